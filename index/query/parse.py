"""What a person typed, as a ``Query``: forgiving, with every correction said in ``notes``."""

from __future__ import annotations

import re

from ..aliases.table import AliasTable
from ..aliases.tagger import Tagger
from ..analysis import Analyzer
from ..errors import BadQuery
from .grammar import Grammar
from .leaves import Expander, Leaves, Lexicon
from .modes import AliasMode
from .nodes import Query
from .pieces import VALUES, ZONES

__all__ = ["MAX_CHARS", "Expander", "Parser"]

MAX_CHARS = 500

# One code point for one, so that offsets stay: quotes of all countries, full-width brackets and
# colon; what is invisible or no text at all (controls, lone surrogates) is white space.
_STRAIGHT = str.maketrans(
    dict.fromkeys("“”„‟«»＂「」『』〝〞", '"') | {"（": "(", "）": ")", "：": ":", "＊": "*"}
)
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_FIELD_LIKE = re.compile(r"(?<![^\s(+\-])([a-z]{2,20}):(?=[^\s/:])")
_FEW = 6  # words of a query short enough that "or" in it may have been meant


class Parser:
    """Reads queries for one version of the alias table and one set of languages.

    Use one per thread, as with its analyzer. Without ``table`` every ``entity:id`` is believed.
    """

    def __init__(
        self,
        analyzer: Analyzer,
        tagger: Tagger,
        languages: tuple[str, ...],
        expander: Expander,
        table: AliasTable | None = None,
    ) -> None:
        self._lexicon = Lexicon(analyzer, tagger, languages, expander, table)
        self._grammar = Grammar()

    def parse(
        self,
        text: str,
        *,
        aliases: AliasMode = AliasMode.ON,
        without: tuple[str, ...] = (),
        limit: int | None = MAX_CHARS,
    ) -> Query:
        """The query that ``text`` says. Spans are code points of ``text``, which they slice.

        ``without``: form ids not to be followed. ``limit``: most characters taken, None for any.

        Raises:
            BadQuery: longer than ``limit``, or nothing in it that could be searched for.
        """
        if limit is not None and len(text) > limit:
            raise BadQuery(f"The query has {len(text)} characters; at most {limit} are taken.")
        straight = _NO_TEXT.sub(" ", text).translate(_STRAIGHT)
        leaves = Leaves(text, straight, self._lexicon, aliases, without)
        root = self._grammar.tree(straight, leaves)
        _note_habits(straight, leaves)
        if root is None:
            raise BadQuery(" ".join((*leaves.notes, _NOTHING)))
        return Query(text, root, leaves.notes, leaves.offers)


_NOTHING = 'There is nothing to search for: type a word, a name, or "a few words in quotes".'


def _note_habits(text: str, leaves: Leaves) -> None:
    """Say what means something elsewhere and is plain text here: ``site:x``, ``a or b``."""
    for match in _FIELD_LIKE.finditer(text):
        if match[1] not in (*ZONES, *VALUES):
            leaves.note(f"“{match[1]}:” is not a field; it was searched as text.")
    words = text.split()
    if len(words) <= _FEW and "or" in words[1:-1] and '"' not in text:
        leaves.note("“or” was searched as a word; write OR in capitals for either.")
