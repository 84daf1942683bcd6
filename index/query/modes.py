"""How far names are followed: the ``aliases`` parameter of a search."""

from __future__ import annotations

from enum import StrEnum


class AliasMode(StrEnum):
    """``strict``: mentions that were believed; ``broad``: uncertain ones too, for less.

    ``on``: as strict, but of a typed name that may mean several things all are asked for, so that
    it need not be certain which is meant.
    ``off``: typed names are words like any other.
    """

    ON = "on"
    STRICT = "strict"
    BROAD = "broad"
    OFF = "off"
