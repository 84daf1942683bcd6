"""What works in the background goes on after whatever went wrong."""

import logging
import os
import shutil
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing import parent_process
from pathlib import Path
from threading import Event

import pytest

from index.archive import Archive
from index.engines import Engine
from index.engines.tantivy import TantivyEngine
from index.errors import ArchiveUnusable, BadArticle, EngineUnavailable
from index.ingest import stale
from index.ingest.adding import BATCH
from index.ingest.indexer import Indexer
from index.ingest.opened import OpenedEngine
from index.ingest.preparing import Annotated, Preparer, annotate_each
from index.ingest.reanalysing import Reanalysis
from index.matching import Layer, Match, Term, Zone, text_field
from index.model import Article, Entity, Form, RawDocument
from index.request import SearchRequest
from index.store.articles import Store
from index.store.database import Database
from index.store.name_changes import NameRows
from index.store.pending import PendingChanges

from .reference_engine import ReferenceEngine

Analysed = list[Annotated | BadArticle]
QUAYFOLK = Entity("guild", "Harbour Guild", "group", (Form("Harbour Guild"), Form("Quayfolk")))


def told(id: str) -> RawDocument:
    """An article that uses a name nobody knows yet."""
    return RawDocument(f"A flood, said Quayfolk of {id}.", False, id, id=id, clean=False)


def test_a_fault_is_logged_and_what_was_accepted_is_found_later(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine's folder is spoilt, and mended again, while the archive is open."""
    monkeypatch.setattr("index.ingest.upkeep._AFTER_FAULT_SECONDS", 0.2)
    lock = tmp_path / "archive" / "writer.lock"
    with Archive.open(tmp_path / "archive", background=True) as archive:
        lock.unlink(missing_ok=True)
        lock.mkdir()  # cannot be opened as the lock it should be: an error nobody foresaw
        with caplog.at_level(logging.ERROR, logger="index.ingest.upkeep"):
            list(archive.add([RawDocument("A flood.", False, "a", id="a", clean=False)]))
            until = time.monotonic() + 60
            while not caplog.records and time.monotonic() < until:
                time.sleep(0.02)
        assert "cannot be brought up to date" in caplog.text
        assert archive.search(SearchRequest("flood")).total == 0
        lock.rmdir()
        while not archive.search(SearchRequest("flood")).total and time.monotonic() < until:
            time.sleep(0.02)
        assert archive.search(SearchRequest("flood")).total == 1


def test_a_change_waits_until_the_engine_has_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed or failing before that, the next writer begins with it again."""
    with Archive.open(tmp_path / "archive") as archive:

        def fails(engine: TantivyEngine) -> None:
            raise EngineUnavailable("no room")

        with monkeypatch.context() as spoilt:
            spoilt.setattr(TantivyEngine, "commit", fails)
            with pytest.raises(EngineUnavailable):
                list(archive.add([RawDocument("A flood.", False, "a", id="a", clean=False)]))
        assert archive.status().pending == 1
        list(archive.add([RawDocument("A fire.", False, "b", id="b", clean=False)]))
        assert archive.status().pending == 0
        assert archive.search(SearchRequest("flood")).total == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda archive: list(archive.add([told("b")])),
        lambda archive: list(archive.rebuild()),
        lambda archive: archive.names.put(QUAYFOLK.id, QUAYFOLK),
    ],
)
def test_the_time_of_the_last_commit_is_known_to_every_process(
    change: Callable[[Archive], object], tmp_path: Path
) -> None:
    """It is that of the lock file."""
    with Archive.open(tmp_path / "archive") as archive:
        lock = tmp_path / "archive" / "writer.lock"
        list(archive.add([told("a")]))
        os.utime(lock, (1e9, 1e9))
        before = archive.status().committed
        assert before is not None
        assert before.timestamp() == 1e9
        change(archive)
        after = archive.status().committed
        assert after is not None
        assert abs(after.timestamp() - time.time()) < 600


def test_an_article_changed_while_all_are_analysed_again_keeps_its_own_analysis(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks stand where the words stand in the new text, not where they stood in the old."""

    def article(text: str) -> RawDocument:
        return RawDocument(text, False, "a", id="a", clean=False)

    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([article("The flood reached Raqqa.")]))

        def meanwhile(
            preparer: Preparer, rows: list[tuple[int, Article]]
        ) -> list[Annotated | BadArticle]:
            made = annotate_each(preparer, rows)
            list(archive.add([article("It had rained for a week when the flood was seen.")]))
            return made

        monkeypatch.setattr("index.ingest.reanalysing.annotate_each", meanwhile)
        list(archive.rebuild())
        (hit,) = archive.search(SearchRequest("flood")).hits
        (passage,) = hit.passages
        assert [passage.text[h.start : h.end] for h in passage.highlights] == ["flood"]
        assert not archive.search(SearchRequest("Raqqa")).total


def test_an_article_changed_while_it_is_analysed_again_is_left_to_its_own_change(
    tmp_path: Path,
) -> None:
    """The engine is told of it once, by the change, which is pending: never of the old text."""
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([told("a"), told("b")]))
        store = archive._store

        def meanwhile() -> Preparer:  # asked for once the rows are read
            changed = RawDocument("It had rained for a week.", False, "b", id="b", clean=False)
            list(archive.add([changed]))
            return archive._upkeep.preparer()

        engine = ReferenceEngine()
        (batch,) = Reanalysis(store, meanwhile).every(engine, None)
        assert len(batch.ordinals) == 2
        engine.commit()
        quayfolk = engine.search(Term(text_field(Zone.BODY, Layer.EXACT), "Quayfolk"), limit=9)
        assert quayfolk.total == 1
        assert not batch.faults


def test_a_change_of_names_that_is_killed_when_it_is_half_noted_needs_no_rebuild(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next process finds the articles it concerns, and then nothing is wrong."""
    with Archive.open(tmp_path) as archive:
        set_meta = archive._store.set_meta

        def killed(key: str, value: object) -> None:
            if key == "aliases":
                raise KeyboardInterrupt
            set_meta(key, value)

        list(archive.add([told("a")]))
        with monkeypatch.context() as spoilt:
            spoilt.setattr(archive._store, "set_meta", killed)
            with pytest.raises(KeyboardInterrupt):
                archive.names.put("guild", QUAYFOLK)
    with Archive.open(tmp_path) as archive:
        assert archive.search(SearchRequest('"Harbour Guild"')).total == 1
        assert [found.text for found in archive.check() if found.fault] == []


def test_a_change_that_another_process_notices_first_is_counted(tmp_path: Path) -> None:
    """A server looks twice a second: who changes a name beside it is told how many articles it
    concerns all the same."""
    with Archive.open(tmp_path) as archive, Archive.open(tmp_path) as server:
        list(archive.add([*map(told, "ab")]))
        archive.names._live.change(QUAYFOLK.id, QUAYFOLK, None)
        assert server._upkeep._stale.mark() == 2
        assert archive._upkeep.renamed() == 2
        assert archive._upkeep.renamed() == 0


def test_new_articles_do_not_wait_for_all_that_a_name_concerns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of another process are found while the old ones are being analysed again."""
    monkeypatch.setattr("index.ingest.reanalysing._BATCH", 1)
    found: list[int] = []
    with Archive.open(tmp_path) as archive, Archive.open(tmp_path) as other:
        list(archive.add([*map(told, "abc")]))

        def meanwhile(preparer: Preparer, rows: list[tuple[int, Article]]) -> Analysed:
            if not found:
                list(other.add([told("d")]))
            found.append(archive.search(SearchRequest("Quayfolk")).total)
            return annotate_each(preparer, rows)

        monkeypatch.setattr("index.ingest.reanalysing.annotate_each", meanwhile)
        archive.names.put(QUAYFOLK.id, QUAYFOLK)
        assert found[0] == 3
        assert found[-1] == 4
        assert archive.status().stale == 0


def test_of_many_changes_some_are_committed_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was committed before a fault, or a kill, has not to be done again."""
    with Archive.open(tmp_path) as archive:
        list(archive.add([*map(told, "abcde")]))
    monkeypatch.setattr("index.ingest.indexer._COMMIT", 2)
    monkeypatch.setattr("index.ingest.indexer._BATCH", 2)
    commits = iter([TantivyEngine.commit, TantivyEngine.commit, None])

    def commit(engine: TantivyEngine) -> None:
        if (really := next(commits)) is None:
            raise EngineUnavailable("no room")
        really(engine)

    with monkeypatch.context() as spoilt:
        spoilt.setattr(TantivyEngine, "commit", commit)
        shutil.rmtree(tmp_path / "index-1")  # all have to be put again
        with pytest.raises(EngineUnavailable):
            Archive.open(tmp_path)
    with closing(Database(tmp_path / "archive.sqlite")) as file:
        assert PendingChanges(file).count() == 1


def flood(number: int) -> RawDocument:
    """One of many articles, all different."""
    return RawDocument(f"Flood {number}.", False, str(number), id=str(number), clean=False)


def test_a_long_import_goes_on_while_the_engine_takes_up_what_came_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine does not end before the next batch is asked for."""
    monkeypatch.setattr("index.ingest.upkeep._COMMIT_EVERY", BATCH)
    asked, commit = Event(), TantivyEngine.commit
    in_time: list[bool] = []

    def slow(engine: TantivyEngine) -> None:
        in_time.append(asked.wait(20))
        commit(engine)

    def batches() -> Iterator[RawDocument]:
        yield from map(flood, range(BATCH))
        asked.set()
        yield from map(flood, range(BATCH, 2 * BATCH))

    with Archive.open(tmp_path) as archive, monkeypatch.context() as slowed:
        slowed.setattr(TantivyEngine, "commit", slow)
        list(archive.add(batches()))
        assert all(in_time)
        assert archive.search(SearchRequest("flood")).total == 2 * BATCH
        assert archive.status().pending == 0


def test_an_import_ends_where_the_engine_fails_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was accepted until then is found by whoever comes next; the rest was not read."""
    monkeypatch.setattr("index.ingest.upkeep._COMMIT_EVERY", BATCH)

    def fails(engine: TantivyEngine) -> None:
        raise EngineUnavailable("no room")

    with Archive.open(tmp_path) as archive:
        with monkeypatch.context() as spoilt:
            spoilt.setattr(TantivyEngine, "commit", fails)
            with pytest.raises(EngineUnavailable):
                list(archive.add(map(flood, range(20 * BATCH))))
        accepted = archive.status().articles
        assert BATCH <= accepted <= 3 * BATCH
        list(archive.add([RawDocument("A fire.", False, "b", id="b", clean=False)]))
        assert archive.search(SearchRequest("flood")).total == accepted


def test_what_a_running_import_hands_over_is_not_analysed_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine is told only of what was handed over when it was called."""
    monkeypatch.setattr("index.ingest.upkeep._COMMIT_EVERY", BATCH)
    monkeypatch.setattr("index.ingest.indexer.annotate_each", None)  # whoever calls it fails
    with Archive.open(tmp_path) as archive:
        list(archive.add(map(flood, range(10 * BATCH))))
        assert archive.search(SearchRequest("flood")).total == 10 * BATCH


def test_what_a_slow_import_has_written_is_found_before_it_is_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.ingest.upkeep._COMMIT_SECONDS", 0)
    with Archive.open(tmp_path) as archive:
        under_way = archive.add(map(flood, range(9 * BATCH)))
        for _ in range(2 * BATCH):
            next(under_way)
        until = time.monotonic() + 60
        while archive.search(SearchRequest("flood")).total < BATCH:
            assert time.monotonic() < until
            time.sleep(0.02)
        del under_way  # which ends it


def test_what_an_import_has_analysed_nobody_beside_it_analyses_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service, and who opens the archive to search it, leave it to the import, unless it stands
    still; what the service is sent itself need not wait for it."""
    for name, value in {"POLL": 0.01, "GATHER": 0, "COMMIT": 1e9, "LEFT": 1e9}.items():
        monkeypatch.setattr(f"index.ingest.upkeep._{name}_SECONDS", value)
    again: list[int] = []

    def recorded(preparer: Preparer, rows: list[tuple[int, Article]]) -> Analysed:
        again.extend(ordinal for ordinal, _ in rows)
        return annotate_each(preparer, rows)

    monkeypatch.setattr("index.ingest.indexer.annotate_each", recorded)

    def passed_on(archive: Archive) -> None:
        until = time.monotonic() + 60
        while archive.status().pending:
            assert time.monotonic() < until
            time.sleep(0.02)

    with Archive.open(tmp_path, background=True) as service, Archive.open(tmp_path) as archive:
        list(archive.add([flood(0)]))
        passed_on(service)  # by either
        again.clear()
        under_way = archive.add(map(flood, range(1, 9 * BATCH)))
        next(under_way)
        time.sleep(0.3)
        with Archive.open(tmp_path) as beside:
            assert beside.status().pending == BATCH
            assert again == []
        list(service.add([RawDocument("A fire.", False, "f", id="f", clean=False)]))
        passed_on(service)
        assert service.search(SearchRequest("fire")).total == 1
        again.clear()
        for _ in range(2 * BATCH):
            next(under_way)
        time.sleep(0.3)
        assert again == []
        monkeypatch.setattr("index.ingest.upkeep._LEFT_SECONDS", 0)
        passed_on(service)
        assert again
        del under_way  # which ends it
        assert not service._upkeep.lock.is_importing()


def test_what_another_process_has_passed_on_makes_room_for_what_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or its documents would fill the memory for good, and all later ones be analysed twice."""
    monkeypatch.setattr("index.ingest.indexer._FRESH", 3)
    with Archive.open(tmp_path) as one, Archive.open(tmp_path) as other:
        with other._upkeep.lock.held(wait=True):
            list(one.add(map(flood, range(3))))
        other._upkeep.work()
        monkeypatch.setattr("index.ingest.indexer.annotate_each", None)  # whoever calls it fails
        list(one.add(map(flood, range(3, 6))))
        assert one.search(SearchRequest("flood")).total == 6


@pytest.mark.parametrize("rebuilding", [False, True])
def test_what_comes_when_the_holder_of_the_lock_has_looked_for_the_last_time_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rebuilding: bool
) -> None:
    """Who brings it finds the lock held, and leaves it to the holder: an import, or a rebuild."""
    last, name = (OpenedEngine, "replace") if rebuilding else (Indexer, "catch_up")
    looked = getattr(last, name)
    late = [1]

    def and_then(*given: object) -> None:
        looked(*given)
        while late:
            with ThreadPoolExecutor(1) as another:
                another.submit(lambda: list(archive.add([flood(late.pop())]))).result()

    with Archive.open(tmp_path) as archive:
        if rebuilding:
            list(archive.add([flood(0)]))
        monkeypatch.setattr(last, name, and_then)
        list(archive.rebuild() if rebuilding else archive.add([flood(0)]))
        assert not late
        assert archive.status().pending == 0
        assert archive.search(SearchRequest("flood")).total == 2


@pytest.mark.parametrize("url", ["tantivy:", "whoosh:"])
def test_who_fails_between_two_commits_keeps_nobody_from_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    def fails(*_: object) -> None:
        raise ArchiveUnusable("the disk is full")

    with Archive.open(tmp_path, url) as archive:
        with monkeypatch.context() as patched:
            patched.setattr("index.engines.tantivy.TantivyEngine.commit", fails)
            patched.setattr("index.engines.whoosh.WhooshEngine.commit", fails)
            with pytest.raises(ArchiveUnusable, match="full"):
                list(archive.add([flood(0)]))
        with Archive.open(tmp_path) as another:
            assert another.status().pending == 0
            assert another.search(SearchRequest("flood")).total == 1


@pytest.mark.parametrize("written", ["engine", "generation", "aliases"])
def test_a_rebuild_takes_over_as_a_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    """Never is an engine named with the files of another; a new index that is not used is gone."""
    with Archive.open(tmp_path) as archive:
        list(archive.add([flood(0)]))
        set_meta = archive._store.set_meta

        def fails(key: str, value: object) -> None:
            set_meta(key, value)
            if key == written:
                raise ArchiveUnusable("the disk is full")

        with monkeypatch.context() as spoilt:
            spoilt.setattr(archive._store, "set_meta", fails)
            with pytest.raises(ArchiveUnusable):
                list(archive.rebuild("whoosh:"))
        assert [path.name for path in tmp_path.glob("index-*")] == ["index-1"]
    with Archive.open(tmp_path) as archive:
        assert archive.status().engine == "tantivy:"
        assert archive.search(SearchRequest("flood")).total == 1


def test_others_write_while_the_articles_with_a_name_are_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In millions of articles that takes longer than a writer waits."""
    with Archive.open(tmp_path) as archive, closing(Database(tmp_path / "archive.sqlite")) as other:
        list(archive.add([told("a")]))
        looked_up = stale._matching

        def writes(engine: Engine, match: Match) -> Iterator[int]:
            Store(other).set_meta("told", "meanwhile")
            yield from looked_up(engine, match)

        monkeypatch.setattr(stale, "_matching", writes)
        monkeypatch.setattr("index.store.database._BUSY_SECONDS", 0.0)
        assert archive.names.put(QUAYFOLK.id, QUAYFOLK) == 1
        assert Store(other).meta("told") == "meanwhile"


def test_an_idle_thread_does_not_keep_the_files_of_an_index_that_was_replaced(
    tmp_path: Path,
) -> None:
    """They may be as large as the disk has room."""
    with Archive.open(tmp_path) as archive, ThreadPoolExecutor(1) as idle:
        list(archive.add([flood(0)]))
        assert idle.submit(archive.search, SearchRequest("flood")).result().total == 1
        assert archive.search(SearchRequest("flood")).total == 1
        former = weakref.ref(archive._upkeep.engine())
        list(archive.rebuild())
        assert archive.search(SearchRequest("flood")).total == 1
        assert former() is None
        assert idle.submit(archive.search, SearchRequest("flood")).result().total == 1


def test_who_has_the_archive_open_goes_on_with_an_index_rebuilt_by_another(tmp_path: Path) -> None:
    """By another engine too."""
    with Archive.open(tmp_path) as one, Archive.open(tmp_path) as other:
        list(one.add([flood(0)]))
        assert other.search(SearchRequest("flood")).total == 1
        list(one.rebuild("whoosh:"))
        list(one.add([flood(1)]))
        assert other.search(SearchRequest("flood")).total == 2
        assert other.status().engine == "whoosh:"


def test_a_rebuild_takes_up_what_was_pending_and_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.open(tmp_path) as archive:
        list(archive.add(map(flood, range(BATCH))))
        archive._upkeep._tables.pending.add_all_others()
        monkeypatch.setattr("index.ingest.indexer.annotate_each", None)  # whoever calls it fails
        assert list(archive.rebuild()) == [BATCH]
        assert archive.status().pending == 0
        assert archive.search(SearchRequest("flood")).total == BATCH


@pytest.mark.parametrize("broken", [False, True])
def test_what_comes_in_during_a_rebuild_is_found_at_once_and_by_the_new_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    """A rebuild of millions takes hours; one of an index that is broken goes on all the same."""
    monkeypatch.setattr("index.ingest.upkeep._GATHER_SECONDS", 0)
    with Archive.open(tmp_path) as archive, Archive.open(tmp_path) as other:
        list(archive.add(map(flood, range(3 * BATCH))))
        rebuilt = archive.rebuild()
        next(rebuilt)
        other.remove("1")
        list(other.add([flood(1000), RawDocument("A fire.", False, "2", id="2", clean=False)]))
        assert other.search(SearchRequest("flood")).total == 3 * BATCH
        if broken:
            archive._upkeep.engine._opened = None
            monkeypatch.setattr("index.ingest.opened.open_engine", refused)
        next(rebuilt)
        there = (3 * BATCH, 0) if broken else (3 * BATCH - 1, 1)
        asked = "flood", "fire"
        assert tuple(other.search(SearchRequest(word)).total for word in asked) == there
        monkeypatch.undo()
        list(rebuilt)
        for each in (archive, other):
            found = tuple(each.search(SearchRequest(word)).total for word in asked)
            assert found == (3 * BATCH - 1, 1)
            assert each.status().pending == 0


def refused(url: str, folder: Path) -> Engine:
    """An index that cannot be opened."""
    raise EngineUnavailable(f"{url} in {folder} is broken")


def test_a_rebuild_that_is_stopped_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    """And nothing of the new one; the next rebuild is as good as any."""
    with Archive.open(tmp_path) as archive:
        list(archive.add(map(flood, range(2 * BATCH))))
        rebuilt = archive.rebuild("whoosh:")
        assert next(rebuilt) == BATCH
        assert (tmp_path / "index-2").exists()
        rebuilt.close()
        assert sorted(path.name for path in tmp_path.glob("index-*")) == ["index-1"]
        assert archive.search(SearchRequest("flood")).total == 2 * BATCH
        assert list(archive.rebuild()) == [BATCH, 2 * BATCH]
        assert archive.search(SearchRequest("flood")).total == 2 * BATCH
        assert not any(finding.fault for finding in archive.check())


@pytest.mark.parametrize("engine", ["tantivy:", "whoosh:"])
def test_a_name_in_more_articles_than_are_asked_for_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    """All are analysed again, and counted."""
    monkeypatch.setattr("index.ingest.stale._AT_ONCE", 2)
    with Archive.open(tmp_path, engine) as archive:
        list(archive.add([*map(told, "abcdef")]))
        assert archive.names.put(QUAYFOLK.id, QUAYFOLK) == 6
        assert archive.search(SearchRequest("Harbour Guild")).total == 6


def ends_elsewhere(preparer: Preparer, rows: list[tuple[int, Article]]) -> Analysed:
    """As a process that runs out of memory ends; this one goes on."""
    if parent_process():
        os._exit(1)
    return annotate_each(preparer, rows)


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """An archive of twelve articles that any change of names has other processes analyse again."""
    monkeypatch.setattr("index.ingest.workers.ALONE", 1)
    monkeypatch.setattr("index.ingest.stale._BETWEEN_COMMITS", 3)
    with Archive.open(tmp_path, workers=2) as archive:
        names = "Quayfolk", "Dockers"
        list(archive.add([told(f"{name} {id}") for name in names for id in "abcdef"]))

        def alone() -> Preparer:
            raise AssertionError("analysed here")

        monkeypatch.setattr(archive._upkeep._stale, "reanalysis", Reanalysis(archive._store, alone))
        yield archive


def test_many_articles_are_analysed_again_by_other_processes(shared: Archive) -> None:
    """With the names as they were changed."""
    assert shared.names.put(QUAYFOLK.id, QUAYFOLK) == 12
    assert shared.status().stale == 0
    assert shared.search(SearchRequest("Harbour Guild")).total == 12


def test_processes_with_older_names_are_given_up(
    shared: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody changes the names once more while half of the articles are analysed again."""
    refreshed = NameRows.refreshed
    later = Entity("union", "Harbour Union", "group", (Form("Harbour Union"), Form("Dockers")))

    def meanwhile(rows: NameRows, ordinals: list[int], marked: int) -> None:
        monkeypatch.setattr(NameRows, "refreshed", refreshed)
        with Archive.open(tmp_path) as other:
            other.names.put(later.id, later)
        refreshed(rows, ordinals, marked)

    monkeypatch.setattr(NameRows, "refreshed", meanwhile)
    shared.names.put(QUAYFOLK.id, QUAYFOLK)
    assert shared.status().stale == 0
    assert shared.search(SearchRequest("Harbour Guild")).total == 12
    assert shared.search(SearchRequest("Harbour Union")).total == 6
    assert [m.entity for m in shared.article("Dockers f").mentions] == ["guild", "union"]


def test_processes_that_end_are_done_without(
    shared: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they had to do is done in this one."""
    here = Reanalysis(shared._store, shared._upkeep.preparer)
    monkeypatch.setattr(shared._upkeep._stale, "reanalysis", here)
    monkeypatch.setattr("index.ingest.reanalysing.annotate_each", ends_elsewhere)
    shared.names.put(QUAYFOLK.id, QUAYFOLK)
    assert shared.status().stale == 0
    assert shared.search(SearchRequest("Harbour Guild")).total == 12


def test_closing_does_not_wait_for_all_that_a_name_concerns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next process that writes goes on from there."""
    monkeypatch.setattr("index.ingest.reanalysing._BATCH", 1)
    begun, told_to_close = Event(), Event()

    def slowly(preparer: Preparer, rows: list[tuple[int, Article]]) -> Analysed:
        begun.set()
        assert told_to_close.wait(60)
        return annotate_each(preparer, rows)

    with Archive.open(tmp_path) as archive:
        list(archive.add([*map(told, "abc")]))
    with monkeypatch.context() as slow, Archive.open(tmp_path, background=True) as archive:
        slow.setattr("index.ingest.reanalysing.annotate_each", slowly)
        archive.names.put(QUAYFOLK.id, QUAYFOLK)
        assert begun.wait(60)
        slow.setattr(archive._upkeep._awake, "set", told_to_close.set)
        archive.close()
    with closing(Database(tmp_path / "archive.sqlite")) as file:
        assert 0 < NameRows(file).stale_count() < 3
        assert NameRows(file).settled() < NameRows(file).version()
    with Archive.open(tmp_path) as archive:  # who only reads does not wait for it ...
        assert 0 < archive.status().stale < 3
        assert archive.search(SearchRequest("Harbour Guild")).total == 3
        assert not any(finding.fault for finding in archive.check())
        assert archive.remove("b")  # ... and who writes does it
        assert archive.status().stale == 0
        assert archive.search(SearchRequest("Harbour Guild")).total == 2


def test_an_import_given_up_after_the_archive_is_closed_opens_nothing_again(
    tmp_path: Path,
) -> None:
    """As at the end of a program that an error ends: the next to open the archive indexes it."""
    archive = Archive.open(tmp_path)
    adding = archive.add([*map(told, "ab")])
    assert next(adding).id == "a"
    archive.close()
    adding.close()
    assert archive._upkeep.engine._opened is None
    with Archive.open(tmp_path) as archive:
        assert archive.search(SearchRequest("Quayfolk")).total == 2


def test_a_rebuild_takes_away_what_killed_ones_have_left(tmp_path: Path) -> None:
    """An index never put in place, and one replaced but not yet taken away."""
    with Archive.open(tmp_path) as archive:
        list(archive.add([RawDocument("A flood.", False, "a", id="a", clean=False)]))
        list(archive.rebuild())
        for number in (1, 3, 4):
            (tmp_path / f"index-{number}").mkdir()
            (tmp_path / f"index-{number}" / "meta.json").write_text("half of it")
        list(archive.rebuild())
        assert archive.search(SearchRequest("flood")).total == 1
        assert [path.name for path in tmp_path.glob("index-*")] == ["index-3"]


REBUILDER = """
import sys
from pathlib import Path
from index.archive import Archive
with Archive.open(Path(sys.argv[1])) as archive:
    for done in archive.rebuild():
        print(done, flush=True)
"""


def test_a_rebuild_that_is_killed_leaves_the_index_of_before(tmp_path: Path) -> None:
    """What it had made goes with the next one."""
    folder, articles = tmp_path / "archive", 5 * BATCH
    with Archive.open(folder) as archive:
        assert len(list(archive.add(map(told, map(str, range(articles)))))) == articles
    with subprocess.Popen(
        [sys.executable, "-c", REBUILDER, str(folder)], stdout=subprocess.PIPE, text=True
    ) as rebuilder:
        assert rebuilder.stdout is not None
        assert 0 < int(rebuilder.stdout.readline()) < articles
        rebuilder.kill()
    assert rebuilder.returncode == -signal.SIGKILL
    assert (folder / "index-2").is_dir()
    (folder / "index-2").rename(folder / "index-3")  # as it is called after one more rebuild
    with Archive.open(folder) as archive:
        assert archive.search(SearchRequest("flood")).total == articles
        assert not any(finding.fault for finding in archive.check())
        (added,) = archive.add([told("more")])
        assert added.problem is None
        assert list(archive.rebuild())[-1] == articles + 1
        assert archive.search(SearchRequest("flood")).total == articles + 1
    assert [path.name for path in folder.glob("index-*")] == ["index-2"]
