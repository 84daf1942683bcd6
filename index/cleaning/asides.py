"""Finds lines within an article that are not part of it, by a page's tags and words together.

Such lines may stand between two paragraphs of the article, in the same element and without a class
that names them. Neither their place nor their style distinguishes them, but certain words and links
do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from ..model import Label
from . import pointers
from .pagetext import PageLine
from .pleas import is_button, noted, pleading
from .zones import Zone

Reason = tuple[Label, str]

_CREDIT_WORDS, _PLEA_WORDS = 20, 60  # most words of a credit, of a plea
_LINKED = 0.3  # share of letters in links
_MOST_AUTHORS = 5
_LAST = 4  # lines at the end that may tell of a writer whom no byline names
_QUOTES = "\"'“”„‘’«»‹›…. "
_QUOTED_SPACES, _MOST_BESIDE = 5, 100  # least spaces of a quotation; lines looked at
_BESIDE = frozenset((Zone.TEASERS, Zone.PROMO, Zone.CAPTION))
# Lines between two pleas; words that may be removed, as a share of all, and in one box.
_NEAR, _MOST_PLEADING, _MOST_IN_BOX = 5, 0.4, 160
_SUMMARY_WORDS, _MOST_SUMMARY = 120, 0.3  # most words of a summary, also as a share of the text
_BUTTON_LETTERS = 40
# Least spaces of a line that is compared, least words of a repeated run, copies remembered.
_RUN_SPACES, _COPIED_WORDS, _MOST_COPIES = 5, 100, 10
_CREDIT = re.compile(  # "Photo by A. Name", "Banner image: the bridge"
    r"(?:(?:banner|header|cover|lead|top) )?"
    r"(?:photo|image|picture|photograph|illustration|graphic)s?(?: credits?)?"
    r"(?: (?:by|via|from|courtesy)\b|\s?:|\s?©)",
    re.IGNORECASE,
)
_PLEA = re.compile(
    r"\b(?:sign(?:ing)? up|subscri(?:be|ption)|newsletter|inbox|donat(?:e|ion)|become a member)",
    re.IGNORECASE,
)
_REPORTED = re.compile(  # "Reporting by Ann Ray", "Ray reported from Paris."
    r"\W{0,2}(?:(?:[Aa]dditional|[Ww]ith) )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Aa]ssistance) (?:by|from)\b"
    r"|[A-Z]\w+ reported from [^.]{1,60}"
    r"(?:$|\.$|\.\s.{1,90} contributed to this (?:report|story)\.$)"
)
_SIGNED_POST = re.compile(r"[—–-]{1,2}\s?[^()]{1,60}\(@\w{1,30}\)")  # "— Ann Ray (@annray)"
_LIFE = re.compile(  # "Ann Ray" is followed by: " is a reporter", ", writes about"
    r",?\s(?:is|was|has|writes|covers|reports|works|joined|teaches|lives|runs|leads)\b"
)
_WRITER = re.compile(  # "Ann B. Ray is a freelance journalist", whoever the author is
    r"(?:[A-Z][\w.'’-]*\s){2,4}is\san?\s(?:[\w-]+\s){0,4}"
    r"(?:journalist|writer|reporter|correspondent|editor|columnist|contributor)\b"
)
_LABEL = re.compile(
    r"(?:advertisement|sponsor(?:ed)?(?: message| content| by)?|paid content)", re.IGNORECASE
)
_AND = re.compile(r", | and | & ")


def asides(
    page: Sequence[PageLine], places: Sequence[int], author: str | None
) -> dict[int, Reason]:
    """The lines taken for body that are not, with the reason, by their places in ``page``.

    ``places``: the lines taken for body; ``author``: the article's author, if the page says.
    """
    found = _among([page[at] for at in places], author)
    reasons = {places[at]: reason for at, reason in found.items()}
    reasons |= dict.fromkeys(_summary(page, places), (Label.STANDFIRST, "sums the article up"))
    notes = noted([page[at].text for at in places])
    reasons |= {places[at]: (Label.OTHER, "speaks of the article itself") for at in notes}
    return reasons | dict.fromkeys(
        _pleas(page, places), (Label.PROMO, "asks the reader for something")
    )


def _among(body: Sequence[PageLine], author: str | None) -> dict[int, Reason]:
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
        elif names and line.text.startswith(names) and _tells_of(line.text, names):
            found[at] = Label.OTHER, "tells of the author"
        elif at >= len(body) - _LAST and _WRITER.match(line.text):
            found[at] = Label.OTHER, "tells of a writer"
        elif reason := _told_by_words(line):
            found[at] = reason
    found |= dict.fromkeys(_pulled(body), (Label.OTHER, "quotes a paragraph of the article"))
    found |= dict.fromkeys(_said_again(body), (Label.OTHER, "repeats the article"))
    return found


def _summary(page: Sequence[PageLine], places: Sequence[int]) -> Sequence[int]:
    """The lines before the text whose element is named as a summary, if they are few."""
    above = list(takewhile(lambda at: page[at].summary, places))
    words = sum(page[at].text.count(" ") + 1 for at in above)
    rest = sum(page[at].text.count(" ") + 1 for at in places[len(above) :])
    return above if words < min(_SUMMARY_WORDS, _MOST_SUMMARY * rest) else ()


def _full_names(author: str | None) -> tuple[str, ...]:
    names = (name.strip() for name in _AND.split(author or "")[:_MOST_AUTHORS])
    return tuple(name for name in names if " " in name)


def _tells_of(text: str, names: Sequence[str]) -> bool:
    """Whether the text begins with a name and continues as a biography does: "Ann Ray is …"."""
    return any(text.startswith(name) and _LIFE.match(text, len(name)) for name in names)


def _told_by_words(line: PageLine) -> Reason | None:
    text = line.text
    words = text.count(" ") + 1
    if line.zone is Zone.PROMO and words <= _PLEA_WORDS and _PLEA.search(text):
        return Label.PROMO, "asks the reader to subscribe, join or donate"
    if _LABEL.fullmatch(text):
        return Label.PROMO, "announces an advertisement"
    if words <= _CREDIT_WORDS and _CREDIT.match(text):
        return Label.CAPTION, "credit of a picture"
    if words <= pointers.MOST_WORDS:
        if line.links > _LINKED and pointers.points(text, linked=True):
            return Label.TEASER, "points to other stories"
        if _REPORTED.match(text):
            return Label.OTHER, "says who reported"
        if _SIGNED_POST.match(text):
            return Label.OTHER, "signature of an embedded post"
    return None


def _pleas(page: Sequence[PageLine], places: Sequence[int]) -> Iterator[int]:
    """Lines that ask the reader for something, lines between two of them, and the rest of their
    box."""
    every = pleading([line.text for line in page])
    linked = (line for line in page if line.links > _LINKED and len(line.text) <= _BUTTON_LETTERS)
    buttons = {line.block for line in linked if is_button(line.text)}
    if not every and not buttons:
        return
    words: Counter[int] = Counter()
    for at in places:
        words[page[at].block] += page[at].text.count(" ") + 1
    few = _MOST_PLEADING * words.total()
    yield from every.intersection(places)
    for one, other in pairwise(sorted(every)):
        beside = other - one < _NEAR and page[one].block == page[other].block
        between = [at for at in places if one < at < other] if beside else []
        if sum(page[at].text.count(" ") + 1 for at in between) < min(few, _MOST_IN_BOX):
            yield from between
    few = min(few, _MOST_IN_BOX)
    small = {box for box in {page[at].block for at in every} if words[box] < few}
    small |= {box for box in buttons if words[box] < min(few, _PLEA_WORDS)}
    yield from (at for at in places if page[at].block in small)


def _pulled(body: Sequence[PageLine]) -> Iterator[int]:
    """Quotations set beside the text ("pull quotes") that repeat words of a paragraph."""
    beside = [at for at, line in enumerate(body) if line.zone in _BESIDE][:_MOST_BESIDE]
    if not beside:
        return
    text = "\n".join(line.text for line in body if line.zone not in _BESIDE)
    for at in beside:
        quote = body[at].text.strip(_QUOTES)
        if quote.count(" ") >= _QUOTED_SPACES and quote in text:
            yield at
            if at + 1 in beside and body[at + 1].text.count(" ") < _QUOTED_SPACES:
                yield at + 1  # who said it


def _said_again(body: Sequence[PageLine]) -> Iterator[int]:
    """Long runs of lines that occurred before in the same order, and what is between them.

    Some pages contain their article twice, for small screens and for wide ones. A single line may
    well occur twice in an article.
    """
    long = [at for at, line in enumerate(body) if line.text.count(" ") >= _RUN_SPACES]
    seen: dict[str, list[int]] = {}
    run: list[int] = []
    before: set[int] = set()
    for place, at in enumerate(long):
        earlier = seen.setdefault(body[at].text, [])
        going_on = before.intersection(earlier)
        if run and not going_on:
            yield from _copied(body, run)
            run = []
        if earlier:
            run.append(at)
        before = {one + 1 for one in going_on or earlier}
        if len(earlier) < _MOST_COPIES:
            earlier.append(place)
    yield from _copied(body, run)


def _copied(body: Sequence[PageLine], run: Sequence[int]) -> Iterable[int]:
    words = sum(body[at].text.count(" ") + 1 for at in run)
    return range(run[0], run[-1] + 1) if words >= _COPIED_WORDS else ()
