"""The Whoosh schema, and a segment of a Whoosh index read into arrays.

Whoosh 2.7.4 reads postings one Python object at a time. Here a term's postings are read from its
files in blocks into numpy arrays, kept for the next query, and matched as arrays
(``whoosh_matching``): twenty to a hundred times as fast, with the same answers.

The private attributes of ``W3LeafMatcher`` used here are those of 2.7.4, which is pinned.
"""

from __future__ import annotations

import threading
import warnings
from array import array
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..matching import KEYWORD_FIELDS, TEXT_FIELDS, Field, IndexDocument
from .bm25 import LENGTHS

with warnings.catch_warnings():  # its sources are from 2016 and warn when they are compiled
    warnings.simplefilter("ignore")
    from whoosh import columns, fields, formats
    from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher
    from whoosh.matching.wrappers import FilterMatcher
    from whoosh.reading import SegmentReader, TermNotFound

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

PLACE_BITS = 32  # a place in a segment is document << 32 | position
_BLOCK = 2_048  # postings; lists are read whole, so short blocks to skip are of no use
_CACHED, _CACHED_EACH = 96 << 20, 16 << 10  # bytes of postings kept: per segment, document
_COUNTED = 50_000  # document frequencies kept per segment
_NEWEST, _OLDEST, _PUBLISHED = "newest", "oldest", "published"
_UNDATED = -(1 << 62)
_LENGTHS: Ints = np.array(LENGTHS, np.int64)


class _Words(fields.FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """A field whose value is a list of terms; postings hold positions as 32-bit integers."""

    def __init__(self) -> None:
        super().__init__(formats.Positions(), analyzer=None, scorable=False)

    def index(self, value: Sequence[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """(term, frequency, weight, positions) of each distinct term."""
        places: dict[str, list[int]] = {}
        for place, term in enumerate(value):
            places.setdefault(term, []).append(place)
        for term, there in places.items():
            often = len(there)
            yield term.encode(), often, float(often), array("I", there).tobytes()


class _Values(fields.FieldType):  # type: ignore[misc]
    """A field whose value is a list of distinct whole values."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), analyzer=None, scorable=False)

    def index(self, value: Sequence[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """(value, 1, 1, nothing) of each."""
        for text in value:
            yield text.encode(), 1, 1.0, b""


def _length(name: Field) -> str:
    return f"{name}_length"


def schema() -> Any:
    """The Whoosh schema: our fields, exact lengths, and the sort keys as columns."""
    made = fields.Schema()
    for name in Field:
        made.add(name.value, _Words() if name in TEXT_FIELDS else _Values())
        made.add(_length(name), fields.COLUMN(columns.NumericColumn("I")))
    for key in (_NEWEST, _OLDEST):
        made.add(key, fields.COLUMN(columns.NumericColumn("q")))
    made.add(_PUBLISHED, fields.COLUMN(columns.NumericColumn("q", default=_UNDATED)))
    return made


def codec() -> Any:
    """Whoosh's own codec without field lengths (ours are exact) and with long blocks.

    With lengths it would look for their file at every posting: half of the time of indexing.
    """
    made = W3Codec(blocklimit=_BLOCK)
    made.length_stats = False
    return made


def row(document: IndexDocument) -> dict[str, object]:
    """The keyword arguments of Whoosh's ``add_document``."""
    made: dict[str, object] = {_NEWEST: document.newest, _OLDEST: document.oldest}
    if document.published is not None:
        made[_PUBLISHED] = document.published
    columns_ = [(text.field, text.tokens) for text in document.texts]
    columns_ += [(name, list(document.values(name))) for name in KEYWORD_FIELDS]
    for name, words in columns_:
        if words:
            made[name.value] = words
            made[_length(name)] = len(words)
    return made


@dataclass(frozen=True, slots=True)
class Postings:
    """A term in a segment: documents ascending, frequencies, all positions in one array."""

    documents: Ints
    frequencies: Ints
    positions: NDArray[np.uint32]

    @property
    def places(self) -> Ints:
        """``document << 32 | position``, ascending."""
        return np.repeat(self.documents, self.frequencies) << PLACE_BITS | self.positions

    @property
    def size(self) -> int:
        """Bytes held."""
        return self.documents.nbytes + self.frequencies.nbytes + self.positions.nbytes


_NONE = Postings(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint32))


@dataclass(frozen=True, slots=True)
class Values:
    """A keyword field of a segment as pairs: this document has this value of ``names``."""

    names: tuple[str, ...]
    documents: Ints
    codes: Ints


class Segment:
    """One Whoosh segment, its arrays read when first used. Never changes; threads may share it."""

    def __init__(self, reader: Any) -> None:
        self._reader: SegmentReader = reader
        self._mutex = threading.RLock()  # Whoosh seeks in files that its readers share
        self._postings: OrderedDict[tuple[Field, str], Postings] = OrderedDict()
        self._held = 0
        self._frequencies: dict[tuple[Field, str], int] = {}
        self._columns: dict[str, Ints] = {}
        self._values: dict[Field, Values] = {}
        self._tokens: dict[Field, int] = {}
        self.documents: int = reader.doc_count_all()
        self._room = min(_CACHED, _CACHED_EACH * self.documents)

    def frequency(self, name: Field, text: str) -> int:
        """How many documents contain the term, including deleted ones."""
        with self._mutex:
            found = self._frequencies.get((name, text))
            if found is None:
                found = int(self._reader.doc_frequency(name.value, text))
                if len(self._frequencies) < _COUNTED:
                    self._frequencies[name, text] = found
            return found

    def newest(self) -> Ints:
        """The ``newest`` key of each document."""
        return self._column(_NEWEST)

    def oldest(self) -> Ints:
        """The ``oldest`` key of each document."""
        return self._column(_OLDEST)

    def published(self, since: int | None, until: int | None) -> Flags:
        """Which documents have a date within the bounds."""
        seconds = self._column(_PUBLISHED)
        inside: Flags = seconds != _UNDATED
        if since is not None:
            inside &= seconds >= since
        if until is not None:
            inside &= seconds <= until
        return inside

    def tokens(self, name: Field) -> int:
        """How many terms the field has in all documents together."""
        if name not in self._tokens:
            self._tokens[name] = int(self._column(_length(name)).sum())
        return self._tokens[name]

    def lengths(self, name: Field) -> Ints:
        """The length of the field in each document, as BM25 uses it."""
        kept = f"{name}_kept"
        if kept not in self._columns:
            exact = self._column(_length(name))
            self._columns[kept] = _LENGTHS[np.searchsorted(_LENGTHS, exact, side="right") - 1]
        return self._columns[kept]

    def postings(self, name: Field, text: str) -> Postings:
        """The term's postings, including deleted documents."""
        key = (name, text)
        with self._mutex:
            found = self._postings.get(key)
            if found is None:
                found = self._postings[key] = self._read(name, text)
                self._held += found.size
                while self._held > self._room and len(self._postings) > 1:
                    self._held -= self._postings.popitem(last=False)[1].size
            else:
                self._postings.move_to_end(key)
            return found

    def values(self, name: Field) -> Values:
        """Every (document, value) of a keyword field."""
        with self._mutex:
            if name not in self._values:
                texts = tuple(text.decode() for text in self._reader.lexicon(name.value))
                lists = [self._read(name, text).documents for text in texts]
                counts = np.array([len(documents) for documents in lists], np.int64)
                documents = np.concatenate(lists) if lists else _NONE.documents
                codes = np.repeat(np.arange(len(lists)), counts)
                self._values[name] = Values(texts, documents, codes)
            return self._values[name]

    def terms(self, name: Field, prefix: str) -> list[tuple[str, int]]:
        """(term, documents) of the terms with this prefix."""
        with self._mutex:
            found = self._reader.iter_prefix(name.value, prefix.encode())
            return [(text.decode(), info.doc_frequency()) for text, info in found]

    def _column(self, name: str) -> Ints:
        with self._mutex:
            if name not in self._columns:
                reader = self._reader.column_reader(name, translate=False)
                self._columns[name] = np.fromiter(reader, np.int64, self.documents)
            return self._columns[name]

    def _read(self, name: Field, text: str) -> Postings:
        try:
            matcher = self._reader.postings(name.value, text)
        except TermNotFound:
            return _NONE
        if isinstance(matcher, FilterMatcher):
            matcher = matcher.child  # the deleted: sorted out later, all at once
        documents: list[int] = []
        frequencies: list[float] = []
        positions: list[bytes] = []
        while matcher.is_active():
            if isinstance(matcher, W3LeafMatcher):
                matcher.id(), matcher.weight(), matcher.value()  # reads the block
                documents += matcher._ids
                frequencies += matcher._weights
                positions += matcher._values
                matcher._next_block()
            else:  # a single posting kept in the term's own entry
                documents.append(matcher.id())
                frequencies.append(matcher.weight())
                positions.append(matcher.value())
                matcher.next()
        places = b"".join(positions) if name in TEXT_FIELDS else b""
        return Postings(
            np.array(documents, np.int64),
            np.array(frequencies, np.int64),
            np.frombuffer(places, np.uint32),
        )
