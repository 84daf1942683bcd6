"""One place where a frame fits, and whether the few words that decide say what the frame means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..matching.casing import looks_ordinary
from ..words.lexicon import ROLES, word_set
from .initials import small
from .rows import NAME, QUOTE, Row
from .shapes import HEADS

_FOUNDED = word_set(  # these name with "as", as "known" does
    "identified listed organised organized sold marketed formed founded established launched "
    "incorporated"
)
_VALUING = word_set(  # these also say what somebody thinks of somebody
    "call calls called calling label labels labelled labeled term terms termed branded brands"
)
_GLOSSES = word_set(
    "literally officially formally full commonly usually properly popularly internationally "
    "so-called"
)
SORTS = HEADS | word_set(
    "aircraft app archipelago battalion bill bridge building cartel clan cult deal desert district "
    "drug gang group groups island islands law liner militants militia mountain neighborhood "
    "neighbourhood newspaper operation peninsula plan project province rebels region river rock "
    "scheme sect ship station storm strain tanker tower tribe virus"
)
_PARLANCE = word_set(
    "language shorthand jargon parlance slang dialect dialects tongue press media days time times "
    "era boards labels maps signs charts papers documents passports books posters timetables trade "
    "business industry television radio stage screen"
)
_HUNG = word_set("by in until since")  # "called X by its people", "called X until 2016"
_PERSON = 2  # words
_FEW = 5  # words: "to his men at sea"
_WHOSE = word_set("its his her their most everyone")
_TAIL = re.compile(r"x{1,2}(?=[,(\-])")
_INDEFINITE = re.compile(r"ad?$")


@dataclass(frozen=True, slots=True)
class Reading:
    """One place where a frame fits: the places of both names, of the cue, and of all of it."""

    row: Row
    x: tuple[int, int]
    y: tuple[int, int]
    cue: int
    span: tuple[int, int]

    @property
    def led(self) -> str:
        """The kinds from the first name up to the cue."""
        return self.row.kinds[self.x[0] : self.cue]

    @property
    def linked(self) -> str:
        """The kinds from the cue up to the second name."""
        return self.row.kinds[self.cue : self.y[0]]

    @property
    def bare(self) -> bool:
        """Whether the second name stands as a name does: not "called Kvist a liar", nor "became a
        former Kvist"."""
        led = _INDEFINITE.search(self.row.kinds, 0, self.y[0])
        said = led is not None and self.row.word(led.start()) in ("a", "an")
        return not said and self.row.kinds[self.y[1] : self.y[1] + 1] != "a"

    @property
    def tail(self) -> int:
        """How many small nouns end the first name before a mark: "Vest gas crater, which"; the
        word that only says of what sort it is ("the Vest party") is none."""
        tail = _TAIL.match(self.row.kinds, self.x[1])
        said = self.row.said(*tail.span()) if tail else [""]
        verbal = any(word.endswith(("ed", "ly", "ing")) for word in said)
        return len(tail[0]) if tail and not verbal and said[-1] not in SORTS else 0

    @property
    def said(self) -> list[str]:
        """The words from the cue to the second name, or from there to the cue, in small letters."""
        return self.row.said(*sorted((self.cue, self.y[0])))


def apt(one: Reading) -> bool:
    """Whether a small word behind the name says what it is ("the Vest party"), if there is one, and
    is no verb before another."""
    at = one.x[1]
    if one.row.kinds[at : at + 1] != "x" or "&" in one.led:
        return True
    at += one.row.kinds[at : at + 2] == "xx"
    own = one.row.said(*one.x)
    return bool(one.tail) or one.row.word(at) in SORTS or any(map(str.isdigit, "".join(own)))


def strange(folded: Iterable[str]) -> bool:
    """Whether none of the words is an English one with content."""
    return all(small(word) or not looks_ordinary(word) for word in folded)


def announces(one: Reading) -> bool:
    """Whether the words at the cue announce a name: "known as" does, "known for" does not."""
    kinds, cue, said = one.row.kinds, one.row.word(one.cue), one.said
    if cue in ("called", "born", "named") and kinds[one.cue + 1 : one.cue + 2] == "r":
        return False  # "was called to the White House"
    if (kinds[one.cue] in "KW" or cue in _FOUNDED) and not {"as", "by", "under"} & set(said):
        return False
    if one.linked.startswith("Up"):
        return said[0].startswith(("go", "went")) and said[1] == "by"
    valued = cue in _VALUING and kinds[one.y[0]] == QUOTE and one.y[0] not in one.row.small
    return not valued or strange(one.row.said(*one.y))  # “mal do rio”


def called_by(one: Reading) -> bool:
    """ "X, which the generals call Y", but not "told X that the woman known as Y"."""
    told = one.row.said(one.x[1], one.cue + 1)
    reported = told[0] == "that" and one.row.kinds[one.cue] in "CK"
    return apt(one) and announces(one) and not reported


def named(one: Reading) -> bool:
    """ "X, also known as Y", but not "X, who called Y"."""
    if not called_by(one):
        return False
    row, led = one.row, one.led.rstrip("df")
    if "whose" in row.said(one.x[1], one.cue) and row.kinds[one.cue] == "C":
        return False  # "the office, whose head was dubbed"
    if row.kinds[one.cue] == "M" or led.endswith("b") or "s" in one.linked:
        return True
    if "w" in led or "xa" in led:  # "Moss, the mayor began a plan called"
        return False
    if led.endswith("x") and one.x[0] and row.word(one.x[0] - 1) in ("in", "at"):
        return False  # "in Norton, a man known as Y"
    hung = row.closes(one.y[1]) or row.word(one.y[1]) in _HUNG
    hung |= row.kinds[one.cue - 2 : one.cue] in ("xd", "xf")  # "a law officially called Y that"
    doubtful = row.word(one.cue) in _VALUING or row.word(one.cue) == "named"  # a man named Y said
    return not doubtful or hung


def reflexive(one: Reading) -> bool:
    """ "calls itself Y", "trades under the brand Y", but not "changes the name of Y"."""
    under = not one.linked.startswith("Wp") or "q" in one.linked or "under" in one.said
    of = one.row.kinds[one.cue] == "U" and "by" not in one.said
    other = of and not {"of", "for"}.isdisjoint(one.said[-2:])
    placed = one.row.kinds[: one.x[0]].endswith(("p", "r"))  # "In X it trades as Y"
    acts = "," not in one.led and "s" in one.linked  # "X began calling itself Y"
    return under and not (other or placed) and (acts or apt(one)) and announces(one)


def swapped(one: Reading) -> bool:
    """Whether a word says that the second name came for the first, and where no place is."""
    before = one.y[0] - 1 - (one.row.kinds[one.y[0] - 1] == "a")
    named = "M" in one.linked
    anew = one.row.word(one.cue).startswith("re")  # "renamed from X to Y", not "changed"
    return (named or anew or "p" not in one.linked) and one.row.word(before) in ("to", "for", "of")


def renamed(one: Reading) -> bool:
    """ "X rebranded as Y", "X said it would change its name to Y"."""
    cue = one.row.word(one.cue)
    return cue.startswith("re") or (cue.startswith("chang") and one.said[1] in _WHOSE)


def behind(one: Reading) -> bool:
    """Whether what stands behind two names says whose word or language the second is."""
    said = one.row.said(one.cue, one.span[1])
    if one.row.kinds[one.cue : one.cue + 3] == "raN":
        return False  # "Ann Kvist, Counsel to the Bank"
    if said[0] == "to":
        mark = one.row.kinds[one.x[1] : one.y[0]]
        people = said[-1].endswith("s") and said[-1] not in _WHOSE  # "to lawyers"
        people &= one.row.kinds[one.y[0] - 1] in "ao"
        apart = not mark.startswith(",") and len(said) < _FEW and one.row.closes(one.span[1])
        return people or said[1] in _WHOSE or apart
    tongued = not set("LMKCVft").isdisjoint(one.row.kinds[one.cue : one.span[1]])
    place = said[0] == "in" and one.row.text[one.row.spans[one.span[1] - 1][0]].isupper()
    alike = one.row.said(*one.x)[0][0] == one.row.said(*one.y)[0][0]
    if one.row.kinds[one.x[1]] == "(" and (place or alike):
        return True  # "Typhoon Kvist (Moss in the Philippines)", "Norport (Norhamn in old books)"
    return apt(one) and (tongued or not _PARLANCE.isdisjoint(said))


def told(_: Reading) -> bool:
    """Whatever the words: the pattern alone tells."""
    return True


def of_him(one: Reading) -> bool:
    """ "X, whose fighters call him Y", but not "X; let us call him Y" nor "call it a day"."""
    row, cue, said = one.row, one.row.word(one.cue), one.said
    if row.word(one.cue - 1) in ("i", "we", "let") or row.kinds[one.y[0]] != NAME:
        return False
    named = cue.startswith(("call", "nicknam", "dub", "christen", "kn"))
    return named and said[1] in ("him", "her", "it", "them")


def turned_to(one: Reading) -> bool:
    """ "refer to X as Y", but not "named X as chairman" nor "refer to X as “a man of honour”";
    "dubbed X “Y”", but not "called X “y”"."""
    cue, small = one.row.word(one.cue), one.row.kinds[one.y[0]] == QUOTE
    between = one.row.kinds[one.x[1] : one.y[0]]
    if {"q", "&"}.isdisjoint(between):
        said = one.row.said(*one.y)  # “Le Serpent”, but not “Nazis”
        foreign = len(said) > 1 and not small and strange(said)
        foreign &= "x" not in between
        valued = cue in _VALUING or one.row.kinds[one.cue] == "K"
        return one.y[0] in one.row.quoted and (foreign or not valued)
    return not small and not cue.startswith("nam")


def glossed(one: Reading) -> bool:
    """ "X, or Y" where a sentence starts or with a mark of a name; "X (also Y)", "X (full “y”)"."""
    row, cue = one.row, one.row.word(one.cue)
    marked = one.y[0] in row.quoted or row.kinds[one.cue - 1] == "("
    plain = one.x[0] < 2 or (row.kinds[one.y[0]] == NAME and marked)
    also = cue == "also" and row.kinds[one.cue - 1] == "("
    return apt(one) and (cue in _GLOSSES or (cue == "or" and plain) or also)


def quoted(one: Reading) -> bool:
    """ "X (the “Y”)", "X, the “Y”,"."""
    marks = one.row.kinds[one.cue] + one.row.kinds[one.y[1]]
    led = one.row.word(one.y[0] - 1) == "the"
    own = one.row.said(*one.x)  # Sel wa Milh, “Salt and Tide”,
    led |= one.row.text[: one.row.spans[one.y[0]][0]].lower().endswith("the ")  # “the Tanner”
    led |= len(own) > _PERSON and not any(map(looks_ordinary, own))
    inside = marks in ("()", "(o")  # (“Norport” or the “Company”)
    return one.y[0] in one.row.quoted and (inside or (marks in (",,", "--") and led))


def offered(one: Reading) -> bool:
    """ "X, or Y": no list, no two persons, and no choice."""
    if glossed(one):
        return True
    between = one.row.kinds[one.x[1] : one.y[0]].rstrip("ad")
    if between not in (",o", "(N),o") or one.row.kinds[one.y[0]] == QUOTE:
        return False
    names = [one.row.said(*place) for place in (one.x, one.y)]
    known = any(all(map(looks_ordinary, name)) for name in names)
    return apt(one) and (known or len(names[0]) > 1 < len(names[1]))


def timed(one: Reading) -> bool:
    """ "X, now Y", "X is officially Y", "X later became Y", but not "X is still Y"."""
    cue = one.row.word(one.cue)
    if one.row.kinds[one.cue] in "px":  # "in Soviet times Y", "soon to be Y"
        return cue == "soon" or not _PARLANCE.isdisjoint(one.said)
    if one.row.kinds[one.cue] != "V":
        return apt(one) and (one.row.kinds[one.cue] != "d" or cue in _GLOSSES)
    if cue in ("stands", "stood"):
        return "for" in one.said
    return apt(one) and cue.startswith(("bec", "mean", "transl")) and "p" not in one.linked


def once(one: Reading) -> bool:
    """ "X, the former Y,", "X (ex-Y)"."""
    office = one.row.said(*one.y)[0] in ROLES  # "the former Mayor of Vestport"
    led = one.led.endswith("a") and one.row.word(one.cue) in ("former", "old", "erstwhile")
    return (led or (one.led.endswith(("(", ",")) and one.row.word(one.cue) == "ex")) and not office
