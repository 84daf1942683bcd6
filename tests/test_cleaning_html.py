"""Pages: the article is found among what surrounds it, and what the page says of it is read."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cleaning import clean
from index.cleaning.pagemodel import OPINIONS, features, kept_share
from index.cleaning.pagetext import MAX_LINES, page_lines
from index.cleaning.quality import verdict
from index.cleaning.zones import Zone
from index.model import CleanDocument, Label, RawDocument

PARAGRAPHS = (
    "The ferry that joins the two halves of Port Ellery sailed again on Tuesday, five weeks after "
    "a winter storm tore it from its moorings and left it on the sandbank.",
    "“We never doubted that she would float,” said Marta Quill, who has run the crossing with her "
    "brother since 1998. “It was only a question of when the tide would be kind to us.”",
    "About four hundred people came to the quay, according to the harbour master, and the school "
    "band played while the first cars rolled on board shortly after nine in the morning.",
    "The council has promised a second mooring before the autumn. It will cost more than two "
    "million pounds, most of which is expected to come from the regional transport fund.",
)
MENU = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("World", "Sport", "Money", "Weather"))
TEASERS = "".join(
    f'<li><a href="/t{n}">Seven things to know about the harbour of town number {n}</a></li>'
    for n in range(8)
)
REMARKS = (
    "I was on that first crossing and the band was dreadful, but what a day it was for us all.",
    "Two million pounds for a pole in the mud? The council must think we are all fools here.",
)


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><title>Ferry returns | The Ellery Post</title>"
        f"{head}</head><body><nav><ul>{MENU}</ul></nav>{body}"
        f"<aside><h3>Most read</h3><ul>{TEASERS}</ul></aside>"
        f"<footer>Copyright The Ellery Post. All rights reserved. <a href='/p'>Privacy</a></footer>"
        "</body></html>"
    )


def article(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<article><h1>Ferry returns</h1>{text}</article>"


def cleaned(html: str, url: str | None = None) -> CleanDocument:
    return clean(RawDocument(html, markup=True, origin="test", url=url))


def test_a_line_said_twice_stays_and_an_article_said_twice_does_not() -> None:
    long = [
        f"{text} This was the {at}th thing they said." for at, text in enumerate(PARAGRAPHS * 3)
    ]
    story = "".join(f"<p>{text}</p>" for text in long)
    refrain = f"<p>{long[0]}</p>"
    kept = cleaned(page(f"<article><h1>Ferry returns</h1>{story}{refrain}</article>"))
    assert kept.text == "\n\n".join((*long, long[0]))
    twice = cleaned(page(f"<div><h1>Ferry returns</h1>{story}</div><div>{story}</div>"))
    assert twice.text == "\n\n".join(long)
    assert {line.rule for line in twice.lines if line.label.value == "other"} >= {
        "repeats the article"
    }


def test_the_article_is_the_body_and_nothing_else_is() -> None:
    found = cleaned(page(article()))
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert found.title == "Ferry returns"
    assert found.language == "en"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Ferry returns</h1>" + "<br><br>".join(PARAGRAPHS),
        "<table><tr><td><ul>" + MENU + "</ul></td><td><h1>Ferry returns</h1>"
        + "<br><br>".join(PARAGRAPHS) + "</td></tr></table>",
        "<div><h1>Ferry returns</h1>" + "".join(f"<div>{p}</div>" for p in PARAGRAPHS) + "</div>",
        "<h1>Ferry returns</h1><div style='display:none'>"
        + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</div>",
        "<h1>Ferry returns<p>" + "<p>".join(PARAGRAPHS),
        "<div>" * 150 + "".join(f"<p>{p}</p>" for p in PARAGRAPHS) + "</div>" * 150,
        "<header>The Post</header></body></html>\n" + article(),
        article().replace("</p><p>", "</p></BODY ><p>", 1),
    ],
    ids=["line breaks", "layout table", "divs", "hidden till scripts run", "unclosed", "deep",
         "the frame ends first", "the page ends within"],
)  # fmt: skip
def test_the_article_is_found_in_odd_markup(body: str) -> None:
    assert cleaned(page(body)).text.split("\n\n") == list(PARAGRAPHS)


def test_the_text_knows_its_language_better_than_the_template() -> None:
    german = (
        "Die Fähre, die beide Hälften der Stadt verbindet, fuhr am Dienstag wieder, fünf Wochen "
        "nachdem ein Sturm sie losgerissen hatte. Viele Menschen kamen an den Hafen.",
        "Der Rat der Stadt versprach einen zweiten Liegeplatz noch vor dem Herbst, der aus Mitteln "
        "des Landes bezahlt werden soll. Wie teuer er wird, weiß bisher niemand genau.",
    )
    found = cleaned(page(article(german)))
    assert found.language == "de"


@pytest.mark.parametrize(
    ("stated", "language"),
    [("fr", "fr"), ("pt_BR", "pt"), ("ES-mx", "es"), ("fra", None), ("??", None), ("éé", None)],
)
def test_a_template_states_the_language_of_too_short_a_text(
    stated: str, language: str | None
) -> None:
    found = cleaned(f"<html lang='{stated}'><title>2014</title><p>17:30</p></html>")
    assert found.language == language


def test_every_line_of_the_page_is_labelled_with_a_rule() -> None:
    found = cleaned(page(article()))
    shown = [line for line in found.raw.splitlines() if line.strip()]
    assert [found.raw[line.start : line.end] for line in found.lines] == shown
    assert all(line.rule for line in found.lines)
    labels = {found.raw[line.start : line.end]: line.label for line in found.lines}
    assert labels["Ferry returns"] is Label.TITLE
    assert labels["World"] is Label.MENU


def test_comments_are_kept_apart() -> None:
    remarks = "".join(
        f"<li class='comment'><b>reader{n}</b><p>{remark}</p><a href='#'>Reply</a></li>"
        for n, remark in enumerate(REMARKS)
    )
    found = cleaned(
        page(article() + f"<section id='comments'><h3>2 Comments</h3><ol>{remarks}</ol>")
    )
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert found.comments == REMARKS


@pytest.mark.parametrize(
    "body",
    ["", "<h1>Contents</h1><ul>" + TEASERS + "</ul>", "<p>Please switch on JavaScript.</p>"],
    ids=["nothing", "teasers", "notice"],
)
def test_a_page_without_an_article_gives_no_text(body: str) -> None:
    found = cleaned(page(body))
    assert found.text == ""
    assert not any(line.label is Label.BODY for line in found.lines)


def test_an_article_that_stands_only_in_the_page_data_is_found() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Ferry returns",
        "articleBody": " ".join(PARAGRAPHS),
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    found = cleaned(f"<html><head>{head}</head><body><div id='app'></div></body></html>")
    assert "the school band played" in found.text


# --- what the page says -------------------------------------------------------------------------


def linked(kind: str = "NewsArticle", **fields: object) -> str:
    data = {"@context": "https://schema.org", "@graph": [{"@type": kind, **fields}]}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("credit", "author"),
    [
        ("By Ann Ray, Harbour Correspondent", "Ann Ray"),
        ("By ANN RAY March 11, 2015 3:46 PM", "Ann Ray"),
        ("Written by Ann Ray and Bo Lind | 8 May 2014", "Ann Ray and Bo Lind"),
        ("By Ann Ray Updated March 11, 2015", "Ann Ray"),
        ("By Ann Ray in Port Ellery", "Ann Ray"),
        ("By Theresa May", "Theresa May"),
        ("Ann Ray", "Ann Ray"),
        ("Author Ann Ray", "Ann Ray"),
        ("Authors we like to read on the coast", None),
    ],
)
def test_a_credit_gives_the_name_and_not_what_follows_it(credit: str, author: str | None) -> None:
    body = article().replace("</h1>", f"</h1><div class='byline'>{credit}</div>")
    assert cleaned(page(body)).author == author


def test_one_name_in_two_cases_is_one_author() -> None:
    head = '<meta name="author" content="Ann Ray"><meta name="byl" content="By ANN RAY">'
    assert cleaned(page(article(), head)).author == "Ann Ray"


def test_what_the_page_says_is_read_from_linked_data() -> None:
    head = linked(
        headline="Ferry returns", datePublished="2014-01-08T09:30:00Z",
        author=[{"@type": "Person", "name": "Ann Ray"}, {"@type": "Person", "name": "Bo Lind"}],
        publisher={"@type": "Organization", "name": "The Ellery Post"},
    )  # fmt: skip
    found = cleaned(page(article(), head), url="https://post.example/ferry?utm_source=x")
    assert found.published == datetime(2014, 1, 8, 9, 30, tzinfo=UTC)
    assert (found.author, found.source) == ("Ann Ray, Bo Lind", "The Ellery Post")


@pytest.mark.parametrize(
    ("head", "near", "url"),
    [
        ('<meta property="article:published_time" content="2014-01-08T23:30:00-05:00">', "", None),
        ('<meta name="DC.date.issued" content="2014-01-08">', "", None),
        ("", '<time class="published" datetime="2014-01-08">yesterday</time>', None),
        ("", "<p>Published 8 January 2014</p><p>Updated 3 March 2015</p>", None),
        ("", "", "https://post.example/2014/01/08/ferry"),
        (linked(datePublished="2014-01-09T03:00:00Z"), "", "https://post.example/2014/01/08/ferry"),
        (linked("WebPage", datePublished="2014-01-08"), "", None),
        ('<meta name="published" content="January 8, 2014">', "", None),
        ('<meta itemprop="dateCreated datePublished" content="2014-01-08">', "", None),
        (
            '<meta name="date" content="2015-03-03"><meta property="og:updated_time"'
            ' content="2015-03-03T08:00:00Z">',
            "<time>8 January 2014</time> <time datetime='2014-01-08'>8 Jan</time>",
            None,
        ),
        ("", "<p>January 8, 2014. <i>Updated: March 3, 2015</i></p>", None),
    ],
    ids=[
        "meta",
        "dublin core",
        "time",
        "shown",
        "address",
        "address corrects",
        "of the page",
        "published",
        "two names",
        "not the last change",
        "shown with the update",
    ],
)
def test_the_date_is_the_printed_day(head: str, near: str, url: str | None) -> None:
    body = article().replace("</h1>", f"</h1>{near}")
    published = cleaned(page(body, head), url=url).published
    assert published is not None
    assert published.date().isoformat() == "2014-01-08"


def test_a_date_to_come_is_not_believed() -> None:
    assert cleaned(page(article(), linked(datePublished="2090-01-01"))).published is None


@pytest.mark.parametrize(
    ("window", "shown", "social"),
    [
        ("Ferry returns - The Ellery Post", "Ferry returns", ""),
        ("The Ellery Post | Ferry returns", "The Ellery Post", "Ferry returns"),
        ("Ferry returns | News | Port Ellery", "Ferry returns", "Ferry returns"),
        ("Ferry returns", "", ""),
        ("The Ellery Post", "Ferry returns", "Ferry returns"),
    ],
)
def test_the_title_is_voted_for(window: str, shown: str, social: str) -> None:
    head = f'<meta property="og:title" content="{social}">' if social else ""
    head += '<meta property="og:site_name" content="The Ellery Post">'
    heading = f"<h1>{shown}</h1>" if shown else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    html = f"<html><head><title>{window}</title>{head}</head><body>{heading}{body}</body></html>"
    assert cleaned(html).title == "Ferry returns"


def test_one_and_many_of_a_thing_are_the_same_word_to_a_title() -> None:
    window = "The 7 BEST harbour walks ever: our guides"
    social = f'<meta property="og:title" content="{window}">'
    heading = "Which harbour has a walk or two: a guide"
    body = article().replace("Ferry returns", heading)
    html = f"<html><head><title>{window}</title>{social}</head><body>{body}</body></html>"
    assert cleaned(html).title == heading


def test_what_the_scraper_knew_beats_the_page() -> None:
    raw = RawDocument(
        page(article(), linked(headline="Other", author="Other", datePublished="2001-01-01")),
        markup=True, origin="test", title="Known", author="Knower",
        published=datetime(2014, 1, 8, tzinfo=UTC), source="Known Post",
    )  # fmt: skip
    found = clean(raw)
    assert (found.title, found.author, found.source) == ("Known", "Knower", "Known Post")
    assert found.published == raw.published


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "http://[bad", "//"])
def test_only_web_addresses_are_taken_from_a_page(link: str) -> None:
    head = f'<link rel="canonical" href="{link}">'
    assert cleaned(page(article(), head)).url is None


@pytest.mark.parametrize(
    "brief",
    [
        "PORT ELLERY, May 8 (Coast Wire) - The council of Port Ellery closed its northern "
        "breakwater to cars on Thursday after divers found cracks in three of the largest stones. "
        "A decision on the repair is due before the summer, the harbour master said.",
        "Shares of Quill Shipping fell 4.2 percent on Tuesday after the company said quarterly "
        "profit had halved. Revenue was 31 million pounds, against 40 million a year earlier. The "
        "company blamed storms.",
        "A man was killed when his lorry left the coast road near Port Ellery early on Friday, "
        "police said. The road was closed for six hours. Nobody else was hurt.",
    ],
    ids=["agency", "shares", "police"],
)
def test_a_brief_of_two_or_three_sentences_is_an_article(brief: str) -> None:
    notice = "<div class='cookie-banner'><p>We use cookies to give you the best of our site.</p>"
    found = cleaned(page(f"{notice}</div>{article((brief,))}"))
    assert found.text == brief
    assert verdict(found).reason is None


@pytest.mark.parametrize(
    "inset",
    [
        "<p><strong><a href='/x'>READ MORE: School band wins prize at county fair</a></strong></p>",
        "<div class='related'><h4>Related stories</h4><ul><li><a href='/x'>School band wins prize"
        "</a></li><li><a href='/y'>Ferry fares to rise in June</a></li></ul></div>",
        "<figure><img src='x'><figcaption>The ferry at the quay in May. Photograph: Ann Ray"
        "</figcaption></figure>",
        "<div><p>Sign up for our daily newsletter and never miss a story from the coast.</p><form>"
        "<input><button>Sign up</button></form></div>",
        "<div class='ad'><p>Advertisement</p></div><p>Story continues below advertisement</p>",
    ],
    ids=["read more", "related", "caption", "newsletter", "advert"],
)
def test_what_stands_between_the_paragraphs_is_no_body(inset: str) -> None:
    body = article(PARAGRAPHS[:2]).replace("</article>", inset + "".join(
        f"<p>{text}</p>" for text in PARAGRAPHS[2:]) + "</article>")  # fmt: skip
    assert cleaned(page(body)).text == "\n\n".join(PARAGRAPHS)


def test_a_class_that_speaks_of_the_whole_page_is_not_believed() -> None:
    for name in ("has-sidebar", "menu-open", "post-meta", "newsletter-page"):
        found = cleaned(page(f"<div class='{name}'>{article(PARAGRAPHS * 2)}</div>"))
        assert PARAGRAPHS[0] in found.text, name


# --- hostile pages ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        "", " ", "\x00", "<", "<!--", "<![CDATA[", "<html>", "<p>\ud800", "&" * 10_000,
        "<div>" * 50_000, "<a><b>" * 20_000 + "x", "<ul>" + "<li>" * 30_000, "<table>" * 3_000,
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><p>&b;' * 100,
        "<p>" + "word " * 400_000, f"<p class='{'comment ' * 100_000}'>x", "<br>" * 100_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type": 5, "author": {"name": [[]]}}</script>',
        '<html lang="' + "e" * 100_000 + '"><title>' + " - " * 50_000 + "</title>",
        "<p " + " ".join(f"a{n}" for n in range(150_000)) + ">x",
        "<p " + " ".join(f'a{n}=">"' for n in range(80_000)) + ">x",
        "".join(f"<p><b id={n}></p>" for n in range(50_000)), "word<br>" * 200_000,
        "".join(f"<p><b id={n}>" for n in range(600_000)), "<p>" + "Aa. " * 2_500_000,
        "<table>" + f"<tr><td>{PARAGRAPHS[0]}<td>{PARAGRAPHS[0]}" * 4_900,
        "".join(f"<p id=i{n} class=c{n}>{PARAGRAPHS[n % 4]}</p>" for n in range(14_900)),
        f"<p {' '.join(f'a{n}=x' for n in range(95))}>{PARAGRAPHS[0]}</p>" * 3_000,
        f"<blockquote><p>{PARAGRAPHS[1]}</p></blockquote>" * 7_400,
    ],
    ids=range(30),
)  # fmt: skip
def test_a_hostile_page_neither_raises_nor_hangs(html: str) -> None:
    started = process_time()
    found = cleaned(html)
    assert process_time() - started < 10
    assert len(found.title) <= 500


def test_text_nested_deeper_than_python_can_recurse_is_no_error() -> None:
    deep = sys.getrecursionlimit() + 500
    assert isinstance(cleaned("<div>" * deep + PARAGRAPHS[0] + "</div>" * deep), CleanDocument)


FRAGMENTS = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class='comments'>", "</div>", "<table><tr><td>", "<li>", "<h1>",
         "<!--", "<script>", "</script>", "<a href='x'>", "</a>", "<br>", "&amp;", "&#0;",
         "&#xD800;", "\x00", "<meta charset=utf-16>", "<time datetime='2014-13-45'>", "<title>",
         "]]>", PARAGRAPHS[0]]
    ) | st.text(max_size=20),
    max_size=40,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(FRAGMENTS)
def test_no_markup_raises_and_the_lines_fit_the_text(fragments: list[str]) -> None:
    found = cleaned("".join(fragments))
    last = 0
    for line in found.lines:
        assert last <= line.start < line.end <= len(found.raw)
        assert "\n" not in found.raw[line.start : line.end]
        last = line.end


@settings(max_examples=30, deadline=None)
@given(FRAGMENTS, st.integers(1, 3000), st.integers(0, 3000))
def test_no_repetition_of_markup_takes_long(fragments: list[str], times: int, cut: int) -> None:
    html = page(article(), "".join(fragments))
    bomb = html[:cut] + ("".join(fragments) * times)[:200_000] + html[cut:]
    started = process_time()
    found = cleaned(bomb)
    assert process_time() - started < 10
    assert len(found.lines) <= MAX_LINES


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=400))
def test_a_page_with_garbage_inside_still_gives_its_article(garbage: bytes) -> None:
    junk = garbage.decode("latin-1").replace("<", " ").replace("\x00", " ")
    found = cleaned(page(article() + f"<!-- {junk.replace('-', ' ')} -->"))
    assert found.text == "\n\n".join(PARAGRAPHS)


# --- parts --------------------------------------------------------------------------------------


def test_lines_are_as_a_browser_shows_them() -> None:
    from lxml.html import document_fromstring

    tree = document_fromstring(
        "<body><div>One <b>and</b>\n  two<br>three</div><p>Four</p><script>no</script>"
        "<ul><li>Five</li><li>Six</li></ul><table><tr><td>a</td><td>b</td></tr></table>"
        "<pre>x\ny</pre><nav>Menu</nav></body>"
    )
    lines = page_lines(tree.find("body"))
    assert [line.text for line in lines] == [
        "One and two", "three", "", "Four", "", "Five", "Six", "", "a b", "", "x", "y", "", "Menu",
    ]  # fmt: skip
    assert lines[-1].zone is Zone.MENU


def test_a_line_counts_as_kept_whatever_its_layout() -> None:
    extract = "- One two three four\nfive  six.\nShort"
    lines = ["One  two three", "two three four five six.", "Short", "Other words that nobody kept"]
    assert kept_share(lines, extract) == [0.0, 1.0, 1.0, 0.0]


def test_the_shipped_weights_are_those_of_the_features() -> None:
    stored = Path(sys.modules["index.cleaning.pagemodel"].__file__ or "").with_name(
        "pagemodel.json"
    )
    weights = json.loads(stored.read_text())
    for opinions in (0, len(OPINIONS)):
        assert set(weights[str(opinions)]) == set(features(opinions))


def test_most_of_what_real_pages_say_is_found(shared: Path) -> None:
    path = shared / "cleaning" / "dev_html.jsonl.gz"
    if not path.exists():
        pytest.skip("no pages here")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for line, _ in zip(file, range(30), strict=False)]
    found = [cleaned(item["html"], item["url"]) for item in pages]
    shares = [
        len(set(item["gold"].split()) & set(made.text.split())) / len(set(item["gold"].split()))
        for item, made in zip(pages, found, strict=True)
    ]
    assert sum(shares) / len(shares) > 0.9


@pytest.mark.parametrize(
    "brief",
    [
        "A tremor of magnitude 4.1 shook the coast near Ellery on Monday night, and no damage was "
        "reported, the harbour office said.",
        "ELLERY: The constable on Wednesday caught a clerk red-handed while he took a bribe of 15 "
        "crowns from a farmer. Further inquiry is on.",
    ],
)
def test_a_brief_of_one_paragraph_is_an_article_with_tags_as_without(brief: str) -> None:
    page = f"<body><nav><a href=/>Home</a></nav><article><h1>Tremor</h1><p>{brief}</p></article>"
    assert clean(RawDocument(page, markup=True, origin="test")).text == brief
    assert clean(RawDocument(f"Tremor\n{brief}", markup=False, origin="test")).text == brief
