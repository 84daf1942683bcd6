"""An analysed article as compact bytes, so that answering a query need not analyse it again.

Two blobs per article. ``ranking`` is read of every candidate: hashes of terms and surfaces, the
bounds of the units (title, standfirst, passages) and the mentions as numbers. The surfaces are
last and can be kept apart, as only literal queries ask for them. ``marking`` is
read of the few articles shown: where each token occurs, and the mentions in words. A third one,
``comments``, is what ranking needs of the comments; it is read only where they are searched. All
are little-endian; nothing in them is ever executed or unpickled.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import AnalysedArticle
from .marking import encode_marking
from .ranking import encode_comments, encode_ranking


@dataclass(frozen=True, slots=True)
class Columns:
    """The blobs of one article; ``comments`` is empty if nobody commented."""

    ranking: bytes
    marking: bytes
    comments: bytes = b""


def encode(analysed: AnalysedArticle) -> Columns:
    """All blobs of an analysed article."""
    return Columns(encode_ranking(analysed), encode_marking(analysed), encode_comments(analysed))
