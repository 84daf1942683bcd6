"""Single rows of the store: writing an article and reading it back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, NamedTuple

import orjson

from ..answer import ArticleSummary
from ..columns import Columns
from ..columns.ranking import without_surfaces
from ..likeness.duplicates import Signature
from ..model import BETWEEN_COMMENTS, Article, Line, RawDocument
from ..outcomes import AddStatus
from .originals import Original
from .pending import add_pending
from .tallies import tally, untally

_FIELDS = [field.name for field in fields(Article)]
_LISTED = [name for name in ArticleSummary._fields if name not in ArticleSummary._field_defaults]
ARTICLE, SUMMARY = ", ".join(_FIELDS), ", ".join(("ordinal", *_LISTED))


@dataclass(frozen=True, slots=True)
class NewArticle:
    """Everything one article adds to the store; a changed article has another ``digest``.

    It is packed by whoever analysed it, as the process that writes has enough to do. ``said`` is
    what ``said_by`` gives. ``other_ids``: which the article may have instead; see ``identity``.
    """

    article: Article
    digest: bytes
    said: bytes | None
    columns: Columns
    original: Original
    signature: Signature
    other_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: to which article, by which pending change (0: none), and what happened."""

    ordinal: int
    change: int
    was: AddStatus


@dataclass(frozen=True, slots=True)
class Cleanable:
    """An article that can be cleaned again, with the document it came as and its lines."""

    ordinal: int
    digest: bytes
    article: Article
    raw: RawDocument
    lines: tuple[Line, ...]


class ShownRow(NamedTuple):
    """What showing an article needs; ``comments`` and ``remarks`` are empty unless asked for.

    ``marking`` and ``remarks`` are columns, ``comments`` is ``Article.comment_text``.
    """

    summary: ArticleSummary
    text: str
    marking: bytes
    comments: str
    remarks: bytes


def write_article(db: sqlite3.Connection, new: NewArticle, *, again: bool) -> Written:
    """Store an article, unless it is there unchanged; ``again``: only if it is."""
    stored, digest = known_row(db, new.article.id) or (None, None)
    if again != (digest == new.digest):
        return Written(stored or 0, 0, AddStatus.UNCHANGED)
    ordinal = put_article(db, stored, new)
    was = AddStatus.CREATED if stored is None else AddStatus.UPDATED
    return Written(ordinal, add_pending(db, ordinal), was)


def known_row(db: sqlite3.Connection, id: str) -> tuple[int, bytes] | None:
    """Ordinal and digest of the article of this id."""
    row = db.execute("SELECT ordinal, digest FROM article WHERE id = ?", (id,)).fetchone()
    return None if row is None else (row[0], row[1])


def put_article(db: sqlite3.Connection, ordinal: int | None, new: NewArticle) -> int:
    """Write the rows of an article, except those of its copies; its ordinal.

    ``ordinal``: of the article it replaces, None if it is new.
    """
    article, published = new.article, new.article.published
    values = {name: getattr(article, name) for name in _FIELDS} | {
        "published": None if published is None else int(published.timestamp()),
        "comments": json.dumps(article.comments, ensure_ascii=False),
        "digest": new.digest,
        "said": new.said,
    }
    tally(db, article.language, article.source, 1)
    if ordinal is None:
        values["added"] = int(datetime.now(UTC).timestamp())
        names = ", ".join(values), ", :".join(values)
        query = "INSERT INTO article ({}) VALUES (:{}) RETURNING ordinal".format(*names)  # noqa: S608
        (ordinal,) = db.execute(query, values).fetchone()
    else:
        untally(db, ordinal)
        changed = ", ".join(f"{name} = :{name}" for name in values)
        query = f"UPDATE article SET {changed} WHERE ordinal = :ordinal"  # noqa: S608 - our names
        db.execute(query, {**values, "ordinal": ordinal})
    write_columns(db, ordinal, new.columns)
    cleaned = new.original
    row = (ordinal, cleaned.raw, cleaned.lines, cleaned.given)
    db.execute("INSERT OR REPLACE INTO original VALUES (?, ?, ?, ?)", row)
    return ordinal


def said_by(article: Article) -> bytes | None:
    """A hash, equal for equal texts of one source; None if the source is unknown."""
    if article.source is None:
        return None
    text = f"{article.source}\0{article.text}".encode()
    return hashlib.blake2b(text, digest_size=16).digest()


def marks(values: Sequence[object]) -> str:
    """A question mark for each value, as an SQL list."""
    return ",".join("?" * len(values))


def listed(numbers: Iterable[int]) -> str:
    """The numbers for SQLite's ``json_each``, which takes more of them than question marks."""
    return orjson.dumps(list(numbers)).decode()


def write_columns(db: sqlite3.Connection, ordinal: int, columns: Columns) -> None:
    """Store the analysis of an article."""
    ranking = (ordinal, *without_surfaces(columns.ranking))
    db.execute("INSERT OR REPLACE INTO ranking VALUES (?, ?, ?)", ranking)
    db.execute("INSERT OR REPLACE INTO marking VALUES (?, ?)", (ordinal, columns.marking))
    if columns.comments:
        db.execute("INSERT OR REPLACE INTO commented VALUES (?, ?)", (ordinal, columns.comments))
    else:
        db.execute("DELETE FROM commented WHERE ordinal = ?", (ordinal,))


def moment_of(seconds: int | None) -> datetime | None:
    """The moment (UTC) of a stored date, seconds since 1970."""
    return None if seconds is None else datetime.fromtimestamp(seconds, tz=UTC)


def article_of(row: Sequence[Any]) -> Article:
    """The article in a row of the columns ``ARTICLE``."""
    values = dict(zip(_FIELDS, row, strict=True))
    values["published"] = moment_of(values["published"])
    return Article(**values | {"comments": tuple(json.loads(values["comments"]))})


def summary_of(row: Sequence[Any]) -> ArticleSummary:
    """The summary in a row of the columns ``SUMMARY``."""
    values = dict(zip(_LISTED, row[1:], strict=True))
    return ArticleSummary(**values | {n: moment_of(values[n]) for n in ("published", "added")})


def comments_of(comments: str, columns: bytes | None) -> tuple[str, bytes]:
    """The text and the columns of comments, both empty if there are no words in them."""
    return (BETWEEN_COMMENTS.join(json.loads(comments)), columns) if columns else ("", b"")
