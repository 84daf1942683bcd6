"""How far names are followed: the ``aliases`` parameter of a search."""

from __future__ import annotations

from enum import StrEnum


class AliasMode(StrEnum):
    """``on`` and ``strict``: mentions that were believed; ``broad``: uncertain ones too, for less.

    ``off``: typed names are words like any other.
    """

    ON = "on"
    STRICT = "strict"
    BROAD = "broad"
    OFF = "off"
