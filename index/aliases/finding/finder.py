"""The alias finder: names proposed from an archive's own articles, each with what speaks for it.

Articles are read once, one after the other. What they define is counted over all of them, joined
to the entities of the alias table, and what the table knows already is left out. Nothing found
here is in force: a person decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ...passages.sentences import sentence_ends
from ..table import AliasTable
from . import definitions
from .known import Known
from .model import Basis, Confidence, Definition, Relation
from .variants import Variants

MOST_EVIDENCE = 5  # sentences kept for one suggestion
_REACH = 200  # code points of a sentence to each side of what it says
_TWICE = 2  # articles after which an acronym nobody spelled out is believed


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that speaks for a suggestion: ``text[start:end]`` of the article with this id."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``short`` may be another name of ``long``; ``entity`` is the id both may belong to.

    ``count`` is how many articles say so, ``n`` the place in the list, from 1.
    """

    n: int
    short: str
    long: str
    entity: str | None
    relation: Relation
    confidence: Confidence
    count: int
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class _Case:
    """What has been heard of one pair so far."""

    articles: int = 0
    shorts: Counter[str] = field(default_factory=Counter)
    longs: Counter[str] = field(default_factory=Counter)
    relations: Counter[Relation] = field(default_factory=Counter)
    confident: bool = False
    guessed: bool = True  # in every article that has it
    evidence: list[Evidence] = field(default_factory=list)
    explicit: int = 0  # of the evidence, and before the rest: sentences that join the two names


def find(articles: Iterable[tuple[str, str]], table: AliasTable) -> tuple[Suggestion, ...]:
    """The suggestions of ``(id, text)`` pairs, the surest and most frequent first.

    Some thousand articles a minute; memory grows with the pairs found, not with the articles.
    """
    known = Known(table)
    variants = Variants(table, known)
    cases: dict[tuple[str, str], _Case] = {}
    for id, text in articles:
        for one in (*definitions(text), *variants.of(text)):
            if one.basis is Basis.IMPLIED and one.pair[0] in known:
                continue  # a known acronym whose letters some other name has by chance
            _hear(cases.setdefault(one.pair, _Case()), id, text, one)
    _absorb(cases)
    told = ((case, _suggested(pair, case, known)) for pair, case in cases.items())
    found = [(case, made) for case, made in told if made]
    found.sort(key=_rank)
    return tuple(replace(made, n=n) for n, (_, made) in enumerate(found, 1))


def _rank(told: tuple[_Case, Suggestion]) -> tuple[bool, bool, int, str]:
    """The surest first, then what most articles say; guesses last."""
    case, one = told
    possible = one.confidence is Confidence.POSSIBLE
    return possible, case.guessed, -one.count, one.short


def _hear(case: _Case, id: str, text: str, one: Definition) -> None:
    case.articles += 1
    case.shorts[one.short] += 1
    case.longs[" ".join(one.long.split())] += 1
    case.relations[one.relation] += 1
    implied = one.basis is Basis.IMPLIED and case.articles >= _TWICE
    case.confident |= one.confidence is Confidence.CONFIDENT or implied
    case.guessed &= one.basis is Basis.GUESSED
    explicit = one.basis is not Basis.IMPLIED
    if len(case.evidence) < MOST_EVIDENCE or (explicit and case.explicit < MOST_EVIDENCE):
        start, end = _sentence(text, one)
        at = case.explicit if explicit else len(case.evidence)
        case.evidence.insert(at, Evidence(id, start, end, text[start:end]))
        case.explicit += explicit
        del case.evidence[MOST_EVIDENCE:]


def _sentence(text: str, one: Definition) -> tuple[int, int]:
    """The sentence around a definition; around the short name if the two stand far apart."""
    near = one.end - one.start < _REACH
    first, last = (one.start, one.end) if near else one.short_span
    begin = max(text.rfind("\n", 0, first) + 1, first - _REACH)
    line = text.find("\n", last, last + _REACH)
    ends = sentence_ends(text, begin, line if line >= 0 else min(len(text), last + _REACH))
    start = max((end for end in ends if end <= first), default=begin)
    whole = text[start : next(end for end in ends if end >= last)]
    return start + len(whole) - len(whole.lstrip()), start + len(whole.rstrip())


def _absorb(cases: dict[tuple[str, str], _Case]) -> None:
    """Join a pair said both ways, and longer cuts of a name ("the German X"), to the commoner."""
    for pair in [pair for pair in cases if pair[::-1] in cases]:
        _join_lesser(cases, pair, pair[::-1])
    by_short: dict[str, list[str]] = {}
    for short, long in cases:
        by_short.setdefault(short, []).append(long)
    for short, longs in by_short.items():
        for long in sorted(longs, key=len, reverse=True):
            for other in longs:
                if other != long and long.endswith(" " + other) and (short, other) in cases:
                    _join_lesser(cases, (short, other), (short, long))
                    break


def _weight(case: _Case) -> tuple[bool, bool, int]:
    """Sorts the surer cut first, then that of more articles."""
    return not case.confident, case.guessed, -case.articles


def _join_lesser(cases: dict[tuple[str, str], _Case], *pairs: tuple[str, str]) -> None:
    """Join one of two pairs to the other, unless that is done."""
    if not all(pair in cases for pair in pairs):
        return
    kept, gone = sorted(pairs, key=lambda pair: _weight(cases[pair]))
    case, other = cases[kept], cases.pop(gone)
    case.articles += other.articles
    case.relations += other.relations
    case.confident |= other.confident
    case.guessed &= other.guessed
    case.evidence.extend(other.evidence[: MOST_EVIDENCE - len(case.evidence)])


def _suggested(pair: tuple[str, str], case: _Case, known: Known) -> Suggestion | None:
    if known.together(*pair) or (not case.confident and known.apart(*pair)):
        return None
    short, long = case.shorts.most_common(1)[0][0], case.longs.most_common(1)[0][0]
    relation = case.relations.most_common(1)[0][0]
    entity = known.link(short, long, abbreviation=relation is Relation.ABBREVIATION)
    confidence = Confidence.CONFIDENT if case.confident else Confidence.POSSIBLE
    evidence = tuple(case.evidence)
    return Suggestion(0, short, long, entity, relation, confidence, case.articles, evidence)
