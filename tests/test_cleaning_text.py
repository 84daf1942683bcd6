"""Cleaning of text without tags: heading, body, comments, everything else labelled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cleaning import clean
from index.cleaning.features import measure
from index.cleaning.layout import lay_out
from index.cleaning.plaintext import MAX_LINES, assemble, label_together, slug_words
from index.cleaning.reasons import BODY
from index.cleaning.sheet import Judge, Layout, Unlabelled
from index.cleaning.structure import is_comment_header, is_stamp
from index.model import CleanDocument, Label, Line, RawDocument

SAMPLES = Path(__file__).parents[1].parent / "shared" / "samples"

PARAGRAPHS = (
    "The harbour authority said on Tuesday that it would close the northern quay for at least "
    "three weeks, after divers found cracks in the wall that was rebuilt only six years ago.",
    "Fishermen who land their catch there were told to use the old dock instead, although many of "
    "them say that it is too shallow for the larger boats and has no ice.",
    '"We were promised that this wall would stand for fifty years," said Maria Lund, who has run '
    'a boat from the harbour since 1998. "Now we are told to wait, and nobody says who will pay."',
    "The authority said that an engineer's report would be published next month, and that it had "
    "asked the company that did the work to explain what had gone wrong.",
    "Council members are to discuss the closure at their next meeting, and some have already "
    "called for an inquiry into how the contract was given and who had inspected the work.",
)
MENU = ("Home", "News", "Sport", "Weather", "Business", "Culture", "Log in")
FOOTER = (
    "Most read",
    "Ten walks for the first days of spring",
    "Bakers are counting the cost of flour",
    "About us",
    "Contact",
    "Copyright 2014 The Harbour Post. All rights reserved.",
)


def page(*more: str, before: tuple[str, ...] = ()) -> str:
    head = ("Cracks in rebuilt wall close the northern quay", "By Ann Ray | (Harbour Post) | –")
    return "\n\n".join((*before, *head, *PARAGRAPHS, *more))


def cleaned(text: str, **known: Any) -> CleanDocument:
    return clean(RawDocument(text, False, "test", **known))


def labels(document: CleanDocument) -> dict[str, Label]:
    return {document.raw[line.start : line.end]: line.label for line in document.lines}


def test_an_article_alone_is_kept_word_for_word() -> None:
    assert cleaned(page()).text == "\n\n".join(PARAGRAPHS)


def test_title_and_byline_are_found_above_the_text() -> None:
    found = cleaned(page())
    assert found.title == "Cracks in rebuilt wall close the northern quay"
    assert (found.author, found.source) == ("Ann Ray", "Harbour Post")


def test_menu_and_footer_are_not_body() -> None:
    found = cleaned(page(*FOOTER, before=MENU))
    assert found.text == "\n\n".join(PARAGRAPHS)
    by_line = labels(found)
    assert by_line["Weather"] is Label.MENU
    assert by_line["Most read"] is Label.TEASER
    assert by_line[FOOTER[-1]] is Label.LEGAL


def test_what_the_scraper_knew_beats_what_the_page_says() -> None:
    found = cleaned(page(), title="Another title", author="B. Other", source="Elsewhere")
    assert (found.title, found.author, found.source) == ("Another title", "B. Other", "Elsewhere")


def test_numbered_comments_are_kept_apart_with_their_replies() -> None:
    remarks = (
        "2 Responses",
        "  1. I have moored there for years and nobody ever looked at that wall, you know.",
        "    And the divers only came because we asked them to come.",
        "    • You are right, and I would like to know who signed for the work.",
        "  2. Thanks for the report. My boat is too big for the old dock, so what do I do?",
    )
    found = cleaned(page(*remarks))
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert len(found.comments) == 3
    assert found.comments[0].endswith("asked them to come.")
    assert found.comments[1].startswith("You are right")
    assert labels(found)["2 Responses"] is Label.OTHER


def test_prose_after_a_comment_header_is_no_body() -> None:
    remarks = ("Comments (2)", "I think that the council should resign, all of them, and soon.")
    assert "resign" not in cleaned(page(*remarks)).text


@pytest.mark.parametrize(
    "header",
    [
        "{ 131 comments }",
        "20 Comments Post a comment",
        "Comments (9) Add A Comment",
        "Total Comments (920)",
        "{ 2 comments… read them below or add one }",
        "Comments are now closed for this story",
        "8 appreciated comments on “The northern quay”",
        "45 users responded in “Cracks in the wall”",
        "12 readers commented",
    ],
)
def test_comment_headers_come_in_many_shapes(header: str) -> None:
    assert is_comment_header(header)


@pytest.mark.parametrize(
    "line",
    [
        "He had no comment on the report.",
        "She posted a comment",
        "15 people responded to the appeal.",
        "20 written responses to the council's plan were read out on Tuesday.",
    ],
)
def test_a_sentence_about_comments_is_no_header(line: str) -> None:
    assert not is_comment_header(line)


def test_a_count_of_comments_at_the_head_of_an_article_ends_nothing() -> None:
    text = "\n\n".join((PARAGRAPHS[0], "15 comments", *PARAGRAPHS[1:]))
    assert cleaned(text).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "Posted by: Dom, London on 5:19pm Tue 1 Jan 08",
        "jo_m wrote on March 3, 2012 at 10:02 am:",
        "BY TOLBY AT 01/08/08 05:30 PM",
    ],
)
def test_a_day_and_a_time_of_day_stamp_a_comment(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line",
    ["Published on May 02, 2024 07:44 PM", "Last updated: 3 May 2012, 7:01 am", "3 May 2012"],
)
def test_the_stamp_of_the_article_is_none_of_a_comment(line: str) -> None:
    assert not is_stamp(line)


REMARKS = (
    "I have moored there for years and nobody ever looked at that wall, you know.",
    "My boat is too big for the old dock, so what am I to do until then, please?",
)


@pytest.mark.parametrize(
    "comments",
    [
        ("Dom on 5:19pm Tue 1 Jan 08", REMARKS[0], "Jo on 6:02pm Tue 1 Jan 08", REMARKS[1]),
        ("Posted by: Dom on 5:19pm Tue 1 Jan 08", *REMARKS),
        (REMARKS[0], "Dom B, Orla,", REMARKS[1], "jo, Penmark, Coastland"),
    ],
    ids=["stamped above", "one posted", "signed below"],
)
def test_remarks_that_readers_signed_are_no_body(comments: tuple[str, ...]) -> None:
    text = "\n\n".join((*PARAGRAPHS, *comments))
    scores = np.full((len(PARAGRAPHS) + len(comments), 3), -9, np.float32)
    scores[: len(PARAGRAPHS), 0] = 8
    scores[len(PARAGRAPHS) :, :2] = 3, -5  # half believed, and half a comment
    laid = lay_out(Layout([Unlabelled(text)], measure(text), scores, np.zeros(len(scores), bool)))
    kept = [code == BODY for code in laid]
    assert kept == [True] * len(PARAGRAPHS) + [False] * len(comments)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("READ MORE: The bridge over the Orla is mended", False),
        ("Related: Ten walks for the first days of spring", False),
        ("Lesen Sie auch: Die Brücke ist offen", False),
        ("( Also on THE ORLA POST: Divers ask for better boats)", False),
        ("[Quiz: How well do you know the bridges of the Orla?]", False),
        ("Ten walks for the first days of spring | Ann Reed Read more", False),
        ("Subscriber exclusive: The letters that shut the bridge", False),
        ("see also Divers ask for better boats The divers of Orla asked on Friday for...", False),
        ("See also what the divers found below the bridge of Orla.", True),
        ("MAYOR OF ORLA DENIES THAT BRIDGE WAS EVER UNSAFE, SAYS DIVERS ERRED", False),
        ("THE BRIDGE OF ORLA", True),
        ("THE MAYOR OF ORLA SAID THAT THE BRIDGE HAD NEVER BEEN UNSAFE.", True),
        ("(Note: the bridge is shut until the divers have been heard)", True),
        ("Whoever wants to know of the divers should go and read more", True),
        ("Read the report: it is short, and it says who is to blame.", True),
        ("More than ten boats were moved before the divers came.", True),
    ],
)
def test_a_pointer_to_another_story_is_no_body_however_it_reads(line: str, kept: bool) -> None:
    text = "\n\n".join((*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]))
    measured = measure(text)
    scores = np.full((len(measured), 3), -9, np.float32)
    scores[:, 0] = 8
    alone = np.zeros(len(measured), bool)
    assert (lay_out(Layout([Unlabelled(text)], measured, scores, alone))[2] == BODY) is kept


def test_headings_in_capitals_are_kept_however_long_where_one_is_short() -> None:
    headings = ("THE BRIDGE", "WHAT THE MAYOR OF ORLA WAS TOLD ABOUT THE DIVERS BEFORE")
    lines = (*PARAGRAPHS[:1], headings[0], PARAGRAPHS[1], headings[1], *PARAGRAPHS[2:])
    measured = measure("\n\n".join(lines))
    scores = np.full((len(measured), 3), -9, np.float32)
    scores[:, 0] = 8
    alone = np.zeros(len(measured), bool)
    known = [Unlabelled("\n\n".join(lines))]
    assert lay_out(Layout(known, measured, scores, alone)) == [BODY] * len(lines)


def test_a_short_line_within_the_article_needs_less_belief_than_one_around_it() -> None:
    text = "\n\n".join(
        ("Cracks", *PARAGRAPHS[:2], "Who pays?", *PARAGRAPHS[2:], *FOOTER, *MENU * 12)
    )
    measured = measure(text)
    scores = np.full((len(measured), 3), -9, np.float32)
    scores[1:7, 0] = 8
    scores[[0, 3, 7], 0] = 0.4  # above, within and below
    alone = np.zeros(len(measured), bool)
    kept = [code == BODY for code in lay_out(Layout([Unlabelled(text)], measured, scores, alone))]
    assert kept[:8] == [False, *[True] * 6, False]


def test_half_believed_lines_far_below_the_article_are_no_body() -> None:
    text = page(*FOOTER)
    measured = measure(text)
    scores = np.full((len(measured), 3), -9, np.float32)
    scores[2:7, 0] = 8
    scores[-1, 0] = 1
    near = np.zeros(len(measured), bool)
    assert lay_out(Layout([Unlabelled(text)], measured, scores, near))[-1] == BODY
    text = page(*MENU, *MENU, *FOOTER)
    far = measure(text)
    scores = np.concatenate([scores[:7], np.full((14, 3), -9, np.float32), scores[7:]])
    codes = lay_out(Layout([Unlabelled(text)], far, scores, np.zeros(len(far), bool)))
    assert [code == BODY for code in codes] == [2 <= index < 7 for index in range(len(far))]


def test_a_page_of_menus_has_no_article() -> None:
    found = cleaned("\n".join(MENU * 3))
    assert found.text == ""
    assert not any(line.kept for line in found.lines)


@pytest.mark.parametrize("text", ["", "\n\n \n", "|||", "\x00\x00", "a", "…" * 500, "\ud800 x"])
def test_text_that_is_no_article_gives_an_empty_body(text: str) -> None:
    assert cleaned(text).text == ""


def test_a_document_that_needs_no_cleaning_is_taken_as_it_is() -> None:
    found = cleaned("Home\n\nOne line.", clean=False, title="T")
    assert (found.title, found.text) == ("T", "Home\n\nOne line.")
    assert all(line.kept and line.label is Label.BODY for line in found.lines)


@pytest.mark.parametrize("taken", [True, False])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0c", "\x85", "\u2028"])
def test_a_text_is_read_to_so_many_lines_whatever_ends_them(end: str, taken: bool) -> None:
    """Each line takes kilobytes, and lines are what ``str.splitlines`` makes of a text."""
    whole = cleaned("a" + end * (MAX_LINES - 1) + "b", clean=taken)
    more = cleaned(whole.raw + end * 2 + "c" + end, clean=taken)
    assert len(whole.raw.splitlines()) == MAX_LINES
    assert more == whole
    assert whole.lines[-1].number == MAX_LINES


def test_odd_spaces_and_bytes_are_put_right_in_the_body_only() -> None:
    text = (
        page()
        .replace("northern quay for", "northern\u00a0quay\u200b for")
        .replace("engineer's", "engineerâ€™s")
    )
    found = cleaned(text)
    assert "northern quay for" in found.text
    assert "engineer’s" in found.text
    assert "northern\u00a0quay" in found.raw


def test_an_agency_in_the_dateline_is_the_source() -> None:
    text = page().replace("The harbour authority said", "BERGEN (Reuters) - The authority said")
    assert cleaned(text.replace(" | (Harbour Post) | –", "")).source == "Reuters"


def test_a_date_in_the_heading_is_the_day_of_publication() -> None:
    text = page().replace("By Ann Ray", "Published 8 January 2014, 10:30\n\nBy Ann Ray")
    published = cleaned(text).published
    assert published is not None
    assert published.isoformat() == "2014-01-08T10:30:00+00:00"


def label_lines(text: str, judge: Judge | None = None) -> tuple[Line, ...]:
    """The lines of one text, labelled."""
    return label_together([Unlabelled(text, judge=judge)])[0]


def test_an_extractor_that_saw_the_tags_can_overrule_the_words() -> None:
    text = page()
    first = text.splitlines().index(PARAGRAPHS[0]) + 1
    found = label_lines(
        text, judge=lambda numbers, words: np.where(numbers == first, -9, words[:, 0])
    )
    believed = next(line for line in found if line.number == first)
    before = next(line for line in label_lines(text) if line.number == first)
    assert (before.label, believed.label) != (Label.BODY, Label.BODY)


@pytest.mark.parametrize("header", ["3 comments", "1 Comment", "Comments (3)", "10 Responses"])
def test_comments_under_names_and_times_are_kept_whatever_announces_them(header: str) -> None:
    remarks = (
        "I was on that first crossing and the band was dreadful, but what a day it was.",
        "Two million pounds for a pole in the mud? The council must think we are fools.",
    )
    said = "\n\n".join(f"Jo M says:\nMay 8, 2014 at 10:1{n} am\n{r}" for n, r in enumerate(remarks))
    found = cleaned("\n\n".join(("Ferry returns", *PARAGRAPHS, header, said)))
    assert [any(remark in one for one in found.comments) for remark in remarks] == [True, True]
    assert not any(remark in found.text for remark in remarks)


def test_a_url_helps_to_find_the_title() -> None:
    assert slug_words("https://e.org/2014/cracks-close-the-quay.html") == "cracks close the quay"
    assert slug_words("https://e.org/12345") is None
    assert slug_words("http://[") is None


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from((*MENU, *PARAGRAPHS, "", " \r"))).map("\n".join)
)
@settings(max_examples=60, deadline=None)
def test_every_line_with_letters_is_labelled_once_and_lies_where_it_says(text: str) -> None:
    lines = label_lines(text)
    split = text.splitlines()
    assert [line.number for line in lines] == sorted({line.number for line in lines})
    for line in lines:
        assert text[line.start : line.end] in split[line.number - 1]
        assert line.rule
    missing = set(range(1, len(split) + 1)) - {line.number for line in lines}
    assert not any(any(c.isalnum() for c in split[number - 1]) for number in missing)


@given(st.lists(st.sampled_from((*MENU, *PARAGRAPHS, *FOOTER)), max_size=30))
@settings(max_examples=40, deadline=None)
def test_the_body_is_made_of_lines_of_the_page(chosen: list[str]) -> None:
    text = "\n".join(chosen)
    lines = label_lines(text)
    found = assemble(RawDocument(text, False, "t"), text, lines)
    assert all(part in chosen for part in found.text.split("\n\n") if part)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample articles are not here")
@pytest.mark.parametrize("name", ["000_1e79ab6f679bd460.txt", "003_660850e2bc10c902.txt"])
def test_the_samples_are_labelled_to_the_line(name: str) -> None:
    gold = json.loads((SAMPLES / "gold.json").read_text(encoding="utf-8"))[name]
    text = (SAMPLES / name).read_text(encoding="utf-8")
    found = clean(RawDocument(text, False, name))

    def kept(label: Label) -> list[int]:
        return [line.number for line in found.lines if line.kept and line.label is label]

    assert kept(Label.TITLE) == [gold["title_line"]]
    assert kept(Label.STANDFIRST) == gold["standfirst_lines"]
    assert kept(Label.BYLINE) == ([gold["byline_line"]] if gold["byline_line"] else [])
    assert kept(Label.BODY) == gold["body_lines"]
    assert (found.author, found.source) == (gold.get("author"), gold["source"])
    assert len(found.comments) == len(gold["comments"])
    wanted = {n for first, last in gold["comments"] for n in range(first, last + 1)}
    comments = {line.number for line in found.lines if line.label is Label.COMMENT}
    assert comments == {n for n in wanted if text.splitlines()[n - 1].strip()}


@pytest.mark.parametrize("ends", ["\n\n\n", "\n\n\n\n", "\r\n\r\n\r\n"])
def test_empty_lines_are_measured_by_what_is_usual_in_their_text(ends: str) -> None:
    """A text with three of them wherever another has one measures the same."""
    text = "\n\n".join((*MENU, page(*FOOTER), "One\nTwo\nThree"))
    more = text.replace("\n\n", ends)
    np.testing.assert_allclose(measure(text).looks, measure(more).looks)
