"""The archive's memory: SQLite, in which an article is accepted when its row is committed.

The engine's index is derived from this file and can be remade from it at any time. Rows of
``pending`` name the articles whose change the engine has not made durable yet; whoever holds the
writer's lock works them off. Any number of processes read and write the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from ..answer import ArticleSummary
from ..columns import Columns, with_comments
from ..likeness.duplicates import Signature
from ..model import Article, Line
from . import tallies
from .addresses import standing_at
from .copies import drop_copy, put_copies
from .database import Database
from .originals import read_document, read_lines, read_text
from .rows import (
    ARTICLE,
    SUMMARY,
    Cleanable,
    NewArticle,
    Pending,
    ShownRow,
    Written,
    article_of,
    comments_of,
    known_row,
    moment_of,
    pend,
    put_article,
    said,
    summary_of,
    write_article,
    write_columns,
)


class Store:
    """The articles of one archive, what is pending for the engine, and facts about the whole."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._db = database.connection
        self._writing = database.writing

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @property
    def read_only(self) -> bool:
        """Whether the file can only be read."""
        return self._database.read_only

    def expect_writable(self) -> None:
        """Raises ArchiveReadOnly if the file can only be read."""
        self._database.expect_writable()

    def at_once(self) -> AbstractContextManager[object]:
        """All that is written inside, here and by others on the same file, in one transaction."""
        return self._writing()

    # --- writing articles -------------------------------------------------------------------

    def write(self, articles: Sequence[NewArticle]) -> list[Written]:
        """Store the batch in one transaction; durable when this returns."""
        with self._writing() as db:
            written = [write_article(db, new) for new in articles]
            pairs = zip(written, articles, strict=True)
            put_copies(db, {row.ordinal: new.signature for row, new in pairs if row.change})
            return written

    def rewrite(self, articles: Sequence[NewArticle]) -> int:
        """Store these anew, of those that are still there and still of the same digest."""
        signatures: dict[int, Signature] = {}
        with self._writing() as db:
            for new in articles:
                row = known_row(db, new.article.id)
                if row is not None and row[1] == new.digest:
                    pend(db, put_article(db, row[0], new))
                    signatures[row[0]] = new.signature
            put_copies(db, signatures)
        return len(signatures)

    def remove(self, id: str) -> Written | None:
        """Take the article out; None if there is none of this id."""
        with self._writing() as db:
            row = db.execute("SELECT ordinal FROM article WHERE id = ?", (id,)).fetchone()
            if row is None:
                return None
            tallies.untally(db, row[0])
            for table in ("article", "ranking", "marking", "commented", "original"):
                db.execute(f"DELETE FROM {table} WHERE ordinal = ?", row)  # noqa: S608 - constants
            drop_copy(db, row[0])
            return Written(row[0], pend(db, row[0]), "removed")

    def reannotate(self, rows: Sequence[tuple[int, Article, Columns]]) -> None:
        """Replace the analysis of the articles that are still as they were when analysed.

        Others came with an analysis of their own, which this one would spoil.
        """
        with self._writing() as db:
            for ordinal, article, columns in rows:
                if self.article_at(ordinal) == article:
                    write_columns(db, ordinal, columns)

    def pending(self, limit: int, after: int = 0) -> list[Pending]:
        """The oldest changes after ``after`` that the engine has not confirmed."""
        rows = self._db().execute(
            "SELECT change, ordinal FROM pending WHERE change > ? ORDER BY change LIMIT ?",
            (after, limit),
        )
        return [Pending(*row) for row in rows]

    def pend_all(self) -> None:
        """The engine has to be told of every article again."""
        with self._writing() as db:
            db.execute("INSERT INTO pending (ordinal) SELECT ordinal FROM article")

    def pending_count(self) -> int:
        """How many changes the engine has not confirmed."""
        return int(self._db().execute("SELECT count(*) FROM pending").fetchone()[0])

    def settle(self, changes: Iterable[int]) -> None:
        """The engine has made these changes durable."""
        with self._writing() as db:
            db.executemany("DELETE FROM pending WHERE change = ?", ((c,) for c in changes))

    # --- reading ----------------------------------------------------------------------------

    def article(self, id: str) -> tuple[int, Article] | None:
        """The article of this id with its ordinal."""
        row = (
            self._db()
            .execute(f"SELECT ordinal, {ARTICLE} FROM article WHERE id = ?", (id,))  # noqa: S608
            .fetchone()
        )
        return None if row is None else (row[0], article_of(row[1:]))

    def addressed(self, address: str) -> tuple[int, ...]:
        """The numbers of the articles at this address, as ``canonical_url`` makes it."""
        return standing_at(self._db(), address)

    def article_at(self, ordinal: int) -> Article | None:
        """The article of this number, None if it was removed."""
        row = (
            self._db()
            .execute(f"SELECT {ARTICLE} FROM article WHERE ordinal = ?", (ordinal,))  # noqa: S608
            .fetchone()
        )
        return None if row is None else article_of(row)

    def articles_from(self, ordinal: int, limit: int) -> list[tuple[int, Article]]:
        """The next articles with a number above ``ordinal``, in order."""
        rows = self._db().execute(
            f"SELECT ordinal, {ARTICLE} FROM article WHERE ordinal > ? "  # noqa: S608
            "ORDER BY ordinal LIMIT ?",
            (ordinal, limit),
        )
        return [(row[0], article_of(row[1:])) for row in rows]

    def known(self, digests: Sequence[bytes]) -> dict[bytes, str]:
        """Which of these digests the archive has, and as which article id."""
        rows = self._db().execute(
            f"SELECT digest, id FROM article WHERE digest IN ({_marks(digests)})",  # noqa: S608
            tuple(digests),
        )
        return dict(rows.fetchall())

    def twins(self, articles: Sequence[Article]) -> dict[str, str]:
        """For the id of each that is new, and says word for word what another of its source does
        (in the archive, or before it in the list): the id of that one.
        """
        hashes = [said(article) for article in articles]
        wanted = [each for each in hashes if each is not None]
        rows = self._db().execute(
            f"SELECT said, id FROM article WHERE said IN ({_marks(wanted)})",  # noqa: S608
            tuple(wanted),
        )
        first: dict[bytes, str] = dict(rows.fetchall())
        twins = {}
        for article, each in zip(articles, hashes, strict=True):
            other = article.id if each is None else first.setdefault(each, article.id)
            if other != article.id and known_row(self._db(), article.id) is None:
                twins[article.id] = other
        return twins

    def summaries(self, ordinals: Sequence[int]) -> dict[int, ArticleSummary]:
        """What a list says of these articles but for their copies, by number, if they are there."""
        rows = self._db().execute(
            f"SELECT {SUMMARY} FROM article WHERE ordinal IN ({_marks(ordinals)})",  # noqa: S608
            tuple(ordinals),
        )
        return {row[0]: summary_of(row) for row in rows}

    def shown(self, ordinals: Sequence[int], *, comments: bool) -> dict[int, ShownRow]:
        """What it takes to show these articles, by number; missing ones are left out."""
        behind, joined = ", '', NULL", ""
        if comments:
            behind = ", comments, commented.columns"
            joined = "LEFT JOIN commented USING (ordinal)"
        rows = self._db().execute(
            f"SELECT {SUMMARY}, text, marking.columns{behind} FROM article"  # noqa: S608
            f" JOIN marking USING (ordinal) {joined} WHERE ordinal IN ({_marks(ordinals)})",
            tuple(ordinals),
        )
        return {
            row[0]: ShownRow(summary_of(row), text, marking, *comments_of(said, remarks))
            for *row, text, marking, said, remarks in rows
        }

    def ranking_columns(self, ordinals: Sequence[int]) -> dict[int, bytes]:
        """What the second stage of ranking reads of these articles, without their surfaces."""
        return self._blobs("ranking", ordinals)

    def marking_columns(self, ordinals: Sequence[int]) -> dict[int, bytes]:
        """What highlighting reads of these articles."""
        return self._blobs("marking", ordinals)

    def comment_columns(self, ordinals: Sequence[int]) -> dict[int, bytes]:
        """What both read of the comments under these articles, of those that have any."""
        return self._blobs("commented", ordinals)

    def streams(
        self, ordinals: Sequence[int], *, comments: bool, surfaces: bool = False
    ) -> dict[int, bytes]:
        """The ranking columns of these articles, those of their comments after if asked for.

        With surfaces if asked for; of an article not analysed since these are kept apart, always.
        """
        read = "columns, surfaces" if surfaces else "columns"
        columns = self._blobs("ranking", ordinals, read)
        if comments:
            for n, remarks in self.comment_columns(ordinals).items():
                if n in columns:
                    columns[n] = with_comments(columns[n], remarks)
        return columns

    def _blobs(
        self, table: str, ordinals: Sequence[int], read: str = "columns"
    ) -> dict[int, bytes]:
        query = f"SELECT ordinal, {read} FROM {table} WHERE ordinal IN ({_marks(ordinals)})"  # noqa: S608
        rows = self._db().execute(query, tuple(ordinals)).fetchall()
        if read == "columns":
            return dict(rows)
        return {ordinal: b"".join(blobs) for ordinal, *blobs in rows}

    def original(self, ordinal: int) -> tuple[str, tuple[Line, ...]]:
        """The raw text the article was cleaned from, and its labelled lines."""
        row = (
            self._db()
            .execute("SELECT raw, lines FROM original WHERE ordinal = ?", (ordinal,))
            .fetchone()
        )
        if row is None:
            return "", ()
        return read_text(row[0]), read_lines(row[1])

    def cleanable(self, after: int, limit: int) -> list[Cleanable]:
        """The next articles with a number above ``after`` that can be cleaned again, in order."""
        rows = self._db().execute(
            f"SELECT ordinal, digest, raw, lines, given, {ARTICLE} FROM original"  # noqa: S608
            " JOIN article USING (ordinal) WHERE ordinal > ? AND given IS NOT NULL"
            " ORDER BY ordinal LIMIT ?",
            (after, limit),
        )
        return [
            Cleanable(
                ordinal, digest, article_of(row), read_document(raw, given, row[0]), read_lines(x)
            )
            for ordinal, digest, raw, x, given, *row in rows
        ]

    def count(self) -> int:
        """How many articles the archive holds."""
        return tallies.articles(self._db())

    def newest_ordinal(self) -> int:
        """The highest article number given so far."""
        row = self._db().execute("SELECT max(ordinal) FROM article").fetchone()
        return int(row[0] or 0)

    def published_range(self) -> tuple[datetime | None, datetime | None]:
        """The earliest and latest date of publication."""
        least, most = (f"(SELECT {end}(published) FROM article)" for end in ("min", "max"))  # noqa: S608
        row = self._db().execute(f"SELECT {least}, {most}").fetchone()  # each one look at the index
        return moment_of(row[0]), moment_of(row[1])

    def sources(self) -> tuple[str, ...]:
        """Every source, once."""
        return tallies.sources(self._db())

    def languages(self) -> tuple[str, ...]:
        """Every language, that of most articles first."""
        return tallies.languages(self._db())

    # --- small facts ------------------------------------------------------------------------

    def meta(self, key: str) -> str | None:
        """A fact about the archive as a whole."""
        row = self._db().execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Remember a fact about the archive as a whole."""
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def integrity(self) -> str:
        """``ok``, or what is broken."""
        found = str(self._db().execute("PRAGMA quick_check(1)").fetchone()[0])
        if found == "ok" and not tallies.is_right(self._db()):
            return "at odds with its counts of articles: run `pressmark rebuild`"
        return found

    def recount(self) -> None:
        """Count the articles anew, of each source and language."""
        with self._writing() as db:
            tallies.tally_anew(db)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
