"""The words that a search found in an article, for the page of the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from werkzeug.datastructures import MultiDict

from index.answer import Highlight, Hit

from ..context import archive, deadline
from ..parameters import search_request
from ..problems import UNANSWERED
from . import links
from .marks import Mark

_PASSAGES = 10  # the best; what is in others stays unmarked


class Words(NamedTuple):
    """Marks on the words of a search; names are marked by the links that ask for them."""

    title: tuple[Mark, ...] = ()
    text: tuple[Mark, ...] = ()


def words_of(state: MultiDict[str, str], id: str) -> Words:
    """The words of the search in this state in one of the articles of its page of results."""
    if not state.get("q", "").strip():
        return Words()
    try:
        asked = search_request(links.asked(state))
        answer = archive().search(
            replace(asked, deadline=deadline(), passages=_PASSAGES, facets=())
        )
    except UNANSWERED:
        return Words()  # which the page of results says
    hits = [hit for hit in answer.hits if hit.article.id == id]
    if not hits:
        return Words()
    title = tuple(_mark(0, word) for word in hits[0].title_highlights if word.entity is None)
    return Words(title, tuple(mark for hit in hits for mark in _in_text(hit)))


def _in_text(hit: Hit) -> Iterator[Mark]:
    for passage in hit.passages:
        if "#c" not in passage.id:  # one of the comments
            for word in passage.highlights:
                if word.entity is None:
                    yield _mark(passage.start, word)


def _mark(start: int, word: Highlight) -> Mark:
    return Mark(start + word.start, start + word.end, word.kind)
