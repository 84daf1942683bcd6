"""The shown texts, and where their tokens stand among the streams of all articles shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..columns import Marking, ZoneMarks
from ..model import Mention, Span


@dataclass(frozen=True, slots=True)
class Markable:
    """An article with what the store keeps of its analysis.

    ``comments`` are given if ``ranking`` has them too: where a query looks into them.
    """

    title: str
    standfirst: str
    text: str
    language: str
    ranking: bytes
    marking: Marking
    comments: str = ""


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article to mark, and the spans of its text that are shown, disjoint, in any order.

    ``remarks`` are spans of its comments.
    """

    article: Markable
    passages: tuple[Span, ...]
    remarks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A shown text, ``text[start:end]``, and the positions of its tokens among all streams."""

    text: str
    start: int
    end: int
    marks: ZoneMarks
    language: str
    offset: int  # the position of the text's first token
    first: int  # those of the first token shown, and of the first one behind
    behind: int

    @classmethod
    def of(cls, text: str, span: Span, marks: ZoneMarks, language: str, offset: int) -> Part:
        start, end = min(span.start, len(text)), min(span.end, len(text))
        first, behind = np.searchsorted(marks.starts, (start, end)).tolist()
        return cls(text, start, end, marks, language, offset, offset + first, offset + behind)

    def token(self, position: int) -> str | None:
        """The letters of a token, shown or not; None if it is not of this text."""
        at = position - self.offset
        if not 0 <= at < len(self.marks.starts):
            return None
        return self.text[self.marks.starts[at] : self.marks.ends[at]]


def laid_out(shown: ShownArticle, begin: int) -> tuple[list[Part], dict[int, Mention]]:
    """The shown texts of an article whose stream begins here, and its mentions by position."""
    article, marks = shown.article, shown.article.marking
    standfirst = begin + len(marks.title.starts)
    body = standfirst + len(marks.standfirst.starts)
    comments = body + len(marks.body.starts)
    spans = [
        (article.title, Span(0, len(article.title)), marks.title, begin),
        (article.standfirst, Span(0, len(article.standfirst)), marks.standfirst, standfirst),
        *((article.text, span, marks.body, body) for span in shown.passages),
        *((article.comments, span, marks.comments, comments) for span in shown.remarks),
    ]
    parts = [Part.of(text, span, zone, article.language, at) for text, span, zone, at in spans]
    zones = [(begin, marks.title), (standfirst, marks.standfirst), (body, marks.body)]
    if article.comments:
        zones.append((comments, marks.comments))
    mentions = {at + m.first_token: m for at, zone in zones for m in zone.mentions}
    return parts, mentions
