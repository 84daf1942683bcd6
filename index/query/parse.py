"""Reads what a person typed into a ``Query``; whatever is corrected is said in ``notes``."""

from __future__ import annotations

import re

from ..aliases.table import AliasTable
from ..aliases.tagger import Tagger
from ..errors import BadQuery
from ..model import Span
from ..text.analysis import Analyzer
from .asking import asking_words, noted_question, without_words
from .compounds import Compounds
from .foreign import foreign_syntax
from .grammar import Grammar
from .leaves import Leaves
from .lexicon import Addressed, Count, Expander, Lexicon, MatchCount
from .modes import AliasMode
from .moments import moments, noted, with_moments
from .nodes import Query

__all__ = ["MAX_CHARS", "Expander", "Parser"]

MAX_CHARS = 500

# One code point for one, so that offsets stay right: quotation marks of all languages become ",
# full-width brackets and colons ASCII ones, and control characters and lone surrogates spaces.
_STRAIGHT = str.maketrans(
    dict.fromkeys("“”„‟«»＂「」『』〝〞", '"') | {"（": "(", "）": ")", "：": ":", "＊": "*"}
)
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class Parser:
    """Reads queries for one version of the alias table and one set of languages.

    Use one per thread, as with its analyzer. Without ``table`` every ``entity:id`` is accepted,
    without ``count`` and ``matching`` a name typed as an ordinary word is always the word, without
    ``addressed`` the address of an article is searched as text.
    """

    def __init__(
        self,
        analyzer: Analyzer,
        tagger: Tagger,
        languages: tuple[str, ...],
        expander: Expander,
        table: AliasTable | None = None,
        count: Count | None = None,
        addressed: Addressed | None = None,
        matching: MatchCount | None = None,
    ) -> None:
        self._lexicon = Lexicon(
            analyzer, tagger, languages, expander, table, count, addressed, matching
        )
        self._grammar = Grammar()
        self._compounds = Compounds(self._lexicon)

    def parse(
        self,
        text: str,
        *,
        aliases: AliasMode = AliasMode.ON,
        without: tuple[str, ...] = (),
        apart: bool = False,
        named: bool = False,
        limit: int | None = MAX_CHARS,
    ) -> Query:
        """The query in ``text``. Spans are offsets into ``text``, in code points.

        ``without``: form ids that are not searched. ``apart``: names of several words that no
        article has are read as their words. ``named``: names typed as ordinary words are taken
        for names. ``limit``: most characters taken, None for any.

        Raises:
            BadQuery: longer than ``limit``, or nothing in it that could be searched for.
        """
        if limit is not None and len(text) > limit:
            raise BadQuery(f"The query has {len(text)} characters; at most {limit} are taken.")
        straight = _NO_TEXT.sub(" ", text).translate(_STRAIGHT)
        asking = self._asking(straight)
        said = without_words(straight, asking)
        leaves = Leaves(
            text, said, self._lexicon, self._compounds, aliases, without, apart=apart, named=named
        )
        root = self._grammar.tree(said, leaves)
        for sentence in foreign_syntax(straight):
            leaves.note(sentence)
        if root is None:
            raise BadQuery(" ".join((*leaves.notes, _NOTHING)))
        root = with_moments(self._compounds.beside(root, straight), straight)
        for sentence in self._compounds.told(root):
            leaves.note(sentence)
        for moment in moments(root):
            leaves.note(noted(moment))
        if asking:
            leaves.note(noted_question([text[word.start : word.end] for word in asking]))
        return Query(text, root, leaves.notes, leaves.offers)

    def _asking(self, text: str) -> tuple[Span, ...]:
        """The words that only ask, without those of a name ("WHO is worried")."""
        words = asking_words(text)
        if not words:
            return ()
        tokens = self._lexicon.analyzer.analyse(text)
        named: set[int] = set()
        for name in self._lexicon.tagger.tag_query(text, tokens):
            if not name.ordinary:
                named.update(tokens.starts[name.first_token :][: name.token_count])
        return tuple(word for word in words if word.start not in named)


_NOTHING = 'There is nothing to search for: type a word, a name, or "a few words in quotes".'
