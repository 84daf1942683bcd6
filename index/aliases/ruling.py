"""What a guard says of one reading of a name, and the coarse kinds of things names are of."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from .names import Name

CERTAIN = 2  # points that make a name certain on the words around it alone


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


class Ruling(NamedTuple):
    """Points for (above 0) or against a reading, and why. ``refused``: no article can save it.

    ``other``: this is part of a person's name, who may be meant elsewhere in the article as well.
    ``aside``: only another mention in the article can save it, no cue words.
    """

    points: int
    reason: str
    refused: bool = False
    other: bool = False
    aside: bool = False


def sense_of(name: Name) -> Sense:
    """The coarse kind of the name's entity."""
    return _SENSES.get(name.entity.kind, Sense.OTHER)
