"""Texts in Markdown, and with the numbers lynx gives to links: their marks are none of their words.

Readers made for language models put pages out so, and html2text does.
"""

from __future__ import annotations

import re

from .normalise import UNSEEN

_LEAST_LINKS, _LEAST_HEADINGS, _LEAST_NUMBERED = 2, 2, 5
_WORD = r"[^()\s]{1,2000}+"  # of an address, which may have been broken at a hyphen
_ADDRESS = (
    rf"\((?=[^()\s]{{0,100}}[/#:.]){_WORD}(?:(?<=-)\n[ \t]{{0,8}}{_WORD}){{0,20}}"
    r"(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s\"[^\"\n]{0,300}\")?\)"
)
_PICTURE = re.compile(rf"!\[[^\[\]]{{0,500}}\]{_ADDRESS}")  # "![The bridge](http://e.org/b.jpg)"
# "[the bridge](http://e.org/b)", "[the bridge][3]"
_LINK = re.compile(rf"\[([^\[\]]{{0,500}})(\](?:{_ADDRESS}|\[\d{{1,4}}\]))")
# One letter and a look beside it: strings of several are looked for several times as long.
_LINKED, _HEADED, _FIRST = map(re.compile, (r"\](?=[(\[])", r"#(?<=\n#)#", r"\[(?=1\])"))
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_SUBHEADING = re.compile(r"^[ \t]{0,3}##{1,5}[ \t]+\w", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_STRONG = re.compile(r"\*\*|__|~~")
# "*the bridge*", "_the bridge_"
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]{1,300})(?<=\S)\1(?![\w*_])")
_ESCAPED = re.compile(r"\\(?=[^\w\s])")
# "[12]the bridge", as lynx writes links
_NUMBERED = re.compile(r"(?<![\w\[\]])\[(\d{1,4})\](?=[\w“‘\"'(])")
_MARKS = f" \t\r{UNSEEN}"


def unmarked(text: str) -> str:
    """``text`` with each character of a mark made ``UNSEEN``, if it is in Markdown or from lynx.

    No letter moves. Marks are what makes links, headings, quotes and emphasis, and pictures whole:
    a page does not show what is said of them.
    """
    bracketed = "]" in text
    if (bracketed and _LINKED.search(text)) or ("#" in text and _HEADED.search(text)):
        text = _without_markdown(text)
    return _without_numbers(text) if bracketed and _FIRST.search(text) else text


def _without_markdown(text: str) -> str:
    seen, pictures = _PICTURE.subn(_hidden, text)
    seen, links = _LINK.subn(_said, seen)
    if pictures + links < _LEAST_LINKS and len(_SUBHEADING.findall(seen)) < _LEAST_HEADINGS:
        return text
    if pictures:
        seen = "\n".join(_alone(row) for row in seen.split("\n"))
    for mark in (_HEADING, _QUOTE, _STRONG, _ESCAPED):
        seen = mark.sub(_hidden, seen)
    return _EMPHASIS.sub(lambda found: UNSEEN + found[2] + UNSEEN, seen)


def _alone(row: str) -> str:
    """A row with nothing but a picture keeps the mark it began with: it is a line of the page."""
    begin = row.find(UNSEEN)
    if begin < 0 or row.strip(_MARKS):
        return row
    return row[:begin] + "!" + row[begin + 1 :]


def _without_numbers(text: str) -> str:
    numbers = [int(found[1]) for found in _NUMBERED.finditer(text)]
    if len(numbers) < _LEAST_NUMBERED or numbers != sorted(set(numbers)):
        return text
    return _NUMBERED.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    """As many unseen characters as were found; line breaks stay."""
    return _unseen(found[0])


def _said(found: re.Match[str]) -> str:
    return UNSEEN + found[1] + _unseen(found[2])


def _unseen(mark: str) -> str:
    return "\n".join(UNSEEN * len(row) for row in mark.split("\n"))
