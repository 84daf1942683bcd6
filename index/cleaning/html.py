"""Cleans HTML pages: finds their lines, which of them are the article, and what the page states.

``pagetext`` turns the page into lines; ``pagemodel`` scores them by place and words. Where that
leaves doubt, the ``extractors`` are asked too, which cost as much as everything else; ``plaintext``
labels the lines and ``metadata`` reads the head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from lxml.html import HtmlElement, document_fromstring

from ..model import CleanDocument, Label, Line, RawDocument
from ..text.portions import portions
from . import plaintext
from .asides import asides
from .captures import captured
from .days import calendar, language_of
from .extractors import extracts
from .insets import insets
from .linkeddata import named_metas
from .metadata import page_metadata
from .normalise import bare
from .pagedata import article_in_scripts
from .pagemodel import Matrix, kept_share, log_odds, placed
from .pagetext import PageLine, page_lines, prose_letters
from .parsing import parse_page
from .published import published_date
from .quality import UNKNOWN, detect_language
from .sheet import Judge, Unlabelled
from .structure import is_comment_header
from .templates import SourceLines
from .words import Floats, Ints
from .zones import Zone

# Read at once; a tree takes some twenty times the memory of its markup.
_MOST_PAGES, _MOST_CHARACTERS = 16, 2_000_000
_FEW_LETTERS = 1000  # of prose; with fewer, hidden text and data are tried
_CLEAR = 1.5  # least log odds, positive or negative, without doubt
_SURE = 4.0
_UNSURE = 0.25  # share of doubtful letters above which the extractors are asked
_COMMENT_WORDS = 4  # shorter lines among comments are names, dates and buttons
_KEPT = frozenset((Label.TITLE, Label.STANDFIRST, Label.BYLINE, Label.DATELINE, Label.BODY))
_ZONE_LABELS = {
    Zone.MENU: Label.MENU,
    Zone.TEASERS: Label.TEASER,
    Zone.PROMO: Label.PROMO,
    Zone.CAPTION: Label.CAPTION,
}


@dataclass(frozen=True, slots=True)
class _Page:
    """A page read as lines, not labelled yet.

    ``raw``: the document, with what the page states of itself where that states nothing;
    ``language``: as the page states it; ``asked``: what is to be labelled.
    """

    raw: RawDocument
    language: str
    lines: Sequence[PageLine]
    asked: Unlabelled


def clean_pages(
    raws: Iterable[tuple[RawDocument, SourceLines | None]],
) -> Iterator[CleanDocument]:
    """The article of each page, in order; ``text`` is empty if it holds none. Never raises.

    The words of a few pages are read together, which takes a tenth less time than one by one.
    """
    for few in portions(raws, lambda pair: len(pair[0].content), _MOST_CHARACTERS, _MOST_PAGES):
        pages = [_read(raw, template) for raw, template in few]
        labelled = plaintext.label_together([page.asked for page in pages])
        for page, lines in zip(pages, labelled, strict=True):
            decided = _decide(lines, page)
            comments = _comments(decided, page.lines)
            document = plaintext.assemble(page.raw, page.asked.text, decided, comments=comments)
            language = document.language or _language(document.text, page.language)
            yield replace(document, language=language)


def _read(raw: RawDocument, template: SourceLines | None) -> _Page:
    tree = parse_page(raw.content)
    if tree is None:
        tree = document_fromstring("<p></p>")
    copy = captured(raw.url or "")
    page = visible_lines(tree)
    metas = named_metas(tree)
    language = language_of(tree, metas)
    days = calendar(copy.url, raw.fetched or copy.taken, language)
    found = page_metadata(tree, metas, page, url=copy.url or None, days=days)
    address, title = found.url or copy.url, raw.title or found.title
    published = raw.published or published_date(tree, page, found.dates, address, days, title)
    stated = replace(
        raw, title=title, author=raw.author or found.author, published=published or raw.fetched,
        source=raw.source or found.source, url=raw.url or found.url,
    )  # fmt: skip
    judge = _judged(page, tree)
    body = _from_data(found.body, page)
    if body is None and prose_letters(page) < _FEW_LETTERS // 2:
        body = article_in_scripts(tree, found.title)
    if body:
        # The article is only in the page's data.
        page = [PageLine(line, tag="p", zone=Zone.BODY) for line in body.splitlines()]
        judge = _believed
    text = "\n".join(line.text for line in page)
    asked = Unlabelled(text, title, titled=bool(title), judge=judge, template=template)
    return _Page(stated, language, page, asked)


def visible_lines(tree: HtmlElement) -> list[PageLine]:
    """The page's lines; those hidden too if there is hardly any text without them."""
    body = tree.find("body")
    body = tree if body is None else body
    seen = page_lines(body)
    if prose_letters(seen) < _FEW_LETTERS:
        all_lines = page_lines(body, hidden=True)
        if prose_letters(all_lines) > 2 * prose_letters(seen):
            return all_lines
    return seen


def _judged(page: Sequence[PageLine], tree: HtmlElement) -> Judge:
    """The judge of the page's lines: their log odds of being body, by tags and words together.

    It takes ``tree`` apart if it asks the extractors.
    """

    def judge(numbers: Ints, words: Floats) -> Floats:
        lines = [page[number - 1] for number in numbers.tolist()]
        if not lines:
            return words[:, 0]
        places = placed(lines)
        odds = log_odds(places, words)
        if _unsure_share(lines, odds) > _UNSURE:
            texts = [line.text for line in lines]
            opinions = [kept_share(texts, extract) for extract in extracts(tree)]
            odds = log_odds(places, words, opinions)
        return np.asarray(odds, np.float32)

    return judge


def _believed(numbers: Ints, words: Floats) -> Floats:
    """The judge of text from a page's data: it is body, unless the words strongly disagree."""
    return np.asarray(_SURE + words[:, 0].clip(-_SURE, _SURE), np.float32)


def _unsure_share(lines: Sequence[PageLine], odds: Matrix) -> float:
    """Letters in lines of doubtful score, as a share of the letters that are probably body."""
    letters = np.array([len(line.text) for line in lines])
    return float(letters[np.abs(odds) < _CLEAR].sum() / max(1, letters[odds > 0].sum()))


def _from_data(body: str | None, page: Sequence[PageLine]) -> str | None:
    """The article in the page's JSON-LD, if the page itself shows much less text."""
    if body is None or len(body) < _FEW_LETTERS // 2 or prose_letters(page) > len(body) // 2:
        return None
    fragment = parse_page(body) if "<" in body else None
    if fragment is None:
        return "\n".join(" ".join(line.split()) for line in body.splitlines())
    return "\n".join(line.text for line in page_lines(fragment))


def _decide(lines: Sequence[Line], page: _Page) -> tuple[Line, ...]:
    """The labels, corrected where the page's structure says more than the words."""
    decided: list[Line] = []
    headline, titled = bare(page.raw.title or ""), False
    least, most = len(headline), 2 * len(headline)
    body = [line.number - 1 for line in lines if line.label is Label.BODY]
    reasons = insets(page.lines, body) | asides(page.lines, body, page.raw.author)
    for line in lines:
        here = page.lines[line.number - 1]
        is_headline = least <= len(here.text) <= most and bare(here.text) == headline
        if is_headline and line.label is not Label.COMMENT:
            label = Label.OTHER if titled else Label.TITLE
            line = _labelled(line, label, "repeats the title" if titled else "the page's title")
            titled = True
        elif here.zone is Zone.COMMENTS:
            line = _labelled(line, Label.COMMENT, "in the page's comments")
        elif line.number - 1 in reasons:
            line = _labelled(line, *reasons[line.number - 1])
        elif line.label is Label.OTHER and here.zone in _ZONE_LABELS:
            line = _labelled(line, _ZONE_LABELS[here.zone], f"in the page's {here.zone}")
        decided.append(line)
    return tuple(decided)


def _labelled(line: Line, label: Label, rule: str) -> Line:
    return Line(line.number, line.start, line.end, label, rule, label in _KEPT)


def _comments(lines: Sequence[Line], page: Sequence[PageLine]) -> tuple[str, ...] | None:
    """The comments by the page's structure, one text each; None if it shows none."""
    inside = [
        page[line.number - 1]
        for line in lines
        if line.label is Label.COMMENT and page[line.number - 1].zone is Zone.COMMENTS
    ]
    if not inside:
        return None
    written = (line for line in inside if len(line.text.split()) >= _COMMENT_WORDS)
    said = (line for line in written if not is_comment_header(line.text))
    remarks = groupby(said, key=lambda line: line.block)
    return tuple("\n\n".join(line.text for line in remark) for _, remark in remarks)


def _language(text: str, stated: str) -> str | None:
    """The language of a page by its text: many templates state English on sites in others."""
    told, code = detect_language(text), stated.partition("-")[0]
    coded = len(code) == 2 and code.isascii() and code.isalpha()
    return told if told != UNKNOWN else code if coded else None
