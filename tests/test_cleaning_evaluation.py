"""The measure of cleaning."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean_many
from index.evaluation.cleaning import (
    judged_page,
    judged_pages,
    leaked,
    overlap,
    same_words,
    score_pages,
)
from index.evaluation.lines import BadLine
from index.model import CleanDocument

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
    assert overlap("a b", "").recall == 0.0


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


def found(text: str, title: str = "", author: str | None = None) -> CleanDocument:
    """What was made of a page; of the first of May 2014."""
    when = datetime(2014, 5, 1, 20, tzinfo=UTC)
    return CleanDocument(title, "", author, when, None, None, "en", text, (), text, ())


def test_each_measure_is_the_mean_of_the_pages_judged_for_it() -> None:
    """A page of which nothing was found has no precision, one without a text no recall."""
    one = {"text": "…", "gold": "a b c d e"}
    pages = [
        judged_page(
            {**one, "author": "Ann", "date": "2014-05-01", "comments": ["p q", "r s"]}, "1"
        ),
        judged_page({**one, "author": "Ben", "date": "2014-05-02", "comments": ["p q r s"]}, "2"),
        judged_page({**one, "author": "Cid"}, "3"),
        judged_page({**one, "gold": ""}, "4"),
    ]
    made = [found("a b c d", author="ann"), found(""), found("a b c d p q r s"), found("x y")]
    score = score_pages(pages, lambda _: made)
    assert score.precision == pytest.approx((1 + 1 / 5 + 0) / 3)
    assert score.recall == pytest.approx((1 / 2 + 0 + 1 / 2) / 3)
    assert score.author == pytest.approx(1 / 3)
    assert score.date == 0.5
    made = [found("a b c d e p q r s"), found("a b c d e")]
    assert score_pages(pages[:2], lambda _: made).comments_kept_out == 0.5
    assert score_pages(pages[1:2], lambda _: made[1:]).comments_kept_out == 1.0


def test_a_page_is_judged_as_what_it_is() -> None:
    """Tags are tags only in ``html``."""
    assert judged_page({"html": "<p>a", "gold": "a"}, "1").raw.markup
    assert not judged_page({"text": "<p>a", "gold": "a"}, "1").raw.markup
    assert judged_page({"lines": ["a", "b"], "gold": "a"}, "1").raw.content == "a\nb"


def test_the_pages_of_a_folder_are_those_of_its_files_in_order(tmp_path: Path) -> None:
    """Packed or not, and without empty lines."""
    line = b'{"text": "%b", "gold": "g"}\n\n'
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.jsonl").write_bytes(line % b"2" + line % b"3")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line % b"1"))
    (tmp_path / "readme.txt").write_bytes(b"not JSON")
    pages = judged_pages([tmp_path, tmp_path / "in" / "b.jsonl"])
    assert [page.raw.content for page in pages] == ["1", "2", "3", "2", "3"]


def test_no_pages_score_nothing() -> None:
    assert score_pages([], clean_many).f1 == 0.0


def test_a_record_without_a_page_is_refused_by_name() -> None:
    with pytest.raises(BadLine, match="f:3: needs"):
        judged_page({"gold": "x"}, "f:3")
