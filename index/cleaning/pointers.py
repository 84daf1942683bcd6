"""Lines that point to another story: "READ MORE: The bridge is mended".

They may read like sentences of the article, but the names in them belong to another one.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from .features import Pages
from .sheet import Sheet
from .words import Flags, Hashes, hash_words

MOST_WORDS = 40  # of a pointer
_PHRASES = (
    r"(?:also|must)[ -]read|read[ -](?:also|more|next)|see also|more(?: on this)?"
    r"|related(?: (?:article|story|stories|coverage|content|reading|posts?|news|video))?"
    r"|watch(?: (?:also|more|now))?|recommended(?: reading)?|keep reading|up next"
    r"|further reading|you (?:may|might) also like|lesen sie (?:auch|mehr)|mehr zum thema"
    r"|lire (?:aussi|également)|à lire aussi|lea? también|leggi anche|leia (?:também|mais)"
    r"|lees ook|читайте также"
)
_MORE_IF_LINKED = (
    r"also on [\w ]{2,30}|read(?:[ -](?:on|this))?|listen|don['’]t miss|related \w{1,12}"
    r"|más información"
)
_FIRST_WORDS = (
    "also must read see more related watch recommended keep up further you lesen mehr lire à lea "
    "le leggi leia lees читайте"
)
"""The first words of pointers in texts without tags."""
_POINTER = re.compile(rf"\W{{0,3}}(?:{_PHRASES})\s?[:>»|]\s?\S", re.IGNORECASE)
_LINKED = re.compile(rf"\W{{0,3}}(?:{_PHRASES}|{_MORE_IF_LINKED})\s?[:>»–—|]", re.IGNORECASE)


def points(line: str, *, linked: bool = False) -> bool:
    """Whether the line begins like a pointer; with more beginnings if tags show that it is
    ``linked``."""
    return (_LINKED if linked else _POINTER).match(line) is not None


def pointing(every: list[Sheet], pages: Pages, body: Flags) -> list[int]:
    """The lines of the body that point to another story: "READ MORE: The bridge is mended"."""
    wordy = np.flatnonzero(body & (pages.sizes > 0) & (pages.sizes <= MOST_WORDS))
    first = pages.words.take(pages.first_word.take(wordy))
    return [
        index
        for index in wordy[np.isin(first, _pointing_words())].tolist()
        if points(every[pages.text[index]].line(index))
    ]


@cache
def _pointing_words() -> Hashes:
    return hash_words(_FIRST_WORDS)
