"""How likely each line of a page belongs to its article: a logistic model over what is known of it.

What speaks for a line: that trafilatura kept it, where it stands (zone, block, before or behind
the headline), its words, its links, and the same of its neighbours. The weights are in
``pagemodel.json``, trained by ``benchmarks/train_page_model.py`` on pages of many sites.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .pagetext import PageLine, Zone

Matrix = NDArray[np.float64]

_WORD = re.compile(r"\w+")
_BULLETS = " -*|#•"
_HEADING = re.compile(r"h[1-6]")
_ENDS = (".", "!", "?", ":", "…")
_CLOSING = "\"”’')»"
_STOP_WORDS = frozenset(
    (
        "the", "of", "and", "to", "in", "a", "is", "was", "for", "on", "that", "with", "he", "it",
        "as", "at", "by", "his", "be", "from", "are", "this", "an", "have", "has", "had", "not",
        "but", "they", "were", "which", "who", "their", "or", "will", "would", "said", "she",
        "her", "its", "been", "after", "also", "more", "than", "one", "about", "you", "your",
        "we", "our", "can",
    )
)  # fmt: skip
_CUE = re.compile(
    r"\b(?:subscribe|newsletter|sign up|log in|sign in|follow us|follow @|click here|read more|"
    r"advertisement|copyright|all rights reserved|share this|related|cookies|privacy|download|"
    r"terms of|contact us|recommended|sponsored|getty|photograph|photo|image|comments?)\b|©",
    re.IGNORECASE,
)
_ZONES = tuple(zone for zone in Zone if zone is not Zone.NONE)
_TAGS = ("p", "heading", "li", "div", "tr", "blockquote")
_OWN = (
    "extracted", "links", "all_links", "length", "short", "stop_words", "ends", "block",
    "before_headline", "before_extracted", "behind_extracted", "repeated", "cue", "around",
    "extracted_long", "extracted_in_block", "caps",
)  # fmt: skip
_SHARED = ("extracted", "links", "length", "ends", "block", "heading")
_REACH = (1, -1, 2, -2)
_AROUND = 6
_SHINGLE = 4
_FEW_WORDS = 5
_LONGEST_CUED = 250
_LONG_LINE = 60
_PLACES = {name: index for index, name in enumerate((*_ZONES, *_TAGS), len(_OWN))}
FEATURES = (
    *_OWN,
    *_ZONES,
    *_TAGS,
    *(f"{name}@{step:+d}" for step in _REACH for name in _SHARED),
    "constant",
)


def probabilities(lines: Sequence[PageLine], extracted: Sequence[float]) -> list[float]:
    """For each line that is not empty, how likely it is body text (0 to 1).

    ``lines`` are those with text; ``extracted`` says how much of each the extractor kept.
    """
    if not lines:
        return []
    scores = evidence(lines, extracted) @ _weights()
    return [float(value) for value in 1 / (1 + np.exp(-np.clip(scores, -30, 30)))]


def evidence(lines: Sequence[PageLine], extracted: Sequence[float]) -> Matrix:
    """One row per line, one column per name in ``FEATURES``."""
    own = _rows(lines, extracted)
    columns = [FEATURES.index(name) for name in _SHARED]
    parts = [own]
    for step in _REACH:
        parts.append(_shifted(own[:, columns], step))
    parts.append(np.ones((len(lines), 1)))
    return np.hstack(parts)


def kept_share(lines: Sequence[str], extract: str) -> list[float]:
    """How much of each line stands in ``extract`` (0 to 1), by its words, whatever the layout."""
    kept = [line.strip(_BULLETS) for line in extract.split("\n")]
    whole = set(kept)
    flat = ""
    shingles: set[tuple[str, ...]] = set()
    shares: list[float] = []
    for line in lines:
        if line in whole:
            shares.append(1.0)
            continue
        if line.count(" ") < _SHINGLE:
            shares.append(0.0)
            continue
        flat = flat or f" {_words(extract)} "
        words = _words(line)
        if f" {words} " in flat:
            shares.append(1.0)
            continue
        shingles = shingles or set(_shingles(flat))
        of_line = _shingles(words)
        found = sum(shingle in shingles for shingle in of_line)
        shares.append(found / len(of_line) if of_line else 0.0)
    return shares


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _shingles(words: str) -> list[tuple[str, ...]]:
    pieces = words.split()
    return list(zip(*(pieces[start:] for start in range(_SHINGLE)), strict=False))


def _rows(lines: Sequence[PageLine], extracted: Sequence[float]) -> Matrix:
    """What each line has of its own: the columns before the neighbours'."""
    blocks = _block_shares(lines)
    headline = next((i for i, line in enumerate(lines) if line.tag == "h1"), 0)
    kept = [i for i, share in enumerate(extracted) if share > 0.5]
    first, last = (kept[0], kept[-1]) if kept else (0, len(lines))
    times = Counter(line.text for line in lines)
    words = [line.text.split() for line in lines]
    counts = np.array([len(line) for line in words], dtype=np.float64)
    share, links = np.array(extracted), np.array([line.links for line in lines])
    block = np.array([blocks.get(line.block, 0.0) for line in lines])
    length, at = np.log1p(counts) / 3, np.arange(len(lines))
    own = (
        share, links, links > 0.9, length, counts < _FEW_WORDS,
        np.array([_stop_words(line) for line in words]),
        np.array([line.text.rstrip(_CLOSING).endswith(_ENDS) for line in lines]), block,
        at < headline, at < first, at > last,
        np.array([times[line.text] > 1 for line in lines]),
        np.array([_has_cue(line.text) for line in lines]),
        _around(lines, share), share * length, share * block,
        np.array([line.text.isupper() for line in lines]),
    )  # fmt: skip
    rows = np.zeros((len(lines), len(_OWN) + len(_ZONES) + len(_TAGS)))
    rows[:, : len(_OWN)] = np.stack(own, axis=1)
    for index, line in enumerate(lines):
        if line.zone is not Zone.NONE:
            rows[index, _PLACES[line.zone]] = 1.0
        if place := _PLACES.get("heading" if _HEADING.fullmatch(line.tag) else line.tag):
            rows[index, place] = 1.0
    return rows


def _stop_words(words: list[str]) -> float:
    if len(words) < _FEW_WORDS:
        return 0.0
    return 2 * min(0.5, sum(word.lower() in _STOP_WORDS for word in words) / len(words))


def _has_cue(line: str) -> bool:
    return len(line) < _LONGEST_CUED and _CUE.search(line) is not None


def _block_shares(lines: Sequence[PageLine]) -> dict[int, float]:
    """Letters of prose in each block, as a share of those in the fullest."""
    letters: Counter[int] = Counter()
    for line in lines:
        prose = line.links < 0.4 and len(line.text) > _LONG_LINE
        if prose and line.zone in (Zone.NONE, Zone.ARTICLE):
            letters[line.block] += len(line.text)
    fullest = max(letters.values(), default=1)
    return {block: count / fullest for block, count in letters.items()}


def _around(lines: Sequence[PageLine], share: Matrix) -> Matrix:
    """The share of the text near each line that the extractor kept."""
    letters = np.array([min(len(line.text), 500) for line in lines], dtype=np.float64)
    kept = np.concatenate(([0.0], np.cumsum(letters * share)))
    total = np.concatenate(([0.0], np.cumsum(letters)))
    at = np.arange(len(lines))
    low, high = np.maximum(at - _AROUND, 0), np.minimum(at + _AROUND + 1, len(lines))
    around: Matrix = (kept[high] - kept[low]) / np.maximum(total[high] - total[low], 1.0)
    return around


def _shifted(columns: Matrix, step: int) -> Matrix:
    moved = np.zeros_like(columns)
    if abs(step) < len(columns):
        if step > 0:
            moved[step:] = columns[:-step]
        else:
            moved[:step] = columns[-step:]
    return moved


@cache
def _weights() -> Matrix:
    stored = json.loads(Path(__file__).with_name("pagemodel.json").read_text(encoding="utf-8"))
    return np.array([stored[name] for name in FEATURES], dtype=np.float64)
