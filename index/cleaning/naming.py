"""What a line that is not body is: a label and a rule a reader understands.

Tell-tale words and word pairs decide first, then repetition, then length. None of this decides
whether a line is body; it only explains the lines that are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..model import Label
from .features import Flags, Pages
from .words import Ints, Lexicon, hash_pairs, hash_words, lexicon

Named = tuple[Label, str]


@dataclass(frozen=True, slots=True)
class TellTale:
    """Words or word pairs that give a line away, in lines of at most ``longest`` words."""

    label: Label
    rule: str
    longest: int
    phrases: tuple[str, ...]


def _tell(label: Label, rule: str, longest: int, phrases: str) -> TellTale:
    return TellTale(label, rule, longest, tuple(phrase.strip() for phrase in phrases.split(",")))


# Earlier entries win. Longer phrases are not needed: a pair of words tells as much.
TELL_TALES = (
    _tell(
        Label.LEGAL,
        "speaks of copyright, terms or privacy",
        400,
        "copyright, all rights, rights reserved, terms of, terms and, privacy policy, privacy "
        "notice, cookie policy, cookie settings, use cookies, uses cookies, not be published, may "
        "not be, your consent, legal notice, privacy statement",
    ),
    _tell(
        Label.ADVERT,
        "job advert",
        40,
        "per annum, job widget, job search, jobs by, ijobs, salary, apply now, find jobs, "
        "vacancies",
    ),
    _tell(
        Label.ADVERT,
        "advert or shop",
        40,
        "advertisement, advertisements, advertising, advertise, sponsored, promoted, advertorial, "
        "paid content, partner content, up to, 00 off, buy now, shop now, special offer, travel "
        "shop, dating, find out, add to, affiliate",
    ),
    _tell(
        Label.PROMO,
        "asks the reader to subscribe, join or download",
        60,
        "newsletter, newsletters, subscribe, subscriber, subscribers, subscription, sign up, "
        "signup, your inbox, download the, apps, free trial, support us, donate, join us, log in, "
        "sign in, register, push notifications, notifications, follow us, like us, have you, your "
        "support",
    ),
    _tell(
        Label.PROMO,
        "share buttons",
        12,
        "share, tweet, facebook, twitter, whatsapp, linkedin, pinterest, reddit, email this, "
        "print this, email, print, instagram, bookmark, copy link, flipboard, telegram, permalink",
    ),
    _tell(
        Label.CAPTION,
        "picture or video caption",
        80,
        "photo, photos, photograph, image, images, caption, pictured, getty, video, watch, "
        "gallery, courtesy of, file photo, shutterstock, reuters, epa, afp, hide caption, "
        "slideshow, play",
    ),
    _tell(
        Label.TEASER,
        "points to other stories",
        16,
        "related, read more, more from, most read, recommended, also read, see also, trending, "
        "more stories, you may, more on, read also, next article, previous article, most popular, "
        "latest news, up next, related articles, most viewed, day in, popular, headlines, top "
        "stories, read next, latest",
    ),
    _tell(
        Label.OTHER,
        "about comments, not one of them",
        16,
        "comment, comments, responses, replies, reply, commenting, leave a, report abuse, pingback",
    ),
    _tell(
        Label.BYLINE,
        "byline outside the heading",
        16,
        "correspondent, reporter, editor, posted by, written by, staff writer",
    ),
    _tell(
        Label.DATELINE,
        "date or time",
        9,
        "january, february, march, april, june, july, august, september, october, november, "
        "december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, ago, gmt, "
        "updated, published, pm, am",
    ),
)
_REPEATED: Named = (Label.TEASER, "stands more than once on the page")
_SHORT: Named = (Label.MENU, "short line away from the article")
_HEADLINE: Named = (Label.TEASER, "headline-like, away from the article")
_PROSE: Named = (Label.OTHER, "prose away from the article")
_SYMBOLS: Named = (Label.OTHER, "no words")
_INSIDE: Named = (Label.OTHER, "inside the article, but does not read like it")

_DROPPED: tuple[Named, ...] = (
    *((tell.label, tell.rule) for tell in TELL_TALES),
    *(_REPEATED, _SHORT, _HEADLINE, _PROSE, _SYMBOLS, _INSIDE),
)
UNTOLD = len(TELL_TALES)
"""Codes from here on say only where a line stands, not that its words gave it away."""

_LAID_OUT = (
    (Label.BODY, "reads like the article", True),
    (Label.TITLE, "headline", True),
    (Label.STANDFIRST, "between headline and text", True),
    (Label.BYLINE, "byline", True),
    (Label.DATELINE, "date in the heading", True),
    (Label.COMMENT, "reads like a reader's comment", False),
    (Label.COMMENT, "after the comment header", False),
    (Label.OTHER, "announces comments", False),
    (Label.MENU, "recurs over the source's pages", False),
    (Label.TITLE, "repeats the headline", False),
    (Label.OTHER, "a heading with nothing below it", False),
    (Label.CAPTION, "ends in the credit of a picture", False),
    (Label.CAPTION, "a short line before the first sentence", False),
    (Label.COMMENT, "under a reader's name and date", False),
)
NAMES = tuple((label, rule, False) for label, rule in _DROPPED) + _LAID_OUT
"""Label, rule and whether it is kept, for every code a line may be given."""
(
    BODY, TITLE, STANDFIRST, BYLINE, DATELINE, COMMENT, LISTED, ANNOUNCED, RECURRING, AGAIN,
    STRANDED, CREDITED, LEADING, SIGNED,
) = range(len(_DROPPED), len(NAMES))  # fmt: skip


def name_lines(pages: Pages, told: Ints, inside: Flags) -> Ints:
    """For every line the index in ``NAMES`` of what it is, supposing that it is not body.

    ``told`` is what ``tell`` says, and ``inside`` which lines have body before and after them.
    """
    sizes = pages.sizes
    by_shape = np.select(
        [
            sizes == 0,
            (pages.repeats > 0) & (sizes >= 4),
            inside & (sizes > 4),
            sizes <= 4,
            sizes <= 30,
        ],
        [UNTOLD + 4, UNTOLD, UNTOLD + 5, UNTOLD + 1, UNTOLD + 2],
        UNTOLD + 3,
    )
    return np.where(told < UNTOLD, told, by_shape)


def tell(pages: Pages) -> Ints:
    """For every line the index of the first tell-tale that it has, or ``UNTOLD``."""
    known, tells, longest = _lexicon()
    best = np.full(len(pages), UNTOLD, np.int64)
    for hashes in (pages.words, pages.pairs):
        at = known.find(hashes)
        hit = np.flatnonzero(at >= 0)
        told = tells.take(at.take(hit))
        line = np.searchsorted(pages.first_word, hit, side="right") - 1
        fits = np.flatnonzero(pages.sizes.take(line) <= longest.take(told))
        np.minimum.at(best, line.take(fits), told.take(fits))
    return best


@cache
def _lexicon() -> tuple[Lexicon, Ints, Ints]:
    """All words and pairs, the tell-tale of each, and the longest line of each tell-tale."""
    found: dict[int, int] = {}
    for index, tell in enumerate(TELL_TALES):
        for phrase in tell.phrases:
            words = hash_words(phrase)
            key = words if len(words) == 1 else hash_pairs(words)[:1]
            found.setdefault(int(key[0]), index)
    longest = np.array([tell.longest for tell in TELL_TALES], np.int64)
    keys = lexicon(np.array(list(found), np.uint64))
    return keys, np.array(list(found.values()), np.int64), longest
