"""How sure a pair is that a word of naming joins: the words decide, and what stands around them."""

from __future__ import annotations

import re

from ..words.lexicon import word_set
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
_ASIDE = word_set("with by for on under at")
_PREPOSED = word_set("of in at for by with from on under")


def how_sure(one: Reading) -> Confidence | None:
    """How surely the sentence says that two names are those of one thing; None if of another."""
    own, other = (acronym(one.row.text[slice(*one.row.spans[at])]) for at in (one.x[0], one.y[0]))
    between = _other_between(one)
    if between and (own or not other):
        return None
    told = not (between or _aside(one)) and (_called(one) or _SURELY.search(_said(one)))
    return Confidence.CONFIDENT if told or _bracketed(one) else Confidence.POSSIBLE


def _bracketed(one: Reading) -> bool:
    """ "X (once Y)", "X (born Ann Kvist)": the bracket holds nothing else."""
    kinds, end = one.row.kinds, _end(one)
    opened = kinds[one.x[1] : one.x[1] + 1] == "("
    named = kinds[one.cue] in "CKMkf" or one.row.word(one.cue) == "also"
    return opened and named and kinds[end : end + 1] == ")"


def _end(one: Reading) -> int:
    """The place behind the frame and both names."""
    return max(one.x[0] + 1, one.y[0] + 1, one.span[1])


def _aside(one: Reading) -> bool:
    """ "a contract with the Pentagon, known as Jedi": the contract is known so."""
    at = one.x[0] - 1 - one.row.kinds[: one.x[0]].endswith("a")
    if at < 0 or not {"also", "whose"}.isdisjoint(one.row.said(one.x[1], one.cue + 1)):
        return False
    placed = one.row.word(at) == "in" and one.row.word(at - 1) in HEADS  # "the army in Norland"
    return placed or one.row.word(at) in _ASIDE


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
