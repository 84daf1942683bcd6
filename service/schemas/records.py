"""What answers about articles, names and the service look like; see ``schemas``."""

from __future__ import annotations

from marshmallow import Schema, fields

from index.assistance.suggesting import SuggestionKind
from index.model import Case, Confidence, Label, Status, Strength
from index.outcomes import AddStatus

from ..parameters import one_of
from .kinds import many, maybe, moment, number, offset, string


class PassagePlace(Schema):
    ordinal = number()
    start = offset("Start in the text")
    end = offset("End in the text")


class Mention(Schema):
    """A name standing in a text, and why it was believed."""

    start = offset("Start")
    end = offset("End")
    text = string()
    entity = string()
    form = string()
    confidence = string(validate=one_of(list(Confidence)))
    reason = string()


class Article(Schema):
    """A clean article."""

    id = string()
    title = string()
    standfirst = string()
    author = maybe()
    published = moment()
    source = maybe()
    url = maybe()
    language = string()
    text = string()
    comments = fields.List(fields.String(), required=True)
    passages = many(PassagePlace)
    title_mentions = many(Mention)
    standfirst_mentions = many(Mention)
    mentions = many(Mention)


class CleaningLine(Schema):
    """One line of the raw text; ``rule`` says who labelled it."""

    line = number()
    start = offset("Start in the raw text")
    end = offset("End in the raw text")
    label = string(validate=one_of(list(Label)))
    rule = string()
    kept = fields.Boolean(required=True)


class Cleaning(Schema):
    id = string()
    raw = string()
    lines = many(CleaningLine)


class FormOut(Schema):
    """One written form of a name; ``articles`` counts those that use it, where counted."""

    id = string()
    text = string()
    case = string(validate=one_of(list(Case)))
    strength = string(validate=one_of(list(Strength)))
    lang = maybe()
    since = fields.Date(required=True, allow_none=True, data_key="from")
    until = fields.Date(required=True, allow_none=True, data_key="to")
    status = string(validate=one_of(list(Status)))
    source = maybe()
    licence = maybe()
    articles = fields.Integer(required=True, strict=True, allow_none=True)


class RelationOut(Schema):
    type = string()
    to = string()
    date = maybe()


class EntityOut(Schema):
    """A thing with names."""

    id = string()
    name = string()
    kind = string()
    wikidata = maybe()
    forms = many(FormOut)
    relations = many(RelationOut)
    cues = fields.List(fields.String(), required=True)


class AliasList(Schema):
    entities = many(EntityOut)
    total = number()
    version = number()
    next = maybe()


class Resolved(Schema):
    text = string()
    mentions = many(Mention)


class Outcome(Schema):
    """What became of one article sent."""

    id = maybe()
    status = string(validate=one_of(list(AddStatus)))
    problem = maybe()


class Suggestion(Schema):
    """``query`` is what to put into the search box, ``text`` what to show."""

    query = string()
    text = string()
    kind = string(validate=one_of(list(SuggestionKind)))
    articles = number()
    entity = maybe()
    forms = fields.List(fields.String(), required=True)
    article = maybe()


class Suggestions(Schema):
    suggestions = many(Suggestion)


class ArchiveState(Schema):
    articles = number()
    pending = number()
    engine = string()
    engine_version = string()
    alias_version = number()
    entities = number()
    forms = number()
    stale = number()
    set_aside = number()
    schema = number()
    newest = moment()
    oldest = moment()
    committed = moment()


class Ready(Schema):
    """Whether searches will be answered; ``checks`` says which part is not as it should be.

    ``advice`` is what to do about it.
    """

    ready = fields.Boolean(required=True)
    checks = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    advice = maybe()
    archive = fields.Nested(ArchiveState, allow_none=True, required=True)


class Alive(Schema):
    status = string()


class Root(Schema):
    """What this service is and what it allows."""

    name = string()
    version = string()
    limits = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    rate_limit = maybe()
    links = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class ProblemBody(Schema):
    """Problem details, RFC 9457."""

    type = string()
    title = string()
    status = number()
    detail = string()
    instance = string()
    errors = fields.Dict(keys=fields.String(), values=fields.List(fields.String()))
    term = fields.String()
