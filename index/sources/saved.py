"""Pages as browsers save them: HTML, or HTML with its pictures in one file as a mail (MHTML)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes, policy

from ..errors import BadArticle
from ..model import RawDocument
from .encodings import decode
from .fields import too_large
from .filed import day_filed
from .records import page
from .stated import Defaults, document
from .streams import bounded

_MAX_SAVED = 64 * 1024 * 1024  # with its pictures
# the header of a mail: lines like "Subject: High water"
_HEAD = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")


def saved_page(
    stream: io.BufferedReader, origin: str, defaults: Defaults
) -> Iterator[RawDocument | BadArticle]:
    """The one document of a saved page. Raises OSError as the stream does."""
    head = stream.peek(1)[:4096]
    if not (_HEAD.match(head) and b"multipart/related" in head.lower()):
        yield from page(stream, origin, defaults, markup=True)
        return
    data = bounded(stream, _MAX_SAVED)
    if len(data) > _MAX_SAVED:
        yield too_large(origin)
        return
    try:
        mail = message_from_bytes(data, policy=policy.compat32)
        part = next((one for one in mail.walk() if one.get_content_type() == "text/html"), None)
    except RecursionError:
        yield BadArticle("is nested too deeply to be a saved page", origin)
        return
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        yield BadArticle("holds no page", origin)
        return
    fields = {
        "html": decode(content, declared=part.get_content_charset(), html=True),
        "url": mail.get("Snapshot-Content-Location") or part.get("Content-Location"),
    }
    yield document(fields, origin, defaults, filed=day_filed(origin))
