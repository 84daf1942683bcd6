"""Who wrote an article: what pages state and what they show, where these differ."""

from __future__ import annotations

import json

import pytest

from index.cleaning import clean
from index.model import RawDocument

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
        (linked("Ann Ray"), "<p>By ANN RAY and BO LIND</p>", "ANN RAY and BO LIND"),
        (linked("Ann Ray"), "<p>Words by Ann Ray, Cy Elm, Bo Lind</p>", "Ann Ray, Cy Elm, Bo Lind"),
        (linked("Ann Ray"), "<p>By Ann Ray and the crew</p>", "Ann Ray"),
        (linked("Ann Ray"), "<p>By AnnRayUpdated Now</p>", "Ann Ray"),
        (linked("Ann Ray"), "<p>Reviewed by Bo Lind, MD</p>", "Ann Ray"),
        (linked("Ann Ray"), "<p><b>Author:</b> Bo Lind</p>", "Ann Ray"),  # of a book
        # staff only where nobody is named
        (linked("Ann Ray", "Ellery Post Staff"), "", "Ann Ray"),
        (linked("Ellery Post Staff"), "<p>By ANN RAY, Staff Writer</p>", "ANN RAY"),
        (linked("Admin"), "<p>By Ann van der Ray</p>", "Ann van der Ray"),
        (linked("Kanal 24"), "<p>By: KANAL 24</p>", "Kanal 24"),
        # what follows a name
        (linked("By ANN RAY aray@post.example"), "", "ANN RAY"),
        (linked("ByAnn Ray"), "", "Ann Ray"),
        (linked("Ann Ray For Ellerypost"), "", "Ann Ray"),
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
