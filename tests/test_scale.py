"""What every process asks again and again takes no longer in a large archive."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index import snapshots
from index.archive import DEFAULT_ENGINE, Archive
from index.engines import open_engine
from index.engines.tantivy import TantivyEngine
from index.matching import Candidates, Everything, Field, Match, Term
from index.model import RawDocument
from index.request import SearchRequest
from index.searching import point_in_time
from index.store.articles import Store
from index.store.database import Database

TABLES = ("article", "ranking", "marking", "commented", "original", "copy", "copy_band")


def raw(id: str, text: str, source: str | None = None, language: str = "en") -> RawDocument:
    return RawDocument(text, False, id, id=id, source=source, language=language, clean=False)


def test_counts_follow_every_change(tmp_path: Path) -> None:
    """Added, given another source or language, unchanged, removed."""
    with Archive.open(tmp_path / "archive") as archive, closing(_database(tmp_path)) as file:
        store = Store(file)

        def told() -> tuple[int, tuple[str, ...], tuple[str, ...]]:
            return store.count(), store.sources(), store.languages()

        assert told() == (0, (), ())
        first = [raw("a", "A flood.", "The Post"), raw("b", "A fire."), raw("c", "Ein Brand.")]
        list(archive.add(first))
        assert told() == (3, ("The Post",), ("en",))
        list(archive.add([raw("a", "A flood.", "The Wire"), raw("c", "Ein Brand.", "Blatt", "de")]))
        assert told() == (3, ("Blatt", "The Wire"), ("en", "de"))
        list(archive.add([raw("b", "A fire.")]))
        archive.remove("a")
        assert told() == (2, ("Blatt",), ("de", "en"))
        assert not any(finding.fault for finding in archive.check())


def test_wrong_counts_are_told_and_mended_by_a_rebuild(tmp_path: Path) -> None:
    """As a snapshot from elsewhere may have them: restoring it counts anew."""
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([raw("a", "A flood.", "The Post")]))
    with closing(sqlite3.connect(tmp_path / "archive" / "archive.sqlite")) as db, db:
        db.execute("UPDATE tally SET articles = 7")
    file = snapshots.take(tmp_path / "archive", tmp_path / "taken")
    with Archive.open(tmp_path / "archive") as archive:
        assert any("at odds with its counts" in finding.text for finding in archive.check())
        list(archive.rebuild())
        assert archive.status().articles == 1
        assert not any(finding.fault for finding in archive.check())
    assert snapshots.restore(file, tmp_path / "other").articles == 1
    with Archive.open(tmp_path / "other") as archive:
        assert not any(finding.fault for finding in archive.check())


def test_an_index_that_lost_an_article_is_told_and_mended_by_a_rebuild(tmp_path: Path) -> None:
    """No change is pending then, so that only the numbers show it."""
    with Archive.open(tmp_path) as archive:
        list(archive.add([raw("a", "A flood."), raw("b", "A fire.")]))
    (index,) = tmp_path.glob("index-*")
    with closing(open_engine(DEFAULT_ENGINE, index)) as engine:
        engine.delete([1])
        engine.commit()
    with Archive.open(tmp_path) as archive:
        faults = [finding.text for finding in archive.check() if finding.fault]
        assert faults == ["store and index differ: run `pressmark rebuild`"]
        list(archive.rebuild())
        assert not any(finding.fault for finding in archive.check())


def test_no_question_reads_a_row_for_every_article(tmp_path: Path) -> None:
    """Of upkeep, status, search, suggestions, an article and what is like it; and of adding."""
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([raw("a", "A flood in Raqqa.", "The Post")]))
        db = archive._store._db()
        asked: list[str] = []
        db.set_trace_callback(asked.append)
        archive._upkeep.work()
        archive.status()
        archive.search(SearchRequest("flood source:post OR http://example.org/a"))
        archive.suggest("flo")
        archive.article("a")
        archive.similar("a")
        list(archive.add([raw("b", "A flood in Raqqa, and a fire.", "The Post")]))
        archive.remove("b")
        db.set_trace_callback(None)
        assert len(asked) > 30
        scanned = {
            (step, statement)
            for statement in asked
            if statement.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"}
            and "IN ()" not in statement  # which SQLite answers without a look
            for *_, step in db.execute(f"EXPLAIN QUERY PLAN {statement}")
            if step.startswith("SCAN") and step.split()[1] in TABLES
        }
    assert scanned == set()


def test_how_many_have_each_value_is_asked_without_a_look_at_every_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Months on a page, and sources beside how many were found; sources only where one is named."""
    with Archive.open(tmp_path) as archive:
        list(archive.add([raw("a", "A flood.", "The Post"), raw("b", "A flood.", "The Wire")]))
        list(archive.add([raw("c", "A fire.", "The Wire")]))
        archive.remove("b")
        everything: list[Match] = []
        search = TantivyEngine.search

        def noted(engine: TantivyEngine, match: Match, **asked: Any) -> Candidates:
            everything.extend([match] * (isinstance(match, Everything) and bool(asked["facets"])))
            return search(engine, match, **asked)

        monkeypatch.setattr(TantivyEngine, "search", noted)
        statements: list[str] = []
        archive._store._db().set_trace_callback(statements.append)
        (facet,) = archive.search(SearchRequest("fire", facets=(Field.SOURCE,))).facets
        assert [(value.value, value.count, value.of) for value in facet.values] == [
            ("The Wire", 1, 1)
        ]
        assert archive.having(Field.SOURCE) == {"The Post": 1, "The Wire": 1}
        assert everything == []
        assert not any("'source'" in statement for statement in statements)
        archive.search(SearchRequest("fire source:wire"))
        assert any("'source'" in statement for statement in statements)


def _database(folder: Path) -> Database:
    return Database(folder / "archive" / "archive.sqlite")


def test_of_very_many_values_the_counts_are_those_that_the_index_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of names: an archive has tens of thousands, and after a commit each would be looked up."""
    monkeypatch.setattr(point_in_time, "_LOOKED_UP", 1)
    looked_up = list[Field]()
    look_up = TantivyEngine.document_frequencies

    def noted(engine: TantivyEngine, terms: Sequence[Term]) -> tuple[int, ...]:
        looked_up.extend(term.field for term in terms)
        return look_up(engine, terms)

    monkeypatch.setattr(TantivyEngine, "document_frequencies", noted)
    with Archive.open(tmp_path) as archive:
        list(archive.add([raw("a", "A flood.", "The Post"), raw("b", "A fire.", "The Wire")]))
        assert archive.having(Field.SOURCE) == {"The Post": 1, "The Wire": 1}
        assert Field.SOURCE not in looked_up
        assert archive.having(Field.LANGUAGE) == {"en": 2}
        assert Field.LANGUAGE in looked_up


def test_what_stands_beside_a_word_is_asked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often it was typed."""
    with Archive.open(tmp_path) as archive:
        list(archive.add([raw("a", "Let us pray. US troops left us.", "The Post")]))
        counted: list[Match] = []
        search = TantivyEngine.search

        def noted(engine: TantivyEngine, match: Match, **asked: Any) -> Candidates:
            counted.extend([match] * (asked["limit"] == 0))
            return search(engine, match, **asked)

        monkeypatch.setattr(TantivyEngine, "search", noted)
        archive.search(SearchRequest("us troops left us troops left us troops"))
        assert len(counted) == len(set(counted)) > 1
