"""Lines that point to another story: "READ MORE: The bridge is mended".

They may read like sentences of the article, but the names in them belong to another one.
"""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from .features import Pages
from .sheet import Sheet, lines_at
from .words import UPPER, Flags, Lexicon, hash_words, lexicon

MOST_WORDS = 40  # of a pointer
_PHRASES = (
    r"(?:also|must)[ -]read|read[ -](?:also|more|next)|see also|more(?: on this)?"
    r"|related(?: (?:article|story|stories|coverage|content|reading|posts?|news|video))?"
    r"|watch(?: (?:also|more|now))?|recommended(?: reading)?|keep reading|up next"
    r"|further reading|you (?:may|might) also like|for subscribers|subscriber exclusive"
    r"|lesen sie (?:auch|mehr)|mehr zum thema|lire (?:aussi|également)|à lire aussi|lea? también"
    r"|leggi anche|leia (?:também|mais)|lees ook|читайте также"
)
_MORE_IF_LINKED = (
    r"also on [\w ]{2,30}|read(?:[ -](?:on|this))?|listen|don['’]t miss|related \w{1,12}"
    r"|más información"
)
_FIRST_WORDS = (  # of pointers in texts without tags
    "also must read see more related watch recommended keep up further you lesen mehr lire à lea "
    "le leggi leia lees читайте photos pictures in video videos cartoons podcast quiz slideshow"
    " listen from for subscriber"
)
_LAST_WORD = "more"
_HEADLINE, _SHOUTED = 8, 0.6  # least words of a headline; share of capitals in one in capitals
_POINTER = re.compile(rf"\W{{0,3}}(?:{_PHRASES})\s?[:>»|]\s?\S", re.IGNORECASE)
_SHOWN = (
    r"photos|pictures|in pictures|videos?|cartoons|podcast|quiz|slideshow|read|listen|see related"
    r"|(?:watch|also on|from) [\w ]{2,30}"
)
_BRACKETED = re.compile(  # "( Also on HERALD: The bridge is mended)", "[Quiz: Which bridge is it?]"
    rf"[(\[]\s?(?:{_PHRASES}|{_SHOWN})\s?[:>»|]\s?[^()\[\]]+[)\]]$",
    re.IGNORECASE,
)
_BEHIND = re.compile(  # "The bridge is mended Read more", "see also The bridge is..."
    r"[^\W_].*[\w’”\"')?]\s?Read more$|see also .*(?:\.\.\.|…)$"
)
_LINKED = re.compile(rf"\W{{0,3}}(?:{_PHRASES}|{_MORE_IF_LINKED})\s?[:>»–—|]", re.IGNORECASE)


def points(line: str, *, linked: bool = False) -> bool:
    """Whether the line begins like a pointer; with more beginnings if tags show that it is
    ``linked``."""
    if linked:
        return _LINKED.match(line) is not None
    return any(form.match(line) for form in (_POINTER, _BRACKETED, _BEHIND))


def pointing(every: list[Sheet], pages: Pages, body: Flags) -> list[int]:
    """The lines of the body that point to another story: "READ MORE: The bridge is mended"."""
    wordy = np.flatnonzero(body & (pages.sizes > 0) & (pages.sizes <= MOST_WORDS))
    first = pages.words.take(pages.first_word.take(wordy))
    last = pages.words.take(pages.first_word.take(wordy + 1) - 1)
    asked = (_first_words().find(first) >= 0) | (last == hash_words(_LAST_WORD))
    found = [index for index, line in lines_at(every, wordy[asked]) if points(line)]
    return found + _shouted(pages, body)


def _shouted(pages: Pages, body: Flags) -> list[int]:
    """Headlines in capitals between sentences of a text without headings in capitals.

    So broadcasters write the links between the paragraphs of a story. A heading within the article
    is shorter, and where one is in capitals all are.
    """
    capitals = pages.counts[UPPER] > _SHOUTED * (pages.ends - pages.starts)
    shouted = body & capitals & ~pages.ended & (pages.sizes > 0)
    headings = pages.totals(shouted & (pages.sizes < _HEADLINE)) > 0
    sentences = body & pages.ended & ~capitals
    between = np.zeros(len(body), bool)
    between[1:-1] = sentences[:-2] & sentences[2:] & (pages.text[:-2] == pages.text[2:])
    return np.flatnonzero(shouted & between & ~headings.take(pages.text)).tolist()


@cache
def _first_words() -> Lexicon:
    return lexicon(np.unique(hash_words(_FIRST_WORDS)))
