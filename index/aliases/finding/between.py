"""Two names with nothing but words of naming between them, or behind the second of the two.

"The Vest Union, since 2014 the Nor Union,"; "Norport, which Vestlanders call Vestport"; "the Salt
Front, or Jabhat al-Milh in Arabic". Mostly *possible*: a person looks at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ...analysis import fold
from ...model import Span
from .. import lexicon as lex
from ..casing import looks_ordinary
from .joining import joined
from .model import Confidence, Definition, Relation
from .plain import KIND
from .shapes import LANGUAGES, MOST_TRIED, acronym, name_after, name_before, sentence_start

_NAMING = (
    r"call(?:s|ed|ing)?|known|(?<!will\s)(?<!also\s)(?<!would\s)names?|alias|aka|acronym|initials|abbreviat(?:ed|ion)|"
    r"short(?:ened)?|nick(?:named?|names)|moniker|pseudonym|dub(?:s|bed)|styl(?:es?|ed|ing)|"
    r"(?:re)?brand(?:s|ed)|renam(?:ed|ing)|rechristened|referred|refers?|means?|meaning|"
    r"translat(?:es?|ed|ion)|rendered|formerly|previously|née|hence(?:forth|forward)|hereafter|codenamed|identified\sas"
)
_TIMED = (
    r"(?:until|till|since|before|from)(?:\s(?:about|around|early|late|mid|the|last|this))*"
    r"\s(?:\d{4}s?|recently|then|now|year|month|week|spring|summer|autumn|winter|independence|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s\d{4})?)"
)
_LED = (
    r"which|who|whom|whose|that|it|its|they|their|he|his|she|her|the|a|an|this|as|by|under|in|of|to|"
    r"for|and|or|also|is|are|was|were|has|have|had|been|be|being|having|still|now|then|today|once|"
    r"would|will|later|long|ever|just|simply|sometimes|often|better|more|most|best|recently|himself|herself|"
    r"itself|themselves|\w+ly|group|movement|party|company|firm|body|country|city|town|militia|"
    r"organi[sz]ation|members|supporters|followers|fans|admirers|critics|opponents|enemies|friends|"
    r"colleagues|locals|residents|people|others|some|many|everyone|old|new|former|full|real|birth|"
    r"stage|pen|original|official|proper|own|last|year|years|abroad|online|"
    r"perform(?:s|ed|ing)|records?|recorded|recording|raps?|rapping|sings?|writes|writing|wrote|"
    r"trad(?:es|ed|ing)|operat(?:es|ed|ing)|go(?:es|ing)|went|uses|used|using|adopt(?:s|ed|ing)|"
    r"took|taking|chang(?:ed|ing)|publish(?:es|ed|ing)|post(?:s|ed|ing)|travell(?:ed|ing)|"
    r"market(?:ed|s)|sold|from|at|first|initially|originally"
)
_APART = r",|\s?\(|\s[–—-]{1,2}|[–—]"
_DIRECT = r"(?=\s(?:would|will|has|had|have|by\sits)\s)"  # "would henceforth be called"
_GAP = re.compile(
    rf"(?P<apart>{_APART}|{_DIRECT})\s?(?P<said>(?:(?:{_NAMING}|{_TIMED}|{_LED}|{LANGUAGES}|[A-Z][a-z]+(?:s|ese|ish)(?=\s(?:call|as\s)))"
    r"[\s,]\s?){1,9})(?=[\"“‘]?[a-z]?[A-Z])"
)
_SAID = re.compile(
    rf"\b(?:{_NAMING}|{_TIMED}|(?:perform|record|rapp?|writ|trad|market|sold)\w*\s(?:\w+\s)?as|"
    rf"in\s{LANGUAGES})\b"
)
_TAIL = re.compile(
    rf"[\"”’]?\s(?:(?:in\s{LANGUAGES}|{_TIMED}|for\sshort|to\s(?:its|his|her|their)\s\w+)"
    r"(?=[,.;:)]|\s[–—-]|$)|to\s(?:everyone|everybody|fans|friends|locals|most|many)\b"
    r"|as\s(?:it|they|he|she)\s(?:is|are|was|were)\s(?:\w+\s)?(?:known|called)\b"
    r"|by\s(?:its|their)\s(?:\w+\s)?(?:initials|acronym)\b)"
)
_BEFORE_SECOND = re.compile(rf"(?P<apart>{_APART})\s?(?:(?:or|also|the)\s)*[\"“‘]?$")
_SAID_OF = re.compile(  # "Academi, the security contractor once called Blackwater,"
    r"(?P<apart>,|\s[–—-]{1,2}|[–—])\s?"
    r"(?P<said>(?:the|an?|its|their|which|whom|that)\s(?:[\w'’-]+\s){1,7}?"
    r"(?:call(?:s|ed)?|known|named|dubbed|nicknamed|codenamed|renamed|rechristened)\s"
    r"(?:(?:as|simply|just|in|by|its|the|their|acronym|initials|\w+ly)\s)*)(?=[\"“‘]?[a-z]?[A-Z])"
)
_OF = re.compile(r"(?<!name)(?<!alias)(?<!pseudonym)\s(?:of|in|at)\s(?:the\s)?$")  # "formerly of"
_NEW_NAME = re.compile(  # "Research in Motion said it was changing its name to BlackBerry"
    r"\b(?:chang(?:es?|ed|ing)\s(?:its|his|her|their)\sname\sto"
    r"|(?:renam|rebrand)(?:s|ed|ing)\s(?:itself|himself|herself|themselves)(?:\s(?:as|to))?)"
    r"\s(?:the\s)?(?=[\"“‘]?[a-z]?[A-Z])"
)
_CLOSES = re.compile(
    rf"[\"”’]?(?:[,.;:)–—]|\s[–—-]|$|\s(?:in\s(?:{LANGUAGES}|\d{{4}})|until|till|before|since|when|after)\b)"
)
_SOMEBODY = lex.ROLES | {"member", "members", "part", "and"}  # not what the name is of
_BACK = 20  # code points read back from a second name
_SURELY = re.compile(
    rf"\b(?:acronym|initials|abbreviat\w+|shortened|in\s{LANGUAGES}|formerly\s(?:known|called)|"
    r"(?:real|birth|full|stage|pen|old|former|original)\sname)\b"
)
_TURNED = re.compile(r"\b(?:since|now|today|later|renam\w+|rebrand\w+|rechristened|chang\w+)\b")
_OLD = re.compile(r"\b(?:until|till|before|once|then|formerly|previously|old|former|original)\b")


def between(text: str) -> Iterator[Definition]:
    """The definitions that words between two names make, or words behind them."""
    for gap in islice(_GAP.finditer(text), MOST_TRIED):
        if _SAID.search(gap["said"]) and not _OF.search(gap["said"]):
            yield from _around(text, gap)
    for gap in islice(_SAID_OF.finditer(text), MOST_TRIED):
        if _SOMEBODY.isdisjoint(gap["said"].split()):
            for one in _around(text, gap):
                yield replace(one, confidence=Confidence.POSSIBLE)
    for tail in islice(_TAIL.finditer(text), MOST_TRIED):
        other = name_before(text, tail.start())
        apart = _BEFORE_SECOND.search(text, max(0, other[0] - _BACK), other[0]) if other else None
        own = name_before(text, apart.start()) if apart else None
        if own and other and apart:
            yield from _pair(text, own, apart.start(), other, tail[0])
    for cue in islice(_NEW_NAME.finditer(text), MOST_TRIED):
        own = name_after(text, sentence_start(text, cue.start()))
        other = name_after(text, cue.end())
        if own and other and own[1] < cue.start() and not _ordinary(text[own[0] : own[1]]):
            yield from _pair(text, own, own[1], other, cue[0])


def _named(text: str, name: tuple[int, int]) -> bool:
    """Whether it is a name and no day: not "the 1960s", not "Nov. 24"."""
    first = text[name[0] : name[1]].split(".")[0].lower()
    return text[name[0]].isalpha() and not any(month.startswith(first) for month in lex.MONTHS)


def _ordinary(written: str) -> bool:
    return " " not in written and looks_ordinary(fold(written))


def _around(text: str, gap: re.Match[str]) -> Iterator[Definition]:
    own, other = name_before(text, gap.start()), name_after(text, gap.end())
    if own and other:
        longer = KIND.match(text, other[1])
        other = other[0], longer.end() if longer else other[1]
        if _CLOSES.match(text, other[1]):
            yield from _pair(text, own, gap.start(), other, gap["said"])


def _pair(
    text: str, own: tuple[int, int], apart: int, other: tuple[int, int], said: str
) -> Iterator[Definition]:
    """Both names, unless something stands between the first and ``apart``, where what joins it to
    the second begins."""
    if text[own[1] : apart].strip("\"”’' ") or not _named(text, own):
        return
    turned = _TURNED.search(said) is not None
    old = turned or _OLD.search(said) is not None
    short, long = (own, other) if turned else (other, own)
    relation = Relation.FORMER if old else Relation.ALIAS
    if not old and acronym(text[other[0] : other[1]]):
        relation = Relation.ABBREVIATION
    sure = _SURELY.search(said) is not None
    pattern = "name, words of naming, name"
    one = joined(text, Span(*short), Span(*long), relation, pattern, confident=sure)
    yield from [one] if one else []
