"""The measure of cleaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean_many
from index.evaluation.cleaning import judged_page, leaked, overlap, same_words, score_pages

from .test_cleaning_text import FOOTER, MENU, PARAGRAPHS

words = st.lists(st.sampled_from("abcde"), max_size=30).map(" ".join)


@given(words)
def test_a_text_agrees_with_itself(text: str) -> None:
    found = overlap(text, text)
    assert found.precision == found.recall == 1.0


@given(words, words)
def test_swapping_gold_and_found_swaps_precision_and_recall(one: str, other: str) -> None:
    there, back = overlap(one, other), overlap(other, one)
    assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))


def test_half_of_the_shingles_missing_is_half_the_recall() -> None:
    assert overlap("a b c d e", "a b c d").recall == 0.5
    assert overlap("a b c d e", "a b c d").precision == 1.0


def test_nothing_found_has_no_recall() -> None:
    assert overlap("a b c d", "").recall == 0.0


def test_comments_in_the_body_leak_unless_the_gold_has_them() -> None:
    assert leaked("one two three four five", "", "x one two three four") == 0.5
    assert leaked("one two three four", "one two three four", "one two three four") == 0.0


def test_titles_are_compared_by_their_words() -> None:
    assert same_words("A “Title”!", "a title")
    assert not same_words("A title", "A title - Post")


def test_a_set_of_pages_is_scored() -> None:
    title = "Cracks in rebuilt wall close the northern quay"
    record = {
        "lines": [*MENU, title, *PARAGRAPHS, *FOOTER],
        "gold": "\n\n".join(PARAGRAPHS),
        "title": title,
        "date": "2014-01-08",
    }
    score = score_pages([judged_page(record, "test")], clean_many)
    assert score.pages == 1
    assert score.f1 > 0.95
    assert score.title == 1.0
    assert score.date == 0.0
    assert score.author is None
    assert score.comments_kept_out is None


def test_no_pages_score_nothing() -> None:
    assert score_pages([], clean_many).f1 == 0.0


def test_a_record_without_a_page_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="f:3: needs"):
        judged_page({"gold": "x"}, "f:3")
