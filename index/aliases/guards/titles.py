"""Whether a name stands in the title of a work, or is said to be another kind of thing.

"Escape from Boko Haram", "Wall Street: Money Never Sleeps", "the band Beirut", "Obama, a town in
Japan". The words of a title may be anything, so nothing is refused here: the name is left open,
and the rest of the article tells whether it is meant (see ``guards``).
"""

from __future__ import annotations

from ..matching.matcher import Found
from ..matching.names import Name, Sense
from ..words import heads, works
from ..words import lexicon as lex
from .beside import A_NOUN, BEFORE, BEHIND, PLACED_IN, SUBTITLED
from .other_senses import another_before, another_behind, noun_behind
from .ruling import Ruling
from .scene import Scene
from .sentences import Style
from .set_off import placed_in
from .short_texts import in_a_phrase
from .unusual_words import begins_title

_PLAIN_CAPITALS = lex.HARMLESS | heads.ADJECTIVES
_FAR = 4  # words of a title looked at after a colon, or between an article and its noun


def in_a_title(scene: Scene, one: Found, name: Name, leads: int) -> Ruling | None:
    """An open ruling if the name is part of a title, or another kind of thing is spoken of.

    ``leads`` says what of the name's surroundings may tell so: see ``beside``.
    """
    whole = (
        (leads & BEHIND and another_behind(scene, one, name))
        or (leads & BEFORE and (another_before(scene, one, name) or _title_before(scene, one)))
        or (leads & A_NOUN and noun_behind(scene, one, name))
        or (leads & PLACED_IN and placed_in(scene, one, name))
        or (leads & SUBTITLED and _subtitle(scene, one, name))
        or (scene.phrase and in_a_phrase(scene, one, name))
    )
    reason = f"may be part of a title or another name: {whole}"
    return Ruling(0, reason, aside=True) if whole else None


def _title_before(scene: Scene, one: Found) -> str:
    """ "the documentary Stolen by Boko Haram", "Love in the Time of Cholera"."""
    at = _led_by(scene, one)
    if at < 0:
        return ""
    inside = False  # whether a capital stands further in the title
    for _ in range(_FAR + 1):
        capital = scene.surfaces[at].istitle()
        led = scene.glued[at] and scene.named[at - 1]  # "NATO Allies Meet in Wales"
        if capital and begins_title(scene.words[at]) and not led:
            doing = scene.words[at] not in works.BEGINNINGS
            if not scene.starts_sentence[at] or (not doing and inside):
                plain = scene.style(one) is Style.PLAIN
                return scene.quoted(at, one.end) if plain else ""
        elif not capital and scene.words[at] not in works.LINKS:
            return ""
        if not scene.glued[at]:
            return ""
        inside = inside or (capital and scene.words[at] not in _PLAIN_CAPITALS)
        at -= 1
    return ""


def _led_by(scene: Scene, one: Found) -> int:
    """The capitalised word before the name, or before the one or two small words that lead to it;
    -1 if there is none."""
    at = scene.before(one)
    for _ in range(3):
        if at < 0 or not scene.glued[at + 1]:
            return -1
        if scene.surfaces[at][:1].isupper():
            return -1 if scene.named[at] else at
        if scene.words[at] not in works.LINKS:
            return -1
        at -= 1
    return -1


def _subtitle(scene: Scene, one: Found, name: Name) -> str:
    """ "Wall Street: The Movie", "apple.com"."""
    at = one.end
    if scene.gap(at) == ": " and scene.words[at] == "the" and scene.words[at + 1] in works.WORKS:
        return scene.quoted(one.first, at + 2)
    if scene.gap(at) == "." and name.sense is not Sense.COMPANY and scene.words[at] in works.SITES:
        return scene.quoted(one.first, at + 1)
    return ""
