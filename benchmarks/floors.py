"""Does quality hold? Measures cleaning and ranking and compares with the floors in floors.json.

    python benchmarks/floors.py                  check: exit code 1 if a figure is below its floor
    python benchmarks/floors.py --update         raise the floors to what is measured now
    python benchmarks/floors.py --update --allow-lower    and lower those that are not reached

``seeds/`` is always measured; the cleaning sets in ../shared/cleaning and the judged collections in
../shared/collections where they are present. With ``--seeds`` they are left out: that is what the
tests do.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import seeds
from benchmarks.figures import (
    Figures,
    Sunk,
    digest,
    failures,
    raised,
    read_floors,
    write_floors,
)
from index.archive import Archive
from index.cleaning import clean_many
from index.evaluation import ranking
from index.evaluation.cleaning import JudgedPage, judged_pages, score_pages
from index.request import Duplicates, SearchRequest

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")
_NO_FLOOR = frozenset(
    ("pages", "queries", "documents_per_second", "precision", "recall", "ap")  # f1 and ndcg tell
)


def cleaning_figures(corpus: str, files: Iterable[Path], pages: Iterable[JudgedPage]) -> Figures:
    """How well pages are cleaned."""
    return Figures(f"cleaning {corpus}", digest(files), _values(score_pages(pages, clean_many)))


def ranking_figures() -> Figures:
    """How well the questions of ``seeds/`` are answered."""
    with TemporaryDirectory() as aside, Archive.open(Path(aside)) as archive:
        named = list(seeds.documents(SEEDS))
        added = list(archive.add(raw for _, raw in named))
        names = {one.id: name for one, (name, _) in zip(added, named, strict=True)}
        run = []
        for query in seeds.queries(SEEDS):
            request = SearchRequest(query.text, limit=100, passages=0, duplicates=Duplicates.SHOW)
            found = archive.search(request).hits
            run.append(ranking.Answered(query.id, tuple(names[hit.article.id] for hit in found)))
    values = _values(ranking.score(seeds.judgements(SEEDS), run))
    return Figures("ranking seeds", digest(_seed_files()), values)


def collection_figures(folder: Path) -> Figures:
    """How well ``pressmark eval ranking`` answers the queries of a collection."""
    command = (sys.executable, "-m", "service", "eval", "ranking", str(folder), "--json")
    score = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    values = tuple((name, value) for name, value in score.items() if name not in _NO_FLOOR)
    return Figures(f"ranking {folder.name}", digest(folder.iterdir()), values)


def measured(*, seeds_only: bool) -> Iterator[Figures]:
    """Everything that can be measured here."""
    yield cleaning_figures("seeds", _seed_files(), seeds.judged_pages(SEEDS))
    yield ranking_figures()
    if not seeds_only:
        for path in sorted(SHARED.glob("cleaning/dev_*.jsonl.gz")):
            yield cleaning_figures(path.name.split(".")[0], [path], judged_pages([path]))
        for folder in sorted(SHARED.glob("collections/*")):
            yield collection_figures(folder)


def _seed_files() -> list[Path]:
    return [path for path in SEEDS.rglob("*") if path.is_file() and path.suffix != ".md"]


def _values(score: object) -> tuple[tuple[str, float], ...]:
    names = [field.name for field in dataclasses.fields(score)]  # type: ignore[arg-type]
    found = ((name, getattr(score, name)) for name in names if name not in _NO_FLOOR)
    return tuple((name, value) for name, value in found if value is not None)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--update", action="store_true", help="write what is measured")
    options.add_argument("--seeds", action="store_true", help="only what is in the repository")
    options.add_argument("--allow-lower", action="store_true", help="even where it is lower")
    chosen = options.parse_args()
    floors, faults = read_floors(FLOORS), 0
    for figures in measured(seeds_only=chosen.seeds):
        told = "  ".join(f"{name} {value:.4f}" for name, value in figures.values)
        print(f"{figures.corpus:<28} {told}", flush=True)
        if chosen.update:
            try:
                floors = raised(floors, figures, lower=chosen.allow_lower)
            except Sunk as error:
                print(f"  {error} (--allow-lower lowers it)", file=sys.stderr)
                faults += 1
            continue
        for fault in failures(floors, figures):
            print(f"  {fault}", file=sys.stderr)
            faults += 1
    if chosen.update and not faults:
        write_floors(FLOORS, floors)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
