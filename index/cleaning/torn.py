"""Joins sentences that were broken at links, by tools that write each text node as a line.

The lines "The minister", "told the Post", "on Monday that he would go." become one line.
"""

from __future__ import annotations

import re

from .normalise import SENTENCE_ENDS, ends_like_a_sentence

_LEAST = 2  # broken sentences, before any is joined
_BEGUN, _LINK, _SENTENCE = 4, 8, 12  # words: least at its beginning, most of a link, least in all
_BACK, _ON = 8, 12  # lines looked at before and after a break
_LONG = 12  # letters, at least, of a line before a break
_SUSPECT = re.compile(  # a break before a mark, or before a small letter but not after a sentence
    r"\n(?=[ \ta-zß-ÿ,;)])(?=[ \t]*[a-zß-ÿ,;)])"
    rf"(?:(?<![{SENTENCE_ENDS}]\n)(?<=[^\n]{{{_LONG}}}\n)|(?=[ \t]*[,;)]))"
)
_GOING_ON = tuple(",.;:)]’”!?%")
_MORE = (
    "the a an of in to by and or with for on at from that as into about after his her their its is"
    " was were are has have had than but which who when said says told"
)
_WANT_MORE = frozenset(_MORE.split())


def joined(text: str) -> str:
    """``text`` with line breaks within sentences replaced by spaces, if there are several.

    All characters keep their places. A sentence is broken if a line that does not end one is
    followed by one that continues it: one that begins with a small letter or a mark, follows a word
    like "the", or has few words and is itself followed by such a line.
    """
    places = [found.start() for found in _SUSPECT.finditer(text)]
    if len(places) < _LEAST:
        return text
    torn: list[tuple[int, int]] = []
    seen = -1
    for place in places:
        if place <= seen:
            continue
        seen = _end_of_sentence(text, place)
        if ends_like_a_sentence(text[text.rfind("\n", 0, seen) + 1 : seen].rstrip()):
            begin = _begin(text, place)
            first = _first_of_sentence(text[begin:seen].split("\n"))
            if first is not None:
                torn.append((begin + first, seen))
    if len(torn) < _LEAST:
        return text
    parts, done = [], 0
    for begin, end in torn:
        whole = text[begin:end].replace("\r\n", "  ").replace("\n", " ")
        parts += [text[done:begin], whole]
        done = end
    return "".join([*parts, text[done:]])


def _begin(text: str, place: int) -> int:
    """Where the lines begin that may belong to a broken sentence: after a sentence or an empty
    line."""
    begin = text.rfind("\n", 0, place) + 1
    for _ in range(_BACK):
        before = text.rfind("\n", 0, max(0, begin - 1)) + 1
        line = text[before : max(0, begin - 1)].strip()
        if not line or ends_like_a_sentence(line):
            break
        begin = before
    return begin


def _end_of_sentence(text: str, place: int) -> int:
    """The end of the first line after a break that ends a sentence, else of the last line tried."""
    end = place
    for _ in range(_ON):
        after = text.find("\n", end + 1)
        after = after if after >= 0 else len(text)
        line = text[end + 1 : after].strip()
        if not line:
            break
        end = after
        if ends_like_a_sentence(line):
            break
    return end


def _first_of_sentence(rows: list[str]) -> int | None:
    """Where in the rows the broken sentence begins that the last row ends; None if there is
    none."""
    lines = [row.strip() for row in rows]
    on = [line[:1].islower() or line.startswith(_GOING_ON) for line in lines] + [False]
    sizes = [len(line.split()) for line in lines]
    first, words = 0, sizes[0]
    for at in range(len(lines) - 1):
        asked = lines[at].rpartition(" ")[2].lower() in _WANT_MORE
        linked = on[at + 2] and sizes[at + 1] <= _LINK
        goes_on = lines[at] and (on[at + 1] or asked or linked)
        begun = words >= _BEGUN or (on[at + 1] and sizes[at + 1] >= _BEGUN)
        if not goes_on or not (begun or (asked and (on[at + 1] or on[at + 2]))):
            first, words = at + 1, 0
        words += sizes[at + 1]
    if first == len(lines) - 1 or words < _SENTENCE:
        return None
    return sum(len(row) + 1 for row in rows[:first])
