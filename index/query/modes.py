"""How names are searched: the ``aliases`` parameter of a search."""

from __future__ import annotations

from enum import StrEnum


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
