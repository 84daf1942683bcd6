"""Words and word pairs that show what a line outside the body is."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Label


@dataclass(frozen=True, slots=True)
class TellTale:
    """Words or word pairs that show what a line is, in lines of at most ``longest`` words."""

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
