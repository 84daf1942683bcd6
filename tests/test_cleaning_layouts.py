# ruff: noqa: E501 (markup as it is written)
"""Title and date of pages as the usual systems of newspapers, agencies and blogs lay them out.

Every page is a few invented paragraphs in the frame of one system: where it states what, and which
traps stand beside it (dates of other stories, of the last change, of the page's making).
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from index.cleaning import clean
from index.model import RawDocument

PROSE = "".join(
    f"<p>{text}</p>"
    for text in (
        "The council of Port Ellery voted by nine to four to close the northern breakwater to cars "
        "until the cracks found by divers have been filled and tested.",
        "“Nobody wants to see a lorry in the water,” said the harbour master, Marta Quill, who "
        "asked for the closure after a storm moved three of the largest stones.",
        "Fishermen will be able to reach their boats on foot. A decision on the repair, which is "
        "expected to cost two million pounds, is due before the summer.",
    )
)
HEADLINE = "Cracks close Port Ellery breakwater to cars"
LATEST = (
    "<section class='latest'><h3>Latest</h3><ul><li><a href='/a'>Ferry fares to rise</a> "
    "<time datetime='2016-02-01T08:00:00Z'>1 February 2016</time></li><li><a href='/b'>School "
    "band wins prize</a> <time datetime='2016-02-02T08:00:00Z'>2 February 2016</time></li></ul>"
    "</section>"
)


@dataclass(frozen=True)
class Page:
    """A page's head and body; what it should be found to say (``day`` as ISO)."""

    name: str
    head: str
    body: str
    day: str | None = "2014-05-08"
    title: str = HEADLINE
    url: str | None = None
    lang: str = "en"


def ld(**stated: str) -> str:
    items = ",".join(f'"{key}":"{value}"' for key, value in stated.items())
    return (
        '<script type="application/ld+json">{"@context":"https://schema.org",'
        f'"@type":"NewsArticle",{items}}}</script>'
    )


def metas(**named: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in named.items()
    )


H1 = f"<h1>{HEADLINE}</h1>"
STORY = f"<article>{H1}{PROSE}</article>"


def under(line: str, headline: str = H1) -> str:
    """The story with a line of the heading under its headline, and other stories' dates below."""
    return f"<article>{headline}{line}{PROSE}</article>{LATEST}"


PAGES = (
    Page("linked data", f"<title>{HEADLINE} | The Ellery Post</title>"
         + ld(headline=HEADLINE, datePublished="2014-05-08T09:30:00Z",
              dateModified="2014-05-11T10:00:00Z"), STORY + LATEST),
    Page("linked data in New York's evening", "<title>x</title>"
         + ld(headline=HEADLINE, datePublished="2014-05-08T22:30:00-04:00"), STORY),
    Page("linked data in a graph", f"<title>{HEADLINE} - Ellery Post</title>"
         '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Ellery Post"},'
         '{"@type":"WebPage","datePublished":"2014-05-08T07:00:00+00:00","dateModified":'
         '"2015-01-01T07:00:00+00:00","name":"' + HEADLINE + ' - Ellery Post"}]}</script>',
         STORY + LATEST),
    Page("open graph", f"<title>{HEADLINE} – Ellery Post</title>"
         + metas(og__title=HEADLINE, og__site_name="Ellery Post",
                 og__updated_time="2015-09-01T00:00:00Z",
                 article__modified_time="2015-09-01T00:00:00Z",
                 article__published_time="2014-05-08T09:30:00+01:00"), STORY + LATEST),
    Page("time element with pubdate", "<title>" + HEADLINE + "</title>",
         under('<time pubdate datetime="2014-05-08T13:45:00+00:00">Thu 8 May</time>')),
    Page("schema.org attributes", "<title>" + HEADLINE + "</title>",
         under('<span itemprop="datePublished" content="2014-05-08">a while ago</span>')),
    Page("guardian style", f"<title>{HEADLINE} | Harbours | The Ellery Guardian</title>"
         + metas(og__title=HEADLINE + " | Harbours", og__site_name="the Ellery Guardian"),
         under("<div><div>Ann Ray in Port Ellery</div><details><summary>Thu 8 May 2014 10.15 BST"
               "</summary>Last modified on Fri 9 May 2014 08.00 BST</details></div>")),
    Page("bbc style", f"<title>{HEADLINE} - BBC News</title>"
         + metas(og__title=HEADLINE + " - BBC News", og__site_name="BBC News"),
         under("<ul><li><div data-datetime='8 May 2014'>8 May 2014</div></li><li>From the section "
               "<a href='/s'>Coast</a></li></ul>")),
    Page("new york style", f"<title>{HEADLINE} - The New York Times</title>"
         '<meta name="pdate" content="20140508"><meta name="byl" content="By ANN RAY">',
         under("<p>By <a rel='author'>ANN RAY</a></p><time>MAY 8, 2014</time>")),
    Page("agency style", f"<title>{HEADLINE} | Reuters</title>",
         under("<div>By Ann Ray</div><div>May 8, 2014 5:31 PM GMT+1 Updated 9 years ago</div>")),
    Page("an agency's older pages", f"<title>{HEADLINE} | Reuters</title>",
         under("<div class='ArticleHeader_date'>May 8, 2014 / 5:31 PM / in 9 years</div>")),
    Page("al jazeera style", f"<title>{HEADLINE} | News | Al Jazeera</title>",
         under("<div class='date-simple'><span class='screen-reader-text'>Published On 8 May 2014"
               "</span><span aria-hidden='true'>8 May 2014</span></div>")),
    Page("wordpress", f"<title>{HEADLINE} &#8211; Harbour Notes</title>",
         "<div class='post'>" + under(
             "<div class='entry-meta'>Posted on <a href='/x'><time class='entry-date published' "
             "datetime='2014-05-08T20:11:00+00:00'>May 8, 2014</time><time class='updated' "
             "datetime='2014-06-01T10:00:00+00:00'>June 1, 2014</time></a> by <a>ann</a></div>",
             f"<h1 class='entry-title'>{HEADLINE}</h1>") + "</div>"),
    Page("drupal", f"<title>{HEADLINE} | Ellery Harbour Board</title>",
         under("<div class='submitted'>Submitted by ann on Thu, 05/08/2014 - 12:41</div>",
               f"<h1 id='page-title'>{HEADLINE}</h1>"), lang="en-US"),
    Page("blogger", f"<title>Harbour Notes: {HEADLINE}</title>",
         f"<h1 class='title'>Harbour Notes</h1><h2 class='date-header'><span>Thursday, May 8, 2014"
         f"</span></h2><h3 class='post-title entry-title'>{HEADLINE}</h3><div class='post-body'>"
         f"{PROSE}</div>", url="http://harbour-notes.blogspot.com/2014/05/cracks-close-port.html"),
    Page("arc", f"<title>{HEADLINE} - Ellery Tribune</title>", under(
         "<div class='byline'>By Ann Ray</div><div class='timestamp'>May 8, 2014 at 6:12 a.m. EDT"
         "</div>") + "<script>Fusion.globalContent={\"display_date\":\"2014-05-08T10:12:00Z\","
         "\"last_updated_date\":\"2014-05-09T10:12:00Z\"};</script>"),
    Page("day in the address", f"<title>{HEADLINE}</title>", STORY + LATEST,
         url="https://post.example/world/2014/05/08/cracks-close-port-ellery-breakwater"),
    Page("day in the address, joined", f"<title>{HEADLINE}</title>", STORY + LATEST,
         url="https://post.example/news/20140508/cracks-close-breakwater.html"),
    Page("day and month by name in the address", f"<title>{HEADLINE}</title>", STORY + LATEST,
         url="https://post.example/world/2014/may/08/cracks-close-port-ellery-breakwater"),
    Page("dateline in the text", f"<title>{HEADLINE}</title>", STORY.replace(
         "<p>The council", "<p>PORT ELLERY, May 8, 2014 (Coast Wire) — The council")),
    Page("american numbers", f"<title>{HEADLINE}</title>",
         under("<span class='date'>Published: 05/08/2014 6:15 PM</span>"), lang="en-US"),
    Page("british numbers", f"<title>{HEADLINE}</title>",
         under("<span class='date'>Published: 08/05/2014 18:15</span>"), lang="en-GB"),
    Page("short month with a point", f"<title>{HEADLINE}</title>",
         under("<p class='dateline'>Updated: Fri., May 9, 2014, 8:00 a.m. | Posted: Thu., May 8, "
               "2014</p>")),
    Page("ordinal day", f"<title>{HEADLINE}</title>", under("<p>Thursday 8th May, 2014</p>")),
    Page("published after update", f"<title>{HEADLINE}</title>", under(
         "<p>UPDATED: 09:12 GMT, 9 May 2014</p><p>PUBLISHED: 23:12 GMT, 8 May 2014</p>")),
    Page("german", f"<title>{HEADLINE} - Hafenblatt</title>",
         under("<div>08.05.2014, 17:12 Uhr</div>"), lang="de"),
    Page("german in words", f"<title>{HEADLINE} - Hafenblatt</title>",
         under("<div>Stand: 8. Mai 2014, 17:12 Uhr</div>"), lang="de"),
    Page("french", f"<title>{HEADLINE} - Le Port</title>",
         under("<p>Publié le 08 mai 2014 à 17h12, modifié le 09 mai 2014 à 08h00</p>"), lang="fr"),
    Page("spanish", f"<title>{HEADLINE} | El Puerto</title>",
         under("<p>8 de mayo de 2014 - 17:12 CEST</p>"), lang="es"),
    Page("russian", f"<title>{HEADLINE}</title>", under("<p>8 мая 2014, 17:12</p>"), lang="ru"),
    Page("page moved to a new system", f"<title>{HEADLINE}</title>"
         + metas(article__published_time="2019-11-20T03:00:00Z"),
         under("<div class='byline'>By Ann Ray · May 8, 2014 · 3 min read</div>")),
    Page("the evening's day", f"<title>{HEADLINE}</title>"
         + ld(headline=HEADLINE, datePublished="2014-05-09T02:10:00Z"),
         under("<p>May 8, 2014 10:10 pm ET</p>")),
    Page("date above the headline", f"<title>{HEADLINE}</title>",
         f"<article><div class='date'>8 May 2014</div>{H1}{PROSE}</article>" + LATEST),
    Page("parsely", f"<title>{HEADLINE}</title><meta name='parsely-pub-date' "
         "content='2014-05-08T10:00:00Z'><meta name='parsely-title' content='" + HEADLINE + "'>",
         STORY + LATEST),
    Page("dublin core", f"<title>{HEADLINE}</title><meta name='DC.date.issued' "
         "content='2014-05-08'>", STORY + LATEST),
    Page("sailthru", f"<title>{HEADLINE}</title><meta name='sailthru.date' "
         "content='Thu, 08 May 2014 10:00:00 +0000'>", STORY + LATEST),
    Page("unix seconds", f"<title>{HEADLINE}</title><meta name='publish-date' "
         "content='1399543200'>", STORY),
    Page("only a copyright year", f"<title>{HEADLINE}</title>",
         STORY + "<footer>© 2023 The Ellery Post. All rights reserved.</footer>", day=None),
    Page("an earlier day in a caption", f"<title>{HEADLINE}</title>"
         + metas(article__published_time="2014-05-08T09:30:00Z"),
         f"<article>{H1}<figure><figcaption>"
         f"The wall on May 2, 2014. Ann Ray/Coast Pictures</figcaption></figure>"
         f"{PROSE}</article>"),
    Page("an earlier day in the standfirst", f"<title>{HEADLINE}</title>"
         + metas(article__published_time="2014-05-08T09:30:00Z"),
         under("<p>The wall has been shut since the storm of 2 May 2014, when stones moved</p>")),
    Page("an earlier day in the headline", "<title>What broke on May 2, 2014 - Ellery Post</title>"
         + metas(article__published_time="2014-05-08T09:30:00Z"),
         under("<p>By Ann Ray</p>", "<h1>What broke on May 2, 2014</h1>"),
         title="What broke on May 2, 2014"),
    Page("today's day in the masthead", f"<title>{HEADLINE}</title>",
         f"<div>Friday, 20 March 2015</div>{under('<p>By Ann Ray</p><p>8 May 2014</p>')}"),
    Page("a ticker above the headline", f"<title>{HEADLINE}</title>"
         + metas(article__published_time="2014-05-08T09:30:00Z"),
         "<div><a href='/a'>Ferry fares to rise</a> <span>May 1, 2014</span></div><div><a href='/b'>"
         "School band wins</a></div>" + STORY),
    Page("the beginning of time", f"<title>{HEADLINE}</title>"
         + metas(article__published_time="1970-01-01T00:00:00Z"), under("<p>8 May 2014</p>")),
    Page("the beginning of time in linked data", f"<title>{HEADLINE}</title>"
         + ld(headline=HEADLINE, datePublished="0001-01-01T00:00:00Z"), under("<p>8 May 2014</p>")),
    Page("a live page with its updates", f"<title>{HEADLINE} - live</title>"
         '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"' + HEADLINE
         + '","datePublished":"2014-05-08T06:00:00Z","liveBlogUpdate":[{"@type":"BlogPosting",'
         '"headline":"Divers come up","datePublished":"2014-05-08T12:00:00Z","url":"x","author":"a",'
         '"articleBody":"b","image":"c"},{"@type":"BlogPosting","headline":"The vote","datePublished":'
         '"2014-05-09T01:00:00Z"}]}</script>', STORY),
    Page("a video with its own day", f"<title>{HEADLINE}</title>" + ld(
             headline=HEADLINE, datePublished="2014-05-08T09:00:00Z")
         + '<script type="application/ld+json">{"@type":"VideoObject","name":"Divers film the crack",'
         '"uploadDate":"2014-05-01","publisher":"a","duration":"b","description":"c"}</script>', STORY),
    Page("born on a day", f"<title>{HEADLINE}</title>" + ld(
             headline=HEADLINE, datePublished="2014-05-08T09:00:00Z"),
         under("<p>Harbour master, born 3 May 1961 in Westhaven to a family of pilots</p>")),
    Page("american with weekday and zone", f"<title>{HEADLINE}</title>", under(
         "<div>PUBLISHED THU, MAY 8 2014 10:15 AM EDT</div><div>UPDATED FRI, MAY 9 2014 8:00 AM EDT"
         "</div>")),
    Page("a network of blogs", f"<title>{HEADLINE}</title>", under("<div class='posted-and-updated'><span>Posted: 05/08/2014 10:15 am EDT</span> <span>Updated: 05/08/2014 11:59 am EDT</span></div>")),
    Page("a cable channel", f"<title>{HEADLINE} - CoastNet.example</title>", under("<div class='cnn_strytmstmp'>updated 1:02 PM EDT, Thu May 8, 2014</div>")),
    Page("new york, some years ago", f"<title>{HEADLINE} - NYTimes.example</title>", under("<h6 class='byline'>By ANN RAY</h6><h6 class='dateline'>Published: May 8, 2014</h6>")),
    Page("a weekly with the day of print", f"<title>{HEADLINE}</title>", under("<div><span>From the print edition</span> | <span>May 8th 2014</span> | <span>PORT ELLERY</span></div>")),
    Page("hours before day", f"<title>{HEADLINE}</title>", under("<div>10:15 PM ET, Thu May 8, 2014</div>")),
    Page("movable type", f"<title>{HEADLINE} (Harbour Notes)</title>", f"<div class='entry'><h3 class='entry-header'>{HEADLINE}</h3><div class='entry-body'>{PROSE}</div><p class='posted'>Posted by Ann on May 8, 2014 10:15 AM | <a href='/p'>Permalink</a></p></div>"),
    Page("day in bold digits", f"<title>{HEADLINE}</title>", under("<div class='datebox'><span class='day'>08</span> <span class='month'>May</span> <span class='year'>2014</span></div>")),
    Page("relative with the day in a title", f"<title>{HEADLINE}</title>", under("<abbr class='published' title='2014-05-08T10:15:00+01:00'>9 years ago</abbr>")),
    Page("locale in the head", f"<title>{HEADLINE}</title>" + metas(og__locale="en_GB"), under("<div>08/05/2014</div>")),
    Page("attributes of time only", f"<title>{HEADLINE}</title>", under("<time datetime='2014-05-08'></time>")),
    Page("names of microformats", f"<title>{HEADLINE}</title>", f"<article class='h-entry'><h1 class='p-name'>{HEADLINE}</h1><time class='dt-published' datetime='2014-05-08 10:15:00'>last spring</time><time class='dt-updated' datetime='2015-01-01'>lately</time>{PROSE}</article>"),
    Page("morning east of Greenwich", f"<title>{HEADLINE}</title>" + ld(headline=HEADLINE, datePublished="2014-05-07T22:02:00Z",
         dateModified="2014-05-07T23:02:00Z"), under("<time datetime='2014-05-08T08:02:00+10:00'>May 8, 2014 — 8.02am</time>")),
    Page("updated on the next day", f"<title>{HEADLINE}</title>" + ld(headline=HEADLINE, datePublished="2014-05-08T22:02:00Z"),
         under("<p>Updated May 9, 2014 — 8.02am</p>")),
    Page("hours ago beside the moment, other stories' too", f"<title>{HEADLINE}</title>", under(
         "<time class='ago' datetime='2014-05-08T17:20:00Z'>3 hours ago</time>")),
    Page("changed, then published", f"<title>{HEADLINE}</title>", under(
         "<time class='updated' datetime='2014-05-11T17:20:00Z'>3 hours ago</time> <time datetime='2014-05-08T17:20:00Z'>"
         "3 days ago</time>")),
    # titles
    Page("headline is no heading at all", f"<title>{HEADLINE} - Coast - News - Ellery Post</title>",
         f"<div class='art'><div class='headline'>{HEADLINE}</div><div class='text'>{PROSE}</div></div>", day=None),
    Page("a mark for those who hear in the heading", f"<title>{HEADLINE} | The Ellery Post</title>",
         f"<article><h1><span class='visually-hidden'>Article: </span>{HEADLINE}</h1>{PROSE}</article>",
         day=None),
    Page("a style sheet in the heading", f"<title>{HEADLINE} | The Ellery Post</title>",
         "<article><h1><style>.css-1{display:flex}</style><svg><title>Lock</title></svg>"
         f"{HEADLINE}</h1>{PROSE}</article>", day=None),
    Page("cut in the head", f"<title>{HEADLINE[:30]}... - Ellery Post</title>"
         + metas(og__title=HEADLINE[:30] + "…"), STORY, day=None),
    Page("capitals in the window", f"<title>{HEADLINE.upper()} - Ellery Post</title>", STORY, day=None),
    Page("the paper behind a dash", f"<title>{HEADLINE} — The Ellery Post</title>"
         + metas(og__title=HEADLINE + " — The Ellery Post", og__site_name="The Ellery Post"),
         f"<article>{PROSE}</article>", day=None),
    Page("section between dashes", f"<title>{HEADLINE} - Coast - Ellery Post</title>"
         + metas(og__title=HEADLINE, og__site_name="Ellery Post"), f"<article>{PROSE}</article>",
         day=None),
    Page("headline is no heading of the first rank", f"<title>{HEADLINE} | Ellery Post</title>",
         f"<h1><a href='/'>Ellery Post</a></h1><h2>{HEADLINE}</h2><article>{PROSE}</article><h1>Most "
         "read</h1>", day=None, url="https://ellerypost.example/a/1"),
    Page("an opinion with its author's name", f"<title>{HEADLINE} | Ann Ray | The Ellery Guardian"
         "</title>" + metas(og__title=f"{HEADLINE} | Ann Ray", og__site_name="the Ellery Guardian"),
         STORY, day=None),
    Page("a warning as heading", f"<title>{HEADLINE} - Ellery Post</title>" + metas(og__title=HEADLINE),
         f"<div><h1>Your browser is out of date</h1></div><article><h2>{HEADLINE}</h2>{PROSE}</article>",
         day=None),
    Page("site in front", f"<title>The Ellery Post: {HEADLINE}</title>"
         + metas(og__site_name="The Ellery Post"), f"<article><h2>{HEADLINE}</h2>{PROSE}</article>",
         day=None),
    Page("section and site behind bars", f"<title>{HEADLINE} | Coast | The Ellery Post</title>",
         f"<article>{PROSE}</article>", day=None, url="https://www.elleryburgh.example/x"),
    Page("site is the first heading", f"<title>{HEADLINE} | The Ellery Post</title>"
         + metas(og__site_name="The Ellery Post"),
         f"<header><h1>The Ellery Post</h1></header><article><h2>{HEADLINE}</h2>{PROSE}</article>",
         day=None),
    Page("section is the first heading", f"<title>{HEADLINE} - Ellery Post</title>"
         + metas(og__title=HEADLINE), f"<h1>Local news</h1><article><h2>{HEADLINE}</h2>{PROSE}"
         "</article>", day=None),
    Page("wording for search engines", "<title>Port Ellery breakwater closed: what drivers need to "
         "know | Ellery Post</title>" + metas(
             og__title="Port Ellery breakwater closed: what drivers need to know",
             twitter__title="Port Ellery breakwater closed: what drivers need to know"), STORY,
         day=None, url="https://post.example/cracks-close-port-ellery-breakwater-to-cars-1.234"),
    Page("entities in linked data", "<title>Quill &amp; Sons close breakwater - Ellery Post</title>"
         + ld(headline="Quill &amp;amp; Sons close breakwater &#8211; for good"),
         f"<article>{PROSE}</article>", title="Quill & Sons close breakwater – for good", day=None),
    Page("nothing parts site and headline", f"<title>Ellerypost.example {HEADLINE}</title>",
         f"<h1>ellerypost.example</h1><h2>{HEADLINE}</h2><div>{PROSE}</div>", day=None,
         url="https://ellerypost.example/2014/cracks.html"),
    Page("a colon belongs to the headline", "<title>Harbours: how cracks close them - Ellery "
         "Post</title>", f"<article><h1>Harbours: how cracks close them</h1>{PROSE}</article>",
         title="Harbours: how cracks close them", day=None),
    Page("a dash belongs to the headline", "<title>Closed - and nobody knows for how long | Ellery "
         "Post</title>",
         f"<article><h1>Closed - and nobody knows for how long</h1>{PROSE}</article>",
         title="Closed - and nobody knows for how long", day=None),
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_title_and_day_are_found_whatever_the_system(page: Page) -> None:
    html = (
        f'<!DOCTYPE html><html lang="{page.lang}"><head>{page.head}</head><body><nav><a href="/">'
        f"Home</a> <a href='/c'>Coast</a></nav>{page.body}</body></html>"
    )
    found = clean(RawDocument(html, markup=True, origin="test", url=page.url))
    day = found.published and found.published.date().isoformat()
    assert (found.title, day) == (page.title, page.day)
