"""How often each line occurred in a source's latest articles: what ``Templates`` is read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np

from ..cleaning.templates import SourceLines, Templates, template_source
from ..model import RawDocument
from .database import Database

_MOST = 64  # articles of a source, after which all its counts are halved: templates change


class LineCounts:
    """Counts of lines by source, in the archive's file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def templates(self, documents: Iterable[RawDocument]) -> Templates:
        """The counted lines of the sources of these documents."""
        sources = set(filter(None, map(template_source, documents)))
        return Templates({s: known for s in sources if (known := self._read(s))})

    def add(self, pages: Mapping[str, list[tuple[int, ...]]]) -> None:
        """Count the fingerprints of new pages, given by source."""
        with self._database.writing() as db:
            for source, fingerprints in pages.items():
                known = self._read(source) or SourceLines(0, {})
                articles, counts = known.articles, Counter(known.counts)
                for page in fingerprints:
                    counts.update(page)
                articles += len(fingerprints)
                while articles > _MOST:
                    articles //= 2
                    counts = Counter({line: n // 2 for line, n in counts.items() if n > 1})
                db.execute(
                    "INSERT OR REPLACE INTO source_lines VALUES (?, ?, ?, ?)",
                    (
                        source,
                        articles,
                        np.fromiter(counts.keys(), "<i8", len(counts)).tobytes(),
                        np.fromiter(counts.values(), "<u4", len(counts)).tobytes(),
                    ),
                )

    def _read(self, source: str) -> SourceLines | None:
        query = "SELECT articles, lines, counts FROM source_lines WHERE source = ?"
        if (row := self._database.row(query, source)) is None:
            return None
        lines, counts = (
            np.frombuffer(row[n], kind).tolist() for n, kind in ((1, "<i8"), (2, "<u4"))
        )
        return SourceLines(row[0], dict(zip(lines, counts, strict=True)))
