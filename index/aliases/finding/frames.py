"""Where two names and a word of naming may stand in one sentence, over its row of kinds.

A frame does not know one verb from another: "X, which the generals call Y" and "X, which doctors
dubbed Y" are one. The letters of the patterns are those of ``rows.KINDS``; ``x`` and ``y`` are the
two names, ``cue`` is where the naming begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import readings as says
from .readings import Reading
from .rows import Row

CLOSING = ",.;:()-"
_LED = "[bhdfswapq]*"
_LINK = (  # between the word of naming and the name: "by its French acronym", "to NATO as"
    "(?:[adfqsLM:]|p(?=[adLxN]{0,4}[LM])|(?<=[padx])[xN](?=M)|(?<=M)(?:h?b|[rpV,])|(?<=ML),|(?<=pL),|(?<=[KC])r|"
    "(?:[prt]|(?<=K)x?)a?[xNy]{1,2}(?=q|pa[dL]*M))"
)
TO_NAME = rf"{_LINK}{{0,7}}?(?P<y>[NQ])(?![qM])"
_X = r"(?P<x>[NQ])(?:\([NLy]+\)|x)?"
_STOP = r"(?=[,.;:()\-]|$)"
_SELF = (  # calls itself, uses the name, performs as, trades under the brand
    r"(?P<cue>[CV]s|U[pads]*x?M|W(?:[xN]|pa?[xyN]{1,2}|t[dx]*y+)?q|Wp[ad]+M?|Up(?=a?[dL]*[NM]))"
)
_CLAUSE = (
    r"(?:[,\-][aw]|\(a)(?:[^,;()N]|N(?=[CKxdf])){1,8}?"  # ", the security contractor formerly"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern of kinds and what must be true of the words where it fits.

    ``near``: the names are side by side, so that some words leave no doubt. ``listed``: further
    names may follow the second. ``proper``: the second must be no common word and no office.
    """

    pattern: re.Pattern[str]
    fits: Callable[[Reading], bool]
    near: bool = False
    listed: bool = False
    proper: bool = False

    def read(self, row: Row) -> list[Reading]:
        """Where the frame fits and the words say so."""
        found = [
            Reading(row, m.span("x"), m.span("y"), m.start("cue"), m.span())
            for m in self.pattern.finditer(row.kinds)
        ]
        return [one for one in found if self.fits(one)]


FRAMES = tuple(
    Frame(re.compile(pattern), fits, **told)
    for pattern, fits, told in (
        # "X, the highest peak of Z, will be called Y"
        (
            rf"{_X},[aw][^;,]{{1,14}},[bhdfr]*b[df]*(?P<cue>[CK]){TO_NAME}",
            says.named,
            {"near": True},
        ),
        # "X, or XY, which in Norland is also called Y"
        (
            rf"{_X}(?:,oN)?,wpa?[xNL]{{1,3}}[hbdf]*(?P<cue>[CK]){TO_NAME}",
            says.named,
            {"near": True, "listed": True},
        ),
        # "X, also known as Y"; "X is called Y"; "X, whose real name is Y"
        (
            rf"{_X}(?:[,(:\-]{_LED}x?|w?[hf]*b[adf]*|w{_LED})(?P<cue>[CKM]){TO_NAME}",
            says.named,
            {"near": True, "listed": True},
        ),
        (
            rf"^a?(?P<x>[Nx]x{{1,3}})(?:\(N\))?[,(\-]{_LED}(?:[xN]{{1,2}}[hdf]*)?(?P<cue>[CKM])"
            rf"{_LINK}{{0,6}}?(?P<y>[NQ](?!q)|x{{1,3}}{_STOP})",
            says.run,
            {},
        ),
        # "X, the firm once called Y"
        (rf"{_X}{_CLAUSE}(?P<cue>[CKM]){TO_NAME}", says.named, {"near": True, "listed": True}),
        # "X, which the generals call Y"; "X, also called y y"
        (
            rf"{_X}(?:,a[^,;()Nw]{{1,6}}|[,(\-])?wa?(?:[xN&L]{{1,5}}|i)(?:pa?[xNL])?p?[hdf]*(?P<cue>[VCWK]){TO_NAME}",
            says.called_by,
            {"near": True, "listed": True},
        ),
        # "X calls itself Y", "X, now bankrupt, changed its name to Y", "X wants to be called Y"
        (
            rf"{_X}(?:[,(\-]?{_LED}|[,\-](?:[aw][^;]{{1,14}}?|x[^;]{{1,14}}?,[hbdf]+)){_SELF}{TO_NAME}",
            says.reflexive,
            {"near": True, "listed": True},
        ),
        (
            rf"^[^Nw;]{{0,3}}(?P<x>N)(?:[^;w]|wi){{1,25}}?{_SELF}{TO_NAME}",
            says.styled,
            {"listed": True},
        ),
        # "Formerly known as Y, X"; "the country once called Y, X,"; "the man known as Y was X"
        (r"^[fd]*(?P<cue>[CKfd])q?a?(?P<y>[NQ]),a?(?P<x>N)", says.announces, {}),
        (
            rf"(?:^|[ap])x[xwbhdfpN]{{0,5}},?(?P<cue>[CKVW]){_LINK}{{0,3}}?(?P<y>[NQ])"
            r",a?(?P<x>N)(?=[,)\-])",
            says.announces,
            {},
        ),
        (
            rf"(?:^|[ap])x[xwbhdfpN]{{0,5}},?(?P<cue>[CKVW]){_LINK}{{0,3}}?(?P<y>[NQ])(?:pa?[xN])?,[bf]+"
            r"(?P<x>N)",
            says.announces,
            {},
        ),
        # "Y, as X is known"; "X, Y to its friends"; "X, or Y in Arabic"
        (
            r"(?P<y>N)(?:\(N\))?[,(\-]qa?(?P<x>N(?:xpN)?|[xL]x{1,2})x?[hbdf]*(?:b[df]*(?=[CKfd])|(?=[CV]s))(?P<cue>.)",
            says.behind,
            {"near": True},
        ),
        (
            rf"{_X}[,(\-][oad]*(?P<y>[NQ])"
            r"(?P<cue>pa?[df]*(?:L|L?M)|p[adx]*M|r[adpxNLi]{1,5}M?|p[df]|,?[Tp][adL]*M(?:pL)?|pNx|pa?[dxML]{1,2}(?:pa?[xN]{1,2})?|,?q[xi]b[df]*[CK])(?=[,.;)\-&p]|$)",
            says.behind,
            {"near": True, "listed": True},
        ),
        # "X (in Arabic, Y)"
        (
            rf"{_X}[,(\-]p?(?P<cue>L)[,:p]?x?a?(?P<y>[NQ])(?=[,.;()\-]|$)",
            says.timed,
            {"near": True, "proper": True},
        ),
        # "X, or Y,"; "X (literally “y”)"
        (
            rf"(?<!N,){_X}[,(\-]p?a?(?P<cue>[od])a?(?P<y>[NQ]){_STOP}",
            says.glossed,
            {"near": True, "proper": True},
        ),
        (rf"(?<![,&]){_X},(?P<cue>o)a?(?P<y>N){_STOP}", says.offered, {"proper": True}),
        # "dubbed X “Y”"; "refer to X by its acronym, Y"
        (r"(?P<cue>[CVK]r?)a?(?P<x>N)x?a?(?P<y>[NQ])", says.dubbed, {}),
        (r"(?P<cue>[KV]r?)a?(?P<x>N)x?[pq][adL]*M,?(?P<y>N)", says.told, {"near": True}),
        # "refer to X as Y", "rename the port X as Y"
        (
            r"(?P<cue>[CVK]r?)(?:ax?)?(?P<x>N)qa?(?P<y>[NQ])",
            says.turned_to,
            {"near": True, "proper": True},
        ),
        # "changed the name of X to Y"; "dropped the name X in 1980 in favour of Y"
        (
            r"(?P<cue>[UC])[ad]*Mp?q?a?(?P<x>N)[^N;,]{0,8}?(?:pxp|r|p)a?(?P<y>N)",
            says.swapped,
            {"near": True},
        ),
        # "known in Norland as X and in Vestland as Y"; "X in Norlandic, Y in Vestlandic"
        (
            r"(?P<cue>[CKW])pa?[xNL]{1,2}qa?(?P<x>N),?&?,?pa?[xNL]{1,2}qa?(?P<y>N)",
            says.told,
            {"near": True, "proper": True},
        ),
        (
            r"(?P<cue>[CKVW])q?a?(?P<x>N)pa?[xNL]{1,2},?&x?q?a?(?P<y>N)pa?[xNL]",
            says.told,
            {"proper": True},
        ),
        (r"(?P<x>N)ba?(?P<y>N)(?P<cue>r)a?[xN]", says.behind, {"listed": True, "proper": True}),
        # "known as X, or Y"
        (
            r"(?P<cue>[CKM])[qadLM]{0,4}(?P<x>N),?oa?(?P<y>N)(?=[,.;)\-]|$)",
            says.announces,
            {"near": True, "proper": True},
        ),
        (rf"{_X}[,\-]w[^N,;]{{1,9}}(?P<cue>K)q{TO_NAME}", says.itself, {"near": True}),
        (r"(?P<y>[NQ]),qa?[xNL]{1,2}(?P<cue>[VK])r?a?(?P<x>N)", says.told, {"near": True}),
        (rf"{_X},w(?P<cue>V)a[dx]{{1,2}}(?P<y>[NQ])", says.their, {"near": True}),
        (rf"{_X}[,\-]?w(?P<cue>b),a?(?P<y>N){_STOP}", says.told, {"proper": True}),
        # "Vestport's name was changed to Y"; "X is Y to northerners"
        (r"(?P<x>N)M[hb]+[df]*(?P<cue>[UC])ra?(?P<y>N)", says.told, {"near": True}),
        # "what had been X since 1915 became Y"
        (r"b[df]*a?(?P<x>N)(?:t[dx]*y+)?,?(?P<cue>V)a?(?P<y>N)", says.turned, {"proper": True}),
        # "X, which older maps show as Y"
        (
            rf"{_X},w[xNaptdCL&]{{1,7}}(?P<cue>q)a?(?P<y>N)(?=[,.;:()\-tp]|$)",
            says.told,
            {"proper": True},
        ),
        # "the former Y, X,"
        (r"^a(?P<cue>d)(?P<y>N),a?(?P<x>N),", says.once, {"proper": True}),
        # "X, which was Y until 1984"
        (rf"{_X},?w?b[df]*a?(?P<y>N)(?P<cue>t)", says.apt, {"proper": True}),
        # "Under its earlier name, Y, X"; "What northerners call X southerners call Y"
        (r"^p[ad]*(?P<cue>M),?a?(?P<y>N),a?(?P<x>N)(?![,&])", says.announces, {}),
        (r"^[xw]a?[xN]{1,2}Va?(?P<x>N)a?[xN]{1,3}(?P<cue>[VK])q?a?(?P<y>N)", says.told, {}),
        # "X – northerners call it Y –"; "X broke away to become Y"
        (rf"{_X}[(\-]a?[xN]{{1,3}}(?P<cue>V)ia?(?P<y>[NQ])", says.told, {"near": True}),
        (rf"{_X}[^,;:N]{{1,6}}r(?P<cue>V)a?(?P<y>N){_STOP}", says.turned, {"proper": True}),
        # "X is officially Y"; "the bank now known as Y was X"
        (rf"{_X}b(?P<cue>[df])a?(?P<y>N){_STOP}", says.formal, {"near": True, "proper": True}),
        # "X, who as Y was the source"
        (
            rf"{_X},w,?f*(?P<cue>q)a?(?P<y>N)(?=[,bhxVCKWU])",
            says.told,
            {"near": True, "proper": True},
        ),
        # "Onchocerciasis, or river blindness,"
        (r"(?:^|[ap])(?P<x>[Nx]x{0,2})(?:\(N\))?,(?P<cue>o)a?(?P<y>x{1,3})(?=,)", says.term, {}),
        # "insulin, known elsewhere as y"; "X, the modern name for y"
        (rf"(?<![xN])(?P<x>x),{_LED}(?P<cue>[CK])[pxNL]{{0,6}}q(?P<y>x){_STOP}", says.term, {}),
        (r"(?P<x>N),a[dx]*(?P<cue>M)p(?P<y>x)(?![N&])", says.term, {}),
        # "first called themselves X and later Y"; "called X in Norland and Y in Vestland"
        (r"(?P<cue>[CV]s?)(?P<x>N)(?:pN)?,?&f+a?(?P<y>N)", says.told, {}),
        (r"(?P<cue>[CV])a?(?P<x>N)(?:pN)?&(?:N?a)(?P<y>N)(?:pN)?(?=[,.]|$)", says.told, {}),
        # "X, now Y,"; "X, until 2014 the Y,"; "X (Y until 1989)"; "X became Y"
        (
            rf"{_X}[,(\-][wbhdap]*(?P<cue>f|t(?:[dx]*y+|[dx]{{1,2}}),?)[bdqfwhC]*a?(?P<y>[NQ])(?=[,.;)\-]|$)",
            says.timed,
            {"near": True, "proper": True},
        ),
        (
            rf"{_X}[,(\-]a?(?P<y>N)(?P<cue>t(?:[dx]*y+|[dx]{{1,2}}))(?=[,.;)\-rp]|$)",
            says.timed,
            {"near": True, "proper": True},
        ),
        (
            rf"{_X}(?:,[^,;i]{{1,8}},|,?)w?h?(?:p?f|d)*(?P<cue>V)[dq]*a?(?P<y>N)(?=[,.;)\-patT&]|$)",
            says.timed,
            {"near": True, "proper": True},
        ),
        # "what was once X is now Y"
        (r"b(?P<cue>f)a?(?P<y>N)bf[CK]?q?a?(?P<x>N)", says.timed, {"near": True, "proper": True}),
        # "the “Y”, X,"; "X (“y”)"
        (r"(?:^|[,;&])(?P<cue>a)(?P<y>[NQ]),(?P<x>N)(?=[,b])", says.marked, {}),
        (rf"{_X},(?P<cue>a)(?P<y>[NQ])(?=[,p])", says.marked, {}),
    )
)
