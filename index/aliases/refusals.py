"""Guards that refuse a name outright: the article before it, its neighbours, months, titles."""

from __future__ import annotations

from . import lexicon as lex
from .casing import is_capitals, looks_ordinary
from .matcher import Found
from .names import Name
from .ruling import Ruling, Sense, sense_of
from .scene import Scene, Style


def refuse_plain(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """The guards that also a name without doubt must pass: the article, and the neighbours."""
    if scene.stands_apart(one):
        return None
    return _article(scene, one, name) or _neighbours(scene, one, name)


def in_another_name(scene: Scene, one: Found, name: Name) -> bool:
    """Whether the words beside it make another name of it, as in "Sarah Jordan"."""
    return _neighbours(scene, one, name) is not None


def refuse(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """A ruling that needs no weighing: mostly a refusal, or a title that settles it."""
    if ruling := _month(scene, one, name):
        return ruling
    if scene.stands_apart(one):
        return None
    return _article(scene, one, name) or _neighbours(scene, one, name) or _title(scene, one, name)


def _article(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """Alone behind "an" it is no name; "an Islamic State fighter" is."""
    if name.acronym or not (name.twin or name.words_last or name.rivalled):
        return None
    at, after = one.first - 1, one.first + one.length
    if scene.word(at) not in ("a", "an", "another", "every", "each") or not scene.glued(one.first):
        return None
    follows = scene.word(after)
    modifies = (scene.glued(after) and follows not in lex.FUNCTION) or scene.hyphenated(after)
    if modifies or scene.possessive(after):
        return None
    return Ruling(-3, f"an article before it: {scene.word(at)}", refused=True)


def _month(scene: Scene, one: Found, name: Name) -> Ruling | None:
    word, after = scene.word(one.first), one.first + one.length
    if one.length > 1 or word not in lex.MONTHS:
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


def _title(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """ "Mr Jordan" is a person."""
    at = scene.before(one)
    if scene.word(at) in lex.PERSON_TITLES and scene.gap(at + 1).strip() in ("", "."):
        if sense_of(name) in (Sense.PERSON, Sense.OTHER) and not _known_place(name):
            return Ruling(3, f"a title before it: {scene.surface(at)}")
        if sense_of(name) is not Sense.PERSON and not name.acronym and one.length == 1:
            return Ruling(-3, f"a person: {scene.surface(at)}", refused=True, other=True)
    return None


def _known_place(name: Name) -> bool:
    return name.namesake is not None and sense_of(name) is Sense.OTHER


def _neighbours(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """Glued to another capitalised word that is no title and no listed name: another name."""
    at, after = scene.before(one), one.first + one.length
    first, last = scene.surface(at), scene.surface(after)
    if not (first[:1].isupper() or last[:1].isupper() or first == "of"):
        return None
    if scene.glued(after) and scene.named(after) and not name.acronym:
        return None  # a list without commas
    if first[:1].isupper() and scene.glued(at + 1) and _names_before(scene, one, name, at):
        word = scene.word(at)
        return _another(scene, at, after, word not in lex.NAME_MAKERS and not looks_ordinary(word))
    if last[:1].isupper() and scene.glued(after) and _names_after(scene, one, name, after):
        doubted = name.rivalled or sense_of(name) is Sense.PERSON
        first_name = doubted and not looks_ordinary(scene.word(after))
        return _another(scene, one.first, after + 1, first_name)
    if first == "of" and one.length == 1 and scene.glued(one.first) and not name.acronym:
        head = scene.word(at - 1)
        if head in lex.OF_HEADS and scene.surface(at - 1)[0].isupper():
            return _another(scene, at - 1, after, False)
    elsewhere = scene.gap(after) == ", " and scene.word(after) in lex.US_STATES
    if elsewhere and name.namesake and sense_of(name) is not Sense.PERSON and not name.acronym:
        return _another(scene, one.first, after + 1, False)
    return None


def _another(scene: Scene, first: int, end: int, person: bool) -> Ruling:
    whole = scene.text[scene.tokens.starts[first] : scene.tokens.ends[end - 1]]
    return Ruling(
        -3, f"part of another name: {' '.join(whole.split())}", refused=True, other=person
    )


def _names_before(scene: Scene, one: Found, name: Name, at: int) -> bool:
    """Whether the capitalised word ``at`` makes another name of what follows."""
    word, surface = scene.word(at), scene.surface(at)
    if one.length > 1 or name.acronym or scene.named(at) or word in lex.HARMLESS:
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
    return not scene.starts_sentence(at) and scene.style(one) is Style.PLAIN


def _names_after(scene: Scene, one: Found, name: Name, after: int) -> bool:
    word, surface = scene.word(after), scene.surface(after)
    if scene.named(after) or is_capitals(surface):
        return False
    telling = _telling(scene, one, after)
    if one.length > 1 or name.acronym:
        return telling and word in lex.FIRM_HEADS
    if word in lex.HEADS:
        return telling or not looks_ordinary(word)
    if word in lex.HARMLESS or _adjective(word):
        return False
    if word in lex.POLITICAL or (looks_ordinary(word) and not telling):
        return False
    if name.twin or name.namesake is not None:
        return True
    surname = scene.gap(after) == " " and telling and not looks_ordinary(word)
    return surname and (name.weak or sense_of(name) is Sense.PERSON)


def _adjective(word: str) -> bool:
    """Whether the word looks like one made of a country's name (Syrian, Turkish, Iraqi)."""
    return word.endswith(("ian", "ean", "ish", "ese", "can", "qi", "eli", "eni", "ani", "nch")) or (
        word in lex.ADJECTIVES
    )
