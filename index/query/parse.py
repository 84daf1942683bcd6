"""Reads what a person typed into a ``Query``; whatever is corrected is said in ``notes``."""

from __future__ import annotations

import re

from ..errors import BadQuery
from ..model import Span
from .asking import asking_words, noted_question, without_words
from .compounds import Compounds
from .foreign import foreign_syntax, operators
from .grammar import Grammar
from .items import Items
from .leaves import Leaves
from .lexicon import Lexicon
from .modes import AliasMode, Reading
from .moments import noted
from .nodes import Moment, Query
from .trees import nodes

MAX_CHARS = 500

# One code point for one, so that offsets stay right: quotation marks of all languages become ",
# full-width brackets and colons ASCII ones, and control characters and lone surrogates spaces.
_STRAIGHT = str.maketrans(
    dict.fromkeys("“”„‟«»＂「」『』〝〞", '"') | {"（": "(", "）": ")", "：": ":", "＊": "*"}
)
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class Parser:
    """Reads queries for one version of the names and of the archive; use one per thread."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._grammar = Grammar()
        self._compounds = Compounds(lexicon)

    def parse(
        self,
        text: str,
        *,
        aliases: AliasMode = AliasMode.ON,
        without: tuple[str, ...] = (),
        reading: Reading = Reading.TYPED,
        limit: int | None = MAX_CHARS,
    ) -> Query:
        """The query in ``text``. Spans are offsets into ``text``, in code points.

        ``without``: form ids that are not searched. ``limit``: most characters taken, None for any.

        Raises:
            BadQuery: longer than ``limit``, or nothing in it that could be searched for.
        """
        if limit is not None and len(text) > limit:
            raise BadQuery(f"The query has {len(text)} characters; at most {limit} are taken.")
        straight = _NO_TEXT.sub(" ", text).translate(_STRAIGHT)
        asking = self._asking(straight)
        said = without_words(straight, (*asking, *operators(straight)))
        notes: list[str] = []
        items = Items(text, self._lexicon, notes.append, aliases, without, reading)
        root = self._grammar.tree(said, Leaves(said, items, self._compounds))
        notes += foreign_syntax(straight)
        if root is None:
            raise BadQuery(" ".join((*dict.fromkeys(notes), _NOTHING)))
        root = self._compounds.beside(root, straight)
        notes += self._compounds.told(root)
        notes += [noted(moment) for moment in nodes(root) if isinstance(moment, Moment)]
        if asking:
            notes.append(noted_question([text[word.start : word.end] for word in asking]))
        return Query(text, root, tuple(dict.fromkeys(notes)), items.offers)

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
