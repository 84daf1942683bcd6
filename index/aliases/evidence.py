"""What the words around one possible name say for it and against it, before the article is asked.

Each check returns a ``Ruling`` or nothing. A *refusal* stands whatever the article says; a *lean*
is a sum of points, and a reason in words: 2 and more is certain here, below 0 speaks against.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from ..model import Strength
from . import lexicon as lex
from .casing import is_capitals, letters, looks_ordinary
from .matcher import Found, Name
from .scene import Scene, Style


class Sense(Enum):
    """The coarse kind of thing an entity is: what its neighbours are likely to be."""

    PLACE = auto()
    PERSON = auto()
    COMPANY = auto()
    GROUP = auto()
    OTHER = auto()


_SENSES = {
    **dict.fromkeys(("country", "place", "city", "region", "state", "town"), Sense.PLACE),
    **dict.fromkeys(("person", "people", "politician"), Sense.PERSON),
    **dict.fromkeys(("company", "business", "brand", "media", "newspaper"), Sense.COMPANY),
    **dict.fromkeys(
        ("group", "party", "body", "organisation", "organization", "army", "agency"), Sense.GROUP
    ),
}
_OWN = {Sense.COMPANY: lex.BUSINESS, Sense.OTHER: lex.POLITICS | lex.BUSINESS}
_COMMAS = (", ", "/", "-", "–", " - ", " – ")
CERTAIN = 2  # points that make a name certain on the words around it alone


@dataclass(frozen=True, slots=True)
class Ruling:
    """Points for (above 0) or against a reading, and why. ``refused``: no article can save it.

    ``other``: this is part of a person's name, who may be meant elsewhere in the article as well.
    """

    points: int
    reason: str
    refused: bool = False
    other: bool = False


def sense_of(name: Name) -> Sense:
    """The coarse kind of the name's entity."""
    return _SENSES.get(name.entity.kind, Sense.OTHER)


def doubtful(name: Name, written: str) -> bool:
    """Whether the name needs a closer look at all; most names do not."""
    as_listed = name.acronym and letters(written) == name.surfaces[0]
    return (
        name.twin
        or name.form.strength is not Strength.SAME
        or (name.namesake is not None and not as_listed)
        or (name.acronym and not as_listed)
    )


def weigh(scene: Scene, one: Found, name: Name) -> Ruling:
    """The reading of ``one`` as ``name``, by letter case, neighbours and sentence."""
    style = scene.sentence(one).style
    for check in (_article, _neighbours, _month, _title):
        if ruling := check(scene, one, name, style):
            return ruling
    if name.acronym and name.twin:
        return _acronym(scene, one, name, style)
    points, reason = _start(scene, one, name, style)
    for gained, why in _support(scene, one, name):
        points += gained
        reason = why if abs(gained) >= 2 or not reason else reason
    return Ruling(points, reason or "nothing here speaks for or against it")


def _start(scene: Scene, one: Found, name: Name, style: Style) -> tuple[int, str]:
    """The points a name has by its letters alone."""
    surface = scene.surface(one.first)
    small = name.acronym and letters(surface) != name.surfaces[0]
    if name.weak or (name.rivalled and (small or not name.acronym)):
        return 0, ""
    if name.twin:
        if style is Style.CAPITALS:
            return 0, "headline in capitals: letter case says nothing"
        if style is Style.TITLE:
            return 0, "headline with capitals: letter case says nothing"
        if scene.starts_sentence(one.first):
            return 0, "begins a sentence: the capital says nothing"
        return 2, "a capital inside a sentence"
    return 2, "capitals as in the form" if name.acronym else "the name as listed"


# --- refusals ---------------------------------------------------------------------------------


def _article(scene: Scene, one: Found, name: Name, style: Style) -> Ruling | None:
    """Alone behind "an" it is no name; "an Islamic State fighter" is."""
    at, after = one.first - 1, one.first + one.count
    if scene.word(at) not in ("a", "an", "another", "every", "each") or not scene.glued(one.first):
        return None
    if not (name.twin or name.words_last or (name.rivalled)):
        return None
    follows = scene.word(after)
    modifies = (scene.glued(after) and follows not in lex.FUNCTION) or scene.hyphenated(after)
    if modifies or scene.possessive(after) or name.acronym:
        return None
    return Ruling(-3, f"an article before it: {scene.word(at)}", refused=True)


def _month(scene: Scene, one: Found, name: Name, style: Style) -> Ruling | None:
    word, after = scene.word(one.first), one.first + one.count
    if one.count > 1 or word not in lex.MONTHS:
        return None
    before, follows = scene.word(one.first - 1), scene.word(after)
    numbers = (before[:1].isdigit() and len(before) < 5) or (
        follows[:1].isdigit() and len(follows) < 5 and scene.gap(after) in (" ", ", ")
    )
    dated = before in lex.MONTH_BEFORE or follows in ("day", "bank") or follows in lex.MONTHS
    near = before in ("and", "or", "to", "until") and scene.word(one.first - 2) in lex.MONTHS
    modal = scene.starts_sentence(one.first) and follows in (lex.PRONOUNS | lex.MODAL_AFTER)
    if numbers or near or modal or (dated and not scene.possessive(after)):
        return Ruling(-3, "a month" if not modal else "a verb", refused=True)
    if before in lex.MONTH_MAYBE and follows not in lex.POLITICAL and not scene.possessive(after):
        return Ruling(-1, "perhaps a month")
    return None


def _title(scene: Scene, one: Found, name: Name, style: Style) -> Ruling | None:
    """ "Mr Jordan" is a person."""
    at = scene.before(one)
    if scene.word(at) in lex.PERSON_TITLES and scene.gap(at + 1).strip() in ("", "."):
        if sense_of(name) in (Sense.PERSON, Sense.OTHER) and not _known_place(name):
            return Ruling(3, f"a title before it: {scene.surface(at)}")
        if sense_of(name) is not Sense.PERSON and not name.acronym and one.count == 1:
            return Ruling(-3, f"a person: {scene.surface(at)}", refused=True, other=True)
    return None


def _known_place(name: Name) -> bool:
    return name.namesake is not None and sense_of(name) is Sense.OTHER


def plain_refusal(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """The guards that also a name without doubt must pass: the article, and the neighbours."""
    return _article(scene, one, name, Style.PLAIN) or _neighbours(scene, one, name, Style.PLAIN)


def _neighbours(scene: Scene, one: Found, name: Name, style: Style) -> Ruling | None:
    """Glued to another capitalised word that is no title and no listed name: another name."""
    at, after = scene.before(one), one.first + one.count
    first, last = scene.surface(at), scene.surface(after)
    if scene.glued(after) and scene.named(after) and not name.acronym:
        return None  # a list without commas
    if first[:1].isupper() and scene.glued(at + 1) and _names_before(scene, one, name, at):
        word = scene.word(at)
        return _another(scene, at, after, word not in lex.NAME_MAKERS and not looks_ordinary(word))
    if last[:1].isupper() and scene.glued(after) and _names_after(scene, one, name, after):
        first_name = name.rivalled and not looks_ordinary(scene.word(after))
        return _another(scene, one.first, after + 1, first_name)
    if first == "of" and one.count == 1 and scene.glued(one.first) and not name.acronym:
        head = scene.word(at - 1)
        if head in lex.OF_HEADS and scene.surface(at - 1)[0].isupper():
            return _another(scene, at - 1, after, False)
    return None


def _another(scene: Scene, first: int, end: int, person: bool) -> Ruling:
    whole = scene.text[scene.tokens.starts[first] : scene.tokens.ends[end - 1]]
    return Ruling(-3, f"part of another name: {' '.join(whole.split())}", refused=True, other=person)


def _names_before(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether the capitalised word ``at`` makes another name of what follows."""
    word, surface = scene.word(at), scene.surface(at)
    if one.count > 1 or name.acronym or scene.named(at) or word in lex.HARMLESS:
        return False
    if is_capitals(surface) or _adjective(word) or (surface.endswith(".") and len(word) > 1):
        return False
    sense = sense_of(name)
    if word in lex.NAME_MAKERS:
        return sense is not Sense.PERSON and not scene.starts_sentence(at)
    if word in name.own:
        return False
    if looks_ordinary(word) and not _telling(scene, one, at):
        return False
    if sense is Sense.GROUP and not name.twin:
        return False
    return (
        sense is Sense.PERSON or name.twin or name.namesake is not None or not looks_ordinary(word)
    )


def _telling(scene: Scene, one: Found, at: int) -> bool:
    """Whether the capital of the word ``at`` means anything: not at a start, not in a headline."""
    return not scene.starts_sentence(at) and scene.sentence(one).style is Style.PLAIN


def _names_after(scene: Scene, one: Found, name: Name, after: int) -> bool:
    word, surface = scene.word(after), scene.surface(after)
    if scene.named(after) or is_capitals(surface):
        return False
    telling = _telling(scene, one, after)
    if one.count > 1 or name.acronym:
        return telling and word in lex.FIRM_HEADS
    if word in lex.HEADS:
        return telling or not looks_ordinary(word)
    if word in lex.HARMLESS or _adjective(word):
        return False
    if looks_ordinary(word) and (not telling or word in lex.POLITICAL):
        return False
    return name.twin or name.namesake is not None


def _adjective(word: str) -> bool:
    """Whether the word looks like one made of a country's name (Syrian, Turkish, Iraqi)."""
    return word.endswith(("ian", "ean", "ish", "ese", "can", "qi", "eli", "eni", "ani", "nch")) or (
        word in lex.ADJECTIVES
    )


# --- acronyms that are words ------------------------------------------------------------------


def _acronym(scene: Scene, one: Found, name: Name, style: Style) -> Ruling:
    """ "IS", "US", "WHO", "IT": capitals decide unless the words around are set in them too."""
    before, after = one.first - 1, one.first + 1
    surface = scene.surface(one.first)
    if "." in surface.rstrip("."):
        return Ruling(3, "written with dots")
    if grammar := _grammar(scene, one, scene.word(one.first)):
        return grammar
    word = scene.word(one.first)
    shouted = style is Style.CAPITALS or any(
        scene.emphatic(i) and scene.glued(max(i, one.first)) for i in (before, after)
    )
    points = 0 if shouted else 1 if name.weak else 2
    reason = "words in capitals: letter case says nothing" if shouted else "capitals as in the form"
    if scene.word(before) == "the" or (scene.word(before) == "in" and shouted):
        points, reason = points + 2, f"{scene.surface(before)!r} before it"
    if shouted and word == "us" and scene.word(after) in lex.AUXILIARIES:
        points, reason = points + 2, f"{scene.surface(after)!r} behind it"
    sense = sense_of(name)
    support = [*_from_before(scene, one, name, sense), *_from_after(scene, one, name, sense)]
    if not shouted:  # what the sentence is about says nothing on a word that is in every sentence
        support += _from_sentence(scene, one, name, sense)
    for gained, why in support:
        points, reason = points + gained, why if gained > 1 else reason
    if shouted and points < CERTAIN and word in lex.SHOUTED_VERBS:
        return Ruling(-3, reason, refused=True)
    return Ruling(points, reason)


def _grammar(scene: Scene, one: Found, word: str) -> Ruling | None:
    """Whether the word stands where only the ordinary word can, though written in capitals."""
    before, after = scene.word(one.first - 1), scene.word(one.first + 1)
    if not scene.glued(one.first):
        before = ""
    follows = after if scene.glued(one.first + 1) else ""
    ends = not follows or follows in lex.FUNCTION
    verdicts = {
        "is": before in lex.PRONOUNS or follows in lex.PREDICATES,
        "us": ends
        and (
            before in lex.VERBS_WITH_US
            or (before == "of" and scene.word(one.first - 2) in lex.PARTS_OF)
        ),
        "who": before in lex.ASKING
        or (before.endswith("s") and before not in lex.FUNCTION and follows not in lex.POLITICAL)
        or (before != "the" and follows in lex.AUXILIARIES and _asks(scene, one)),
        "it": before in lex.VERBS_WITH_US or follows in lex.AUXILIARIES,
    }
    return Ruling(-3, "stands where the word does", refused=True) if verdicts.get(word) else None


def _asks(scene: Scene, one: Found) -> bool:
    return "?" in scene.gap(scene.sentence(one).end)


# --- support from the sentence ----------------------------------------------------------------


def _support(scene: Scene, one: Found, name: Name) -> Iterator[tuple[int, str]]:
    """Points with reasons, from the word before, the word behind, and the sentence."""
    sense = sense_of(name)
    yield from _from_before(scene, one, name, sense)
    yield from _from_after(scene, one, name, sense)
    yield from _from_sentence(scene, one, name, sense)


def _from_before(scene: Scene, one: Found, name: Name, sense: Sense) -> Iterator[tuple[int, str]]:
    at = scene.before(one)
    word = scene.word(at)
    if not scene.glued(at + 1):
        if scene.hyphenated(at + 1) and word in ("anti", "pro", "ex", "non"):
            yield 2, f"joined to {word!r}"
        return
    reason = f"{word!r} before it"
    if sense in (Sense.PLACE, Sense.OTHER) and word in lex.LOCATIVES:
        yield 2, reason
    elif sense is Sense.PLACE and word in ("to", "from"):
        yield 1, reason
    elif word == "of" and sense is not Sense.PERSON and scene.word(at - 1) in lex.OFFICES:
        yield 2, f'"{scene.word(at - 1)} of" before it'
    elif sense is Sense.COMPANY and word in ("at", "by"):
        yield 1, reason
    elif word in lex.DETERMINERS or (
        word == "the"
        and not name.acronym
        and name.namesake
        and sense is not Sense.GROUP
        and scene.word(one.first + one.count) not in lex.POLITICAL
    ):
        yield -2, reason
    elif sense is Sense.PERSON and (word in lex.ROLES or word in lex.SAYS):
        yield 2, reason
    elif word in lex.ROLES and name.namesake and sense is Sense.PLACE:
        yield -2, f"a person's office before it: {word!r}"


def _from_after(scene: Scene, one: Found, name: Name, sense: Sense) -> Iterator[tuple[int, str]]:
    after = one.first + one.count
    word = scene.word(after)
    if scene.hyphenated(after):
        if word in lex.POLITICAL:
            yield 2, f"joined to {word!r}"
        elif scene.surface(after)[:1].isupper() and not scene.named(after):
            yield -2, f"joined to {scene.surface(after)!r}"
        return
    possessive = scene.possessive(after)
    if not possessive and not scene.glued(after):
        return
    reason = f"{word!r} behind it"
    trades = sense in (Sense.COMPANY, Sense.OTHER) and (word in lex.TRADES or word in lex.BUSINESS)
    if trades or (word in lex.POLITICAL and not (name.twin and word in lex.FOOD)):
        yield 2, reason
    elif possessive and word in lex.PERSON_AFTER:
        yield (2 if sense is Sense.PERSON else -2), reason
    elif not possessive and word in lex.STATE_VERBS:
        yield 2, reason
    elif not possessive and word in lex.SAYS:
        yield (0 if name.rivalled and sense is not Sense.PERSON else 2), reason


def _from_sentence(scene: Scene, one: Found, name: Name, sense: Sense) -> Iterator[tuple[int, str]]:
    sentence = scene.sentence(one)
    words = scene.words(sentence, one)
    if near := _listed_beside(scene, one, name):
        yield 2, f"beside another name: {near}"
    rivals = name.namesake.words if name.namesake else frozenset()
    against = words & rivals
    own = _OWN.get(sense, lex.POLITICS)
    supporting = (words & own) - rivals
    if supporting:
        yield min(2, len(supporting)), f"with {', '.join(sorted(supporting)[:3])}"
    if against:
        yield -min(3, len(against) + 1), f"with {', '.join(sorted(against)[:3])}"
    if name.rivalled and sense is Sense.PLACE and words & lex.PERSONAL:
        yield -1, "with he or she"


def _listed_beside(scene: Scene, one: Found, name: Name) -> str:
    """A certain name of the same kind beyond a comma, "and" or a hyphen: "Syria and Jordan"."""
    after = one.first + one.count
    for at, gap in ((one.first - 1, one.first), (after, after)):
        if scene.word(at) in ("and", "or") and scene.glued(gap):
            at, gap = (at - 1, gap - 1) if at < one.first else (at + 1, gap + 1)
            joined = scene.gap(gap) in (" ", ", ")
        else:
            joined = scene.gap(gap) in _COMMAS
        other = scene.named(at)
        if joined and other and other is not one and _vouches(scene, other, name):
            return scene.written(other)
    return ""


def _vouches(scene: Scene, other: Found, name: Name) -> bool:
    """Whether the other name is itself beyond doubt and of the same kind."""
    first = other.names[0]
    if first.weak or (first.rivalled):
        return False
    return sense_of(first) is sense_of(name) and not (
        first.twin and scene.starts_sentence(other.first)
    )
