"""Who wrote an article: what pages state and what they show, where these differ."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from index.cleaning import clean
from index.model import CleanDocument, RawDocument

from .test_cleaning_bodies import FOOT, H1, HEADLINE, NAV, STORY


def author(head: str = "", below: str = "", behind: str = "", above: str = "") -> str | None:
    html = (
        f"<html><head><title>{HEADLINE}</title><meta property='og:site_name' content='Ellery Post'>"
        f"{head}</head><body>{NAV}{above}<main><article>{H1}{below}{STORY}{behind}</article></main>"
        f"{FOOT}</body></html>"
    )
    return clean(RawDocument(html, markup=True, origin="test")).author


def linked(*names: str) -> str:
    people = [{"@type": "Person", "name": name} for name in names]
    data = json.dumps({"@type": "NewsArticle", "author": people})
    return f'<script type="application/ld+json">{data}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "below", "found"),
    [
        # others than those stated, and others beside them
        (linked("Cy Elm"), "<p>By Ann Ray | 3 May 2014</p>", "Ann Ray"),
        (linked("Ann Ray"), "<p>By ANN RAY and BO LIND III</p>", "Ann Ray and Bo Lind III"),
        (linked("Ann Ray"), "<p>Words by Ann Ray, Cy Elm, Bo Lind</p>", "Ann Ray, Cy Elm, Bo Lind"),
        (linked("Ann Ray"), "<p>By Ann Ray and the crew</p>", "Ann Ray"),
        (linked("Ann Ray"), "<p>By AnnRayUpdated Now</p>", "Ann Ray"),
        (linked("Ann Ray"), "<p>Reviewed by Bo Lind, MD</p>", "Ann Ray"),
        (linked("Ann Ray"), "<p><b>Author:</b> Bo Lind</p>", "Ann Ray"),  # of a book
        # staff only where nobody is named
        (linked("Ann Ray", "Ellery Post Staff"), "", "Ann Ray"),
        (linked("Ellery Post Staff"), "<p>By ANN RAY, Staff Writer</p>", "Ann Ray"),
        (linked("Admin"), "<p>By Ann van der Ray</p>", "Ann van der Ray"),
        (linked("Kanal 24"), "<p>By: KANAL 24</p>", "Kanal 24"),
        (linked("Ellery Courier", "Ann Ray"), "", "Ann Ray"),
        (linked("Ellery Courier"), "", "Ellery Courier"),
        # what follows a name
        (linked("By ANN RAY aray@post.example"), "", "Ann Ray"),
        (linked("ByAnn Ray"), "", "Ann Ray"),
        (linked("Ann Ray For Ellerypost"), "", "Ann Ray"),
        (linked("Ann Ray, for Coast Wire"), "", "Ann Ray"),
        (linked("CW | Ann Ray"), "", "Ann Ray"),
        (meta("author", "Ann Ray, Professor of Tides, University of Orla"), "", "Ann Ray"),
    ],
)  # fmt: skip
def test_a_byline_counts_more_than_who_was_logged_in(head: str, below: str, found: str) -> None:
    assert author(head, below) == found


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("<div>Interview: Ann Ray | 4 May 2014</div>", "Ann Ray"),
        ("<div>Ann Ray | Senior Writer | 4 May 2014</div>", "Ann Ray"),
        ("<div>Ann Ray</div><div>Tech Writer</div>", "Ann Ray"),
        ("<div>By</div><div>Ann Ray</div>", "Ann Ray"),
        ("<div>by Anneke · 4 May 2014</div>", "Anneke"),
        ("<div><a href='/author/anneke/'>Anneke</a></div>", "Anneke"),
    ],
)
def test_a_name_is_told_from_sections_by_what_stands_beside_it(
    below: str, found: str | None
) -> None:
    assert author(below=below) == found


def test_blogs_name_the_author_below_the_story() -> None:
    posted = "<div class='post-footer'>Posted by Anneke at 8:12 AM</div>"
    assert author(behind=posted) == "Anneke"
    assert author(behind="<h4>Article by</h4><div>Ann Ray</div>") == "Ann Ray"


def test_readers_who_comment_wrote_no_article() -> None:
    posted = "<div class='comments'><p>Posted by Bo Lind at 8:12 AM</p></div>"
    assert author(behind=posted) is None


def told(*heading: str, behind: str = "") -> CleanDocument:
    """A page without tags: its menu, its headline, these lines, the story."""
    story = "\n".join((*SENTENCES, behind))
    text = "\n".join(("Home", "Sports", "Opinion", HEADLINE, *heading, story, "Share", "Tweet"))
    return clean(RawDocument(text, markup=False, origin="test"))


SENTENCES = (
    "The quay of Port Ellery was closed on Friday after cracks had been found in its wall.",
    "Lorries are sent round by the coast road, which adds forty minutes to the journey north.",
    "The harbour master said that the ferry would sail from the old pier until the summer.",
    "The council has asked the ministry for money and expects an answer before the winter.",
)


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        (("By Ann Ray aray@post.example", "Aug 14, 2019"), "Ann Ray"),
        (("ANN RAY AUG. 14, 2019 5 AM PT",), "Ann Ray"),
        (("Ann Ray - Aug 14, 2019 1:00 pm UTC",), "Ann Ray"),
        (("By Ann RayPublished: Aug 14, 2019 10:55 AM EST",), "Ann Ray"),
        (("Posted 14 August 2019 by Ann Ray",), "Ann Ray"),
        (("Ann Ray", "Political reporter", "14 August 2019"), "Ann Ray"),
        (("Ann Ray", "14 August 2019"), "Ann Ray"),
        (("Ann Ray and Bo Lind", "ELLERY TODAY", "14 August 2019"), "Ann Ray and Bo Lind"),
        (("By", "Ann Ray", "14 August 2019"), "Ann Ray"),
        (("14 August 2019", "3 min read", "Written by:", "Ann Ray", "More"), "Ann Ray"),
        (("Ann Ray@annray", "14 August 2019"), "Ann Ray"),
        (("Ann Ray", "@ann_ray", "14 August 2019"), "Ann Ray"),
        (("By Ann Ray ⋅ Review Editor ⋅ 14 August 2019",), "Ann Ray"),
        (("Send Tips@post.example", "14 August 2019"), None),
        (("Words: Ann Ray and Bo Lind", "14 August 2019"), "Ann Ray and Bo Lind"),
        (("Von Ann Ray", "14. August 2019"), "Ann Ray"),
        (("By Post Staff", "14 August 2019"), "Post Staff"),
        (("Harbour News", "Share", "14 August 2019"), None),
        (("Ellery Courier", "14 August 2019"), None),
    ],
)  # fmt: skip
def test_without_tags_the_author_is_told_by_the_same_lines(
    heading: tuple[str, ...], named: str | None
) -> None:
    found = told(*heading)
    assert found.author == named
    assert found.published is not None
    assert found.published.date() == date(2019, 8, 14)
    assert found.text == "\n\n".join(SENTENCES)


def test_whom_another_paper_is_quoted_from_wrote_nothing_here() -> None:
    text = "\n".join(("“The quay has to go.”", "Ann Ray, Ellery Today", *SENTENCES))
    assert clean(RawDocument(text, markup=False, origin="test")).author is None


@pytest.mark.parametrize(
    ("stated", "given"),
    [
        ("By ANN RAY", "Ann Ray"),
        ('Ann Ray, "Bo OLind", Bo.Olind Post.Com, Avatar_Large', "Ann Ray, Bo OLind"),
        ("aray@post.example", "aray@post.example"),
    ],
)
def test_the_author_of_a_record_is_names_alone(stated: str, given: str) -> None:
    text = "\n".join(SENTENCES)
    assert clean(RawDocument(text, markup=False, origin="test", author=stated)).author == given


def test_a_blog_without_tags_names_its_author_below_the_story() -> None:
    assert told("14 August 2019", behind="Posted by Ann Ray at 21:14").author == "Ann Ray"


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        # the day as printed, whatever day it was in UTC
        ("Nov 8, 2012, 02.14 AM IST", date(2012, 11, 8)),
        ("Saturday December 30, 2023 10:00 PM EST", date(2023, 12, 30)),
        # of the first edition, not of the update
        ("PUBLISHED: Feb. 21, 2018 at 4:15 p.m. | UPDATED: Feb. 22, 2018", date(2018, 2, 21)),
        ("By Ann Ray | February 28, 2023", date(2023, 2, 28)),
    ],
)  # fmt: skip
def test_without_tags_the_day_is_that_which_a_reader_would_say(shown: str, day: date) -> None:
    published = told(shown).published
    assert published is not None
    assert published.date() == day


@pytest.mark.parametrize(
    "line",
    [
        "The old quay of Ellery, May 13, 2014. (Coast photo: Bo Lind)",
        "Speech held at the quay of Ellery on 4 May 1967.",
    ],
)
def test_the_day_of_a_picture_or_of_a_speech_is_not_that_of_the_article(line: str) -> None:
    assert told(line).published is None


def test_the_author_may_stand_above_the_headline_after_a_by() -> None:
    above = ("Home", "Published 2 May 2013 by Ann Ray")
    for heading, named in ((above, "Ann Ray"), (("Home", "Coast Travel | 2 May 2013"), None)):
        text = "\n".join((*heading, HEADLINE, *SENTENCES, "Older Post"))
        assert clean(RawDocument(text, markup=False, origin="test")).author == named


def test_the_day_may_stand_above_the_headline() -> None:
    text = "\n".join(("Home", "Thursday, 2 May 2013", HEADLINE, *SENTENCES, "Older Post"))
    published = clean(RawDocument(text, markup=False, origin="test")).published
    assert published is not None
    assert published.date() == date(2013, 5, 2)


def test_a_day_far_above_the_headline_counts_if_it_says_so() -> None:
    for says, day in ((" Last updated at 06:14", date(2013, 5, 2)), ("", None)):
        menu = (
            "Home",
            f"2 May 2013{says}",
            "Share this page",
            "Digg",
            "Email",
            "Print",
            "Radio",
            "TV",
        )
        text = "\n".join((*menu, HEADLINE, *SENTENCES, "Older Post"))
        published = clean(RawDocument(text, markup=False, origin="test")).published
        assert (published and published.date()) == day


def test_a_text_has_no_day_after_it_was_fetched() -> None:
    text = "\n".join((HEADLINE, "14 August 2019", *SENTENCES))
    raw = RawDocument(text, markup=False, origin="test", fetched=datetime(2015, 1, 1, tzinfo=UTC))
    assert clean(raw).published is None
