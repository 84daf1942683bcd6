"""The log: JSON lines on standard output, one for each request and one for each fault."""

from __future__ import annotations

import logging
import re
import time
import uuid

from flask import Flask, Response, g, request

from index.answer import Answer

from .encoding import dumps
from .settings import Settings

LOG = logging.getLogger("pressmark")
_REQUEST_ID = re.compile(r"[\w.-]{8,64}", re.ASCII)


class JsonLines(logging.Formatter):
    """One JSON object a line; ``extra={"fields": {…}}`` adds fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON, a traceback as one string."""
        line: dict[str, object] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return dumps(line).decode()


# For ``logging.config.dictConfig``: our log and the server's, in the same shape.
CONFIGURATION = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": JsonLines}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "stream": "ext://sys.stdout",
        }
    },
    "loggers": {
        name: {"handlers": ["console"], "level": "INFO", "propagate": False}
        for name in ("index", "pressmark", "_granian")
    },
}


def _begin() -> None:
    g.began = time.perf_counter()
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else str(uuid.uuid4())
    g.log_fields = {}


def log_search(found: Answer) -> None:
    """Add to the line of this request, and to the metrics, what a search found."""
    g.log_fields = {
        "hits": found.total,
        "search_ms": round(found.took, 2),
        "engine_ms": round(found.engine_took, 2),
        "query": found.text,
    }


def install(app: Flask, settings: Settings) -> None:
    """Give each request an id, echo it, and write its line."""

    def finish(response: Response) -> Response:
        response.headers["X-Request-ID"] = g.request_id
        fields = dict(g.log_fields)
        query = fields.pop("query", None)
        if query is not None:
            fields["query_characters"] = len(query)
            if settings.log_queries:
                fields["query"] = query
        line = {
            "id": g.request_id,
            "method": request.method,
            "route": str(request.url_rule) if request.url_rule else None,
            "status": response.status_code,
            "ms": round((time.perf_counter() - g.began) * 1000, 2),
            **fields,
        }
        LOG.info("request", extra={"fields": line})
        return response

    app.before_request(_begin)
    app.after_request(finish)
