"""Which article a cleaned document is: its fields, and the ids that it may have."""

from __future__ import annotations

import hashlib
import re

from ..cleaning.quality import detect_language
from ..model import Article, CleanDocument, RawDocument, utc
from ..text.addresses import canonical_url, stored_url

_LONGEST_ID = 129
_UNSAFE = re.compile(r"[^\w.~:@-]+")


def identify(raw: RawDocument, cleaned: CleanDocument) -> Article:
    """The article, with the first of its possible ids."""
    return Article(
        id=possible_ids(raw, cleaned)[0],
        title=_plain(cleaned.title),
        standfirst=_plain(cleaned.standfirst),
        author=_optional(cleaned.author),
        published=cleaned.published and utc(cleaned.published),
        source=_optional(cleaned.source),
        url=_optional(stored_url(raw.url or cleaned.url or "")),
        language=cleaned.language or detect_language(cleaned.text),
        text=_plain(cleaned.text),
        comments=tuple(map(_plain, cleaned.comments)),
    )


def possible_ids(raw: RawDocument, cleaned: CleanDocument) -> tuple[str, ...]:
    """The id that was given, or that of the address given; else several, the best first.

    These are the address that the page itself states, if it is one of a page, and what the source
    said; last, as in archives made earlier, what was said by anybody.
    """
    if raw.id:
        return (given_id(raw.id),)
    if raw.url:
        return (_hash(canonical_url(raw.url)),)
    said = f"{cleaned.title}\n{cleaned.text}"
    source = _optional(cleaned.source)
    ids = (_hash(f"{source}\n{said}"), _hash(said)) if source else (_hash(said),)
    stated = canonical_url(cleaned.url) if cleaned.url else ""
    return (_hash(stated), *ids) if "/" in stated or "?" in stated else ids


def given_id(given: str) -> str:
    """The id as it is stored: safe in a URL path, equal for equal ones, its own for a stored one.

    >>> given_id("2014/01/08 Raqqa")
    '2014-01-08-Raqqa-192e284d'
    """
    safe = _UNSAFE.sub("-", given).strip("-.")
    if safe == given and len(safe) <= _LONGEST_ID:
        return given
    mark = f"-{_hash(given)[:8]}"
    return f"{safe[: _LONGEST_ID - len(mark)]}{mark}".lstrip("-")


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=10).hexdigest()


def _plain(text: str) -> str:
    """The text without lone surrogates, which cannot be stored or sent."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _optional(text: str | None) -> str | None:
    return _plain(text).strip() or None if text else None
