"""Texts without surroundings, headings in several languages, signed comments, dates abroad."""

from datetime import UTC, datetime

import pytest

from index.cleaning import clean
from index.cleaning.captions import is_credited
from index.cleaning.heading import (
    bracketed,
    copyright_owner,
    dateline,
    parse_date_line,
)
from index.cleaning.structure import group_comments, opens_comment, signed_comments
from index.model import RawDocument
from index.text.dates import parse_date

PARAGRAPHS = (
    "The bridge over the Orla was closed on Monday after engineers found a crack in its arch.",
    "Lorries are sent round by the coast road, which adds forty minutes to the journey north.",
    "\u201cWe saw it coming,\u201d said the ferryman.",
    "The council has asked the ministry for money and expects an answer before the winter.",
)


def test_paragraphs_without_surroundings_all_stay() -> None:
    """A record of an archive loses none of its sentences, short quotes among them."""
    raw = RawDocument("\n\n".join(PARAGRAPHS), False, "test", title="Orla bridge closed")
    assert clean(raw).text == "\n\n".join(PARAGRAPHS)


def test_an_article_on_a_single_line_stays() -> None:
    """Line structure is no condition."""
    text = " ".join(PARAGRAPHS * 4)
    assert clean(RawDocument(text, False, "test", title="Orla bridge closed")).text == text


def test_a_line_of_the_text_is_no_title_of_a_titled_document() -> None:
    """The title that is known does not make another line a headline."""
    raw = RawDocument("\n\n".join(PARAGRAPHS), False, "test", title="Something else entirely")
    assert clean(raw).title == "Something else entirely"
    assert PARAGRAPHS[0] in clean(raw).text


FIRST = "Five hundred people fled across the river before dawn, a doctor said by telephone."


@pytest.mark.parametrize(
    "title",
    [
        "Five hundred people fled across the river before…",
        "Five hundred people fled across the river before dawn, a doc...",
        "Five hundred people fled",
        "Doctor: five hundred people flee across the river",
    ],
)
@pytest.mark.parametrize("markup", [False, True])
def test_a_first_sentence_that_says_more_than_the_title_stays_in_the_body(
    title: str, markup: bool
) -> None:
    """Blogs, agencies and feeds make titles of texts that have none, and editors of first lines."""
    text = "\n\n".join((FIRST, *PARAGRAPHS))
    page = "".join(f"<p>{line}</p>" for line in (FIRST, *PARAGRAPHS))
    page = f"<html><head><title>{title}</title></head><body>{page}</body></html>"
    plain = RawDocument(text, False, "", title=title)
    found = clean(RawDocument(page, True, "") if markup else plain)
    assert (found.title, found.text) == (title, text)


def test_a_title_that_was_cut_off_is_that_of_the_headline_above_the_byline() -> None:
    text = "\n\n".join((FIRST.removesuffix("."), "By Ann Ray", *PARAGRAPHS))
    found = clean(RawDocument(text, False, "", title=FIRST[:60] + "..."))
    assert (found.title, found.text) == (FIRST.removesuffix("."), "\n\n".join(PARAGRAPHS))


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("3. M\u00e4rz 2015", 3, 3),
        ("1er ao\u00fbt 2015", 8, 1),
        ("9 de mayo de 2015", 5, 9),
        ("4 \u0438\u044e\u043b\u044f 2015", 7, 4),
        ("5 \u0623\u0643\u062a\u0648\u0628\u0631 2015", 10, 5),
        ("11/23/2015", 11, 23),
        ("23/11/2015", 11, 23),
        ("6/6/2015", 6, 6),
    ],
)
def test_dates_of_other_languages_are_read(text: str, month: int, day: int) -> None:
    """Months have names in five more languages; numbers count if only one reading is possible."""
    assert parse_date(text) == datetime(2015, month, day, tzinfo=UTC)


@pytest.mark.parametrize("text", ["02/03/2015", "31/31/2015", "31. Februar 2015", "0/13/2015"])
def test_dates_nobody_can_read_are_none(text: str) -> None:
    """Either number could be the month, or there is no such day."""
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://post.example/2014/05/03/cracks", datetime(2014, 5, 3, tzinfo=UTC)),
        ("https://post.example/2014/may/06/cracks", datetime(2014, 5, 6, 9, 30, tzinfo=UTC)),
        (
            "http://web.archive.org/web/20190101000000/http://post.example/2014/05/03/cracks",
            datetime(2014, 5, 3, tzinfo=UTC),
        ),
        ("https://post.example/cracks", datetime(2014, 5, 6, 9, 30, tzinfo=UTC)),
        ("https://post.example/2099/05/03/cracks", datetime(2014, 5, 6, 9, 30, tzinfo=UTC)),
    ],
)
def test_the_day_in_the_address_is_that_of_a_text_too(url: str, published: datetime) -> None:
    story = "The quay of Port Ellery was closed on Friday after cracks had been found in it."
    text = f"Cracks close the quay\n6 May 2014, 9:30\n{story}\n{story} {story}"
    assert clean(RawDocument(text, False, "test", url=url)).published == published


def test_datelines_say_agency_and_day() -> None:
    """A place in capitals, a day, an agency, a dash."""
    line = "ORLA, 4 May 2012 (Coast Wire) \u2014 The bridge was closed."
    assert bracketed(dateline(line)) == "Coast Wire"
    assert parse_date_line(dateline(line)) == datetime(2012, 5, 4, tzinfo=UTC)
    assert dateline("The bridge (Old Town) \u2014 was closed.") == ""


@pytest.mark.parametrize(
    "line",
    [
        "\u00a9 The Orla Post 2015",
        "\u00a9 Copyright of The Orla Post. All rights reserved.",
        "\u00a9 Copyright of The Orla Post Group Limited 2014",
        "\u00a9 2014 The Orla Post Media Holdings, Inc.",
    ],
)
def test_copyright_lines_say_whose_paper_it_is(line: str) -> None:
    """Year and rights are left out."""
    assert copyright_owner(line) == "The Orla Post"


def test_of_a_firm_the_name_of_its_paper_is_taken() -> None:
    assert copyright_owner("\u00a9 Orla Post Group Ltd") == "Orla Post"


def test_comments_signed_with_name_and_day_are_told_apart() -> None:
    """A signature opens a comment, buttons close it."""
    lines = [
        "Newest first",
        "orla_jo says: 4 May 2012, 10:12",
        "Build a tunnel.",
        "Like \u00b7 Reply",
        "ferry  4 May 2012 09:00",
        "No, a ferry.",
    ]
    assert signed_comments(lines.__getitem__, range(len(lines)), len(lines)) == [1, 2, 4, 5]
    assert len(group_comments([lines[index] for index in (1, 2, 4, 5)])) == 2
    assert not opens_comment("The bridge was closed on Monday.")


def test_the_heading_goes_on_behind_a_standfirst_that_counts_as_text() -> None:
    """Byline and date below it are read, though a line of the text stands above them."""
    lines = [
        "Bridge over the Orla is mended",
        "The council said that masons had closed the gap, and drivers in the valley may cross "
        "again from Monday, two years after the crack was found.",
        "Transport correspondent @annray",
        "Listen to this story",
        "Share",
        "Sunday 17 December 2023 17:23, UK",
        "Why you can trust the Courier",
        *PARAGRAPHS * 2,
    ]
    found = clean(RawDocument("\n".join(lines), False, "test"))
    assert found.published == datetime(2023, 12, 17, 17, 23, tzinfo=UTC)
    assert found.text.startswith(lines[1])


@pytest.mark.parametrize(
    "line",
    [
        "The bridge at Orla in May. Photo: Ann Reed",
        "FILE PHOTO: The bridge at Orla is seen from the ferry, May 3, 2014.",
        "Photo courtesy of the masons of Orla",
        "The bridge at Orla, May 3, 2014. (Ann Reed/Getty Images)",
        "The bridge at Orla, May 3, 2014. (AP Photo/Ann Reed, File)",
        "The bridge at Orla on Monday. REUTERS/Ann Reed",
        "The bridge at Orla, seen from the ferry.AFP via Getty Images",
        "The bridge at Orla is seen from the ferry Credit: Ann Reed",
        "The bridge at Orla, seen from the ferryCredit: Splash",
        "The bridge at Orla, seen from the ferry. (Photo: Ann Reed, Reed Pictures)",
    ],
)
def test_a_line_that_ends_in_the_credit_of_a_picture_is_a_caption(line: str) -> None:
    text = "\n\n".join((*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]))
    assert is_credited(line)
    assert clean(RawDocument(text, False, "test")).text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "The council told Reuters that it would not pay.",
        "ORLA, Coastland (Reuters) - The bridge is closed.",
        "She sold the pictures to Getty Images.",
        "The bridge will be open by May, the ministry said. (AP)",
        "FILES on the bridge: nobody in the council has them.",
        "The council was given credit: nobody else had mended it.",
        "He asked for a bridge (and/or a ferry)",
        "They gave the masons much credit for it (see below)",
    ],
)
def test_a_sentence_that_names_an_agency_is_no_caption(line: str) -> None:
    assert not is_credited(line)


def test_a_long_caption_is_told_by_the_photographer_of_an_agency() -> None:
    seen = "FILE - " + "The bridge at Orla is seen from the ferry in May. " * 8
    assert is_credited(seen + "(AP Photo/Ann Reed)")
    assert not is_credited(seen + "Credit: Ann Reed")


def test_captions_that_are_most_of_a_text_are_the_text() -> None:
    """A page of pictures has nothing else to be found by."""
    pictures = [paragraph + " Credit: Ann Reed" for paragraph in PARAGRAPHS]
    assert all(map(is_credited, pictures))
    found = clean(RawDocument("\n\n".join(pictures), False, "test")).text.split("\n\n")
    assert {line for line in pictures if len(line) > 80} <= {*found}


def test_the_first_sentence_in_capitals_is_no_title() -> None:
    shouted = [
        f"{line} THE COUNCIL SAID ON TUESDAY".upper().rstrip(".") + "." for line in PARAGRAPHS
    ]
    shouted[0] = "ON TUESDAY IN ORLA, AS THE RIVER ROSE AGAIN, " + shouted[0]
    found = clean(RawDocument("\n\n".join(shouted), False, "test"))
    assert (found.title, found.text.split("\n\n")) == ("", shouted)
