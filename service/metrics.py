"""``/metrics`` for Prometheus: requests, latency, search time, empty answers, the archive."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from sqlite3 import DatabaseError

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily as Gauge
from prometheus_client.core import Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector

from index.errors import PressmarkError

from .context import archive
from .settings import shared_folder

_METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH"}
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)  # seconds


def install(app: Flask) -> None:
    """Count and time every request; publish at ``/metrics``.

    Several workers sum their numbers through files in ``PROMETHEUS_MULTIPROC_DIR``,
    which ``pressmark serve`` sets.
    """
    registry, state = CollectorRegistry(), CollectorRegistry()
    state.register(_State())

    def show() -> Response:
        shown = registry
        if shared_folder():
            shown = CollectorRegistry()
            MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
        body = generate_latest(shown) + generate_latest(state)
        return Response(body, content_type=CONTENT_TYPE_LATEST)

    app.after_request(_counting(registry))
    app.add_url_rule("/metrics", view_func=show, endpoint="metrics")


def _counting(registry: CollectorRegistry) -> Callable[[Response], Response]:
    """Counts the request under way, and its search, once there is a response."""

    def histogram(name: str, description: str, *labels: str) -> Histogram:
        return Histogram(name, description, labels, registry=registry, buckets=_BUCKETS)

    def counter(name: str, description: str, *labels: str) -> Counter:
        return Counter(name, description, labels, registry=registry)

    requests = counter("pressmark_requests", "Requests answered", "route", "method", "status")
    seconds = histogram("pressmark_request_seconds", "Time to answer a request", "route")
    searches = histogram("pressmark_search_seconds", "Time of a search")
    engine = histogram("pressmark_engine_seconds", "Time of it that the engine took")
    empty = counter("pressmark_empty_searches", "Searches without a hit")

    def count(response: Response) -> Response:
        route = str(request.url_rule) if request.url_rule else "none"
        method = request.method if request.method in _METHODS else "other"  # clients may invent any
        requests.labels(route, method, response.status_code).inc()
        seconds.labels(route).observe(time.perf_counter() - g.began)
        if "search_ms" in g.log_fields:
            searches.observe(g.log_fields["search_ms"] / 1000)
            engine.observe(g.log_fields["engine_ms"] / 1000)
            if not g.log_fields["hits"]:
                empty.inc()
        return response

    return count


class _State:
    """The state of the archive, read when the metrics are.

    A ``Gauge`` would be in a file of each worker, and still be reported after the worker ended.
    """

    def collect(self) -> Iterator[Metric]:
        """The metrics of the archive."""
        try:
            state = archive().status()
        except (PressmarkError, DatabaseError):
            yield Gauge("pressmark_ready", "Whether the archive answers", 0)
            return
        yield Gauge("pressmark_ready", "Whether the archive answers", 1)
        description = "Whether the latest changes could not be indexed"
        yield Gauge("pressmark_writer_fails", description, not archive().keeps_up())
        yield Gauge("pressmark_articles", "Articles stored", state.articles)
        yield Gauge("pressmark_pending", "Changes waiting for the engine", state.pending)
        yield Gauge("pressmark_stale", "Articles to be analysed with new names", state.stale)
        yield Gauge("pressmark_set_aside", "Articles whose analysis failed", state.set_aside)
        if state.committed is not None:
            age = (datetime.now(UTC) - state.committed).total_seconds()
            description = "Seconds since the index was last written to"
            yield Gauge("pressmark_index_age_seconds", description, max(age, 0))
