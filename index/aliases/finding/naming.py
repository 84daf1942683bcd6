"""Two names in one sentence and a word of naming about them: what no narrower pattern has joined.

What is found so is mostly *possible*: a person looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...model import Span
from ..matching.casing import is_ordinary
from ..words.given_names import FIRST_NAMES
from ..words.heads import DEMONYMS
from ..words.lexicon import ROLES, word_set
from .extents import name_after, name_before
from .frames import CLOSING, FRAMES, Frame
from .joining import NAMED_SO as _NAMED_SO
from .joining import joined
from .model import Definition, Relation
from .plain import KIND, SORTS
from .readings import Reading
from .rows import NAME, TONGUE, Row, row
from .shapes import LANGUAGES, acronym, words

_TURNED = re.compile(
    r"\b(?:since|now|today|later|renam\w+|rebrand\w+|rechristened|chang\w+|shorten|drop\w*|bec[ao]me)\b"
)
_OLD = re.compile(r"\b(?:until|till|before|once|then|formerly|previously|old|former|original)\b")
_SURE = (  # words that are said of names alone, an example each
    r"acronym|initials|abbreviat\w+|shortened|in\sfull",  # "by its French initials"
    rf"in\s{LANGUAGES}",  # "in Arabic"
    r"(?:real|birth|full|legal|stage|pen|old|former|original|official)\s(?:name|title)",
    r"(?:re)?christened|renam(?:ed|ing|es?)|nicknamed|dubbed|respel\w+",  # "was renamed"
    r"(?:(?:re)?brand|call|styl)\w+\s\w+sel\w+",  # "calls itself"
    r"(?:chang|took|us|adopt)\w*\s(?:\w+\s)?(?:its|his|her|their|the)\sname|uses\sthe\snames",
    r"alias|nom\sde\sguerre|pseudonym|under\sthe\s(?:brand|name)|go(?:es|ing)\sby",
    r"(?:perform|record|rap)\w*\sas|trad\w+\s(?:\w+\s){0,3}as",  # "trading as"
    r"kn(?:own|ew)\s(?:\w+\s){0,5}?as|re(?!memb|gist|cogn)\w+ed\sas|refer(?:s|red)?\sto",
    r"as\s(?:\w+\s){1,3}(?:call|know)s?|calls?\sit|be\scalled",  # "as locals call it"
    r"as\s[^,]{2,60}?\s(?:is|are|was|were)\s(?:\w+\s){0,2}(?:known|called)",  # "as X was known"
    r"(?:which|whom|that)\s(?:\w+\s){1,4}(?:call|dub|nam)\w*",  # "whom the Sudanese call"
    r"(?:mostly|widely|often|commonly|usually|popularly|also|better|sometimes|long|once)\scalled",
    r"formerly|previously|now|henceforth|today['’]s|until\s(?:\w+\s)?\d{4}",  # "until 2016"
    r"bec(?:ame|omes?|oming)|officially|formally|(?:was|were)\sborn",  # "was born Ann Kvist"
    r"to\s(?:its|his|her|their|most|many|everyone|the\srest)",  # "Pelé to the rest of the world"
)
_SURELY = re.compile(rf"\b(?:{'|'.join(_SURE)})\b")
_APART = (
    ", ",
    "– ",
    "— ",
    "formerly ",
    "now ",
)  # before a name: "the firm, Block, formerly Square"
_KIND = re.compile(KIND.pattern + "$")
_NAMED = "name, word of naming, name"
_LEADING = "dfbhtyp"  # kinds of what belongs to a word of naming: "until 2014 was called"
_SMALL = frozenset("xo")  # kinds with which a name in small letters begins, or is offered
_LONGEST = 700  # code points of a sentence
_HUNG = re.compile(r"[,(\-][df]*Ca?N(?:$|[,.;)\-]|[pt])")  # ", called X until 2016"
_PARENTHESIS = re.compile(r",[awx][^,;]*,(?=[hbdfUCKVW])")  # "X, keen on cash, has"
_SEVERAL = word_set("names aliases successively variously alternately alternatively both")
_PREPOSED = word_set("of in at for by with from on to")
_ASIDE = word_set("with by for on under at")  # "a contract with the Pentagon, known as Jedi"
_OFFICE = re.compile(rf"\b(?:{'|'.join(sorted(ROLES - _NAMED_SO))}) of\b")
_TITLES = (ROLES | DEMONYMS) - _NAMED_SO
_MORE = re.compile(
    r"(?:(?P<again>,?[CM]q?)|(?P<tongue>pL)?(?:p[Ny]|r[ad]*[xN])?(?P<and>,?[&o]|,)(?P<f>f*)[apqCK]*)"
    r"(?P<y>[NQ])"
)


def rows(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[Row]:
    """The sentences in which two names may stand, as rows."""
    for start, end in stretches:
        one = row(text, start, min(end, start + _LONGEST))
        names, small = sum(map(one.kinds.count, "NQ")), not _SMALL.isdisjoint(one.kinds[:3])
        if names > 1 or small or (names and "Mb" in one.kinds):
            yield one


def naming(row: Row) -> Iterator[Definition]:
    """The pairs of names a word of naming joins in one sentence."""
    told: set[int] = set()  # places of names joined to others
    for frame in FRAMES:
        for one in frame.read(row):
            if one.y[0] not in told:
                for at, made in _joined(row, frame, one):
                    told.add(at)
                    yield made


def _joined(row: Row, frame: Frame, one: Reading) -> Iterator[tuple[int, Definition]]:
    own = name_at(row, *one.x, before=True)
    if own is None or not (one.x[0] in row.quoted or _proper(row, own)):
        return
    further = _further(row, one) if frame.listed else ()
    for at, end in (one.y, *further):
        other = name_at(row, at, end, before=at < one.x[0])
        if other and (not frame.proper or _proper(row, other)):
            sure = frame.near and at == one.y[0] and _surely(row, one)
            if (made := pair(row, one, own, other, _NAMED, sure=sure)) is not None:
                yield at, made


def _further(row: Row, one: Reading) -> Iterator[tuple[int, int]]:
    """A further name behind the second: "and then Z", "or Z"."""
    if names := _MORE.match(row.kinds, one.y[1]):
        several = not _SEVERAL.isdisjoint(row.said(one.x[0], one.y[0]))
        told = names["again"] or names["f"] or names["tongue"] or names["and"].endswith("o")
        if told or several or not {"r", "q"}.isdisjoint(names[0]):
            yield names.span("y")


def _surely(row: Row, one: Reading) -> bool:
    """Whether nothing but such words stands between the names, or what the first one is."""
    first, second = sorted((one.x[0], one.y[0]))
    last = one.span[1]
    end = max(second + 1, last)
    closed = row.kinds[end : end + 1] in ("", *CLOSING, *"tqpbhrT")
    behind = row.kinds[second + 1 : last]
    begin = min(row.spans[first][1], row.spans[one.cue][0])
    said = row.text[begin : row.spans[last - 1][1]]
    closed_off = _PARENTHESIS.match(row.kinds, one.x[1], max(one.x[1], one.cue))
    aside = row.said(closed_off.end() if closed_off else one.x[1], one.cue)
    aside = aside if one.cue < second else [""]
    if row.kinds[one.cue] == TONGUE:
        aside = aside[:-1]  # "in Arabic"
    at = one.x[0] - 1 - row.kinds[: one.x[0]].endswith("a")
    bracketed = row.kinds[one.x[1] : one.x[1] + 1] == "("
    governed = at >= 0 and not bracketed and first == one.x[0] and row.word(at) in _ASIDE
    whose = row.kinds[one.x[1] : one.x[1] + 2] == ",w" and row.word(one.x[1] + 1) == "whose"
    governed = governed and not whose and not acronym(row.text[slice(*row.spans[one.y[0]])])
    plain = not governed and ";" not in behind and "x" not in behind and _PREPOSED.isdisjoint(aside)
    if bracketed and row.kinds[one.cue] in "CKMf" and row.kinds[end : end + 1] == ")":
        return True  # "(once Norport)", "(born Ann Kvist)"
    named = row.kinds[one.x[0]] == NAME and row.word(one.cue) == "called"
    called = named and _HUNG.match(row.kinds, one.x[1]) is not None
    return closed and plain and (called or _SURELY.search(said) is not None)


def name_at(row: Row, at: int, end: int, *, before: bool) -> tuple[int, int] | None:
    """The span of the name at these places of the row; ``before`` tells its end for sure."""
    start, stop = row.spans[at][0], row.spans[end - 1][1]
    if at in row.quoted or at in row.small:
        return start, stop
    if end > at + 1 or row.kinds[at] != NAME:
        sorts = [n for n in range(at, end - 1) if row.word(n) in SORTS]
        return row.spans[sorts[-1] + 1][0] if sorts else start, stop  # "the herbicide glyphosate"
    bare = _KIND.search(row.text, start, stop)
    found = name_before(row.text, bare.start() if bare else stop)
    found = found if before else name_after(row.text, start)
    if found is None:
        return None
    inside = words(row.text, *found)
    titled = len(inside) > 1 and inside[0].folded in _TITLES
    if titled and any(word.folded in ROLES for word in inside):
        found = name_before(row.text, found[1]) or found
    if not before and len(inside) > 2 and inside[1].folded in FIRST_NAMES - {inside[0].folded}:
        led = row.text[: found[0]].endswith("the ")
        found = inside[led].start, found[1]  # "the Londoner Mohammed Emwazi"
    longer = KIND.match(row.text, found[1])
    return found[0], longer.end() if longer else found[1]


def proper_name(row: Row, at: int, end: int) -> tuple[int, int] | None:
    """The span of the name there, if it is a name and no office."""
    found = name_at(row, at, end, before=False)
    return found if found and _proper(row, found) else None


def _proper(row: Row, name: tuple[int, int]) -> bool:
    """Whether it is no office ("FBI Director") and no lone ordinary word ("Concern")."""
    found = words(row.text, *name)
    alone = found[0].folded
    stems = (alone, *(alone.removesuffix(end) for end in ("s", "ed", "ing")))
    if (
        not row.text[: name[0]].endswith(_APART)
        and len(found) == 1
        and found[0].text.istitle()
        and any(map(is_ordinary, stems))
    ):
        return False
    if _OFFICE.search(" ".join(word.folded for word in found)):
        return False  # "US Secretary of State"
    if len(found) > 2 and found[-2].folded == "and":
        return True  # "Law and Justice"
    if row.text[found[-1].start - 1] == "-":
        return True  # "Nur-Sultan"
    return found[-1].folded not in ROLES - _NAMED_SO and found[0].folded != "vice"


def pair(
    row: Row,
    one: Reading,
    own: tuple[int, int],
    other: tuple[int, int],
    pattern: str,
    *,
    sure: bool = False,
) -> Definition | None:
    if not (row.text[own[0]].isalnum() and row.text[other[0]].isalnum()):
        return None
    begin = len(row.kinds[: one.cue].rstrip(_LEADING))
    said = " ".join(row.said(min(one.y[1], begin), max(one.y[0], one.span[1])))
    turned = _TURNED.search(said) is not None
    relation = Relation.FORMER if turned or _OLD.search(said) else Relation.ALIAS
    if relation is Relation.ALIAS and acronym(row.text[slice(*other)]):
        relation = Relation.ABBREVIATION
    short, long = (own, other) if turned else (other, own)
    return joined(row.text, Span(*short), Span(*long), relation, pattern, confident=sure)
