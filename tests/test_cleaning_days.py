# ruff: noqa: E501 (lines as they are written)
"""Days as papers and agencies print them below a headline."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from index.model import CleanDocument, RawDocument

from .test_cleaning_layouts import H1, HEADLINE, PROSE, ld, under

LINES = (
    "Updated 2240 GMT (0640 HKT) May 8, 2014", "8 May 2014 • 6:00am", "Thursday 8 May 2014 06:00, UK",
    "TNN | May 8, 2014, 06:00 IST", "Published - May 08, 2014 06:00 am IST", "Posted Thu 8 May 2014 at 6:00am",
    "06:00, May 8 2014", "May 8, 2014 — 6.00am", "Updated / Thursday, 8 May 2014 06:00", "Thu May 8 2014 - 06:00",
    "Published: 6:00am, 8 May 2014", "8 May 2014 06:00AM (Updated: 9 May 2014 10:00AM)", "Published : 2014-05-08 06:00",
    "Posted: May 8, 2014 / 06:00 AM CDT / Updated: May 9, 2014 / 02:11 PM CDT",
    "Published: May. 8, 2014 at 6:00 AM CDT|Updated: 2 hours ago", "05/08/2014 06:00 AM EDT",
    "By Ann Ray - 05/08/14 06:00 AM ET", "5/8/14 6:00 AM EDT", "8th May 2014", "Thursday, May 8th 2014, 6:00 AM EDT",
    "By Ann Ray, Ellery Post UPDATED: May 9, 2014 at 6:00 a.m. | PUBLISHED: May 8, 2014 at 5:00 a.m.",
    "Author: Ann Ray Published: 6:00 AM CDT May 8, 2014 Updated: 9:40 AM CDT May 9, 2014, by the Coast Desk",
    "Thu 8 May 2014 06.00 BST Last modified on Fri 9 May 2014 17.40 BST", "21:25, 8 MAY 2014 Updated 08:11, 9 MAY 2014",
    "Coast Wire | 2014-05-08 06:00:12 | Editor: Li", "Posted in Coast on May 8, 2014", "May 8, 2014 | Filed under: Local News",
    "Originally published May 8, 2014 at 6:00 am Updated May 8, 2014 at 9:41 am", "MAY 8, 2014 6 AM PT",
    "May 8, 2014 5 Min Read", "Submitted by Ann Ray on Thu, 05/08/2014 - 06:00", "Kara Lind Thu, May 8, 2014, 6:00 AM 3 min read",
    "Updated 6:00 AM EDT, Thu May 8, 2014", "(Last Updated On: May 8, 2014)",
    # stuck together where tags were
    "By Ann RayMay 8, 2014", "By ANN RAYMAY 8, 2014", "By Ann Ray8 May 2014", "Published On 8 May 20148 May 2014",
    "Published Thu, May 8 20145:00 AM EDTUpdated Fri, May 9 20142:00 PM EDT",
)  # fmt: skip


def shown(line: str) -> CleanDocument:
    html = f"<html lang='en'><head><title>{HEADLINE}</title></head><body>{under(f'<div>{line}</div>')}</body></html>"
    return clean(RawDocument(html, markup=True, origin="test"))


@pytest.mark.parametrize("line", LINES)
def test_the_day_of_a_line_below_the_headline(line: str) -> None:
    found = shown(line)
    assert found.published is not None
    assert found.published.date().isoformat() == "2014-05-08"
    assert line not in found.text


OWN, OTHER = "<div>By Ann Ray May 8, 2014</div>", "<h3>Crews Reach The Wall May 2, 2014</h3>"


@pytest.mark.parametrize(
    ("near", "url", "day"),
    [
        (OTHER + OWN, "", "2014-05-08"),
        (OTHER, "", "2014-05-02"),
        (OWN, "https://ellery.example/2014/05/07/wall", "2014-05-08"),
        ("", "https://ellery.example/2014/05/07/wall", "2014-05-07"),
        (f"<div>May 2, 2014. Updated: May 8, 2014</div>{OTHER}", "", "2014-05-02"),
    ],
    ids=["another story's too", "another", "an address of the eve", "not shown", "an update"],
)
def test_a_stated_day_that_readers_see_is_kept(near: str, url: str, day: str) -> None:
    head = f"<title>{HEADLINE}</title>{ld(headline=HEADLINE, datePublished='2014-05-08T09:00:00Z')}"
    html = f"<html lang='en'><head>{head}</head><body>{under(near)}</body></html>"
    found = clean(RawDocument(html, markup=True, origin="test", url=url or None)).published
    assert found is not None
    assert found.date().isoformat() == day


@pytest.mark.parametrize(
    ("near", "changed", "day"),
    [
        ("<div>May 8, 2014</div>", "2014-06-02", "2014-05-08"),
        ("<div>May 8, 2014</div>", "2014-05-08", "2012-02-20"),
        ("<div>May 8, 2014</div>", "", "2012-02-20"),
        ("<div>Updated May 8, 2014</div>", "2014-06-02", "2012-02-20"),
        ("", "2014-06-02", "2012-02-20"),
    ],
    ids=[
        "came out anew",
        "the last change",
        "perhaps the last change",
        "an update",
        "above the headline",
    ],
)
def test_a_later_day_that_is_no_change_is_that_of_publication(
    near: str, changed: str, day: str
) -> None:
    stated = {"datePublished": "2012-02-20T09:00:00Z"} | (
        {"dateModified": changed} if changed else {}
    )
    head = f"<title>{HEADLINE}</title>{ld(headline=HEADLINE, **stated)}"
    today = "" if near else "<div>May 8, 2014</div>"
    html = f"<html lang='en'><head>{head}</head><body>{today}<article>{H1}{near}{PROSE}</article></body></html>"
    found = clean(RawDocument(html, markup=True, origin="test")).published
    assert found is not None
    assert found.date().isoformat() == day
