"""Who may do what: reading is open unless settings say otherwise, writing needs a key.

A program sends its key as ``Authorization: Bearer``; a form of a page has it among its fields.
There is no cookie or session that a page of another site could use in a person's browser.
"""

from __future__ import annotations

import hmac

from flask import Flask, current_app, request
from werkzeug.exceptions import Forbidden, MethodNotAllowed, Unauthorized

from index.errors import ArchiveUnusable

from .bodies import from_strangers
from .context import settings
from .keys import KeyFile, digest
from .limits import FORM_BYTES
from .operations import SEARCH
from .settings import Settings

_OPEN = ("/healthz", "/readyz", "/static/", "/docs", "/problems/", "/api/openapi.json", "/metrics")
_SAFE = {"GET", "HEAD", "OPTIONS"}
_PAGES = "page"  # the blueprint whose forms carry the key
_MOST_FIELDS = 100


def install(app: Flask, settings: Settings) -> None:
    """Check every request before it is answered."""
    keys = KeyFile(settings.archive)
    app.extensions["pressmark.keys"] = keys

    def check() -> None:
        if isinstance(request.routing_exception, MethodNotAllowed):
            return  # a key would not help: the answer is 405 and names the methods that work
        if request.method not in _SAFE and request.path != SEARCH:
            _may_write(keys, settings)
        elif request.method == "OPTIONS":  # says no more than the API description; browsers send
            return  # it without a key before a request to another origin
        elif settings.read_keys and not request.path.startswith(_OPEN):
            _may_read(keys, settings)

    app.before_request(check)


def anybody_may_write() -> bool:
    """Whether the archive has a key at all."""
    keys: KeyFile = current_app.extensions["pressmark.keys"]
    try:
        return bool(keys.listed())
    except ArchiveUnusable:  # the file belongs to another user; requests with a key report that
        return True


def caller() -> str:
    """The caller to count a request for: its key if there is such a one, else its address. Unknown
    keys do not count as callers, or made-up keys would get around every limit."""
    secret = _password() or _bearer()
    keys: KeyFile = current_app.extensions["pressmark.keys"]
    known = secret and (_is_listed(secret, settings()) or keys.find(secret))
    return f"key {digest(secret)}" if known else f"address {request.remote_addr}"


def _may_write(keys: KeyFile, settings: Settings) -> None:
    if not keys.listed():
        raise Forbidden(
            "Writing over HTTP is refused: this archive has no key. `pressmark keys create NAME` "
            "makes one."
        )
    secret = _given("Writing needs a key.")
    if _is_listed(secret, settings):
        raise Forbidden("This key may only read.")
    _expect(keys, secret, "write")


def _may_read(keys: KeyFile, settings: Settings) -> None:
    secret = _password() or _given("Reading needs a key here.")
    if not _is_listed(secret, settings):
        _expect(keys, secret, "read")


def _is_listed(secret: str, settings: Settings) -> bool:
    """Whether it is one of the keys in the settings."""
    listed = () if settings.read_keys == ("on",) else settings.read_keys
    return any(hmac.compare_digest(digest(secret), digest(known)) for known in listed)


def _expect(keys: KeyFile, secret: str, scope: str) -> None:
    key = keys.find(secret)
    if key is None:
        raise Unauthorized("This key is not one of this archive.")
    if not key.allows(scope):
        raise Forbidden(f"This key may not {scope}.")


def _given(which: str) -> str:
    if _PAGES in request.blueprints and request.method == "POST":
        return _typed()
    if secret := _bearer():
        return secret
    raise Unauthorized(f"{which} Send `Authorization: Bearer <key>`.")


def _bearer() -> str:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def _password() -> str | None:
    """The key typed into a browser's own login box. It allows reading only, since browsers also
    send it with requests that pages of other sites cause."""
    given = request.authorization
    return given.password if given is not None and given.type == "basic" else None


def _typed() -> str:
    """The key among the fields of a form, whose size is bounded."""
    request.max_content_length = FORM_BYTES
    request.max_form_parts = _MOST_FIELDS
    with from_strangers():
        secret = request.form.get("key", "").strip()
    if not secret:
        raise Unauthorized("Type the key that allows changes.")
    return secret
