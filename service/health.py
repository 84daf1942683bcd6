"""Whether the process is alive and the archive ready: ``/healthz`` and ``/readyz``."""

from __future__ import annotations

from sqlite3 import DatabaseError

from flask import Blueprint, Response

from index.condition import OUT_OF_STEP
from index.errors import PressmarkError

from . import problems, views
from .context import archive
from .logs import LOG
from .responses import json_response

routes = Blueprint("health", __name__)
_BEHIND = "changes are stored, but cannot be indexed: the log of the service says why"


@routes.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return json_response({"status": "ok"})


@routes.get("/readyz")
def readyz() -> Response:
    """The archive opens and its engine answers; 503 and the part that does not hold, otherwise.

    If the index was made with other names than those in force, or changes cannot be indexed, it is
    ready, with advice.
    """
    try:
        state = archive().status()
    except (PressmarkError, DatabaseError) as error:
        LOG.warning("not ready", extra={"fields": {"why": str(error)}})
        checks = {"archive": problems.of(error).code}
        none = {"ready": False, "checks": checks, "advice": None, "archive": None}
        return json_response(none, 503)
    writer = archive().keeps_up()
    body = {
        "ready": True,
        "checks": {
            "archive": "ok",
            "engine": "ok",
            "writer": "ok" if writer else "fails",
            "names": "ok" if state.in_step else "of-another-index",
        },
        "advice": _BEHIND if not writer else None if state.in_step else OUT_OF_STEP,
        "archive": views.status(state),
    }
    return json_response(body)
