"""Trains the line model of HTML pages, and prints what it reaches on sites it never saw.

    python benchmarks/train_page_model.py PAGES.jsonl.gz --words LINES.json [--write]

Each line of PAGES is an object with ``html``, ``gold`` (the body text) and ``url``. A line of a
page is body if its words stand in ``gold``. LINES is a model of words that never saw the sites of
PAGES (``train_cleaning.py --without``): one that did would be surer of them than of any page to
come, and be believed too much. The model is a logistic regression with a ridge, fitted by Newton's
method, five folds split by host; ``--write`` puts the weights of all pages into
``index/cleaning/pagemodel.json``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from index.cleaning.extractors import extracts
from index.cleaning.features import measure
from index.cleaning.html import visible_lines
from index.cleaning.model import LineModel, as_model, score_lines
from index.cleaning.pagemodel import OPINIONS, Matrix, evidence, features, kept_share, placed
from index.cleaning.parsing import parse_page

WEIGHTS = Path(__file__).parents[1] / "index" / "cleaning" / "pagemodel.json"
RIDGE = 20.0
FOLDS = 5
_PAGE_WEIGHT = 50.0  # every page counts alike, however many lines it has
_STEPS = 25


@dataclass(frozen=True, slots=True)
class Example:
    """One page: which lines are body, what each line weighs, its fold, and its evidence.

    ``evidence`` is without extractors, then with what they say.
    """

    evidence: tuple[Matrix, Matrix]
    body: Matrix
    weight: Matrix
    fold: int


def examples(path: Path, words_model: LineModel) -> Iterator[Example]:
    """The pages of a file, as the model sees them."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            tree = parse_page(row["html"])
            if tree is None:
                continue
            seen = visible_lines(tree)
            measured = measure("\n".join(line.text for line in seen))
            lines = [seen[number - 1] for number in measured.numbers.tolist()]
            if not lines:
                continue
            texts = [line.text for line in lines]
            body = np.array(kept_share(texts, row["gold"])) > 0.5
            # The square root: long paragraphs matter more, but not by all their words.
            words = np.sqrt([len(text.split()) for text in texts])
            host = urlsplit(row["url"]).hostname or ""
            site = ".".join(host.split(".")[-2:])
            opinions = [kept_share(texts, extract) for extract in extracts(tree)]
            places, said = placed(lines), score_lines(measured, words_model)
            yield Example(
                (evidence(places, said, ()), evidence(places, said, opinions)),
                body.astype(np.float64),
                words / words.sum() * _PAGE_WEIGHT,
                zlib.crc32(site.encode()) % FOLDS,
            )


def fit(pages: Sequence[Example], asked: bool) -> Matrix:
    """The weights that explain ``pages`` best, kept small by the ridge."""
    rows = np.vstack([page.evidence[asked] for page in pages])
    body = np.concatenate([page.body for page in pages])
    weight = np.concatenate([page.weight for page in pages])
    weights: Matrix = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (weight * (chance - body)) + RIDGE * weights
        curve = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows
        weights = weights - np.linalg.solve(curve + RIDGE * np.eye(len(weights)), slope)
    return weights


def held_out_f1(pages: Sequence[Example], asked: bool) -> float:
    """F1 of lines, weighted as in fitting, on sites the model was not fitted on."""
    hit = taken = wanted = 0.0
    for fold in range(FOLDS):
        weights = fit([page for page in pages if page.fold != fold], asked)
        for page in pages:
            if page.fold == fold:
                said = page.evidence[asked] @ weights > 0
                hit += float((page.weight * page.body * said).sum())
                taken += float((page.weight * said).sum())
                wanted += float((page.weight * page.body).sum())
    return 2 * hit / (taken + wanted)


def main() -> None:
    """Train, print the score, write the weights if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pages", type=Path)
    arguments.add_argument("--words", type=Path, required=True)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pages = list(examples(given.pages, as_model(given.words.read_text())))
    stored = {}
    for asked in (False, True):
        opinions = len(OPINIONS) if asked else 0
        score = held_out_f1(pages, asked)
        print(f"{len(pages)} pages, {opinions} extractors: line F1 on unseen sites {score:.4f}")
        weights = zip(features(opinions), fit(pages, asked), strict=True)
        stored[str(opinions)] = {name: round(float(weight), 4) for name, weight in weights}
    if given.write:
        WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
