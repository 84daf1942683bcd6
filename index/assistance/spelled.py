"""Names compared by letters and by sound, to find the name meant by a misspelt one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..aliases.table import AliasTable, id_of_tokens
from ..aliases.table.records import BLOCKER, name_tokens
from ..model import Status
from ..text.analysis import fold

SHORTEST = 4  # letters of a word worth correcting: shorter ones have too many neighbours
LONGEST = 40
LONG_WORD = 6  # letters from which on words two edits away are looked for
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
_VOWELS = re.compile("[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")


def sound(folded: str) -> str:
    """The consonants of a name, those that spellings vary in made equal.

    >>> sound("gaddafi"), sound("khadafy"), sound("qadhafi")
    ('ktf', 'ktf', 'ktf')
    """
    text = folded.replace(" ", "")
    for written, heard in _SAME_SOUND:
        text = text.replace(written, heard)
    first, rest = text[:1], _VOWELS.sub("", text[1:].replace("d", "t"))
    return _DOUBLED.sub(r"\1", ("" if first in "aeiouyh" else first) + rest)


@dataclass(frozen=True, slots=True, order=True)
class SpelledName:
    """A form near a typed text: its distance in edits, its text, its id and entity."""

    edits: float
    text: str
    entity: str
    form: str


class SpelledNames:
    """The forms of one alias table without spaces, and by their sound.

    Immutable, shared by threads.
    """

    def __init__(self, table: AliasTable) -> None:
        self._forms: dict[str, tuple[str, str, str]] = {}
        self._by_sound: dict[str, list[str]] = {}
        for entity in table.entities:
            for form in entity.forms if entity.kind != BLOCKER else ():
                if form.status is Status.ACTIVE and _PLAIN.fullmatch(form.text):
                    self._take(entity.id, form.text)

    def _take(self, entity: str, text: str) -> None:
        words = [fold(token) for token, _, _ in name_tokens(text)]
        folded = "".join(words)
        if SHORTEST <= len(folded) <= LONGEST and folded not in self._forms:
            self._forms[folded] = (text, entity, id_of_tokens(entity, words))
            self._by_sound.setdefault(sound(folded), []).append(folded)

    def near(self, typed: str) -> list[SpelledName]:
        """The names nearest to folded letters without spaces, nearest first.

        Names that sound the same may differ in up to half their letters.
        """
        if not SHORTEST <= len(typed) <= LONGEST:
            return []
        heard = sound(typed)
        alike = self._by_sound.get(heard, []) if len(heard) >= _SOUNDS else []
        found = {
            name: distance - _SOUNDS_ALIKE
            for name in alike
            if (distance := OSA.distance(typed, name)) <= len(typed) / 2
        }
        most = 1 if len(typed) < LONG_WORD else 2
        for name, distance, _ in process.extract(
            typed, self._forms.keys(), scorer=OSA.distance, score_cutoff=most, limit=NEAR
        ):
            found.setdefault(name, float(distance))
        return sorted(SpelledName(edits, *self._forms[name]) for name, edits in found.items())[
            :NEAR
        ]
