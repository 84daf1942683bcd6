"""Searches in archives of many languages: an article's own, words and names in each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from index.model import RawDocument
from index.request import SearchRequest
from index.text.analysis import Analyzer
from tests.test_searching import found

NEWS = {
    "ar": "غادر مقاتلو داعش مدينة الرقة يوم الجمعة. وقال ناشطون إن المدنيين عادوا إلى بيوتهم.",
    "de": "Am Freitag zogen die Kämpfer aus Raqqa in Syrien ab. "
    "In den Gefängnissen saß niemand mehr.",
    "en": "Fighters of the Islamic State left Raqqa in Syria on Friday. The prisons were empty.",
    "fr": "Les combattants de l'État islamique ont quitté vendredi la ville de Raqqa. "
    "L'annonce d’une trêve a été accueillie avec joie.",
    "ru": "Боевики Исламского государства ушли из Ракки. В тюрьмах никого больше не было.",
    **dict.fromkeys(("da", "es", "it", "nl", "pt", "sv"), ""),
}


@pytest.fixture(scope="module")
def polyglot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """One article of a story in each of several languages, and many languages besides."""
    with Archive.open(tmp_path_factory.mktemp("polyglot")) as opened:
        told = [
            RawDocument(
                text or f"Numero {code} de 2014.",
                markup=False,
                origin=code,
                id=code,
                language=code if not text else None,
                clean=False,
            )
            for code, text in NEWS.items()
        ]
        list(opened.add(told))
        yield opened


@pytest.mark.parametrize("code", [code for code, text in NEWS.items() if text])
def test_the_language_of_an_article_is_found(polyglot: Archive, code: str) -> None:
    assert polyglot.article(code).language == code
    assert found(polyglot, SearchRequest(f"lang:{code}")) == {code}


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        (
            "Daesh",
            {
                "ar": "داعش",
                "en": "Islamic State",
                "fr": "État islamique",
                "ru": "Исламского государства",
            },
        ),
        (
            "داعش",
            {
                "ar": "داعش",
                "en": "Islamic State",
                "fr": "État islamique",
                "ru": "Исламского государства",
            },
        ),
        ("Raqqa", {"ar": "الرقة", "de": "Raqqa", "en": "Raqqa", "fr": "Raqqa", "ru": "Ракки"}),
        ("مدنيين", {"ar": "المدنيين"}),
        ("тюрьма", {"ru": "тюрьмах"}),
        ("Gefängnis", {"de": "Gefängnissen"}),
        ("treve", {"fr": "trêve"}),
        ("annonce", {"fr": "annonce"}),
        ("d’annonce", {"fr": "annonce"}),
        ('"d’annonce"', {}),
        ("l'Isis lang:fr", {"fr": "État islamique"}),
        ("prison", {"en": "prisons"}),
    ],
)
def test_words_and_names_are_found_in_every_language(
    polyglot: Archive, asked: str, marked: dict[str, str]
) -> None:
    """Words with their endings, and a name of any script by one of another."""
    hits = polyglot.search(SearchRequest(asked)).hits
    assert {
        hit.article.id: mark.text
        for hit in hits
        for passage in hit.passages
        for mark in passage.highlights
    } == marked


def test_what_is_elided_is_a_token_of_its_own() -> None:
    text = "l'État d’Irak, dell'Iraq, coup d'état; D'Amato, Obama's, aujourd'hui, N'Djamena"
    assert Analyzer().analyse(text).surfaces == (
        *("l", "État", "d", "Irak", "dell", "Iraq", "coup", "d", "état"),
        *("D'Amato", "Obama", "aujourd'hui", "N'Djamena"),
    )
