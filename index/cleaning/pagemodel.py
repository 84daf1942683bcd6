"""How likely each line of a page belongs to its article: a logistic regression on its features.

The features of a line: its place (zone, share of the page's prose in its block, before or after the
headline), the scores of the line model, its links, the same of its neighbours, and what the
extractors kept of it, if they were asked. The weights are in ``pagemodel.json``, one set with the
extractors and one without, trained by ``benchmarks/train_page_model.py`` on pages of many sites.
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

from .pagetext import PageLine
from .words import Floats
from .zones import Zone

Matrix = NDArray[np.float64]

_BULLETS = " -*|#•"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
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
_CUES = (
    "subscribe|newsletter|sign up|log in|sign in|follow us|follow @|click here|read more"
    "|advertisement|copyright|rights reserved|share this|related|cookies|privacy|download|terms of"
    "|contact us|recommended|sponsored|getty|photograph|photo|image|comment|comments"
)
_CUE = re.compile(rf"\b(?:{_CUES})\b|©")
_CUE_STARTS = frozenset(
    cue.split()[0] + mark for cue in _CUES.split("|") for mark in ("", ":", ".", ",")
)
_PLAIN_ZONES = frozenset((Zone.NONE, Zone.ARTICLE, Zone.BODY))
_ZONES = tuple(zone for zone in Zone if zone is not Zone.NONE)
_TAGS = ("p", "heading", "li", "div", "tr", "blockquote")
_OWN = (
    "links", "all_links", "length", "short", "stop_words", "ends", "caps", "cue", "repeated",
    "before_headline", "block", "above", "top", "density", "dense_above",
)  # fmt: skip
_SHARED = ("links", "length", "ends", "block")
_WORDS = ("words: body", "words: comment", "words: title")
_WORDS_SURE = 5.0  # limit of the line model's log odds, which are too high on unknown sites
_TOLD = ("says", "says_long", "says_in_block", "around", "before", "behind")
_SURE = 10.0  # limit of the log odds
_REACH = (1, -1, 2, -2)
_AROUND = 6  # lines to either side
_SHINGLE, _MOST_SHINGLES = 4, 12  # words of a run that is searched for; runs of one line
_MOST_SEARCHED = 50_000_000  # characters searched for runs of words, per page
_KNOWN = 0.6  # least share of a line's words in the extract, for runs to be searched
_FEW_WORDS = 5
_LONGEST_CUED = 250  # characters
_LONG_LINE = 60  # characters, at least, of prose
_LONGEST_WEIGHED = 80  # words; longer lines weigh no more
_PLACES = {name: index for index, name in enumerate((*_ZONES, *_TAGS), len(_OWN))}
OPINIONS = ("resiliparse", "trafilatura")
"""The extractors asked, in the order in which their opinions are given."""


def features(opinions: int) -> tuple[str, ...]:
    """The names of the columns of ``evidence`` with so many opinions."""
    return (
        *_OWN,
        *_ZONES,
        *_TAGS,
        *(f"{name}@{step:+d}" for step in _REACH for name in (*_SHARED, "heading")),
        *_WORDS,
        *(f"{who} {what}" for who in OPINIONS[:opinions] for what in _TOLD),
        *(f"{who} says@{step:+d}" for who in OPINIONS[:opinions] for step in _REACH),
        "constant",
    )


def log_odds(places: Matrix, words: Floats, opinions: Sequence[Sequence[float]] = ()) -> Matrix:
    """For each line the log odds that it is body.

    ``places``: from ``placed``. ``words``: per line the log odds of body, comment and title by its
    words alone. ``opinions``: for each extractor of ``OPINIONS``, if asked, how much of each line
    it kept.
    """
    scores: Matrix = evidence(places, words, opinions) @ _weights(len(opinions))
    return np.clip(scores, -_SURE, _SURE)


def evidence(places: Matrix, words: Floats, opinions: Sequence[Sequence[float]]) -> Matrix:
    """One row per line, one column per name in ``features``."""
    shared = places[:, [*(_OWN.index(name) for name in _SHARED), _PLACES["heading"]]]
    said = words.clip(-_WORDS_SURE, _WORDS_SURE) / _WORDS_SURE
    shares = [np.array(opinion, dtype=np.float64) for opinion in opinions]
    return np.column_stack(
        (
            places,
            *(_shifted(shared, step) for step in _REACH),
            said,
            *(_told(places, share) for share in shares),
            *(_shifted(share, step) for share in shares for step in _REACH),
            np.ones(len(places)),
        )
    )


def kept_share(lines: Sequence[str], extract: str) -> list[float]:
    """The share (0 to 1) of each line's words that ``extract`` contains, whatever its line
    breaks."""
    whole = {line.strip(_BULLETS) for line in extract.split("\n")}
    pieces = extract.split()
    flat, known = " ".join(pieces), frozenset(pieces)
    left = _MOST_SEARCHED // (len(flat) + 1)
    shares: list[float] = []
    for line in lines:
        if line in whole:
            shares.append(1.0)
            continue
        words = line.split()
        if len(words) <= _SHINGLE or sum(map(known.__contains__, words)) < _KNOWN * len(words):
            shares.append(0.0)
        elif left <= 0 or line in flat:
            shares.append(float(left > 0))
        else:
            left -= 1
            step = max(1, len(words) // _MOST_SHINGLES)
            runs = range(0, len(words) - _SHINGLE + 1, step)
            found = sum(" ".join(words[at : at + _SHINGLE]) in flat for at in runs)
            shares.append(found / len(runs))
    return shares


def placed(lines: Sequence[PageLine]) -> Matrix:
    """The features of each line by itself, without neighbours and extractors; all lines have
    text."""
    texts, shares, tags, zones, blocks, above, top, *_ = zip(*lines, strict=True)
    headline = tags.index("h1") if "h1" in tags else 0
    times = Counter(texts)
    words = [text.lower().split() for text in texts]
    counts = np.array([len(some) for some in words], dtype=np.float64)
    sizes = np.array([len(text) for text in texts], dtype=np.float64)
    links = np.array(shares)
    plain = np.array([zone in _PLAIN_ZONES for zone in zones])
    prose = sizes * (plain & (links < 0.4) & (sizes > _LONG_LINE))
    in_block, density = _held(blocks, prose, sizes)
    in_above, dense_above = _held(above, prose, sizes)
    in_top, _ = _held(top, prose, sizes)
    own = (
        links, links > 0.9, np.log1p(counts) / 3, counts < _FEW_WORDS,
        np.array([_stop_words(some) for some in words]),
        np.array([text.rstrip(_CLOSING).endswith(_ENDS) for text in texts]),
        np.array([text.isupper() for text in texts]),
        np.array([_has_cue(text, some) for text, some in zip(texts, words, strict=True)]),
        np.array([times[text] > 1 for text in texts]),
        np.arange(len(lines)) < headline, in_block, in_above, in_top, density, dense_above,
    )  # fmt: skip
    rows = np.zeros((len(lines), len(_OWN) + len(_ZONES) + len(_TAGS)))
    rows[:, : len(_OWN)] = np.stack(own, axis=1)
    for names in (zones, ["heading" if tag in _HEADINGS else tag for tag in tags]):
        places = np.array([_PLACES.get(name, -1) for name in names])
        known = np.flatnonzero(places >= 0)
        rows[known, places[known]] = 1.0
    return rows


def _told(places: Matrix, share: Matrix) -> Matrix:
    """The features of each line from one extractor: columns as in ``_TOLD``."""
    length, block = places[:, _OWN.index("length")], places[:, _OWN.index("block")]
    kept, at = np.flatnonzero(share > 0.5), np.arange(len(share))
    first, last = (kept[0], kept[-1]) if len(kept) else (0, len(share))
    around = _around(np.expm1(3 * length), share)
    return np.column_stack((share, share * length, share * block, around, at < first, at > last))


def _stop_words(words: list[str]) -> float:
    if len(words) < _FEW_WORDS:
        return 0.0
    return 2 * min(0.5, sum(map(_STOP_WORDS.__contains__, words)) / len(words))


def _has_cue(text: str, words: list[str]) -> bool:
    if len(text) >= _LONGEST_CUED or (_CUE_STARTS.isdisjoint(words) and "©" not in text):
        return False  # as nearly all lines; the search is slow
    return _CUE.search(text.lower()) is not None


def _held(holders: Sequence[int], prose: Matrix, sizes: Matrix) -> tuple[Matrix, Matrix]:
    """For each line, of the element that holds it: its prose as a share of the largest, and the
    share of its text that is prose."""
    at = np.array(holders)
    held = np.bincount(at, weights=prose)
    letters = np.bincount(at, weights=sizes)
    return held[at] / (held.max() or 1.0), held[at] / np.maximum(letters[at], 1.0)


def _around(words: Matrix, share: Matrix) -> Matrix:
    """The share of the text around each line that the extractor kept."""
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
