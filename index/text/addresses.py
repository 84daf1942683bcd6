"""Web addresses of articles: their host, their canonical form, and recognising one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_TRACKING = re.compile(r"^(utm_|fbclid|gclid|cmp|ns_|ref$|ref_|at_medium|at_campaign)", re.I)
# "example.org/2014/raqqa"
_TYPED = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?/\S+", re.I)
_HOST = re.compile(r"^\s*[a-z]+://[^/?#]*", re.I)
_USUAL_PORT = re.compile(r":(?:80|443)?$")
_AROUND = "<>.,;!"  # marks that mails and sentences put around an address


def host_of(url: str) -> str:
    """The host of a URL without ``www.``; empty if it has none."""
    try:
        return _USUAL_PORT.sub("", urlsplit(url.strip()).netloc.lower()).removeprefix("www.")
    except ValueError:  # such as http://[
        return ""


def stored_url(url: str) -> str:
    """The address with its scheme and host in small letters, as they are looked up."""
    return _HOST.sub(lambda found: found[0].lower(), url)


def canonical_url(url: str) -> str:
    """The address without scheme, ``www.``, fragment, tracking parameters and a final slash.

    Raises:
        ValueError: it is not a URL (``http://[``).
    """
    parts = urlsplit(url.strip())
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.match(p))
    return f"{host_of(url)}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def address_typed(text: str) -> str | None:
    """The canonical form of a typed page address, with or without a scheme; None for other text.

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
    except ValueError:  # characters that a host cannot have
        return None
