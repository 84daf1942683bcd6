"""What the other words of a sentence say together of a doubtful name in it."""

from __future__ import annotations

from collections.abc import Sequence

from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import lexicon as lex
from .scene import Scene
from .support import Told

_FIELDS = {Sense.COMPANY: lex.BUSINESS, Sense.OTHER: lex.POLITICS | lex.BUSINESS}
_MOST = 2  # points for the words of a field


def from_cues(scene: Scene, one: Found, name: Name) -> Sequence[Told]:
    """Points for words of the sentence that tell this one of several namesakes from the others."""
    words = name.cues.words
    if not words:
        return ()
    present = scene.among(one, words)
    beside = scene.words[one.first - 1]  # "India's CBI", which Britain has too
    cues = name.cues.among(present) if present else ()
    told = [(4 if beside in cue.tokens else 2, f"with {cue.text}") for cue in cues]
    return told or _with_its_own(scene, one, name)


def _with_its_own(scene: Scene, one: Found, name: Name) -> list[Told]:
    """ "Tories ... Hague": another name of the sentence shares a cue with it, mostly a country.

    Not between two papers: each writes of either country.
    """
    kind, several = name.entity.kind, len(one.names) > 1
    town = kind == "place" and not name.acronym and not name.twin_place
    short = several and name.acronym and name.sense is Sense.GROUP
    if not (kind == "party" or town or short or (kind == "media" and not several)):
        return []
    ours, (first, end) = set(name.cues.folded), scene.sentence(one)
    for other in filter(None, scene.named[first:end]):
        if other is one or len(other.names) > 1 or not other.name.plain:
            continue
        if not ours.isdisjoint(other.name.cues.folded):
            return [(2, f"with {scene.written(other)}, told by the same words")]
    return []


def from_sentence(scene: Scene, one: Found, name: Name, sense: Sense) -> Sequence[Told]:
    """What the other words of the sentence say together."""
    words = scene.speaking(one)
    if not words:
        return ()
    told = []
    supporting, rivals = words & _FIELDS.get(sense, lex.POLITICS), frozenset[str]()
    if name.namesake and (not name.namesake.leading or scene.starts_sentence[one.first]):
        rivals = name.namesake.words
        if name.twin_place and name.entity.kind != "country" and words & rivals:
            told.append((min(3, 2 * len(words & rivals) - 1), _with(words & rivals)))
            rivals = frozenset()
        supporting -= rivals
    if supporting:
        told.append((min(_MOST, len(supporting)), _with(supporting)))
    if against := words & rivals:
        told.append((-min(3, len(against) + 1), _with(against)))
    if name.rivalled and sense is Sense.PLACE and words & lex.PERSONAL:
        told.append((-1, "with he or she"))
    return told


def _with(words: frozenset[str]) -> str:
    return f"with {', '.join(sorted(words)[:3])}"
