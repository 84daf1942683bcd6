"""Trains the line model of ``index.cleaning`` and writes ``index/cleaning/data/lines.json``.

    python benchmarks/train_cleaning.py FOLDER --check     # leave one collection out; trust these
    python benchmarks/train_cleaning.py FOLDER --write     # train on everything, write the model

FOLDER holds ``dev_NAME.jsonl.gz``: one page a record with ``lines``, ``lab`` (1: body line),
``gold`` and, where a collection marks them, ``comments``. Training needs jax and optax beside the
project's own dependencies; using the model needs numpy only. docs/cleaning.md explains the model.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from urllib.parse import urlsplit

import jax
import jax.numpy as jnp
import numpy as np
import optax

sys.path.insert(0, str(Path(__file__).parents[1]))

from index.cleaning.features import LOOKS, hash_pairs, measure  # noqa: E402
from index.cleaning.model import BUCKETS, HEAD, TAIL, buckets  # noqa: E402
from index.evaluation.cleaning import overlap, shingles  # noqa: E402

# How often a collection is seen, and whether its editors count headlines as body (style 0) or not.
COLLECTIONS = {
    "n4k_A": (2.5, 1),
    "wcxb_article": (1.0, 1),
    "l3s": (1.0, 0),
    "cleanportaleval": (1.0, 0),
    "dragnet": (0.6, 0),
    "cleaneval": (0.4, 0),
}
CHANNELS, WORD_SIZE, MAX_LINES, MASSES = 32, 8, 768, 4
DILATIONS = (1, 2, 4, 8)
GRAFTED = 0.3


@dataclass(frozen=True)
class Record:
    """One page as read: all lines, the empty ones too; labels 0 other, 1 body, 2 comment."""

    collection: str
    site: str
    lines: list[str]
    labels: np.ndarray
    gold: str
    title: str
    marked: bool  # whether its collection marks comments


@dataclass(frozen=True)
class Example:
    """One page, measured: only the lines that are not empty."""

    record: Record
    lines: list[str]
    looks: np.ndarray
    words: np.ndarray  # lines x (HEAD + TAIL), BUCKETS where there is no word
    pairs: np.ndarray
    size: np.ndarray  # words per line
    labels: np.ndarray


def read_records(folder: Path, name: str) -> list[Record]:
    with gzip.open(folder / f"dev_{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [as_record(name, json.loads(line)) for line in file]


def as_record(collection: str, page: dict) -> Record:
    # Inside a line no line may end: the measurements count lines as str.splitlines does.
    lines = [" ".join(line.splitlines()) for line in page["lines"]]
    labels = np.array(page["lab"])
    labels[comment_lines(lines, labels, page.get("comments") or "")] = 2
    site = urlsplit(page.get("url") or "").netloc or str(page["id"])
    marked = collection in {"dragnet", "l3s"}
    title = page.get("title") or ""
    return Record(collection, site, lines, labels, page["gold"], title, marked)


def comment_lines(lines: list[str], labels: np.ndarray, comments: str | list) -> list[int]:
    """Lines that are not body and stand, for the most part, in the comments a person marked."""
    known = shingles("\n".join(map(str, comments)) if isinstance(comments, list) else comments)

    def inside(line: str) -> bool:
        own = shingles(line)
        return bool(own) and sum(one in known for one in own) / len(own) > 0.6

    return [i for i, line in enumerate(lines) if known and not labels[i] and inside(line)]


def measured(record: Record) -> Example:
    page = measure("\n".join(record.lines))
    at = page.numbers - 1
    words = ranked(page.first_word)
    return Example(
        record,
        [record.lines[i] for i in at],
        page.looks,
        table(buckets(page.words), words),
        table(buckets(hash_pairs(page.words)), words),
        page.sizes.astype(np.float32),
        record.labels[at],
    )


def table(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    return np.append(values, BUCKETS)[places].astype(np.int32)


def ranked(first: np.ndarray) -> np.ndarray:
    """Which words of every line the model reads: the first HEAD and the last TAIL; -1 is none."""
    sizes = np.diff(first)[:, None]
    head = np.where(np.arange(HEAD) < sizes, first[:-1, None] + np.arange(HEAD), -1)
    tail = np.arange(TAIL) - TAIL
    tail = np.where(sizes + tail >= HEAD, first[1:, None] + tail, -1)
    return np.concatenate([head, tail], 1)


# --- the model ------------------------------------------------------------------------------


def new_parameters(key: jax.Array, mean: np.ndarray, scale: np.ndarray) -> dict:
    keys = iter(jax.random.split(key, 32))

    def dense(rows: int, columns: int) -> jax.Array:
        return jax.random.normal(next(keys), (rows, columns)) * np.sqrt(1.5 / rows)

    parameters = {
        "words": jax.random.normal(next(keys), (BUCKETS, WORD_SIZE)) * 0.1,
        "pairs": jax.random.normal(next(keys), (BUCKETS, WORD_SIZE)) * 0.1,
        "look": dense(LOOKS, CHANNELS),
        "look_word": dense(3 * WORD_SIZE, CHANNELS),
        "look_bias": jnp.zeros(CHANNELS),
        "style": jnp.zeros(CHANNELS),
        "page": dense(2 * CHANNELS, CHANNELS) * 0.3,
        "mass": dense(CHANNELS, MASSES) * 0.3,
        "mass_bias": jnp.zeros(MASSES),
        "around": dense(2 * MASSES, CHANNELS) * 0.5,
        "out": dense(2 * CHANNELS, 2) * 0.3,
        "out_bias": jnp.zeros(2),
        "out_style": jnp.zeros(2),
    }
    for step, _ in enumerate(DILATIONS):
        parameters[f"near{step}"] = dense(3 * CHANNELS, CHANNELS) * 0.5
        parameters[f"near{step}_bias"] = jnp.zeros(CHANNELS)
    return parameters


def forward(p: dict, batch: dict, key: jax.Array | None) -> jax.Array:
    """Logits (page, line, [body, comment])."""
    mask = batch["mask"][..., None]
    words, pairs = (jnp.pad(p[name], ((0, 1), (0, 0))) for name in ("words", "pairs"))
    root = jnp.sqrt(jnp.clip(batch["size"], 1, HEAD + TAIL))[..., None]
    vectors = jnp.concatenate(
        [
            words[batch["words"]].sum(2) / root,
            pairs[batch["pairs"]].sum(2) / root,
            words[batch["words"][:, :, 0]],
        ],
        -1,
    )
    looks = batch["looks"]
    if key is not None:
        keys = jax.random.split(key, 3)
        keep = jax.random.bernoulli(keys[0], 0.8, vectors.shape) / 0.8
        keep *= jax.random.bernoulli(keys[1], 0.9, (len(vectors), 1, 1))
        vectors = vectors * keep
        looks = looks * jax.random.bernoulli(keys[2], 0.95, (len(looks), 1, LOOKS))
    style = batch["style"][:, None, None]
    first = jax.nn.relu(
        looks @ p["look"] + vectors @ p["look_word"] + p["look_bias"] + style * p["style"]
    ) * mask
    h = first
    for step, dilation in enumerate(DILATIONS):
        padded = jnp.pad(h, ((0, 0), (dilation, dilation), (0, 0)))
        near = jnp.concatenate([padded[:, : -2 * dilation], h, padded[:, 2 * dilation :]], -1)
        h = (h + jax.nn.relu(near @ p[f"near{step}"] + p[f"near{step}_bias"])) * mask
        if step == 1:
            pooled = jnp.concatenate([h.sum(1) / mask.sum(1), h.max(1)], -1)
            mass = jax.nn.sigmoid(h @ p["mass"] + p["mass_bias"]) * (batch["size"][..., None] * mask)
            before = jnp.cumsum(mass, 1)
            total = before[:, -1:] + 20
            around = jnp.concatenate([(before - mass) / total, (before[:, -1:] - before) / total], -1)
            h = (h + jax.nn.relu((pooled @ p["page"])[:, None] + around @ p["around"])) * mask
    return jnp.concatenate([h, first], -1) @ p["out"] + p["out_bias"] + style * p["out_style"]


def loss(p: dict, batch: dict, key: jax.Array) -> jax.Array:
    logits = forward(p, batch, key)
    truth, mask = batch["body"], batch["mask"]
    by_words = (batch["size"] + 3) * mask
    weight = by_words / by_words.sum(1, keepdims=True) + 0.5 * mask / mask.sum(1, keepdims=True)
    entropy = (weight * optax.sigmoid_binary_cross_entropy(logits[..., 0], truth)).sum(1)
    sure = jax.nn.sigmoid(logits[..., 0])
    size = batch["size"] * mask
    right, found = (size * sure * truth).sum(1), (size * sure).sum(1)
    f1 = 2 * right / (found + (size * truth).sum(1) + 1)
    comment = (weight * optax.sigmoid_binary_cross_entropy(logits[..., 1], batch["comment"])).sum(1)
    each = entropy + (1 - f1) + 0.5 * comment * batch["marked"]
    decay = sum((p[name] ** 2).sum() for name in ("words", "pairs")) * 2e-5
    return each.mean() + decay


# --- training -------------------------------------------------------------------------------


def varied(record: Record, articles: list[list[str]], chance: random.Random) -> Record:
    """The page as it is, mostly; else grafted with another article, or cut short at either end."""
    if articles and chance.random() < GRAFTED:
        record = grafted(record, chance.choice(articles))
    body = np.flatnonzero(record.labels == 1)
    first, last = 0, len(record.lines)
    if len(body) and chance.random() < 0.25:
        first = max(0, body[0] - chance.randrange(8))
    if len(body) and chance.random() < 0.15:
        last = min(last, body[-1] + 1 + chance.randrange(20))
    keep = np.arange(first, last)
    if chance.random() < 0.03:
        keep = keep[record.labels[keep] != 1]
    return replace(record, lines=[record.lines[i] for i in keep], labels=record.labels[keep])


def cut(e: Example) -> Example:
    part = slice(0, MAX_LINES)
    return replace(
        e, lines=e.lines[part], looks=e.looks[part], words=e.words[part], pairs=e.pairs[part],
        size=e.size[part], labels=e.labels[part],
    )  # fmt: skip


def grafted(record: Record, article: list[str]) -> Record:
    """The page with the paragraphs (after the title) of ``article`` in the place of its body."""
    body = np.flatnonzero(record.labels == 1)
    title, *paragraphs = article
    lines, labels, taken = [], [], 0
    slots = {place: round((n + 1) * len(paragraphs) / len(body)) for n, place in enumerate(body)}
    for place, (line, label) in enumerate(zip(record.lines, record.labels, strict=True)):
        if place not in slots:
            lines.append(title if line and line == record.title else line)
            labels.append(label)
            continue
        for paragraph in paragraphs[taken : slots[place]]:
            lines += [paragraph, ""]
            labels += [1, 0]
        taken = slots[place]
    return replace(record, lines=lines, labels=np.array(labels))


def read_articles(path: Path) -> list[list[str]]:
    """Clean articles, title first, for grafting."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    split = [[p["title"], *filter(None, map(str.strip, p["text"].splitlines()))] for p in pages]
    return [lines for lines in split if 5 <= len(lines) <= 80]


def batch_of(examples: list[Example], styles: list[float]) -> dict:
    longest = max(len(e.lines) for e in examples)
    length = next(s for s in (64, 96, 128, 192, 256, 384, 512, MAX_LINES, 10**6) if s >= longest)
    length = min(length, max(longest, MAX_LINES))

    def stack(get, fill: float, dtype: type) -> np.ndarray:
        rows = []
        for e in examples:
            value = get(e)
            pad = [(0, length - len(value))] + [(0, 0)] * (value.ndim - 1)
            rows.append(np.pad(value, pad, constant_values=fill))
        return np.stack(rows).astype(dtype)

    return {
        "looks": stack(lambda e: e.looks, 0, np.float32),
        "words": stack(lambda e: e.words, BUCKETS, np.int32),
        "pairs": stack(lambda e: e.pairs, BUCKETS, np.int32),
        "size": stack(lambda e: e.size, 0, np.float32),
        "mask": stack(lambda e: np.ones(len(e.lines)), 0, np.float32),
        "body": stack(lambda e: e.labels == 1, 0, np.float32),
        "comment": stack(lambda e: e.labels == 2, 0, np.float32),
        "marked": np.array([e.record.marked for e in examples], np.float32),
        "style": np.array(styles, np.float32),
    }


def train(records: list[Record], articles: list[list[str]], epochs: int, seed: int = 7) -> dict:
    chance = random.Random(seed)
    p = new_parameters(jax.random.key(seed), np.zeros(1), np.ones(1))
    per_epoch = sum(COLLECTIONS[r.collection][0] for r in records)
    steps = int(per_epoch * epochs / 16)
    schedule = optax.warmup_cosine_decay_schedule(0, 4e-3, steps // 20, steps, 1e-5)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=1e-3))
    state = optimiser.init(p)

    @jax.jit
    def step(p, state, batch, key):
        value, slope = jax.value_and_grad(loss)(p, batch, key)
        update, state = optimiser.update(slope, state, p)
        return optax.apply_updates(p, update), state, value

    key, seen, started = jax.random.key(seed + 1), [], time.time()
    weights = [COLLECTIONS[r.collection][0] for r in records]
    done = 0
    while done < steps:
        drawn = chance.choices(records, weights, k=16 * 24)
        drawn = [cut(measured(varied(record, articles, chance))) for record in drawn]
        drawn = [e for e in drawn if len(e.lines)]
        drawn.sort(key=lambda e: len(e.lines) + chance.random())
        batches = [drawn[at : at + 16] for at in range(0, len(drawn), 16)]
        chance.shuffle(batches)
        for batch in batches[: steps - done]:
            key, one = jax.random.split(key)
            styles = [float(COLLECTIONS[e.record.collection][1]) for e in batch]
            p, state, value = step(p, state, batch_of(batch, styles), one)
            seen.append(float(value))
            done += 1
        print(f"  {done}/{steps} loss {fmean(seen[-24:]):.3f} {time.time() - started:.0f}s", flush=True)
    return jax.tree.map(np.asarray, p)


def predict(p: dict, examples: list[Example], style: float = 1.0) -> list[np.ndarray]:
    run = jax.jit(lambda p, batch: forward(p, batch, None))
    answers: list[np.ndarray] = [np.zeros(0)] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].lines))
    for at in range(0, len(order), 16):
        taken = order[at : at + 16]
        logits = np.asarray(run(p, batch_of([examples[i] for i in taken], [style] * len(taken))))
        for row, i in enumerate(taken):
            answers[i] = logits[row, : len(examples[i].lines)]
    return answers


def macro_f1(examples: list[Example], kept: list[np.ndarray]) -> tuple[float, float, float]:
    overlaps = [
        overlap(e.record.gold, "\n".join(line for line, keep in zip(e.lines, mask, strict=True) if keep))
        for e, mask in zip(examples, kept, strict=True)
    ]
    precision = fmean(o.precision for o in overlaps if o.right + o.wrong)
    recall = fmean(o.recall for o in overlaps if o.right + o.missed)
    return 2 * precision * recall / (precision + recall), precision, recall


def check(data: dict[str, list[Example]], held: list[str], epochs: int, out: Path | None) -> None:
    for name in held:
        training = [e for other, es in data.items() if other != name for e in es]
        sites = {e.site for e in data[name] if "." in e.site}
        training = [e for e in training if e.site not in sites]
        p = train(training, epochs)
        english = data[name]
        for style in (1.0, 0.0):
            logits = predict(p, english, style)
            for threshold in (-0.5, 0.0, 0.5):
                f1 = macro_f1(english, [one[:, 0] > threshold for one in logits])
                print(name, "style", style, "threshold", threshold, *(f"{v:.4f}" for v in f1), flush=True)
        if out:
            np.savez(out / f"{name}.npz", **p)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", nargs="*")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    data = {name: read_examples(options.folder, name) for name in COLLECTIONS}
    print(Counter(e.collection for es in data.values() for e in es))
    if options.check is not None:
        check(data, options.check or list(COLLECTIONS), options.epochs, options.out)
    if options.write:
        np.savez(options.write, **train([e for es in data.values() for e in es], options.epochs))


if __name__ == "__main__":
    main()
