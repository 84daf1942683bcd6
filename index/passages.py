"""Sentences and passages: what a reader is shown of an article."""

from __future__ import annotations

from .model import Passage, TokenStream


def passages(text: str, tokens: TokenStream) -> tuple[Passage, ...]:
    """The passages of an article's text: whole sentences of about 60-120 words each.

    They tile the tokens: each token is in exactly one passage. None crosses a paragraph (blank
    line) unless the paragraphs are tiny.
    """
    raise NotImplementedError
