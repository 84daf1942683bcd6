"""Figures of quality, and their floors: below them later figures must not fall.

A file of floors is JSON: corpus → ``digest`` (of the corpus measured) and ``values``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from math import floor
from pathlib import Path

SLACK = 0.002  # arithmetic differs a little between machines


@dataclass(frozen=True, slots=True)
class Figures:
    """Named figures measured on a corpus, or their floors; higher is better."""

    corpus: str
    digest: str
    values: tuple[tuple[str, float], ...]


class Sunk(Exception):
    """A floor would be lowered; the message says which."""


def digest(files: Iterable[Path]) -> str:
    """Changes when the name or a byte of any of the files changes; their order does not matter."""
    state = blake2b(digest_size=8)
    for path in sorted(files, key=lambda path: path.name):
        state.update(f"{path.name}\0".encode())
        state.update(blake2b(path.read_bytes()).digest())
    return state.hexdigest()


def read_floors(path: Path) -> tuple[Figures, ...]:
    """The floors of a file; none if there is no such file."""
    if not path.exists():
        return ()
    found = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Figures(corpus, each["digest"], tuple(each["values"].items()))
        for corpus, each in found.items()
    )


def write_floors(path: Path, floors: Iterable[Figures]) -> None:
    """Write the floors, sorted by corpus."""
    by_corpus = {
        each.corpus: {"digest": each.digest, "values": dict(each.values)}
        for each in sorted(floors, key=lambda each: each.corpus)
    }
    path.write_text(json.dumps(by_corpus, indent=2) + "\n", encoding="utf-8")


def failures(floors: Sequence[Figures], measured: Figures) -> Iterator[str]:
    """A sentence for each figure below its floor."""
    known = _of(floors, measured.corpus)
    if known is None:
        yield f"{measured.corpus}: has no floors yet"
        return
    if known.digest != measured.digest:
        yield f"{measured.corpus}: is not the corpus its floors were measured on"
    values = dict(measured.values)
    for name, least in known.values:
        value = values.get(name)
        if value is None:
            yield f"{measured.corpus}: {name} was not measured"
        elif value < least:
            yield f"{measured.corpus}: {name} is {value:.4f}, below its floor of {least:.4f}"


def raised(
    floors: Sequence[Figures], measured: Figures, *, lower: bool = False
) -> tuple[Figures, ...]:
    """The floors with those of one corpus raised to the figures measured now, less ``SLACK``.

    A floor within the slack stays where it is.

    Raises:
        Sunk: a figure is below its floor, and ``lower`` is not set.
    """
    known = _of(floors, measured.corpus)
    before = dict(known.values) if known else {}
    values = []
    for name, value in measured.values:
        now, least = floor((value - SLACK) * 1000) / 1000, before.get(name, 0.0)
        if value < least and not lower:
            raise Sunk(f"{measured.corpus}: {name} would sink from {least:.4f} to {now:.4f}")
        values.append((name, now if value < least else max(now, least)))
    if not lower and (lost := before.keys() - dict(values).keys()):
        raise Sunk(f"{measured.corpus}: {min(lost)} is not measured any more")
    others = [each for each in floors if each.corpus != measured.corpus]
    return (*others, replace(measured, values=tuple(values)))


def _of(floors: Sequence[Figures], corpus: str) -> Figures | None:
    return next((each for each in floors if each.corpus == corpus), None)
