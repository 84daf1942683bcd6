"""Texts that were broken at a width are cleaned as if they had not been."""

from __future__ import annotations

import textwrap
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean
from index.cleaning.wrapping import is_divided, rejoined, undivided, unwrapped
from index.model import CleanDocument, Label, RawDocument
from tests.test_cleaning_text import FOOTER, MENU, PARAGRAPHS, page

PAGE = "\n".join(MENU) + "\n\n" + page(*FOOTER)
POEM = """The boats went out before the day,
The nets were mended, dry and white,
And no one thought to stay away
Or ask the keeper for a light.

The wind came round and took the bay,
The boats were scattered in the night;
The keeper climbed the narrow way
And all the town was put to flight."""
HEADLINES = "\n".join(
    (
        "Harbour wall cracks for the second time in six years",
        "Fishermen say they will not use the old dock",
        "Council asks who inspected the northern quay and when",
        "A winter without ice at the market, and what it cost",
        "Ten walks for the first days of spring",
        "Bakers count the cost of flour as the price goes up again",
        "School choir sings for the crew of the lifeboat",
        "New ferry is late by a year, and nobody is surprised",
        "The baker who gave away her shop",
        "Why the lighthouse will stay dark until the end of May",
    )
)


def wrapped(text: str, width: int = 72, indent: str = "", end: str = "\n") -> str:
    """The text as a tool that breaks lines puts it out."""
    rows = (
        row
        for line in text.split("\n")
        for row in textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=indent)
        or [""]
    )
    return end.join(rows)


def cleaned(text: str) -> CleanDocument:
    return clean(RawDocument(text, False, "test"))


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_page_broken_at_a_width_has_the_same_article(width: int, indent: str, end: str) -> None:
    """The same paragraphs, title and byline; and of each line the same is said."""
    whole, broken = cleaned(PAGE), cleaned(wrapped(PAGE, width, indent, end))
    assert whole.text == "\n\n".join(PARAGRAPHS)
    assert (broken.text, broken.title, broken.author) == (whole.text, whole.title, whole.author)
    assert [line.label for line in broken.lines] == [line.label for line in whole.lines]


def test_what_came_is_kept_and_a_line_says_where_it_begins_in_it() -> None:
    """Offsets and numbers are those of the text with its breaks."""
    text = wrapped(PAGE)
    document = cleaned(text)
    assert document.raw == text
    rows = text.splitlines()
    for line in document.lines:
        paragraph = text[line.start : line.end]
        assert rows[line.number - 1].startswith(paragraph.split("\n")[0])
    body = [line for line in document.lines if line.label is Label.BODY]
    assert [rejoined(text[line.start : line.end]) for line in body] == list(PARAGRAPHS)
    assert text[body[0].start : body[0].end].count("\n") == 2


def test_paragraphs_without_an_empty_line_between_them_stay_apart() -> None:
    """The last line of a paragraph had room for more."""
    short = tuple(paragraph[:150].rsplit(" ", 1)[0] + "." for paragraph in PARAGRAPHS * 2)
    assert len(unwrapped(wrapped("\n".join(short), 60)).split("\n")) == len(short)


def test_items_and_indented_lines_begin_anew() -> None:
    """Though the line before them is full."""
    full = "word " * 11 + "words"
    rows = [full] * 10 + ["- an item that is longer than a word", full, "   " + full, full]
    found = unwrapped("\n".join(rows)).split("\n")
    assert [row.strip().split(" ")[0] for row in found] == ["word", "-", "word", "word"]


def test_a_word_broken_at_its_hyphen_is_whole_again() -> None:
    """A dash stays one."""
    assert rejoined("a well-\n  known harbour -\nso they\r\nsay") == (
        "a well-known harbour - so they say"
    )


@pytest.mark.parametrize("text", [PAGE, POEM, HEADLINES, "", "\n\n", "word", PARAGRAPHS[0]])
def test_what_was_not_broken_is_left_alone(text: str) -> None:
    """Verses, lists of headlines, and paragraphs that are lines already."""
    assert unwrapped(text) == text


def test_an_address_that_nothing_breaks_is_no_long_line() -> None:
    """Mails have them, and are broken all the same."""
    address = "https://harbour.example/" + "a-long-way/" * 12
    text = wrapped("\n\n".join(PARAGRAPHS)) + "\n\nRead more: " + address
    assert unwrapped(text).count("\n") == 2 * len(PARAGRAPHS)


@given(st.text(alphabet="ab .-\n\r\t\x0b\u2028é", max_size=400))
def test_no_letter_moves(text: str) -> None:
    """Only breaks become spaces, whatever the text is."""
    found = unwrapped(text)
    assert len(found) == len(text)
    assert all(a == b or (a in "\r\n" and b == " ") for a, b in zip(text, found, strict=True))


@given(
    st.lists(st.integers(1, 12), min_size=60, max_size=200),
    st.integers(45, 100),
)
def test_a_long_paragraph_is_found_at_any_width(sizes: list[int], width: int) -> None:
    """Words of any length, broken where they do not fit."""
    paragraph = " ".join("x" * size for size in sizes)
    rows = textwrap.wrap(paragraph, width)
    found = unwrapped("\n".join(rows))
    assert found == (paragraph if len(rows) > 8 else "\n".join(rows))


COLUMNS = """The harbour authority of Vestport an{0}
nounced on Tuesday that its north{0}
ern quay would be closed until a well-
known firm of masons has examined the
wall, which was built in the year of
the storm and is thought to be crum{0}
bling. Ships are to be sent to Orla.

A well-known mason, who has worked for
the authority for thirty years and has
mended most of its walls, said that no
part of the quay was in danger of fall{0}
ing. The govern{0}
ment would not say who is to be asked
about the wall of the al-
Rashid dock, nor who will pay for it."""


@pytest.mark.parametrize("mark", ["-", "\xad", "¬"])
def test_words_that_print_divided_are_made_whole(mark: str) -> None:
    text = clean(RawDocument(COLUMNS.format(mark), False, "test")).text
    for word in ("announced", "northern", "crumbling", "falling", "government", "al-Rashid"):
        assert f" {word}" in text, word
    assert text.count("well-known") == 2


def test_a_soft_hyphen_goes_with_its_break() -> None:
    assert rejoined("The autho\xad\nrity and its al-\nRashid\ndock") == (
        "The authority and its al-Rashid dock"
    )


def test_a_shorter_line_of_a_column_that_ends_a_sentence_ends_a_paragraph() -> None:
    column = COLUMNS.format("-").replace("Ships are to be sent to Orla.\n", "Ships {}")
    assert "go to Orla now.\nA well" in unwrapped(column.format("go to Orla now."))
    assert "are to go to Orla now. A well" in unwrapped(column.format("are to go to Orla now."))


def test_compounds_at_the_ends_of_lines_keep_their_hyphens() -> None:
    """Mails have a hyphen at the end of a line only where a word has one."""
    words = "The long-term plan for the quay was drawn by a well-known mason of the town. " * 40
    wrapped = textwrap.fill(words.replace("mason", "so-called mason"), 64)
    assert wrapped.count("-\n") > 2
    assert not is_divided(wrapped)
    text = clean(RawDocument(wrapped, False, "test")).text
    assert {"longterm", "wellknown", "socalled"}.isdisjoint(text.split())


def test_time_is_bounded() -> None:
    """A megabyte of divided words takes a part of a second: words with hyphens are collected
    once."""
    text = "he was reluc-\n" * 70_000 + "tant"
    began = process_time()
    assert "-" not in undivided(text, text)
    assert process_time() - began < 5
