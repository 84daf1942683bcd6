"""The effect that a change to the alias table would have, before it is made.

The articles that contain the changed forms are tagged with the table as it is and as it would be;
the differences are counted and shown. If there are too many articles, a sample is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest

from ..aliases.matching.casing import is_ordinary, often_small
from ..aliases.table import form_id
from ..engines import Engine
from ..ingest.annotation import annotate
from ..matching import Field
from ..model import AnalysedArticle, Confidence, Entity, Form, Status
from ..outcomes import counted
from ..query.algebra import any_of, row
from ..store.articles import Store
from ..text.analysis import Analyzer, fold
from .live import LiveNames, Naming
from .unsettled import active_forms, changed_forms, written_as

MOST_LOOKED_AT = 300  # articles, the newest of each form; takes a second or two
_LEAST_LOOKED_AT = 15  # of one form
SAMPLES = 10
_MOST_WORDS = 200  # forms


@dataclass(frozen=True, slots=True)
class Collision:
    """A form that also means something else: another entity, or an ordinary word."""

    form: str
    entity: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A passage in which a mention would be gained or lost; it is ``text[start:end]``."""

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
    """The effect of replacing the entity ``id`` by ``entity``, or of removing it (None).

    Raises:
        BadAlias: the table would contradict itself.
    """
    now, then = names.current(), names.proposed(id, entity)
    changed = active_forms(changed_forms(now.table.entity(id), entity))
    forms = sorted(
        changed, key=lambda form: (entity is None or form not in entity.forms, form.text)
    )
    concerned, ordinals = _concerned(forms, store, engine)
    analyzer = Analyzer()
    seen = _Seen(id)
    for ordinal in ordinals:
        if (article := store.article_at(ordinal)) is not None:
            seen.compare(
                annotate(article, analyzer, now.tagger), annotate(article, analyzer, then.tagger)
            )
    return Preview(
        collisions=collisions(now, engine, [entity], seen) if entity else (),
        concerned=concerned,
        looked_at=seen.articles,
        gained=seen.gained,
        lost=seen.lost,
        samples=seen.samples(),
    )


def collisions(
    now: Naming, engine: Engine, entities: Sequence[Entity], seen: _Seen | None = None
) -> tuple[Collision, ...]:
    """What the new and changed forms of entities also mean, with what was ``seen`` in articles."""
    coming: dict[str, dict[str, Form]] = {}  # by what they are folded to, then by entity
    for entity in entities:
        changed = set(active_forms(changed_forms(now.table.entity(entity.id), entity)))
        for form in entity.forms:
            if form in changed:
                coming.setdefault(form_id("", form.text), {})[entity.id] = form
    if not coming:
        return ()
    then = {entity.id: entity for entity in chain(now.table.entities, entities)}
    words = chain.from_iterable(forms.values() for forms in coming.values())
    return (*_namesakes(then, coming, seen or _Seen("")), *_words(words, engine))


def _concerned(forms: Sequence[Form], store: Store, engine: Engine) -> tuple[int, list[int]]:
    """How many articles have any of the forms, and the newest of each form, then of all."""
    analyzer, languages = Analyzer(), store.languages()
    each = max(_LEAST_LOOKED_AT, MOST_LOOKED_AT // max(1, len(forms)))
    shares = (
        engine.search(written_as(form, analyzer, languages), limit=each)
        for form in forms[: MOST_LOOKED_AT // _LEAST_LOOKED_AT]
    )
    found = dict.fromkeys(hit.ordinal for share in shares for hit in share.hits)
    every = any_of([written_as(form, analyzer, languages) for form in forms])
    newest = engine.search(every, limit=MOST_LOOKED_AT)
    found.update(dict.fromkeys(hit.ordinal for hit in newest.hits))
    return newest.total, list(found)[:MOST_LOOKED_AT]


@dataclass(slots=True)
class _Seen:
    """The differences between the two tables in the articles read so far."""

    id: str
    articles: int = 0
    gained: int = 0
    lost: int = 0
    others: Counter[str] = field(default_factory=Counter)  # articles other entities would lose
    takes: dict[str, str] = field(default_factory=dict)  # the form that takes them, as written
    by_form: dict[str, list[Sample]] = field(default_factory=dict)

    def compare(self, before: AnalysedArticle, after: AnalysedArticle) -> None:
        """Compare one article tagged with the present table and with the changed one."""
        self.articles += 1
        had, has = _believed(before), _believed(after)
        self.gained += self.id in has and self.id not in had
        self.lost += self.id in had and self.id not in has
        old, new = _spans(before, self.id), _spans(after, self.id)
        for other in had - has - {self.id}:
            self.others[other] += 1
            for start, end in _spans(before, other):
                for a, b in new if other not in self.takes else ():
                    if a < end and start < b:
                        self.takes[other] = after.article.text[a:b]
        self._keep(before, old - new, gained=False)
        self._keep(after, new - old, gained=True)

    def _keep(
        self, analysed: AnalysedArticle, spans: set[tuple[int, int]], *, gained: bool
    ) -> None:
        """Keep a passage for each spelling of a mention gained or lost in the article."""
        article, seen = analysed.article, set()
        for start, end in sorted(spans):
            written = " ".join(article.text[start:end].split()).casefold()
            kept = self.by_form.setdefault(written, [])
            if written in seen or len(kept) >= SAMPLES:
                continue
            seen.add(written)
            for passage in analysed.passages:
                if passage.start <= start < passage.end:
                    text = article.text[passage.start : passage.end]
                    at = (start - passage.start, end - passage.start)
                    kept.append(Sample(article.id, article.title, text, *at, gained))

    def samples(self) -> tuple[Sample, ...]:
        """Passages of every form in turn, so that a frequent one does not hide the others."""
        turns = chain.from_iterable(zip_longest(*self.by_form.values()))
        return tuple(islice(filter(None, turns), SAMPLES))


def _believed(analysed: AnalysedArticle) -> set[str]:
    parts = (analysed.title, analysed.standfirst, analysed.body)
    mentions = chain.from_iterable(part.mentions for part in parts)
    return {m.entity for m in mentions if m.confidence is Confidence.CERTAIN}


def _spans(analysed: AnalysedArticle, id: str) -> set[tuple[int, int]]:
    return {
        (m.start, m.end)
        for m in analysed.body.mentions
        if m.entity == id and m.confidence is Confidence.CERTAIN
    }


# --- collisions ---------------------------------------------------------------------------------


def _namesakes(
    then: Mapping[str, Entity], coming: Mapping[str, Mapping[str, Form]], seen: _Seen
) -> Iterator[Collision]:
    """Forms that other entities have too, once for each two entities, and entities that lose
    articles by the change."""
    listed: set[tuple[str, str]] = set()
    for other in then.values():
        for form in other.forms:
            for id, mine in coming.get(form_id("", form.text), {}).items():
                if form.status is Status.BLOCKED or id == other.id or (id, other.id) in listed:
                    continue
                listed |= {(id, other.id), (other.id, id)}
                lost = seen.others[other.id]
                less = f", which would lose {counted(lost)}" if lost else ""
                yield Collision(mine.text, other.id, f"is also a name of {other.name}{less}")
    for other_id, written in seen.takes.items():
        entity = then.get(other_id)
        if (seen.id, other_id) not in listed and entity is not None:
            why = f"takes {counted(seen.others[other_id])} from {entity.name}"
            yield Collision(" ".join(written.split()), other_id, why)


def _words(forms: Iterable[Form], engine: Engine) -> Iterator[Collision]:
    """Forms that also occur in small letters in this archive."""
    for form in islice(forms, _MOST_WORDS):
        surfaces = Analyzer().analyse(form.text).surfaces
        small = tuple(surface.lower() for surface in surfaces)
        if not any(surface.upper() != surface.lower() for surface in surfaces):
            continue  # a script without capitals
        articles, named = (
            engine.search(row(Field.BODY_EXACT, [(s,) for s in written]), limit=1).total
            for written in (small, surfaces)
        )
        listed = len(small) == 1 and is_ordinary(fold(small[0]))
        if listed or (small != surfaces and often_small(articles, named)):
            here = f", in small letters in {counted(articles)}" if articles else ""
            why = f"is also an ordinary word{here}"
            yield Collision(form.text, None, why)
