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


class Reading(IntEnum):
    """What is taken for a name; the weaker readings are for queries that no article has all of.

    ``NAMES``: also what is typed as an ordinary word. ``ABSENT``: names that no article has are
    their words, and the names in these. ``EVENTS``: so are those of events with a name in them, for
    most reports of a shooting in Las Vegas do not call it "Las Vegas shooting". ``EITHER``: a name
    of one word may also be just the word, as that of somebody called Ford.
    """

    TYPED = 0
    NAMES = 1
    ABSENT = 2
    EVENTS = 3
    EITHER = 4
