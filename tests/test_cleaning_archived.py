# ruff: noqa: E501 (markup as it is written)
"""Title and day of pages as archives hold them: copies with an archive's address and frame, pages
without a heading of the first rank, odd names of what is stated, titles with what sites add."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.cleaning import clean
from index.cleaning.captures import captured
from index.model import RawDocument
from index.store.originals import pack_given, unpack_given

from .test_cleaning_layouts import H1, HEADLINE, PROSE, STORY, Page, ld, metas, under

SITE = "<div id='logo'>Ellery Post</div>"
DAY = metas(article__published_time="2014-05-08T09:30:00Z")

OTHERWISE = "Port Ellery breakwater: cracks close it to cars, and what drivers should know"


def window(title: str) -> str:
    return f"<title>{title}</title>{DAY}"


PAGES = (
    # titles: what the page shows is the headline, whatever stands around it elsewhere
    Page("a series before a colon stays", window("Walls of salt: who pays - Ellery Post"),
         f"<article><h1>Walls of salt: who pays</h1><h2>Who pays for it</h2>{PROSE}</article>", title="Walls of salt: who pays"),
    Page("words of the paper's name in the headline", window("The Post Office of Ellery closes - Ellery Post"),
         f"<article><h1>The Post Office of Ellery closes</h1>{PROSE}</article>", title="The Post Office of Ellery closes"),
    Page("shouted where it is shown", window(f"{HEADLINE} | Ellery Post"), under("", f"<h1>{HEADLINE.upper()}</h1>")),
    Page("other words in a heading of the second rank", window("Cracks close the Ellery breakwater to cars | Ellery Post"),
         f"<div><h2>Coast</h2><h2>{HEADLINE}</h2>{PROSE}</div>"),
    Page("a newspaper's heading that all else words otherwise", window(f"{OTHERWISE} | Ellery Post") + metas(
        og__title=OTHERWISE, twitter__title=OTHERWISE) + ld(headline=OTHERWISE, datePublished="2014-05-08"), STORY),
    Page("the same where keywords of news are stated", window(f"{OTHERWISE} | Ellery Post") + metas(
        og__title=OTHERWISE, twitter__title=OTHERWISE, news_keywords="harbours, cars"), STORY),
    Page("the same in a shop's advice, where golds are even", window(f"{OTHERWISE} | Ellery Post") + metas(
        og__title=OTHERWISE, twitter__title=OTHERWISE), STORY, title=OTHERWISE),
    # days: names nobody has heard of, forms of other decades
    Page("a name that speaks of publication", f"<title>{HEADLINE}</title><meta name='cse_document_published' content='2014-05-08'>"
         "<meta name='last_updated_date' content='2014-06-01'>", STORY),
    Page("a name in camels", f"<title>{HEADLINE}</title><meta name='OriginalPublicationDate' content='2014/05/08 14:15:00'>", STORY),
    Page("a browser's way to write it", f"<title>{HEADLINE}</title>" + metas(
        article__published_time="Thu May 08 2014 10:15:00 GMT-0400 (EDT)"), STORY),
    Page("eight digits and a word in the address", f"<title>{HEADLINE}</title>", STORY, url="http://post.example/news/20140508cracks.html"),
    Page("the day behind the words of the address", f"<title>{HEADLINE}</title>", STORY, url="http://post.example/news/cracks-2014-05-08.html"),
    Page("a number that is no day in the address", f"<title>{HEADLINE}</title>", STORY, url="http://post.example/news/cracks-120140508", day=None),
    # which number is the month
    Page("the country of the address", f"<title>{HEADLINE}</title>", under("<p>08/05/2014</p>"), url="http://post.example.co.uk/a"),
    Page("a guess where nothing tells", f"<title>{HEADLINE}</title>", under("<p>05/08/2014</p>")),
    Page("no guess against what is stated", f"<title>{HEADLINE}</title>" + DAY, under("<p>04/05/2014</p>")),
    Page("its own card among the others", f"<title>{HEADLINE}</title>", f"<article>{H1}<p>08/05/2014</p>{PROSE}</article><aside><ul><li>"
         f"<h4><a href='/a'>{HEADLINE}</a></h4><time>May 8, 2014</time></li><li><h4><a href='/b'>Ferry fares to rise</a></h4>"
         "<time>May 2, 2014</time></li></ul></aside>"),
    # copies
    Page("a copy knows no day", f"<title>{HEADLINE}</title>", STORY, day=None,
         url="https://web.archive.org/web/20160117042311/http://post.example/cracks-close-port"),
    Page("the day in the address of what was copied", f"<title>{HEADLINE}</title>", STORY,
         url="https://web.archive.org/web/20160117042311id_/http://post.example/2014/05/08/cracks"),
    Page("nothing is later than its copy", f"<title>{HEADLINE}</title>" + metas(article__published_time="2019-11-20T03:00:00Z"),
         under("<p>By Ann Ray</p>") + "<p>First published on 8 May 2014</p>", url="http://web.archive.org/web/20160117042311/http://post.example/a"),
    Page("a search engine's copy", f"<title>{HEADLINE}</title>", "<div>This is a cache of <a href='http://post.example/a'>http://post.example/a"
         f"</a>. It is a snapshot of the page as it appeared on 28 Sep 2015 04:12:33 GMT.</div>{under('<p>8 May 2014</p>')}",
         url="http://cache.example/search?q=cache:http://post.example/a"),
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_title_and_day_of_pages_as_archives_hold_them(page: Page) -> None:
    html = f'<!DOCTYPE html><html lang="{page.lang}"><head>{page.head}</head><body>{page.body}</body></html>'
    found = clean(RawDocument(html, markup=True, origin="test", url=page.url))
    day = found.published and found.published.date().isoformat()
    assert (found.title, day) == (page.title, page.day)


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("http://web.archive.org/web/20130117042311/http://post.example/a", "http://post.example/a"),
        ("https://wayback.archive-it.example/77/20130117042311/https:/post.example/a?b=1", "https://post.example/a?b=1"),
        ("http://cache.example/search?q=cache:aBcDeFgHiJ:post.example/a&hl=en", "http://post.example/a"),
        ("https://post.example/20130117/why-https-matters", "https://post.example/20130117/why-https-matters"),
        ("http://[", "http://["),
    ],
)  # fmt: skip
def test_a_copy_is_told_by_its_address(url: str, page: str) -> None:
    assert captured(url).url == page


def test_the_moment_of_a_capture() -> None:
    taken = captured("http://web.archive.org/web/20130117042311/http://post.example/a").taken
    assert taken == datetime(2013, 1, 17, 4, 23, 11, tzinfo=UTC)
    assert captured("http://post.example/a").taken is None


def test_the_canonical_address_of_a_copy_is_that_of_the_page() -> None:
    link = "<link rel='canonical' href='http://web.archive.org/web/20130117042311/http://post.example/a'>"
    html = f"<html><head><title>{HEADLINE}</title>{link}</head><body>{STORY}</body></html>"
    assert clean(RawDocument(html, markup=True, origin="test")).url == "http://post.example/a"


@pytest.mark.parametrize(
    ("line", "day"),
    [("<p>May 8, 2014</p>", 8), ("<p>By Ann Ray</p>", 20), ("<p>June 8, 2014</p>", 20)],
)
def test_when_a_page_was_fetched_bounds_its_day_and_stands_in_for_it(line: str, day: int) -> None:
    fetched = datetime(2014, 5, 20, 4, 0, tzinfo=UTC)
    html = f"<html><head><title>{HEADLINE}</title></head><body>{under(line, H1)}</body></html>"
    found = clean(RawDocument(html, markup=True, origin="test", fetched=fetched))
    assert found.published is not None
    assert found.published.date().isoformat() == f"2014-05-{day:02}"


def test_linked_data_of_a_later_day_than_the_copy_are_not_believed() -> None:
    fetched = datetime(2014, 5, 20, tzinfo=UTC)
    html = f"<html><head>{ld(headline=HEADLINE, datePublished='2015-01-01')}</head><body>{STORY}</body></html>"
    found = clean(RawDocument(html, markup=True, origin="test", fetched=fetched))
    assert found.published == fetched


def test_when_it_was_fetched_is_kept_with_what_was_given() -> None:
    raw = RawDocument("x", markup=True, origin="a", fetched=datetime(2014, 5, 20, tzinfo=UTC))
    assert unpack_given(pack_given(raw), "x", "a") == raw
