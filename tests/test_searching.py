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
from index.model import RawDocument
from index.occurrences import Occurrences
from index.occurrences.finding import find
from index.occurrences.streams import Streams
from index.query.modes import AliasMode
from index.query.nodes import ScopedLeaf
from index.request import Duplicates, Group, MatchMode, SearchRequest
from index.searching import presenting, proximity

URLS = ("tantivy:", "whoosh:")
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

_FORMS = ("nowhere", "riv*", "prisn~1", "=Turkey", '="river bank"', "entity:turkey", "US")
_word = st.sampled_from([*WORDS, *_FORMS, "Daesh-camp", "turkey-bank"])
_date = st.sampled_from(["2014", "May 2014", "3 may 2014"])
_phrase = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
_quoted = st.builds("{}{}{}".format, st.just('"'), _phrase, st.just('"'))
_near = st.builds("{}~{}".format, _quoted, st.integers(1, 6))
_filter = st.sampled_from(
    ["source:herald", "since:2014-05", "before:2014-09", "date:none", "lang:en"]
)
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
    assert by_one[0] == by_one[1]


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
    with Archive.open(tmp_path) as archive:
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
    with Archive.open(tmp_path) as archive:
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


def test_of_very_long_articles_some_are_ranked_and_the_rest_follows(
    archives: list[Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each once, and the answer says so; as many as a page has are always ranked."""
    request = SearchRequest("river", limit=50, duplicates=Duplicates.SHOW)
    assert not any("very long" in note for note in archives[0].search(request).notes)
    monkeypatch.setattr(presenting, "_MOST_RANKED", 0)
    for limit, ranked in ((10, 20), (50, 60)):
        for archive in archives:
            shown, answer = list[str](), archive.search(replace(request, limit=limit))
            told = f"Only {ranked} of these very long articles are ranked"
            assert any(note.startswith(told) for note in answer.notes) == (ranked < 60)
            assert answer.complete
            shown = [hit.article.id for hit in answer.hits]
            while answer.next:
                answer = archive.search(replace(request, limit=limit, cursor=answer.next))
                shown += [hit.article.id for hit in answer.hits]
            assert len(shown) == len(set(shown)) == answer.total > 60


def test_how_much_was_searched_is_told(archives: list[Archive]) -> None:
    told = [a for a in answers(archives[1], SearchRequest("river")) if a is not None]
    assert any(0 < answer.searched.articles < answer.searched.of for answer in told)
    for answer in told:
        if answer.searched.articles < answer.searched.of:
            assert not answer.complete
            looked = f"{answer.searched.articles} of {answer.searched.of} articles"
            assert any(looked in note for note in answer.notes)


def test_pages_ranked_in_haste_lead_to_every_hit(archives: list[Archive]) -> None:
    """What was not ranked in time follows by date."""
    archive = archives[0]  # Whoosh looks at the deadline within its search too
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
