"""Texts whose sentences were torn at their links are cleaned as if they had not been."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean
from index.cleaning.torn import joined
from index.cleaning.wrapping import rejoined
from index.model import CleanDocument, RawDocument
from tests.test_cleaning_text import FOOTER, MENU, PARAGRAPHS, page

LINKS = (
    "harbour authority", "close the northern quay", "old dock", "too shallow", "Maria Lund",
    "an engineer's report", "the company", "Council members", "inquiry",
)  # fmt: skip
PAGE = "\n".join(MENU) + "\n\n" + page(*FOOTER)
TAGS = "Filed under\nbridges and other works of the county\nferries\nharbours, old and new\n" * 6
VERSES = "The boats went out before the day,\nthe nets were mended, dry and white,\n" * 6


def torn(text: str, end: str = "\n") -> str:
    """Every link on a line of its own, and what is left of its sentence too."""
    for link in LINKS:
        text = text.replace(f" {link} ", f"\n{link}\n").replace(f" {link},", f"\n{link}\n,")
        text = text.replace(f"{link} are", f"{link}\nare")
    return text.replace("\n", end)


def cleaned(text: str) -> CleanDocument:
    return clean(RawDocument(text, False, "test"))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_page_torn_at_its_links_has_the_same_article(end: str) -> None:
    """The same paragraphs; and of each line the same is said."""
    whole, broken = cleaned(PAGE), cleaned(torn(PAGE, end))
    assert torn(PAGE).count("\n") > PAGE.count("\n") + 12
    assert whole.text == "\n\n".join(PARAGRAPHS)
    assert (broken.text, broken.title, broken.author) == (whole.text, whole.title, whole.author)
    assert [line.label for line in broken.lines] == [line.label for line in whole.lines]


def test_what_came_is_kept_and_a_line_says_where_it_begins_in_it() -> None:
    """Offsets and numbers are those of the text with its breaks."""
    text = torn(PAGE)
    document = cleaned(text)
    assert document.raw == text
    rows = text.splitlines()
    for line in document.lines:
        paragraph = text[line.start : line.end]
        assert rows[line.number - 1] == paragraph.split("\n")[0]
    kept = [rejoined(text[line.start : line.end]) for line in document.lines if line.kept]
    assert set(PARAGRAPHS) <= set(kept)


def test_one_torn_sentence_is_none() -> None:
    """A menu may have what looks like one."""
    one = "The harbour authority said that it would close the\nnorthern quay\nfor three weeks."
    other = one.replace("harbour", "bridge")
    assert joined(f"{one}\n\nHome") == f"{one}\n\nHome"
    assert joined(f"{one}\n\n{other}").count("\n") == 2


@pytest.mark.parametrize("text", [PAGE, TAGS, VERSES, "", "\n\na", "word\nword", PARAGRAPHS[0]])
def test_what_was_not_torn_is_left_alone(text: str) -> None:
    """Tags, verses that no sentence ends, and paragraphs that are lines already."""
    assert joined(text) == text


def test_an_empty_line_ends_what_is_torn() -> None:
    """Whatever comes after it goes on with nothing."""
    half = "The harbour authority said on Tuesday that it would close the northern quay for"
    text = f"{half}\n\nat least three weeks.\n\n" * 4
    assert joined(text) == text


PIECES = st.sampled_from((
    "The harbour authority said that it would close the", "northern quay", "for three weeks.",
    ", and the old dock.", "(which is shallow)", "and said", "",
))  # fmt: skip


@given(
    st.text(alphabet="aB .,\n\r\t\x0b\u2028é", max_size=600)
    | st.lists(PIECES, min_size=8).map("\n".join)
)
def test_no_letter_moves(text: str) -> None:
    """Only breaks become spaces, whatever the text is."""
    found = joined(text)
    assert len(found) == len(text)
    assert all(a == b or (a in "\r\n" and b == " ") for a, b in zip(text, found, strict=True))
