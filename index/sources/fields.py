"""Makes a ``RawDocument`` of stated fields, which are checked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..errors import BadArticle
from ..model import RawDocument
from ..text.dates import parse_date

MAX_CONTENT = 10 * 1024 * 1024
"""Bytes of text or HTML one document may have; a longer one is refused."""
MAX_ID = 200
MAX_URL = 2000
MAX_TITLE = 500
MAX_NAME = 200
_SPACE = re.compile(r"\s+")
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"  # also marks of direction
)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)  # "en", "en-GB"


def from_fields(
    *,
    origin: str,
    text: object = None,
    html: object = None,
    id: object = None,
    url: object = None,
    title: object = None,
    source: object = None,
    author: object = None,
    published: object = None,
    language: object = None,
    clean: object = True,
    month_first: bool | None = None,
) -> RawDocument:
    """The document of these fields, with values as in JSON (None: not stated).

    Exactly one of ``text`` and ``html`` is needed, of at most ``MAX_CONTENT`` bytes. ``published``
    is what ``parse_date`` takes, with ``month_first``. Optional fields that are unusable are
    dropped (a URL not http(s) or over ``MAX_URL``, a date that cannot be read, a language that is
    not an ISO 639-1 code) or cut (title to ``MAX_TITLE``, source and author to ``MAX_NAME``
    characters), so that the article is not lost. A bad ``id`` is refused, because a changed one
    could replace another article. Raises BadArticle naming ``origin``.
    """
    if (text is None) == (html is None):
        both = "has both text and html" if text is not None else "has neither text nor html"
        raise BadArticle(f"{both}; give exactly one of them", origin)
    if not isinstance(clean, bool):
        raise BadArticle("clean must be true or false", origin)
    return RawDocument(
        content=_content(*((text, origin, "text") if html is None else (html, origin, "html"))),
        markup=html is not None,
        origin=origin,
        id=_id(id, origin),
        url=web_url(url),
        title=_one_line(title, MAX_TITLE),
        source=_one_line(source, MAX_NAME),
        author=_one_line(author, MAX_NAME),
        published=parse_date(published, month_first=month_first),
        language=language_code(language),
        clean=clean,
    )


def web_url(value: object) -> str | None:
    """``value`` if it is an http or https URL of at most ``MAX_URL`` characters, else None."""
    if not isinstance(value, str) or len(value) > MAX_URL:
        return None
    url = value.strip()
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return None if _UNPRINTABLE.search(url) or _SPACE.search(url) else url


def language_code(value: object) -> str | None:
    """``"en"`` of ``"en"``, ``"en-GB"`` or ``"EN_us"``; None for anything else."""
    if not isinstance(value, str):
        return None
    found = _LANGUAGE.fullmatch(value.strip())
    return found[1].lower() if found else None


def too_large(origin: str, field: str | None = None) -> BadArticle:
    """The refusal of a document over ``MAX_CONTENT``; ``field``: the stated one that is so long."""
    limit = MAX_CONTENT // (1024 * 1024)
    told = f"is over {limit} MB; split it into articles, or leave it out"
    return BadArticle(told, origin, field=field)


def _content(value: object, origin: str, field: str) -> str:
    if not isinstance(value, str):
        raise BadArticle("text or html must be a string", origin, field=field)
    content = value.replace("\x00", "")
    try:
        size = len(content.encode("utf-8"))
    except UnicodeEncodeError:  # half a surrogate pair, as "\ud83d" in JSON can leave it
        content = content.encode("utf-8", errors="replace").decode("utf-8")
        size = len(content)
    if size > MAX_CONTENT:
        raise too_large(origin, field)
    if not content or content.isspace():
        raise BadArticle("is empty", origin, field=field)
    return content


def _id(value: object, origin: str) -> str | None:
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():  # as pandas writes a column with gaps
        value = int(value)
    name = str(value).strip() if isinstance(value, str | int) else ""
    if not name or len(name) > MAX_ID or _UNPRINTABLE.search(name):
        raise BadArticle(f"id must be 1 to {MAX_ID} printable characters", origin, field="id")
    return name


def _one_line(value: object, limit: int) -> str | None:
    """The value on one line of at most ``limit`` characters; None if it is no text, or empty."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value[:10])
    if not isinstance(value, str):
        return None
    line = _SPACE.sub(" ", _UNPRINTABLE.sub(" ", value[: 4 * limit])).strip()
    return line[:limit].rstrip() or None
