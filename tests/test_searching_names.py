"""Searches for names: what no article has, what may mean several things, what is typed small."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.archive import Archive
from index.model import Confidence, Entity, Form, RawDocument
from index.query.modes import AliasMode
from index.request import Duplicates, MatchMode, SearchRequest
from tests.test_searching import URLS


def test_the_words_of_a_name_are_found_where_no_article_has_the_name(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        text = "The coup in Turkey failed within a night, and thousands were arrested. " * 4
        list(archive.add([RawDocument(text, False, "one", title="Ankara", clean=False)]))
        answer = archive.search(SearchRequest("Turkey coup"))
        assert answer.total == 1
        note = "No article has “Turkey coup” as a name; its words were searched."
        assert note in answer.notes
        beside = archive.search(SearchRequest("thousands arrested in the Turkey coup"))
        assert (beside.total, beside.in_part) == (1, False)
        assert note in beside.notes
        in_part = archive.search(SearchRequest("penguins of the Turkey coup"))
        assert (in_part.total, in_part.in_part) == (1, True)
        assert in_part.hits[0].lacking == ("penguins", "of")
        assert note in in_part.notes
        assert archive.search(SearchRequest('"Turkey coup"')).total == 0
        list(
            archive.add(
                [RawDocument("The trial was a farce.", False, "two", language="en", clean=False)]
            )
        )
        rebels = archive.search(SearchRequest("FARC"))
        assert (rebels.total, rebels.notes) == (0, ("No article has “FARC”.",))
        list(
            archive.add(
                [RawDocument("Farc is a sort of stuffing.", False, "3", language="en", clean=False)]
            )
        )
        assert archive.search(SearchRequest("FARC")).total
        assert archive.search(SearchRequest("Turkey coup", match=MatchMode.ALL)).total == 0


def test_a_name_of_words_that_no_article_has_for_certain_is_read_as_them(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        text = "Parents in Tulsa wrote to the Department of Health of their state on Monday. " * 4
        list(archive.add([RawDocument(text, False, "one", title="Letters", clean=False)]))
        assert archive.search(SearchRequest("Department of Health")).total == 1


def test_a_longer_name_that_the_table_lacks_is_found_in_its_letters_too(tmp_path: Path) -> None:
    """What texts call the Boston Herald they do not call Boston."""
    herald = "The Boston Herald sent a reporter, who wrote of it at length that day. " * 4
    town = "In Boston they sang, and a herald read the letter to the crowd outside. " * 4
    with Archive.open(tmp_path / "archive") as archive:
        for title, text in (("Paper", herald), ("Town", town)):
            list(archive.add([RawDocument(text, False, title, title=title, clean=False)]))
        answer = archive.search(SearchRequest("Boston Herald"))
        assert [hit.article.title for hit in answer.hits] == ["Paper", "Town"]
        assert answer.understood == "(Boston · Herald or exactly “Boston Herald”)"
        assert archive.search(SearchRequest("Boston Herald -reporter")).total == 1
        assert archive.search(SearchRequest("Boston herald")).total == 1
        assert archive.search(SearchRequest("Boston Crowd")).understood == "Boston · Crowd"
        mayor = "Boston Mayor Ann Quill met them at the gate, and had nothing to say of it. " * 4
        list(archive.add([RawDocument(mayor, False, "Mayor", title="Mayor", clean=False)]))
        assert archive.search(SearchRequest("Boston Mayor")).understood == "Boston · Mayor"


def test_letters_of_another_language_are_the_word_where_no_article_is_in_it(
    tmp_path: Path,
) -> None:
    """If an article has them; their thing is offered."""
    forms = Form("River Office"), Form("OGR", lang="fr"), Form("ROO")
    with Archive.open(tmp_path / "archive") as archive:
        archive.names.put("office", Entity("office", "River Office", "organisation", forms))
        text = (
            "The OGR of the singer was read on Monday. The River Office had nothing to say of it."
        )
        list(archive.add([RawDocument(text, False, "a", clean=False)]))
        answer = archive.search(SearchRequest("OGR singer"))
        assert answer.understood == "OGR · singer"
        assert [offer.entity for offer in answer.offers] == ["office"]
        assert archive.search(SearchRequest("ROO")).understood == "River Office"
        assert archive.search(SearchRequest("OMS")).understood == "World Health Organization"
        french = "Le président du club a demandé des explications aux joueurs de la ville."
        list(archive.add([RawDocument(french, False, "b", language="fr", clean=False)]))
        assert archive.search(SearchRequest("OGR singer")).understood == "River Office · singer"


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Obama, Michelle", "Michelle Obama"),
        ("obama, michelle garden", "Michelle Obama · garden"),
        ("Trump, Donald Jr.", "Donald Trump Jr"),
        ("visit of Bush, George W.", "visit · of · George W. Bush"),
        ("Le Pen, Marine", "Marine Le Pen"),
        ("Obama, garden", "Obama · garden"),
        ("Washington, Obama, Michelle", "Washington, D.C. · Michelle Obama"),
        ("Obama Michelle", "Obama · Michelle"),
        ("Union, European", "Union · European"),
    ],
)
def test_somebody_listed_may_be_typed_with_the_surname_first(
    tmp_path: Path, typed: str, understood: str
) -> None:
    """If a comma says so."""
    people = "Barack and Michelle Obama, George W. Bush, Donald Trump Jr and Marine Le Pen"
    text = f"The visit of {people} to a garden in Washington was that of a European union."
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([RawDocument(text, False, "a", clean=False)]))
        assert archive.search(SearchRequest(typed)).understood == understood


def test_no_word_of_a_listed_name_is_misspelt(tmp_path: Path) -> None:
    """Though no article has it: Imran Khan is no khan of Iran."""
    with Archive.open(tmp_path / "archive") as archive:
        texts = [f"A khan of Iran was painted in year {n}." for n in range(3)]
        list(archive.add(RawDocument(text, False, text, clean=False) for text in texts))
        assert archive.search(SearchRequest("Imran Khan")).did_you_mean is None
        meant = archive.search(SearchRequest("Irran khan")).did_you_mean
        assert meant is not None
        assert meant.text == "Iran khan"


def test_a_month_written_short_makes_the_name_it_makes_in_full(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([RawDocument("The 9/11 attacks, the lesson.", False, "a", clean=False)]))
        for typed in ("Sept. 11", "lesson sept. 11", '"Sept. 11"'):
            answer = archive.search(SearchRequest(typed))
            assert [one.entity for one in answer.expansion] == ["september-11-attacks"], typed
        assert archive.search(SearchRequest("Sept. 12")).expansion == ()


def test_somebody_whom_no_article_has_is_nobody_else_of_the_surname(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        text = "Bob McDonnell left the court with his son John, and said nothing to reporters. " * 4
        list(archive.add([RawDocument(text, False, "one", title="Richmond", clean=False)]))
        answer = archive.search(SearchRequest("John McDonnell"))
        assert (answer.total, answer.understood) == (1, "John · McDonnell")


def test_a_shown_name_says_why_it_was_believed(archive: Archive) -> None:
    text = "Fighters of ISIS left Raqqa.\n\nThe Islamic State said nothing of the river."
    list(archive.add([RawDocument(text, markup=False, origin="text", clean=False)]))
    (hit,) = archive.search(SearchRequest("Daesh river")).hits
    marks = {mark.text: mark for passage in hit.passages for mark in passage.highlights}
    assert marks["ISIS"].confidence is Confidence.CERTAIN
    assert marks["ISIS"].reason
    assert (marks["river"].confidence, marks["river"].reason) == (None, None)


# --- names that may mean several things ----------------------------------------------------------

_GEORGIAS = {
    "Caucasus": "Tbilisi is the capital of Georgia, and Georgia borders Russia.",
    "Atlanta": "Atlanta is the capital of Georgia, where the governor Brian Kemp spoke.",
    "unclear": "They moved to Georgia a long time ago and liked it.",
    "neither": "They moved to Belgium a long time ago and liked it.",
}


@pytest.mark.parametrize("url", URLS)
def test_where_all_that_a_name_may_mean_is_asked_for_it_need_not_be_certain_which_is(
    url: str, tmp_path: Path
) -> None:
    with Archive.open(tmp_path / "archive", url) as archive:
        made = (RawDocument(t, False, n, title=n, clean=False) for n, t in _GEORGIAS.items())
        list(archive.add(made))

        def titles(text: str, mode: AliasMode = AliasMode.ON) -> set[str]:
            answer = archive.search(SearchRequest(text, aliases=mode, match=MatchMode.ALL))
            for hit in answer.hits:
                marks = [mark.text for each in hit.passages for mark in each.highlights]
                assert any("Georgia" in mark for mark in marks)
            return {hit.article.title for hit in answer.hits}

        for typed in ("Georgia", '"to Georgia" OR "of Georgia"', '"Georgia capital"~3 OR Georgia'):
            assert titles(typed) == {"Caucasus", "Atlanta", "unclear"}
        assert titles("Georgia", AliasMode.STRICT) == {"Caucasus", "Atlanta"}
        assert titles("entity:georgia") == {"Caucasus"}
        assert titles("entity:georgia-us-state") == {"Atlanta"}
        told = archive.search(SearchRequest("Georgia")).expansion
        assert len(told) == 2
        assert not any("enough" in left.why for one in told for left in one.left_out)


@pytest.mark.parametrize("url", URLS)
def test_the_rarer_of_the_things_a_name_may_mean_is_no_better_an_answer(
    url: str, tmp_path: Path
) -> None:
    state = "Atlanta is the capital of Georgia, where people spoke"
    country = "Tbilisi is the capital of Georgia, where people spoke"
    texts = [f"{state} {n}." for n in range(12)] + [f"{country} 12."]
    with Archive.open(tmp_path / "archive", url) as archive:
        list(archive.add(RawDocument(t, False, t, title="News", clean=False) for t in texts))
        request = SearchRequest("Georgia", explain=True, limit=50, duplicates=Duplicates.SHOW)
        given = {
            p.value for h in archive.search(request).hits for p in h.parts if p.name == "match"
        }
        meant = {one.entity for one in archive.search(request).expansion}
        assert meant == {"georgia", "georgia-us-state"}
        assert max(given) - min(given) < 0.01 * max(given)


@pytest.mark.parametrize("url", URLS)
def test_a_name_typed_small_is_the_name_if_that_is_the_archives_use_of_it(
    url: str, tmp_path: Path
) -> None:
    named = [f"The government of Turkey met its ministers for the {n}th time." for n in range(20)]
    roast = [f"They ate a roast turkey for the {n}th time." for n in range(3)]
    with Archive.open(tmp_path / "archive", url) as archive:

        def titles(text: str) -> tuple[int, bool]:
            answer = archive.search(SearchRequest(text, match=MatchMode.ALL))
            return answer.total, any("was taken for Turkey" in note for note in answer.notes)

        def add(texts: list[str]) -> None:
            list(archive.add(RawDocument(t, False, t, title="News", clean=False) for t in texts))

        add(named[:9])
        assert titles("turkey") == (0, False)  # too few to tell
        add([*named, *roast[:2]])
        assert titles("turkey") == (20, True)
        assert titles('"roast turkey"') == (2, True)
        assert titles('"of turkey"') == (20, True)
        assert titles("turkey-roast") == (0, True)
        assert titles("=turkey") == (2, False)
        add(roast)
        assert titles("turkey") == (3, False)


def test_a_word_typed_with_a_capital_stands_so_in_the_first_articles(tmp_path: Path) -> None:
    """Typed small it is found by all of its endings alike."""
    person = "The speech of Downing was short that evening. They went home by train."
    words = "They lay down, and sat down, and wrote it down, and let him down. " * 4
    with Archive.open(tmp_path / "archive") as archive:
        others = [(f"Other {n}", f"Number {n} of them said nothing at all. ") for n in range(29)]
        for title, text in (("Words", words), ("Speech", person), *others):
            raw = RawDocument(text, False, title, title=title, language="en", clean=False)
            list(archive.add([raw]))

        def first(typed: str) -> str:
            return archive.search(SearchRequest(typed)).hits[0].article.title

        assert first("Downing") == "Speech"
        assert first("downing") == "Words"
