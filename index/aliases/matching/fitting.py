"""Whether a stretch of text stands together and is written as a name may be: glue and letter case.

Case policies are settled when names are made (``casing``); here they are held against a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Case, TokenStream
from ..words.lexicon import ABBREVIATED
from .casing import Rule, letters, mixed_acronym, title_case_acronym
from .names import Name

# Between two tokens of one name: white space with at most one line break, a hyphen, a possessive.
_QUOTES = "'’‘ʼʿʾ`´′＇"
_GLUE = re.compile(
    rf"(?:[{_QUOTES}][sS]?|[sS][{_QUOTES}])?(?:[^\S\n]*\n?[^\S\n]*|[^\S\n]?[-\u2010-\u2015][^\S\n]?\n?)"
)
_OWNED = ("'s", "\u2019s")
_JOINING = ("-", "\u2010", "\u2013", "(")  # marks that a bracket may stand for
_DOTTED = re.compile(r"\.[^\S\n]*")
_SHORTEST_SMALL = 3  # letters of an acronym that texts without capitals may have
_LOWER_CASE_LINE = 200  # code points looked at, each way, to see whether a text has capitals at all


def fits(name: Name, text: str, tokens: TokenStream, first: int, end: int, lenient: bool) -> bool:
    """Whether the stretch is written as the name may be; "Sainsbury" is no "Sainsbury's"."""
    if name.listed.endswith(_OWNED) and not lenient and _unowned(text, tokens.ends[end - 1]):
        return False
    if end == first + 1:
        if name.surfaces[0] == tokens.surfaces[first] and not (lenient or name.blocker):
            return True
    elif not _stands(name, text, tokens, first, end):
        return False
    if lenient:
        return not name.blocker or _blocks(name, tokens, first, end)
    return case_fits(name, text, tokens, first, end)


def _unowned(text: str, at: int) -> bool:
    """Whether no apostrophe stands there."""
    return at == len(text) or text[at] not in _QUOTES


def _blocks(name: Name, tokens: TokenStream, first: int, end: int) -> bool:
    """Whether a typed query means the blocker: "us open" and "US Open", not "US open"."""
    typed = tokens.surfaces[first:end]
    fits = not any(typed[i][0].islower() for i in name.capitals if i < len(typed))
    return name.rule is Rule.ANY or all(map(str.islower, typed)) or fits


def _stands(name: Name, text: str, tokens: TokenStream, first: int, end: int) -> bool:
    """Whether nothing but glue stands between the tokens."""
    starts, ends, folded = tokens.starts, tokens.ends, tokens.folded
    for i in range(first, end - 1):
        gap = text[ends[i] : starts[i + 1]]
        if gap == " " and i - first not in name.hyphens:
            continue
        if i - first in name.hyphens and not gap.startswith(("-", "\u2010", "\u2011")):
            return False
        if _GLUE.fullmatch(gap):
            continue
        if _DOTTED.fullmatch(gap) and (len(folded[i]) == 1 or folded[i] in ABBREVIATED):
            continue
        if gap == "] " and text.endswith("[", 0, starts[i]):
            continue  # "[Jack] Lew", in quotations
        listed = name.gaps[i - first].strip()  # "&" and the like
        if listed and gap.strip() == listed:
            continue
        if listed in _JOINING and gap.strip() == "(" and text.startswith(")", ends[end - 1]):
            continue  # "ZANU (PF)"
        return False
    return True


def case_fits(name: Name, text: str, tokens: TokenStream, first: int, end: int) -> bool:
    """Whether the letters are as the form's policy asks."""
    if name.rule is Rule.ANY:
        return True
    if end == first + 1:
        written = tokens.surfaces[first]
        if name.rule is Rule.EXACT:
            return (
                written == name.surfaces[0]
                or _as_listed(name, letters(written))
                or (_small_acronym(name, written) and _no_capitals(text, tokens, first))
                or (_in_capitals(name, (written,)) and _among_capitals(tokens, first, end))
            )
        if not written[0].islower():
            return not (written[:-1].isupper() and written[1:].endswith("s"))  # "KOs"
        return not name.capitals and (
            not written.islower() or (not name.words and _no_capitals(text, tokens, first))
        )
    surfaces = tokens.surfaces[first:end]
    if name.rule is Rule.EXACT:
        return tuple(map(letters, surfaces)) == name.surfaces or (
            _in_capitals(name, surfaces) and _among_capitals(tokens, first, end)
        )
    if all(map(str.islower, surfaces)):
        return not name.words and _no_capitals(text, tokens, first)
    return not any(surfaces[i][0].islower() for i in name.capitals)


def _in_capitals(name: Name, written: Sequence[str]) -> bool:
    """Whether these are the form's letters, but all capitals: "OBAMA" for "Obama"."""
    return all(map(str.isupper, written)) and tuple(written) == tuple(map(str.upper, name.surfaces))


def _small_acronym(name: Name, written: str) -> bool:
    """Whether these are letters of one thing alone, in small ones: "nato", "fbi"."""
    auto = name.plain and name.form.case is Case.AUTO
    return auto and written.islower() and len(written) >= _SHORTEST_SMALL


def _among_capitals(tokens: TokenStream, first: int, end: int) -> bool:
    """Whether the words next to a name are all in capitals too, as in some headlines."""
    near = (*tokens.surfaces[max(0, first - 2) : first], *tokens.surfaces[end : end + 2])
    return len(near) > 1 and all(map(str.isupper, near))


def _as_listed(name: Name, written: str) -> bool:
    if written == name.surfaces[0] or _set_small(name, written):
        return True
    accents = not (written.isascii() and name.surfaces[0].isascii())
    return accents and _same_case(written, name.surfaces[0])


def _same_case(written: str, listed: str) -> bool:
    """Whether capitals stand in the same places; the letters are known to fold alike (Erdoğan)."""
    return [c.isupper() for c in written] == [c.isupper() for c in listed]


def _set_small(name: Name, written: str) -> bool:
    auto = name.form.case is Case.AUTO
    if not (name.acronym and auto) or name.twin:
        return False
    return title_case_acronym(written, name.surfaces[0]) or mixed_acronym(written)


def _no_capitals(text: str, tokens: TokenStream, token: int) -> bool:
    """Whether the text around is written without capitals, as some comments are."""
    at = tokens.starts[token]
    near = text[max(0, at - _LOWER_CASE_LINE) : at + _LOWER_CASE_LINE]
    return near.islower()
