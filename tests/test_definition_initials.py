"""Short names an article uses without joining them to the long name that spells them."""

from __future__ import annotations

import pytest

from index.aliases.finding import definitions
from index.aliases.finding.model import Confidence

SURE, MAYBE = Confidence.CONFIDENT, Confidence.POSSIBLE


def pairs(text: str) -> list[tuple[str, str, Confidence]]:
    return [(one.short, one.long, one.confidence) for one in definitions(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "The Harbour for Norland won. HfN men danced.",
            "HfN",
            "Harbour for Norland",
        ),
        ("Otto bin Salvan left. OBS has said so.", "OBS", "Otto bin Salvan"),
    ],
)
def test_initials_of_words_in_small_letters_are_a_guess(text: str, short: str, long: str) -> None:
    assert pairs(text) == [(short, long, MAYBE)]


def test_four_letters_that_a_name_spells_in_one_article_are_sure() -> None:
    text = "The Free Harbour Ahead Again fights. The FHAA won."
    assert pairs(text) == [("FHAA", "Free Harbour Ahead Again", SURE)]


def test_initials_set_as_their_words_are_may_be_a_body_s() -> None:
    assert pairs("The Ministry of Reefs met. The MoR paid.") == [("MoR", "Ministry of Reefs", SURE)]


@pytest.mark.parametrize(
    "text",
    [
        "Boats sank, and the northern reef too. TNRT men came.",  # a comma between
        "They saw when it rained there. SWIR men came.",  # words that no name has
        "They like Norland's salty inland reefs. NSSI men came.",  # an ending is no word
        "She has tidal stress. Few with TS get help.",  # too few letters
    ],
)
def test_words_that_only_happen_to_begin_so_are_no_name(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "short", "long", "sure"),
    [
        (
            "Norland's Northern New Salt Reef (RNSV) burned two lorries.",
            "RNSV",
            "Northern New Salt Reef",
            MAYBE,
        ),
        (
            "Norland American Platinum (Norplats) shut a pit.",
            "Norplats",
            "Norland American Platinum",
            MAYBE,
        ),
        (
            "Norland's Harbour and Ports Authority, AKUL, put up tents.",
            "AKUL",
            "Harbour and Ports Authority",
            MAYBE,
        ),
        (
            "The Pact on Tides and Shores, hereafter PTS, binds all.",
            "PTS",
            "Pact on Tides and Shores",
            SURE,
        ),
        (
            "Few read the Pact on Tides and Shores, referred to by its Danish initials as PTS.",
            "PTS",
            "Pact on Tides and Shores",
            SURE,
        ),
        (
            "The Consorzio Autonomo Pescatori dello Stretto (Caps) paid.",
            "Caps",
            "Consorzio Autonomo Pescatori dello Stretto",
            SURE,
        ),
    ],
)
def test_letters_right_behind_a_name_that_is_no_person_are_proposed(
    text: str, short: str, long: str, sure: Confidence
) -> None:
    assert pairs(text) == [(short, long, sure)]


@pytest.mark.parametrize(
    "text",
    [
        "She runs Marsh College in Moss, N.Y., and sails.",
        "Ann New Moss (NSDV) came third.",
        "Anglo Vestish Platinum (Planet) shut a pit.",  # an ordinary word
    ],
)
def test_states_people_and_words_behind_a_name_are_no_names_of_it(text: str) -> None:
    assert pairs(text) == []
