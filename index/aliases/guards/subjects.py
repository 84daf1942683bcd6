"""What begins a sentence without an article: a name, or a noun that needs none."""

from __future__ import annotations

import re

from ..matching.matcher import Found
from ..words import lexicon as lex
from ..words import verbs
from ..words.given_names import COMMON_OF_MANY
from ..words.verbs import ACTS, NO_PARTICIPLES, PAST
from .scene import Scene
from .sentences import Style

_PLURAL = re.compile(r"[^s]s$")
_ITSELF = ("himself", "herself")
_OBJECTS = frozenset((*verbs.PARTICLES, *_ITSELF, "itself")) | lex.NUMBERS  # behind a past verb
_MORE_VERBS = lex.AUXILIARIES | {"by"}  # "Target set by the board was missed"


def finite_behind(scene: Scene, one: Found, after: int) -> int:
    """ "Apple slipped after ...", "Gap has dropped ...": its own verb.

    A noun that can be counted has an article there, so that a word without one is a name. Of
    3: nothing else begins so; 2: hardly anything does; 0: there is no such verb.
    """
    noun = scene.words[one.first]
    begins = scene.starts_sentence[one.first] or scene.gap(one.first) == ", "
    if not (begins and scene.glued[after]):
        return 0
    if not scene.surfaces[after].islower() or noun in COMMON_OF_MANY or noun in lex.WITHOUT_ARTICLE:
        return 0
    verb, plural = scene.words[after], bool(_PLURAL.search(noun))
    sure = 0 if plural and scene.words[after + 1] not in _ITSELF else _past(scene, after, verb)
    sure = sure or (0 if plural and verb in verbs.OF_MANY else _helped(scene, after, verb))
    if plural and verb in verbs.OF_ONE and noun not in lex.SINGULAR:
        sure = 3  # "Boots is closing": a mere plural has another verb
    plain = sure and scene.style(one) is Style.PLAIN
    return sure if plain and "." in scene.gap(scene.sentence(one)[1]) else 0


def possessed(scene: Scene, one: Found, weak: bool) -> int:
    """ "Turkey's lira fell": a noun that can be counted would have an article.

    What cannot owns little; but "Time's up" if it is ``weak``.
    """
    noun, after = scene.words[one.first], one.end
    if not (scene.possessive[after] and scene.starts_sentence[one.first]):
        return 0
    mere = (weak and noun in lex.WITHOUT_ARTICLE) or noun in COMMON_OF_MANY or _PLURAL.search(noun)
    return 3 if not mere and scene.surfaces[after].islower() else 0


def past(verb: str) -> bool:
    """Whether the word may be a verb in the past."""
    return verb in PAST or verb.endswith("ed")


def _past(scene: Scene, after: int, verb: str) -> int:
    """ "slipped after", "dropped its": with what an object or an adverb begins with."""
    if not past(verb) or not scene.glued[after + 1]:
        return 0
    word, surface = scene.words[after + 1], scene.surfaces[after + 1]
    follows = word in lex.FUNCTION or verb in NO_PARTICIPLES or surface[:1].isdigit()
    follows = follows or surface[:1].isupper() or word in _OBJECTS
    return 3 if follows and word not in _MORE_VERBS else 0


def _helped(scene: Scene, after: int, verb: str) -> int:
    """ "has slipped", "will open", "was packed"; not "was the favourite", which says what it is."""
    follows = scene.words[after + 1]
    if verb in verbs.HELPING:
        return 3 if past(follows) or follows in ACTS or follows == "been" else 2
    return 2 if verb in verbs.BEING and follows not in verbs.SAYING_WHAT else 0


def noun_behind(scene: Scene, one: Found) -> bool:
    """ "Ban on charcoal exports was flouted": what a noun has after it, and no person."""
    after = one.end
    if scene.words[after] not in ("on", "of") or not scene.starts_sentence[one.first]:
        return False
    return scene.glued[after] and scene.glued[after + 1] and scene.surfaces[after + 1].islower()
