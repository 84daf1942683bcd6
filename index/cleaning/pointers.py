"""Lines that point to another story: "READ MORE: The bridge is mended".

They may read like sentences of the article, but the names in them belong to another one.
"""

from __future__ import annotations

import re

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
FIRST_WORDS = (
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
