"""Suggestions while typing: words, names under any form, titles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.aliases.table import AliasTable
from index.answer import Suggestion, SuggestionKind
from index.archive import Archive
from index.assistance.beginnings import NameList, PlacedForm, folded_words, placed_forms
from index.assistance.suggesting import Suggester
from index.assistance.words import ArchiveWords
from index.engines import open_engine
from index.model import Entity, Form, RawDocument, Status
from index.naming.live import shipped
from index.outcomes import AddStatus
from index.store.articles import Store
from index.store.database import Database
from index.text.analysis import Analyzer, folded

ARTICLES = {
    "a": ("Fighters leave the town", "The fighters of Daesh left the town; the fight was short."),
    "b": ("Ferry fares rise", "Fares of the ferry rise again. The European Union pays a part."),
    "c": ("Ferries and fog", "Fog kept the ferries in port. The European Union was not asked."),
    "d": ("", "ISIL was driven out of a village by the army. The army mourned."),
}


@pytest.fixture(scope="module")
def suggester(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Suggester]:
    """Of the articles above and the names as shipped."""
    raws = [
        RawDocument(text, False, id, id=id, title=title, language="en", clean=False)
        for id, (title, text) in ARTICLES.items()
    ]
    yield from suggesting_from(raws, tmp_path_factory.mktemp("suggesting"))


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Suggester]:
    """Of thirty articles about Hamas in one paper, and one about a lighthouse in another."""
    often = [f"Hamas spoke again, {n} days after 9/11 had been remembered." for n in range(30)]
    once = "The lighthouse was opened by Hassan Rouhani and Evo Morales, on the way to Moldova."
    raws = [
        RawDocument(text, False, text, title="", language="en", clean=False, source=source)
        for text, source in (*((text, "Evening Bell") for text in often), (once, "Harbour Post"))
    ]
    yield from suggesting_from(raws, tmp_path_factory.mktemp("newsroom"))


def suggesting_from(raws: list[RawDocument], folder: Path) -> Iterator[Suggester]:
    """A suggester of an archive of these documents and the names as shipped."""
    with Archive.open(folder) as archive:
        assert all(one.status is AddStatus.CREATED for one in archive.add(raws))
    database = Database(folder / "archive.sqlite")
    engine = open_engine("tantivy:", folder / "index-1")
    names = NameList(shipped().table)
    yield Suggester(ArchiveWords(engine, Analyzer(), ("en",)), Store(database), names)
    engine.close()
    database.close()


def of(kind: SuggestionKind, found: tuple[Suggestion, ...]) -> list[str]:
    """The texts of one kind."""
    return [one.text for one in found if one.kind is kind]


@pytest.mark.parametrize("typed", ["daesh", "Dae", "ISI", "islamic st", "islamic state of ir"])
def test_any_form_of_a_name_suggests_the_entity_with_its_forms(
    suggester: Suggester, typed: str
) -> None:
    """With the articles that have it under any name."""
    first = suggester.suggest(typed)[0]
    assert (first.kind, first.entity, first.articles) == (
        SuggestionKind.ENTITY,
        "islamic-state",
        2,
    )
    assert first.text.casefold().startswith(typed.casefold())
    assert first.label.startswith("Islamic State: ")
    assert {"ISIS", "ISIL"} <= set(first.forms)


def test_what_stands_before_the_name_is_kept(suggester: Suggester) -> None:
    """The suggestion is the whole text of the box."""
    assert "attack by Daesh" in of(SuggestionKind.ENTITY, suggester.suggest("attack by daes"))
    assert 'title:"Daesh' in of(SuggestionKind.ENTITY, suggester.suggest('title:"daes'))


def test_words_are_suggested_of_the_part_that_is_asked(suggester: Suggester) -> None:
    """One that only texts have would find nothing in titles."""
    assert of(SuggestionKind.WORD, suggester.suggest("vil")) == ["village"]
    for typed, words in (("title:far", ["title:fares"]), ("title:vil", []), ("comments:far", [])):
        assert list(map(str.lower, of(SuggestionKind.WORD, suggester.suggest(typed)))) == words


def test_a_name_is_found_by_a_later_word_of_it(suggester: Suggester) -> None:
    """By three letters, and not by its little words."""
    assert "European Union" in of(SuggestionKind.ENTITY, suggester.suggest("unio"))
    assert of(SuggestionKind.ENTITY, suggester.suggest("of")) == []


def test_names_that_no_article_has_are_not_suggested(suggester: Suggester) -> None:
    """They would lead nowhere."""
    assert of(SuggestionKind.ENTITY, suggester.suggest("boko h")) == []


def test_a_form_that_articles_write_comes_before_one_that_none_writes(
    suggester: Suggester,
) -> None:
    """Articles have the group, but none calls it so in French."""
    found = of(SuggestionKind.ENTITY, suggester.suggest("e"))
    assert found[0] == "European Union"
    assert "Etat islamique" in found


def test_after_a_word_come_the_names_that_articles_have_with_it(newsroom: Suggester) -> None:
    """However rare; after one letter none does, for too many begin so."""
    assert of(SuggestionKind.ENTITY, newsroom.suggest("ha"))[0] == "Hamas"
    assert of(SuggestionKind.ENTITY, newsroom.suggest("lighthouse ha")) == [
        "lighthouse Hassan Rouhani"
    ]
    assert of(SuggestionKind.ENTITY, newsroom.suggest("lighthouse h")) == []


def test_a_frequent_word_leaves_out_the_names_that_no_article_has_with_it(
    newsroom: Suggester,
) -> None:
    assert of(SuggestionKind.ENTITY, newsroom.suggest("way hass")) == ["way Hassan Rouhani"]
    assert of(SuggestionKind.ENTITY, newsroom.suggest("again hass")) == []


def test_of_names_beside_a_word_those_come_first_that_are_written_as_typed(tmp_path: Path) -> None:
    """However often the others are meant by another form."""
    texts = [f"The lighthouse of the Federal Reserve, year {n}." for n in range(3)]
    texts.append("The lighthouse pleased Angela Merkel.")
    raws = [RawDocument(text, False, text, language="en", clean=False) for text in texts]
    for suggester in suggesting_from(raws, tmp_path):
        found = of(SuggestionKind.ENTITY, suggester.suggest("lighthouse merk"))
        assert found[0] == "lighthouse Angela Merkel"
        assert len(found) > 1


def test_a_longer_name_behind_a_word_stays_the_first(newsroom: Suggester) -> None:
    found = of(SuggestionKind.ENTITY, newsroom.suggest("opened evo mo"))
    assert tuple(found[:2]) == ("opened Evo Morales", "opened evo Moldova")


@pytest.mark.parametrize("typed", ["Jerry Mo", "jerry mo"])
def test_a_given_name_goes_on_with_the_surnames_that_articles_have_behind_it(
    tmp_path: Path, typed: str
) -> None:
    texts = [
        "Jerry Mortimer keeps bees near Moscow. Jerry moved there, Mortimer said.",
        "Narendra Modi was welcomed by Jerry, a beekeeper. Modi bought more honey.",
        "Modi said that most of it was good. Moscow was silent.",
    ]
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add(RawDocument(text, False, text, clean=False) for text in texts))
        found = archive.suggest(typed)
        assert [one.text.casefold() for one in found] == ["jerry mortimer"]
        assert archive.suggest("Jerry Xa") == ()
        assert any(one.entity == "narendra-modi" for one in archive.suggest("bought mo"))


def test_a_number_that_goes_on_a_word_begins_no_name(newsroom: Suggester) -> None:
    """But the numbers of one name are completed together."""
    assert of(SuggestionKind.ENTITY, newsroom.suggest("9/1")) == ["9/11"]
    assert of(SuggestionKind.ENTITY, newsroom.suggest("hamas-9/1")) == []


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("source:ev", 'source:"Evening Bell"'),
        ('fog -source:"harbour po', 'fog -source:"Harbour Post"'),
        ("source:post", 'source:"Harbour Post"'),
        ("fog source:harbour p", 'fog source:"Harbour Post"'),
        ("entity:ham", "entity:hamas"),
        ("(entity:rouh", "(entity:hassan-rouhani"),
    ],
)
def test_values_of_fields_are_completed_as_the_field_takes_them(
    newsroom: Suggester, typed: str, completed: str
) -> None:
    """Sources by any of their words, in quotes; things by their names, as the id."""
    assert [one.text for one in newsroom.suggest(typed)] == [completed]


def test_sources_are_listed_before_a_letter_is_typed(newsroom: Suggester) -> None:
    """Most frequent first; a word behind a source is no part of its name."""
    assert [one.label for one in newsroom.suggest("source:")] == ["Evening Bell", "Harbour Post"]
    assert [one.text for one in newsroom.suggest("source:harbour lighth")] == [
        "source:harbour lighthouse"
    ]


@pytest.mark.parametrize("typed", ["source:ham", "lang:ha", "since:9", "entity:zzz"])
def test_other_values_are_not_taken_for_names(newsroom: Suggester, typed: str) -> None:
    """A date or a language is no beginning of a name."""
    assert newsroom.suggest(typed) == ()


def test_words_are_completed_most_frequent_first(suggester: Suggester) -> None:
    """In the letters the archive mostly uses; the word itself is no completion."""
    found = of(SuggestionKind.WORD, suggester.suggest("fe"))
    assert set(found) == {"ferry", "ferries"}
    assert of(SuggestionKind.WORD, suggester.suggest("army")) == []
    assert of(SuggestionKind.WORD, suggester.suggest("fighters le"))[:1] == ["fighters left"]


def test_after_a_word_its_followers_are_preferred(suggester: Suggester) -> None:
    """Both words begin so, but only one stands after the other."""
    assert of(SuggestionKind.WORD, suggester.suggest("ferry f")) == []
    assert of(SuggestionKind.WORD, suggester.suggest("fares ris")) == ["fares rise"]


def test_what_follows_a_word_comes_before_names_of_the_same_articles(tmp_path: Path) -> None:
    """However frequent they are; but not before a name that begins with the word."""
    texts = [
        f"The gun control bill, day {n}, has Mosul in it and the Islamic states." for n in "12"
    ]
    texts += [f"Day {n}: Connecticut was told of the gun." for n in range(9)]
    texts.append("Islamic State left Moscow. Lanterns, lanterns!")
    raws = [RawDocument(text, False, text, language="en", clean=False) for text in texts]
    for suggester in suggesting_from(raws, tmp_path):
        control, state = suggester.suggest("gun con")[:2]
        assert (control.text, state.entity) == ("gun control", "connecticut")
        assert [one.articles for one in suggester.suggest("lant")] == [1]  # in either letters
        assert suggester.suggest("islamic st")[0].entity == "islamic-state"


def test_titles_with_all_the_words_are_suggested(suggester: Suggester) -> None:
    """Whatever their order, the last one unfinished; with the article to go to."""
    (found,) = [one for one in suggester.suggest("rise fer") if one.kind is SuggestionKind.TITLE]
    assert (found.text, found.article) == ("Ferry fares rise", "b")


def test_letter_by_letter_words_get_no_names(suggester: Suggester) -> None:
    """``=Daesh`` asks for these letters, not for the group."""
    found = suggester.suggest("=daes")
    assert of(SuggestionKind.ENTITY, found) == []
    assert of(SuggestionKind.WORD, found) == ["=Daesh"]


@pytest.mark.parametrize("typed", ["", "   ", '"', "()", "x" * 5_000, "*", "title:", "\x00"])
def test_nothing_typed_suggests_nothing(suggester: Suggester, typed: str) -> None:
    """Nor does what is too long to be a query."""
    assert suggester.suggest(typed) == () or "x" not in typed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60), st.integers(-1, 12))
def test_anything_may_be_typed(suggester: Suggester, typed: str, limit: int) -> None:
    """Never an error, never more than asked for, no text twice under one kind."""
    found = suggester.suggest(typed, limit)
    assert len(found) <= max(0, limit)
    told = [(one.kind, one.text, one.article, one.entity) for one in found]
    assert len(told) == len(set(told))


def test_suggested_and_blocked_forms_and_blockers_are_left_out() -> None:
    """Only what a query would follow."""
    forms = (Form("Blue Lions"), Form("Bluecats", status=Status.SUGGESTED))
    table = AliasTable(
        [
            Entity("lions", "Blue Lions", "team", forms),
            Entity("soap", "Blue Lion Soap", "blocker", (Form("Blue Lion Soap"),)),
        ]
    )
    names = NameList(table)
    assert [row.form.text for row in names.beginning("blu")] == ["Blue Lions"]
    assert [row.inside for row in names.beginning("lion")] == [True]
    assert list(names.beginning("li")) == []


def test_names_divided_together_are_those_divided_one_by_one() -> None:
    """Every shipped form has its own words, and one without any does not shift the others."""
    forms = placed_forms(shipped().table)
    entity = forms[0].entity
    odd = [PlacedForm(entity, 0, Form(text)) for text in ("-", "Rock 'n' Roll-", "(Q)", "$", "$ 5")]
    forms = [*odd, *forms, *odd]
    assert folded_words(forms) == [" ".join(folded(each.form.text)) for each in forms]
    assert folded_words([]) == [""]


def test_articles_that_were_deleted_are_counted_no_more(tmp_path: Path) -> None:
    """The engine's own lists of terms have them until it tidies up."""
    text = "Daesh left the lighthouse, wrote paper number {} of the week."
    raws = [
        RawDocument(text.format(n), False, str(n), id=str(n), language="en", clean=False, source=s)
        for n, s in enumerate(["Harbour Post"] * 3 + ["Evening Bell"])
    ]
    with Archive.open(tmp_path) as archive:
        list(archive.add(raws))
        for n in range(3):
            archive.remove(str(n))
        (name,) = (one for one in archive.suggest("daesh") if one.entity == "islamic-state")
        assert name.articles == 1
        assert [one.articles for one in archive.suggest("lightho")] == [1]
        assert archive.suggest("source:harb") == ()
        assert [one.articles for one in archive.suggest("source:even")] == [1]
