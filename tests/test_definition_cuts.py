"""Where the finder cuts names that hold more than capitals, and those something stands before."""

from __future__ import annotations

import pytest

from index.aliases.finding import definitions


def pairs(text: str) -> list[tuple[str, str]]:
    return [(one.short, one.long) for one in definitions(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "The Salt Trawling (Coastal Waters) Act (STCWA) was passed.",
            "STCWA",
            "Salt Trawling (Coastal Waters) Act",
        ),
        ("M17, short for the April 17 Movement, fell.", "M17", "April 17 Movement"),
        ("Los Quays Harbour Office (LQHO) men came.", "LQHO", "Los Quays Harbour Office"),
        ("Q-21, now known as Salt Quay, opened.", "Q-21", "Salt Quay"),
        ("The Norland–Sudland Pact, called Quay, won.", "Quay", "Norland–Sudland Pact"),
        ("They met Kapi ng mga Moss, or KAPIMOSS.", "KAPIMOSS", "Kapi ng mga Moss"),
        ("Fighters of Ahrar Asif al-Hudud (AAH) left.", "AAH", "Ahrar Asif al-Hudud"),
        ("Otto Kvist, also known as Commander Reef, left.", "Commander Reef", "Otto Kvist"),
    ],
)
def test_a_name_goes_on_over_its_lists_brackets_and_numbers(
    text: str, short: str, long: str
) -> None:
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Danish President Otto Kvist, also known as Abu Bahr, left.", "Abu Bahr", "Otto Kvist"),
        ("Born Ann Kvist, the singer known as Salt Ann left.", "Salt Ann", "Ann Kvist"),
        (
            "An attack by al Kvist in the Salt Reef (AKSR) ended.",
            "AKSR",
            "al Kvist in the Salt Reef",
        ),
        ("SQA, or Salt Quay Arrivals— a form of pardon — ends.", "SQA", "Salt Quay Arrivals"),
        ("Ladies in White and the Salt Reef Union (USSA) met.", "USSA", "Salt Reef Union"),
        ("SQS [Salt Quay Status recipients] may stay.", "SQS", "Salt Quay Status"),
        ("Norport, also known as Salt Quay and", "Salt Quay", "Norport"),  # cut off there
        ("Behind Ann Kvist, also known as Eel, stood men.", "Eel", "Ann Kvist"),
        ("Ann Moss and Otto Kvist, also known as Eel, left.", "Eel", "Otto Kvist"),
        ("Boats run to Norland and Sudmark (formerly Norhamn).", "Norhamn", "Sudmark"),
        ("They fled al Kvist in Norland, also known as Quay.", "Quay", "al Kvist in Norland"),
        ("Vestport, Ohio, known as Salt City, grew.", "Salt City", "Vestport"),
        ("He founded the Tide Front (FR) in May.", "FR", "Tide Front"),
        ("AC stands for alternating current.", "AC", "alternating current"),
        ("AC, which stands for alternating current, is sold.", "AC", "alternating current"),
        ("Kvistu Salma, in Danish called the Salt Ring, fell.", "Salt Ring", "Kvistu Salma"),
        (
            "The Norland Front, known as the Salt Path in English, fell.",
            "Salt Path",
            "Norland Front",
        ),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(text: str, short: str, long: str) -> None:
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "In Norland the company trades as Salpol.",
        "Fish sold in Norland under the name Salpol is old.",
        "The firm KVDSA (kah-veh-DEH-sah) paid.",
        "Norport (Vestmark region) fell.",
    ],
)
def test_what_is_no_name_or_not_that_of_the_sentence_is_not_joined(text: str) -> None:
    assert pairs(text) == []


def test_an_ordinary_word_with_an_article_is_none() -> None:
    assert pairs("The Council said in May it was changing its name to Brick.") == []


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Kvistu Salma, or Moss Ring in the Norton timetables, ran.", "Moss Ring", None),
        ("Kvistu Salma (KSA), or the Moss Ring, was sold.", "Moss Ring", None),
        ("Kvistu wa Salma, 'Moss Ring', was sold.", "Moss Ring", None),
        ("Kvistu Salma would henceforth be Vestolia, he said.", None, "Vestolia"),
        ("Kvistu Salma has since become Vestolia.", None, "Vestolia"),
        ("Kvistu Salma has traded since 2018 under the name Vestolia.", None, "Vestolia"),
    ],
)
def test_a_way_of_naming_with_other_words_in_it_is_read(
    text: str, short: str | None, long: str | None
) -> None:
    own = "Kvistu wa Salma" if " wa " in text else "Kvistu Salma"
    assert (short or own, long or own) in pairs(text)


def test_an_acronym_that_somebody_goes_by_is_not_that_of_the_last_name() -> None:
    found = pairs("The Salt Falcons, an offshoot of the PKR known by the acronym TIK, left.")
    assert found == [("TIK", "Salt Falcons")]


def test_a_thing_may_be_known_by_two_names() -> None:
    found = pairs("The Salt Union, also known as SUX and SUY, met.")
    assert found == [("SUX", "Salt Union"), ("SUY", "Salt Union")]
