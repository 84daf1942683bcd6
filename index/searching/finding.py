"""The first stage of a search: the engine's candidates for a query, within the deadline."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..errors import OutOfTime
from ..matching import Candidates, Everything, Match
from ..naming.unsettled import SETTLED
from ..query.algebra import all_of
from ..query.modes import Reading
from ..query.nodes import And, is_time
from ..query.plan import plan
from ..query.trees import absences, filter_names, has_distance, has_unticked
from ..request import MatchMode, SearchRequest
from .cursor import Cursor
from .paging import reach
from .proximity import Proximity
from .question import Question, Questions, Wording

_EVERYTHING = Everything()
_FOR_PROXIMITY = 0.7  # of the time; the rest is for finding and showing articles


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
    found = run(question, request, where)
    if not found.candidates.total and request.match is MatchMode.AUTO:
        found = _relaxed(questions, found, request, where)
    if found.unfinished and not found.candidates.total:
        raise OutOfTime(" ".join((*found.unfinished, _AGAIN)))
    return found


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
            tried = run(other, request, where)
            if reading is Reading.ABSENT or tried.candidates.total:  # a part is better of the names
                again = tried
    if not again.candidates.total and again.question.is_divisible:
        again = _partial(again, request, where)
    return again if again.candidates.total or again.unfinished else found


def _partial(found: Found, request: SearchRequest, where: Cursor | None) -> Found:
    """Articles with any of the words, as none has all: of the dates among them, if there are."""
    if request.deadline.passed():
        sentence = "Time ran out before articles with a part of this were looked for."
        return replace(found, unfinished=(*found.unfinished, sentence))
    wording = found.question.wording._replace(conjunctive=False)
    loose, notes = replace(found.question, wording=wording), found.notes
    dates = tuple(filter(is_time, loose.query.parts))
    partial = run(loose, request, where, plan(And(dates), scope=wording.scope))
    if dates and not partial.candidates.total:
        partial = run(loose, request, where)
        notes = (*notes, "No article of the date has a part of this: these are of others.")
    return replace(partial, notes=notes, having_all=0)


def run(
    question: Question, request: SearchRequest, where: Cursor | None, among: Match = _EVERYTHING
) -> Found:
    """The engine's candidates ``among`` some articles for one reading of the query.

    Raises:
        QueryTooCostly: it has words near each other in too many articles.
    """
    known, lookups = question.known, question.known.lookups
    absent = absences(And((question.query.root, request.narrowing)), lookups)
    restricted = all_of([plan(request.narrowing, lookups=lookups), among])
    match = question.match  # its cost is bounded before anything runs
    near: Proximity | None = None
    if has_distance(question.query.root) or has_unticked(question.query.root):
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
        notes=tuple(dict.fromkeys((*absent, *(near.untold if near else ())))),
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
            "words in a row or near each other."
        )
    counted = {facet.field for facet in candidates.facets}
    if lacking := [name for name in request.facets if name not in counted]:
        notes.append(f"Time ran out before these were counted: {', '.join(lacking)}.")
    return tuple(notes)
