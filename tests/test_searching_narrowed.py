"""Searches narrowed by dates, sources and addresses, and what is said of what these leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from index.archive import Archive
from index.model import RawDocument
from index.query.nodes import NOWHERE, DateIs
from index.request import MatchMode, SearchRequest


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


def test_moments_that_name_no_zone_are_of_utc() -> None:
    """As dates typed in the query are."""
    moments = datetime(2014, 1, 8), datetime(2014, 2, 1)
    since, until = (moment.replace(tzinfo=UTC) for moment in moments)
    naive = SearchRequest("ferry", since=moments[0], until=moments[1])
    assert naive.narrowing == replace(naive, since=since, until=until).narrowing
    (between,) = naive.narrowing.parts
    assert between == DateIs(NOWHERE, since, until)


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
    with Archive.open(tmp_path_factory.mktemp("dated")) as archive:
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
    with Archive.open(tmp_path_factory.mktemp("addressed")) as archive:
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
