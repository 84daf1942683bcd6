"""What the other words of a sentence say together of a doubtful name in it."""

from __future__ import annotations

from collections.abc import Sequence

from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import lexicon as lex
from ..words.heads import DEMONYMS
from .scene import Scene
from .sentences import Style
from .support import Told

_FIELDS = {
    Sense.COMPANY: lex.BUSINESS,
    Sense.OTHER: lex.POLITICS | lex.BUSINESS,
    Sense.PLACE: lex.POLITICS | DEMONYMS,
}
_COMMAS = (", ", "/", "-", "–", " - ", " – ")
_MOST = 2  # points for the words of a field


def from_cues(scene: Scene, one: Found, name: Name) -> Sequence[Told]:
    """Points for words of the sentence that tell this one of several namesakes from the others."""
    words = name.cues.words
    if not words:
        return ()
    present = scene.among(one, words)
    cues = name.cues.among(present) if present else ()
    if not cues:
        return _with_its_own(scene, one, name)
    after = scene.words[one.end] if scene.gap(one.end) == ", " else ""
    beside = {scene.words[one.first - 1], after}  # "India's CBI", "Hyderabad, Sindh"
    return [(2 if beside.isdisjoint(cue.tokens) else 4, f"with {cue.text}") for cue in cues]


def _with_its_own(scene: Scene, one: Found, name: Name) -> list[Told]:
    """ "Tories ... Hague": another name of the sentence shares a cue with it, mostly a country.

    Not between two papers: each writes of either country.
    """
    kind, several = name.entity.kind, len(one.names) > 1
    town = kind == "place" and not name.acronym and not name.twin_place
    short = several and name.acronym and name.sense is Sense.GROUP
    if not (kind in ("party", "group") or town or short or (kind == "media" and not several)):
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
    field = lex.MEDICAL if name.entity.kind == "disease" else _FIELDS.get(sense, lex.POLITICS)
    supporting, rivals = words & field, frozenset[str]()
    if name.namesake and (not name.namesake.leading or scene.starts_sentence[one.first]):
        rivals = name.namesake.words
        if name.twin_place and name.entity.kind != "country" and words & rivals:
            told.append((min(3, 2 * len(words & rivals) - 1), _with(words & rivals)))
            rivals = frozenset()
        supporting -= rivals
    if supporting:
        most = 1 if name.weak and name.acronym else _MOST  # letters are met in any field
        told.append((min(most, len(supporting)), _with(supporting)))
    if against := words & rivals:
        told.append((-min(3, len(against) + 1), _with(against)))
    if name.rivalled and sense is Sense.PLACE and words & lex.PERSONAL:
        told.append((-1, "with he or she"))
    return told


def _with(words: frozenset[str]) -> str:
    return f"with {', '.join(sorted(words)[:3])}"


def from_list(scene: Scene, one: Found, name: Name) -> Told | None:
    """Points for standing in a list with a certain name of the same kind."""
    other = _listed_beside(scene, one, name)
    if other is None:
        return None
    kin = name.sense is Sense.PERSON and not set(name.cues.folded).isdisjoint(
        other.name.cues.folded
    )
    firm = name.weak and name.sense is Sense.COMPANY and not name.acronym
    firm = firm and len(one.names) == 1 and not scene.starts_sentence[one.first]
    # "a venture of Vale and BHP Billiton"; of persons those of one country or field
    sure = (firm and scene.style(one) is Style.PLAIN) or (kin and name.weak)
    return 3 if sure else 2, f"beside another name: {scene.written(other)}"


def _listed_beside(scene: Scene, one: Found, name: Name) -> Found | None:
    """A certain name of the same kind beyond a comma, "and" or a hyphen: "Syria and Jordan"."""
    before, after = one.first - 1, one.end
    for at, gap in ((before, before + 1), (after, after)):
        if scene.words[at] in ("and", "or") and scene.glued[gap]:
            at, gap = (at - 1, gap - 1) if at < one.first else (at + 1, gap + 1)
            joined = scene.gap(gap) in (" ", ", ")
        else:
            joined = scene.gap(gap) in _COMMAS
        other = scene.named[at]
        if joined and other and other is not one and _vouches(scene, other, name):
            return other
    return None


def _vouches(scene: Scene, other: Found, name: Name) -> bool:
    """Whether the other name is itself beyond doubt and of the same kind."""
    first = other.name
    if first.weak or first.rivalled:
        return False
    return first.sense is name.sense and not (first.twin and scene.starts_sentence[other.first])
