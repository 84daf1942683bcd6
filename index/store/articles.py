"""The articles of an archive, in SQLite: an article is accepted when its row is committed.

The engine's index is derived from this file and can be rebuilt from it at any time. Any number of
processes read and write it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..answer import ArticleSummary
from ..columns import Columns
from ..columns.ranking import with_comments
from ..model import Article, Line
from ..text.analysis import ANALYSIS
from .addresses import articles_at
from .article_rows import (
    ARTICLE,
    SUMMARY,
    Cleanable,
    NewArticle,
    ShownRow,
    Written,
    article_of,
    comments_of,
    known_row,
    marks,
    moment_of,
    summary_of,
    write_article,
    write_columns,
)
from .copies import Copies
from .database import Database
from .identity import identified
from .originals import read_lines, read_text, unpack_given
from .pending import add_pending
from .tallies import COUNTED, untally


class Store:
    """The articles of one archive, and facts about it as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._db = database.connection
        self._writing = database.writing
        self._copies = Copies(database)
        self._row = database.row
        self._rows = database.rows
        self.reading = database.reading
        self.meta, self.set_meta = database.meta, database.set_meta

    # --- writing articles -------------------------------------------------------------------

    def identified(self, articles: Sequence[NewArticle]) -> list[NewArticle]:
        """The articles with the ids that they are to be written under, in the same transaction."""
        return identified(self._db(), articles)

    def write(self, articles: Sequence[NewArticle], *, again: bool = False) -> list[Written]:
        """Store the batch in one transaction; durable when this returns.

        Left as they are: those that have the same digest, and with ``again`` all others.
        """
        with self._writing() as db:
            written = [write_article(db, new, again=again) for new in articles]
            pairs = zip(written, articles, strict=True)
            self._copies.add((row.ordinal, new.signature) for row, new in pairs if row.change)
            return written

    def remove(self, id: str) -> bool:
        """Take the article out; False if there is none of this id."""
        with self._writing() as db:
            if (known := known_row(db, id)) is None:
                return False
            ordinal, _ = known
            untally(db, ordinal)
            for table in ("article", "ranking", "marking", "commented", "original"):
                db.execute(f"DELETE FROM {table} WHERE ordinal = ?", (ordinal,))  # noqa: S608
            self._copies.remove(ordinal)
            add_pending(db, ordinal)
            return True

    def reannotate(self, rows: Sequence[tuple[int, Article, Columns]]) -> list[int]:
        """Replace the analysis of the articles that are still as they were when analysed.

        Returns the ordinals of these; others were changed meanwhile, with an analysis of their own.
        """
        kept: list[int] = []
        with self._writing() as db:
            for ordinal, article, columns in rows:
                if self.article_at(ordinal) == article:
                    write_columns(db, ordinal, columns)
                    kept.append(ordinal)
        return kept

    # --- reading ----------------------------------------------------------------------------

    def article(self, id: str) -> tuple[int, Article] | None:
        """The article of this id with its ordinal."""
        row = self._row(f"SELECT ordinal, {ARTICLE} FROM article WHERE id = ?", id)  # noqa: S608
        return None if row is None else (row[0], article_of(row[1:]))

    def addressed(self, address: str) -> tuple[int, ...]:
        """The ordinals of the articles at this address, given as ``canonical_url`` returns it."""
        return articles_at(self._db(), address)

    def article_at(self, ordinal: int) -> Article | None:
        """The article of this ordinal, None if it was removed."""
        row = self._row(f"SELECT {ARTICLE} FROM article WHERE ordinal = ?", ordinal)  # noqa: S608
        return None if row is None else article_of(row)

    def articles_from(self, ordinal: int, limit: int) -> list[tuple[int, Article]]:
        """The next articles with an ordinal above ``ordinal``, ascending."""
        query = f"SELECT ordinal, {ARTICLE} FROM article WHERE ordinal > ? ORDER BY ordinal LIMIT ?"  # noqa: S608
        return [(row[0], article_of(row[1:])) for row in self._rows(query, ordinal, limit)]

    def known(self, digests: Sequence[bytes]) -> dict[bytes, str]:
        """Which of these digests the archive has, and as which article id."""
        query = f"SELECT digest, id FROM article WHERE digest IN ({marks(digests)})"  # noqa: S608
        return dict(self._rows(query, *digests))

    def twins(self, articles: Sequence[NewArticle]) -> dict[str, str]:
        """New articles with the same text as another of their source: {its id: the other's id}.

        The other is in the archive, or before it in the list.
        """
        wanted = [new.said for new in articles if new.said is not None]
        query = f"SELECT said, id FROM article WHERE said IN ({marks(wanted)})"  # noqa: S608
        to_come = {new.article.id: new.said for new in articles}  # what they say from now on
        rows = self._rows(query, *wanted)
        first = {said: id for said, id in rows if to_come.get(id, said) == said}
        found = {}
        for new in articles:
            id = new.article.id
            other = id if new.said is None else first.setdefault(new.said, id)
            if other != id and known_row(self._db(), id) is None:
                found[id] = other
        return found

    def summaries(self, ordinals: Sequence[int]) -> dict[int, ArticleSummary]:
        """The summaries of these articles, by ordinal, but for their numbers of copies."""
        query = f"SELECT {SUMMARY} FROM article WHERE ordinal IN ({marks(ordinals)})"  # noqa: S608
        return {row[0]: summary_of(row) for row in self._rows(query, *ordinals)}

    def shown(self, ordinals: Sequence[int], *, comments: bool) -> dict[int, ShownRow]:
        """What showing these articles needs, by ordinal; missing ones are left out."""
        remarks, joined = "'', NULL", ""
        if comments:
            remarks, joined = "comments, commented.columns", "LEFT JOIN commented USING (ordinal)"
        rows = self._rows(
            f"SELECT {SUMMARY}, text, marking.columns, {remarks} FROM article"  # noqa: S608
            f" JOIN marking USING (ordinal) {joined} WHERE ordinal IN ({marks(ordinals)})",
            *ordinals,
        )
        return {
            row[0]: ShownRow(summary_of(row), text, marking, *comments_of(comments, columns))
            for *row, text, marking, comments, columns in rows
        }

    def marking_columns(self, ordinals: Sequence[int]) -> dict[int, bytes]:
        """The columns that highlighting reads, by ordinal."""
        return self._blobs("marking", ordinals)

    def streams(
        self, ordinals: Sequence[int], *, comments: bool = False, surfaces: bool = False
    ) -> dict[int, bytes]:
        """The columns that ranking reads, by ordinal, followed by those of ``comments``.

        Without ``surfaces`` these are left out, except for articles last analysed before schema 3,
        whose columns still contain them.
        """
        read = "columns, surfaces" if surfaces else "columns"
        columns = self._blobs("ranking", ordinals, read)
        if comments:
            for n, remarks in self._blobs("commented", ordinals).items():
                if n in columns:
                    columns[n] = with_comments(columns[n], remarks)
        return columns

    def beginnings(self, ordinals: Sequence[int], size: int) -> dict[int, bytes]:
        """The first so many bytes of the columns that ranking reads, by ordinal."""
        return self._blobs("ranking", ordinals, f"substr(columns, 1, {size})")

    def _blobs(
        self, table: str, ordinals: Sequence[int], read: str = "columns"
    ) -> dict[int, bytes]:
        query = f"SELECT ordinal, {read} FROM {table} WHERE ordinal IN ({marks(ordinals)})"  # noqa: S608
        return {ordinal: b"".join(blobs) for ordinal, *blobs in self._rows(query, *ordinals)}

    def original(self, ordinal: int) -> tuple[str, tuple[Line, ...]]:
        """The raw text the article was cleaned from, and its labelled lines."""
        row = self._row("SELECT raw, lines FROM original WHERE ordinal = ?", ordinal)
        return ("", ()) if row is None else (read_text(row[0]), read_lines(row[1]))

    def cleanable(self, after: int, limit: int) -> list[Cleanable]:
        """The next articles above ordinal ``after`` that can be cleaned again, ascending."""
        rows = self._rows(
            f"SELECT ordinal, digest, raw, lines, given, {ARTICLE} FROM original"  # noqa: S608
            " JOIN article USING (ordinal) WHERE ordinal > ? AND given IS NOT NULL"
            " ORDER BY ordinal LIMIT ?",
            *(after, limit),
        )
        return [
            Cleanable(
                n, digest, article_of(a), unpack_given(given, read_text(raw), a[0]), read_lines(x)
            )
            for n, digest, raw, x, given, *a in rows
        ]

    def count(self) -> int:
        """How many articles the archive holds; each has a language."""
        return self._database.number("SELECT sum(articles) FROM tally WHERE field = 'language'")

    def newest_ordinal(self) -> int:
        """The highest ordinal in use, 0 if there is no article."""
        return self._database.number("SELECT max(ordinal) FROM article")

    def apart(self, step: int) -> list[int]:
        """The lowest ordinal in use, the next one at least ``step`` above it, and so on."""
        rows = self._rows(
            "WITH RECURSIVE walk (n) AS (SELECT min(ordinal) FROM ranking UNION ALL "
            "SELECT (SELECT min(ordinal) FROM ranking WHERE ordinal >= n + ?) FROM walk WHERE n) "
            "SELECT n FROM walk WHERE n",
            step,
        )
        return [n for (n,) in rows]

    def published_range(self) -> tuple[datetime | None, datetime | None]:
        """The earliest and latest date of publication."""
        least, most = (f"(SELECT {end}(published) FROM article)" for end in ("min", "max"))  # noqa: S608
        row = self._row(f"SELECT {least}, {most}")  # apart, each is one look-up in the index
        return moment_of(row[0]), moment_of(row[1])

    def sources(self) -> tuple[str, ...]:
        """Every source, once, in order."""
        return self._tallied("source", "value")

    def languages(self) -> tuple[str, ...]:
        """Every language, the most frequent first."""
        return self._tallied("language", "articles DESC, value")

    def _tallied(self, field: str, order: str) -> tuple[str, ...]:
        query = f"SELECT value FROM tally WHERE field = ? AND articles > 0 ORDER BY {order}"  # noqa: S608
        return tuple(value for (value,) in self._rows(query, field))

    # --- small facts ------------------------------------------------------------------------

    def record_analysis(self, names: str, shipped: str) -> None:
        """Remember that every article is analysed as today, with these names (their digest), which
        are ``shipped`` ones (theirs) with changes."""
        with self._writing():
            self.set_meta("shipped", shipped)
            self.set_meta("aliases", names)
            self.set_meta("analysis", ANALYSIS)

    def record_names(self, names: str, shipped: str) -> None:
        """Note the digest of changed names, if they are changes of the ``shipped`` ones with which
        the articles were analysed; not if others are shipped since."""
        if self.meta("shipped") == shipped:
            self.set_meta("aliases", names)

    def names_in_step(self, names: str) -> bool:
        """Whether articles were analysed with the names of this digest; also if there are none."""
        return self.meta("aliases") in (None, names)

    def words_in_step(self) -> bool:
        """Whether words were read as they are read today; also if there are no articles."""
        return self.meta("aliases") is None or self.meta("analysis") == ANALYSIS

    def is_counted(self) -> bool:
        """Whether the counts of articles by source and language are right.

        In one statement, as others may write between two.
        """
        wrong = self._row(
            "SELECT 1 FROM (SELECT field, value, articles FROM tally"  # noqa: S608 - constants
            f" UNION ALL SELECT field, value, -articles FROM ({COUNTED}))"
            " GROUP BY field, value HAVING sum(articles) != 0 LIMIT 1"
        )
        return wrong is None

    def recount(self) -> None:
        """Count the articles of each source and language again, if their counts are wrong."""
        if not self.is_counted():  # which keeps nobody from writing
            with self._writing() as db:
                db.execute("DELETE FROM tally")
                db.execute(f"INSERT INTO tally {COUNTED}")
