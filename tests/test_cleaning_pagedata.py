"""Articles that a page does not show: in the data of its scripts, or for browsers without them."""

from __future__ import annotations

import json
from html import escape
from time import process_time

import pytest

from index.cleaning import clean
from index.model import CleanDocument, RawDocument

from .test_cleaning_bodies import HEADLINE, STORY, TEXT

RELATED = [
    {"headline": "Ferry fares to rise", "summary": f"{TEXT[4]} {TEXT[5]}"},
    {"headline": "School band wins a prize", "summary": f"{TEXT[6]} {TEXT[7]}"},
]
BLOCKS = [{"type": "paragraph", "text": text} for text in TEXT]
PICTURE = {"type": "image", "caption": "The wall is seen from a boat on Tuesday, before the storm."}


def state(**article: object) -> str:
    return json.dumps({"page": {"article": {"headline": HEADLINE, **article}, "more": RELATED}})


def attribute(name: str, value: object) -> str:
    return f"<div {name}='{escape(json.dumps(value))}'></div>"


PAGE = {"article": {"title": HEADLINE, "body": BLOCKS}, "more": RELATED}
ONE, TWO, REST = TEXT[0].split(" ", 2)
LINKED = [{"text": f"{ONE} "}, {"_type": "a", "text": TWO, "href": "/a"}, {"text": f" {REST}"}]
SPANS = [{"_type": "block", "children": LINKED}, *({"children": [{"text": t}]} for t in TEXT[1:])]


@pytest.mark.parametrize(
    "data",
    [
        f"<script>x = {json.dumps({**PAGE, 'user': 0}).replace(': 0', ': undefined')}</script>",
        f"<script type='application/json'>{json.dumps({'body': json.dumps(PAGE)})}</script>",
        attribute("data-page", {"component": "Story", "props": PAGE}),
        attribute("props", {"a": [0, {"title": [0, HEADLINE], "text": [[0, t] for t in TEXT]}]}),
        f"<script>x = {state(body=SPANS)}</script>",
    ],
    ids=[
        "undefined", "JSON in JSON", "an attribute", "pairs in an attribute", "links",
    ],
)  # fmt: skip
def test_an_article_in_the_data_of_a_framework_is_read(data: str) -> None:
    assert shown(data).text.split("\n\n") == list(TEXT)


def shown(body: str) -> CleanDocument:
    head = f"<head><title>{HEADLINE} | The Ellery Post</title></head>"
    html = f"<html>{head}<body><div id='root'></div>{body}</body></html>"
    return clean(RawDocument(html, markup=True, origin="test"))


@pytest.mark.parametrize(
    "script",
    [
        f"<script type='application/json'>{state(body=BLOCKS)}</script>",
        f"<script>window.__STATE__ = {state(bodyHtml=STORY)};window.other = [1];</script>",
        f"<script>a=[];b = {state(content={'parts': [BLOCKS[:4], PICTURE, BLOCKS[4:]]})}</script>",
        f"<script>window.s = JSON.parse({json.dumps(state(body=BLOCKS))})</script>",
        f"<noscript>{STORY}</noscript>",
    ],
    ids=["blocks", "markup", "parts with a picture", "a string", "without scripts"],
)
def test_an_article_in_a_pages_data_is_read(script: str) -> None:
    assert shown(script).text.split("\n\n") == list(TEXT)


@pytest.mark.parametrize(
    "script",
    [
        f"<script>window.feed = {json.dumps({'stories': RELATED * 3})}</script>",
        f"<script>window.lead = {json.dumps({'headline': 'Ferry fares', 'body': BLOCKS})}</script>",
        f"<script>window.broken = {state(body=BLOCKS)[:-3]}</script>",
        f"<script>window.bare = {json.dumps({'headline': HEADLINE, 'body': TEXT[0]})}</script>",
    ],
    ids=["a front page's stories", "another article", "cut short", "hardly anything"],
)
def test_what_is_not_the_articles_data_is_not_taken(script: str) -> None:
    assert shown(script).text == ""


def test_data_are_not_asked_where_the_page_shows_its_article() -> None:
    other = json.dumps({"headline": HEADLINE, "body": [f"Not this: {text}" for text in TEXT * 3]})
    found = shown(f"<article><h1>{HEADLINE}</h1>{STORY}</article><script>x = {other}</script>")
    assert found.text.split("\n\n") == list(TEXT)


def test_data_that_are_deep_and_full_are_read_in_bounded_time() -> None:
    deep: object = ["word " * 14] * 9000
    for _ in range(60):
        deep = {"headline": HEADLINE, "a": deep}
    began = process_time()
    shown(
        f"<script>x = {json.dumps(deep)}</script>" * 9 + "<script>" + "={" * 400_000 + "</script>"
    )
    assert process_time() - began < 10


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("<div>By <a href='/a'>Ann Ray</a></div>", "Ann Ray"),
        ("<div><span>By Ann Ray</span><span>May 8, 2014</span></div>", "Ann Ray"),
        ("<span>Thursday Morning May 8, 2014</span>", None),
        ("<p>Ann Ray has 8 boats and would not sell one of them.</p>", None),
    ],
)
def test_an_author_named_below_the_headline(line: str, author: str | None) -> None:
    assert shown(f"<main><h1>{HEADLINE}</h1>{line}{STORY}</main>").author == author
