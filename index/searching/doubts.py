"""Uncertain mentions of an entity: which of its forms have how many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ..columns import decode_ranking, hash_term
from ..engines import Engine
from ..matching import AnyOf, Field, Term, uncertain_token
from ..store import Store

_READ = 200  # articles, which takes a few milliseconds


@dataclass(frozen=True, slots=True)
class Doubts:
    """How many articles have uncertain mentions, by the hash of the form; whether all were read."""

    articles: Mapping[int, int]
    all: bool = True


def doubts(engine: Engine, store: Store, entity: str) -> Doubts:
    """The uncertain mentions of the entity; for a frequent one only some articles are read."""
    token = uncertain_token(entity)
    unsure = AnyOf(tuple(Term(f, token, 0.0) for f in (Field.TITLE_ENTITY, Field.BODY_ENTITY)))
    found = engine.search(unsure, limit=_READ)
    blobs = store.ranking_columns([hit.ordinal for hit in found.hits]).values()
    return Doubts(_counted(blobs, hash_term(entity)), found.total <= _READ)


def _counted(blobs: Iterable[bytes], entity: int) -> dict[int, int]:
    counts: dict[int, int] = {}
    for columns in map(decode_ranking, blobs):
        unsure = (columns.entities == entity) & ~columns.certain
        for form in np.unique(columns.forms[unsure]).tolist():
            counts[form] = counts.get(form, 0) + 1
    return counts
