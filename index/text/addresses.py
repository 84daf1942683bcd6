"""Addresses of articles on the web: whose they are, which say the same, what looks like one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_TRACKING = re.compile(r"^(utm_|fbclid|gclid|cmp|ns_|ref$|ref_|at_medium|at_campaign)", re.I)
_TYPED = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?/\S+", re.I)
_AROUND = "<>.,;!"  # what a mail or a sentence puts around an address


def host_of(url: str) -> str:
    """The host a URL names, without ``www.``; empty if it names none."""
    try:
        return urlsplit(url.strip()).netloc.lower().removeprefix("www.")
    except ValueError:  # such as http://[
        return ""


def canonical_url(url: str) -> str:
    """The address without scheme, ``www.``, fragment, tracking parameters and a final slash.

    Raises:
        ValueError: no URL (``http://[``).
    """
    parts = urlsplit(url.strip())
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.match(p))
    return f"{host_of(url)}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def address_typed(text: str) -> str | None:
    """The canonical form of an address of a page that somebody typed, with a scheme or without.

    >>> address_typed("<http://www.example.org/2014/raqqa/?utm_source=mail#top>")
    'example.org/2014/raqqa'
    >>> address_typed("example.org") is None  # a host alone is no page
    True
    """
    bare = text.strip(_AROUND)
    if not _TYPED.fullmatch(bare):
        return None
    try:
        return canonical_url(bare if "://" in bare else f"https://{bare}")
    except ValueError:  # letters that no host can have
        return None
