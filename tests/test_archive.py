"""The whole way: articles in, questions answered, nothing lost."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from index.answer import DidYouMean, MatchKind
from index.archive import Archive
from index.errors import ArchiveUnusable, BadArticle, BadCursor, NotFound
from index.matching import Field, Order, Zone
from index.model import Entity, Form, RawDocument, Strength
from index.outcomes import Added, AddStatus
from index.query.modes import AliasMode
from index.request import MOST_HITS, Duplicates, Group, MatchMode, SearchRequest
from index.searching import cursor as cursors
from index.searching.cursor import HIDDEN, WHOLE, Cursor
from index.searching.paging import MOST_REMEMBERED
from index.store.articles import Store

Add = Callable[..., list[Added]]

FIGHTERS = (
    "The council of Islamic State of Iraq and the Levant fighters left the town on Monday. "
    "Residents said Daesh had held it since spring."
)
RIVER = "The river Isis rose above the meadows near Oxford. It is a quiet place and it is ours."
ARMY = "The Free Syrian Army took two villages. The army of the government shelled them on Tuesday."


def ids(archive: Archive, text: str, **fields: object) -> set[str]:
    """The ids of all hits on the first page."""
    answer = archive.search(SearchRequest(text, limit=50, **fields))  # type: ignore[arg-type]
    return {hit.article.id for hit in answer.hits}


def test_an_article_added_is_found_and_read(archive: Archive, add: Add) -> None:
    """The simplest thing there is."""
    (added,) = add(ARMY, title="Two villages taken", id="army", source="Herald")
    assert (added.status, added.id) == (AddStatus.CREATED, "army")
    assert ids(archive, "villages") == {"army"}
    article = archive.article("army")
    assert (article.title, article.source, article.text) == ("Two villages taken", "Herald", ARMY)
    for passage in article.passages:
        assert article.text[passage.start : passage.end].strip()
    for mention in article.mentions:
        assert article.text[mention.start : mention.end].strip()


def test_the_same_article_twice_changes_nothing(archive: Archive, add: Add) -> None:
    """Ids come from content, so a second run of the same import is free."""
    add(ARMY, id="army")
    version = archive.version()
    (again,) = add(ARMY, id="army")
    assert again.status is AddStatus.UNCHANGED
    assert archive.version() == version


def test_an_updated_article_is_found_by_its_new_words_only(archive: Archive, add: Add) -> None:
    """The index follows the store."""
    add(ARMY, id="a")
    (updated,) = add(RIVER, id="a")
    assert updated.status is AddStatus.UPDATED
    assert (ids(archive, "villages"), ids(archive, "meadows")) == (set(), {"a"})


def test_a_removed_article_is_gone(archive: Archive, add: Add) -> None:
    """From searches, from reading, and a second removal says so."""
    add(ARMY, id="a")
    assert archive.remove("a")
    assert not archive.remove("a")
    assert ids(archive, "villages") == set()
    with pytest.raises(NotFound):
        archive.article("a")


def test_an_article_is_read_whole_while_another_process_removes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And its marks are never those of another text."""
    with Archive.open(tmp_path) as archive, Archive.open(tmp_path) as other:
        list(archive.add([RawDocument("A flood in Raqqa.", False, "a", id="a", clean=False)]))
        read = Store.marking_columns

        def after_a_change(store: Store, ordinals: Sequence[int]) -> dict[int, bytes]:
            other.remove("a")
            return read(store, ordinals)

        monkeypatch.setattr(Store, "marking_columns", after_a_change)
        assert [mention.entity for mention in archive.article("a").mentions] == ["raqqa"]
        with pytest.raises(NotFound):
            archive.article("a")


def test_any_name_finds_every_name(archive: Archive, add: Add) -> None:
    """And never the river, nor the verb."""
    add(FIGHTERS, id="fighters")
    add(RIVER, id="river")
    whole = '"Islamic State of Iraq and the Levant"'
    for name in ("Daesh", "ISIS", "isil", "Islamic State", whole):
        assert ids(archive, name) == {"fighters"}, name


def test_a_phrase_works_across_names_and_is_marked_whole(archive: Archive, add: Add) -> None:
    """The highlight covers the name that stands there and the word after it."""
    add(FIGHTERS, id="fighters")
    (hit,) = archive.search(SearchRequest('"Daesh fighters"')).hits
    marks = [mark for passage in hit.passages for mark in passage.highlights]
    assert [mark.text for mark in marks] == ["Islamic State of Iraq and the Levant fighters"]
    assert (marks[0].kind, marks[0].entity) == (MatchKind.ALIAS, "islamic-state")


def test_highlights_slice_back_to_their_text(archive: Archive, add: Add) -> None:
    """Sorted, disjoint, inside the passage; the passage itself slices the article."""
    add(FIGHTERS, id="a", title="Daesh fighters leave")
    (hit,) = archive.search(SearchRequest("isis fighter resident")).hits
    article = archive.article("a")
    for passage in hit.passages:
        assert article.text[passage.start : passage.end] == passage.text
        ends = [0]
        for mark in passage.highlights:
            assert passage.text[mark.start : mark.end] == mark.text
            assert mark.start >= ends[-1]
            ends.append(mark.end)
    assert [mark.text for mark in hit.title_highlights] == ["Daesh", "fighters"]


def test_an_article_without_a_word_in_it_is_found_by_its_title(archive: Archive, add: Add) -> None:
    """There is no passage to show."""
    add("…", id="a", title="Raqqa in pictures")
    (hit,) = archive.search(SearchRequest("pictures")).hits
    assert (hit.article.id, hit.passages) == ("a", ())


def test_literal_search_takes_letters_as_typed(archive: Archive, add: Add) -> None:
    """``=`` switches names, stems and letter case off for one word."""
    add(FIGHTERS, id="a")
    assert ids(archive, "=Daesh") == {"a"}
    assert ids(archive, "=ISIS") == ids(archive, "=daesh") == set()


def test_a_word_inside_a_name_still_finds_it(archive: Archive, add: Add) -> None:
    """'army' finds the Free Syrian Army; the name does not swallow its words."""
    add("The Free Syrian Army took two villages.", id="fsa")
    assert ids(archive, "army") == {"fsa"}


def test_the_receipt_tells_forms_and_counts(archive: Archive, add: Add) -> None:
    """Which names were searched, and in how many articles each stands."""
    add(FIGHTERS, id="a")
    add("ISIS fighters were seen near Mosul.", id="b")
    answer = archive.search(SearchRequest("Daesh fighters", facets=(Field.FORM,)))
    (expansion,) = answer.expansion
    assert (expansion.typed, expansion.entity) == ("Daesh", "islamic-state")
    counts = {form.id: form.articles for form in expansion.forms if form.articles}
    assert counts["islamic-state/isis"] == 1
    assert counts["islamic-state/daesh"] == 1
    facet = {value.value: value.count for value in answer.facets[0].values}
    assert facet["islamic-state/isis"] == 1


def test_only_forms_with_doubtful_uses_are_told_as_left_out(archive: Archive, add: Add) -> None:
    """Each on its own with its own count, not every form that could be doubtful."""
    weak = (Form(text, strength=Strength.WEAK) for text in ("Quay", "Tide", "Mast"))
    guild = Entity("guild", "Harbour Guild", "group", (Form("Harbour Guild"), *weak))
    archive.names.put(guild.id, guild)
    add(
        "The Tide rose.", "The Tide fell on Monday, and the Quay was wet.", "The Harbour Guild met."
    )
    (name,) = archive.search(SearchRequest("Harbour Guild")).expansion
    why = "it without enough evidence that Harbour Guild is meant"
    assert [(left.text, left.why) for left in name.left_out] == [
        ("Tide", f"2 articles have {why}"),
        ("Quay", f"1 article has {why}"),
    ]
    broad = archive.search(SearchRequest("Harbour Guild", aliases=AliasMode.BROAD))
    assert broad.total == 3
    assert broad.expansion[0].left_out == ()


def test_who_calls_it_what_begins_with_the_name_most_used(archive: Archive, add: Add) -> None:
    """Of those used alike, by their letters."""
    add("Daesh left.", "ISIL left.", "ISIL came.", "Daech left.")
    used = [(form.text, form.articles) for form in archive.names.usage("islamic-state")]
    assert used == [("ISIL", 2), ("Daech", 1), ("Daesh", 1)]


def test_of_many_doubtful_uses_some_are_read_and_it_is_said(
    archive: Archive, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The count is then what there are at least."""
    monkeypatch.setattr("index.searching.doubts._READ", 1)
    forms = (Form("Harbour Guild"), Form("Tide", strength=Strength.WEAK))
    archive.names.put("guild", Entity("guild", "Harbour Guild", "group", forms))
    add("The Tide rose.", "The Tide fell on Monday.", "The Harbour Guild met.")
    (name,) = archive.search(SearchRequest("Harbour Guild")).expansion
    assert [left.why.partition(" it ")[0] for left in name.left_out] == ["at least 1 article has"]


def test_words_near_each_other_are_marked_each_and_told_in_words(
    archive: Archive, add: Add
) -> None:
    """Not what is between them."""
    add("The Free Syrian Army took two villages.", id="fsa")
    answer = archive.search(SearchRequest('"villages FSA"~2'))
    (passage,) = answer.hits[0].passages
    assert [mark.text for mark in passage.highlights] == ["Free Syrian Army", "villages"]
    assert answer.understood.endswith("” within 2 words")
    one = archive.search(SearchRequest('"two took"~1'))
    assert one.understood == "“two took” within 1 word"
    named = archive.search(SearchRequest('"tried in The Hague"'))
    assert named.understood == "“tried in The Hague”"


def test_words_of_nearly_every_article_are_marked_in_phrases_only(
    archive: Archive, add: Add
) -> None:
    """They match all the same; where nothing rarer was asked for they are marked."""
    add(*(f"The tram number {n} was late for the match." for n in range(30)))
    add("The mayor of the town took a boat.", id="boat")

    def marks(text: str) -> list[str]:
        (passage,) = archive.search(SearchRequest(text)).hits[0].passages
        return [mark.text for mark in passage.highlights]

    assert marks("the mayor") == ["mayor"]
    assert marks('"the mayor" boat') == ["The mayor", "boat"]
    assert marks("the") == ["The", "the"]
    assert ids(archive, "the mayor") == {"boat"}
    assert ids(archive, "tram mayor", match=MatchMode.ALL) == set()


def test_what_can_match_nothing_is_told(archive: Archive, add: Add) -> None:
    """A time that ends before it begins, a form nobody knows, letters that no article has."""
    add("The Obamacare debate began.", "OBAMACARE fell.", "Obamacare rose.")
    time_ = {"since": datetime(2015, 1, 1, tzinfo=UTC), "until": datetime(2014, 1, 1, tzinfo=UTC)}
    told = archive.search(SearchRequest("debate", **time_)).notes  # type: ignore[arg-type]
    assert len(told) == 1
    assert "since 1 January 2015 and until 1 January 2014" in told[0]
    assert archive.search(SearchRequest("debate since:2015 until:2014-01-01")).notes == told
    (note,) = archive.search(SearchRequest("debate", without=("islamic-state/isys",))).notes
    assert "No name has a form “islamic-state/isys”" in note
    notes = archive.search(SearchRequest("=obamacare")).notes
    assert any("“=Obamacare” (2), “=OBAMACARE” (1)" in note for note in notes)
    for text in ("=Obamacare", "=obstacle", "obamacare"):
        assert archive.search(SearchRequest(text, without=("islamic-state/isis",))).notes == ()


def test_an_unticked_form_is_not_searched(archive: Archive, add: Add) -> None:
    """For the single name and inside a phrase."""
    add(FIGHTERS, id="a")
    add("ISIS fighters were seen near Mosul.", id="b")
    without = ("islamic-state/isis",)
    assert ids(archive, "Daesh", without=without) == {"a"}
    assert ids(archive, '"Daesh fighters"', without=without) == {"a"}
    answer = archive.search(SearchRequest("Daesh", without=without))
    assert not next(f for f in answer.expansion[0].forms if f.id == without[0]).active


def test_aliases_off_searches_the_words(archive: Archive, add: Add) -> None:
    """Then Daesh is only Daesh."""
    add(FIGHTERS, id="a")
    add("ISIS fighters were seen near Mosul.", id="b")
    assert ids(archive, "Daesh", aliases=AliasMode.OFF) == {"a"}


def test_when_no_article_has_all_words_the_answer_says_so(archive: Archive, add: Add) -> None:
    """``match=auto`` falls back to any word; ``all`` does not."""
    add(ARMY, id="a")
    answer = archive.search(SearchRequest("villages xylophone"))
    assert [hit.article.id for hit in answer.hits] == ["a"]
    assert answer.in_part
    assert not archive.search(SearchRequest("villages")).in_part
    assert ids(archive, "villages xylophone", match=MatchMode.ALL) == set()


def test_dates_filter_and_sort(archive: Archive) -> None:
    """Undated articles come last either way, and match no range."""

    def dated(id: str, year: int | None) -> RawDocument:
        when = None if year is None else datetime(year, 5, 1, tzinfo=UTC)
        return RawDocument(
            f"A report on drought, number {id}.", False, id, id=id, published=when, clean=False
        )

    list(archive.add([dated("b", 2014), dated("u", None), dated("a", 2012), dated("c", 2016)]))

    def order(sort: Order) -> str:
        hits = archive.search(SearchRequest("drought", sort=sort)).hits
        return "".join(hit.article.id for hit in hits)

    assert (order(Order.NEWEST), order(Order.OLDEST)) == ("cbau", "abcu")
    assert ids(archive, "drought since:2014-01 until:2015") == {"b"}
    assert ids(archive, "drought", since=datetime(2014, 1, 1, tzinfo=UTC)) == {"b", "c"}


@pytest.mark.parametrize("sort", list(Order))
def test_cursors_visit_every_hit_once_while_articles_are_added(
    archive: Archive, add: Add, sort: Order
) -> None:
    """Also after the window that the second stage ranks."""
    add(*(f"Flood number {n} in the valley. {'flood ' * (n % 7)}" for n in range(130)))
    expected = set(_all_ids(archive, sort, lambda: None))
    assert len(expected) == 130
    new = iter(range(1000, 2000))
    visited = _all_ids(archive, sort, lambda: add(f"Another flood {next(new)}, flood, flood."))
    assert len(visited) == len(set(visited))
    assert expected <= set(visited)


@pytest.mark.parametrize("group", list(Group))
@pytest.mark.parametrize(("typed", "pages"), [("flood", [50, 50, 40]), ("flood 2014 ox", [50, 20])])
def test_the_page_on_which_the_best_hits_end_is_filled_by_date(
    archive: Archive, add: Add, typed: str, pages: list[int], group: Group
) -> None:
    """With nothing that was not asked for: no article has an ox, and the rest is of a year."""
    add(*(f"Flood number {n}." for n in range(70)), published=datetime(2014, 3, 1, tzinfo=UTC))
    add(
        *(f"Flood, it was number {n}." for n in range(70)),
        published=datetime(2013, 3, 1, tzinfo=UTC),
    )
    add(*(f"Drought number {n}." for n in range(150)))  # or a flood would tell nothing
    request, found = SearchRequest(typed, 50, group=group), set[str]()
    sizes: list[int] = []
    while not sizes or request.cursor:
        answer = archive.search(request)
        sizes.append(len(answer.hits))
        found |= {hit.article.id for hit in answer.hits}
        request = replace(request, cursor=answer.next)
    assert (sizes, len(found)) == (pages, sum(pages))


STORY = (
    "The dam above the valley gave way on Sunday and the flood took the mill, the chapel and eleven"
    " houses on the lower bank before the fire brigade reached the place with boats and lamps. The"
    " keeper of the dam had warned of cracks since autumn, the council had voted for repairs twice."
)


@pytest.mark.parametrize("sort", list(Order))
@pytest.mark.parametrize("limit", [3, 17])
def test_of_copies_only_one_is_a_hit_while_articles_are_added(
    archive: Archive, sort: Order, limit: int
) -> None:
    """On all pages together, also after the window; the others are told with it."""
    raws = [
        RawDocument(
            f"{STORY} Agency {n}" if n % 3 == 0 else f"{'flood ' * (n % 7)} number {n} came.",
            False,
            str(n),
            id=str(n),
            title=f"Flood {n}",
            source=f"Paper {n}",
            published=datetime(2014, 1, 1, tzinfo=UTC) + timedelta(days=n % 40),
            language="en",
            clean=False,
        )
        for n in range(150)
    ]
    assert len(list(archive.add(raws))) == 150
    shown = _all_ids(archive, sort, lambda: None, limit, Duplicates.SHOW)
    assert len(shown) == len(set(shown)) == 150
    grouped = _all_ids(archive, sort, lambda: None, limit)
    assert len(grouped) == len(set(grouped)) == 101
    assert sum(int(id) % 3 == 0 for id in grouped) == 1
    answer = archive.search(SearchRequest("dam valley", sort=sort))
    (hit,) = answer.hits
    assert (answer.total, hit.article.duplicates, answer.next) == (50, 49, None)
    assert hit.article.also_in
    assert hit.article.source not in hit.article.also_in
    passages = archive.search(SearchRequest("mill", group=Group.PASSAGE, limit=50)).hits
    assert len({one.article.id for one in passages}) == 1


def test_so_many_hits_by_date_are_remembered_for_their_copies(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The latest ones, so that a cursor stays short: a copy of an earlier one comes again."""
    monkeypatch.setattr("index.searching.paging.MOST_REMEMBERED", 3)
    raws = [
        RawDocument(
            "Flood. " + " ".join(f"{word}{story}" for word in STORY.split()) + f" Agency {n}",
            False,
            str(n),
            id=str(n),
            published=datetime(2014, 1, 31, tzinfo=UTC) - timedelta(days=n),
            clean=False,
        )
        for n, story in enumerate("abcdefdcba")
    ]
    assert all(added.problem is None for added in archive.add(raws))
    shown = _all_ids(archive, Order.NEWEST, lambda: None, 2)
    assert shown == ["0", "1", "2", "3", "4", "5", "9"]


def test_removing_a_copy_leaves_the_other_a_hit(archive: Archive, add: Add) -> None:
    """And an article that is changed is no copy any more."""
    add(STORY, id="a")
    add(f"{STORY} Again.", id="b")
    (hit,) = archive.search(SearchRequest("dam")).hits
    assert hit.article.duplicates == 1
    add(f"The dam is dry. {RIVER}", id="a")
    assert ids(archive, "dam") == {"a", "b"}
    add(STORY, id="a")
    assert len(ids(archive, "dam")) == 1
    assert archive.remove("a")
    (hit,) = archive.search(SearchRequest("dam")).hits
    assert (hit.article.id, hit.article.duplicates) == ("b", 0)


def test_likeness_names_copies_apart(archive: Archive, add: Add) -> None:
    """By the same summaries as a list of hits."""
    add(STORY, id="a")
    add(f"{STORY} Again.", id="b")
    add("The council spoke of repairs to the dam in the valley. The chapel is gone.", id="c")
    add(*(f"Bread number {n} was baked by somebody else." for n in range(5)))
    found = archive.similar("a")
    assert [one.id for one in found.copies] == ["b"]
    assert [one.article.id for one in found.similar] == ["c"]
    with pytest.raises(NotFound):
        archive.similar("none")


def test_a_misspelt_query_that_finds_little_is_put_right(archive: Archive, add: Add) -> None:
    """On the first page, where any word would do; not where nothing better is found."""
    add(*(f"The government met for the {n}th time. Nothing was decided." for n in range(9)))
    answer = archive.search(SearchRequest("governmant decided"))
    assert answer.did_you_mean == DidYouMean("government decided", 9)
    assert archive.search(SearchRequest("government decided")).did_you_mean is None
    assert archive.search(SearchRequest("governmant", match=MatchMode.ALL)).did_you_mean is None
    assert archive.search(SearchRequest("xqzvbnkpwrt")).did_you_mean is None


def test_suggestions_follow_what_is_added(archive: Archive, add: Add) -> None:
    """With the next commit."""
    add("The harbour is shut.", id="a")
    assert [one.text for one in archive.suggest("harb")] == ["harbour"]
    add("It is a harbinger of spring.", id="b")
    assert "harbinger" in {one.text for one in archive.suggest("harb")}


def _all_ids(
    archive: Archive,
    sort: Order,
    between: object,
    limit: int = 17,
    duplicates: Duplicates = Duplicates.GROUP,
) -> list[str]:
    found: list[str] = []
    cursor = None
    while True:
        answer = archive.search(
            SearchRequest("flood", limit, cursor, sort=sort, duplicates=duplicates)
        )
        assert [hit.rank for hit in answer.hits] == list(
            range(len(found) + 1, len(found) + len(answer.hits) + 1)
        )
        found += [hit.article.id for hit in answer.hits]
        cursor = answer.next
        if cursor is None:
            return found
        assert len(cursor) < 2000
        between()  # type: ignore[operator]


def test_a_cursor_of_another_query_is_refused(archive: Archive, add: Add) -> None:
    """And so is one nobody made."""
    add(*(f"Flood number {n}." for n in range(20)))
    cursor = archive.search(SearchRequest("flood", limit=5)).next
    for text, token in (("number", cursor), ("flood", "zzzz"), ("flood", "ü")):
        with pytest.raises(BadCursor):
            archive.search(SearchRequest(text, limit=5, cursor=token))


@pytest.mark.parametrize(
    "other",
    [
        {"without": ("turkey/turkey",)},
        {"sources": ("Herald",)},
        {"languages": ("en",)},
        {"since": datetime(2014, 1, 1, tzinfo=UTC)},
        {"until": datetime(2034, 1, 1, tzinfo=UTC)},
        {"recency": 30.0},
        {"sort": Order.NEWEST},
        {"match": MatchMode.ANY},
        {"aliases": AliasMode.BROAD},
        {"duplicates": Duplicates.SHOW},
        {"scope": (Zone.TITLE,)},
    ],
    ids=str,
)
def test_a_cursor_belongs_to_all_that_was_asked(other: dict[str, Any]) -> None:
    """What decides which hits come, and in which order."""
    request = SearchRequest("flood")
    token = cursors.encode(Cursor(((1, -1),), 1), request)
    assert cursors.decode(replace(request, cursor=token)) == Cursor(((1, -1),), 1)
    with pytest.raises(BadCursor, match="another query"):
        cursors.decode(replace(request, cursor=token, **other))


@pytest.mark.parametrize(
    "made",
    [Cursor(((1 << 63, -1),), 0), Cursor((), 0, 1 << 63), Cursor((), 0, 5, 1 << 63)],
    ids=str,
)
def test_a_cursor_with_numbers_that_no_archive_has_is_refused(made: Cursor) -> None:
    """The store and the engines have 63 bits."""
    request = SearchRequest("flood")
    with pytest.raises(BadCursor, match="not one of ours"):
        cursors.decode(replace(request, cursor=cursors.encode(made, request)))


def test_the_longest_page_has_a_cursor_that_can_be_read() -> None:
    """In an archive of any size, behind copies left out; a longer page is refused at once."""
    chance = random.Random(7)  # noqa: S311 - no secret
    numbers = [chance.randrange(1 << 30) for _ in range(MOST_HITS + MOST_REMEMBERED)]
    window = tuple((n, WHOLE if at < MOST_HITS else HIDDEN) for at, n in enumerate(numbers))
    request = SearchRequest("flood", limit=MOST_HITS)
    there = Cursor(window, MOST_HITS, 1 << 62, 1_000)
    assert cursors.decode(replace(request, cursor=cursors.encode(there, request))) == there
    for limit in (0, MOST_HITS + 1):
        with pytest.raises(ValueError, match="1 to 1000 hits"):
            replace(request, limit=limit)


def test_a_cursor_longer_than_any_of_ours_is_not_unpacked() -> None:
    """However well it is made."""
    request = SearchRequest("flood")
    chance = random.Random(7)  # noqa: S311 - no secret
    window = tuple((chance.randrange(1 << 30), -1) for _ in range(2000))
    token = cursors.encode(Cursor(window, 1), request)
    with pytest.raises(BadCursor, match="not one of ours"):
        cursors.decode(replace(request, cursor=token))


def test_passages_can_be_the_hits(archive: Archive, add: Add) -> None:
    """``group=passage``: one passage to a hit, best first."""
    long = "\n\n".join(
        f"Paragraph {n} speaks of the harvest. " + "It goes on about other things for long. " * 12
        for n in range(6)
    )
    add(long, id="a")
    answer = archive.search(SearchRequest("harvest", group=Group.PASSAGE))
    assert len(answer.hits) == 6
    assert all(len(hit.passages) == 1 for hit in answer.hits)
    scores = [hit.passages[0].score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)


def test_what_cannot_be_an_article_is_refused_and_named(archive: Archive) -> None:
    """The rest goes on."""
    inputs: list[RawDocument | BadArticle] = [
        BadArticle("broken JSON", "dump.jsonl:7"),
        RawDocument("", False, "empty.txt"),
        RawDocument("A sentence about the harvest of this year.", False, "ok.txt", clean=False),
    ]
    outcomes = list(archive.add(inputs))
    assert [o.status for o in outcomes] == [
        AddStatus.REJECTED,
        AddStatus.REJECTED,
        AddStatus.CREATED,
    ]
    assert (outcomes[0].origin, outcomes[0].problem) == ("dump.jsonl:7", "broken JSON")
    assert "no article" in (outcomes[1].problem or "")


def test_several_processes_add_and_rebuild_what_one_does(tmp_path: Path) -> None:
    """In order, refusals named, nothing lost."""
    raws = [
        RawDocument("" if n % 50 == 7 else f"Notes on the harvest, number {n}.", False, f"{n}.txt",
                    id=str(n), clean=False)
        for n in range(600)
    ]  # fmt: skip
    with Archive.open(tmp_path / "archive") as archive:
        outcomes = list(archive.add(raws, workers=2))
        assert [outcome.origin for outcome in outcomes] == [raw.origin for raw in raws]
        refused = [o.origin for o in outcomes if o.status is AddStatus.REJECTED]
        assert refused == [f"{n}.txt" for n in range(7, 600, 50)]
        before = archive.search(SearchRequest("harvest"))
        assert before.total == 600 - len(refused)
        assert list(archive.rebuild(workers=2))[-1] == 600 - len(refused)
        after = archive.search(SearchRequest("harvest"))
        assert [hit.article.id for hit in after.hits] == [hit.article.id for hit in before.hits]


def test_a_rebuild_changes_no_answer_and_may_change_the_engine(
    tmp_path: Path,
) -> None:
    """From tantivy to Whoosh and the same articles are found."""
    folder = tmp_path / "archive"
    with Archive.open(folder) as archive:
        list(archive.add([RawDocument(FIGHTERS, False, "a", id="a", clean=False)]))
        assert list(archive.rebuild("whoosh:")) == [1]
        assert ids(archive, '"Daesh fighters"') == {"a"}
    with pytest.raises(ArchiveUnusable, match="pressmark rebuild"):
        Archive.open(folder, "tantivy:")
    with Archive.open(folder) as archive:
        assert archive.status().engine == "whoosh:"
        assert ids(archive, '"Daesh fighters"') == {"a"}


def test_an_index_that_was_deleted_is_made_again(tmp_path: Path) -> None:
    """The store has everything; nobody has to repair anything. Nor where a change was still to be
    indexed: the one of c, killed before."""
    import shutil

    folder = tmp_path / "archive"
    documents = [RawDocument(f"{ARMY} {id}", False, id, id=id, clean=False) for id in "abc"]
    with Archive.open(folder) as archive:
        list(archive.add(documents[:2]))
        archive._upkeep.touched = lambda: None  # type: ignore[method-assign]
        list(archive.add(documents[2:]))
    shutil.rmtree(folder / "index-1")
    with Archive.open(folder) as archive:
        assert ids(archive, "villages") == {"a", "b", "c"}


WRITER = """
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from index.archive import Archive
from index.model import RawDocument
texts = (RawDocument(f"Article {n} about the flood of that year. " * 5, False, str(n), id=str(n),
                     clean=False) for n in range(100_000))
with Archive.open(Path(sys.argv[1])) as archive:
    for added in archive.add(texts):
        print(added.id, flush=True)
"""


@pytest.mark.parametrize("seconds", [0.05, 0.4, 1.1])
def test_killing_the_indexer_loses_no_accepted_article(tmp_path: Path, seconds: float) -> None:
    """kill -9 while it writes: what it had accepted is there, found, and nothing needs repair."""
    folder = tmp_path / "archive"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, folder], stdout=subprocess.PIPE, text=True
    )
    with writer:
        assert writer.stdout is not None
        accepted = {writer.stdout.readline().strip()}
        time.sleep(seconds)
        os.kill(writer.pid, signal.SIGKILL)
        accepted |= {line.strip() for line in writer.stdout if line.endswith("\n")}
    with Archive.open(folder) as archive:
        status = archive.status()
        assert status.pending == 0
        assert all(archive.article(id) for id in accepted)
        assert archive.search(SearchRequest("flood")).total == status.articles >= len(accepted)
        assert not any(finding.fault for finding in archive.check())


def test_names_that_are_kept_from_being_others_are_not_counted(tmp_path: Path) -> None:
    """A play such as Guess Who is in the table, but is no thing that anybody can search for."""
    with Archive.open(tmp_path / "archive") as archive:
        before = archive.status()
        archive.names.put(
            "a-play", Entity("a-play", "Guess Which", "blocker", (Form("Guess Which"),))
        )
        archive.names.put("a-town", Entity("a-town", "Ostrow", "place", (Form("Ostrow"),)))
        after = archive.status()
    assert (after.entities, after.forms) == (before.entities + 1, before.forms + 1)


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    """Neither sees a lock error, and every article of both is found."""
    folder = tmp_path / "archive"
    code = WRITER.replace("100_000", "150").replace("id=str(n)", "id=sys.argv[2] + str(n)")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", code, folder, name], stdout=subprocess.DEVNULL, text=True
        )
        for name in "ab"
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    with Archive.open(folder) as archive:
        assert archive.search(SearchRequest("flood")).total == 300
