"""Words that articles write as one, with a hyphen or as two: ceasefire, cease-fire, cease fire."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise
from math import ceil

from ..aliases.words.lexicon import DETERMINERS, FUNCTION, PARTS_OF, PRONOUNS, word_set
from ..matching import Field, Term
from ..model import Span
from ..text.analysis import is_acronym
from ..text.gaps import HYPHENS
from .algebra import row
from .lexicon import Lexicon
from .nodes import And, Name, Node, Word, units
from .pieces import quoted
from .trees import rebuilt

HALF = 3  # least letters of the second half, and of a first one that does not only begin words
_SHARE = 100  # of so many articles with the word as one, one must have it as two, ...
_LEAST = 2  # ... and so many at least: once may be a slip, or a line torn apart
_REMEMBERED = 1_024  # words looked up, until the next commit
_AGAIN = "re"  # a hyphen behind it may make another word: who re-signs does not resign
_FIGURES = re.compile(r"([^\W\d_]+)(\d+)|(\d+)([^\W\d_]+)")  # F16, 737max
# Beside these two words are seldom a word of two halves: "turned out" is no turnout.
_GRAMMAR = (
    FUNCTION
    | PRONOUNS
    | DETERMINERS
    | PARTS_OF
    | word_set("up down out off away back through around along aside or no more less ever never")
)


Occur = Callable[[Sequence[str]], Sequence[int]]
"""Which words occur: above 0 for each that does."""


def splits(word: str, shortest: int, first: Occur, second: Occur) -> Iterator[tuple[str, str]]:
    """The halves of a word, the first of at least ``shortest`` letters, wherever both occur."""
    heads = [word[:n] for n in range(shortest, len(word) - HALF + 1)]
    heads = [head for head, known in zip(heads, first(heads), strict=True) if known]
    tails = [word[len(head) :] for head in heads]
    for head, tail, known in zip(heads, tails, second(tails), strict=True):
        if known:
            yield head, tail


class Compounds:
    """Finds the other ways of writing the words of a query, by what this archive has.

    Articles have to write the word as one in small letters (so that Newport is no new port) and,
    likewise, the two words in a row.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._halves = lru_cache(_REMEMBERED)(self._looked_up)

    def _parted(self, word: Word) -> Word:
        """The word, with the two words that articles also write for it, if there are such."""
        small = "" if word.homograph else _plain(word)
        halves = self._halves(small) if small and self._is_word(word, small) else None
        if halves is None:
            return word
        cut = len(halves[0])
        also = f"{word.text[:cut]} {word.text[cut:]}"
        return self._written(word.span, word.text, small, halves, also)

    def _is_word(self, word: Word, small: str) -> bool:
        """Whether articles have it in small letters; if none has it in any, whether it was typed
        so: Newport is no new port, wherever it is."""
        if _has_figures(small) or self._share(small):
            return True
        return word.text.islower() and not any(self._articles(_cases(_numbers(small))))

    def _looked_up(self, closed: str) -> tuple[str, str] | None:
        """The two words that articles also write for the one, or only write, if there are such."""
        least = max(self._share(closed), _LEAST)
        if figures := _FIGURES.fullmatch(closed):
            head, tail = filter(None, figures.groups())
            slots = map(self._lexicon.terms, (head, tail))
            often = self._lexicon.matching(row(Field.BODY_STEM, slots))
            return (head, tail) if often >= least else None
        if len(closed) <= HALF or closed.isdecimal():
            return None

        def heads(words: Sequence[str]) -> list[int]:
            return [n >= least for n in self._articles(words)]

        def tails(words: Sequence[str]) -> list[int]:
            forms = [_cases(_numbers(word)) for word in words]
            known = iter(self._articles(list(chain(*forms))))
            return [max(islice(known, len(each))) >= least for each in forms]

        found = [
            (count, head, tail)
            for head, tail in splits(closed, 1, heads, tails)
            if not _grammatical(head, tail) and (count := self._in_a_row(head, tail)) >= least
        ]
        return max(found)[1:] if found else None

    def row(self, items: Sequence[Word | Name], text: str) -> tuple[Word | Name, ...]:
        """Items in a row, each as it is also written; two in ``text`` that are one word are one."""
        found: list[Word | Name] = []
        for item in items:
            whole = self._joined(found[-1], item, text) if found else None
            if whole:
                found[-1] = whole
            else:
                found.append(item)
        return tuple(self._parted(each) if isinstance(each, Word) else each for each in found)

    def _joined(self, left: Word | Name, right: Word | Name, text: str) -> Word | None:
        """Two neighbours in ``text`` as the word that articles also write for them; else None.

        With a hyphen between them it is enough that articles have the word: who types
        "crack-down" means it.
        """
        closed = self._closed(left, right, text[left.span.end : right.span.start])
        if not closed:
            return None
        span = Span(left.span.start, right.span.end)
        typed = text[span.start : span.end]
        return self._written(span, typed, closed, (left.text, right.text), closed)

    def _closed(self, left: Node, right: Node, between: str) -> str:
        """The word for two neighbours, ``between`` which is a hyphen or white space; else ""."""
        hyphen = len(between) == 1 and between in HYPHENS
        head, tail = _plain(left), _plain(right)
        if not (head and tail and (hyphen or between.isspace())):
            return ""
        if _has_figures(head) or _has_figures(tail):
            whole = head + tail
            return whole if hyphen and _FIGURES.fullmatch(whole) and self._share(whole) else ""
        if not hyphen and _grammatical(head, tail):
            return ""
        if hyphen and head != _AGAIN:
            known = self._share(head + tail) > 0
        elif hyphen:
            known = self._halves(head + tail) == (head, tail)
        else:
            known = self._is_one(head, tail)
        return head + tail if known else ""

    def _is_one(self, head: str, tail: str) -> bool:
        """Whether two words side by side may be the one, which articles have often enough: some
        have the two in a row in small letters, or none has them so in any."""
        often = sum(self._articles(_numbers(head + tail)))
        if often < _LEAST:
            return False
        if apart := self._in_a_row(head, tail):
            return often * _SHARE >= apart
        slots = tuple(map(self._lexicon.terms, (head, tail)))
        return not self._lexicon.matching(row(Field.BODY_STEM, slots))

    def beside(self, node: Node, text: str) -> Node:
        """The tree, in which two words side by side may also be the one articles write for them.

        An article has (air or airstrike) and (strike or airstrike) just if it has both words, or
        the one.
        """
        if not isinstance(node, And):
            return rebuilt(node, lambda part: self.beside(part, text))
        words = [self.beside(part, text) for part in node.parts]
        for at, (left, right) in enumerate(pairwise(node.parts)):
            one, other = words[at : at + 2]
            if isinstance(one, Word) and isinstance(other, Word):
                closed = self._closed(left, right, text[one.span.end : other.span.start])
                if closed:
                    terms = self._lexicon.terms(closed)
                    words[at : at + 2] = one.with_terms(terms), other.with_terms(terms, closed)
        return And(tuple(words))

    def told(self, node: Node) -> Iterator[str]:
        """A sentence for each word that no article has as one, so that two are searched."""
        for word in units(node):
            match word:
                case Word(text=text, halves=(_, _)) if text.isalpha():
                    if not self._share(text.lower()):
                        yield f"No article has {quoted(text)}: {quoted(word.also)} is searched."

    # --- what the archive has ---------------------------------------------------------------

    def _written(
        self, span: Span, typed: str, closed: str, halves: tuple[str, str], also: str
    ) -> Word:
        terms = self._lexicon.terms
        return Word(span, typed, terms(closed), halves=tuple(map(terms, halves)), also=also)

    def _share(self, closed: str) -> int:
        """A hundredth of the articles that have the word as one, rounded up."""
        if _has_figures(closed):  # in any letters
            often = self._articles(self._lexicon.terms(closed), Field.BODY_STEM)
        else:
            often = self._articles(_numbers(closed))
        return ceil(max(often) / _SHARE)

    def _articles(self, words: Sequence[str], field: Field = Field.BODY_EXACT) -> Sequence[int]:
        """How many articles have each of the words in just these letters, or each of the terms."""
        return self._lexicon.count([Term(field, word) for word in words])

    def _in_a_row(self, head: str, tail: str) -> int:
        """How many articles have the two words in a row, in the singular or plural in which
        articles have them as one (those who see things are not seething), and in small letters;
        the second may be a name: anti-Semitism."""
        as_one = self._articles(_numbers(head + tail))
        tails = tuple(word for word, n in zip(_numbers(tail), as_one, strict=True) if n)
        tails = tails or _numbers(tail)
        return self._lexicon.matching(row(Field.BODY_EXACT, ((head,), _cases(tails))))


def _plain(node: Node) -> str:
    """The word in small letters, if it is one of letters or has figures on one side, and no
    name nor two words already."""
    if not isinstance(node, Word) or node.halves:
        return ""
    plain = _has_figures(node.text) or (node.text.isalpha() and not is_acronym(node.text))
    return node.text.lower() if plain else ""


def _has_figures(word: str) -> bool:
    """Whether it is figures, or letters and figures: 16, F16, 737max."""
    return word.isdecimal() or _FIGURES.fullmatch(word) is not None


def _numbers(word: str) -> tuple[str, str]:
    """The word and, as far as an s tells, its plural or singular."""
    return word, word[:-1] if word.endswith("s") else f"{word}s"


def _cases(words: Sequence[str]) -> tuple[str, ...]:
    """The words in small letters, and with a capital."""
    return (*words, *map(str.capitalize, words))


def _grammatical(head: str, tail: str) -> bool:
    return not _GRAMMAR.isdisjoint((head, tail, tail.removesuffix("s")))
