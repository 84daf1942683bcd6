"""Schemas of answers about articles, names and the service; see ``schemas``."""

from __future__ import annotations

from marshmallow import Schema, fields

from index.aliases.table.records import RELATIONS
from index.answer import SuggestionKind
from index.model import Case, Confidence, Label, Status, Strength
from index.outcomes import AddStatus

from ..field_types import told
from .kinds import (
    by_name,
    choice,
    day,
    flag,
    many,
    maybe,
    moment,
    number,
    offset,
    one,
    string,
    strings,
)


class PassagePlace(Schema):
    """Where a passage of an article is."""

    ordinal = number("Number of the passage in the article, from 0.")
    start = offset("Start in the article's `text`")
    end = offset("End in the article's `text`")


class Mention(Schema):
    """A name in a text."""

    start = offset("Start in the text")
    end = offset("End in the text")
    text = string("The name as written there.")
    entity = string("Id of the entity that it means, such as `islamic-state`.")
    form = string("Id of the form, such as `islamic-state/isis`.")
    confidence = choice(Confidence, "Whether it is certain that the entity is meant.")
    reason = string("The evidence that decided it.")


class Article(Schema):
    """A clean article."""

    id = string("Id of the article.")
    title = string("Title; empty if there is none.")
    standfirst = string("Standfirst (the summary below the title); empty if there is none.")
    author = maybe("Author, as printed.")
    published = moment("When it was published.")
    source = maybe("Name of the publication, such as `The Gazette`.")
    url = maybe("Address of the original page.")
    language = string("ISO 639-1 code such as `en`; `und`: not known.")
    text = string("The body: paragraphs with an empty line between them.")
    comments = strings("Readers' comments.")
    passages = many(PassagePlace, "The passages of `text`, in order.")
    title_mentions = many(Mention, "Names in `title`.")
    standfirst_mentions = many(Mention, "Names in `standfirst`.")
    mentions = many(Mention, "Names in `text`.")


class CleaningLine(Schema):
    """One line of the raw text."""

    line = number("Number of the line, from 1.", attribute="number")
    start = offset("Start in `raw`")
    end = offset("End in `raw`")
    label = choice(Label, "What the line is.")
    rule = string("The rule that gave it this label.")
    kept = flag("Whether it is part of the clean article.")


class Cleaning(Schema):
    """What cleaning decided about an article."""

    id = string("Id of the article.")
    raw = string("The text before cleaning; of an HTML page, its text.")
    lines = many(CleaningLine, "Every line of `raw`.")


class FormOut(Schema):
    """One written form of a name."""

    id = string("Id of the form, such as `islamic-state/isis`.")
    text = string("The form as written, such as `ISIS`.")
    case = choice(
        Case,
        "How letter case is compared: `exact`, `fold` (not at all), or `auto`: exactly for short "
        "acronyms and names that are also words.",
    )
    strength = choice(Strength, "How often it means the entity: `same` is always.")
    lang = maybe("Language of the form; null: any.")
    since = day("First day on which it was in use; null: always.", data_key="from")
    until = day("Last day on which it was in use; null: still is.", data_key="to")
    status = choice(
        Status, "Only `active` forms are searched; `suggested` ones wait, `blocked` are refused."
    )
    source = maybe("Where the form comes from.")
    licence = maybe("Licence of that source.")
    articles = number("Articles that use it for the entity; null: not counted.", allow_none=True)


class RelationOut(Schema):
    """A relation to another entity."""

    type = choice(RELATIONS, "`successor`, `part_of`, `branch_of` or `related`.")
    to = string("Id of the other entity.")
    date = maybe("Since when, such as `2014-06`.")


class EntityOut(Schema):
    """A thing with names."""

    id = string("Id of the entity, such as `islamic-state`.")
    name = string("Its usual name, such as `Islamic State`.")
    kind = string("Kind of thing, such as `group`, `person` or `place`.")
    wikidata = maybe("Its item in Wikidata, such as `Q2429253`.")
    forms = many(FormOut, "Its written forms.")
    relations = many(RelationOut, "Its relations to other entities.")
    cues = strings("Words that decide ambiguous forms for it if the article contains them.")


class AliasList(Schema):
    """A page of the alias table."""

    entities = many(EntityOut, "The entities of this page.")
    total = number("How many entities there are on all pages.")
    version = number("Version of the table; each change raises it by one.")
    next = maybe("`cursor` of the next page; null: this is the last.")


class Resolved(Schema):
    """The names in a text."""

    text = string("The text sent.")
    mentions = many(Mention, "The names in it, in order.")


class Outcome(Schema):
    """The result for one article sent."""

    id = maybe("Id of the article; if it was rejected, the id sent.")
    status = choice(AddStatus, "What was done with it.")
    problem = maybe(
        "Why it was rejected, and what to do; or what of it could not be taken, such as a date."
    )


class Suggestion(Schema):
    """One completion of a query."""

    query = string("The whole query to put into the search box.", attribute="text")
    text = string("What to show for it.", attribute="label")
    kind = choice(SuggestionKind, "Whether it completes a word, a name or a title.")
    articles = number("Articles that contain it.")
    entity = maybe("Id of the entity, if it is a name.")
    forms = strings("Other forms of the name.")
    article = maybe("Id of the article, if it is a title.")


class Suggestions(Schema):
    """Completions of a query."""

    suggestions = many(Suggestion, "Best first.")


class ArchiveState(Schema):
    """The state of the archive."""

    articles = number("Articles in the archive.")
    pending = number("Changes that the engine has not yet indexed.")
    engine = string("Name of the engine.")
    engine_version = string("Version of the engine.")
    alias_version = number("Version of the alias table.")
    entities = number("Entities in the alias table.")
    forms = number("Forms in the alias table.")
    stale = number("Articles to be analysed again after a change of names.")
    set_aside = number("Articles that cannot be found, because analysing them raised an error.")
    schema = number("Version of the archive's tables.")
    newest = moment("Latest date of publication.")
    oldest = moment("Earliest date of publication.")
    committed = moment("When the engine last indexed changes.")


class Ready(Schema):
    """Whether searches are answered."""

    ready = flag("Whether searches are answered.")
    checks = by_name(fields.String(), "Each part that was checked: `ok`, or what is wrong with it.")
    advice = maybe("What to do about it; null: nothing.")
    archive = one(ArchiveState, "State of the archive; null: it does not open.", allow_none=True)


class Alive(Schema):
    """The process answers."""

    status = string("`ok`.")


class Root(Schema):
    """What this service is and what it allows."""

    name = string("`pressmark`.")
    version = string("Version of the program.")
    limits = by_name(fields.Integer(), "Limits by name; the unit is the last word of the name.")
    rate_limit = maybe("Requests allowed per key or address, such as `600/minute`; null: any.")
    links = by_name(fields.String(), "Addresses of the interface, by name.")


class ProblemBody(Schema):
    """Problem details, RFC 9457."""

    type = string("Address of a page that explains the problem, such as `/problems/bad-query`.")
    title = string("The kind of problem.")
    status = number("HTTP status.")
    detail = string("What is wrong with this request.")
    instance = string("Id of the request, which the log has too.")
    errors = told(
        fields.Dict,
        "The parameters that cannot be used, each with the reasons.",
        keys=fields.String(),
        values=fields.List(fields.String()),
    )
    term = told(fields.String, "The term of the query that costs too much.")
