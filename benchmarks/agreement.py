"""Do two engines give the same answers on real articles? Sets, totals and order.

    python benchmarks/agreement.py ARTICLES.jsonl.gz [--limit 1000] [--queries 200]

Asked are queries of every kind and, made of the articles themselves, titles, phrases, two words
near each other, prefixes, exclusions and fields. Answers must have the same total and the same
articles, by date (all of them, up to a thousand) and by relevance (a page of sixty); and the same
order, but for articles whose scores differ by less than a thousandth. Exits with 1 if any differs.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from index.answer import Answer
from index.archive import Archive
from index.errors import BadArticle, PressmarkError
from index.matching import Order
from index.model import RawDocument
from index.request import Duplicates, SearchRequest
from index.sources import read

QUERIES = (
    "Daesh fighters", '"Islamic State of Iraq and the Levant"', "al-Qaeda Yemen", "US Syria policy",
    "Boko Haram OR al-Shabaab", "gun control -Obama", '"Assad Geneva"~8', "refugee*", "=Daesh",
    "title:Syria", "election~1", "Raqqa AND (coalition OR airstrike*) -drone", "since:2016 Trump",
)  # fmt: skip
CLOSE = 1e-3


def questions(articles: list[RawDocument], count: int) -> Iterator[str]:
    """Queries made of words that stand together in the articles."""
    chance = random.Random(4)  # noqa: S311 - no secret
    yield from QUERIES
    for n in range(count - len(QUERIES)):
        article = chance.choice(articles)
        words = [
            w for w in article.content.split() if w.isalpha() and w not in {"AND", "OR", "NOT"}
        ]
        at = chance.randrange(max(1, len(words) - 12))
        some = words[at : at + 10]
        if len(some) < 10:
            continue
        yield (
            article.title or some[0],
            f'"{" ".join(some[:3])}"',
            f'"{some[0]} {some[4]}"~6',
            f"{some[1][:5]}* {some[7]}",
            f"{some[2]} {some[5]} -{some[8]}",
            f"{some[3]} OR {some[6]} OR {some[9]}",
            f"title:{some[4]} {some[0]}",
            f"={some[1]} {some[2]}",
        )[n % 8]


def everything(archive: Archive, text: str) -> tuple[list[str], Answer | None]:
    """All hits by date, and the answer by relevance; nothing for a query that is refused."""
    ids: list[str] = []
    cursor = None
    try:
        for _ in range(10):
            answer = archive.search(
                SearchRequest(text, limit=100, cursor=cursor, passages=0, sort=Order.NEWEST,
                              duplicates=Duplicates.SHOW)
            )  # fmt: skip
            ids += [hit.article.id for hit in answer.hits]
            cursor = answer.next
            if cursor is None:
                break
        return ids, archive.search(
            SearchRequest(text, limit=60, passages=0, duplicates=Duplicates.SHOW)
        )
    except PressmarkError:
        return [], None


def difference(one: Archive, other: Archive, text: str) -> str | None:
    """In which respect the two answer differently, if they do."""
    (ids, first), (others, second) = everything(one, text), everything(other, text)
    if first is None or second is None:
        return None if first is second else "refused by one of them"
    if first.total != second.total or ids != others:
        return f"articles: {first.total} and {second.total}"
    a = {hit.article.id: (hit.rank, hit.score) for hit in first.hits}
    b = {hit.article.id: (hit.rank, hit.score) for hit in second.hits}
    last = min((score for _, score in a.values()), default=0.0)
    for id in a.keys() ^ b.keys():
        if abs((a.get(id) or b[id])[1] - last) > CLOSE * max(1.0, last):
            return f"window: {id}"
    by_rank = [second.hits[n].score for n in range(len(second.hits))]
    for id in a.keys() & b.keys():
        (rank, score), (place, value) = a[id], b[id]
        if rank != place and abs(by_rank[rank - 1] - value) > CLOSE * max(1.0, score):
            return f"order: {id} is {rank} and {place}, with {score:.5f} and {value:.5f}"
    return None


def main() -> None:
    """Index twice, ask, compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=1_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--engines", default="tantivy:,whoosh:")
    options = parser.parse_args()
    found = islice(read([options.articles]), options.limit)
    articles = [raw for raw in found if not isinstance(raw, BadArticle)]
    asked = list(dict.fromkeys(questions(articles, options.queries)))
    one, other = options.engines.split(",")
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder) / "one", one) as first,
        Archive.open(Path(folder) / "other", other) as second,
    ):
        for archive in (first, second):
            list(archive.add(articles))
        told = {text: difference(first, second, text) for text in asked}
    different = {text: what for text, what in told.items() if what}
    for text, what in different.items():
        print(f"{text!r}: {what}")
    print(
        f"{len(asked)} queries on {len(articles)} articles: {len(different)} answered differently"
    )
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
