"""Did you mean: a query's likely misspelt words put right, from the archive's words and the names.

A proposal is the typed text with some words replaced and everything else kept, and is made only if
it finds more. Words in quotes are looked at, words asked for letter by letter (``=word``) are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, OSA

from .aliases.records import name_tokens
from .aliases.table import AliasTable
from .analysis import Analyzer, fold
from .engines import Engine
from .matching import Field, Term
from .model import Span, Status, Strength
from .query.nodes import Leaf, Name, Phrase, Query, Word, leaves

TRIED = 3  # proposals put to the archive
_FAR_BELOW = 100  # times as frequent a neighbour at one edit must be, for a word that does occur
_RARE = 2  # articles: a word in more is not called misspelt
_SHORTEST = 4  # letters of a word worth correcting: shorter ones have too many neighbours
_LONGEST = 40  # letters, and words looked at, in one query
_WORDS = 12
_SCANNED = 50_000  # written words with one first letter looked through
_NEAR = 12  # of them, neighbours weighed by how frequent they are
_NAME_WORDS = 4  # words side by side that may be one misspelt name
_SOUNDS_ALIKE = 0.5  # edits taken off for names that sound the same

# Spellings that writers of other scripts' names choose freely among, the longer ones first.
_SAME_SOUND = (
    ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("sch", "s"), ("tch", "c"),
    ("ch", "c"), ("zh", "z"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("g", "k"), ("c", "k"),
    ("w", "v"), ("b", "p"), ("j", "y"),
)  # fmt: skip
_VOWELS = re.compile("[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class DidYouMean:
    """A better query: its text and how many articles it finds."""

    text: str
    total: int


@dataclass(frozen=True, slots=True, order=True)
class _Change:
    """Put ``text`` in the place of ``span``; a lower ``cost`` is likelier."""

    cost: float
    text: str
    span: Span


def sound(folded: str) -> str:
    """The consonants of a name as far as spellings agree on them.

    >>> sound("gaddafi"), sound("khadafy"), sound("qadhafi")
    ('ktf', 'ktf', 'ktf')
    """
    text = folded.replace(" ", "")
    for written, heard in _SAME_SOUND:
        text = text.replace(written, heard)
    first, rest = text[:1], _VOWELS.sub("", text[1:].replace("d", "t"))
    return _DOUBLED.sub(r"\1", ("" if first in "aeiouyh" else first) + rest)
