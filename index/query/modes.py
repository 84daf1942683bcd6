"""How names are searched: the ``aliases`` parameter of a search, and its weaker readings."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class AliasMode(StrEnum):
    """``strict``: only certain mentions match; ``broad``: uncertain ones too, at a lower weight.

    ``on``: as strict; but a name that may mean several entities finds them all, so a mention of
    which it is uncertain which of these is meant matches too.
    ``off``: names are words like any other.
    """

    ON = "on"
    STRICT = "strict"
    BROAD = "broad"
    OFF = "off"


class Split(IntEnum):
    """Which names of several words are read as their words and the names in these.

    ``ABSENT``: those that no article has. ``EVENTS``: also those of events with a name in them, for
    most reports of a shooting in Las Vegas do not call it "Las Vegas shooting".
    """

    NONE = 0
    ABSENT = 1
    EVENTS = 2
