"""The reading page of an article, and how it was cleaned."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from flask import Blueprint, Response, request
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from index.answer import Highlight, StoredArticle
from index.model import Confidence, Mention, Passage

from ..context import archive, deadline
from ..marks import Mark, marked
from ..parameters import search_request
from ..problems import UNANSWERED
from ..responses import page, tagged
from . import links
from .filters import Choice, Choices
from .hits import Reason

routes = Blueprint("article", __name__)
_SIMILAR = 5
_PASSAGES = 10  # the best, in which words are marked
_MOST_MARKED = 20
_FIRST_NAMED, _MOST_NAMED = 10, 40


@routes.get("/articles/<article:id>")
@tagged
def show(id: str) -> Response:
    """The clean article with an anchor at every paragraph and passage."""
    article = archive().article(id)
    state = links.known(request.args)
    wanted = tuple(dict.fromkeys(request.args.getlist("mark")))[:_MOST_MARKED]
    in_title, in_text = _words_of(state, id)
    return page(
        "article.html",
        state=state,
        article=article,
        title=marked(article.title, (*_marks(article.title_mentions, wanted), *in_title)),
        standfirst=marked(article.standfirst, _marks(article.standfirst_mentions, wanted)),
        paragraphs=list(_paragraphs(article, [*_marks(article.mentions, wanted), *in_text])),
        like=archive().similar(id, _SIMILAR),
        named=_named(article, wanted, state),
        reasons=_reasons(article, wanted),
        marked=[one for id in wanted if (one := archive().names.table().entity(id))],
    )


@routes.get("/articles/<article:id>/cleaning")
@tagged
def cleaning(id: str) -> Response:
    """The raw lines; what was removed stays readable, dimmed, with the rule that said so."""
    document = archive().cleaning(id)
    shown = [(line, document.raw[line.start : line.end]) for line in document.lines]
    lines = [(line, text) for line, text in shown if text.strip()]
    return page(
        "cleaning.html",
        id=id,
        document=document,
        lines=lines,
        kept=Counter(line.label for line, _ in lines if line.kept),
        removed=Counter(line.label for line, _ in lines if not line.kept),
    )


def _name(id: str) -> str:
    """The usual name of an entity; its id if the table has it no more."""
    entity = archive().names.table().entity(id)
    return entity.name if entity else id


def _marks(mentions: Iterable[Mention], wanted: Sequence[str]) -> list[Mark]:
    """Marks on the mentions of these entities, uncertain ones in another class."""
    return [Mark(one.start, one.end, *_said(one)) for one in mentions if one.entity in wanted]


def _said(mention: Mention) -> tuple[str, str]:
    """The kind of its mark, and what it was taken for, with the reason."""
    said = f"a name of {_name(mention.entity)}: {mention.reason}"
    return (
        ("alias", said)
        if mention.confidence is Confidence.CERTAIN
        else ("maybe", f"perhaps {said}")
    )


def _reasons(article: StoredArticle, wanted: Sequence[str]) -> list[Reason]:
    """What is said of the marks on names, once for all that are written alike; the most first."""
    found = Counter(
        (text[one.start : one.end], *_said(one))
        for text, mentions in (
            (article.title, article.title_mentions),
            (article.standfirst, article.standfirst_mentions),
            (article.text, article.mentions),
        )
        for one in mentions
        if one.entity in wanted
    )
    return [Reason(text, count, said, kind) for (text, kind, said), count in found.most_common()]


def _words_of(state: MultiDict[str, str], id: str) -> tuple[list[Mark], list[Mark]]:
    """Marks in title and text on the words of the search in this state, if the article is on its
    page of results. Names are marked by the links that ask for them."""
    if not state.get("q", "").strip():
        return [], []
    try:
        asked = search_request(links.asked(state))
        answer = archive().search(
            replace(asked, deadline=deadline(), passages=_PASSAGES, facets=())
        )
    except UNANSWERED:
        return [], []  # which the page of results says
    hits = [hit for hit in answer.hits if hit.article.id == id]
    title = [_mark(0, w) for hit in hits[:1] for w in hit.title_highlights if w.entity is None]
    passages = [p for hit in hits for p in hit.passages if "#c" not in p.id]  # not of comments
    return title, [_mark(p.start, w) for p in passages for w in p.highlights if w.entity is None]


def _mark(start: int, word: Highlight) -> Mark:
    return Mark(start + word.start, start + word.end, word.kind)


def _named(article: StoredArticle, marked: Sequence[str], state: MultiDict[str, str]) -> Choices:
    """The entities named in the article, each with how often, and a link that marks it or no longer
    does; marked ones first, then by frequency."""
    mentions = (*article.title_mentions, *article.standfirst_mentions, *article.mentions)
    certain = (m.entity for m in mentions if m.confidence is Confidence.CERTAIN)
    named = []
    for id, count in Counter(certain).most_common(_MOST_NAMED):
        others = [mark for mark in marked if mark != id]
        link = links.article(article.id, others if id in marked else [*marked, id], state=state)
        named.append(Choice(_name(id), count, link, id in marked))
    named.sort(key=lambda one: not one.chosen)
    return Choices(tuple(named[:_FIRST_NAMED]), tuple(named[_FIRST_NAMED:]))


def _paragraphs(article: StoredArticle, marks: Sequence[Mark]) -> Iterator[Markup]:
    """Each paragraph with its passages in spans; the first piece of passage n has the id ``pn``.

    A long article has tens of thousands of each, so both are walked only once.
    """
    marks = sorted(marks, key=lambda mark: mark.start)
    starts, ends = [mark.start for mark in marks], [passage.end for passage in article.passages]
    at, begun = 0, set[int]()
    for paragraph in article.text.split("\n\n"):
        end = at + len(paragraph)
        first, pieces = bisect_right(ends, at), list[Markup]()
        last = bisect_left(article.passages, end, lo=first, key=lambda passage: passage.start)
        for start, stop, passage in _pieces(at, end, article.passages[first:last]):
            inside = marks[bisect_left(starts, start) : bisect_left(starts, stop)]
            html = marked(article.text, inside, start, stop)
            if passage is not None and passage.ordinal not in begun:
                begun.add(passage.ordinal)
                html = Markup('<span id="p{}">{}</span>').format(passage.ordinal, html)
            pieces.append(html)
        yield Markup().join(pieces)
        at = end + 2


def _pieces(
    start: int, end: int, passages: Sequence[Passage]
) -> Iterator[tuple[int, int, Passage | None]]:
    """The pieces of a stretch, cut where passages begin and end."""
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
