"""The data that a page carries for its scripts, whatever holds them, as plain lists and mappings.

JSON in a script or an attribute, or what a variable is set to; the streams of components of
Next.js; the flat arrays of Nuxt; and the long strings of what is no JSON at all.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from lxml.etree import XPath
from lxml.html import HtmlElement

FEWEST, MOST = 500, 1_000_000  # characters of data
_MOST_SCRIPTS, _MOST_ATTRIBUTES, _MOST_VALUES, _MOST_DEPTH = 100, 20, 10, 40
_BEGINS = re.compile(r"(?:^|=|\()\s*(?=\"?[{\[])")  # of JSON, or of a string that is JSON again
_UNDEFINED = re.compile(r"([:,\[] ?)undefined(?=[,}\]])")
_PUSHED = re.compile(r"__next_f\.push\(\s*(?=\[1,)")
_ROW, _TEXT = re.compile(rb"[0-9a-f]+:"), re.compile(rb"T([0-9a-f]{1,6}),")
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*+"')
_MOST_LITERALS, _LONG_LITERAL = 20_000, 30
_SHARED = 4  # places that have one long string of a flat array
_ATTRIBUTES = XPath(
    f"//@*[string-length(.) >= {FEWEST} and (starts-with(., '{{') or starts-with(., '['))]"
)
_DECODER = json.JSONDecoder()


def embedded(tree: HtmlElement) -> Iterator[object]:
    """The data of the page, one value a script or attribute; so many, and so long, at most."""
    scripts = list(islice(tree.iter("script"), _MOST_SCRIPTS))
    stream = "".join(chain.from_iterable(_pushed(script.text or "") for script in scripts))
    if stream:
        yield list(_rows(stream[:MOST].encode(errors="replace")))
    for script in scripts:
        text = script.text or ""
        if FEWEST <= len(text) <= MOST:
            found = _value(_UNDEFINED.sub(r"\1null", text))
            if script.get("id") == "__NUXT_DATA__" and isinstance(found, list):
                found = _Flat(found).value(0)
            yield _written_out(text) if found is None else found
    for text in islice(_ATTRIBUTES(tree), _MOST_ATTRIBUTES):
        if len(text) <= MOST:
            yield _decoded(str(text))


def _value(text: str) -> object:
    """What the text is, or the first long value it sets a variable to, if that is JSON."""
    for begin in islice(_BEGINS.finditer(text), _MOST_VALUES):
        try:
            found, end = _DECODER.raw_decode(text, begin.end())
        except (ValueError, RecursionError):
            continue
        if end - begin.end() >= FEWEST:
            found = _decoded(found) if isinstance(found, str) else found
            if isinstance(found, dict):  # an answer of a server, as it came
                return {key: _opened(value) for key, value in found.items()}
            return found
    return None


def _opened(value: object) -> object:
    is_json = isinstance(value, str) and len(value) >= FEWEST and value[0] in "{["
    return (_decoded(str(value)) or value) if is_json else value


def _decoded(text: str) -> object:
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def _pushed(script: str) -> Iterator[str]:
    for begin in _PUSHED.finditer(script):
        try:
            found, _ = _DECODER.raw_decode(script, begin.end())
        except (ValueError, RecursionError):
            return
        yield from (part for part in found[1:2] if isinstance(part, str))


def _rows(stream: bytes) -> Iterator[object]:
    """The values of a stream of components: lines of JSON, each numbered, and texts, whose length
    is told in bytes."""
    at = 0
    while row := _ROW.match(stream, at):
        if text := _TEXT.match(stream, row.end()):
            at = text.end() + int(text[1], 16)
            yield stream[text.end() : at].decode(errors="replace")
            continue
        end = stream.find(b"\n", row.end())
        at = len(stream) if end < 0 else end + 1
        if stream[row.end() : row.end() + 1] in (b"{", b"["):
            yield _decoded(stream[row.end() : at].decode(errors="replace"))


class _Flat:
    """An array in which values stand once, and mappings and lists tell their places."""

    def __init__(self, array: Sequence[object]) -> None:
        self._array = array
        self._taken: Counter[int] = Counter()

    def value(self, place: object, depth: int = 0) -> object:
        """The value at a place; a list or mapping goes where it is asked for first, or data
        could be without end."""
        if not isinstance(place, int) or not 0 <= place < len(self._array):
            return place
        found = self._array[place]
        self._taken[place] += 1
        if isinstance(found, str):
            return found if self._taken[place] <= _SHARED or len(found) < FEWEST // 4 else None
        if self._taken[place] > 1 or depth > _MOST_DEPTH:
            return None
        if isinstance(found, dict):
            return {key: self.value(inner, depth + 1) for key, inner in found.items()}
        if isinstance(found, list):
            tagged = found[:1] and isinstance(found[0], str)  # ["Reactive", 1]
            return [self.value(inner, depth + 1) for inner in found[bool(tagged) :]]
        return found


def _written_out(script: str) -> list[str]:
    """The longest string that a script writes out, if it may be an article, and what may be its
    title."""
    written = list(_literals(script))
    longest = max(written, key=len, default="")
    if len(longest) < FEWEST:
        return []
    return [*(text for text in written if len(text) < FEWEST // 4), longest]


def _literals(script: str) -> Iterator[str]:
    """The strings of some length that a script writes out, up to one without an end."""
    at = 0
    for _ in range(_MOST_LITERALS):
        literal = _LITERAL.match(script, at) if (at := script.find('"', at)) >= 0 else None
        if literal is None:
            return
        at = literal.end()
        text = _decoded(literal[0]) if at - literal.start() >= _LONG_LITERAL else None
        if isinstance(text, str):
            yield text
