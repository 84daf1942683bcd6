"""Answers a search request: parse, plan, ask the engine, rank again, mark, and explain."""

from __future__ import annotations

import gc
import time
from dataclasses import replace
from functools import partial
from threading import local
from weakref import WeakKeyDictionary

from ..aliases.table import AliasTable
from ..answer import Answer, AnswerFacet, FacetValue, Hit, Searched
from ..columns.words import WORD
from ..engines import Engine
from ..matching import Facet, Field
from ..naming.live import Naming
from ..ranking.background import LEAST, READ, Background, sampled
from ..request import SearchRequest
from ..store.articles import Store
from ..store.copies import Copies
from . import cursor as cursors
from .cursor import Cursor
from .finding import Found, find, run
from .otherwise import Otherwise
from .paging import page
from .point_in_time import PointInTime, version_of
from .presenting import Presenter
from .question import Questions
from .unmatched import absent, no_day, unmatched


class Searcher:
    """Answers the requests to one archive. Threads may share it."""

    def __init__(self, store: Store, copies: Copies) -> None:
        self._store = store
        self._copies = copies
        self._sampled = WeakKeyDictionary[Engine, tuple[str, tuple[range, range], Background]]()
        self._local = local()

    def search(self, engine: Engine, naming: Naming, request: SearchRequest) -> Answer:
        """See ``Archive.search``."""
        began = time.perf_counter()
        questions = self._asking(engine, naming)
        known = questions.known
        asked_before = known.engine.ms
        where = cursors.decode(request)
        found = find(questions, request, where)
        question, candidates = found.question, found.candidates
        otherwise = Otherwise(questions, found, request)
        told = (*found.notes, *otherwise.notes())
        background = self._background(engine, known)
        shown, following, undone, unranked = self._page(found, request, where, background)
        unfinished = tuple(dict.fromkeys((*found.unfinished, *undone)))
        notes = (*question.query.notes, *no_day(question.query, request), *unmatched(question))
        notes = notes if found.having_all else (*notes, *absent(question))
        titles = [hit.article.title for hit in shown[:1]]
        pasted = titles and titles[0].casefold().split() == request.text.casefold().split()
        did_you_mean = None if pasted else otherwise.better()
        offers = () if did_you_mean else tuple(otherwise.offers())
        facets = tuple(_facet(known, facet) for facet in candidates.facets)
        return Answer(
            text=request.text,
            understood=question.understood,
            notes=(*notes, *told, *unranked, *unfinished),
            offers=offers,
            expansion=question.expansion,
            total=candidates.total,
            in_part=bool(candidates.total and not found.having_all),
            complete=not unfinished,
            searched=Searched(known.count.articles - candidates.missed, known.count.articles),
            took=(time.perf_counter() - began) * 1000,
            engine_took=known.engine.ms - asked_before,
            hits=shown,
            facets=facets,
            next=None if following is None else cursors.encode(following, request),
            did_you_mean=did_you_mean,
        )

    def _page(
        self, found: Found, request: SearchRequest, where: Cursor | None, background: Background
    ) -> tuple[tuple[Hit, ...], Cursor | None, tuple[str, ...], tuple[str, ...]]:
        """The hits of a page, the place after them, and what was not done at the deadline, or not
        ranked. A page on which the best hits end goes on by date."""
        presenter = Presenter(self._store, self._copies, found.question, request, background)
        shown, following = page(presenter, found.candidates, where)
        missing = 0 if request.deadline.passed() else request.limit - len(shown)
        if not (missing and following) or following.inside or following.after is not None:
            return shown, following, presenter.unfinished, presenter.unranked
        rest = replace(request, limit=missing, facets=())
        further = run(found.question, rest, following, found.among)
        more, following, undone, _ = self._page(further, rest, following, background)
        undone = (*presenter.unfinished, *further.unfinished, *undone)
        return (*shown, *more), following, undone, presenter.unranked

    def known(self, engine: Engine, naming: Naming) -> PointInTime:
        """What this thread knows of the archive, at the present version of engine and names."""
        return self._asking(engine, naming).known

    def _background(self, engine: Engine, known: PointInTime) -> Background:
        """The archive's usual words and lengths, sampled again when it has grown by 3 to 6 %.

        Whether it has is asked once for each version of the engine. Another engine may be that of
        other articles, which a snapshot brought.
        """
        sample = self._sampled.get(engine)
        if sample is None or sample[0] != known.version:
            grown = sampled(self._store.newest_ordinal()), sampled(known.count.articles)
            if sample and sample[1] == grown:
                background = sample[2]
            else:
                background = Background.of(self._spread(*grown))
            sample = self._sampled[engine] = known.version, grown, background
        return sample[2]

    def _spread(self, numbers: range, places: range) -> list[bytes]:
        """The beginnings of the articles of these numbers; if most are of none (articles were
        deleted, or a small snapshot took their place), of others, evenly among all there are."""
        columns = self._store.beginnings(numbers, READ * WORD.itemsize)
        if 2 * len(columns) < len(places):
            there = self._store.apart(places.step)
            there = there[:: max(1, len(there) // LEAST)]
            columns = self._store.beginnings(there, READ * WORD.itemsize)
        return [*columns.values()]

    def _asking(self, engine: Engine, naming: Naming) -> Questions:
        """This thread's questions at the present version of the engine and the names."""
        version = version_of(engine, naming)
        asking: Questions | None = getattr(self._local, "questions", None)
        if asking and asking.known.engine.reader is not engine:
            # Or idle threads, and what refers to itself, would keep the former index on the disk.
            self._local, asking = local(), None
            gc.collect()
        if asking is None or asking.known.version != version:
            asking = Questions(PointInTime(self._store, engine, naming, version))
            self._local.questions = asking
        return asking


def _facet(known: PointInTime, facet: Facet) -> AnswerFacet:
    having, doubted = known.having(facet.field), known.unsettled.doubted
    said = partial(_form_text, known.table) if facet.field is Field.FORM else str
    new = tuple.__new__  # a third of the time that FacetValue() takes
    values = [
        # not fewer in the archive than matched: a commit may come in between
        new(FacetValue, (value, said(value), count, max(count, having.get(value, 0))))
        for value, count in facet.counts
        if value and value not in doubted
    ]
    if facet.field is Field.MONTH:
        values.sort(key=lambda value: value.value)
    return AnswerFacet(facet.field, tuple(values))


def _form_text(table: AliasTable, id: str) -> str:
    """The text of a form; its id, if no form has it any more."""
    found = table.form(id)
    return id if found is None else found[1].text
