"""The sentences worth a look: those with a word of naming, or a mark that may join names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .shapes import LANGUAGES, MOST_TRIED, abbreviation

_CUE = re.compile(
    r"\b(?:call(?:s|ed|ing)?|known|knew|born\s[A-Z]\w+|nam(?:es?|ed|ing)|alias(?:es)?|aka|a\.k\.a|[adf]/[kb]/a|"
    r"sold\sas|marketed|goes|going|went|themselves|itself|himself|herself|changed|notorious|"
    r"stands?|stood|standing|formerly|previously|"
    r"acronym|initials|abbreviat\w+|short(?:ened|hand)?|nick\w+|moniker|pseudonym|sobriquet|"
    r"guerre|dub(?:s|bed)|styl(?:es?|ed|ing)|(?:re)?brand(?:s|ed|ing)?|renam\w+|"
    r"(?:re)?christen\w*|referred|refers?\sto|means|meaning|translat\w+|transliterat\w+|rendered|"
    r"(?:mis)?spel(?:ls?|led|t)\b|née|code-?nam\w+|organi[sz]ed\sas|identified\sas|"
    r"reborn|officially|formally|of\stoday|termed|designated|"
    r"bec(?:ame|omes?)\s(?:\w+ly\s)?(?:the\s)?[^\W\d_a-z]\w*|under\sthe\s(?:brand|name)|"
    r"(?:know|record|perform|rap|sing|writ|trad|track|blog|operat|fight|travel|sail|fl(?:ew|ies)|sold|market)\w*"
    r"\s(?:\w+\s){0,4}?as\s(?:the\s)?[\"“]?[A-Z]\w*|"
    rf"go(?:es|ing)\sby|(?:in\s)?{LANGUAGES}\s(?:name\s)?(?:for|of)|in\s{LANGUAGES})\b"
    r"|\b(?:Nicknamed|Dubbed|Known|Called|Formerly|Previously|Originally|Also|Better|Once)\b"
    r"|[–—(-]\s?(?:the\s)?[\"“]"
    r"|\bis\snow\s[A-Z]|\bwhich\s(?:\S+\s){1,4}as\s(?:the\s)?[A-Z]|\bonce\s(?:the\s)?[A-Z]|\b[A-Z]\w*\suntil\b"
    r"|\b(?:jargon|shorthand|parlance|slang|dialects?|language)\b"
    r"|\b[A-Z]\w{0,30}[\"”]?\sto\s(?:the|its|his|her|their|most|everyone|[A-Z]\w{1,20}s)\b"
    r"|(?:[,(]|[–—-]\s?)\s?(?:(?:is|are|was|were|which|who)\s)*"
    r"(?:or|as|henceforth|today['’]s|\w{2,20}ly|until|since|still|after|once|now|then|later|today|born|"
    r"in\sfull|the\s(?:former|old))\b"
    rf"|\b(?:until|till|since|before)\s(?:\w+\s)?\d{{4}}|[(,]\s?{LANGUAGES}[:,]"
    r"|\b[Tt]he\s(?:so-called\s)?[\"“]"
    r"|\([\"“]"
)
_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_a-z])|[\n\r]")


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text in which a word of naming is found."""
    start = 0
    stops = (m for m in _END.finditer(text) if m[0][0] != "." or not abbreviation(text, m.start()))
    found = _CUE.search(text)
    tried = 0
    for stop in stops:
        end = stop.start() + 1
        if found and found.start() < end:
            if found.start() >= start and tried < MOST_TRIED:
                tried += 1
                yield start, end
            found = _CUE.search(text, end)
        if found is None:
            return
        start = stop.end()
    if found:
        yield start, len(text)
