"""What answers look like: marshmallow schemas from which the API description is made.

``views`` writes the answers; the tests load every one of them back through these, so the two
cannot part.
"""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from index.answer import AddStatus
from index.matching import KEYWORD_FIELDS
from index.model import Case, Confidence, Label, MatchKind, Status, Strength

from .parameters import one_of


def _offset(what: str) -> fields.Integer:
    return fields.Integer(
        required=True, strict=True, metadata={"description": f"{what}, in code points."}
    )


def _string(**kwargs: Any) -> fields.String:
    return fields.String(required=True, **kwargs)


def _maybe() -> fields.String:
    return fields.String(required=True, allow_none=True)


def _number() -> fields.Integer:
    return fields.Integer(required=True, strict=True)


def _moment() -> fields.DateTime:
    return fields.AwareDateTime(required=True, allow_none=True, format="iso")


def _many(schema: type[Schema]) -> fields.List[Any]:
    return fields.List(fields.Nested(schema), required=True)


class EntityName(Schema):
    id = _string()
    name = _string()


class OfferedName(Schema):
    """A word that is also a name but was taken as the word."""

    typed = _string()
    start = _offset("Start in the query")
    end = _offset("End in the query")
    entity = fields.Nested(EntityName, required=True)


class Understood(Schema):
    """How the query was read."""

    text = _string()
    understood = _string()
    notes = fields.List(fields.String(), required=True)
    offers = _many(OfferedName)


class FormUse(Schema):
    """A form that was searched, and how many articles of the archive use it."""

    id = _string()
    text = _string()
    strength = _string(validate=one_of(list(Strength)))
    articles = _number()
    active = fields.Boolean(required=True)


class LeftOut(Schema):
    text = _string()
    why = _string()


class RelatedEntity(Schema):
    id = _string()
    name = _string()
    relation = _string()


class Expansion(Schema):
    """How one name of the query was understood."""

    typed = _string()
    start = _offset("Start in the query")
    end = _offset("End in the query")
    entity = fields.Nested(EntityName, required=True)
    forms = _many(FormUse)
    left_out = _many(LeftOut)
    related = _many(RelatedEntity)


class Total(Schema):
    value = _number()
    relation = _string(validate=one_of(["eq", "gte"]))


class Highlight(Schema):
    """A stretch of the shown text that made it match; slices back to its own ``text``."""

    start = _offset("Start")
    end = _offset("End")
    text = _string()
    kind = _string(validate=one_of(list(MatchKind)))
    entity = _maybe()
    form = _maybe()


class ArticleSummary(Schema):
    id = _string()
    title = _string()
    standfirst = _string()
    source = _maybe()
    author = _maybe()
    published = _moment()
    url = _maybe()
    language = _string()
    duplicates = _number()


class PassageHit(Schema):
    """A passage that answers; ``start`` and ``end`` are offsets into the article's text."""

    id = _string()
    ordinal = _number()
    score = fields.Float(required=True)
    start = _offset("Start in the article's text")
    end = _offset("End in the article's text")
    text = _string()
    highlights = _many(Highlight)
    html = _string(metadata={"description": "The text, escaped, then marked."})


class ScorePart(Schema):
    name = _string()
    value = fields.Float(required=True)


class Hit(Schema):
    rank = _number()
    score = fields.Float(required=True)
    article = fields.Nested(ArticleSummary, required=True)
    title_highlights = _many(Highlight)
    title_html = _string()
    standfirst_html = _string()
    passages = _many(PassageHit)
    explain = fields.List(fields.Nested(ScorePart))


class FacetValue(Schema):
    value = _string()
    text = _string()
    count = _number()


class SearchAnswer(Schema):
    """A page of search results, with the receipt."""

    query = fields.Nested(Understood, required=True)
    expansion = _many(Expansion)
    total = fields.Nested(Total, required=True)
    complete = fields.Boolean(required=True)
    took_ms = fields.Float(required=True)
    hits = _many(Hit)
    facets = fields.Dict(
        keys=fields.String(validate=one_of(list(KEYWORD_FIELDS))),
        values=fields.List(fields.Nested(FacetValue)),
        required=True,
    )
    next = _maybe()


class PassagePlace(Schema):
    ordinal = _number()
    start = _offset("Start in the text")
    end = _offset("End in the text")


class Mention(Schema):
    """A name standing in a text, and why it was believed."""

    start = _offset("Start")
    end = _offset("End")
    text = _string()
    entity = _string()
    form = _string()
    confidence = _string(validate=one_of(list(Confidence)))
    reason = _string()


class Article(Schema):
    """A clean article."""

    id = _string()
    title = _string()
    standfirst = _string()
    author = _maybe()
    published = _moment()
    source = _maybe()
    url = _maybe()
    language = _string()
    text = _string()
    comments = fields.List(fields.String(), required=True)
    passages = _many(PassagePlace)
    title_mentions = _many(Mention)
    mentions = _many(Mention)


class CleaningLine(Schema):
    """One line of the raw text; ``rule`` says who labelled it."""

    line = _number()
    start = _offset("Start in the raw text")
    end = _offset("End in the raw text")
    label = _string(validate=one_of(list(Label)))
    rule = _string()
    kept = fields.Boolean(required=True)


class Cleaning(Schema):
    id = _string()
    raw = _string()
    lines = _many(CleaningLine)


class FormOut(Schema):
    """One written form of a name; ``articles`` counts those that use it, where counted."""

    id = _string()
    text = _string()
    case = _string(validate=one_of(list(Case)))
    strength = _string(validate=one_of(list(Strength)))
    lang = _maybe()
    since = fields.Date(required=True, allow_none=True, data_key="from")
    until = fields.Date(required=True, allow_none=True, data_key="to")
    status = _string(validate=one_of(list(Status)))
    source = _maybe()
    licence = _maybe()
    articles = fields.Integer(required=True, strict=True, allow_none=True)


class RelationOut(Schema):
    type = _string()
    to = _string()
    date = _maybe()


class EntityOut(Schema):
    """A thing with names."""

    id = _string()
    name = _string()
    kind = _string()
    wikidata = _maybe()
    forms = _many(FormOut)
    relations = _many(RelationOut)
    cues = fields.List(fields.String(), required=True)


class AliasList(Schema):
    entities = _many(EntityOut)
    total = _number()
    version = _number()
    next = _maybe()


class Resolved(Schema):
    text = _string()
    mentions = _many(Mention)


class Outcome(Schema):
    """What became of one article sent."""

    id = _maybe()
    status = _string(validate=one_of(list(AddStatus)))
    problem = _maybe()


class Outcomes(Schema):
    items = _many(Outcome)


class ArchiveState(Schema):
    articles = _number()
    pending = _number()
    engine = _string()
    engine_version = _string()
    alias_version = _number()
    entities = _number()
    forms = _number()
    schema = _number()
    newest = _moment()
    oldest = _moment()


class Ready(Schema):
    """Whether searches will be answered; ``checks`` says which part is not."""

    ready = fields.Boolean(required=True)
    checks = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    archive = fields.Nested(ArchiveState, allow_none=True, required=True)


class Alive(Schema):
    status = _string()


class Root(Schema):
    """What this service is and what it allows."""

    name = _string()
    version = _string()
    limits = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    links = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class ProblemBody(Schema):
    """Problem details, RFC 9457."""

    type = _string()
    title = _string()
    status = _number()
    detail = _string()
    instance = _string()
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))
    term = fields.String()
