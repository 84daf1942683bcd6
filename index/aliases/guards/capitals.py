"""Stretches set all in capitals, where letter case says nothing of "IS", "US", "WHO" and the like.

Here the ordinary word is by far the likelier, so only what the word cannot stand beside makes the
name certain: "THE US", "US TROOPS", "AGAINST IS". The rest stays uncertain or is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..matching.matcher import Found
from ..matching.names import Name
from ..words import lexicon as lex
from ..words.verbs import ACTS, HEADLINED
from .ruling import CERTAIN, Ruling
from .scene import Scene
from .support import from_list

_LED_TO = ("from", "under", "with", "of", "to", "for")  # no verb ends a line after these
_CLAUSES = ("as", "after", "while", "because", "before")  # after these a subject comes
_LONGEST_RUN = 3  # small words in capitals side by side are emphasis: "IT IS US"
_WITH_US = lex.FUNCTION | lex.VERBS_WITH_US
_REASON = "words in capitals: letter case says nothing"


def beside_capitals(scene: Scene, one: Found) -> bool:
    """Whether the next words are in capitals as well, though no acronyms."""
    before, after = one.first - 1, one.first + 1
    if any(scene.emphatic(i) and scene.glued[max(i, one.first)] for i in (before, after)):
        return True
    return _run(scene, one.first) >= _LONGEST_RUN


def _run(scene: Scene, at: int) -> int:
    """How many small words of the language are side by side in capitals around ``at``."""
    first = end = at
    while _loud(scene, first - 1) and scene.glued[first]:
        first -= 1
    while _loud(scene, end + 1) and scene.glued[end + 1]:
        end += 1
    return end - first + 1 if _loud(scene, at) else 1


def _loud(scene: Scene, i: int) -> bool:
    return scene.surfaces[i].isupper() and scene.words[i] in lex.FUNCTION


def weigh_in_capitals(scene: Scene, one: Found, name: Name) -> Ruling:
    """The reading of a word in capitals among others as the acronym ``name``."""
    word = scene.words[one.first]
    if word in lex.SHOUTED_VERBS:
        signs = _of_a_verb(scene, one)
    elif word == "us":
        signs = _of_a_pronoun(scene, one)
    else:
        signs = _of_a_word(scene, one, name)
    for reason in signs:
        return Ruling(CERTAIN, reason)
    if word not in lex.SHOUTED_VERBS and from_list(scene, one, name):
        return Ruling(CERTAIN, "beside another name")
    return Ruling(-3 if word in lex.SHOUTED_VERBS else 0, _REASON, word in lex.SHOUTED_VERBS)


def _of_a_verb(scene: Scene, one: Found) -> Iterator[str]:
    """What is by no verb: "IS FIGHTERS", "AGAINST IS", "IS CLAIMS ATTACK"."""
    after = one.first + 1
    before, follows = scene.words[one.first - 1], scene.words[after]
    near = scene.glued[one.first]
    if scene.hyphenated[after] and follows in lex.POLITICAL:
        yield f"joined to {follows!r}"
    elif near and (before in lex.OPPOSING or (before in _LED_TO and not scene.glued[after])):
        yield f"{before!r} before it"
    elif near and before in _CLAUSES and scene.glued[after] and _happens(follows):
        yield f"{before!r} before it and {follows!r} behind it"  # "RAQQA IN RUINS AS IS RETREATS"
    elif scene.glued[after] and (
        follows in lex.FOLLOWERS or (scene.starts_sentence[one.first] and _acts(follows))
    ):
        yield f"{follows!r} behind it"


def _of_a_pronoun(scene: Scene, one: Found) -> Iterator[str]:
    """What is by no pronoun: "THE US", "US TROOPS", "US WARNS IRAN"."""
    after = one.first + 1
    before, follows = scene.words[one.first - 1], scene.words[after]
    told = scene.glued[one.first] and before in lex.VERBS_WITH_US
    joined = scene.hyphenated[after]
    if scene.glued[one.first] and (before == "the" or _into(scene, one)):
        yield f"{before!r} before it"
    if _acts(before) and scene.named[one.first - 2]:
        yield f"a name and {before!r} before it"  # "IRAN ACCUSES US OF PIRACY"
    if not (scene.glued[after] or joined or scene.possessive[after]):
        return
    owned = follows.endswith("s") and not (follows in ACTS or follows in _WITH_US)
    if owned and _acts(before) and before not in lex.VERBS_WITH_US:
        yield f"{before!r} before it and {follows!r} behind it"  # "COURT JAILS US SAILORS"
    agrees = _acts(follows) or follows in lex.AUXILIARIES
    if (
        follows in lex.POWERS
        or (follows in lex.POLITICAL and not told)
        or (agrees and not told and before not in lex.TOWARDS)
    ):
        yield f"{follows!r} behind it"
    elif scene.starts_sentence[one.first] and (follows == "to" or follows not in _WITH_US):
        yield "begins a headline, as no pronoun does"


def _into(scene: Scene, one: Found) -> bool:
    before = scene.words[one.first - 1]
    if before == "in":
        return scene.words[one.first - 2] not in lex.TRUSTING
    return before in lex.INVASIONS


def _of_a_word(scene: Scene, one: Found, name: Name) -> Iterator[str]:
    """A name the entity is known by, in the same sentence: "WHO SAYS EBOLA IS OVER"."""
    if "?" in scene.gap(scene.sentence(one)[1]):
        return
    if name.namesake and scene.among(one, name.namesake.words):
        return  # "ICE CLOSES BALTIC PORTS"
    before = scene.words[one.first - 1]
    if before in ("says", "warns", "urges") and not scene.glued[one.first - 1]:
        yield f"{before!r} before it"  # "OUTBREAK OVER, SAYS WHO"
    follows = scene.words[one.first + 1]
    begins = scene.starts_sentence[one.first] and scene.glued[one.first + 1]
    if begins and (_acts(follows) or follows in lex.OF_A_BODY):
        yield f"{follows!r} behind it"
    for cue in name.cues.among(scene.among(one, name.cues.words)):
        yield f"with {cue.text}"


def _acts(word: str) -> bool:
    """Whether the word is a verb of the third person, as after a state or a group."""
    return word.endswith("s") and word in ACTS


def _happens(word: str) -> bool:
    """Whether the word is any verb of the third person: "IS FLEES"."""
    return word.endswith("s") and (word in ACTS or word in HEADLINED)
