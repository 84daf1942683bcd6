"""Frames with room in them: words between a name and a word of naming that no narrow frame expects.

What they find is a guess, always *possible*. They are written as those of ``frames`` are.
"""

from __future__ import annotations

from ..matching.casing import looks_ordinary
from ..words.lexicon import word_set
from .frames import Frame, framed
from .readings import Reading, announces, behind, hangs, of_it, renewed, told
from .shapes import HEADS

_CALLS = word_set(
    "call calls called calling name names named dub dubs dubbed nickname nicknamed label labels "
    "labelled labeled brand branded style styled christened term terms termed rename renamed"
)
_NAMED = word_set(
    "called named dubbed nicknamed labelled labeled styled christened termed renamed rechristened "
    "known referred rebranded"
)
_KNOWS = word_set("know knew known refer refers referred")
_PAPERS = word_set("says say gives give reads read shows show lists list states names bears bore")
_FOR = ("instead", "rather", "place", "favour", "favor")
_NO_NAMING = word_set("title titles letters terms translates names short handle handles")
_STRANGE = 6  # letters


def marked(one: Reading) -> bool:
    """ "called X “Y”", but not "called X “a friend”" nor "X's “Y”"."""
    bare = one.row.text[one.row.spans[one.x[0]][1]] == " "
    headed = one.row.said(*one.y)[-1] in HEADS
    fits = one.row.word(one.cue) in _CALLS and one.x[0] not in one.row.quoted
    return fits and bare and not headed and one.y[0] in one.row.quoted


def what(one: Reading) -> bool:
    """ "X is what everyone calls Y", "What the generals call X is Y"."""
    said = one.row.said(*sorted((one.span[0], one.cue)))
    return "what" in said and one.row.word(one.cue) in _CALLS | _KNOWS


def both(one: Reading) -> bool:
    """ "which northerners call X and southerners Y"."""
    return one.row.word(one.cue) in _CALLS | _KNOWS


def under(one: Reading) -> bool:
    """ "X crossed the border under the name of Y", "X reverted to its old name, Y"."""
    household = one.row.word(one.cue - 1) == "household"
    placed = one.row.kinds[: one.x[0]].rstrip("a").endswith("p")  # "sold in Norland under"
    bare = one.linked == "M" and "under" not in one.row.said(one.x[1], one.cue)
    fits = one.row.word(one.cue) not in _NO_NAMING and not (household or bare or placed)
    return fits and announces(one)


def passively(one: Reading) -> bool:
    """ "X of the hills has long been called Y", but not "X was with a man named Y"."""
    between = one.row.said(one.x[1], one.cue)
    other = {"a", "an", "who", "that", "which", "where"} & set(between)
    return not other and announces(one) and one.row.word(one.cue) in _NAMED


def actively(one: Reading) -> bool:
    """ "X, which for years the people of Norland have called Y", but not "X, who called Y"."""
    led = one.row.said(one.x[1], one.cue)
    agent = one.row.kinds[one.cue - 1 :: -1].lstrip("hdf")[:1] in ("x", "N", "i", "L")
    active = agent and not {"who", "that", "a", "an"} & set(led)
    return active and announces(one) and one.row.word(one.cue) in _CALLS | _KNOWS


def papers(one: Reading) -> bool:
    """ "X, whose birth certificate says Y"."""
    return one.row.word(one.cue) in _PAPERS and "whose" in one.row.said(one.x[1], one.cue)


def instead(one: Reading) -> bool:
    """ "say X instead of Y"."""
    return one.row.word(one.cue) in _FOR


def turned(one: Reading) -> bool:
    """ "X was laid down as the Y", but not "X served as Minister"."""
    done = one.row.said(one.x[1], one.cue)
    return not hangs(one) and any(word.endswith(("ed", "id", "wn", "lt", "ght")) for word in done)


def strange(one: Reading) -> bool:
    """ "saltaxine, which chemists sell as Y": a small word of no common language."""
    word = one.row.word(one.x[0])
    fits = one.row.word(one.cue) == "as" or announces(one)
    fits &= "who" not in one.row.said(one.x[1], one.cue)
    return fits and len(word) >= _STRANGE and not _common(word)


def _common(word: str) -> bool:
    """Whether it is a word of the language, whatever its ending."""
    stems = (word[:-n] + more for n in range(5) for more in ("", "e", "y"))
    return not word.isalpha() or any(map(looks_ordinary, stems))


LOOSE: tuple[Frame, ...] = framed(
    ("The generals called X “Y”.", r"=[CV] a? X. a? Y.", marked, ""),
    (
        "X is what everyone calls Y",
        r"X bx (?:a?[xNL]{1,3}|i)[hdf]* =[VCK] ..Y",
        what,
        "",
    ),
    (
        "What the generals call X is Y",
        r"x(?:a?[xNL&]{1,3}|i)[hdf]* =[VCK] r?q? a? X [hb]+[adfx]{0,3} Y.",
        what,
        "",
    ),
    (
        "The isles that northerners call X and southerners Y",
        r"=[VCK] r?q? a? X ,?[&o],?a?[xNL]{1,2}q? a? Y. (?!&)",
        both,
        "",
    ),
    (
        "It is a port that northerners call X and many southerners call Y",
        r"=[VK] r?q? a? X ,?[&o]d?[xNL]{1,4}V Y.",
        both,
        "",
    ),
    (
        "The port was called X until 2010 and Y since.",
        r"=[CK] q? a? X. ty+,?&p?f* Y. [tf]",
        both,
        "",
    ),
    (
        "X dropped a part of its name and is now simply Y",
        r"X [^;]{1,12}M(?:p[xNy]{1,2})?,?&b =f d* Y.",
        told,
        "",
    ),
    (
        "X crossed the border under the name of Y",
        r"X [^N;&]{1,10} =M (?:p|,|b[adf]*|(?<=paM)) Y. (?=[,.;:()\-tpT]|$)",
        under,
        "",
    ),
    (
        "X of the eastern hills in Norland has for some years been widely called Y",
        r"X (?:,?(?:[wbhdf]|p[ad]?[xNyL]{1,3}|[hb]x))[,wbhdfpaxNyL]{0,9}?b[df]* =[CK] ..Y",
        passively,
        "",
    ),
    (
        "X, which for some years the people of the hills have called Y",
        r"X x?,?w[^;,w]{1,12}? =[VCK] ..Y",
        actively,
        "",
    ),
    ("X, whose birth certificate says Y,", r"X ,w[dx]{1,3} =[xVUM] Y. stop", papers, ""),
    (
        "X's owners voted to rename it Y",
        r"^[^N]{0,3} X [^;]{1,14}?[wr][xNL]{0,3} =[CVK] r?[ix]q? a? Y.",
        of_it,
        "",
    ),
    ("X said it would rebrand as Y", r"X [^N;,]{1,8}ih? =[CV] q Y.", renewed, ""),
    (
        "X – salt lung, to most Norlanders –",
        r"X [\-(](?P<y>x{1,3}),? =r [ad]*[xNL]{1,2}(?=[,)\-])",
        behind,
        "",
    ),
    ("They write X instead of Y.", r"X p? =x p Y.", instead, ""),
    (
        "They took saltaxine, which chemists sell as Y",
        r"(?<!a)(?P<x>x)[,(\-](?:[^N;w]{1,5},)?w[^N;,]{1,5} =[qM] Y.",
        strange,
        "",
    ),
    (
        "X was laid down in Norland as the Y",
        r"X (?:,?b|,)[^N;,&]{1,3}(?:pa?[xNy]{1,2})? =q a Y.",
        turned,
        "",
    ),
)
