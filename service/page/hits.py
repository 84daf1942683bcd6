"""Hits as the page shows them: excerpts, explained marks, and why each matched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from index.answer import Answer, Highlight, Hit, MatchKind, PassageHit

from ..fragments import anchor
from ..marks import Mark, marked, matched
from .excerpt import cut, stretch

_FIRST, _OTHERS = 420, 240  # characters of the best passage, and of those after it
_SEEN = 0.05  # least score part shown; smaller ones round to nothing
_PARTS = {
    "match": "the words in the article",
    "passage": "the best passage",
    "proximity": "words near each other",
    "likeness": "likeness to the best articles",
    "typed": "the spelling typed",
    "recency": "how new it is",
    "lacking": "names it does not have",
}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The shown part of a passage; ``anchor`` is its place on the reading page."""

    anchor: str
    html: Markup
    shown: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A mark in an article: its text, how often, what it is, and the ``kind`` of mark.

    ``believed``: why a name was accepted as a mention.
    """

    text: str
    count: int
    explanation: str
    kind: str
    believed: str | None = None


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with its excerpts, its matches, and the parts of its score in words."""

    hit: Hit
    title: Markup
    standfirst: Markup
    excerpts: tuple[Excerpt, ...]
    reasons: tuple[Reason, ...]
    parts: tuple[tuple[str, float], ...]


def shown_hits(answer: Answer) -> tuple[ShownHit, ...]:
    """The hits of an answer."""
    names = {name.entity: name.name for name in answer.expansion}
    return tuple(_shown(hit, names) for hit in answer.hits)


def _shown(hit: Hit, names: Mapping[str, str]) -> ShownHit:
    heads = (*hit.title_highlights, *hit.standfirst_highlights)
    found = [*heads, *(h for p in hit.passages for h in p.highlights)]
    return ShownHit(
        hit=hit,
        title=marked(hit.article.title, _marks(hit.title_highlights, names)),
        standfirst=matched(hit.article.standfirst, hit.standfirst_highlights),
        excerpts=tuple(
            _excerpt(passage, _OTHERS if n else _FIRST, names)
            for n, passage in enumerate(hit.passages)
        ),
        reasons=_reasons(found, names),
        parts=tuple(
            (_PARTS.get(part.name, part.name), part.value)
            for part in hit.parts
            if abs(part.value) >= _SEEN
        ),
    )


def _excerpt(passage: PassageHit, most: int, names: Mapping[str, str]) -> Excerpt:
    part = stretch(passage.text, passage.highlights, most)
    return Excerpt(
        anchor(passage.id),
        cut(passage.text, part, _marks(passage.highlights, names)),
        passage.text[part.start : part.end],
    )


def _marks(found: Sequence[Highlight], names: Mapping[str, str]) -> list[Mark]:
    """Marks with an explanation at the first of each kind, unless it is a typed word."""
    marks, explained = [], set[str]()
    for each in found:
        known = each.kind is MatchKind.TYPED or each.text in explained
        marks.append(
            Mark(each.start, each.end, each.kind, "" if known else _explanation(each, names))
        )
        explained.add(each.text)
    return marks


def _explanation(found: Highlight, names: Mapping[str, str]) -> str:
    name = names.get(found.entity or "")
    if found.kind is MatchKind.ALIAS:
        return f"another name of {name}" if name else "another name"
    if found.kind is MatchKind.STEM:
        return "another ending of the word typed"
    return f"a name of {name}, as typed" if name else "as typed"


def _reasons(found: Sequence[Highlight], names: Mapping[str, str]) -> tuple[Reason, ...]:
    """The matches in title and passages, the most frequent first."""
    seen: dict[tuple[str, str], list[Highlight]] = {}
    for each in found:
        seen.setdefault((each.text.casefold(), each.kind), []).append(each)
    groups = sorted(seen.values(), key=len, reverse=True)
    return tuple(
        Reason(g[0].text, len(g), _explanation(g[0], names), g[0].kind, g[0].reason) for g in groups
    )
