"""How sure one reading of a name is by its letters and the words around it alone.

The letters give it points to begin with (``Ruling``); ``refusals`` may throw it out, ``support``
adds what the neighbours and the sentence say.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import lexicon as lex
from .capitals import beside_capitals, weigh_in_capitals
from .casing import letters, looks_ordinary
from .matcher import Found
from .names import Name
from .refusals import refuse
from .ruling import CERTAIN, Ruling, Sense, sense_of
from .scene import Scene, Style
from .support import from_after, from_before, from_cues, from_list, from_sentence

_CAPITALS = "capitals as in the form"
_LISTED = "the name as listed"
_INSIDE = "a capital inside a sentence"
PLAIN_REASONS = (_CAPITALS, _LISTED, _INSIDE)  # nothing but the letters speak


def doubtful(name: Name, written: str) -> bool:
    """Whether the name needs a closer look at all; most names do not."""
    if not name.acronym:
        return not name.plain
    rare = name.namesake is not None and not name.rivalled
    return name.twin or name.weak or rare or letters(written) != name.surfaces[0]


def weigh(scene: Scene, one: Found, name: Name) -> Ruling:
    """The reading of ``one`` as ``name``, by letter case, neighbours and sentence."""
    if ruling := refuse(scene, one, name):
        return ruling
    if name.acronym and name.twin:
        return _acronym(scene, one, name)
    points, reason = _start(scene, one, name)
    if points >= CERTAIN and _undisputed(scene, one, name):
        return Ruling(points, reason)
    for gained, why in _support(scene, one, name):
        points += gained
        reason = why if abs(gained) >= 2 or not reason else reason
    return Ruling(points, reason or "nothing here speaks for or against it")


def _undisputed(scene: Scene, one: Found, name: Name) -> bool:
    """Whether nothing can speak against a good start, so that the sentence need not be read."""
    if len(one.names) > 1 or (name.namesake and name.namesake.words):
        return False
    suspect = scene.word(scene.before(one)) in lex.SUSPECT
    return not suspect and not scene.possessive(one.first + one.length)


def _start(scene: Scene, one: Found, name: Name) -> tuple[int, str]:
    """The points a name has by its letters alone."""
    surface = scene.surface(one.first)
    small = name.acronym and letters(surface) != name.surfaces[0]
    alone = len(scene.tokens) == one.length and scene.word(one.first) not in lex.MONTHS
    if alone and not name.weak:
        return 2, "the name and nothing else"
    if name.weak or (name.rivalled and (small or not name.acronym)):
        return 0, ""
    if name.twin:
        style = Style.PLAIN if scene.set_small(one) else scene.style(one)
        if style is Style.CAPITALS:
            return 0, "headline in capitals: letter case says nothing"
        if style is Style.TITLE:
            return 0, "headline with capitals: letter case says nothing"
        if scene.starts_sentence(one.first):
            return 0, "begins a sentence: the capital says nothing"
        if _capital_before(scene, one) and sense_of(name) is not Sense.GROUP:
            return 0, "behind another capital: it may be part of a title"
        return 2, _INSIDE
    return 2, _CAPITALS if name.acronym else _LISTED


def _capital_before(scene: Scene, one: Found) -> bool:
    """Whether an ordinary word with a capital stands before it: "Hearing Aids", "Big Apple"."""
    at = one.first - 1
    word = scene.word(at)
    capital = scene.surface(at).istitle() and scene.glued(one.first) and not scene.named(at)
    return capital and looks_ordinary(word) and word not in lex.HARMLESS


def _support(scene: Scene, one: Found, name: Name) -> Iterator[tuple[int, str]]:
    sense = sense_of(name)
    yield from from_before(scene, one, name, sense)
    yield from from_after(scene, one, name, sense)
    yield from from_list(scene, one, name)
    if len(one.names) > 1 or name.twin:
        yield from from_cues(scene, one, name)
    yield from from_sentence(scene, one, name, sense)


def _acronym(scene: Scene, one: Found, name: Name) -> Ruling:
    """ "IS", "US", "WHO", "IT": capitals decide unless the words around are set in them too."""
    surface = scene.surface(one.first)
    if "." in surface.rstrip("."):
        return Ruling(3, "written with dots")
    if grammar := _grammar(scene, one, scene.word(one.first)):
        return grammar
    beside = beside_capitals(scene, one)
    if not (beside or name.weak) and scene.set_small(one) and len(one.names) == 1:
        return Ruling(CERTAIN, _CAPITALS)
    if beside or scene.style(one) is Style.CAPITALS:
        return weigh_in_capitals(scene, one, name)
    points, reason = 1 if name.weak else 2, _CAPITALS
    if scene.word(one.first - 1) == "the":
        points, reason = points + 2, "'the' before it"
    for gained, why in _support(scene, one, name):
        points, reason = points + gained, why if gained > 1 else reason
    return Ruling(points, reason)


def _grammar(scene: Scene, one: Found, word: str) -> Ruling | None:
    """Whether the word stands where only the ordinary word can, though written in capitals."""
    before, after = scene.word(one.first - 1), scene.word(one.first + 1)
    if not scene.glued(one.first):
        before = ""
    follows = after if scene.glued(one.first + 1) else ""
    ends = not follows or follows in lex.FUNCTION
    verdicts = {
        "is": before in lex.PRONOUNS
        or follows in lex.PREDICATES
        or (_subject(scene, one) and (follows == "the" or follows.endswith("ing"))),
        "us": ends
        and (
            before in lex.VERBS_WITH_US
            or (before == "of" and scene.word(one.first - 2) in lex.PARTS_OF)
        ),
        "who": before in lex.ASKING
        or (
            before.endswith("s")
            and before not in lex.FUNCTION | lex.SAYS
            and follows not in lex.POLITICAL
        )
        or (
            before != "the"
            and (follows in lex.AUXILIARIES or scene.starts_sentence(one.first))
            and _asks(scene, one)
        ),
        "it": before in lex.VERBS_WITH_US or follows in lex.AUXILIARIES,
    }
    return Ruling(-3, "stands where the word does", refused=True) if verdicts.get(word) else None


def _subject(scene: Scene, one: Found) -> bool:
    """Whether a common noun with its article stands before: "the plan IS working"."""
    noun, article = scene.surface(one.first - 1), scene.word(one.first - 2)
    plain = noun.islower() and scene.word(one.first - 1) not in lex.FUNCTION | lex.BANDS
    return plain and (article in ("the", "a", "an") or article in lex.DETERMINERS)


def _asks(scene: Scene, one: Found) -> bool:
    return "?" in scene.gap(scene.sentence(one).end)
