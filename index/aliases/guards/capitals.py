"""Stretches set all in capitals, where letter case says nothing of "IS", "US", "WHO" and the like.

Here the ordinary word is by far the likelier, so only what the word cannot stand beside makes the
name certain: "THE US", "US TROOPS", "AGAINST IS". The rest stays uncertain or is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..matching.casing import is_capitals
from ..matching.matcher import Found
from ..matching.names import Name
from ..words import lexicon as lex
from ..words.verbs import ACTS
from .ruling import CERTAIN, Ruling
from .scene import Scene
from .together import from_list

_LED_TO = ("from", "under", "with", "of", "to", "for")  # no verb ends a line after these
_REASON = "words in capitals: letter case says nothing"


def beside_capitals(scene: Scene, one: Found) -> bool:
    """Whether a word beside it is in capitals as well, though no acronym."""
    at = one.first
    run = range(at - 2, at + 1)  # "IT IS US": small words in capitals side by side
    loud = all(scene.surfaces[i].isupper() and scene.words[i] in lex.FUNCTION for i in run)
    return loud or any(scene.emphatic(i) and scene.glued[max(i, at)] for i in (at - 1, at + 1))


def in_a_run(scene: Scene, one: Found, name: Name) -> bool:
    """Whether a word that is a name is one of several in capitals: "WILL BE HIT VERY HARD"."""
    return name.twin and is_capitals(scene.surfaces[one.first]) and beside_capitals(scene, one)


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
    if near and (before in lex.OPPOSING or (before in _LED_TO and not scene.glued[after])):
        yield f"{before!r} before it"
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
    into = before == "in" and scene.words[one.first - 2] not in lex.TRUSTING
    if scene.glued[one.first] and (before == "the" or into):
        yield f"{before!r} before it"
    if _acts(before) and scene.named[one.first - 2]:
        yield f"a name and {before!r} before it"  # "IRAN ACCUSES US OF PIRACY"
    if not (scene.glued[after] or joined or scene.possessive[after]):
        return
    agrees = _acts(follows) or follows in lex.AUXILIARIES
    if not told and (follows in lex.POLITICAL or (agrees and before not in lex.TOWARDS)):
        yield f"{follows!r} behind it"
    elif scene.starts_sentence[one.first]:
        yield "begins a headline, as no pronoun does"


def _of_a_word(scene: Scene, one: Found, name: Name) -> Iterator[str]:
    """A name the entity is known by, in the same sentence: "WHO SAYS EBOLA IS OVER"."""
    follows = scene.words[one.first + 1]
    begins = scene.starts_sentence[one.first] and scene.glued[one.first + 1]
    if begins and _acts(follows):
        yield f"{follows!r} behind it"
    for cue in name.cues.among(scene.among(one, name.cues.words)):
        yield f"with {cue.text}"


def _acts(word: str) -> bool:
    """Whether the word is a verb of the third person, as after a state or a group."""
    return word.endswith("s") and word in ACTS
