"""Templates: lines that recur in the articles of a source, recognised by counting.

The store keeps, per source, how many articles were counted and in how many of them each line
was (by fingerprint). ``SourceLines`` is a read-only view of those counts.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import compress
from typing import cast

from ..model import RawDocument
from ..text.addresses import host_of
from .normalise import ends_like_a_sentence, tidy

_REMEMBERED = 1000  # characters; longer lines are hardly ever templates, and would take memory
_DIGITS = re.compile(r"\d\d*")  # begins with a class of characters, which is found the fastest
_ODD_DIGITS = bytes((0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEA, 0xEF, 0xF0))
"""First bytes in UTF-8 of all digits that are not ASCII; no letters of Europe begin with them."""
_ZEROS, _NOUGHTS = bytes.maketrans(b"123456789", b"0" * 9), re.compile(b"00+")
_MIN_ARTICLES = 2  # the page in question counts as one of them
_MIN_ENDED = 3  # articles with a short line that ends as sentences do
_SHARE = 0.3  # of the source's articles
_LONG_WORDS = 15  # words of a line as long as prose, at least one more
_LONG_ENOUGH = 6  # articles: no paragraph is in so many by chance
_COPY_MIN_ARTICLES, _COPY_SHARE = 4, 0.6  # for lines of a page that may be a copy
_COPIED = 0.4  # share of the words in a page's long lines
_LEAST_LEFT, _SHARE_LEFT = 20, 0.25  # words of a copy's prose, and their share, that no template is


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of one source: ``articles`` counted, and for each fingerprint how many had it."""

    articles: int
    counts: Mapping[int, int]

    def recurring_among(self, lines: Sequence[str], prose: Sequence[bool]) -> list[bool]:
        """Whether each line of one more page is part of the template; ``prose``: whether it reads
        like the article.

        A template does not say nearly all that a page says. What does is a story that is told
        again and again, so none of its long lines goes.
        """
        copy = self.is_copy(compress(lines, prose))
        found = [self.recurring(line, copy=copy) for line in lines]
        if not copy:
            return found
        sizes = [len(line.split()) for line in lines]
        told = sum(compress(sizes, prose))
        gone = sum(size for size, *both in zip(sizes, prose, found, strict=True) if all(both))
        if told - gone >= max(_LEAST_LEFT, _SHARE_LEFT * told):
            return found
        return [gone and size <= _LONG_WORDS for gone, size in zip(found, sizes, strict=True)]

    def recurring(self, line: str, *, copy: bool = False) -> bool:
        """Whether ``line`` of one more page was in enough of the source's articles before.

        It must be in 30 % of the pages, this one included, and in two, or in three if it is short
        and ends as sentences do. For a line as long as prose six pages are enough, whatever their
        share. If the page may be a ``copy`` of a counted article, such a line must be in 60 % of
        the articles and in at least four: an article stored twice, or an update of one, must not
        make a template of its own sentences.
        """
        count = self.counts.get(fingerprint(line), 0)
        if not count:
            return False
        share = _SHARE * (self.articles + 1)
        if len(line.split()) > _LONG_WORDS:
            if copy:
                return count >= max(_COPY_MIN_ARTICLES, _COPY_SHARE * self.articles)
            return count + 1 >= max(_MIN_ARTICLES, min(share, _LONG_ENOUGH))
        least = _MIN_ENDED if ends_like_a_sentence(line) else _MIN_ARTICLES
        return count + 1 >= max(least, share)

    def is_copy(self, prose: Iterable[str]) -> bool:
        """Whether a page with these lines may be a copy, or an update, of a counted article.

        It may if two fifths of the words in its long lines were in an article before.
        """
        counted = [(self.counts.get(fingerprint(line), 0) > 0, line) for line in prose]
        if not any(known for known, _ in counted):  # as of most articles: no need to count words
            return False
        sizes = [(known, len(line.split())) for known, line in counted]
        long = [(known, size) for known, size in sizes if size > _LONG_WORDS]
        return sum(size for known, size in long if known) > _COPIED * sum(size for _, size in long)

    def without(self, own: Iterable[int]) -> SourceLines:
        """What the other articles of the source show, without one article's own lines.

        ``own`` are the fingerprints of an article that was counted.
        """
        fewer = {line: self.counts[line] - 1 for line in own if line in self.counts}
        # Laid over the counts, not copied: a source may have a hundred thousand of them.
        return SourceLines(self.articles - 1, ChainMap(fewer, cast(dict[int, int], self.counts)))


@dataclass(frozen=True, slots=True)
class Templates:
    """The counted lines of some sources."""

    sources: Mapping[str, SourceLines]

    def of(self, raw: RawDocument) -> SourceLines | None:
        """The counted lines of the source of a page; None if there are none."""
        return self.sources.get(template_source(raw) or "")


def template_source(raw: RawDocument) -> str | None:
    """The name under which the lines of a page are counted and looked up as a template.

    Its source, else the host of its URL; None if there is neither, or the text is not a page.
    """
    if not raw.clean:
        return None
    return raw.source or host_of(raw.url or "") or None


def fingerprint(line: str) -> int:
    """A signed 64-bit hash of the line that ignores case and spacing.

    And the value of numbers, but for a line as long as prose: paragraphs that differ in numbers
    alone ("A 4.1-magnitude earthquake ...") are reports of several things.
    """
    return _remembered(line) if len(line) <= _REMEMBERED else _computed(line)


def _computed(line: str) -> int:
    folded = tidy(line).casefold()
    normal = folded.encode("utf-8", "replace")
    if folded.count(" ") < _LONG_WORDS:
        normal = _without_values(folded, normal)
    return int.from_bytes(blake2b(normal, digest_size=8).digest(), "big", signed=True)


def _without_values(folded: str, encoded: bytes) -> bytes:
    """The text with a nought for each number."""
    if folded.isascii() or len(encoded.translate(None, _ODD_DIGITS)) == len(encoded):
        encoded = encoded.translate(_ZEROS)  # takes a tenth of the time of a regular expression
        return _NOUGHTS.sub(b"0", encoded) if b"00" in encoded else encoded
    return _DIGITS.sub("0", folded).encode("utf-8", "replace")


_remembered = lru_cache(maxsize=8192)(_computed)  # lines are asked about again within a batch


def fingerprints(lines: Iterable[str]) -> tuple[int, ...]:
    """The fingerprints to count for one page: each distinct non-empty line once, sorted."""
    return tuple(sorted({fingerprint(line) for line in lines if line.strip()}))
