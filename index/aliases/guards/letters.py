"""Letters that nothing in a short text speaks for: "an IMF of 12 kilotesla", "the SDF format".

Letters are of many things, and no list has them all. What the news writes of a body, a party, a
state or a paper is known: who says it, on which day, what states and soldiers do, other names. An
article has some of it always. A sentence or two that have none are of another owner, and where a
strange noun stands beside the letters, one such word may be chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Confidence, Mention, Strength
from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import kinds, works
from ..words import lexicon as lex
from ..words.companions import BESIDE, OF_BODIES, among, companions
from ..words.looks import PEOPLES
from ..words.verbs import ACTS, BASES, BETWEEN, HEADLINED, OBJECTS
from .following import its_own
from .scene import Scene
from .sentences import Style
from .subjects import past

BRIEF = 50  # tokens of an article that may have nothing which tells
_LONGEST = 5  # letters
_PAIR = 2  # letters, of which the table seldom says that they always mean a thing
_FEW = 4  # words, small ones apart, that say nothing whoever is meant: "The WHO is mentioned."
_REACH = 4  # tokens from a name to its verb
_OPEN = "nothing here speaks for these letters"
_APART = ("place", "disease", "event", "person")  # kinds of which anything may be said
_FIELDS = (
    lex.POLITICS,
    lex.POLITICAL,
    lex.SAYS,
    lex.ROLES | lex.OFFICES | works.POSTS,
    lex.STATE_VERBS,
    lex.DAYS | lex.MONTHS,
)
_OF_KIND = {
    "media": kinds.MEDIA.union(*kinds.OF_A_PAPER.values()) | {"image", "photo", "poll", "viewers"},
    "company": lex.BUSINESS | kinds.FIRMS,
    "treaty": kinds.TEXTS,
}
_KNOWN = OF_BODIES | BESIDE | lex.POLITICAL | lex.POLITICS | lex.FOLLOWERS | lex.STAFF | lex.GENERIC
_MEANING = lex.word_set("expects believes estimates recommends advises investigates lends funds")
_WILLED = lex.word_set("will would must should has had did does lets")  # a format "can" and "may"
_NO_NOUNS = lex.NUMBERS | BASES  # "figures from the WHO show a decline"
_BEING = ("is", "are", "was", "were", "be", "been", "being")
_COUNTED = ("a", "an")


def left_open(
    scene: Scene, mentions: Sequence[Mention], words: frozenset[str], forms: int
) -> Iterator[Mention]:
    """The mentions, and letters among them left open if nothing in the article speaks for them.

    ``words``: all of the article, folded; ``forms``: how many are certain in it.
    """
    many = len(words - lex.FUNCTION)
    for mention in mentions:
        one = scene.named[mention.first_token]
        if one is not None and mention.confidence is Confidence.CERTAIN and not scene.phrase:
            name = next((name for name in one.names if name.id == mention.form), one.name)
            if _lettered(scene, one, name):
                strange, beside = _strange(scene, one, name), words - {scene.words[one.first]}
                told = (forms > 1) + _told(scene, one, name, beside)
                known = name.form.strength is Strength.SAME and len(name.form.text) == _PAIR
                mute = told <= strange and many >= _FEW + (not strange)
                mute = mute and (strange or not known)
                if mute or _anothers(scene, one, name):
                    mention = mention._replace(confidence=Confidence.UNCERTAIN, reason=_OPEN)
        yield mention


def _lettered(scene: Scene, one: Found, name: Name) -> bool:
    """Whether it is a few letters among small words."""
    surface = scene.surfaces[one.first]
    short = name.acronym and surface.isupper() and len(surface) <= _LONGEST and "." not in surface
    return short and name.entity.kind not in _APART and scene.style(one) is Style.PLAIN


def _anothers(scene: Scene, one: Found, name: Name) -> bool:
    """ "Kenya's coffee board, the CBK", "a Kenyan coffee board CBK", "CBK, Kenya's coffee board":
    whether the country it is said to be of is not its own."""
    owner = scene.named[one.end]
    if owner and owner.name.sense is Sense.PLACE and scene.gap(one.end) == ", ":
        return scene.possessive[owner.end] and _foreign(name, scene.words[one.end])
    at = one.first - 1 - (scene.words[one.first - 1] == "the")
    if not scene.glued[at + 1] and scene.gap(at + 1) != ", ":
        return False
    for i in range(at, at - _REACH, -1):
        owned, word = scene.possessive[i + 1] and i < at, scene.words[i]
        if (owned and scene.named[i]) or (i < at and word in PEOPLES):
            return _foreign(name, word)
        verb = past(word) or word in ACTS or word in HEADLINED
        if verb or word in lex.FUNCTION or not scene.surfaces[i].islower():
            return False
        if not (scene.glued[i] or scene.hyphenated[i] or scene.possessive[i]):
            return False
    return False


def _foreign(name: Name, word: str) -> bool:
    """Whether the name is known to be of one country, and the word is of another."""
    return bool(name.cues) and not its_own(name, word)


def _told(scene: Scene, one: Found, name: Name, words: frozenset[str]) -> int:
    """How much speaks for the letters: words of a field, cues, what is before and behind them."""
    fields = sum(not field.isdisjoint(words) for field in _FIELDS)
    own = name.cues.words | _OF_KIND.get(name.entity.kind, frozenset())
    told = fields + (not own.isdisjoint(words))
    return told + _beside(scene, one, name) + _acts(scene, one.end)


def _beside(scene: Scene, one: Found, name: Name) -> bool:
    """ "quit FIFA", "in the UK", "BBC Radio", "NASA's rover": what stands beside one who acts."""
    at = one.first - 1
    if scene.possessive[one.end] or (scene.glued[one.end] and scene.surfaces[one.end].istitle()):
        return True
    the = scene.words[at] == "the"
    if name.sense is Sense.PLACE and (the or scene.words[at] in lex.LOCATIVES):
        return True
    return scene.words[at - the] in OBJECTS


def _acts(scene: Scene, at: int) -> bool:
    """Whether the verb of one who acts is behind: "has again cut", "hijacked"; not "is needed"."""
    done = False
    for i in range(at, at + _REACH):
        word = scene.words[i]
        if not scene.glued[i] or not scene.surfaces[i].islower():
            return False
        if word in ACTS or word in _MEANING or (word in HEADLINED and not done):
            return True
        if word in _WILLED and i == at:
            return True
        done = done or word in _BEING
        if word not in BETWEEN:
            return past(word) and not done
    return False


def _strange(scene: Scene, one: Found, name: Name) -> bool:
    """Whether a noun is behind that the news does not write there, or "a" before."""
    at = one.end
    word = scene.words[at]
    if not scene.glued[at] or word in lex.FUNCTION or not scene.surfaces[at].islower():
        return scene.words[one.first - 1] in _COUNTED and scene.glued[one.first]
    known = among(word, _KNOWN) or among(word, companions(name)) or word in _NO_NOUNS
    return not (known or _acts(scene, at))
