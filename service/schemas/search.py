"""Schemas of a page of search results; see ``schemas``."""

from __future__ import annotations

from marshmallow import Schema, fields

from index.answer import MatchKind
from index.matching import KEYWORD_FIELDS
from index.model import Confidence, Strength

from ..field_types import one_of, told
from .kinds import choice, decimal, flag, many, maybe, moment, number, offset, one, string, strings


class EntityName(Schema):
    """An entity, by id and name."""

    id = string("Id of the entity, such as `islamic-state`.")
    name = string("Its usual name, such as `Islamic State`.")


class OfferedName(Schema):
    """A word of the query that is also a name, but was searched as a word."""

    typed = string("The word as typed.")
    start = offset("Start in the query")
    end = offset("End in the query")
    entity = one(EntityName, "What it would mean as a name.")
    total = number("Articles that match all of the query with the name in the word's place.")


class DidYouMean(Schema):
    """A corrected query."""

    text = string("The corrected query.")
    total = number("Articles that match all of it.")


class Understood(Schema):
    """How the query was understood."""

    text = string("The query as sent.")
    understood = string("What was searched, such as `Islamic State · bridge`.")
    notes = strings("What was read differently from how it was typed, as sentences.")
    did_you_mean = one(DidYouMean, "A correction; null: none.", allow_none=True)
    offers = many(OfferedName, "Words that may be names; on the first page only.")


class FormUse(Schema):
    """A form of a name that can be searched."""

    id = string("Id of the form, such as `islamic-state/isis`.")
    text = string("The form as written.")
    strength = choice(Strength, "How often it means the entity: `same` is always.")
    articles = number("Articles of the archive that use it for the entity.")
    active = flag("Whether it was searched; false: `not_form` names it.")


class LeftOut(Schema):
    """A form that was not searched."""

    text = string("The form as written.")
    why = string("Why it was not searched.")


class RelatedEntity(EntityName):
    """A related entity, which was not searched."""

    relation = string("`successor`, `part_of`, `branch_of` or `related`.")


class Expansion(Schema):
    """How one name of the query was understood."""

    typed = string("The name as typed.")
    start = offset("Start in the query")
    end = offset("End in the query")
    entity = one(EntityName, "What it means.")
    forms = many(FormUse, "Its forms.")
    left_out = many(LeftOut, "Forms that were not searched.")
    related = many(RelatedEntity, "Related entities.")


class Total(Schema):
    """How many articles match."""

    value = number("Articles that match, copies included.")
    relation = choice(["eq", "gte"], "`eq`: exactly as many; `gte`: at least as many.")


class Highlight(Schema):
    """A part of a shown text that made it match."""

    start = offset("Start in the shown text")
    end = offset("End in the shown text")
    text = string("The text from `start` to `end`.")
    kind = choice(
        MatchKind, "`typed`: as typed; `alias`: another name; `stem`: the word with another ending."
    )
    entity = maybe("Id of the entity, if it is a name.")
    form = maybe("Id of the form, if it is a name.")
    confidence = told(
        fields.String,
        "With `explain`: whether it is certain that the entity is meant.",
        validate=one_of(list(Confidence)),
        allow_none=True,
    )
    reason = told(fields.String, "With `explain`: the evidence that decided it.", allow_none=True)


class ArticleSummary(Schema):
    """An article in a list."""

    id = string("Id of the article.")
    title = string("Title; empty if there is none.")
    standfirst = string("Standfirst (the summary below the title); empty if there is none.")
    source = maybe("Name of the publication.")
    author = maybe("Author, as printed.")
    published = moment("When it was published.")
    added = moment("When the archive first got it.")
    url = maybe("Address of the original page.")
    language = string("ISO 639-1 code such as `en`; `und`: not known.")
    duplicates = number("How many other articles of the archive are copies of it.")
    also_in = strings("Other sources that have a copy.")


class LikeArticle(Schema):
    """A similar article."""

    score = decimal("The higher, the more similar.")
    article = one(ArticleSummary, "The article.")


class Likeness(Schema):
    """What is similar to an article."""

    similar = many(LikeArticle, "Most similar first, without copies.")
    copies = many(ArticleSummary, "Copies of the article.")


class PassageHit(Schema):
    """A passage that matches."""

    id = string("`<article id>#<ordinal>`; in the comments `<article id>#c<ordinal>`.")
    link = string("Its place on the reading page of this service.")
    source_link = maybe("Its place in the original page, for browsers that know text fragments.")
    ordinal = number("Number of the passage in the article, from 0.")
    score = decimal("Score of the passage.")
    start = offset("Start in the article's text, or in its comments joined by empty lines")
    end = offset("End in the same text")
    text = string("Text of the passage.")
    highlights = many(Highlight, "What matched in `text`, in order, without overlaps.")
    html = string("`text` as HTML: first escaped, then marked.")


class ScorePart(Schema):
    """One summand of a score."""

    name = string("Such as `match`, the engine's BM25.")
    value = decimal("What it adds to the score.")


class Hit(Schema):
    """A matching article."""

    rank = number("Place in the whole list, from 1.")
    score = decimal(
        "Score of the article, by which the list is ordered under `sort=relevance`; with "
        "`group=passage` it is ordered by the scores of the passages."
    )
    article = one(ArticleSummary, "The article.")
    title_highlights = many(Highlight, "What matched in the title.")
    title_html = string("The title as HTML: first escaped, then marked.")
    standfirst_highlights = many(Highlight, "What matched in the standfirst.")
    standfirst_html = string("The standfirst as HTML: first escaped, then marked.")
    passages = many(PassageHit, "Its best passages, best first.")
    lacking = strings("Parts of the query that are not in it, where no article has all of them.")
    explain = told(
        fields.List, "With `explain`: the summands of `score`.", fields.Nested(ScorePart)
    )


class FacetValue(Schema):
    """One value that matching articles have."""

    value = string("The value as stored, such as `2014-01`.")
    text = string("The value as shown.")
    count = number("Matching articles that have it.")
    of = number("Articles of the whole archive that have it.")


class Searched(Schema):
    """How much of the archive was searched."""

    articles = number("Articles searched.")
    of = number("Articles in the archive.")


class SearchAnswer(Schema):
    """A page of search results, with how the query was understood."""

    query = one(Understood, "How the query was understood.")
    expansion = many(Expansion, "How each name of the query was understood.")
    total = one(Total, "How many articles match.")
    in_part = flag("True: no article matches all of the query; `total` and `hits` match a part.")
    complete = flag("False: the time ran out before the whole archive was searched; see `notes`.")
    searched = one(Searched, "How much of the archive was searched.")
    took_ms = decimal("Milliseconds that the search took.", 2, attribute="took")
    engine_ms = decimal("Those of them that the engine took.", 2, attribute="engine_took")
    hits = many(Hit, "The hits of this page.")
    facets = told(
        fields.Dict,
        "For each facet asked for, the values of all matching articles.",
        keys=fields.String(validate=one_of(list(KEYWORD_FIELDS))),
        values=fields.List(fields.Nested(FacetValue)),
        required=True,
    )
    next = maybe("`cursor` of the next page; null: this is the last.")
