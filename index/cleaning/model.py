"""The line model: how likely each line of a page is body, a reader's comment, or the title.

A small convolutional network over the lines of a page, trained by ``benchmarks/train_cleaning.py``
and shipped as ``data/lines.json``. The input of a line is its measurements (``features``) and
vectors of its words and word pairs. Four dilated convolutions reach fifteen lines to either side.
After two of them each line also gets values of the whole page: the share of the page's prose, as
the model estimates it, before, in and after the line, and how similar the line is to that prose.
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

BUCKETS = 4096  # of hashed words, and as many of pairs of neighbouring words
HEAD, TAIL = 10, 6  # words read at the beginning and at the end of a line
DILATIONS = (1, 2, 4, 8)
CHANNELS = 32  # hidden values of a line
STAGES = (1, 3)  # the convolutions after which lines get values of the whole page
_SMOOTHING = 20.0  # words added to a page's prose, so that shares of very little prose are small
_ONE_THREAD, _BLOCK = 2**18, 64  # multiplications without threads; lines multiplied at a time
_SHIFT = np.uint64(64 - 12)  # leaves 12 bits: the number of a bucket


@dataclass(frozen=True, slots=True)
class Stage:
    """The weights by which each line gets values of its whole page.

    ``line`` multiplies a line's hidden values. Its first rows give logits of being prose, of as
    many kinds as ``mass_bias`` has rows; the others a vector, by which lines are compared. ``page``
    multiplies the mean and the maximum of the page's hidden values; ``around`` the shares of the
    page's prose up to the line and in it, and its similarity to the prose; ``after`` the amount of
    prose.
    """

    line: Floats
    mass_bias: Floats
    page: Floats
    around: Floats
    after: Floats


@dataclass(frozen=True, slots=True)
class LineModel:
    """The trained weights; a matrix has a row for each value it gives.

    ``vectors`` has a row per bucket of words, then one per bucket of pairs. ``look`` multiplies the
    measurements and vectors, ``said`` the vectors alone, whose product is added to that of ``line``
    in each stage. ``near``: weights and bias of each convolution; ``stages``: by the number of the
    convolution that they follow.
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
    # A row for each value, a column for each line: neighbouring lines are adjacent in memory.
    # Columns of zeros fill the last block for ``_multiply``, as a page without words.
    padded = -(-count // _BLOCK) * _BLOCK
    bounds = np.unique(np.append(pages.first_line, padded))
    seen = np.zeros((model.look.shape[1], padded), np.float32)
    seen[: pages.looks.shape[1], :count] = pages.looks.T
    seen[pages.looks.shape[1] :, :count] = _vectors(model, pages).T
    sizes = np.zeros(padded, np.float32)
    sizes[:count] = pages.sizes
    first = _multiply(model.look, seen)
    first += model.look_bias
    hidden = _relu(first).copy()
    of_vectors = np.split(_multiply(model.said, seen[pages.looks.shape[1] :]), len(STAGES))
    for step, (weights, bias) in enumerate(model.near):
        outputs = _multiply(weights, _neighbourhood(hidden, DILATIONS[step], bounds))
        outputs += bias
        hidden += _relu(outputs)
        if stage := model.stages.get(step):
            page_logits = _multiply(stage.line, hidden)
            page_logits += of_vectors[STAGES.index(step)]
            hidden += _relu(_page_values(stage, hidden, page_logits, sizes, bounds))
    scores = _multiply(model.out, np.concatenate([hidden, first])) + model.out_bias
    return np.ascontiguousarray(scores[:, :count].T)


def buckets(hashes: Hashes) -> Ints:
    """The row of ``vectors`` for each word, or pair of words."""
    return ((hashes * MIX) >> _SHIFT).view(np.int64)


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
        # The share before a line is that up to it less its own; after it, the rest of the page.
        around=_packed(np.concatenate([before - after, -before, alike], 1)),
        after=_packed(after),
    )


def _whole_weights(arrays: dict[str, Floats], step: int) -> Floats:
    """The weights from a line's hidden values and vectors to its logits of prose and its vector."""
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
    """Per line: the sum of its word vectors, of its pair vectors, and its first word's vector.

    The first words of all lines are added at once, then their second words: a line has few.
    """
    seen = np.minimum(pages.sizes, HEAD + TAIL)
    longest_first = np.argsort(-seen.astype(np.int8), kind="stable")
    # how many lines have a first word, a second …
    counts = (len(seen) - np.cumsum(np.bincount(seen, minlength=HEAD + TAIL + 1))[:-1]).tolist()
    head = pages.first_word.take(longest_first)
    tail = head + (pages.sizes - seen).take(longest_first)
    read = np.concatenate(
        [(head if at < HEAD else tail)[:count] + at for at, count in enumerate(counts)]
    )
    places = np.empty((len(read), 2), np.int64)
    places[:, 0] = buckets(pages.words.take(read))
    places[:, 1] = buckets(pages.pairs.take(read)) + BUCKETS
    width = model.vectors.shape[1]
    each = model.vectors.take(places, axis=0).reshape(len(read), 2 * width)
    total, done = np.zeros((len(seen), 2 * width), np.float32), 0
    for count in counts:
        total[:count] += each[done : done + count]
        done += count
    vectors = np.zeros((len(seen), 3 * width), np.float32)
    vectors[longest_first, : 2 * width] = total
    vectors[:, : 2 * width] /= np.sqrt(np.maximum(seen, 1), dtype=np.float32)[:, None]
    vectors[longest_first[: counts[0]], 2 * width :] = each[: counts[0], :width]
    return vectors


def _neighbourhood(hidden: Floats, distance: int, bounds: Ints) -> Floats:
    """The inputs of a convolution: the line ``distance`` before, the line, the one as far after.

    Zeros where the text has no such line.
    """
    width, count = hidden.shape
    inputs = np.empty((3 * width, count), np.float32)
    before, after = inputs[:width], inputs[2 * width :]
    before[:, distance:] = hidden[:, :-distance]
    inputs[width : 2 * width] = hidden
    after[:, :-distance] = hidden[:, distance:]
    reach = np.arange(distance)
    before[:, np.minimum(bounds[:-1, None] + reach, bounds[1:, None] - 1).ravel()] = 0
    after[:, np.maximum(bounds[1:, None] - 1 - reach, bounds[:-1, None]).ravel()] = 0
    return inputs


def _page_values(
    stage: Stage, hidden: Floats, logits: Floats, sizes: Floats, bounds: Ints
) -> Floats:
    """What each line gets of its page; ``logits``: of prose, then the line's vector."""
    first, lines, ways = bounds[:-1], np.diff(bounds), len(stage.mass_bias)
    mass = sizes / (1 + np.exp(-np.clip(logits[:ways] + stage.mass_bias, -30, 30)))
    total = np.add.reduceat(mass, first, axis=1)
    mass /= np.repeat(total + _SMOOTHING, lines, axis=1)  # shares of the page's prose from here on
    upto = np.cumsum(mass, dtype=np.float64).reshape(mass.shape)  # row after row: twice as fast
    upto -= np.repeat((upto - mass)[:, first], lines, axis=1)
    kin = logits[ways:]
    length = np.sqrt(np.einsum("ij,ij->j", kin, kin) + 1)
    weighed, alike = mass / length, np.empty_like(mass)
    mean, most = (
        np.add.reduceat(hidden, first, axis=1) / lines,
        np.maximum.reduceat(hidden, first, 1),
    )
    held = stage.page @ np.concatenate([mean, most], dtype=np.float32)
    held += stage.after @ (total / (total + _SMOOTHING))
    for begin, end in pairwise(bounds.tolist()):
        page = kin[:, begin:end]
        alike[:, begin:end] = (weighed[:, begin:end] @ page.T) @ page
    alike /= length
    values = _multiply(stage.around, np.concatenate([upto, mass, alike], dtype=np.float32))
    values += np.repeat(held, lines, axis=1)
    return values


def _multiply(weights: Floats, lines: Floats) -> Floats:
    """The matrix product, a block of lines at a time; ``lines`` has whole blocks of them.

    OpenBLAS uses threads for larger products; at these sizes they cost more than they save, and
    other pages are cleaned on the other cores.
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
    """The values in place, negative ones set to 0."""
    return np.clip(values, 0, np.inf, out=values)  # a third of the time of ``np.maximum``
