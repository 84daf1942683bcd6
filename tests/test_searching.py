"""Searches end to end: the same on every engine, words near each other, and out of time."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.answer import Answer
from index.archive import Archive
from index.assistance.words import ArchiveWords
from index.deadline import Deadline
from index.errors import BadCursor, BadQuery, OutOfTime, QueryTooCostly
from index.matching import ARTICLE, Field, Order, Zone
from index.model import Confidence, RawDocument
from index.occurrences import Occurrences
from index.occurrences.finding import find
from index.occurrences.streams import Streams
from index.query.modes import AliasMode
from index.query.nodes import ScopedLeaf
from index.request import Duplicates, Group, MatchMode, SearchRequest
from index.searching import proximity
from index.text.analysis import Analyzer

URLS = ("memory:", "tantivy:", "whoosh:")
WORDS = ("river", "bank", "prison", "camp", "guard", "Daesh", "ISIL", "Raqqa", "Turkey", "turkey")
SPELT = {word: word.lower() for word in WORDS}


def articles(seed: int, count: int) -> list[RawDocument]:
    """Texts of few words, so that everything stands near everything now and then."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    made = []
    for n in range(count):
        words = chance.choices((*WORDS, "the", "of", "and", "slowly"), k=chance.randint(4, 30))
        text = f"Report {n}: {' '.join(words)}."
        made.append(
            RawDocument(
                text,
                markup=False,
                origin=f"{seed}/{n}",
                title=" ".join(chance.choices(WORDS, k=3)),
                source=chance.choice(["Herald", "Post", None]),
                published=datetime(2014, 1 + n % 12, 1 + n % 28, tzinfo=UTC) if n % 7 else None,
                clean=False,
            )
        )
    return made


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Archive]]:
    """The same articles on every engine; on Whoosh in several segments."""
    folder = tmp_path_factory.mktemp("archives")
    opened = [Archive.open(folder / url.rstrip(":"), url) for url in URLS]
    for archive in opened:
        for seed, count in enumerate((120, 40, 9)):
            list(archive.add(articles(seed, count)))
    yield opened
    for archive in opened:
        archive.close()


def found(archive: Archive, request: SearchRequest) -> set[str]:
    """The ids of every hit, page by page."""
    ids: list[str] = []
    request = replace(request, duplicates=Duplicates.SHOW, limit=50, passages=0)
    while True:
        answer = archive.search(request)
        ids += [hit.article.id for hit in answer.hits]
        if answer.next is None:
            break
        request = replace(request, cursor=answer.next)
    assert len(ids) == len(set(ids)) == answer.total
    return set(ids)


# --- every engine finds the same ---------------------------------------------------------------

_word = st.sampled_from([*WORDS, "nowhere", "riv*", "prisn~1", "=Turkey", "entity:turkey", "US"])
_date = st.sampled_from(["2014", "May 2014", "3 may 2014"])
_phrase = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
_quoted = st.builds("{}{}{}".format, st.just('"'), _phrase, st.just('"'))
_near = st.builds("{}~{}".format, _quoted, st.integers(1, 6))
_filter = st.sampled_from(["source:herald", "since:2014-05", "lang:en"])
_part = st.one_of(
    _word, _word, _quoted, _near, _filter, _date, st.builds("title:{}".format, _quoted | _word)
)
_query = st.recursive(
    _part,
    lambda inner: st.one_of(
        st.builds("{} {}".format, inner, inner),
        st.builds("{} OR {}".format, inner, inner),
        st.builds("({})".format, inner),
        st.builds("{} -({})".format, inner, inner),
    ),
    max_leaves=4,
)


@settings(max_examples=60)
@given(_query, st.sampled_from(MatchMode), st.sampled_from(AliasMode))
@example('"Raqqa"~6 "turkey Daesh camp"', MatchMode.AUTO, AliasMode.ON)  # marks beside a text
def test_every_engine_finds_the_same(
    archives: list[Archive], text: str, match: MatchMode, aliases: AliasMode
) -> None:
    request = SearchRequest(text, match=match, aliases=aliases, facets=(Field.SOURCE, Field.MONTH))
    try:
        reference = found(archives[0], request)
    except (BadQuery, QueryTooCostly) as refused:
        for other in archives[1:]:
            with pytest.raises(type(refused)):
                other.search(request)
        return
    told = archives[0].search(request)
    for other in archives[1:]:
        assert found(other, request) == reference
        answer = other.search(request)
        assert (answer.facets, answer.notes) == (told.facets, told.notes)


# --- words near each other ----------------------------------------------------------------------


def stands_near(words: list[str], text: str, slop: int) -> bool:
    """Whether all the words stand at places of their own within a stretch, by trying them all."""
    tokens = text.lower().rstrip(".").replace(":", "").split()
    places = [[n for n, token in enumerate(tokens) if token == word] for word in words]
    return any(
        len(set(choice)) == len(choice) and max(choice) - min(choice) < len(words) + slop
        for choice in itertools.product(*places)
    )


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(["river", "bank", "prison", "camp"]), min_size=2, max_size=4),
    st.integers(1, 12),
)
def test_words_near_each_other_are_found_where_trying_all_places_finds_them(
    archives: list[Archive], words: list[str], slop: int
) -> None:
    texts = {id: archives[0].article(id).text for id in found(archives[0], SearchRequest("*"))}
    expected = {id for id, text in texts.items() if stands_near(words, text, slop)}
    request = SearchRequest(f'body:"{" ".join(words)}"~{slop}')
    for archive in archives:
        assert found(archive, request) == expected


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_words_of_two_articles_are_not_near_each_other(
    url: str, order: Sequence[int], tmp_path: Path
) -> None:
    """In whichever order they are read: where one ends and the other begins, all three stand."""
    apart = " ".join(f"field{n}" for n in range(70))
    texts = (
        f"river camp {apart} bank camp {apart} river bank",
        f"camp river {apart} bank river {apart} camp bank",
    )
    with Archive.open(tmp_path, url) as archive:
        list(archive.add([RawDocument(texts[n], False, f"{n}", clean=False) for n in order]))
        assert len(found(archive, SearchRequest('"river bank"~20 "bank camp"~20'))) == 2
        assert found(archive, SearchRequest('"river bank camp"~20')) == set()


def test_one_word_ten_times_is_ten_places_of_it(tmp_path: Path) -> None:
    """As many as may be asked for near each other."""
    with Archive.open(tmp_path) as archive:
        for id, count in (("ten", 10), ("nine", 9)):
            text = "The chorus sang " + "again " * count + "in the square."
            list(archive.add([RawDocument(text, False, id, id=id, clean=False)]))
        assert found(archive, SearchRequest(f'"{"again " * 10}"~3')) == {"ten"}


def test_three_common_words_far_apart_are_answered(archives: list[Archive]) -> None:
    request = SearchRequest('"river bank prison camp"~50')
    one, *others = (found(archive, request) for archive in archives)
    assert one
    assert all(other == one for other in others)


def test_names_near_each_other_are_found_by_any_name(archives: list[Archive]) -> None:
    by_one, by_other = (
        [found(archive, SearchRequest(f'"{name} Raqqa camp"~4')) for archive in archives]
        for name in ("Daesh", "ISIL")
    )
    assert by_one == by_other
    assert by_one[0]
    assert by_one[0] == by_one[1] == by_one[2]


def test_words_near_each_other_are_compared_once(
    archives: list[Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Further pages, of an export too, cost little; what was not finished in time is done again."""
    text, compared = '"guard river prison"~30', list[int]()

    def counted(streams: Streams, leaves: list[ScopedLeaf], mode: AliasMode) -> list[Occurrences]:
        compared.append(1)
        return find(streams, leaves, mode)

    monkeypatch.setattr(proximity, "find", counted)
    request = SearchRequest(text, limit=2)
    with pytest.raises(OutOfTime):
        archives[0].search(replace(request, deadline=striking_after(0)))
    first = archives[0].search(request)
    assert compared
    compared.clear()
    second = archives[0].search(replace(request, cursor=first.next))
    assert (len(second.hits), second.total) == (2, first.total)
    assert not compared
    other = archives[0].search(replace(request, until=datetime(2014, 6, 1, tzinfo=UTC)))
    assert 0 < other.total < first.total
    assert compared


def test_only_articles_that_the_filters_allow_are_compared(
    archives: list[Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the refusal advises: dates and sources may be typed, too. Notes on others are left out."""
    near, may = '"guard camp prison"~29', "date:2014-05 source:Post"
    beside = SearchRequest(near, since=datetime(2014, 5, 1, tzinfo=UTC), sources=("Post",))
    beside = replace(beside, until=datetime(2014, 5, 31, tzinfo=UTC))
    monkeypatch.setattr(proximity, "MOST_COMPARED", 15)
    for archive in archives:
        with pytest.raises(QueryTooCostly, match="dates, or a source"):
            archive.search(SearchRequest(near))
        answer = archive.search(SearchRequest(f"{near} {may}"))
        assert answer.total == archive.search(beside).total > 0
        never = archive.search(SearchRequest(f"{near} date:2031", match=MatchMode.ALL))
        assert never.total == 0
        assert not any(note.startswith("Without") for note in never.notes)


def test_what_excludes_words_near_each_other_excludes_just_those(archives: list[Archive]) -> None:
    for archive in archives:
        near = found(archive, SearchRequest('"river bank camp"~2'))
        rest = found(archive, SearchRequest('* -"river bank camp"~2'))
        assert not near & rest
        assert near | rest == found(archive, SearchRequest("*"))


# --- a part of a query --------------------------------------------------------------------------


def filed(texts: Sequence[str]) -> list[RawDocument]:
    return [RawDocument(t, False, "x", id=f"a{n}", clean=False) for n, t in enumerate(texts)]


def test_of_partial_matches_those_with_the_rarer_name_come_first(tmp_path: Path) -> None:
    """However often others say the more frequent one."""
    texts = [f"Report {n}: the people of Brazil vote. " + "Brazil is large. " * n for n in range(9)]
    texts += [f"Report {n}: a river in the north is high." for n in range(20)]
    texts.append("Zika has come to the city. " + "It has rained for days on the old town. " * 9)
    with Archive.open(tmp_path, engine="memory:") as archive:
        list(archive.add(filed(texts)))
        answer = archive.search(SearchRequest("Zika Brazil", explain=True))
    assert answer.in_part
    assert answer.total == 10
    assert answer.hits[0].article.id == f"a{len(texts) - 1}"
    lacking = [sum(p.value for p in hit.parts if p.name == "lacking") for hit in answer.hits]
    assert all(other < lacking[0] < 0 for other in lacking[1:])
    assert [hit.lacking for hit in answer.hits] == [("Brazil",), *[("Zika",)] * 9]


def test_a_word_of_most_articles_is_no_part_that_is_enough(tmp_path: Path) -> None:
    """Of "the bridge of Orla" any article would have a part."""
    texts = [f"Report {n}: the ferry of the town leaves." for n in range(25)]
    texts += ["The bridge is open.", "Orla is a town."]
    with Archive.open(tmp_path, engine="memory:") as archive:
        list(archive.add(filed(texts)))
        for text in ("the bridge of Orla", "the bridge-of-Orla"):
            answer = archive.search(SearchRequest(text))
            assert {hit.article.id for hit in answer.hits} == {"a25", "a26"}
            assert all(hit.lacking == () for hit in answer.hits) is ("-" in text)
        assert archive.search(SearchRequest("the of")).total == 25


def test_words_like_a_typed_one_are_looked_up_once_for_all_readings(
    archive: Archive, add: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And for all pages, in the zone in which they are searched."""
    asked: list[tuple[object, ...]] = []
    look_up = ArchiveWords.like

    def like(words: ArchiveWords, *about: Any) -> tuple[str, ...]:
        asked.append(about)
        return look_up(words, *about)

    monkeypatch.setattr(ArchiveWords, "like", like)
    add("The river rose.", "The camp at the river was closed.")
    for match in MatchMode:
        answer = archive.search(SearchRequest("rivr~ nowhere turkey title:clos*", match=match))
        assert answer.total == (0 if match is MatchMode.ALL else 2)
    assert asked == [("rivr", 1, 50, ARTICLE), ("clos", 0, 401, (Zone.TITLE,))]


# --- out of time --------------------------------------------------------------------------------


def striking_after(looks: int) -> Deadline:
    """A deadline that has passed when it was looked at so often."""
    return Deadline(looks, itertools.count().__next__)


def answers(archive: Archive, request: SearchRequest) -> list[Answer | None]:
    """What is answered when the deadline strikes a little later each time; None: nothing was."""
    told: list[Answer | None] = []
    while not told or told[-1] is None or not told[-1].complete:
        try:
            told.append(archive.search(replace(request, deadline=striking_after(len(told)))))
        except OutOfTime:
            told.append(None)
    return told


@pytest.mark.parametrize(
    "text",
    [
        "river bank",
        "nowhere Daesh",
        "rivver~ ban* nowhere",
        '"river bank camp"~9',
        "river -camp",
        "Daesh OR guard",
    ],
)
def test_an_answer_out_of_time_says_so_and_is_true_as_far_as_it_goes(
    archives: list[Archive], text: str
) -> None:
    request = SearchRequest(text, facets=(Field.SOURCE, Field.MONTH))
    for archive in archives:
        told = answers(archive, request)  # first, or phrases would be known from before
        whole = archive.search(request)
        every = found(archive, request)
        assert told[0] is None  # nothing is begun after the deadline
        for answer in told:
            if answer is None:
                continue
            assert answer.hits
            assert answer.total <= whole.total
            assert {hit.article.id for hit in answer.hits} <= every
            assert answer.searched.of == whole.searched.of == whole.searched.articles
            assert answer.complete == (not any("Time ran out" in note for note in answer.notes))
        last = told[-1]
        assert last is not None
        assert (last.total, last.hits, last.facets) == (whole.total, whole.hits, whole.facets)


def test_how_much_was_searched_is_told(archives: list[Archive]) -> None:
    told = [a for a in answers(archives[2], SearchRequest("river")) if a is not None]
    assert any(0 < answer.searched.articles < answer.searched.of for answer in told)
    for answer in told:
        if answer.searched.articles < answer.searched.of:
            assert not answer.complete
            looked = f"{answer.searched.articles} of {answer.searched.of} articles"
            assert any(looked in note for note in answer.notes)


def test_pages_ranked_in_haste_lead_to_every_hit(archives: list[Archive]) -> None:
    """What was not ranked in time follows by date."""
    for archive in archives[:2]:
        every = found(archive, SearchRequest("river"))
        assert len(every) > 60
        request = SearchRequest(
            "river", limit=10, duplicates=Duplicates.SHOW, deadline=striking_after(1)
        )
        first = archive.search(request)
        assert not first.complete
        ids = [hit.article.id for hit in first.hits]
        answer = first
        while answer.next is not None:
            answer = archive.search(replace(request, deadline=Deadline(), cursor=answer.next))
            ids += [hit.article.id for hit in answer.hits]
        assert len(ids) == len(set(ids))
        assert set(ids) == every


# --- languages ----------------------------------------------------------------------------------

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


# --- passages as hits ---------------------------------------------------------------------------


@pytest.mark.parametrize("sort", list(Order))
def test_passages_are_visited_once_and_of_every_article_while_articles_are_added(
    archive: Archive, sort: Order
) -> None:
    def flood(n: int, paragraphs: int) -> RawDocument:
        told = (f"Flood {n}.{m} came. {'It rained on and on. ' * 20}" for m in range(paragraphs))
        return RawDocument("\n\n".join(told), markup=False, origin=str(n), id=str(n), clean=False)

    list(archive.add(flood(n, 1 + n % 5) for n in range(110)))
    request = SearchRequest(
        "flood", group=Group.PASSAGE, sort=sort, limit=40, duplicates=Duplicates.SHOW
    )
    visited: list[str] = []
    ranks: list[int] = []
    for new in itertools.count(1_000):
        answer = archive.search(request)
        assert all(len(hit.passages) == 1 for hit in answer.hits)
        visited += [passage.id for hit in answer.hits for passage in hit.passages]
        ranks += [hit.rank for hit in answer.hits]
        if answer.next is None:
            break
        request = replace(request, cursor=answer.next)
        list(archive.add([flood(new, 2)]))
    assert len(visited) == len(set(visited))
    assert ranks == list(range(1, len(ranks) + 1))
    assert {str(n) for n in range(110)} <= {id.partition("#")[0] for id in visited}


# --- newer articles -----------------------------------------------------------------------------


def test_newer_articles_go_first_among_equals_if_that_is_preferred(archive: Archive) -> None:
    for year in (2012, 2016, 2014, 2015):
        text = f"The river rose over its banks again in the spring of {year}."
        moment = datetime(year, 5, 1, tzinfo=UTC)
        raw = RawDocument(text, markup=False, origin=str(year), published=moment, clean=False)
        list(archive.add([raw]))
    request = SearchRequest("river", duplicates=Duplicates.SHOW, recency=365.0, explain=True)
    answer = archive.search(request)
    years = [hit.article.published.year for hit in answer.hits if hit.article.published]
    assert years == [2016, 2015, 2014, 2012]
    worth = [part.value for hit in answer.hits for part in hit.parts if part.name == "recency"]
    assert worth == sorted(worth, reverse=True)
    assert worth[1] == pytest.approx(worth[0] / 2, rel=0.01)
    plain = archive.search(replace(request, recency=None))
    assert all(part.value == 0 for h in plain.hits for part in h.parts if part.name == "recency")
    paged = replace(request, limit=1)
    cursor = archive.search(paged).next
    with pytest.raises(BadCursor):
        archive.search(replace(paged, recency=None, cursor=cursor))


def test_a_shown_name_says_why_it_was_believed(archive: Archive) -> None:
    text = "Fighters of ISIS left Raqqa.\n\nThe Islamic State said nothing of the river."
    list(archive.add([RawDocument(text, markup=False, origin="text", clean=False)]))
    (hit,) = archive.search(SearchRequest("Daesh river")).hits
    marks = {mark.text: mark for passage in hit.passages for mark in passage.highlights}
    assert marks["ISIS"].confidence is Confidence.CERTAIN
    assert marks["ISIS"].reason
    assert (marks["river"].confidence, marks["river"].reason) == (None, None)


# --- orders and facets --------------------------------------------------------------------------


def test_what_was_added_last_comes_first(archives: list[Archive]) -> None:
    request = SearchRequest("river", sort=Order.ADDED, limit=50, duplicates=Duplicates.SHOW)
    for archive in archives:
        hits = archive.search(request).hits
        moments = [hit.article.added for hit in hits]
        assert moments == sorted(moments, reverse=True)
        assert {hit.article.title for hit in hits[:2]} <= {raw.title for raw in articles(2, 9)}


def test_a_facet_says_how_many_articles_have_the_value_at_all(archives: list[Archive]) -> None:
    everything = archives[0].search(SearchRequest("*", facets=(Field.MONTH, Field.SOURCE)))
    every = {(facet.field, v.value): v.count for facet in everything.facets for v in facet.values}
    for archive in archives:
        some = archive.search(SearchRequest("river camp", facets=(Field.MONTH, Field.SOURCE)))
        for facet in some.facets:
            for value in facet.values:
                assert value.count <= value.of == every[facet.field, value.value]


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


def test_somebody_whom_no_article_has_is_nobody_else_of_the_surname(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        text = "Bob McDonnell left the court with his son John, and said nothing to reporters. " * 4
        list(archive.add([RawDocument(text, False, "one", title="Richmond", clean=False)]))
        answer = archive.search(SearchRequest("John McDonnell"))
        assert (answer.total, answer.understood) == (1, "John · McDonnell")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (SearchRequest("source:Herald eruption"), "the source"),
        (SearchRequest("eruption", sources=("Herald",)), "the source"),
        (
            SearchRequest("(source:Herald OR source:Post) eruption since:2015"),
            "the dates and source",
        ),
        (SearchRequest("eruption -date:2014 lang:en"), "the dates and language"),
        (SearchRequest("source:Herald eruption harbour"), "the source"),
    ],
)
def test_what_filters_exclude_is_counted_where_nothing_is_found(
    tmp_path: Path, asked: SearchRequest, told: str
) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        day = datetime(2014, 5, 1, tzinfo=UTC)
        text = "The eruption closed the harbour, and boats were kept at sea for two nights. " * 3
        raws = (
            RawDocument(text, False, "a", title="Ash", source="Post", published=day, clean=False),
            RawDocument("A harbour.", False, "b", title="Sea", source="Herald", clean=False),
        )
        list(archive.add(raws))
        note = f"Without {told} asked for, 1 article would have all of this."
        assert note in archive.search(asked).notes
        assert not any(
            "Without" in said
            for text in (
                "source:Post eruption",
                "source:Herald volcano",
                "source:Nowhere",
                "eruption",
            )
            for said in archive.search(SearchRequest(text)).notes
        )


def test_a_filter_of_dates_says_how_many_articles_without_one_it_leaves_out(
    dated: Archive,
) -> None:
    """Whatever else it finds, whether it stands in the query or beside it; date:none finds them."""
    note = "The dates asked for leave out {} without a date; date:none finds those."
    since = datetime(2014, 6, 1, tzinfo=UTC)
    asked: list[tuple[str, dict[str, Any], str]] = [
        ("bridge date:2014-05-31", {}, "2 articles"),
        ("bridge closed", {"since": since}, "1 article"),
        ("bridge since:2020", {"until": datetime(2021, 1, 1, tzinfo=UTC)}, "2 articles"),
        ("castle bridge since:2014", {"match": MatchMode.ANY}, "2 articles"),
    ]
    for text, fields, left_out in asked:
        answer = dated.search(SearchRequest(text, **fields))
        assert note.format(left_out) in answer.notes
    for text in ("bridge", "bridge date:none", "bridge -date:2014", "boat date:2014", "date:2014"):
        assert "without a date" not in " ".join(dated.search(SearchRequest(text)).notes)


def test_articles_without_a_date_are_found_as_such(archives: list[Archive]) -> None:
    """On every engine; with the dated ones they are all there are."""
    for archive in archives:
        answer = archive.search(SearchRequest("date:none", limit=50, duplicates=Duplicates.SHOW))
        assert answer.understood == "every article · without a date"
        assert answer.total == sum(n % 7 == 0 for count in (120, 40, 9) for n in range(count))
        assert all(hit.article.published is None for hit in answer.hits)
        dated = archive.search(SearchRequest("* -date:none")).total
        assert archive.search(SearchRequest("date:[* TO *]")).total == dated
        assert answer.total + dated == archive.count()


def test_sources_with_a_similar_name_are_told_with_what_they_have(
    archive: Archive, add: Callable[..., object]
) -> None:
    """Where the one asked for has nothing of the query, but other articles."""
    for source, text in (
        ("Harbour News", "Boats were mended at the pier."),
        ("Harbour Evening News", "An eruption closed the pier."),
        ("The Harbour", "An eruption was seen from the pier."),
        ("News of Harbour and Hill", "An eruption is not expected at the pier."),
        ("Hill Post", "The eruption made no noise."),
    ):
        add(text, source=source)
    asked = SearchRequest('source:"Harbour News" eruption')
    for request in (asked, replace(asked, text="eruption", sources=("harbour news",))):
        (note,) = archive.search(request).notes
        assert note == (
            "Without the source asked for, 4 articles would have all of this, "
            "1 from “Harbour Evening News”, 1 from “News of Harbour and Hill”, "
            "1 from “The Harbour”."
        )
    (absent,) = archive.search(SearchRequest('source:"Harbour Gazette"')).notes
    assert absent.endswith("it has “The Harbour”, “Harbour News”, “Harbour Evening News”.")


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


# --- dates among words ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """A bridge that was closed, in articles of several days."""
    told = {
        "then": ("The bridge was closed.", datetime(2014, 5, 31, tzinfo=UTC)),
        "later": ("The bridge is still closed.", datetime(2014, 6, 5, 23, tzinfo=UTC)),
        "beyond": ("The bridge is closed for good.", datetime(2014, 6, 7, tzinfo=UTC)),
        "looks back": ("The bridge has been closed since 31 May 2014.", None),
        "elsewhere": ("Nothing of it happened here.", datetime(2014, 5, 31, tzinfo=UTC)),
        "old": (
            "The bridge of 2014 was not there in May.",
            datetime(2009, 1, 1, tzinfo=UTC),
        ),
        "filed": ("The bridge, 2012-02-29.", None),
    }
    with Archive.open(tmp_path_factory.mktemp("dated"), "memory:") as archive:
        list(
            archive.add(
                RawDocument(text, False, title, title=title, published=day, clean=False)
                for title, (text, day) in told.items()
            )
        )
        yield archive


def test_a_date_among_words_finds_what_was_published_then(dated: Archive) -> None:
    """And what says so, its words near each other; a day lasts a week."""
    assert titles(dated, "bridge 31 May 2014") == ["later", "looks back", "then"]
    assert titles(dated, "bridge May 2014") == ["looks back", "then"]
    assert titles(dated, "bridge 2014") == ["beyond", "later", "looks back", "old", "then"]
    assert titles(dated, "bridge 2012-02-29") == ["filed"]
    assert titles(dated, '"bridge" "31 May 2014"') == ["looks back"]
    assert titles(dated, "bridge date:2014-05-31") == ["then"]
    assert titles(dated, "bridge -2014") == ["filed"]
    assert titles(dated, "bridge NOT May 2014") == ["beyond", "filed", "later", "old"]
    assert titles(dated, "bridge 31 May 2014 OR 2009") == ["later", "looks back", "old", "then"]
    answer = dated.search(SearchRequest("bridge 2014"))
    assert answer.understood == "bridge · (2014 or published in 2014)"
    assert answer.hits[0].article.title == "then"  # though another says the year


def test_where_all_words_stand_nowhere_a_date_is_no_part_to_have(dated: Archive) -> None:
    """Or everything of that time would come. Of articles with a part, those of the time come."""
    answer = dated.search(SearchRequest("bridge castle 31 May 2014"))
    assert answer.in_part
    assert {hit.article.title for hit in answer.hits} == {"then", "later", "looks back"}
    assert {hit.lacking for hit in answer.hits} == {("castle",)}
    either = dated.search(SearchRequest("bridge castle 31 May 2014 OR 2009"))
    assert {hit.article.title for hit in either.hits} == {"then", "later", "looks back", "old"}
    early = dated.search(SearchRequest("bridge castle 31 May 2010"))
    assert early.total == 6
    assert any(note.startswith("No article of the date") for note in early.notes)


# --- the address of an article ----------------------------------------------------------------

HERE = "https://www.herald.example/world/2014/01/raqqa"
PASTED = [
    HERE,
    "http://herald.example/world/2014/01/raqqa/",
    "herald.example/world/2014/01/raqqa#comments",
    "<HTTPS://Herald.example/world/2014/01/raqqa?utm_source=mail&fbclid=x>.",
]


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Articles at addresses of many shapes; only the first has an id of its own."""
    told = {
        "raqqa": f"{HERE}/?at_medium=RSS",
        "longer": f"{HERE}-prison",
        "below": f"{HERE}/prison",
        "page": "https://herald.example/index.php?id=7&utm_campaign=x",
        "other": "https://herald.example/index.php?id=77",
    }
    with Archive.open(tmp_path_factory.mktemp("addressed"), "memory:") as archive:
        added = archive.add(
            RawDocument(
                f"The guards of the {id} left. A letter names {HERE} and no more.",
                markup=False,
                origin=id,
                id=id if id == "raqqa" else None,
                title=id,
                url=url,
                clean=False,
            )
            for id, url in told.items()
        )
        assert all(one.problem is None for one in added)
        yield archive


def titles(archive: Archive, text: str) -> list[str]:
    return sorted(hit.article.title for hit in archive.search(SearchRequest(text)).hits)


def test_an_address_that_no_article_has_is_told(addressed: Archive) -> None:
    """What else has its words is no such article; what is no address of a page needs no note."""
    gone = "https://www.herald.example/world/2014/01/homs"

    def told(text: str) -> bool:
        notes = addressed.search(SearchRequest(text)).notes
        return any(note.startswith("No article has the address “https://www.her") for note in notes)

    assert told(f"guards {gone}")
    assert not any(map(told, (f'"{gone}"', f"={gone}", "https://herald.example", HERE)))


@pytest.mark.parametrize("pasted", PASTED)
def test_an_address_finds_its_article(addressed: Archive, pasted: str) -> None:
    """However it is written; the answer says so."""
    answer = addressed.search(SearchRequest(pasted))
    assert [hit.article.title for hit in answer.hits] == ["raqqa"]
    assert answer.understood == f"the address {pasted}"
    assert len(answer.notes) == 1
    assert "is the address of an article here" in answer.notes[0]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("source:Reuters", "every article · from Reuters"),
        ("source:Reuters -lang:de pier", "pier · from Reuters · not in German"),
        ("lang:de -prison", "every article · in German · not prison"),
        ("* date:2014", "every article · in 2014"),
        ("prison lang:xx", "prison · in “xx”"),
    ],
)
def test_a_query_that_only_narrows_is_of_every_article(
    archive: Archive, typed: str, understood: str
) -> None:
    assert archive.search(SearchRequest(typed)).understood == understood


def test_an_address_with_a_query_is_another_page_for_each(addressed: Archive) -> None:
    """Tracking apart, which is no part of it."""
    assert titles(addressed, "www.herald.example/index.php?id=7&utm_source=y") == ["page"]
    assert titles(addressed, "herald.example/index.php?id=77#top") == ["other"]


def test_an_address_stands_beside_words(addressed: Archive) -> None:
    """As a filter does."""
    assert titles(addressed, f"guards {HERE}") == ["raqqa"]
    assert titles(addressed, f"nobody {HERE}") == []
    assert titles(addressed, f"guards -{HERE}") == ["below", "longer", "other", "page"]


@pytest.mark.parametrize("text", [f'"{HERE}"', f"={HERE}", f"{HERE}/nothing", "herald.example"])
def test_any_other_address_is_text(addressed: Archive, text: str) -> None:
    """Quoted, literal, of no article, or a host alone."""
    answer = addressed.search(SearchRequest(text))
    assert not answer.understood.startswith("the address")
    assert not any("is the address" in note for note in answer.notes)
