"""The marking columns, read of the articles shown: places of tokens, and mentions with texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from struct import Struct

import numpy as np
import orjson
from numpy.typing import NDArray

from ..errors import ArchiveUnusable
from ..model import AnalysedArticle, Confidence, Mention, Passage, TokenStream
from .words import DAMAGED, WORD, Numbers, Words, packed

ZONES = 4  # of an article: title, standfirst, body, comments
_WIDE = 255  # gaps between tokens of this length and more are kept in a list of their own
_HEADER = Struct("<13I")  # of each zone tokens, wide gaps, mentions; and the number of passages
_MENTION = 8  # words of a mention
_STRINGS = slice(4, 7)  # of these, numbers of strings


# --- written ---------------------------------------------------------------------------------


def encode_marking(analysed: AnalysedArticle) -> bytes:
    zones = (analysed.title, analysed.standfirst, analysed.body, analysed.comments)
    strings: dict[str, int] = {}
    numbers: list[int] = []
    header: list[int] = []
    columns: list[bytes] = []
    for zone in zones:
        gaps, lengths, wide = _places(zone.tokens)
        numbers += wide
        for mention in zone.mentions:
            numbers += _mention_row(mention, strings)
        header += (len(zone.tokens), len(wide) // 2, len(zone.mentions))
        columns += (gaps, lengths)
    for p in analysed.passages:
        numbers += (p.start, p.end, p.first_token, p.token_count)
    words = packed((*header, len(analysed.passages), *numbers))
    return b"".join((words, *columns, orjson.dumps(list(strings))))


def _places(tokens: TokenStream) -> tuple[bytes, bytes, list[int]]:
    """Gaps before the tokens, lengths of the tokens, and index and gap of each wide gap."""
    if not len(tokens):
        return b"", b"", []
    starts, ends = (np.frombuffer(at, np.uint32) for at in (tokens.starts, tokens.ends))
    gaps = starts.copy()
    gaps[1:] -= ends[:-1]
    far = np.flatnonzero(gaps >= _WIDE).tolist()
    wide = [number for i in far for number in (i, int(gaps[i]))]
    gaps[far] = _WIDE
    return gaps.astype(np.uint8).tobytes(), (ends - starts).astype(np.uint8).tobytes(), wide


def _mention_row(mention: Mention, strings: dict[str, int]) -> tuple[int, ...]:
    start, end, first, count, entity, form, confidence, reason = mention
    number = strings.setdefault
    return (
        start, end, first, count,
        number(entity, len(strings)), number(form, len(strings)), number(reason, len(strings)),
        int(confidence is Confidence.CERTAIN),
    )  # fmt: skip


# --- read ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class MarkingColumns:
    """The marks of several articles as columns: those of the four zones of the first, of the next.

    Tokens are numbered through all zones: zone z has tokens ``begins[z]:begins[z + 1]`` and
    mentions ``mention_begins[z]:mention_begins[z + 1]``. ``ends`` are continuous too, as if each
    text began at ``bases[z]``, where the last token before it ends.
    """

    begins: Numbers
    ends: Numbers
    lengths: NDArray[np.uint8]
    bases: Numbers
    mention_begins: Numbers
    mentions: Words
    places: tuple[Words, ...]  # of an article's passages: start, end, first token, token count
    strings: tuple[bytes, ...]

    @classmethod
    def of(cls, blobs: Sequence[bytes], *, comments: bool = True) -> MarkingColumns:
        """The columns of these ``marking`` blobs; without ``comments`` that zone is empty.

        Raises:
            ArchiveUnusable: a blob is cut short.
        """
        read = _Read([], [], [], [], [], [], [], [])
        for blob in blobs:
            read.add(blob, ZONES if comments else ZONES - 1)
        lengths = np.frombuffer(b"".join(read.lengths), np.uint8)
        begins = np.array([0, *accumulate(read.tokens)])
        gaps = np.frombuffer(b"".join(read.gaps), np.uint8)
        ends = np.add(gaps, lengths, dtype=np.int64)
        for zone, far in read.wide:
            wide = np.frombuffer(far, WORD)
            at = begins[zone] + wide[::2]
            ends[at] += wide[1::2] - _WIDE
        ends.cumsum(out=ends)
        return cls(
            begins=begins,
            ends=ends,
            lengths=lengths,
            bases=np.where(begins > 0, ends[begins - 1], 0) if len(ends) else begins,
            mention_begins=np.array([0, *accumulate(read.named)]),
            mentions=np.frombuffer(b"".join(read.mentions), WORD).reshape(-1, _MENTION),
            places=tuple(read.places),
            strings=tuple(read.strings),
        )

    def spots(self, tokens: Numbers, zones: Numbers) -> tuple[Numbers, Numbers]:
        """Where the tokens start and end in the texts of their zones, in code points."""
        ends = self.ends[tokens] - self.bases[zones]
        return ends - self.lengths[tokens], ends

    def first_from(self, spots: Numbers, zones: Numbers) -> Numbers:
        """For each zone, the first token that starts at ``spots`` (code points) or later."""
        spots = spots + self.bases[zones]
        tokens = self.ends.searchsorted(spots, side="right")
        inside = np.minimum(tokens, len(self.ends) - 1)
        if len(self.ends):
            tokens += self.ends[inside] - self.lengths[inside] < spots
        return np.minimum(tokens, self.begins[zones + 1])

    @property
    def first_tokens(self) -> Words:
        """Which token of its zone each mention begins with."""
        return self.mentions[:, 2]

    def passages(self, article: int) -> tuple[Passage, ...]:
        """The passages of the body of one of the articles."""
        places = self.places[article].reshape(-1, 4).tolist()
        return tuple(Passage(n, *place) for n, place in enumerate(places))

    def mentions_of(self, article: int) -> list[tuple[Mention, ...]]:
        """The mentions in each zone of one of the articles."""
        begins = self.mention_begins[ZONES * article : ZONES * (article + 1) + 1].tolist()
        strings = self.strings_of(article)
        rows = self.mentions.tolist()
        return [
            tuple(_read_mention(row, strings) for row in rows[begin:end])
            for begin, end in pairwise(begins)
        ]

    def strings_of(self, article: int) -> list[str]:
        """The strings that an article's mentions refer to by number: entities, forms, reasons."""
        try:
            strings: list[str] = orjson.loads(self.strings[article])
        except orjson.JSONDecodeError as error:
            raise ArchiveUnusable(DAMAGED) from error
        begin, end = self.mention_begins[[ZONES * article, ZONES * (article + 1)]].tolist()
        if begin < end and self.mentions[begin:end, _STRINGS].max() >= len(strings):
            raise ArchiveUnusable(DAMAGED)
        return strings


@dataclass(frozen=True, slots=True)
class _Read:
    """The parts of blobs, zone after zone; wide gaps with the number of their zone."""

    tokens: list[int]
    gaps: list[bytes]
    lengths: list[bytes]
    wide: list[tuple[int, bytes]]
    named: list[int]
    mentions: list[bytes]
    places: list[Words]
    strings: list[bytes]

    def add(self, blob: bytes, zones: int) -> None:
        """Read the first ``zones`` zones of one article; the others are empty."""
        sizes = _HEADER.unpack_from(blob)
        at = _HEADER.size
        spot = at + 8 * sum(sizes[1:12:3]) + 4 * _MENTION * sum(sizes[2:12:3]) + 16 * sizes[12]
        texts = spot + 2 * sum(sizes[0:12:3])
        if len(blob) < texts:
            raise ArchiveUnusable(DAMAGED)
        self.places.append(np.frombuffer(blob, WORD, 4 * sizes[12], spot - 16 * sizes[12]))
        self.strings.append(blob[texts:])
        for n in range(0, 3 * zones, 3):
            tokens, wide, mentions = sizes[n : n + 3]
            if wide:
                self.wide.append((len(self.tokens), blob[at : at + 8 * wide]))
                at += 8 * wide
            if mentions:
                self.mentions.append(blob[at : at + 4 * _MENTION * mentions])
                at += 4 * _MENTION * mentions
            self.gaps.append(blob[spot : spot + tokens])
            self.lengths.append(blob[spot + tokens : spot + 2 * tokens])
            self.tokens.append(tokens)
            self.named.append(mentions)
            spot += 2 * tokens
        self.tokens.extend([0] * (ZONES - zones))
        self.named.extend([0] * (ZONES - zones))


def _read_mention(row: Sequence[int], strings: list[str]) -> Mention:
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
