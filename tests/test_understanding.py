"""Queries as people type them: in haste, in small letters, by half a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.answer import Answer, DidYouMean
from index.archive import Archive
from index.model import Entity, Form, RawDocument, Strength
from index.query.modes import AliasMode
from index.request import MatchMode, SearchRequest
from tests.test_searching import URLS

_ARTICLES = {
    "Kabul": ("BBC News", "US troops left Kabul on Monday, said Mr Obama. A US general left."),
    "Mosul": ("BBC Sport", "Two U.S. troops were wounded near Mosul, the United States said."),
    "Herat": ("The Herald", "The United States troops were to stay in Herat. Let us wait."),
    "Poem": ("The Herald", "Let us sing, they told us. Nothing ails us."),
    "Song": ("Herald", "They sang against us, and the troops sang with us and told us why."),
    "Assad": ("AP", "Bashar Assad spoke in Damascus. Syria was at war, Bashar Assad said."),
    "Vegas": ("AP", "The Las Vegas shooting was the worst of the year, said the sheriff."),
    "Casino": ("AP", "Shots rang in Las Vegas. The shooting went on for ten minutes."),
    "Hotel": ("AP", "In Las Vegas a shooting began at ten, from a hotel, said the sheriff."),
    "Phone": ("AP", "Apple would not open the phone for the FBI. The chief of Apple said no."),
    "Tree": ("AP", "An apple a day. She picked an apple, then another apple, said the gardener."),
    "Border": ("AP", "The US Mexico border was shut. A US Mexico deal failed."),
    "Wall": ("AP", "Rain fell on the US Mexico border. Nobody crossed it."),
    "Visit": ("AP", "A US Mexico summit was called off on Friday."),
    "Storm": ("AP", "Hurricane Harvey made landfall. In Houston streets were flooded by Harvey."),
    "Trial": ("AP", "Harvey Weinstein was led away, said the court. Harvey said nothing."),
    "Talks": ("AP", "The Iran deal is dead, said the United States. Iran and the US were apart."),
}  # fmt: skip


@pytest.fixture(scope="module", params=URLS)
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("typed") / "archive", request.param) as made:
        texts = _ARTICLES.items()
        list(
            made.add(
                RawDocument(text, False, title, title=title, source=source, clean=False)
                for title, (source, text) in texts
            )
        )
        yield made


def titles(answer: Answer) -> set[str]:
    return {hit.article.title for hit in answer.hits}


@pytest.mark.parametrize("typed", ["us troops", "kabul us troops", '"us troops"'])
def test_a_name_typed_small_is_the_name_beside_words_that_it_stands_beside(
    archive: Archive, typed: str
) -> None:
    answer = archive.search(SearchRequest(typed))
    assert "Kabul" in titles(answer)
    assert "Poem" not in titles(answer)
    assert any(
        "“us” was taken for United States, as nearly always beside “troops”" in note
        for note in answer.notes
    )
    assert {"Kabul", "Mosul", "Herat"} <= titles(archive.search(SearchRequest("us troops")))


@pytest.mark.parametrize(
    "typed", ["told us", "us", "troops, us", "let us wait", "=us troops", "and us", "us and sing"]
)
def test_elsewhere_it_stays_the_word(archive: Archive, typed: str) -> None:
    answer = archive.search(SearchRequest(typed))
    assert not any("taken for United States" in note for note in answer.notes)
    assert "Mosul" not in titles(answer)


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("us", 7),
        ("“us”", 7),
        ("let us wait", 1),
        ("told us", None),
        ('"told us"', None),
        ("apple picked", None),
    ],
)
def test_a_name_is_offered_where_the_archive_has_it_beside_the_other_words(
    archive: Archive, typed: str, total: int | None
) -> None:
    """With the number of articles that it would find; on the first page."""
    offers = archive.search(SearchRequest(typed)).offers
    assert [offer.total for offer in offers] == ([] if total is None else [total])
    for offer in offers:
        meant = f"{typed[: offer.start]}entity:{offer.entity}{typed[offer.end :]}"
        assert archive.search(SearchRequest(meant)).total == total


def test_a_name_that_is_hardly_meant_is_not_offered(tmp_path: Path) -> None:
    """A tenth as often as the word it may be meant, an eleventh is too little."""
    told = "The WHO held a meeting on a bridge. The World Health Organization was glad."
    texts = [told, *(f"The keeper who mended bridge {n} would not say why." for n in range(11))]
    with Archive.open(tmp_path / "archive") as archive:
        raws = [RawDocument(text, False, text, clean=False) for text in texts]
        list(archive.add(raws[:-1]))
        answer = archive.search(SearchRequest("bridge who"))
        assert (answer.total, [offer.total for offer in answer.offers]) == (10, [1])
        list(archive.add(raws[-1:]))
        answer = archive.search(SearchRequest("bridge who"))
        assert (answer.total, answer.offers) == (11, ())


@pytest.mark.parametrize(("written", "name"), [(1, "Navy SEALs"), (2, None)])
def test_a_plural_is_the_name_if_it_mostly_is(
    tmp_path: Path, written: int, name: str | None
) -> None:
    """Three times as often, where another word needs ten: else all articles with the singular
    come first."""
    texts = [f"The Navy SEALs raided house {n}. SEALs then left." for n in range(5)]
    texts += [f"A lid should seal jar {n}." for n in range(9)]
    texts += [f"On beach {n} lay two seals." for n in range(written)]
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add(RawDocument(t, False, t, language="en", clean=False) for t in texts))
        answer = archive.search(SearchRequest("seals"))
    assert [one.name for one in answer.expansion] == ([name] if name else [])
    assert any("as mostly in this archive" in note for note in answer.notes) is bool(name)


def test_the_word_is_looked_for_beside_a_name_as_articles_write_it(tmp_path: Path) -> None:
    """A question with the verb does not mean the group, though three articles have both names."""
    raids = [f"Planes struck the Islamic State. Obama called it raid {n}." for n in range(3)]
    with Archive.open(tmp_path / "archive") as archive:
        texts = [*raids, "A doctor was asked: is Obama ill? He is not, said the doctor."]
        list(archive.add(RawDocument(text, False, text, clean=False) for text in texts))
        answer = archive.search(SearchRequest("asked is obama ill"))
    assert (answer.total, answer.in_part, answer.notes) == (1, False, ())


def test_a_given_name_is_searched_whoever_has_it_and_the_storm_called_so_is_offered(
    archive: Archive,
) -> None:
    answer = archive.search(SearchRequest("harvey"))
    assert titles(answer) == {"Storm", "Trial"}
    assert [offer.entity for offer in answer.offers] == ["hurricane-harvey"]
    assert titles(archive.search(SearchRequest("harvey court"))) == {"Trial"}
    assert titles(archive.search(SearchRequest("harvey houston"))) == {"Storm"}


@pytest.mark.parametrize("url", URLS)
def test_a_surname_behind_another_given_name_is_searched_whoever_has_it(
    tmp_path: Path, url: str
) -> None:
    texts = {
        "Bridge": "Ingvild Johnson opened the new bridge. It will be free, Johnson said.",
        "Nurse": "Boris Johnson spoke of a bridge. Ingvild, a nurse, heard him.",
        "Phone": "Tim Cook showed a telephone.",
    }
    with Archive.open(tmp_path / "archive", url) as archive:
        list(archive.add(RawDocument(t, False, n, title=n, clean=False) for n, t in texts.items()))
        answer = archive.search(SearchRequest("Ingvild Johnson"))
    assert answer.understood == "Ingvild · Johnson"
    assert [hit.article.title for hit in answer.hits] == ["Bridge", "Nurse"]


BEARERS = {
    **{f"Nils {n}": f"Nils Johnson sold {n} boats. Johnson was pleased." for n in range(9)},
    "Boris": "Boris Johnson saw the boats. A stone lay on the quay, and stones in the water.",
    **{f"Roger {n}": f"Roger Stone bought {n} boats, and Roger Stone sold them." for n in range(3)},
    "Roger": "Roger Stone sold his oars.",
    **{f"Biz {n}": f"Biz Stone had {n} oars." for n in range(2)},
    "Stones": "A wall of stone stands at the end of the quay. The stones are old.",
    "Chip": "The CHIP programme pays for children. A chip of wood floated by.",
    "Wood": "A chip of wood floated by, then another chip.",
    "Fund": "OSWAL, a fund for rivers, was closed by the mayor.",
    "Saint": "Father Oswal walked to the spring.",
}  # fmt: skip


@pytest.fixture(scope="module", params=URLS)
def bearers(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("bearers") / "archive", request.param) as made:
        articles = BEARERS.items()
        list(made.add(RawDocument(t, False, n, title=n, clean=False) for n, t in articles))
        yield made


@pytest.mark.parametrize("typed", ["Johnson", "johnson", "Johnson boats"])
def test_a_bare_surname_is_the_word_where_it_is_mostly_that_of_others(
    bearers: Archive, typed: str
) -> None:
    answer = bearers.search(SearchRequest(typed))
    assert answer.total == 10
    (offer,) = answer.offers
    assert (offer.entity, offer.total) == ("boris-johnson", 1)
    assert bearers.search(SearchRequest(typed, aliases=AliasMode.STRICT)).total == 1


def test_elsewhere_articles_on_others_of_the_surname_are_told_of(bearers: Archive) -> None:
    answer = bearers.search(SearchRequest("Stone"))
    assert {name.entity for name in answer.expansion} == {"roger-stone"}
    assert answer.notes == ("In 2 articles more “Stone” may be another name or a word: =Stone",)
    assert bearers.search(SearchRequest("=Stone")).total == answer.total + 2


def test_beside_other_words_too_and_with_these(bearers: Archive) -> None:
    """But not of what is excluded, or asked of one field."""
    answer = bearers.search(SearchRequest("Stone oars"))
    assert [hit.article.title for hit in answer.hits] == ["Roger"]
    note = "In 2 articles more “Stone” may be another name or a word: =Stone oars"
    assert answer.notes == (note,)
    assert bearers.search(SearchRequest("=Stone oars")).total == 3
    for typed in ("oars -Stone", "title:Stone oars"):
        assert not any(
            "more “Stone”" in told for told in bearers.search(SearchRequest(typed)).notes
        )


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("CHIP", "In 1 article “CHIP” stands in capitals: =CHIP"),
        ("wood CHIP", "In 1 article “CHIP” stands in capitals: wood =CHIP"),
        ("WOOD CHIP", None),
        ("Chip", None),
        ("OSWAL", "In 1 article “OSWAL” stands in capitals: =OSWAL"),
        ("WOOD", None),
    ],
)
def test_a_word_typed_in_capitals_is_told_of_if_articles_have_it_so(
    bearers: Archive, typed: str, note: str | None
) -> None:
    assert bearers.search(SearchRequest(typed)).notes == ((note,) if note else ())


def test_letters_of_a_name_with_dots_are_nothing_to_tell_of(tmp_path: Path) -> None:
    """Though articles write it without them too."""
    texts = ("The U.S. government sent troops.", "The US government sent help to us all.")
    with Archive.open(tmp_path / "archive") as made:
        list(made.add(RawDocument(text, False, text, title="News", clean=False) for text in texts))
        answer = made.search(SearchRequest("U.S. government"))
        assert (answer.total, answer.notes) == (2, ())


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("typed", ["Helen Brandt", "helen brandt", "Brandt Works"])
def test_a_whole_name_comes_before_its_words_apart(tmp_path: Path, url: str, typed: str) -> None:
    long = "The ferry was late again, and nobody could say when it would come. "
    apart = "Brandt was at home when the ship came in on Friday. Helen had not been told of it. "
    texts = {
        "Apart": apart * 2 + "At the harbour all works were closed. " + "Nobody spoke. " * 15,
        "Helen Brandt closes Brandt Works": "It had been losing money for years, the mayor said.",
        "Ferry": f"Helen Brandt left Brandt Works. {long * 9}",
        **{f"Other {n}": f"The council of town {n} met on Monday." for n in range(20)},
    }
    with Archive.open(tmp_path / "archive", url) as archive:
        list(archive.add(RawDocument(t, False, n, title=n, clean=False) for n, t in texts.items()))
        answer = archive.search(SearchRequest(typed))
    assert [hit.article.title for hit in answer.hits][2:] == ["Apart"]
    assert answer.notes == (f'In 2 articles of these “{typed}” stands in a row: "{typed}"',)


@pytest.mark.parametrize("url", URLS)
def test_a_whole_name_in_a_row_does_not_stand_for_the_rest_of_a_query(
    tmp_path: Path, url: str
) -> None:
    texts = {
        "Ferry": "Helen Brandt left the ferry at noon, and said nothing to the mayor. ",
        "Works": "Helen Brandt closed the works at noon, and said nothing to the mayor. ",
    }
    with Archive.open(tmp_path / "archive", url) as archive:
        list(archive.add(RawDocument(t * 3, False, n, title=n) for n, t in texts.items()))
        assert titles(archive.search(SearchRequest("Helen Brandt ferry"))) == {"Ferry"}
        assert titles(archive.search(SearchRequest("Helen Brandt -ferry"))) == {"Works"}
        assert archive.search(SearchRequest("Helen Brandt walrus")).in_part


def test_what_stands_beside_may_be_a_name(archive: Archive) -> None:
    answer = archive.search(SearchRequest("us mexico"))
    assert titles(answer) == {"Border", "Wall", "Visit"}
    assert any("beside “mexico”" in note for note in answer.notes)


def test_words_that_no_article_has_together_are_names_if_one_has_those(archive: Archive) -> None:
    answer = archive.search(SearchRequest("apple on a phone of fbi"))
    assert not any("Apple" in note for note in answer.notes)  # "on" is nowhere
    answer = archive.search(SearchRequest("apple phone fbi"))
    assert titles(answer) == {"Phone"}
    (note,) = answer.notes
    assert note == (
        "“apple” was taken for Apple Inc., since hardly an article has all of this with the word; "
        "=apple finds the word."
    )
    assert titles(archive.search(SearchRequest("apple day"))) == {"Tree"}


@pytest.mark.parametrize(
    ("firm", "fruit", "named"), [(3, 1, True), (2, 1, False), (6, 2, False), (4, 3, False)]
)
def test_a_word_is_the_name_if_far_more_articles_have_that_with_the_rest(
    tmp_path: Path, firm: int, fruit: int, named: bool
) -> None:
    """Three at least, three times as many, and the word in small letters once at most; on all
    pages, and from whatever source."""
    texts = [f"The judge heard Apple on phone {n}, and the chief of Apple." for n in range(firm)]
    texts += [f"The judge of fair {n} held an apple." for n in range(fruit)]
    texts += [f"Somebody picked an apple from tree {n}." for n in range(4)]

    def taken(answer: Answer) -> bool:
        return any(note.startswith("“apple” was taken for Apple Inc.") for note in answer.notes)

    with Archive.open(tmp_path / "archive") as archive:
        list(
            archive.add(
                RawDocument(t, False, t, source=f"Post {'0' in t}", clean=False) for t in texts
            )
        )
        asked = SearchRequest("apple judge", limit=1)
        answer = archive.search(asked)
        assert (answer.total, taken(answer)) == (firm if named else fruit, named)
        if named:
            assert taken(archive.search(replace(asked, cursor=answer.next)))
            assert taken(archive.search(replace(asked, sources=("Post True",))))
        for other in (replace(asked, match=MatchMode.ALL), SearchRequest("+apple judge")):
            assert archive.search(other).total == fruit


def test_two_words_typed_as_one_are_taken_apart(archive: Archive) -> None:
    answer = archive.search(SearchRequest("usgeneral left"))
    assert answer.did_you_mean is None  # halves have three letters
    answer = archive.search(SearchRequest("theworst"))
    assert answer.did_you_mean is not None
    assert answer.did_you_mean.text == "the worst"
    assert archive.search(SearchRequest("worstthe")).did_you_mean is None


@pytest.mark.parametrize("url", URLS)
def test_a_pasted_headline_finds_its_article_first(tmp_path: Path, url: str) -> None:
    """Though a name of the query is a part of another there; nothing is barred by it."""
    headline = "Texas Health Worker Tests Positive for Ebola"
    articles = {
        headline: "The nurse was well, said Dr. Varga.",
        "Ebola": "In Texas a health worker feared that she might test positive for Ebola.",
        "Texas": "Ebola in Texas: a worker for the health office saw tests that were positive.",
        **{f"Other {n}": f"The council of town {n} met on Monday." for n in range(40)},
    }
    with Archive.open(tmp_path / "archive", url) as archive:
        list(
            archive.add(RawDocument(t, False, n, title=n, clean=False) for n, t in articles.items())
        )
        answer = archive.search(SearchRequest(headline))
        assert answer.hits[0].article.title == headline
        assert titles(answer) == {headline, "Ebola", "Texas"}
        assert headline in titles(archive.search(SearchRequest(headline.upper() + "?")))
        barred = archive.search(SearchRequest(f"{headline} -nurse"))
        assert headline not in titles(barred)
        strict = archive.search(SearchRequest(headline, aliases=AliasMode.STRICT))
        assert headline not in titles(strict)


def test_a_name_may_be_just_the_word_if_no_article_has_it_beside_the_rest(tmp_path: Path) -> None:
    """Of the people called like a firm, say: the firm is in another article."""
    with Archive.open(tmp_path / "archive") as archive:
        for text in (
            "Eleanor Ford told the council of the fire.",
            "Ford, the carmaker, made a loss.",
            "The United Nations met. An envoy called the plan un-Belgian.",
        ):
            list(archive.add([RawDocument(text, False, text, clean=False)]))
        answer = archive.search(SearchRequest("ford council fire"))
        assert (answer.total, answer.in_part) == (1, False)
        assert answer.understood == "(Ford Motor Company or ford) · council · fire"
        assert any("the words typed were searched as well" in note for note in answer.notes)
        assert archive.search(SearchRequest("Ford council flood")).in_part
        assert archive.search(SearchRequest("Ford carmaker")).notes == ()
        for typed in ("un-Belgian", '"plan un belgian"'):
            joined = archive.search(SearchRequest(typed))
            assert (joined.total, joined.in_part, len(joined.notes)) == (1, False, 1)


@pytest.mark.parametrize("match", [MatchMode.AUTO, MatchMode.ANY])
def test_a_name_that_no_article_has_is_its_word(tmp_path: Path, match: MatchMode) -> None:
    """A bridge of Wien, who was a physicist, is in no town of an archive that has no towns."""
    text = "The wien bridge measures capacitance."
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([RawDocument(text, False, "a", clean=False)]))
        answer = archive.search(SearchRequest("wien bridge", match=match))
        marked = [mark.text for mark in answer.hits[0].passages[0].highlights]
        assert (answer.in_part, marked) == (False, ["wien", "bridge"])
        assert "No article has “wien” as a name; it was searched as a word." in answer.notes


def test_a_name_that_articles_may_only_have_been_read_without_is_told_so(tmp_path: Path) -> None:
    """As after an upgrade that brings a new table."""
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([RawDocument("The wien bridge measures.", False, "a", clean=False)]))
    with closing(sqlite3.connect(tmp_path / "archive" / "archive.sqlite")) as db, db:
        db.execute("UPDATE meta SET value = 'of before' WHERE key = 'aliases'")
    with Archive.open(tmp_path / "archive") as archive:
        (note,) = archive.search(SearchRequest("wien bridge")).notes
        assert note.startswith("No article has “wien” as a name by the earlier names: they changed")


def test_a_question_finds_what_answers_it(tmp_path: Path) -> None:
    """And a question that is a headline finds its article, though its name is none there."""
    articles = {
        "Fire on the coast": "The lighthouse burned on Monday.",
        "When did fish return?": "Nobody saw it.",
        "How much is turkey?": "A bird costs twenty pounds at the farm.",
        "Ankara": "Turkey voted.",
    }
    with Archive.open(tmp_path / "archive") as archive:
        list(
            archive.add(RawDocument(t, False, n, title=n, clean=False) for n, t in articles.items())
        )
        asked = archive.search(SearchRequest("when did the lighthouse burn?"))
        assert (titles(asked), asked.in_part) == ({"Fire on the coast"}, False)
        assert asked.understood == "the · lighthouse · burn"
        assert archive.search(SearchRequest("+when did the lighthouse burn?")).in_part
        pasted = archive.search(SearchRequest("How much is Turkey?"))
        assert titles(pasted) == {"How much is turkey?", "Ankara"}


def test_a_phrase_that_no_article_has_is_offered_as_words(archive: Archive) -> None:
    offered = archive.search(SearchRequest('"Mexico wall US"')).did_you_mean
    assert offered is not None
    assert (offered.text, archive.search(SearchRequest(offered.text)).total) == (
        "Mexico wall US",
        offered.total,
    )
    assert archive.search(SearchRequest('"Mexico Kabul"')).did_you_mean is None  # nowhere both


def test_a_word_that_most_articles_with_the_others_lack_may_be_left_out(tmp_path: Path) -> None:
    """Neither a name nor the rarest word nor one that is asked for with a plus; and none where an
    article has them all in one place."""
    texts = [f"The ferry to Orlaby was shut for repairs in week {week}." for week in range(4)]
    much = "Nobody minded. " * 20  # the timetable is another matter
    texts.append(f"The ferry to Orlaby was shut for repairs. {much} The timetable was new.")
    texts += ["The timetable of Kabul.", "The buses of Orlaby, a timetable."]
    texts += [f"The buses of Orlaby, line {line}." for line in range(3)]
    texts += [f"A timetable for {whom}." for whom in ("buses", "trains", "ships", "trams")]
    with Archive.open(tmp_path / "archive") as archive:
        raw = RawDocument("", False, "", title="T", language="en", clean=False)
        list(archive.add(replace(raw, content=text, origin=text) for text in texts))

        def offered(text: str) -> DidYouMean | None:
            answer = archive.search(SearchRequest(text))
            assert answer.total == 1
            return answer.did_you_mean

        assert offered("Orlaby ferry timetable") == DidYouMean("Orlaby ferry", 5)
        assert offered("Orlaby ferry timetable repairs") == DidYouMean("Orlaby ferry repairs", 5)
        assert offered("Orlaby ferry +timetable") is None
        assert offered("did Orlaby ferry get timetable?") == DidYouMean("Orlaby ferry", 5)
        assert offered("ferry timetable") is None  # half of what was asked
        assert offered("ferry timetable lang:en -Kabul") is None  # filters are no words
        assert offered("Orlaby ferry timetable lang:en") == DidYouMean("Orlaby ferry lang:en", 5)
        assert offered("timetable of Kabul") is None
        assert offered("Orlaby buses timetable") is None  # all in a sentence
        headline = "Orlaby Ferry Timetable"
        (done,) = archive.add([RawDocument(texts[4], False, "h", title=headline, clean=False)])
        assert done.problem is None
        found = archive.search(SearchRequest(headline.lower()))
        assert (found.hits[0].article.title, found.did_you_mean) == (headline, None)


def test_an_initial_is_no_part_that_an_article_has(tmp_path: Path) -> None:
    """Nor half of a word that somebody has typed as two."""
    texts = {
        "Post": "One e-mail after another: the e-mail that came by e-mail.",
        "Writer": "Ebba Tolliver wrote of ferries.",
        "Slip": "EbbaL Tolliver said nothing.",
    }
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add(RawDocument(t, False, n, title=n, clean=False) for n, t in texts.items()))
        answer = archive.search(SearchRequest("E. Maud Tolliver"))
        assert (titles(answer), answer.in_part) == ({"Slip", "Writer"}, True)
        assert titles(archive.search(SearchRequest("E Y"))) == {"Post"}  # if there is nothing else
        assert archive.search(SearchRequest("Ebba L. Tolliver")).did_you_mean is None


def test_two_names_that_are_nearly_one_are_put_right(archive: Archive) -> None:
    answer = archive.search(SearchRequest("Bashir Assad"))
    assert answer.did_you_mean is not None
    assert (answer.did_you_mean.text, answer.did_you_mean.total) == ("Bashar Assad", 1)
    assert archive.search(SearchRequest("Syria Assad")).did_you_mean is None


def test_a_given_name_that_is_nearly_that_of_the_surname_is_put_right(tmp_path: Path) -> None:
    """Though the archive has it too, so that it is not misspelt by itself."""
    texts = ["Dianne Feinstein spoke in the Senate.", "Diane sang.", "Diane sang again, loudly."]
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add(RawDocument(text, False, text, clean=False) for text in texts))
        for typed in ("Diane Feinstein", "diane feinstein", '"Diane Feinstein"'):
            answer = archive.search(SearchRequest(typed))
            meant, offers = answer.did_you_mean, answer.offers
            assert meant is not None
            assert offers == ()
            assert (meant.text.strip('"'), meant.total) == ("Dianne Feinstein", 1)


@pytest.mark.parametrize(
    "asked", [SearchRequest("source:bbc troops"), SearchRequest("troops", sources=("BBC",))]
)
def test_a_source_is_found_by_words_of_its_name(archive: Archive, asked: SearchRequest) -> None:
    answer = archive.search(asked)
    assert titles(answer) == {"Kabul", "Mosul"}
    assert any("these are of “BBC News”, “BBC Sport”, whose name has it" in n for n in answer.notes)


def test_a_source_is_found_by_its_initials(tmp_path: Path) -> None:
    """Those of its first words, with "The" or without; two letters would be many, and a name that
    has them comes first."""
    sources = (
        *("The Nice Harbour Tribune", "New Harbour Times - News", "New Harbour Times"),
        *("Nhterra", "Quiet News"),
    )
    with Archive.open(tmp_path / "archive") as made:
        list(
            made.add(
                RawDocument(f"{n} ferries sank.", False, str(n), source=name, clean=False)
                for n, name in enumerate(sources)
            )
        )
        answer = made.search(SearchRequest("ferries source:nht"))
        assert {hit.article.source for hit in answer.hits} == set(sources[:3])
        (note,) = answer.notes
        assert "“New Harbour Times - News”, “The Nice Harbour Tribune”, of these initials." in note
        assert made.search(SearchRequest("ferries source:tnh")).hits[0].article.source == sources[0]
        assert not made.search(SearchRequest("ferries source:qn")).total


def test_a_source_of_just_this_name_is_no_other(archive: Archive) -> None:
    answer = archive.search(SearchRequest("source:herald us"))
    assert titles(answer) == {"Song"}
    assert not any("source" in note for note in answer.notes)
    assert not archive.search(SearchRequest("* source:her")).total


@pytest.mark.parametrize("typed", ["Las Vegas shooting", '"Las Vegas shooting"'])
def test_an_event_that_many_articles_do_not_call_so_is_told_of(
    archive: Archive, typed: str
) -> None:
    answer = archive.search(SearchRequest(typed))
    assert titles(answer) == {"Vegas"}
    (note,) = answer.notes
    assert note.endswith("3 have the words of its name, together or apart: Las Vegas AND shooting")
    assert archive.search(SearchRequest("Las Vegas AND shooting")).total == 3


def test_so_is_one_beside_other_words(archive: Archive) -> None:
    answer = archive.search(SearchRequest("sheriff “Las Vegas shooting” said"))
    assert titles(answer) == {"Vegas"}
    (note,) = answer.notes
    assert "2 have the words" in note
    assert note.endswith(": sheriff Las Vegas AND shooting said")
    assert archive.search(SearchRequest("sheriff Las Vegas AND shooting said")).total == 2


def test_the_words_of_an_event_are_found_where_no_article_has_it_with_the_rest(
    archive: Archive,
) -> None:
    answer = archive.search(SearchRequest("Las Vegas shooting hotel"))
    assert (titles(answer), answer.in_part) == ({"Hotel"}, False)
    (note,) = answer.notes
    assert note.startswith("No article has all of this with the event “Las Vegas shooting”")
    in_part = archive.search(SearchRequest("Las Vegas shooting harpsichord worst"))
    assert (in_part.in_part, in_part.hits[0].lacking) == (True, ("harpsichord",))
    assert not any("event" in note for note in in_part.notes)
    assert archive.search(SearchRequest("Las Vegas shooting hotel", match=MatchMode.ALL)).total == 0


@pytest.mark.parametrize(("of_crimea", "told"), [(1, True), (11, False)])
def test_articles_with_a_place_only_in_the_name_of_an_event_are_told_of(
    tmp_path: Path, of_crimea: int, told: bool
) -> None:
    """If they are a tenth of those found."""
    with Archive.open(tmp_path / "archive") as made:
        texts = [f"{n} ships left Crimea on Monday." for n in range(of_crimea)]
        texts.append("Ministers condemned the annexation of Crimea on Monday.")
        list(made.add(RawDocument(text, False, text, title="News", clean=False) for text in texts))
        answer = made.search(SearchRequest("“Crimea” Monday"))
        assert answer.total == of_crimea
        wider = "(Crimea OR entity:annexation-of-crimea) Monday"
        note = (
            "In 1 article more “Crimea” stands only in the name of an event (Annexation of Crimea)"
        )
        note += f". With these: {wider}"
        assert answer.notes == ((note,) if told else ())
        assert made.search(SearchRequest(wider)).total == of_crimea + 1


def test_an_article_with_a_place_only_in_the_name_of_an_event_is_told_of_once(
    tmp_path: Path,
) -> None:
    """Not as one with another place of that name too."""
    shooting = Entity("ridge-shooting", "Tolver shooting", "event", (Form("Tolver shooting"),))
    texts = [f"The mayor of Tolver in Norland spoke on day {n}." for n in range(4)]
    texts.append("Many mourned at the Tolver shooting trial.")
    with Archive.open(tmp_path / "archive") as made:
        made.names.put("tolver", Entity("tolver", "Tolver", "place", (_WEAK,), cues=("Norland",)))
        made.names.put("ridge-shooting", shooting)
        list(made.add(RawDocument(text, False, text, title="News", clean=False) for text in texts))
        (note,) = made.search(SearchRequest("Tolver")).notes
        assert "only in the name of an event (Tolver shooting)" in note
        list(made.add([RawDocument("Tolver sank.", False, "c", title="Ship", clean=False)]))
        assert made.search(SearchRequest("Tolver")).notes == (
            note,
            "In 1 article more “Tolver” may be another name or a word: =Tolver",
        )
        pact = Entity("pact", "Norland pact", "treaty", (Form("Norland pact"), _WEAK))
        made.names.put("pact", pact)  # the trial of the shooting has nothing to do with it
        list(made.add([RawDocument("The Norland pact failed.", False, "p", clean=False)]))
        assert made.search(SearchRequest("Norland pact")).notes == ()


_WEAK = Form("Tolver", strength=Strength.WEAK)


def test_letters_are_those_of_an_event_only_in_capitals(tmp_path: Path) -> None:
    """An institute called NICE is no truck attack in Nice."""
    event = Entity("lor-fair", "Foire de lor", "event", (Form("Foire de lor"), Form("LOR fair")))
    with Archive.open(tmp_path / "archive") as made:
        made.names.put("lor", Entity("lor", "Lower Ore Railway", "organisation", (Form("LOR"),)))
        made.names.put("lor-fair", event)
        texts = [
            "LOR, the Lower Ore Railway, ran on Monday.",
            "The Foire de lor was on Monday.",
        ]
        list(made.add(RawDocument(text, False, text, title="News", clean=False) for text in texts))
        (note,) = made.search(SearchRequest("LOR Monday")).notes
        assert note
        event = replace(event, forms=event.forms[:1])
        made.names.put("lor-fair", event)
        assert made.search(SearchRequest("LOR Monday")).notes == ()


def test_an_event_without_a_name_in_it_is_not_taken_apart(tmp_path: Path) -> None:
    texts = ("Derry still mourns Bloody Sunday.", "A bloody fight on Sunday woke the gardener.")
    with Archive.open(tmp_path / "archive") as made:
        list(made.add(RawDocument(text, False, text, title="Past", clean=False) for text in texts))
        assert made.search(SearchRequest("Bloody Sunday gardener")).in_part
        assert not made.search(SearchRequest("Bloody AND Sunday gardener")).in_part


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("troops bazaar", "No article has “bazaar”."),
        ("Kabul Nairobi unicorns", "No article has “Nairobi” or “unicorns”."),
        ('"troops and unicorns"', "No article has “unicorns”."),
        ("troops title:Mexico", "No article has “Mexico” in the title."),
        ("title:Kabul title:hotel", None),
        ("troops -unicorns", None),
        ("Kabul", None),
    ],
)
def test_what_stands_in_no_article_is_said(archive: Archive, typed: str, told: str | None) -> None:
    notes = archive.search(SearchRequest(typed)).notes
    assert list(notes) == ([told] if told else [])


def test_what_was_typed_as_one_word_is_found_by_its_parts_where_nothing_has_it(
    archive: Archive,
) -> None:
    """Those in small letters have two readings."""
    for typed in ("US-Iran deal", "us-iran deal"):
        answer = archive.search(SearchRequest(typed))
        assert "Talks" in titles(answer)
        assert answer.in_part


def test_names_within_a_name_that_no_article_has_are_names(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        text = "The coup in Turkey failed within a night, and thousands were arrested. "
        list(archive.add([RawDocument(text * 3, False, "one", title="Ankara", clean=False)]))
        for typed in ("Turkey coup", "turkey coup"):
            answer = archive.search(SearchRequest(typed))
            assert [one.name for one in answer.expansion] == ["Turkey"]
            assert [m.text for m in answer.hits[0].passages[0].highlights][:2] == ["coup", "Turkey"]


def test_words_of_such_a_name_that_the_archive_has_as_words_stay_words(tmp_path: Path) -> None:
    """A car is no Central African Republic, though CAR is."""
    with Archive.open(tmp_path / "archive") as archive:
        archive.names.put("bribes", Entity("bribes", "Car Wash", "event", (Form("Car Wash"),)))
        text = "He took the car to the river, as he did every week, and went on to wash it there. "
        list(archive.add([RawDocument(text * 3, False, "one", title="River", clean=False)]))
        for typed in ("Car Wash", "car wash"):
            answer = archive.search(SearchRequest(typed))
            assert (answer.total, answer.expansion) == (1, ())


def test_a_name_left_out_is_not_found_as_a_word_instead(tmp_path: Path) -> None:
    """Though then nothing is found, or only the rest."""
    with Archive.open(tmp_path / "archive") as archive:
        text = "The ferry went to Mexico with a cargo of lemons, and came back to Mexico empty. "
        list(archive.add([RawDocument(text * 3, False, "one", title="Ferry", clean=False)]))
        assert archive.search(SearchRequest("Mexico")).total == 1
        for others in ("", " lemons"):
            request = SearchRequest(f"Mexico{others}", without=("mexico/mexico",))
            answer = archive.search(request)
            assert (answer.total, answer.in_part) == ((1, True) if others else (0, False))
            assert "word" not in " ".join(answer.notes)


def test_a_name_that_is_called_as_its_word_is_said_once(tmp_path: Path) -> None:
    """Where both are searched, as no article has the name."""
    with Archive.open(tmp_path / "archive") as archive:
        text = "The ferry of New Mexico carries lemons to the other bank of the river each day. "
        list(archive.add([RawDocument(text * 3, False, "one", title="Ferry", clean=False)]))
        answer = archive.search(SearchRequest("Mexico lemons"))
        assert (answer.total, answer.understood) == (1, "Mexico · lemons")


def test_a_name_typed_small_is_not_told_to_be_others_where_it_is_its_own(tmp_path: Path) -> None:
    """Typed small after a sign it would be the word, which leaves all of them out."""
    text = "Jeff Sessions was asked about the recusal on day {}. Sessions recusal papers were read."
    texts = [text.format(n) for n in range(12)]
    texts += [f"Training sessions were held in hall {n}, long sessions." for n in range(30)]
    with Archive.open(tmp_path) as archive:
        list(archive.add(RawDocument(t, False, t, title="", clean=False) for t in texts))
        answer = archive.search(SearchRequest("sessions recusal"))
    assert [name.entity for name in answer.expansion] == ["jeff-sessions"]
    assert not any("is another name" in note for note in answer.notes)
