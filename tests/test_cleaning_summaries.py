# ruff: noqa: E501 (markup as it is written)
"""What sums an article up, what is set into it, and how a text begins, as publishers of 2015 to
2026 lay them out. The pages are those of ``test_cleaning_bodies`` with what else was first read
wrong among the frames of sixty of them."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from index.model import RawDocument

from .test_cleaning_bodies import FOOT, H1, HEADLINE, NAV, STORY, TEXT, P, Page, among, article

SUM = "The wall was built in 1911, and divers found gaps in it that are as wide as a hand."
HEADING = "A town and its wall"
HEADED = (*TEXT[:5], HEADING, *TEXT[5:])
POINTS = "<ul><li>Cars are kept off the wall from Monday.</li><li>Repairs will cost two million pounds.</li></ul>"

PAGES = (
    # standfirsts that are whole sentences, and key points
    Page("by its class", article(STORY, f"<div class='c-hero__sub-title'>{SUM}</div>")),
    Page("by a class in joined words", article(STORY, f"<p class='ArticleHero_subHeadline__x1'>{SUM}</p>")),
    Page("by an id", article(STORY, f"<p id='article-summary' class='css-w6ymp8'>{SUM}</p>")),
    Page("by its property", article(STORY, f"<h2 itemprop='description'>{SUM}</h2>")),
    Page("in French", article(STORY, f"<p class='t-content__chapo'>{SUM}</p>")),
    Page("key points", article(STORY, f"<div class='KeyPoints-box'><div>Key Points</div>{POINTS}</div>")),
    Page("points of a summary", article(STORY, f"<div class='article-body__summary'>{POINTS}</div>")),
    # what is called so and is the article
    Page("all of the article in what is called a description", f"<main>{H1}<div class='description'>{STORY}</div></main>"),
    Page("a summary among the paragraphs", article(among(f"<p class='summary'>{SUM}</p>")), (*TEXT[:3], SUM, *TEXT[3:])),
    # what is set in
    Page("a heading behind a link, between groups", f"<main><div class='body'>{H1}<div class='group'>{''.join(P[:5])}</div>"
         "<div class='more'><div>Read more</div><div><a href='/x'>What the gales of 1987 did to the wall</a></div></div>"
         f"<h2 class='subtitle'>{HEADING}</h2><div class='group'>{''.join(P[5:])}</div></div></main>", HEADED),
    Page("the first paragraph above the picture, alone", f"<main><article>{H1}<div class='story__intro'>PORT ELLERY — {TEXT[0]}</div>"
         "<div class='c2'><span>ROB HALE/POST</span><p class='c2__caption'>The wall before the storm.</p></div><span "
         f"class='story__body'>{''.join(P[1:])}</span></article></main>", (f"PORT ELLERY — {TEXT[0]}", *TEXT[1:])),
    # pleas
    Page("a letter sent direct", article(among("<div class='x1'><p>Front Page newsletter</p><p>Your guide to the day’s agenda - "
         "direct to your inbox seven days a week.</p></div>"))),
    Page("the picture on top", article(STORY + "<p><strong>Banner image: </strong><em>The wall. Image by Ann Ray.</em></p>")),
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_sums_up_or_is_set_in_is_none_of_the_body(page: Page) -> None:
    html = (
        f"<html><head><title>{HEADLINE}</title></head><body>{NAV}{page.inner}{FOOT}</body></html>"
    )
    assert clean(RawDocument(html, markup=True, origin="test")).text.split("\n\n") == list(
        page.body
    )


def test_a_standfirst_is_kept_apart() -> None:
    html = f"<html><head><title>{HEADLINE}</title></head><body>{article(STORY, f'<p class=dek>{SUM}</p>')}</body></html>"
    assert clean(RawDocument(html, markup=True, origin="test")).standfirst == SUM
