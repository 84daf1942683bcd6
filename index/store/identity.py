"""Under which id the archive has an article, or is to have it.

An id or an address that somebody gave is the article's own, whatever is stored under it. Others may
be those of several articles: every page of a site may name its front page as its address, and a
copy that of the original. Under such an id only the same article is replaced.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from ..likeness.duplicates import Signature, alike
from .article_rows import NewArticle

_Known = tuple[str | None, Signature]  # the source and the text of an article, stored or to be


def identified(db: sqlite3.Connection, articles: Sequence[NewArticle]) -> list[NewArticle]:
    """The articles, each under the first of its ids that has it already: same source, like text.

    If none has, under the first that is free. Those before it in the sequence count as stored.
    """
    before: dict[str, _Known] = {}
    found = []
    for new in articles:
        this = new.article.source, new.signature
        if new.other_ids:
            ids = (new.article.id, *new.other_ids)
            stored = {id: before.get(id) or _stored(db, id) for id in ids}
            own = [  # of which it is another version
                id
                for id, known in stored.items()
                if known and known[0] == this[0] and alike(known[1], this[1])
            ]
            free = [id for id, known in stored.items() if known is None]
            id = (*own, *free, ids[-1])[0]
            new = replace(new, article=replace(new.article, id=id), other_ids=())
        before[new.article.id] = this
        found.append(new)
    return found


def _stored(db: sqlite3.Connection, id: str) -> _Known | None:
    row = db.execute(
        "SELECT source, copy.digest, slots FROM article JOIN copy USING (ordinal) WHERE id = ?",
        (id,),
    ).fetchone()
    return None if row is None else (row[0], Signature(row[1], row[2]))
