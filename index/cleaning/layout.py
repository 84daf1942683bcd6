"""How the lines of a page lie: heading, article, comments, and what surrounds them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..model import Label
from . import heading, structure
from .features import Flags, Floats, Pages
from .naming import NAMES as _DROPPED
from .naming import name_lines
from .prose import is_credited, rescued, share_of_prose
from .words import Ints, Lexicon, hash_words, lexicon, sums

_THRESHOLD, _LENIENT = 0.8, 0.3  # log odds; lenient where the tags or hardly anything else speak
_MOSTLY_PROSE = 0.75  # of the words
_SURELY_BODY = 2.0
_MIN_SENTENCE = 8  # words
_LONG_WAY, _LITTLE, _HALF_BELIEVED = 10, 0.15, 3.0  # lines, share of words, log odds
_MIN_WORDS = 20  # of an article
_LONGEST_STRANDED = 6  # words
_LONGEST_TITLE, _LONG_SENTENCE = 40, 15  # words
_HEADING_LINES = 25  # between title and text, at most
_TITLE_CHANCE = 0.02
_AS_LIKELY = 1.0  # log odds
_SAME_TITLE = 0.2  # shared words among all words
_MOST_ABOVE = 4  # bylines and dates above a text
_LONGEST_DATE = 6  # words
_ARTICLE_WORDS = 50  # that must stand before comments
_CHANGE = 4.0  # of the log odds of comment to body where comments begin
_LEAN, _ENOUGH = 1.5, 50.0
_LEAST_SAID, _FAR_FROM_BODY = 5, -3.0  # words, and log odds, of a line that tells something
_COMMENT_WORDS = "comment comments response responses reply replies thoughts reactions opinions"
_LONGEST_HEADER = 30  # words
_MOST_HEADERS = 20
_LONGEST_COMMENT = 200  # lines

_RULES = (
    (Label.BODY, "reads like the article", True),
    (Label.TITLE, "headline", True),
    (Label.STANDFIRST, "between headline and text", True),
    (Label.BYLINE, "byline", True),
    (Label.DATELINE, "date in the heading", True),
    (Label.COMMENT, "reads like a reader's comment", False),
    (Label.COMMENT, "after the comment header", False),
    (Label.OTHER, "announces comments", False),
    (Label.MENU, "recurs over the source's pages", False),
    (Label.TITLE, "repeats the headline", False),
    (Label.OTHER, "a heading with nothing below it", False),
    (Label.CAPTION, "ends in the credit of a picture", False),
    (Label.CAPTION, "a short line before the first sentence", False),
    (Label.COMMENT, "under a reader's name and date", False),
)
NAMES = tuple((label, rule, False) for label, rule in _DROPPED) + _RULES
"""Label, rule and whether it is kept, for every code that ``lay_out`` gives."""
(
    BODY, TITLE, STANDFIRST, BYLINE, DATELINE, COMMENT, LISTED, ANNOUNCED, RECURRING, AGAIN,
    STRANDED, CREDITED, LEADING, SIGNED,
) = range(len(_DROPPED), len(NAMES))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of a page before its lines are labelled.

    ``scores`` has per line the logits of body, comment and title; ``title_hint`` words that the
    title is likely to have, and ``titled`` that they are the title itself. ``tagless``
    says that nobody saw the tags.
    """

    text: str
    page: Pages
    scores: Floats
    recurring: Flags
    title_hint: str | None
    titled: bool = False
    tagless: bool = True

    def line(self, index: int) -> str:
        """The line as it stands in the text."""
        return self.text[self.page.starts[index] : self.page.ends[index]]


def lay_out(seen: Layout) -> Ints:
    """For every line its index in ``NAMES``."""
    page, scores = seen.page, seen.scores
    if not len(page):
        return page.numbers
    lenient = not seen.tagless or share_of_prose(page) > _MOSTLY_PROSE
    body = scores[:, 0] > (_LENIENT if lenient else _THRESHOLD)
    if seen.tagless:
        body &= ~_strays(seen, body)
    headers, listed = _comments(seen, body)
    body &= ~listed
    before = np.arange(len(page)) < (headers[0] if headers else len(page))
    if seen.tagless:
        found = rescued(page, body, scores, titled=seen.titled)
        body |= found & ~listed & ~seen.recurring & before
    credited = [i for i in np.flatnonzero(body).tolist() if is_credited(seen.line(i))]
    body[credited] = False
    stranded = _stranded(seen, body)
    body[stranded] = False
    if not _is_article(page, body):
        body[:] = False
    codes = name_lines(page, _inside(body))
    codes[seen.recurring] = RECURRING
    codes[(scores[:, 1] > 0) & ~body] = COMMENT
    codes[listed] = LISTED
    if headers:
        below = headers[0] + 1
        lines = [seen.line(index) for index in range(below, len(page))]
        signed = [below + index for index in structure.signed_comments(lines)]
        codes[signed] = SIGNED
        body[signed] = False
    codes[headers] = ANNOUNCED
    codes[stranded] = STRANDED
    codes[credited] = CREDITED
    codes[body] = BODY
    if body.any():
        _head(seen, body, codes)
    return codes


def _is_article(page: Pages, body: Flags) -> bool:
    sizes = page.sizes[body]
    return bool(sizes.sum() >= _MIN_WORDS and sizes.max() >= _MIN_SENTENCE)


def _strays(seen: Layout, body: Flags) -> Flags:
    """Lines the model half believes, in little groups a long way from the rest of the article."""
    found = np.zeros(len(body), bool)
    places = np.flatnonzero(body)
    if not len(places):
        return found
    group = np.concatenate([[0], np.cumsum(np.diff(places) > _LONG_WAY)])
    words = np.bincount(group, seen.page.sizes[places])
    surest = np.full(len(words), -np.inf)
    np.maximum.at(surest, group, seen.scores[places, 0])
    stray = (words < _LITTLE * words.max()) & (surest < _HALF_BELIEVED)
    found[places[stray[group]]] = True
    return found


def _stranded(seen: Layout, body: Flags) -> list[int]:
    """Headings at the end of the body, with nothing below them to head."""
    found = []
    for index in np.flatnonzero(body)[::-1].tolist():
        if seen.page.ended[index] or seen.page.sizes[index] > _LONGEST_STRANDED:
            break
        found.append(index)
    return found


def _inside(body: Flags) -> Flags:
    """Which lines have body before and after them."""
    return np.logical_or.accumulate(body) & np.logical_or.accumulate(body[::-1])[::-1]


# --- comments -------------------------------------------------------------------------------


def _comments(seen: Layout, body: Flags) -> tuple[list[int], Flags]:
    """The lines that announce comments, and the lines that are comments for where they stand."""
    listed = np.zeros(len(body), bool)
    headers: list[int] = []
    words = np.where(body, seen.page.sizes, 0)
    for index in _header_candidates(seen.page):
        if not body[:index].any() or not structure.is_comment_header(seen.line(index)):
            continue
        if len(headers) == _MOST_HEADERS:
            break
        headers.append(index)
        end = _end_of_list(seen, index + 1)
        listed[index + 1 : end] = True
        if words[:index].sum() >= _ARTICLE_WORDS and _changes(seen, index):
            listed[index + 1 :] |= body[index + 1 :]
    turn = _turn(seen)
    if words[:turn].sum() >= _ARTICLE_WORDS:
        listed[turn:] |= body[turn:]
    body[headers] = False
    return headers, listed


def _changes(seen: Layout, index: int) -> bool:
    """Whether what stands below a line reads more like comments than what stands above it.

    "12 comments" may also be a link at the head of an article.
    """
    body, comment, sizes = seen.scores[:, 0], seen.scores[:, 1], seen.page.sizes
    tells = (sizes >= _LEAST_SAID) & (body > _FAR_FROM_BODY) & ~seen.recurring
    weight = np.where(tells, np.minimum(sizes, 60), 0)
    weight[index] = 0
    lean = np.cumsum(weight * (comment - body))
    total = np.cumsum(weight)
    above = lean[index] / max(total[index], 1)
    below = (lean[-1] - lean[index]) / max(total[-1] - total[index], 1)
    return bool(below - above > _CHANGE)


def _turn(seen: Layout) -> int:
    """From which line to the end the page reads more like comments than like an article.

    Single comments may read like the article, but not all of them: the place is where the
    evidence for comments, summed from the end, is greatest.
    """
    body, comment, sizes = seen.scores[:, 0], seen.scores[:, 1], seen.page.sizes
    tells = (sizes >= _LEAST_SAID) & ((body > _FAR_FROM_BODY) | (comment > -1))
    tells &= ~seen.recurring
    lean = np.clip(comment - body + _LEAN, -2, 2) * np.minimum(sizes, 60)
    evidence = np.cumsum(np.where(tells, lean, 0)[::-1])[::-1]
    turn = int(evidence.argmax())
    return turn if evidence[turn] > _ENOUGH else len(sizes)


@cache
def _comment_words() -> Lexicon:
    return lexicon(hash_words(_COMMENT_WORDS))


def _header_candidates(page: Pages) -> list[int]:
    known = _comment_words()
    hits = np.flatnonzero(known.find(page.words) >= 0)
    lines = np.unique(np.searchsorted(page.first_word, hits, side="right") - 1)
    return [int(line) for line in lines if page.sizes[line] <= _LONGEST_HEADER]


def _end_of_list(seen: Layout, start: int) -> int:
    """Where a numbered list of comments that begins at ``start`` ends; ``start`` if none does."""
    end, number = start, 1
    for index in range(start, len(seen.page)):
        if structure.is_numbered(seen.line(index), number):
            number += 1
            end = index + 1
        elif index - end > (_LONGEST_COMMENT if number > 1 else 2):
            break
    while end > start and end < len(seen.page) and max(seen.scores[end, :2]) > -1:
        end += 1
    return end


# --- heading --------------------------------------------------------------------------------


def _head(seen: Layout, body: Flags, codes: Ints) -> None:
    """Marks title, standfirst, byline and date in ``codes``."""
    first = int(body.argmax())
    title = _title(seen, first)
    if title is not None:
        for index in np.flatnonzero(seen.page.repeats == seen.page.repeats[title]).tolist():
            if seen.page.repeats[title] and seen.line(index) == seen.line(title):
                codes[index] = AGAIN
        codes[title] = TITLE
    first = int((codes == BODY).argmax())
    begin = title + 1 if title is not None and title < first else max(0, first - 6)
    _between(seen, codes, max(begin, first - _HEADING_LINES), first)
    first = int((codes == BODY).argmax())
    if title is not None and title < first and _is_caption(seen, first):
        codes[first] = LEADING


def _is_caption(seen: Layout, index: int) -> bool:
    """Whether the text cannot begin with this line, for it is short and no sentence."""
    if seen.tagless and seen.scores[index, 0] >= _SURELY_BODY:
        return False
    return bool(seen.page.sizes[index] < _LONG_SENTENCE and not seen.page.ended[index])


def _title(seen: Layout, first: int) -> int | None:
    page, end = seen.page, min(first + 3, len(seen.page))
    scores = seen.scores[:end, 2].astype(np.float64)
    scores[(page.sizes[:end] > _LONGEST_TITLE) | (page.sizes[:end] == 0)] = -np.inf
    if seen.title_hint:
        scores += 8 * _agreement(seen, end)
    rivals = seen.scores[:, 2].copy()
    best = int(scores.argmax())
    for _ in range(_MOST_ABOVE):
        if not _stands_above(seen, best):
            break
        scores[best] = rivals[best] = -np.inf
        best = int(scores.argmax())
    if best and scores[best - 1] > scores[best] - _AS_LIKELY:
        best -= 1  # the headline stands above the standfirst, not below
    sentence = page.sizes[best] >= _LONG_SENTENCE and page.ended[best]
    if sentence and best + 1 < len(seen.page) and _stands_above(seen, best + 1):
        sentence = False
    if not np.isfinite(scores[best]) or (sentence and seen.scores[best, 0] > _THRESHOLD):
        return None
    if seen.titled and not _agreement(seen, end)[best] > _SAME_TITLE:
        return None
    chance = np.exp(scores[best] - rivals.max())
    return best if chance > _TITLE_CHANCE else None


def _stands_above(seen: Layout, index: int) -> bool:
    """Whether the line is a byline or a date, which are no titles however they look."""
    line = seen.line(index)
    dated = seen.page.sizes[index] <= _LONGEST_DATE and heading.parse_date_line(line)
    signed = not line.lower().startswith("from") and heading.parse_byline(line) is not None
    return signed or bool(dated)


def _agreement(seen: Layout, end: int) -> Floats:
    """How far the words of each of the first ``end`` lines agree with the title's hint."""
    page = seen.page
    hint = hash_words(seen.title_hint or "")
    last = page.first_word[end]
    shared = (page.words[:last, None] == hint).any(1)
    common = sums(shared.astype(np.int64), page.first_word[: end + 1])
    return np.asarray(common / np.maximum(page.sizes[:end] + len(hint) - common, 1), np.float32)


def _between(seen: Layout, codes: Ints, begin: int, first: int) -> None:
    """Lines between the title and the text, and the byline that may stand as its first lines.

    Where the first line is one alone, the heading may go on behind it: it was a standfirst.
    """
    standfirst = 0
    end = min(first + 3, len(codes))
    behind = np.flatnonzero(codes[first + 1 : first + _HEADING_LINES] == BODY)
    if len(behind):
        end = max(end, first + 1 + int(behind[0]))
    for index in range(begin, end):
        size = int(seen.page.sizes[index])
        if size > 60 or codes[index] in (TITLE, AGAIN, RECURRING):
            continue
        line = seen.line(index)
        if size <= 25 and _is_byline(seen, index):
            codes[index] = BYLINE
        elif size <= 14 and heading.parse_date_line(line):
            codes[index] = DATELINE
            if index > begin and codes[index - 1] >= 0 and heading.bare_name(seen.line(index - 1)):
                codes[index - 1] = BYLINE
        elif index <= first and not standfirst and _is_standfirst(seen, codes, index, first):
            codes[index] = STANDFIRST
            standfirst += 1


def _is_byline(seen: Layout, index: int) -> bool:
    line = seen.line(index)
    if heading.parse_byline(line):
        return True
    if line.strip().lower() in ("by", "by:") and index + 1 < len(seen.page):
        return heading.parse_byline("By " + seen.line(index + 1)) is not None
    return (
        index > 0
        and seen.line(index - 1).strip().lower() in ("by", "by:")
        and (heading.parse_byline("By " + line) is not None)
    )


def _is_standfirst(seen: Layout, codes: Ints, index: int, first: int) -> bool:
    size = int(seen.page.sizes[index])
    unfinished = not seen.page.ended[index]
    if index == first:
        follows = bool((codes[index + 1 : index + 6] == BODY).any())
        return (
            unfinished and 6 <= size <= 35 and index > 0 and codes[index - 1] == TITLE and follows
        )
    plain = codes[index] not in (COMMENT, LISTED) and NAMES[codes[index]][0] in (
        Label.TEASER,
        Label.OTHER,
    )
    return plain and 6 <= size <= 60 and seen.scores[index, 0] > -4
