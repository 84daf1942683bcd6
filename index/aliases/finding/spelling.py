"""One name in two romanisations: a key of consonants, and how far two spellings are apart.

The key forgets what writers of Arabic, Persian and Russian names in Latin letters disagree about
(vowels, doubled letters, the article and its assimilations, q/k/g, p/b, v/w, a silent h). Names
are compared token by token, in any order, so that brothers stay two men.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ...text.analysis import APOSTROPHES
from ..words.lexicon import ARTICLES

LIKE = 0.7  # similarity of the vowel-folded spellings, beside an equal key
_LETTERS = 0.65  # similarity of the spellings as they are
_ALONE = 0.75  # the same for a name of one word
_SHORTEST = 2  # consonants in the key of a token
_MARKS = str.maketrans(dict.fromkeys(APOSTROPHES))
_ARTICLES = ARTICLES | {"ul", "ur", "ush", "us"}
_GLUED = re.compile(r"[ae](?=([nrstdzl]|sh)\1)(?=.{6})")
_SERVANT = re.compile(r"abd[aeu][lrsnd](?=.)")
_DIGRAPHS = (
    ("dzh", "j"),
    ("tch", "$"),
    ("sch", "$"),
    ("sh", "$"),
    ("ch", "$"),
    ("gh", "k"),
    ("kh", "h"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("dj", "j"),
    ("dg", "j"),
    ("ck", "k"),
)
_CONSONANTS = str.maketrans("qgcpvx", "kkkbwk")
_VOWELS = (
    *((pair, "i") for pair in ("ei", "ai", "ay", "ey", "ee", "ie")),
    *(("ou", "u"), ("oo", "u"), ("o", "u"), ("w", "u"), ("y", "i"), ("e", "a")),
)
_DOUBLED = re.compile(r"(.)\1+")


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name without its articles, Latin letters only, small; Abd joined on."""
    bare = unicodedata.normalize("NFKD", name).casefold().translate(_MARKS)
    parts = re.findall(r"[a-z]+", "".join(c for c in bare if not unicodedata.combining(c)))
    kept: list[str] = []
    for part in parts:
        if part in _ARTICLES and len(parts) > 1:
            continue
        if kept and kept[-1] in ("abd", "abdul", "abdel", "abdal", "abdur"):
            kept[-1] = "abd" + part
        else:
            kept.append(_GLUED.sub("", _SERVANT.sub("abd", part)))
    return tuple(kept)


@lru_cache(maxsize=200_000)
def _forms(token: str) -> tuple[str, str]:
    """(consonant key, vowel-folded spelling) of one token."""
    for old, new in _DIGRAPHS:
        token = token.replace(old, new)
    token = _DOUBLED.sub(r"\1", token.translate(_CONSONANTS))
    spelling = token
    for old, new in _VOWELS:
        spelling = spelling.replace(old, new)
    key = re.sub(r"[aeiouwy]", "", token.rstrip("h"))
    if token.endswith(("i", "y", "ee")):
        key += "i"  # the nisba tells Baghdadi from Baghdad
    return key, _DOUBLED.sub(r"\1", spelling)


def key(name: str) -> str:
    """Equal for names that may be one name in two spellings; empty if there is too little of it."""
    keys = sorted(_forms(token)[0] for token in tokens(name))
    if not keys or sum(map(len, keys)) < _SHORTEST + 1 or not all(keys):
        return ""
    return " ".join(keys)


def likeness(a: str, b: str) -> float:
    """The least likeness of the paired tokens of two names, 0 to 1; 0 if they are not alike.

    Tokens pair if their keys are equal, their vowel-folded spellings near, and their letters not
    too far apart either: Kennedy and Gandhi have one key.
    """
    left, right = tokens(a), list(tokens(b))
    if len(left) != len(right) or not left:
        return 0.0
    least = 1.0
    for token in left:
        needed = _LETTERS if len(left) > 1 else _ALONE
        scored = [(_alike(token, other, needed), other) for other in right]
        best, other = max(scored)
        least = min(least, best)
        right.remove(other)
    return least


def _alike(a: str, b: str, needed: float) -> float:
    (own, written), (key, other) = _forms(a), _forms(b)
    folded = Levenshtein.normalized_similarity(written, other)
    if own != key or folded < LIKE or Levenshtein.normalized_similarity(a, b) < needed:
        return 0.0
    return folded
