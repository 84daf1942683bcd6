"""Words that begin as typed (``word*``), and words spelled nearly as typed (``word~``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archive import Archive
from index.model import RawDocument
from index.request import MatchMode, SearchRequest

URLS = ("tantivy:", "whoosh:")
ENGLISH = "The harbour board met on Tuesday and did pore over the new plan for an hour."
STORIES = {  # title, text, language
    "camp": ("Ankunft", "Viele Häftlinge wurden am Montag in das Lager gebracht.", "de"),
    "guards": ("Dienst", "Die Häftlingswärter streikten, sagte ein Sprecher.", "de"),
    "shop": ("Opening", "A McDuffle shop and an eBikeWorld store opened by the station.", "en"),
    "ferry": ("Ferrymen rejoice", "The boats will run again from the first of May.", "en"),
    "school": ("École", "Une école fermée mardi; les écoles de la région sont vides.", "fr"),
    "clerk": ("Strike", "An employee of the harbour board went on strike.", "en"),
    "yard": ("Yard", "The yards employ two hundred people in winter.", "en"),
    "digits": ("البلدية", "نشرت البلدية تقريرها في عام ٢٠١٤ عن الميناء القديم.", "ar"),
    "mayor": ("Vote", "The management of the port said nothing about it.", "en"),
}


@pytest.fixture(scope="module", params=URLS)
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    """An archive that is mostly in English, with a few articles in German and French."""
    folder = tmp_path_factory.mktemp("expansion")
    stories = dict.fromkeys(map(str, range(6)), ("Harbour", ENGLISH, "en")) | STORIES
    with Archive.open(folder, request.param) as opened:
        told = [
            RawDocument(text, False, id, id=id, title=title, language=language, clean=False)
            for id, (title, text, language) in stories.items()
        ]
        assert len(list(opened.add(told))) == len(stories)
        yield opened


def found(archive: Archive, text: str) -> set[str]:
    answer = archive.search(SearchRequest(text, match=MatchMode.ALL))
    return {hit.article.id for hit in answer.hits}


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Häftling*", {"camp", "guards"}),  # each with a stem of its own, in German
        ("haftling*", {"camp", "guards"}),  # without accents, as anywhere else
        ("Häftlingsw*", {"guards"}),
        ("école*", {"school"}),
        ("mcduf*", {"shop"}),  # a capital within the word
        ("eBike*", {"shop"}),
        ("Ferrym*", {"ferry"}),  # in a title, and in no text
        ("title:ferrym*", {"ferry"}),
        ("manageme*", {"mayor"}),  # longer than its stem
    ],
)
def test_any_word_that_begins_so_is_found(archive: Archive, typed: str, ids: set[str]) -> None:
    assert found(archive, typed) == ids


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Häftlinga~1", {"camp"}),  # by a stem that is German
        ("ecoless~1", set()),
        ("écolees~1", {"school"}),  # the first letter with its accent
        ("managment~1", {"mayor"}),
        ("porting~1", {"mayor"}),  # its stem is that of "port" ...
        ("porting~1 harbour", set()),  # ... and "pore" no word that is spelled like "porting"
        ("Ferrymem~1", {"ferry"}),  # in a title, and in no text
    ],
)
def test_any_word_that_is_spelled_nearly_so_is_found(
    archive: Archive, typed: str, ids: set[str]
) -> None:
    assert found(archive, typed) == ids


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("fermée", {"school"}),
        ("fermee", {"school"}),  # its stem without the accent is that of no other word
        ("ferme", {"school"}),
        ("arrivee", set()),
        ("employee", {"clerk"}),  # articles have it so: it is not "employée", or "employ"
        ("2014", {"digits"}),
        ("٢٠١٤", {"digits"}),
    ],
)
def test_accents_and_the_digits_of_a_script_do_not_matter(
    archive: Archive, typed: str, ids: set[str]
) -> None:
    assert found(archive, typed) == ids


def test_a_stem_of_another_language_is_looked_for_in_articles_of_that_language(
    tmp_path: Path,
) -> None:
    """In German "leaders" has the stem of "lead", and "Dächer" that of "Dächern"."""
    texts = {
        "en": "The council met on Tuesday in the old town hall.",
        "lead": "They lead the race with two hours to go, and they lead it well.",
        "leaders": "The leaders of the race have two hours to go.",
        "de": "Auf den Dächern lag am Montag noch immer viel Schnee.",
    }
    with Archive.open(tmp_path) as archive:
        list(
            archive.add(
                RawDocument(
                    text, False, id, id=id, language=id if id == "de" else "en", clean=False
                )
                for id, text in texts.items()
            )
        )
        assert found(archive, "leaders") == {"leaders"}
        assert found(archive, "lead") == {"lead"}
        assert found(archive, "Dächer") == {"de"}
        assert found(archive, '"the leaders"') == {"leaders"}
        (hit,) = archive.search(SearchRequest("race leaders")).hits
        assert [mark.text for mark in hit.passages[0].highlights] == ["leaders", "race"]
