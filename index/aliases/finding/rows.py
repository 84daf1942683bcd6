"""A sentence as a row of kinds of words, one letter each, so that a pattern can be a short one.

"Vestport, which northerners call Norport" is ``N,wxVN``: a name, a comma, a relative word, any
word, a verb of naming, a name. What a kind holds is told in ``KINDS``; it is general English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import NamedTuple

from ..matching.casing import looks_ordinary
from ..words import lexicon as lex
from ..words.heads import DEMONYMS
from ..words.verbs import ACTS, PAST
from .extents import GRAMMAR, name_length, opens
from .shapes import ILLNESSES, KIND, LANGUAGES, TERM, Word, acronym, words

NAME, QUOTE, ANY, NUMBER, TONGUE, NAMING, AKA = "N", "Q", "x", "y", "L", "M", "k"
KINDS = {
    "C": "called named dubbed nicknamed christened rechristened renamed rebranded restyled styled "
    "branded termed labelled labeled billed abbreviated shortened codenamed transliterated "
    "spelled spelt respelled respelt misspelled misspelt organised organized translated rendered "
    "reborn designated identified listed renaming rebranding born baptised baptized marketed "
    "sold titled entitled formed founded established launched incorporated",
    "K": "known know knows knew register registered referred refers refer remembered remember "
    "remembers unmasked tracked notorious familiar infamous",
    "V": "call calls calling names naming dub dubs nickname style styles styling brand brands "
    "rebrand rebrands rename renames label labels term terms mean means meaning stands stood "
    "became becomes translates become christen spell spells abbreviate abbreviates",
    "W": "records recorded recording performs performed performing writes wrote writing raps "
    "rapping blogs tweets trades traded trading operates operated operating market "
    "markets sell sells tracks sail sailed sails flew flies flying fights fought fighting "
    "travelled traveled travelling traveling",
    "U": "uses used using use adopted adopting adopts took taken taking takes take changed "
    "changing changes change give gives given gave got bear bears bore carries carried adopt "
    "drop drops dropped dropping shorten shortens chose goes went going gone carry kept keep "
    "keeps retained retains reverted reverts shed sheds lost resumed restored received "
    "include includes included "
    "acquired assumed",
    "M": "name names kunya acronym acronyms initials abbreviation alias aliases nicknames nickname "
    "moniker monikers pseudonym pseudonyms guerre sobriquet short codename byname handle "
    "translation transliteration transliterations translations shorthand spelling spellings "
    "letters title jargon contraction portmanteau identity",
    "k": "aka née nee né",
    "b": "is are was were be been being",
    "h": "have has had having will would can could may might should shall must",
    "i": "it they he she we him them",
    "w": "which who whom whose that",
    "a": "the a an its his her their this our",
    "s": "itself themselves himself herself",
    "r": "to",
    "q": "as",
    "T": "after when while following because although where",
    "p": "by in under for of with at on from among into near",
    "t": "since until till before",
    "f": "formerly previously once originally initially now today nowadays then later henceforth "
    "henceforward subsequently afterwards",
    "d": "recently also only simply just better best more most often sometimes still long usually "
    "even self-styled erstwhile literally officially short full real true birth given stage pen "
    "legal old new former original proper own popular current earlier nom de brand trade "
    "local hereafter hereinafter first always again ex so official formal",
    "o": "or",
    "&": "and plus but",
}
_OF = {word: kind for kind, held in KINDS.items() for word in held.split()}
_MARKS = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "/": "/"}
_LANGUAGE = re.compile(LANGUAGES)
_QUOTED = re.compile(
    r"“([^“”\n]{2,70}?)[,.]?”|\"([^\"\n]{2,70}?)[,.]?\"|‘([^‘’\n]{2,70}?)[,.]?’(?!\w)"
    r"|(?<![\w.,])'(?!\s)([^'\n]{2,70}?)[,.]?'(?!\w)"
)
_AKA = re.compile(r"\b(?:[afd]/[kb]/a\b|[af]\.k\.a\.)", re.IGNORECASE)
_DASH = re.compile(r"\s[-–—]{1,2}(?=\s|$)|[–—]")
_STATUTE = re.compile(  # "the Salt Marsh (Protection) Act"
    r"[A-Z]\w+(?:\s(?:of\s|and\s|for\s)?[A-Z]\w+){0,5}\s\([A-Z][a-z][^()\n]*\)\s"
    r"(?:Act|Bill|Law|Order|Ordinance|Rules|Regulations?)\b"
)
_SMALL_NAME = re.compile(  # in "that brevalin, also known as red salt,"
    r"\b(?:(?:also|better|commonly|popularly|widely|often|sometimes|usually|locally)\s"
    r"(?:called|(?:known|referred\sto)\sas)|known\s(?:\w+ly|(?:on|in|to|among)\s(?:\w+\s){1,3}?)\s?as"
    r"|nicknamed|dubbed)\s(?:the\s)?(?![A-Z]\w*['’]s\s)"
    r"(?P<behind>(?:[\w’'-]+\s){0,3}[a-z][\w’'-]+)(?=[,.;)]|\s[–—-]|$)"
    r"|,\sor\s(?P<offered>[a-z]{4,20})(?=,)"
    r"|(?:,|\b(?:that|drug|medicine|opioid|antibiotic|vaccine|substance|pesticide|parasite))\s"
    r"(?P<before>[a-z]{5,20})"
    r"(?=,?\s\(?(?:also|better|commonly|known|called|sold|marketed|nicknamed|which)\b)"
)
_TOGETHER = {"so": ("-called", "d", 2), "code": ("-named", "C", 2), "short": (" for ", "M", 1)}
_TOGETHER |= {"call": (" sign", "M", 2), "real": (" life", "f", 2)}
_TOGETHER |= dict.fromkeys(("do", "does", "did", "doing"), (" business", "W", 2))
_TOGETHER |= dict.fromkeys(("present", "modern"), ("-day", "f", 2))
_MOST_QUOTED = 8  # words
_ADJECTIVAL = ("al", "an", "ar", "ary", "ory", "ic", "ive", "ous", "form", "ine", "oid", "psing")
_LONGEST_TERM = 5  # words: "mad cow disease"


@dataclass(frozen=True, slots=True)
class Row:
    """The kinds of ``text`` between two stops, and where in it each begins and ends."""

    text: str
    kinds: str
    spans: tuple[tuple[int, int], ...]
    quoted: frozenset[int]  # places of what stands in quotation marks
    small: frozenset[int]  # places of names in small letters

    def word(self, at: int) -> str:
        """What stands at one place, in small letters."""
        return self.text[slice(*self.spans[at])].lower()

    def said(self, first: int, end: int) -> list[str]:
        """The words at the places [first, end), in small letters."""
        if first >= end:
            return [""]
        said = self.text[self.spans[first][0] : self.spans[end - 1][1]].lower()
        return re.sub(r'[("“‘]', " ", said).split() or [""]

    def closes(self, at: int) -> bool:
        """Whether a mark stands at the place, or it is the end."""
        return not self.kinds[at : at + 1].isalpha()


def row(text: str, start: int, end: int) -> Row:
    """``text[start:end]`` as a row."""
    units = tuple(_units(text, start, end))
    quoted = frozenset(place for place, unit in enumerate(units) if unit.quoted)
    small = frozenset(place for place, unit in enumerate(units) if unit.small)
    kinds = "".join(unit.kind for unit in units)
    return Row(text, kinds, tuple((unit.start, unit.end) for unit in units), quoted, small)


class _Unit(NamedTuple):
    """One place of a row."""

    kind: str
    start: int
    end: int
    quoted: bool = False
    small: bool = False


def _units(text: str, start: int, end: int) -> Iterator[_Unit]:
    quotes = dict(m.span(m.lastindex or 0) for m in _QUOTED.finditer(text, start, end))
    fixed = dict(m.span() for m in _AKA.finditer(text, start, end))
    whole = dict(m.span() for m in _STATUTE.finditer(text, start, end))
    said = (m.span(m.lastgroup or 0) for m in _SMALL_NAME.finditer(text, start, end))
    whole |= {first: last for first, last in said if _nominal(words(text, first, last))}
    found, i, at = words(text, start, end), 0, start
    terms = {m.end() for m in TERM.finditer(text, start, end)}
    while i < len(found):
        first = found[i].start
        yield from _marks(text, at, first)
        count = 0
        if first in fixed:
            count = _until(found, i, fixed[first])
            unit = _Unit(AKA, first, fixed[first])
        elif first in quotes and 0 < (count := _until(found, i, quotes[first])) <= _MOST_QUOTED:
            led = count > 1 and found[i].folded in ("the", "a", "an")
            kind = NAME if found[i + led].capital else QUOTE
            if led and found[i].folded != "the":
                yield _Unit("a", first, found[i].end)
            unit = _Unit(kind, found[i + led].start, quotes[first], quoted=True)
        elif first in whole:
            count = _until(found, i, whole[first])
            kind = NAME if any(word.capital for word in found[i : i + count]) else QUOTE
            unit = _Unit(kind, first, whole[first], small=True)
        elif terms and (count := _term(text, found, i, terms)):
            unit = _Unit(NAME, first, found[i + count - 1].end, small=True)
        else:
            kind, count = _kind(text, found, i)
            count = min(count, len(found) - i)
            unit = _Unit(kind, first, found[i + count - 1].end)
        yield unit
        at, i = unit.end, i + count
    yield from _marks(text, at, end)


def _until(found: list[Word], i: int, end: int) -> int:
    """How many words from ``i`` on begin before the place ``end``."""
    return sum(1 for _ in takewhile(lambda word: word.start < end, islice(found, i, None)))


def _term(text: str, found: list[Word], i: int, terms: set[int]) -> int:
    """How many words from ``i`` on are an illness or a medicine, small but for a place or a person
    at its head: "Kvist relapsing encephalopathy"."""
    length = 0
    for n, word in enumerate(found[i : i + _LONGEST_TERM], 1):
        low, led = word.text.lower(), found[i : i + n - 1]
        if n > 1 and text[led[-1].end : word.start] not in (" ", "-"):
            break
        told = all(_told_by(text, one) for one in led)
        if word.end in terms and (told or (n < 4 and low in ILLNESSES)):
            alone = n > 1 or not looks_ordinary(low)
            length = n * alone
            length += alone and found[i + n : i + n + 1] != [] and found[i + n].text.isdigit()
            continue
        acts = low in ACTS or low in PAST or low in lex.SAY or low.endswith("ed")
        own = (low in lex.FUNCTION or low in _OF) and not (low == "and" and led and told)
        if own or (acts and not _hyphened(text, word)) or (word.capital and i and n > 1):
            break
    return length


def _nominal(said: list[Word]) -> bool:
    """Whether the words may be a name: no small word is one of grammar, an office or an adverb."""
    small = [word for word in said if not word.capital]
    refused = (
        word.folded in lex.FUNCTION or word.folded in lex.ROLES or word.text.endswith("ly")
        for word in small
    )
    return not any(refused) and not (len(said) == 1 and looks_ordinary(said[0].folded))


def _told_by(text: str, word: Word) -> bool:
    """Whether a word may say which illness it is: "amyotrophic", but not "injection"."""
    folded = word.folded
    told = folded.endswith(_ADJECTIVAL) or folded in DEMONYMS | ILLNESSES | {"and"}
    return told or _hyphened(text, word) or (word.capital and not looks_ordinary(folded))


def _hyphened(text: str, word: Word) -> bool:
    return "-" in (text[word.start - 1 : word.start], text[word.end : word.end + 1])


def _marks(text: str, start: int, end: int) -> Iterator[_Unit]:
    for place in range(start, end):
        mark = text[place]
        if mark in _MARKS:
            yield _Unit(_MARKS[mark], place, place + 1)
        elif mark in "-–—" and _DASH.match(text, max(start, place - 1), end):
            yield _Unit("-", place, place + 1)


def _kind(text: str, found: list[Word], i: int) -> tuple[str, int]:
    """The kind of what begins at word ``i``, and how many words it has."""
    word = found[i]
    low, folded = word.text.lower(), word.folded
    goes_on, kind, count = _TOGETHER.get(low, ("", "", 0))
    if count and text.startswith(goes_on, word.end):
        return kind, count
    led = folded in lex.ARTICLES and opens(text, found[i : i + 2])  # "al-Jawlan"
    if not (word.capital or led) or (folded in GRAMMAR and not acronym(word.text)):
        hyphened = _hyphened(text, word) and low != "ex"
        adverb = "d" if low.endswith("ly") and len(low) > 4 else ANY
        return ANY if hyphened else _OF.get(low, adverb), 1  # "then-President"
    coded = found[i + 1 : i + 2] and text[word.end : found[i + 1].start] == "-"  # 2019-nCoV
    if (word.text.isdigit() and not (coded and found[i + 1].capital)) or (
        (folded in lex.MONTHS or folded in lex.DAYS) and not _begins_name(found, i)
    ):
        return NUMBER, 1
    length = name_length(text, found[i : i + 14])
    beside = {word.text for word in (*found[max(0, i - 1) : i], *found[i + 1 : i + 2])}
    tongued = length == 1 or not beside.isdisjoint(("in", "for"))
    if tongued and _LANGUAGE.fullmatch(word.text):
        return TONGUE, 1
    # "Born Ann Kvist, the singer"
    if i == 0 and (length == 1 or folded == "born") and folded in _OF and not acronym(word.text):
        return _OF[folded], 1
    follows = found[i + length : i + length + 1]
    own = found[i : i + length]
    told = all(map(_of_a_people, own)) or _adjective(text, own, found[i - 1] if i else None)
    if told and not (follows and follows[0].capital):
        return ANY, length
    if longer := KIND.match(text, found[i + length - 1].end):
        length = _until(found, i, longer.end())
    return NAME, length


def _begins_name(found: list[Word], i: int) -> bool:
    """Whether a month or a day begins a name: "the October War", "the July 4 League"."""
    led = i > 0 and found[i - 1].folded == "the"
    follows = [word for word in found[i + 1 : i + 3] if not word.text.isdigit()]
    return led and follows != [] and follows[0].capital


def _adjective(text: str, name: list[Word], before: Word | None) -> bool:
    """Whether a small word is hung on a single capital one: "neo-Vestish", "Kvist-era"."""
    if before and len(name) == 1 and text[before.end : name[0].start] == "-":
        return not before.capital and before.folded not in lex.ARTICLES | {"ex"}
    first, last = name[0], name[-1]
    return len(name) == 2 and first.capital > last.capital and text[first.end : last.start] == "-"


def _of_a_people(word: Word) -> bool:
    return word.folded in DEMONYMS or word.folded.removesuffix("s") in DEMONYMS
