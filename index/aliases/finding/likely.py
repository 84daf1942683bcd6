"""Two names of a sentence with a word of naming, joined where the words make it likely enough.

The last guess, where no frame fits: the signs about two names (the kinds of words between them,
which words of naming stand there, what the names look like) have weights that were learned from
sentences written for it and from an archive's (``benchmarks/train_finder.py``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from importlib.resources import files
from typing import NamedTuple

from ..matching.casing import looks_ordinary
from ..words.given_names import FIRST_NAMES
from ..words.heads import DEMONYMS
from ..words.lexicon import POLITICAL, PRONOUNS, PROVINCES, US_STATES
from .cutting import name_at, proper
from .model import Basis, Confidence, Definition
from .naming import pair
from .readings import Reading
from .rows import NAME, QUOTE, Row
from .shapes import AFFILIATIONS, HEADS, acronym, words

_NAMING = frozenset("CKVWUMkfdotLq")  # kinds of words that may lead up to a name
_LINKS = frozenset("adqrLMp:")  # kinds between such a word and the name
_FAR = 16  # places between two names that are looked at
_BESIDE = 5  # names behind the first that are tried
_NEAR = 6  # places behind both names, before them, where a word of naming tells
_WHOLE = 7  # places: so few are a sign of their own
_PLACES = US_STATES | PROVINCES | DEMONYMS | POLITICAL
FRAMED = "framed"  # the sign that a frame fits
LEAST = 0.25  # the chance from which a pair is proposed


class Name(NamedTuple):
    """A name at one place of a row: its span, its folded words, what it looks like."""

    span: tuple[int, int]
    folded: tuple[str, ...]
    looks: str


def likely(rows: Iterable[tuple[Row, list[Reading]]]) -> Iterator[Definition]:
    """The pairs with a chance of ``LEAST`` or more of being names of one thing."""
    weights, most = _weights(), _most_of_names()
    least = math.log(LEAST / (1 - LEAST))
    for row, read in rows:
        cut, framed = cache(partial(_name, row)), places(read)
        for i, j in pairs(row):
            score = sum(weights.get(sign, 0.0) for sign in set(signs_about(row, i, j)))
            score += weights.get(FRAMED, 0.0) if (i, j) in framed else 0.0
            if score + most < least:
                continue  # whatever the names are
            x, y = cut(i, before=True), cut(j, before=False)
            if x and y:
                score += sum(weights.get(sign, 0.0) for sign in set(signs_of(x, y)))
                if score >= least and (made := _defined(row, (i, x), (j, y))):
                    yield replace(made, chance=round(1 / (1 + math.exp(-score)), 2))


def candidates(row: Row, read: list[Reading]) -> Iterator[tuple[Name, Name, frozenset[str]]]:
    """Any two names of a row that are not far apart, and all signs about them."""
    framed = places(read)
    for i, j in pairs(row):
        x, y = _name(row, i, before=True), _name(row, j, before=False)
        if x and y:
            fits = (FRAMED,) if (i, j) in framed else ()
            yield x, y, frozenset((*signs_about(row, i, j), *signs_of(x, y), *fits))


def places(read: list[Reading]) -> set[tuple[int, ...]]:
    """The places of the two names of each reading, in order."""
    return {tuple(sorted((one.x[0], one.y[0]))) for one in read}


def pairs(row: Row) -> Iterator[tuple[int, int]]:
    """The places of any two names that are not far apart."""
    places = [at for at, kind in enumerate(row.kinds) if kind in (NAME, QUOTE)]
    for n, i in enumerate(places):
        for j in places[n + 1 : n + _BESIDE]:
            if j - i <= _FAR:
                yield i, j


def _name(row: Row, at: int, *, before: bool) -> Name | None:
    span = name_at(row, at, at + 1, before=before)
    if span is None:
        return None
    folded = tuple(word.folded for word in words(row.text, *span))
    if folded[0] in PRONOUNS:
        return None  # “We were never asked”
    quoted = "q" if at in row.quoted else "" if proper(row, span) else "!"
    looks = _looks(row.text[slice(*span)], folded)
    return Name(span, folded, f"{looks}{quoted}{min(3, len(folded))}")


def _looks(written: str, folded: tuple[str, ...]) -> str:
    """A letter for what a name looks like."""
    if folded[0] in AFFILIATIONS and len(folded) == 1:
        return "C"  # a code
    if acronym(written):
        return "A"
    if folded[0] in FIRST_NAMES:
        return "P"  # of a person
    if not HEADS.isdisjoint(folded):
        return "H"  # of a body
    if _PLACES.issuperset(folded):
        return "G"
    return "O" if all(map(looks_ordinary, folded)) else "S"  # ordinary words, or a strange one


def signs_about(row: Row, i: int, j: int) -> Iterator[str]:
    """The signs in the words between two names, before and behind them."""
    kinds = row.kinds
    yield "any"
    yield from _signs_between(row, i, j)
    yield f"before {('^' + kinds[:i])[-1:]}"
    yield f"before {('^' + kinds[:i])[-2:]}"
    yield f"after {(kinds[j + 1 : j + 2] + '$')[:1]}"
    yield f"after {(kinds[j + 1 : j + 3] + '$')[:2]}"
    for at in range(j + 1, min(len(kinds), j + 1 + _NEAR)):
        if kinds[at] in "CKVMLd":
            yield f"then {row.word(at)}"
    for at in range(max(0, i + 1 - _NEAR), i):
        if kinds[at] in "CKVMdf":
            yield f"first {row.word(at)}"


def signs_of(x: Name, y: Name) -> Iterator[str]:
    """The signs in the names themselves."""
    yield f"x {x.looks}"
    yield f"y {y.looks}"
    yield f"xy {x.looks[0]}{y.looks[0]}"
    if x.folded == y.folded:
        yield "the same"
    elif not set(x.folded).isdisjoint(y.folded):
        yield "a word of both"
    for short, long in ((x, y), (y, x)):
        if short.looks[0] in "AC" and "".join(w[0] for w in long.folded) == short.folded[0]:
            yield "initials"


def _signs_between(row: Row, i: int, j: int) -> Iterator[str]:
    between = row.kinds[i + 1 : j]
    if len(between) <= _WHOLE:
        yield f"= {between}"
    read = f"X{between}Y"
    for size in (2, 3):
        for at in range(len(read) - size + 1):
            yield read[at : at + size]
    yield f"{read[:4]}.."
    yield f"..{read[-4:]}"
    yield f"names {min(3, sum(map(between.count, NAME + QUOTE)))}"
    yield f"length {min(8, len(between) // 2)}"
    last = 0
    for at in range(i + 1, j):
        if row.kinds[at] in _NAMING:
            yield f"word {row.word(at)}"
            last = at
            if _LINKS.issuperset(row.kinds[at + 1 : j]):
                yield f"leads up {row.word(at)}"
    yield f"from the last {min(5, j - last) if last else '-'}"
    for kind in "wtT;&":
        if kind in between:
            yield f"has {kind}"


def _defined(row: Row, first: tuple[int, Name], second: tuple[int, Name]) -> Definition | None:
    (i, x), (j, y) = first, second
    places = (*range(i + 1, j), *range(j + 1, len(row.kinds)))
    cue = next((at for at in places if row.kinds[at] in _NAMING), None)
    if cue is None:
        return None
    reading = Reading(row, (i, i + 1), (j, j + 1), cue, (i, max(j, cue) + 1))
    made = pair(row, reading, x.span, y.span)
    if made is None:
        return None
    sure = made.confidence if made.basis is Basis.SAID else Confidence.POSSIBLE
    return replace(made, basis=Basis.LIKELY, confidence=sure)


@cache
def _weights() -> dict[str, float]:
    """The weight of each sign, in log odds."""
    stored = files(__package__).joinpath("likely.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(stored)
    return weights


@cache
def _most_of_names() -> float:
    """More than the signs of any two names can add, in log odds."""
    kinds = ("x ", "y ", "xy ", "a word of both", "initials")
    return sum(
        max((w for sign, w in _weights().items() if sign.startswith(kind)), default=0.0)
        for kind in kinds
    )
