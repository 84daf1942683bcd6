"""Tagless text to an article: every line scored, the article found, everything labelled.

The interface that ``html`` builds on:

``label_lines(text, *, prior, templates, source, title_hint) -> tuple[Line, ...]``
    Labels the lines of ``text`` (``str.splitlines``; empty ones are left out but counted, so
    ``Line.number`` is the line's place in ``text.splitlines()`` from 1). ``prior`` has one value
    per line of ``text.splitlines()``, empty ones included: how much an extractor that saw the
    tags believed the line to be body (0 to 1, 0.5 knows nothing).

``assemble(raw, text, lines, *, title, standfirst, author, published, source, url, language,
comments) -> CleanDocument``
    Makes the document of labelled lines. What ``raw`` already knew wins, then what is given
    here (say, from a page's metadata), then what the lines say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..model import CleanDocument, Label, Line, RawDocument
from . import heading, structure
from .normalise import tidy
from .templates import Templates

MAX_CHARS = 5_000_000
_STOP = frozenset(
    "the of and to in a is was for on that with he it as at by his be from are this an have has had not "
    "but they were which who their or will would said she her its been after also more than one about".split()
)


def clean_text(raw: RawDocument, templates: Templates | None = None) -> CleanDocument:
    """The article in a document without tags; an empty ``text`` if there is none."""
    text = raw.content[:MAX_CHARS]
    lines = label_lines(text, templates=templates, source=raw.source, title_hint=raw.title)
    return assemble(raw, text, lines)


def as_is(raw: RawDocument) -> CleanDocument:
    """A document that needs no cleaning: its content is the body, letter for letter."""
    text = raw.content
    spans = _spans(text)
    lines = tuple(
        Line(number, start, end, Label.BODY, "taken as it is", True) for number, start, end in spans
    )
    return CleanDocument(
        raw.title or "", "", raw.author, raw.published, raw.source, raw.url, raw.language,
        text.strip(), (), text, lines,
    )  # fmt: skip


def label_lines(
    text: str,
    *,
    prior: Sequence[float] | None = None,
    templates: Templates | None = None,
    source: str | None = None,
    title_hint: str | None = None,
) -> tuple[Line, ...]:
    """The non-empty lines of ``text``, each with its label and the rule that gave it."""
    spans = _spans(text)
    lines = [tidy(text[start:end]) for _, start, end in spans]
    found = _label(lines, [text[s:e] for _, s, e in spans], title_hint)
    return tuple(
        Line(number, start, end, label, rule, label in _KEPT)
        for (number, start, end), (label, rule) in zip(spans, found, strict=True)
    )


_KEPT = frozenset((Label.TITLE, Label.STANDFIRST, Label.BYLINE, Label.DATELINE, Label.BODY))


def assemble(
    raw: RawDocument,
    text: str,
    lines: Sequence[Line],
    *,
    title: str | None = None,
    standfirst: str | None = None,
    author: str | None = None,
    published: datetime | None = None,
    source: str | None = None,
    url: str | None = None,
    language: str | None = None,
    comments: tuple[str, ...] | None = None,
) -> CleanDocument:
    """The document that the labelled lines of ``text`` make."""

    def said(label: Label) -> list[str]:
        return [tidy(text[line.start : line.end]) for line in lines if line.label is label]

    body = said(Label.BODY)
    byline = next(filter(None, map(heading.parse_byline, said(Label.BYLINE))), None)
    dated = next(filter(None, map(heading.parse_date_line, said(Label.DATELINE))), None)
    agency = heading.dateline_source(body[0]) if body else None
    remarks = [text[line.start : line.end] for line in lines if line.label is Label.COMMENT]
    return CleanDocument(
        title=raw.title or title or " ".join(said(Label.TITLE)[:1]),
        standfirst=standfirst or " ".join(said(Label.STANDFIRST)),
        author=raw.author or author or (byline.author if byline else None),
        published=raw.published or published or dated,
        source=raw.source or source or (byline.source if byline else None) or agency,
        url=raw.url or url,
        language=raw.language or language,
        text="\n\n".join(body),
        comments=comments if comments is not None else structure.group_comments(remarks),
        raw=text,
        lines=tuple(lines),
    )


def _spans(text: str) -> list[tuple[int, int, int]]:
    """Number, start and end of every non-empty line, white space at its ends left out of it."""
    spans = []
    offset = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if stripped := line.strip():
            start = offset + line.index(stripped[0])
            spans.append((number, start, start + len(stripped)))
        offset += len(line)
    return spans


def _score(line: str) -> float:
    words = line.split()
    if not words:
        return -1.0
    stops = sum(word.lower() in _STOP for word in words) / len(words)
    value = -1.0 + min(len(words), 40) / 12 + 2.0 * min(stops, 0.45)
    value += 0.7 if line.rstrip('"”’\')').endswith((".", "!", "?")) else -0.4
    if len(words) < 5:
        value -= 1.0
    return value


def _label(
    lines: Sequence[str], raw: Sequence[str], title_hint: str | None
) -> list[tuple[Label, str]]:
    """First simple rules: the best contiguous segment of lines that read like prose."""
    count = len(lines)
    header = next((i for i, line in enumerate(lines) if structure.is_comment_header(line)), count)
    best, best_sum, start, total = (0, 0), 0.0, 0, 0.0
    for index in range(header):
        if total <= 0:
            start, total = index, 0.0
        total += _score(lines[index])
        if total > best_sum:
            best, best_sum = (start, index + 1), total
    first, last = best
    found = [(Label.OTHER, "outside the article")] * count
    for index in range(first, last):
        found[index] = (Label.BODY, "prose")
    if header < count:
        found[header] = (Label.OTHER, "announces comments")
        for index in range(header + 1, count):
            found[index] = (Label.COMMENT, "after the comment header")
    if last > first:
        _label_heading(found, lines, first, title_hint)
    return found


def _label_heading(
    found: list[tuple[Label, str]], lines: Sequence[str], first: int, title_hint: str | None
) -> None:
    index = 0
    while index < len(lines) and (index < first or found[index][0] is not Label.BODY or index < 4):
        line = lines[index]
        if heading.parse_byline(line):
            found[index] = (Label.BYLINE, "byline")
        elif heading.parse_date_line(line):
            found[index] = (Label.DATELINE, "date line")
        elif index == 0 or (title_hint and line == title_hint):
            found[index] = (Label.TITLE, "first line")
        elif index == 1 and len(line.split()) < 40 and not line.endswith("."):
            found[index] = (Label.STANDFIRST, "between title and text")
        index += 1
        if index > first and index >= 4:
            break
