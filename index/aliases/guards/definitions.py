"""Definitions inside an article: "Free Syrian Army (FSA)", "SOC (staff officers' course)".

A definition rebinds its short name for the whole article: to an entity if the long name is one of
its names, and away from every entity if the long name is something else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ...text.analysis import fold
from ..matching.casing import is_capitals, letters
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..table.records import name_tokens
from ..words.lexicon import CURRENCIES, FUNCTION
from .scene import Scene

_BRACKETS = re.compile(r"\(([^()\n]{2,100})\)")
_LONGEST_SHORT = 10
_SURE = 3  # letters that words seldom begin with by chance
_SKIPPED = 3  # tokens from a short name to its words: "or a", "the", "Kenya's"


@dataclass(frozen=True, slots=True)
class Definition:
    """What a short name means in this article: ``name`` if it is a listed one, else another thing.

    ``sure``: the letters of the short name are those of the long one, or the name is listed.
    """

    short: str
    long: str
    name: Name | None
    sure: bool


def definitions(scene: Scene) -> Iterator[Definition]:
    """The definitions of one text, those in brackets in order. ``short`` is folded."""
    words, glued = scene.words, scene.glued
    for one in scene.found:
        if not one.name.acronym:
            continue
        at, end = one.first, one.end
        apart = not glued[end] or words[at - 1] == "or" or words[end + 1] == "short"
        if apart and len(short := _short(scene, at)) > 1:
            yield from _other_words(scene, one, short)
    starts = scene.tokens.starts
    for bracket in _brackets(scene.text):
        first = bisect_left(starts, bracket.start(1))
        end = bisect_left(starts, bracket.end(1))
        if 0 < first < end and scene.gap(first).strip() in ("(", "(“", '("', "(the"):
            inside = _short(scene, first)
            if inside.lower() in CURRENCIES:
                continue  # "Amazon (USD)": a price
            if inside and (end - first == 1 or scene.gap(first + 1).strip() in (",", ";", "or")):
                yield from _long_before(scene, first, inside)
            elif end - first > 1 and (outside := _short(scene, first - 1)):
                yield from _long_inside(scene, first, end, outside)


def _other_words(scene: Scene, one: Found, short: str) -> Iterator[Definition]:
    """Words beside the short name ``one`` that begin with its letters.

    "A central kitchen unit, or CKU", "the CKU, or central kitchen unit", "the CKU, a central
    kitchen unit", "the CKU, Kenya's Central Kitchen Unit".
    """
    at, after = one.first - 1, one.end
    if scene.words[at] == "or":
        first = begun(scene, short, at - 1, -1)
        if first >= 0 and scene.gap(at) != " " * (len(short) < _SURE):
            yield _other_way(scene, short, one.first, first, at)
        return
    after += scene.words[after + 1] == "short"  # "the CKU code, short for"
    if not scene.glued[after] and scene.gap(after)[:1] in (",", " "):
        told = scene.words[after] in ("or", "short")
        for first in range(after + told, after + _SKIPPED):
            last = begun(scene, short, first, 1)
            if last >= 0 and (told or _not_by_chance(scene, first, last + 1)):
                yield _other_way(scene, short, one.first, first, last + 1)
                break


def _not_by_chance(scene: Scene, first: int, end: int) -> bool:
    """Whether there are three words or more that no chance has put there: no small ones of the
    language, and no comma between them."""
    if any("," in scene.gap(i) for i in range(first + 1, end)):
        return False
    return sum(scene.words[i] not in FUNCTION for i in range(first, end)) >= _SURE


def begun(scene: Scene, short: str, at: int, step: int) -> int:
    """The last of the words from ``at`` on, or back, that begin with the letters of ``short``, -1
    if they do not; the small words of the language may stand between them."""
    for letter in fold(short)[::step]:
        while scene.words[at] in FUNCTION and scene.words[at][0] != letter:
            at += step
        if scene.words[at][:1] != letter:
            return -1
        at += step
    return at - step


def _other_way(scene: Scene, short: str, at: int, first: int, end: int) -> Definition:
    listed = scene.named[first]
    whole = listed and listed.first == first and listed.end == end
    known = listed.names[0] if listed and whole else _namesake(scene, at, first, end)
    return Definition(fold(short), scene.quoted(first, end), known, True)


def _brackets(text: str) -> Iterator[re.Match[str]]:
    """What stands in brackets, found by their first mark: an expression takes longer for that."""
    at = text.find("(")
    while at >= 0:
        if bracket := _BRACKETS.match(text, at):
            yield bracket
        at = text.find("(", at + 1)


def _short(scene: Scene, i: int) -> str:
    """The acronym at token ``i`` as its letters, or nothing."""
    written = letters(scene.surfaces[i])
    return written if is_capitals(written) and len(written) <= _LONGEST_SHORT else ""


def _long_before(scene: Scene, bracket: int, short: str) -> Iterator[Definition]:
    listed = scene.named[bracket - 1]
    lead = max(0, bracket - 2 * len(short) - 2)
    long = _spelled(scene, short, lead, bracket)
    if listed and long < 0 and listed.names[0].sense in (Sense.PLACE, Sense.PERSON):
        return  # "Tampa, Florida (CNN)"
    if listed and (long < 0 or listed.first <= long):
        first = listed.first
        yield Definition(fold(short), scene.quoted(first, bracket), listed.names[0], True)
    elif long >= 0:
        known = _namesake(scene, bracket, long, bracket)
        yield Definition(fold(short), scene.quoted(long, bracket), known, True)
    elif scene.glued[bracket - 1]:
        text = scene.quoted(max(0, bracket - 2), bracket)
        yield Definition(fold(short), text, None, False)


def _long_inside(scene: Scene, first: int, end: int, short: str) -> Iterator[Definition]:
    listed, spelled = scene.named[first], _spelled(scene, short, first, end) == first
    if listed and listed.first == first and listed.end == end:
        name = listed.names[0]
        placed = name.acronym or name.sense in (Sense.PLACE, Sense.PERSON)
        if spelled or not placed:  # "READ MORE (Ohio)"
            yield Definition(fold(short), scene.quoted(first, end), name, True)
    elif spelled:
        known = _namesake(scene, first - 1, first, end)
        yield Definition(fold(short), scene.quoted(first, end), known, True)


def _namesake(scene: Scene, at: int, first: int, end: int) -> Name | None:
    """The listed reading of the short name whose own long form is much like this one."""
    found: Found | None = scene.named[at]
    words = {w for i in range(first, end) if (w := scene.words[i]) not in FUNCTION}
    for name in found.names if found else ():
        for form in name.entity.forms:
            tokens = {fold(token) for token, _, _ in name_tokens(form.text)} - FUNCTION
            if len(tokens) > 1 and 2 * len(tokens & words) > max(len(tokens), len(words)):
                return name
    return None


def _spelled(scene: Scene, short: str, first: int, end: int) -> int:
    """The latest token in [first, end) from which the words spell ``short``.

    Schwartz and Hearst (2003): letters are looked for from the right, the first must begin a
    word. -1 if they are not there.
    """
    wanted = fold(short)
    at, place = end - 1, len(scene.words[end - 1]) - 1
    for left in range(len(wanted) - 1, -1, -1):
        while at >= first:
            word = scene.words[at]
            if place < 0:
                at, place = at - 1, len(scene.words[at - 1]) - 1
            elif word[place] == wanted[left] and (left or place == 0):
                place -= 1
                break
            else:
                place -= 1
        else:
            return -1
    return at if at >= first and place == -1 else -1
