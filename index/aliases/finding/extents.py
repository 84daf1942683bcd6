"""Where a name in running text begins and ends, over the small words inside it."""

from __future__ import annotations

import re

from ...text.analysis import APOSTROPHES
from ..matching.casing import looks_ordinary
from ..words import lexicon as lex
from ..words.given_names import FIRST_NAMES
from ..words.heads import DEMONYMS
from ..words.lexicon import word_set
from .shapes import HEADS, LANGUAGES, REACH, Word, sentence_start, unquoted, words

PARTICLES = word_set(
    "of for de del della des du da do dos d la le les l und et y e & al el ul bin ibn van von fi "
    "di dei degli pour para por per dla voor het ve wa fur fuer der das zur zum wal ul ut i "
    "contra sobre entre con sem sans sous sur dans aux au avec pelo pela delle della dello dell "
    "nella sulla sui sul nei binti binte ould senza mit vom beim och av og til pro nad kwa "
    "ya za na ki we cha dela ng mga sa ag agh without"
)
_LANGUAGE = re.compile(LANGUAGES)
_AIMS = word_set("to into in on against among with between")  # "Convention on Human Rights"
_LEADING = word_set(  # before "the"
    "of for in on and against among with between into establishing amending concerning governing"
)
_BYNAMED = FIRST_NAMES - lex.MONTHS  # "Carlos the Jackal", but not "In August the Front"
_OF = word_set("of in for between")
GRAMMAR = lex.FUNCTION | lex.DETERMINERS
_BESIDE = word_set("above across alongside around behind below beneath beside beyond following")
TITLES = word_set(
    "sen rep whip caucus rapper singer crown cardinal archbishop bishop reverend monsignor "
    "comandante plaintiff defendant chef ustadz"
) | (lex.PERSON_TITLES | lex.ROLES) - word_set("general home foreign justice finance opposition")


def connects(found: list[Word], i: int) -> bool:
    """Whether the small word ``i`` may stand inside a name, capitals on both sides."""
    word, before = found[i].folded, found[i - 1]
    counted = before.folded.endswith("s") and not _headed([before])
    if i == 0 or (i == 1 and counted and word != "the"):
        return False  # "Foes of the Salt Union"
    if word == "the":
        listed = before.folded == "and" and _headed(found[i + 1 :])  # "White and the Salt Union"
        told = before.folded in _BYNAMED or (found[i - 2].capital and not listed)
        return told and carries(found, i)
    named = (before.capital and not before.text.isdigit()) or before.folded in PARTICLES
    return named and carries(found, i)


def carries(found: list[Word], i: int) -> bool:
    """Whether the small word ``i`` may stand inside a name that goes on behind it."""
    word, before = found[i].folded, found[i - 1].folded
    if word == "and":
        follows = found[i + 1 : i + 4]
        named = follows != [] and follows[0].capital
        plain = named and all(looks_ordinary(word.folded) for word in (found[i - 1], follows[0]))
        return plain or _listed(found, i) or (named and _headed(follows))  # "Reed and Rope"
    if word == "the":
        return before in _LEADING or before in _BYNAMED
    return _links(found, i)


def _links(found: list[Word], i: int) -> bool:
    """Whether the word ``i`` is one of names, or leads to what a body is for."""
    word, after = found[i].folded, found[i + 1 : i + 2]
    if word in _AIMS:
        tongue = bool(after) and _LANGUAGE.fullmatch(after[0].text)  # "Norport in Danish"
        law = found[-1].folded in ("act", "bill", "law")  # "Access to Harbours Act"
        noun = found[i - 1]  # "Inquiry into Land Seizures", but not "Passengers on Salt Air"
        titled = noun.capital and looks_ordinary(noun.folded) and word not in ("in", "with")
        titled &= not noun.folded.endswith(("s", "ing"))
        branch = word == "in" and found[i - 2].folded in lex.ARTICLES  # "al-Sel in Norland"
        return (law or titled or branch or _headed(found[max(0, i - 5) : i])) and not tongue
    return word in PARTICLES or word in lex.ARTICLES


def _headed(found: list[Word]) -> bool:
    """Whether the word for a body is among these: "Group to Support Islam and Muslims"."""
    return any(word.folded in HEADS for word in found if word.capital)


def _listed(found: list[Word], i: int) -> bool:
    """Whether the "and" at word ``i`` joins what "of" began: "State of Iraq and the Levant"."""
    led = (found[at].folded in _OF and found[at - 1].capital for at in range(max(1, i - 4), i - 1))
    return any(led)


def said(text: str, found: list[Word], i: int) -> bool:
    """ "in the Philippines as Yolanda": the word, no Arabic article."""
    alone = text[found[i].end : found[i].end + 1] == " "
    return alone and found[i].folded in ("as", "at", "an") and found[i - 1].folded != "for"


LONGEST_NAME = 14  # words
_BARE = ("al", "el")  # articles that need no hyphen: "al Kvist"
_LEAD = re.compile(r"[\s,:]*(?:[Tt]he\s+|[Aa]n?\s+)?[\"“‘«'’]?(?:[Tt]he\s+)?")
FIRMS = word_set(
    "inc ltd llc llp plc corp co ag asa bhd bv gmbh nv oyj pty spa"
)  # "PDV Holding, Inc."
NAMED_SO = word_set(
    "pope king queen prince princess lady captain commander comandante father mother brother "
    "sister imam mullah sheikh"
)
_SET_LARGE = word_set("against for from of on to under with without")  # capitalised in a name
_OWNERS = word_set(
    "people peoples children women men lord nation world state king queen mother god"
)

STATUTES = "Act|Bill|Decree|Directive|Law|Order|Ordinance|Protocol|Regulation|Resolution"


def name_before(text: str, at: int) -> tuple[int, int] | None:
    """The capitalised name that ends at ``at`` (spaces, a comma and quotation marks aside)."""
    begin = sentence_start(text, at)
    begin, end = unquoted(text, begin, at)
    found = words(text, begin, end)
    if (
        not found
        or not (found[-1].capital or _ends(text, found[-2:]))
        or text[found[-1].end : end].strip("'’sS") not in ("", ".")
    ):
        return None
    first = len(found) - 1
    for i in range(len(found) - 2, max(-1, len(found) - 1 - LONGEST_NAME), -1):
        gap = text[found[i].end : found[i + 1].start]
        if _apart(gap, found[i], also="."):
            break
        if _possessive(gap) and found[i].folded not in _OWNERS:
            break
        if found[i].capital:
            first = i
        elif gap != "-" and (not connects(found, i) or said(text, found, i)):
            break
    bodied = found[-1].folded in HEADS
    while first < len(found) - 1 and _leads(text, found[first], found[first + 1], bodied):
        if found[first].folded in NAMED_SO and len(found) - first == 2:
            break  # "Pope Anselm", "Brother Elijah"
        first += 1
    follows = [word.folded for word in found[first + 1 : first + 2]]
    if follows and found[first].text.isdigit() and found[first - 1].folded in ("in", "since", "by"):
        first += 1  # "In 2008 Burgas Shipyard"
    first -= first > 0 and found[first - 1].text in _BARE and opens(text, found[first - 1 :])
    return found[first].start, found[-1].end


def _apart(gap: str, before: Word, also: str = "") -> bool:
    """Whether what stands between two words ends a name; ``also`` are further marks inside one."""
    if gap == "/" and before.text[-1].isdigit():
        return False  # "Order 12/B"
    inside = gap.strip(" -‐‑&\u00a0" + APOSTROPHES + also).strip("s")
    return gap == " - " or (inside != "" and gap != "–")


def _ends(text: str, last: list[Word]) -> bool:
    """Whether the small word behind a capital ends a name: "Salt & Sons plc", "Park Jae-sang"."""
    if len(last) == 1:
        return False
    before, word = last
    return word.folded in FIRMS or (before.capital and text[before.end : word.start] == "-")


def _possessive(gap: str) -> bool:
    return gap[:1] in APOSTROPHES and gap[:2].lower().endswith("s")


def _leads(text: str, word: Word, following: Word, bodied: bool) -> bool:
    """Whether the capitalised word only leads up to the name: "But", "President", "Mr"."""
    folded = word.folded
    officer = folded == "general" and not looks_ordinary(following.folded)  # no "General Motors"
    held = folded in DEMONYMS and following.folded in TITLES  # "Vestish President Ann Kvist"
    small = folded in GRAMMAR and "." not in word.text  # "U.S. Route 9"
    small |= folded in _BESIDE and following.folded in FIRST_NAMES  # "Behind Ann Kvist"
    return officer or held or small or (folded in TITLES and not bodied)


def name_after(text: str, at: int) -> tuple[int, int] | None:
    """The capitalised name that begins at ``at`` (spaces, "the" and a quotation mark aside)."""
    limit = min(len(text), at + REACH)
    lead = _LEAD.match(text, at, limit)
    begin = lead.end() if lead else at
    found = words(text, begin, limit)
    if not found or text[begin : found[0].start].strip() or not opens(text, found):
        return None
    last = name_length(text, found) - 1
    return found[0].start, found[last].end


def opens(text: str, found: list[Word]) -> bool:
    """Whether a name may begin at word 0: with a capital, or with "al-" or "al " before one."""
    if found[0].capital:
        return found[0].folded not in lex.PRONOUNS
    if found[0].folded not in lex.ARTICLES or len(found) == 1 or not found[1].capital:
        return False
    gap = text[found[0].end : found[1].start]
    return gap in ("-", "‐", "‑", "'", "’") or (gap == " " and found[0].text in _BARE)


def name_length(text: str, found: list[Word]) -> int:
    """How many words the name has that begins at word 0."""
    last = 0
    for i in range(1, min(len(found), LONGEST_NAME)):
        gap = text[found[i - 1].end : found[i].start]
        if _apart(gap, found[i - 1]):
            break
        word = found[i].folded
        if found[i].capital and (word not in lex.FUNCTION or found[i - 1].folded == "the"):
            if i > last + 1 and (word.isdigit() or word in lex.MONTHS or word in lex.DAYS):
                break
            last = i
        elif found[i].capital and word in _SET_LARGE and i == last + 1:
            continue  # "Patriotic Europeans Against the Islamisation of the Occident"
        elif last == i - 1 and _ends(text, found[last : i + 1]):
            last = i
        elif i - last > 2 or not carries(found, i) or said(text, found, i):
            break
    return last + 1


def organised(text: str, start: int, end: int) -> bool:
    """Whether a name is a body's rather than a person's: "Workers' Party", "Without Borders"."""
    found = words(text, start, end)
    if len(found) < 2:
        return False
    if found[-1].folded in FIRMS or any(word.folded in HEADS for word in found):
        return True
    if any(
        word.folded in lex.FUNCTION or word.folded in PARTICLES - lex.ARTICLES for word in found[1:]
    ):
        return True
    preceded = re.search(r"\b[Tt]he\s+$", text[max(0, start - 6) : start]) is not None
    return preceded and found[0].folded not in TITLES


def personal(found: list[Word]) -> bool:
    """Whether a given name or an office is among the words."""
    return any(word.folded in FIRST_NAMES or word.folded in lex.ROLES for word in found)
