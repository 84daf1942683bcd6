"""Snapshots: taken while others write, restored while others read, whole or not at all."""

import fcntl
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner, Result

from index import snapshots
from index.archive import Archive
from index.errors import ArchiveBusy, ArchiveUnusable
from index.model import Entity, Form, RawDocument
from index.request import SearchRequest
from index.snapshots import Restored
from index.store.database import Database
from index.store.values import wrong_value
from service.cli import main

from .test_archive import WRITER
from .test_cli import run


def fill(folder: Path, *texts: str, prefix: str = "") -> None:
    """Put these texts into the archive there, as articles 0, 1, 2 …"""
    raws = [
        RawDocument(text, False, str(n), id=f"{prefix}{n}", clean=False)
        for n, text in enumerate(texts)
    ]
    with Archive.open(folder) as archive:
        assert all(added.problem is None for added in archive.add(raws))


def found(archive: Archive, text: str) -> set[str]:
    """The ids of the hits."""
    return {hit.article.id for hit in archive.search(SearchRequest(text, limit=50)).hits}


def sound(archive: Archive) -> bool:
    """Whether a check finds no fault."""
    return not any(finding.fault for finding in archive.check())


@pytest.fixture(scope="module")
def snapshot_of_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot of an archive of two articles and one name of its own."""
    folder = tmp_path_factory.mktemp("taken") / "origin"
    fill(folder, "The Quayfolk met in the harbour.", "A storm took the pier.")
    with Archive.open(folder) as archive:
        guild = Entity("guild", "Harbour Guild", "group", (Form("Harbour Guild"), Form("Quayfolk")))
        archive.names.put("guild", guild)
    return snapshots.take(folder, folder.with_name("taken.snapshot"))


@pytest.fixture
def taken(snapshot_of_two: Path, tmp_path: Path) -> Path:
    """The snapshot, to be spoilt."""
    return Path(shutil.copy(snapshot_of_two, tmp_path / "taken.snapshot"))


def test_a_restored_archive_answers_as_the_old_one_did(taken: Path, tmp_path: Path) -> None:
    """Articles, names and their journal, and numbers go on."""
    folder = tmp_path / "new"
    assert snapshots.restore(taken, folder).articles == 2
    with Archive.open(folder) as archive:
        assert found(archive, '"Harbour Guild"') == {"0"}
        assert [change.entity for change in archive.names.journal()] == ["guild"]
        assert sound(archive)
        archive.names.undo(archive.names.journal()[0].version)
        assert archive.names.table().entity("guild") is None
    fill(folder, "The pier was built again.", prefix="new")
    with Archive.open(folder) as archive:
        assert found(archive, "pier") == {"1", "new0"}


def test_a_snapshot_may_lie_in_a_folder_of_any_name(taken: Path, tmp_path: Path) -> None:
    """File systems of before had no UTF-8."""
    folder = tmp_path / os.fsdecode(b"caf\xe9?%")
    folder.mkdir()
    restored = snapshots.restore(
        Path(shutil.copy(taken, folder)), tmp_path / "new", engine="whoosh:"
    )
    assert restored.articles == 2


def test_an_archive_is_restored_with_the_engine_wanted(taken: Path, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert snapshots.restore(taken, folder, engine="whoosh:").articles == 2
    with Archive.open(folder) as archive:
        assert found(archive, '"Harbour Guild"') == {"0"}


def test_a_snapshot_is_one_file_that_replaces_nothing_unasked(tmp_path: Path) -> None:
    """In a folder it is named by the time."""
    folder = tmp_path / "archive"
    fill(folder, "A storm took the pier.")
    out = tmp_path / "out"
    out.mkdir()
    file = snapshots.take(folder, out)
    assert list(out.iterdir()) == [file]
    with pytest.raises(ArchiveUnusable, match="--force"):
        snapshots.take(folder, file)
    assert snapshots.take(folder, file, force=True) == file
    assert list(out.iterdir()) == [file]
    with pytest.raises(ArchiveUnusable, match="name another file"):
        snapshots.take(folder, tmp_path / "nowhere" / "file")
    with pytest.raises(ArchiveUnusable, match="no archive"):
        snapshots.take(tmp_path / "nothing", out)
    assert not (tmp_path / "nothing").exists()


def test_a_folder_that_is_not_there_is_not_taken_for_a_file(tmp_path: Path) -> None:
    fill(tmp_path / "archive", "A flood.")
    result = run("snapshot", f"{tmp_path}/nowhere/", "--archive", tmp_path / "archive")
    assert result.exit_code == 1
    assert "make it first" in result.stderr
    assert not (tmp_path / "nowhere").exists()


def test_a_restored_index_was_committed_just_now(taken: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    fill(folder, "A flood.")
    os.utime(folder / "writer.lock", (1e9, 1e9))
    snapshots.restore(taken, folder, force=True)
    with Archive.open(folder) as archive:
        committed = archive.status().committed
    assert committed is not None
    assert abs(committed.timestamp() - time.time()) < 600


def test_one_file_is_written_by_one_at_a_time(tmp_path: Path) -> None:
    """Who comes second is told so; what a killed one left is in nobody's way."""
    folder, file = tmp_path / "archive", tmp_path / "out" / "taken"
    fill(folder, "A storm took the pier.")
    file.parent.mkdir()
    left = file.with_name("taken.part")
    left.write_bytes(b"half a snapshot" * 100_000)
    refused = []

    def meanwhile(what: str, done: int, total: int) -> None:
        with pytest.raises(ArchiveBusy, match="another process is writing") as error:
            snapshots.take(folder, file, force=True)
        refused.append(error)

    snapshots.take(folder, file, progress=meanwhile)
    assert refused
    assert list(file.parent.iterdir()) == [file]
    assert snapshots.restore(file, tmp_path / "new").articles == 1


def test_the_next_snapshot_in_a_folder_clears_what_a_killed_one_left(tmp_path: Path) -> None:
    """But not one that is being written, nor what somebody else calls so."""
    folder, out = tmp_path / "archive", tmp_path / "out"
    fill(folder, "A storm took the pier.")
    out.mkdir()
    (out / "pressmark-20200101T000000Z.snapshot.part").write_bytes(b"half a snapshot")
    others, written = out / "mine.part", out / "pressmark-20200202T000000Z.snapshot.part"
    others.touch()
    written.write_bytes(b"not yet whole")
    with written.open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        file = snapshots.take(folder, out)
    assert set(out.iterdir()) == {file, others, written}
    assert written.read_bytes() == b"not yet whole"


def test_a_disk_that_fills_up_is_told_of_the_file_that_is_written(
    taken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not of the snapshot, which is sound and only read."""
    connect = sqlite3.connect

    def small(file: object, **options: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(str(file), **options)
        if "restoring" in str(file):
            db.execute("PRAGMA max_page_count = 10")
        return db

    monkeypatch.setattr("index.store.snapshots.sqlite3.connect", small)
    with pytest.raises(ArchiveUnusable, match=r"index-restoring/archive.sqlite cannot be written"):
        snapshots.restore(taken, tmp_path / "new")


def test_of_two_restored_at_once_the_second_finds_the_first(taken: Path, tmp_path: Path) -> None:
    """Without force it replaces nothing, however early it has looked."""
    other, folder = tmp_path / "other", tmp_path / "new"
    fill(other, "One.", "Two.", "Three.")
    second = snapshots.take(other, tmp_path / "second.snapshot")
    with ThreadPoolExecutor() as aside:
        begun: list[Future[Restored]] = []

        def meanwhile(what: str, done: int, total: int) -> None:
            if what == "pages copied" and not begun:
                begun.append(aside.submit(snapshots.restore, second, folder))
                time.sleep(0.3)

        assert snapshots.restore(taken, folder, progress=meanwhile).articles == 2
        with pytest.raises(ArchiveUnusable, match="holds 2 articles"):
            begun[0].result()


@pytest.mark.parametrize("lose", [Path.unlink, lambda file: os.truncate(file, 0)])
def test_an_archive_that_lost_its_store_is_not_a_new_one(
    taken: Path, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    """The index beside it does not answer for it, nothing comes in, and no snapshot is made of
    nothing; both ways out are told, and lead out."""
    folder = tmp_path / "archive"
    fill(folder, "The old pier.")
    lose(folder / "archive.sqlite")
    for command in (["search", "pier"], ["index", str(Path(__file__))], ["check"]):
        told = run(*command, "--archive", folder)
        assert told.exit_code == 1
        assert "has lost its articles" in told.stderr
        assert "pressmark restore FILE" in told.stderr
    backup = run("snapshot", taken, "--force", "--archive", folder)
    assert (backup.exit_code, "nothing to copy" in backup.stderr) == (1, True)
    anew = tmp_path / "anew"
    shutil.copytree(folder, anew)
    assert "2 articles restored" in run("restore", taken, "--archive", folder).stdout
    assert "storm" in run("search", "pier", "--archive", folder).stdout
    assert run("rebuild", "--archive", anew).exit_code == 0
    fill(anew, "The new pier.", "It holds.")
    with Archive.open(anew) as archive:
        assert found(archive, "pier") == {"0"}
        assert sound(archive)


def test_an_archive_with_articles_is_replaced_only_by_force(taken: Path, tmp_path: Path) -> None:
    """And one that is open, in this process or another, goes on with what was restored."""
    folder = tmp_path / "archive"
    fill(folder, "The old pier.", "The older pier.", "The oldest pier.", prefix="old")
    with Archive.open(folder, background=True) as serving:
        known = Entity("guild", "Guild of Old", "group", (Form("Guild of Old"),))
        serving.names.put("guild", known)
        assert found(serving, "pier") == {"old0", "old1", "old2"}
        version = serving.version()
        with pytest.raises(ArchiveUnusable, match=r"holds 3 articles.*--force"):
            snapshots.restore(taken, folder)
        assert found(serving, "pier") == {"old0", "old1", "old2"}
        snapshots.restore(taken, folder, force=True)
        assert found(serving, "pier") == {"1"}
        assert found(serving, '"Harbour Guild"') == {"0"}
        assert serving.version() != version
        assert serving.status().articles == 2
        (added,) = serving.add([RawDocument("Another pier.", False, "x", id="x", clean=False)])
        assert added.id == "x"
        until = time.monotonic() + 60
        while found(serving, "pier") != {"1", "x"} and time.monotonic() < until:
            time.sleep(0.05)
        assert found(serving, "pier") == {"1", "x"}
        assert sound(serving)
    assert sorted(p.name for p in folder.iterdir() if p.is_dir()) == ["index-3"]


def test_words_are_weighed_by_the_articles_that_were_restored(tmp_path: Path) -> None:
    """Not by as many others that were there before, which a process at work had sampled."""
    folder, other = tmp_path / "archive", tmp_path / "other"
    best = "Surveyors tell of a flooded valley and a dam that burst."
    fill(other, *[best] * 4, *["The dam was mended."] * 5, *["A lyric tale of a valley."] * 11)
    fill(folder, *["Surveyors tell of dry land."] * 20, prefix="old")
    file = snapshots.take(other, tmp_path / "taken")

    def scores(archive: Archive) -> list[float]:
        return [hit.score for hit in archive.search(SearchRequest("valley", limit=50)).hits]

    with Archive.open(folder, background=True) as serving:
        assert found(serving, "surveyors")
        snapshots.restore(file, folder, force=True)
        with Archive.open(folder, background=True) as fresh:
            assert scores(serving) == scores(fresh)


def test_words_are_weighed_by_articles_of_any_numbers(tmp_path: Path) -> None:
    """Those of a small archive that took the place of a large one begin high."""
    low, high = tmp_path / "low", tmp_path / "high"
    best = "Surveyors tell of a flooded valley and a dam that burst."
    texts = *[best] * 4, *["The dam was mended."] * 5, *["A lyric tale of a valley."] * 11
    scores: list[list[float]] = []
    for folder in (low, high):
        fill(folder, "The first article of all is of nothing.", prefix="first")
        if folder is high:
            with closing(sqlite3.connect(folder / "archive.sqlite")) as database, database:
                database.execute("UPDATE sqlite_sequence SET seq = 400000 WHERE name = 'article'")
        fill(folder, *texts)
        with Archive.open(folder) as archive:
            hits = archive.search(SearchRequest("valley", limit=50)).hits
            scores.append([hit.score for hit in hits])
    assert scores[0] == scores[1]


def test_names_made_after_a_snapshot_go_when_it_is_restored(tmp_path: Path) -> None:
    """In processes that are at work too, and those of the snapshot come back."""
    folder, file = tmp_path / "archive", tmp_path / "taken.snapshot"
    with Archive.open(folder) as serving:
        for name in ("Harbour", "Dock"):
            serving.names.put(
                name.lower(),
                Entity(name.lower(), f"{name} Guild", "group", (Form(f"{name} Guild"),)),
            )
        snapshots.take(folder, file)
        serving.names.put("dock", None)
        for name in ("Quay", "Pier"):
            serving.names.put(
                name.lower(),
                Entity(name.lower(), f"{name} Guild", "group", (Form(f"{name} Guild"),)),
            )
        snapshots.restore(file, folder, force=True)
        with Archive.open(folder) as other:
            for archive in (serving, other):
                table = archive.names.table()
                assert table.entity("harbour")
                assert table.entity("dock")
                assert not table.entity("quay")
                assert not table.entity("pier")
            assert serving.names.table().version == other.names.table().version


def test_a_snapshot_has_all_that_was_accepted_before_it(tmp_path: Path) -> None:
    """Taken while another process writes as fast as it can."""
    folder, file = tmp_path / "archive", tmp_path / "taken.snapshot"
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        accepted = {writer.stdout.readline().strip() for _ in range(150)}
        snapshots.take(folder, file)
        accepted_later = writer.stdout.readline().strip()
        writer.kill()
        writer.stdout.read()
    assert accepted_later
    restored = tmp_path / "restored"
    count = snapshots.restore(file, restored).articles
    with Archive.open(restored) as archive:
        assert all(archive.article(id) for id in accepted)
        assert archive.search(SearchRequest("flood")).total == archive.status().articles == count
        assert sound(archive)


RESTORER = """
import sys
from pathlib import Path
from index import snapshots
def progress(what, done, total):
    print(what, flush=True)
print("begun", flush=True)
snapshots.restore(Path(sys.argv[1]), Path(sys.argv[2]), force=True, progress=progress)
"""


@pytest.mark.parametrize(
    ("line", "wait"), [("begun", 0.01), ("pages copied", 0.0), ("articles analysed", 0.03)]
)
def test_a_restore_that_is_killed_leaves_the_archive_whole(
    taken: Path, tmp_path: Path, line: str, wait: float
) -> None:
    """As it was, or as it should become; and the next restore works."""
    folder = tmp_path / "archive"
    fill(folder, *(f"The old pier, number {n}." for n in range(5)), prefix="old")
    command = [sys.executable, "-c", RESTORER, str(taken), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as restorer:
        assert restorer.stdout is not None
        for told in restorer.stdout:
            if told.strip() == line:
                time.sleep(random.uniform(0, wait))  # noqa: S311
                os.kill(restorer.pid, signal.SIGKILL)
                break
        else:
            pytest.fail("it was not killed")
    with Archive.open(folder) as archive:
        assert found(archive, "pier") in ({f"old{n}" for n in range(5)}, {"1"})
        assert sound(archive)
    assert snapshots.restore(taken, folder, force=True).articles == 2
    with Archive.open(folder) as archive:
        assert found(archive, "pier") == {"1"}
    assert not (folder / "index-restoring").exists()


def test_a_rebuild_takes_away_what_a_killed_restore_left(tmp_path: Path) -> None:
    fill(tmp_path, "One.")
    (tmp_path / "index-restoring").mkdir()
    (tmp_path / "index-restoring" / "archive.sqlite").write_bytes(b"half of it")
    with Archive.open(tmp_path) as archive:
        list(archive.rebuild())
    assert not (tmp_path / "index-restoring").exists()


@pytest.mark.parametrize("step", ["pages copied", "articles analysed"])
def test_a_restore_that_is_stopped_leaves_the_archive_as_it_was(
    taken: Path, tmp_path: Path, step: str
) -> None:
    """And nothing of what it had made."""
    folder = tmp_path / "archive"
    fill(folder, "The old pier.")
    before = sorted(path.name for path in folder.iterdir())

    def stop(what: str, done: int, total: int) -> None:
        if what == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        snapshots.restore(taken, folder, force=True, progress=stop)
    assert sorted(path.name for path in folder.iterdir()) == before
    with Archive.open(folder) as archive:
        assert found(archive, "old") == {"0"}
        assert sound(archive)


def with_trigger(file: Path) -> None:
    """A table of ours that does something on its own."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM article; END")


def with_hidden_trigger(file: Path) -> None:
    """The same under a name that only SQLite itself may give, written into the schema by hand."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute(
            "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_t', 'pending', 0,"
            " 'CREATE TRIGGER sqlite_t AFTER INSERT ON pending BEGIN DELETE FROM article; END')"
        )


def with_check(file: Path) -> None:
    """Our columns, one of which takes no long texts."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'text TEXT NOT NULL,',"
            " 'text TEXT NOT NULL CHECK (length(text) < 300),') WHERE name = 'article'"
        )


def with_other_index(file: Path) -> None:
    """An index called as ours, of something that is computed."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("DROP INDEX article_digest")
        db.execute("CREATE UNIQUE INDEX article_digest ON article (length(text))")


def with_other_columns(file: Path) -> None:
    """A table of ours that is not as ours."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("ALTER TABLE article ADD COLUMN more TEXT")


def of_later_version(file: Path) -> None:
    """A number this version does not know."""
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("PRAGMA user_version = 999")


def cut_off(file: Path) -> None:
    """The end is missing."""
    os.truncate(file, file.stat().st_size // 2)


def overwritten(file: Path) -> None:
    """The middle is noise."""
    with file.open("r+b") as stream:
        stream.seek(4096 * 3)
        stream.write(os.urandom(4096 * 8))


def no_database(file: Path) -> None:
    """Something else entirely."""
    file.write_text("once upon a time " * 1000)


def another_database(file: Path) -> None:
    """SQLite, but nothing of ours."""
    file.unlink()
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE article (id)")


@pytest.mark.parametrize(
    "spoil",
    [
        with_trigger, with_hidden_trigger, with_check, with_other_index, with_other_columns,
        of_later_version, cut_off, overwritten, no_database, another_database, Path.unlink,
    ],
)  # fmt: skip
def test_what_is_no_sound_snapshot_is_refused(
    taken: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """Before anything is touched or made."""
    spoil(taken)
    with pytest.raises(ArchiveUnusable, match=str(taken)):
        snapshots.restore(taken, tmp_path / "archive", force=True)
    assert not (tmp_path / "archive").exists()


def packed(start: object, end: object) -> bytes:
    """The lines of an original, of which there is one."""
    return zlib.compress(orjson.dumps([(1, start, end, "body", "text", True)]))


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("article", "published", "soon"),
        ("article", "published", 1 << 60),
        ("article", "added", -(1 << 60)),
        ("article", "ordinal", -5),
        ("article", "language", "en" * 5_000_000),
        ("article", "title", b"\xff"),
        ("article", "comments", "{}"),
        ("article", "comments", "[1]"),
        ("article", "comments", "[["),
        ("original", "lines", packed(-7, 3)),
        ("original", "lines", packed(3, 2)),
        ("original", "lines", packed(0, 10_000)),
        ("original", "lines", packed(0.5, 2)),
        ("original", "lines", zlib.compress(b"5")),
        ("original", "raw", b"no zip"),
        ("original", "raw", zlib.compress(b"A" * 1000)[:-6]),
        ("original", "raw", zlib.compress(bytes(1 << 29), 9)),
        ("original", "given", "[]"),
        ("original", "given", '{"title": 5}'),
        ("alias_change", "at", 1 << 60),
        ("alias_change", "after", '{"id": "guild"}'),
        ("alias_change", "after", None),
        ("alias_overlay", "entity", "another"),
        ("copy", "slots", b"odd"),
        ("sqlite_sequence", "seq", "many"),
        ("sqlite_sequence", "seq", (1 << 63) - 1),
        ("article", "ordinal", (1 << 30) - 1),
    ],
)
def test_a_value_that_no_page_could_show_is_told_with_its_place(
    taken: Path, tmp_path: Path, table: str, column: str, value: object
) -> None:
    """A snapshot with it is refused, and a check tells of it in an archive."""
    in_place = tmp_path / "archive" / "archive.sqlite"
    in_place.parent.mkdir()
    shutil.copy(taken, in_place)
    for file in (taken, in_place):
        with closing(sqlite3.connect(file)) as db, db:
            db.execute(f"UPDATE OR REPLACE {table} SET {column} = ?", (value,))  # noqa: S608
    with pytest.raises(ArchiveUnusable, match=rf"never writes \({table} .*\b{column}\b") as refused:
        snapshots.restore(taken, tmp_path / "new")
    assert len(str(refused.value)) < 1000
    with closing(Database(in_place)) as database:
        found = wrong_value(database.connection())
    assert found
    assert found in str(refused.value)


def test_a_check_tells_of_a_wrong_value(tmp_path: Path) -> None:
    """As a fault, with what helps; without one, nothing is told."""
    fill(tmp_path, "A storm took the pier.")
    assert run("check", "--archive", tmp_path).exit_code == 0
    with closing(sqlite3.connect(tmp_path / "archive.sqlite")) as db, db:
        db.execute("UPDATE article SET published = 'soon'")
    told = run("check", "--archive", tmp_path)
    assert told.exit_code == 1
    assert "article 1: \"published\" is 'soon'" in told.stdout
    assert "pressmark restore FILE" in told.stdout


def test_a_check_of_many_articles_looks_at_the_originals_of_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At others each time, and says how many; with --full at all."""
    fill(tmp_path, *(f"A storm took the pier of {n} towns." for n in range(4)))
    monkeypatch.setattr("index.condition._SAMPLE", 2)
    assert "what 2 of 4 articles were cleaned from" in run("check", "--archive", tmp_path).stdout
    assert "cleaned from" not in run("check", "--full", "--archive", tmp_path).stdout
    with closing(sqlite3.connect(tmp_path / "archive.sqlite")) as db, db:
        db.execute("UPDATE original SET raw = x'00' WHERE ordinal = 2")
    told = run("check", "--full", "--archive", tmp_path)
    assert told.exit_code == 1
    assert "original 2: raw" in told.stdout
    with closing(Database(tmp_path / "archive.sqlite")) as database:
        found = [wrong_value(database.connection(), 1) for _ in range(100)]
    assert None in found
    assert any(found)


def header(content: bytearray) -> None:
    """It is no database any more."""
    content[:16] = os.urandom(16)


def schema(content: bytearray) -> None:
    """The first page, where the tables are stated."""
    content[100:4096] = bytes(range(4, 256)) * 16


def pages(content: bytearray) -> None:
    """Many in the middle, so that some articles are gone."""
    content[4096 * 3 : 4096 * 40] = os.urandom(4096 * 37)


def half(content: bytearray) -> None:
    """The end is missing."""
    del content[len(content) // 2 :]


@pytest.mark.parametrize("spoil", [header, schema, pages, half])
def test_a_damaged_archive_is_told_and_replaced(
    taken: Path, tmp_path: Path, spoil: Callable[[bytearray], None]
) -> None:
    """No command calls it a fault of its own, none makes a snapshot of it, and what helps is said;
    that is done by force only, and keeps the damaged file."""
    folder = tmp_path / "archive"
    fill(folder, "The old pier.")
    content = bytearray((folder / "archive.sqlite").read_bytes())
    spoil(content)
    (folder / "archive.sqlite").write_bytes(content)

    def told(*arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--archive", str(folder)])

    for command in (["check"], ["search", "pier"], ["snapshot", str(tmp_path / "another")]):
        result = told(*command)
        assert result.exit_code == 1
        assert "the store's file is damaged" in result.output
        assert "pressmark restore FILE --force" in result.output
        assert all(letter.isprintable() for letter in result.output.replace("\n", ""))
    assert not (tmp_path / "another").exists()
    assert told("restore", str(taken)).exit_code == 1
    assert (folder / "archive.sqlite").read_bytes() == content
    restored = told("restore", str(taken), "--force", "--workers", "1")
    assert "2 articles restored" in restored.output
    (aside,) = (path for path in folder.iterdir() if "damaged" in path.name)
    assert aside.read_bytes() == content
    assert str(aside) in restored.output.replace("\n", "")
    with Archive.open(folder) as archive:
        assert found(archive, "storm") == {"1"}
        assert sound(archive)


def test_a_snapshot_with_pages_of_another_size_is_restored(taken: Path, tmp_path: Path) -> None:
    """As an SQLite of other defaults makes them."""
    with closing(sqlite3.connect(taken)) as db:
        db.execute("PRAGMA page_size = 8192")
        db.execute("VACUUM")
    restored = snapshots.restore(taken, tmp_path / "archive")
    with Archive.open(tmp_path / "archive") as archive:
        assert restored.articles == archive.count() > 0
        assert sound(archive)


def test_the_file_of_an_archive_in_use_is_refused(taken: Path, tmp_path: Path) -> None:
    """What lies in the log beside it would be lost."""
    shutil.copy(taken, tmp_path / "copied.sqlite")
    (tmp_path / "copied.sqlite-wal").write_bytes(b"log")
    with pytest.raises(ArchiveUnusable, match="pressmark snapshot"):
        snapshots.restore(tmp_path / "copied.sqlite", tmp_path / "archive")


def test_the_commands_take_and_restore(tmp_path: Path) -> None:
    """As somebody at a terminal does."""
    folder, file = tmp_path / "archive", tmp_path / "a # odd ? name%41.snapshot"
    fill(folder, "A storm took the pier.")
    assert "MB" in run("snapshot", file, "--archive", folder).stdout
    refused = run("restore", file, "--archive", folder)
    assert (refused.exit_code, "--force" in refused.stderr) == (1, True)
    done = run("restore", file, "--archive", tmp_path / "new", "--engine", "whoosh:")
    assert (done.exit_code, "1 article restored" in done.stdout) == (0, True)
    assert "storm" in run("search", "pier", "--archive", tmp_path / "new").stdout
