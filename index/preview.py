"""What a change to the alias table would do, before anybody makes it.

The articles in which the changed forms stand are tagged with the table as it is and as it would
be; what differs is counted and shown. Of very many articles a sample is looked at, and said so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .aliases.casing import is_ordinary
from .aliases.table import form_id
from .analysis import Analyzer, fold
from .annotation import annotate
from .engines import Engine
from .matching import Field, Term
from .model import AnalysedArticle, Article, Confidence, Entity, Form
from .naming import LiveNames, Naming
from .store import Store
from .unsettled import active_forms, changed_forms, written_anywhere

MOST_LOOKED_AT = 300  # articles, the newest: a second or two
SAMPLES = 10


@dataclass(frozen=True, slots=True)
class Collision:
    """A form that already means something else: another entity, or an ordinary word."""

    form: str
    entity: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A passage in which a mention would come or go; the mention is ``text[start:end]``."""

    article: str
    title: str
    text: str
    start: int
    end: int
    gained: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """``gained`` and ``lost`` count articles among the ``looked_at`` of ``concerned``."""

    collisions: tuple[Collision, ...]
    concerned: int
    looked_at: int
    gained: int
    lost: int
    samples: tuple[Sample, ...]


def preview(
    names: LiveNames, store: Store, engine: Engine, id: str, entity: Entity | None
) -> Preview:
    """What putting ``entity`` in the place of ``id`` (or taking it out) would change.

    Raises:
        BadAlias: the table would contradict itself.
    """
    now, then = names.current(), names.proposed(id, entity)
    forms = active_forms(changed_forms(now.table.entity(id), entity))
    analyzer = Analyzer()
    match = written_anywhere(forms, analyzer, store.languages())
    found = engine.search(match, limit=MOST_LOOKED_AT)
    gained = lost = 0
    samples: list[Sample] = []
    for hit in found.hits:
        article = store.article_at(hit.ordinal)
        if article is None:
            continue
        before = annotate(article, analyzer, now.tagger)
        after = annotate(article, analyzer, then.tagger)
        had, has = _certain(before, id), _certain(after, id)
        gained += bool(has) and not had
        lost += bool(had) and not has
        if len(samples) < SAMPLES:
            samples += _samples(article, before, had - has, gained=False)
            samples += _samples(article, after, has - had, gained=True)
    return Preview(
        collisions=tuple(_collisions(now, id, forms, engine)),
        concerned=found.total,
        looked_at=len(found.hits),
        gained=gained,
        lost=lost,
        samples=tuple(samples[:SAMPLES]),
    )


def _certain(analysed: AnalysedArticle, id: str) -> set[tuple[int, int]]:
    return {
        (m.start, m.end)
        for m in analysed.body.mentions
        if m.entity == id and m.confidence is Confidence.CERTAIN
    }


def _samples(
    article: Article, analysed: AnalysedArticle, spans: set[tuple[int, int]], *, gained: bool
) -> list[Sample]:
    shown = []
    for start, end in sorted(spans)[:1]:
        for passage in analysed.passages:
            if passage.start <= start < passage.end:
                text = article.text[passage.start : passage.end]
                at = (start - passage.start, end - passage.start)
                shown.append(Sample(article.id, article.title, text, *at, gained))
    return shown


def _collisions(now: Naming, id: str, forms: Iterable[Form], engine: Engine) -> Iterable[Collision]:
    own = {form_id("", form.text): form for form in forms}
    for other in now.table.entities:
        for form in other.forms if other.id != id else ():
            if (mine := own.get(form_id("", form.text))) is not None:
                yield Collision(mine.text, other.id, f"is also a name of {other.name}")
    for form in own.values():
        word = fold(form.text) if form.text.strip() else ""
        if " " in form.text or not is_ordinary(word):
            continue
        (articles,) = engine.document_frequencies([Term(Field.BODY_EXACT, form.text.lower())])
        yield Collision(
            form.text, None, f"is also an ordinary word, in small letters in {articles} articles"
        )
