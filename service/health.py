"""Is the process alive, is the archive ready: ``/healthz`` and ``/readyz``."""

from __future__ import annotations

import logging

from flask import Blueprint, Response

from index.errors import PressmarkError

from . import views
from .context import archive
from .encoding import json_response


def healthz() -> Response:
    """The process answers."""
    return json_response({"status": "ok"})


def readyz() -> Response:
    """The archive opens, its engine answers, the index was made with the names in force; 503 and
    the part that does not hold, otherwise."""
    try:
        state = archive().status()
    except PressmarkError as error:
        logging.getLogger("pressmark").warning("not ready", extra={"told": {"why": str(error)}})
        body = {"ready": False, "checks": {"archive": error.code}, "archive": None}
        return json_response(body, 503)
    names = "ok" if state.in_step else "of-another-index"
    checks = {"archive": "ok", "engine": "ok", "names": names}
    body = {"ready": state.in_step, "checks": checks, "archive": views.status(state)}
    return json_response(body, 200 if state.in_step else 503)


def blueprint() -> Blueprint:
    """Both routes."""
    health = Blueprint("health", __name__)
    health.add_url_rule("/healthz", view_func=healthz)
    health.add_url_rule("/readyz", view_func=readyz)
    return health
