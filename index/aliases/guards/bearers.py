"""Who else in the article has a bare name: "Greg Abbott ... Abbott", "Nancy Pelosi ... Nancy"."""

from __future__ import annotations

from collections.abc import Iterable

from ..matching.names import Name, Sense
from .scene import Scene


def bearers(scenes: Iterable[tuple[Scene, bool]]) -> dict[str, str]:
    """The surnames that listed people are called by in full before anybody is by them alone, and
    the given names of theirs that are small towns.

    Who is best known by it needs no full name, so where the bare one comes first it is theirs.
    ``scenes``: in the order of reading, each with whether it is a headline, which comes first but
    was written last. Returns why the surname is doubted, by its word.
    """
    full: dict[str, Name] = {}
    given: dict[str, Name] = {}
    doubts: dict[str, str] = {}
    begun = set()
    for scene, headline in scenes:
        words = scene.words
        for one in scene.found:
            if one.length > 1:
                if one.name.sense is Sense.PERSON:
                    full.setdefault(words[one.end - 1], one.name)
                    given.setdefault(words[one.first], one.name)
            elif (key := words[one.first]) in given and all(map(_small_town, one.names)):
                doubts.setdefault(key, _spoken_of(given[key]))
            elif key in full and key not in begun:
                if all(name.entity is not full[key].entity for name in one.names):
                    doubts.setdefault(key, _spoken_of(full[key]))
            elif not headline:
                begun.add(key)
    return doubts


def _small_town(name: Name) -> bool:
    return name.weak and name.sense is Sense.PLACE


def _spoken_of(name: Name) -> str:
    return f"{name.form.text} is spoken of here"
