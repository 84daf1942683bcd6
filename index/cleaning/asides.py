"""Finds lines within an article that are not part of it, by a page's tags and words together.

Such lines may stand between two paragraphs of the article, in the same element and without a class
that names them. Neither their place nor their style distinguishes them, but certain words and links
do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from ..model import Label
from . import pointers
from .pagetext import PageLine
from .pleas import pleading
from .reasons import Reason
from .zones import Zone

_LINKED = 0.3  # share of letters in links
_MOST_AUTHORS = 5
_SUMMARY_WORDS, _MOST_SUMMARY = 120, 0.3  # most words of a summary, also as a share of the text
# Least spaces of a line that is compared, least words of a repeated run, copies remembered.
_RUN_SPACES, _COPIED_WORDS, _MOST_COPIES = 5, 100, 10
_LIFE = re.compile(  # "Ann Ray" is followed by: " is a reporter", ", writes about"
    r",?\s(?:is|was|has|writes|covers|reports|works|joined|teaches|lives|runs|leads)\b"
)
_AND = re.compile(r", | and | & ")


def asides(
    page: Sequence[PageLine], places: Sequence[int], author: str | None
) -> dict[int, Reason]:
    """The lines taken for body that are not, with the reason, by their places in ``page``.

    ``places``: the lines taken for body; ``author``: the article's author, if the page says.
    """
    body = [page[at] for at in places]
    letters = {True: 0, False: 0}
    for line in body:
        letters[line.zone is Zone.CAPTION] += len(line.text)
    # In a gallery most of the text is captions: they are the article.
    captions = letters[True] < letters[False]
    found: dict[int, Reason] = {}
    names = _full_names(author)
    for at, line in enumerate(body):
        if line.zone is Zone.CAPTION and captions:
            found[at] = Label.CAPTION, "in the page's caption"
        elif _tells_of(line.text, names):
            found[at] = Label.OTHER, "tells of the author"
        elif line.links > _LINKED and pointers.points(line.text, linked=True):
            found[at] = Label.TEASER, "points to other stories"
    found |= dict.fromkeys(_said_again(body), (Label.OTHER, "repeats the article"))
    asking = pleading([line.text for line in body])
    found |= dict.fromkeys(asking, (Label.PROMO, "asks the reader for something"))
    reasons = {places[at]: reason for at, reason in found.items()}
    summary = dict.fromkeys(_summary(page, places), (Label.STANDFIRST, "sums the article up"))
    return summary | reasons


def _summary(page: Sequence[PageLine], places: Sequence[int]) -> Sequence[int]:
    """The lines before the text whose element is named as a summary, if they are few."""
    above = list(takewhile(lambda at: page[at].summary, places))
    words = sum(page[at].words for at in above)
    rest = sum(page[at].words for at in places[len(above) :])
    return above if words < min(_SUMMARY_WORDS, _MOST_SUMMARY * rest) else ()


def _full_names(author: str | None) -> tuple[str, ...]:
    names = (name.strip() for name in _AND.split(author or "")[:_MOST_AUTHORS])
    return tuple(name for name in names if " " in name)


def _tells_of(text: str, names: Sequence[str]) -> bool:
    """Whether the text begins with a name and continues as a biography does: "Ann Ray is …"."""
    return any(text.startswith(name) and _LIFE.match(text, len(name)) for name in names)


def _said_again(body: Sequence[PageLine]) -> Iterator[int]:
    """Long runs of lines that occurred before in the same order, and what is between them.

    Some pages contain their article twice, for small screens and for wide ones. A single line may
    well occur twice in an article.
    """
    long = [at for at, line in enumerate(body) if line.words > _RUN_SPACES]
    seen: dict[str, list[int]] = {}
    run: list[int] = []
    before: set[int] = set()
    for place, at in enumerate(long):
        earlier = seen.setdefault(body[at].text, [])
        going_on = before.intersection(earlier)
        if not going_on:
            yield from _copied(body, run)
            run = []
        if earlier:
            run.append(at)
        before = {one + 1 for one in going_on or earlier}
        if len(earlier) < _MOST_COPIES:
            earlier.append(place)
    yield from _copied(body, run)


def _copied(body: Sequence[PageLine], run: Sequence[int]) -> Iterable[int]:
    words = sum(body[at].words for at in run)
    return range(run[0], run[-1] + 1) if words >= _COPIED_WORDS else ()
