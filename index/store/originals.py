"""What articles were cleaned from: the raw text, its labelled lines, the fields it came with."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import datetime

import orjson

from ..model import CleanDocument, Label, Line, RawDocument

_FIELDS = ("id", "url", "title", "source", "author", "language")
_LONGEST = 1 << 28  # bytes, unpacked
_MOMENTS = ("published", "fetched", "filed")


@dataclass(frozen=True, slots=True)
class Original:
    """What an article was cleaned from, packed. The process that cleaned it packs it, to spare the
    one that writes. ``given`` is None if the raw text is not enough to clean it again (HTML)."""

    raw: bytes
    lines: bytes
    given: str | None


def pack_original(cleaned: CleanDocument, given: RawDocument | None) -> Original:
    """Pack a cleaned document; ``given`` is its input, if that can be cleaned again."""
    lines = [(x.number, x.start, x.end, x.label, x.rule, x.kept) for x in cleaned.lines]
    return Original(
        pack_text(cleaned.raw),
        zlib.compress(orjson.dumps(lines), 1),
        None if given is None else pack_given(given),
    )


def read_lines(lines: bytes) -> tuple[Line, ...]:
    """The labelled lines of a row."""
    return tuple(
        Line(n, start, end, Label(label), rule, bool(kept))
        for n, start, end, label, rule, kept in orjson.loads(_unpacked(lines))
    )


def pack_text(text: str) -> bytes:
    """The text of a document, packed; half letters in it (lone surrogates) survive."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def read_text(raw: bytes) -> str:
    """The text that ``pack_text`` packed."""
    return _unpacked(raw).decode("utf-8", "surrogatepass")


def _unpacked(packed: bytes) -> bytes:
    """Raises ValueError if they are cut off, or more than a document and its lines can be."""
    stream = zlib.decompressobj()
    unpacked = stream.decompress(packed, _LONGEST)
    if not stream.eof:
        raise ValueError("packed bytes are cut off, or too many")
    return unpacked


def pack_given(raw: RawDocument) -> str:
    """The fields of the document but its content and origin, as JSON."""
    values: dict[str, object] = {name: getattr(raw, name) for name in _FIELDS}
    for name in _MOMENTS:
        values[name] = None if (moment := getattr(raw, name)) is None else moment.isoformat()
    values |= {"markup": raw.markup or None, "clean": None if raw.clean else False}
    return json.dumps({name: value for name, value in values.items() if value is not None})


def unpack_given(packed: str, content: str, origin: str) -> RawDocument:
    """The document, from what ``pack_given`` returned."""
    values = json.loads(packed)
    moments = {name: datetime.fromisoformat(values[name]) for name in _MOMENTS if name in values}
    stated = {name: values[name] for name in (*_FIELDS, "clean") if name in values}
    return RawDocument(content, values.get("markup", False), origin, **stated | moments)
