"""The second stage: ranks the engine's best articles again and chooses their passages.

An engine scores an article by how often the words of the query occur anywhere in it. This stage
uses where they occur: it adds scores for the best passage, for parts of the query near each other,
for terms that the best articles share, and for names written as typed. It reads only the ranking
columns, of all candidates at once.

score = match (the engine's)
      + passage x (1 - usual passage / usual article) x BM25 of the best passage
      + proximity x pairs of the query's parts near each other, worth the lesser idf, and all of
        them in a row, worth what the pairs leave out
      + likeness x (0..1: contains terms the best fifteen share) x the highest match
      + typed x names in the spelling that was typed
      + recency x 2 ^ (-age / half life) x the highest match, if asked for
      + lacking: minus the idf of each name of the query that an article with a part of it lacks

The longer articles are, the more a passage says that the article does not; for abstracts it says
nothing. ``evidence`` computes passages, proximity and what is lacking; ``feedback``
computes likeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import numpy as np

from ..answer import ScorePart
from ..columns.words import Floats, among, hash_term, hash_terms
from ..matching import Candidate
from ..occurrences.streams import MentionRows, article_of, lay_out
from ..query.modes import AliasMode
from ..query.nodes import Name
from ..text.dates import present
from .background import Background
from .evidence import USUAL, Evidence, RankedPassage, WeightedLeaf
from .feedback import likeness

_PARTS = ("match", "passage", "proximity", "likeness", "typed", "recency", "lacking")
# What each part weighs beside the engine's score, tuned on judged collections.
_PASSAGE, _PROXIMITY, _LIKENESS, _TYPED, _RECENCY = 0.5, 0.6, 0.3, 0.4, 0.3
_DAY = 86_400.0  # seconds
_NEVER = -1e12  # seconds since 1970: before any date


class Ranked(NamedTuple):
    """A candidate after the second stage; ``place`` is its rank among the candidates, from 0."""

    ordinal: int
    place: int
    score: float
    evidence: Sequence[float]

    @property
    def parts(self) -> tuple[ScorePart, ...]:
        """The summands of the score, named."""
        return tuple(map(ScorePart, _PARTS, self.evidence))


def recent(published: Sequence[datetime | None], half_life: float) -> Floats:
    """How new each article is among these: 1 for the newest, half as much for each ``half_life``
    (days) of age, 0 without a date.

    An archive may end years ago, so age is measured from the newest article, not from today. Those
    dated later than today are as new as it: else one wrong date would age all others.
    """
    if not half_life > 0:
        raise ValueError("a half-life is more than 0 days")
    moments = np.array([m.timestamp() if m else -np.inf for m in published])
    newest = moments[moments <= present().timestamp()].max(initial=_NEVER)
    worth: Floats = np.exp2(np.minimum(0, moments - newest) / _DAY / half_life)
    return worth


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The result of the second stage: articles, best first, and their passages on demand."""

    hits: tuple[Ranked, ...]
    evidence: Evidence | None

    def of(self, ordinals: Iterable[int]) -> list[Ranked]:
        """The articles of these ordinals that were ranked, in the given order."""
        there = {hit.ordinal: hit for hit in self.hits}
        return [there[ordinal] for ordinal in ordinals if ordinal in there]

    def passages(self, hit: Ranked, limit: int) -> tuple[RankedPassage, ...]:
        """The passages of a hit to show, at most ``limit``.

        The first contains the most different parts of the query, each next one the most parts not
        shown yet; of equal ones the higher score goes first. An article that matched only elsewhere
        (in its title, for example) shows its first passage.
        """
        if self.evidence is None or limit < 1:
            return ()
        return self.evidence.passages(hit.place, limit)


def rank(
    leaves: Sequence[WeightedLeaf],
    candidates: Sequence[Candidate],
    columns: Sequence[bytes],
    *,
    mode: AliasMode = AliasMode.ON,
    background: Background | None = None,
    recency: Floats | None = None,
    penalised: Sequence[bool] = (),
) -> Ranking:
    """The candidates in their final order; candidates of equal score keep their order.

    ``leaves`` are those of the query, each different one once; ``columns`` the ranking columns of
    each candidate. Without ``background`` usual words and lengths are taken from the candidates.
    ``recency`` is what ``recent`` gives; ``penalised`` says of each leaf whether an article that
    lacks it scores less.
    """
    if not candidates:
        return Ranking((), None)
    streams = lay_out(columns)
    usual = background or Background.of(columns)
    found = Evidence.of(streams, leaves, mode)
    base = np.array([c.score for c in candidates])
    tells = max(0.0, 1 - USUAL / usual.length)
    evidence = (
        base,
        _PASSAGE * tells * found.best_passage(),
        _PROXIMITY * found.proximity(),
        _LIKENESS * base.max() * likeness(streams, base, usual),
        _TYPED * _typed(len(base), found.occurrences.scanned.mentions, leaves),
        np.zeros(len(base)) if recency is None else _RECENCY * base.max() * recency,
        found.lacking(penalised),
    )
    rows = np.array(evidence).T
    scores = rows.sum(axis=1)
    order = np.argsort(-scores, kind="stable")
    ordinals = [candidates[n].ordinal for n in order.tolist()]
    hits = zip(ordinals, order.tolist(), scores[order].tolist(), rows[order].tolist(), strict=True)
    return Ranking(tuple(map(Ranked._make, hits)), found)


def _typed(articles: int, named: MentionRows, leaves: Sequence[WeightedLeaf]) -> Floats:
    """How many names of the query each article contains as they were typed."""
    counts = np.zeros(articles)
    for each in leaves:
        leaf = each.scoped.leaf
        if isinstance(leaf, Name) and leaf.form is not None:
            so = among(named.entities, hash_terms(leaf.entities))
            so &= (named.forms == hash_term(leaf.form)) & named.certain
            counts += np.bincount(article_of(named.firsts[so]), minlength=articles) > 0
    return counts
