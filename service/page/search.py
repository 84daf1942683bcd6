"""The search page: box, receipt, timeline, filters, results; or searches that find something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import nlargest
from operator import itemgetter
from typing import Any
from urllib.parse import parse_qsl

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict

from index.answer import Answer, Expansion, LeftOut
from index.matching import Field
from index.request import SearchRequest

from .. import problems
from ..context import archive, deadline
from ..limits import EXPORT_HITS
from ..logs import log_search
from ..parameters import search_request
from ..responses import page, tagged
from . import links
from .filters import Choice, choices, modes, pills
from .hits import shown_hits
from .timeline import timeline

routes = Blueprint("search", __name__)
_FACETS = (Field.SOURCE, Field.MONTH, Field.LANGUAGE)
_TRIES, _LOOKED_AT = 3, 200  # names offered, of those used most


@dataclass(frozen=True, slots=True)
class Receipt:
    """How one name was understood; the most used forms come first.

    ``chips``: the forms that articles use; ``unused``: the others; ``left_out``: those that were
    not searched, with the reason.
    """

    name: Expansion
    chips: tuple[Choice, ...]
    unused: tuple[str, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def used(self) -> list[Choice]:
        """The forms that were searched and found."""
        return [chip for chip in self.chips if chip.chosen]


@routes.get("/")
def show() -> Response:
    """The page for the state in the address."""
    state = links.known(request.args)
    if not state.get("q", "").strip():
        return page("home.html", state=state, held=archive().status(), tries=_tries())
    return _answered(state)


def _tries() -> list[str]:
    """Names to begin with: of things that articles often call by two names, the second."""
    used = nlargest(_LOOKED_AT, archive().having(Field.FORM).items(), key=itemgetter(1, 0))
    seen, second = set[str](), dict[str, str]()
    for form, _ in used:
        entity = form.rpartition("/")[0]
        if entity in seen:
            second.setdefault(entity, form)
        seen.add(entity)
    found = map(archive().names.table().form, second.values())
    return [form.text for _, form in filter(None, found)][:_TRIES]  # the table may lack some now


@tagged
def _answered(state: MultiDict[str, str]) -> Response:
    try:
        asked = search_request(links.asked(state))
        wanted = replace(asked, deadline=deadline(), facets=_FACETS, explain=True)
        answer = archive().search(wanted)
    except problems.UNANSWERED as error:
        problem = problems.of(error)
        detail = problem.detail.removeprefix("q: ")  # the box has no name
        return page("search.html", problem.status, state=state, answer=None, problem=detail)
    log_search(answer)
    shown = page("search.html", state=state, **_shown(state, wanted, answer))
    shown.cache_control.no_store = not answer.complete
    return shown


def _shown(state: MultiDict[str, str], wanted: SearchRequest, answer: Answer) -> dict[str, Any]:
    found = {facet.field: facet.values for facet in answer.facets}
    once = {(name.typed.casefold(), name.entity): name for name in answer.expansion}
    return {
        "answer": answer,
        "hits": shown_hits(answer),
        "most": EXPORT_HITS,
        "problem": None,
        "receipts": [_receipt(state, name) for name in once.values()],
        "marks": [name.entity for name in answer.expansion],
        "timeline": timeline(
            found.get(Field.MONTH, ()),
            archive().having(Field.MONTH),
            share=state.get("bars") == "share",
        ),
        "sources": choices(state, "source", found.get(Field.SOURCE, ())),
        "languages": choices(state, "language", found.get(Field.LANGUAGE, ())),
        "modes": modes(state),
        "pills": pills(state),
        "ways": [] if answer.total else _ways(state, wanted, answer),
    }


def _receipt(state: MultiDict[str, str], name: Expansion) -> Receipt:
    forms = sorted(name.forms, key=lambda form: (-form.articles, form.text))
    chips = tuple(
        Choice(form.text, form.articles, links.toggled(state, "not_form", form.id), form.active)
        for form in forms
        if form.articles or not form.active
    )
    unused = tuple(form.text for form in forms if form.active and not form.articles)
    searched = {form.text for form in forms}
    left_out = tuple(
        replace(left, text=f"some uses of {left.text}") if left.text in searched else left
        for left in name.left_out
    )
    return Receipt(name, chips, unused, left_out)


def _ways(state: MultiDict[str, str], wanted: SearchRequest, answer: Answer) -> list[Choice]:
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
    except problems.UNANSWERED:
        return 0
    return 0 if found.in_part else found.total
