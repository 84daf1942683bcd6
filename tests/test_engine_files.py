"""The files of an engine: on the disk after a commit, readable until closed, damaged inside."""

from __future__ import annotations

import gc
import os
import random
import shutil
import weakref
from pathlib import Path

import pytest
from whoosh.reading import SegmentReader

from index.engines import open_engine, whoosh, whoosh_segment
from index.engines.whoosh_segment import Postings, Segment
from index.errors import EngineUnavailable
from index.matching import Everything, Field, Term

from .test_engines import BODY, ON_DISK, doc, fill, ordinals, row


@pytest.mark.parametrize("url", ON_DISK)
def test_what_is_open_is_searched_when_its_files_are_gone(url: str, tmp_path: Path) -> None:
    """As a rebuild by another process takes them away."""
    engine = open_engine(url, tmp_path)
    fill(engine, doc(1, "a"), doc(2, "b"))
    version = engine.version()
    shutil.rmtree(tmp_path)
    assert ordinals(engine, Term(BODY, "a")) == [1]
    assert (engine.size(), engine.version()) == (2, version)
    engine.close()


def test_a_commit_of_whoosh_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file of it, and the folder with their names: Whoosh itself syncs nothing."""
    synced: set[Path] = set()
    monkeypatch.setattr(
        os, "fsync", lambda file: synced.add(Path(f"/proc/self/fd/{file}").resolve())
    )
    engine = open_engine("whoosh:", tmp_path)
    fill(engine, doc(1, "a"))
    files = {path for path in (tmp_path / "whoosh").iterdir() if path.suffix in {".seg", ".toc"}}
    assert len(files) == 2
    assert synced >= {*files, tmp_path / "whoosh"}
    engine.close()


def test_a_change_that_fails_leaves_whoosh_to_the_next_writer(tmp_path: Path) -> None:
    """Without what was put before it, as its lock is given back."""
    engine, other = open_engine("whoosh:", tmp_path), open_engine("whoosh:", tmp_path)
    with pytest.raises(EngineUnavailable):
        engine.put([doc(1, "a"), doc(2, "\ud800")])
    fill(other, doc(3, "a"))
    fill(engine, doc(4, "a"))
    assert ordinals(engine, Everything()) == [3, 4]
    engine.close()
    other.close()


def test_files_damaged_inside_are_told_whatever_tantivy_does_about_them(tmp_path: Path) -> None:
    """It panics over some of them."""
    whole = open_engine("tantivy:", tmp_path / "whole")
    fill(whole, *(doc(n, "a b c " * (n % 7 + 1)) for n in range(300)))
    whole.close()
    chance, found = random.Random(1), list[EngineUnavailable]()  # noqa: S311 - not a secret
    for n in range(12):
        folder = tmp_path / str(n)
        shutil.copytree(tmp_path / "whole", folder)
        (path,) = folder.rglob("*.idx")
        damaged = bytearray(path.read_bytes())
        for _ in range(8):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged)
        try:
            engine = open_engine("tantivy:", folder)
            for match in (Term(BODY, "a"), row("a", "b"), row("a", "c", slop=2), Everything()):
                engine.search(match, limit=5)
        except EngineUnavailable as error:
            found.append(error)
    assert all("pressmark rebuild" in str(error) for error in found)
    assert "PanicException" in {type(error.__cause__).__name__ for error in found}


def test_a_reader_of_whoosh_that_meets_a_commit_tries_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files it was about to open may just have been deleted."""
    writer, reader = open_engine("whoosh:", tmp_path), open_engine("whoosh:", tmp_path)
    fill(writer, doc(1, "a"))
    misses = iter(range(2))

    def sometimes(*given: object) -> object:
        if next(misses, None) is not None:
            raise FileNotFoundError
        return SegmentReader(*given)

    monkeypatch.setattr(whoosh, "SegmentReader", sometimes)
    assert ordinals(reader, Term(BODY, "a")) == [1]
    writer.close()
    reader.close()


def test_whoosh_closes_the_segments_that_a_commit_has_merged(tmp_path: Path) -> None:
    """At once, and not when garbage is looked for: open files take room on the disk."""
    engine = open_engine("whoosh:", tmp_path)
    assert isinstance(engine, whoosh.WhooshEngine)
    gc.disable()
    try:
        former = list[weakref.ref[Segment]]()
        for n in range(9):
            fill(engine, doc(n, "a"))
            assert len(ordinals(engine, Term(BODY, "a"))) == n + 1
            former += map(weakref.ref, engine._seen.opened.values())
        kept = {one for reference in former if (one := reference()) is not None}
        assert kept == set(engine._seen.opened.values())
    finally:
        gc.enable()
    engine.close()


def test_whoosh_keeps_the_postings_asked_for_last_as_far_as_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here for those of two words."""
    read, asked = Segment._read, list[str]()

    def noted(self: Segment, name: Field, text: str) -> Postings:
        asked.append(text)
        return read(self, name, text)

    monkeypatch.setattr(Segment, "_read", noted)
    monkeypatch.setattr(whoosh_segment, "_CACHED", 450)
    engine = open_engine("whoosh:", tmp_path)
    fill(engine, *(doc(n, "a b c") for n in range(10)))
    for word in "aabcba":
        assert len(ordinals(engine, Term(BODY, word))) == 10
    assert asked == ["a", "b", "c", "a"]
    engine.close()
