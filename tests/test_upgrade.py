"""An archive of an earlier schema opens as it is, and has everything it had."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import snapshots
from index.archive import Archive
from index.errors import ArchiveUnusable
from index.model import RawDocument
from index.request import SearchRequest
from index.store.database import Database
from index.store.schema import SCHEMA


@pytest.fixture
def former(tmp_path: Path) -> Path:
    """The folder of an archive as the first schema had it, with one article."""
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([RawDocument("A flood in Raqqa.", False, "a", id="a", clean=False)]))
    with closing(sqlite3.connect(tmp_path / "archive" / "archive.sqlite")) as db, db:
        joined = [(a + b, n) for n, a, b in db.execute("SELECT * FROM ranking")]
        db.executemany("UPDATE ranking SET columns = ? WHERE ordinal = ?", joined)
        db.execute("ALTER TABLE ranking DROP COLUMN surfaces")
        db.execute("DROP TABLE set_aside")
        db.execute("DROP INDEX copy_having")
        db.execute("DROP INDEX article_address")
        db.execute("DROP TABLE tally")
        db.execute("CREATE INDEX article_source ON article (source)")
        db.execute("CREATE INDEX article_language ON article (language)")
        db.execute("PRAGMA user_version = 1")
    return tmp_path / "archive"


def sound(folder: Path) -> bool:
    """Whether the article is found and nothing is held against the archive."""
    with Archive.open(folder, create=False) as archive:
        found = archive.search(SearchRequest("flood")).total == 1
        (literal,) = archive.search(SearchRequest("=Raqqa")).hits
        assert [each.text for each in literal.passages[0].highlights] == ["Raqqa"]
        assert archive.status().schema == SCHEMA
        return found and not any(finding.fault for finding in archive.check())


def test_it_is_brought_up_to_date_when_it_is_opened(former: Path) -> None:
    """Once; the second time it is one of today's."""
    assert sound(former)
    assert sound(former)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("HTTPS://News.Example.ORG/World/A1?Q=Z", "https://news.example.org/World/A1?Q=Z"),
        ("http://Example.org", "http://example.org"),
        ("http://Example.org?Q=Z/Z", "http://Example.org?Q=Z/Z"),
        ("http://example.org/World", "http://example.org/World"),
        ("Example.org/World", "Example.org/World"),
        (None, None),
    ],
)
def test_hosts_are_in_small_letters_and_all_else_as_it_was(
    former: Path, before: str | None, after: str | None
) -> None:
    """An article whose address was stored with capitals is found by it."""
    with closing(sqlite3.connect(former / "archive.sqlite")) as db, db:
        db.execute("UPDATE article SET url = ?", (before,))
    with Archive.open(former) as archive:
        assert archive.article("a").url == after
        if before and "News" in before:
            assert archive.search(SearchRequest(before)).total == 1


def test_one_whose_words_were_read_otherwise_asks_for_a_rebuild(tmp_path: Path) -> None:
    """It is searched as it is until then; what is empty needs none."""
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.status().in_step
        list(archive.add([RawDocument("A flood in Raqqa.", False, "a", id="a", clean=False)]))
    with closing(sqlite3.connect(tmp_path / "archive" / "archive.sqlite")) as db, db:
        db.execute("UPDATE meta SET value = '1' WHERE key = 'analysis'")
    with Archive.open(tmp_path / "archive", create=False) as archive:
        assert not archive.status().in_step
        (fault,) = (each.text for each in archive.check() if each.fault)
        assert "how words are read" in fault
        (note,) = archive.search(SearchRequest("lemonade")).notes
        assert note.startswith("No article has “lemonade”, as words were read: that changed")
        list(archive.rebuild())
        assert archive.status().in_step


def test_a_snapshot_of_it_is_restored(former: Path, tmp_path: Path) -> None:
    """The file is checked against what its own schema should be."""
    with closing(sqlite3.connect(former / "archive.sqlite")) as db, db:
        db.execute("PRAGMA journal_mode = DELETE")
    snapshots.restore(former / "archive.sqlite", tmp_path / "other")
    assert sound(tmp_path / "other")


def test_where_it_cannot_be_written_to_the_way_out_is_told(
    former: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever may write brings it up to date."""
    with closing(sqlite3.connect(former / "archive.sqlite")) as db, db:
        db.execute("PRAGMA journal_mode = DELETE")
    with monkeypatch.context() as denied:
        denied.setattr("index.store.database.os.access", lambda *_: False)
        with pytest.raises(ArchiveUnusable, match=r"earlier pressmark .* run `pressmark check`"):
            Database(former / "archive.sqlite")
    assert sound(former)


def test_surfaces_are_kept_apart_from_what_every_search_reads(tmp_path: Path) -> None:
    """Four bytes for each of its four words, of which the ranking columns have none."""
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([RawDocument("A flood in Raqqa.", False, "a", id="a", clean=False)]))
    with closing(sqlite3.connect(tmp_path / "archive" / "archive.sqlite")) as db:
        ((columns, surfaces),) = db.execute("SELECT columns, surfaces FROM ranking")
    assert len(surfaces) == 4 * 4
    assert surfaces not in columns
