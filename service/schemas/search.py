"""What a page of search results looks like; see ``schemas``."""

from __future__ import annotations

from marshmallow import Schema, fields

from index.answer import MatchKind
from index.matching import KEYWORD_FIELDS
from index.model import Confidence, Strength

from ..parameters import one_of
from .kinds import many, maybe, moment, number, offset, string


class EntityName(Schema):
    id = string()
    name = string()


class OfferedName(Schema):
    """A word that is also a name but was taken as the word."""

    typed = string()
    start = offset("Start in the query")
    end = offset("End in the query")
    entity = fields.Nested(EntityName, required=True)


class DidYouMean(Schema):
    """A better query, and how many articles have all of it."""

    text = string()
    total = number()


class Understood(Schema):
    """How the query was read."""

    text = string()
    understood = string()
    notes = fields.List(fields.String(), required=True)
    did_you_mean = fields.Nested(DidYouMean, required=True, allow_none=True)
    offers = many(OfferedName)


class FormUse(Schema):
    """A form that was searched, and how many articles of the archive use it."""

    id = string()
    text = string()
    strength = string(validate=one_of(list(Strength)))
    articles = number()
    active = fields.Boolean(required=True)


class LeftOut(Schema):
    text = string()
    why = string()


class RelatedEntity(Schema):
    id = string()
    name = string()
    relation = string()


class Expansion(Schema):
    """How one name of the query was understood."""

    typed = string()
    start = offset("Start in the query")
    end = offset("End in the query")
    entity = fields.Nested(EntityName, required=True)
    forms = many(FormUse)
    left_out = many(LeftOut)
    related = many(RelatedEntity)


class Total(Schema):
    value = number()
    relation = string(validate=one_of(["eq", "gte"]))


class Highlight(Schema):
    """A stretch of the shown text that made it match; slices back to its own ``text``.

    With ``explain`` a name also says how far it was believed, and why.
    """

    start = offset("Start")
    end = offset("End")
    text = string()
    kind = string(validate=one_of(list(MatchKind)))
    entity = maybe()
    form = maybe()
    confidence = fields.String(validate=one_of(list(Confidence)), allow_none=True)
    reason = fields.String(allow_none=True)


class ArticleSummary(Schema):
    """``duplicates`` counts copies of the article, ``also_in`` names other sources of them.

    ``added`` is when the archive first saw it.
    """

    id = string()
    title = string()
    standfirst = string()
    source = maybe()
    author = maybe()
    published = moment()
    added = moment()
    url = maybe()
    language = string()
    duplicates = number()
    also_in = fields.List(fields.String(), required=True)


class LikeArticle(Schema):
    score = fields.Float(required=True)
    article = fields.Nested(ArticleSummary, required=True)


class Likeness(Schema):
    """What is like an article, best first, and apart from that its copies."""

    similar = many(LikeArticle)
    copies = many(ArticleSummary)


class PassageHit(Schema):
    """A passage that answers; ``start`` and ``end`` are offsets into the article's text.

    ``link`` is its place on the reading page, ``source_link`` its place in the page it came from.
    """

    id = string()
    link = string()
    source_link = maybe()
    ordinal = number()
    score = fields.Float(required=True)
    start = offset("Start in the article's text")
    end = offset("End in the article's text")
    text = string()
    highlights = many(Highlight)
    html = string(metadata={"description": "The text, escaped, then marked."})


class ScorePart(Schema):
    name = string()
    value = fields.Float(required=True)


class Hit(Schema):
    rank = number()
    score = fields.Float(required=True)
    article = fields.Nested(ArticleSummary, required=True)
    title_highlights = many(Highlight)
    title_html = string()
    standfirst_html = string()
    passages = many(PassageHit)
    explain = fields.List(fields.Nested(ScorePart))


class FacetValue(Schema):
    """``count`` articles match, ``of`` all that have this value in the archive."""

    value = string()
    text = string()
    count = number()
    of = number()


class Searched(Schema):
    """How many articles were looked through, of how many there are."""

    articles = number()
    of = number()


class SearchAnswer(Schema):
    """A page of search results, with the receipt."""

    query = fields.Nested(Understood, required=True)
    expansion = many(Expansion)
    total = fields.Nested(Total, required=True)
    complete = fields.Boolean(
        required=True, metadata={"description": "False: time ran out; `notes` say where."}
    )
    searched = fields.Nested(Searched, required=True)
    took_ms = fields.Float(required=True)
    hits = many(Hit)
    facets = fields.Dict(
        keys=fields.String(validate=one_of(list(KEYWORD_FIELDS))),
        values=fields.List(fields.Nested(FacetValue)),
        required=True,
    )
    next = maybe()
