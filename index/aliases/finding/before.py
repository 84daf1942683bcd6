"""The long name before a short one: "Long Name (LN)", "Long Name, or LN"."""

from __future__ import annotations

import re

from ...model import Span
from ..matching.casing import is_ordinary
from ..words import lexicon as lex
from ..words.heads import DEMONYMS
from .extents import FIRMS, name_before, organised
from .initials import Spelling, key, small, spelled
from .model import Confidence, Definition, Relation
from .shapes import AFFILIATIONS, HEADS, Word, acronym, sentence_start, title_case, unquoted, words

_DISTRICT = re.compile(r"[A-Z]-[A-Z]\w+|[A-Z]{2}-\d+")
_TRADED = re.compile(r"\b(?:[Ss]hares|[Ss]tocks?|NYSE|Nasdaq|NASDAQ|Nikkei)\b")
_MOVED = re.compile(
    r"[)\]]['’\w]{0,2},? (?:\w+ ){0,2}"
    r"(?:rose|fell|gained|added|lost|slid|dropped|jumped|climbed|surged|tumbled|sank|closed|up|down)\b"
    r"[^.\n]{0,20}?\d[\d.,]* ?(?:%|(?:percent|per cent|points|cents|pence)\b)"
)
_DESCRIBED = lex.word_set(
    "agency authority service services commission committee ministry institute directorate "
    "regulator watchdog union federation party police office bureau mission force tribunal fund"
)
_OWNER = re.compile(r"['’]s?\s$")
_HANGING = re.compile(r"(?<![\w-])\w+-\s(?:and|or)\s$")
_MOST_BEFORE = 2  # words of a name before those its letters stand for
_INITIALS = 4  # words whose initials make a title-case acronym certain
_LONGEST_DESCRIBED = 6  # words
_LONGEST_PLAIN = 9  # letters: a longer capitalised word is a compound, not a town
_NUMBERED = re.compile(r"([A-Z]{2,})-\d+$")
_INTRODUCED = re.compile(r"(?:\b[Tt]he|['’]s|s['’]|\b[Ii]ts|\b[Tt]heir)\s$")
_HEAD = re.compile(r"\b(?:Treaty|Convention|Agreement|Protocol)\s(?:on|for|of|to)\s(?:the\s)?$")
_APART = re.compile(r"\s*\(([^()\n]{1,40})\)\s*$")  # "Communist Party of Nepal (Maoist) (CPN-M)"


def long_before(
    text: str, at: int, short: Span, pattern: str, *, strict: bool = False
) -> Definition | None:
    """The definition of a short name whose long one ends at ``at``.

    With ``strict`` every letter must begin a word, none passed over.
    """
    found = _reach(text, at, short, sentence_start(text, at))
    spelling = _spelling(text, short, found) if found else None
    if spelling is None or (strict and not spelling.strict):
        found = _further(text, at, short) or found
        spelling = _spelling(text, short, found) if found else None
    if not found or (strict and (spelling is None or not spelling.strict)):
        return None
    written = text[short.start : short.end]
    if spelling is not None and not spelling.strict and acronym(written):
        name = name_before(text, at)  # MNLA: National Movement for the Liberation of Azawad
        long = reordered(text, name, written) if name and organised(text, *name) else None
        if long and long.start < found[spelling.first].start:
            pattern += ", letters reordered"
            return defined(text, short, long, pattern, Confidence.CONFIDENT)
    if spelling is not None:
        confidence = judged(written, found[spelling.first :], spelling)
        if confidence is not None:
            start = _headed(text, _whole(text, at, _widened(found, spelling.first).start))
            end = found[-1].end
            closed = "(" in text[start:end] and text[end : end + 1] == ")"
            long = Span(start, end + closed)
            return defined(text, short, long, pattern, confidence)
    if title_case(written):  # "the Revolutionary Armed Forces of Colombia, or Farc,"
        return _of_a_romance_name(text, at, short, pattern)
    return foreign(text, at, short, pattern) if acronym(written) else None


def _of_a_romance_name(text: str, at: int, short: Span, pattern: str) -> Definition | None:
    name = name_before(text, at)
    if name is None or not organised(text, *name):
        return None
    long = reordered(text, name, text[short.start : short.end])
    pattern += ", letters reordered"
    return defined(text, short, long, pattern, Confidence.CONFIDENT) if long else None


def defined(text: str, short: Span, long: Span, pattern: str, confidence: Confidence) -> Definition:
    """The definition of an abbreviation whose two names stand there."""
    return Definition(
        text[short.start : short.end],
        text[long.start : long.end],
        short,
        long,
        Relation.ABBREVIATION,
        pattern,
        confidence,
    )


def _reach(text: str, at: int, short: Span, start: int) -> list[Word]:
    """The words that lead up to ``at``, as many as the short name could stand for."""
    begin, end = unquoted(text, start, at)
    found = words(text, begin, end)
    rest = text[found[-1].end : end].strip("'’sS") if found else ""
    if not found or (rest and not (rest == "." and found[-1].folded in FIRMS)):
        return []
    written = text[short.start : short.end]
    return _trimmed(written, found[-(2 * len(key(written)) + 8) :])


def _further(text: str, at: int, short: Span) -> list[Word]:
    """Words from before a line break or a dash, or around a bracket, if all letters fit them."""
    found = _reach(text, at, short, sentence_start(text, at, within_lines=False))
    if bracket := _APART.search(text, max(0, at - 60), at):
        start = sentence_start(text, bracket.start())
        inside = words(text, *bracket.span(1))
        found = [*_reach(text, bracket.start(), short, start), *inside]
    spelling = _spelling(text, short, found) if found else None
    return found if spelling is not None and spelling.strict else []


def _spelling(text: str, short: Span, found: list[Word]) -> Spelling | None:
    written = text[short.start : short.end]
    numbered = _NUMBERED.match(written)  # MT-13
    return spelled(numbered[1] if numbered else written, [word.folded for word in found])


def _trimmed(short: str, found: list[Word]) -> list[Word]:
    """The words without a small generic one at the end: "Childhood Arrivals program"."""
    if len(found) < 3 or found[-1].capital or not found[-2].text[0].isupper():
        return found
    if found[-3].folded in ("for", "of"):
        return found  # "Agency for Palestinian refugees"
    own = spelled(short, [word.folded for word in found])
    less = spelled(short, [word.folded for word in found[:-1]])
    return found[:-1] if less and less.worth > (own.worth if own else 0) else found


def judged(short: str, long: list[Word], spelling: Spelling) -> Confidence | None:
    """How sure an alignment is; None if it is none worth showing."""
    letters = key(short)
    content = [word for word in long if not small(word.folded)]
    dated = content[0].folded in lex.MONTHS and not any(word.folded in HEADS for word in long)
    begun = not acronym(short) and any(key(word.text).startswith(letters) for word in long)
    if dated or begun or any(key(word.text) == letters for word in long):
        return None
    if not acronym(short):
        capitals = all(word.capital for word in content)
        good = capitals and len(content) > 1 and spelling.worth > 0.7
        good = good or (spelling.strict and len(content) >= _INITIALS)  # "... syndrome (Aids)"
        return Confidence.CONFIDENT if good else None
    if len(long) == 1:
        inside = len(letters) > 1 and len(long[0].text) > 3 * len(letters) - 2
        named = long[0].text.isupper() or long[0].text.istitle()
        compound = len(letters) > 2 and len(long[0].text) > _LONGEST_PLAIN  # Bundeskriminalamt
        return Confidence.POSSIBLE if inside and (compound or not named) else None
    if letters in AFFILIATIONS and len(letters) < 3 and not spelling.strict:
        return None
    if spelling.strict or spelling.worth > 0.8 or (len(letters) > 2 and spelling.worth > 0.66):
        return Confidence.CONFIDENT
    return Confidence.POSSIBLE


def _widened(found: list[Word], first: int) -> Word:
    """The first word of the long name, with "Bureau of" before it if that is how it begins."""
    of = first - 1 - (found[first - 1].folded == "the")
    if of > 0 and found[of].folded in ("of", "for") and found[first].capital:
        head = found[of - 1]
        if head.capital and head.folded in _BODIES:
            return head
    return found[first]


def _whole(text: str, at: int, start: int) -> int:
    """Where a long name begins that the letters tell from ``start`` on: with the capitals before.

    "Deutsche Gesellschaft für Internationale Zusammenarbeit (GIZ)", but "US Securities and ...",
    and "pre- and post-natal care (PPC)".
    """
    if hanging := _HANGING.search(text, max(0, start - 40), start):
        return hanging.start()
    name = name_before(text, at)
    if name is None or not name[0] < start < name[1]:
        return start
    more = words(text, name[0], start)
    own = all(word.capital and not _foreign_to(word) for word in more)
    own = own and not _OWNER.search(text, name[0], start)
    return name[0] if own and len(more) <= _MOST_BEFORE else start


def _foreign_to(word: Word) -> bool:
    """Whether a word says whose a body is and is no part of its name: "US", "Syrian"."""
    return acronym(word.text) or word.folded in DEMONYMS or word.text.isdigit()


_BODIES = lex.word_set("bureau department office ministry institute directorate school college")


def foreign(text: str, at: int, short: Span, pattern: str) -> Definition | None:
    """Initials of a name in another language: "Kurdistan Workers' Party (PKK)"."""
    written = text[short.start : short.end]
    name = name_before(text, at) or described(text, at)
    offered = text[short.start - 4 : short.start].lower() == "the "  # "the Workers' Party, the PT,"
    affiliated = key(written) in AFFILIATIONS and not offered
    if name is None or affiliated or len(key(written)) < 2:
        return None
    name = _without_members(text, (_headed(text, name[0]), name[1]))
    if not organised(text, *name) or text[name[0] : name[1]].isupper():
        return None
    if (
        words(text, *name)[0].folded in lex.MONTHS
        or _DISTRICT.fullmatch(written)
        or is_ordinary(key(written))
    ):
        return None
    if _TRADED.search(text, max(0, name[0] - 80), short.end + 40) or _MOVED.match(text, short.end):
        return None  # what the company is called at the exchange
    if (long := reordered(text, name, written)) is not None:
        return defined(text, short, long, pattern + ", letters reordered", Confidence.CONFIDENT)
    mixed = len(written) > 2 and not written.isupper() and written[0] == text[name[0]]  # AfD, M5S
    sure = Confidence.POSSIBLE
    if mixed or of_a_body(text, name, written):
        sure = Confidence.CONFIDENT
    return defined(text, short, Span(*name), pattern + ", letters differ", sure)


def _headed(text: str, start: int) -> int:
    """Where a name begins with the "Treaty on the" before it."""
    head = _HEAD.search(text, max(0, start - 40), start)
    return head.start() if head else start


def _without_members(text: str, name: tuple[int, int]) -> tuple[int, int]:
    """ "Nurses of Doctors Without Borders": what begins the sentence has its capital from there."""
    found = words(text, *name)
    led = len(found) > 3 and found[1].folded == "of" and sentence_start(text, name[1]) == name[0]
    return (found[2].start, name[1]) if led and found[0].folded.endswith("s") else name


def of_a_body(text: str, name: tuple[int, int], short: str) -> bool:
    """Whether three capitals or more stand for a name that has the word for a body.

    Such initials are mostly those of the name in its own language: PKK, MSF, AKP.
    """
    found = words(text, *name)
    headed = any(word.folded in HEADS and word.capital for word in found)
    return headed and len(found) > 1 and short.isalpha() and short.isupper() and len(short) > 2


def described(text: str, at: int, heads: frozenset[str] = frozenset()) -> tuple[int, int] | None:
    """A body called by what it is, in small letters: "the French data protection authority".

    ``heads`` are further words it may end in.
    """
    found = words(text, *unquoted(text, sentence_start(text, at), at))
    if not found or found[-1].folded not in _DESCRIBED | heads or text[found[-1].end : at].strip():
        return None
    first = len(found) - 1
    while first and len(found) - first < _LONGEST_DESCRIBED:
        before, gap = found[first - 1], text[found[first - 1].end : found[first].start]
        if gap not in (" ", "-") or before.folded in lex.FUNCTION or small(before.folded):
            break
        first -= 1
    if first == len(found) - 1 or not _INTRODUCED.search(text, 0, found[first].start):
        return None
    return found[first].start, found[-1].end


def reordered(text: str, name: tuple[int, int], short: str) -> Span | None:
    """The name whose initials are the letters in another order: FARC, SPD, FIFA.

    Romance languages put the noun first, so the initials of the English name are reordered.
    """
    letters = key(short)
    content = [word for word in words(text, *name) if not small(word.folded)]
    own = content[-len(letters) :]
    if len(letters) < 3 or sorted(word.folded[0] for word in own) != sorted(letters):
        return None
    return Span(own[0].start, name[1])
