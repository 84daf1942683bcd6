"""How sure a pair is that a word of naming joins: the words decide, and what stands around them."""

from __future__ import annotations

import re

from ..words.lexicon import ROLES, word_set
from .frames import CLOSING
from .model import Confidence
from .readings import Reading
from .rows import NAME
from .shapes import HEADS, LANGUAGES, acronym

_SURE = (  # words that are said of names alone, an example each
    r"acronym|initials|abbreviat\w+|shortened|in\sfull",  # "by its French initials"
    r"short\sfor|stands?\sfor|a\.k\.a|aka|transl\w+\sas|(?:sold|marketed)\sas",
    rf"in\s{LANGUAGES}",  # "in Arabic"
    r"(?:real|birth|full|legal|given|stage|pen|old|former|original|official)\s(?:name|title)",
    r"(?:re)?christened|renam(?:ed|ing|es?)|nicknamed|dubbed|respel\w+",  # "was renamed"
    r"(?:(?:re)?brand|call|styl|re\w+ed)\w*\s\w+sel\w+",  # "calls itself"
    r"(?:chang|took|us|adopt)\w*\s(?:\w+\s)?(?:its|his|her|their|the)\sname|uses\sthe\snames",
    r"alias|née|known\sby|rebranded|also(?=\s[A-Z])|name\sfor|nom\sde\sguerre|pseudonym|under\sthe\s(?:brand|name)|go(?:es|ing)\sby",
    r"(?:perform|record|rap)\w*\sas|trad\w+\s(?:\w+\s){0,3}as",  # "trading as"
    r"kn(?:own|ew)\s(?:\w+\s){0,5}?as|re(?!memb|gist|cogn)\w+ed\sas|refer(?:s|red)?\sto",
    r"as\s(?:\w+\s){1,3}(?:call|know)s?|calls?\sit|be\scalled",  # "as locals call it"
    r"as\s[^,]{2,60}?\s(?:is|are|was|were)\s(?:\w+\s){0,2}(?:known|called)",  # "as X was known"
    r"(?:which|whom|that)\s(?:\w+\s){1,4}(?:call|dub|nam)\w*",  # "whom the Sudanese call"
    r"(?:mostly|widely|often|commonly|usually|popularly|also|better|sometimes|long|once)\scalled",
    r"formerly|previously|now|henceforth|today['’]s|until\s(?:\w+\s)?\d{4}",  # "until 2016"
    r"bec(?:ame|omes?|oming)|officially|formally|born",  # "was born Ann Kvist"
    r"to\s(?:its|his|her|their|most|many|everyone|the\srest)",  # "Pelé to the rest of the world"
)
_SURELY = re.compile(rf"\b(?:{'|'.join(_SURE)})\b")
_PARENTHESIS = re.compile(r",[awx][^,;]*,(?=[hbdfUCKVW])")  # "X, keen on cash, has"
_HUNG = re.compile(r"[,(\-][df]*Ca?N(?:$|[,.;)\-]|[pt])")  # ", called X until 2016"
_PREPOSED = word_set("of in at for by with from on under")
_ASIDE = word_set("with by for on under at")  # "a contract with the Pentagon, known as Jedi"


def how_sure(one: Reading) -> Confidence | None:
    """How surely the sentence says that two names are those of one thing; None if of another."""
    own, other = (acronym(one.row.text[slice(*one.row.spans[at])]) for at in (one.x[0], one.y[0]))
    initials = other and not own
    if _bracketed(one):
        return Confidence.CONFIDENT
    between = _other_between(one)
    if between and not initials:
        return None
    outright = _closed(one) and not (_governed(one, initials) or between)
    sure = outright and (_called(one) or _SURELY.search(_said(one)) is not None)
    return Confidence.CONFIDENT if sure else Confidence.POSSIBLE


def _bracketed(one: Reading) -> bool:
    """ "X (once Y)", "X (born Ann Kvist)": the bracket holds nothing else."""
    kinds, end = one.row.kinds, _end(one)
    opened = kinds[one.x[1] : one.x[1] + 1] == "("
    named = kinds[one.cue] in "CKMkf" or one.row.word(one.cue) == "also"
    return opened and named and kinds[end : end + 1] == ")"


def _end(one: Reading) -> int:
    """The place behind the frame and both names."""
    return max(one.x[0] + 1, one.y[0] + 1, one.span[1])


def _closed(one: Reading) -> bool:
    """Whether the second name has its end: a mark, or a word that is none of a name."""
    last = max(one.x[0], one.y[0])
    behind, end = one.row.kinds[last + 1 : one.span[1]], _end(one)
    closed = one.row.kinds[end:][:1] in ("", *CLOSING, *"tqpbhrTo")
    if one.cue > max(one.x[0], one.y[0]):
        return closed  # "X, Y to his friends"
    if one.cue < one.y[0] < one.x[0]:
        return True  # "Known as Y, X fell"
    return (closed or one.row.kinds[end:][:2] == "&f") and not {";", "x"} & set(behind)


def _governed(one: Reading, initials: bool) -> bool:
    """ "a contract with the Pentagon, known as Jedi": the contract is known so."""
    row, at = one.row, one.x[0] - 1 - one.row.kinds[: one.x[0]].endswith("a")
    if at < 0 or one.x[0] > one.y[0]:
        return False
    before = row.word(at - 1) if at > 0 else ""
    inside = before in HEADS or row.kinds[1:at].endswith(NAME)
    held = row.word(at) == "in" and inside  # "the army in Norland", "Salt Front in Norland"
    held |= row.word(at) == "of" and before in ROLES and "f" not in one.led  # "leader of the Front"
    if not held and row.word(at) not in _ASIDE:
        return False
    behind = row.kinds[one.x[1] : one.x[1] + 2]
    whose = behind == ",w" and row.word(one.x[1] + 1) == "whose"
    also = "also" in row.said(one.x[1], one.cue + 1)
    return behind[:1] != "(" and not (whose or also or initials)


def _other_between(one: Reading) -> bool:
    """ "X, a port of Vestland known as Y": a preposition may lead to what is known so."""
    if one.cue > max(one.x[0], one.y[0]) or one.row.kinds[one.cue] == "V":
        return False  # "X, the port that people in Vestland call Y"
    if one.row.kinds[: one.cue].rstrip("df").endswith("pi"):
        return False  # "which most of them call Y"
    parenthesis = _PARENTHESIS.match(one.row.kinds, one.x[1], max(one.x[1], one.cue))
    between = one.row.said(parenthesis.end() if parenthesis else one.x[1], one.cue)
    if between[-1] in _PREPOSED:
        between = between[:-1]  # "in Arabic", "in full"
    return not _PREPOSED.isdisjoint(between)


def _called(one: Reading) -> bool:
    """ "X, called Y until 2016"."""
    named = one.row.kinds[one.x[0]] == NAME and one.row.word(one.cue) == "called"
    return named and _HUNG.match(one.row.kinds, one.x[1]) is not None


def _said(one: Reading) -> str:
    row, first = one.row, min(one.x[0], one.y[0])
    begin = min(row.spans[first][1], row.spans[one.cue][0])
    said = row.text[begin : row.spans[one.span[1] - 1][1]]
    return said[:1].lower() + said[1:]
