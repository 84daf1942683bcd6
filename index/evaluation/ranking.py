"""Quality of ranking: nDCG@10, AP and R@100 on a test collection judged by people.

A collection is a folder of ``docs.jsonl`` or ``docs.jsonl.gz`` (id, title, text),
``queries.jsonl`` (id, text) and ``qrels.tsv`` (query, document, relevance; also with TREC's four
columns; between tabs ids may have spaces). The measures are those of ir_measures, averaged over the
queries that have judgements.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import RawDocument
from ..text.analysis import NewsTokenizer
from .lines import BadLine, records

DEPTH = 100  # documents asked for per query
_OPERATORS = re.compile(r"AND|OR|NOT|TO")


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query of the collection, as its author wrote it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """How relevant a person judged a document for a query; 0 is not relevant."""

    query: str
    document: str
    relevance: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A query and the documents that were found for it, best first."""

    query: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankingScore:
    """Means over ``queries`` judged queries."""

    queries: int
    ndcg_10: float
    ap: float
    recall_100: float


def has_documents(folder: Path) -> bool:
    """Whether the collection has documents; queries and judgements can be used without."""
    return any((folder / name).exists() for name in ("docs.jsonl", "docs.jsonl.gz"))


def documents(folder: Path) -> Iterator[RawDocument]:
    """The documents of a collection, not to be cleaned.

    Raises:
        BadLine: a line that is no document.
        OSError: no such file, or it cannot be read.
    """
    plain = folder / "docs.jsonl"
    path = plain if plain.exists() else folder / "docs.jsonl.gz"
    for origin, row in _rows(path, ("id", "text")):
        title = row.get("title") or ""
        only_title = not row["text"].strip()  # then the title is the text
        yield RawDocument(
            content=title if only_title else row["text"],
            markup=False,
            origin=origin,
            id=row["id"],
            title="" if only_title else title,
            language="en",
            clean=False,
        )


def queries(folder: Path) -> tuple[JudgedQuery, ...]:
    """The queries of a collection; raises as ``documents`` does."""
    rows = _rows(folder / "queries.jsonl", ("id", "text"))
    return tuple(JudgedQuery(row["id"], row["text"]) for _, row in rows)


def judgements(folder: Path) -> tuple[Judgement, ...]:
    """The judgements of a collection; raises as ``documents`` does."""
    path = folder / "qrels.tsv"
    found: list[Judgement] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            fields = line.strip().split("\t" if "\t" in line else None)
            try:
                found.append(Judgement(fields[0], fields[-2], int(fields[-1])))
            except (ValueError, IndexError):
                message = f"{path}:{number}: not query, document and relevance"
                raise BadLine(message) from None
    return tuple(found)


def as_words(text: str) -> str:
    """A query as bare words, in which nothing is an operator or a field."""
    words = NewsTokenizer().tokenize(text)
    return " ".join(word.lower() if _OPERATORS.fullmatch(word) else word for word in words)


def answer(
    asked: Iterable[JudgedQuery], search: Callable[[str], Sequence[str]]
) -> Iterator[Answered]:
    """The run: ``search`` gets each query as bare words and returns document ids, best first."""
    for query in asked:
        yield Answered(query.id, tuple(search(as_words(query.text)))[:DEPTH])


def score(judged: Iterable[Judgement], run: Iterable[Answered]) -> RankingScore:
    """The measures of a run; a judged query that was not answered scores 0."""
    from ir_measures import AP, Qrel, R, ScoredDoc, calc_aggregate, nDCG

    qrels = [Qrel(each.query, each.document, each.relevance) for each in judged]
    scored = [
        ScoredDoc(each.query, document, float(-place))
        for each in run
        for place, document in enumerate(each.documents)
    ]
    measured = calc_aggregate([nDCG @ 10, AP, R @ 100], qrels, scored)
    return RankingScore(
        queries=len({qrel.query_id for qrel in qrels}),
        ndcg_10=float(measured[nDCG @ 10]),
        ap=float(measured[AP]),
        recall_100=float(measured[R @ 100]),
    )


def trec_lines(run: Iterable[Answered]) -> Iterator[str]:
    """The run in TREC's format: query, Q0, document, rank, score, name of the run."""
    for each in run:
        for rank, document in enumerate(each.documents, 1):
            yield f"{each.query} Q0 {document} {rank} {DEPTH + 1 - rank} pressmark"


def _rows(path: Path, needed: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each line's place and its strings; raises BadLine for a line without the needed ones."""
    for origin, record in records(path):
        row = {key: value for key, value in record.items() if isinstance(value, str)}
        if not row.keys() >= set(needed):
            raise BadLine(f"{origin}: not an object with the strings {', '.join(needed)}")
        yield origin, row
