"""Every frame of the finder reads the sentence it is called by."""

from __future__ import annotations

import pytest

from index.aliases.finding import definitions
from index.aliases.finding.frames import FRAMES, Frame
from index.aliases.finding.model import Confidence
from index.aliases.finding.rows import Row, row


def _text(one: Row, place: tuple[int, int]) -> str:
    """What stands at the places of a row, as far as it is the name."""
    return one.text[one.spans[place[0]][0] : one.spans[place[1] - 1][1]]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.shape)
def test_a_frame_reads_its_own_sentence(frame: Frame) -> None:
    """With other names put in, so that nothing depends on the letters X and Y."""
    text = frame.shape.replace("X", "Vestport").replace("Y", "Sudmark")
    one = row(text, 0, len(text))
    read = [(_text(one, found.x), _text(one, found.y)) for found in frame.read(one)]
    [(first, second), *_] = read
    assert first.removesuffix("'s") == "Vestport"
    assert second == ("Sudmark" if "Y" in frame.shape else "salt lung")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "Delmar Foods said it will rename itself Harvest Group.",
            ("Delmar Foods", "Harvest Group"),
        ),
        (
            "Corvane Drugs plans to change its name to Altera Health.",
            ("Corvane Drugs", "Altera Health"),
        ),
        ("Irina Volkova, “the Needle”, won her third title in Minsk.", ("Irina Volkova", "Needle")),
        ("Corvane Drugs said it would change the name of a pill to Altera Forte.", None),
        ("Corvane Drugs said it would change its mind on Altera Health.", None),
        ("Anna Roth, “Best Actress”, thanked the jury.", None),
    ],
)
def test_who_takes_a_new_name_or_bears_a_byname(text: str, pair: tuple[str, str] | None) -> None:
    found = [{one.short, one.long} for one in definitions(text)]
    assert found == ([set(pair)] if pair else [])


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "Otto Kvist left the quays and has long gone by the name of Brother Eel.",
            ("Otto Kvist", "Brother Eel"),
        ),
        ("Commander Eel, whose real name is Otto Kvist, fell.", ("Commander Eel", "Otto Kvist")),
        (
            "Otto Kvist sold the boats in 1991 and has since gone by the name of Brother Eel.",
            ("Otto Kvist", "Brother Eel"),
        ),
        ("Norport (Norhamn in parish deeds) fell.", ("Norport", "Norhamn")),
        ("Vestport (Sudmark before the war) fell.", ("Vestport", "Sudmark")),
        ("Vestport (present-day Sudmark) fell.", ("Vestport", "Sudmark")),
        ("Vestport – Sudmark until 2004 – fell.", ("Vestport", "Sudmark")),
        ("Vestport was until 2004 known as Sudmark.", ("Vestport", "Sudmark")),
        ("Vestport, or Sudmark to sailors, fell.", ("Vestport", "Sudmark")),
        ("Vestport (also Sudmark) fell.", ("Vestport", "Sudmark")),
        ("Kvist Boats, doing business as Brine, closed.", ("Kvist Boats", "Brine")),
        ("Known to sailors as the Rift, the Salt Canal is mined.", ("Rift", "Salt Canal")),
        ("Ulf-e-Norr, “the Army of Salt”, fell.", ("Ulf-e-Norr", "Army of Salt")),
        ("SMA is the acronym used for the Salt Marsh Act.", ("SMA", "Salt Marsh Act")),
        ("Otto Kvist, 44, aka Brother Eel, left.", ("Otto Kvist", "Brother Eel")),
        ("Otto Kvist began calling himself Brother Eel.", ("Otto Kvist", "Brother Eel")),
        ("Brother Eel (Otto Kvist in real life) left.", ("Otto Kvist", "Brother Eel")),
        (
            "In June the Norland Union, formerly the Salt League, met.",
            ("Salt League", "Norland Union"),
        ),
        (
            "The Treaty Establishing the Salt Tide Authority (the “Salt Treaty”) holds.",
            ("Salt Treaty", "Treaty Establishing the Salt Tide Authority"),
        ),
        ("He fled to Vestland and now calls himself Otto Kvist.", None),
        ("He turned to Tideism and changed his name to Otto Kvist.", None),
        ("Now in his late 20s, the Vestport striker is ill.", None),
        ("They fled to Vestport, or Sudmark to hide, he said.", None),
    ],
)
def test_a_name_may_be_told_by_a_time_a_place_or_those_who_say_it(
    text: str, pair: tuple[str, str] | None
) -> None:
    found = [{one.short, one.long} for one in definitions(text)]
    assert found == ([set(pair)] if pair else [])


@pytest.mark.parametrize(
    "text",
    [
        "The neo-Vestish group, known as the Salt Ring, met.",
        "A Kvist-era rule, known as the Salt Code, fell.",
        "Otto Kvist is a pseudonym for a former KTV diver.",
        "Otto Kvist later became a Salt Unionist.",
        "Otto Kvist is now the CEO of Salt Boats.",
        "Otto Kvist was called to the Salt House.",
        "They told Otto Kvist that the woman identified as Ann Moss left.",
        "Otto Kvist, Counsel to the Salt Bank, wrote.",
        "The Salt Union, whose head was dubbed Eel, met.",
        "They met the Salt Office, the RNB, the Tide Office and others.",
        "My name is Ann Kvist.",
    ],
)
def test_a_word_of_naming_that_names_nothing_else_is_left(text: str) -> None:
    assert definitions(text) == ()


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("They met Otto Kvist, a singer known as Eel, and Ann Moss.", ("Eel", "Otto Kvist")),
        ("They fight the bands in Norland, known as the Ring.", ("Ring", "Norland")),
    ],
)
def test_what_may_be_said_of_another_thing_is_only_possible(
    text: str, pair: tuple[str, str]
) -> None:
    [one] = definitions(text)
    assert ((one.short, one.long), one.confidence) == (pair, Confidence.POSSIBLE)
