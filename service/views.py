"""The library's answers as plain objects for JSON, with the fields of ``schemas``.

Fields are copied by name, in a fraction of the time of marshmallow's ``dump``. The tests compare
every answer with the API description.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from marshmallow import Schema

from index.aliases.table import form_id
from index.answer import (
    Answer,
    Expansion,
    FormUse,
    Highlight,
    Hit,
    Likeness,
    OfferedName,
    StoredArticle,
    Suggestion,
)
from index.model import CleanDocument, Entity, Form, Mention

from .fragments import permalink, source_page
from .schemas import records, search

Json = dict[str, Any]


def copier(schema: type[Schema], *computed: str) -> Callable[[Any], Json]:
    """A function that copies the fields of the schema from the attributes of an object.

    The ``computed`` fields are left out: the object has no such attribute, or not as JSON has it.
    """
    names = tuple(name for name in schema().fields if name not in computed)
    values = attrgetter(*names)
    return lambda one: dict(zip(names, values(one), strict=True))


_better = copier(search.DidYouMean)
_form_use = copier(search.FormUse)
_left_out = copier(search.LeftOut)
_related = copier(search.RelatedEntity)
_searched = copier(search.Searched)
_facet_value = copier(search.FacetValue)
_summary = copier(search.ArticleSummary)
_mention = copier(records.Mention, "text")
_place = copier(records.PassagePlace)
_relation = copier(records.RelationOut)
_article = copier(records.Article, "passages", "title_mentions", "standfirst_mentions", "mentions")
_line = copier(records.CleaningLine, "line")
_suggestion = copier(records.Suggestion, "query", "text")
_form = copier(records.FormOut, "id", "since", "until", "articles")
_entity = copier(records.EntityOut, "forms", "relations")
status = copier(records.ArchiveState)
"""The state of the archive, an ``ArchiveStatus``."""


def answer(found: Answer, explain: bool = False) -> Json:
    """A page of search results."""
    better = found.did_you_mean
    return {
        "query": {
            "text": found.text,
            "understood": found.understood,
            "notes": found.notes,
            "did_you_mean": better and _better(better),
            "offers": [{**_named(offer), "total": offer.total} for offer in found.offers],
        },
        "expansion": [_expansion(one) for one in found.expansion],
        "total": {"value": found.total, "relation": "eq"},
        "in_part": found.in_part,
        "complete": found.complete,
        "searched": _searched(found.searched),
        "took_ms": round(found.took, 2),
        "engine_ms": round(found.engine_took, 2),
        "hits": [hit(one, explain) for one in found.hits],
        "facets": {facet.field: list(map(_facet_value, facet.values)) for facet in found.facets},
        "next": found.next,
    }


def _named(one: OfferedName | Expansion) -> Json:
    """A name of the query: as typed, its place, and what it means."""
    entity = {"id": one.entity, "name": one.name}
    return {"typed": one.typed, "start": one.start, "end": one.end, "entity": entity}


def _expansion(one: Expansion) -> Json:
    return {
        **_named(one),
        "forms": list(map(_form_use, one.forms)),
        "left_out": list(map(_left_out, one.left_out)),
        "related": list(map(_related, one.related)),
    }


def hit(one: Hit, explain: bool = False) -> Json:
    """A hit with its passages."""
    body: Json = {
        "rank": one.rank,
        "score": round(one.score, 4),
        "article": _summary(one.article),
        "title_highlights": [_highlight(h, explain) for h in one.title_highlights],
        "title_html": one.title_html,
        "standfirst_html": one.standfirst_html,
        "passages": [
            {
                "id": p.id,
                "link": permalink(p.id),
                "source_link": source_page(one.article.url, p.text),
                "ordinal": p.ordinal,
                "score": round(p.score, 4),
                "start": p.start,
                "end": p.end,
                "text": p.text,
                "highlights": [_highlight(h, explain) for h in p.highlights],
                "html": p.html,
            }
            for p in one.passages
        ],
        "lacking": list(one.lacking),
    }
    if explain:
        body["explain"] = [{"name": part.name, "value": round(part.value, 4)} for part in one.parts]
    return body


def _highlight(one: Highlight, explain: bool) -> Json:
    """A highlight; copied by hand, as a page has a hundred."""
    body: Json = {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "kind": one.kind,
        "entity": one.entity,
        "form": one.form,
    }
    return {**body, "confidence": one.confidence, "reason": one.reason} if explain else body


def article(stored: StoredArticle) -> Json:
    """A stored article."""
    return {
        **_article(stored),
        "passages": list(map(_place, stored.passages)),
        "title_mentions": mentions(stored.title, stored.title_mentions),
        "standfirst_mentions": mentions(stored.standfirst, stored.standfirst_mentions),
        "mentions": mentions(stored.text, stored.mentions),
    }


def likeness(found: Likeness) -> Json:
    """The articles like one, and its copies."""
    return {
        "similar": [
            {"score": round(one.score, 4), "article": _summary(one.article)}
            for one in found.similar
        ],
        "copies": list(map(_summary, found.copies)),
    }


def suggestions(found: Iterable[Suggestion]) -> Json:
    """Suggestions for a typed text."""
    return {
        "suggestions": [{**_suggestion(one), "query": one.text, "text": one.label} for one in found]
    }


def mentions(text: str, found: Iterable[Mention]) -> list[Json]:
    """The mentions in a text."""
    return [{**_mention(one), "text": text[one.start : one.end]} for one in found]


def cleaning(id: str, document: CleanDocument) -> Json:
    """The raw text of an article, every line with its label and the rule that gave it."""
    lines = [{"line": line.number, **_line(line)} for line in document.lines]
    return {"id": id, "raw": document.raw, "lines": lines}


def entity(one: Entity, uses: Iterable[FormUse] = ()) -> Json:
    """An entity with its forms; ``uses`` says in how many articles each occurs."""
    counts = {use.id: use.articles for use in uses}
    return {
        **_entity(one),
        "forms": [_form_of(one.id, form, counts) for form in one.forms],
        "relations": list(map(_relation, one.relations)),
    }


def _form_of(entity_id: str, form: Form, counts: dict[str, int]) -> Json:
    id = form_id(entity_id, form.text)
    computed = {"from": form.since, "to": form.until, "articles": counts.get(id)}
    return {"id": id, **_form(form), **computed}
