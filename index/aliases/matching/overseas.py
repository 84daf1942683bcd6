"""Names as papers of the other side of the Atlantic set them: "Southern Poverty Law Centre".

British papers write the names of American bodies as they write all else, and the other way round.
"""

from __future__ import annotations

from ...model import Entity, Form
from .casing import is_ordinary

_PAIRS = (  # New York, London
    "organization organisation",
    "organizations organisations",
    "organized organised",
    "center centre",
    "centers centres",
    "defense defence",
    "labor labour",
    "program programme",
    "theater theatre",
    "harbor harbour",
    "honor honour",
    "armor armour",
    "color colour",
    "stabilization stabilisation",
    "mobilization mobilisation",
    "demobilization demobilisation",
    "normalization normalisation",
    "immunization immunisation",
    "authorization authorisation",
    "liberalization liberalisation",
    "modernization modernisation",
    "demilitarized demilitarised",
    "hemorrhagic haemorrhagic",
    "pediatrics paediatrics",
    "sepulcher sepulchre",
    "neighborhood neighbourhood",
)
_OTHERWISE = dict(pair.split() for pair in _PAIRS)
_OTHERWISE |= {there: here for here, there in _OTHERWISE.items()}
_OF_MANY_LANDS = {"department", "ministry", "minister", "secretary", "force", "forces"}
_PARTIES = {"labor", "labour"}  # Australia's and Israel's are Labor, Britain's is Labour


def overseas(entity: Entity, form: Form, folded: tuple[str, ...]) -> tuple[str, ...]:
    """The folded tokens of the form as it is spelled on the other side; empty if as here.

    Ministries and forces without their country ("Department of Defense") stay as they are: other
    countries of the other spelling have them too.
    """
    if _OTHERWISE.keys().isdisjoint(folded) or len(folded) == 1 or form.lang not in (None, "en"):
        return ()
    if entity.kind == "party" and not _PARTIES.isdisjoint(folded):
        return ()
    if not _OF_MANY_LANDS.isdisjoint(folded) and all(map(is_ordinary, folded)):
        return ()
    return tuple([_OTHERWISE.get(token, token) for token in folded])


def as_set(spelled: tuple[str, ...], surfaces: tuple[str, ...]) -> tuple[str, ...]:
    """The surfaces spelled so, with capitals where these have them."""
    return tuple([_cased(one, other) for one, other in zip(spelled, surfaces, strict=True)])


def _cased(folded: str, surface: str) -> str:
    if folded not in _OTHERWISE:
        return surface
    if surface.istitle():
        return folded.capitalize()
    return folded.upper() if surface.isupper() else folded
