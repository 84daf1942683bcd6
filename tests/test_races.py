"""What several do at the same time leaves an archive as if they had done it one after the other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.archive import Archive
from index.engines import Engine, open_engine
from index.engines.tantivy import TantivyEngine
from index.errors import ArchiveUnusable, BadArticle
from index.ingest import opened, preparing, recleaning
from index.ingest.preparing import Preparer
from index.ingest.upkeep import Upkeep
from index.matching import IndexDocument
from index.model import Article, Case, Entity, Form, RawDocument
from index.outcomes import Added, AddStatus
from index.request import SearchRequest
from index.store.database import Database
from index.store.name_changes import NameRows

from .test_recleaning import story

PILOTS = Entity("pilots", "Sound Pilots", "group", (Form("Sound Pilots"), Form("Saltbeards")))


def told(id: str, text: str = "") -> RawDocument:
    """An article with a name that is in no table yet."""
    return RawDocument(text or f"Saltbeards of {id} were late.", False, id, id=id, clean=False)


def found(archive: Archive, text: str) -> set[str]:
    """The articles found."""
    return {hit.article.id for hit in archive.search(SearchRequest(text)).hits}


def faults(archive: Archive) -> list[str]:
    """What ``check`` holds against the archive."""
    return [message.text for message in archive.check() if message.fault]


def test_an_archive_begun_twice_at_once_has_one_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or what one of them adds would be in an index that nobody searches."""
    recorded = Upkeep._is_recorded

    def overtaken(self: Upkeep) -> bool:
        found = recorded(self)
        monkeypatch.setattr(Upkeep, "_is_recorded", recorded)
        Archive.open(tmp_path, "whoosh:").close()
        return found

    monkeypatch.setattr(Upkeep, "_is_recorded", overtaken)
    with pytest.raises(ArchiveUnusable, match="another engine"):
        Archive.open(tmp_path, "tantivy:")
    with Archive.open(tmp_path) as archive:
        list(archive.add([told("a")]))
        assert (archive.status().engine, faults(archive)) == ("whoosh:", [])


def statuses(outcomes: Iterable[Added]) -> list[AddStatus]:
    """What was done with each document."""
    return [each.status for each in outcomes]


# --- documents ----------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2])
def test_an_export_with_two_versions_of_an_article_leaves_the_last_however_often_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    """Also if the last is known by the time the first is looked at."""
    monkeypatch.setattr("index.ingest.adding.ALONE", 0)
    first, last = told("a", "The ferry was early."), told("a", "The ferry was late.")
    with Archive.open(tmp_path) as archive:
        for _ in range(3):
            done = archive.add([told("b"), first, last, told("c")], workers=workers)
            assert [each.id for each in done] == ["b", "a", "a", "c"]
            assert archive.article("a").text == last.content
            assert found(archive, "late") == {"a", "b", "c"}
        assert statuses(archive.add([last, first, first], workers=workers)) == [
            AddStatus.UNCHANGED, AddStatus.UPDATED, AddStatus.UNCHANGED,
        ]  # fmt: skip
        assert archive.article("a").text == first.content


# --- names --------------------------------------------------------------------------------------


def test_an_article_changed_with_older_names_while_it_is_analysed_again_stays_to_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an import that began before the names were changed."""
    annotate_each = preparing.annotate_each
    with Archive.open(tmp_path) as archive, Archive.open(tmp_path) as importer:
        list(archive.add([told("a")]))
        older = importer._upkeep.preparer()
        adder = replace(importer._adder(), preparer=lambda: older)
        (batch,) = [adder._begin((told("a", "Saltbeards and their boats."),), None)]

        def meanwhile(preparer: Preparer, rows: Sequence[tuple[int, Article]]) -> Any:
            made = annotate_each(preparer, rows)
            with monkeypatch.context() as restored:
                restored.setattr("index.ingest.reanalysing.annotate_each", annotate_each)
                if rows[0][1].text != "Saltbeards and their boats.":
                    adder._finish(batch)
            return made

        monkeypatch.setattr("index.ingest.reanalysing.annotate_each", meanwhile)
        archive.names.put(PILOTS.id, PILOTS)
        assert archive.status().stale == 0
        assert [mention.entity for mention in archive.article("a").mentions] == ["pilots"]


def test_an_article_cleaned_again_while_names_change_is_analysed_with_the_new_ones(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cleaned it had the names of before."""
    for n in range(6):
        list(archive.add([story(n)]))
    wives = Entity("wives", "Choir of Wives", "group", (Form("night ferry", case=Case.FOLD),))
    changed_each = recleaning.changed_each

    def meanwhile(*given: Any) -> Any:
        again = changed_each(*given)
        if archive.names.table().version == 0:
            archive.names.put(wives.id, wives)
        return again

    monkeypatch.setattr("index.ingest.recleaning.changed_each", meanwhile)
    *_, last = archive.clean_again()
    assert last.changed
    (hit,) = archive.search(SearchRequest("ferry")).hits
    assert [mention.entity for mention in archive.article(hit.article.id).mentions] == ["wives"]
    assert faults(archive) == []


def test_who_marks_late_takes_nothing_back_that_later_changes_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number and the digest of the names are those of the latest change."""
    at_once = NameRows.at_once
    union = Entity("union", "Pilots' Union", "group", (Form("Pilots' Union"),))

    def overtaken(rows: NameRows) -> Any:
        if rows is archive._tables.names and rows.version() == 1:
            with Archive.open(tmp_path) as other:
                other.names.put(union.id, union)
        return at_once(rows)

    with Archive.open(tmp_path) as archive:
        list(archive.add([told("a", "A ferry was late.")]))
        monkeypatch.setattr(NameRows, "at_once", overtaken)
        archive.names.put(PILOTS.id, PILOTS)
        assert archive._tables.names.marked() == 2
        assert faults(archive) == []


def test_a_change_of_names_does_not_hide_that_others_were_shipped_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles without the changed name were analysed with the names shipped before."""
    with Archive.open(tmp_path) as archive:
        list(archive.add([told("a")]))
        archive._store.record_analysis("digest of earlier names", "of those shipped")
        assert len(faults(archive)) == 1
        archive.names.put(PILOTS.id, PILOTS)
        assert len(faults(archive)) == 1
        list(archive.rebuild())
        assert faults(archive) == []
        archive.names.put(PILOTS.id, replace(PILOTS, cues=("harbour",)))
        archive.names.undo(1, later=True)
        assert faults(archive) == []


# --- the engine ---------------------------------------------------------------------------------


def test_who_opens_an_index_that_a_rebuild_is_about_to_replace_opens_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would answer from an empty one, which it leaves on the disk."""
    with Archive.open(tmp_path) as archive, Archive.open(tmp_path) as other:
        list(archive.add(map(told, "abc")))
        list(archive.rebuild())

        def late(url: str, folder: Path) -> Engine:
            monkeypatch.setattr(opened, "open_engine", open_engine)
            list(archive.rebuild())
            return open_engine(url, folder)

        monkeypatch.setattr(opened, "open_engine", late)
        assert found(other, "late") == set("abc")
        assert [path.name for path in tmp_path.glob("index-*")] == ["index-3"]


def test_who_takes_the_lock_after_a_rebuild_writes_to_the_new_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine is looked up once the lock is held, not before."""
    with Archive.open(tmp_path) as archive, Archive.open(tmp_path) as other:
        list(archive.add([told("a")]))
        held = other._upkeep.lock.held

        def overtaken(*, wait: bool) -> Any:
            monkeypatch.setattr(archive._upkeep.lock, "held", mine)
            list(other.rebuild("whoosh:"))
            with held(wait=True):
                list(other.add([told("c")]))
            return mine(wait=wait)

        mine = archive._upkeep.lock.held
        monkeypatch.setattr(archive._upkeep.lock, "held", overtaken)
        list(archive.add([told("b")]))
        assert found(archive, "late") == {"a", "b", "c"}
        assert faults(archive) == []


def test_an_article_is_found_if_its_new_text_can_be_indexed_whatever_was_wrong_with_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are passed to the engine with one commit."""
    monkeypatch.setattr("index.ingest.indexer._BATCH", 1)
    put = TantivyEngine.put

    def refuses(engine: TantivyEngine, documents: Iterable[IndexDocument]) -> None:
        given = list(documents)
        if any("spoilt" in text.text for each in given for text in each.texts):
            raise OverflowError
        put(engine, given)

    monkeypatch.setattr(TantivyEngine, "put", refuses)
    with Archive.open(tmp_path) as archive:
        list(archive.add([told("a", "Saltbeards spoilt it."), told("a", "They mended it.")]))
        assert found(archive, "mended") == {"a"}
        assert archive.status().set_aside == 0


def test_a_text_that_comes_while_the_former_cannot_be_analysed_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is taken up between two batches of the articles that a changed name concerns."""
    monkeypatch.setattr("index.ingest.reanalysing._BATCH", 1)
    annotate_each = preparing.annotate_each

    def fails(preparer: Preparer, rows: Sequence[tuple[int, Article]]) -> Any:
        if rows[0][1].id != "a":
            return annotate_each(preparer, rows)
        list(other.add([told("a", "They mended it.")]))  # which finds the lock held
        return [BadArticle("shows a fault", "a", "fault")]

    with Archive.open(tmp_path) as archive, Archive.open(tmp_path) as other:
        list(archive.add(map(told, "ab")))
        monkeypatch.setattr("index.ingest.reanalysing.annotate_each", fails)
        archive.names.put(PILOTS.id, PILOTS)
        assert found(archive, "mended") == {"a"}
        assert faults(archive) == []


@pytest.mark.parametrize("noted", ["aliases", "analysis"])
def test_a_new_archive_that_is_killed_while_it_notes_its_names_notes_them_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noted: str
) -> None:
    """All of it at once: without the names nothing would ever be out of step with them."""
    set_meta = Database.set_meta

    def killed(database: Database, key: str, value: object) -> None:
        if key == noted:
            raise KeyboardInterrupt
        set_meta(database, key, value)

    with monkeypatch.context() as spoilt:
        spoilt.setattr(Database, "set_meta", killed)
        with pytest.raises(KeyboardInterrupt):
            Archive.open(tmp_path)
    with Archive.open(tmp_path) as archive:
        assert faults(archive) == []
        assert not archive._store.names_in_step("the digest of others")
