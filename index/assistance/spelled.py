"""Names compared by letters and by sound, to find the name meant by a misspelt one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..aliases.table import AliasTable
from ..model import Entity
from ..text.analysis import folded
from .beginnings import PlacedForm, folded_words, placed_forms

SHORTEST = 4  # letters of a word worth correcting: shorter ones have too many neighbours
LONGEST = 40
NEAR = 12  # nearest words whose frequencies are compared
_SOUNDS = 3  # consonants that must be equal
_SOUNDS_ALIKE = 0.5  # edits taken off for names that sound the same
_PLAIN = re.compile(r"[\w'’.-]+( [\w'’.-]+)*")  # a form that is no query syntax

# Spellings that vary in names from other scripts, with one for all of them; longer ones first.
_SAME_SOUND = (
    ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("sch", "s"), ("tch", "c"),
    ("ch", "c"), ("zh", "z"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("g", "k"), ("c", "k"),
    ("w", "v"), ("b", "p"), ("j", "y"),
)  # fmt: skip
_LATER_D = re.compile(r"\Bd")
_VOWELS = re.compile("[aeiouyh]+")
_DOUBLED = re.compile(r"(.)(?=\1)")


def sound(folded: str) -> str:
    """The consonants of a name, those that spellings vary in made equal.

    Or of many names, each on a line of its own: in a fifth of the time.

    >>> sound("gaddafi"), sound("khadafy\nqadhafi")
    ('ktf', 'ktf\nktf')
    """
    text = folded.replace(" ", "")
    for written, heard in _SAME_SOUND:
        text = text.replace(written, heard)
    return _DOUBLED.sub("", _VOWELS.sub("", _LATER_D.sub("t", text)))


@dataclass(frozen=True, slots=True, order=True)
class SpelledName:
    """A form near a typed text: its distance in edits, its text, its entity."""

    edits: float
    text: str
    entity: Entity = field(compare=False)


class SpelledNames:
    """The forms of one alias table without spaces, and by their sound.

    Immutable, shared by threads.
    """

    def __init__(self, table: AliasTable) -> None:
        forms = [each for each in placed_forms(table) if _PLAIN.fullmatch(each.form.text)]
        self._forms: dict[str, PlacedForm] = {}
        for words, form in zip(folded_words(forms), forms, strict=False):
            folded = words.replace(" ", "")
            if SHORTEST <= len(folded) <= LONGEST:
                self._forms.setdefault(folded, form)
        self._by_sound: defaultdict[str, list[str]] = defaultdict(list)
        heard = sound("\n".join(self._forms)).split("\n")
        for folded, alike in zip(self._forms, heard, strict=False):
            self._by_sound[alike].append(folded)

    def has(self, words: Sequence[str]) -> bool:
        """Whether a form has just these folded words."""
        known = self._forms.get("".join(words))
        return known is not None and list(folded(known.form.text)) == words

    def near(self, typed: str) -> list[SpelledName]:
        """The names nearest to folded letters without spaces, nearest first.

        Names that sound the same may differ in up to half their letters.
        """
        if not SHORTEST <= len(typed) <= LONGEST:
            return []
        heard = sound(typed)
        alike = self._by_sound.get(heard, ()) if len(heard) >= _SOUNDS else []
        found = {
            name: distance - _SOUNDS_ALIKE
            for name in alike
            if (distance := OSA.distance(typed, name)) <= len(typed) / 2
        }
        for name, distance, _ in process.extract(
            typed, self._forms.keys(), scorer=OSA.distance, score_cutoff=1, limit=NEAR
        ):
            found.setdefault(name, float(distance))
        return sorted(self._spelled(name, edits) for name, edits in found.items())[:NEAR]

    def _spelled(self, folded: str, edits: float) -> SpelledName:
        entity, _, form = self._forms[folded]
        return SpelledName(edits, form.text, entity)


spelled_names = lru_cache(2)(SpelledNames)  # made once while the table is in force
