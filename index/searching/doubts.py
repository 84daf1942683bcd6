"""Uncertain mentions of an entity: which of its forms have how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..engines import Reader
from ..matching import AnyOf, Field, Term, uncertain_token
from ..model import Span
from ..occurrences.scanning import scan
from ..occurrences.streams import article_of, lay_out
from ..query.nodes import Name, ScopedLeaf
from ..store.articles import Store

_READ = 200  # articles, which takes a few milliseconds


@dataclass(frozen=True, slots=True)
class Doubts:
    """How many articles have uncertain mentions, by the hash of the form; whether all were read."""

    articles: Mapping[int, int]
    all: bool = True


def doubts(engine: Reader, store: Store, entity: str) -> Doubts:
    """The uncertain mentions of the entity; for a frequent one only some articles are read."""
    token = uncertain_token(entity)
    unsure = AnyOf(tuple(Term(f, token, 0.0) for f in (Field.TITLE_ENTITY, Field.BODY_ENTITY)))
    found = engine.search(unsure, limit=_READ)
    streams = lay_out([*store.streams([hit.ordinal for hit in found.hits]).values()])
    named = scan(streams, [ScopedLeaf(Name(Span(0, 0), "", (entity,)), ())]).mentions
    articles = article_of(named.firsts).tolist()
    pairs = zip(named.forms.tolist(), articles, named.certain.tolist(), strict=True)
    each = {(form, article) for form, article, certain in pairs if not certain}
    return Doubts(Counter(form for form, _ in each), found.total <= _READ)
