"""The sentences worth a look: those with a word of naming, or a mark that may join names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..words.lexicon import word_set
from .rows import KINDS
from .shapes import LANGUAGES, MOST_TRIED, abbreviation

_NAMING = frozenset(word for kind in "CKVMks" for word in KINDS[kind].split()) | word_set(
    "former formerly previously henceforth officially formally language slang parlance dialect "
    "present modern trade goes gone went going business jargon industry"
)
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = (  # an example each
    r"\b(?:as|[Oo]nce|is\snow)\s(?:the\s)?[\"“]?[A-Z]|\bAs\s|\bex-[A-Z]|\bused\sto\sbe\b",
    r"\b(?:until|till|since|before)\s(?:\w+\s)?\d{4}|\b(?:in|of)\s\w+\s(?:days|times|era)\b",
    rf"\bin\s{LANGUAGES}\b|\b[adf][/.]k[/.]",
    # "(Norport in old books)", "– Norport to its people –", ", Arabic for the Sword", "(Greek: "
    r"[(,–—-]\s?(?:the\s|or\s)?(?:[A-Z][\w’'-]+\s){1,4}(?:to|in|on|for|under|by|before|since|until)\s",
    r"\([A-Z]\w+:",
    r"[(,–—-]\s?(?:the\s)?[\"“‘'][tA-Z][^\"”’'\n]{1,60}[\"”’']\s?[),–—-]",  # "(“Norport”)"
    r"[\"”]\s(?:to|in|or)\s|[Tt]he\s[\"“][A-Z]",  # "“Norport” to its people"
    r"[(,–—-]\s?(?:or|here\w+|today|\w{2,20}ly|still|after|now|then|later|also|once|soon|in\sfull|the\sold)\b",
)
_MARK = re.compile("|".join(_MARKS))
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_a-z])|[\n\r]")


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text in which a word of naming is found, or such a mark."""
    told = (place for place in _sentences(text) if _names(text[slice(*place)]))
    return islice(told, MOST_TRIED)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _END.finditer(text):
        if stop[0][0] != "." or not abbreviation(text, stop.start()):
            yield start, stop.start() + 1
            start = stop.end()
    yield start, len(text)


def _names(sentence: str) -> bool:
    said = _WORD.findall(sentence.lower())
    return not _NAMING.isdisjoint(said) or _MARK.search(sentence) is not None
