"""Opaque cursors: a place in a list of hits. The server stores nothing.

A relevance cursor holds its window, the articles the second stage ranked, and how many of them were
shown; after the window the list continues by date. In a date order the last key is enough.
See docs/adr/0037-relevance-cursor.md.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from array import array
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from ..errors import BadCursor
from ..request import SearchRequest

_LONGEST = 8_000  # characters of a cursor
_WINDOW_BITS = 10  # zlib's window: 1 KB, nearly a whole cursor; a small one is quick to allocate
_LARGEST = 64_000  # bytes of an unpacked cursor
WHOLE = -1  # instead of a passage's number: the hit is the article
HIDDEN = -2  # no hit, as it is a copy of one or was shown before


@dataclass(frozen=True, slots=True)
class Cursor:
    """``window``: (ordinal, passage or ``WHOLE``) in rank order; ``shown`` of them were returned.

    Articles at the end marked ``HIDDEN`` must not be shown later: copies of articles in the window,
    and hits shown by date that have copies. ``after`` is the last date key returned, None while
    still in the window; ``dated`` counts the hits returned by date.
    """

    window: tuple[tuple[int, int], ...]
    shown: int
    after: int | None = None
    dated: int = 0

    @property
    def visible(self) -> tuple[tuple[int, int], ...]:
        """The hits of the window."""
        return tuple([one for one in self.window if one[1] != HIDDEN])

    @property
    def inside(self) -> bool:
        """Whether the next page begins in the window."""
        return self.shown < len(self.visible)

    @property
    def ranked(self) -> int:
        """How many hits were shown before this place in the list."""
        return self.shown + self.dated


def encode(cursor: Cursor, request: SearchRequest) -> str:
    """The cursor as a token for this request's next page."""
    flat = [n for pair in cursor.window for n in pair]
    packed = orjson.dumps([_fingerprint(request), cursor.shown, cursor.after, cursor.dated, flat])
    deflated = zlib.compress(packed, 9, _WINDOW_BITS)
    return base64.urlsafe_b64encode(deflated).decode().rstrip("=")


def decode(request: SearchRequest) -> Cursor | None:
    """The request's cursor, None on the first page.

    Raises:
        BadCursor: it was not made by ``encode``, or for another request.
    """
    if request.cursor is None:
        return None
    try:
        fingerprint, shown, after, dated, flat = _unpack(request.cursor)
        array("q", (shown, after or 0, dated, *flat))  # takes what store and engine can take
        cursor = Cursor(tuple(zip(flat[::2], flat[1::2], strict=True)), shown, after, dated)
    except (ValueError, TypeError, OverflowError, binascii.Error, zlib.error) as error:
        raise BadCursor("this cursor is not one of ours: begin again without it") from error
    if fingerprint != _fingerprint(request):
        raise BadCursor("this cursor belongs to another query: begin again without it")
    return cursor


def _unpack(token: str) -> tuple[Any, ...]:
    if len(token) > _LONGEST:
        raise ValueError("too long")
    data = base64.urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
    inflate = zlib.decompressobj()
    return tuple(orjson.loads(inflate.decompress(data, _LARGEST)))


def _fingerprint(r: SearchRequest) -> str:
    """Everything that decides which hits come in which order."""
    typed = (
        r.text, r.since, r.until, sorted(r.sources), sorted(r.languages), sorted(r.without),
        r.recency,
    )  # fmt: skip
    chosen = "|".join((r.sort, r.group, r.match, r.aliases, r.duplicates, *r.scope))
    text = f"{typed!r} {chosen}"
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()
