"""Decodes bytes: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re
from itertools import chain

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

# The longer mark first: the one of UTF-32-LE begins with the one of UTF-16-LE.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip or Office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_PACKINGS = (
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\x04\x22\x4d\x18", "an lz4 file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"Rar!\x1a", "a rar file"),
)
# "<?xml version='1.0'?><rss version='2.0'>"
_LISTING = re.compile(
    rb"\s*(?:<[?!][^>]{0,500}>\s*){0,5}<(?:rss|feed|rdf:rdf|urlset|sitemapindex|opml)\b", re.I
)
# "From ann@paper.example Tue Mar  4 08:00:00 2014", or a head with "Message-ID: <1@paper.example>"
_MAIL = re.compile(
    rb"From \S+ [^\n]{6,40}:\d\d [^\n]{0,12}\d{4}\s*\n[\w-]+:"
    rb"|(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?(?:message-id|mime-version):",
    re.I,
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1a\x08")) + b"\x7f"
_LOOKED_AT = 8192
_MAX_CONTROL_SHARE = 0.02
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")  # a letter in UTF-8
_META_WITHIN = 4096
_MOSTLY_HIGH = 0.3  # of all bytes but ASCII white space: no Latin script comes near


def byte_order_mark(head: bytes) -> str | None:
    """The codec named by a byte order mark at the start, or None."""
    return next((codec for mark, codec in _BYTE_ORDER_MARKS if head.startswith(mark)), None)


def refused_packing(head: bytes) -> str | None:
    """A message about a file compressed in a way that is not supported; None for others."""
    kind = next((kind for magic, kind in _PACKINGS if head.startswith(magic)), None)
    return kind and f"is {kind}; unpack it first, or pass it unpacked to standard input"


def listing_kind(head: bytes) -> str | None:
    """A message about a feed, a sitemap or mail, which are text but no article; else None."""
    text = head[:_LOOKED_AT].removeprefix(codecs.BOM_UTF8)
    if _LISTING.match(text):
        return "is a feed or a sitemap, not an article; fetch the pages it links to"
    return "is mail, not an article; save the text of each as a file" if _MAIL.match(text) else None


def binary_kind(head: bytes) -> str | None:
    """What a file is ("a PDF", "binary data") if not text, judged by its start; None for text."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    sample = head[:_LOOKED_AT]
    if byte_order_mark(sample) or _silent_utf16(sample):
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return "binary data" if controls > _MAX_CONTROL_SHARE * len(sample) else None


def legacy_encoding(head: bytes) -> str | None:
    """The encoding of a file by its first bytes, for ``decode`` of parts of it that say too little.

    None if the bytes are UTF-8 or mostly of Latin script.
    """
    whole = head[: head.rfind(b"\n") + 1] or head
    if byte_order_mark(head) or _mostly_utf8(whole):
        return None
    return next(iter(_by_frequency(whole)), None)


def decode(data: bytes, *, declared: str | None = None, html: bool = False) -> str:
    """``data`` as text with ``\\n`` line ends; never fails, unreadable bytes become U+FFFD.

    In order: byte order mark, valid UTF-8, the encoding declared outside (``declared``) or in the
    page's ``<meta>`` if the bytes agree with it, nearly valid UTF-8, what the frequencies of the
    bytes say if most are of no Latin script, cp1252, latin-1. UTF-8 comes before what is declared,
    since text in another encoding is hardly ever valid UTF-8.
    """
    return _decoded(data, declared, html).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, declared: str | None, html: bool) -> str:
    codec = byte_order_mark(data) or _silent_utf16(data[:_LOOKED_AT])
    if codec:
        return data.decode(codec, errors="replace")
    for codec in chain(("utf-8",), _declared(data, declared, html)):
        try:
            return data.decode(codec)
        except (UnicodeError, LookupError):
            continue
    if _mostly_utf8(data):
        return data.decode("utf-8", errors="replace")
    for codec in chain(_by_frequency(data), ("cp1252",)):
        try:
            return data.decode(codec)
        except (UnicodeError, LookupError):
            continue
    return data.decode("latin-1")


def _declared(data: bytes, declared: str | None, html: bool) -> tuple[str, ...]:
    names: list[str] = []
    if declared:
        names.append(str(map_encoding_to_html5(declared)))
    if (html and b"charset" in data[:_META_WITHIN].lower()) or b"encoding=" in data[:100]:
        names.append(str(detect_encoding(data, from_html_meta=True)))
    return tuple(names)


def _by_frequency(data: bytes) -> tuple[str, ...]:
    """The encoding guessed for Cyrillic, Arabic, Greek or Asian text; none for Latin script, where
    a few accents say too little."""
    letters = data[:_LOOKED_AT].translate(None, b" \t\r\n")
    if _high(letters) <= _MOSTLY_HIGH * len(letters):
        return ()
    return (str(map_encoding_to_html5(str(detect_encoding(data)))),)


def _high(data: bytes) -> int:
    """How many bytes are not ASCII."""
    return len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))


def _mostly_utf8(data: bytes) -> bool:
    """True if a few bytes spoil what is otherwise UTF-8 (a cut character, one pasted line)."""
    valid = len(_MULTIBYTE.findall(data))
    high = _high(data)
    return valid > 0 and high - 2.5 * valid <= 0.2 * high


def _silent_utf16(sample: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in nearly every other byte of Western text."""
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None
