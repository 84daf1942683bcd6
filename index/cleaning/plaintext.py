"""Cleans text without tags: scores every line, finds the article, labels everything.

``html`` uses two of its functions:

``label_together(texts) -> list[tuple[Line, ...]]``
    Labels the lines of each text (``str.splitlines``; empty ones are left out but counted, so
    ``Line.number`` is the line's place in ``text.splitlines()`` from 1).

``assemble(raw, text, lines, *, comments) -> CleanDocument``
    Makes the document from labelled lines. What ``raw`` states counts most, then what the lines
    say.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import compress, islice, pairwise, repeat
from urllib.parse import urlsplit

import numpy as np

from ..model import CleanDocument, Label, Line, RawDocument
from ..text.portions import portions
from . import heading, structure
from .bylines import of_record, shown_author
from .captures import captured
from .cutting import cut
from .days import calendar, day_of_address
from .features import Pages, measure
from .layout import lay_out
from .markup import unmarked
from .model import score_lines
from .normalise import UNSEEN, begins_with, tidy
from .pagetext import PageLine
from .panels import without_panels
from .reasons import AS_IS, NAMES
from .sheet import Layout, Unlabelled
from .shown import dated_line, shown_date
from .templates import SourceLines
from .torn import joined
from .words import Floats
from .wrapping import rejoined, undivided, unwrapped
from .zones import Zone

# Longer texts are cut: no article is as long. Measuring takes some 40 bytes per character and a few
# kilobytes per line, of which a page has hundreds.
MAX_CHARS = 5_000_000
MAX_LINES = 50_000
_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")  # of ``str.splitlines``
_TOGETHER = 3 << 18  # characters cleaned at a time: more save no time, and take more memory
_KEPT = 30 << 20  # bytes; never written to, so the system never provides them
# An Enum's members and a tuple's names are slow to look up, for lines of which a page has hundreds.
_TITLE, _BODY, _DATE, _COMMENT = Label.TITLE, Label.BODY, Label.DATELINE, Label.COMMENT
_LEGAL = Label.LEGAL
_READ = frozenset((_COMMENT, _LEGAL, Label.BYLINE, _DATE))  # also if they are not kept
_WORTH_A_LOOK = -6.0  # least logit of body for which templates are asked
_SLUG = re.compile(  # "cracks-close-the-quay"
    r"[a-z0-9]+(?:[-_][a-z0-9]+){2,}"
)
_NEAR, _SHORT = 6, 160  # lines above the headline, and half of those below; characters of one
_ZONES = {Label.COMMENT: Zone.COMMENTS, Label.CAPTION: Zone.CAPTION}


def clean_texts(
    raws: Iterable[tuple[RawDocument, SourceLines | None]],
) -> Iterator[CleanDocument]:
    """The article in each document without tags, in order; an empty ``text`` if there is none."""
    pages = ((raw, _unlabelled(raw, template)) for raw, template in raws)
    for batch in portions(pages, lambda pair: len(pair[1].text), _TOGETHER):
        labelled = label_together([page for _, page in batch])
        for (raw, page), lines in zip(batch, labelled, strict=True):
            text = plain = _bounded(raw.content)
            if text != page.text:
                lines, plain = _numbered_in(text, lines), unmarked(text)
            yield assemble(raw, text, lines, plain=plain)


def _unlabelled(raw: RawDocument, template: SourceLines | None) -> Unlabelled:
    text = joined(cut(unwrapped(unmarked(_bounded(raw.content))).replace(UNSEEN, " ")))
    hint = raw.title or slug_words(raw.url)
    return Unlabelled(text, hint, titled=raw.title is not None, template=template)


def _numbered_in(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with their numbers in ``text``, which has the same characters in more lines."""
    ends = np.cumsum(list(map(len, text.splitlines(keepends=True))))
    numbers = 1 + np.searchsorted(ends, [line.start for line in lines], "right")
    both = zip(numbers.tolist(), lines, strict=True)
    return tuple(Line._make((number, *line[1:])) for number, line in both)


def _bounded(content: str) -> str:
    """The beginning of the content: at most ``MAX_CHARS`` code points and ``MAX_LINES`` lines."""
    text = content[:MAX_CHARS]
    ends = _LINE_END.finditer(text) if len(text) > MAX_LINES else iter(())
    last = next(islice(ends, MAX_LINES - 1, None), None)
    return text[: last.start()] if last else text


def as_is(raw: RawDocument) -> CleanDocument:
    """A document that needs no cleaning: its content, as much as is read of one, is the body,
    letter for letter."""
    content = _bounded(raw.content)
    pages = measure(content)
    (lines,) = _lines_of(pages, [AS_IS] * len(pages))
    return CleanDocument(
        raw.title or "", "", raw.author, raw.published, raw.source, raw.url, raw.language,
        content.strip(), (), content, lines,
    )  # fmt: skip


def label_together(texts: Sequence[Unlabelled]) -> list[tuple[Line, ...]]:
    """The non-empty lines of each text, each with its label and the rule that gave it."""
    _keep_freed_memory()
    pages = measure(*(each.text for each in texts))
    scores, recurring = score_lines(pages), np.zeros(len(pages), bool)
    bounds = pairwise(pages.first_line.tolist())
    for each, (first, end) in zip(texts, bounds, strict=True):
        own = slice(first, end)
        if each.judge is not None:
            scores[own, 0] = each.judge(pages.numbers[own], scores[own])
        if each.template is not None:
            recurring[_recurring(pages, scores, own, each.text, each.template)] = True
    codes = lay_out(Layout(texts, pages, scores, recurring))
    return _lines_of(pages, codes)


def _lines_of(pages: Pages, codes: Sequence[int]) -> list[tuple[Line, ...]]:
    """The lines of each of the texts, named by their codes."""
    places = zip(
        *(each.tolist() for each in (pages.numbers, pages.starts, pages.ends)), strict=True
    )
    # So a page's hundreds of lines are made in half the time, and a list gives its items faster.
    fields = map(operator.add, places, map(list(NAMES).__getitem__, codes))
    lines = list(map(tuple.__new__, repeat(Line), fields))
    return [tuple(lines[first:end]) for first, end in pairwise(pages.first_line.tolist())]


@cache
def _keep_freed_memory() -> None:
    """Make the C library keep freed memory for the next arrays.

    Glibc returns freed blocks to the system if they exceed twice the largest block freed before.
    Getting the same pages again for every batch takes an eighth of the time of cleaning.
    """
    np.empty(_KEPT, np.uint8)


def assemble(
    raw: RawDocument,
    text: str,
    lines: Sequence[Line],
    *,
    comments: tuple[str, ...] | None = None,
    plain: str | None = None,
) -> CleanDocument:
    """The document that the labelled lines of ``text`` make; ``plain``: the text without the marks
    of Markdown, in the same places."""
    plain = text if plain is None else plain
    told = defaultdict[Label, list[Line]](list)
    for line in lines:
        if line[5] or line[3] in _READ:
            told[line[3]].append(line)
    near = _near_headline(lines, [*told[_TITLE], *told[_BODY]][:1], plain)
    body, bylines = list(_tidied(told[_BODY], plain)), list(_tidied(told[Label.BYLINE], plain))
    bylines.append(" ".join(bylines[:2]))  # "By", and the name on the next line
    dateline = heading.dateline(body[0]) if body else ""
    owners = filter(None, map(heading.copyright_owner, _tidied(told[_LEGAL][::-1], plain)))
    agency = heading.bracketed(bylines[-1]) or heading.bracketed(dateline)
    if comments is None:
        comments = structure.group_comments(list(_written(told[_COMMENT], plain)))
    return CleanDocument(
        title=_title(tidy(raw.title or ""), " ".join(_tidied(told[_TITLE][:1], plain))),
        standfirst=" ".join(_tidied(told[Label.STANDFIRST], plain)),
        author=of_record(raw.author) or shown_author(near, bylines),
        published=raw.published or _dated(near, told[_DATE], plain, raw, dateline),
        source=raw.source or agency or next(owners, None),
        url=raw.url,
        language=raw.language,
        text="\n\n".join(body),
        comments=comments,
        raw=text,
        lines=lines,
    )


def _title(stated: str, shown: str) -> str:
    """The title that is stated, else the headline; also if the stated one is cut from it."""
    cut_off = stated.endswith(("…", "...")) and begins_with(shown, stated)
    return shown if cut_off else stated or shown


def _near_headline(lines: Sequence[Line], first: Sequence[Line], text: str) -> list[PageLine]:
    """The short lines about the headline; if there is none, about the beginning of the body.

    ``first``: that line alone, if there is one.
    """
    at = bisect_left(lines, first[0]) if first else 0
    near = lines[max(0, at - _NEAR) : at + 2 * _NEAR]
    return [_page_line(line, text) for line in near if line[2] - line[1] <= _SHORT]


def _page_line(line: Line, text: str) -> PageLine:
    _, start, end, label, _, kept = line
    tag = "h1" if kept and label is _TITLE else ""
    zone = Zone.META if kept and label is _DATE else _ZONES.get(label)
    return PageLine(text[start:end], 0, tag, zone or Zone.NONE)


def _dated(
    near: Sequence[PageLine], dates: Iterable[Line], text: str, raw: RawDocument, dateline: str
) -> datetime | None:
    """The day in the address, with the hour that the text shows for it; else the text's date.

    Of 3,719 addresses with a day 3,711 were right; what a text shows may be the day it was saved.
    """
    copy = captured(raw.url or "")
    days = calendar(copy.url, raw.fetched or copy.taken)
    written = shown_date(near, days)
    if written is None:
        stated = [_page_line(line, text) for line in dates]
        written = dated_line(stated, days) or heading.parse_date_line(dateline)
    addressed = day_of_address(copy.url, days)
    same = written and addressed and written.date() == addressed.date()
    return written if same or addressed is None else addressed


def _tidied(lines: Iterable[Line], text: str) -> Iterator[str]:
    """The texts of the lines as an article has them."""
    return map(without_panels, map(tidy, _written(lines, text)))


def _written(lines: Iterable[Line], text: str) -> Iterator[str]:
    """The texts of the lines; those that were cut from one line, side by side, are one."""
    every = list(lines)
    first = [at for at, one in enumerate(every) if not at or text[every[at - 1][2] : one[1]] != " "]
    for begin, end in pairwise([*first, len(every)]):
        line = text[every[begin][1] : every[end - 1][2]]
        yield rejoined(undivided(line, text)) if "\n" in line else line


def slug_words(url: str | None) -> str | None:
    """The words of the headline that many a URL ends in, or None."""
    try:
        path = urlsplit(url or "").path.lower()
    except ValueError:
        return None
    slugs = _SLUG.findall(path[:500])
    return max(slugs, key=len).replace("-", " ").replace("_", " ") if slugs else None


def _recurring(
    pages: Pages, scores: Floats, own: slice, text: str, template: SourceLines
) -> list[int]:
    """Which lines of a page, ``own`` of them all, are part of the source's template."""
    body = scores[own, 0]
    candidates = np.flatnonzero(body > _WORTH_A_LOOK)
    places = (own.start + candidates).tolist()
    bounds = pages.starts[own][candidates].tolist(), pages.ends[own][candidates].tolist()
    lines = [text[start:end] for start, end in zip(*bounds, strict=True)]
    prose = (body[candidates] > 0).tolist()
    return list(compress(places, template.recurring_among(lines, prose)))
