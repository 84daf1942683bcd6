"""Names as they stand in sentences: Russian and German cases, Arabic one-letter words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.aliases.matching.declension import declined
from index.aliases.matching.matcher import Matcher
from index.aliases.table import AliasTable
from index.model import Entity, Form
from index.text.analysis import Analyzer


@pytest.mark.parametrize(
    ("listed", "language", "text"),
    [
        ("Исламское государство", "ru", "Боевики Исламского государства ушли."),
        ("Сирия", "ru", "Война в Сирии идёт."),
        ("Владимир Путин", "ru", "Встреча с Владимиром Путиным прошла."),
        ("Грозный", "ru", "Бои под Грозным."),
        ("Израиль", "ru", "Армия Израиля ушла."),
        ("Аль-Каида", "ru", "Главарь Аль-Каиды бежал."),
        ("Партия регионов", "ru", "Съезд Партии регионов открыт."),
        ("Соединённые Штаты", "ru", "Посол Соединенных Штатов прибыл."),
        ("Тюмень", "ru", "Поезд из Тюмени опоздал."),
        ("Islamischer Staat", "de", "Er floh vor dem Islamischen Staat."),
        ("Islamischer Staat", "de", "Die Kämpfer des Islamischen Staates flohen."),
        ("Freie Syrische Armee", "de", "Ein Lager der Freien Syrischen Armee brannte."),
        ("Syrien", "de", "Der Norden Syriens blieb ruhig."),
        ("الرقة", "ar", "دخلت القوات بالرقة ثم خرجت."),
        ("الرقة", "ar", "عاد المدنيون للرقة."),
        ("داعش", "ar", "انسحبت القوات وداعش عادت."),
    ],
)
def test_a_name_is_found_as_it_stands_in_a_sentence(listed: str, language: str, text: str) -> None:
    table = AliasTable((Entity("x", listed, "thing", (Form(listed, lang=language),)),))
    tokens = Analyzer().analyse(text, language)
    (found,) = Matcher(table).find(text, tokens)
    assert [name.form.text for name in found.names] == [listed]
    assert found.length == len(Analyzer().analyse(listed).surfaces)


@pytest.mark.parametrize("language", [None, "en", "fr", "zh"])
def test_names_of_other_languages_stay_as_they_are(language: str | None) -> None:
    assert list(declined(("Raqqa",), language)) == []


def test_acronyms_stay_as_they_are() -> None:
    assert list(declined(("ИГИЛ",), "ru")) == []
    assert list(declined(("EU",), "de")) == []


@given(
    st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=4).map(tuple),
    st.sampled_from(["ru", "de", "ar"]),
)
def test_whatever_is_declined_has_as_many_words(words: tuple[str, ...], language: str) -> None:
    made = list(declined(words, language))
    assert words not in made
    assert len(made) == len(set(made))
    assert all(len(each) == len(words) and all(each) for each in made)
