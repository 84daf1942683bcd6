"""People typed as catalogues list them: "Rice, Susan", "Bush, George W."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from ..aliases.tagger import QueryName
from ..model import TokenStream
from .lexicon import PERSON, Lexicon

_SURNAME, _GIVEN = 2, 3  # words at most: "Le Pen, Marine", "Bush, George H. W."
_LAST = frozenset(("jr", "sr", "junior", "senior", "ii", "iii"))  # "Trump, Donald Jr."


def turned_round(text: str, tokens: TokenStream, lexicon: Lexicon) -> Iterator[QueryName]:
    """At each comma of a text somebody who is listed with what stands behind it first."""
    for at in range(1, len(tokens)):
        if text[tokens.ends[at - 1] : tokens.starts[at]].strip() == ",":
            yield from _around(at, tokens, lexicon)


def _around(at: int, tokens: TokenStream, lexicon: Lexicon) -> list[QueryName]:
    """Whom the most words around the comma before a token name; empty if nobody."""
    firsts, ends = range(max(at - _SURNAME, 0), at), range(min(at + _GIVEN, len(tokens)), at, -1)
    for first, end in product(firsts, ends):
        given, last = tokens.surfaces[at:end], int(tokens.folded[end - 1] in _LAST)
        cut = len(given) - last
        words = " ".join((*given[:cut], *tokens.surfaces[first:at], *given[cut:]))
        for name in lexicon.tagger.tag_query(words, lexicon.analyzer.analyse(words)):
            if name.token_count == end - first and lexicon.are(name.entities, PERSON):
                return [replace(name, first_token=first)]
    return []
