# ruff: noqa: E501 (a table)
"""Lines in which the publisher asks the reader for an address, money, a story or a click.

Publishers put them among the paragraphs and after them, in sentences as well made as those of the
article. They speak to the reader and name what is wanted; one word of these alone tells nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from .features import Pages
from .sheet import Sheet, lines_with
from .vocabulary import vocabulary
from .words import Flags

FEWEST_WORDS, MOST_WORDS, MOST_LETTERS = 4, 70, 700  # of a plea
_LETTERS = r"(?:newsletters?|e-?mails?|inbox|alerts?|updates|digests?|briefings?)"
_NETWORKS = r"(?:twitter|facebook|instagram|telegram|whatsapp|youtube|linkedin|x)"
_PRESS = r"(?:journalism|reporting|newsroom|journalists|coverage)"
_ASKED = r"(?:^|[.!?:;…)—–-]\s|\b(?:and|or|please|can)\s)"  # before an imperative
_FOR_PRESS = (
    (("support", "fund", "sustain"), rf"\b(?:support|fund|sustain)(?:s|ing)?\s(?:our|independent|quality|local|nonprofit|this|free)\s(?:\S+\s){{0,3}}?{_PRESS}"),
    (("support",), rf"^(?:please\s)?support\s(?:\S+\s){{1,4}}?{_PRESS}"),
    (("as little as",), r"\b(?:giv(?:e|ing)(?:\sus)?|contribut(?:e|ing|ion\sof)|donat(?:e|ing)|support(?:ing)?\s(?:\S+\s){1,4}?(?:for|from|with))\sas\slittle\sas\s[$£€]\d"),
    (("paywall",), r"^(?=.*\b(?:we|our)\b)(?=.*\b(?:journalism|news|newsroom|reporting)\b)(?=.*\bfree\b).*\bpaywalls?\b"),
)  # fmt: skip
"""What tells at a glance that a paper wants money for its journalism, in small letters, and what
the plea is then to be like."""
_WANTED = (
    # an address
    (("sign up", "subscribe"), rf"{_ASKED}(?:sign\sup|subscribe)\b(?:\s\S+){{1,14}}?\s{_LETTERS}\b"),
    (("sign up", "subscribe"), rf"\b{_LETTERS}\b.{{0,80}}[.?!:]\s+(?:sign\sup|subscribe)\b"),
    (("inbox",), r"\b(?:delivered|sent|straight|direct(?:ly)?|right)\s(?:\S+\s){0,2}?to\syour\s(?:e-?mail\s)?inbox"),
    (("recaptcha",), r"\bprotected\sby\sreCAPTCHA\b"),
    (("unsubscribe", "opt out"), r"\byou\scan\s(?:unsubscribe|opt\sout)\sat\sany\stime"),
    (("subscribe", "sign up", "join "), r"^(?:(?:do|did)\syou\s)?(?:want|like|liked|enjoy|enjoyed|enjoying|love)\s[^.?!]{3,60}\?\s+(?:subscribe|sign\sup|join)\b"),
    (("thank",), r"^thank(?:s|\syou)\sfor\s(?:signing\sup|subscribing)\b"),
    # money
    *_FOR_PRESS,
    (("consider ",), r"\bconsider\s(?:(?:making|becoming)\s(?:\S+\s){1,4}?(?:contribution|donation|gift|support|member|subscriber|supporter)|supporting|donating|contributing)\b"),
    (("subscriber",), r"\b(?:free|paid)\s(?:or\spaid\s)?subscriber\b"),
    # a story, an opinion
    (("to hear",), r"\bwe(?:\s(?:want|would\slike)|['’]d\slike)\sto\shear\s(?:what\syou|from\syou|your)\b"),
    (("@",), r"^(?:reach|contact|e-?mail|write\sto)\s(?:\S+\s){1,8}?\S+@\S+"),
    # a click
    (("follow ",), rf"{_ASKED}follow\s(?:us|me|@?\S+(?:\s\S+){{0,4}}?)\son\s{_NETWORKS}\b"),
    (("join ",), rf"{_ASKED}join\s(?:our|us|the)\b(?:\s\S+){{0,4}}?\s{_NETWORKS}\b"),
    (("download the", "download our"), r"\bdownload\s(?:the|our)\s(?:(?:\w+\s){1,5}app|(?:\w+\s){0,5}(?:white\s?paper|e-?book))\b"),
    (("click",), r"^(?:\S+\s){0,12}?click(?:ing)?\shere\b[.!]?(?:\s\S+){0,12}$"),
    (("commission",), r"\b(?:we|this\s(?:site|page|article)|publishers?)\s(?:\S+\s){0,3}?(?:earns?|receives?|gets?|makes?)\s(?:\S+\s){0,4}?commissions?\b"),
    # consent
    (("cookies",), r"^(?:we|(?:this|our)\s(?:web)?site)\b.{0,40}\buses?\scookies\b"),
    (("on a device",), r"\bstore\sand/or\saccess\sinformation\son\sa\sdevice\b"),
)  # fmt: skip
"""The same of all pleas."""


def _by_cue(table: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, list[re.Pattern[str]]]:
    patterns: dict[str, list[re.Pattern[str]]] = {}
    for cues, pattern in table:
        for cue in cues:
            patterns.setdefault(cue, []).append(re.compile(pattern, re.IGNORECASE))
    return patterns


_FOR_MONEY, _PLEAS = _by_cue(_FOR_PRESS), _by_cue(_WANTED)
_MOST_FORM = 120  # of a form; those with all their messages have some 90
_FORM = re.compile(
    r"\b[Bb]y (?:signing up|subscribing|registering|submitting)\b.{0,60}\byou (?:agree|consent)\b"
    r"|\b[Vv]erify (?:that )?you['’]re not a robot\b|\bprotected by reCAPTCHA\b"
)
_CHOICE = re.compile(r"\b[Cc]hoose (?:your|a) (?:country|state)\b(?: \S*[^\s.,;:!?]){40}")
_QUOTED = ("“", '"', "‘", "'")


def pleading(lines: Sequence[str]) -> set[int]:
    """Which of the lines, none with a break in it, ask the reader for an address, money, a story
    or a click."""
    return _found(lines, _PLEAS)


def forms_and_pleas(every: Sequence[Sheet], pages: Pages, body: Flags) -> list[int]:
    """The lines of the body that are a form for an address, with what is agreed to by sending it,
    or in which a paper asks for money for its journalism."""
    asked = list(lines_with(every, pages, vocabulary().pleas, body))
    lines = [" ".join(line.splitlines()) for _, line in asked]
    found = _found(lines, _FOR_MONEY)
    return [at for n, (at, _) in enumerate(asked) if n in found or _is_form(lines[n])]


def _is_form(line: str) -> bool:
    # A longer line is a whole page; its article would go with the form.
    said = line.count(" ") < _MOST_FORM and _FORM.search(line)
    return bool(said or _CHOICE.search(line))


def _found(lines: Sequence[str], table: Mapping[str, list[re.Pattern[str]]]) -> set[int]:
    # What gives them away is looked for in all lines at once, and few have any.
    text = "\n".join(lines).lower()
    ends: list[int] = []
    found: set[int] = set()
    for cue, patterns in table.items():
        start = text.find(cue)
        if start >= 0 and not ends:
            ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
        while start >= 0:
            at = bisect_right(ends, start)
            if at not in found and _is_like(lines[at], patterns):
                found.add(at)
            start = text.find(cue, ends[at])
    return found


def _is_like(line: str, patterns: Iterable[re.Pattern[str]]) -> bool:
    words = line.count(" ") + 1
    if not FEWEST_WORDS <= words <= MOST_WORDS or len(line) > MOST_LETTERS:
        return False
    return not line.startswith(_QUOTED) and any(pattern.search(line) for pattern in patterns)
