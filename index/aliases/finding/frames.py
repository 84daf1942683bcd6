"""Where two names and a word of naming may stand in one sentence: a row of ``FRAMES`` for each way.

A frame does not know one verb from another: "X, which the generals call Y" and "X, which doctors
dubbed Y" are one. To teach the finder another way of saying it, add a row: how it is said, with
"X" and "Y" for the names (a test tries that very sentence), and its pattern over the letters of
``rows.KINDS``, in which ``=`` stands before the word of naming and ``_PARTS`` names what recurs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import readings as says
from .readings import Reading
from .rows import Row

_LINK = (  # between the word of naming and the name: "by its French acronym", "to NATO as"
    "(?:[adfqsLM:]|p(?=[adLxN]{0,4}[LM])|(?<=M)U|(?<=[padx])[xN](?=M)|(?<=M)(?:h?b|[rpV,])|(?<=ML),|(?<=pL)[,p]|(?<=[KCV])r|(?<=Md)r|"
    "(?:[prt]|(?<=K)x?)a?[xNyL]{1,2}(?:pN)?(?=d?q|pa[dL]*M))"
)
_TIME = "t(?:[dx]*y+|[dx]{1,2})"  # "until 2014", "since the war"
_PARTS = {
    # with what it is: "X rebels", "X (XY)", "X, 44,"
    "X": r"(?P<x>[NQ])(?:x{0,2}\([NLy]+\)|,oN(?=,w)|,y(?=,)|x{1,2})?",
    "X.": "(?P<x>N)",
    "Y": "a?(?P<y>[NQ])",
    "Y.": "a?(?P<y>N)",
    "..Y": rf"{_LINK}{{0,7}}?(?P<y>[NQ])(?!q|d?M)",
    "and": "[^,;:()Nw]{1,9}&",  # "X left the quay and"
    "led": "(?:[bhdfstwapq]|(?<=p)L|(?<=t)[xy]{1,2}|(?<=td)[xy])*",
    "stop": r"(?=[,.;:()\-]|oa?[NQ]|$)",
    "clause": r"(?:[,\-][aw]|\(a)(?:[^,;()N]|N(?=[CKxdf]|&f)){1,12}?",  # ", the firm formerly"
    "self": (  # calls itself, uses the name, performs as, trades under the brand
        "(?P<cue>[CV]s|Ca?M(?=r)|U[prads]*x?M|W(?:[xN]|pa?[xyN]{1,2}|t[dx]*y+)?(?:q|p[ad]+M?)|Up(?=a?[dL]*[NM]))"
    ),
}


def _pattern(written: str) -> re.Pattern[str]:
    parts = (
        rf"(?P<cue>{part[1:].replace('TIME', _TIME)})" if part[0] == "=" else _PARTS.get(part, part)
        for part in written.split()
    )
    return re.compile("".join(parts))


@dataclass(frozen=True, slots=True)
class Frame:
    """How two names are joined, its pattern of kinds, and what must be true of the words there."""

    shape: str
    pattern: re.Pattern[str]
    fits: Callable[[Reading], bool]

    def read(self, row: Row) -> list[Reading]:
        """Where the frame fits and the words say so."""
        found = (
            Reading(row, m.span("x"), m.span("y"), m.start("cue"), m.span())
            for m in self.pattern.finditer(row.kinds)
        )
        return [one for one in found if one.bare and self.fits(one)]


_ROWS: tuple[tuple[str, str, Callable[[Reading], bool]], ...] = (
    # the word of naming between the names
    (
        "X, which the generals call Y,",
        r"X (?:,a[^,;()Nw]{1,6}|[,(\-])?"
        r"w(?:pa?[xNL]{1,3}[hbdf]*|a?(?:d?[xN&L]{1,5}|i)(?:pa?[xNL])?p?[hdf]*|dpi[hdf]*)"
        r" =[VCWK] ..Y",
        says.called_by,
    ),
    (
        "X, also known as Y,",
        r"X (?:[,(:\-] led x?|(?<=N)(?=Kq)|(?: and )?w?[hf]*b(?:[adf]|ty)*|w led |(?=k)"
        r"|,[aw][^;,]{1,14},[bhdfr]*b[df]*|,[xC]pN&[bdf]*) =[CKMk] ..Y",
        says.named,
    ),
    ("X, the firm that was once called Y,", r"X clause =[CKM] ..Y", says.named),
    (
        "X, a bankrupt firm, calls itself Y",
        r"X (?:[,(\-]? led |[xU]r| and [hdft]*|[,\-](?:[aw][^;]{1,14}?|x[^;]{1,14}?,[hbdf]+))"
        r" self ..Y",
        says.reflexive,
    ),
    (
        "X, whose fighters call him Y",
        r"X (?:(?<=[xN]pN)|(?<=[xN]paN)|[^N]{0,12}?[,;:(\-][^N]{0,6}[xi])[hdf]* =[VCK] "
        r"(?:i|a)d*(?:x&|q)?a?d? Y",
        says.of_him,
    ),
    (
        "X; the group is often called Y",
        r"X (?:\(N)?[^N]{0,10}?[;:(\-](?:i|ax{1,2})[hbdf]* =[CKf] ..Y",
        says.called_by,
    ),
    ("X's real name is Y", r"X. [df]* =M [hb]+[df]*(?:[UC]r)? Y", says.told),
    ("the real name of X is Y", r"=M (?:pa?)? X. b Y stop", says.told),
    ("X used to be Y", r"X. (?:,ax{1,2}w)? =U rba? Y. stop", says.announces),
    ("X is officially Y", r"X (?:b|h(?=fb)) =[df] b? Y. stop", says.timed),
    (
        "X said it would change its name to Y",
        r"(?<![pr])(?<![pr]a) X. (?:\.N?)?[^,;:()wN]{0,8}? =(?:Cq|Ua[df]*Mr|Vs) a? Y.",
        says.renamed,
    ),
    (
        "X later became Y",
        r"X (?:,(?!N)[^,;i]{1,8},|[^,;:N()\-]{1,6}[r&]|,?)w?h?(?:p?f|py|d|t)* "
        r"=V [dqr]*p? Y. (?=[,.;)\-patT&]|$)",
        says.timed,
    ),
    (
        "X, now Y,",
        r"X [,(\-][wbhdap]* =(?:f|TIME,?|px{1,2},?|xrb) [bdqfwhC]* Y (?=[,.;:()\-]|$|(?<=aN)p)",
        says.timed,
    ),
    ("X, the former Y,", r"X [,(\-]a? =d Y. stop", says.once),
    ("X (in Arabic, Y)", r"X [,(\-]p? =L [,:p]?x? Y stop", says.timed),
    ("X (the “Y”)", r"X =[(,\-] [adpxf,]{0,8}? Y. (?=[),\-]|oa?N\))", says.quoted),
    ("X, or Y,", r"(?<![NQ],)(?<!&) X [,(\-]p?a? =[od] d*,? Y stop", says.offered),
    # behind both
    (
        "Y, as X is known,",
        r"(?P<y>N)(?:\(N\))?[,(\-]q(?:ax{1,3}|a)?(?P<x>N(?:xpN)?|(?<=[qa])[xL]x{1,2})"
        r"x?[hbdf]*(?:b[df]*(?=[CKfd])|(?=[CV]s)) =.",
        says.behind,
    ),
    (
        "X, or Y in Arabic,",
        r"X (?:[(\-](?:ib)?|,(?!Nt)|,wb(?=Nt))[oad]*(?P<y>[NQ]) "
        r"=(?:t[adx]{0,2}[xy]|pa?[df]*(?:L|L?M)|p[adx]*M|r[adpxNLiw]{1,8}M?|p[df]|pNx"
        r"|,?[Tp][adL]*M(?:pL)?|(?<=\(N)pa?[dxNW]{1,3}(?=\))|pa?[dxMLN]{1,2}(?:pa?[xN]{1,2})?"
        r"|,?q[xi]b[df]*[CK]|,?qa?[xNL]{1,2}[df]*[CVK]r?i) "
        r"(?=[,.;)\-&p]|$)",
        says.behind,
    ),
    # before both
    (
        "Formerly known as Y, X fell",
        r"^(?:p[ad]*)?[afd]* =(?:[CMf]|K(?:p[adLx]{1,3}|ra?x{1,2})?|W(?=q)) (?:py)?q? Y"
        r" (?:[ptq][dxy]+|[xy]{2})? ,a?(?:d|x{1,3}|x{1,2}[CK]q)? X. (?!,[aN]|&)",
        says.announces,
    ),
    (
        "A man who called himself Y was in fact X",
        r"(?:w|(?<=ax),|(?<=ax)) [hbdf]* =(?:[CV]s|C|[CK]q|Kpa[df]*M) Y. ,?b (?:px|d)? X. stop",
        says.told,
    ),
    ("The generals refer to X by its initials, Y.", r"=[KV]r? a? X. x?[pq][adL]*M,? Y.", says.told),
    (
        "The generals refer to X as Y.",
        r"=[CVK]r? (?:ax?)? X. (?:x&a?|[xd]?q?) Y",
        says.turned_to,
    ),
    (
        "The generals changed the name of X to Y.",
        r"=[UC] (?:[adx]*M[x:]*p?q?|p)a? X. [^N;,]{0,8}?(?:pxp|r|p) Y.",
        says.swapped,
    ),
    (
        "What the generals call X, sailors call Y.",  # "known here as X and there as Y"
        r"=(?:[CKVWM]|(?<=,)d) (?:[pr]a?[xNL]{1,3}|ax{1,2}|b)?d?q?a? X. "
        r"(?:p(?:y|a?[xNL]{1,3}))?[,;]?&?,?"
        r"(?:x?[pr]a?[xNL]{1,3}d?q|p?w?[adxNL]{1,4}[VCK]|[hb]?[fd]*f[fd]*(?:[CW]q?|Vs)?"
        r"|(?<=&)w?[hbfd]*[CKW](?:ra?x{1,2})?q|(?<=&)[df]*C|a[df]*Mb) a? Y.",
        says.told,
    ),
    (
        "The hill, X to Poles and Y to Germans, is steep",
        r"(?:(?<=[CV])|(?<=[CV]a)|[,(\-]a?(?=N(?:r|pL))) X. =[rp] a?[xNL]{1,2},?& a? Y. "
        r"[rp]a?[xNL]{1,2} stop",
        says.told,
    ),
)


FRAMES = tuple(Frame(shape, _pattern(written), fits) for shape, written, fits in _ROWS)


def readings(row: Row) -> list[Reading]:
    """Where any frame fits."""
    return [one for frame in FRAMES for one in frame.read(row)]
