"""The sentences worth a look: those with a word of naming, or a mark that may join names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .shapes import LANGUAGES, MOST_TRIED, abbreviation

_CUE = re.compile(
    r"\b(?:call(?:s|ed|ing)?|known|knew|born\s[A-Z]\w+|nam(?:es?|ed|ing)|alias(?:es)?|aka|a\.k\.a|[adf]/[kb]/a|"
    r"goes|going|went|themselves|itself|himself|herself|changed|notorious|identity|title|"
    r"stands?|stood|standing|formerly|previously|that\sis(?=,)|is\snow\s[A-Z]\w*|"
    r"acronym|initials|abbreviat\w+|short(?:ened|hand)?|nick\w+|moniker|pseudonym|sobriquet|"
    r"guerre|dub(?:s|bed)|styl(?:es?|ed|ing)|(?:re)?brand(?:s|ed|ing)?|"
    r"(?:re)?christen\w*|referred|means|meaning|translat\w+|transliterat\w+|"
    r"(?:mis|re)?spel(?:ls?|led|t)|née|code-?nam\w+|(?:organi[sz]|identifi)ed\sas|"
    r"re(?:nam\w+|born|ndered|fers?\sto|(?:badg|class|found|titl|pack|establish|incorpor|form|model)\w*ed\sas)|officially|formally|of\stoday|termed|designated|"
    r"bec(?:ame|omes?)\s(?:\w+ly\s)?(?:the\s)?[^\W\d_a-z]\w*|under\sthe\s(?:brand|name)|"
    r"[Tt]he\sformer\s[A-Z]\w+|(?:in|of)\s\w+\s(?:days|times|era)|jargon|parlance|slang|dialects?|language|once\s(?:the\s)?[A-Z]\w*|"
    r"(?:until|till|since|before)\s(?:\w+\s)?\d{4}s?|[Tt]he\s(?:so-called\s)?[\"“]\w+|"
    r"(?:know|record|perform|rap|sing|writ|trad|track|blog|operat|fight|travel|sail|fl(?:ew|ies)|sold|market|"
    r"[Ff](?:orm|ound)|[Ll]aunch|[Ee]stablish|[Ii]ncorporat|[Rr]egist|remember)\w*"
    r"\s(?:\w+\s){0,4}?as\s(?:the\s)?[\"“]?[A-Z]\w*|(?:sold|marketed)\sas|"
    r"as\s(?:\w+\s){1,3}(?:call|know|refer)s?|which\s(?:\S+\s){1,4}as\s(?:the\s)?[A-Z]\w*|"
    rf"(?:in\s)?{LANGUAGES}\s(?:name\s)?(?:for|of)|in\s{LANGUAGES}|"
    r"Nicknamed|Dubbed|Known|Called|Formerly|Previously|Originally|Also|Better|Once|"
    r"[A-Z]\w{0,30}(?:\suntil|[\"”]?\sto\s(?:the|its|his|her|their|most|everyone|[A-Z]\w{1,20}s)))\b"
    r"|[–—(-]\s?(?:the\s)?[\"“]|[\"”]\sto\s\w"
    r"|(?:[,(]|[–—-]\s?)\s?(?:(?:is|are|was|were|which|who)\s)*"
    r"(?:or|as|henceforth|today['’]s|\w{2,20}ly|until|since|still|after|once|now|then|later|today|born|"
    rf"in\sfull|the\s(?:former|old)|{LANGUAGES}(?=[:,]))\b"
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
