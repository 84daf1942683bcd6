"""The shapes of words, short names and terms in running text, and where a sentence begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...text.analysis import NewsTokenizer, fold
from ..words import lexicon as lex
from ..words.lexicon import word_set

# What follows a capital in the name of a disease, a law or a deal: "Lou Gehrig's disease",
# "Merchant Marine Act of 1920".
KIND = re.compile(
    r"(?:['’]s?)?(?:(?:\s[a-z]+)?\s(?:disease|syndrome|fever)|\s(?:virus|flu|influenza|law|ulcer|sore|palsy|pox)"
    r"|(?:\s[a-z]+)?\s(?:deal|accords?|pact|treaty|agreement)|(?<=Act)\sof\s(?:1[89]|20)\d\d)\b"
)
ILLNESSES = word_set(
    "acid disease fever flu syndrome virus blindness sickness palsy plague pox ulcer sore cough "
    "leprosy rot rash worm"
)
_ENDINGS = word_set(  # of medicines (the stems of their international names) and of illnesses
    "afil amol azepam azine azole caine cillin cycline dipine emia feron fungin gliptin glutide "
    "idone itis kacin lukast mab mycin nib olol oma opathy osis oxacin oxetine parin phen "
    "phylline pox prazole pril profen ptan ptin sartan setron iasis statin tadine thiazide "
    "triptan tropin vir vudine xaban zolam"
)
TERM = re.compile(
    rf"\b(?:{'|'.join(sorted(ILLNESSES))}|[a-z]{{1,20}}(?:{'|'.join(sorted(_ENDINGS))}))\b"
)


MOST_TRIED = 1_000  # places in one text at which one pattern is tried: more are a table
REACH = 160  # code points to each side of a cue that are read
LANGUAGES = (
    r"(?:Arabic|French|Spanish|German|Italian|Russian|Turkish|Kurdish|Persian|Farsi|Hebrew|"
    r"Chinese|Mandarin|Japanese|Korean|Portuguese|Dutch|Polish|Ukrainian|Urdu|Hindi|Pashto|Greek|"
    r"Latin|English|Indonesian|Malay|Swahili|Somali|Amharic|Burmese|Thai|Vietnamese|Serbian|"
    r"Hungarian|Czech|Romanian|Swedish|Danish|Norwegian|Finnish|Irish|Welsh|Catalan|Basque|"
    r"Bengali|Tamil|Nepali|Tibetan|Georgian|Armenian|Albanian|Bulgarian|Croatian|Bosnian|"
    r"Mongolian|Uzbek|Kazakh|Tajik|Azeri|Slovak|Icelandic|Tagalog|Yoruba|Telugu|Khmer|Sinhala|"
    r"Punjabi|Yiddish|Afrikaans|Zulu|Hausa|Dari|Uighur|Sardinian|Breton|Galician|Maltese|Malagasy|"
    r"Oromo|Tigrinya|Igbo|Xhosa|Shona|Quechua|Guarani|Lingala|Marathi|Gujarati|Malayalam|Estonian|"
    r"Latvian|Lithuanian|Slovene|Macedonian|Belarusian|Chechen|Kyrgyz|Turkmen|Maori|Wolof|Gaelic|"
    r"Cantonese|Lao)"
)
_TOKENIZER = NewsTokenizer()
_QUOTES = "\"'“”‘’«»„‟"
_CAPITALS = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x460)) if c.isupper())
SHORT = (
    rf"(?:(?:[{_CAPITALS}]\.){{2,8}}(?:[{_CAPITALS}]|s)?(?![^\W\d_])"
    rf"|\d?[^\W\d_]{{0,2}}[{_CAPITALS}](?:[^\W_]|&){{0,9}}(?:[-–/][{_CAPITALS}0-9][^\W_]{{0,5}}){{0,2}})"
)
_SHORT = re.compile(SHORT)
_ROMAN = re.compile(r"[IVX]{2,}")
# of a name with more than words in it: "Salt Front – Northern Line", "Salt Union (Marsh)"
WIDER = re.compile(r"\n\s*\n|[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z])|[;:\[\]•|]")
BOUNDARY = re.compile(r"[\n\r]|[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z])|[;:()\[\]•|]|\s[-–—]+\s")
_ABBREVIATED = lex.ABBREVIATED | word_set("no vs inc co ltd corp al bros messrs hon rev reps sens")
HEADS = lex.GENERIC | word_set(
    "academy administration association bank brigades brothers bureau center centre centers "
    "centres church college commissions companies company corps corporation councils directorate "
    "division emirate establishment exchange federation forum foundation fund house institute "
    "institution institutes international jihad journal laboratory liberation militia mission "
    "mobilisation mobilization movements museum nations partnership program programme project "
    "rally republic resistance school secretariat service services society society squad state "
    "states studies team tribunal trust unit units university watch workers convention protocol "
    "confederation cartel cartels gang clan faction syndicate consortium "
    "act index facility area zone community initiative treaty pact pacts compact accord islamists "
    "monitor monitors observatory platform list bloc borders brotherhood vanguard dawn path front "
    "legion panel democrats socialists conservatives liberals communists nationalists republicans"
)
# Codes that stand in brackets behind people and places, naming no person and no place.
AFFILIATIONS = word_set(
    "ap afp epa reuters cnn bbc ians pti upi dpa ani tass xinhua getty pa cbs nbc abc npr pbs "
    "msnbc itv sky fox r d i lab con ld lib snp dup ukip gop usa uk us eu uae ussr fra ger ita "
    "esp gbr eng sco wal irl ned bel sui swe nor den fin rus ukr pol cze aut hun gre tur chn "
    "jpn kor ind pak aus nzl can mex bra arg chi col rsa ken eth jam cub isr irn irq syr egy "
    "mar tun alg usd eur gbp est gmt bst utc pm am hbo amc mp mps phd md mba jd cbe obe mbe kbe "
    "qc pdf html url sql nyse nasdaq lse pt et ct ft tv dvd cd capt sub og pen hbk tbc tba aka "
    "ie eg etc ok ec dc"
)


class Word(NamedTuple):
    """A token of a text with its place."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """As names are compared."""
        return fold(self.text)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital or a digit, or its second letter is one: eSwatini."""
        return self.text[0].isupper() or self.text[0].isdigit() or self.text[1:2].isupper()


def words(text: str, start: int, end: int) -> list[Word]:
    """The tokens of ``text[start:end]``."""
    spans = _TOKENIZER.span_tokenize(text[start:end])
    return [Word(text[start + a : start + b], start + a, start + b) for a, b in spans]


def acronym(written: str) -> bool:
    """Whether it is set as an acronym: NATO, U.N., IEDs, DoD, G20, COVID-19; no Roman numeral."""
    if not _SHORT.fullmatch(written) or _ROMAN.fullmatch(written):
        return False
    letters = [c for c in written if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    digits = sum(c.isdigit() for c in written)
    return capitals + digits > 1 and capitals * 2 > len(letters) - 1 and len(written) <= 14


def title_case(written: str) -> bool:
    """Whether it might be an acronym as British papers set it: Isis, Nato, Unicef, Ecowas."""
    return written.isalpha() and 3 <= len(written) <= 8 and written.istitle()


def unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without quotation marks, spaces and commas around it."""
    edges = _QUOTES + " \t\u00a0,;:"
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def sentence_start(text: str, at: int, boundary: re.Pattern[str] = BOUNDARY) -> int:
    """Where the sentence, the bracket or the line begins that holds the place ``at``."""
    first = max(0, at - REACH)
    window = text[first:at]
    begin = 0
    for mark in boundary.finditer(window):
        if mark[0][0] == "." and abbreviation(window, mark.start()):
            continue
        begin = mark.end()
    return first + begin


def abbreviation(window: str, dot: int) -> bool:
    """Whether the dot there ends no sentence: "Mr.", "J.", "U.N."."""
    before = re.search(r"[\w.]+$", window[max(0, dot - 20) : dot])
    if before is None:
        return False
    word = before[0]
    return len(word) == 1 or "." in word or word.lower() in _ABBREVIATED
