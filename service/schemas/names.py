"""Schemas of answers about changes of the alias table; see ``schemas``."""

from __future__ import annotations

from marshmallow import Schema

from index.aliases.finding.model import Confidence, Relation

from .kinds import choice, flag, many, maybe, moment, number, offset, one, string, strings
from .records import EntityOut

_NOTES = "Names that are listed otherwise than they were given, as sentences."


class Collision(Schema):
    """A form that already means something else."""

    form = string("The form, such as `US Open`.")
    entity = maybe("Id of the other entity; null: the form is an ordinary word.")
    why = string("What it collides with, as a sentence.")


class EntityWritten(EntityOut):
    """An entity as it was put into the table."""

    collisions = many(Collision, "New or changed forms of it that already mean something else.")
    notes = strings(_NOTES)


class Sample(Schema):
    """A passage in which the change would add or remove a mention."""

    article = string("Id of the article.")
    title = string("Title of the article.")
    text = string("Text of the passage.")
    start = offset("Start of the mention in `text`")
    end = offset("End of the mention in `text`")
    gained = flag("True: the mention would be added; false: removed.")


class AliasPreview(Schema):
    """The effect that a change would have."""

    collisions = many(Collision, "Changed forms that already mean something else.")
    notes = strings(_NOTES)
    concerned = number("Articles that contain a changed form.")
    looked_at = number("How many of those were analysed for this preview, at most 300.")
    gained = number("Articles among `looked_at` in which the entity would be found anew.")
    lost = number("Articles among `looked_at` in which it would be found no more.")
    samples = many(Sample, "Up to ten passages in which it would be found or found no more.")


class AliasChanged(Schema):
    """The result of a change."""

    version = number("Version of the table after the change.")
    articles = number("Articles that are being analysed again now.")


class FoundIn(Schema):
    """A sentence that supports a suggestion."""

    article = string("Id of the article.")
    start = offset("Start in the article's text")
    end = offset("End in the article's text")
    text = string("The sentence.")


class FoundName(Schema):
    """A suggestion: ``short`` may be another name of ``long``."""

    n = number("Number of the suggestion, by which it is accepted or rejected.")
    short = string("The shorter name, such as `SDF`.")
    long = string("The longer name, such as `Syrian Democratic Forces`.")
    entity = maybe("Id of the entity that has one of the two names; null: there is none yet.")
    relation = choice(Relation, "What `short` is to `long`.")
    confidence = choice(
        Confidence,
        "`confident`: letters or words say that both name the same; `possible`: it looks like it.",
    )
    count = number("Articles that support it.")
    evidence = many(FoundIn, "Sentences that support it.")


class FoundNames(Schema):
    """The open suggestions."""

    suggestions = many(FoundName, "Confident ones first, then by number of articles.")
    total = number("How many are open in all.")


class UsageCount(Schema):
    """How many articles have a value."""

    value = string("A source, or a month such as `2014-01`; empty: not known.")
    count = number("Articles.")


class UsedForm(Schema):
    """How often a form is used, by source and by month."""

    id = string("Id of the form, such as `islamic-state/isis`.")
    text = string("The form as written.")
    articles = number("Articles that use it for the entity.")
    sources = many(UsageCount, "By source.")
    months = many(UsageCount, "By month of publication, in order.")


class AliasUsage(Schema):
    """How often the forms of an entity are used."""

    id = string("Id of the entity.")
    forms = many(UsedForm, "The forms that some article uses, most used first.")


class JournalLine(Schema):
    """One change of one entity."""

    version = number("Number of the change, and version of the table after it.")
    at = moment("When it was made.")
    entity = string("Id of the entity.")
    before = one(EntityOut, "The entity before it; null: there was none.", allow_none=True)
    after = one(EntityOut, "The entity after it; null: it was removed.", allow_none=True)


class AliasJournal(Schema):
    """The latest changes of the alias table."""

    changes = many(JournalLine, "The latest 50, latest first.")
