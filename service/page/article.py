"""The reading page of an article, and how it was cleaned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Response, render_template, request
from markupsafe import Markup, escape

from index.answer import StoredArticle
from index.model import Confidence, Mention, Passage

from ..context import archive
from ..etags import fresh, with_tag
from . import links

_SIMILAR = 5


@dataclass(frozen=True, slots=True)
class Named:
    """An entity the article names: how often, whether it is marked, the address that toggles."""

    id: str
    name: str
    count: int
    marked: bool
    link: str


def show(id: str) -> Response:
    """The clean article with an anchor at every passage."""
    tag = fresh()
    article = archive().article(id)
    marked = tuple(dict.fromkeys(request.args.getlist("mark")))[:20]
    certain = [m for m in article.mentions if m.confidence is Confidence.CERTAIN]
    marks = [m for m in certain if m.entity in marked]
    title_marks = [m for m in article.title_mentions if m.entity in marked]
    html = render_template(
        "article.html",
        article=article,
        title=_marked(article.title, 0, len(article.title), title_marks),
        paragraphs=list(_paragraphs(article, marks)),
        like=archive().similar(id, _SIMILAR),
        named=_named(article, certain, marked),
        links=links,
    )
    return with_tag(Response(html, content_type="text/html; charset=utf-8"), tag)


def cleaning(id: str) -> Response:
    """The raw lines; what was removed stays readable, dimmed, with the rule that said so."""
    tag = fresh()
    document = archive().cleaning(id)
    lines = [(line, document.raw[line.start : line.end]) for line in document.lines]
    html = render_template(
        "cleaning.html",
        id=id,
        document=document,
        lines=lines,
        labels=Counter(line.label for line in document.lines if line.start < line.end),
        links=links,
    )
    return with_tag(Response(html, content_type="text/html; charset=utf-8"), tag)


def _named(article: StoredArticle, found: Sequence[Mention], marked: Sequence[str]) -> list[Named]:
    table = archive().names.table()
    named = []
    for id, count in Counter(mention.entity for mention in found).most_common(40):
        entity = table.entity(id)
        others = [mark for mark in marked if mark != id]
        wanted = others if id in marked else [*marked, id]
        name = entity.name if entity else id
        named.append(Named(id, name, count, id in marked, links.article(article.id, wanted)))
    return named


def _paragraphs(article: StoredArticle, marks: Sequence[Mention]) -> Iterator[Markup]:
    """Each paragraph, its passages in spans: the first piece of passage n has the id ``pn``."""
    at, begun = 0, set[int]()
    for paragraph in article.text.split("\n\n"):
        end = at + len(paragraph)
        pieces = []
        for start, stop, passage in _pieces(at, end, article.passages):
            inside = [m for m in marks if start <= m.start and m.end <= stop]
            html = _marked(article.text, start, stop, inside)
            if passage is not None and passage.ordinal not in begun:
                begun.add(passage.ordinal)
                html = Markup('<span id="p{}">{}</span>').format(passage.ordinal, html)
            pieces.append(html)
        yield Markup().join(pieces)
        at = end + 2


def _pieces(
    start: int, end: int, passages: Sequence[Passage]
) -> Iterator[tuple[int, int, Passage | None]]:
    """The stretch cut where passages begin and end; together the pieces are the stretch."""
    at = start
    for passage in passages:
        first, last = max(passage.start, at), min(passage.end, end)
        if first >= last:
            continue
        if first > at:
            yield at, first, None
        yield first, last, passage
        at = last
    if at < end:
        yield at, end, None


def _marked(text: str, start: int, end: int, marks: Sequence[Mention]) -> Markup:
    pieces, at = [], start
    for mark in marks:
        if mark.start < at:
            continue
        pieces.append(escape(text[at : mark.start]))
        told = Markup('<mark class="alias" title="{}">{}</mark>')
        pieces.append(told.format(mark.entity, text[mark.start : mark.end]))
        at = mark.end
    return Markup().join([*pieces, escape(text[at:end])])
