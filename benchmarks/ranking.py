"""What each part of the score is worth: judged collections, and known items of any archive of news.

    python benchmarks/ranking.py COLLECTION… [--articles ARTICLES.jsonl.gz] [--sample 400]

Every query is asked once, with its explanation; the same answers are then put in order by all parts
of the score, by the engine's alone, and by all but one. A collection is a folder as `pressmark eval
ranking` takes it. ``--articles`` (JSON lines with id, title, text, and maybe topic) makes two more:
*titles*, in which a title must find its article from which it was taken off, and *topics*, in which
the words of a topic must find the articles under it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ir_measures import RR, Qrel, R, ScoredDoc, iter_calc, nDCG

from index.archive import Archive
from index.evaluation.ranking import (
    DEPTH,
    JudgedQuery,
    Judgement,
    as_words,
    documents,
    judgements,
    queries,
)
from index.model import RawDocument
from index.request import Duplicates, MatchMode, SearchRequest

PARTS = ("passage", "proximity", "likeness", "typed")
MEASURES = (nDCG @ 10, RR, R @ 100)


@dataclass(frozen=True, slots=True)
class Answered:
    """The documents found for a query, each with the parts of its score."""

    query: str
    found: tuple[tuple[str, dict[str, float]], ...]

    def ordered(self, parts: Iterable[str]) -> list[str]:
        """The documents by the sum of these parts."""
        wanted = tuple(parts)
        return [
            document
            for document, has in sorted(
                self.found, key=lambda row: -sum(row[1].get(part, 0.0) for part in wanted)
            )
        ]


def ask(
    folder: Path, raw: Iterable[RawDocument], asked: dict[str, list[JudgedQuery]]
) -> dict[str, list[Answered]]:
    """Index the documents, ask the queries of each set."""
    given: dict[str, str] = {}

    def remembered() -> Iterator[RawDocument]:
        for document in raw:
            given[document.origin] = document.id or ""
            yield document

    with Archive.open(folder, "tantivy:") as archive:
        added = {a.id: given[a.origin] for a in archive.add(remembered()) if a.id}

        def answer(query: JudgedQuery) -> Answered:
            request = SearchRequest(
                as_words(query.text),
                limit=DEPTH,
                passages=0,
                match=MatchMode.ANY,
                duplicates=Duplicates.SHOW,
                explain=True,
                document=True,
            )
            hits = archive.search(request).hits
            rows = ((added[h.article.id], {p.name: p.value for p in h.parts}) for h in hits)
            return Answered(query.id, tuple(rows))

        return {name: [answer(query) for query in some] for name, some in asked.items()}


def report(name: str, judged: Iterable[Judgement], answers: list[Answered]) -> None:
    """One line for each choice of parts: the measures, and queries better and worse than BM25."""
    qrels = [Qrel(j.query, j.document, j.relevance) for j in judged]
    everything = ("match", *PARTS)
    choices = {"all": everything, "the engine's alone": ("match",)}
    choices |= {f"without {p}": tuple(q for q in everything if q != p) for p in PARTS}
    scores: dict[str, dict[str, dict[str, float]]] = {}
    for choice, parts in choices.items():
        run = [
            ScoredDoc(a.query, document, -float(place))
            for a in answers
            for place, document in enumerate(a.ordered(parts))
        ]
        scores[choice] = {str(m): {} for m in MEASURES}
        for metric in iter_calc(list(MEASURES), qrels, run):
            scores[choice][str(metric.measure)][metric.query_id] = metric.value
    plain = scores["the engine's alone"]
    print(f"{name}: {len(plain['RR'])} queries")
    for choice, by_measure in scores.items():
        told = "  ".join(f"{m} {sum(v.values()) / len(v):.4f}" for m, v in by_measure.items())
        now, before = by_measure["nDCG@10"], plain["nDCG@10"]
        better = sum(now[q] > before[q] + 1e-9 for q in now)
        worse = sum(now[q] < before[q] - 1e-9 for q in now)
        print(f"  {choice:22} {told}  better {better}, worse {worse}")


def news(path: Path, sample: int) -> tuple[list[RawDocument], dict[str, list[JudgedQuery]],
                                            dict[str, list[Judgement]]]:  # fmt: skip
    """The articles without their titles; the two sets of queries and their judgements."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    raw = [
        RawDocument(row["text"], markup=False, origin=f"{path}:{n}", id=row["id"], title="",
                    language="en", clean=False)
        for n, row in enumerate(rows)
    ]  # fmt: skip
    chosen = random.Random(1).sample(rows, min(sample, len(rows)))  # noqa: S311 - no secret
    topics: dict[str, list[str]] = {}
    for row in rows:
        topics.setdefault(row.get("topic") or "", []).append(row["id"])
    topics = {t: ids for t, ids in topics.items() if t and 10 <= len(ids) <= len(rows) // 20}
    asked = {
        "titles": [JudgedQuery(row["id"], row["title"]) for row in chosen if row["title"]],
        "topics": [JudgedQuery(topic, topic.replace("_", " ")) for topic in topics],
    }
    judged = {
        "titles": [Judgement(row["id"], row["id"], 1) for row in chosen],
        "topics": [Judgement(topic, id, 1) for topic, ids in topics.items() for id in ids],
    }
    return raw, asked, judged


def main() -> None:
    """Ask and report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("collections", nargs="*", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--sample", type=int, default=400)
    options = parser.parse_args()
    for folder in options.collections:
        with tempfile.TemporaryDirectory() as aside:
            judged = {q.query for q in judgements(folder)}
            some = [q for q in queries(folder) if q.id in judged]
            answers = ask(Path(aside), documents(folder), {"": some})
            report(folder.name, judgements(folder), answers[""])
    if options.articles:
        raw, asked, wanted = news(options.articles, options.sample)
        with tempfile.TemporaryDirectory() as aside:
            for name, answers in ask(Path(aside), raw, asked).items():
                report(name, wanted[name], answers)


if __name__ == "__main__":
    main()
