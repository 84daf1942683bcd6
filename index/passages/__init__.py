"""Passages: the parts of an article that are scored by the second stage of ranking, and shown.

A passage is whole sentences, about 60 to 120 words, of one paragraph or of several tiny ones.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..model import BETWEEN_COMMENTS, Passage, TokenStream
from .sentences import sentence_ends

FEW, MANY = 60, 120  # words: paragraphs below FEW are joined, those over MANY divided
_PIECE = 20  # words: the pieces of a sentence too long for a passage
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
_SPACE = re.compile(r"\s")

Starts = NDArray[np.uint32]


def passages(text: str, tokens: TokenStream) -> tuple[Passage, ...]:
    """The passages of an article's text: whole sentences of about 60-120 words each.

    They tile the tokens: each token is in exactly one passage. None crosses a paragraph (blank
    line) unless the paragraphs are tiny. A sentence too long for a passage is divided at its
    lines, else anywhere. Without tokens there are no passages.
    """
    starts = np.frombuffer(tokens.starts, np.uint32)
    paragraphs = _paragraphs(text)
    edges = _tokens_at(starts, [start for start, _ in paragraphs] + [len(text)])
    sentences = [at for start, end in paragraphs for at in sentence_ends(text, start, end)]
    atoms = _divided(text, starts, _tokens_at(starts, [0, *sentences]))
    cuts = [cut for group in _groups(edges) for cut in _cuts(atoms, *group)]
    return tuple(_placed(text, tokens, [*cuts, len(tokens)], sentences))


def remarks(comments: Sequence[str], tokens: TokenStream) -> tuple[Passage, ...]:
    """The passages of an article's comments: one for each comment, several for a long one.

    ``tokens`` are those of ``Article.comment_text``, which offsets are into; they tile the tokens.
    """
    found: list[Passage] = []
    start = 0
    for comment in comments:
        first = bisect_left(tokens.starts, start)
        last = bisect_left(tokens.starts, start + len(comment))
        if last - first > MANY:
            found += (
                replace(
                    p, start=start + p.start, end=start + p.end, first_token=first + p.first_token
                )
                for p in passages(comment, _part(tokens, first, last, start))
            )
        elif first < last:
            begin = start + len(comment) - len(comment.lstrip())
            end = start + len(comment.rstrip())
            found.append(Passage(0, begin, end, first, last - first))
        start += len(comment) + len(BETWEEN_COMMENTS)
    return tuple(replace(passage, ordinal=n) for n, passage in enumerate(found))


def _part(tokens: TokenStream, first: int, last: int, origin: int) -> TokenStream:
    """Tokens [first, last) with offsets from ``origin``: what dividing a text reads of them."""
    return TokenStream(
        terms=tokens.terms[first:last],
        starts=array("I", (at - origin for at in tokens.starts[first:last])),
        ends=array("I", (at - origin for at in tokens.ends[first:last])),
    )


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of the paragraphs, which blank lines divide."""
    blanks = [match.span() for match in _BLANK.finditer(text)]
    starts = [0, *(end for _, end in blanks)]
    ends = [*(start for start, _ in blanks), len(text)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]


def _tokens_at(starts: Starts, places: list[int]) -> list[int]:
    """The first token at or after each of these places in the text, ascending, no repeats."""
    return sorted(set(np.searchsorted(starts, np.array(places, np.uint32)).tolist()))


def _divided(text: str, starts: Starts, atoms: list[int]) -> list[int]:
    """The token indexes where sentences start, and in over-long ones their lines and pieces."""
    more: list[int] = []
    for first, last in pairwise(atoms):
        if last - first <= MANY:
            continue
        lines = [m.end() for m in _LINE.finditer(text, int(starts[first]), int(starts[last - 1]))]
        marks = [first, *np.searchsorted(starts, lines).tolist(), last]
        more += marks
        for a, b in pairwise(marks):
            if b - a > MANY:
                more += np.linspace(a, b, -(-(b - a) // _PIECE) + 1).astype(int).tolist()
    return sorted({*atoms, *more}) if more else atoms


def _groups(edges: list[int]) -> list[tuple[int, int]]:
    """The tokens [first, last) that passages are cut from: paragraphs, with tiny ones joined to the
    next, and a tiny last one to the one before."""
    groups: list[tuple[int, int]] = []
    first, end = edges[0], edges[-1]
    for last in edges[1:]:
        if last - first >= FEW:
            groups.append((first, last))
            first = last
    if first < end:
        if groups and end - groups[-1][0] <= MANY:
            first, _ = groups.pop()
        groups.append((first, end))
    return groups


def _cuts(atoms: list[int], first: int, last: int) -> list[int]:
    """The tokens of [first, last) at which passages start: at sentences, of about equal length."""
    words = last - first
    pieces = -(-words // MANY)
    if pieces == 1:
        return [first]
    low, high = bisect_left(atoms, first) + 1, bisect_right(atoms, last) - 1
    cuts = {first}
    for n in range(1, pieces):
        wanted = first + n * words / pieces
        right = max(low, min(bisect_left(atoms, wanted), high))
        left = right - 1
        nearest = atoms[left if wanted - atoms[left] < atoms[right] - wanted else right]
        if nearest < last:
            cuts.add(nearest)
    return sorted(cuts)


def _placed(
    text: str, tokens: TokenStream, bounds: list[int], sentences: list[int]
) -> Iterator[Passage]:
    """The passages that start at these tokens, with their punctuation."""
    start = 0
    for ordinal, (first, last) in enumerate(pairwise(bounds)):
        end = len(text)
        if last < len(tokens):
            end = _between(text, tokens.ends[last - 1], tokens.starts[last], sentences)
        shown = text[start:end]
        begin = start + len(shown) - len(shown.lstrip())
        yield Passage(ordinal, begin, start + len(shown.rstrip()), first, last - first)
        start = end


def _between(text: str, floor: int, ceiling: int, sentences: list[int]) -> int:
    """Where to divide the text between two tokens: at a sentence's end, else at a space."""
    at = bisect_left(sentences, floor)
    if at < len(sentences) and sentences[at] <= ceiling:
        return sentences[at]
    space = _SPACE.search(text, floor, ceiling)
    return space.start() if space else ceiling
