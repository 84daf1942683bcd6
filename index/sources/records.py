"""The documents in one stream: a page, JSON Lines, JSON values, WARC records."""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TextIO

import orjson
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from ..errors import BadArticle
from ..model import RawDocument
from ..text.dates import parse_date
from .encodings import binary_kind, byte_order_mark, decode, listing_kind
from .exports import UNKNOWN, exported
from .fields import MAX_CONTENT, too_large
from .filed import day_filed
from .stated import Defaults, document
from .streams import Forward, as_text, bounded, lines_of
from .wrapped import articles_in, renamed

_CHUNK = 256 * 1024
_LONGEST_LITERAL = 16  # "-Infinity", "\\ud83d\\ude00"
_BETWEEN_VALUES = re.compile(r"[\s,\[\]\ufeff]*")
_PYTHON = re.compile(rb"\s*\{\s*'")
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_ARTICLE_RECORDS = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource


def page(
    stream: io.BufferedReader, origin: str, defaults: Defaults, *, markup: bool
) -> Iterator[RawDocument | BadArticle]:
    """The one document of a text or HTML file, or those of an export of a press database.

    Raises OSError as the stream does.
    """
    data = bounded(stream, MAX_CONTENT)
    if len(data) > MAX_CONTENT:
        yield too_large(origin)
    elif kind := binary_kind(data):
        yield BadArticle(f"is {kind}, not text; save it as text, HTML or CSV first", origin)
    elif problem := listing_kind(data):
        yield BadArticle(problem, origin)
    else:
        content = decode(data, html=markup)
        articles = None if markup else exported(content)
        if articles is None:
            fields = {"html" if markup else "text": content}
            yield document(fields, origin, defaults, filed=day_filed(origin))
        for number, each in enumerate(articles or (), 1):
            place = f"{origin}#{number}"
            yield BadArticle(UNKNOWN, place) if each is None else document(each, place, defaults)


def json_lines(
    stream: io.BufferedReader, origin: str, defaults: Defaults
) -> Iterator[RawDocument | BadArticle]:
    """One document per line; empty lines are skipped. Raises OSError as the stream does."""
    if kind := binary_kind(stream.peek(_CHUNK)):
        yield BadArticle(f"is {kind}, not JSON Lines", origin)
        return
    seen = False
    for number, line in enumerate(lines_of(stream, MAX_CONTENT), 1):
        place = f"{origin}:{number}"
        if line is None:
            seen = True
            yield too_large(place)
        elif line.strip():
            seen = True
            yield from _json_line(line, place, defaults)
    if not seen:
        yield BadArticle("is empty", origin)


def json_values(
    stream: io.BufferedReader, origin: str, defaults: Defaults
) -> Iterator[RawDocument | BadArticle]:
    """The objects of a JSON file: one, a list of them, or several one after the other.

    Never holds more than one object and a chunk. After broken JSON nothing more of the file can
    be trusted, so it ends there. Raises OSError as the stream does.
    """
    if kind := binary_kind(stream.peek(_CHUNK)):
        yield BadArticle(f"is {kind}, not JSON", origin)
        return
    codec = byte_order_mark(stream.peek(4)[:4]) or "utf-8"
    with as_text(stream, codec) as text:
        yield from _values(text, origin, defaults)


def _values(text: TextIO, origin: str, defaults: Defaults) -> Iterator[RawDocument | BadArticle]:
    decoder, buffer, at, number, line = json.JSONDecoder(), "", 0, 0, 1
    while True:
        gap = _BETWEEN_VALUES.match(buffer, at)
        start = gap.end() if gap else at
        line += buffer.count("\n", at, start)
        at = start
        try:
            value, end = decoder.raw_decode(buffer, at)
        except (ValueError, RecursionError) as failure:
            held = len(buffer) - at
            may_go_on = held <= MAX_CONTENT and _is_cut_off(failure, len(buffer))
            if may_go_on and (more := text.read(max(_CHUNK, held))):
                buffer, at = buffer[at:] + more, 0
                continue
            if held:
                yield _broken(failure, buffer, at, line, origin)
            elif number == 0:
                yield BadArticle("is empty", origin)
            return
        number += 1
        yield from _json_value(value, f"{origin}#{number}", defaults)
        line += buffer.count("\n", at, end)
        at = end


def warc_records(
    stream: io.BufferedReader, origin: str, defaults: Defaults
) -> Iterator[RawDocument | BadArticle]:
    """The pages (200, HTML) of a WARC, or the texts of a WET, each with its record's URL and date.

    The record's date is when the page was fetched, so a page that states a date of its own
    keeps it. Other records (requests, images, errors) are no articles and are passed over.
    """
    number = 0
    try:
        records = ArchiveIterator(
            Forward(stream.read1),
            record_types=_ARTICLE_RECORDS,
            parse_http=False,
            auto_decode="all",
        )
        for record in records:
            number += 1
            place = f"{origin}#{number}"
            if (found := _warc_document(record, place, defaults)) is not None:
                yield found
    except (OSError, EOFError, ValueError, zlib.error) as failure:
        told = f"is damaged after record {number}; the rest was not read: {failure}"
        yield BadArticle(told, origin)
        return
    if number == 0:
        yield BadArticle("holds no WARC records of pages or texts", origin)


def _warc_document(
    record: WarcRecord, origin: str, defaults: Defaults
) -> RawDocument | BadArticle | None:
    is_text = record.record_type == WarcRecordType.conversion
    stated = record.content_length
    fits = stated <= MAX_CONTENT
    whole = not fits or (record.freeze() and record.content_length == stated)
    if record.is_http:
        record.parse_http(auto_decode="all")
    if not is_text and not _is_page(record):
        return None
    if not fits:
        return too_large(origin)
    if not whole:  # ``freeze`` sets the length to what was there
        return BadArticle("is cut short: fetch the file again", origin)
    data = record.reader.read(MAX_CONTENT + 1)
    if len(data) > MAX_CONTENT:
        return too_large(origin)
    taken = record.headers.get("WARC-Date")
    fields = {
        "text" if is_text else "html": decode(
            data, declared="utf-8" if is_text else record.http_charset, html=not is_text
        ),
        "url": str(record.headers.get("WARC-Target-URI")).strip("<>"),
        "published": taken if is_text else None,
    }
    found = document(fields, origin, defaults)
    if is_text or isinstance(found, BadArticle):
        return found
    return replace(found, fetched=parse_date(taken))


def _is_page(record: WarcRecord) -> bool:
    if record.record_type == WarcRecordType.resource:
        kind = record.headers.get("Content-Type", "")
        return str(kind).partition(";")[0].strip().lower() in _HTML_TYPES
    headers = record.http_headers
    if headers is None or headers.status_code != 200:
        return False
    return (record.http_content_type or "text/html").lower() in _HTML_TYPES


def _json_line(data: bytes, origin: str, defaults: Defaults) -> Iterator[RawDocument | BadArticle]:
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as failure:
        try:
            value = json.loads(decode(data))  # in an older encoding, or with a NaN
        except (ValueError, RecursionError):
            python = "is a Python dict, not JSON; write it with json.dumps"
            yield BadArticle(python if _PYTHON.match(data) else f"is not JSON: {failure}", origin)
            return
    yield from _json_value(value, origin, defaults)


def _json_value(
    value: object, origin: str, defaults: Defaults
) -> Iterator[RawDocument | BadArticle]:
    if not isinstance(value, dict):
        yield BadArticle("is not a JSON object with text or html", origin)
        return
    found = list(articles_in(renamed(value, defaults.ours) if defaults.called else value))
    for number, fields in enumerate(found, 1):
        place = origin if len(found) == 1 else f"{origin}.{number}"
        yield document(fields, place, defaults)


def _is_cut_off(failure: Exception, length: int) -> bool:
    """Whether the JSON before ``length`` may be valid but incomplete."""
    if not isinstance(failure, json.JSONDecodeError):
        return False
    return failure.msg.startswith("Unterminated") or failure.pos + _LONGEST_LITERAL >= length


def _broken(failure: Exception, buffer: str, at: int, line: int, origin: str) -> BadArticle:
    if len(buffer) - at > MAX_CONTENT:
        return too_large(f"{origin}:{line}")
    if isinstance(failure, RecursionError):
        return BadArticle("is not JSON: nested too deeply", f"{origin}:{line}")
    if not isinstance(failure, json.JSONDecodeError):  # Python counts the digits it takes
        return BadArticle("is not JSON: has a number of thousands of digits", f"{origin}:{line}")
    line += buffer.count("\n", at, failure.pos)
    return BadArticle(
        f"is not JSON ({failure.msg}); the rest of the file was not read", f"{origin}:{line}"
    )
