"""How far names are followed: the ``aliases`` parameter of a search."""

from __future__ import annotations

from enum import StrEnum


class AliasMode(StrEnum):
    """``on`` believed mentions, ``strict`` only those, ``broad`` uncertain ones too, ``off`` words.

    ``on`` and ``strict`` differ where a name is typed as an ordinary word ("turkey"): ``on`` lets
    the word match mentions nobody could decide, ``strict`` does not.
    """

    ON = "on"
    STRICT = "strict"
    BROAD = "broad"
    OFF = "off"
