"""The results of writing to an archive, of checking it and of its status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


def counted(count: int, noun: str = "article") -> str:
    """``1 article``, ``12,345 articles``; for nouns with a plural in s."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


class AddStatus(StrEnum):
    """What was done with a document."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Added:
    """The outcome for one document; ``id`` is None and ``problem`` says why if it was rejected.

    ``kept`` is then its number in quarantine, if it was kept there.
    """

    origin: str
    status: AddStatus
    id: str | None = None
    problem: str | None = None
    kept: int | None = None


@dataclass(frozen=True, slots=True)
class Recleaned:
    """How many articles have been cleaned again so far, and how many of them changed."""

    done: int
    changed: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A refused document: ``code`` and ``problem`` say why, for machines and for people.

    ``characters``: its length when refused; ``added``: when it was first refused.
    """

    id: int
    origin: str
    code: str
    problem: str
    added: datetime
    title: str | None
    source: str | None
    characters: int


@dataclass(frozen=True, slots=True)
class SetAsideArticle:
    """An article that is not searched, because its analysis raises an error."""

    id: str
    title: str
    problem: str


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    """The state of an archive: what it holds and what is still to do.

    ``entities`` and their ``forms`` are those of the table, without names that are only kept apart
    from others (blockers). ``pending`` changes wait for the engine; ``stale`` articles are to be
    analysed with new names. ``in_step``: all that is indexed was analysed as it would be now, or is
    about to be. ``set_aside`` articles are not found, because analysing them raised an error.
    ``committed``: when the engine last committed, None if it never did.
    """

    articles: int
    pending: int
    engine: str
    engine_version: str
    alias_version: int
    entities: int
    forms: int
    stale: int
    set_aside: int
    schema: int
    newest: datetime | None
    oldest: datetime | None
    in_step: bool
    committed: datetime | None


@dataclass(frozen=True, slots=True)
class CheckMessage:
    """One result of ``check``: a sentence, and whether it reports a fault."""

    text: str
    fault: bool
