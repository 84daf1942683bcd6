"""Pages that came as one line are cut, and labelled piece by piece."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean
from index.cleaning.cutting import cut
from index.model import CleanDocument, Label, RawDocument
from tests.test_cleaning_text import FOOTER, MENU, PARAGRAPHS, page

SECTIONS = ("Opinion", "Travel", "Property", "Jobs", "Puzzles", "Archive", "Subscribe")
PAGE = " ".join(page(*FOOTER, *SECTIONS, before=(*MENU, *SECTIONS)).split())
ARTICLE = " ".join(PARAGRAPHS)


def cleaned(text: str) -> CleanDocument:
    return clean(RawDocument(text, False, "test"))


def test_a_page_on_one_line_has_its_article_and_no_menu() -> None:
    """What was kept side by side is one paragraph, as it was written."""
    found = cleaned(PAGE)
    assert ARTICLE in found.text
    assert not any(word in found.text for word in ("Weather", "Puzzles", "Copyright"))


def test_each_piece_of_the_line_has_its_place_and_label() -> None:
    found = cleaned(PAGE)
    assert found.raw == PAGE
    assert {line.number for line in found.lines} == {1}
    pieces = [(PAGE[line.start : line.end], line.label) for line in found.lines]
    assert " ".join(piece for piece, _ in pieces) == PAGE
    assert ("Travel", Label.MENU) in pieces
    assert sum(label is Label.BODY for _, label in pieces) >= len(PARAGRAPHS)


def test_a_page_on_one_line_may_have_been_broken_at_a_width() -> None:
    found = cleaned(textwrap.fill(PAGE, 72))
    assert found.text.split()[-40:] == ARTICLE.split()[-40:]
    assert "Puzzles" not in found.text


@pytest.mark.parametrize(
    "text", [ARTICLE, ARTICLE.replace("said", "| said", 1), "\n".join(PAGE.split(" ")), PAGE[:900]]
)
def test_articles_alone_short_texts_and_texts_with_lines_are_left_as_they_are(text: str) -> None:
    assert cut(text) == text


@given(st.lists(st.sampled_from(("Home", "the", "said.", "“We", "|", "3", "é.", "\t", "É"))))
def test_no_letter_moves(words: list[str]) -> None:
    """Only spaces become breaks, whatever the text is."""
    text = f"{PAGE} {' '.join(words)}"
    found = cut(text)
    assert len(found) == len(text)
    assert all(a == b or (a, b) == (" ", "\n") for a, b in zip(text, found, strict=True))
