"""Opaque cursors: where a reader is in a list of hits, with nothing kept on the server.

Under relevance a cursor carries its window: the articles the second stage ranked, in order, and
how many were shown; after it the list goes on by date. Date orders need the last key alone.
See docs/adr/0003-relevance-cursor.md.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from ..answer import SearchRequest
from ..errors import BadCursor

_LONGEST = 8_000  # characters of a cursor
_WINDOW_BITS = 10  # of zlib: a kilobyte, nearly all of a cursor, is soon made ready
_MEMORY = 3  # of 9 that zlib may take: the less, the sooner
_LARGEST = 64_000  # bytes of one unpacked
HIDDEN = -2  # instead of a passage: no hit of its own, being a copy of another hit or a hit before


@dataclass(frozen=True, slots=True)
class Cursor:
    """``window``: (article number, passage or -1) in rank order, of which ``shown`` were given out.

    After those come the articles to be left out further on, marked ``HIDDEN``: copies of the
    window's, and of what was shown by date those that have copies.
    ``after`` is the last date key seen, None while still in the window; ``behind`` counts the
    hits shown by date.
    """

    window: tuple[tuple[int, int], ...]
    shown: int
    after: int | None = None
    behind: int = 0

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
        return self.shown + self.behind


def encode(cursor: Cursor, request: SearchRequest) -> str:
    """The cursor as a token for this request's next page."""
    flat = [n for pair in cursor.window for n in pair]
    packed = orjson.dumps([_fingerprint(request), cursor.shown, cursor.after, cursor.behind, flat])
    deflate = zlib.compressobj(9, zlib.DEFLATED, _WINDOW_BITS, _MEMORY)
    deflated = deflate.compress(packed) + deflate.flush()
    return base64.urlsafe_b64encode(deflated).decode().rstrip("=")


def decode(request: SearchRequest) -> Cursor | None:
    """The request's cursor, None on the first page.

    Raises:
        BadCursor: it was not made here, or for another question.
    """
    if request.cursor is None:
        return None
    try:
        fingerprint, shown, after, behind, flat = _unpack(request.cursor)
        window = tuple(zip(map(int, flat[::2]), map(int, flat[1::2]), strict=True))
        cursor = Cursor(window, int(shown), None if after is None else int(after), int(behind))
    except (ValueError, TypeError, binascii.Error, zlib.error, RecursionError) as error:
        raise BadCursor("this cursor is not one of ours: begin again without it") from error
    if fingerprint != _fingerprint(request):
        raise BadCursor("this cursor belongs to another query: begin again without it")
    return cursor


def _unpack(token: str) -> tuple[Any, ...]:
    if len(token) > _LONGEST:
        raise ValueError("too long")
    data = base64.urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
    inflate = zlib.decompressobj()
    return tuple(json.loads(inflate.decompress(data, _LARGEST)))


def _fingerprint(r: SearchRequest) -> str:
    """Everything that decides which hits come in which order."""
    typed = (
        r.text, r.since, r.until, sorted(r.sources), sorted(r.languages), sorted(r.without),
        r.recency,
    )  # fmt: skip
    chosen = "|".join((r.sort, r.group, r.match, r.aliases, r.duplicates, *r.scope))
    told = f"{typed!r} {chosen}"
    return blake2b(told.encode("utf-8", "replace"), digest_size=6).hexdigest()
