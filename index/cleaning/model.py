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
_ONE_THREAD, _BLOCK = 2**18, 64  # multiplications, lines
_SHIFT = np.uint64(64 - 12)


@dataclass(frozen=True, slots=True)
class Stage:
    """The numbers that show a line the whole page.

    ``line`` is for a line's hidden values: the first rows tell prose from the rest, several ways
    (``mass_bias`` has as many), the others make lines comparable. ``page`` is for the mean and
    the maximum over the page's lines; ``around`` for the shares of the page's prose up to a line
    and in it, and for how far the line is akin to it; ``after`` for the share of all the page.
    """

    line: Floats
    mass_bias: Floats
    page: Floats
    around: Floats
    after: Floats


@dataclass(frozen=True, slots=True)
class LineModel:
    """The trained numbers. Weights have a row for each value they give.

    ``vectors`` has a row per bucket of words, then one per bucket of pairs. ``look`` is for the
    measurements, then the vectors, ``said`` for the vectors alone: what they add to ``line`` of
    each stage. ``near`` are pairs of weights and bias, one per dilation; ``stages`` says after
    which.
    """

    vectors: Floats
    look: Floats
    look_bias: Floats
    said: Floats
    near: tuple[tuple[Floats, Floats], ...]
    stages: dict[int, Stage]
    out: Floats
    out_bias: Floats


def score_lines(pages: Pages, model: LineModel | None = None) -> Floats:
    """Three logits per line of ``pages``: that it is body, a reader's comment, the title."""
    model = model or load_model()
    count = len(pages)
    if not count:
        return np.zeros((0, 3), np.float32)
    # A row for each value, a column for each line: so a line's neighbours lie beside it in memory.
    # Some columns more make whole blocks for ``_times``; they are a page without words.
    padded = -(-count // _BLOCK) * _BLOCK
    bounds = np.unique(np.append(pages.first_line, padded))
    seen = np.zeros((model.look.shape[1], padded), np.float32)
    seen[: pages.looks.shape[1], :count] = pages.looks.T
    seen[pages.looks.shape[1] :, :count] = _vectors(model, pages).T
    sizes = np.zeros(padded, np.float32)
    sizes[:count] = pages.sizes
    first = _times(model.look, seen)
    first += model.look_bias
    hidden = _relu(first).copy()
    of_vectors = np.split(_times(model.said, seen[pages.looks.shape[1] :]), len(STAGES))
    for step, (weights, bias) in enumerate(model.near):
        heard = _times(weights, _near(hidden, DILATIONS[step], bounds))
        heard += bias
        hidden += _relu(heard)
        if stage := model.stages.get(step):
            said = _times(stage.line, hidden)
            said += of_vectors[STAGES.index(step)]
            hidden += _relu(_whole(stage, hidden, said, sizes, bounds))
    scores = _times(model.out, np.concatenate([hidden, first])) + model.out_bias
    return np.ascontiguousarray(scores[:, :count].T)


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
    kin = [_whole_weights(arrays, step)[:, CHANNELS:] for step in STAGES]
    return LineModel(
        vectors=np.concatenate([arrays["words"], arrays["pairs"]]),
        look=_packed(np.concatenate([arrays["look"], arrays["look_word"]]).T),
        look_bias=_column(arrays["look_bias"]),
        said=_packed(np.concatenate(kin)),
        near=tuple(
            (_packed(arrays[f"near{step}"].T), _column(arrays[f"near{step}_bias"]))
            for step in range(len(DILATIONS))
        ),
        stages={step: _stage(arrays, step) for step in STAGES},
        out=_packed(arrays["out"].T),
        out_bias=_column(arrays["out_bias"]),
    )


def _stage(arrays: dict[str, Floats], step: int) -> Stage:
    before, after, alike = np.split(arrays[f"around{step}"].T, 3, axis=1)
    return Stage(
        line=_packed(_whole_weights(arrays, step)[:, :CHANNELS]),
        mass_bias=_column(arrays[f"mass_bias{step}"]),
        page=_packed(arrays[f"page{step}"].T),
        # Before a line lies what is up to it less itself; after it, the page less what is up to it.
        around=_packed(np.concatenate([before - after, -before, alike], 1)),
        after=_packed(after),
    )


def _whole_weights(arrays: dict[str, Floats], step: int) -> Floats:
    """What makes of a line's hidden values and vectors its logits of prose, then what is akin."""
    mass, kin = arrays[f"mass{step}"].T, arrays[f"kin{step}"].T
    of_vectors = np.zeros((len(mass), kin.shape[1] - mass.shape[1]), np.float32)
    return np.concatenate([np.concatenate([mass, of_vectors], 1), kin])


def _packed(weights: Floats) -> Floats:
    return np.ascontiguousarray(weights, np.float32)


def _column(bias: Floats) -> Floats:
    return bias[:, None]


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
    width, count = hidden.shape
    heard = np.empty((3 * width, count), np.float32)
    before, after = heard[:width], heard[2 * width :]
    before[:, distance:] = hidden[:, :-distance]
    heard[width : 2 * width] = hidden
    after[:, :-distance] = hidden[:, distance:]
    reach = np.arange(distance)
    before[:, np.minimum(bounds[:-1, None] + reach, bounds[1:, None] - 1).ravel()] = 0
    after[:, np.maximum(bounds[1:, None] - 1 - reach, bounds[:-1, None]).ravel()] = 0
    return heard


def _whole(stage: Stage, hidden: Floats, said: Floats, sizes: Floats, bounds: Ints) -> Floats:
    """What its whole page tells each line: what it holds, what lies around, what is akin.

    ``said`` are its logits of prose and what makes it comparable.
    """
    first, lines, ways = bounds[:-1], np.diff(bounds), len(stage.mass_bias)
    mass = sizes / (1 + np.exp(-np.clip(said[:ways] + stage.mass_bias, -30, 30)))
    total = np.add.reduceat(mass, first, axis=1)
    mass /= np.repeat(total + _SMOOTHING, lines, axis=1)  # shares of the page's prose from here on
    upto = np.cumsum(mass, 1, dtype=np.float64)
    upto -= np.repeat((upto - mass)[:, first], lines, axis=1)
    kin = said[ways:]
    length = np.sqrt(np.einsum("ij,ij->j", kin, kin) + 1)
    weighed, alike = mass / length, np.empty_like(mass)
    mean, most = (
        np.add.reduceat(hidden, first, axis=1) / lines,
        np.maximum.reduceat(hidden, first, 1),
    )
    held = stage.page @ np.concatenate([mean, most], dtype=np.float32)
    held += stage.after @ (total / (total + _SMOOTHING))
    pages = list(pairwise(bounds.tolist()))
    for begin, end in pages:
        page = kin[:, begin:end]
        alike[:, begin:end] = (weighed[:, begin:end] @ page.T) @ page
    alike /= length
    told = _times(stage.around, np.concatenate([upto, mass, alike], dtype=np.float32))
    for (begin, end), own in zip(pages, held.T, strict=True):
        told[:, begin:end] += own[:, None]
    return told


def _times(weights: Floats, lines: Floats) -> Floats:
    """The matrix product, some lines at a time; ``lines`` has whole blocks of them.

    OpenBLAS wakes its threads for larger products; at these sizes they cost more than they save,
    and another core belongs to another page.
    """
    (given, asked), count = weights.shape, lines.shape[1]
    step = _BLOCK
    while step > 1 and step * weights.size > _ONE_THREAD:
        step //= 2
    product = np.empty((given, count), np.float32)
    np.matmul(
        weights,
        lines.reshape(asked, -1, step).transpose(1, 0, 2),
        out=product.reshape(given, -1, step).transpose(1, 0, 2),
    )
    return product


def _relu(values: Floats) -> Floats:
    """The values, those below zero set to it."""
    return np.maximum(values, 0, out=values)
