"""The parts of a page, by the tags, roles, classes and ids of elements."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Zone(StrEnum):
    """What part of a page a line is in, by the nearest element whose tag or class tells."""

    NONE = "none"
    BODY = "body"
    ARTICLE = "article"
    MENU = "menu"
    COMMENTS = "comments"
    TEASERS = "teasers"
    PROMO = "promo"
    CAPTION = "caption"
    META = "meta"


OUTSIDE = frozenset((Zone.TEASERS, Zone.MENU, Zone.COMMENTS))
"""Zones whose titles, days and authors are of something else than the article."""
TAG_ZONES = {
    "nav": Zone.MENU,
    "footer": Zone.MENU,
    "menu": Zone.MENU,
    "aside": Zone.TEASERS,
    "form": Zone.PROMO,
    "figcaption": Zone.CAPTION,
    "caption": Zone.CAPTION,
    "article": Zone.ARTICLE,
    "main": Zone.ARTICLE,
}
ROLE_ZONES = {
    "navigation": Zone.MENU,
    "banner": Zone.MENU,
    "contentinfo": Zone.MENU,
    "search": Zone.MENU,
    "complementary": Zone.TEASERS,
    "dialog": Zone.PROMO,
    "alertdialog": Zone.PROMO,
    "main": Zone.ARTICLE,
    "article": Zone.ARTICLE,
}
_NAME = re.compile(
    r"(?<![a-z])(?=[a-z])(?:"
    r"(?P<comments>comments?(?:list|s?area|thread|body|text|content|section)?|commentlist|disqus\w*"
    r"|fbcomments|replies|respond|livefyre)"
    r"|(?P<teasers>related\w*|recommend\w*|trending|popular|most[-_]?(?:read|popular|viewed)"
    r"|read[-_]?more|outbrain|taboola|sidebar|rail|latest|recirc\w*|promoted|teasers?"
    r"|more[-_]?(?:on|stories|from|news)|see[-_]?also|carousel|up[-_]?next)"
    r"|(?P<promo>promos?|newsletters?|subscri(?:be|ption|ptions)|sign[-_]?up|sponsor(?:ed)?|adverts?"
    r"|advertisement|ads?|donate|donation|cookies?|consent|gdpr\w*|onetrust\w*|paywall|popup|modal"
    r"|pull[-_]?quotes?|social\w*|share\w*|sharing|follow|cta|twitter-tweet|instagram-media"
    r"|tiktok-embed|contribut(?:e|ions)|support[-_]?(?:us|box|banner|message|block|module|ask)"
    r"|(?:video|audio|media)[-_]?(?:player|embed)|player)"
    r"|(?P<menu>nav(?:bar|igation)?|menus?|footer|foot|breadcrumbs?|masthead|toolbar|pagination"
    r"|pager|tags|topnav|copyright|skip|toc)"
    r"|(?P<caption>[a-z]*captions?|credits?|photo[-_]?credit)"
    r"|(?P<meta>bylines?|authors?|date(?:line|time)?|timestamp|published|pubdate|(?:post|entry)[-_]?meta)"
    r"|(?P<body>(?:article|story|entry|post|news)[-_]{0,2}(?:body|content|text))"
    r")(?![a-z])"
)
_SUMMARY = re.compile(
    r"(?<![a-z])(?=[a-z])(?:stand-?first|sub-?(?:head(?:line)?|title|deck)|dek|deck|chapo|teaser-text"
    r"|synopsis|descp|description|quick-?read|in-?short|tl-?dr|excerpt|(?:story)?highlights?"
    r"|(?:article)?summary(?:[-_]?(?:list|bullets|text))?|(?:key|bullet)-?points?|takeaways"
    r"|mol-bullets[-\w]*)(?![a-z])"
)
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # relatedStories


@lru_cache(maxsize=8192)
def named_parts(names: str) -> tuple[Zone | None, bool]:
    """The zone that the names of an element speak of, classes, an id; and whether they speak of
    what sums an article up: a standfirst, key points."""
    plain = names if names.islower() else _JOINED.sub("-", names).lower()
    found = _NAME.search(plain)
    return (Zone(str(found.lastgroup)) if found else None, _SUMMARY.search(plain) is not None)
