"""How likely each line of a page belongs to its article: a logistic model over what is known of it.

What speaks for a line: what extractors say (resiliparse, and trafilatura where it was asked), where
it stands (zone, how much of the page's prose its block holds, before or behind the headline), its
words, its links, and the same of its neighbours. The weights are in ``pagemodel.json``, one set per
number of opinions, trained by ``benchmarks/train_page_model.py`` on pages of many sites.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
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
    r"terms of|contact us|recommended|sponsored|getty|photograph|photo|image|comments?)\b|©"
)
_ZONES = tuple(zone for zone in Zone if zone is not Zone.NONE)
_TAGS = ("p", "heading", "li", "div", "tr", "blockquote")
_OWN = (
    "links", "all_links", "length", "short", "stop_words", "ends", "caps", "cue", "repeated",
    "before_headline", "block", "above", "top", "density", "dense_above",
)  # fmt: skip
_SHARED = ("links", "length", "ends", "block")
_TOLD = ("says", "says_long", "says_in_block", "around", "before", "behind")
_REACH = (1, -1, 2, -2)
_AROUND = 6
_SHINGLE = 4
_FEW_WORDS = 5
_LONGEST_CUED = 250
_LONG_LINE = 60
_LONGEST_WEIGHED = 80  # words
_PLACES = {name: index for index, name in enumerate((*_ZONES, *_TAGS), len(_OWN))}
OPINIONS = ("resiliparse", "trafilatura")
"""The extractors asked, in the order in which their opinions are given."""


def features(opinions: int) -> tuple[str, ...]:
    """The names of the columns of ``evidence`` given so many opinions."""
    return (
        *_OWN,
        *_ZONES,
        *_TAGS,
        *(f"{name}@{step:+d}" for step in _REACH for name in (*_SHARED, "heading")),
        *(f"{who} {what}" for who in OPINIONS[:opinions] for what in _TOLD),
        *(f"{who} says@{step:+d}" for who in OPINIONS[:opinions] for step in _REACH),
        "constant",
    )


def log_odds(places: Matrix, opinions: Sequence[Sequence[float]]) -> Matrix:
    """For each line the log odds that it is body; ``places``: what ``placed`` says of the lines.

    ``opinions``: per extractor of ``OPINIONS``, the first or both, how much of each line it kept.
    """
    scores: Matrix = evidence(places, opinions) @ _weights(len(opinions))
    return np.clip(scores, -30, 30)


def evidence(places: Matrix, opinions: Sequence[Sequence[float]]) -> Matrix:
    """One row per line, one column per name in ``features``."""
    shared = places[:, [*(_OWN.index(name) for name in _SHARED), _PLACES["heading"]]]
    shares = [np.array(opinion, dtype=np.float64) for opinion in opinions]
    return np.column_stack(
        (
            places,
            *(_shifted(shared, step) for step in _REACH),
            *(_told(places, share) for share in shares),
            *(_shifted(share, step) for share in shares for step in _REACH),
            np.ones(len(places)),
        )
    )


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


def placed(lines: Sequence[PageLine]) -> Matrix:
    """What each line, all of them with text, has of its own: no neighbours, no extractors."""
    headline = next((i for i, line in enumerate(lines) if line.tag == "h1"), 0)
    times = Counter(line.text for line in lines)
    lowered = [line.text.lower() for line in lines]
    words = [text.split() for text in lowered]
    counts = np.array([len(some) for some in words], dtype=np.float64)
    links = np.array([line.links for line in lines])
    block, density = _prose_of(lines, [line.block for line in lines])
    above, dense_above = _prose_of(lines, [line.above for line in lines])
    top, _ = _prose_of(lines, [line.top for line in lines])
    own = (
        links, links > 0.9, np.log1p(counts) / 3, counts < _FEW_WORDS,
        np.array([_stop_words(some) for some in words]),
        np.array([line.text.rstrip(_CLOSING).endswith(_ENDS) for line in lines]),
        np.array([line.text.isupper() for line in lines]),
        np.array([_has_cue(text) for text in lowered]),
        np.array([times[line.text] > 1 for line in lines]),
        np.arange(len(lines)) < headline, block, above, top, density, dense_above,
    )  # fmt: skip
    rows = np.zeros((len(lines), len(_OWN) + len(_ZONES) + len(_TAGS)))
    rows[:, : len(_OWN)] = np.stack(own, axis=1)
    for index, line in enumerate(lines):
        if line.zone is not Zone.NONE:
            rows[index, _PLACES[line.zone]] = 1.0
        if place := _PLACES.get("heading" if _HEADING.fullmatch(line.tag) else line.tag):
            rows[index, place] = 1.0
    return rows


def _told(places: Matrix, share: Matrix) -> Matrix:
    """What one extractor says of each line: columns as in ``_TOLD``."""
    length, block = places[:, _OWN.index("length")], places[:, _OWN.index("block")]
    kept, at = np.flatnonzero(share > 0.5), np.arange(len(share))
    first, last = (kept[0], kept[-1]) if len(kept) else (0, len(share))
    around = _around(np.expm1(3 * length), share)
    return np.column_stack((share, share * length, share * block, around, at < first, at > last))


def _stop_words(words: list[str]) -> float:
    if len(words) < _FEW_WORDS:
        return 0.0
    return 2 * min(0.5, sum(map(_STOP_WORDS.__contains__, words)) / len(words))


def _has_cue(lowered: str) -> bool:
    return len(lowered) < _LONGEST_CUED and _CUE.search(lowered) is not None


def _prose_of(lines: Sequence[PageLine], holders: Iterable[int]) -> tuple[Matrix, Matrix]:
    """Per line, of what holds it: prose as a share of the fullest holder's; how much is prose."""
    prose: Counter[int] = Counter()
    letters: Counter[int] = Counter()
    holding = list(holders)
    for line, holder in zip(lines, holding, strict=True):
        size = len(line.text)
        letters[holder] += size
        plain = line.links < 0.4 and size > _LONG_LINE
        if plain and line.zone in (Zone.NONE, Zone.ARTICLE, Zone.BODY):
            prose[holder] += size
    fullest = max(prose.values(), default=1)
    share = np.array([prose[holder] / fullest for holder in holding])
    density = np.array([prose[holder] / max(1, letters[holder]) for holder in holding])
    return share, density


def _around(words: Matrix, share: Matrix) -> Matrix:
    """The share of the text near each line that the extractor kept."""
    weight = np.minimum(words, _LONGEST_WEIGHED)
    kept = np.concatenate(([0.0], np.cumsum(weight * share)))
    total = np.concatenate(([0.0], np.cumsum(weight)))
    at = np.arange(len(share))
    low, high = np.maximum(at - _AROUND, 0), np.minimum(at + _AROUND + 1, len(share))
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
def _weights(opinions: int) -> Matrix:
    stored = json.loads(Path(__file__).with_name("pagemodel.json").read_text(encoding="utf-8"))
    weights = stored[str(opinions)]
    return np.array([weights[name] for name in features(opinions)], dtype=np.float64)
