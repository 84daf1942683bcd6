"""A larger archive of news from a smaller one, for measuring speed: articles, not copies.

    python benchmarks/enlarge.py ARTICLES.jsonl.gz OUT.jsonl.gz --articles 33000

The articles themselves come first. Each further one is made of paragraphs of a real article (a
random half of them) and of two others under the same topic, in random order, until it is as long as
the first: every sentence is real, and words keep company with the words they keep company with in
news, so document frequencies grow as the archive does. Two articles made of the same one share
about a seventh of their text, far below what counts as a copy. What does not grow is the
vocabulary: rare words of 6,000 articles are five times as frequent in 33,000.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

Row = dict[str, str]


def enlarged(rows: list[Row], articles: int) -> Iterator[Row]:
    """The rows, and then as many made of them as there should be; the same on every call."""
    yield from rows[:articles]
    chance = random.Random(33)  # noqa: S311 - no secret
    alike = defaultdict(list)
    for row in rows:
        alike[row.get("topic")].append(row)
    for n in range(len(rows), articles):
        first = rows[n % len(rows)]
        others = chance.choices(alike[first.get("topic")], k=2)
        yield first | {
            "id": f"made-{n}",
            "url": "",
            "title": chance.choice(others)["title"],
            "source": others[0]["source"],
            "date": others[1]["date"],
            "text": _mixed(first["text"], [other["text"] for other in others], chance),
        }


def _mixed(first: str, others: list[str], chance: random.Random) -> str:
    own = first.split("\n\n")
    foreign = [paragraph for text in others for paragraph in text.split("\n\n")]
    kept = chance.sample(own, (len(own) + 1) // 2)
    chance.shuffle(foreign)
    length = sum(map(len, kept))
    while foreign and length < len(first):
        kept.append(foreign.pop())
        length += len(kept[-1])
    chance.shuffle(kept)
    return "\n\n".join(kept)


def main() -> None:
    """Read, enlarge, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=33_000)
    options = parser.parse_args()
    with gzip.open(options.articles_file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    with gzip.open(options.out, "wt", encoding="utf-8", compresslevel=1) as out:
        for row in enlarged(rows, options.articles):
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
