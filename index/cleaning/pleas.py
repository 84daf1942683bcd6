# ruff: noqa: E501 (a table)
"""Lines in which the publisher speaks to the reader: for an address, money, a story, a click, or
of the article itself.

Publishers put them among the paragraphs and after them, in sentences as well made as those of the
article. They speak to the reader and name what is wanted; one word of these alone tells nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

FEWEST_WORDS, MOST_WORDS, MOST_LETTERS = 4, 70, 700  # of a plea
_LETTERS = r"(?:newsletters?|e-?mails?|inbox|alerts?|updates|digests?|briefings?)"
_NETWORKS = r"(?:twitter|facebook|instagram|telegram|whatsapp|youtube|linkedin|x)"
_PRESS = r"(?:journalism|reporting|newsroom|journalists|coverage)"
_PIECES = (
    "article", "story", "column", "review", "obituary", "essay", "report", "piece", "summary",
    "audio", "video", "transcript", "translation", "content",
)  # fmt: skip
_PIECE, _THIS = rf"(?:{'|'.join(_PIECES)})", tuple(f"this {piece}" for piece in _PIECES)
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
    (("sign up to",), rf"{_ASKED}sign\sup\sto\s(?:receive|get)\sour\b"),
    (("thank",), r"^thank(?:s|\syou)\sfor\s(?:signing\sup|subscribing)\b"),
    # money
    (("support", "fund", "sustain"), rf"\b(?:support|fund|sustain)(?:s|ing)?\s(?:our|independent|quality|local|nonprofit|this|free)\s(?:\S+\s){{0,3}}?{_PRESS}"),
    (("support",), rf"^(?:please\s)?support\s(?:\S+\s){{1,4}}?{_PRESS}"),
    (("our work",), r"\b(?:support|fund|sustain)\sour\swork\s(?:with|by|at|here|today|now)\b"),
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
    (("@",), r"^(?:reach|contact|e-?mail|write\sto)\s(?:\S+\s){1,8}?\S+@\S+"),
    (("@",), r"\b(?:he|she|they|can)\s(?:can\s)?be\sreached\s(?:at|by|on|via)\s(?:\S+\s){0,3}?\S+@\S+"),
    (("do you ",), r"^do\syou\s(?:know|have)\b[^?]{0,80}\?\s+(?:contact|e-?mail|get\sin|call|tell|write|send|let)\b"),
    (("pay for your",), r"\bwe\spay\sfor\syour\s(?:stories|videos|pictures)\b"),
    # a click
    (("follow ",), rf"{_ASKED}follow\s(?:us|me|@?\S+(?:\s\S+){{0,4}}?)\son\s{_NETWORKS}\b"),
    (("join ",), rf"{_ASKED}join\s(?:our|us|the)\b(?:\s\S+){{0,4}}?\s{_NETWORKS}\b"),
    (("podcast",), rf"{_ASKED}(?:listen|subscribe|tune\sin)\sto\b.{{0,80}}\bour\s(?:\S+\s){{0,3}}podcast"),
    (("download the", "download our"), r"\bdownload\s(?:the|our)\s(?:(?:\w+\s){1,5}app|(?:\w+\s){0,5}(?:white\s?paper|e-?book))\b"),
    (("for more",), r"^(?:visit|see|read)\s.{0,60}\sfor\smore\s(?:stories|news|coverage)\b"),
    (("share",), rf"^(?:(?:please|read\sor)\s)?share\s(?:this\s{_PIECE}|all\ssharing\soptions)\b"),
    (("listen to",), r"^listen\sto\s(?:this\s)?article\b"),
    (("click",), r"^click\sfor\smore\b"),
    (("click",), r"^(?:\S+\s){0,12}?click(?:ing)?\shere\b[.!]?(?:\s\S+){0,12}$"),
    ((" here",), r"^(?:follow|see|get)\s.{0,60}\b(?:updates|coverage)\b.{0,20}\bhere\W*$"),
    (("trial",), r"\brequest\sa\s(?:free|complimentary)\strial\b"),
    (("get our", "install our", "try our"), r"\b(?:get|install|try)\sour\s(?:\w+\s){0,5}app\b"),
    (("channel",), r"\b(?:follow|join)\sour\s(?:\S+\s){0,2}channel\b"),
    (("tap here",), r"\btap\shere\s(?:to|for)\b"),
    (("happening in",), r"\bfind\sout\swhat['’]s\shappening\sin\b"),
    (("commission",), r"\b(?:we|this\s(?:site|page|article)|publishers?)\s(?:\S+\s){0,3}?(?:earns?|receives?|gets?|makes?)\s(?:\S+\s){0,4}?commissions?\b"),
    # consent
    (("cookies",), r"^(?:we|(?:this|our)\s(?:web)?site)\b.{0,40}\buses?\scookies\b"),
    (("on a device",), r"\bstore\sand/or\saccess\sinformation\son\sa\sdevice\b"),
    (("consenting",), r"\b(?:before\sconsenting|refuse\sconsenting|consent\sto\sour\b.{0,40}\bprocessing)\b"),
    (("at any time",), r"^(?:you|your)\b.{0,80}\b(?:change|withdraw)\syour\s(?:mind|preferences|consent|choices?|settings)\sat\sany\stime\b"),
    # what a machine made of the article
    (("generated", "created"), r"^this\s(?:summary|audio|video|transcript|translation)\s(?:is|was|has\sbeen)\s(?:\S+\s){0,2}?(?:auto-?)?(?:generated|created)\b"),
    # whose money it is, and for whom
    (("own shares",), r"\b(?:does|do)\snot\swork\sfor,\sconsult,\sown\sshares\b"),
    (_THIS, rf"^this\s{_PIECE}\sis\s(?:only\s)?(?:for|(?:available|exclusive|reserved)\s(?:only\s)?(?:to|for))\s(?:\S+\s){{0,2}}?(?:subscribers|members)\b"),
    (("free article", "free stor"), r"\byou\shave\s(?:\S+\s){1,3}?free\s(?:articles?|stor(?:y|ies))\b"),
)  # fmt: skip
"""What gives a plea away at a glance, in small letters, and what it is then to be like."""
_NOTED = (
    # how it was made, how old it is, and where it was
    (("a version of", *_THIS), rf"^(?:a\sversion\sof\s)?this\s{_PIECE}\s(?:(?:first|originally)\s)?(?:appear(?:s|ed)|ran\b|was\s(?:(?:first|originally)\s)?published)\b"),
    (_THIS, rf"^this\s{_PIECE}\s(?:is|was|has\sbeen)\s(?:(?:auto|automatically|machine|partly|originally)[-\s]?)?(?:generated|produced|translated|created|co-?published|republished|supported|funded|made\spossible)\b"),
    ((*_THIS, "our newsroom"), rf"\b(?:AI|artificial\sintelligence)\b.{{0,60}}\bused\b.{{0,60}}\b(?:this\s{_PIECE}|our\snewsroom)\b"),
    (("transcript",), r"^this\sis\sa\srush\stranscript\b"),
    (("player ",), r"\bin\sthe\s(?:video\s|media\s)?player\s(?:above|below)\b"),
    (("watch",), r"^(?:you\scan\s)?watch\b.{0,80}\b(?:above|below)\W*$"),
    (("about the",), r"^about\sthe\s(?:writer|author|reporter)s?\b"),
    (("continues",), r"^(?:the\s|this\s)?(?:article|story)\scontinues\s(?:below|after|beneath)\b(?:\s\S+){0,6}$"),
    (("views", "opinions"), r"^(?:the\s|all\s)?(?:views|opinions)\b.{0,80}\b(?:are|belong)\b.{0,30}\b(?:authors?|writers?|contributors?|columnists?|own)\b"),
    (("views of",), r"^.{0,40}\bare\sthe\sviews\sof\s(?:the|their)\s(?:authors?|writers?)\b"),
    (("published",), r"^(?:originally|first)\spublished\b.{0,60}\d{4}.{0,20}$"),
    (("published in",), r"^published\sin\s[A-Z].{0,40}\d{4}\W*$"),
    (("archived",), r"^this\sis\san\sarchived\s(?:article|story|page)\b"),
    (("more than",), r"^this\s(?:article|story|content)\s(?:was\spublished|is)\smore\sthan\s(?:\S+\s){1,2}(?:months?|years?)\s"),
    (("position",), r"^(?:\S+\s){0,4}(?:holds?|has|have)\s(?:no\s)?positions?\sin\b.{0,60}\b(?:stocks?|shares|securities|companies)\b.{0,20}\bmentioned\b"),
)  # fmt: skip
"""The same of what a paper says of its article: how it was made, when it appeared, whose views it
holds."""


def _by_cue(table: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, list[re.Pattern[str]]]:
    patterns: dict[str, list[re.Pattern[str]]] = {}
    for cues, pattern in table:
        for cue in cues:
            patterns.setdefault(cue, []).append(re.compile(pattern, re.IGNORECASE))
    return patterns


_PLEAS, _NOTES = _by_cue(_WANTED), _by_cue(_NOTED)
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
    return _found(lines, _PLEAS)


def noted(lines: Sequence[str]) -> set[int]:
    """Which of the lines say something of the article itself: a note, which ends no plea."""
    return _found(lines, _NOTES)


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
