"""What a written word tells beside a name, as flags: worked out once, asked for at every name."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from ...text.analysis import fold
from ..matching.casing import looks_ordinary
from . import heads, kinds, works
from . import lexicon as lex
from .companions import BESIDE, among
from .small_nouns import leads, may_be_noun
from .verbs import ACTS, BETWEEN, HUMAN, OBJECTS, PAST

GOES_ON, LEADS_UP, SMALL, SMALL_AFTER = (1 << n for n in range(4))
LINK, SAYS_WHAT, SAYS_MORE, WEIGHTY, INITIAL, STRANGE = (1 << n for n in range(4, 10))
SAYS_BEFORE, SAYS_BEHIND, DISPUTES, TITLES, CHANGES, LEADING, NOUN = (1 << n for n in range(10, 17))

BELONGING = (
    lex.ARTICLES
    | heads.KIN
    | heads.PARTICLES
    | {"of", "a", "an", "another", "every", "each", "state"}
)
PEOPLES = heads.DEMONYMS | heads.BYGONE
SOMEBODYS = ("my", "your", "his", "her", "former")  # nobody says so of a party or a state
LETTERS = ("MS", "AS")  # of ships and clubs, though small words have them too
GOING_ON = (lex.ARTICLES - lex.FUNCTION) | heads.SON_OF | {"of"}
_WHAT = (
    works.WORKS
    | works.BEASTS
    | works.PERFORMERS
    | works.CALLINGS
    | works.RELATIVES
    | works.MAKERS
    | works.LIVESTOCK
    | works.NO_BODIES
    | works.AILMENTS
    | {"agency", *works.CALLED}
)
_MORE = (
    works.KINDS
    | works.TRIBES
    | works.ABOUT
    | works.PLAYING
    | works.AILMENTS
    | works.FIELDS
    | works.MONEY
    | works.OFFICERS
    | works.REGIONS
    | {"of", "the"}
)
STATES = lex.US_STATES | lex.SHORT_STATES | lex.STATE_PREFIXES | lex.PROVINCES | {"georgia"}
# What can say something of a name it stands beside; no other word can.
TRADING = ("at", "outside", "by", "from", "to", "with", "for", "on", "like", "and", "or")
DEALS = lex.word_set("bought buy buys buying acquired acquire acquires acquiring owns fined sued")
JOINED = ("anti", "pro", "ex", "non")
OFFICES = lex.ROLES | lex.PERSON_TITLES
_BEFORE = (
    lex.INVASIONS
    | lex.LOCATIVES
    | lex.OPPOSING
    | lex.DETERMINERS
    | OFFICES
    | lex.SAYS
    | OBJECTS
    | kinds.FIRMS
    | kinds.MEDIA
    | kinds.PARTIES
    | kinds.DISEASES
) | {*TRADING, *JOINED, *DEALS, "of", "the", "state", *lex.ARTICLES}
_BEHIND = (
    lex.POLITICAL
    | lex.STAFF
    | kinds.TRADES_AFTER
    | ACTS
    | BETWEEN
    | HUMAN
    | PAST
    | heads.CORPORATE
    | lex.OF_A_LEADER
    | {"where", "a", "an", "the", "and", *chain.from_iterable(kinds.BEHIND.values())}
)
_DISPUTING = lex.DETERMINERS | OFFICES | lex.ARTICLES | {"the"}
_TITLES = lex.PERSON_TITLES | lex.ARTICLES
_OF_NOUNS = ("on", "of")  # after a noun that begins a sentence, and no person
_LONG_WORD = 3  # letters; shorter ones are small in headlines too
_MOST = 200_000  # surfaces remembered; a text of noise has more, which are looked at every time


class Looks(dict[str, int]):
    """The flags of each surface, found out when it is first met.

    ``GOES_ON``: after a name it may go on with it; ``LEADS_UP``: before one it may belong to it.
    ``SMALL``: before a name it shows that the sentence does not begin there and has small letters;
    ``LINK``: a small word as in titles; ``SAYS_WHAT``: before a name it may say what it is, or
    begin a title; ``SAYS_MORE``: after one it may go on with a title, or say what it is.
    ``SMALL_AFTER``: so it does after one.
    ``WEIGHTY``: it would have a capital in a headline; ``INITIAL``: it has one. ``STRANGE``: before
    a name it may belong to a longer one, since the news writes no such capital there.
    ``SAYS_BEFORE``: it, or the word before the Arabic article that it is, says something of a name
    after it; ``SAYS_BEHIND``: of one before it, as a capital or a verb may, too; ``DISPUTES``:
    before one it may speak against its capital; ``TITLES``: it may be a person's title.
    ``CHANGES``: after one it may be an age, or what a noun has.
    ``LEADING``: small before a name that has no article; ``NOUN``: small after such a one it may be
    a noun.
    """

    def __missing__(self, surface: str) -> int:
        flags = _flags(surface, fold(surface)) if surface else 0
        if len(self) < _MOST:
            self[surface] = flags
        return flags


def _flags(surface: str, word: str) -> int:
    capital = surface[0].isupper() and word not in lex.HARMLESS
    small = surface.islower()
    return (
        GOES_ON * (capital or surface in GOING_ON)
        + LEADS_UP * (capital or word in BELONGING or surface in LETTERS or _leads(surface, word))
        + LINK * (small and word in works.LINKS)
        + SAYS_WHAT * ((small and word in _WHAT) or _begins_title(surface, word))
        + SAYS_MORE * (capital or among(word, _MORE))
        + SMALL * ((small or word in lex.FUNCTION) and word not in BELONGING)
        + SMALL_AFTER * (small and surface not in GOING_ON)
        + WEIGHTY * (len(surface) >= _LONG_WORD and surface.lower() not in lex.FUNCTION)
        + INITIAL * surface[0].isupper()
        + STRANGE * (_of_others(surface, word) or (capital and not among(word, BESIDE)))
        + SAYS_BEFORE * (word in _BEFORE)
        + SAYS_BEHIND * _says_behind(surface, word)
        + DISPUTES * (word in _DISPUTING)
        + TITLES * (word in _TITLES)
        + CHANGES * (word in _OF_NOUNS or is_age(word))
        + LEADING * (small and leads(word))
        + NOUN * (small and may_be_noun(word))
    )


def _of_others(surface: str, word: str) -> bool:
    return surface[0].isupper() and (word in PEOPLES or word in works.RANKS)


def _says_behind(surface: str, word: str) -> bool:
    return word in _BEHIND or surface[0].isupper() or word.endswith(("ed", "s"))


def is_age(word: str) -> bool:
    """Whether after a name the word may be an age."""
    return (word.isdigit() and len(word) < 3) or word in lex.NUMBERS


def _leads(surface: str, word: str) -> bool:
    """Whether it is a title, a number ("2.5 TB") or somebody's ("her PA")."""
    return (surface[0].isupper() and word in works.TITLED) or word in SOMEBODYS or word[0].isdigit()


def _begins_title(surface: str, word: str) -> bool:
    doing = word.endswith("ing") and looks_ordinary(word)
    return surface[0].isupper() and (doing or word in works.BEGINNINGS)


# A third of the time that ``Looks()[surface]`` takes: a class of one's own is asked by its method.
look: Callable[[str], int] = Looks().__getitem__
