"""Words typed without their accents, which stemmers read: of "élysée", but not of "elysee", they
take the last two letters off."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_ACCENTED = {"es": "áéíóú", "fr": "éè", "it": "àèìòù", "pt": "ãáâéêíóôõú"}
_ENDING = 4  # letters at the end of a word that may be taken off


def accented(word: str, language: str) -> Iterator[str]:
    """The word in small letters with one of its last ones accented, in each way there is in the
    language.

    >>> list(accented("Elysee", "fr"))
    ['elysée', 'elyseé', 'elysèe', 'elyseè']
    """
    letters = word.lower()
    for accent in _ACCENTED.get(language, ""):
        plain = unicodedata.normalize("NFD", accent)[0]
        for at in range(max(1, len(letters) - _ENDING), len(letters)):
            if letters[at] == plain:
                yield letters[:at] + accent + letters[at + 1 :]
