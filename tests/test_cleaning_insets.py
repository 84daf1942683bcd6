# ruff: noqa: E501 (markup as it is written)
"""What publishers set into their articles and after them, and headings that look like menus.

The pages are those of ``test_cleaning_bodies`` with what else was first read wrong among the frames
of some hundred and twenty papers, agencies and systems.
"""

from __future__ import annotations

import pytest

from index.cleaning import clean
from index.cleaning.insets import insets
from index.cleaning.pagetext import PageLine
from index.cleaning.pleas import pleading
from index.model import RawDocument

from .test_cleaning_bodies import FOOT, H1, HEADLINE, NAV, STORY, TEXT, P, Page, among, article

HEADING = "Forty sacks of ice"
HEADED = (*TEXT[:5], HEADING, *TEXT[5:])
OTHERS = (
    ("Ferry fares to rise by a tenth", "The company says that fuel has become dearer again."),
    ("School band wins a prize", "Forty children and a tuba came home late on Sunday."),
    ("Storm warning for the coast", "Gusts of up to eighty miles an hour are expected by night."),
)


def cards(markup: str) -> str:
    """Other stories, each in this markup."""
    return "".join(markup.format(title=title, told=told) for title, told in OTHERS)


PAGES = (
    # headings
    Page("heading in a wrapper of its own", article("".join(
        f"<div class='text-block'><div class='rich'>{p}</div></div>" for p in P[:5]) +
        f"<div class='subheadline-block'><h2><span role='text'>{HEADING}</span></h2></div>" + "".join(
        f"<div class='text-block'><div class='rich'>{p}</div></div>" for p in P[5:])), HEADED),
    Page("heading in a component", article(
        f"<div class='component'><div class='content'>{''.join(P[:5])}</div></div><div class='component'>"
        f"<h2>{HEADING}</h2></div><div class='component'><div class='content'>{''.join(P[5:])}</div></div>"),
        HEADED),
    Page("heading that is no heading by its tag", f"<div class='story-body'>{H1}" + among(
        f"<span class='cross-head'>{HEADING}</span>", at=5) + "</div>", HEADED),
    # other stories, among the paragraphs
    Page("paragraph that is one link", article(among(
        "<p><a href='/x'><i>Electric carts were meant to save the harbour. Now what?</i></a></p>"))),
    Page("paragraph that is one link, with a label", article(among(
        "<p><a href='/x'>[Explainer] Why granite matters to the county</a></p>"))),
    Page("link below a label", article(among(
        "<h4>Related Story</h4><p><a href='/x'>Fishermen carry ice along the wall on foot</a></p>"))),
    Page("box that is one link", article(among(
        "<div class='x3'><h4>Trending</h4><a href='/x'><h3>Will salt eat the last wall?</h3><p>Harbours are older than "
        "their plans, and nobody has kept count of the stones.</p></a></div>"))),
    # other stories, after
    Page("teasers in linked articles", f"<main><article id='story'>{H1}{STORY}<div class='bottom'><div>Coverage</div>" +
         cards("<article><a href='/1'><h2>{title} in the year</h2><p>{told}</p></a></article>") + "</div></article></main>"),
    Page("teasers in a list of a plugin's, links with a sentence each", article(STORY + "<div class='crp_related'><h3>Related Posts:"
         "</h3><ul>" + cards("<li><a href='/1'>{title}</a> <span>{told}</span></li>") + "</ul></div>")),
    Page("teasers that are no headings", f"<main>{H1}" + "".join(f"<section><div><span>{text}</span></div></section>" for text in TEXT)
         + "<section><h2>Read next</h2>" + cards("<div><a href='/1'>{title}</a><p>{told}</p></div>") + "</section></main>"),
    # pictures
    Page("figure without a caption element", article(among(
        "<figure class='gnt_em'><img src='a'><div class='gnt_ccw'>The wall in Port Ellery on Tuesday, seen from a boat "
        "<span>ANN RAY/THE POST</span></div></figure>"))),
    Page("caption in joined words", article(among(
        "<div class='InlineImage-wrapper'><img src='a'><div class='InlineImage-imageEmbedCaption'>The wall in Port Ellery "
        "on Tuesday, seen from a boat.</div></div>"))),
    Page("caption glued to another word", article(among(
        "<div class='landscapephoto'><img src='a'><p class='landscapecaption'>The wall is seen from a boat on Tuesday."
        "</p></div>"))),
    Page("picture and words in a box of no name", article(among(
        "<div class='item_7'><a href='/p'><img src='a'></a><p class='via'>Ann Ray</p><p>The wall in Port Ellery is seen from "
        "a boat on Tuesday.</p></div>"))),
    Page("cell below a picture", f"<div id='articleText'>{H1}<table class='img'><tr><td><img src='a'></td></tr><tr><td class="
         "'caption'>The wall in Port Ellery is seen from a boat on Tuesday (Ann Ray)</td></tr></table>"
         + "<br><br>".join(TEXT) + "</div>"),
    # pleas
    Page("a story wanted", article(STORY + "<hr><p><strong>We pay for your stories! Do you have a story for the news desk? "
         "Email us at tips@post.example or call 0207 000 000.</strong></p>")),
    Page("letter of the week", article(STORY + "<p><em>The Harbour Letter brings the news of the coast. <a href='/n'>Sign up "
         "to get our newsletter every Friday</a></em>.</p>")),
    Page("money, by a button", article(among("<div class='b7'><h3>Your gift can mend a wall</h3><p>Just five pounds a month keep one "
         "stone of it in its place for a year.</p><a href='/d'>Donate now</a></div>"))),
    Page("a letter, after a question", article(among("<p><em>Want more stories like this? Subscribe to The Harbour Letter and read "
         "it every Thursday.</em></p>"))),
    Page("consent in a dialog", "<div role='dialog'><p>Before you go on, there is something that all of us have to tell you about the "
         "data which this page leaves on your machine.</p><p>It is little, and it is read by nobody but ourselves.</p></div>" + article(STORY)),
    Page("a share of what readers buy", article("<p>We may earn a small commission if you buy something through a link on "
         "this page.</p>" + STORY)),
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_set_in_is_told_from_the_article(page: Page) -> None:
    html = (
        f'<!DOCTYPE html><html lang="en"><head><title>{HEADLINE} | The Ellery Post</title></head>'
        f"<body>{NAV}{page.inner}{FOOT}</body></html>"
    )
    found = clean(RawDocument(html, markup=True, origin="test", url=None))
    assert [text for text in found.text.split("\n\n") if text] == list(page.body)


@pytest.mark.parametrize(
    "line",
    [
        "The minister said that local papers would be supported with a fund for journalism.",
        "She asked her followers on Twitter to sign a letter to the harbour board.",
        "Officials were told to register the boats before updates of the list were sent out.",
        "“Sign up to our newsletter,” the party’s web page says, “and get the news in your inbox.”",
        "Three in ten readers of the paper subscribe to a second one, the survey found.",
        "The two sides agreed to consider making the island a free port.",
        "Would you like to own a boat? Join the queue, said the broker, who has sold none this year.",
        "You can change your mind at the last moment, she told the fishermen, and none of them did.",
        "We baked cookies for the divers, said the harbour master, and they ate all of them at once.",
        "We pay the broker for each boat, and he earns a commission twice, said the fisherman.",
        "By submitting the plan late, the council risked that no minister would accept it.",
        "She does not own shares in the firm, she told the inquiry, and never worked for it.",
        "He had a story to tell, and everybody in the harbour wanted to hear it.",
    ],
)
def test_news_of_pleas_is_no_plea(line: str) -> None:
    assert not pleading([line])


def test_a_link_that_the_text_announces_is_kept() -> None:
    announced = among(
        "<p>The county has put the plans where everybody can see them:</p>"
        "<ul><li><a href='/a'>Plan of the northern wall and its stones</a></li></ul>",
        at=6,
    )
    html = f"<html><head><title>{HEADLINE}</title></head><body>{article(announced)}</body></html>"
    found = clean(RawDocument(html, markup=True, origin="test", url=None))
    assert "Plan of the northern wall and its stones" in found.text


LINKS = (
    "Find out how granite was brought down the river",
    "See which harbours have waited longest for repairs",
    "Read what the divers wrote in their report",
    "Learn how ice is made for the trawlers",
)


@pytest.mark.parametrize("before_headings", [True, False], ids=["behind the text", "over it"])
def test_many_links_are_headings_only_if_text_follows_them(before_headings: bool) -> None:
    page = [PageLine(text, tag="p", block=1) for text in TEXT]
    for at, title in zip((8, 6, 4, 2), LINKS, strict=True):
        heading = [PageLine(f"The stones of {at} years", tag="h2", block=1)] * before_headings
        page[at:at] = [PageLine(title, links=1.0, tag="p", block=1), *heading]
    out = {page[at].text for at in insets(page, range(len(page)))}
    assert out == (set(LINKS) if before_headings else set())


def test_a_text_of_links_is_kept() -> None:
    page = [PageLine(text, tag="p", block=1) for text in TEXT[:3]]
    page += [PageLine(title, links=1.0, tag="p", block=1) for title in LINKS]
    assert not insets(page, range(len(page)))


FRONT = "<div><h3><a href='/x'>{title}</a></h3><p>{told}</p></div>"
STORIES = (
    ("Wool price at ten-year high", "Buyers from the coast paid nineteen crowns a kilo at the sale on Tuesday."),
    ("New pest found in maize fields", "The moth was first seen in the west and has since spread to six districts."),
    ("Tractor pulls seventy ploughs", "A crowd of four thousand watched the attempt near the village of Ost on Sunday."),
    ("Milk board sends chairman home", "Farmers voted to remove the chairman after the accounts had come a year late."),
)  # fmt: skip


def stories(markup: str) -> str:
    """Some briefs, each in this markup."""
    return "".join(markup.format(title=title, told=told) for title, told in STORIES)


@pytest.mark.parametrize("markup", [FRONT, "<div><a href='/x'>{title}</a><br>{told}</div>"])
def test_the_front_of_a_section_holds_no_article(markup: str) -> None:
    page = f"{NAV}<main><h1>Farming</h1>{stories(markup)}</main>{FOOT}"
    cleaned = clean(RawDocument(f"<html><body>{page}</body></html>", True, "front"))
    assert not cleaned.text
    assert any(line.rule == "among teasers, no article" for line in cleaned.lines)


@pytest.mark.parametrize(
    "page",
    [
        stories(FRONT.replace("{told}", "{told} Nobody in town had expected anything else.")),
        "<p>Three things happened in the county while the bridge was shut to all of us.</p>"
        + stories(FRONT),
        stories("<h3>{title}</h3><p>{told}</p>"),
        stories("<div><a href='#9'>9:40</a><p>{told}</p></div>"),
        stories("<p><a href='/x'>{title}</a></p><p>{told}</p>"),
        stories("<div><a href='/x'>{title}</a></div><div>{told}</div>"),
    ],
    ids=[
        "told in two sentences",
        "introduced",
        "headings without links",
        "posts at a time of day",
        "other stories between all paragraphs",
        "the same in boxes",
    ],
)
def test_a_digest_is_an_article(page: str) -> None:
    shown = f"{NAV}<article><h1>What you missed</h1>{page}</article>{FOOT}"
    cleaned = clean(RawDocument(f"<html><body>{shown}</body></html>", True, "digest"))
    assert STORIES[2][1] in cleaned.text
