"""Keeps the paragraphs of texts that are articles without surroundings.

Archives often contain only the paragraphs of articles. The line model, trained on pages with menus
and comments, would remove some of these paragraphs by mistake.
"""

from __future__ import annotations

import numpy as np

from .features import Pages
from .reasons import NO_TELLTALE
from .words import Flags, Floats, Ints

_SENTENCE_WORDS = 8
_SHORT_QUOTE = 3
_VERY_LONG = 50  # words of prose without a full stop
_PURE = 0.9  # share of words in lines that end like sentences: then nothing surrounds the article
_PURE_TITLED = 0.75  # the same if the title is known: such texts are mostly records of an archive
_PURE_ABROAD = 0.7  # the same in other languages than English, in which the model was trained
_DOUBTED = -6.0  # least log odds of a rescued line
_FOREIGN = (
    0.15  # share of English function words below which a text is in another language; usual: .4
)


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
    long = pages.sizes >= _VERY_LONG
    innocent = (telltales == NO_TELLTALE) & (pages.repeats == 0)
    doubted = (innocent | long) & (scores[:, 1] <= 0) & ~body
    spans = pages.inside(_is_prose(pages)) & (pages.ended | long)
    found = spans & (pages.sizes >= _SHORT_QUOTE) & (scores[:, 0] > _DOUBTED)
    return np.asarray(doubted & found & pure.take(text), bool)
