"""The application factory: puts routes, errors, limits and headers together."""

from __future__ import annotations

import gc
import logging.config
import multiprocessing
import os
import signal
import threading
from multiprocessing.process import BaseProcess
from pathlib import Path

from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException, RequestURITooLarge
from werkzeug.middleware.proxy_fix import ProxyFix

from index.archive import Archive
from index.errors import PressmarkError
from index.store.damage import damaged

from . import (
    access,
    api,
    bodies,
    health,
    logs,
    metrics,
    openapi,
    page,
    problems,
    rates,
)
from .api import exports
from .context import ArchiveOfProcess
from .limits import ADDRESS_CHARACTERS
from .logs import LOG
from .page import problem
from .settings import Settings

_CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALLOWED_SECONDS = "600"  # for which a browser may cache the CORS answer
_RETRY_SECONDS = "5"
_READ_BY_PAGES = (
    "ETag, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-ID"
)
_SENT_BY_PAGES = "Authorization, Content-Type, If-Match, If-None-Match, X-Request-ID"


def create_app(settings: Settings | None = None, archive: Archive | None = None) -> Flask:
    """The service as a WSGI application.

    Without ``settings``, those of the environment are used. The archive is opened by the first
    request that needs it, so that every worker process has its own; an open one may be given.
    """
    settings = settings or Settings.from_env()
    app = Flask(__name__, static_folder=str(Path(__file__).parent / "static"))
    app.url_map.strict_slashes = app.url_map.merge_slashes = False  # never a redirect
    app.url_map.converters.update(entity=api.EntityId, article=api.ArticleId)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["pressmark.settings"] = settings
    app.extensions["pressmark.archive"] = ArchiveOfProcess(
        settings.archive, settings.engine, archive
    )
    logs.install(app, settings)
    app.before_request(_refuse_long_addresses)
    app.after_request(_complete)  # before the limiter's, so it runs after that
    rates.install(app, settings)
    bodies.install(app, settings)
    exports.install(app)
    access.install(app, settings)
    metrics.install(app)
    _allow_origins(app, settings)
    app.register_error_handler(Exception, _answer)
    for part in (api, health, openapi, page):
        app.register_blueprint(part.routes)
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app


def worker() -> Flask:
    """The application for a server process, with its log configured and its archive open."""
    if server := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(server,), daemon=True).start()
    logging.config.dictConfig(logs.CONFIGURATION)
    app = create_app()
    try:
        app.extensions["pressmark.archive"].get()
        gc.freeze()  # the loaded names stay, so the garbage collector need not visit them
    except PressmarkError as error:
        LOG.warning("archive not open yet", extra={"fields": {"why": str(error)}})
    return app


def _end_with(server: BaseProcess) -> None:
    """End this worker when the main process was killed: else it would go on, hold the port, and no
    other server could start there."""
    server.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _refuse_long_addresses() -> None:
    if len(request.environ.get("QUERY_STRING", "")) + len(request.path) > ADDRESS_CHARACTERS:
        raise RequestURITooLarge(f"An address may have {ADDRESS_CHARACTERS} characters.")


def _allow_origins(app: Flask, settings: Settings) -> None:
    """CORS: the origins of the settings may read answers; never with credentials."""

    def allow(response: Response) -> Response:
        origin = request.headers.get("Origin")
        if origin and ("*" in settings.cors_origins or origin in settings.cors_origins):
            headers = response.headers
            headers["Access-Control-Allow-Origin"] = origin
            headers["Access-Control-Expose-Headers"] = _READ_BY_PAGES
            if request.method == "OPTIONS":
                headers["Access-Control-Allow-Methods"] = "GET, POST, PUT, DELETE"
                headers["Access-Control-Allow-Headers"] = _SENT_BY_PAGES
                headers["Access-Control-Max-Age"] = _ALLOWED_SECONDS
        if settings.cors_origins:
            response.vary.add("Origin")
        return response

    app.after_request(allow)


def _complete(response: Response) -> Response:
    headers = response.headers
    if response.status_code in {429, 503}:
        headers.setdefault("Retry-After", _RETRY_SECONDS)
    if response.status_code == 204:
        headers.pop("Content-Type", None)
    headers.setdefault("Content-Security-Policy", _CONTENT_POLICY)
    headers.setdefault("Referrer-Policy", "no-referrer")
    headers.setdefault("X-Content-Type-Options", "nosniff")
    return response


def _answer(error: Exception) -> Response:
    """Every error becomes a problem: JSON under ``/api/`` and for machines, else a page."""
    known = error if isinstance(error, HTTPException) else None
    if known is not None and known.response is not None:
        return known.response  # type: ignore[return-value]
    found = problems.of(error)
    if found.status >= 500 and known is None:
        fields = {"id": g.request_id, "why": str(damaged(error) or error)}
        fault = error if found.status == 500 else None  # a 503 says why in one line, each time
        LOG.error(found.code, extra={"fields": fields}, exc_info=fault)
    response = problem.shown(found) if problem.wanted() else problems.answer(found)
    for name, value in known.get_headers() if known else ():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response
