"""Guards that refuse a name outright: the article before it, its neighbours, months, titles."""

from __future__ import annotations

from ...model import Strength
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import lexicon as lex
from ..words.looks import SOMEBODYS, is_age
from .beside import LONGER
from .following import its_own, of_many
from .longer import longer_name
from .ruling import Ruling
from .scene import Scene
from .sentences import Style
from .subjects import noun_behind, past

_JOINING = ("-", "–", "/", "&")  # to another name: "an NBC/Marist poll"
_YEAR = 4  # digits
_BEHIND_A_VERB = lex.PRONOUNS | lex.MODAL_AFTER


def refuse_plain(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """The guards that also a name without doubt must pass: the article, and the neighbours."""
    if not scene.beside[one.first] & LONGER:  # so with most
        return None
    if name.acronym and _by_grammar(scene, one, name):
        return Ruling(-3, f"a measure or somebody's: {scene.words[one.first - 1]}", refused=True)
    return _article(scene, one, name) or longer_name(scene, one, name)


def refuse(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """A ruling that needs no weighing: mostly a refusal, or a title that settles it."""
    month = one.length == 1 and scene.words[one.first] in lex.MONTHS
    if month and (ruling := _month(scene, one)):
        return ruling
    if name.twin and name.sense is Sense.PERSON and noun_behind(scene, one):
        return Ruling(-3, "stands where the word does", refused=True)
    if name.namesake is not None and _aged(scene, one, name):
        return Ruling(-3, "an age behind it", refused=True, other=True)
    return refuse_plain(scene, one, name) or _title(scene, one, name) or _owned(scene, one, name)


def _owned(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """ "Peru's Congress": another country's, of what many have."""
    if not (scene.possessive[one.first] and of_many(name)):
        return None
    owner, word = scene.named[one.first - 1], scene.words[one.first - 1]
    if owner is None or owner.name.entity.kind != "country" or its_own(name, word):
        return None
    return Ruling(-3, f"that of {scene.written(owner)}", refused=True)


def _article(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """Alone after "an" it is no name, nor is "an ETA of 14.35"; "an Islamic State fighter" is."""
    at, after = one.first - 1, one.end
    if name.acronym:  # "into an IRA", but also "a NATO without America"
        several = name.form.strength is not Strength.SAME and not name.twin
        if not (several or (name.namesake and name.namesake.words)):
            return None
    elif not (name.twin or name.words_last or name.rivalled):
        return None
    if scene.words[at] not in ("a", "an", "another", "every", "each") or not scene.glued[one.first]:
        return None
    modifies = scene.glued[after] and scene.words[after] not in lex.FUNCTION
    if modifies or scene.gap(after)[:1] in _JOINING or scene.possessive[after]:
        return None
    return Ruling(-3, f"an article before it: {scene.words[at]}", refused=True)


def _by_grammar(scene: Scene, one: Found, name: Name) -> bool:
    """ "2.5 TB of data", "told her PA": of short names that other things have too."""
    at, after = one.first - 1, one.end
    if not scene.glued[one.first] or name.form.strength is Strength.SAME:
        return False
    word, follows = scene.words[at], scene.words[after] if scene.glued[after] else ""
    modifies = follows and follows not in lex.FUNCTION  # "300 AU soldiers", "her AU mandate"
    if word[:1].isdigit():
        year = len(word) == _YEAR and word.isdigit()
        return not (modifies or year or scene.words[at - 1] in lex.MONTHS)
    if not (name.sense is Sense.GROUP or name.weak) or (modifies and not past(follows)):
        return False
    if word == "former":  # "her former PA", but also "the former UMP"
        return scene.words[at - 1] != "the" and not scene.possessive[after]
    return word in SOMEBODYS and not (scene.hyphenated[after] or scene.possessive[after])


def _month(scene: Scene, one: Found) -> Ruling | None:
    after = one.first + 1
    before, follows = scene.words[one.first - 1], scene.words[after]
    numbers = (before[:1].isdigit() and len(before) < 5) or (
        follows[:1].isdigit() and len(follows) < 5 and scene.gap(after) in (" ", ", ")
    )
    dated = before in lex.MONTH_BEFORE or follows in lex.MONTHS
    near = before in ("and", "or", "to", "until") and scene.words[one.first - 2] in lex.MONTHS
    begins = scene.starts_sentence[one.first] or scene.style(one) is Style.CAPITALS
    modal = begins and follows in _BEHIND_A_VERB
    if numbers or near or modal or (dated and not scene.possessive[after]):
        return Ruling(-3, "a month" if not modal else "a verb", refused=True)
    other = scene.named[after + 1]
    if before in ("from", "between") and other and other.name.sense is Sense.PERSON:
        return Ruling(3, f"beside a person: {scene.written(other)}")
    return None


def _aged(scene: Scene, one: Found, name: Name) -> bool:
    """ "Mali, three, was found" is a child."""
    after = one.end
    aged = scene.gap(after) == ", " and is_age(scene.words[after])
    person = name.acronym or name.sense is Sense.PERSON
    return aged and not person and scene.gap(after + 1)[:1] in ",."


def _title(scene: Scene, one: Found, name: Name) -> Ruling | None:
    """ "Mr Jordan" is a person."""
    at = scene.before(one)
    if scene.words[at] not in lex.PERSON_TITLES or scene.gap(at + 1).strip() not in ("", "."):
        return None
    if name.sense is Sense.PERSON:
        if name.weak:  # so are others called
            return None
        return Ruling(3, f"a title before it: {scene.surfaces[at]}")
    if name.acronym or one.length > 1:
        return None
    return Ruling(-3, f"a person: {scene.surfaces[at]}", refused=True, other=True)
