"""The sentences worth a look: those with a word of naming, or a mark that may join names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .shapes import LANGUAGES, MOST_TRIED, abbreviation

_AS = (  # verbs that name with "as" and a capital: "trades as Norport"
    "know record perform rap sing [Ww]rit [Tt]rad track blog operat fight travel sail fl(?:ew|ies) "
    "sold market [Ff](?:orm|ound) [Ll]aunch [Ee]stablish [Ii]ncorporat [Rr]egist remember identif"
).replace(" ", "|")
_WORDS = (  # an example each
    r"call(?:s|ed|ing)?|label(?:s|l?ed|l?ing)?|tagged|known|knew|nam(?:es?|ed|ing)|termed|designated|(?:en)?titled|styl(?:es?|ed|ing)",
    r"nick\w+|dub(?:s|bed)|billed|bapti[sz]ed|d\w+\sbusiness|(?:present|modern)-day|(?:re)?brand(?:s|ed|ing)?|(?:re)?christen\w*|code-?nam\w+",
    r"alias(?:es)?|aka|a\.k\.a|[adf]/[kb]/a|née?|[Bb]orn\s[A-Z]\w+|identity|ex-[A-Z]\w+|title|notorious|infamous|familiar|unmasked|rebrand|prefer",
    r"acronym|initials|abbreviat\w+|short(?:ened|hand)?|stands?|stood|standing",
    r"moniker|pseudonym|sobriquet|guerre|jargon|parlance|slang|dialects?|language",
    r"means|meaning|translat\w+|transliterat\w+|(?:mis|re)?spel(?:ls?|led|t)|rendered",
    r"goes|going|gone|went|themselves|itself|himself|herself|changed|under\sthe\s(?:brand|name|handle)",
    r"formerly|previously|henceforth|officially|formally|of\stoday|[Tt]he\sformer\s[A-Z]\w+",
    r"(?:Found|Launch|Establish|Form)ed\s(?:in\s\d{4}\s)?as|Nicknamed|Dubbed|Known|Called|Formerly|Previously|Originally|Also|Better|Once",
    r"re(?:nam\w+|born|ferred|fers?\sto)|(?:organi[sz]|identifi)ed\sas",
    r"[Ww]hat\swas|(?:used|soon)\sto\sbe|who\swas\s[A-Z]\w+\s[A-Z]\w+\s(?:at|when|while|before)",
    r"is\snow\s[A-Z]\w*|once\s(?:the\s)?[A-Z]\w*|that\sis(?=,)",  # "is now Norport"
    r"bec(?:ame|omes?)\s(?:\w+ly\s)?(?:the\s)?[^\W\d_a-z]\w*",  # "became Norport"
    r"in\sthe\s(?:trade|business|industry)|(?:until|till|since|before)\s(?:\w+\s)?\d{4}s?|(?:in|of)\s\w+\s(?:days|times|era)",
    r"(?:in|on)\s(?:the\s|\w+\s){1,3}(?:boards|labels|maps|signs|charts|papers|books)",
    r"[Tt]he\s(?:so-called\s)?[\"“]\w+",  # "the “Butcher”"
    rf"(?:{_AS})\w*\s(?:\S+\s){{0,4}}?as\s(?:the\s)?[\"“]?[A-Z]\w*|(?:sold|marketed)\sas",
    r"as\sthe\s[\"“]?[A-Z]\w+|(?:us|say|writ|spell)\w*\s(?:\S+\s){1,4}(?:instead|rather)",
    r"as\s(?:\w+\s){1,3}(?:call|know|refer)s?|(?:which|who|,\s\w+ed\sby)\s(?:\S+\s){1,4}as\s(?:the\s)?[A-Z]\w*",
    rf"(?:in\s)?{LANGUAGES}\s(?:name\s)?(?:for|of)|in\s{LANGUAGES}",  # "Arabic for"
    # "Norport until", "Norport to its people"
    r"[A-Z]\w{0,30}(?:\suntil|[\"”]?\sto\s(?:the|its|his|her|their|most|everyone|[A-Z]\w{1,20}s|[a-z]+s,))",
    r",\sto\s(?:most|many|its|all)",  # "salt lung, to most"
)
_MARKS = (
    r"\((?:also|with|together"  # "(also Norport)", "(Norport in the east)"
    r"|(?:[^\W\d_a-z]\w+\s){1,3}(?:in|on|since|until|before|under))\b",
    r"[–—(-]\s?(?:the\s)?[\"“]|[\"”'’]\sto\s\w",  # "(“Norport”)", "“Norport” to its people"
    # ", “Norport”,"
    r",\s(?:the\s)?[\"“'‘](?:the\s)?[A-Z][^\"”'’,\n]{1,40}[\"”'’](?:,|\s(?:in|on|to|at)\s)",
    # ", or Norport", "(until 1990, Norport"
    r"(?:[,(]|[–—-]\s?)\s?(?:(?:is|are|was|were|which|who)\s)*"
    r"(?:more\s)?(?:or|as|here\w+|henceforth|today['’]s|\w{2,20}ly|until|since|still|after|once|now|then|later|today|born|"
    rf"in\sfull|the\s(?:former|old)|{LANGUAGES}(?=[:,]))\b",
)
_CUE = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b|{'|'.join(_MARKS)}")
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
