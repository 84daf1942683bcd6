"""Words that can say something of a name they stand beside; no other word can.

They are told as flags with what else a written word tells (``looks``), so that most names need ask
no guard at all.
"""

from __future__ import annotations

from . import heads
from . import lexicon as lex
from .verbs import ACTS, BETWEEN, HUMAN, OBJECTS, PAST

TRADING = ("at", "by", "from", "to", "with", "for", "on", "like", "and", "or")
JOINED = ("anti", "pro", "ex", "non")
TITLES = lex.ROLES | lex.PERSON_TITLES
_BEFORE = (
    lex.INVASIONS | lex.LOCATIVES | lex.OPPOSING | lex.DETERMINERS | TITLES | lex.SAYS | OBJECTS
) | {*TRADING, *JOINED, "of", "the"}
_BEHIND = (
    lex.POLITICAL
    | lex.STAFF
    | lex.TRADES_AFTER
    | lex.PERSON_AFTER
    | ACTS
    | BETWEEN
    | HUMAN
    | heads.CORPORATE
    | lex.OF_A_LEADER
    | {"where", "who"}
)
OF_FIRMS = ("founded", "based", "headquartered", "owned", "listed")  # "Stripe, founded by ..."
_DISPUTING = lex.DETERMINERS | TITLES | {"the"}
OF_NOUNS = ("on", "of")  # after a noun that begins a sentence, and no person


def says_before(word: str) -> bool:
    """Whether the word, or the one before an Arabic article, says something of a name after it."""
    return word in _BEFORE or word in lex.ARTICLES


def says_behind(surface: str, word: str) -> bool:
    """Whether the word says something of a name before it: as a capital or a verb may, too."""
    return word in _BEHIND or surface[0].isupper() or word.endswith(("ed", "s")) or word in PAST


def disputes(word: str) -> bool:
    """Whether before a name the word may speak against its capital, and for another thing."""
    return word in _DISPUTING or word in lex.ARTICLES


def titles(word: str) -> bool:
    """Whether before a name the word may be a person's title."""
    return word in lex.PERSON_TITLES or word in lex.ARTICLES


def is_age(word: str) -> bool:
    """Whether after a name the word may be an age."""
    return (word.isdigit() and len(word) < 3) or word in lex.NUMBERS
