"""Finds the ends of sentences. NLTK's Punkt decides doubtful full stops, with our parameters.

Nearly every sentence of a newspaper ends clearly: a word, a stop, a capital. A few rules decide
these. Abbreviations, initials and acronyms go to Punkt, one at a time, with the word before and the
word after, which is all that Punkt uses.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from ..text.nltk_parts import PunktParameters, PunktSentenceTokenizer

_CLOSERS = "\"'”’»)\\]}›"
_OPENERS = "\"'“‘«(\\[{‹¿¡„—–"
_REACH = 40  # code points read of a word
_FRENCH = r"(?:[ \u00a0\u202f]»(?=\s|$))?"  # a space before what closes; »German« is turned round
_STOP = re.compile(  # begins with a class of characters, which is found the fastest
    # In a row of stops, the first: the others could only find what it has, or would have, found.
    rf"[.!?…؟।۔॥。！？](?:(?<![。！？])(?<![.!?…؟।۔॥].)[.!?…؟।۔॥]*{_FRENCH}[{_CLOSERS}«]*(?=\s)"
    r"|(?<=[。！？])[。！？]*[」』”’）》]*)"
)
# what follows a stop: " The", " “The"
_NEXT = re.compile(rf"\s+(?:[-{_OPENERS}]\s?)*([^\s{_CLOSERS},;:]{{1,{_REACH}}})")
_OPENED = re.compile(rf"^[-{_OPENERS}]+")
_ACRONYM = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")  # "U.S", "e.g"
_NUMBER = re.compile(r"\d|[ivxlIVXL]+\b")
_DATED = re.compile(  # what a German ordinal counts: "3. Oktober", "20. Jahrhundert"
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Jahrhundert\w*|Weltkrieg\w*)\b"
)
# "al-Qaeda", "iPhone"
_LOWER_NAME = re.compile(r"(?:[ae]l|a[nrstdz]|as[hs])[-\u2010\u2011]['’ʿ]?[A-Z]|[a-z][A-Z]")
_LOWER_CASE_SEEN = 1 << 5  # Punkt's flag for "seen in lower case in mid-sentence"


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The sections of the shipped list; the head of the file says what each means."""

    before: frozenset[str]
    number: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]


@cache
def shipped_abbreviations() -> Abbreviations:
    """The list in ``data/abbreviations.txt``."""
    sections: dict[str, set[str]] = {}
    name = ""
    listed = files(__package__).joinpath("data/abbreviations.txt").read_text("utf-8")
    for line in listed.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            sections.setdefault(name, set()).update(line.split())
    return Abbreviations(**{name: frozenset(words) for name, words in sections.items()})


@cache
def _all_abbreviations() -> frozenset[str]:
    known = shipped_abbreviations()
    return known.before | known.number | known.either


@cache
def _punkt() -> PunktSentenceTokenizer:
    known = shipped_abbreviations()
    parameters = PunktParameters()
    parameters.abbrev_types = set(known.either)
    parameters.sent_starters = set(known.starters)
    # A Counter, because Punkt's own defaultdict would grow with every word it is asked about.
    parameters.ortho_context = Counter(dict.fromkeys(known.starters, _LOWER_CASE_SEEN))
    return PunktSentenceTokenizer(parameters)


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """The ends of the sentences of the paragraph ``text[start:end]``, in code points, ascending.

    Each end lies after the stop and its closing quotes; the last one is ``end``.
    """
    ends = [m.end() for m in _STOP.finditer(text, start, end) if _is_end(text, start, end, m)]
    if not ends or text[ends[-1] : end].strip():
        ends.append(end)
    else:
        ends[-1] = end
    return ends


def _is_end(text: str, start: int, end: int, stop: re.Match[str]) -> bool:
    at, behind = stop.span()
    mark = text[at]
    if mark in "。！？":
        return True
    doubtful = mark == "." and not text.startswith("..", at)
    word = text[max(start, at - _REACH) : at].rpartition(" ")[2].rpartition("\n")[2]
    usual = word.isalpha() and len(word) > 1 and word.lower() not in _all_abbreviations()
    if (
        (usual or not doubtful)
        and text[behind] == " "
        and text[behind + 1 : min(end, behind + 2)].isupper()
    ):
        return True  # most stops
    following = _NEXT.match(text, behind, end)
    if following is None:
        return True
    after = following.group(1)
    if after[0].islower() and not _LOWER_NAME.match(after):
        return False
    if usual or not doubtful:
        return True
    return _ends_sentence(_OPENED.sub("", word), after, word_at_start=at - len(word) == start)


def _ends_sentence(word: str, after: str, *, word_at_start: bool) -> bool:
    """Whether the stop between ``word`` and ``after`` (not in lower case) ends a sentence."""
    known = shipped_abbreviations()
    lower = word.lower().replace("’", "'")
    if lower in known.before:
        return False
    if lower in known.number:
        return not _NUMBER.match(after)
    if word.isdigit() and len(word) < 3 and _DATED.match(after):
        return False
    if word.isdigit():
        return not (word_at_start and len(word) < 4)  # "1. The parties agree", an item of a list
    if _ACRONYM.fullmatch(word):
        lower = "u.s"  # Punkt knows few acronyms: all are treated like this one
    elif len(word) != 1 and lower not in known.either:
        return True
    return _divided_by_punkt(lower, after)


@lru_cache(maxsize=4096)  # the same initials and titles come again and again
def _divided_by_punkt(word: str, after: str) -> bool:
    return bool(_punkt().text_contains_sentbreak(f"{word}. {after}"))
