"""Which names of a register may be looked for in running text, and under what caution.

Dropped: names in lower case, in fewer than three letters or in digits alone, codes, names in a
script the archive is not written in. Names that are also ordinary words, or that several things
share, stay but are marked, so that once confirmed they match only in exact letters or in company.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ...model import Case, Form, Strength
from ...text.analysis import fold
from ..finding.initials import spelled
from ..finding.model import folded
from ..matching.casing import is_ordinary, often_small
from ..words.lexicon import DAYS, FUNCTION, GENERIC, MONTHS, word_set
from .records import name_tokens

Vocabulary = Callable[[str], tuple[int, int]]
"""For a folded word: in how many articles it stands in lower case, and in how many at all."""

_LEAST = 3  # letters
_LONGEST_CODE = 12  # of a language
_SMALL_START = re.compile(
    r"(?:al|el|ad|ar|as|ash|an|at|az|de|da|di|von|van|der|bin|ibn)[- ]\w|d['’]\w"
)
_LATIN = word_set("en fr de es it pt nl da sv no fi pl cs ro hu tr id sw vi")
_STANDING = frozenset(("US", "UK", "UN", "EU", "AU", "IS"))  # two letters, yet names in the news


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name as a register has it."""

    text: str
    lang: str | None


def admitted(
    names: Mapping[str, Sequence[Candidate]],
    languages: frozenset[str],
    vocabulary: Vocabulary | None = None,
) -> dict[str, list[Form]]:
    """The names that pass, per thing, as forms with their cautions, in order."""
    latin = languages <= _LATIN
    kept = {
        id: [one for one in own if _passes(one.text, [each.text for each in own], latin)]
        for id, own in names.items()
    }
    owners: Counter[str] = Counter()
    for own in kept.values():
        owners.update({folded(one.text) for one in own})
    return {id: _forms(own, owners, vocabulary) for id, own in kept.items()}


def _passes(text: str, names: Sequence[str], latin: bool) -> bool:
    """Whether ``text`` may be looked for, of a thing that ``names`` name, the first its own."""
    letters = [c for c in text if c.isalpha()]
    if not letters or (latin and not all(map(_is_latin, letters))):
        return False
    tokens = [fold(token) for token, _, _ in name_tokens(text)]
    if len(tokens) == 1 and tokens[0] in FUNCTION | MONTHS | DAYS | GENERIC:
        return text == names[0] and tokens[0] not in FUNCTION
    if len(letters) < _LEAST and text not in _STANDING:
        return own_acronym(text, names)
    code = text.isupper() and len(letters) == _LEAST and text != names[0]
    if code and not own_acronym(text, names):
        return False  # a country's or an airport's
    cased = any(c.isupper() or c.islower() for c in letters)
    return not cased or text[0].isupper() or text[0].isdigit() or bool(_SMALL_START.match(text))


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "") or letter in "ʿʾʼ"


def own_acronym(text: str, names: Sequence[str]) -> bool:
    """Whether ``text``, in capitals, is made of the letters that begin the words of a name."""
    return text.isupper() and any(_spells(text, name) for name in names if name != text)


def _spells(text: str, name: str) -> bool:
    spelling = spelled(text, [fold(token) for token, _, _ in name_tokens(name)], whole=True)
    return spelling is not None and spelling.strict


def _forms(
    own: Sequence[Candidate], owners: Counter[str], vocabulary: Vocabulary | None
) -> list[Form]:
    forms: dict[str, Form] = {}
    for one in own:
        word = _also_a_word(one.text, vocabulary)
        case = Case.EXACT if word else Case.AUTO
        shared = word or owners[folded(one.text)] > 1
        lang = one.lang if len(one.lang or "") < _LONGEST_CODE else None
        strength = Strength.WEAK if shared else Strength.SAME
        forms.setdefault(one.text, Form(one.text, case, strength, lang))
    return list(forms.values())


def _also_a_word(text: str, vocabulary: Vocabulary | None) -> bool:
    tokens = [fold(token) for token, _, _ in name_tokens(text)]
    if len(tokens) > 1:
        return False
    return is_ordinary(tokens[0]) or bool(vocabulary and often_small(*vocabulary(tokens[0])))
