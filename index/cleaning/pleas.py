"""Lines in which the publisher speaks to the reader: for an address, money, a story, a click.

Publishers put them among the paragraphs and behind them, in sentences as well made as those of the
article. They speak to the reader and name what is wanted; one word of these alone tells nothing.
"""

from __future__ import annotations

import re

MOST_WORDS = 70  # of a plea
_LETTERS = r"(?:newsletters?|e-?mails?|inbox|alerts?|updates|digests?|briefings?)"
_NETWORKS = r"(?:twitter|facebook|instagram|telegram|whatsapp|youtube|linkedin|x)"
_PRESS = r"(?:journalism|reporting|newsroom|journalists|coverage)"
_ASKED = r"(?:^|[.!?:;…)—–-]\s|\b(?:and|or|please|can)\s)"  # what stands before an imperative
_WANTED = (
    # an address
    rf"{_ASKED}(?:sign\sup|subscribe)\b(?:\s\S+){{1,14}}?\s{_LETTERS}\b",
    rf"\b{_LETTERS}\b.{{0,80}}[.?!:]\s+(?:sign\sup|subscribe)\b",
    r"\b(?:delivered|sent|straight|directly|right)\s(?:\S+\s){0,2}?to\syour\s(?:e-?mail\s)?inbox",
    r"\bby\s(?:signing\sup|subscribing|registering)\b.{0,60}\b(?:agree|consent|accept)",
    r"\b(?:registration\son\sor\s)?use\sof\sth(?:is|e)\ssite\sconstitutes\b",
    r"\bprotected\sby\sreCAPTCHA\b",
    r"\byou\scan\s(?:unsubscribe|opt\sout)\sat\sany\stime",
    # money
    rf"\b(?:support|fund|sustain)(?:s|ing)?\s(?:our|independent|quality|local|nonprofit|this|free)\s(?:\S+\s){{0,3}}?{_PRESS}",
    rf"^(?:please\s)?support\s(?:\S+\s){{1,4}}?{_PRESS}",
    r"\bby\scontributing\sto\b.{0,60}\byou\b",
    r"\bconsider\s(?:(?:making|becoming)\s(?:\S+\s){1,4}?(?:contribution|donation|gift|support|member"
    r"|subscriber|supporter)|supporting|donating|contributing)\b",
    r"\b(?:contribute|give|donate|subscribe|support\s\S+)\s(?:\S+\s){0,2}?as\slittle\sas\s[$£€]",
    r"\b(?:contributions?|support)\sfrom\s(?:our\s)?readers\b",
    r"\b(?:free|paid)\s(?:or\spaid\s)?subscriber\b",
    # a story, an opinion
    r"\b(?:got|have|with)\s(?:a|any)\s(?:\w+\s)?(?:story|tips?)\b.{0,60}(?:@|\?\s|\b(?:e-?mail|contact|reach|send)\b)",
    r"\bwe\s(?:want|would\slike|['’]d\slike)\sto\shear\s(?:what\syou|from\syou|your)\b|\bwe['’]d\slike\sto\shear\s(?:from\syou|what\syou|your)\b",
    r"\bwe\spay\sfor\syour\s(?:stories|videos|pictures)\b",
    # a click
    rf"{_ASKED}follow\s(?:us|me|@?\S+(?:\s\S+){{0,4}}?)\son\s{_NETWORKS}\b",
    rf"{_ASKED}join\s(?:our|us|the)\b(?:\s\S+){{0,4}}?\s{_NETWORKS}\b",
    r"\bdownload\s(?:the|our)\s(?:\w+\s){1,5}app\b",
    r"^(?:visit|see|read)\s.{0,60}\sfor\smore\s(?:stories|news|coverage)\b",
    r"^(?:\S+\s){0,12}?click(?:ing)?\shere\b(?:\s\S+){0,12}$|^(?:follow|see|get)\s.{0,60}\b(?:updates|coverage)\b.{0,20}\bhere\W*$",
    r"\brequest\sa\s(?:free|complimentary)\strial\b",
    r"\bfind\sout\swhat['’]s\shappening\sin\b",
    # how old it is
    r"^published\sin\s[A-Z].{0,40}\d{4}\W*$",
    r"^this\sis\san\sarchived\s(?:article|story|page)\b",
    r"^this\s(?:article|story|content)\s(?:was\spublished|is)\smore\sthan\s(?:\S+\s){1,2}(?:months?|years?)\s",
)  # fmt: skip
_PLEA = re.compile("|".join(_WANTED), re.IGNORECASE)
_QUOTED = ("“", '"', "‘", "'")


def pleads(line: str) -> bool:
    """Whether the line asks the reader for an address, money, a story or a click."""
    if line.count(" ") >= MOST_WORDS or line.startswith(_QUOTED):
        return False
    return _PLEA.search(line) is not None
