"""A definition: two names of one thing, as one article joins them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ...model import Span
from ...text.analysis import fold
from ..table.records import name_tokens


class Confidence(StrEnum):
    """``confident``: the letters or the words say so; ``possible``: it looks like it."""

    CONFIDENT = "confident"
    POSSIBLE = "possible"


class Relation(StrEnum):
    """What the short name is to the long one."""

    ABBREVIATION = "abbreviation"
    ALIAS = "alias"
    FORMER = "former"
    VARIANT = "variant"


class Basis(StrEnum):
    """What joins the two names."""

    SAID = "said"  # words, marks or letters
    DIFFERS = "letters differ"  # initials of the name in another language
    IMPLIED = "initials in the same article"
    GUESSED = "guessed"  # its place speaks for it, or words that need not


@dataclass(frozen=True, slots=True)
class Definition:
    """``short`` is another name of ``long``; the spans are where they stand in the text."""

    short: str
    long: str
    short_span: Span
    long_span: Span
    relation: Relation
    confidence: Confidence
    basis: Basis = Basis.SAID

    @property
    def pair(self) -> tuple[str, str]:
        """Both names folded: equal for the same definition in other letters."""
        return folded(self.short), folded(self.long)

    @property
    def start(self) -> int:
        """Where the first of the two begins."""
        return min(self.short_span.start, self.long_span.start)

    @property
    def end(self) -> int:
        """Where the last of the two ends."""
        return max(self.short_span.end, self.long_span.end)


def folded(name: str) -> str:
    """The folded tokens of a name, one space between them."""
    return " ".join(fold(token) for token, _, _ in name_tokens(name))
