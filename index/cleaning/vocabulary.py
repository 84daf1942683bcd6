"""Words that indicate what a line is, all looked up in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from .telltales import TELL_TALES
from .words import Flags, Hashes, Ints, Lexicon, hash_words, lexicon

_FUNCTION_WORDS = (
    "the of and to in a is was for on that with he it as at by his be from are this an have has "
    "had not but they were which who their or will would said she her its been after also more "
    "than one about into there when what if so no can out up we our could did do over him "
    "them some only other"
)
_SPEAKER_WORDS = "i me my you your yours lol im dont agree thanks thank"
_COMMENT_WORDS = (
    "comment comments response responses reply replies thoughts reactions opinions responded "
    "commented replied"
)
_CREDIT_WORDS = (
    "file photo photos photograph picture pictures image foto images getty reuters ap afp press "
    "epa efe upi stock shutterstock istock istockphoto stockphoto alamy imagn wireimage unsplash "
    "sports"
)
_PLAYER_WORDS = "watch playback caption"
_PLEA_WORDS = (
    "journalism journalists reporting newsroom newsrooms coverage little paywall paywalls agree "
    "consent robot recaptcha choose"
)
_YEAR = "0000"  # all digits have the same hash
_TIME_WORDS = "am pm 0am 0pm 00am 00pm"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The known words, and for each index in ``lexicon`` what the word is.

    Words from index ``telling`` on indicate something else than prose. The flags have one more
    value at the end, for unknown words, whose index is -1.
    """

    lexicon: Lexicon
    telling: int
    function: Flags
    speaker: Flags
    comments: Flags
    credits: Flags
    players: Flags
    pleas: Flags
    year: Flags
    times: Flags


@dataclass(frozen=True, slots=True)
class Signs:
    """Where such words occur: line and vocabulary index of each occurrence, in order."""

    lines: Ints
    words: Ints

    def where(self, known: Flags) -> Ints:
        """The lines that have one of these words, each once."""
        lines = self.lines[known.take(self.words)]
        first = np.ones(len(lines), bool)
        first[1:] = lines[1:] > lines[:-1]
        return lines[first]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary; there is only one."""
    tales = " ".join(p for tale in TELL_TALES for p in tale.phrases if len(hash_words(p)) == 1)
    told = (_COMMENT_WORDS, _CREDIT_WORDS, _PLAYER_WORDS, _PLEA_WORDS, _YEAR, _TIME_WORDS)
    telling = _distinct(tales, *told)
    plain = [key for key in _distinct(_FUNCTION_WORDS, _SPEAKER_WORDS) if key not in set(telling)]
    keys = np.array([*plain, *telling], np.uint64)
    flags = (
        np.append(np.isin(keys, hash_words(words)), False)
        for words in (_FUNCTION_WORDS, _SPEAKER_WORDS, *told)
    )
    return Vocabulary(lexicon(keys), len(plain), *flags)


def _distinct(*texts: str) -> list[int]:
    hashes: Iterable[Hashes] = map(hash_words, texts)
    return list(dict.fromkeys(int(key) for each in hashes for key in each))
