"""The pages as text: complete without a script, the address the state, nothing injected."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path
from time import process_time
from urllib.parse import parse_qsl, quote
from xml.etree import ElementTree

import pytest
from flask import Flask, render_template_string, request
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from index.answer import FacetValue, Highlight, MatchKind, StoredArticle
from index.archive import Archive
from index.errors import OutOfTime
from index.matching import FacetCount, Field
from index.model import Passage, RawDocument
from index.naming.usage import FormUsage
from index.sources import read
from service.app import create_app
from service.fragments import source_page
from service.keys import KeyFile
from service.marks import Mark, marked, matched
from service.page import links
from service.page.article import _paragraphs, _pieces
from service.page.entity import usage_chart
from service.page.excerpt import stretch
from service.page.filters import choices
from service.page.timeline import timeline
from service.periods import Scale
from service.problems import PROBLEMS
from service.settings import Settings

from .serving import service

HTML = {"Accept": "text/html"}
SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
EVIL = "<script>document.title='owned'</script>"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The service over three small articles."""
    with service(tmp_path_factory.mktemp("archive")) as served:
        yield served


def page(client: FlaskClient, url: str, status: int = 200) -> str:
    """The text of a page."""
    response = client.get(url, headers=HTML)
    assert (response.status_code, response.mimetype) == (status, "text/html")
    return response.get_data(as_text=True)


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/?q=Daesh",
        "/?q=mayor&sort=newest&since=2014&source=The+Gazette",
        "/?q=nowherefound",
        "/articles/bridge",
        "/articles/bridge?mark=islamic-state",
        "/articles/bridge/cleaning",
        "/entities/islamic-state",
        "/help",
        "/docs",
    ],
)
def test_every_page_is_whole(client: FlaskClient, url: str) -> None:
    """A language, a title, a heading, no style or script in line, nothing from elsewhere."""
    html = page(client, url)
    assert '<html lang="en">' in html
    assert re.search(r"<title>[^<]+</title>", html)
    assert len(re.findall(r"<h1", html)) == 1
    assert " style=" not in html
    assert "onclick" not in html
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=\"https?:", html)
    assert not re.search(r"<script(?! src)", html)
    assert "(&#39;" not in html  # as Python writes what is no text
    assert len(html.encode()) < 60_000


def test_the_first_page_offers_names_that_its_articles_use(client: FlaskClient) -> None:
    """Not the most used name of a thing but its next, which shows what a name finds."""
    (told,) = re.findall(r'<p class="tries">(.+?)</p>', page(client, "/"))
    offered = re.findall(r'href="(/\?q=[^"]+)">([^<]+)</a>', told)
    assert [name for _, name in offered] == ["ISIL"]
    assert "<strong>2</strong> articles for Islamic State" in page(client, offered[0][0])


def test_the_first_page_offers_no_name_that_was_removed(tmp_path: Path) -> None:
    """Articles may have it until they are analysed again."""
    with service(tmp_path) as app:
        archive: Archive = app.extensions["pressmark.archive"].get()
        archive.names.put("islamic-state", None)
        assert archive.having(Field.FORM)
        assert '"tries">Read <a' in page(app.test_client(), "/")


def test_the_first_page_of_an_empty_archive_leads_to_help(tmp_path: Path) -> None:
    """There is no name to try."""
    with Archive.open(tmp_path) as empty:
        app = create_app(Settings.from_env({"PRESSMARK_ARCHIVE": str(tmp_path)}), empty)
        told = page(app.test_client(), "/")
    assert '<p class="tries">Read <a href="/help">how to search</a>.</p>' in told
    assert "The archive is empty" in told


def test_results_show_title_source_date_and_marked_passage(client: FlaskClient) -> None:
    """Typed and alias are told apart by class."""
    html = page(client, "/?q=Daesh")
    assert "The Gazette" in html
    assert "8 January 2014" in html
    assert re.search(r'<mark class="typed"[^>]*>Daesh</mark>', html)
    assert re.search(r'<mark class="alias"[^>]*>ISIL</mark>', html)


def test_a_hit_leads_to_its_source_once_and_to_each_of_its_passages(tmp_path: Path) -> None:
    """From the best passage: the same words under every passage are stops of the Tab key."""
    filling = "The council heard what the engineers had to say about the old river wall. " * 7
    text = "\n\n".join(f"The ferry left pier {n}. {filling}" for n in range(3))
    with service(tmp_path) as app:
        ferry = RawDocument(text, False, "ferry", url="https://paper.example/ferry", clean=False)
        list(app.extensions["pressmark.archive"].get().add([ferry]))
        html = page(app.test_client(), "/?q=ferry")
    assert (html.count(">in full</a>"), html.count(">at the source</a>")) == (3, 1)


def test_a_chip_leaves_its_name_out_and_takes_it_in_again(client: FlaskClient) -> None:
    """By links alone."""
    html = page(client, "/?q=Daesh")
    assert "Market opens again" in html
    (link,) = re.findall(r'<a class="chip" href="([^"]*not_form=islamic-state%2Fisis)"', html)
    without = page(client, link.replace("&amp;", "&"))
    assert "Market opens again" not in without
    assert re.search(r'<a class="chip off" href="/\?q=Daesh"', without)


def test_bars_are_numbers_or_shares(client: FlaskClient) -> None:
    """The choice is in the address of the page, and in no address of the interface."""
    html = page(client, "/?q=the&bars=share&sort=newest")
    assert "January 2014: 1 of 1 articles, 100.0 %" in html
    assert '<a href="/?q=the&amp;sort=newest">how many</a>' in html.replace(
        ' aria-current="true"', ""
    )
    feed = re.findall(r'href="(/search\.atom[^"]*)"', html)
    assert set(feed) == {"/search.atom?q=the&amp;sort=newest"}


def test_files_have_every_hit_or_the_page_says_how_many(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever number of them a page shows."""
    html = page(client, "/?q=the&limit=1")
    (address,) = re.findall(r'href="(/search.csv[^"]*)"', html)
    rows = csv.reader(io.StringIO(client.get(address.replace("&amp;", "&")).text))
    assert [row[0] for row in rows] == ["rank", "1", "2", "3"]
    assert "a file has" not in html
    monkeypatch.setattr("service.page.search.EXPORT_HITS", 2)
    assert "as JSON lines</a>; a file has the first 2 articles" in page(client, "/?q=the")


def test_a_page_leads_to_the_next(client: FlaskClient) -> None:
    """And the next back to the first."""
    html = page(client, "/?q=the&limit=1")
    (link,) = re.findall(r'<a class="next"[^>]* href="([^"]+)"', html)
    second = page(client, link.replace("&amp;", "&"))
    assert '<ol class="hits" start="2">' in second
    assert ("from number 2 on" in second, "from number" in html) == (True, False)
    assert "First page" in second


def test_a_bad_query_is_told_on_the_page(client: FlaskClient) -> None:
    """With what was typed still in the box."""
    html = page(client, "/?q=mayor&since=soon&source=AP", 400)
    assert "Not a date" in html
    assert 'href="/?q=mayor&amp;source=AP">The same at any time' in html
    assert 'value="mayor"' in html
    assert "Start again" in (odd := page(client, "/?q=mayor&cursor=odd", 400))
    assert "<p>This cursor is not one of ours: begin again without it.</p>" in odd


def test_a_search_out_of_time_keeps_the_question(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With when to try again."""

    def too_slow(*_: object) -> None:
        raise OutOfTime("nothing in time")

    monkeypatch.setattr("index.archive.Archive.search", too_slow)
    response = client.get("/?q=mayor")
    html = response.get_data(as_text=True)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert 'value="mayor"' in html
    assert "Ask for less" in html


def test_parameters_the_page_does_not_know_are_ignored(client: FlaskClient) -> None:
    """Links get decorated by those who share them."""
    assert "High water" in page(client, "/?q=meadows&utm_source=letter")


def test_where_nothing_is_found_only_what_finds_something_is_offered(client: FlaskClient) -> None:
    """Near spellings, fewer filters, other words; each with the number of articles behind it."""

    def ways(address: str) -> dict[str, str]:
        html = page(client, address)
        nothing = html[html.index('<section class="nothing">') :]
        return dict(re.findall(r'">([^<]+)</a> <small>(\d+ articles?)</small>', nothing))

    assert ways("/?q=Deash&source=The+Gazette") == {"Words that differ by one letter": "1 article"}
    assert ">Daesh</a>? <small>1 article" in page(client, "/?q=Deash&source=The+Gazette")
    assert ways("/?q=danish+refugee+council") == {}  # though "danish" looks like "daish"
    assert ways("/?q=Daesh&source=nobody") == {"The same without filters": "2 articles"}
    assert ways("/?q=bridge+meadows&match=all") == {"Articles with any of the words": "2 articles"}
    assert ways("/?q=nowherefound") == {}
    assert ways("/?q=entity:atlantis&aliases=strict") == {}
    assert ">in readers’ comments <" in page(client, "/?q=nowherefound&scope=comments")
    assert ">only the most certain uses of a name <" in page(client, "/?q=q1q1&aliases=strict")


def test_names_that_no_article_uses_are_folded_away(client: FlaskClient) -> None:
    """There may be more of them than of those that were searched."""
    shown = page(client, "/?q=Daesh").partition('class="receipt"')[2]
    folded = re.search(
        r"<details><summary>(\d+) names no article uses</summary>(.*?)</details>", shown
    )
    assert folded
    assert folded[2].count(" · ") == int(folded[1]) - 1
    assert "IŞİD" in folded[2]
    assert "IŞİD" not in shown.replace(folded[0], "")


def test_a_name_typed_twice_has_one_receipt(client: FlaskClient) -> None:
    """And another name of the same thing has its own."""
    assert page(client, "/?q=Daesh+or+not+Daesh").count('class="receipt"') == 1
    assert page(client, "/?q=Daesh+or+not+ISIL").count('class="receipt"') == 2


def test_where_no_article_has_all_the_first_line_says_so(client: FlaskClient) -> None:
    """Before the number of those with a part, and once."""
    line = "No article has all of bridge · meadows; <strong>2</strong> with a part of it</p>"
    html = page(client, "/?q=bridge+meadows")
    assert line in html
    assert html.count("No article has all") == 1
    assert "No article has all" not in page(client, "/?q=bridge+meadows&match=any")


def test_a_query_that_is_too_long_says_what_to_do(client: FlaskClient) -> None:
    """To people, who know no parameters."""
    html = page(client, f"/?q={'word+' * 200}", 400)
    assert "<p>A query has 1 to 500 characters: keep the words that matter.</p>" in html


def test_the_article_has_an_anchor_at_every_passage(client: FlaskClient) -> None:
    """And marks the entity asked for, in title and text."""
    passages = client.get("/api/v1/articles/bridge").get_json()["passages"]
    html = page(client, "/articles/bridge?mark=islamic-state")
    assert re.findall(r'id="p(\d+)"', html) == [str(p["ordinal"]) for p in passages]
    assert len(re.findall(r"<mark[^>]* title=", html)) == 3
    assert "<mark" not in page(client, "/articles/bridge")


def test_the_article_says_why_its_names_are_marked(client: FlaskClient) -> None:
    """In words that every reader can come to, not only in what is shown on hovering."""
    article = client.get("/api/v1/articles/bridge").get_json()
    found = (*article["title_mentions"], *article["mentions"])
    why = {one["text"]: f"a name of Islamic State: {one['reason']}" for one in found}
    html = page(client, "/articles/bridge?mark=islamic-state&q=mayor")
    (told,) = re.findall(r'<details class="why"[^>]*>(.*?)</details>', html, re.DOTALL)
    said = [unescape(re.sub(r"<[^>]+>", "", line)) for line in re.findall(r"<li>(.*?)</li>", told)]
    assert said == [f"Daesh 2 times, {why['Daesh']}", f"ISIL {why['ISIL']}"]
    hovered = re.findall(r'<mark class="alias" title="([^"]+)">([^<]+)<', html)
    assert hovered == [(why[name], name) for name in ("Daesh", "Daesh", "ISIL")]
    assert 'class="why"' not in page(client, "/articles/bridge?q=mayor")


def test_an_article_keeps_the_search_that_led_to_it(client: FlaskClient) -> None:
    """In the box, for every mark and similar article, and with a way back to that page of it."""
    results = "/?q=Daesh+bridge&sort=newest&since=2010"
    hit = re.search(r'<h2[^>]*><a href="([^"]+)"', page(client, results))
    assert hit
    html = page(client, unescape(hit[1]))
    assert 'value="Daesh bridge"' in html
    assert '<input type="hidden" name="since" value="2010">' in html
    (back,) = re.findall(r'<p class="back"><a href="([^"]+)"', html)
    assert unescape(back) == results
    marks = re.findall(r'href="(/articles/bridge\?[^"]*)"', html)
    assert marks
    assert all("q=Daesh+bridge&sort=newest&since=2010" in unescape(link) for link in marks)
    second = links.article("bridge", (), "p1", MultiDict({"q": "Daesh", "cursor": "KM9"}))
    assert second == "/articles/bridge?q=Daesh&cursor=KM9#p1"
    assert 'href="/?q=Daesh&amp;cursor=KM9"' in page(client, second)
    assert 'class="back"' not in page(client, "/articles/bridge")


def test_an_article_has_the_words_of_its_search_marked(client: FlaskClient) -> None:
    """As on the page of results; names only where they are asked for, and never twice."""

    def marks(query: str) -> list[tuple[str, str]]:
        html = page(client, f"/articles/bridge?{query}")
        return re.findall(r'<mark class="(\w+)"[^>]*>([^<]+)</mark>', html)

    assert marks("q=bridges+mayor") == [("stem", "bridge"), ("stem", "bridge"), ("typed", "mayor")]
    assert marks("q=Daesh") == []
    named = marks("q=Daesh+mayor&mark=islamic-state")
    assert named.count(("typed", "mayor")) == 1
    assert {kind for kind, text in named if text == "Daesh"} == {"alias"}
    assert marks("q=river") == marks("q=mayor&since=soon") == marks("q=mayor&cursor=none") == []


def test_what_stands_under_the_headline_is_marked_and_counted(tmp_path: Path) -> None:
    """A name in headline, standfirst and text is one that stands there three times."""
    with service(tmp_path) as app:
        (document,) = read([SEEDS / "2014-06-caliphate-declared.txt"])
        assert isinstance(document, RawDocument)
        archive = app.extensions["pressmark.archive"].get()
        (added,) = archive.add([replace(document, id="seed")])
        assert added.problem is None
        client = app.test_client()
        html = page(client, "/articles/seed?mark=islamic-state")
        (standfirst,) = re.findall(r'<p class="standfirst"[^>]*>(.*?)</p>', html)
        assert re.findall(r"<mark[^>]*>([^<]*)</mark>", standfirst) == ["Islamic State"]
        (count,) = re.findall(r'<span>Islamic State</span> <span class="count">(\d+)<', html)
        assert int(count) == len(re.findall("<mark[^>]* title=", html))
        (why,) = re.findall(r'<details class="why".*?</details>', page(client, "/?q=simply"), re.S)
        assert ">simply</mark> as typed" in why
        found = client.get("/api/v1/search?q=Daesh").get_json()["hits"]
        (hit,) = (one for one in found if one["article"]["id"] == "seed")
        (mark,) = hit["standfirst_highlights"]
        assert (mark["text"], mark["kind"], mark["entity"]) == (
            "Islamic State",
            "alias",
            "islamic-state",
        )
        assert hit["article"]["standfirst"][mark["start"] : mark["end"]] == "Islamic State"


@pytest.mark.parametrize("id", ["2014/01/ferry", "/2014/ferry", "2014/ferry/", "/"])
def test_an_article_is_found_by_a_given_id_with_slashes(tmp_path: Path, id: str) -> None:
    """As over the interface, although it is stored by another that is safe in an address."""
    with service(tmp_path) as app:
        ferry = RawDocument("The ferry left.", False, "ferry", id=id, clean=False)
        list(app.extensions["pressmark.archive"].get().add([ferry]))
        for address in (f"/articles/{quote(id, safe='')}", f"/articles/{id}"):
            for path in (address, f"/api/v1{address}", f"{address}/cleaning"):
                assert "The ferry left." in app.test_client().get(path).get_data(as_text=True)


def test_an_article_says_how_to_cite_it(client: FlaskClient) -> None:
    """In one line to copy: what there is of author, title, source, day and address."""
    article = client.get("/api/v1/articles/bridge").get_json()
    (cited,) = re.findall(r'class="small cite">([^<]+)</p>', page(client, "/articles/bridge"))
    assert cited.startswith(f"“{article['title']}”, {article['source']}, ")
    assert cited.endswith(f"{article['url']}.")


def test_all_authors_are_cited(tmp_path: Path) -> None:
    """Above the text the first of many will do."""
    names = "Ann Ash, Bo Birch, Cy Cedar, Di Dogwood"
    with service(tmp_path) as app:
        many = RawDocument("The ferry left.", False, "f", id="many", author=names, clean=False)
        assert not [
            one for one in app.extensions["pressmark.archive"].get().add([many]) if one.problem
        ]
        html = page(app.test_client(), "/articles/many")
    assert "<span>Ann Ash, Bo Birch and 2 more</span>" in html
    assert f'class="small cite">{names}, ' in html


def test_of_thousands_of_sources_the_most_frequent_are_links(app: Flask) -> None:
    """And how many are not, and what to do for those, is said."""
    values = [FacetValue(f"Paper {n}", f"Paper {n}", 9_000 - n, 9_000) for n in range(5_000)]
    with app.test_request_context("/?q=mayor"):
        state = links.known(request.args)
        made = choices(state, "source", [*values, FacetValue("", "", 3, 3)])
        shown = render_template_string(
            "{% from 'macros.html' import choices %}{{ choices('Source', made) }}", made=made
        )
    assert re.findall(r"<span>(Paper \d+)</span>", shown) == [f"Paper {n}" for n in range(24)]
    assert "4,992 more" in shown
    assert "4,976 others" in shown


def test_a_page_of_a_huge_article_takes_seconds() -> None:
    """Twenty thousand paragraphs, ten thousand passages, a mark in each half paragraph."""
    line, many = "Daesh here & there Daesh", 20_000
    begins = range(0, many * (len(line) + 2), len(line) + 2)
    passages = (
        Passage(n, one, two + len(line), 0, 0)
        for n, (one, two) in enumerate(zip(begins[::2], begins[1::2], strict=True))
    )
    article = StoredArticle(
        *("a", "", "", None, None, None, None, "en", "\n\n".join([line] * many), ()),
        passages=tuple(passages),
        title_mentions=(),
        standfirst_mentions=(),
        mentions=(),
    )
    marks = [Mark(at + n, at + n + 5) for at in begins for n in (0, 19)]
    began = process_time()
    shown = list(_paragraphs(article, marks))
    assert process_time() - began < 30
    daesh = '<mark class="alias">Daesh</mark>'
    told = f"{daesh} here &amp; there {daesh}"
    assert shown[0] == f'<span id="p0">{told}</span>'
    assert shown[1] == told
    assert shown[-2] == f'<span id="p{many // 2 - 1}">{told}</span>'
    assert len(shown) == many


def test_matches_carry_their_kind_and_entity_between_escaped_text() -> None:
    """In answers of the interface, which say it with the same letters on every page."""
    found = [
        Highlight(0, 4, "ISIS", MatchKind.ALIAS, entity="is"),
        Highlight(8, 13, "river", MatchKind.TYPED),
    ]
    assert matched("ISIS & <river>", found[:1]) == (
        '<mark class="alias" data-entity="is">ISIS</mark> &amp; &lt;river&gt;'
    )
    assert matched('ISIS & <river>\'s "bank"', found) == (
        '<mark class="alias" data-entity="is">ISIS</mark> &amp; '
        '&lt;<mark class="typed">river</mark>&gt;&#x27;s &quot;bank&quot;'
    )


def test_what_is_no_letter_moves_no_mark() -> None:
    """Not even one that ends strings elsewhere."""
    found = [Highlight(2, 4, "<\0", MatchKind.TYPED), Highlight(6, 7, "b", MatchKind.STEM)]
    assert matched("\0&<\0\0&b\0", found) == (
        '\0&amp;<mark class="typed">&lt;\0</mark>\0&amp;<mark class="stem">b</mark>\0'
    )


def test_nothing_breaks_out_of_an_attribute_of_a_mark() -> None:
    """Neither the id of an entity nor what is shown on hovering."""
    evil = Highlight(0, 1, "a", MatchKind.TYPED, entity='"><b>')
    assert matched("a", [evil]) == '<mark class="typed" data-entity="&quot;&gt;&lt;b&gt;">a</mark>'
    told = '<mark class="alias" title="&quot;&gt;&lt;b&gt;">a</mark>'
    assert marked("a", [Mark(0, 1, title='"><b>')]) == told


def test_pieces_of_a_paragraph_are_the_paragraph() -> None:
    """Whatever passages say, nothing is lost and nothing doubled."""
    passages = (Passage(0, 2, 5, 0, 1), Passage(1, 5, 30, 1, 3), Passage(2, 32, 40, 4, 1))
    for start, end in ((0, 10), (10, 20), (20, 50)):
        pieces = list(_pieces(start, end, passages))
        assert pieces[0][0] == start
        assert pieces[-1][1] == end
        assert all(a[1] == b[0] for a, b in pairwise(pieces))


def test_problems_are_pages_for_browsers_and_json_for_machines(client: FlaskClient) -> None:
    """By what the client says it reads."""
    assert "<p>No article has the id &#x27;none&#x27;.</p>" in page(client, "/articles/none", 404)
    assert client.get("/articles/none").mimetype == "application/problem+json"
    for code, kind in PROBLEMS.items():
        assert kind.title in (html := page(client, f"/problems/{code}"))
        assert "`" not in html


def test_a_problem_keeps_the_question(client: FlaskClient) -> None:
    """To be asked again, as when too much was asked for in a minute."""
    html = page(client, "/articles/none?q=Daesh&source=AP&mark=ypg", 404)
    assert 'value="Daesh"' in html
    assert '<input type="hidden" name="source" value="AP">' in html


def test_a_closed_archive_is_read_with_the_browsers_own_login(tmp_path: Path) -> None:
    """The key is the password, whatever the name; it reads, and changes nothing."""
    with service(tmp_path, PRESSMARK_READ_KEYS="on") as app:
        client, key = app.test_client(), KeyFile(tmp_path).create("desk", ("read", "write"))
        asked = client.get("/?q=mayor", headers=HTML)
        assert asked.status_code == 401
        assert asked.headers["WWW-Authenticate"].startswith("Basic realm=")
        assert client.get("/?q=mayor", headers=HTML, auth=("x", "wrong")).status_code == 401
        found = client.get("/?q=mayor", headers=HTML, auth=("anybody", key))
        assert "High water" in found.get_data(as_text=True)
        assert client.get("/api/v1/suggest?q=may", auth=("x", key)).status_code == 200
        assert client.delete("/api/v1/articles/river", auth=("x", key)).status_code == 401
        edit = "/entities/islamic-state/edit"
        assert client.post(edit, headers=HTML, auth=("x", key)).status_code == 401


def test_every_page_is_documented(app: Flask) -> None:
    """By its address; docs/pages.md names no other."""
    text = (Path(__file__).parents[1] / "docs/pages.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `/")]
    told = {address for row in rows for address in re.findall(r"`([^`]+)`", row)}
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("page.")]
    assert told == {re.sub(r"<\w+:", "<", rule.rule) for rule in rules}


def test_an_address_has_only_what_is_not_the_default() -> None:
    """So that two links to one search are one link, whatever form they come from."""
    told = "q=Daesh&limit=10&sort=relevance&group=article&scope=article&match=auto&bars=count"
    given = MultiDict(parse_qsl(told))
    assert links.address(links.known(given)) == "/?q=Daesh"
    given["scope"] = "comments"
    assert links.address(links.known(given)) == "/?q=Daesh&scope=comments"


def test_browsers_can_search_from_the_address_bar(client: FlaskClient) -> None:
    """The description is XML with a short name."""
    response = client.get("/opensearch.xml")
    root = ElementTree.fromstring(response.data)  # noqa: S314 - our own
    names = {child.tag.rpartition("}")[2]: child for child in root}
    assert len(str(names["ShortName"].text)) <= 16
    assert "{searchTerms}" in names["Url"].attrib["template"]


def test_nothing_an_article_says_becomes_markup(tmp_path_factory: pytest.TempPathFactory) -> None:
    """In title, text, source, author, comments, query, filters."""
    folder = tmp_path_factory.mktemp("evil")
    raw = RawDocument(
        f"Water {EVIL} rose.\n\nWater &amp; {EVIL}",
        markup=False,
        origin="x",
        id="evil",
        title=f"Water {EVIL}",
        source=f"Paper {EVIL}",
        author=f"Author {EVIL}",
        clean=False,
    )
    with Archive.open(folder) as archive:
        assert [added.problem for added in archive.add([raw])] == [None]
        client = create_app(Settings.from_env({}), archive).test_client()
        for url in (
            "/?q=water",
            "/articles/evil",
            "/articles/evil/cleaning",
            f"/?q={EVIL}",
            f"/?q=water&source={EVIL}&since={EVIL}",
            f"/?q=water&cursor={EVIL}",
            f"/articles/{EVIL}",
            f"/articles/evil?mark={EVIL}",
        ):
            html = client.get(url, headers=HTML).get_data(as_text=True)
            assert "<script>" not in html, url
        assert "&lt;script&gt;" in client.get("/?q=water", headers=HTML).get_data(as_text=True)


def test_an_answer_says_why_each_article_matched(client: FlaskClient) -> None:
    """What is in it, how often, and what that is; the parts of its score in words."""
    html = page(client, "/?q=Daesh+mayors")
    (why,) = re.findall(r'<details class="why".*?</details>', html, re.DOTALL)
    told = " ".join(unescape(re.sub(r"<[^>]+>", " ", why)).split())
    assert "Daesh 2 times, a name of Islamic State, as typed" in told
    assert "ISIL another name of Islamic State" in told
    assert "mayor another ending of the word typed" in told
    assert re.search(r"Score \d+\.\d: the words in the article \d+\.\d", told)
    assert '<mark class="alias" title="another name of Islamic State">ISIL</mark>' in html


def test_other_sources_of_an_article_are_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Its copies are one hit, until all are asked for."""
    text = "The ferry sank off the northern cape on Sunday night, said the guard.\n\n" + (
        "Rescuers reached the wreck by noon and found forty people in the boats. " * 4
    )
    raws = [
        RawDocument(text, markup=False, origin=name, id=name, source=name, clean=False)
        for name in ("Alpha News", "Beta Post", "Gamma Wire")
    ]
    with Archive.open(tmp_path_factory.mktemp("copies")) as archive:
        assert [added.problem for added in archive.add(raws)] == [None] * 3
        client = create_app(Settings.from_env({}), archive).test_client()
        html = page(client, "/?q=wreck")
        assert re.search(r"also in 2 sources: \w+ \w+, \w+ \w+", html)
        assert len(re.findall("<li><article", html)) == 1
        assert len(re.findall("<li><article", page(client, "/?q=wreck&duplicates=show"))) == 3


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(20, 90), st.data())
def test_an_excerpt_is_a_stretch_with_whole_highlights(
    text: str, most: int, data: st.DataObject
) -> None:
    """Never empty, never half a highlight, about as long as asked; the best one is in it."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    found = [
        Highlight(a, b, text[a:b], MatchKind.TYPED)
        for a, b in list(pairwise(cuts))[::2]
        if b - a < 15
    ]
    part = stretch(text, found, most)
    assert 0 <= part.start <= part.end <= len(text)
    assert part.end - part.start <= most * 1.3 + 15
    assert (part.cut_before, part.cut_behind) == (part.start > 0, part.end < len(text))
    shown = [h for h in found if part.start <= h.start and h.end <= part.end]
    assert all(h in shown or h.end <= part.start or h.start >= part.end for h in found)
    assert bool(shown) or not [h for h in found if h.text.strip()]


def test_an_excerpt_begins_and_ends_with_sentences_where_it_can() -> None:
    """And says with an ellipsis where it cannot."""
    text = "One thing was said. " * 5 + "The mayor of Raqqa left. " + "More was said then. " * 20
    at = text.index("Raqqa")
    part = stretch(text, [Highlight(at, at + 5, "Raqqa", MatchKind.TYPED)], 120)
    shown = text[part.start : part.end]
    assert shown.startswith("One thing was said. ")
    assert shown.endswith("More was said then.")
    assert part.cut_before
    assert part.cut_behind


def test_links_into_the_source_are_safe_and_exact() -> None:
    """Text fragments: percent-encoded, hyphens too; no other scheme than the web's."""
    link = source_page("https://paper.example/a#top", "Half-time score, a - b")
    assert link == "https://paper.example/a#top:~:text=Half%2Dtime%20score%2C%20a%20%2D%20b"
    long = source_page("https://paper.example/a", " ".join(f"w{n}" for n in range(30)))
    assert long is not None
    assert long.endswith("text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29")
    again = source_page("https://paper.example/a#:~:text=old", "\nA & B,\nthen more")
    assert again == "https://paper.example/a#:~:text=A%20%26%20B%2C"
    assert source_page("javascript:alert(1)", "x") is None
    assert source_page(None, "x") is None
    ten, eleven = (" ".join("abcdefghijk"[:count]) for count in (10, 11))
    assert str(source_page("https://p.example", ten)).endswith("text=" + ten.replace(" ", "%20"))
    assert str(source_page("https://p.example", eleven)).count(",") == 1


def test_the_timeline_has_a_bar_for_every_month_with_a_hit() -> None:
    """By quarter, year or longer when the time is long; none for a single month."""
    few = [FacetValue("2014-01", "", 4, 9), FacetValue("2014-03", "", 2, 9)]
    drawn = timeline(few, {"2014-01": 8, "2014-03": 2, "2011-01": 5, "": 7})
    assert drawn is not None
    assert [bar.title for bar in drawn.bars] == [
        "January 2014: 4 of 8 articles, 50.0 %",
        "March 2014: 2 of 2 articles, 100.0 %",
    ]
    assert [bar.period.since for bar in drawn.bars] == ["2014-01", "2014-03"]
    assert drawn.bars[0].height == 2 * drawn.bars[1].height
    assert drawn.years == ("2014",)
    shares = timeline(few, {"2014-01": 8, "2014-03": 2}, share=True)
    assert shares is not None
    assert 2 * shares.bars[0].height == shares.bars[1].height
    many = timeline([FacetValue(f"{year}-05", "", 1, 9) for year in range(1990, 2020)], {})
    assert many is not None
    assert [bar.period.label for bar in many.bars] == [str(year) for year in range(1990, 2020)]
    for years, listed in ((12, 12), (13, 0)):
        some = timeline([FacetValue(f"{2000 + n}-05", "", 1, 9) for n in range(years)], {})
        assert some is not None
        assert len(some.years) == listed
    assert timeline(few[:1], {}) is None
    assert timeline([FacetValue("", "", 3, 9)], {}) is None


def test_periods_tile_the_time_and_are_never_too_many() -> None:
    """From one month to the ages."""
    for last, label in (
        ("2014-01", "January 2014"),
        ("2017-06", "January 2014 to March 2014"),
        ("2034-12", "2014"),
        ("2114-12", "2010 to 2014"),
        ("9999-12", "2000 to 2999"),
    ):
        scale = Scale.over(["2014-01", last], most=41)
        assert scale is not None
        cut = scale.periods()
        assert len(cut) <= 41
        assert cut[0].label == label
        assert cut[-1].since <= last <= cut[-1].until
        assert list(scale.sums({"2014-01": 3, last: 4}).values())[:: len(cut) - 1 or 1][-1] >= 4


def test_a_chart_of_one_year_names_it_once(client: FlaskClient) -> None:
    """And of two both."""
    assert '<th scope="col">2015</th>' in page(client, "/entities/raqqa")
    assert '<th scope="col">2014 to 2015</th>' in page(client, "/entities/islamic-state")


def test_a_chart_shows_each_name_over_the_same_time_and_by_source() -> None:
    """Every row to its own height, told in words as well; undated uses have no bar."""
    uses = [
        FormUsage(
            "x/a",
            "A",
            9,
            (FacetCount("Post", 6), FacetCount("", 3)),
            (FacetCount("", 1), FacetCount("2014-01", 2), FacetCount("2014-04", 6)),
        ),
        FormUsage("x/b", "B", 1, (FacetCount("Post", 2),), (FacetCount("2014-02", 1),)),
        FormUsage("x/c", "C", 1, (FacetCount("Wire", 1),), (FacetCount("", 1),)),
    ]
    chart = usage_chart(uses)
    assert [period.label for period in chart.periods] == [
        f"{name} 2014" for name in ("January", "February", "March", "April")
    ]
    assert [row.counts for row in chart.rows] == [(2, 0, 0, 6), (0, 1, 0, 0), (0, 0, 0, 0)]
    assert [max((bar.height for bar in row.bars), default=0) for row in chart.rows] == [26, 26, 0]
    assert [row.summary for row in chart.rows] == [
        "first January 2014, most in April 2014 (6), last April 2014",
        "only February 2014",
        "undated",
    ]
    assert chart.names == ("A", "B", "C")
    assert [(row.source, row.cells) for row in chart.sources] == [
        ("Post", ((6, 4), (2, 2), (0, 0))),
        ("Wire", ((0, 0), (0, 0), (1, 5))),
    ]
    assert usage_chart([]).periods == ()
    [undated] = usage_chart([FormUsage("x/a", "A", 1, (), ())]).rows
    assert undated.bars == ()
    assert undated.summary == "undated"


def test_an_entity_shows_who_calls_it_what_and_when(client: FlaskClient) -> None:
    """As bars with words for those who cannot see them, in numbers, and by source."""
    html = page(client, "/entities/islamic-state")
    usage = html[html.index('<table class="usage">') : html.index("Latest articles")]
    assert re.search(r">ISIL</a></th><td class=\"n\">1</td><td><svg [^>]*role=\"img\"", usage)
    assert 'aria-label="only January 2014"' in usage
    assert re.search(r"<th scope=\"row\">March 2015</th>(<td class=\"n\">[–\d]</td>)+", usage)
    assert re.search(r">The Gazette</a></th>(<td class=\"n s\d\">1?</td>)+", usage)
    nobody = page(client, "/entities/mosul")
    assert "No article uses any of its names" in nobody
