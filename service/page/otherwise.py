"""Where a search finds nothing: other searches that find something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl

from werkzeug.datastructures import MultiDict

from index.answer import Answer
from index.request import SearchRequest

from ..context import archive
from ..parameters import search_request
from ..problems import UNANSWERED
from . import links
from .filters import Choice


def ways(state: MultiDict[str, str], wanted: SearchRequest, answer: Answer) -> list[Choice]:
    """The searches near this one that find something; ``answer`` found nothing."""
    tried = (Choice(text, _total(link, wanted), link, False) for text, link in _near(state, answer))
    return [way for way in tried if way.count]


def _near(state: MultiDict[str, str], answer: Answer) -> Iterator[tuple[str, str]]:
    text, aliases = state["q"], state.get("aliases", "on")
    if (plain := links.search_for(text)) != links.address(state):
        yield "The same without filters", plain
    if answer.expansion and aliases != "off":
        yield "The words as typed, without other names", links.address(state, aliases="off")
    if answer.expansion and aliases not in ("broad", "off"):
        yield "Also doubtful uses of a name", links.address(state, aliases="broad")
    if state.get("match") == "all":
        yield "Articles with any of the words", links.address(state, match="any")
    if state.get("scope") != "comments":
        yield "What readers wrote in comments", links.address(state, scope="comments")
    if text.isalpha():
        yield "Words that differ by one letter", links.address(state, q=f"{text}~1")


def _total(link: str, wanted: SearchRequest) -> int:
    """How many articles the search at this address finds; those with a part of it do not count."""
    state = links.known(MultiDict(parse_qsl(link.partition("?")[2])))
    try:
        asked = search_request(links.asked(state))
        found = archive().search(
            replace(asked, limit=1, passages=0, facets=(), deadline=wanted.deadline)
        )
    except UNANSWERED:
        return 0
    return 0 if found.in_part else found.total
