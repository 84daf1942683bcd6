"""Names that only learned weights join: last, never sure, and nothing gives way to them."""

from __future__ import annotations

import json
import math
from importlib.resources import files

import pytest

import index.aliases.finding as finding
from index.aliases.finding import Confidence, Definition, definitions
from index.aliases.finding.finder import find
from index.aliases.finding.frames import readings
from index.aliases.finding.likely import LEAST, candidates
from index.aliases.finding.likely import likely as weighed
from index.aliases.finding.model import Basis
from index.aliases.finding.rows import Row, row
from index.aliases.table import AliasTable

EMPTY = AliasTable(())
WEIGHTS = files(finding).joinpath("likely.json")
UNMASKED = "Ann Moss was unmasked by the harbour police as the blogger known as Saltwitch."


def row_of(text: str) -> Row:
    return row(text, 0, len(text))


def likely(text: str) -> list[Definition]:
    return [one for one in definitions(text) if one.basis is Basis.LIKELY]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (UNMASKED, {"Ann Moss", "Saltwitch"}),
        (
            "Kvist Holdings, its name in ruins, began anew as Moss Partners.",
            {"Kvist Holdings", "Moss Partners"},
        ),
        ("The Salteur, built in Vestport as the Moss Queen, sank.", {"Salteur", "Moss Queen"}),
        ("Vestpur's council voted to rename it Quaypur.", {"Vestpur", "Quaypur"}),
        (
            "They were called Kvistu Salma until 2010 and Vestolia since.",
            {"Kvistu Salma", "Vestolia"},
        ),
        (
            "The Harbour Watch signs its letters with the name Tidewatch.",
            {"Harbour Watch", "Tidewatch"},
        ),
    ],
)
def test_two_names_that_no_frame_joins_are_proposed(text: str, names: set[str]) -> None:
    (one,) = likely(text)
    assert {one.short, one.long} == names
    assert one.confidence is Confidence.POSSIBLE
    assert LEAST <= one.chance < 1
    assert text[one.short_span.start : one.short_span.end] == one.short


@pytest.mark.parametrize(
    "text",
    [
        "The Norland Herald has called the Vest Bank a thief.",
        "Ann Moss told the Norland Herald that the Vest Bank had named Otto Kvist as chairman.",
        "VESTPORT (CNN) — Ann Moss called on Otto Kvist to go.",
        "Ann Moss and Otto Kvist sang. Vestport and the Salt Isles are now under water.",
        "“We were called the hotel of the hills,” said a teacher who gave her name as Umm Kvist.",
    ],
)
def test_words_of_naming_that_name_nothing_join_nothing(text: str) -> None:
    assert likely(text) == []


def test_every_pair_of_near_names_is_a_candidate() -> None:
    text = "Ann Moss was called a thief by Otto Kvist in Vestport."
    made = candidates(row_of(text), readings(row_of(text)))
    assert [tuple(text[slice(*name.span)] for name in one[:2]) for one in made] == [
        ("Ann Moss", "Otto Kvist"),
        ("Ann Moss", "Vestport"),
        ("Otto Kvist", "Vestport"),
    ]


def test_a_chance_is_that_of_the_signs_each_counted_once() -> None:
    text = (
        "The Vest Bank and the Salt Bank, the Quay Bank and the Tide Bank now sign their letters "
        "with the name Kvist Bank."
    )
    learned = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    sums = (sum(learned.get(sign, 0) for sign in one[2]) for one in candidates(row_of(text), []))
    chances = [round(1 / (1 + math.exp(-score)), 2) for score in sums]
    found = [one.chance for one in weighed([(row_of(text), [])])]
    assert found == [chance for chance in chances if chance >= LEAST]
    assert len(found) > 1


def test_the_likeliest_comes_first_and_behind_what_is_guessed() -> None:
    texts = ["Il Pescatore, Otto Kvist, owned the port."]
    texts += [UNMASKED] * 2 + ["They were called Kvistu Salma until 2010 and Vestolia since."]
    chances = {one.short: one.chance for text in texts for one in likely(text)}
    assert chances["Vestolia"] > chances["Saltwitch"]
    found = find([(str(n), text) for n, text in enumerate(texts)], EMPTY)
    assert [one.short for one in found] == ["Otto Kvist", "Vestolia", "Saltwitch"]


def test_a_longer_name_that_letters_spell_comes_before_a_likely_cut_of_it() -> None:
    text = (
        "Sudland's Vest Jamath, or NVJ to give the initials of the National Vest Jamath, had "
        "broken statues in Vestport before Easter."
    )
    first, *_ = find([("1", text)], EMPTY)
    assert (first.short, first.long) == ("NVJ", "National Vest Jamath")
