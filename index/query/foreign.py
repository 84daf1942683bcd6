"""Notes about the syntax of other search engines, which has no meaning here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Span
from .dates import NUMBERED, stretch
from .pieces import VALUES, ZONES, quoted

_FIELD_LIKE = re.compile(r"(?<![^\s(+\-])([a-z]{2,20}):(?=[^\s/:])")  # "site:bbc.com"
_MEANT = {
    "author": "the name itself",
    "headline": "title:word",
    "intitle": "title:word",
    "published": "date:2014",
    "publisher": "source:name",
    "site": "source:name",
    "text": "body:word",
    "year": "date:2014",
}
_PERCENT = re.compile(r"(\d[\d.,]*)\s?%")  # "22%"
_NOT = re.compile(r"(?<!\S)!(?=[^\W_])")  # "!drone"
_DASHES = re.compile(r"(?<!\S)--+(?=[^\W_])")  # "--drone"
_NEAR = re.compile(  # "Assad NEAR/5 Geneva", "Assad w/5 Geneva"
    r"(?<!\S)(?:NEAR|WITHIN|[wWnN])(?:/\d+)(?!\S)|(?<=\S )NEAR(?= \S)"
)
_ONE_LETTER = re.compile(r"(?<![^\s(])[^\s/]*[^\W_]\?(?=[^\W_])")  # "wom?n"; not in an address
_APOSTROPHES = re.compile(  # "'air strike'"
    r"(?<![^\s(])['‘‚][^\W_][^'’‘\"]*\s[^'’‘\"]*['’](?![^\s)])"
)
_DAY = re.compile(rf"(?<![^\s(]){NUMBERED}(?![^\s,;)])")  # "3/6/2014": March or June
_FEW = 6  # words at most of a query in which a small "or" may be meant as OR


def operators(text: str) -> tuple[Span, ...]:
    """The operators between words of ``text`` that are not searched; in quotation marks they are
    words."""
    found = (Span(*near.span()) for near in _NEAR.finditer(text))
    return tuple(near for near in found if not text.count('"', 0, near.start) % 2)


def foreign_syntax(text: str) -> Iterator[str]:
    """A sentence for each piece of such syntax in ``text``, a query with straight quotes."""
    for match in _FIELD_LIKE.finditer(text):
        if match[1] not in (*ZONES, *VALUES):
            advice = f"; write {_MEANT[match[1]]}" if match[1] in _MEANT else ""
            yield f"“{match[1]}:” is not a field; it was searched as text{advice}."
    if found := _PERCENT.search(text):
        yield f"“%” is no word and was left out; “{found[1]} percent” finds what is written so."
    if _NOT.search(text):
        yield "“!” was left out; write -word to exclude a word."
    if _DASHES.search(text):
        yield "“--” excludes nothing and was left out; write -word with one."
    for near in operators(text)[:1]:
        typed = text[near.start : near.end]
        yield f'“{typed}” was left out; write "two words"~5 for words near each other.'
    if _ONE_LETTER.search(text):
        yield "“?” stands for no letter; write the beginning and a star, or the word and “~”."
    if single := _APOSTROPHES.search(text):
        yield f"{quoted(single[0])} was searched as words; double quotation marks make a phrase."
    for day in _DAY.findall(text):
        if stretch(day) is None:
            yield f"{quoted(day)} names no day for certain; write date:2014-01-31."
    words = text.split()
    if len(words) <= _FEW and '"' not in text:
        if "or" in words[1:-1]:
            yield "“or” was searched as a word; write OR in capitals for either."
        if "not" in words[1:-1]:
            yield "“not” was searched as a word; write NOT in capitals, or -word, to exclude."
