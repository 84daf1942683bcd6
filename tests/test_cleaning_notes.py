# ruff: noqa: E501 (markup as it is written)
"""What a paper says of its own article, and what it sets into it in boxes without a telling name."""

from __future__ import annotations

import pytest

from index.cleaning import clean
from index.cleaning.pleas import pleading
from index.model import RawDocument

from .test_cleaning_bodies import FOOT, HEADLINE, NAV, STORY, TEXT, P, Page, among, article

QUOTE = "“A wall is a promise that somebody will come and mend it.”"

PAGES = (
    Page("a quotation that is a paragraph", article(among(f"<p>{QUOTE}</p>")), (*TEXT[:3], QUOTE, *TEXT[3:])),
    Page("a text that is slides", article("".join(f"<div>{at} of 9</div>{one}" for at, one in enumerate(P, 1)))),
    Page("a note between two paragraphs", article(among("<p><em>Article continues after this message</em></p>"))),
    Page("a pointer to the paper itself", article(among("<p>(Also on COAST WIRE: <a href='/x'>Fares rise by a tenth</a>)</p>"))),
    Page("the life of a writer", article(STORY + "<p><em>Ann B. Ray is a freelance journalist based in Orla.</em></p>")),
    Page("a writer in the news", article(f"<p>Ann Ray is a writer who sells ice, and she lives by the slipway.</p>{STORY}"),
         ("Ann Ray is a writer who sells ice, and she lives by the slipway.", *TEXT)),
    Page("a note that stands with paragraphs in one box", article(
        f"<div class='intro'><p>This article was first published in May 2013.</p><p>{TEXT[0]}</p></div><div>{STORY.split('</p>', 1)[1]}</div>")),
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_paper_adds_is_none_of_its_article(page: Page) -> None:
    html = (
        f"<html><head><title>{HEADLINE}</title></head><body>{NAV}{page.inner}{FOOT}</body></html>"
    )
    found = clean(RawDocument(html, markup=True, origin="test"))
    assert found.text.split("\n\n") == list(page.body)


@pytest.mark.parametrize(
    "line",
    [
        "Reach Ann Ray at aray@post.example or on the pier.",
        "Can’t see the map of the wall? Click here.",
        "Thank you for signing up.",
    ],
)
def test_pleas_are_known(line: str) -> None:
    assert pleading([line])


@pytest.mark.parametrize(
    "line",
    [
        "This report was the first to say that the wall would fall, and nobody read it.",
        "The views of the harbour from the hill are the best in the county, and the hotel’s own.",
        "The story continues to move those who were there, and their children too, the mayor said.",
        "Her first book, published in 1987, was read by nobody but the divers.",
        "The harbour master can be reached by boat, at low tide, or not at all.",
        "Do you know what the wall weighs? The engineers did not, and said so.",
        "Fishermen hold positions in the queue that their fathers held, the broker mentioned.",
        "The board asked members to support our work on the pier, and forgot to say how.",
        "Watch the wall from above, the pilot said, and it looks whole.",
        "The pier was used by divers, and this story is about two of them.",
        "You can get our fish at the slipway, said the trawlers, and hung up.",
    ],
)
def test_news_is_no_note(line: str) -> None:
    assert not pleading([line])
