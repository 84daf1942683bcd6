"""Values of fields: ``date:`` and the like, and ``lang:``."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..model import Span
from ..text.analysis import STEMMERS
from .dates import in_words, stretch
from .nodes import DateIs, LanguageIs, Not
from .pieces import quoted

_CODES = {name: code for code, name in STEMMERS.items()}
_SIGNS = {"before": "<", "after": ">"}
_ANY = re.compile(r"[\[{] *\* +to +\* *[\]}]?", re.IGNORECASE)
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*")  # "de", "de-AT"

Note = Callable[[str], None]


def date_value(field: str, span: Span, text: str, note: Note) -> DateIs | Not | None:
    """The days meant by ``date:``, ``since:`` and the like; None (and a note) if it is no date.

    ``date:none`` is no date, and ``[* TO *]`` any.
    """
    if field == "date" and text.casefold() == "none":
        return DateIs(span, None, None)
    if _ANY.fullmatch(text):
        return Not(DateIs(span, None, None))
    found = stretch(_SIGNS.get(field, "") + text) or (None, None)
    since, until = None if field == "until" else found[0], None if field == "since" else found[1]
    if since is None and until is None:
        note(
            f"{quoted(text)} is not a date and was left out; "
            f"write {field}:2014-01-31, {field}:2014-01 or {field}:2014."
        )
        return None
    if "{" in text or "}" in text:
        square = text.replace("{", "[").replace("}", "]")
        note(f"{quoted(text)} was read as {quoted(square)}: the ends of a range belong to it.")
    if text[0] in "[{" and text[-1] not in "]}" and None in found:
        note(f"{quoted(text)} has no end; it was read as {in_words(since, until)}.")
    return DateIs(span, since, until)


def language_value(span: Span, text: str, note: Note) -> LanguageIs:
    """The language of ``lang:de``, ``lang:de-AT`` or ``lang:german``; noted if it is none."""
    code = language_code(text)
    if _TAG.fullmatch(code) is None:
        note(f"{quoted(text)} is not the code of a language; write lang:de or lang:english.")
    return LanguageIs(span, code)


def language_name(code: str) -> str:
    """``German`` for ``de``; what is no language with a stemmer as it is, in quotation marks."""
    return STEMMERS[code].capitalize() if code in STEMMERS else quoted(code)


def language_code(text: str) -> str:
    """``de`` for ``de``, ``de-AT``, ``DE`` or ``German``; what is no language stays as it is."""
    name = text.casefold()
    tag = _TAG.fullmatch(name)
    return _CODES.get(name) or (tag[1] if tag else name)
