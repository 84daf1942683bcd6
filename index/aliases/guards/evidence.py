"""How sure one reading of a name is by its letters and the words around it alone.

The letters give it points to begin with (``Ruling``); ``refusals`` may throw it out, ``support``
adds what the neighbours and the sentence say.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Strength
from ..matching.casing import letters
from ..matching.matcher import Found
from ..matching.names import CAPITALS, DOTTED, INSIDE, LISTED, Name, Sense
from ..words import lexicon as lex
from ..words.given_names import COMMON_OF_MANY
from ..words.looks import (
    CHANGES,
    DISPUTES,
    SAYS_BEFORE,
    SAYS_BEHIND,
    TITLES,
    look,
)
from .beside import LONGER
from .capitals import beside_capitals, in_a_run, weigh_in_capitals
from .refusals import refuse
from .ruling import CERTAIN, Ruling, ruled
from .scene import Scene
from .sentences import Style
from .subjects import past
from .support import Told, from_after, from_before, titled_paper
from .together import from_cues, from_list, from_sentence

_DOTTED = Ruling(CERTAIN + 1, DOTTED)
_SPOKEN_OF = DISPUTES | TITLES
_LED = lex.word_set("in into inside outside at from by with for to against near of")
Said = dict[tuple[str, bool, str], list[Told]]  # by the names that are alike
PLAIN_REASONS = (CAPITALS, LISTED, INSIDE)  # nothing but the letters speak


def doubtful(name: Name, written: str) -> bool:
    """Whether the name needs a closer look at all; most names do not."""
    if not name.acronym:
        return not name.plain
    rare = name.namesake is not None and not name.rivalled
    return name.twin or name.weak or rare or letters(written) != name.surfaces[0]


def dotted(surface: str) -> bool:
    """Whether letters are written with dots, as no word is."""
    return "." in surface[:-1]


def shown(scene: Scene, one: Found, name: Name) -> bool:
    """Whether the letters and marks of a name that is a word or another's too leave no doubt: so
    with most, which ``weigh`` takes four times as long to find."""
    first, end = one.first, one.end
    if name.acronym:
        return dotted(scene.surfaces[first])
    if scene.starts_sentence[first] or scene.possessive[first]:
        return False
    if look(scene.surfaces[first - 1]) & _SPOKEN_OF or look(scene.surfaces[end]) & CHANGES:
        return False
    if name.namesake is not None and scene.possessive[end]:
        return False
    return not name.twin or scene.style(one) is Style.PLAIN


def weigh_each(scene: Scene, one: Found, names: Sequence[Name]) -> list[tuple[Name, Ruling]]:
    """The readings of ``one`` as each of several names."""
    said: Said = {}
    return [(name, weigh(scene, one, name, said)) for name in names]


def weigh(scene: Scene, one: Found, name: Name, said: Said | None = None) -> Ruling:
    """The reading of ``one`` as ``name``, by letter case, neighbours and sentence.

    ``said``: what the words around it say of other names of ``one``, and then of this.
    """
    first = one.first
    several = name.acronym and name.form.strength is not Strength.SAME
    if several and scene.hyphenated[one.end] and scene.words[one.end].isdigit():
        numbered = scene.quoted(first, one.end + 1)  # "PA-01" is a district of Pennsylvania
        return Ruling(-3, f"numbered: {numbered}", refused=True)
    before, behind = looks = look(scene.surfaces[first - 1]), look(scene.surfaces[one.end])
    disturbed = before & TITLES or behind & CHANGES or name.month or scene.possessive[first]
    disturbed = disturbed or scene.beside[first] & LONGER  # most names are not
    if disturbed and (ruling := refuse(scene, one, name)):
        return ruling
    if name.acronym and name.twin:
        return _acronym(scene, one, name, looks)
    presides = len(one.names) > 1 and name.sense is Sense.PERSON and _presides(scene, one)
    if presides and "president" not in name.own:
        return Ruling(-3, "never was president", refused=True)
    points, reason = _start(scene, one, name)
    if points >= CERTAIN and _undisputed(scene, one, name, before):
        return ruled(points, reason)
    begun, asked = points, (scene, one, name, looks)
    support = _support(*asked) if said is None else _said(*asked, said)
    for gained, _ in support:
        points += gained
    alone = (name.twin or name.weak) and points <= CERTAIN and not in_a_run(scene, one, name)
    if len(one.names) > 1 or alone:
        cues = from_cues(scene, one, name)
        if presides and f"President {name.form.text}" in {f.text for f in name.entity.forms}:
            cues = [*cues, (CERTAIN, f"{scene.words[one.end]!r} behind it")]
        support = [*support, *cues]
        for gained, _ in cues:
            points += gained
    if begun >= CERTAIN > points > 0:
        points = 0  # not refused, but open: something speaks against its letters
    believed = points >= (CERTAIN if name.weak else 1)
    if believed and not begun:
        reason = ""  # its letters said nothing
    for gained, why in support:  # what speaks the other way is no reason
        if (gained > 0) is believed and (abs(gained) >= 2 or not reason):
            reason = why
    return ruled(points, reason or "nothing here speaks for or against it")


def _presides(scene: Scene, one: Found) -> bool:
    """Whether it has a presidency behind it ("the Bush administration"): of several of the name one
    who was president, and most of all who is called so with no more than that name."""
    if scene.words[one.end] not in lex.PRESIDENCY or not scene.glued[one.end]:
        return False
    return any("president" in name.own for name in one.names)  # none of the Cuomos was


def _undisputed(scene: Scene, one: Found, name: Name, before: int) -> bool:
    """Whether nothing can speak against a good start, so that the sentence need not be read."""
    if len(one.names) > 1 or before & DISPUTES:
        return False
    other = name.namesake
    heard = scene.starts_sentence[one.first] or scene.possessive[one.end]
    return other is None or not (heard or (other.words and not other.leading))


def _start(scene: Scene, one: Found, name: Name) -> tuple[int, str]:
    """The points a name has by its letters alone."""
    surface = scene.surfaces[one.first]
    small = name.acronym and letters(surface) != name.surfaces[0]
    if name.weak and name.sense is Sense.PERSON and _with_article(scene, one):
        return -2 * CERTAIN, "'the' before it, as no person has"
    if name.weak and name.river and name.entity.kind == "place" and _bare(scene, one):
        return -2 * CERTAIN, "no article before it, as a river has"
    alone = scene.count == one.length and scene.words[one.first] not in lex.MONTHS
    if alone and not name.weak:
        if name.namesake and surface.islower():
            return 0, "in small letters by itself"  # "china"
        return 2, "the name and nothing else"
    if name.weak and one.length > 1 and titled_paper(scene, one, name, one.first):
        return 3, "'The' in it, as papers have it"
    if name.weak or (name.rivalled and (small or not name.acronym)):
        apart = name.weak and name.twin and _set_apart(scene, one, name)
        led = name.namesake is None and scene.surfaces[one.first - 1] in _LED
        return (3 if led else 1, INSIDE) if apart else (0, "")
    if name.twin:
        if scene.style(one) is not Style.PLAIN:
            if scene.possessive[one.end] and scene.words[one.first] != "let":  # "LET'S TALK"
                return 2, "'s behind it: few words have one in a headline"
            return 0, "headline with capitals: letter case says nothing"
        if scene.starts_sentence[one.first]:
            return 0, "begins a sentence: the capital says nothing"
        return 2, INSIDE
    return 2, CAPITALS if name.acronym else LISTED


def _with_article(scene: Scene, one: Found) -> bool:
    """ "Gardens of the Moon", but also "the Moon government", "the Moon and Park governments"."""
    if scene.words[one.first - 1] != "the" or not scene.glued[one.first] or one.length > 1:
        return False
    word, gap = scene.words[one.end], scene.gap(one.end)
    alone = gap[:1] in ".,;:?!" or (scene.glued[one.end] and word in lex.FUNCTION)
    return alone and word not in ("and", "or")


def _bare(scene: Scene, one: Found) -> bool:
    """Whether no "the" is before it: "Amazon" is the firm, "the Amazon" a river and its forest."""
    return scene.words[one.first - 1] != "the"


def _set_apart(scene: Scene, one: Found, name: Name) -> bool:
    """Whether a word that is a town or a firm is a lone capital among small words: "in Nice", or
    one of a body: "in the Lords"."""
    if name.sense is Sense.GROUP:
        if scene.words[one.first - 1] != "the" or not all(name.weak for name in one.names):
            return False
    elif name.sense not in (Sense.PLACE, Sense.COMPANY) or name.twin_place:
        return False
    return scene.words[one.first] not in COMMON_OF_MANY and scene.amid_small(one)


def _said(scene: Scene, one: Found, name: Name, looks: tuple[int, int], said: Said) -> list[Told]:
    """What speaks for the name or against it: the same as for another of its kind and strength."""
    alike = name.entity.kind, name.weak, name.form.text
    if alike not in said:
        said[alike] = _support(scene, one, name, looks)
    return said[alike]


def _support(scene: Scene, one: Found, name: Name, looks: tuple[int, int]) -> list[Told]:
    """What speaks for the name or against it; the words beside it are asked if they can speak."""
    before, behind = looks
    sense, support = name.sense, []
    if before & SAYS_BEFORE and (told := from_before(scene, one, name, sense)):
        support.append(told)
    # What is said of any place does not make "AP" Andhra Pradesh, nor "report" letters French.
    weak = name.weak and name.acronym
    rivalled = weak and any(not other.weak for other in one.names)
    deaf = (rivalled and sense is Sense.PLACE) or (weak and (name.form.lang or "en") != "en")
    speaks = behind & SAYS_BEHIND or scene.possessive[one.end]
    if speaks and not deaf and (told := from_after(scene, one, name, sense)):
        support.append(told)
    if scene.near_names(one) and (told := from_list(scene, one, name)):
        support.append(told)
    if not rivalled:
        support += from_sentence(scene, one, name, sense)
    return support


def _acronym(scene: Scene, one: Found, name: Name, looks: tuple[int, int]) -> Ruling:
    """ "IS", "US", "WHO": capitals decide unless the words around are set in them too."""
    if dotted(scene.surfaces[one.first]):
        return _DOTTED
    if grammar := _grammar(scene, one, scene.words[one.first]):
        return grammar
    beside = beside_capitals(scene, one)
    if beside or scene.style(one) is Style.CAPITALS:
        return weigh_in_capitals(scene, one, name)
    points, reason = 1 if name.weak else 2, CAPITALS
    for gained, why in _support(scene, one, name, looks):
        points, reason = points + gained, why if gained > 1 else reason
    return ruled(points, reason)


def _grammar(scene: Scene, one: Found, word: str) -> Ruling | None:
    """Whether the word stands where only the ordinary word can, though written in capitals."""
    before = scene.words[one.first - 1] if scene.glued[one.first] else ""
    follows = scene.words[one.end] if scene.glued[one.end] else ""
    alone, helped = not follows or follows in lex.FUNCTION, follows in lex.AUXILIARIES
    if word == "is":
        other = (follows == "the" or follows.endswith("ing")) and _subject(scene, one)
        other = other or before in lex.PRONOUNS or follows in lex.PREDICATES
        other = other and follows not in lex.FOLLOWERS  # "a convoy that IS fighters moved"
    elif word == "us":
        part = before == "of" and scene.words[one.first - 2] in lex.PARTS_OF
        other = (part or before in lex.VERBS_WITH_US) and alone
    elif word == "who":
        plural = before.endswith("s") and before not in lex.FUNCTION and before not in lex.SAYS
        single = _subject(scene, one) and (past(follows) or helped)
        asking = before != "the" and (helped or scene.starts_sentence[one.first])
        other = (plural or single) and follows not in lex.POLITICAL
        other = other or (asking and "?" in scene.gap(scene.sentence(one)[1]))
    else:
        other = before in ("a", "an") and alone  # "a LOT of it"
    return Ruling(-3, "stands where the word does", refused=True) if other else None


def _subject(scene: Scene, one: Found) -> bool:
    """Whether a common noun with its article stands before: "the plan IS working"."""
    noun, article = scene.surfaces[one.first - 1], scene.words[one.first - 2]
    return noun.islower() and (article in ("the", "a", "an") or article in lex.DETERMINERS)
