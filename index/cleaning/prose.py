"""Rules for texts that are articles without surroundings, for captions and for pointers.

Archives often contain only the paragraphs of articles. The line model, trained on pages with menus
and comments, would remove some of these paragraphs by mistake.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from . import pointers
from .features import Pages
from .naming import NO_TELLTALE
from .sheet import Sheet
from .vocabulary import vocabulary
from .words import BRACKET, PAUSE, SEPARATOR, Flags, Floats, Hashes, Ints, hash_words

_SENTENCE_WORDS = 8
_SHORT_QUOTE = 3
_LONG, _VERY_LONG = 15, 50  # words: of a first or last paragraph; of prose without a full stop
_PURE = 0.9  # share of words in lines that end like sentences: then nothing surrounds the article
_PURE_TITLED = 0.75  # the same if the title is known: such texts are mostly records of an archive
_PURE_ABROAD = 0.7  # the same in other languages than English, in which the model was trained
_DOUBTED, _DOUBTED_INSIDE, _DOUBTED_LONG = -5.0, -6.0, -9.0  # least log odds of a rescued line
_CREDIT = re.compile(  # "The bridge. Photo: A. Name"
    r"(?:^|[.!?”\"')\s])(?:photo(?:graph)?|picture|image|foto)(?:\s+(?:credit|by))?\s?:\s?\S.{0,60}$",
    re.IGNORECASE,
)
_CREDITED = re.compile(  # "The wall Credit: A. Name", also without a gap, as some pages have it
    r"(?:^|[.!?”\"')\s©]|(?<=[a-z0-9.)”])(?=C))(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Vv]ideo)?\s?"
    r"(?:[Cc]redits?|CREDITS?)\s?:\s?[A-Z©@].{0,60}$"
)
_FOR_A_PAPER = re.compile(  # "The wall. (Ann B. Name/Harbour Post)"
    r"\((?:[A-Z][\w'’-]*\.? ){1,3}[A-Z][\w'’-]+\s?/\s?[A-Z][^()]{2,40}\)\W{0,2}$"
)
_AGENCY = (
    r"(?:getty(?:\simages)?|ap(?:\s(?:photo|images))?|afp(?:\sphoto)?|reuters(?:\sphoto)?"
    r"|associated\spress|epa(?:-efe)?|upi|shutterstock|i?stock(?:photo)?|alamy(?:\sstock\sphoto)?"
    r"|imagn(?:\simages)?|wireimage|unsplash|usa\stoday\ssports)"
)
_AGENCY_CREDIT = re.compile(  # "The bridge. (A. Name/Getty Images)", "The bridge | Reuters"
    rf"(?:(?:/\s?|\|\s?|\bvia\s){_AGENCY}(?:\s?/\s?[^.()\[\]]{{0,40}})?"
    rf"|[(\[](?:photos?(?:\sby|:)\s)?(?:getty|ap\sphoto|afp\sphoto|reuters\sphoto)[^()\[\]]{{0,60}}"
    r"|\b(?:ap\sphoto|afp\sphoto|reuters)/[^.()]{2,40})"
    r"(?:,\s?(?:file|pool))?[)\]]?\W{0,2}$",
    re.IGNORECASE,
)
_FILED = re.compile(  # "FILE PHOTO: The bridge"
    r"\W{0,3}FILE(?: PHOTO| IMAGE)?\s?[-–—:]\s"
)
_TAKEN = re.compile(  # "Photo by A. Name", "Picture courtesy of the town"
    r"\W{0,3}(?:photo|photograph|picture|image)s?(?: credits?)? (?:by|via|courtesy)\b",
    re.IGNORECASE,
)
_LONGEST_CAPTION, _LONGEST_CREDIT = 60, 20  # words
_FOREIGN = (
    0.15  # share of English function words below which a text is in another language; usual: .4
)


def is_credited(line: str) -> bool:
    """Whether the line is a caption with a credit: "The bridge. Photo: A. Name".

    The credit may also be a picture agency's ("The bridge, 3 May 2014. (A. Name/Getty Images)"), a
    photographer's and a paper's, or come first ("FILE PHOTO: The bridge", "Photo by A. Name").
    """
    if _TAKEN.match(line) is not None:
        return len(line.split()) <= _LONGEST_CREDIT
    end = line[-100:]
    named = ":" in end and (_CREDIT.search(end) or _CREDITED.search(end)) is not None
    named = named or ("/" in end and _FOR_A_PAPER.search(end) is not None)
    if not named and _AGENCY_CREDIT.search(end) is None and _FILED.match(line) is None:
        return False
    return len(line.split()) <= _LONGEST_CAPTION


def credited(every: list[Sheet], pages: Pages, body: Flags) -> Flags:
    """The lines of the body that are captions with a credit, unless they are most of the text.

    Only lines with a word used in credits, or with a colon or slash and no full stop at the end,
    are compared with the patterns.
    """
    counts = pages.counts
    shaped = counts[:, PAUSE] + np.minimum(counts[:, SEPARATOR], counts[:, BRACKET]) > 0
    asked = shaped & ~pages.ended & (pages.sizes <= _LONGEST_CAPTION)
    asked[pages.signs.where(vocabulary().credits)] = True
    asked &= body
    captions = np.zeros(len(body), bool)
    for index in np.flatnonzero(asked).tolist():
        captions[index] = is_credited(every[pages.text[index]].line(index))
    theirs = pages.totals(np.where(captions, pages.sizes, 0))
    most = 2 * theirs > pages.totals(np.where(body, pages.sizes, 0))
    return np.asarray(captions & ~most.take(pages.text), bool)


def pointing(every: list[Sheet], pages: Pages, body: Flags) -> list[int]:
    """The lines of the body that point to another story: "READ MORE: The bridge is mended"."""
    wordy = np.flatnonzero(body & (pages.sizes > 0) & (pages.sizes <= pointers.MOST_WORDS))
    first = pages.words.take(pages.first_word.take(wordy))
    return [
        index
        for index in wordy[np.isin(first, _pointing_words())].tolist()
        if pointers.points(every[pages.text[index]].line(index))
    ]


@cache
def _pointing_words() -> Hashes:
    return hash_words(pointers.FIRST_WORDS)


def share_of_prose(pages: Pages) -> Floats:
    """How many of each text's words, 0 to 1, are in lines that are sentences or very long."""
    share = _words_of_prose(pages) / np.maximum(pages.totals(pages.sizes), 1)
    return np.asarray(share, np.float32)


def _words_of_prose(pages: Pages) -> Ints:
    return pages.totals(np.where(_is_prose(pages), pages.sizes, 0))


def _is_prose(pages: Pages) -> Flags:
    sentence = pages.ended & (pages.sizes >= _SENTENCE_WORDS)
    return np.asarray(sentence | (pages.sizes >= _VERY_LONG), bool)


def rescued(pages: Pages, body: Flags, scores: Floats, telltales: Ints, titled: Flags) -> Flags:
    """Lines of prose that the model refused in articles without surroundings.

    A text counts as one if nine tenths of its words are in sentences (three quarters if the title
    is known, ``titled``; seven tenths in another language than English). Lines that read like a
    comment, or have one of the ``telltales`` of an advert, a plea or a legal line, stay refused.
    """
    words, text = pages.totals(pages.sizes), pages.text
    foreign = pages.totals(pages.functions) < _FOREIGN * words
    least = np.where(foreign, _PURE_ABROAD, np.where(titled, _PURE_TITLED, _PURE))
    pure = _words_of_prose(pages) >= least * words
    prose, long, ended = _is_prose(pages), pages.sizes >= _VERY_LONG, pages.ended
    spans = pages.inside(prose)
    innocent = (telltales == NO_TELLTALE) & (pages.repeats == 0)
    doubted = (innocent | long) & (scores[:, 1] <= 0) & ~body
    so_far = pages.running(body)
    begun = (so_far > 0) | (foreign | (pages.totals(body) == 0)).take(text)
    outer = prose & (begun | long) & (pages.sizes >= _LONG) & (scores[:, 0] > _DOUBTED)
    inner = spans & ended & (pages.sizes >= _SHORT_QUOTE) & (scores[:, 0] > _DOUBTED_INSIDE)
    found = outer | inner | (long & (scores[:, 0] > _DOUBTED_LONG))
    return np.asarray(doubted & found & pure.take(text), bool)
