"""The ranking columns, read of every candidate: terms, surfaces, units, mentions, as numbers.

They are the tokens ``title | standfirst | body`` of an article. Unit u (0 title, 1 standfirst,
2 + n passage n) has the tokens ``bounds[u]:bounds[u + 1]``. If comments are searched, their tokens
follow, and the last units are comments. Of mentions there are the first tokens, the token counts
with a flag, and the hashes of entities and forms. ``occurrences.streams`` reads many articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from ..errors import ArchiveUnusable
from ..model import AnalysedArticle, AnalysedText, Confidence
from .words import DAMAGED, WORD, Words, hash_stems, hash_surfaces, hash_terms, packed

HEADER = 4  # words before the terms: tokens, bounds, mentions, and units that are comments
FIRST_COMMENT = 1 << 20  # the number of the unit that is an article's first comment
UNCERTAIN = 1 << 31  # flag in a mention's token count


def encode_ranking(analysed: AnalysedArticle) -> bytes:
    stream = (analysed.title, analysed.standfirst, analysed.body)
    standfirst = len(analysed.title.tokens)
    body = standfirst + len(analysed.standfirst.tokens)
    bounds = [0, standfirst, *(body + p.first_token for p in analysed.passages)]
    if not analysed.passages:
        bounds.append(body)
    return _packed(stream, [*bounds, body + len(analysed.body.tokens)], 0)


def _packed(stream: Sequence[AnalysedText], bounds: list[int], remarks: int) -> bytes:
    firsts: list[int] = []
    before = 0
    for part in stream:
        firsts += [before + mention.first_token for mention in part.mentions]
        before += len(part.tokens)
    mentions = [mention for part in stream for mention in part.mentions]
    named = (
        *bounds,
        *firsts,
        *[m.token_count | UNCERTAIN * (m.confidence is not Confidence.CERTAIN) for m in mentions],
        *hash_terms([m.entity for m in mentions]),
        *hash_terms([m.form for m in mentions]),
    )
    parts = (
        packed((before, len(bounds), len(mentions), remarks)),
        *(hash_stems(part.tokens).tobytes() for part in stream),
        packed(named),
        *(hash_surfaces(part.tokens).tobytes() for part in stream),
    )
    return b"".join(parts)


def without_surfaces(blob: bytes) -> tuple[bytes, bytes]:
    """The ranking columns of one article without its surfaces, and the surfaces."""
    end = len(blob) - _sections(blob)[-1].nbytes
    return blob[:end], blob[end:]


def _sections(blob: bytes) -> list[Words]:
    """Terms, bounds, the four columns of the mentions, surfaces."""
    words = np.frombuffer(blob, WORD)
    tokens, bounds, mentions = (int(n) for n in words[: HEADER - 1])
    whole = HEADER + tokens + bounds + 4 * mentions
    if len(words) not in (whole, whole + tokens):
        raise ArchiveUnusable(DAMAGED)
    sizes = (tokens, bounds, mentions, mentions, mentions, mentions, len(words) - whole)
    ends = np.cumsum([HEADER, *sizes])
    return [words[end - size : end] for size, end in zip(sizes, ends[1:], strict=True)]


# --- comments -------------------------------------------------------------------------------


def encode_comments(analysed: AnalysedArticle) -> bytes:
    """The passages and ranking columns of the comments; empty if they have no words."""
    if not analysed.remarks:
        return b""
    places = [(p.start, p.end, p.first_token, p.token_count) for p in analysed.remarks]
    bounds = [p.first_token for p in analysed.remarks] + [len(analysed.comments.tokens)]
    head = packed((len(places), *chain.from_iterable(places)))
    return head + _packed((analysed.comments,), bounds, len(places))


def remark_places(comments: bytes) -> Words:
    """Start, end, first token and token count of each passage in a ``comments`` blob."""
    words = np.frombuffer(comments, WORD)
    return words[1 : 1 + 4 * int(words[0])] if len(words) else words


def with_comments(ranking: bytes, comments: bytes) -> bytes:
    """The ranking columns of an article followed by those of its comments, as one blob.

    Without surfaces if the article's are.
    """
    places = remark_places(comments)
    article, behind = _sections(ranking), _sections(comments[4 + places.nbytes :])
    before = np.uint32(len(article[0]))
    behind[1], behind[2] = behind[1][1:] + before, behind[2] + before  # bounds and firsts
    if len(article[-1]) < before:
        behind[-1] = behind[-1][:0]
    both = [np.concatenate(pair) for pair in zip(article, behind, strict=True)]
    head = np.array([len(both[0]), len(both[1]), len(both[2]), len(places) // 4], WORD)
    return b"".join(part.astype(WORD).tobytes() for part in (head, *both))
