"""Gives each line that is not body a label and a rule that readers understand.

Tell-tale words and word pairs decide first, then repetition, then length. None of this decides
whether a line is body; it only explains the lines that are not.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from ..model import Label
from .features import Pages
from .telltales import TELL_TALES
from .vocabulary import vocabulary
from .words import Flags, Ints, Lexicon, hash_pairs, hash_words, lexicon

Reason = tuple[Label, str]
_REPEATED: Reason = (Label.TEASER, "stands more than once on the page")
_SHORT: Reason = (Label.MENU, "short line away from the article")
_HEADLINE: Reason = (Label.TEASER, "headline-like, away from the article")
_PROSE: Reason = (Label.OTHER, "prose away from the article")
_SYMBOLS: Reason = (Label.OTHER, "no words")
_INSIDE: Reason = (Label.OTHER, "inside the article, but does not read like it")

_DROPPED: tuple[Reason, ...] = (
    *((tell.label, tell.rule) for tell in TELL_TALES),
    *(_REPEATED, _SHORT, _HEADLINE, _PROSE, _SYMBOLS, _INSIDE),
)
NO_TELLTALE = len(TELL_TALES)
"""The code of a line without a tell-tale; codes from here on only say where a line is."""

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
    (Label.CAPTION, "has the credit of a picture", False),
    (Label.TEASER, "points to another story", False),
    (Label.COMMENT, "under a reader's name and date", False),
    (Label.BODY, "taken as it is", True),
    (Label.CAPTION, "left by a video player or a gallery", False),
    (Label.PROMO, "is a form, or asks for money", False),
)
NAMES = tuple((label, rule, False) for label, rule in _DROPPED) + _LAID_OUT
"""Label, rule and whether it is kept, for every code a line may be given."""
(
    BODY, TITLE, STANDFIRST, BYLINE, DATELINE, COMMENT, LISTED, ANNOUNCED, RECURRING, AGAIN,
    CREDITED, POINTING, SIGNED, AS_IS, PLAYED, FORM,
) = range(len(_DROPPED), len(NAMES))  # fmt: skip


def name_lines(pages: Pages, telltales: Ints, inside: Flags) -> Ints:
    """For every line the index in ``NAMES`` that it has if it is not body.

    ``telltales`` come from ``first_telltales``; ``inside`` flags lines with body before and after.
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
        [NO_TELLTALE + 4, NO_TELLTALE, NO_TELLTALE + 5, NO_TELLTALE + 1, NO_TELLTALE + 2],
        NO_TELLTALE + 3,
    )
    return np.where(telltales < NO_TELLTALE, telltales, by_shape)


def first_telltales(pages: Pages) -> Ints:
    """For every line the index of its first tell-tale, or ``NO_TELLTALE``."""
    best = np.full(len(pages), NO_TELLTALE, np.int64)
    pairs, of_pairs, of_words = _telltale_tables()
    found = pairs.find(pages.pairs)
    hits = np.flatnonzero(found >= 0)
    lines = np.searchsorted(pages.first_word, hits, side="right") - 1
    _lower(best, pages, lines, of_pairs.take(found.take(hits)))
    _lower(best, pages, pages.signs.lines, of_words.take(pages.signs.words))
    return best


def _lower(best: Ints, pages: Pages, lines: Ints, telltales: Ints) -> None:
    """Lower ``best`` of these lines to ``telltales``, unless a line is too long for its
    tell-tale."""
    fits = np.flatnonzero(pages.sizes.take(lines) <= _LONGEST.take(telltales))
    np.minimum.at(best, lines.take(fits), telltales.take(fits))


_LONGEST = np.array([*(tell.longest for tell in TELL_TALES), -1], np.int64)  # words of a line


@cache
def _telltale_tables() -> tuple[Lexicon, Ints, Ints]:
    """The word pairs that are tell-tales, the tell-tale of each pair, and that of each known
    word."""
    pairs: dict[int, int] = {}
    of_words = np.full(len(vocabulary().lexicon.keys), NO_TELLTALE, np.int64)
    for index, tale in reversed(list(enumerate(TELL_TALES))):
        for phrase in tale.phrases:
            words = hash_words(phrase)
            if len(words) == 1:
                of_words[vocabulary().lexicon.find(words)] = index
            else:
                pairs[int(hash_pairs(words)[0])] = index
    keys = lexicon(np.array(list(pairs), np.uint64))
    return keys, np.array(list(pairs.values()), np.int64), of_words
