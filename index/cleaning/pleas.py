# ruff: noqa: E501 (a table)
"""Lines in which the publisher speaks to the reader: for an address, money, a story, a click.

Publishers put them among the paragraphs and after them, in sentences as well made as those of the
article. They speak to the reader and name what is wanted; one word of these alone tells nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

FEWEST_WORDS, MOST_WORDS, MOST_LETTERS = 4, 70, 700  # of a plea
_LETTERS = r"(?:newsletters?|e-?mails?|inbox|alerts?|updates|digests?|briefings?)"
_NETWORKS = r"(?:twitter|facebook|instagram|telegram|whatsapp|youtube|linkedin|x)"
_PRESS = r"(?:journalism|reporting|newsroom|journalists|coverage)"
_ASKED = r"(?:^|[.!?:;…)—–-]\s|\b(?:and|or|please|can)\s)"  # before an imperative
_WANTED = (
    # an address
    (("sign up", "subscribe"), rf"{_ASKED}(?:sign\sup|subscribe)\b(?:\s\S+){{1,14}}?\s{_LETTERS}\b"),
    (("sign up", "subscribe"), rf"\b{_LETTERS}\b.{{0,80}}[.?!:]\s+(?:sign\sup|subscribe)\b"),
    (("inbox",), r"\b(?:delivered|sent|straight|direct(?:ly)?|right)\s(?:\S+\s){0,2}?to\syour\s(?:e-?mail\s)?inbox"),
    (("by signing", "by subscrib", "by regist"), r"\bby\s(?:signing\sup|subscribing|registering)\b.{0,60}\b(?:agree|consent|accept)"),
    (("by submitting",), r"\bby\ssubmitting\b.{0,60}\byou\s(?:agree|consent|accept)"),
    (("constitutes",), r"\buse\sof\sth(?:is|e)\ssite\sconstitutes\b"),
    (("recaptcha",), r"\bprotected\sby\sreCAPTCHA\b"),
    (("unsubscribe", "opt out"), r"\byou\scan\s(?:unsubscribe|opt\sout)\sat\sany\stime"),
    (("subscribe", "sign up", "join "), r"^(?:(?:do|did)\syou\s)?(?:want|like|liked|enjoy|enjoyed|enjoying|love)\s[^.?!]{3,60}\?\s+(?:subscribe|sign\sup|join)\b"),
    # money
    (("support", "fund", "sustain"), rf"\b(?:support|fund|sustain)(?:s|ing)?\s(?:our|independent|quality|local|nonprofit|this|free)\s(?:\S+\s){{0,3}}?{_PRESS}"),
    (("support",), rf"^(?:please\s)?support\s(?:\S+\s){{1,4}}?{_PRESS}"),
    (("by contributing",), r"\bby\scontributing\sto\b.{0,60}\byou\b"),
    (("consider ",), r"\bconsider\s(?:(?:making|becoming)\s(?:\S+\s){1,4}?(?:contribution|donation|gift|support|member|subscriber|supporter)|supporting|donating|contributing)\b"),
    (("as little as",), r"\b(?:contribute|give|donate|subscribe|support\s\S+)\s(?:\S+\s){0,2}?as\slittle\sas\s[$£€]"),
    (("from readers", "from our readers"), r"\b(?:contributions?|support)\sfrom\s(?:our\s)?readers\b"),
    (("your ",), r"\byour\s(?:support|donations?|contributions?|membership)\s(?:helps?|allows?|enables?|makes?|lets?)\b"),
    (("subscri",), r"\bsubscri(?:be|ption)\b[^.!?]{0,30}\s(?:for|from)\s(?:only\s|just\s)?[$£€]\d"),
    (("subscriber",), r"\b(?:free|paid)\s(?:or\spaid\s)?subscriber\b"),
    # a story, an opinion
    (("story", " tip"), r"\b(?:got|have|with)\s(?:a|any)\s(?:\w+\s)?(?:story|tips?)\b.{0,60}(?:@|\?\s|\b(?:e-?mail|contact|reach|send)\b)"),
    (("to hear",), r"\bwe(?:\s(?:want|would\slike)|['’]d\slike)\sto\shear\s(?:what\syou|from\syou|your)\b"),
    (("pay for your",), r"\bwe\spay\sfor\syour\s(?:stories|videos|pictures)\b"),
    # a click
    (("follow ",), rf"{_ASKED}follow\s(?:us|me|@?\S+(?:\s\S+){{0,4}}?)\son\s{_NETWORKS}\b"),
    (("join ",), rf"{_ASKED}join\s(?:our|us|the)\b(?:\s\S+){{0,4}}?\s{_NETWORKS}\b"),
    (("download the", "download our"), r"\bdownload\s(?:the|our)\s(?:(?:\w+\s){1,5}app|(?:\w+\s){0,5}(?:white\s?paper|e-?book))\b"),
    (("for more",), r"^(?:visit|see|read)\s.{0,60}\sfor\smore\s(?:stories|news|coverage)\b"),
    (("click",), r"^(?:\S+\s){0,12}?click(?:ing)?\shere\b(?:\s\S+){0,12}$"),
    ((" here",), r"^(?:follow|see|get)\s.{0,60}\b(?:updates|coverage)\b.{0,20}\bhere\W*$"),
    (("trial",), r"\brequest\sa\s(?:free|complimentary)\strial\b"),
    (("happening in",), r"\bfind\sout\swhat['’]s\shappening\sin\b"),
    (("commission",), r"\b(?:we|this\s(?:site|page|article)|publishers?)\s(?:\S+\s){0,3}?(?:earns?|receives?|gets?|makes?)\s(?:\S+\s){0,4}?commissions?\b"),
    # consent
    (("cookies",), r"^(?:we|(?:this|our)\s(?:web)?site)\b.{0,40}\buses?\scookies\b"),
    (("on a device",), r"\bstore\sand/or\saccess\sinformation\son\sa\sdevice\b"),
    (("consenting",), r"\b(?:before\sconsenting|refuse\sconsenting|consent\sto\sour\b.{0,40}\bprocessing)\b"),
    (("at any time",), r"^(?:you|your)\b.{0,80}\b(?:change|withdraw)\syour\s(?:mind|preferences|consent|choices?|settings)\sat\sany\stime\b"),
    # whose money it is
    (("own shares",), r"\b(?:does|do)\snot\swork\sfor,\sconsult,\sown\sshares\b"),
    # how old it is, and where it was
    (("a version of",), r"^a\sversion\sof\sthis\s(?:article|story|column|review|obituary|essay)\s(?:appear|ran\b|was\s(?:first\s)?published)"),
    (("published in",), r"^published\sin\s[A-Z].{0,40}\d{4}\W*$"),
    (("archived",), r"^this\sis\san\sarchived\s(?:article|story|page)\b"),
    (("more than",), r"^this\s(?:article|story|content)\s(?:was\spublished|is)\smore\sthan\s(?:\S+\s){1,2}(?:months?|years?)\s"),
)  # fmt: skip
"""What gives a plea away at a glance, in small letters, and what it is then to be like."""
_PLEAS: dict[str, list[re.Pattern[str]]] = {}
for _cues, _pattern in _WANTED:
    for _cue in _cues:
        _PLEAS.setdefault(_cue, []).append(re.compile(_pattern, re.IGNORECASE))
_BUTTON = re.compile(
    r"(?:donate|give|subscribe|join|sign\sup|become\sa\s(?:member|subscriber))"
    r"(?:\s(?:us|now|today|here))?\W{0,2}",
    re.IGNORECASE,
)
_QUOTED = ("“", '"', "‘", "'")


def is_button(line: str) -> bool:
    """Whether the line is what a plea ends in: "Donate now"."""
    return _BUTTON.fullmatch(line) is not None


def pleading(lines: Sequence[str]) -> set[int]:
    """Which of the lines, none with a break in it, ask the reader for an address, money, a story
    or a click."""
    # What gives pleas away is looked for in all lines at once, and few have any.
    text = "\n".join(lines).lower()
    ends: list[int] = []
    found: set[int] = set()
    for cue, patterns in _PLEAS.items():
        start = text.find(cue)
        if start >= 0 and not ends:
            ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
        while start >= 0:
            at = bisect_right(ends, start)
            if at not in found and _pleads(lines[at], patterns):
                found.add(at)
            start = text.find(cue, ends[at])
    return found


def _pleads(line: str, patterns: Iterable[re.Pattern[str]]) -> bool:
    words = line.count(" ") + 1
    if not FEWEST_WORDS <= words <= MOST_WORDS or len(line) > MOST_LETTERS:
        return False
    return not line.startswith(_QUOTED) and any(pattern.search(line) for pattern in patterns)
