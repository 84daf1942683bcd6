"""The library's answers as plain objects for JSON, with the fields of ``schemas``.

Fields are copied by name, in a fraction of the time of marshmallow's ``dump``. The tests compare
every answer with the API description.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from marshmallow import Schema, fields

from index.aliases.table import form_id
from index.answer import Answer, Expansion, FormUse, Highlight, Hit, OfferedName, StoredArticle
from index.model import CleanDocument, Entity, Mention
from index.naming.preview import Collision, Preview
from index.naming.usage import FormUsage
from index.store.name_changes import AliasChange

from .fragments import permalink, source_page
from .marks import matched
from .schemas import names, records, search
from .schemas.kinds import Decimal

Json = dict[str, Any]
Copier = Callable[[Any], Any]


def copier(schema: type[Schema], *computed: str) -> Copier:
    """A function that copies the fields of the schema, and of those within it, from an object.

    The ``computed`` fields are left out: the object has no such attribute, or not as JSON has it.
    """
    copied = {
        field.data_key or name: (field.attribute or name, _made(field))
        for name, field in schema().fields.items()
        if name not in computed
    }
    values = attrgetter(*(attribute for attribute, _ in copied.values()))
    made = [(key, make) for key, (_, make) in copied.items() if make is not None]

    def plain(one: Any) -> Json:
        return dict(zip(copied, values(one), strict=True))

    def copy(one: Any) -> Json:
        body = plain(one)
        for key, make in made:
            body[key] = make(body[key])
        return body

    return copy if made else plain


def _made(field: fields.Field[Any]) -> Copier | None:
    """What makes the value of a field from that of an object, if it is not the same."""
    match field:
        case fields.Nested():
            one = copier(type(field.schema))
            return lambda value: value and one(value)
        case fields.List(inner=fields.Nested() as inner):
            each = copier(type(inner.schema))
            return lambda value: list(map(each, value))
        case Decimal():
            return lambda value: round(value, field.places)
    return None


_answer = copier(search.SearchAnswer, "query", "expansion", "total", "hits", "facets")
_query = copier(search.Understood, "offers")
_expansion = copier(search.Expansion, "entity")
_offer = copier(search.OfferedName, "entity")
_facet_value = copier(search.FacetValue)
_hit = copier(search.Hit, *search.Hit().fields.keys() - {"rank", "score", "article"})
_part = copier(search.ScorePart)
_passage = copier(search.PassageHit, "link", "source_link", "highlights", "html")
_highlight = copier(search.Highlight, "confidence", "reason")
_explained = copier(search.Highlight)
_mention = copier(records.Mention, "text")
_article = copier(records.Article, "title_mentions", "standfirst_mentions", "mentions")
_line = copier(records.CleaningLine)
_suggestion = copier(records.Suggestion)
_form = copier(records.FormOut, "id", "articles")
_entity = copier(records.EntityOut, "forms")
_collision = copier(names.Collision)
_used_form = copier(names.UsedForm)
_change = copier(names.JournalLine, "before", "after")
_preview = copier(names.AliasPreview, "notes")

status = copier(records.ArchiveState)
"""The state of the archive, an ``ArchiveStatus``."""
likeness = copier(search.Likeness)
"""The articles like one, and its copies: a ``Likeness``."""
found_name = copier(names.FoundName)
"""A pair of names found, with the sentences that support it: a ``Suggestion`` of the finder."""


def answer(found: Answer, explain: bool = False) -> Json:
    """A page of search results."""
    offers = [{**_offer(one), "entity": _named(one)} for one in found.offers]
    return {
        "query": {**_query(found), "offers": offers},
        "expansion": [{**_expansion(one), "entity": _named(one)} for one in found.expansion],
        "total": {"value": found.total, "relation": "eq"},
        **_answer(found),
        "hits": [hit(one, explain) for one in found.hits],
        "facets": {facet.field: list(map(_facet_value, facet.values)) for facet in found.facets},
    }


def _named(one: OfferedName | Expansion) -> Json:
    return {"id": one.entity, "name": one.name}


def hit(one: Hit, explain: bool = False) -> Json:
    """A hit with its passages."""

    def highlights(found: Iterable[Highlight]) -> list[Json]:
        return list(map(_explained if explain else _highlight, found))

    passages = [
        {
            **_passage(passage),
            "html": matched(passage.text, passage.highlights),
            "link": permalink(passage.id),
            "source_link": source_page(one.article.url, passage.text),
            "highlights": highlights(passage.highlights),
        }
        for passage in one.passages
    ]
    body = {
        **_hit(one),
        "title_html": matched(one.article.title, one.title_highlights),
        "standfirst_html": matched(one.article.standfirst, one.standfirst_highlights),
        "lacking": one.lacking,
        "title_highlights": highlights(one.title_highlights),
        "standfirst_highlights": highlights(one.standfirst_highlights),
        "passages": passages,
    }
    return {**body, "explain": list(map(_part, one.parts))} if explain else body


def article(stored: StoredArticle) -> Json:
    """A stored article."""
    return {
        **_article(stored),
        "title_mentions": mentions(stored.title, stored.title_mentions),
        "standfirst_mentions": mentions(stored.standfirst, stored.standfirst_mentions),
        "mentions": mentions(stored.text, stored.mentions),
    }


def suggestions(found: Iterable[object]) -> Json:
    """Suggestions for a typed text."""
    return {"suggestions": list(map(_suggestion, found))}


def mentions(text: str, found: Iterable[Mention]) -> list[Json]:
    """The mentions in a text."""
    return [{**_mention(one), "text": text[one.start : one.end]} for one in found]


def cleaning(id: str, document: CleanDocument) -> Json:
    """The raw text of an article, every line with its label and the rule that gave it."""
    return {"id": id, "raw": document.raw, "lines": list(map(_line, document.lines))}


def entity(one: Entity, uses: Iterable[FormUse] = ()) -> Json:
    """An entity with its forms; ``uses`` says in how many articles each occurs."""
    counts = {use.id: use.articles for use in uses}
    ids = [form_id(one.id, form.text) for form in one.forms]
    forms = [
        {"id": id, **_form(form), "articles": counts.get(id)}
        for id, form in zip(ids, one.forms, strict=True)
    ]
    return {**_entity(one), "forms": forms}


def written(one: Entity, warned: Iterable[Collision], notes: Iterable[str]) -> Json:
    """An entity as it was put into the table, with what its new forms collide with."""
    return {**entity(one), "collisions": list(map(_collision, warned)), "notes": list(notes)}


def preview(found: Preview, notes: Iterable[str]) -> Json:
    """The effect of a change of names."""
    return {**_preview(found), "notes": list(notes)}


def usage(id: str, forms: Iterable[FormUsage]) -> Json:
    """The uses of an entity's names."""
    return {"id": id, "forms": list(map(_used_form, forms))}


def change(one: AliasChange) -> Json:
    """An entry of the journal."""
    before, after = (each and entity(each) for each in (one.before, one.after))
    return {**_change(one), "before": before, "after": after}
