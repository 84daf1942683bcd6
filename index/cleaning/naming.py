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

Named = tuple[Label, str]


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
"""Codes from here on say only where a line is, not that its words gave it away."""

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
    (Label.CAPTION, "has the credit of a picture", False),
    (Label.TEASER, "points to another story", False),
    (Label.CAPTION, "a short line before the first sentence", False),
    (Label.COMMENT, "under a reader's name and date", False),
    (Label.BODY, "taken as it is", True),
)
NAMES = tuple((label, rule, False) for label, rule in _DROPPED) + _LAID_OUT
"""Label, rule and whether it is kept, for every code a line may be given."""
(
    BODY, TITLE, STANDFIRST, BYLINE, DATELINE, COMMENT, LISTED, ANNOUNCED, RECURRING, AGAIN,
    STRANDED, CREDITED, POINTING, LEADING, SIGNED, AS_IS,
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
    best = np.full(len(pages), UNTOLD, np.int64)
    pairs, of_pairs, of_words = _tales()
    found = pairs.find(pages.pairs)
    hits = np.flatnonzero(found >= 0)
    lines = np.searchsorted(pages.first_word, hits, side="right") - 1
    _take_note(best, pages, lines, of_pairs.take(found.take(hits)))
    _take_note(best, pages, pages.signs.lines, of_words.take(pages.signs.words))
    return best


def _take_note(best: Ints, pages: Pages, lines: Ints, told: Ints) -> None:
    """Lowers ``best`` of these lines to what was told of them, if they are short enough for it."""
    fits = np.flatnonzero(pages.sizes.take(lines) <= _LONGEST.take(told))
    np.minimum.at(best, lines.take(fits), told.take(fits))


_LONGEST = np.array([*(tell.longest for tell in TELL_TALES), -1], np.int64)  # words of a line


@cache
def _tales() -> tuple[Lexicon, Ints, Ints]:
    """The pairs that tell, the tell-tale of each, and the tell-tale of each word known."""
    pairs: dict[int, int] = {}
    of_words = np.full(len(vocabulary().lexicon.keys), UNTOLD, np.int64)
    for index, tale in reversed(list(enumerate(TELL_TALES))):
        for phrase in tale.phrases:
            words = hash_words(phrase)
            if len(words) == 1:
                of_words[vocabulary().lexicon.find(words)] = index
            else:
                pairs[int(hash_pairs(words)[0])] = index
    keys = lexicon(np.array(list(pairs), np.uint64))
    return keys, np.array(list(pairs.values()), np.int64), of_words
