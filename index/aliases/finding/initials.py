"""Whether a short name is spelled by the words of a long one, and from which word on.

An alignment in the manner of Schwartz and Hearst ("A simple algorithm for identifying abbreviation
definitions in biomedical text", 2003), but weighing how each letter is found: at the beginning of
a word, or inside one whose beginning was used already; words passed over cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...text.analysis import fold
from ..words.lexicon import ARTICLES, word_set

LONGEST_SHORT = 10  # letters
_SMALL = word_set(
    "a an and the of for in on to at by with from as or de del della des du da do dos d la le les "
    "l el los las y e et und der die das für von van ul ur i wa bin ibn sui sul sulla sulle nei "
    "nel nella nelle dei dello delle degli dell pour para por con sur dans aux zur zum fur pela "
    "pelo voor het"
)
_OWN = word_set("al el los las la le les il der die das")  # of a name: "La Marée Rouge (LMR)"
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7"}
_NUMBERS |= {"eight": "8", "nine": "9", "ten": "10", "twelve": "12", "twenty": "20"}
_NONE = -99.0
_INSIDE = 0.45  # what a letter inside a word is worth, against 1 at its beginning
_PREFIX = 0.7  # the same for a letter that goes on where the one before it stands: Comelec
_PASSED = -0.75  # a word with content passed over
_ENOUGH = 0.62  # mean worth of a letter from which on an alignment is believed


@dataclass(frozen=True, slots=True)
class Spelling:
    """The long name begins at word ``first``; ``worth`` is 1 when every letter begins a word."""

    first: int
    worth: float
    strict: bool  # every letter begins a word, no word with content is passed over


def small(word: str) -> bool:
    """Whether the folded word is one that initials may leave out."""
    return word in _SMALL or word in ARTICLES


def key(short: str) -> str:
    """The letters and digits of a short name, folded, without the s of a plural (``IEDs``)."""
    if len(short) > 2 and short[-1] == "s" and short[:-1].replace(".", "").isupper():
        short = short[:-1].rstrip("'’")
    return "".join(c for c in fold(short) if c.isalnum()) if short else ""


def spelled(short: str, words: Sequence[str], *, whole: bool = False) -> Spelling | None:
    """The best way the folded ``words`` spell ``short`` up to the last of them.

    With ``whole`` the long name must begin with the first word that is not small.
    """
    wanted = key(short)
    if not 2 <= len(wanted) <= LONGEST_SHORT + 2 or not words:
        return None
    best: Spelling | None = None
    for first in range(len(words) - 1, -1, -1):
        own = words[first] in _OWN or words[first] == "a" == wanted[0]
        if small(words[first]) and not own:
            continue
        if whole and not all(small(word) for word in words[:first]):
            continue
        found = _aligned(wanted, tuple(words[first:]))
        if found is None:
            continue
        # Asaib Ahel al-Haq, but not "the attack by al-Qaeda in the Islamic Maghreb"
        beside = found[1] and best is not None and first + 1 == best.first
        if best is None or found[0] > best.worth + 0.01 or beside:
            best = Spelling(first, *found)
    return best if best and best.worth >= _ENOUGH else None


def _aligned(wanted: str, words: tuple[str, ...]) -> tuple[float, bool] | None:
    """The mean worth of the letters of ``wanted`` in ``words``, the first in the first word."""
    letters = [_NUMBERS.get(word, word) if wanted[-1].isdigit() else word for word in words]
    if letters[0][0] != wanted[0]:
        return None

    @cache
    def best(letter: int, word: int) -> float:
        """The worth of the letters from ``letter`` on in the words from ``word`` on."""
        if word == len(letters):
            return 0.0 if letter == len(wanted) else _NONE
        passed = 0.0 if small(words[word]) else _PASSED
        worth = passed + best(letter, word + 1)
        if (
            letters[word].isdigit()
            and letter < len(wanted)
            and letters[word].endswith(wanted[letter:])
        ):
            worth = max(worth, len(wanted) - letter + best(len(wanted), word + 1))
        if letter < len(wanted) and letters[word][0] == wanted[letter]:
            worth = max(worth, *taken(letter, word))
        return worth

    def taken(letter: int, word: int) -> Iterator[float]:
        """The worth of letters taken from one word: its first, its first few, or others too."""
        yield 1.0 + best(letter + 1, word + 1)
        gained = 1.0
        for after, _ in _inside(wanted, letter + 1, letters[word]):
            gained += _INSIDE
            yield gained + best(after, word + 1)
        gained = 1.0
        for n, (a, b) in enumerate(zip(wanted[letter + 1 :], letters[word][1:], strict=False), 2):
            if a != b:
                break
            gained += _PREFIX
            yield gained + best(letter + n, word + 1)

    worth = max(taken(0, 0))
    mean = worth / len(wanted)
    return (mean, mean > 0.999) if mean > 0 else None


def _inside(wanted: str, letter: int, word: str) -> list[tuple[int, int]]:
    """How far the letters from ``letter`` on can be found, in order, inside ``word``."""
    found = []
    at = 1
    while letter < len(wanted) and (at := word.find(wanted[letter], at)) >= 0:
        at, letter = at + 1, letter + 1
        found.append((letter, at))
    return found
