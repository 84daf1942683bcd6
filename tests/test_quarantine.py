"""What the gate keeps out is kept aside, listed, let in on request, and never lost."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.archive import Archive
from index.errors import ArchiveUnusable, BadArticle, NotFound
from index.ingest.identifying import identify
from index.model import Article, CleanDocument, RawDocument
from index.outcomes import AddStatus, Quarantined
from index.request import SearchRequest
from index.store.database import Database
from index.store.quarantine import Quarantine, Refusal
from service.cli import main

SHORT = "Ferry delayed.\n\nThe night ferry waits."
MENU = "\n".join(f"Harbour news {n}" for n in range(40))
PROSE = "The night ferry left the harbour two hours late on Friday because of the high waves. " * 3


def page(content: str, origin: str = "page.txt", **fields: object) -> RawDocument:
    """A plain-text document to be cleaned."""
    return RawDocument(content, markup=False, origin=origin, **fields)  # type: ignore[arg-type]


def refuse(archive: Archive, *raws: RawDocument) -> tuple[Quarantined, ...]:
    """Adds documents that must be refused; what is kept out then."""
    assert {added.status for added in archive.add(raws)} == {AddStatus.REJECTED}
    return archive.quarantine.listed()


def total(archive: Archive, text: str) -> int:
    """How many articles a query finds."""
    return archive.search(SearchRequest(text)).total


def test_what_is_refused_is_kept_with_the_reason(archive: Archive) -> None:
    """Where it came from, why, when, and what it said of itself."""
    (kept,) = refuse(archive, page(SHORT, "in/ferry.txt", title="Ferry", source="Gazette"))
    assert (kept.origin, kept.title, kept.source) == ("in/ferry.txt", "Ferry", "Gazette")
    assert kept.code == "too-short"
    assert "no article text" in kept.problem
    assert kept.characters == len(SHORT)
    assert archive.quarantine.count() == 1
    assert archive.status().articles == 0
    assert any("1 document kept out" in finding.text for finding in archive.check())


def test_the_same_document_twice_is_kept_once(archive: Archive) -> None:
    """Under its latest name; the latest documents come first in the list."""
    refuse(archive, page(SHORT, "a.txt"), page(SHORT, "b.txt"))
    kept = refuse(archive, page(SHORT, "c.txt"), page(MENU, "menu.txt"))
    assert [one.origin for one in kept] == ["menu.txt", "c.txt"]
    assert [one.origin for one in archive.quarantine.listed(limit=1)] == ["menu.txt"]


def test_a_document_refused_again_for_another_reason_has_that_one(tmp_path: Path) -> None:
    """As a later version may give."""
    with closing(Database(tmp_path / "archive.sqlite")) as database:
        rows = Quarantine(database)
        for why in (BadArticle("is short", "a", "too-short"), BadArticle("is a menu", "a", "menu")):
            rows.keep([Refusal(page(SHORT), b"digest", why)])
        (kept,) = rows.listed(9)
    assert (kept.code, kept.problem) == ("menu", "is a menu")


def test_a_batch_is_taken_as_a_whole_or_not_at_all(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is accepted, what is refused and what they teach about their source."""

    def full(*_: object) -> None:
        raise ArchiveUnusable("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Quarantine, "keep", full)
        with pytest.raises(ArchiveUnusable):
            list(archive.add([page(PROSE, "a"), page(SHORT, "b")]))
    assert archive.count() == 0
    assert [one.status for one in archive.add([page(PROSE, "a")])] == [AddStatus.CREATED]


def test_a_document_let_in_is_found_and_no_longer_kept_out(archive: Archive) -> None:
    """And adding it again changes nothing."""
    raw = page(SHORT, title="Night ferry", id="ferry", source="Gazette")
    (kept,) = refuse(archive, raw)
    (added,) = archive.quarantine.readmit([kept.id])
    assert (added.status, added.id) == (AddStatus.CREATED, "ferry")
    assert archive.article("ferry").title == "Night ferry"
    assert total(archive, "ferry") == 1
    assert archive.quarantine.count() == 0
    assert [again.status for again in archive.add([raw])] == [AddStatus.UNCHANGED]


def test_a_page_without_an_article_is_let_in_whole(archive: Archive) -> None:
    """Somebody looked and wants it: then all of its text counts, of a page of HTML as well."""
    links = "".join(f'<li><a href="/{n}">Harbour {n}</a></li>' for n in range(9))
    html = f"<html><body><nav><ul>{links}</ul></nav></body></html>"
    refuse(archive, page("Subscribe now\nSign in\nHarbour"), RawDocument(html, True, "menu.html"))
    assert [added.status for added in archive.quarantine.readmit()] == [AddStatus.CREATED] * 2
    assert total(archive, "harbour") == 2


def test_letting_in_takes_only_what_was_named(archive: Archive) -> None:
    """An unknown number stops everything before it begins."""
    menu, short = refuse(archive, page(SHORT), page(MENU, "menu.txt"))
    with pytest.raises(NotFound):
        list(archive.quarantine.readmit([short.id, 999]))
    assert archive.quarantine.count() == 2
    assert len(list(archive.quarantine.readmit([short.id]))) == 1
    assert archive.quarantine.listed() == (menu,)
    assert list(archive.quarantine.readmit([])) == []
    assert archive.quarantine.count() == 1


def test_documents_can_be_thrown_away(archive: Archive) -> None:
    """Some or all; an unknown number is said to be unknown."""
    menu, short = refuse(archive, page(SHORT), page(MENU, "menu.txt"))
    assert archive.quarantine.forget([short.id]) == 1
    with pytest.raises(NotFound):
        archive.quarantine.forget([short.id])
    assert archive.quarantine.listed() == (menu,)
    assert archive.quarantine.forget() == 1
    assert archive.quarantine.count() == 0


def test_a_long_document_is_cut_and_says_so(archive: Archive) -> None:
    """Nothing is dropped in silence, and what is left can still be let in."""
    (kept,) = refuse(archive, page("Harbour news\n" * 100_000))
    assert kept.characters == 1_300_000
    assert "only 1,000,000 are kept" in kept.problem
    (added,) = archive.quarantine.readmit()
    assert added.status is AddStatus.CREATED
    assert archive.quarantine.count() == 0


def test_what_was_never_read_is_named_but_not_kept(archive: Archive) -> None:
    """Broken records and empty files have nothing in them to keep."""
    refuse(archive, page(" \n"))
    assert [a.status for a in archive.add([BadArticle("is not JSON", "x:1")])] == [
        AddStatus.REJECTED
    ]
    assert archive.quarantine.count() == 0


def test_what_a_source_said_before_is_kept_out(archive: Archive) -> None:
    """Under another address, in one batch or in two; a correction of it comes in."""
    first = page(PROSE, "a", url="https://g.example/a", source="Gazette")
    other = page(PROSE, "b", url="https://g.example/b", source="Gazette")
    third = page(PROSE, "c", url="https://g.example/c", source="Gazette")
    statuses = [added.status for added in archive.add([first, other])]
    assert statuses == [AddStatus.CREATED, AddStatus.REJECTED]
    assert [one.origin for one in refuse(archive, third)] == ["c", "b"]
    assert {one.code for one in archive.quarantine.listed()} == {"duplicate"}
    corrected = page(
        PROSE.replace("two", "three"), "b", url="https://g.example/b", source="Gazette"
    )
    assert [added.status for added in archive.add([corrected])] == [AddStatus.CREATED]
    assert [added.status for added in archive.quarantine.readmit()] == [
        AddStatus.UPDATED,
        AddStatus.CREATED,
    ]
    assert total(archive, "ferry") == 3


def test_copies_in_other_papers_come_in(archive: Archive) -> None:
    """So do those of unknown papers, and texts that are taken as they are."""
    raws = [page(PROSE, f"{n}", id=f"{n}", source=f"Paper {n}") for n in range(3)]
    raws += [page(PROSE, f"{n}", id=f"u{n}") for n in range(2)]
    raws += [page(PROSE, f"{n}", id=f"r{n}", source="Wire", clean=False) for n in range(2)]
    assert {added.status for added in archive.add(raws)} == {AddStatus.CREATED}
    again = page(f"{PROSE} ", "1", id="1", source="Paper 2")
    assert [added.status for added in archive.add([again])] == [AddStatus.UPDATED]


def test_several_processes_keep_the_same_documents(tmp_path: Path) -> None:
    """The reason crosses from the process that found it."""
    raws = [page(f"{PROSE} Number {n}." if n % 30 else f"Ferry {n}.", f"{n}") for n in range(400)]
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add(raws, workers=2))
        kept = archive.quarantine.listed(limit=1000)
        assert sorted(int(one.origin) for one in kept) == list(range(0, 400, 30))
        assert {one.code for one in kept} == {"too-short"}


def test_whatever_a_document_says_survives_the_quarantine(archive: Archive) -> None:
    """Lone surrogates and control characters too."""
    refuse(archive, page("Ferry \ud800 late", "odd\udc80.txt", title="Late \ud83d"))
    (added,) = archive.quarantine.readmit()
    assert added.id is not None
    assert archive.article(added.id).title.startswith("Late")


# --- the command ----------------------------------------------------------------------------


def run(*arguments: object) -> Result:
    """``pressmark`` with these arguments."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive that has refused two files."""
    monkeypatch.setenv("PRESSMARK_ARCHIVE", str(tmp_path / "archive"))
    (tmp_path / "short.txt").write_text(SHORT)
    (tmp_path / "menu.txt").write_text(MENU)
    (tmp_path / "ferry.txt").write_text(PROSE)
    indexed = run("index", *sorted(tmp_path.glob("*.txt")))
    assert indexed.exit_code == 1
    assert "2 of those refused kept: see `pressmark check --quarantine`" in indexed.stderr
    return tmp_path


def test_the_command_lists_lets_in_and_forgets(filled: Path) -> None:
    """By number, or all; the list is for people and for machines."""
    listed = run("check", "--quarantine")
    assert listed.exit_code == 0
    assert "short.txt" in listed.stdout
    assert "too-short" in listed.stdout
    told = [json.loads(line) for line in run("check", "--quarantine", "--json").stdout.splitlines()]
    ids = {Path(one["origin"]).name: one["id"] for one in told}
    assert set(ids) == {"short.txt", "menu.txt"}
    taken = run("check", "--readmit", ids["short.txt"])
    assert (taken.exit_code, "1 let in" in taken.stdout) == (0, True)
    assert "Ferry" in run("search", "waits").stdout
    assert "1 forgotten" in run("check", "--forget", "all").stdout
    assert run("check", "--quarantine").stdout == ""
    assert run("check").exit_code == 0


def test_all_that_was_kept_out_can_be_let_in_at_once(filled: Path) -> None:
    """Then the archive has every file."""
    assert "2 let in" in run("check", "--readmit", "all").stdout
    assert run("check", "--quarantine").stdout == ""


def test_a_number_nobody_has_is_refused(filled: Path) -> None:
    """In one sentence: what is no number is wrong usage."""
    assert run("check", "--readmit", "99").exit_code == 1
    assert run("check", "--readmit", "soon").exit_code == 2
    assert len(json.loads(run("check", "--quarantine", "--json").stdout.splitlines()[0])) == 8


def test_a_document_that_shows_a_fault_of_ours_is_kept_and_the_rest_goes_on(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the fault; once it is mended the document can be let in."""
    with monkeypatch.context() as broken:

        def faulty(raw: RawDocument, cleaned: CleanDocument) -> Article:
            if raw.origin == "b.txt":
                raise IndexError("nobody thought of this")
            return identify(raw, cleaned)

        broken.setattr("index.ingest.preparing.identify", faulty)
        raws = [
            RawDocument(f"The harvest of {name} was good, they said.", False, name, clean=False)
            for name in ("a.txt", "b.txt", "c.txt")
        ]
        outcomes = list(archive.add(raws))
    assert [one.status for one in outcomes] == ["created", "rejected", "created"]
    assert "a fault in pressmark" in (outcomes[1].problem or "")
    assert "nobody thought of this" in caplog.text
    (kept,) = archive.quarantine.listed()
    assert (kept.origin, kept.code) == ("b.txt", "fault")
    assert [one.status for one in archive.quarantine.readmit([kept.id])] == ["created"]
