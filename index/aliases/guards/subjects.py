"""What begins a sentence without an article: a name, or a noun that needs none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..matching.matcher import Found
from ..words import lexicon as lex
from ..words.given_names import COMMON_OF_MANY
from ..words.verbs import PAST
from .scene import Scene
from .sentences import Style

_PLURAL = re.compile(r"[^s]s$")
_NO_PARTICIPLES = lex.word_set(  # of these the past is no other form of the verb
    "began fell rose grew went ran froze drove flew sank spoke wrote threw drew shook broke chose "
    "gave took tore wore swore ate rode strode hid knew blew forbade withdrew overtook"
)
_ITSELF = ("himself", "herself")
_PARTICLES = ("up", "down", "out", "off", "away", "back", "over", "third", "second", "first")
_MORE_VERBS = lex.AUXILIARIES | {"by"}  # "Target set by the board was missed"
_UNCOUNTED = lex.MONTHS | lex.word_set(  # nouns that begin sentences without an article
    "rice power time reading polish china steel gold iron oil gas next free real "
    "nature science progress labour labor business trade light fire water music love "
    "life peace war justice change hope faith grace silver copper wood stone "
    "coal salt sand cotton wool corn wheat sugar coffee tea turkey chicken beef pork lamb fish "
    "hail snow rain ice dawn day night summer winter spring autumn money cash help work "
    "security defence defense intelligence capital media news education health energy "
    "competition demand supply support research production police people society religion "
    "conservatives democrats republicans greens liberals democracy opposition "
    "everyone most many some several others more few one two three all both"
)


def past_behind(scene: Scene, one: Found, after: int) -> bool:
    """ "Apple slipped after ...", "Gap dropped its logo.": the subject of a verb in the past.

    A noun that can be counted has an article there, so that a word without one is a name.
    """
    at, verb = one.first, scene.word(after)
    if scene.word(at) in COMMON_OF_MANY:
        return False
    if not (verb in PAST or verb.endswith("ed")) or not scene.surface(after).islower():
        return False
    word, noun = scene.word(after + 1), scene.word(at)
    uncounted = noun in _UNCOUNTED or (_PLURAL.search(noun) and word not in _ITSELF)
    if not scene.starts_sentence(at) or uncounted or not scene.glued(after):
        return False
    follows = (
        word in lex.FUNCTION or verb in _NO_PARTICIPLES or scene.surface(after + 1)[:1].isdigit()
    )
    follows = follows or scene.surface(after + 1)[:1].isupper() or word in _PARTICLES + _ITSELF
    if not follows or word in _MORE_VERBS or not scene.glued(after + 1):
        return False
    return scene.style(one) is Style.PLAIN and "." in scene.gap(scene.sentence(one).end)


def of_itself(scene: Scene, one: Found) -> Iterator[tuple[int, str]]:
    """ "Victoria went into its sixth lockdown", "The Guardian smashed its own disks".

    A word that begins a sentence without an article and has a verb in the past and "its" after it.
    """
    first, after = one.first, one.first + one.length
    the = scene.surface(first - 1) == "The" and scene.starts_sentence(first - 1)
    noun, verb = scene.word(first), scene.word(after)
    if noun in _UNCOUNTED or _PLURAL.search(noun) or not (the or scene.starts_sentence(first)):
        return
    acts = verb in PAST or verb in ("has", "was") or verb.endswith("ed")
    if acts and scene.glued(after) and scene.style(one) is Style.PLAIN:
        yield 2 if the else 3, f"{verb!r} and 'its' after it"


def noun_behind(scene: Scene, one: Found) -> bool:
    """ "Ban on charcoal exports was flouted": what a noun has after it, and no person."""
    after = one.first + one.length
    if scene.word(after) not in ("on", "of") or not scene.starts_sentence(one.first):
        return False
    return scene.glued(after) and scene.glued(after + 1) and scene.surface(after + 1).islower()
