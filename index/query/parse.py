"""Reads what a person typed into a ``Query``; whatever is corrected is said in ``notes``."""

from __future__ import annotations

import re
from dataclasses import replace

from ..deadline import NEVER, Deadline
from ..errors import BadQuery, QueryTooCostly
from ..matching import ARTICLE, Zone
from ..model import Span
from .asking import asking_words, noted_question, without_words
from .compounds import Compounds
from .cost import as_typed
from .foreign import foreign_syntax, operators
from .grammar import Grammar
from .items import Items
from .leaves import Leaves
from .lexicon import Lexicon
from .longer import with_longer
from .marked import MOST_SIMILAR, expanded
from .modes import AliasMode, Reading
from .moments import noted
from .nodes import Like, Moment, Query
from .pieces import ZONES
from .trees import nodes, with_capital

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
        scope: tuple[Zone, ...] = ARTICLE,
        deadline: Deadline = NEVER,
    ) -> Query:
        """The query in ``text``. Spans are offsets into ``text``, in code points.

        ``without``: form ids that are not searched. ``limit``: most characters taken, None for any.

        Raises:
            BadQuery: longer than ``limit``, or nothing in it that could be searched for.
            QueryTooCostly: too many words with ``~``, if there is a ``limit``.
            OutOfTime: the deadline passed before all ``word*`` and ``word~`` were looked up.
        """
        if limit is not None and len(text) > limit:
            raise BadQuery(f"The query has {len(text)} characters; at most {limit} are taken.")
        straight = _NO_TEXT.sub(" ", text).translate(_STRAIGHT)
        asking = self._asking(straight)
        said = without_words(straight, (*asking, *operators(straight)))
        notes: list[str] = []
        typed = (zone for name, zone in ZONES.items() if f"{name}:" in straight.casefold())
        lexicon = replace(self._lexicon, zones=tuple(dict.fromkeys((*scope, *typed))))
        items = Items(text, lexicon, notes.append, aliases, without, reading)
        root = self._grammar.tree(said, Leaves(said, items, self._compounds))
        notes += foreign_syntax(straight)
        if root is None:
            raise BadQuery(" ".join((*dict.fromkeys(notes), _NOTHING)))
        fuzzy = [as_typed(like) for like in nodes(root) if isinstance(like, Like) and like.edits]
        if limit is not None and len(fuzzy) > MOST_SIMILAR:
            reason = f"is one too many: at most {MOST_SIMILAR} words can have a “~”"
            raise QueryTooCostly(f"“{fuzzy[-1]}” {reason}.", fuzzy[-1])
        root = expanded(self._compounds.beside(root, straight), lexicon, scope, deadline)
        root = with_capital(with_longer(root, text, lexicon))
        notes += self._compounds.told(root)
        notes += [noted(moment) for moment in nodes(root) if isinstance(moment, Moment)]
        if asking:
            notes.append(noted_question([text[word.start : word.end] for word in asking]))
        return Query(text, root, tuple(dict.fromkeys(notes)), items.offers, asking)

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
