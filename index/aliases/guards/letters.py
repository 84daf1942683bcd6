"""Letters that nothing in a short text speaks for: "an IMF of 12 kilotesla", "the SDF format".

And towns for which nothing does, where an American state is told.

Letters are of many things, and no list has them all. What the news writes of a body, a party, a
state or a paper is known: who says it, on which day, what states and soldiers do, other names. An
article has some of it always. A sentence or two that have none are of another owner, and where a
strange noun stands beside the letters, one such word may be chance. A longer article has most of
this whatever it is about; there the thing itself is to be met once, in another of its names, its
cues or what it has to do with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ...model import Confidence, Mention, Strength
from ...text.analysis import fold
from ..matching.matcher import Found
from ..matching.names import LISTED, Name, Sense
from ..words import kinds, telling
from ..words import lexicon as lex
from ..words.companions import among, companions
from ..words.verbs import ACTS, BASES, HEADLINED, OBJECTS
from .evidence import PLAIN_REASONS
from .following import foreign
from .readings import Article
from .ruling import AGAIN, DEFINED, LIKELIER
from .scene import Scene
from .sentences import Style
from .subjects import past
from .support import acting

BRIEF = 50  # tokens of an article that may have nothing which tells
_LONGEST = 3  # letters; four or more are seldom those of several things
_PAIR = 2  # letters, of which the table seldom says that they always mean a thing
_FEW = 4  # words, small ones apart, of which fewer say nothing: "The WHO is mentioned."
_REACH = 4  # words of what they are said to be
_OPEN = "nothing here speaks for it"
_OWN = (AGAIN, LIKELIER)  # the letters again, or of two things by the table
_BEHIND = "behind it"  # how the reasons of ``support`` end that quote a verb or noun
_APART = ("place", "disease", "event", "person")  # kinds of which anything may be said
_CREDITED = "media"  # named below pictures and behind towns, whatever the article is about
_ENGLISH = "the"
_COUNTED = ("a", "an")
_STATES = lex.US_STATES - {"jersey", "hampshire"}
_WHICH = ("which", "who")  # "the ECB, which paid"


def left_open(
    scene: Scene, mentions: Sequence[Mention], words: frozenset[str], forms: int
) -> Iterator[Mention]:
    """The mentions, and letters among them left open if nothing in the article speaks for them.

    ``words``: all of the article, folded; ``forms``: how many are certain in it.
    """
    for mention in mentions:
        one = scene.named[mention.first_token]
        if one is not None and mention.confidence is Confidence.CERTAIN and not scene.phrase:
            name = next((name for name in one.names if name.id == mention.form), one.name)
            if _lettered(scene, one, name):
                plain = mention.reason in PLAIN_REASONS
                unsaid = plain and _silent(scene, one, name, words, forms > 1)
            else:
                unsaid = name.entity.kind == "place" and _elsewhere(name, words)
            if unsaid:
                mention = opened(mention)
        yield mention


def opened(mention: Mention) -> Mention:
    """The mention, uncertain since nothing speaks for it."""
    return mention._replace(confidence=Confidence.UNCERTAIN, reason=_OPEN)


def unheard(zones: Sequence[tuple[Scene, Sequence[Mention]]], article: Article) -> frozenset[str]:
    """The entities of which an article has nothing but letters that other things have too.

    ``zones``: those that give evidence, each with its mentions.
    """
    lettered: dict[str, Name] = {}
    believed = Confidence.CERTAIN
    heard = {one.entity for _, some in zones for one in some if one.reason == LISTED}
    for scene, mentions in zones:
        for mention in mentions:
            if mention.confidence is believed and mention.entity not in heard:
                name = _by_letters(scene, mention)
                if name is None:
                    heard.add(mention.entity)
                else:
                    lettered[mention.entity] = name
    return frozenset(
        entity
        for entity, name in lettered.items()
        if not (entity in heard or _heard_of(name, article.words, heard))
    )


def _by_letters(scene: Scene, mention: Mention) -> Name | None:
    """The name of a mention that letters make, not the words beside it; None of any other."""
    one = scene.named[mention.first_token]
    name = one and next((name for name in one.names if name.id == mention.form), None)
    if not (name and name.acronym) or "." in scene.surfaces[mention.first_token]:
        return None
    reason = mention.reason
    if _of_other_speech(name):
        return None if reason.startswith(DEFINED) else name
    if not (reason in PLAIN_REASONS or reason.startswith(_OWN) or reason.endswith(_BEHIND)):
        return None
    if not name.cues or name.entity.kind == _CREDITED:
        return None  # of one without cues nothing else need be met
    return None if name.form.strength is Strength.SAME else name


def _of_other_speech(name: Name) -> bool:
    """Whether no English text writes the letters for the thing, unless it says what they are."""
    return name.form.lang not in (None, "en")


def _heard_of(name: Name, words: frozenset[str], entities: Collection[str]) -> bool:
    """Whether the article has a cue, a word of its other names, or what it has to do with.

    None of these makes letters of another language those of the thing in an English article.
    """
    if _of_other_speech(name) and _ENGLISH in words:
        return False
    own = {word for word in name.own if len(word) > _LONGEST} - {fold(name.form.text)}
    related = any(relation.to in entities for relation in name.entity.relations)
    return related or not own.isdisjoint(words) or bool(name.cues.among(words))


def _lettered(scene: Scene, one: Found, name: Name) -> bool:
    """Whether it is a few letters among small words."""
    surface = scene.surfaces[one.first]
    short = name.acronym and surface.isupper() and len(surface) <= _LONGEST and "." not in surface
    return short and name.entity.kind not in _APART and scene.style(one) is Style.PLAIN


def _silent(scene: Scene, one: Found, name: Name, words: frozenset[str], named: bool) -> bool:
    """Whether nothing speaks for it; ``named``: another name is certain here.

    Words of a field do, its cues, and what is right before and behind.
    """
    strange, words = _strange(scene, one, name), words - {scene.words[one.first]}
    same = name.form.strength is Strength.SAME
    known = same and len(name.form.text) == _PAIR
    if not strange and (known or len(words - lex.FUNCTION) < _FEW):
        return False
    own = name.cues.words | telling.OF_A_KIND.get(name.entity.kind, frozenset())
    told = sum(not field.isdisjoint(words) for field in (*telling.FIELDS, own))
    few = strange or (name.sense is Sense.GROUP and not same)  # that others have too
    verb = one.end + (scene.words[one.end] in _WHICH)
    beside = _beside(scene, one, name) or _sends(scene, one)
    return told + named + beside + 2 * _acts(scene, verb) <= few


def _strange(scene: Scene, one: Found, name: Name) -> bool:
    """Whether a noun is behind that the news does not write there, or "a" before."""
    at = one.end
    word = scene.words[at]
    if not scene.glued[at] or word in lex.FUNCTION or not scene.surfaces[at].islower():
        return scene.words[one.first - 1] in _COUNTED and scene.glued[one.first]
    known = among(word, telling.BEHIND_LETTERS) or among(word, companions(name))
    known = known or (name.sense is Sense.COMPANY and word in kinds.TRADES_AFTER)
    return not (known or _acts(scene, at))


def _beside(scene: Scene, one: Found, name: Name) -> bool:
    """ "quit FIFA", "in the UK", "BBC Radio", "NASA's rover": what stands beside one who acts."""
    at = one.first - 1
    if scene.possessive[one.end] or (scene.glued[one.end] and scene.surfaces[one.end].istitle()):
        return True
    the = scene.words[at] == "the"
    state = name.sense is Sense.PLACE and (the or scene.words[at] in lex.LOCATIVES)
    return state or scene.words[at - the] in OBJECTS


def _sends(scene: Scene, one: Found) -> bool:
    """ "A WHO team landed": whoever goes for it acts; "a WHO adviser" is of it anyhow."""
    word = scene.words[one.end] if scene.glued[one.end] else ""
    return word in telling.SERVING or (word in telling.SENT and _acts(scene, one.end + 1))


def _acts(scene: Scene, at: int) -> bool:
    """Whether the verb of one who acts is behind: "has again cut", "hijacked"; not "is needed"."""
    if not scene.glued[at] or not scene.surfaces[at].islower():
        return False
    return scene.words[at] in telling.DOING or _verb(scene.words[at]) or bool(acting(scene, at))


def _verb(word: str) -> bool:
    return word in ACTS or word in HEADLINED or word in BASES or past(word)


def _elsewhere(name: Name, words: frozenset[str]) -> bool:
    """ "Moscow has the oldest university in Idaho": foreign, and nothing but a state is told."""
    told = words.isdisjoint(lex.POLITICS - {"country", "region"}) and not words.isdisjoint(_STATES)
    return told and foreign(name) and not name.cues.among(words)
