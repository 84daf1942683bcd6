# ruff: noqa: E501 (markup as it is written)
"""The body of pages as big newspapers and agencies lay them out, to the word.

Every page is one invented article in the frame of one system, with what such systems put into and
around the text: captions, pleas, links to other stories, boxes, credits. What belongs to the
article is given paragraph by paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from index.cleaning import clean
from index.model import RawDocument

HEADLINE = "Cracks close Port Ellery breakwater to cars"
TEXT = (
    "The council of Port Ellery voted by nine to four on Thursday to close the northern breakwater "
    "to cars until the cracks found by divers have been filled and tested.",
    "“Nobody wants to see a lorry in the water,” said the harbour master, Marta Quill, who asked "
    "for the closure after a storm moved three of the largest stones.",
    "Fishermen will be able to reach their boats on foot. A decision on the repair, which is "
    "expected to cost two million pounds, is due before the summer.",
    "The breakwater was built in 1911 from granite that came down the river on barges. It has been "
    "mended four times, most recently after the gales of 1987.",
    "Engineers from the county measured the gaps this week and found that two of them had grown by "
    "more than a hand’s breadth since the autumn.",
    "“We were told in March that there was no danger,” said Owen Pratt, who sells ice to the "
    "trawlers. “Now I have to carry forty sacks a day along the wall.”",
    "The council has promised a small electric cart for heavy loads. It will run every half hour "
    "from the slipway, at no charge, for as long as the road is shut.",
    "Opposition councillors said the decision had come too late and called for an inquiry into why "
    "a survey ordered three years ago was never finished.",
    "A spokesman for the ministry said it would consider an application for emergency money if one "
    "was made before the end of the month.",
)
P = [f"<p>{text}</p>" for text in TEXT]
STORY = "".join(P)
H1 = f"<h1>{HEADLINE}</h1>"
NAV = (
    '<header><a href="/">Home</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">'
    'Sport</a></li><li><a href="/opinion">Opinion</a></li></ul></nav></header>'
)
FOOT = (
    '<footer><ul><li><a href="/terms">Terms and conditions</a></li><li><a href="/privacy">Privacy '
    "policy</a></li></ul><p>© 2014 The Ellery Post Ltd. All rights reserved.</p></footer>"
)
TEASERS = (
    '<section class="more-stories"><h2>More from Coast</h2><ul><li><a href="/1"><h3>Ferry fares to '
    "rise by a tenth in the new year</h3></a><p>The company says fuel has become dearer.</p></li>"
    '<li><a href="/2"><h3>School band wins a prize in the capital</h3></a><p>Forty children and a '
    "tuba came home late on Sunday.</p></li></ul></section>"
)


@dataclass(frozen=True)
class Page:
    """What is between the menus of a page, and its body (``TEXT`` if not given)."""

    name: str
    inner: str
    body: tuple[str, ...] = TEXT


def among(*pieces: str, at: int = 3) -> str:
    """The story with these pieces after its first paragraphs."""
    return "".join((*P[:at], *pieces, *P[at:]))


def article(inner: str, heading: str = "") -> str:
    return f"<main><article>{H1}{heading}{inner}</article></main>{TEASERS}"


def instead(number: int, markup: str) -> str:
    """The story with a paragraph in this markup."""
    return "".join((*P[:number], f"<p>{markup}</p>", *P[number + 1 :]))


def with_text(number: int, text: str) -> tuple[str, ...]:
    return (*TEXT[:number], text, *TEXT[number + 1 :])


PAGES = (
    # what is among the paragraphs
    Page("read more line", article(among(
        '<p><strong>Read more: <a href="/x">Gales of 1987: how the town rebuilt its wall</a></strong>'
        "</p>"))),
    Page("related story, linked whole", article(among(
        '<p><a href="/x">READ ALSO: Harbour dues to rise for the third year running</a></p>'))),
    Page("pointer that only its link gives away", article(among(
        '<p>Listen: <a href="/x">How the town rebuilt its wall after the gales of 1987</a></p>'))),
    Page("more, in capitals", article(among(
        '<p>MORE: <a href="/x">Ten harbours that need repair before the winter</a></p>'))),
    Page("newsletter box with prose", article(among(
        '<div class="newsletter-box"><h3>Tides in your inbox</h3><p>Every Friday our coast desk '
        "sends the best of the week to 4,000 readers. Sign up and never miss a story.</p><form>"
        "<input name=e><button>Sign up</button></form></div>"))),
    Page("plea with no telling class", article(among(
        '<div class="e1x9"><p>Sign up to our free weekly newsletter and get the best stories from '
        'the coast straight to your inbox.</p></div>'))),
    Page("advertisement labels", article(among("<p>Advertisement</p>") .replace(
        P[5], P[5] + "<div>ADVERTISEMENT</div><p>Article continues below this ad</p>"))),
    Page("scroll on", article(among("<p>Story continues below advertisement</p>"))),
    Page("figure with caption and credit", article(among(
        '<figure><img src="a.jpg" alt="A wall"><figcaption>The northern breakwater on Tuesday, with '
        "the largest of the cracks. <span>Photograph: Ann Ray/Coast Pictures</span></figcaption>"
        "</figure>"))),
    Page("caption in plain divs", article(among(
        '<div class="image"><img src="a.jpg"><div class="image-caption">The harbour master, Marta '
        'Quill, beside the gap in the wall.</div><div class="image-credit">Ann Ray / The Ellery Post'
        "</div></div>"))),
    Page("gallery", article(among(
        '<div class="gallery"><ul><li><img src="1"><p class="caption">1/3 Divers prepare to go down '
        'on Monday.</p></li><li><img src="2"><p class="caption">2/3 The gap seen from a boat.</p>'
        '</li><li><img src="3"><p class="caption">3/3 Ice is carried along the wall.</p></li></ul>'
        "</div>"))),
    Page("pull quote", article(among(
        "<aside class='pullquote'><blockquote>Nobody wants to see a lorry in the water</blockquote>"
        "<cite>Marta Quill, harbour master</cite></aside>"))),
    Page("embedded tweet", article(among(
        '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The wall is shut. Bring a trolley.'
        ' <a href="https://t.co/x">pic.twitter.com/x1</a></p>&mdash; Port Ellery Harbour '
        '(@elleryharbour) <a href="https://twitter.com/x">May 8, 2014</a></blockquote>'))),
    Page("video block", article(among(
        '<div class="video-player"><p>Watch: divers film the crack below the water line</p><span>'
        "01:24</span><video></video></div>"))),
    Page("fact box", article(among(
        "<aside class='factbox'><h3>The breakwater in numbers</h3><ul><li>Built: 1911</li><li>"
        "Length: 640 metres</li></ul></aside>"))),
    Page("share buttons above the text", article(
        '<ul class="share"><li><a href="#">Share on Facebook</a></li><li><a href="#">Tweet</a></li>'
        '<li><a href="#">Email this</a></li></ul>' + STORY)),
    Page("audio and reading time", article(
        "<div>Listen to this article</div><div>4 min</div><div>3 minute read</div>" + STORY)),
    Page("skip link around a promotion", article(among(
        '<a class="skip" href="#after">skip past newsletter promotion</a><div><p>Sign up to First '
        'Tide</p><p>Our morning email tells you what matters on the coast and why.</p></div>'
        '<p id="after">after newsletter promotion</p>'))),
    Page("topics at the end", article(STORY +
        '<div><span>Topics:</span> <a href="/t/1">Harbours</a> <a href="/t/2">Councils</a></div>')),
    # the end of the article
    Page("biography at the end", article(STORY +
        '<div class="author-bio"><p>Ann Ray is the coast correspondent of the Ellery Post. She has '
        "covered harbours since 2003.</p></div>", "<p class='byline'>By Ann Ray</p>")),
    Page("contact the reporter", article(STORY +
        '<p><em>Email the reporter: <a href="mailto:a@b.example">ann.ray@post.example</a></em></p>'
        "<p><em>Follow The Ellery Post on Twitter @ellerypost</em></p>")),
    Page("the paper asks for money", article(STORY +
        '<div class="support"><h2>Since you are here …</h2><p>Local papers are closing all over the '
        "country. If everyone who reads us gave a pound, our future would be much more secure. "
        "Support us from as little as £1.</p></div>")),
    Page("teasers that look like the text", article(STORY +
        "<h3>Read next</h3><p><a href='/1'>Ferry fares to rise by a tenth in the new year, company "
        "tells its passengers on Friday</a></p><p><a href='/2'>School band wins a prize in the "
        "capital after forty children and a tuba came home late</a></p>")),
    Page("comments behind the article", article(STORY) +
        '<section id="comments"><h2>2 comments</h2><ol><li><p>jo: I have walked that wall every day '
        "since I was six and I could have told them.</p></li><li><p>sam: The council never listens "
        "to anybody who works in the harbour.</p></li></ol></section>"),
    # what is part of the article
    Page("subheadings", article(among("<h2>Forty sacks of ice</h2>", at=5)),
         (*TEXT[:5], "Forty sacks of ice", *TEXT[5:])),
    Page("subheading in bold", article(among("<p><strong>What happens next</strong></p>", at=6)),
         (*TEXT[:6], "What happens next", *TEXT[6:])),
    Page("list in the text", article(among(
        "<p>The county listed three things that have to be done:</p><ul><li>fill the two gaps with "
        "stone from the old quarry</li><li>bind the stones with steel</li><li>send divers down once "
        "a month for a year</li></ul>", at=6)),
         (*TEXT[:6], "The county listed three things that have to be done:",
          "fill the two gaps with stone from the old quarry", "bind the stones with steel",
          "send divers down once a month for a year", *TEXT[6:])),
    Page("quotation as a block", article(among(
        "<p>In her letter to the council Ms Quill wrote:</p><blockquote><p>The wall has carried us "
        "for a hundred years, and I do not intend to be the harbour master who lost it to the "
        "weather.</p></blockquote>", at=6)),
         (*TEXT[:6], "In her letter to the council Ms Quill wrote:",
          "The wall has carried us for a hundred years, and I do not intend to be the harbour "
          "master who lost it to the weather.", *TEXT[6:])),
    Page("short paragraphs of talk", article(among(
        "<p>“Is it safe?”</p><p>“Ask me in May,” she said.</p>", at=6)),
         (*TEXT[:6], "“Is it safe?”", "“Ask me in May,” she said.", *TEXT[6:])),
    Page("lines parted by br", f"<div class='story'>{H1}" + "<br><br>".join(TEXT) + "</div>" + TEASERS),
    Page("paragraphs in divs with invented names", f"<div class='c1'><div class='c2'>{H1}</div>" +
         "".join(f"<div class='css-1x{i}' data-component='text-block'><div class='css-9'>{p}</div>"
                 "</div>" for i, p in enumerate(P)) + "</div>" + TEASERS),
    Page("no paragraphs, only divs", f"<div id='main'>{H1}" +
         "".join(f"<div>{text}</div>" for text in TEXT) + "</div>" + TEASERS),
    # words as they are written
    Page("drop cap", article(instead(0, f"<span class='dropcap'>T</span>{TEXT[0][1:]}"))),
    Page("letters bold within a word", article(instead(3, TEXT[3].replace(
        "breakwater", "<b>break</b>water")))),
    Page("commas after links", article(instead(1, TEXT[1].replace(
        "Marta Quill", "<a href='/q'>Marta Quill</a>")))),
    Page("soft hyphens and break marks", article(instead(0, TEXT[0].replace(
        "breakwater", "break&shy;wa&shy;ter").replace("northern", "north<wbr>ern")))),
    Page("no-break spaces", article(instead(2, TEXT[2].replace(
        "two million", "two&nbsp;million").replace(". A", ".&nbsp; A")))),
    Page("spaces of other widths", article(instead(2, TEXT[2].replace(
        "two million", "two&#8239;million").replace("is due", "is&#8203; due")))),
    Page("words for screen readers", article(instead(1, TEXT[1].replace(
        "Marta Quill", "<a href='/q'>Marta Quill<span class='visually-hidden'> (opens in new window)"
        "</span></a>").replace("storm", "<a href='/s'>storm<span class='sr-only'>, external</span>"
        "</a>")))),
    Page("icons beside links", article(instead(1, TEXT[1].replace(
        "Marta Quill", "<a href='/q'>Marta Quill<svg><title>External link</title><text>link</text>"
        "</svg></a>")))),
    Page("what does not show", article(among(
        "<noscript><img src='a'><p>Turn on scripts to see this picture of the wall.</p></noscript>"
        "<template><p>A template for one more paragraph of the page.</p></template>"
        "<p style='display:none'>Hidden words for machines that read the page.</p>"
        "<p hidden>More hidden words for machines that read the page.</p>"))),
    Page("footnote marks", article(instead(3, TEXT[3].replace(
        "on barges.", "on barges.<sup><a href='#n'>[1]</a></sup>"))),
         with_text(3, TEXT[3].replace("on barges.", "on barges.[1]"))),
    Page("small words lifted", article(instead(3, TEXT[3].replace(
        "gales of 1987", "gales of the 19<sup>th</sup> century"))),
         with_text(3, TEXT[3].replace("gales of 1987", "gales of the 19th century"))),
    # whole systems
    Page("guardian style", "<main><article><div><h1>" + HEADLINE + "</h1><div data-gu-name='standfirst'>"
         "</div><address><a rel='author' href='/a'>Ann Ray</a> in Port Ellery</address><details>"
         "<summary>Thu 8 May 2014 10.15 BST</summary>Last modified on Fri 9 May 2014 08.00 BST"
         "</details></div><div id='maincontent'><div class='article-body-commercial-selector'>"
         + among("<aside><a href='/x'>Gales of 1987: how the town rebuilt its wall</a><div>Read more"
                 "</div></aside>") + "</div></div><div><ul><li><a href='/t'>Harbours</a></li><li>"
         "<a href='/u'>news</a></li></ul><a href='/r'>Reuse this content</a></div></article></main>"
         + TEASERS),
    Page("bbc style", "<main id='main-content'><article><header>" + H1 + "</header><div data-component="
         "'byline-block'><div><time datetime='2014-05-08T09:00:00Z'>8 May 2014</time></div><div>"
         "<span>Ann Ray</span><div>Coast correspondent</div></div></div>" + "".join(
             f"<div data-component='text-block' class='ssrcss-{i}'><div>{p}</div></div>"
             for i, p in enumerate(P)) + "<div data-component='links-block'><h2>More on this story"
         "</h2><ul><li><a href='/x'>Gales of 1987: how the town rebuilt its wall</a><div>16 October "
         "2012</div></li></ul></div><div data-component='topic-list'><h2>Related topics</h2><ul><li>"
         "<a href='/t'>Harbours</a></li></ul></div></article></main>" + TEASERS),
    Page("agency style", "<main><article><header>" + H1 + "<div><span>By</span> <a rel='author' "
         "href='/a'>Ann Ray</a></div><time><span>May 8, 2014</span><span>5:31 PM GMT+1</span><span>"
         "Updated ago</span></time></header><div class='article-body__content'>" + "".join(
             f"<div data-testid='paragraph-{i}'>{text}</div>" for i, text in enumerate(TEXT)) +
         "<p>Reporting by Ann Ray in Port Ellery; Editing by Tom Hale</p><p>Our Standards: <a "
         "href='/x'>The Coast Wire Trust Principles.</a></p></div></article></main>" + TEASERS),
    Page("arc style", "<article><header>" + H1 + "</header><section class='b-article-body'>" + among(
        "<div class='b-read-more'><h4>Related</h4><div><a href='/x'>Why granite cracks in salt water"
        "</a></div></div><hr>") + "</section></article>" + TEASERS),
    Page("wordpress style", "<div id='content'><div class='post hentry'><h1 class='entry-title'>"
         + HEADLINE + "</h1><div class='entry-meta'>Posted on May 8, 2014 by <a href='/a'>ann</a>"
         "</div><div class='entry-content'>" + STORY + "<div class='sharedaddy'><h3>Share this:</h3>"
         "<ul><li><a href='#'>Twitter</a></li><li><a href='#'>Facebook</a></li></ul></div><div id="
         "'jp-relatedposts'><h3>Related</h3></div></div><footer class='entry-meta'>This entry was "
         "posted in <a href='/c'>Coast</a> and tagged <a href='/t'>harbours</a>.</footer></div></div>"
         "<div id='secondary' class='widget-area'><h3>Recent Posts</h3><ul><li><a href='/1'>Ferry "
         "fares to rise</a></li></ul></div>"),
    Page("tabloid style", "<div class='article-text'>" + H1 + "<ul class='mol-bullets'><li><strong>"
         "Divers found gaps as wide as a hand in the old wall</strong></li><li><strong>Fishermen must "
         "carry ice along it on foot</strong></li></ul><p class='author-section'>By <a href='/a'>Ann "
         "Ray</a></p><p class='byline-section'><span>Published: 10:15, 8 May 2014</span> | <span>"
         "Updated: 11:20, 8 May 2014</span></p><div itemprop='articleBody'>" + "".join(
             f"<p class='mol-para-with-font'><font>{text}</font></p>" for text in TEXT) +
         "</div><div class='column-split'><h3>Share or comment on this article</h3></div></div>"
         + TEASERS,
         TEXT),
    # more systems, and older ones
    Page("tables of 2010", "<table width='980'><tr><td width='160'><a href='/'>Home</a><br><a href='/n'>News</a><br><a href='/s'>Sport</a></td><td><font size='5'><b>" + HEADLINE + "</b></font><br><font size='1'>By Ann Ray<br>Thursday, May 8, 2014</font><br><br>" + "<br><br>".join(f"<font face='Arial'>{text}</font>" for text in TEXT) + "</td><td width='200'><b>Most popular</b><br><a href='/1'>Ferry fares to rise by a tenth in the new year</a><br><a href='/2'>School band wins a prize in the capital</a></td></tr></table>"),
    Page("a blog of divs and breaks", "<div class='post'><h3 class='post-title'>" + HEADLINE + "</h3><div class='post-body'>" + "<br /><br />".join(TEXT) + "<div style='clear: both;'></div></div><div class='post-footer'>Posted by <span>ann</span> at <a href='/p'>10:15 AM</a> <a href='/c'>No comments:</a></div></div><div class='sidebar'><h2>Blog Archive</h2><ul><li><a href='/2014'>2014</a> (12)</li><li><a href='/2013'>2013</a> (40)</li></ul><h2>About me</h2><p>I walk along harbours and write down what I see there.</p></div>"),
    Page("fields of a system for everything", "<div class='node node-article'>" + H1 + "<div class='submitted'>Submitted by ann on Thu, 05/08/2014 - 12:41</div><div class='field field-name-body'><div class='field-items'><div class='field-item even' property='content:encoded'>" + STORY + "</div></div></div><div class='field field-name-field-tags'><div class='field-label'>Tags:&nbsp;</div><div class='field-items'><a href='/t'>harbours</a></div></div></div>" + TEASERS),
    Page("paragraphs with invented classes and boxes between", "<main><article id='story'><header>" + H1 + "<p id='article-summary' class='css-1'></p></header><section name='articleBody'>" + "".join(f"<div class='css-s99 StoryBodyCompanionColumn'><div class='css-53'>{P[i]}{P[i + 1] if i + 1 < 9 else ''}</div><aside class='css-ew4tgv' aria-label='companion column'></aside></div><div><div id='story-ad-{i}-wrapper' class='css-z9'><p>Advertisement</p><a href='#after'>SKIP ADVERTISEMENT</a></div></div>" for i in range(0, 9, 2)) + "</section><div class='bottom-of-article'><p>A version of this article appears in print on May 9, 2014, Section A, Page 4 of the New York edition with the headline: Harbour Wall Is Shut. <a href='/r'>Order Reprints</a> | <a href='/p'>Today’s Paper</a> | <a href='/s'>Subscribe</a></p></div></article></main>" + TEASERS),
    Page("a wire story with its place", article("<div class='RichTextStoryBody'><p>PORT ELLERY (CW) — " + TEXT[0] + "</p>" + "".join(P[1:]) + "</div>"), ("PORT ELLERY (CW) — " + TEXT[0], *TEXT[1:])),
    Page("a short brief", article("".join(P[:3])), TEXT[:3]),
    Page("sections of two paragraphs", article("".join(f"<section>{P[i]}{P[i + 1] if i + 1 < 9 else ''}</section>" for i in range(0, 9, 2)))),
    Page("sentences in spans", article("".join(f"<p><span>{text[:40]}</span><span>{text[40:]}</span></p>" for text in TEXT))),
    Page("bodies in an unordered tangle of divs", "<div><div><div>" + H1 + "</div><div><div><div>" + "".join(P[:4]) + "</div></div><div class='m-ad'><span>Advertisement</span></div><div><div>" + "".join(P[4:]) + "</div></div></div></div></div>" + TEASERS),
    Page("a related box between two blocks", article("<div class='body-1'>" + "".join(P[:4]) + "</div><div class='related-coverage'><h4>Related coverage</h4><ul><li><a href='/x'>Gales of 1987: how the town rebuilt its wall</a></li><li><a href='/y'>Why granite cracks in salt water</a></li></ul></div><div class='body-2'>" + "".join(P[4:]) + "</div>")),
    Page("wall for those who do not pay, below the text", article(STORY + "<div class='gate'><h3>Keep reading with a free account</h3><p>Already a subscriber? <a href='/l'>Log in</a></p><p>Get unlimited access to every story for £1 a month. Cancel at any time.</p></div>")),
    Page("consent in front of everything", "<div id='cookie-banner'><p>We and our partners use cookies to give you the best experience and to measure how our pages are read. You can change your choice at any time.</p><button>Accept</button></div>" + article(STORY)),
    Page("an old-browser notice", "<div><p>You are using an older version of a browser. Please update it to see our pages as they were meant to be seen.</p></div>" + article(STORY)),
    Page("questions and answers", article("".join(f"<p><strong>{q}</strong></p><p>{text}</p>" for q, text in zip(("What has been decided?", "Who asked for it?", "Can I reach my boat?"), TEXT[:3], strict=True)) + "".join(P[3:])), ("What has been decided?", TEXT[0], "Who asked for it?", TEXT[1], "Can I reach my boat?", *TEXT[2:])),
    Page("live page with stamps", "<main><article>" + H1 + "".join(f"<section class='live-post'><time datetime='2014-05-08T{10 + i}:00:00Z'>{10 + i}:00 BST</time>{t}{P[3 * i]}{P[3 * i + 1]}{P[3 * i + 2]}<div class='share'><a href='#'>Share</a></div></section>" for i, t in enumerate(("", "<h2>Divers come up</h2>", "<h2>What the ministry says</h2>"))) + "</article></main>" + TEASERS, (*TEXT[:3], "Divers come up", *TEXT[3:6], "What the ministry says", *TEXT[6:])),
    Page("comments under no telling name", article(STORY) + "<div class='x7'><h3>What do you think?</h3><div class='x8'><b>jo</b> <span>2 days ago</span><div>I have walked that wall every day since I was six and I could have told them.</div><a>Reply</a> <a>Like</a></div><div class='x8'><b>sam</b> <span>3 days ago</span><div>lol the council never listens to anybody who works in the harbour do they</div><a>Reply</a> <a>Like</a></div></div>"),
    Page("stories of the day below, with their first lines", article(STORY) + "<div class='grid'>" + "".join(f"<div class='card'><h3><a href='/{i}'>{t}</a></h3><p>{x}</p></div>" for i, (t, x) in enumerate((("Ferry fares to rise by a tenth", "The company says that fuel has become dearer and that it has no other choice before the winter."), ("School band wins a prize", "Forty children and a tuba came home late on Sunday after a day that none of them will forget."), ("Baker retires after fifty years", "Her bread fed three generations of fishermen, and she says she will not miss the mornings.")))) + "</div>"),
    Page("the first words in capitals", article(instead(0, "<strong>THE COUNCIL OF PORT ELLERY</strong>" + TEXT[0][26:])), with_text(0, "THE COUNCIL OF PORT ELLERY" + TEXT[0][26:])),
    Page("place in bold before the text", article(instead(0, "<b>Port Ellery:</b> " + TEXT[0])), with_text(0, "Port Ellery: " + TEXT[0])),
    Page("numbers of a list", article(among("<p>Three boats are at risk:</p><ol><li>the Anna, which cannot leave before June</li><li>the Bright Star, which leaks</li><li>the old pilot boat</li></ol>", at=6)), (*TEXT[:6], "Three boats are at risk:", "the Anna, which cannot leave before June", "the Bright Star, which leaks", "the old pilot boat", *TEXT[6:])),
    Page("letters of the alphabet as drop caps of an image", article(instead(0, f"<img alt='T' src='t.png'><span class='first-letter'>T</span>{TEXT[0][1:]}"))),
    Page("tracking words", article(among("<div class='ad-slot' data-x='1'><div>Ad</div></div><div class='inline-ad'>Loading…</div>"))),
    Page("opinion with the writer's portrait", "<article><header><img src='a'><a rel='author' href='/a'>Ann Ray</a><p>Columnist</p>" + H1 + "</header>" + STORY + "<ul><li>Ann Ray is a columnist of the Ellery Post and the author of Walls and Weather</li></ul></article>" + TEASERS),
    Page("words of a player", article(among("<div class='audio'><button>Play</button><span>0:00 / 3:12</span><span>Listen: the sound of the cracks</span></div>"))),
    Page("prices of shares beside names", article(instead(4, TEXT[4].replace("the county", "Granite Works (<a href='/q'>GWK.L</a>)")), ), with_text(4, TEXT[4].replace("the county", "Granite Works (GWK.L)"))),
    Page("the article twice, for small screens too", f"<div class='wide'>{H1}{STORY}</div><div class='narrow'><h2>{HEADLINE}</h2>" + among("<h3>Forty sacks of ice</h3>", at=5) + "</div>" + TEASERS),
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_body_is_found_to_the_word(page: Page) -> None:
    html = (
        f'<!DOCTYPE html><html lang="en"><head><title>{HEADLINE} | The Ellery Post</title></head>'
        f"<body>{NAV}{page.inner}{FOOT}</body></html>"
    )
    found = clean(RawDocument(html, markup=True, origin="test", url=None))
    assert found.title == HEADLINE
    assert [text for text in found.text.split("\n\n") if text] == list(page.body)
