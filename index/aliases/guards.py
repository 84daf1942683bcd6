"""Which of the names found in an article are believed, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..model import AnalysedText, Confidence, Mention
from .matcher import Found


def decide(
    zones: Sequence[AnalysedText], found: Sequence[Sequence[Found]], published: datetime | None
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each zone; the last zone is the comments."""
    return tuple(
        tuple(_mention(zone, one) for one in some)
        for zone, some in zip(zones, found, strict=True)
    )


def _mention(zone: AnalysedText, one: Found) -> Mention:
    name = one.names[0]
    return Mention(
        start=zone.tokens.starts[one.first],
        end=zone.tokens.ends[one.first + one.count - 1],
        first_token=one.first,
        token_count=one.count,
        entity=name.entity.id,
        form=name.id,
        confidence=Confidence.UNCERTAIN if name.weak else Confidence.CERTAIN,
        reason="the longest name here",
    )
