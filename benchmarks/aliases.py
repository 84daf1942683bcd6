"""What names cost: loading a table of many forms, and finding them in articles.

    python benchmarks/aliases.py ARTICLES.jsonl.gz [--limit N] [--forms 50000]

CPU seconds, the median of three; ``first``: of the one pass in which the process has met none of
the articles, when names are made and words looked up for the first time. The shipped table is
filled up with made-up names of people, places and groups. ``words`` is what splitting the same
texts with ``\\w+`` costs here: divide by it to compare machines.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from index.aliases.table import AliasTable, shipped_entities
from index.aliases.tagger import Tagger
from index.model import AnalysedText, Entity, Form
from index.sources import read
from index.text.analysis import Analyzer

_PARTS = (
    "ba",
    "ka",
    "ra",
    "mo",
    "shi",
    "lu",
    "den",
    "vor",
    "tal",
    "quen",
    "zan",
    "fel",
    "gor",
    "hin",
)
_LEADS = ("New ", "al-", "Saint ", "Abu ", "North ", "United ", "Front of ", "Mount ", "Bank of ")
_ROUNDS = 3


def made_up(count: int) -> Iterator[Entity]:
    """Entities with four names each, ``count`` names in all; the same every time."""
    chance = random.Random(7)  # noqa: S311 - no secret

    def word() -> str:
        return "".join(chance.choices(_PARTS, k=chance.randint(2, 4))).title()

    for n in range(count // 4):
        first, last = word(), word()
        names = (
            f"{first} {last}",
            f"{chance.choice(_LEADS)}{last}",
            f"{first[:1]}. {last}",
            word(),
        )
        forms = tuple(Form(name) for name in dict.fromkeys(names))
        kind = chance.choice(("person", "place", "group"))
        yield Entity(f"made-up-{n}", names[0], kind, forms)


def filled(forms: int) -> AliasTable:
    """The shipped table and as many made-up names as bring it to ``forms``."""
    shipped = shipped_entities()
    known = sum(len(entity.forms) for entity in shipped)
    return AliasTable((*shipped, *made_up(forms - known)))


def cpu(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """CPU seconds of ``work``, the median of the rounds."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--forms", type=int, default=50_000)
    options = parser.parse_args()
    analyzer, empty = Analyzer(), AnalysedText("")
    zones = [
        (
            AnalysedText(raw.title or "", analyzer.analyse(raw.title or "")),
            raw.published,
            raw.content,
        )
        for raw in islice(read([options.articles]), options.limit)
    ]
    articles = [(title, AnalysedText(t, analyzer.analyse(t)), day) for title, day, t in zones]
    words = sum(len(title.tokens) + len(body.tokens) for title, body, _ in articles) / 1e6
    table = filled(options.forms)
    tagger = Tagger(table)

    def tag() -> None:
        for title, body, published in articles:
            tagger.tag_article(title, empty, body, empty, published)

    found, first = re.compile(r"\w+").findall, cpu(tag, rounds=1)
    report = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "articles": len(articles),
        "million_words": round(words, 3),
        "forms": sum(len(entity.forms) for entity in table.entities),
        "load_s": round(cpu(lambda: Tagger(AliasTable(table.entities))), 3),
        "read_shipped_s": round(cpu(shipped_entities), 3),
        "words_s_per_million": round(
            cpu(lambda: [found(body.text) for _, body, _ in articles]) / words, 3
        ),
        "tag_first_s_per_million": round(first / words, 3),
        "tag_s_per_million": round(cpu(tag) / words, 3),
    }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
