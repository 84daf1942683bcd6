"""What can go wrong, each with a stable code. ``service.problems`` maps the codes to HTTP."""

from __future__ import annotations

from typing import ClassVar


class PressmarkError(Exception):
    """Something the caller can understand and act on; the message says what to do next."""

    code: ClassVar[str] = "internal"


class BadQuery(PressmarkError):
    """The query cannot be understood at all; for example, it is empty or too long."""

    code = "bad-query"


class QueryTooCostly(PressmarkError):
    """The query would cost more than the limit allows; ``term``: the part to change."""

    code = "query-too-costly"

    def __init__(self, message: str, term: str) -> None:
        super().__init__(message, term)
        self.term = term

    def __str__(self) -> str:
        return str(self.args[0])


class OutOfTime(PressmarkError):
    """The deadline of a search passed before anything was found."""

    code = "out-of-time"


class BadCursor(PressmarkError):
    """The cursor is not one of ours, or belongs to another query."""

    code = "bad-cursor"


class BadArticle(PressmarkError):
    """An input cannot become an article; ``origin`` names it (file, file:line, URL).

    ``fault`` is the reason for machines: a ``cleaning.quality.Reason``, ``duplicate``,
    ``unreadable``, or ``fault`` (ours). ``field``: the stated one that is wrong, if it is one.
    """

    code = "bad-article"

    def __init__(
        self, message: str, origin: str, fault: str = "unreadable", field: str | None = None
    ) -> None:
        super().__init__(message, origin, fault, field)  # all, as it crosses between processes
        self.origin = origin
        self.reason = message
        self.fault = fault
        self.field = field

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


class BadAlias(PressmarkError):
    """A change to the alias table that is not possible; the table is unchanged.

    ``field``: the one of the entity that is wrong, if it is one.
    """

    code = "bad-alias"

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message, field)
        self.field = field

    def __str__(self) -> str:
        return str(self.args[0])


class StaleVersion(PressmarkError):
    """The entity was changed by somebody else first (``If-Match`` does not match)."""

    code = "stale-version"


class NotFound(PressmarkError):
    """No article, entity or suggestion has this id."""

    code = "not-found"


class ArchiveBusy(PressmarkError):
    """Another process is writing and did not finish within the time allowed."""

    code = "archive-busy"


class ArchiveUnusable(PressmarkError):
    """The archive folder cannot be read or written, or is of a later version."""

    code = "archive-unusable"


class ArchiveReadOnly(PressmarkError):
    """The archive's folder cannot be written to, so it can only be searched and read."""

    code = "read-only"


class EngineUnavailable(PressmarkError):
    """The engine does not answer or its files cannot be opened (``pressmark rebuild`` helps)."""

    code = "engine-unavailable"
