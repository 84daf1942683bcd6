"""``seeds/`` as judged pages and as a test collection; seeds/README.md describes its files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.errors import BadArticle
from index.evaluation.cleaning import JudgedPage
from index.evaluation.ranking import JudgedQuery, Judgement
from index.model import RawDocument
from index.sources import read

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.S)
_TAG = re.compile(r"<[^>]*>")


def documents(seeds: Path) -> Iterator[tuple[str, RawDocument]]:
    """Every article with its name in ``judgements.tsv``."""
    for raw in read([seeds / "articles"]):
        if isinstance(raw, BadArticle):
            raise ValueError(str(raw))
        file = Path(raw.origin).name.split(":")[0]
        yield (f"{file}#{raw.id}" if ".jsonl" in file else file), raw


def judged_pages(seeds: Path) -> Iterator[JudgedPage]:
    """The pages whose gold body is certain: between the first and last words in ``gold.json`` there
    are as many paragraphs as it says. Some pages of HTML have other paragraphs in between.
    """
    gold = json.loads((seeds / "gold.json").read_text(encoding="utf-8"))
    for name, raw in documents(seeds):
        if (said := gold.get(name)) is None:
            continue
        first, last = said["body"]
        body = _body(_paragraphs(raw), first, last, said["paragraphs"])
        if body is not None:
            yield JudgedPage(raw, "\n\n".join(body), title=said["title"], author=said["author"])


def queries(seeds: Path) -> tuple[JudgedQuery, ...]:
    """The queries, in the query language."""
    return tuple(JudgedQuery(row[0], row[1]) for row in _rows(seeds / "queries.tsv"))


def judgements(seeds: Path) -> tuple[Judgement, ...]:
    """The judged articles of the queries."""
    rows = _rows(seeds / "judgements.tsv")
    return tuple(Judgement(query, article, int(grade)) for query, article, grade in rows)


def _paragraphs(raw: RawDocument) -> list[str]:
    if not raw.markup:
        return [_plain(line) for line in raw.content.splitlines() if line.strip()]
    found: Iterable[str] = _PARAGRAPH.findall(raw.content.replace("&amp;", "&"))
    return [_plain(_TAG.sub("", inside)) for inside in found]


def _body(paragraphs: list[str], first: str, last: str, count: int) -> list[str] | None:
    for start in range(len(paragraphs) - count + 1):
        some = paragraphs[start : start + count]
        if some[0].startswith(_plain(first)) and some[-1].endswith(_plain(last)):
            return some
    return None


def _plain(text: str) -> str:
    return " ".join(text.split())


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
