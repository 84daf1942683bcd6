"""Two names joined by words: "X, also known as Y", "X, formerly Y", "X, Arabic for Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from ...model import Span
from ..words.lexicon import word_set
from .before import long_before
from .extents import name_after, name_before
from .initials import spelled
from .joining import joined
from .model import Confidence, Definition, Relation
from .plain import KIND, plain
from .shapes import LANGUAGES, MOST_TRIED, acronym, sentence_start, title_case, words
from .standing import name_end, stands

_ADVERBS = word_set(  # "commonly known as"
    "also best better colloquially collectively commonly formally formerly generally initially "
    "internationally later locally long more now nowadays officially often once originally "
    "otherwise popularly previously simply since sometimes still subsequently then today usually "
    "variously widely"
)
_NAMING = word_set(  # "dubbed", "known"
    "abbreviated branded called dubbed known marketed nicknamed rendered sold spelled spelt "
    "translated transliterated"
)
_ADVERB = rf"(?:(?:until\srecently|{'|'.join(sorted(_ADVERBS))})\s+){{0,3}}"
_OLD = re.compile(r"formerly|previously|once|originally|initially|until|then")
_NEW = re.compile(r"now|later|subsequently|since|today|nowadays")
_OWN = r"(?:its|their|his|her|the|an?)"
_BY = (
    rf"by\s+{_OWN}\s+(?:[\w-]+\s+){{0,3}}"
    r"(?:acronyms?|initials|abbreviation|nicknames?|name|moniker|nom de guerre|alias|pseudonym)"
    r"(?:\s+of|\s+as)?"
)
_NAME = r"[\"“‘]?(?:[ae]l-)?[A-Z]"  # begins a name
_CUE = re.compile(
    rf"(?P<known>\b{_ADVERB}(?:referred\s+to|{'|'.join(sorted(_NAMING))})"
    rf"(?:\s+(?:(?:simply|more|in \w+|\w+ly)\s+)?(?:as|to|{_BY}))*"
    r"(?=[\s,:\"“‘]))"
    r"|(?P<aka>\b(?:aka|AKA|a\.k\.a\.?|alias|nom de guerre|née)(?=[\s:,]))"
    r"|(?P<renamed>\b"
    r"(?:(?:was|were|been|has|have|had|which|since|it|later|recently|and|is)\s+)*"
    r"(?:renamed|rebranded|restyled|rechristened|(?:re(?:structured|launched|constituted|organi[sz]ed))(?=\s(?:itself|themselves)))(?:\s+(?:itself|themselves))?(?:\s+(?:as|to))?(?=\s)"
    r"|\bchanged\s+(?:its|their|his|her)\s+name\s+to\b)"
    r"|(?P<born>,\s+born(?=\s[A-Z][\w'’-]+\s[A-Z]))"
    rf"|(?P<past>(?:,|\s[–—-])\s+the\s+(?:former|old)(?=\s+{_NAME}))"
    r"|(?P<stands>\b(?:which\s+)?(?:stands|stood|standing)\s+for\b"
    r"|\b(?:is\s+)?short\s+for\b"
    rf"|\b{_OWN}\s+(?:[A-Z][\w-]+\s+){{0,2}}(?:acronym|abbreviation|initials)\s+(?:for|of)\b"
    rf"|\bthe\s+{LANGUAGES}\s+name\s+(?:for|of)\b)"
)
_APPOSED = re.compile(r",\s(?:the|an?)\s(?:(?!of|in|at|for|by|to|and|from)[\w'’-]+(?:\s|$)){1,5}$")
_SIMPLE = re.compile(  # ", the Scottish singer "
    r"(?:\s\([^()\n]{1,12}\))?,\s(?:the|an?)(?:\s(?!(?:of|in|at|for|by|to|and|from|who|that)\s)[\w'’-]+){1,4}"
    r"(?:\s(?:that|who|which))?\s*"
)
_TONGUE = re.compile(rf"\s[\"“‘]?[A-Z][^\n,.;()]{{1,60}}\sin\s{LANGUAGES}\b")
_RELATIVE = re.compile(
    r",\s(?:which|who)\s(?:[^.;\n]{2,70}?\sand\s(?:is|are|was|were)|used\sto\sbe)\s*$"
)
_ACTIVE = re.compile(r"(?:which\s)?(?:has|have|had)\s(?!been)")
_REFLEXIVE = re.compile(r"sel[fv]|changed")
CLOSES = re.compile(r"[,.;:)]|\s[–—-]|$")
_DETERMINED = re.compile(r"\b(?:the|an?)\s$", re.IGNORECASE)
_GOVERNED = re.compile(
    r"\b(?:of|in|from|by|with|for|at|to|on|near|under|against|into|inside|between|and)"
    r"\s(?:the\s)?[\"“‘']?$"
)
_PLACED = re.compile(r"\b[A-Z]\w+, $")
_LEADS = ("formerly", "previously", "originally", "once", "also", "better")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s*$")
_OVER = 60  # code points
_DASH = re.compile(r"\s[–—-]{1,2}\s?$")
_LIST = re.compile(
    r"[\"”’']?(?:,\s[\"“‘']?[A-Z][\w'’-]+[\"”’']?)*,?\s(?:or|and)\s(?:(?:simply|just|also)\s)?(?:the\s)?[\"“‘']?[A-Z][\w'’-]+(?=[\"”’']?(?:[,.;:)]|\s[–—-]|$))"
)
_LISTED = re.compile(r"(?:,|or|and)\s(?:(?:simply|just|also)\s)?(?:the\s)?[\"“‘']?([A-Z][\w'’-]+)")
_SET_OFF_BY = re.compile(r"(?:also|still|today|long|now|then|once|since|sometimes|often|\w+ly)\s")
_SET_OFF_BEFORE = re.compile(r"[,(–—]\s*$")
_FOLLOWS = re.compile(
    r"[\"”’']?(?:$|[\n,.;:()–—?!]|\s[(–—-]|\s(?:and|or|but|which|who|that|is|was|are|were|has|had|have|"
    r"in|on|at|to|from|by|for|with|near|as|will|would|when|after|before|until|since|because|during|"
    r"said|says|the|a|an|it|he|she|they|last|this)\b)"
)


def in_words(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Definition]:
    """The definitions that words such as "known as" announce in these sentences of a text."""
    for cue in islice(_cues(text, stretches), MOST_TRIED):
        kind = cue.lastgroup or ""
        one = stands(text, cue) if kind == "stands" else _told(text, cue, kind)
        if one is not None:
            yield one
            if kind in ("known", "aka"):
                yield from _others(text, one)


def _cues(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The cues that begin in one of the sentences; a line may end in the midst of one."""
    at = 0
    for start, end in stretches:
        for cue in _CUE.finditer(text, max(at, start), min(len(text), end + _OVER)):
            if cue.start() >= end:
                break
            yield cue
            at = cue.end()


def _others(text: str, first: Definition) -> Iterator[Definition]:
    """ "also known as Isis, Isil or Daesh": the other names of the list."""
    at = max(first.short_span.end, first.long_span.end)
    told = first.short_span if first.short_span.end == at else first.long_span
    long = first.long_span if told is first.short_span else first.short_span
    listed = _LIST.match(text, at)
    for name in _LISTED.finditer(text, at, listed.end() if listed else at):
        short = Span(*name.span(1))
        one = joined(text, short, long, first.relation, first.pattern)
        yield from [one] if one else []


def _told(text: str, cue: re.Match[str], kind: str) -> Definition | None:
    """ "X, also known as Y": the names on both sides of the cue."""
    other = name_after(text, cue.end())
    if kind == "known" and not _says(text, cue):
        return None
    if other and cue[0].endswith("to") and text.startswith(" as ", other[1]):
        return None  # "known to Filipinos as Yolanda"
    if other is None or cue[0].startswith(("sold", "marketed")):
        return plain(text, cue, name_end(text, cue.start())) if kind == "known" else None
    if longer := KIND.match(text, other[1]):
        other = other[0], longer.end()
    follows = _FOLLOWS.match(text, other[1]) is not None
    if kind == "born" and not follows:
        return None
    if kind == "past" and not (follows and CLOSES.match(text, other[1])):
        return None  # "the former Chicago mayor"
    at = _ends(text, cue)
    relation, pattern = _relation(text, cue, kind)
    written = text[other[0] : other[1]]
    if (acronym(written) or title_case(written)) and relation is Relation.ALIAS:
        one = _long_own(text, at, Span(*other))
        if (one is not None and re.search("cronym|abbreviated", cue[0])) or "initials" in cue[0]:
            return one and replace(one, confidence=Confidence.CONFIDENT)
        if one is not None:
            return one
    own = _own_name(text, at)
    if own is None and kind == "known":
        return plain(text, cue, at)
    if own is None or not _meant(text, cue, kind, own):
        return None
    turned = kind == "renamed" or (kind == "known" and _NEW.match(cue[0]))
    short, long = (own, other) if turned else (other, own)
    relation = Relation.FORMER if turned else relation
    sure = follows and kind != "past" and _attached(text, own, at, cue, kind)
    one = joined(text, Span(*short), Span(*long), relation, pattern, confident=sure)
    return _spelled_out(text, one) if one else None


def _long_own(text: str, at: int, short: Span) -> Definition | None:
    """The long name before "known as SHORT": behind it may stand what it is."""
    apposed = _apposition(text, at)
    pattern = "known as SHORT"
    own = apposed and long_before(text, apposed.start(), short, pattern, strict=True)
    return own or long_before(text, at, short, pattern)


def _ends(text: str, cue: re.Match[str]) -> int:
    """Where the name that the cue speaks of should end."""
    at = name_end(text, cue.start())
    if dash := _DASH.search(text, max(0, at - 4), at):
        at = dash.start()
    relative = _RELATIVE.search(text, sentence_start(text, at), cue.start())
    return relative.start() if relative else at  # "the FSS, which succeeded X and is known as"


def _relation(text: str, cue: re.Match[str], kind: str) -> tuple[Relation, str]:
    """What the cue says the other name is, and how the pattern is called."""
    used = text.endswith("used to be ", 0, cue.start())
    if used or kind in ("renamed", "past") or (kind == "known" and _OLD.search(cue[0])):
        return Relation.FORMER, "name, formerly name"
    return Relation.ALIAS, "name, also known as name"


def _meant(text: str, cue: re.Match[str], kind: str, own: tuple[int, int]) -> bool:
    """Whether the name before the cue is what the cue speaks of."""
    written = text[own[0] : own[1]]
    if text[own[0] - 1 : own[0]] == "(" and acronym(written):
        return False  # "(ISIL, also known as ISIS)" is about what stands before the bracket
    if written.lower() in _LEADS:
        return False
    changed = kind == "renamed" and not _REFLEXIVE.search(cue[0])
    if changed and _ACTIVE.match(cue[0]):
        return False  # "Twitter, which Elon Musk has renamed X"
    return not (changed and text.endswith("who ", 0, cue.start()))  # "who renamed the Braves"


def _own_name(text: str, at: int) -> tuple[int, int] | None:
    """The name a cue speaks of: right before it, or before "X, the Scottish singer known as"."""
    own = name_before(text, at)
    lead = _DETERMINED.search(text, max(0, own[0] - 4), own[0]) if own else None
    alone = own is not None and len(words(text, *own)) == 1 and not acronym(text[own[0] : own[1]])
    if own and not (lead and (alone or lead[0].strip().lower() != "the")):
        return own
    apposed = _apposition(text, at)
    return name_before(text, apposed.start()) if apposed else None


def _apposition(text: str, at: int) -> re.Match[str] | None:
    """ ", the Scottish singer " before ``at``."""
    return _APPOSED.search(text, sentence_start(text, at), at)


def _attached(text: str, own: tuple[int, int], at: int, cue: re.Match[str], kind: str) -> bool:
    """Whether the cue surely speaks of the name before it and of nothing further left."""
    if not re.fullmatch(r"[\"”’']?(?:\s*\([^()]*\))?[\s,]*", text[own[1] : at]):
        free = not _GOVERNED.search(text, max(0, own[0] - 12), own[0])
        return free and _SIMPLE.fullmatch(text, own[1], at) is not None
    told = "by" in cue[0] or re.search(r"\bin [A-Z]", cue[0])
    if kind == "known" and re.match(r"known\b", cue[0]) and not told:
        return False  # "the group in X known as Y"
    if _PLACED.search(text, max(0, own[0] - 30), own[0]):
        return False  # "Norton, Iowa, has been dubbed"
    if re.search(r"\bin [A-Z]", cue[0]):
        return True  # "the town of Kobani, known in Arabic as ..."
    governed = _GOVERNED.search(text, max(0, own[0] - 12), own[0]) is not None
    if kind == "renamed" and text.endswith(", and ", 0, own[0]):
        return True  # "Gurgaon was renamed Gurugram, and Allahabad was renamed Prayagraj"
    return not governed or kind == "aka"


def _says(text: str, cue: re.Match[str]) -> bool:
    """Whether the words say that a name follows: "called" alone may be a telephone call."""
    if re.search(r"\b(?:known|abbreviated)\b", cue[0]):
        return re.search(r"\b(?:as|to|by)\b", cue[0]) is not None
    if "referred" in cue[0] and not re.search(r"\bas$|cronym|initials", cue[0].rstrip()):
        return False
    if _TONGUE.match(text, cue.end()):
        return True  # "called Sagarmatha in Nepali"
    before = text[max(0, cue.start() - 12) : cue.start()]
    plainly = cue[0].startswith(("nicknamed", "sold", "marketed", "referred"))
    if plainly and _SET_OFF_BEFORE.search(before):
        return True
    set_off = _SET_OFF_BY.match(cue[0]) or text[cue.end() :].lstrip()[:1] in ("“", '"')
    return bool(_PASSIVE.search(before) or (set_off and _SET_OFF_BEFORE.search(before)))


def _spelled_out(text: str, one: Definition) -> Definition:
    """The same, an abbreviation if the letters say so ("ISIS, also known as the Islamic …")."""
    long = [word.folded for word in words(text, one.long_span.start, one.long_span.end)]
    alias = one.relation is Relation.ALIAS and acronym(one.short)
    if not alias or not spelled(one.short, long, whole=True):
        return one
    return replace(one, relation=Relation.ABBREVIATION, confidence=Confidence.CONFIDENT)
