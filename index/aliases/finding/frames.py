"""Where two names and a word of naming may stand in one sentence, over its row of kinds.

A frame does not know one verb from another: "X, which the generals call Y" and "X, which doctors
dubbed Y" are one. The letters of the patterns are those of ``rows.KINDS``; ``x`` and ``y`` are the
two names, ``cue`` is where the naming begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..casing import looks_ordinary
from ..heads import DEMONYMS
from ..lexicon import ROLES, word_set
from .rows import NAME, QUOTE, Row
from .shapes import HEADS
from .spelling import likeness

CLOSING = ",.;:()-"
_LED = "[bhdfswapq]*"
_LINK = (  # between the word of naming and the name: "by its French acronym", "to NATO as"
    "(?:[adfqsLM:]|p(?=[adL]*[LM])|(?<=p)x(?=M)|(?<=M)(?:h?b|[rpV,])|(?<=K)r|[pr]a?[xN]{1,2}(?=q))"
)
_TO_NAME = rf"{_LINK}{{0,7}}?(?P<y>[NQ])(?!q)"
_X = r"(?P<x>[NQ])(?:\([NLy]+\)|x)?"
_STOP = r"(?=[,.;:()\-]|$)"
_SELF = r"(?P<cue>[CV]s|U[pads]*M|Wx?q|Up(?=a?[NM]))"  # calls itself, uses the name, performs as
_CLAUSE = r"[,\-][aw](?:[^,;()N]|N(?=[CKxdf])){1,8}?"  # ", the security contractor formerly"

_SAID_AS = word_set(
    "known know knows referred refer refers identified designated organised organized sold marketed"
)
_VALUING = word_set(  # these also say what somebody thinks of somebody
    "call calls called calling label labels labelled labeled term terms termed branded brands"
)
_COMMONLY = word_set(
    "also better commonly popularly locally widely often sometimes colloquially simply usually "
    "once formerly"
)
_GLOSSES = word_set(
    "literally officially formally commonly usually properly popularly internationally so-called"
)
_ILLNESSES = word_set("disease flu fever syndrome virus")
_SORTS = HEADS | word_set(
    "group groups rebels militants neighborhood neighbourhood district tribe militia strain virus "
    "drug rock river mountain"
)
_SOMEBODY = ROLES | {"member", "members", "part"}  # of what is named, not it
_SOLD = re.compile(r"\b(?:brand|trade|sold|marketed|scientific)\b")
_PARLANCE = word_set("language shorthand jargon parlance slang dialect dialects tongue press media")
_FEW = 5  # words of a gloss in small letters
_WHOSE = word_set("its his her their the most everyone")


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
    def said(self) -> list[str]:
        """The words from the cue to the second name, or from there to the cue, in small letters."""
        return self.row.said(*sorted((self.cue, self.y[0])))


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern of kinds and what must be true of the words where it fits.

    ``near``: the names are side by side, so that some words leave no doubt. ``listed``: further
    names may follow the second. ``proper``: the second must be no common word and no office.
    """

    pattern: re.Pattern[str]
    says: Callable[[Reading], bool]
    near: bool = False
    listed: bool = False
    proper: bool = False

    def read(self, row: Row) -> list[Reading]:
        """Where the frame fits and the words say so."""
        found = [
            Reading(row, m.span("x"), m.span("y"), m.start("cue"), m.span())
            for m in self.pattern.finditer(row.kinds)
        ]
        return [one for one in found if self.says(one)]


def _apt(one: Reading) -> bool:
    """Whether a small word behind the name says what it is ("the Vest party"), if there is one."""
    at = one.x[1]
    if one.row.kinds[at : at + 1] != "x":
        return True
    own = one.row.said(*one.x)
    return one.row.word(at) in _SORTS or any(map(str.isdigit, "".join(own)))


def _announces(one: Reading) -> bool:
    """Whether the words at the cue announce a name: "known as" does, "known for" does not."""
    kinds, cue, said = one.row.kinds, one.row.word(one.cue), one.said
    if said[-1] in ("a", "an"):
        return False  # what is said of it is no name
    if cue in _SAID_AS and not {"as", "by"} & set(said):
        return False
    if cue == "short":
        return "for" in said
    if one.linked.startswith("Up"):
        return said[0].startswith(("go", "went")) and said[1] == "by"
    if kinds[one.cue] in "CV" and kinds[one.y[0]] == QUOTE and cue in _VALUING:
        return not _COMMONLY.isdisjoint(one.row.said(one.x[1], one.y[0]))
    return True


def _named(one: Reading) -> bool:
    """ "X, also known as Y", but not "X, who called Y"."""
    if not (_apt(one) and _announces(one)):
        return False
    row, led = one.row, one.led.rstrip("df")
    if row.kinds[one.cue] == "M":
        return True
    before = row.said(one.x[1], one.cue)
    if not _SOMEBODY.isdisjoint(before) or ("whose" in before and "M" not in led):
        return False
    if led.endswith("b") or "s" in one.linked:
        return True
    if row.word(one.cue) == "identified" or led.endswith("h") or "w" in led:
        return False
    if led.endswith("x") and one.x[0] and row.word(one.x[0] - 1) in ("in", "at"):
        return False  # "in Norton, a man known as Y"
    adverb = row.kinds[one.cue - 1] in "df"
    return row.word(one.cue) not in _VALUING or adverb or row.closes(one.span[1])


def _called_by(one: Reading) -> bool:
    """ "X, which the generals call Y", but not "X, who later called Y"."""
    led, kinds = one.led.lstrip("NQx()-,Ly"), one.row.kinds
    who = one.row.word(one.cue - len(led)) == "who" if led else False
    agent = "N" in led or kinds[one.cue] != "C"
    return _apt(one) and _announces(one) and (agent or not who)


def _reflexive(one: Reading) -> bool:
    return _apt(one) and _announces(one)


def _small(one: Reading) -> bool:
    """Whether small letters are a name: an illness, or no word of the language."""
    kinds, last = one.row.kinds, one.row.word(one.y[1] - 1)
    plainly = "d" in one.led or kinds[one.cue] == "K" or "s" in one.linked
    known = one.row.word(one.cue).removesuffix("s") != "know"
    if not known or one.row.kinds[one.x[1] : one.x[1] + 2] == ",b":
        return False
    return _apt(one) and (last in _ILLNESSES or (plainly and not looks_ordinary(last)))


def _run(one: Reading) -> bool:
    """ "Maoist rebels, also called Y": all the words that begin the sentence are the name."""
    kinds, last = one.row.kinds, one.row.word(one.y[1] - 1)
    named = kinds[one.x[0]] == NAME or not looks_ordinary(one.row.word(one.x[1] - 1))
    small = kinds[one.y[0]] == "x" and looks_ordinary(last) and last not in _ILLNESSES
    return named and not small and _announces(one)


def _brand(one: Reading) -> bool:
    sold = _SOLD.search(" ".join(one.row.said(one.x[0], one.y[0]))) is not None
    return sold and not looks_ordinary(one.row.word(one.x[0]))


def _behind(one: Reading) -> bool:
    """Whether what stands behind two names says whose word or language the second is."""
    said = one.row.said(one.cue, one.span[1])
    if said[0] == "to":
        mark = one.row.kinds[one.x[1] : one.y[0]]
        whose = said[1] in _WHOSE or said[-1].removesuffix("s") in DEMONYMS
        return whose or (not mark.startswith(",") and one.row.closes(one.span[1]))
    tongued = not set("LMKCfd").isdisjoint(one.row.kinds[one.cue : one.span[1]])
    if not (tongued or not _PARLANCE.isdisjoint(said)):
        return False
    return _apt(one) and (said[0] not in ("in", "for") or said[-1] not in ("name", "names"))


def _told(_: Reading) -> bool:
    """Whatever the words: the pattern alone tells."""
    return True


def _dubbed(one: Reading) -> bool:
    """ "dubbed X “Y”", but not "called X “y”"."""
    return one.y[0] in one.row.quoted and one.row.word(one.cue) not in _VALUING


def _glossed(one: Reading) -> bool:
    """ "X, or Y" at the start of a sentence or with a mark of a name; "X (literally “y”)"."""
    row, cue = one.row, one.row.word(one.cue)
    marked = one.y[0] in row.quoted or row.kinds[one.cue - 1] == "("
    plain = one.x[0] < 2 or (row.kinds[one.y[0]] == NAME and marked)
    alike = likeness(*(" ".join(row.said(*place)) for place in (one.x, one.y))) > 0
    return _apt(one) and (cue in _GLOSSES or (cue == "or" and (plain or alike)))


def _timed(one: Reading) -> bool:
    cue = one.row.word(one.cue)
    turned = one.row.kinds[one.cue] != "V" or cue.startswith("bec") or "mean" in cue
    return _apt(one) and turned


def _marked(one: Reading) -> bool:
    """ "the “Y”, X,"; "X (“y”)"."""
    row, y = one.row, one.y[0]
    few = len(row.said(*one.y)) < _FEW
    small = few and row.kinds[y] == QUOTE and row.kinds[y + 1 : y + 2] == ")"
    strange = not any(map(looks_ordinary, row.said(*one.x)))
    dashed = strange and row.kinds[one.cue] == "-"
    return y in row.quoted and _apt(one) and (row.word(one.cue) == "the" or small or dashed)


FRAMES = tuple(
    Frame(re.compile(pattern), says, **told)
    for pattern, says, told in (
        # "X, the highest peak of Z, will be called Y"
        (rf"{_X},[aw][^;,]{{1,14}},[bhdfr]*b[df]*(?P<cue>[CK]){_TO_NAME}", _named, {"near": True}),
        # "X, also known as Y"; "X is called Y"; "X, whose real name is Y"
        (
            rf"{_X}(?:[,(:\-]{_LED}x?|w?[hf]*b[adf]*|w{_LED})(?P<cue>[CKM]){_TO_NAME}",
            _named,
            {"near": True, "listed": True},
        ),
        (
            rf"^a?(?P<x>[Nx]x{{1,3}})(?:\(N\))?[,(\-]{_LED}(?:[xN]{{1,2}}[hdf]*)?(?P<cue>[CKM])"
            rf"{_LINK}{{0,6}}?(?P<y>[NQ](?!q)|x{{1,3}}{_STOP})",
            _run,
            {},
        ),
        (rf"(?<![xN])(?P<x>x)[,(\-]{_LED}(?P<cue>[CM]){_TO_NAME}", _brand, {}),
        # "X, the firm once called Y"
        (rf"{_X}{_CLAUSE}(?P<cue>[CKM]){_TO_NAME}", _named, {"near": True, "listed": True}),
        # "X, which the generals call Y"; "X, also called y y"
        (
            rf"{_X}[,(\-]?w(?:a?[xN]{{1,3}}|[xN])[hdf]*(?P<cue>[VCWK]){_TO_NAME}",
            _called_by,
            {"near": True, "listed": True},
        ),
        (
            rf"{_X}[,(\-]?{_LED}(?:a?x{{1,2}})?[hdf]*(?P<cue>[CK]|[CV]s)[qdL]*a?(?P<y>x{{1,3}}){_STOP}",
            _small,
            {},
        ),
        (rf"^a?(?P<x>[NxL]x{{1,3}})[bhdf]*(?P<cue>[CV]s){_TO_NAME}", _run, {}),
        # "X calls itself Y", "X, now bankrupt, changed its name to Y", "X wants to be called Y"
        (
            rf"{_X}(?:[,(\-]?{_LED}|[,\-][aw][^;]{{1,14}}?){_SELF}{_TO_NAME}",
            _reflexive,
            {"near": True, "listed": True},
        ),
        (
            rf"^[^Nw;]{{0,3}}(?P<x>N)(?:[^;w]|wi){{1,25}}?{_SELF}{_TO_NAME}",
            _announces,
            {"listed": True},
        ),
        (rf"^[^Nw;]{{0,3}}(?P<x>N)[^;w]{{1,6}}?(?P<cue>[hr]bd*C){_TO_NAME}", _announces, {}),
        # "Formerly known as Y, X"; "the country once called Y, X,"; "the man known as Y was X"
        (r"^[fd]*(?P<cue>[CKfd])q?a?(?P<y>[NQ]),a?(?P<x>N)", _announces, {}),
        (
            rf"(?:^|[ap])x[xwbhdfpN]{{0,5}},?(?P<cue>[CKVW]){_LINK}{{0,3}}?(?P<y>[NQ])"
            r",a?(?P<x>N)(?=[,)\-])",
            _announces,
            {},
        ),
        (
            rf"(?:^|[ap])x[xwbhdfpN]{{0,5}},?(?P<cue>[CKVW]){_LINK}{{0,3}}?(?P<y>[NQ])(?:pa?[xN])?,[bf]+"
            r"(?P<x>N)",
            _announces,
            {},
        ),
        # "Y, as X is known"; "X, Y to its friends"; "X, or Y in Arabic"
        (
            r"(?P<y>N)(?:\(N\))?[,(\-]qa?(?P<x>N)[hbdf]*b[df]*(?P<cue>[CKfd])",
            _behind,
            {"near": True},
        ),
        (
            rf"{_X}[,(\-][oad]*(?P<y>[NQ])"
            r"(?P<cue>pa?[df]*(?:L|L?M)|p[adx]*M|ra?d?[xN]|pd|pa?[dxM]{1,2}(?:pa?[xN]{1,2})?|,?q[xi]b[df]*[CK])(?=[,.;)\-&p]|$)",
            _behind,
            {"near": True, "listed": True},
        ),
        # "X (in Arabic, Y)"
        (
            rf"{_X}[,(\-]p?(?P<cue>L)[,:]?x?a?(?P<y>[NQ])(?=[,.;)\-]|$)",
            _timed,
            {"proper": True},
        ),
        # "X, or Y,"; "X (literally “y”)"
        (
            rf"(?<!N,){_X}[,(\-]a?(?P<cue>[od])a?(?P<y>[NQ]){_STOP}",
            _glossed,
            {"proper": True},
        ),
        # "dubbed X “Y”"; "refer to X by its acronym, Y"
        (r"(?P<cue>[CVK]r?)a?(?P<x>N)x?a?(?P<y>[NQ])", _dubbed, {}),
        (r"(?P<cue>[KV]r?)a?(?P<x>N)x?[pq][adL]*M,?(?P<y>N)", _told, {}),
        # "first called themselves X and later Y"; "called X in Norland and Y in Vestland"
        (r"(?P<cue>[CV]s?)(?P<x>N)(?:pN)?,?&f+a?(?P<y>N)", _told, {}),
        (r"(?P<cue>[CV])a?(?P<x>N)(?:pN)?&(?:N?a)(?P<y>N)(?:pN)?(?=[,.]|$)", _told, {}),
        # "X, now Y,"; "X, until 2014 the Y,"; "X (Y until 1989)"; "X became Y"
        (
            rf"{_X}[,(\-][wbhdap]*(?P<cue>f|t[dyx]{{1,3}},?)[bdqfwhC]*a?(?P<y>[NQ])(?=[,.;)\-]|$)",
            _timed,
            {"proper": True},
        ),
        (
            rf"{_X}[,(\-]a?(?P<y>N)(?P<cue>t[dyx]{{1,3}})(?=[,.;)\-]|$)",
            _timed,
            {"proper": True},
        ),
        (rf"{_X},?w?h?(?P<cue>V)a?(?P<y>N)(?=[,.;)\-ptT]|$)", _timed, {"proper": True}),
        # "what was once X is now Y"
        (r"b(?P<cue>f)a?(?P<y>N)bf[CK]?q?a?(?P<x>N)", _timed, {"proper": True}),
        # "the “Y”, X,"; "X (“y”)"
        (r"(?:^|[,;&])(?P<cue>a)(?P<y>[NQ]),(?P<x>N)(?=[,b])", _marked, {}),
        (rf"{_X}(?P<cue>[(\-])a?(?P<y>[NQ])(?=[)o\-])", _marked, {}),
    )
)
