"""Cuts a page that came without line breaks: into sentences, and what stands between them.

Tools that make one line of a page's white space leave no other sign of where a menu, a headline or
a caption ends than that its words begin with capitals.
"""

from __future__ import annotations

import re

_LONG = 1_000  # characters of a line on average, where hardly any breaks are left
_FURNISHED = 100  # words for each cut between words of menus: an article alone has fewer cuts
_MOST = 10_000  # cuts of a kind
_CAPITAL, _SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_WORD = rf"[{_SMALL}][\w’'-]*"
_FURNITURE = re.compile(  # before each of five words or more with capitals, and before marks: "|"
    rf"(?<=[{_SMALL}0-9?]) (?=(?:[{_CAPITAL}][\w’'&-]* ){{5}})| (?=[^\w\s–—-]+ )"
)
_ONSET = re.compile(  # "Sport Contact Search ‸The bridge is shut"
    rf"(?<!\S)((?:[^{_SMALL}\s]\S*\s){{2}}[^{_SMALL}\s](?:\S*[^\s,;.!?])?) "
    rf"(?=[\"“‘('’]?[{_CAPITAL}][\w’'-]*,? {_WORD},? {_WORD})"
)
_STOP = re.compile(rf"(?:(?<=[.!?…])|(?<=[.!?…][\"”’)'])) (?=[\"“‘('\[]?[{_CAPITAL}0-9])")


def cut(text: str) -> str:
    """``text`` with spaces replaced by line breaks, if it has next to none and more than an article
    in it. All characters keep their places."""
    if len(text) < _LONG * (1 + text.count("\n")):
        return text
    furnished, times = _FURNITURE.subn("\n", text, count=_MOST)
    if times * _FURNISHED < text.count(" "):
        return text
    begun = _ONSET.sub(r"\1\n", furnished, count=_MOST)
    return _STOP.sub("\n", begun, count=_MOST)
