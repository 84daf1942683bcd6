"""Did you mean: only what finds more, from the archive's words and the names."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.aliases.table import AliasTable
from index.archive import Archive
from index.assistance.spelled import SpelledNames, sound
from index.assistance.spelling import TRIED, Corrector
from index.assistance.words import ArchiveWords
from index.engines import open_engine
from index.errors import BadQuery, QueryTooCostly
from index.model import RawDocument
from index.naming.live import shipped
from index.query.lexicon import Lexicon
from index.query.parse import Parser
from index.request import MatchMode, SearchRequest
from index.text.analysis import Analyzer

ARTICLES = (
    "The government closed the harbour. Muammar Gaddafi was not there, nor was the harbour master.",
    "A harbour seal was seen by the government of the island.",
    "Hezbollah denied it. Boko Haram said nothing. The Islamic State denied it too.",
    "The gardener won a prize for roses.",
)


@cache
def spelled_names() -> SpelledNames:
    """Those shipped."""
    return SpelledNames(shipped().table)


class Desk:
    """An archive, and somebody who corrects what is asked of it."""

    def __init__(self, folder: Path, texts: tuple[str, ...]) -> None:
        self.archive = Archive.open(folder)
        raws = [RawDocument(t, False, t[:9], language="en", clean=False) for t in texts]
        assert len(list(self.archive.add(raws))) == len(texts)
        self.engine = open_engine("tantivy:", folder / "index-1")
        table, tagger = shipped().table, shipped().tagger
        analyzer = Analyzer()
        words = ArchiveWords(self.engine, analyzer, ("en",))
        self.corrector = Corrector(words, spelled_names())
        self.parser = Parser(Lexicon(analyzer, tagger, ("en",), words.like, table))
        self.asked: list[str] = []

    def total(self, text: str) -> int:
        """How many articles have all of it."""
        self.asked.append(text)
        return self.archive.search(SearchRequest(text, match=MatchMode.ALL)).total

    def corrected(self, text: str) -> str | None:
        """The text proposed instead."""
        query, total = self.parser.parse(text), self.total(text)
        self.asked.clear()
        found = self.corrector.did_you_mean(query, total, self.total)
        if found is not None:
            assert found.total == self.total(found.text) > total
        return None if found is None else found.text

    def close(self) -> None:
        """Let go of everything."""
        self.engine.close()
        self.archive.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """With the articles above."""
    opened = Desk(tmp_path_factory.mktemp("spelling"), ARTICLES)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("goverment", "government"),
        ("harbuor seal", "harbour seal"),
        ("goverment harbuor", "government harbour"),
        ('"goverment of the island"', '"government of the island"'),
        ("(goverment OR roses) -seal", "(government OR roses) -seal"),
        ("gardenr  prize", "gardener  prize"),
    ],
)
def test_misspelt_words_are_put_right_and_the_rest_is_kept(
    desk: Desk, typed: str, meant: str
) -> None:
    """Spaces, quotes and brackets too."""
    assert desk.corrected(typed) == meant


def test_a_word_two_letters_off_is_meant_only_if_it_sounds_the_same(desk: Desk) -> None:
    """A word of another language, or one that no article has, is not misspelt."""
    assert desk.corrected("gardinur") == "gardener"
    assert desk.corrected("gartenet") is None


@pytest.mark.parametrize("typed", ["Khaddafy", "Quaddafi", "Gadafhi", "Moamar Quadaffi"])
def test_names_are_put_right_however_they_sound(desk: Desk, typed: str) -> None:
    """Into a form that finds them all."""
    assert "af" in (desk.corrected(typed) or "")


def test_names_run_together_are_taken_apart(desk: Desk) -> None:
    """A missing space is a misspelling like any other."""
    assert desk.corrected("bokoharam") == "Boko Haram"
    assert desk.corrected("islamicstate denied") == "Islamic State denied"


@pytest.mark.parametrize(
    "typed", ["government", "Gaddafi", "=goverment", "xqzzv", "roses seal", "40000", "is", "*"]
)
def test_nothing_is_proposed_where_nothing_is_wrong_or_known(desk: Desk, typed: str) -> None:
    """Words that are there, words asked for letter by letter, words like no other."""
    assert desk.corrected(typed) is None


def test_a_proposal_that_finds_no_more_is_not_made(desk: Desk) -> None:
    """Each half is right now, but no article has both."""
    assert desk.corrected("goverment roses") is None
    assert 0 < len(desk.asked) <= TRIED


def test_a_rare_word_with_a_far_commoner_neighbour_is_doubted(tmp_path: Path) -> None:
    """As a misspelling in one article among many hundreds."""
    texts = tuple(f"The mayor spoke about parking, for the {n}th time." for n in range(120))
    desk = Desk(tmp_path, (*texts, "The mayer spoke about parking once.", "A spooky mayor."))
    assert desk.corrected("mayer parking") == "mayor parking"
    assert desk.corrected("spooky") is None
    desk.close()


def test_a_word_may_be_half_typed(tmp_path: Path) -> None:
    """Rather than be another that is more frequent."""
    texts = tuple(f"The drop was felt by {n} drivers in the fog." for n in range(9))
    desk = Desk(tmp_path, (*texts, "A drone flew over the pier.", "The drone came back."))
    assert desk.corrected("dron") == "drone"
    assert desk.corrected("drob") == "drop"
    desk.close()


def test_spellings_of_one_name_sound_the_same() -> None:
    """Across the ways of writing Arabic and Russian in Latin letters."""
    assert len({sound(name) for name in ("gaddafi", "khadafy", "qadhafi", "kadafi")}) == 1
    assert sound("hezbollah") == sound("hizbullah")
    assert sound("mosul") != sound("raqqa")
    assert sound("osama") == sound("usama") != sound("basama")
    assert sound("dada\nabba\n\nddi").split("\n") == ["dt", "p", "", "dt"]


def test_a_table_without_names_has_none_near() -> None:
    """Nor is it an error to ask."""
    assert SpelledNames(AliasTable([])).near("kaddafi") == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.text(alphabet='abgot govermnt"()=*~:-OR\u2019\ud800é', max_size=40))
def test_any_query_can_be_looked_at(desk: Desk, typed: str) -> None:
    """Whatever the parser reads; what is proposed differs and finds more."""
    try:
        proposed = desk.corrected(typed)
    except (BadQuery, QueryTooCostly):
        return
    assert proposed != typed
    assert len(desk.asked) <= TRIED + 1


def test_a_word_in_use_is_a_name_only_if_a_letter_is_wrong_and_articles_write_it(
    tmp_path: Path,
) -> None:
    """However alike they sound, and though nobody here writes Poutine."""
    texts = ("Vladimir Putin was pouting.", "The rotors turned, Reuters said.", "Kerry saw Kery.")
    desk = Desk(tmp_path, (*texts, *(f"Reuters met Putin and Kerry on day {n}." for n in "12")))
    try:
        assert desk.corrected("rotors") is None
        assert desk.corrected("pouting") is None
        assert desk.corrected("Kery") == "Kerry"
    finally:
        desk.close()


def test_a_name_is_put_right_as_the_articles_write_it(tmp_path: Path) -> None:
    """Though a form of another language is nearer to what was typed."""
    desk = Desk(tmp_path, ("Benjamin Netanyahu spoke.", "The speech of Netanyahu was long."))
    try:
        assert desk.corrected("netanyahoo speech") in (
            "Netanyahu speech",
            "Benjamin Netanyahu speech",
        )
    finally:
        desk.close()


def test_a_form_that_nobody_writes_is_not_what_was_meant(tmp_path: Path) -> None:
    """If the form of something else is as near and articles have it: "Berne" is nearly "Berney"."""
    desk = Desk(tmp_path, ("Bernie Sanders spoke.", "Sanders flew to Bern, in the snow."))
    try:
        assert desk.corrected("Berney Sanders") == "Bernie Sanders"
    finally:
        desk.close()
