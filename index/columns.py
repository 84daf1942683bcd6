"""An analysed article as compact bytes, so that no question ever analyses it again.

Two blobs per article. ``ranking`` is read of every candidate: hashes of terms and surfaces, the
bounds of the units (title, standfirst, passages) and the mentions as numbers. ``marking`` is
read of the few articles shown: where each token stands, and the mentions in words. A third one,
``comments``, is what ranking needs of the comments; it is read only where they are searched. All
are little-endian; nothing in them is ever executed or unpickled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from struct import Struct
from zlib import crc32

import numpy as np
import orjson
from numpy.typing import NDArray

from .errors import ArchiveUnusable
from .model import AnalysedArticle, AnalysedText, Confidence, Mention, Passage

Words = NDArray[np.uint32]
Numbers = NDArray[np.int64]

HEADER = 4  # words before the terms: tokens, bounds, mentions, and units that are comments
FIRST_COMMENT = 1 << 20  # the number of the unit that is an article's first comment
UNCERTAIN = 1 << 31  # flag in a mention's token count
_FEW = 12
_WIDE = 255  # gaps between tokens from here on stand in a list of their own
_WORD = np.dtype("<u4")
_MARKED = Struct("<13I")  # of each zone tokens, wide gaps, mentions; and the number of passages
_NOWHERE: Numbers = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Columns:
    """The blobs of one article; ``comments`` is empty if nobody commented."""

    ranking: bytes
    marking: bytes
    comments: bytes = b""


@dataclass(frozen=True, slots=True, eq=False)
class RankingColumns:
    """One article's stream ``title | standfirst | body``, as ranking sees it.

    Unit u (0 title, 1 standfirst, 2 + n passage n) holds tokens ``bounds[u]:bounds[u + 1]``.
    Where comments are searched theirs follow; their last ``remarks`` units are comments.
    ``firsts`` of the mentions count tokens of the stream; ``entities`` and ``forms`` are hashes.
    """

    terms: Words
    surfaces: Words
    bounds: Words
    firsts: Words
    counts: Words
    entities: Words
    forms: Words
    certain: NDArray[np.bool_]
    remarks: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ZoneMarks:
    """Where the tokens of one text start and end (code points), and the mentions in it."""

    starts: Numbers
    ends: Numbers
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Marking:
    """Everything about an article's texts but the texts themselves."""

    title: ZoneMarks
    standfirst: ZoneMarks
    body: ZoneMarks
    comments: ZoneMarks
    passages: tuple[Passage, ...]
    remarks: tuple[Passage, ...] = ()  # of the comments; read only where these are searched


@lru_cache(maxsize=1 << 18)  # a language's words, over and over
def hash_term(term: str) -> int:
    """The 32-bit hash a term, surface, entity id or form id is stored under."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def among(values: NDArray[np.generic], wanted: Sequence[int]) -> NDArray[np.bool_]:
    """Which of the values are wanted; for the few that a query wants, faster than ``np.isin``."""
    if len(wanted) > _FEW:
        return np.isin(values, np.asarray(wanted, values.dtype))
    found = np.zeros(len(values), np.bool_)
    for value in wanted:
        found |= values == value
    return found


def encode(analysed: AnalysedArticle) -> Columns:
    """All blobs of an analysed article."""
    return Columns(_ranking(analysed), _marking(analysed), _comments(analysed))


# --- ranking --------------------------------------------------------------------------------


def _ranking(analysed: AnalysedArticle) -> bytes:
    stream = (analysed.title, analysed.standfirst, analysed.body)
    offsets = np.cumsum([0] + [len(part.tokens) for part in stream])
    body = int(offsets[2])
    bounds = [0, int(offsets[1]), *(body + p.first_token for p in analysed.passages)]
    if not analysed.passages:
        bounds.append(body)
    return _packed(stream, [*bounds, int(offsets[3])], 0)


def _packed(stream: Sequence[AnalysedText], bounds: list[int], remarks: int) -> bytes:
    offsets = np.cumsum([0] + [len(part.tokens) for part in stream])
    placed = [
        (int(offset), mention)
        for offset, part in zip(offsets, stream, strict=False)
        for mention in part.mentions
    ]
    parts = (
        [int(offsets[-1]), len(bounds), len(placed), remarks],
        _hashes(chain.from_iterable(part.tokens.terms for part in stream)),
        bounds,
        [offset + m.first_token for offset, m in placed],
        [m.token_count | (0 if _certain(m) else UNCERTAIN) for _, m in placed],
        _hashes(m.entity for _, m in placed),
        _hashes(m.form for _, m in placed),
        _hashes(chain.from_iterable(part.tokens.surfaces for part in stream)),
    )
    return b"".join(np.array(part, _WORD).tobytes() for part in parts)


def _certain(mention: Mention) -> bool:
    return mention.confidence is Confidence.CERTAIN


def _hashes(terms: Iterable[str]) -> list[int]:
    return list(map(hash_term, terms))


def decode_ranking(blob: bytes) -> RankingColumns:
    """The ranking columns of one article, as views of the blob."""
    terms, units, firsts, counts, entities, forms, surfaces = _sections(blob)
    return RankingColumns(
        terms=terms,
        surfaces=surfaces,
        bounds=units,
        firsts=firsts,
        counts=counts & ~np.uint32(UNCERTAIN),
        entities=entities,
        forms=forms,
        certain=counts < UNCERTAIN,
        remarks=int(np.frombuffer(blob, _WORD, HEADER)[-1]),
    )


def _sections(blob: bytes) -> list[Words]:
    """Terms, bounds, the four columns of the mentions, surfaces."""
    words = np.frombuffer(blob, _WORD)
    tokens, bounds, mentions = (int(n) for n in words[: HEADER - 1])
    sizes = (tokens, bounds, mentions, mentions, mentions, mentions, tokens)
    if len(words) != HEADER + sum(sizes):
        raise ArchiveUnusable("the analysis of an article is damaged: run `pressmark rebuild`")
    ends = np.cumsum([HEADER, *sizes])
    return [words[end - size : end] for size, end in zip(sizes, ends[1:], strict=True)]


# --- comments -------------------------------------------------------------------------------


def _comments(analysed: AnalysedArticle) -> bytes:
    """Places and ranking columns of the comments, empty if there is no word in them."""
    if not analysed.remarks:
        return b""
    places = [(p.start, p.end, p.first_token, p.token_count) for p in analysed.remarks]
    bounds = [p.first_token for p in analysed.remarks] + [len(analysed.comments.tokens)]
    head = np.array([len(places), *chain.from_iterable(places)], _WORD).tobytes()
    return head + _packed((analysed.comments,), bounds, len(places))


def decode_remarks(comments: bytes) -> tuple[Passage, ...]:
    """The passages of an article's comments, from its ``comments`` blob."""
    count = int(np.frombuffer(comments, _WORD, 1)[0])
    places = np.frombuffer(comments, _WORD, 4 * count, 4).reshape(-1, 4).tolist()
    return tuple(Passage(n, *place) for n, place in enumerate(places))


def with_comments(ranking: bytes, comments: bytes) -> bytes:
    """The ranking columns of an article followed by those of its comments, as one blob."""
    count = int(np.frombuffer(comments, _WORD, 1)[0])
    article, behind = _sections(ranking), _sections(comments[4 * (1 + 4 * count) :])
    before = np.uint32(len(article[0]))
    behind[1], behind[2] = behind[1][1:] + before, behind[2] + before  # bounds and firsts
    both = [np.concatenate(pair) for pair in zip(article, behind, strict=True)]
    head = np.array([len(both[0]), len(both[1]), len(both[2]), count], _WORD)
    return b"".join(part.astype(_WORD).tobytes() for part in (head, *both))


# --- marking --------------------------------------------------------------------------------


def _marking(analysed: AnalysedArticle) -> bytes:
    zones = (analysed.title, analysed.standfirst, analysed.body, analysed.comments)
    strings: dict[str, int] = {}
    sections: list[Words] = []
    header: list[int] = []
    columns: list[bytes] = []
    for zone in zones:
        gaps, lengths, wide = _places(zone)
        rows = [_mention_row(m, strings) for m in zone.mentions]
        header += [len(zone.tokens), len(wide), len(rows)]
        sections += [wide.ravel(), np.array(rows, _WORD).ravel()]
        columns += [gaps.tobytes(), lengths.tobytes()]
    places = [(p.start, p.end, p.first_token, p.token_count) for p in analysed.passages]
    sections.append(np.array(places, _WORD).ravel())
    words = np.concatenate([np.array([*header, len(places)], _WORD), *sections])
    return b"".join([words.tobytes(), *columns, orjson.dumps(list(strings))])


def _places(zone: AnalysedText) -> tuple[NDArray[np.uint8], NDArray[np.uint8], Words]:
    """Gaps before the tokens, lengths of the tokens, and the (index, gap) of the wide gaps."""
    starts = np.array(zone.tokens.starts, np.int64)
    ends = np.array(zone.tokens.ends, np.int64)
    gaps = np.diff(ends, prepend=0)[: len(starts)] - (ends - starts)
    far = np.flatnonzero(gaps >= _WIDE)
    wide = np.stack([far, gaps[far]], axis=1).astype(_WORD)
    return np.minimum(gaps, _WIDE).astype(np.uint8), (ends - starts).astype(np.uint8), wide


def _mention_row(mention: Mention, strings: dict[str, int]) -> tuple[int, ...]:
    told = (mention.entity, mention.form, mention.reason)
    entity, form, reason = (strings.setdefault(text, len(strings)) for text in told)
    certain = int(_certain(mention))
    count = mention.token_count
    return mention.start, mention.end, mention.first_token, count, entity, form, reason, certain


def decode_marking(blob: bytes, entities: Collection[str] | None = None) -> Marking:
    """Where tokens, mentions and passages of one article stand.

    With ``entities`` only the mentions of these are read: an article may have hundreds.
    """
    header = _MARKED.unpack_from(blob)
    sizes = [header[n : n + 3] for n in range(0, 12, 3)]  # tokens, wide gaps, mentions of a zone
    words = len(header) + sum(2 * wide + 8 * mentions for _, wide, mentions in sizes)
    numbers = np.frombuffer(blob, _WORD, words + 4 * header[12])
    letters = np.frombuffer(blob, np.uint8, 2 * sum(size[0] for size in sizes), 4 * len(numbers))
    wanted = entities is None or bool(entities)
    strings: list[str] = orjson.loads(blob[4 * len(numbers) + len(letters) :]) if wanted else []
    kept = {n for n, text in enumerate(strings) if entities is None or text in entities}
    zones = []
    at, spot = len(header), 0
    for tokens, wide, mentions in sizes:
        behind = at + 2 * wide
        rows = numbers[behind : behind + 8 * mentions]
        spots = _spots(letters[spot : spot + 2 * tokens], numbers[at:behind])
        zones.append(ZoneMarks(*spots, _mentions(rows, strings, kept)))
        at, spot = behind + 8 * mentions, spot + 2 * tokens
    places = numbers[words:].reshape(-1, 4).tolist()
    title, standfirst, body, comments = zones
    passages = tuple(Passage(n, *place) for n, place in enumerate(places))
    return Marking(title, standfirst, body, comments, passages)


def _mentions(rows: Words, strings: list[str], kept: set[int]) -> tuple[Mention, ...]:
    if not kept or not len(rows):
        return ()
    table = rows.reshape(-1, 8)
    ours = among(table[:, 4], list(kept)) if len(kept) < len(strings) else slice(None)
    return tuple(_mention(row, strings) for row in table[ours].tolist())


def _spots(letters: NDArray[np.uint8], wide: Words) -> tuple[Numbers, Numbers]:
    """Starts and ends of a zone's tokens, from the gaps before them and their lengths."""
    tokens = len(letters) // 2
    if not tokens:
        return _NOWHERE, _NOWHERE
    gaps, lengths = letters[:tokens], letters[tokens:]
    if len(wide):
        gaps = gaps.astype(np.int64)
        gaps[wide[::2]] = wide[1::2]
    ends: Numbers = np.add(gaps, lengths, dtype=np.int64).cumsum()
    return ends - lengths, ends


def _mention(row: Sequence[int], strings: list[str]) -> Mention:
    start, end, first, count, entity, form, reason, certain = row
    return Mention(
        start=start,
        end=end,
        first_token=first,
        token_count=count,
        entity=strings[entity],
        form=strings[form],
        confidence=Confidence.CERTAIN if certain else Confidence.UNCERTAIN,
        reason=strings[reason],
    )
