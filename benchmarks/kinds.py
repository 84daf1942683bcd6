"""Each kind of search in an archive there is: CPU milliseconds, first and then, and of the engine.

    python benchmarks/kinds.py FOLDER [--rounds N]

Made for two archives of different size (see ``enlarge.py``), to see what grows with an archive.
Searches are answered in this process; what a search remembers for the next is remembered.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from archive import percentiles

from index.archive import Archive
from index.errors import NotFound
from index.matching import Field, Order
from index.request import Duplicates, Group, MatchMode, SearchRequest

COMMON = SearchRequest("government")
EVERYTHING = SearchRequest("*")
KINDS = {
    "a common word": COMMON,
    "three common words": SearchRequest("government people said"),
    "any of five": SearchRequest("government people said war state", match=MatchMode.ANY),
    "a phrase of common words": SearchRequest('"of the people"'),
    "two near each other": SearchRequest('"government people"~8'),
    "three near each other": SearchRequest('"government people war"~8'),
    "the beginning of a word": SearchRequest("refugee*"),
    "a misspelling": SearchRequest("presidant~2"),
    "without a word": SearchRequest("government -Obama"),
    "since a year": SearchRequest("government since:2016"),
    "a name of many forms": SearchRequest("United States"),
    "nothing has all": SearchRequest("Zebrafish government Raqqa Tornado Senate"),
    "everything": EVERYTHING,
    "everything, newest first": replace(EVERYTHING, sort=Order.NEWEST),
    "single passages": replace(COMMON, group=Group.PASSAGE),
    "copies shown, fifty hits": replace(COMMON, limit=50, duplicates=Duplicates.SHOW),
    "facets of sources and months of everything": replace(
        EVERYTHING, facets=(Field.SOURCE, Field.MONTH)
    ),
    "facet of forms of everything": replace(EVERYTHING, facets=(Field.FORM,)),
}
ENTITIES = ("united-states", "barack-obama", "islamic-state")
PAGES = 200


def timed(ask: Callable[[], object], rounds: int) -> dict[str, float]:
    """CPU milliseconds of the first time, and p50 and p95 of the others."""
    taken = []
    for _ in range(rounds + 1):
        began = time.process_time()
        ask()
        taken.append(time.process_time() - began)
    return {"first_ms": round(taken[0] * 1000, 1), **percentiles(taken[1:])}


def measure(archive: Archive, rounds: int) -> dict[str, object]:
    """Every kind of search, usage of names, and the last of many pages."""
    archive.search(SearchRequest("warm"))
    found: dict[str, object] = {"articles": archive.count()}
    for kind, request in KINDS.items():
        total = archive.search(replace(request, limit=1, facets=())).total
        spent = timed(lambda request=request: archive.search(request), rounds)  # type: ignore[misc]
        found[kind] = {"total": total, **spent}
    for id in ENTITIES:
        try:
            found[f"usage of {id}"] = timed(lambda id=id: archive.names.usage(id), rounds)  # type: ignore[misc]
        except NotFound:
            continue
    request = replace(COMMON, sort=Order.NEWEST)
    for _ in range(PAGES - 1):
        if (cursor := archive.search(request).next) is None:
            break
        request = replace(request, cursor=cursor)
    found[f"page {PAGES}, newest first"] = timed(lambda: archive.search(request), rounds)
    return found


def main() -> None:
    """Measure, and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    with Archive.open(options.archive, create=False) as archive:
        print(json.dumps(measure(archive, options.rounds), indent=1))


if __name__ == "__main__":
    main()
