"""The line model: how likely each line of a page is body, a reader's comment, or the title.

A small convolutional network over the lines of a page, trained by ``benchmarks/train_cleaning.py``
and shipped as ``data/lines.json``. A line enters as its measurements (``features``) and as
vectors of its words and word pairs; four dilated convolutions let it see thirty lines around it,
and a middle stage tells it how much of the page's prose lies before and after it.
"""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from .features import MIX, Floats, Hashes, Ints, Page, hash_pairs

BUCKETS = 4096  # of words, and of pairs of neighbouring words
HEAD, TAIL = 10, 6  # of a line the model reads the first and the last words
DILATIONS = (1, 2, 4, 8)
_MASS_AFTER = 1  # the middle stage follows this convolution
_SMOOTHING = 20.0  # words, so that shares of a page with hardly any mean little
_ONE_THREAD = 2**18  # multiplications
_SHIFT = np.uint64(64 - 12)


@dataclass(frozen=True, slots=True)
class LineModel:
    """The trained numbers.

    ``words`` and ``pairs`` have a vector per bucket; ``near`` are pairs of weights and bias, one
    per dilation.
    """

    words: Floats
    pairs: Floats
    look: Floats
    look_word: Floats
    look_bias: Floats
    near: tuple[tuple[Floats, Floats], ...]
    page: Floats
    mass: Floats
    mass_bias: Floats
    around: Floats
    out: Floats
    out_bias: Floats


def score_lines(page: Page) -> Floats:
    """Three logits per line of ``page``: that it is body, a reader's comment, the title."""
    model = load_model()
    if not len(page):
        return np.zeros((0, 3), np.float32)
    seen = _times(page.looks, model.look) + _times(_vectors(model, page), model.look_word)
    first = _relu(seen + model.look_bias)
    hidden = first
    for step, (weights, bias) in enumerate(model.near):
        hidden = hidden + _relu(_times(_neighbours(hidden, DILATIONS[step]), weights) + bias)
        if step == _MASS_AFTER:
            hidden = hidden + _relu(_whole(model, hidden) + _around(model, hidden, page.sizes))
    return np.concatenate([hidden, first], 1) @ model.out + model.out_bias


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
        (arrays.pop(f"near{n}"), arrays.pop(f"near{n}_bias")) for n in range(len(DILATIONS))
    )
    return LineModel(near=near, **arrays)


def _decoded(stored: dict[str, object]) -> Floats:
    """Whole numbers of ``bits`` bits, in base 64, times ``scale``."""
    kind = np.dtype(f"<i{int(str(stored['bits'])) // 8}")
    flat = np.frombuffer(b64decode(str(stored["data"])), kind).astype(np.float32)
    shape = stored["shape"]
    assert isinstance(shape, list)  # noqa: S101 (our own file)
    return flat.reshape(shape) * np.float32(str(stored["scale"]))


def _vectors(model: LineModel, page: Page) -> Floats:
    """Per line: the sum of its word vectors, of its pair vectors, and its first word's vector."""
    words = model.words.take(buckets(page.words), axis=0)
    pairs = model.pairs.take(buckets(hash_pairs(page.words)), axis=0)
    size = words.shape[1]
    upto = np.zeros((len(words) + 1, 2 * size))  # sums of the vectors before each word
    np.cumsum(np.concatenate([words, pairs], 1), axis=0, out=upto[1:])
    first, last = page.first_word[:-1], page.first_word[1:]
    head = np.minimum(first + HEAD, last)
    total = upto.take(head, 0) - upto.take(first, 0)
    total += upto.take(last, 0) - upto.take(np.maximum(head, last - TAIL), 0)
    total /= np.sqrt(np.clip(page.sizes, 1, HEAD + TAIL))[:, None]
    opening = np.concatenate([words, np.zeros((1, size), np.float32)]).take(first, 0)
    opening[page.sizes == 0] = 0
    return np.concatenate([total, opening], 1, dtype=np.float32)


def read_words(first: Ints) -> Ints:
    """Which words of every line the model reads, ``HEAD + TAIL`` places a line; -1 is none."""
    sizes = np.diff(first)[:, None]
    head = np.where(np.arange(HEAD) < sizes, first[:-1, None] + np.arange(HEAD), -1)
    back = np.arange(TAIL) - TAIL
    tail = np.where(sizes + back >= HEAD, first[1:, None] + back, -1)
    return np.concatenate([head, tail], 1)


def _neighbours(hidden: Floats, distance: int) -> Floats:
    """Every line beside the lines ``distance`` before and after it; beyond the page is zero."""
    count, width = hidden.shape
    padded = np.zeros((count + 2 * distance, width), np.float32)
    padded[distance : distance + count] = hidden
    return np.concatenate([padded[:count], hidden, padded[2 * distance :]], 1)


def _whole(model: LineModel, hidden: Floats) -> Floats:
    return np.concatenate([hidden.mean(0), hidden.max(0)]) @ model.page


def _around(model: LineModel, hidden: Floats, sizes: Ints) -> Floats:
    """What shares of the page's prose, as the model sees prose, stand before and after a line."""
    logits = np.clip(hidden @ model.mass + model.mass_bias, -30, 30)
    mass = sizes[:, None].astype(np.float32) / (1 + np.exp(-logits))
    before = np.cumsum(mass, 0)
    total = before[-1:]
    shares = np.concatenate([before - mass, total - before], 1) / np.tile(total + _SMOOTHING, 2)
    return np.asarray(shares @ model.around, np.float32)


def _times(lines: Floats, weights: Floats) -> Floats:
    """The matrix product, a few lines at a time.

    OpenBLAS wakes its threads for larger products; at these sizes they cost more than they save,
    and another core belongs to another page.
    """
    step = max(1, _ONE_THREAD // weights.size)
    if len(lines) <= step:
        return lines @ weights
    return np.concatenate([lines[at : at + step] @ weights for at in range(0, len(lines), step)])


def _relu(values: Floats) -> Floats:
    return np.maximum(values, 0)
