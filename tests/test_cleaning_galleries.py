"""What a player, a gallery, a form or a panel left in a text is none of the body, however long."""

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
        '"Nobody has been missed so far," Ann Moss told the schools. Hide Caption 4 of 6 Photos: '
        "Moss in Vestport The cranes on the northern quay were saved by the wind.",
        "Bo Lind/Reuters/File The cranes on the northern quay of Vestport were saved by the wind.",
        "The cranes on the northern quay of Vestport were saved [Bo Lind/Coast Wire]",
        "The letter in which the cranes were sold Harbour Office / Via harbour.example",
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


@pytest.mark.parametrize("source", ["(CW/AP) VESTPORT - ", "Moss/Lind ", "VESTPORT (Reuters) - "])
def test_a_paragraph_that_opens_with_its_source_stays(source: str) -> None:
    opening = f"{source}The cranes on the northern quay of Vestport were saved by the wind."
    assert opening in body(opening, *PARAGRAPHS)


def test_a_gallery_that_is_the_whole_text_is_the_article() -> None:
    assert "A ship leaves the burning quay." in body(SHIPS)


@pytest.mark.parametrize(
    "form",
    [
        "Get the digest. Sign up to hear of new stories. Choose your country "
        + " ".join(
            f"{letter}{name}" for letter in "ABCEFGIKLMNPSTZ" for name in ("oria", "uland", "ebar")
        )
        + " Continue",
        "Vestport in the morning What the harbour talks of, on weekdays at six. Email Sign Up By "
        "signing up you agree to receive letters and alerts from the Vestport Post.",
        "Newsletter Sign Up Continue reading the main story Please verify you're not a robot by "
        "clicking the box. Invalid address. Please enter it again. You must choose a letter.",
        "Newsletter Sign Up Continue reading the main story Harbour Notes Every weekday the ships, "
        "quays and people of the upper and the lower town, in your inbox. Please verify you're not "
        "a robot by clicking the box. Invalid email address. Please enter it again. You must "
        "choose a letter to subscribe to. Sign Up You agree to receive now and then news and "
        "offers of Vestport Post products and services. Thank you for subscribing. An error has "
        "occurred. Please try again. View all letters of the Vestport Post. Manage what "
        "we send you Not you? Privacy policy Opt out or write to us at any time.",
        "The Vestport Post cannot do this without you. Support our newsroom by contributing as "
        "little as $1 a month, and read of the harbour before all others do.",
        "Help to keep the news free for everyone in Vestport by giving us as little as $1.",
        "Our journalism is free for everyone in Vestport, even though the papers of Norland have "
        "put theirs behind expensive paywalls.",
    ],
)
def test_a_form_or_a_plea_for_money_is_no_body(form: str) -> None:
    assert body(*PARAGRAPHS[:2], form, PARAGRAPHS[2]).split("\n\n") == list(PARAGRAPHS)


def test_a_page_on_one_line_is_no_form_though_it_has_one() -> None:
    form = "Please verify you're not a robot by clicking the box."
    page = " ".join((*PARAGRAPHS[:2], form, PARAGRAPHS[2], *PARAGRAPHS))
    assert PARAGRAPHS[2] in body(page)


def test_a_sentence_about_agreeing_or_money_stays() -> None:
    paid = "The Post said on Monday that its reporting of the fire would be free of its paywall."
    assert paid in body(*PARAGRAPHS[:2], paid, PARAGRAPHS[2])
    said = "Moss told them: “You agree, by signing up, to leave the schools of the upper town.”"
    assert said in body(*PARAGRAPHS[:2], said, PARAGRAPHS[2])


PANEL = "Three cranes saved in Vestport Council asks for ninety million MORE"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"Leader Ann Moss Ann Maria Moss{PANEL} (N.) said", "Leader Ann Moss (N.) said"),
        (f"Leader Ann Moss Ann Moss{PANEL}’s plan", "Leader Ann Moss’s plan"),
        (f"Bo Reed Jr. Robert (Bo) B. Reed Jr.{PANEL}, who", "Bo Reed Jr., who"),
        (f"Cy Vane-Orr Cyril Vane-Orr2019 in ships {PANEL} and", "Cy Vane-Orr and"),
        ("Ann Moss and Ann Maria Moss want MORE", "Ann Moss and Ann Maria Moss want MORE"),
        ("Moss Ann Moss asked for MORE", "Moss Ann Moss asked for MORE"),
    ],
)
def test_the_panel_of_a_name_goes_and_the_name_stays(written: str, read: str) -> None:
    line = f"{written}, with the cranes of the northern quay in sight, and nobody was missed."
    assert line.replace(written, read) in body(*PARAGRAPHS[:2], line, PARAGRAPHS[2])
