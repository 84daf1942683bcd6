"""Captions in texts without tags: told by a credit, or as players and galleries leave them.

A scraper puts all of a player, or all pictures of a gallery, into one line, which may be longer
than the article. The words of the buttons between them tell such a line from a paragraph that
speaks of pictures.
"""

from __future__ import annotations

import re

import numpy as np

from .features import Pages
from .sheet import Sheet, lines_at, lines_with
from .vocabulary import vocabulary
from .words import Flags

# In small letters, as a pattern that ignores case takes twice as long.
_CREDIT = re.compile(  # "the bridge. photo: a. name"
    r"(?:^|[.!?”\"'()\[\s])(?:photo(?:graph)?|picture|image|foto)(?:\s+(?:credit|by))?\s?:\s?\S.{0,60}$"
)
_CREDITED = re.compile(  # "The wall Credit: A. Name", also without a gap, as some pages have it
    r"(?:^|[.!?”\"')\s©]|(?<=[a-z0-9.)”])(?=C))(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Vv]ideo)?\s?"
    r"(?:[Cc]redits?|CREDITS?)\s?:\s?[A-Z©@].{0,60}$"
)
_AGENCY = (
    r"(?:getty(?:\simages)?|ap(?:\s(?:photo|images))?|afp(?:\sphoto)?|reuters(?:\sphoto)?"
    r"|associated\spress|epa(?:-efe)?|upi|shutterstock|i?stock(?:photo)?|alamy(?:\sstock\sphoto)?"
    r"|imagn(?:\simages)?|wireimage|unsplash|usa\stoday\ssports)"
)
_AGENCY_CREDIT = re.compile(  # "the bridge. (a. name/getty images)", "the bridge | reuters"
    rf"(?:(?:/\s?|\|\s?|\bvia\s){_AGENCY}(?:\s?/\s?[^.()\[\]]{{0,40}})?"
    rf"|[(\[](?:photos?(?:\sby|:)\s)?(?:getty|ap\sphoto|afp\sphoto|reuters\sphoto)[^()\[\]]{{0,60}}"
    r"|\b(?:ap\sphoto|afp\sphoto|reuters)/[^.()]{2,40})"
    r"(?:,\s?(?:file|pool))?[)\]]?\W{0,2}$"
    r"|\s\[(?:[^\W\d]\S*\s){1,3}?\S+/[^\W\d][^/\[\]]{2,30}\]$|\s/\svia\s\S+\.\w+$"
)
# What credits have, found in a twentieth of the time.
_NAMED, _MARKS = ("credit", "photo", "picture", "image", "foto"), ("/", "|", "(", "[", "via")
_TAKEN = re.compile(  # "Photo by A. Name", "Picture courtesy of the town"
    r"\W{0,3}(?:photo|photograph|picture|image)s?(?: credits?)? (?:by|via|courtesy)\b",
    re.IGNORECASE,
)
_LED = re.compile(  # "A. Name/Reuters/File The bridge"
    rf"(?:(?:[A-Z][\w.'’-]*\s){{1,4}}[A-Z][\w.'’-]*|AFP)\s?/\s?(?i:{_AGENCY}(?:/\w+)?)\s\W?[A-Z]"
)
_WITH_AGENCY = re.compile(r"\((?:AP Photo|AFP Photo|Reuters)/[^()]{2,60}\)$")  # without a doubt
_LONGEST_CAPTION, _LONGEST_SURE, _LONGEST_CREDIT = 60, 110, 20  # words
_LEFT = re.compile(
    r"\W{0,3}(?:"
    r"JUST WATCHED\b.{0,300}\bMUST WATCH\b"
    r"|Media playback is (?:not |un)supported\b"
    r"|(?:Image (?:copyright|source)\b.{0,80}\s)?(?:Image|Media) caption\b"
    r"|(?:Photos?:\s).*\bHide Caption\b"
    r"|(?:[Hh]ide|[Tt]oggle) [Cc]aption\b"
    r"|.*\bHide Caption \d+ of \d)"
)
_LEAST_BESIDE = 50  # words: a gallery with fewer beside it is the article


def is_credited(line: str) -> bool:
    """Whether the line is a caption with a credit: "The bridge. Photo: A. Name".

    The credit may also be a picture agency's ("The bridge, 3 May 2014. (A. Name/Getty Images)"), or
    come first ("Photo by A. Name", "A. Name/Reuters The bridge").
    """
    if _TAKEN.match(line) is not None:
        return len(line.split()) <= _LONGEST_CREDIT
    end = line[-100:]
    small = end.lower()
    named = ":" in end and any(map(small.__contains__, _NAMED))
    found = named and (_CREDIT.search(small) or _CREDITED.search(end))
    found = found or (any(map(small.__contains__, _MARKS)) and _AGENCY_CREDIT.search(small))
    if not found and not ("/" in line[:80] and _LED.match(line)):
        return False
    longest = _LONGEST_SURE if _WITH_AGENCY.search(end) else _LONGEST_CAPTION
    return len(line.split()) <= longest


def credited(every: list[Sheet], pages: Pages, body: Flags) -> Flags:
    """The lines of the body that are captions with a credit, unless they are most of the text.

    Only lines with a word used in credits, or with no full stop at the end, are compared with the
    patterns.
    """
    asked = ~pages.ended & (pages.sizes <= _LONGEST_SURE)
    asked[pages.signs.where(vocabulary().credits)] = True
    asked &= body
    captions = np.zeros(len(body), bool)
    for at, line in lines_at(every, np.flatnonzero(asked)):
        captions[at] = is_credited(line)
    theirs = pages.totals(np.where(captions, pages.sizes, 0))
    most = 2 * theirs > pages.totals(np.where(body, pages.sizes, 0))
    return np.asarray(captions & ~most.take(pages.text), bool)


def galleries(every: list[Sheet], pages: Pages, body: Flags) -> Flags:
    """The lines of the body that are all of a player or a gallery, where there is an article."""
    left = np.zeros(len(body), bool)
    for at, line in lines_with(every, pages, vocabulary().players, body):
        left[at] = _LEFT.match(line) is not None
    beside = pages.totals(np.where(body & ~left, pages.sizes, 0))
    return np.asarray(left & (beside.take(pages.text) >= _LEAST_BESIDE), bool)
