"""A treaty called by the town where it was made: "Article 50 of Lisbon", "since Oslo".

The town is meant, unless its sentence speaks as one speaks of treaties.
"""

from __future__ import annotations

from ..matching.matcher import Found, found_at
from ..matching.names import Name, Sense
from ..words import lexicon as lex
from ..words.treaties import ALONE, TOO, Said
from ..words.verbs import BETWEEN
from .following import stands_alone
from .scene import Scene

_REACH = 4  # tokens from a name to its verb
_IS = lex.word_set("is was were be been being")


def may_be_treaty(one: Found) -> bool:
    """Whether it is the name of a town, and of a treaty made there."""
    return one.name.sense is Sense.PLACE and "treaty" in [name.entity.kind for name in one.names]


def town_or_treaty(scene: Scene, one: Found) -> tuple[Found, str]:
    """The name of a town as that of the treaty alone, and what shows it; or as all others'."""
    alone, too = _told(scene, one, ALONE), _told(scene, one, TOO)
    for name in one.names:
        if name.entity.kind == "treaty" and (alone or (too and _spoken_of(scene, one, name))):
            return found_at(one.first, one.end, (name,)), alone or too
    others = tuple([name for name in one.names if name.entity.kind != "treaty"])
    return found_at(one.first, one.end, others), ""


def _spoken_of(scene: Scene, one: Found, name: Name) -> bool:
    """Whether the sentence has a cue of it, or a country before it, or the text its full name."""
    known = any(other.name.entity is name.entity for other in scene.found)
    before = filter(None, scene.named[max(0, one.first - _REACH) : one.first])
    known = known or any(other.name.entity.kind == "country" for other in before)
    return known or bool(name.cues.among(scene.among(one, name.cues.words)))


def _told(scene: Scene, one: Found, said: Said) -> str:
    """What the words beside the name say of a treaty, if it is of those."""
    words, at, end = scene.words, one.first - 1, one.end
    if (scene.possessive[end] or scene.surfaces[end].islower()) and words[end] in said.its:
        return f"{words[end]!r} behind it"
    if scene.glued[one.first] and stands_alone(scene, one) and not scene.possessive[end]:
        noun = words[at - 1 - words[at - 1].isdigit()]  # "Article 50 of"
        if words[at] in said.to_it or noun in said.led.get(words[at], ()):
            return f"{scene.quoted(at - 1, one.first)!r} before it"
    if words[at] in lex.LOCATIVES or words[at] in lex.TOWARDS:
        return ""  # "the talks in Dayton ended"
    at = end
    while at < end + _REACH and (words[at] in BETWEEN or words[at].endswith("ly")):
        at += 1
    verb = "into force" if words[at + 1 : at + 3] == ("into", "force") else words[at]
    # "was never signed", ", signed in 1978,"
    passive = scene.gap(at) == ", " if at == end else not _IS.isdisjoint(words[end:at])
    told = passive and verb.endswith("ed") and verb in said.to_it
    return f"{verb!r} behind it" if told or (scene.glued[at] and verb in said.by_it) else ""
