"""Acronyms an article uses without saying what they stand for, while the long name stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import combinations, dropwhile, islice

from ...model import Span
from ...text.analysis import fold
from ..matching.casing import is_ordinary, looks_ordinary
from ..words.lexicon import FUNCTION, word_set
from .expansions import defined
from .extents import name_after
from .initials import key, small, spelled
from .model import Basis, Confidence, Definition
from .shapes import AFFILIATIONS, HEADS, MOST_TRIED, Word, acronym, words

_ACRONYM = re.compile(
    r"(?<![\w.&'’/-])(?:[A-Z]{3,8}[a-z]?|[A-Z]{1,4}[a-z]{1,3}[A-Z][A-Za-z]{0,3})(?![\w&]|-[A-Z]+\b)"
)
_NAME = re.compile(
    r"(?<!\w)[A-Z][\w'’-]*"
    r"(?:[ \u00a0](?:(?:of|for|and|the|on|in|to|de|del|al|bin) ){0,2}[A-Z][\w'’-]*){1,8}"
    r"(?: (?:party|movement|front|union|league|alliance)\b)?"  # "Democratic Unionist party"
)
_WORD = re.compile(r"[A-Z][a-z]{3,7}")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_JOINTS = str.maketrans("", "", " -'’")
_NO_NAME = FUNCTION - word_set("of for the to on")
_LINE = 200  # code points to each side of an acronym that tell how its line is set
_SHOUTED = 0.6
_TELLING = 4  # letters that words have seldom by chance
_SHORT = 3  # letters, of which a preposition of place gives none: "Chapman in Afghanistan"
_OF = word_set("of for the and bin")


def implicit(text: str, known: Set[str]) -> Iterator[Definition]:
    """Acronyms of three letters or more whose initials a capitalised name of the text has.

    ``known`` are folded short names the text defines otherwise. Confident are those of a body,
    and four letters; of other names one article proves little, two agree seldom by chance.
    """
    seen = _unexplained(text, known)
    sizes = {len(short) for short in seen}
    set_small = {short.upper(): short for short in seen}
    done: set[str] = set()
    names: list[list[Word]] = []
    for found in islice(_NAME.finditer(text), MOST_TRIED):
        inside = words(text, *found.span())
        for first, end, short in _windows(inside, sizes):
            short = set_small.get(short, short)
            span = seen.get(short)
            if span is None or short in done or _repeats(short, inside[first:end]):
                continue
            done.add(short)
            if not _of_a_body(inside[first:end]) and _of_a_body(inside[end : end + 1]):
                end += 1  # "Public and Commercial Workers Union"
            told = _of_a_body(inside[first:end]) or (len(short) >= _TELLING and short.isupper())
            sure = Confidence.CONFIDENT if told else Confidence.POSSIBLE
            long = Span(inside[first].start, inside[end - 1].end)
            yield defined(text, span, long, sure, Basis.IMPLIED)
        names.append(inside)
    bodies = [name for name in names if _of_a_body(name)]
    rest = {short: span for short, span in seen.items() if short not in done}
    for name in names if rest else ():
        yield from _mixed(text, name, rest)
    for name in bodies if rest else ():
        yield from _spelled_by(text, name, rest)
    yield from _in_small(text, rest)
    yield from _as_words(text, bodies, known)


def _unexplained(text: str, known: Set[str]) -> dict[str, Span]:
    """The acronyms that nothing defines, each where it stands first."""
    seen: dict[str, Span] = {}
    for found in islice(_ACRONYM.finditer(text), MOST_TRIED):
        if fold(found[0]) not in known and found[0] not in seen and _telling(text, found):
            seen[found[0]] = Span(*found.span())
    return seen


def _in_small(text: str, seen: dict[str, Span]) -> Iterator[Definition]:
    """Guesses: words whose initials a short name has, in small letters too."""
    wanted = {short: key(short) for short in seen}
    wanted = {a: b for a, b in wanted.items() if len(b) >= _TELLING and b.isalpha()}
    every = list(_LETTERS.finditer(text)) if wanted else []
    content = [word for word in every if not small(word[0].lower())]
    for told in (every, content):
        initials = "".join(word[0][0].lower()[0] for word in told)
        for short, letters in wanted.items():
            at = initials.find(letters)
            while at >= 0 and not _one_name(text, told[at : at + len(letters)]):
                at = initials.find(letters, at + 1)
            if at >= 0:
                start, end = told[at].start(), told[at + len(letters) - 1].end()
                whole = name_after(text, start) if told[at][0][0].isupper() else None
                yield _guess(text, seen[short], Span(start, max(end, whole[1] if whole else 0)))


def _one_name(text: str, found: list[re.Match[str]]) -> bool:
    """Whether nothing stands between the words that a name has not."""
    plain = text[found[0].start() : found[-1].end()].translate(_JOINTS).isalpha()
    said = [word[0].lower() for word in found]
    return plain and not small(said[0]) and _NO_NAME.isdisjoint(said)


def _as_words(text: str, bodies: list[list[Word]], known: Set[str]) -> Iterator[Definition]:
    """Initials of a body's name that are set as a word, in the way of British papers."""
    for name in bodies:
        own = list(dropwhile(lambda word: word.folded in FUNCTION or small(word.folded), name))
        content = [word for word in own if not small(word.folded)]
        for heads in (own, content):  # Ecowas, Nato
            short = "".join(word.text[0] for word in heads).title()
            told = _WORD.fullmatch(short) and short in text and fold(short) not in known
            if told and (found := re.search(rf"(?<![\w.&'’/-]){short}(?![\w-])", text)):
                long = Span(own[0].start, own[-1].end)
                sure = Confidence.POSSIBLE if looks_ordinary(fold(short)) else Confidence.CONFIDENT
                yield defined(text, Span(*found.span()), long, sure, Basis.IMPLIED)


def _guess(text: str, short: Span, long: Span) -> Definition:
    return defined(text, short, long, Confidence.POSSIBLE, Basis.GUESSED)


def _mixed(text: str, name: list[Word], seen: dict[str, Span]) -> Iterator[Definition]:
    """A guess: "Salt for Norland", SfK, a capital for each word and a small one for "for"."""
    name = list(dropwhile(lambda word: small(word.folded), name))
    for short, span in seen.items() if name else ():
        alike = len(short) == len(name) and short[0] == name[0].text[0] and not short.isupper()
        pairs = zip(short, name, strict=False)
        if alike and all(a.isupper() or a == word.text[0] for a, word in pairs):
            yield _guess(text, span, Span(name[0].start, name[-1].end))


def _spelled_by(text: str, name: list[Word], seen: dict[str, Span]) -> Iterator[Definition]:
    """Guesses: the letters of a short name are those of a body's name, if not its initials.

    They stand inside its words, or the initials are in another order: ISIS, "Islamic State".
    """
    own = list(dropwhile(lambda word: small(word.folded), name))  # "As the Islamic State"
    folded = [word.folded for word in own]
    heads = sorted(word[0] for word in folded if not small(word))
    for short, span in seen.items():
        if any(word.startswith(fold(short)) for word in folded):
            continue  # "CLINTON", "Clinton Foundation"
        turned = len(heads) > 1 and heads == sorted(key(short))
        spelling = None if turned else spelled(short, folded)
        first = spelling.first if spelling else 0
        if turned or (spelling and (first == 0 or small(folded[first - 1]))):
            yield _guess(text, span, Span(own[first].start, own[-1].end))


def _of_a_body(name: list[Word]) -> bool:
    """Whether the word for a body ends a name or stands before "of": "Department of Justice"."""
    heads = [n for n, word in enumerate(name) if word.folded in HEADS]
    return any(n + 1 == len(name) or name[n + 1].folded in ("of", "for") for n in heads)


def _repeats(short: str, found: list[Word]) -> bool:
    return any(word.text == short for word in found)


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
    heads = [i for i, word in enumerate(found) if not small(word.folded)]
    for at, first in enumerate(heads):
        for size in sorted(sizes, reverse=True):
            if at + size <= len(heads):
                chosen = heads[at : at + size]
                yield first, chosen[-1] + 1, "".join(found[i].text[0] for i in chosen).upper()
    for first, last in combinations(heads, 2):
        own = found[first : last + 1]
        passed = {word.folded for word in own if small(word.folded)}
        if passed and len(own) in sizes and (len(own) > _SHORT or passed <= _OF):
            yield first, last + 1, "".join(word.text[0] for word in own).upper()
