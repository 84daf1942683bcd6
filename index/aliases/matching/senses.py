"""The coarse kinds of things names are of."""

from __future__ import annotations

from typing import ClassVar


class Sense:
    """The coarse kind of thing an entity is: what its neighbours are likely to be.

    No Enum: before Python 3.12 to look at a member of one takes six times as long, and the
    guards look at several for every name.
    """

    PLACE: ClassVar[Sense]
    PERSON: ClassVar[Sense]
    COMPANY: ClassVar[Sense]
    GROUP: ClassVar[Sense]
    OTHER: ClassVar[Sense]


Sense.PLACE, Sense.PERSON, Sense.COMPANY = Sense(), Sense(), Sense()
Sense.GROUP, Sense.OTHER = Sense(), Sense()

_SENSES = {
    **dict.fromkeys(("country", "place", "city", "region", "state", "town"), Sense.PLACE),
    **dict.fromkeys(("person", "people", "politician"), Sense.PERSON),
    **dict.fromkeys(("company", "business", "brand", "media", "newspaper"), Sense.COMPANY),
    **dict.fromkeys(
        ("group", "party", "body", "organisation", "organization", "army", "agency"), Sense.GROUP
    ),
}


def sense_of_kind(kind: str) -> Sense:
    """The coarse kind of things of this kind."""
    return _SENSES.get(kind, Sense.OTHER)
