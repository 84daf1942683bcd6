"""What the other words of a sentence say together of a doubtful name in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import lexicon as lex
from ..words.fields import AFFAIRS, PRESS, PRIVATE, TOWN, TRADE
from ..words.given_names import COMMON_OF_MANY
from .scene import Scene
from .sentences import Style
from .subjects import of_itself
from .support import Told, acting

_PLURAL = re.compile(r"[^s]s$")
_NARROW = {Sense.COMPANY: lex.BUSINESS, Sense.OTHER: lex.POLITICS | lex.BUSINESS}
_OWN = {Sense.COMPANY: TRADE, Sense.OTHER: lex.POLITICS | lex.BUSINESS}
_OF_WEAK = {Sense.PLACE: lex.POLITICS | TOWN}
_OF_PRESS = PRESS | lex.BUSINESS
_MOST = 2  # points for the words of a field


def from_cues(scene: Scene, one: Found, name: Name) -> Sequence[Told]:
    """Points for words of the sentence that tell this one of several namesakes from the others."""
    words = name.cues.words
    if not words:
        return ()
    present = scene.among(one, words)
    told = [(2, f"with {cue.text}") for cue in name.cues.among(present)] if present else []
    return told or _with_its_own(scene, one, name)


def _with_its_own(scene: Scene, one: Found, name: Name) -> list[Told]:
    """ "Tories ... Hague": another name of the sentence shares a cue with it, mostly a country.

    Between a mere word and a paper too, but not between two papers: each writes of either country.
    """
    word = name.entity.kind == "media" and len(one.names) == 1
    if not (word or name.entity.kind == "party"):
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
    supporting, rivals = words & _own(scene, one, name, sense), frozenset[str]()
    if name.namesake and (not name.namesake.leading or scene.starts_sentence[one.first]):
        rivals = name.namesake.words
        supporting -= rivals
    if supporting:
        told.append((_weight(scene, one, name, len(supporting)), _with(supporting)))
    if against := words & rivals:
        told.append((-min(3, len(against) + 1), _with(against)))
    if name.rivalled and sense is Sense.PLACE and words & lex.PERSONAL:
        told.append((-1, "with he or she"))
    elif name.namesake and sense is Sense.PLACE and _leads(scene, one):
        told += _of_one(words)
    if sense is Sense.PERSON and name.twin and name.weak and words & lex.PERSONAL:
        told += _of_a_person(scene, one)
    thing = sense in (Sense.PLACE, Sense.COMPANY) and len(one.names) == 1
    if name.weak and thing and "its" in words:
        told += of_itself(scene, one)
    return told


def _own(scene: Scene, one: Found, name: Name, sense: Sense) -> frozenset[str]:
    """The words of the fields that the thing belongs to.

    Whether it is one thing or its namesake, of which the narrower classes must tell, is no
    question of the field: politics is spoken of in Georgia and in Georgia, by any Brown.
    """
    if not _by_field(scene, one, name):
        return _NARROW.get(sense, lex.POLITICS)
    if name.weak and name.entity.kind == "media":
        return _OF_PRESS
    own = _OF_WEAK.get(sense) if name.weak else None
    return own or _OWN.get(sense, AFFAIRS)


def _by_field(scene: Scene, one: Found, name: Name) -> bool:
    """Whether it is a thing or a mere word that must be told."""
    if name.rivalled or not name.twin or len(one.names) > 1 or name.sense is Sense.GROUP:
        return False
    if scene.words[one.first] in COMMON_OF_MANY:
        return False
    at = one.first - 1  # "Bottom Line Republicans"
    behind = scene.glued[one.first] and scene.surfaces[at][:1].isupper() and not scene.named[at]
    return not behind or scene.words[at] in lex.FUNCTION


def _with(words: frozenset[str]) -> str:
    return f"with {', '.join(sorted(words)[:3])}"


def _weight(scene: Scene, one: Found, name: Name, words: int) -> int:
    """Points for so many words of its field; to a weak name other names of the sentence count."""
    named = name.weak and (name.sense is Sense.PLACE or name.sense is Sense.PERSON)
    if named and words < _MOST and _by_field(scene, one, name):
        words += _others(scene, one)
    return min(_MOST, words)


def _others(scene: Scene, one: Found) -> int:
    """How many other things the sentence names beyond doubt."""
    first, end = scene.sentence(one)
    named = {
        other.name.entity.id
        for other in filter(None, scene.named[first:end])
        if other is not one and other.name.plain
    }
    return len(named)


def _leads(scene: Scene, one: Found) -> bool:
    """Whether it begins a sentence, and not as where a report is from: "LIMA (Reuters) -"."""
    return scene.starts_sentence[one.first] and scene.glued[one.end]


def _of_one(words: frozenset[str]) -> Iterator[Told]:
    """ "Lima hung up her wings ... the catwalk": a town may be called as somebody is."""
    private = words & PRIVATE
    if private and (len(private) > 1 or words & lex.PERSONAL):
        yield -min(4, len(private) + 2), _with(private)


def _of_a_person(scene: Scene, one: Found) -> Iterator[Told]:
    """ "Brown forgot his microphone": after its verb the word is spoken of as of one person."""
    begins = scene.starts_sentence[one.first] and scene.style(one) is Style.PLAIN
    verb = acting(scene, one.end, human=True) if begins else ""
    if verb and verb not in lex.SAYS:  # whoever is quoted may speak of anybody
        plural = bool(_PLURAL.search(scene.words[one.first]))  # "Jobs ... his" are no jobs
        yield 2 if plural else 1, "with he or she"
