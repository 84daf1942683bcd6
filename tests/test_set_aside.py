"""An article on which the analysis faults, or that an engine refuses, is named and set aside.

Everything else goes on.
"""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from index.aliases.tagger import Tagger
from index.archive import Archive
from index.cleaning import clean_many
from index.engines.tantivy_documents import document_of
from index.engines.whoosh_segment import row
from index.ingest import preparing as ingest
from index.ingest.annotation import annotate_together
from index.matching import IndexDocument
from index.model import AnalysedArticle, Article, Entity, Form, RawDocument
from index.request import SearchRequest
from index.store.database import Database
from index.store.set_aside import Fault, SetAside
from index.text.analysis import Analyzer
from service.cli import main

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
ENGINES = ("tantivy:", "whoosh:")
PEOPLE = ("Adams", "Brown", "Clark")


def raw(name: str, text: str = "") -> RawDocument:
    """A short article about somebody, taken as it is."""
    text = text or f"The harvest of {name} was good, said the Zeta Guild."
    return RawDocument(text, False, name, id=name.lower(), clean=False)


def ids(archive: Archive, query: str) -> set[str]:
    """The articles that are found."""
    found = archive.search(SearchRequest(query, limit=50))
    return {hit.article.id for hit in found.hits}


def faults(archive: Archive) -> list[str]:
    """What ``check`` holds against the archive."""
    return [finding.text for finding in archive.check() if finding.fault]


def damage(folder: Path, id: str, comments: str) -> None:
    """Write comments under an article that no import would: analysing them faults everywhere, in
    other processes too."""
    with closing(sqlite3.connect(folder / "archive.sqlite")) as db, db:
        db.execute("UPDATE article SET comments = ? WHERE id = ?", (comments, id))


@contextmanager
def faulty(id: str) -> Iterator[None]:
    """Within, the analysis of this article raises what nobody thought of."""

    def raising(
        articles: Sequence[Article], analyzer: Analyzer, tagger: Tagger
    ) -> list[AnalysedArticle]:
        if any(article.id == id for article in articles):
            raise IndexError("nobody thought of this")
        return annotate_together(articles, analyzer, tagger)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest, "annotate_together", raising)
        yield


@contextmanager
def refusing(word: str) -> Iterator[None]:
    """Within, no engine can make a document of an article with this word."""

    def unless(made: Callable[[IndexDocument], object]) -> Callable[[IndexDocument], object]:
        def of(document: IndexDocument) -> object:
            if any(word in text.tokens for text in document.texts):
                raise OverflowError("a number that is too large")
            return made(document)

        return of

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.engines.tantivy.document_of", unless(document_of))
        patch.setattr("index.engines.whoosh.row", unless(row))
        yield


@pytest.fixture(params=ENGINES)
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with an archive of three articles, on each engine in turn."""
    with Archive.open(tmp_path / "archive", request.param) as archive:
        list(archive.add(map(raw, PEOPLE)))
    return tmp_path / "archive"


def test_a_rebuild_names_it_and_makes_the_rest(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It can still be read; ``check`` names it; the rebuild after the fault is mended finds it."""
    damage(folder, "brown", "[1]")
    told = CliRunner().invoke(main, ["rebuild", "--archive", str(folder)])
    assert told.exit_code == 1
    assert "2 articles indexed anew" in told.stdout
    assert "1 article set aside for a fault" in told.stderr
    assert "brown shows a fault in pressmark" in caplog.text
    with Archive.open(folder) as archive:
        assert ids(archive, "harvest") == {"adams", "clark"}
        assert archive.article("brown").text.startswith("The harvest of Brown")
        assert archive.status().set_aside == 1
        wrong, counted, shown = faults(archive)
        assert '"comments" is' in wrong
        assert "1 article set aside" in counted
        assert "brown shows a fault in pressmark (TypeError)" in shown
        assert list(archive.rebuild()) == [3]  # tried again, in vain
        assert archive.status().set_aside == 1
        damage(folder, "brown", "[]")
        list(archive.rebuild())
        assert ids(archive, "harvest") == {"adams", "brown", "clark"}
        assert faults(archive) == []


def test_the_processes_of_a_large_rebuild_go_on_too(tmp_path: Path) -> None:
    """Among three hundred articles, two that fault, in batches of different processes."""
    names = [f"p{n}" for n in range(300)]
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add(map(raw, names)))
        for name in ("p7", "p280"):
            damage(tmp_path / "archive", name, "[1]")
        assert max(archive.rebuild(workers=2)) == 300
        assert archive.search(SearchRequest("harvest")).total == 298
        shown = [told for told in faults(archive) if "shows a fault" in told]
        assert {told.split()[0] for told in shown} == {"p7", "p280"}


def test_what_the_engine_refuses_holds_up_nothing(folder: Path) -> None:
    """No import, no rebuild, no change of names; what the engine had of it is no longer found."""
    guild = Entity("zeta-guild", "Zeta Guild", "body", (Form("Zeta Guild"),))
    with Archive.open(folder) as archive:
        with refusing("brown"):
            list(archive.add([raw("Brown", "The Zeta Guild and Brown parted."), raw("Davis")]))
            assert ids(archive, "zeta") == {"adams", "clark", "davis"}
            assert (archive.status().set_aside, archive.status().pending) == (1, 0)
            assert "brown is refused by the engine (OverflowError)" in faults(archive)[1]
            list(archive.rebuild())
            assert ids(archive, "zeta") == {"adams", "clark", "davis"}
            assert "brown is refused by the engine (OverflowError)" in faults(archive)[1]
        list(archive.rebuild())
        assert ids(archive, "zeta") == {"adams", "brown", "clark", "davis"}
        with refusing("brown"):
            archive.names.put("zeta-guild", guild)
        assert archive.status().stale == 0
        assert ids(archive, "entity:zeta-guild") == {"adams", "clark", "davis"}
        assert archive.status().set_aside == 1


def test_a_change_of_names_takes_effect_in_all_others(folder: Path) -> None:
    """The one is not found until it is analysed again: what it has was decided by other names."""
    guild = Entity("zeta-guild", "Zeta Guild", "body", (Form("Zeta Guild"),))
    with Archive.open(folder) as archive:
        with faulty("brown"):
            archive.names.put("zeta-guild", guild)
        assert archive.status().stale == 0
        assert ids(archive, "entity:zeta-guild") == {"adams", "clark"}
        assert ids(archive, "harvest") == {"adams", "clark"}
        assert "brown shows a fault in pressmark (IndexError)" in faults(archive)[1]
        list(archive.rebuild())
        assert ids(archive, "entity:zeta-guild") == {"adams", "brown", "clark"}
        assert faults(archive) == []


def test_the_background_writer_is_not_held_up(folder: Path) -> None:
    """The names settle, and what comes in afterwards is found."""
    guild = Entity("zeta-guild", "Zeta Guild", "body", (Form("Zeta Guild"),))
    with Archive.open(folder, background=True) as archive, faulty("brown"):
        archive.names.put("zeta-guild", guild)
        list(archive.add([raw("Davis")]))
        until = time.monotonic() + 60
        while "davis" not in ids(archive, "harvest") or archive.status().stale:
            assert time.monotonic() < until
            time.sleep(0.05)
        assert ids(archive, "entity:zeta-guild") == {"adams", "clark", "davis"}
        assert archive.status().set_aside == 1


def test_an_index_made_again_from_what_is_pending_leaves_it_out(tmp_path: Path) -> None:
    """Its files were deleted; the articles are tried again when the archive is opened."""
    with Archive.open(tmp_path) as archive:
        list(archive.add(map(raw, PEOPLE)))
    shutil.rmtree(tmp_path / "index-1")
    with faulty("brown"), Archive.open(tmp_path) as archive:
        assert ids(archive, "harvest") == {"adams", "clark"}
        assert (archive.status().set_aside, archive.status().pending) == (1, 0)
    shutil.rmtree(tmp_path / "index-1")
    with Archive.open(tmp_path) as archive:
        assert ids(archive, "harvest") == {"adams", "brown", "clark"}
        assert archive.status().set_aside == 0


def test_an_archive_of_faulty_articles_only_is_not_tried_for_ever(tmp_path: Path) -> None:
    """Nothing is pending once all of them were tried."""
    with Archive.open(tmp_path) as archive:
        list(archive.add([raw("Brown")]))
        with faulty("brown"):
            list(archive.rebuild())
        archive._upkeep.work()
        assert (archive.status().set_aside, archive.status().pending) == (1, 0)


def test_a_new_text_of_it_comes_in_and_a_removed_one_is_not_told_of(folder: Path) -> None:
    """Both end its being set aside."""
    with Archive.open(folder) as archive:
        with faulty("brown"):
            list(archive.rebuild())
        list(archive.add([raw("Brown", "There was no harvest at all.")]))
        assert ids(archive, "harvest") == {"adams", "brown", "clark"}
        assert faults(archive) == []
        with faulty("clark"):
            list(archive.rebuild())
        archive.remove("clark")
        assert faults(archive) == []


def test_of_articles_that_were_removed_none_is_set_aside(tmp_path: Path) -> None:
    """Also before the engine has been told."""
    with closing(Database(tmp_path / "archive.sqlite")) as database:
        rows = SetAside(database)
        rows.tried([], [Fault(7, "nobody thought of this")])
        assert (rows.count(), rows.listed(9)) == (0, ())


def test_cleaning_again_leaves_it_as_it_was(tmp_path: Path) -> None:
    """The others are cleaned again."""
    pages = sorted(SEEDS.glob("2013-0[1-3]*.txt"))[:3]
    raws = [RawDocument(p.read_text(), False, p.name, id=f"a{n}") for n, p in enumerate(pages)]
    with Archive.open(tmp_path) as archive, pytest.MonkeyPatch.context() as patch:
        list(archive.add(raws))
        before = archive.article("a0")

        def raising(some: list[RawDocument], known: list[object]) -> list[object]:
            if any(one.content == raws[0].content for one in some):
                raise IndexError("nobody thought of this")
            return list(clean_many(some, known))  # type: ignore[arg-type]

        patch.setattr(ingest, "clean_many", raising)
        *_, told = archive.clean_again()
        assert told.done == len(raws)
        assert archive.article("a0") == before
