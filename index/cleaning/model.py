"""The line model: how likely each line of a page is body, a reader's comment, or the title.

A small convolutional network over the lines of a page, trained by ``benchmarks/train_cleaning.py``
and shipped as ``data/lines.json``. A line enters as its measurements (``features``) and as
vectors of its words and word pairs; four dilated convolutions let it see fifteen lines on either
side. After two of them the page as a whole speaks: how much of its prose, as the model sees prose,
lies before and after a line, and how far the line is akin to that prose.
"""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np

from .features import MIX, Floats, Hashes, Ints, Pages

BUCKETS = 4096  # of words, and of pairs of neighbouring words
HEAD, TAIL = 10, 6  # of a line the model reads the first and the last words
DILATIONS = (1, 2, 4, 8)
STAGES = (1, 3)  # the convolutions after which the whole page is looked at
_SMOOTHING = 20.0  # words, so that shares of a page with hardly any mean little
_ONE_THREAD = 2**18  # multiplications
_SHIFT = np.uint64(64 - 12)


@dataclass(frozen=True, slots=True)
class Stage:
    """The numbers that show a line the whole page.

    ``page`` is for the mean and the maximum over its lines; ``mass`` tells prose from the rest,
    several ways; ``kin`` makes lines comparable; ``around`` is for the shares of prose before and
    after the line and for how far the line is akin to it.
    """

    page: Floats
    mass: Floats
    mass_bias: Floats
    kin: Floats
    around: Floats


@dataclass(frozen=True, slots=True)
class LineModel:
    """The trained numbers.

    ``words`` and ``pairs`` have a vector per bucket; ``look`` is for the measurements, then the
    vectors; ``near`` are pairs of weights and bias, one per dilation; ``stages`` says after which.
    """

    words: Floats
    pairs: Floats
    look: Floats
    look_bias: Floats
    near: tuple[tuple[Floats, Floats], ...]
    stages: dict[int, Stage]
    out: Floats
    out_bias: Floats


def score_lines(pages: Pages) -> Floats:
    """Three logits per line of ``pages``: that it is body, a reader's comment, the title."""
    model = load_model()
    if not len(pages):
        return np.zeros((0, 3), np.float32)
    vectors = _vectors(model, pages)
    hidden = _times(np.concatenate([pages.looks, vectors], 1), model.look)
    hidden += model.look_bias
    first = _relu(hidden).copy()
    texts = np.repeat(np.arange(len(pages.first_line) - 1), np.diff(pages.first_line))
    for step, (weights, bias) in enumerate(model.near):
        heard = _near(_times(hidden, weights), DILATIONS[step], texts)
        heard += bias
        hidden += _relu(heard)
        if step in model.stages:
            hidden += _relu(_whole(model.stages[step], hidden, vectors, pages))
    return _times(np.concatenate([hidden, first], 1), model.out) + model.out_bias


def buckets(hashes: Hashes) -> Ints:
    """Where each word, or pair of words, has its vector."""
    return ((hashes * MIX) >> _SHIFT).astype(np.int64)


@cache
def load_model() -> LineModel:
    """The model that ships with the library."""
    text = files(__package__).joinpath("data/lines.json").read_text(encoding="utf-8")
    stored = json.loads(text)["arrays"]
    arrays = {name: _decoded(array) for name, array in stored.items()}
    near = tuple(
        (_side_by_side(arrays[f"near{step}"]), arrays[f"near{step}_bias"])
        for step in range(len(DILATIONS))
    )
    stages = {
        step: Stage(**{part: arrays[f"{part}{step}"] for part in Stage.__slots__})
        for step in STAGES
    }
    look = np.concatenate([arrays["look"], arrays["look_word"]])
    plain = {name: arrays[name] for name in ("words", "pairs", "look_bias", "out", "out_bias")}
    return LineModel(look=look, near=near, stages=stages, **plain)


def _side_by_side(weights: Floats) -> Floats:
    """Weights for the line before, the line and the line after, as columns instead of rows."""
    return np.ascontiguousarray(np.concatenate(np.split(weights, 3), 1))


def _decoded(stored: dict[str, object]) -> Floats:
    """Whole numbers of ``bits`` bits, in base 64, times ``scale``."""
    kind = np.dtype(f"<i{int(str(stored['bits'])) // 8}")
    flat = np.frombuffer(b64decode(str(stored["data"])), kind).astype(np.float32)
    shape = stored["shape"]
    assert isinstance(shape, list)  # noqa: S101 (our own file)
    return flat.reshape(shape) * np.float32(str(stored["scale"]))


def _vectors(model: LineModel, pages: Pages) -> Floats:
    """Per line: the sum of its word vectors, of its pair vectors, and its first word's vector."""
    sizes = pages.sizes
    rank = np.arange(len(pages.words)) - np.repeat(pages.first_word[:-1], sizes)
    read = np.flatnonzero((rank < HEAD) | (rank >= np.repeat(sizes, sizes) - TAIL))
    words = model.words.take(buckets(pages.words.take(read)), axis=0)
    pairs = model.pairs.take(buckets(pages.pairs.take(read)), axis=0)
    width = words.shape[1]
    vectors = np.zeros((len(sizes), 3 * width), np.float32)
    wordy = np.flatnonzero(sizes)
    if not len(wordy):
        return vectors
    seen = np.minimum(sizes.take(wordy), HEAD + TAIL)
    first = np.cumsum(seen) - seen
    root = np.sqrt(seen, dtype=np.float32)[:, None]
    vectors[wordy, :width] = np.add.reduceat(words, first, axis=0) / root
    vectors[wordy, width : 2 * width] = np.add.reduceat(pairs, first, axis=0) / root
    vectors[wordy, 2 * width :] = words.take(first, axis=0)
    return vectors


def read_words(first: Ints) -> Ints:
    """Which words of every line the model reads, ``HEAD + TAIL`` places a line; -1 is none."""
    sizes = np.diff(first)[:, None]
    head = np.where(np.arange(HEAD) < sizes, first[:-1, None] + np.arange(HEAD), -1)
    back = np.arange(TAIL) - TAIL
    tail = np.where(sizes + back >= HEAD, first[1:, None] + back, -1)
    return np.concatenate([head, tail], 1)


def _near(spoken: Floats, distance: int, texts: Ints) -> Floats:
    """What a line hears: from itself, and from the lines ``distance`` before and after it."""
    width = spoken.shape[1] // 3
    heard = spoken[:, width : 2 * width].copy()
    apart = np.flatnonzero(texts[distance:] != texts[:-distance])  # these lines never meet
    spoken[apart, :width] = 0
    spoken[apart + distance, 2 * width :] = 0
    heard[distance:] += spoken[:-distance, :width]
    heard[:-distance] += spoken[distance:, 2 * width :]
    return heard


def _whole(stage: Stage, hidden: Floats, vectors: Floats, pages: Pages) -> Floats:
    """What its whole page tells each line: what it holds, what lies around, what is akin."""
    logits = np.clip(_times(hidden, stage.mass) + stage.mass_bias, -30, 30)
    mass = pages.sizes[:, None].astype(np.float32) / (1 + np.exp(-logits))
    kin = _times(np.concatenate([hidden, vectors], 1), stage.kin)
    kin /= np.sqrt((kin * kin).sum(1, keepdims=True) + 1)
    kinds = mass.shape[1]
    around = np.empty((len(mass), 3 * kinds), np.float32)
    bounds = np.unique(pages.first_line).tolist()
    for begin, end in pairwise(bounds):
        own = mass[begin:end]
        upto = np.cumsum(own, 0)
        total = upto[-1] + _SMOOTHING
        around[begin:end, :kinds] = (upto - own) / total
        around[begin:end, kinds : 2 * kinds] = (upto[-1] - upto) / total
        around[begin:end, 2 * kinds :] = kin[begin:end] @ (kin[begin:end].T @ own / total)
    first = np.array(bounds[:-1])
    sizes = np.diff(bounds)
    held = np.concatenate(
        [
            np.add.reduceat(hidden, first, axis=0) / sizes[:, None].astype(np.float32),
            np.maximum.reduceat(hidden, first, axis=0),
        ],
        1,
    )
    told = _times(around, stage.around)
    told += np.repeat(_times(held, stage.page), sizes, axis=0)
    return told


def _times(lines: Floats, weights: Floats) -> Floats:
    """The matrix product, a few lines at a time.

    OpenBLAS wakes its threads for larger products; at these sizes they cost more than they save,
    and another core belongs to another page.
    """
    count, (rows, columns) = len(lines), weights.shape
    step = max(1, _ONE_THREAD // weights.size)
    whole = count - count % step
    product = np.empty((count, columns), np.float32)
    np.matmul(
        lines[:whole].reshape(-1, step, rows),
        weights,
        out=product[:whole].reshape(-1, step, columns),
    )
    np.matmul(lines[whole:], weights, out=product[whole:])
    return product


def _relu(values: Floats) -> Floats:
    """The values, those below zero set to it."""
    return np.maximum(values, 0, out=values)
