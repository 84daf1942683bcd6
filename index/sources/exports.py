"""Divides a text that holds several articles, as press databases (LexisNexis, Factiva) export them.

What stands between the articles is sure. Their heads are lines without names, so an article is
read only if it has those that its kind has, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from ..text.dates import parse_date

UNKNOWN = (
    "is not divided into articles, as its shape is none that is known of LexisNexis or Factiva; "
    "save each article as a file of its own, or all as a table"
)
_BEGINS = re.compile(  # "1 of 20 DOCUMENTS", "Document 1 of 20"
    r"^[ \t]*(?:Document \d{1,5} of \d{1,5}|\d{1,5} of \d{1,5} DOCUMENTS?)[ \t]*$", re.M
)
_ENDS = re.compile(r"^[ \t]*(?:End of Document|Document [A-Z]{2}\w{14,40})[ \t]*$", re.M)
_DAY = re.compile(  # "January 8, 2014 Wednesday", "8 January 2014"
    r"(?:[^\W\d_]+ \d{1,2}, ?\d{4}|\d{1,2}\.? [^\W\d_]+ \d{4})\b.{0,40}"
)
_FIELD = re.compile(r"(?P<name>[A-Z][A-Za-z-]{2,20}(?: [A-Za-z]{2,12})?):(?:\s+(?P<value>.*))?")
_BODY = re.compile(r"body:?", re.I)
_TAIL = re.compile(
    r"(?:load-date|correction-date|language|publication-type|document-type|journal-code|subject"
    r"|graphic|url):.*|classification",
    re.I,
)
_LENGTH = re.compile(r"length:", re.I)
_WORDS = re.compile(r"\d[\d,.]* words")
_RIGHTS = re.compile(r"(?:\(?copyright|\(c\)|©)", re.I)
_BY = re.compile(r"^by\s+", re.I)
_HOUR = re.compile(r"\d{1,2}:\d\d\b.{0,10}")
_CODE = re.compile(  # "HD", or "HD" and its value behind spaces
    r"^(AN|ART|BY|CLM|CO|CR|CY|ED|ET|HD|IN|IPC|IPD|LA|LP|NS|PD|PG|PUB|RE|RF|SC|SE|SN|TD|WC)"
    r"(?:[ \t]{2,}|[ \t]*$)",
    re.M,
)
Fields = Mapping[str, object]


def exported(text: str) -> list[Fields | None] | None:
    """The fields of each article of an export, None for those of no known shape.

    None for any other text, and for one that has nothing but one article of no known shape.
    """
    found = [_article(piece) for piece in _pieces(text)]
    return found if len(found) > 1 or any(found) else None


def _pieces(text: str) -> Iterator[str]:
    """The articles, without what stands above the first and below the last."""
    if begins := list(_BEGINS.finditer(text)):
        ends = [*(one.start() for one in begins[1:]), len(text)]
        yield from (text[one.end() : end] for one, end in zip(begins, ends, strict=True))
        return
    ended = [0, *(one.end() for one in _ENDS.finditer(text))]
    yield from (_ENDS.sub("", text[start:end]) for start, end in pairwise(ended))
    rest = text[ended[-1] :]
    if ended[-1] and _article(rest):  # the file was cut off before the end of its last article
        yield rest


def _article(piece: str) -> Fields | None:
    lines = [line.rstrip() for line in piece.splitlines() if line.strip()]
    return _of_codes(piece) or _counted(lines, piece) or _headed(piece)


def _of_codes(piece: str) -> Fields | None:
    """Factiva with codes for the fields."""
    _, *parts = _CODE.split(piece)
    named = {code: value.strip() for code, value in zip(parts[::2], parts[1::2], strict=True)}
    text = "\n\n".join(filter(None, (named.get("LP"), named.get("TD"))))
    title, day, source = map(named.get, ("HD", "PD", "SN"))
    author = _BY.sub("", named.get("BY", ""))
    if not (text and title and source and parse_date(day)):
        return None
    return {"title": title, "author": author, "date": day, "source": source, "text": text}


def _counted(lines: Sequence[str], piece: str) -> Fields | None:
    """Factiva without codes: after the number of words the day, perhaps the hour, and the source.

    Which line above is the headline is left to cleaning, as sections and bylines stand there too.
    """
    at = next((n for n, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if not at or not all(map(_DAY.fullmatch, lines[at + 1 : at + 2])):
        return None
    day, *below = lines[at + 1 :]
    source = next((line for line in below if not _HOUR.fullmatch(line)), None)
    rights = next((line for line in below[:8] if _RIGHTS.match(line)), None)
    if source is None or rights is None:
        return None
    body = piece.partition(f"\n{rights}")[2]
    text = "\n\n".join((*lines[:at], body.strip()))
    return {"date": day, "source": source, "text": text}


def _headed(piece: str) -> Fields | None:
    """LexisNexis: the source above the day; the headline above both, below them or by its name."""
    head, body = _parted(piece)
    lines = [line for line in head if line]
    days = [n for n, line in enumerate(lines) if _DAY.fullmatch(line.strip())]
    if not body or not days or days[-1] == 0:
        return None
    source, day, below = lines[days[-1] - 1], lines[days[-1]], lines[days[-1] + 1 :]
    named = _fields(head)
    title = named.get("headline")
    if title is None and day.startswith(" "):  # in the middle, as editions are below it
        below = [line for line in below if not line.startswith(" ")]
        title = " ".join(takewhile(lambda line: not _FIELD.fullmatch(line), below))
    elif title is None and days[-1] > 1:
        title = lines[days[-1] - 2]
    if not title or parse_date(day.strip()) is None:
        return None
    author = named.get("byline")
    return {"title": title, "author": author, "date": day, "source": source.strip(), "text": body}


def _fields(head: Sequence[str]) -> Mapping[str, str]:
    """The values by name, in small letters; a long one goes on below."""
    found, value = dict[str, list[str]](), list[str]()
    for line in head:
        if one := _FIELD.fullmatch(line):
            value = found[one["name"].lower()] = [one["value"] or ""]
        elif line:
            value.append(line)
        else:
            value = []
    return {name: " ".join(lines) for name, lines in found.items()}


def _parted(piece: str) -> tuple[list[str], str]:
    """The lines of the head and the text below it: below the line "Body", or else below the fields
    that end with the length. Both are empty if there is neither."""
    lines = [line.rstrip() for line in piece.splitlines()]
    ends = next((n for n, line in enumerate(lines) if _BODY.fullmatch(line)), None)
    begins = len(lines) if ends is None else ends + 1
    if ends is None:
        begins = ends = next((n for n, line in enumerate(lines, 1) if _LENGTH.match(line)), begins)
        while begins < len(lines) and (not lines[begins] or _FIELD.fullmatch(lines[begins])):
            begins += 1
    body = takewhile(lambda line: not _TAIL.fullmatch(line), lines[begins:])
    return lines[:ends], "\n".join(body).strip()
