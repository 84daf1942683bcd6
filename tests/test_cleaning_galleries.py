"""What a video player or a gallery left in a text is none of the body, however long it is."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from index.model import Label, RawDocument

PARAGRAPHS = (
    "The harbour of Vestport burned for three days before the wind turned, the council said on "
    "Monday, and some four hundred families have been moved to the schools of the upper town.",
    "Ann Moss, who leads the council, told reporters that nobody had been missed so far and that "
    "the cranes on the northern quay could be used again within a week.",
    "Insurers in Norland put the damage at more than ninety million, most of it in the warehouses "
    "that had been built of wood after the last fire and never been replaced.",
)
SHIPS = "Photos: Fire in Vestport A ship leaves the burning quay. Hide Caption 1 of 3 " * 60


def body(*lines: str) -> str:
    return clean(
        RawDocument("\n".join(lines), False, "x.txt", title="Harbour of Vestport burns")
    ).text


@pytest.mark.parametrize(
    "left",
    [
        "JUST WATCHED Moss: Nobody has been missed so far Replay More Videos ... MUST WATCH Moss: "
        "Nobody has been missed so far, and the cranes on the northern quay were saved. 01:20",
        "Media playback is unsupported on your device Media caption Ann Moss says that nobody has "
        "been missed in Vestport so far",
        "Image copyright Quay Pictures Image caption The cranes on the northern quay of Vestport "
        "could be used again within a week",
        "Image caption The cranes on the northern quay of Vestport were saved by the wind",
        SHIPS.strip(),
        "Hide caption The cranes on the northern quay of Vestport were saved by the wind.",
    ],
)
def test_what_a_player_or_a_gallery_left_is_a_caption(left: str) -> None:
    document = clean(
        RawDocument("\n".join((*PARAGRAPHS[:2], left, PARAGRAPHS[2])), False, "x.txt", title="Fire")
    )
    assert document.text.split("\n\n") == list(PARAGRAPHS)
    (line,) = (line for line in document.lines if document.raw[line.start :].startswith(left[:30]))
    assert line.label is Label.CAPTION


def test_a_paragraph_that_speaks_of_captions_stays() -> None:
    spoken = (
        "Moss said that whoever clicked on Hide Caption would see more of the pictures, and that "
        "the image caption under the largest of them had named the wrong ship for two days."
    )
    assert spoken in body(*PARAGRAPHS, spoken, PARAGRAPHS[0].replace("three", "four"))


def test_a_gallery_that_is_the_whole_text_is_the_article() -> None:
    assert "A ship leaves the burning quay." in body(SHIPS)
