"""Candidates to hits: the second stage's order, the passages shown, and what is marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .aliases.table import AliasTable
from .answer import ArticleSummary, Group, Hit, PassageHit, SearchRequest
from .columns import Marking, decode_marking
from .highlight import Highlighter, mark
from .matching import Candidate, Field, Term, certain_token
from .model import Passage, Strength
from .occurrences import Belief
from .query.nodes import Exact, Fuzzy, Leaf, Name, Phrase, Prefix, Query, Word, leaves
from .ranking import Ranked, RankedPassage, idf, rank
from .receipt import Count, names
from .store import Store, SummaryRow

ALL_PASSAGES = 50  # of one article, where passages are the hits


@dataclass(frozen=True, slots=True)
class Shown:
    """An article to show, and which of its passages."""

    ranked: Ranked
    passages: tuple[RankedPassage, ...]


class Presenter:
    """Ranks and shows the candidates of one query."""

    def __init__(
        self,
        store: Store,
        table: AliasTable,
        query: Query,
        request: SearchRequest,
        count: Count,
        articles: int,
    ) -> None:
        self._store = store
        self._query = query
        self._request = request
        self._idfs = [leaf_idf(leaf, count, articles) for leaf in leaves(query.root)]
        self._belief = Belief(request.aliases, weak_forms(query, table))

    def rank(self, candidates: Sequence[Candidate]) -> tuple[Ranked, ...]:
        """The second stage over these candidates; those gone from the store are left out."""
        columns = self._store.ranking_columns([c.ordinal for c in candidates])
        present = [c for c in candidates if c.ordinal in columns]
        by_passage = self._request.group is Group.PASSAGE
        return rank(
            self._query.root,
            self._idfs,
            present,
            [columns[c.ordinal] for c in present],
            scope=self._request.scope,
            passages=ALL_PASSAGES if by_passage else self._request.passages,
            belief=self._belief,
        )

    def show(self, chosen: Sequence[Shown], first_rank: int) -> tuple[Hit, ...]:
        """The hits, read and marked; ``first_rank`` is that of the first, from 1."""
        ordinals = list({one.ranked.ordinal for one in chosen})
        rows = self._store.summaries(ordinals)
        texts = self._store.texts(ordinals)
        marking = self._store.marking_columns(ordinals)
        ranking = self._store.ranking_columns(ordinals)
        hits = []
        for one in chosen:
            ordinal = one.ranked.ordinal
            if ordinal in rows and ordinal in marking:
                marks = decode_marking(marking[ordinal])
                highlighter = Highlighter(
                    self._query, self._request.scope, self._belief, ranking[ordinal], marks
                )
                rank_ = first_rank + len(hits)
                hits.append(
                    self._hit(one, rank_, rows[ordinal], texts[ordinal], marks, highlighter)
                )
        return tuple(hits)

    def _hit(
        self,
        one: Shown,
        rank_: int,
        row: SummaryRow,
        text: str,
        marks: Marking,
        highlighter: Highlighter,
    ) -> Hit:
        title = highlighter.title(row.title)
        return Hit(
            rank=rank_,
            score=one.ranked.score,
            article=summary(row),
            title_highlights=title,
            title_html=mark(row.title, title),
            passages=tuple(
                _passage_hit(row.id, marks.passages[p.ordinal], p.score, text, highlighter)
                for p in one.passages
            ),
            parts=one.ranked.parts if self._request.explain else (),
        )


def _passage_hit(
    id: str, passage: Passage, score: float, text: str, highlighter: Highlighter
) -> PassageHit:
    shown = text[passage.start : passage.end]
    marked = highlighter.passage(passage, shown)
    return PassageHit(
        id=f"{id}#p{passage.ordinal}",
        ordinal=passage.ordinal,
        score=score,
        start=passage.start,
        end=passage.end,
        text=shown,
        highlights=marked,
        html=mark(shown, marked),
    )


def summary(row: SummaryRow) -> ArticleSummary:
    """What a list says of the article."""
    return ArticleSummary(
        id=row.id,
        title=row.title,
        standfirst=row.standfirst,
        source=row.source,
        author=row.author,
        published=row.published,
        url=row.url,
        language=row.language,
    )


def weak_forms(query: Query, table: AliasTable) -> frozenset[str]:
    """The ids of the weak forms of the names in the query: their mentions count less."""
    found: set[str] = set()
    for name in names(query.root):
        for id in name.entities:
            found.update(table.forms_of(id, Strength.WEAK))
    return frozenset(found)


def leaf_idf(leaf: Leaf, count: Count, articles: int) -> float:
    """How much finding the leaf says: a phrase as much as its words together."""
    match leaf:
        case Phrase(items=items):
            return sum(leaf_idf(item, count, articles) for item in items)
        case Exact(surfaces=surfaces):
            counts = count([Term(Field.BODY_EXACT, surface) for surface in surfaces])
            return sum(idf(n, articles) for n in counts)
        case Name(entities=entities):
            terms = [Term(Field.BODY_ENTITY, certain_token(id)) for id in entities]
        case Word() | Prefix() | Fuzzy():
            terms = [Term(Field.BODY_STEM, term) for term in leaf.terms]
    return idf(min(articles, sum(count(terms))), articles)
