"""Acronyms an article uses without saying what they stand for, while the long name stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import islice

from ...model import Span
from ...text.analysis import fold
from ..matching.casing import is_ordinary
from ..words.lexicon import ARTICLES, word_set
from .expansions import defined
from .initials import small
from .model import Basis, Confidence, Definition
from .shapes import AFFILIATIONS, HEADS, MOST_TRIED, Word, acronym, words

_ACRONYM = re.compile(
    r"[A-Z](?<![\w.&'’/-].)(?:[A-Z]{2,7}[a-z]?|[A-Z]{0,3}[a-z]{1,3}[A-Z][A-Za-z]{0,3})"
    r"(?![\w&]|-[A-Z]+\b)"
)
_NAME = re.compile(
    r"[A-Z](?<!\w.)[\w'’-]*"
    r"(?:[ \u00a0](?:(?:of|for|and|the|on|in|to|de|del|al|bin) ){0,2}[A-Z][\w'’-]*){1,8}"
    r"(?: (?:party|movement|front|union|league|alliance)\b)?"  # "Democratic Unionist party"
)
_LINE = 200  # code points to each side of an acronym that tell how its line is set
_SHOUTED = 0.6
_TELLING = 4  # letters that words have seldom by chance
_SHORT = 3  # letters, of which a preposition of place gives none: "Chapman in Afghanistan"
_OF = word_set("of for the bin")


def implicit(text: str, known: Set[str]) -> Iterator[Definition]:
    """Acronyms of three letters or more whose initials a capitalised name of the text has.

    ``known`` are folded short names the text defines otherwise. Confident are those of a body,
    and four letters; of other names one article proves little, two agree seldom by chance.
    """
    seen = _unexplained(text, known)
    sizes = {len(short) for short in seen}
    set_small = {short.upper(): short for short in seen}
    turned = {"".join(sorted(short)): short for short in seen if len(short) >= _TELLING}
    done: set[str] = set()
    for found in islice(_NAME.finditer(text), MOST_TRIED):
        inside = words(text, *found.span())
        for first, end, short in _windows(inside, sizes):
            short = set_small.get(short, short)
            span = seen.get(short)
            if span is None or short in done:
                continue
            done.add(short)
            told = _of_a_body(inside[first:end]) or (len(short) >= _TELLING and short.isupper())
            sure = Confidence.CONFIDENT if told else Confidence.POSSIBLE
            long = Span(inside[first].start, inside[end - 1].end)
            yield defined(text, span, long, sure, Basis.IMPLIED)
        own = [word for word in inside if not small(word.folded)] if turned else []
        short = turned.get("".join(sorted(word.text[0] for word in own)), "")
        if short and short not in done and _of_a_body(inside):  # FARC: noun first
            done.add(short)
            long = Span(own[0].start, own[-1].end)
            yield defined(text, seen[short], long, Confidence.POSSIBLE, Basis.IMPLIED)


def _unexplained(text: str, known: Set[str]) -> dict[str, Span]:
    """The acronyms that nothing defines, each where it stands first."""
    seen: dict[str, Span] = {}
    for found in islice(_ACRONYM.finditer(text), MOST_TRIED):
        if fold(found[0]) not in known and found[0] not in seen and _telling(text, found):
            seen[found[0]] = Span(*found.span())
    return seen


def _of_a_body(name: list[Word]) -> bool:
    """Whether the word for a body ends a name or stands before "of": "Department of Justice"."""
    heads = [n for n, word in enumerate(name) if word.folded in HEADS]
    return any(n + 1 == len(name) or name[n + 1].folded in ("of", "for") for n in heads)


def _telling(text: str, found: re.Match[str]) -> bool:
    """Whether the capitals of an acronym say anything: not in a line of capitals."""
    short = found[0]
    if not acronym(short) or short.lower() in AFFILIATIONS or is_ordinary(fold(short)):
        return False
    begin = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _LINE)
    end = text.find("\n", found.end(), found.end() + _LINE)
    letters = [c for c in text[begin : end if end >= 0 else found.end() + _LINE] if c.isalpha()]
    return sum(c.isupper() for c in letters) < _SHOUTED * len(letters)


def _windows(found: list[Word], sizes: Set[int]) -> Iterator[tuple[int, int, str]]:
    """Stretches of a name that begin and end with a capital, and their initials.

    "Department of Justice" may be DJ and DOJ.
    """
    led = found[0].folded in ARTICLES  # "Al Qaeda in Norland"
    heads = [i for i, word in enumerate(found) if (led and i == 0) or not small(word.folded)]
    for at, first in enumerate(heads):
        for size in sorted(sizes, reverse=True):
            if at + size <= len(heads):
                chosen = heads[at : at + size]
                yield first, chosen[-1] + 1, "".join(found[i].text[0] for i in chosen).upper()
    for first, last in ((head, heads[-1]) for head in heads[:-1]):
        own = found[first : last + 1]
        passed = {word.folded for word in own if small(word.folded)}
        told = "and" not in passed and (len(own) > _SHORT or passed <= _OF)
        if passed and told and len(own) in sizes:
            yield first, last + 1, "".join(word.text[0] for word in own).upper()
