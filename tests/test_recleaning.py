"""What later articles of a source teach, earlier ones gain by being cleaned again."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from index.archive import Archive
from index.cleaning import clean
from index.cleaning.templates import template_source
from index.ingest.recleaning import changed_each
from index.model import RawDocument
from index.outcomes import AddStatus, Recleaned
from index.request import SearchRequest
from service.cli import main

FURNITURE = (
    "The Harbour Gazette has told the truth to the people of this coast since it was founded.",
    "Our reporters stand on the quay in every weather so that you need not go out in it.",
)
STORIES = (
    (
        "Ferry delayed by waves",
        "The night ferry left the harbour two hours late on Friday because of high waves, the "
        "company said. Nobody was hurt, and the crew was given the day off.",
    ),
    (
        "Old lighthouse sold to a teacher",
        "The old lighthouse was sold to a teacher from the capital on Monday for less than a "
        "garage costs there. She wants to write a book about storms in it, she said.",
    ),
    (
        "Herring are back in the market",
        "Fishermen brought home more herring this week than in the whole of last year, "
        "according to the harbour office. Prices fell by half before the market had closed.",
    ),
    (
        "Bridge painted green",
        "The iron bridge will be green from the spring, the council decided after a debate of "
        "four hours. Two members had wanted blue and left the room in protest.",
    ),
    (
        "Choir of fishermen's wives wins first prize",
        "The choir of the fishermen's wives won the first prize at the festival in the north "
        "on Saturday. Its conductor, who is ninety, said that she would now retire.",
    ),
    (
        "Crane falls into the dock",
        "A crane fell into the dock on Tuesday morning while it was lifting a yacht. Its "
        "driver swam ashore, and the owner of the yacht was said to be very angry.",
    ),
)


def story(n: int, **fields: object) -> RawDocument:
    """A page of text: furniture around the paragraphs of a story."""
    title, text = STORIES[n]
    first, last = text.split(". ", 1)
    content = "\n\n".join((title, FURNITURE[0], f"{first}.", last, FURNITURE[1]))
    given = {"url": f"https://www.gazette.example/2015/{n}", **fields}
    return RawDocument(content, False, f"{n}.txt", **given)  # type: ignore[arg-type]


def furnished(archive: Archive, ids: list[str]) -> list[bool]:
    """Whether furniture stands in the text of each article."""
    return [any(line in archive.article(id).text for line in FURNITURE) for id in ids]


@pytest.fixture
def filled(archive: Archive) -> tuple[Archive, list[str]]:
    """Six articles of one source, and their ids in order."""
    ids = []
    for n in range(6):
        (added,) = archive.add([story(n)])
        assert added.id is not None
        ids.append(added.id)
    return archive, ids


def test_later_articles_are_cleaned_by_what_earlier_ones_taught(
    filled: tuple[Archive, list[str]],
) -> None:
    """Nobody named the source: the host of the address stands for it."""
    assert clean(story(0)).text.count("coast") == 1
    kept = furnished(*filled)
    assert kept[0]
    assert not kept[-1]


def test_an_article_replaced_while_it_is_cleaned_again_stays_as_it_came(
    filled: tuple[Archive, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was made of its old text is thrown away."""
    archive, ids = filled
    newer = "Nothing of what was said before about the coast is true."

    def meanwhile(*given: Any) -> Any:
        again = changed_each(*given)
        list(archive.add([RawDocument(newer, False, "newer", id=ids[0], clean=False)]))
        return again

    assert furnished(archive, ids[:1]) == [True]
    monkeypatch.setattr("index.ingest.recleaning.changed_each", meanwhile)
    list(archive.clean_again())
    assert archive.article(ids[0]).text == newer


def test_the_engine_is_told_of_what_was_cleaned_as_it_was_analysed_then(
    filled: tuple[Archive, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is analysed a second time for it; some of it is found before the end."""
    archive, ids = filled
    monkeypatch.setattr("index.ingest.indexer.annotate_each", None)  # whoever calls it fails
    monkeypatch.setattr("index.ingest.upkeep._COMMIT_EVERY", 1)
    *_, told = archive.clean_again()
    assert told.changed
    assert not any(furnished(archive, ids))
    assert archive.search(SearchRequest("reporters")).total == 0


@pytest.mark.parametrize("workers", [1, 2])
def test_earlier_articles_gain_by_being_cleaned_again(
    filled: tuple[Archive, list[str]], workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their furniture is gone, their ids stay, and searches and audits follow."""
    monkeypatch.setattr("index.ingest.workers.ALONE", 1)
    archive, ids = filled
    before = archive.article(ids[0])
    assert archive.search(SearchRequest("quay coast reporters")).total >= 1
    *_, told = archive.clean_again(workers=workers)
    assert told.done == 6
    assert 0 < told.changed < 6
    assert not any(furnished(archive, ids))
    after = archive.article(ids[0])
    assert after.title == before.title
    assert STORIES[0][1].split(". ")[1] in after.text
    assert not any(line.kept for line in archive.cleaning(ids[0]).lines if line.number == 3)
    assert archive.search(SearchRequest("reporters")).total == 0
    assert archive.search(SearchRequest("herring")).total == 1
    assert archive.status().pending == 0


def test_cleaning_again_twice_changes_nothing_more(filled: tuple[Archive, list[str]]) -> None:
    """Nor does adding the same pages once more."""
    archive, _ = filled
    list(archive.clean_again())
    version = archive.version()
    assert list(archive.clean_again()) == [Recleaned(6, 0)]
    assert archive.version() == version
    again = archive.add([story(n) for n in range(6)])
    assert {added.status for added in again} == {AddStatus.UNCHANGED}


def test_what_was_said_of_a_page_stays_said(archive: Archive) -> None:
    """Ids, titles, authors and dates that were given are not guessed anew."""
    from datetime import UTC, datetime

    when = datetime(2015, 3, 4, 5, 6, 7, 890, tzinfo=UTC)
    given = {"title": "Given title", "author": "Jo Example", "published": when, "source": "Gazette"}
    list(archive.add(story(n, id=f"no/{n}", **given) for n in range(6)))
    ids = [hit.article.id for hit in archive.search(SearchRequest("*")).hits]
    *_, told = archive.clean_again()
    assert told.changed > 0
    for id in ids:
        article = archive.article(id)
        assert (article.title, article.author) == ("Given title", "Jo Example")
        assert article.published == when.replace(microsecond=0)
    assert sorted(ids) == sorted(hit.article.id for hit in archive.search(SearchRequest("*")).hits)


def test_an_article_does_not_testify_against_itself(archive: Archive) -> None:
    """Two versions of one report must not make a template of their own sentences."""
    one = story(0)
    longer = f"{one.content}\n\nThe mayor said that the bridge would stay closed until June."
    other = replace(one, url="https://www.gazette.example/copy", content=longer)
    ids = [added.id or "" for added in archive.add([one, other])]
    texts = [archive.article(id).text for id in ids]
    list(archive.clean_again())
    assert [archive.article(id).text for id in ids] == texts


def test_pages_of_html_and_texts_taken_as_they_are_stay_as_they_are(archive: Archive) -> None:
    """The tags are gone, or there was nothing to clean."""
    html = "".join(f"<p>{line}</p>" for line in story(1).content.split("\n\n"))
    page = RawDocument(f"<html><body>{html}</body></html>", True, "page.html", id="page")
    asis = replace(story(2), id="asis", clean=False)
    list(archive.add([page, asis]))
    assert list(archive.clean_again()) == []
    assert archive.article("asis").text == story(2).content


def test_what_somebody_let_in_is_not_thrown_out(archive: Archive) -> None:
    """The gate would still refuse it."""
    list(archive.add([RawDocument("Ferry delayed.\n\nThe ferry waits.", False, "a", id="a")]))
    list(archive.quarantine.readmit())
    text = archive.article("a").text
    list(archive.clean_again())
    assert archive.article("a").text == text


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"source": "The Gazette", "url": "https://g.example/a"}, "The Gazette"),
        ({"url": "https://www.G.example:8080/a?b=c"}, "g.example:8080"),
        ({"url": "g"}, None),
        ({}, None),
        ({"source": "The Gazette", "clean": False}, None),
    ],
)
def test_a_source_is_known_by_name_or_by_address(
    fields: dict[str, object], expected: str | None
) -> None:
    """And counting and looking up agree on it, for text and for HTML."""
    for markup in (False, True):
        raw = RawDocument("x", markup, "x", **fields)  # type: ignore[arg-type]
        assert template_source(raw) == expected


def test_pages_of_html_without_a_named_source_teach_each_other(archive: Archive) -> None:
    """What the page says its source is called does not matter."""
    texts = []
    for n in range(6):
        lines = "".join(f"<p>{line}</p>" for line in story(n).content.split("\n\n")[1:])
        html = (
            f'<html><head><meta property="og:site_name" content="Site {n}">'
            f"<title>{STORIES[n][0]}</title></head><body><h1>{STORIES[n][0]}</h1>{lines}</body></html>"
        )
        raw = RawDocument(html, True, f"{n}.html", url=f"https://gazette.example/{n}")
        (added,) = archive.add([raw])
        assert added.id is not None, added.problem
        texts.append(archive.article(added.id).text)
    assert FURNITURE[0] in texts[0]
    assert FURNITURE[0] not in texts[-1]


@pytest.mark.parametrize("broken", [False, True])
def test_the_command_cleans_and_rebuilds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    """``pressmark rebuild --clean`` says what it did, also if the index cannot be opened."""
    monkeypatch.setenv("PRESSMARK_ARCHIVE", str(tmp_path / "archive"))
    with Archive.open(tmp_path / "archive") as archive:
        for n in range(6):
            list(archive.add([story(n)]))
    if broken:
        (tmp_path / "archive" / "index-1" / "tantivy" / "meta.json").write_text("{")
    result = CliRunner().invoke(main, ["rebuild", "--clean"])
    assert result.exit_code == 0, result.output
    assert "6 articles cleaned again" in result.stdout
    assert "6 articles indexed anew" in result.stdout
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.search(SearchRequest("reporters")).total == 0
        assert archive.search(SearchRequest("lighthouse")).total == 1


def test_an_update_counts_no_line_again(archive: Archive) -> None:
    """Or an article often corrected would make a template of its own sentences."""
    for n in range(3):
        corrected = replace(story(0), content=f"{story(0).content}\n\nCorrected {n} times.")
        (added,) = archive.add([corrected])
    assert added.status is AddStatus.UPDATED
    counted = archive._upkeep._tables.lines.templates([story(0)]).of(story(0))
    assert counted is not None
    assert (counted.articles, set(counted.counts.values())) == (1, {1})


def test_a_part_of_a_second_is_no_change(archive: Archive) -> None:
    """Dates are kept in whole seconds."""
    list(archive.add([story(0, published=datetime(2015, 5, 1, 8, 30, 15, 250_000, UTC))]))
    assert list(archive.clean_again())[-1].changed == 0
