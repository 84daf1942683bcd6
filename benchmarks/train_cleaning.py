"""Trains the line model of ``index.cleaning`` and writes ``index/cleaning/data/lines.json``.

    python benchmarks/train_cleaning.py FOLDER --check site        # three folds, split by site
    python benchmarks/train_cleaning.py FOLDER --check collection  # leave one collection out
    python benchmarks/train_cleaning.py FOLDER --write             # train on all, write the model
    python benchmarks/train_cleaning.py FOLDER --write --without PAGES.jsonl.gz --model FILE
                                   # the same without the sites of PAGES, for train_page_model.py

FOLDER holds ``dev_NAME.jsonl.gz``: one page a record with ``lines``, ``lab`` (1: body line),
``gold`` and, where a collection marks them, ``comments``. With ``--records FILE``, articles of an
archive (``source``, ``title``, ``text``), some pages are made of two, and some are generated.
``--guesses FILE`` keeps the predictions of the first round, or reads them if it exists. Training
needs jax and optax beside the project's own dependencies; using the model needs numpy only.
docs/cleaning.md explains the model.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import jax
import numpy as np
import optax

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.line_frames import framed
from benchmarks.line_network import Parameters, forward, loss, new_parameters
from benchmarks.line_pages import (
    Example,
    Record,
    batch_of,
    measured,
    one_of,
    pages_of,
    read_records,
    sites,
)  # fmt: skip
from benchmarks.line_splices import spliced
from index.cleaning.features import measure
from index.evaluation.cleaning import overlap

# Weight of each collection, and its style: 0 if its editors count headlines as body, else 1.
COLLECTIONS = {
    "n4k_A": (2.0, 1),
    "wcxb_article": (1.5, 1),
    "l3s": (1.0, 0),
    "cleanportaleval": (1.0, 0),
    "dragnet": (1.0, 0),
    "cleaneval": (0.2, 0),
}
SEEN = COLLECTIONS | {"spliced": (0.35, 1), "framed": (0.15, 1)}
SPLICES, FRAMES = 2200, 5000
MADE = {"spliced", "framed"}
SETTLED = 0.15  # share of the steps, at the end, without generated pages
GUESSED = 0.5  # share of the prediction in a soft label; the rest is gold
DOUBTFUL, DOUBTED = 0.4, 0.4  # soft F1 below which gold is doubtful, and such a page's weight
MODEL = Path(__file__).parents[1] / "index" / "cleaning" / "data" / "lines.json"
BATCH, DRAWN = 16, 24  # pages in a batch, batches drawn at once
AVERAGED = 0.995  # decay of the running mean of parameters


def train(records: list[Record], epochs: int, seed: int = 7) -> Parameters:
    """The running mean of the parameters, trained for so many epochs."""
    chance = random.Random(seed)  # noqa: S311
    pages = pages_of(records, chance)
    kinds = [page.variants[0].record.collection for page in pages]
    weights = [SEEN[kind][0] for kind in kinds]
    real = [0.0 if kind == "framed" else SEEN[kind][0] for kind in kinds]
    steps = int(sum(weights) * epochs / BATCH)
    p = mean = new_parameters(jax.random.key(seed))
    schedule = optax.warmup_cosine_decay_schedule(0, 4e-3, steps // 20, steps, 4e-4)
    optimiser = optax.chain(
        optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=1e-3)
    )
    state = optimiser.init(p)

    @jax.jit
    def step(p, mean, state, batch, key):
        value, slope = jax.value_and_grad(loss)(p, batch, key)
        update, state = optimiser.update(slope, state, p)
        p = optax.apply_updates(p, update)
        mean = jax.tree.map(lambda old, new: old + (new - old) * (1 - AVERAGED), mean, p)
        return p, mean, state, value

    key, seen, started = jax.random.key(seed + 1), [], time.process_time()
    while len(seen) < steps:
        often = weights if len(seen) < (1 - SETTLED) * steps else real
        drawn = [one_of(page, chance) for page in chance.choices(pages, often, k=BATCH * DRAWN)]
        drawn.sort(key=lambda e: len(e.lines) + chance.random())
        batches = [drawn[at : at + BATCH] for at in range(0, len(drawn), BATCH)]
        chance.shuffle(batches)
        for batch in batches[: steps - len(seen)]:
            key, one = jax.random.split(key)
            styles = [float(SEEN[e.record.collection][1]) for e in batch]
            p, mean, state, value = step(p, mean, state, batch_of(batch, styles), one)
            seen.append(float(value))
        spent = time.process_time() - started
        print(f"  {len(seen)}/{steps} loss {fmean(seen[-DRAWN:]):.3f} {spent:.0f}s", flush=True)
    return jax.tree.map(np.asarray, mean)


def predict(p: Parameters, examples: list[Example], style: float = 1.0) -> list[np.ndarray]:
    """The logits of each line of the examples."""
    run = jax.jit(lambda p, batch: forward(p, batch, None))
    answers: list[np.ndarray] = [np.zeros(0)] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].lines))
    for at in range(0, len(order), BATCH):
        places = order[at : at + BATCH]
        batch = [examples[i] for i in places] + [examples[places[0]]] * (BATCH - len(places))
        logits = np.asarray(run(p, batch_of(batch, [style] * BATCH)))
        for row, i in enumerate(places):
            answers[i] = logits[row, : len(examples[i].lines)]
    return answers


def out_of_fold(records: list[Record], epochs: int) -> list[np.ndarray]:
    """The chance that each line is body, by networks that were not trained on the page's site."""
    found: list[np.ndarray] = [np.zeros(0)] * len(records)
    for number in range(3):
        gold = [r for r in records if fold(r.site) != number and r.collection not in MADE]
        parameters = train(gold, epochs)
        places = [at for at, record in enumerate(records) if fold(record.site) == number]
        logits = predict(parameters, [measured(records[at]) for at in places])
        for at, page in zip(places, logits, strict=True):
            found[at] = np.zeros(len(records[at].lines), np.float32)
            found[at][filled(records[at])] = 1 / (1 + np.exp(-page[:, 0]))
    return found


def filled(record: Record) -> np.ndarray:
    """The indices of the non-empty lines."""
    return measure("\n".join(record.lines)).numbers - 1


def with_soft_labels(record: Record, guess: np.ndarray) -> Record:
    """The page with targets that are half gold labels, half out-of-fold predictions.

    Gold labels have errors, and labels that no network predicts teach little that holds on other
    sites. On generated pages known labels are kept; on spliced ones except for sentences that no
    network takes for body, as archives contain pleas.
    """
    wanted = record.wanted
    if record.collection == "framed":
        return replace(record, wanted=np.where(np.isnan(wanted), guess, wanted))
    if record.collection == "spliced":
        sentence = np.where((wanted == 1) & (guess < 0.02), 0.5, wanted)
        return replace(record, wanted=np.where(np.isnan(wanted), guess, sentence))
    size = np.array([len(line.split()) for line in record.lines])
    right = (size * guess * wanted).sum()
    f1 = 2 * right / ((size * guess).sum() + (size * wanted).sum() + 1)
    mixed = GUESSED * guess + (1 - GUESSED) * wanted
    return replace(record, wanted=mixed, trust=DOUBTED if f1 < DOUBTFUL else 1.0)


def self_trained(
    records: list[Record], archive: Path | None, epochs: int, kept: Path | None = None
) -> Parameters:
    """The parameters after two rounds: out-of-fold predictions, then training on soft labels."""
    if archive is not None:
        records = records + spliced(records, archive, SPLICES) + framed(archive, FRAMES)
    if kept is not None and kept.exists():
        with np.load(kept) as stored_guesses:
            known = [stored_guesses[str(at)] for at in range(len(records))]
    else:
        known = out_of_fold(records, epochs)
        if kept is not None:
            np.savez_compressed(kept, **{str(at): one for at, one in enumerate(known)})
    return train([with_soft_labels(*pair) for pair in zip(records, known, strict=True)], epochs)


def macro_f1(examples: list[Example], kept: list[np.ndarray]) -> tuple[float, float, float]:
    overlaps = [
        overlap(
            e.record.gold, "\n".join(line for line, keep in zip(e.lines, mask, strict=True) if keep)
        )
        for e, mask in zip(examples, kept, strict=True)
    ]
    precision = fmean(o.precision for o in overlaps if o.right + o.wrong)
    recall = fmean(o.recall for o in overlaps if o.right + o.missed)
    return 2 * precision * recall / (precision + recall), precision, recall


def fold(site: str) -> int:
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % 3


def split(
    data: dict[str, list[Record]], by: str
) -> Iterator[tuple[str, list[Record], list[Record]]]:
    """Name, training and test records; no site is in both."""
    everything = [record for records in data.values() for record in records]
    if by == "site":
        for number in range(3):
            test = [r for r in everything if fold(r.site) == number]
            yield f"fold {number}", [r for r in everything if fold(r.site) != number], test
        return
    for name, records in data.items():
        sites = {record.site for record in records}
        training = [r for r in everything if r.collection != name and r.site not in sites]
        yield f"without {name}", training, records


def check(data: dict[str, list[Record]], archive: Path | None, by: str, epochs: int) -> None:
    """Prints macro F1 per collection, on pages of sites (or collections) not trained on."""
    found: dict[str, list[tuple[Example, np.ndarray]]] = {name: [] for name in data}
    for name, training, test in split(data, by):
        print(name, len(training), len(test))
        parameters = self_trained(training, archive, epochs)
        for collection in data:
            pages = [measured(r) for r in test if r.collection == collection]
            style = COLLECTIONS[collection][1]
            logits = predict(parameters, pages, style)
            found[collection] += zip(pages, logits, strict=True)
    for collection, pairs in found.items():
        pages = [page for page, _ in pairs]
        f1 = macro_f1(pages, [logits[:, 0] > 0 for _, logits in pairs])
        print(f"{collection}: F1 {f1[0]:.4f} precision {f1[1]:.4f} recall {f1[2]:.4f}")
        titled = [page.titles[logits[:, 2].argmax()] for page, logits in pairs if page.titles.any()]
        print("  title line right", fmean(map(float, titled)) if titled else None)


def stored(parameters: Parameters) -> dict:
    """The model as ``index.cleaning.model`` reads it: news style added to the biases, rounded."""
    p = dict(parameters)
    p["look_bias"] = p["look_bias"] + p.pop("style")
    p["out_bias"] = p["out_bias"] + p.pop("out_style")
    arrays = {}
    for name, array in p.items():
        bits = 8 if name in {"words", "pairs"} else 16
        scale = float(np.abs(array).max()) / (2 ** (bits - 1) - 1)
        whole = np.round(array / scale).astype(f"<i{bits // 8}")
        data = base64.b64encode(whole.tobytes()).decode()
        arrays[name] = {"shape": list(array.shape), "bits": bits, "scale": scale, "data": data}
    return {"about": "docs/cleaning.md", "arrays": arrays}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=Path, help="articles of an archive (JSON Lines, gzip)")
    parser.add_argument("--guesses", type=Path, help="where the first round's guesses are kept")
    parser.add_argument("--check", choices=["site", "collection"])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--without", type=Path, help="pages whose sites are left out (JSON Lines)")
    parser.add_argument("--model", type=Path, default=MODEL, help="where to write")
    parser.add_argument("--epochs", type=int, default=13)
    options = parser.parse_args()
    data = {name: read_records(options.folder, name) for name in COLLECTIONS}
    if options.check:
        check(data, options.records, options.check, options.epochs)
    if options.write:
        left_out = sites(options.without) if options.without else frozenset()
        records = [r for some in data.values() for r in some if r.site not in left_out]
        parameters = self_trained(records, options.records, options.epochs, options.guesses)
        options.model.write_text(json.dumps(stored(parameters), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
