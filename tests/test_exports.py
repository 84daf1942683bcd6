"""Exports of press databases: several articles in one text, in heads without names."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.cleaning import clean
from index.errors import BadArticle
from index.model import RawDocument
from index.sources import read
from index.sources.unused import Unused

LEXIS = """
Download Request: Selected Items: 1-3
Time Of Request: Friday, March 20, 2018  16:51:31


                               1 of 3 DOCUMENTS



                                The Harbour Post

                            January 11, 2010 Monday
                                   Edition 1;
                                    Northern

Ferry services resume after a week of
storms

BYLINE: Ann Ray

SECTION: NEWS; Pg. 6

LENGTH: 355 words

DATELINE: KESRA


The ferries across the strait sailed again on Monday, a week after the storm.

Passengers had waited in the harbour. They said: it was long.

LOAD-DATE: January 11, 2010

LANGUAGE: ENGLISH

                     Copyright 2010 Harbour Post
                               2 of 3 DOCUMENTS


     Copyright 2015 Harbour Media, LLC
                              All Rights Reserved

                              The Harbour Post

                             July 1, 2015 Wednesday
                                 Met 2 Edition

SECTION: A-SECTION; Pg. A01

LENGTH: 3362 words

HEADLINE: Engineers doubt that the bridge will
 open this year

BYLINE: Bo Lind

BODY:

It was not yet nine.

More follows.

LOAD-DATE: July 1, 2015

                               3 of 3 DOCUMENTS

A letter without any head.
"""
NEXIS = """Documents (2)
1. Ferry services resume
Client/Matter: -None-

Ferry services resume
The Harbour Post
January 11, 2010 Monday

Copyright 2010 Harbour Post All Rights Reserved
Section: NEWS; Pg. 3
Length: 355 words
Byline: Ann Ray
Body


The ferries sailed.

Load-Date: January 11, 2010


End of Document

Second title
The Harbour Post
January 12, 2010 Tuesday

Length: 35 words
Body

Second text.

Classification

Language: ENGLISH
End of Document
"""
FACTIVA = """News
Ferry services resume after storms
By Ann Ray
355 words
11 January 2010
04:30
The Harbour Post
HARB
6
English
(c) 2010 Harbour Post. All rights reserved.

The ferries sailed again.

A second paragraph.

Document HARB000020100111e61b0003m

Bridge closed
120 words
12 January 2010
The Harbour Post
HARB
English
Copyright 2010 Harbour Post

The old bridge over the strait was closed to lorries on Tuesday after engineers found cracks in two
of its piers, the harbour board said.

Drivers will have to take the ferry until the spring, when the repair is expected to end, said a
spokesman for the board, who asked for patience.

Document HARB000020100112e61c0003m

Search Summary
"""
CODED = """HD
Ferry services resume
BY
By Ann Ray
WC
355 words
PD
11 January 2010
SN
The Harbour Post
SC
HARB
LA
English
LP
The ferries sailed again.

TD
A second paragraph.

AN
Document HARB000020100111e61b0003m

HD   Bridge closed
PD   12 January 2010
SN   The Harbour Post
LP
The bridge is closed.
AN
Document HARB000020100112e61c0003m
"""


def written(folder: Path, text: str) -> list[RawDocument | BadArticle]:
    path = folder / "export.txt"
    path.write_text(text)
    return list(read([path]))


def told(one: RawDocument | BadArticle) -> tuple[str, str | None, datetime | None]:
    """Headline, source and day of an article."""
    assert isinstance(one, RawDocument), one
    cleaned = clean(one)
    return cleaned.title, cleaned.source, cleaned.published


def january(day: int) -> datetime:
    return datetime(2010, 1, day, tzinfo=UTC)


def test_the_first_kind_of_lexisnexis_is_divided(tmp_path: Path) -> None:
    """The headline below the day, or by its name; what is above the first article is none."""
    one, other, unknown = written(tmp_path, LEXIS)
    title = "Ferry services resume after a week of storms"
    assert told(one) == (title, "The Harbour Post", january(11))
    title = "Engineers doubt that the bridge will open this year"
    assert told(other) == (title, "The Harbour Post", datetime(2015, 7, 1, tzinfo=UTC))
    assert isinstance(one, RawDocument)
    assert one.author == "Ann Ray"
    assert one.content.startswith("The ferries across")
    assert one.content.endswith("They said: it was long.")
    assert one.origin.endswith("export.txt#1")
    assert isinstance(unknown, BadArticle)
    assert "a file of its own" in unknown.reason


def test_the_second_kind_of_lexisnexis_is_divided(tmp_path: Path) -> None:
    """The headline above the source; a list of all headlines may come before the first article."""
    one, other = written(tmp_path, NEXIS)
    assert told(one) == ("Ferry services resume", "The Harbour Post", january(11))
    assert told(other) == ("Second title", "The Harbour Post", january(12))
    assert isinstance(one, RawDocument)
    assert (one.author, one.content) == ("Ann Ray", "The ferries sailed.")
    assert isinstance(other, RawDocument)
    assert other.content == "Second text."


@pytest.mark.parametrize("export", [FACTIVA, CODED])
def test_factiva_is_divided(tmp_path: Path, export: str) -> None:
    one, other = written(tmp_path, export)
    assert told(one)[1:] == ("The Harbour Post", january(11))
    assert told(other) == ("Bridge closed", "The Harbour Post", january(12))
    assert isinstance(one, RawDocument)
    assert one.content.endswith("The ferries sailed again.\n\nA second paragraph.")


def test_the_last_article_of_an_export_that_is_cut_off_is_kept(tmp_path: Path) -> None:
    titles = [told(one)[0] for one in written(tmp_path, CODED.rpartition("AN\n")[0])]
    assert titles == ["Ferry services resume", "Bridge closed"]


def test_an_article_that_only_ends_like_one_of_an_export_stays_whole(tmp_path: Path) -> None:
    text = "The council met on Monday.\n\nEnd of Document\n"
    (one,) = written(tmp_path, text)
    assert isinstance(one, RawDocument)
    assert one.content == text


def test_texts_that_an_interface_cut_off_are_counted_and_lose_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"content": "The ferries sailed ag… [+2356 chars]"}, {"content": "Whole."}]')
    unused = Unused()
    one, _ = read([path], unused=unused)
    assert isinstance(one, RawDocument)
    assert one.content == "The ferries sailed ag"
    assert (unused.cut, unused.first_cut) == (1, f"{path}#1")
