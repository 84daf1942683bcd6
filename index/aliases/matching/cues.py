"""The words that speak for an entity, split once for all its names, when first asked for."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import NamedTuple

from ...text.analysis import fold
from ..table.records import name_tokens
from .casing import is_ordinary


class Cue(NamedTuple):
    """A word or a few that speak for an entity; ``ordinary``: they are common words."""

    text: str
    tokens: frozenset[str]
    ordinary: bool


class Cues:
    """The cues of one entity, shared by all its names; false if it has none."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self._texts = texts

    def __bool__(self) -> bool:
        return bool(self._texts)

    def among(self, words: Collection[str]) -> tuple[Cue, ...]:
        """Those of the cues whose words are all among these."""
        present = self.words.intersection(words)
        return tuple(cue for cue in self._split if cue.tokens <= present) if present else ()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all cues, folded."""
        return frozenset[str]().union(*(cue.tokens for cue in self._split))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each cue folded as if it were one word."""
        return tuple(map(fold, self._texts))

    @cached_property
    def _split(self) -> tuple[Cue, ...]:
        split = [frozenset(fold(token) for token, _, _ in name_tokens(t)) for t in self._texts]
        told = zip(self._texts, split, strict=True)
        return tuple(Cue(t, tokens, all(map(is_ordinary, tokens))) for t, tokens in told if tokens)


NO_CUES = Cues(())
