"""The distributed engine: an index in an OpenSearch cluster (2.x or later).

``opensearch://host:9200/name``, or ``opensearch+https://user:password@host/name``. The cluster
holds only the index: articles stay in the archive's store, so that a cluster can be lost, replaced
or upgraded, and ``pressmark rebuild`` fills it again (docs/adr/0004).

Texts arrive analysed, so the cluster only splits at spaces. Changes are sent as they come and
refreshed at ``commit``; the name of the last commit is kept in the mapping, where readers in any
process see it.
"""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    ConnectionError,
    NotFoundError,
    OpenSearchException,
    RequestError,
)
from opensearchpy.helpers import streaming_bulk

from ..deadline import NEVER, Deadline
from ..errors import EngineUnavailable
from ..matching import (
    Candidate,
    Candidates,
    Everything,
    Facet,
    FacetCount,
    Field,
    IndexDocument,
    Match,
    Order,
    Term,
    ordinal_of,
)
from . import Engine, most_frequent
from .bm25 import comparable
from .opensearch_index import commit_named, index_definition, source_of
from .opensearch_queries import Translator, prefix_pattern

_PORT = 9200
_TIMEOUT = 30  # seconds
_PAGE = 10_000  # hits of one answer: OpenSearch's own limit
_VALUES = 60_000  # of a facet: below OpenSearch's limit on buckets
_TERMS = 500  # document frequencies asked at once
_SENT_AT_ONCE = 500  # articles
_UNFIT, _NOT_THERE = 400, 404  # statuses of single changes: a bad document, nothing to delete


class OpenSearchEngine(Engine):
    """See ``engines.Engine``. Of ``folder`` only the last part is used, in the index's name."""

    def __init__(self, url: str, folder: Path) -> None:
        self._client, name, self._address = _connect(url)
        self._index = f"{name}-{folder.name}".lower()
        self._told = f"the index {self._index} of the OpenSearch cluster"
        self._changed = False
        with self._explained():
            if not self._client.indices.exists(index=self._index):
                self._make()

    # --- writing ----------------------------------------------------------------------------

    def put(self, documents: Iterable[IndexDocument]) -> None:
        self._send(
            {"_op_type": "index", "_id": document.ordinal, "_source": source_of(document)}
            for document in documents
        )

    def delete(self, ordinals: Iterable[int]) -> None:
        self._send({"_op_type": "delete", "_id": ordinal} for ordinal in ordinals)

    def commit(self) -> None:
        """Make what was sent visible; the cluster synced it to disk before it answered."""
        if not self._changed:
            return
        with self._explained():
            self._client.indices.refresh(index=self._index)
            self._client.indices.put_mapping(index=self._index, body=commit_named(uuid.uuid4().hex))
        self._changed = False

    def rollback(self) -> None:
        """Nothing: what was sent stays, and nobody is kept from writing."""

    def discard(self) -> None:
        """Delete the index in the cluster."""
        with self._explained():
            self._client.indices.delete(index=self._index, ignore_unavailable=True)

    def _send(self, actions: Iterable[dict[str, Any]]) -> None:
        with self._explained():
            addressed = ({**action, "_index": self._index} for action in actions)
            answers = streaming_bulk(
                self._client, addressed, chunk_size=_SENT_AT_ONCE, raise_on_error=False
            )
            for sent, answer in answers:
                self._changed = True
                ((_, outcome),) = answer.items()
                if not sent and outcome["status"] == _UNFIT:
                    raise ValueError(f"{self._told} refuses an article: {outcome['error']}")
                if not sent and outcome["status"] != _NOT_THERE:
                    raise EngineUnavailable(f"{self._told} took no change: {outcome['error']}")

    # --- reading ----------------------------------------------------------------------------

    def search(
        self,
        match: Match,
        *,
        limit: int,
        order: Order = Order.RELEVANCE,
        where: Match = Everything(),  # noqa: B008 - frozen
        after: int | None = None,
        facets: Sequence[Field] = (),
        deadline: Deadline = NEVER,
    ) -> Candidates:
        """See ``engines.Engine.search``; the cluster itself stops at the deadline."""
        if deadline.passed():
            return Candidates((), 0, missed=self.size())
        with self._explained():
            translator = Translator(self.document_frequencies, self.size)
            query = translator.query(match)
            if not isinstance(where, Everything):
                query = {"bool": {"must": [query], "filter": [translator.query(where)]}}
            asked: dict[str, Any] = {
                "query": query,
                "sort": _sort(order),
                "track_total_hits": True,
                "track_scores": order is Order.RELEVANCE,
                "_source": False,
                "aggs": {field.value: _by_value(field) for field in facets},
            }
            if after is not None and order is not Order.RELEVANCE:
                asked["search_after"] = [after]
            if deadline.at < math.inf:
                asked["timeout"] = f"{max(1, round(1000 * deadline.left()))}ms"
            answer, hits = self._pages(asked, max(limit, 0))
        counted = tuple(Facet(field, _counts(answer, field)) for field in facets)
        total = answer["hits"]["total"]["value"]
        missed = self.size() - total if answer["timed_out"] else 0
        return Candidates(_candidates(hits, order), total, counted, missed)

    def _pages(self, asked: dict[str, Any], limit: int) -> tuple[Any, list[Any]]:
        """The first answer, and ``limit`` hits from as many answers as needed."""
        first = answer = self._client.search(
            index=self._index, body={**asked, "size": min(limit, _PAGE)}
        )
        hits = list(answer["hits"]["hits"])
        rest = {name: asked[name] for name in asked if name != "aggs"}
        while len(hits) < limit and len(answer["hits"]["hits"]) == _PAGE:
            rest |= {"search_after": hits[-1]["sort"], "size": min(limit - len(hits), _PAGE)}
            answer = self._client.search(index=self._index, body=rest)
            hits += answer["hits"]["hits"]
        return first, hits

    def document_frequencies(self, terms: Sequence[Term]) -> tuple[int, ...]:
        counts: list[int] = []
        for start in range(0, len(terms), _TERMS):
            part = terms[start : start + _TERMS]
            filters = [{"term": {term.field.value: term.text}} for term in part]
            asked = {"size": 0, "aggs": {"terms": {"filters": {"filters": filters}}}}
            with self._explained():
                answer = self._client.search(index=self._index, body=asked)
            counts += [b["doc_count"] for b in answer["aggregations"]["terms"]["buckets"]]
        return tuple(counts)

    def terms(self, field: Field, prefix: str, limit: int) -> tuple[tuple[str, int], ...]:
        if limit <= 0:
            return ()
        asked = _by_value(field)
        asked["terms"] |= {"size": limit, "include": prefix_pattern(prefix)}
        with self._explained():
            body = {"size": 0, "aggs": {field.value: asked}}
            answer = self._client.search(index=self._index, body=body)
        return _counts(answer, field)

    def size(self) -> int:
        with self._explained():
            return int(self._client.count(index=self._index)["count"])

    def version(self) -> str:
        """Changes with each commit, of this process or another."""
        with self._explained():
            (found,) = self._client.indices.get_mapping(index=self._index).values()
        return str(found["mappings"]["_meta"]["commit"])

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _make(self) -> None:
        try:
            major = int(self._client.info()["version"]["number"].partition(".")[0])
            self._client.indices.create(index=self._index, body=index_definition(major))
        except RequestError as error:
            if error.error != "resource_already_exists_exception":  # another process was faster
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Raise the client's errors as ``EngineUnavailable``."""
        try:
            yield
        except NotFoundError as error:
            raise EngineUnavailable(
                f"{self._told} is gone: `pressmark rebuild` makes it anew"
            ) from error
        except ConnectionError as error:
            raise EngineUnavailable(
                f"{self._told} cannot be reached at {self._address}: see that it runs there"
            ) from error
        except OpenSearchException as error:
            told = " ".join(f"{error}".split())[:200]
            raise EngineUnavailable(f"{self._told} refused ({told}): its log says more") from error


def _connect(url: str) -> tuple[OpenSearch, str, str]:
    """A client, the name in the URL, and the address for messages (without the password).

    Raises:
        EngineUnavailable: the URL has no host or no name.
    """
    parts = urlsplit(url)
    name = parts.path.strip("/")
    try:
        port = parts.port or _PORT
    except ValueError:
        port = 0
    if not (parts.hostname and port and name.replace("-", "").replace("_", "").isalnum()):
        raise EngineUnavailable(f"{url!r} names no index: say opensearch://host:9200/name")
    login = None
    if parts.username is not None:
        login = (unquote(parts.username), unquote(parts.password or ""))
    client = OpenSearch(
        hosts=[{"host": parts.hostname, "port": port}],
        http_auth=login,
        use_ssl=parts.scheme.endswith("https"),
        timeout=_TIMEOUT,
        max_retries=2,
        retry_on_timeout=False,
    )
    return client, name, f"{parts.hostname}:{port}"


# --- answers ----------------------------------------------------------------------------------


def _sort(order: Order) -> list[dict[str, str]]:
    if order is Order.RELEVANCE:
        return [{"_score": "desc"}, {Order.NEWEST.value: "desc"}]
    return [{order.value: "asc" if order is Order.OLDEST else "desc"}]


def _by_value(field: Field) -> dict[str, Any]:
    return {"terms": {"field": field.value, "size": _VALUES}}


def _counts(answer: Any, field: Field) -> tuple[FacetCount, ...]:
    buckets = answer["aggregations"][field.value]["buckets"]
    return most_frequent((bucket["key"], bucket["doc_count"]) for bucket in buckets)


def _candidates(hits: list[Any], order: Order) -> tuple[Candidate, ...]:
    if order is not Order.RELEVANCE:
        keys = [int(hit["sort"][0]) for hit in hits]
        return tuple(Candidate(ordinal_of(key), 0.0, key) for key in keys)
    scores = comparable([hit["_score"] for hit in hits])
    keys = [int(hit["sort"][1]) for hit in hits]
    rows = sorted(zip(scores, keys, strict=True), reverse=True)  # ties are sorted by date
    return tuple(Candidate(ordinal_of(key), score) for score, key in rows)
