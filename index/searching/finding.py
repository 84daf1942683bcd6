"""The first stage of a search: the engine's candidates for a query, within the deadline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from ..answer import DidYouMean, OfferedName
from ..errors import BadQuery, OutOfTime, QueryTooCostly
from ..matching import Candidates, Everything, Field, Match
from ..naming.unsettled import SETTLED
from ..outcomes import counted
from ..query.algebra import all_of
from ..query.modes import Reading
from ..query.nodes import NOWHERE, And, DateIs, Node, Phrase, SourceIs, Word, is_time, leaves
from ..query.plan import plan
from ..query.trees import absences, filter_names, has_distance, nodes
from ..request import MatchMode, SearchRequest
from .counting import leaf_idf
from .cursor import Cursor
from .otherwise import Otherwise
from .paging import reach
from .point_in_time import PointInTime
from .proximity import Proximity
from .question import Question, Questions, Wording
from .unmatched import no_day

_EVERYTHING = Everything()
_NO_DATE = DateIs(NOWHERE, None, None)
_FOR_PROXIMITY = 0.7  # of the time; the rest is for finding and showing articles
FEW = 3  # hits: with fewer, a misspelling may be why
_OFFERED = 3  # names put to the archive
_LEAST_PARTS = 2  # of a query of which a word may be left out
_LEFT_OUT = 6  # words left out in turn
_AS_OFTEN = 10  # a word this many times as often found as a name is hardly the name


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates for a question ``among`` some articles, and notes on how they were found.

    ``having_all``: how many articles match all of it; ``unfinished``: sentences about work not done
    at the deadline.
    """

    question: Question
    candidates: Candidates
    notes: tuple[str, ...]
    having_all: int
    among: Match
    unfinished: tuple[str, ...] = ()

    def further(self, request: SearchRequest, where: Cursor) -> Found:
        """The candidates behind this place."""
        return _run(self.question, request, where, self.among)


def find(questions: Questions, request: SearchRequest, where: Cursor | None) -> Found:
    """The candidates of a page: articles with all of it, else, if allowed, with any of it.

    Raises:
        OutOfTime: the deadline has passed and nothing was found.
    """
    wording = Wording.of(request)
    if request.match is MatchMode.ANY and questions.known.unsettled == SETTLED:
        wording = wording._replace(reading=Reading.ABSENT)  # such a name finds nothing
    question = questions(wording, request.deadline)
    if request.match is MatchMode.AUTO and question.means_names:
        question = questions(wording._replace(reading=Reading.NAMES))
    found = _run(question, request, where)
    if not found.candidates.total and request.match is MatchMode.AUTO:
        found = _relaxed(questions, found, request, where)
    if found.unfinished and not found.candidates.total:
        raise OutOfTime(" ".join((*found.unfinished, _AGAIN)))
    query, total_of = found.question.query, _totals(questions, request)
    more = (
        *Otherwise(questions, query, request, found.having_all, total_of).notes(),
        *_filter_notes(found, request),
    )
    return replace(found, notes=(*found.notes, *more))


_AGAIN = "Nothing was found by then: ask for less (rarer words, dates, a source) or try again."


def _relaxed(
    questions: Questions, found: Found, request: SearchRequest, where: Cursor | None
) -> Found:
    """Candidates of a weaker reading, as no article matches all of the query."""
    again = found
    for reading in (Reading.NAMES, Reading.ABSENT, Reading.EVENTS, Reading.EITHER):
        if again.candidates.total or request.deadline.passed():
            break
        other = questions(found.question.wording._replace(reading=reading))
        if other.root != again.question.root:
            tried = _run(other, request, where)
            if reading is Reading.ABSENT or tried.candidates.total:  # a part is better of the names
                again = tried
    if not again.candidates.total and again.question.is_divisible:
        again = _partial(again, request, where)
    return again if again.candidates.total or again.unfinished else found


def _filter_notes(found: Found, request: SearchRequest) -> Iterator[str]:
    """Notes on articles with all of the query that its dates, sources and languages leave out."""
    query = found.question.query
    if request.deadline.passed() or any(no_day(query, request)) or not leaves(query.root):
        return  # not told of in time, or already, or of everything
    yield from _undated(found.question, replace(request, facets=()))
    if not found.having_all and request.match is not MatchMode.ANY:
        yield from _excluded(found.question, replace(request, facets=(Field.SOURCE,)))


def _undated(question: Question, request: SearchRequest) -> Iterator[str]:
    """A note if dates leave out articles that have none."""
    parts = (*question.query.parts, *request.narrowing.parts)
    kept = [p for p in parts if not (isinstance(p, DateIs) and (p.since or p.until))]
    if len(kept) < len(parts) and (undated := _having(question, (*kept, _NO_DATE), request).total):
        told = f"{counted(undated)} without a date"
        yield f"The dates asked for leave out {told}; date:none finds those."


def _excluded(question: Question, request: SearchRequest) -> Iterator[str]:
    """A note if articles have all of the query, but none within its dates, sources, languages, and
    how many are from sources with a similar name."""
    parts = (*question.query.parts, *request.narrowing.parts)
    kept = [part for part in parts if not filter_names(part)]
    if len(kept) < len(parts) and (found := _having(question, kept, request)).total:
        names = " and ".join(sorted(frozenset().union(*map(filter_names, parts))))
        typed = [part.source for part in nodes(And(parts)) if isinstance(part, SourceIs)]
        like = set(chain(*map(question.known.lookups.sources_like, typed)))
        others = [one for facet in found.facets for one in facet.counts if one.value in like]
        of_these = "".join(f", {one.count} from “{one.value}”" for one in others[:_OFFERED])
        all_of_this = f"{counted(found.total)} would have all of this{of_these}"
        yield f"Without the {names} asked for, {all_of_this}."


def _having(question: Question, parts: Iterable[Node], request: SearchRequest) -> Candidates:
    """The articles with these parts, whatever is asked for beside them."""
    wording = question.wording._replace(conjunctive=request.match is not MatchMode.ANY)
    query = replace(question.query, root=And(tuple(parts)))
    bare = replace(question, wording=wording, query=query)
    free = replace(request, since=None, until=None, sources=(), languages=())
    try:
        return _run(bare, free, None).candidates
    except QueryTooCostly:  # words near each other in too many articles, but for what was asked
        return Candidates((), 0)


def _partial(found: Found, request: SearchRequest, where: Cursor | None) -> Found:
    """Articles with any of the words, as none has all: of the dates among them, if there are."""
    if request.deadline.passed():
        sentence = "Time ran out before articles with a part of this were looked for."
        return replace(found, unfinished=(*found.unfinished, sentence))
    wording = found.question.wording._replace(conjunctive=False)
    loose, notes = replace(found.question, wording=wording), found.notes
    dates = tuple(filter(is_time, loose.query.parts))
    partial = _run(loose, request, where, plan(And(dates), scope=wording.scope))
    if dates and not partial.candidates.total:
        partial = _run(loose, request, where)
        notes = (*notes, "No article of the date has a part of this: these are of others.")
    return replace(partial, notes=notes, having_all=0)


def _run(
    question: Question, request: SearchRequest, where: Cursor | None, among: Match = _EVERYTHING
) -> Found:
    """The engine's candidates ``among`` some articles for one reading of the query."""
    known, lookups = question.known, question.known.lookups
    absent = absences(And((question.query.root, request.narrowing)), lookups)
    restricted = all_of([plan(request.narrowing, lookups=lookups), among])
    match = question.match  # its cost is bounded before anything runs
    near: Proximity | None = None
    if has_distance(question.query.root):
        typed = And(tuple(filter(filter_names, question.query.parts)))
        within = all_of([restricted, plan(typed, lookups=lookups)])
        early = request.deadline.after_a_part(_FOR_PROXIMITY)
        near = Proximity(known.store, known.engine, request.aliases, within, early, known.near)
        match = question.planned(replace(lookups, near=near))
    order, after, limit = reach(request, where)
    candidates = known.engine.search(
        match,
        limit=limit,
        order=order,
        where=restricted,
        after=after,
        facets=request.facets,
        deadline=request.deadline,
    )
    return Found(
        question=question,
        candidates=candidates,
        notes=tuple(dict.fromkeys(absent)),
        having_all=candidates.total,
        among=among,
        unfinished=_unfinished(candidates, near, request, known.count.articles),
    )


def _unfinished(
    candidates: Candidates, near: Proximity | None, request: SearchRequest, articles: int
) -> tuple[str, ...]:
    """Sentences about what the engine did not finish."""
    notes = []
    if candidates.missed:
        looked = articles - candidates.missed
        notes.append(f"Time ran out when {looked:,} of {articles:,} articles had been searched.")
    if near is not None and near.compared < near.found:
        notes.append(
            f"Time ran out when {near.compared} of {near.found} articles had been looked at for "
            "words near each other."
        )
    counted = {facet.field for facet in candidates.facets}
    if lacking := [name for name in request.facets if name not in counted]:
        notes.append(f"Time ran out before these were counted: {', '.join(lacking)}.")
    return tuple(notes)


def better(questions: Questions, found: Found, request: SearchRequest) -> DidYouMean | None:
    """A better query if this one finds hardly anything: respelt, without quotation marks, or
    without one of its words."""
    if request.match is not MatchMode.AUTO or found.having_all >= FEW:
        return None
    if request.text_limit is None or request.deadline.passed():
        return None
    total_of = _totals(questions, request)
    corrector = questions.known.corrector
    spelled = corrector.did_you_mean(found.question.query, found.having_all, total_of)
    return (
        spelled
        or _in_any_order(found, total_of)
        or _without_a_word(questions.known, found, total_of)
    )


def offered(questions: Questions, found: Found, request: SearchRequest) -> tuple[OfferedName, ...]:
    """The names that words of the query may have meant.

    Beside other words a name has to be found at least a tenth as often as the word: "car bomb"
    does not mean the Central African Republic (CAR).
    """
    query, table = found.question.query, questions.known.table
    if not query.offers or request.text_limit is None or request.deadline.passed():
        return ()
    often = 1 if isinstance(query.root, Word) else max(1, found.having_all)
    total_of, offers = _totals(questions, request), []
    each = ((word, entity) for word in query.offers for entity in map(table.entity, word.entities))
    for word, entity in islice(each, _OFFERED):
        start, end = word.span.start, word.span.end
        if entity is not None:
            total = total_of(f"{query.text[:start]}entity:{entity.id}{query.text[end:]}")
            if total * _AS_OFTEN >= often:
                offers.append(OfferedName(word.text, start, end, entity.id, entity.name, total))
    return tuple(offers)


def _totals(questions: Questions, request: SearchRequest) -> Callable[[str], int]:
    """How many articles match all of another query, everything else being as in the request."""

    def total_of(text: str) -> int:
        try:
            wanted = replace(request, text=text, facets=(), match=MatchMode.ALL)
            return _run(questions(Wording.of(wanted)), wanted, None).candidates.total
        except (BadQuery, QueryTooCostly):
            return 0

    return total_of


def _in_any_order(found: Found, total_of: Callable[[str], int]) -> DidYouMean | None:
    """The words of a phrase that no article has, if articles have them at different places."""
    phrase, typed = found.question.root, found.question.query.text
    if found.having_all or not isinstance(phrase, Phrase) or phrase.is_compound:
        return None
    words = " ".join(item.text for item in phrase.items)
    text = f"{typed[: phrase.span.start]}{words}{typed[phrase.span.end :]}"
    total = total_of(text)
    return DidYouMean(text, total) if total else None


def _without_a_word(
    known: PointInTime, found: Found, total_of: Callable[[str], int]
) -> DidYouMean | None:
    """The query without the word that most articles with the others lack, if few have all of it:
    "Foley video date" is about the video. Names stay, and so does the rarest word."""
    query = found.question.query
    typed, parts = query.text, [part for part in query.parts if leaves(part)]
    if not found.having_all or len(parts) <= _LEAST_PARTS:
        return None
    words = [part for part in parts if isinstance(part, Word)]
    words.sort(key=lambda word: leaf_idf(word, known.count))
    if len(words) == len(parts):
        words.pop()
    texts = (
        " ".join(f"{typed[: word.span.start]} {typed[word.span.end :]}".split())
        for word in words[:_LEFT_OUT]
        if not typed[: word.span.start].endswith("+")
    )
    tried = [DidYouMean(text, total) for text in texts if (total := total_of(text)) >= FEW]
    return max(tried, key=lambda meant: meant.total, default=None)
