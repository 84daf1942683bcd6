"""What each name found in a text has for it, by the letters and words around it alone.

Most names need no closer look and are mentions at once; the others get a ruling for each thing
they may name, and the article as a whole decides (``article``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ...model import AnalysedText, Form, Mention
from ..matching.casing import letters
from ..matching.matcher import Found
from ..matching.names import CAPITALS, LISTED, Name, Sense
from ..words.lexicon import ARTICLES
from .beside import LEADS, LONGER
from .definitions import Definition
from .evidence import PLAIN_REASONS, doubtful, shown, weigh, weigh_each
from .refusals import refuse_plain
from .ruling import CERTAIN, DEFINED, Ruling
from .scene import Scene
from .sentences import Style
from .titles import in_a_title
from .treaties import may_be_treaty, town_or_treaty

_LISTED = Ruling(CERTAIN, LISTED)
_CAPITALS = Ruling(CERTAIN + 1, CAPITALS)
_NEW = object.__new__
_NONE: tuple[tuple[Name, Ruling], ...] = ()


Anchor = tuple[int, int, int, str]  # a certain mention: its zone, where it is in it, its form


class Reading:
    """One found stretch with a ruling for each thing it may name, refused ones left out.

    ``name`` is the likeliest (ties go to one that is not weak, then to the earlier entity of the
    table), ``ruling`` the ruling on it; ``certain``: the words around it leave no doubt;
    ``by_letters``: but of several namesakes only the letters and the table tell it, or words that
    go with anybody. Made and read as ``Found`` is.
    """

    __slots__ = ("by_letters", "certain", "found", "key", "name", "ruling", "rulings")

    found: Found
    key: str
    rulings: tuple[tuple[Name, Ruling], ...]
    name: Name
    ruling: Ruling
    certain: bool
    by_letters: bool


class Judged(NamedTuple):
    """What was found in one text: mentions that need no closer look, and readings of the rest."""

    scene: Scene
    settled: list[Mention]
    readings: list[Reading]


def _reading(found: Found, key: str, rulings: tuple[tuple[Name, Ruling], ...]) -> Reading:
    name, ruling = rulings[0]
    clear, by_letters = True, False
    if len(rulings) > 1:
        for other, said in rulings[1:]:
            likelier = name.weak and not other.weak
            if said.points > ruling.points or (likelier and said.points == ruling.points):
                name, ruling = other, said
        lead = ruling.points - max([said.points for other, said in rulings if other is not name])
        clear = lead >= CERTAIN
        by_letters = ruling.reason in PLAIN_REASONS or (lead == CERTAIN and not name.weak)
        by_letters = by_letters or any(other.sense is Sense.PERSON for other, _ in rulings)
    sure = ruling.points >= CERTAIN + (name.weak and not name.acronym)
    reading: Reading = _NEW(Reading)
    reading.found, reading.key, reading.rulings = found, key, rulings
    reading.name, reading.ruling = name, ruling
    reading.certain, reading.by_letters = sure and clear, by_letters
    return reading


@dataclass
class Article:
    """What the article says as a whole; filled from its title, standfirst and body alone."""

    zones: Sequence[AnalysedText]
    defined: dict[str, Definition] = field(default_factory=dict)
    anchors: dict[str, list[Anchor]] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    bearers: dict[str, str] = field(default_factory=dict)

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words, folded."""
        return frozenset().union(*(zone.tokens.folded for zone in self.zones))

    def written(self, anchor: Anchor) -> str:
        """How it stands there, on one line."""
        zone, start, end, _ = anchor
        return " ".join(self.zones[zone].text[start:end].split())


def judge(scene: Scene, article: Article, day: date | None) -> Judged:
    """The names found in one text, those settled and those read."""
    settled, doubted = _sifted(scene, article.defined.keys() | article.others.keys())
    return Judged(scene, settled, _readings(scene, doubted, article, day))


def judge_again(judged: Judged, article: Article, day: date | None) -> Judged:
    """With those names read that were settled before somebody else here had them too: "Putin",
    "Dennis Putin"."""
    scene, others = judged.scene, article.others
    shared = [
        mention
        for mention in judged.settled
        if scene.words[mention.first_token] in others and mention.token_count == 1
    ]
    if not shared:
        return judged
    kept = [mention for mention in judged.settled if mention not in shared]
    doubted = [one for mention in shared if (one := scene.named[mention.first_token])]
    return Judged(scene, kept, judged.readings + _readings(scene, doubted, article, day))


def _readings(
    scene: Scene, doubted: Sequence[Found], article: Article, day: date | None
) -> list[Reading]:
    readings, defined, words = [], article.defined, scene.words
    for one in doubted:
        key, rulings = words[one.first] if one.length == 1 else "", _NONE
        if key in defined and letters(scene.surfaces[one.first]).isupper():
            rulings = _by_definition(one, defined[key])
            if not rulings and defined[key].sure:
                continue
        if rulings := rulings or _rulings(scene, one, key, article, day):
            readings.append(_reading(one, key, rulings))
    return readings


def _sifted(scene: Scene, defined: Collection[str]) -> tuple[list[Mention], list[Found]]:
    """The names that need no weighing, as most do, and the others: the short way for speed."""
    settled, doubted = [], []
    surfaces, starts, ends = scene.tokens.surfaces, scene.tokens.starts, scene.tokens.ends
    beside, new = scene.beside, tuple.__new__
    for one in scene.found:
        first, name = one.first, one.name
        told = name.settles
        if (
            not told
            or len(one.names) > 1
            or (name.plain and name.acronym and surfaces[first] != name.surfaces[0])
            or (defined and one.length == 1 and scene.words[first] in defined)
            or not (name.plain or shown(scene, one, name))
            or (beside[first] and not _undisturbed(scene, one, name, beside[first]))
        ):
            doubted.append(one)
        else:
            place = starts[first], ends[one.end - 1], first, one.length
            settled.append(new(Mention, place + told))
    return settled, doubted


def _undisturbed(scene: Scene, one: Found, name: Name, flags: int) -> bool:
    """Whether what is beside a plain name takes nothing from it after all."""
    refused = flags & LONGER and refuse_plain(scene, one, name)
    if refused or scene.words[one.first - 1] in ARTICLES:
        return False
    return not (flags & LEADS and in_a_title(scene, one, name, flags & LEADS))


def _rulings(
    scene: Scene, one: Found, key: str, article: Article, day: date | None
) -> tuple[tuple[Name, Ruling], ...]:
    """What each thing of this name has for it; the refused are left out."""
    if len(one.names) == 1:
        name = one.name
        if doubtful(name, scene.surfaces[one.first]):
            ruling = weigh(scene, one, name)
        else:
            ruling = refuse_plain(scene, one, name) or (_CAPITALS if name.acronym else _LISTED)
        if not (ruling.refused or name.form.since or name.form.until):
            leads = scene.beside[one.first] & LEADS
            return ((name, (leads and in_a_title(scene, one, name, leads)) or ruling),)
        ruled = [(name, ruling)]
    else:
        if may_be_treaty(one):
            one, told = town_or_treaty(scene, one)
            treaty = ((one.name, Ruling(2 * CERTAIN, told)),) if told else _NONE
            return treaty or _rulings(scene, one, key, article, day)
        ruled = weigh_each(scene, one, _lettered(scene, one))
    leads = scene.beside[one.first] & LEADS
    for i, (name, ruling) in enumerate(ruled):
        form = name.form
        if day and (form.since or form.until) and (reason := _out_of_use(form, day)):
            ruled[i] = name, ruling._replace(points=min(0, ruling.points), reason=reason)
        elif leads and not ruling.refused:
            ruled[i] = name, in_a_title(scene, one, name, leads) or ruling
        if ruling.other and key:
            article.others.setdefault(key, ruling.reason)
    return tuple([pair for pair in ruled if not pair[1].refused])


def _out_of_use(form: Form, day: date) -> str | None:
    """Why a form is not certain in an article of this day; None if it was in use."""
    if form.since and day < form.since:
        return f"not in use before {form.since:%Y}"
    return f"not in use after {form.until:%Y}" if form.until and day > form.until else None


def _lettered(scene: Scene, one: Found) -> tuple[Name, ...]:
    """The names the letters allow: capitals among small letters are an acronym ("GAO", not Gao)."""
    acronyms = tuple([name for name in one.names if name.acronym])
    written = scene.surfaces[one.first]
    capitals = acronyms and written == acronyms[0].surfaces[0] and scene.style(one) is Style.PLAIN
    return acronyms if capitals else one.names


def _by_definition(one: Found, definition: Definition) -> tuple[tuple[Name, Ruling], ...]:
    if definition.name is None:
        return ()
    entity = definition.name.entity.id
    ruling = Ruling(2 * CERTAIN, f"{DEFINED} {definition.long}")
    return tuple((name, ruling) for name in one.names if name.entity.id == entity)
