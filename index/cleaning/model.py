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

from .features import Pages
from .words import MIX, Floats, Hashes, Ints

BUCKETS = 4096  # of words, and of pairs of neighbouring words
HEAD, TAIL = 10, 6  # of a line the model reads the first and the last words
DILATIONS = (1, 2, 4, 8)
CHANNELS = 32  # hidden values of a line
STAGES = (1, 3)  # the convolutions after which the whole page is looked at
_SMOOTHING = 20.0  # words, so that shares of a page with hardly any mean little
_ONE_THREAD = 2**18  # multiplications
_SHIFT = np.uint64(64 - 12)


@dataclass(frozen=True, slots=True)
class Stage:
    """The numbers that show a line the whole page.

    ``line`` is for a line's hidden values: the first columns tell prose from the rest, several
    ways (``mass_bias`` has as many), the others make lines comparable. ``page`` is for the mean and
    the maximum over the page's lines; ``before`` and ``after`` are for the shares of the page's
    prose that lie there, and ``alike`` for how far the line is akin to it.
    """

    line: Floats
    mass_bias: Floats
    page: Floats
    before: Floats
    after: Floats
    alike: Floats


@dataclass(frozen=True, slots=True)
class LineModel:
    """The trained numbers.

    ``vectors`` has a row per bucket of words, then one per bucket of pairs; ``look`` is for the
    measurements, then the vectors, and its columns are for the hidden values and for what each
    stage adds up for a line; ``near`` are pairs of weights and bias, one per dilation;
    ``stages`` says after which.
    """

    vectors: Floats
    look: Floats
    look_bias: Floats
    near: tuple[tuple[Floats, Floats], ...]
    stages: dict[int, Stage]
    out: Floats
    out_bias: Floats


def score_lines(pages: Pages, model: LineModel | None = None) -> Floats:
    """Three logits per line of ``pages``: that it is body, a reader's comment, the title."""
    model = model or load_model()
    if not len(pages):
        return np.zeros((0, 3), np.float32)
    width = len(model.look_bias)
    seen = _times(np.concatenate([pages.looks, _vectors(model, pages)], 1), model.look)
    first = _relu(seen[:, :width] + model.look_bias)
    hidden = first.copy()
    lines = _Lines(pages.sizes[:, None].astype(np.float32), np.unique(pages.first_line))
    for step, (weights, bias) in enumerate(model.near):
        heard = _times(_near(hidden, DILATIONS[step], lines.bounds), weights)
        heard += bias
        hidden += _relu(heard)
        if stage := model.stages.get(step):
            said = _times(hidden, stage.line)
            said += seen[:, width : width + said.shape[1]]
            width += said.shape[1]
            hidden += _relu(_whole(stage, hidden, said, lines))
    return _times(np.concatenate([hidden, first], 1), model.out) + model.out_bias


@dataclass(frozen=True, slots=True)
class _Lines:
    """How many words each line has, as a column; where the texts that have lines begin and end."""

    sizes: Floats
    bounds: Ints


def buckets(hashes: Hashes) -> Ints:
    """Where each word, or pair of words, has its vector."""
    return ((hashes * MIX) >> _SHIFT).astype(np.int64)


@cache
def load_model() -> LineModel:
    """The model that ships with the library."""
    return as_model(files(__package__).joinpath("data/lines.json").read_text(encoding="utf-8"))


def as_model(text: str) -> LineModel:
    """The model in the JSON that training writes."""
    stored = json.loads(text)["arrays"]
    arrays = {name: _decoded(array) for name, array in stored.items()}
    near = tuple(
        (arrays[f"near{step}"], arrays[f"near{step}_bias"]) for step in range(len(DILATIONS))
    )
    kin = [_whole_weights(arrays, step)[CHANNELS:] for step in STAGES]
    unseen = np.zeros((len(arrays["look"]), kin[0].shape[1] * len(STAGES)), np.float32)
    look = np.block([[arrays["look"], unseen], [arrays["look_word"], *kin]])
    return LineModel(
        vectors=np.concatenate([arrays["words"], arrays["pairs"]]),
        look=np.ascontiguousarray(look, np.float32),
        near=near,
        stages={step: _stage(arrays, step) for step in STAGES},
        **{name: arrays[name] for name in ("look_bias", "out", "out_bias")},
    )


def _stage(arrays: dict[str, Floats], step: int) -> Stage:
    line = np.ascontiguousarray(_whole_weights(arrays, step)[:CHANNELS])
    around = np.split(arrays[f"around{step}"], 3)
    return Stage(line, arrays[f"mass_bias{step}"], arrays[f"page{step}"], *around)


def _whole_weights(arrays: dict[str, Floats], step: int) -> Floats:
    """What makes of a line's hidden values and vectors its logits of prose, then what is akin."""
    mass, kin = arrays[f"mass{step}"], arrays[f"kin{step}"]
    of_vectors = np.zeros((len(kin) - len(mass), mass.shape[1]), np.float32)
    return np.concatenate([np.concatenate([mass, of_vectors]), kin], 1)


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
    head = np.minimum(sizes, HEAD)
    tail = np.minimum(sizes - head, TAIL)
    parts = np.stack([head, sizes - head - tail, tail], 1).ravel()
    read = np.flatnonzero(np.repeat(np.tile([True, False, True], len(sizes)), parts))
    places = np.empty((len(read), 2), np.int64)
    places[:, 0] = buckets(pages.words.take(read))
    places[:, 1] = buckets(pages.pairs.take(read)) + BUCKETS
    width = model.vectors.shape[1]
    each = model.vectors.take(places, axis=0).reshape(len(read), 2 * width)
    seen = head + tail
    vectors = np.empty((len(sizes), 3 * width), np.float32)
    vectors[:, : 2 * width] = _summed(each, seen)
    vectors[:, : 2 * width] /= np.sqrt(np.maximum(seen, 1), dtype=np.float32)[:, None]
    wordy = np.flatnonzero(seen)
    vectors[:, 2 * width :] = 0
    first = (np.cumsum(seen) - seen).take(wordy)
    vectors[wordy, 2 * width :] = each.take(first, axis=0)[:, :width]
    return vectors


def _summed(rows: Floats, counts: Ints) -> Floats:
    """The sums of the first ``counts[0]`` rows, of the next ``counts[1]``, and so on.

    Every line's first row is added, then every line's second one: there are few a line.
    """
    longest_first = np.argsort(-counts.astype(np.int8), kind="stable")
    first = (np.cumsum(counts) - counts).take(longest_first)
    total = np.zeros((len(counts), rows.shape[1]), np.float32)
    more = len(counts) - np.cumsum(np.bincount(counts))  # lines with more than so many rows
    for place, lines in enumerate(more[:-1].tolist()):
        total[:lines] += rows.take(first[:lines] + place, axis=0)
    sums = np.empty_like(total)
    sums[longest_first] = total
    return sums


def read_words(first: Ints) -> Ints:
    """Which words of every line the model reads, ``HEAD + TAIL`` places a line; -1 is none."""
    sizes = np.diff(first)[:, None]
    head = np.where(np.arange(HEAD) < sizes, first[:-1, None] + np.arange(HEAD), -1)
    back = np.arange(TAIL) - TAIL
    tail = np.where(sizes + back >= HEAD, first[1:, None] + back, -1)
    return np.concatenate([head, tail], 1)


def _near(hidden: Floats, distance: int, bounds: Ints) -> Floats:
    """What a line hears: the line ``distance`` before it, itself, and the one so far after it.

    Where there is none in the same text, it hears zeros.
    """
    count, width = hidden.shape
    heard = np.empty((count, 3 * width), np.float32)
    before, after = heard[:, :width], heard[:, 2 * width :]
    before[distance:] = hidden[:-distance]
    heard[:, width : 2 * width] = hidden
    after[:-distance] = hidden[distance:]
    reach = np.arange(distance)
    before[np.minimum(bounds[:-1, None] + reach, bounds[1:, None] - 1)] = 0
    after[np.maximum(bounds[1:, None] - 1 - reach, bounds[:-1, None])] = 0
    return heard


def _whole(stage: Stage, hidden: Floats, said: Floats, lines: _Lines) -> Floats:
    """What its whole page tells each line: what it holds, what lies around, what is akin.

    ``said`` are its logits of prose and what makes it comparable.
    """
    first, counts, ways = lines.bounds[:-1], np.diff(lines.bounds), len(stage.mass_bias)
    mass = lines.sizes / (1 + np.exp(-np.clip(said[:, :ways] + stage.mass_bias, -30, 30)))
    total = np.add.reduceat(mass, first, axis=0)
    mass /= np.repeat(total + _SMOOTHING, counts, axis=0)  # shares of the page's prose from here on
    upto = np.cumsum(mass, 0, dtype=np.float64)
    upto -= np.repeat((upto - mass)[first], counts, axis=0)
    kin = said[:, ways:]
    length = np.sqrt(np.einsum("ij,ij->i", kin, kin) + 1)[:, None]
    weighed, alike = mass / length, np.empty_like(mass)
    for begin, end in pairwise(lines.bounds.tolist()):
        page = kin[begin:end]
        alike[begin:end] = page @ (page.T @ weighed[begin:end])
    alike /= length
    # Before a line lies what is up to it less itself; after it, the rest of the page.
    told = _times(
        np.concatenate([upto, mass, alike], 1, dtype=np.float32),
        np.concatenate([stage.before - stage.after, -stage.before, stage.alike]),
    )
    across = np.ascontiguousarray(hidden.T)
    held = [np.add.reduceat(across, first, axis=1) / counts, np.maximum.reduceat(across, first, 1)]
    whole = np.concatenate(held, dtype=np.float32).T @ stage.page
    whole += total / (total + _SMOOTHING) @ stage.after
    told += np.repeat(whole, counts, axis=0)
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
