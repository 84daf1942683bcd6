"""What answers about changes of the alias table look like; see ``schemas``."""

from __future__ import annotations

from marshmallow import Schema, fields

from index.aliases.finding import Confidence, Relation

from ..parameters import one_of
from .kinds import many, maybe, moment, number, offset, string
from .records import EntityOut


class Collision(Schema):
    """A form that means something else already; ``entity`` null: an ordinary word."""

    form = string()
    entity = maybe()
    why = string()


class Sample(Schema):
    """A passage in which a mention would come (``gained``) or go."""

    article = string()
    title = string()
    text = string()
    start = offset("Start of the mention in `text`")
    end = offset("End of the mention in `text`")
    gained = fields.Boolean(required=True)


class AliasPreview(Schema):
    """What a change would do; counted among the ``looked_at`` of the articles ``concerned``."""

    collisions = many(Collision)
    concerned = number()
    looked_at = number()
    gained = number()
    lost = number()
    samples = many(Sample)


class AliasChanged(Schema):
    """The table's version now, and how many articles are being analysed again."""

    version = number()
    articles = number()


class FoundIn(Schema):
    """A sentence that speaks for a pair of names."""

    article = string()
    start = offset("Start in the article's text")
    end = offset("End in the article's text")
    text = string()


class FoundName(Schema):
    """``short`` may be another name of ``long``."""

    n = number()
    short = string()
    long = string()
    entity = maybe()
    relation = string(validate=one_of(list(Relation)))
    confidence = string(validate=one_of(list(Confidence)))
    count = number()
    evidence = many(FoundIn)


class FoundNames(Schema):
    suggestions = many(FoundName)
    total = number()


class UsageCount(Schema):
    value = string()
    count = number()


class UsedForm(Schema):
    """A form, and who writes it when."""

    id = string()
    text = string()
    articles = number()
    sources = many(UsageCount)
    months = many(UsageCount)


class AliasUsage(Schema):
    id = string()
    forms = many(UsedForm)


class JournalLine(Schema):
    """What an entity was and became; null where there was none."""

    version = number()
    at = moment()
    entity = string()
    before = fields.Nested(EntityOut, required=True, allow_none=True)
    after = fields.Nested(EntityOut, required=True, allow_none=True)


class AliasJournal(Schema):
    changes = many(JournalLine)
