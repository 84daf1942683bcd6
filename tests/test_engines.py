"""One suite over every engine, and properties that hold them together on random archives."""

from __future__ import annotations

import gc
import itertools
import json
import os
import threading
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.deadline import Deadline
from index.engines import Engine, discard, open_engine, tantivy_hits
from index.engines import tantivy as tantivy_engine
from index.engines.bm25 import DECIMALS, LENGTHS, comparable, idf
from index.engines.opensearch import OpenSearchEngine
from index.engines.sequences import frequency
from index.errors import EngineUnavailable
from index.matching import (
    _BY_SECOND,
    KEYWORD_FIELDS,
    AllOf,
    Among,
    AnyOf,
    Candidates,
    Everything,
    Except,
    FacetCount,
    Field,
    FieldText,
    IndexDocument,
    Match,
    Nothing,
    Order,
    Published,
    Sequence,
    Term,
)
from index.model import BREAK

from .reference_engine import ReferenceEngine, kept_length

ON_DISK = ("tantivy:", "whoosh:")
URLS = ("reference", *ON_DISK)
CLUSTER = os.environ.get("PRESSMARK_TEST_OPENSEARCH")  # opensearch://host:port/name
BODY, TITLE = Field.BODY_STEM, Field.TITLE_STEM
ALL = 1_000
YEARS = range(-62_135_596_800, 253_402_300_800)  # seconds since 1970: the years 1 to 9999


def made(url: str, folder: Path) -> Engine:
    """The engine of this URL, or the one that the others are compared with."""
    return ReferenceEngine() if url == "reference" else open_engine(url, folder)


@pytest.fixture(params=(*URLS, CLUSTER) if CLUSTER else URLS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty engine of each kind; of OpenSearch where a cluster is given to test with."""
    opened = made(request.param, tmp_path)
    yield opened
    opened.close()
    discard(request.param, tmp_path)


def doc(
    ordinal: int,
    body: str = "",
    *,
    title: str = "",
    published: int | None = None,
    source: str = "",
    language: str = "en",
    forms: tuple[str, ...] = (),
) -> IndexDocument:
    """An article of analysed texts."""
    texts = (FieldText(TITLE, title), FieldText(BODY, body))
    return IndexDocument(ordinal, published, source, language, forms, texts)


def fill(engine: Engine, *documents: IndexDocument) -> None:
    """Put and commit."""
    engine.put(documents)
    engine.commit()


def ordinals(engine: Engine, match: Match, where: Match = Everything()) -> list[int]:  # noqa: B008
    """Every match, in ascending order."""
    hits = engine.search(match, limit=ALL, where=where).hits
    return sorted(hit.ordinal for hit in hits)


def row(*words: str, slop: int = 0) -> Sequence:
    """A sequence of single words of the body."""
    return Sequence(BODY, tuple((word,) for word in words), slop)


# --- writing ----------------------------------------------------------------------------------


def test_an_empty_engine_answers_with_nothing(engine: Engine) -> None:
    found = engine.search(Term(BODY, "a"), limit=10, facets=(Field.SOURCE,))
    assert (found.hits, found.total, found.facets[0].counts) == ((), 0, ())
    assert engine.search(row("a", "b"), limit=10).total == 0
    assert engine.search(Everything(), limit=10, order=Order.NEWEST).hits == ()
    assert engine.size() == 0
    assert engine.document_frequencies([Term(BODY, "a")]) == (0,)
    assert engine.terms(BODY, "", 10) == ()


def test_changes_are_seen_after_commit_and_not_before(engine: Engine) -> None:
    engine.put([doc(1, "a")])
    assert ordinals(engine, Term(BODY, "a")) == []
    engine.commit()
    assert ordinals(engine, Term(BODY, "a")) == [1]
    engine.delete([1])
    assert ordinals(engine, Term(BODY, "a")) == [1]
    engine.commit()
    assert ordinals(engine, Term(BODY, "a")) == []


def test_of_what_is_rolled_back_an_empty_commit_shows_nothing(engine: Engine) -> None:
    fill(engine, doc(1, "a"))
    engine.put([doc(2, "a")])
    engine.rollback()
    if not isinstance(engine, OpenSearchEngine):  # which has sent it
        engine.commit()
        assert ordinals(engine, Term(BODY, "a")) == [1]
    fill(engine, doc(3, "a"))
    assert {1, 3} <= {*ordinals(engine, Term(BODY, "a"))}


def test_putting_an_ordinal_again_replaces_the_article(engine: Engine) -> None:
    fill(engine, doc(1, "a"), doc(2, "a"))
    fill(engine, doc(1, "b"))
    assert ordinals(engine, Term(BODY, "a")) == [2]
    assert ordinals(engine, Term(BODY, "b")) == [1]
    assert engine.size() == 2


def test_the_last_change_of_one_commit_counts(engine: Engine) -> None:
    engine.put([doc(1, "a"), doc(1, "b"), doc(2, "a"), doc(3, "a")])
    engine.delete([2, 3, 99])
    engine.put([doc(3, "c")])
    engine.commit()
    assert ordinals(engine, Everything()) == [1, 3]
    assert ordinals(engine, AnyOf((Term(BODY, "b"), Term(BODY, "c")))) == [1, 3]
    assert ordinals(engine, Term(BODY, "a")) == []


def test_an_empty_commit_changes_nothing(engine: Engine) -> None:
    engine.commit()
    fill(engine, doc(1, "a"))
    version = engine.version()
    engine.commit()
    assert engine.version() == version
    assert engine.size() == 1


def test_the_version_changes_with_each_commit_and_not_with_searches(engine: Engine) -> None:
    seen = [engine.version()]
    for number in range(3):
        fill(engine, doc(number, "a"))
        ordinals(engine, Term(BODY, "a"))
        assert engine.version() == engine.version()
        seen.append(engine.version())
    assert len(set(seen)) == 4


@pytest.mark.parametrize("url", ON_DISK)
def test_what_was_committed_is_there_when_opened_again(url: str, tmp_path: Path) -> None:
    first = open_engine(url, tmp_path)
    fill(first, doc(1, "a b"), doc(2, "b"))
    version = first.version()
    first.put([doc(3, "a")])
    first.close()
    again = open_engine(url, tmp_path)
    assert ordinals(again, Everything()) == [1, 2]
    assert again.version() == version
    fill(again, doc(3, "a"))
    assert ordinals(again, Term(BODY, "a")) == [1, 3]
    again.close()


@pytest.mark.parametrize("url", ON_DISK)
def test_a_reader_sees_the_commits_of_another_writer(url: str, tmp_path: Path) -> None:
    writer, reader = open_engine(url, tmp_path), open_engine(url, tmp_path)
    for number in range(1, 8):
        writer.put([doc(number, "a")])
        writer.delete(range(number - 2))
        writer.commit()
        assert reader.size() == min(number, 3)
        assert reader.version() == writer.version()
    writer.close()
    reader.close()


@pytest.mark.parametrize("url", ON_DISK)
def test_writers_take_turns_and_a_second_one_at_once_is_told(url: str, tmp_path: Path) -> None:
    one, other = open_engine(url, tmp_path), open_engine(url, tmp_path)
    one.put([doc(1, "a")])
    with pytest.raises(EngineUnavailable, match="another process is writing"):
        other.put([doc(2, "a")])
    one.commit()
    fill(other, doc(2, "a"))
    fill(one, doc(3, "a"))
    assert ordinals(other, Term(BODY, "a")) == [1, 2, 3]
    one.close()
    other.close()


@pytest.mark.parametrize("url", ON_DISK)
def test_what_is_rolled_back_is_forgotten_and_lets_others_write(url: str, tmp_path: Path) -> None:
    one, other = open_engine(url, tmp_path), open_engine(url, tmp_path)
    fill(one, doc(1, "a"), doc(2, "a"))
    one.put([doc(3, "a")])
    one.delete([1])
    one.rollback()
    fill(other, doc(4, "a"))
    fill(one, doc(5, "a"))
    assert ordinals(one, Term(BODY, "a")) == [1, 2, 4, 5]
    one.close()
    other.close()


# Whoosh leaves a file to the garbage collector when it cannot read it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("url", ON_DISK)
def test_damaged_files_are_told_with_what_to_do(url: str, tmp_path: Path) -> None:
    fresh = open_engine(url, tmp_path)
    fill(fresh, *(doc(number, "a b c") for number in range(50)))
    fresh.close()
    for path in (tmp_path / url.rstrip(":")).iterdir():
        path.write_bytes(path.read_bytes()[:20])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # Whoosh leaves the damaged file open
        with pytest.raises(EngineUnavailable, match="pressmark rebuild"):
            ordinals(open_engine(url, tmp_path), Term(BODY, "a"))
        gc.collect()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for url in ON_DISK:
        with pytest.raises(EngineUnavailable):
            open_engine(url, tmp_path / "file")


def test_an_unknown_engine_is_told_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="tantivy:, whoosh: or opensearch://"):
        open_engine("lucene:", tmp_path)


def test_threads_search_while_one_writes(engine: Engine) -> None:
    fill(engine, *(doc(number, "a b", source="s") for number in range(20)))
    done, failures = threading.Event(), list[str]()

    def look() -> None:
        while not done.is_set():
            found = engine.search(
                AnyOf((row("a", "b"), Term(BODY, "c"))), limit=ALL, facets=(Field.SOURCE,)
            )
            counted = sum(count.count for count in found.facets[0].counts)
            if not found.total == len(found.hits) == counted or found.total % 5:
                failures.append(f"{found.total} in all, {len(found.hits)} hits, {counted} counted")

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for start in range(20, 60, 5):
        fill(engine, *(doc(number, "a b", source="s") for number in range(start, start + 5)))
        engine.delete(range(start - 20, start - 15))
        engine.commit()
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert engine.size() == 20


# --- matching ---------------------------------------------------------------------------------


def test_terms_are_taken_as_they_are_with_case_signs_and_length(engine: Engine) -> None:
    long = "x" * 300
    fill(engine, doc(1, f"§islamic-state Zed {long} é 中 u.s. a|b"), doc(2, "zed §?turkey"))
    for term in ("§islamic-state", "Zed", long, "é", "中", "u.s.", "a|b"):
        assert ordinals(engine, Term(BODY, term)) == [1]
    assert ordinals(engine, Term(BODY, "§?turkey")) == [2]
    assert ordinals(engine, Term(BODY, "Zed zed")) == []


def test_a_term_is_looked_for_in_its_own_field_only(engine: Engine) -> None:
    fill(engine, doc(1, "a", title="b"), doc(2, "b", title="a"))
    assert ordinals(engine, Term(TITLE, "a")) == [2]
    assert ordinals(engine, Term(Field.COMMENTS_EXACT, "a")) == []


def test_a_sequence_stands_side_by_side_and_in_order(engine: Engine) -> None:
    fill(engine, doc(1, "a b c"), doc(2, "b a"), doc(3, "a x b"), doc(4, f"a {BREAK} b"))
    assert ordinals(engine, row("a", "b")) == [1]
    assert ordinals(engine, row("a", "b", "c")) == [1]
    assert ordinals(engine, row("b", "a")) == [2]
    assert ordinals(engine, row("a", "nowhere")) == []


def test_a_sequence_of_one_word_twice_needs_it_twice(engine: Engine) -> None:
    fill(engine, doc(1, "a b a"), doc(2, "a a"), doc(3, "a"), doc(4, "a x x x a"))
    assert ordinals(engine, row("a", "a")) == [2]
    assert ordinals(engine, row("a", "a", slop=1)) == [1, 2]
    assert ordinals(engine, row("a", "a", slop=3)) == [1, 2, 4]


def test_a_slot_takes_any_of_its_terms(engine: Engine) -> None:
    fill(engine, doc(1, "big cat"), doc(2, "big dogs"), doc(3, "cat big"), doc(4, "big fish"))
    pets = Sequence(BODY, (("big",), ("cat", "dog", "dogs")))
    assert ordinals(engine, pets) == [1, 2]
    assert ordinals(engine, Sequence(BODY, pets.slots, slop=1)) == [1, 2, 3]


def test_a_long_sequence_of_many_choices_is_answered(engine: Engine) -> None:
    words = [f"w{n}" for n in range(30)]
    fill(engine, doc(1, " ".join(words)), doc(2, " ".join(reversed(words))), doc(3, "w0 v1 (*) w3"))
    slots = tuple((word, f"v{n}", "(*)") for n, word in enumerate(words))
    assert ordinals(engine, Sequence(BODY, slots)) == [1]
    assert ordinals(engine, Sequence(BODY, slots[:4])) == [1, 3]
    flat = Sequence(BODY, tuple((*slot, *words[:3]) for slot in slots[:4]))
    assert ordinals(engine, flat) == [1, 3]


def test_two_slots_with_slop_stand_in_either_order_within_reach(engine: Engine) -> None:
    fill(engine, doc(1, "a b"), doc(2, "b x a"), doc(3, "a x x b"), doc(4, "b x x x x a x x x a"))
    found = [ordinals(engine, row("a", "b", slop=slop)) for slop in (1, 2, 3, 4)]
    assert found == [[1, 2], [1, 2, 3], [1, 2, 3], [1, 2, 3, 4]]


def test_a_word_is_not_near_itself(engine: Engine) -> None:
    fill(engine, doc(1, "a b"), doc(2, "a b a"))
    assert ordinals(engine, row("a", "a", slop=5)) == [2]


def test_among_takes_just_the_articles_named_that_are_there(engine: Engine) -> None:
    fill(engine, *(doc(n, "a" if n % 2 else "b") for n in range(1, 9)))
    engine.delete([3])
    engine.commit()
    assert ordinals(engine, Among((1, 2, 3, 77))) == [1, 2]
    assert ordinals(engine, AllOf((Term(BODY, "a"), Among((1, 2, 5))))) == [1, 5]
    assert ordinals(engine, Among(())) == []
    assert ordinals(engine, Except(Everything(), Among(tuple(range(6))))) == [6, 7, 8]


def test_all_any_and_except_mean_what_they_say(engine: Engine) -> None:
    fill(engine, doc(1, "a"), doc(2, "a b"), doc(3, "b c"))
    a, b, c = (Term(BODY, term) for term in "abc")
    assert ordinals(engine, AllOf((a, b))) == [2]
    assert ordinals(engine, AnyOf((a, c))) == [1, 2, 3]
    assert ordinals(engine, Except(b, c)) == [2]
    assert ordinals(engine, Except(Everything(), a)) == [3]
    assert ordinals(engine, AllOf(())) == [1, 2, 3]
    assert ordinals(engine, AnyOf(())) == []
    assert ordinals(engine, Nothing()) == []
    assert ordinals(engine, AllOf((a, Nothing()))) == []
    assert ordinals(engine, Except(a, Nothing())) == [1, 2]


def test_published_includes_its_bounds_and_leaves_the_undated_out(engine: Engine) -> None:
    dates = (None, -3_000_000_000, 0, 100, 4_000_000_000)
    fill(engine, *(doc(n, "a", published=date) for n, date in enumerate(dates, 1)))
    assert ordinals(engine, Published()) == [1, 2, 3, 4, 5]
    assert ordinals(engine, Published(since=0)) == [3, 4, 5]
    assert ordinals(engine, Published(until=0)) == [2, 3]
    assert ordinals(engine, Published(since=0, until=100)) == [3, 4]
    assert ordinals(engine, Except(Everything(), Published(since=YEARS.start))) == [1]


def test_every_year_is_sorted_filtered_and_counted(engine: Engine) -> None:
    """Also one second, and one day, on either side of where sort keys count days, not seconds."""
    edges = (_BY_SECOND.start, _BY_SECOND.stop)
    near = [edge + step for edge in edges for step in (-86_400, -1, 0, 1, 86_400)]
    years = [datetime(y, 6, 22, tzinfo=UTC) for y in (1500, 1666, 1815, 1833, 1834, 2000, 2107)]
    dates = sorted({YEARS.start, YEARS.stop - 1, *near, *(int(y.timestamp()) for y in years)})
    fill(engine, doc(99, "a"), *(doc(n, "a", published=date) for n, date in enumerate(dates)))
    for order, dated in (
        (Order.OLDEST, [*range(len(dates))]),
        (Order.NEWEST, [*range(len(dates))][::-1]),
    ):
        hits = engine.search(Term(BODY, "a"), limit=ALL, order=order).hits
        assert [hit.ordinal for hit in hits] == [*dated, 99]
        seen = engine.search(Term(BODY, "a"), limit=ALL, order=order, after=hits[3].key).hits
        assert seen == hits[4:]
    for n, date in enumerate(dates):
        assert ordinals(engine, Published(date, date)) == [n]
    assert ordinals(engine, Published(until=edges[0])) == [*range(dates.index(edges[0]) + 1)]
    assert ordinals(engine, Term(Field.MONTH, "1815-06")) == [
        dates.index(int(years[2].timestamp()))
    ]
    assert ordinals(engine, Term(Field.MONTH, "0001-01")) == [0]


def test_keywords_are_whole_values(engine: Engine) -> None:
    fill(
        engine,
        doc(1, "a", source="The Daily Bugle", published=0, forms=("x/y", "x/z")),
        doc(2, "a", source="Daily", language="de"),
    )
    assert ordinals(engine, Term(Field.SOURCE, "The Daily Bugle")) == [1]
    assert ordinals(engine, Term(Field.SOURCE, "Daily")) == [2]
    assert ordinals(engine, Term(Field.LANGUAGE, "de")) == [2]
    assert ordinals(engine, Term(Field.MONTH, "1970-01")) == [1]
    assert ordinals(engine, Term(Field.FORM, "x/z")) == [1]


# --- ranking ----------------------------------------------------------------------------------


def test_more_and_rarer_words_in_shorter_articles_come_first(engine: Engine) -> None:
    fill(engine, doc(1, "a x x x x x"), doc(2, "a a x"), doc(3, "a x"), doc(4, "b a x x"))
    hits = engine.search(AnyOf((Term(BODY, "a"), Term(BODY, "b"))), limit=9).hits
    assert [hit.ordinal for hit in hits] == [4, 2, 3, 1]
    assert all(hit.key == 0 for hit in hits)


def test_a_score_is_bm25_to_four_decimals(engine: Engine) -> None:
    fill(engine, doc(1, "a b c a"), doc(2, "b a"), doc(3, "c c c"), doc(4, "d"))
    average = 10 / 4
    norm = 1.2 * (0.25 + 0.75 * 4 / average)
    expected = idf(4, 2) * 2.2 * 2 / (2 + norm)
    scored = {hit.ordinal: hit.score for hit in engine.search(Term(BODY, "a"), limit=9).hits}
    assert scored[1] == pytest.approx(expected, abs=1e-4)
    phrase = engine.search(row("a", "b"), limit=9).hits[0].score
    assert phrase == pytest.approx(2 * idf(4, 2) * 2.2 / (1 + norm), abs=1e-4)


@pytest.mark.parametrize("url", URLS)  # Lucene leaves such articles out of N and the average
def test_an_article_without_a_field_counts_in_its_average(url: str, tmp_path: Path) -> None:
    engine = made(url, tmp_path)
    fill(engine, doc(1, "a b c"), doc(2, ""))
    norm = 1.2 * (0.25 + 0.75 * 3 / (3 / 2))
    score = engine.search(Term(BODY, "a"), limit=9).hits[0].score
    assert score == pytest.approx(idf(2, 1) * 2.2 / (1 + norm), abs=1e-4)
    engine.close()


def test_weights_multiply_and_filters_score_nothing(engine: Engine) -> None:
    fill(engine, doc(1, "a b", source="s"), doc(2, "a", source="s"), doc(3, "b b b b"))
    a = engine.search(Term(BODY, "a"), limit=9).hits
    thrice = engine.search(Term(BODY, "a", 3.0), limit=9).hits
    narrowed = engine.search(Term(BODY, "a"), limit=9, where=Term(Field.SOURCE, "s")).hits
    silent = engine.search(AllOf((Term(BODY, "a"), Term(BODY, "b", 0.0))), limit=9).hits
    assert [hit.score for hit in thrice] == pytest.approx([3 * h.score for h in a], abs=2e-4)
    assert narrowed == a
    assert [hit for hit in a if hit.ordinal == 1] == list(silent)
    assert {hit.score for hit in engine.search(row("a", "b", slop=2), limit=9).hits} != {0.0}


def test_equal_scores_come_newest_first_and_the_undated_last(engine: Engine) -> None:
    dates = (50, None, 70, 60, None)
    fill(engine, *(doc(n, "a", published=date) for n, date in enumerate(dates, 1)))
    for match in (Term(BODY, "a"), Everything(), Term(BODY, "a", 0.0)):
        hits = engine.search(match, limit=9).hits
        assert [hit.ordinal for hit in hits] == [3, 4, 1, 5, 2]


def test_of_any_number_that_score_nothing_the_newest_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tantivy_hits, "_LONGEST_TIE", 4)  # hits fetched to see the end of a tie
    engine = open_engine("tantivy:", tmp_path)
    fill(engine, *(doc(n, "a", published=n) for n in range(1, 41)))
    hits = engine.search(Term(BODY, "a", 0.0), limit=3).hits
    assert [hit.ordinal for hit in hits] == [40, 39, 38]
    engine.close()


def test_a_tie_at_the_limit_is_cut_by_date(engine: Engine) -> None:
    fill(engine, *(doc(n, "a", published=(n * 37) % 600) for n in range(600)), doc(900, "a a"))
    newest = sorted(range(600), key=lambda n: -((n * 37) % 600))
    hits = engine.search(Term(BODY, "a"), limit=5).hits
    assert [hit.ordinal for hit in hits] == [900, *newest[:4]]


def test_date_orders_go_on_strictly_behind_a_key(engine: Engine) -> None:
    dates = (50, None, -70, 50, None, 4_000_000_000)
    documents = [doc(n, "a", published=date) for n, date in enumerate(dates, 1)]
    fill(engine, *documents, doc(99, "b"))
    keys = {
        Order.NEWEST: sorted((d.newest for d in documents), reverse=True),
        Order.OLDEST: sorted(d.oldest for d in documents),
    }
    for order, expected in keys.items():
        seen: list[int] = []
        while True:
            after = seen[-1] if seen else None
            page = engine.search(Term(BODY, "a"), limit=2, order=order, after=after)
            assert page.total == 6
            if not page.hits:
                break
            seen += [hit.key for hit in page.hits]
        assert seen == expected


def test_what_was_added_last_can_come_first(engine: Engine) -> None:
    fill(engine, *(doc(n, "a", published=1_000 * (n % 3)) for n in range(1, 8)), doc(8, "b"))
    first = engine.search(Term(BODY, "a"), limit=3, order=Order.ADDED)
    assert [hit.ordinal for hit in first.hits] == [7, 6, 5]
    rest = engine.search(Term(BODY, "a"), limit=9, order=Order.ADDED, after=first.hits[-1].key)
    assert [hit.ordinal for hit in rest.hits] == [4, 3, 2, 1]
    assert rest.total == 7


# --- deadlines --------------------------------------------------------------------------------


def striking_after(looks: int) -> Deadline:
    """A deadline that has passed when it was looked at so often."""
    return Deadline(looks, itertools.count().__next__)


def test_a_deadline_that_does_not_strike_changes_nothing(engine: Engine) -> None:
    fill(engine, *(doc(n, "a") for n in range(1, 8)))
    timed = engine.search(Term(BODY, "a"), limit=9, deadline=Deadline.within(3_600))
    assert timed == engine.search(Term(BODY, "a"), limit=9)
    assert timed.missed == 0


def test_nothing_is_begun_behind_the_deadline(engine: Engine) -> None:
    fill(engine, *(doc(n, "a") for n in range(1, 8)))
    found = engine.search(Term(BODY, "a"), limit=9, deadline=Deadline.within(0))
    assert (found.hits, found.total, found.missed) == ((), 0, 7)


def test_after_many_were_added_tantivy_has_one_segment_and_the_same_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine("tantivy:", tmp_path)
    for n in range(3):
        fill(engine, doc(2 * n, "river"), doc(2 * n + 1, "bank"))
    monkeypatch.setattr(tantivy_engine, "_MANY", 10)
    engine.put([doc(n, "ferry bank") for n in range(20, 29)])
    engine.put([doc(28, "river"), doc(30, "ferry")])
    engine.delete([30])
    engine.commit()
    (meta,) = tmp_path.rglob("meta.json")
    segments = json.loads(meta.read_text())["segments"]
    assert [(each["max_doc"], each["deletes"]) for each in segments] == [(15, None)]
    counts = engine.document_frequencies([Term(BODY, word) for word in ("river", "bank", "ferry")])
    assert (engine.size(), counts) == (15, (4, 11, 8))


def test_facets_that_there_is_no_time_for_are_left_out(tmp_path: Path) -> None:
    engine = open_engine("tantivy:", tmp_path)
    fill(engine, doc(1, "a", source="s"))
    wanted = (Field.SOURCE, Field.LANGUAGE, Field.FORM)
    found = engine.search(Term(BODY, "a"), limit=1, facets=wanted, deadline=striking_after(2))
    assert (found.total, found.missed) == (1, 0)
    assert [facet.field for facet in found.facets] == [Field.SOURCE]
    engine.close()


def test_whoosh_answers_from_the_segments_there_was_time_for(tmp_path: Path) -> None:
    engine = open_engine("whoosh:", tmp_path)
    sizes = (200, 50, 5)  # each too small to be merged with the one before
    numbers = itertools.count(1)
    for size in sizes:
        fill(engine, *(doc(next(numbers), "a") for _ in range(size)))
    whole = engine.search(Term(BODY, "a"), limit=ALL)
    assert (whole.total, whole.missed) == (255, 0)
    seen = set()
    for looks in range(4):
        found = engine.search(Term(BODY, "a"), limit=ALL, deadline=striking_after(looks))
        assert found.total + found.missed == 255
        assert {hit.ordinal for hit in found.hits} <= {hit.ordinal for hit in whole.hits}
        seen.add(found.missed)
    assert len(seen) > 2  # not all or nothing
    engine.close()


def test_totals_and_facets_count_all_matches_whatever_the_limit(engine: Engine) -> None:
    fill(
        engine,
        *(doc(n, "a", source="ab"[n % 2], published=0, forms=("f/1", "f/2")[: n % 3])
          for n in range(30)),
        doc(90, "b", source="a"),
        doc(91, "a"),
    )  # fmt: skip
    for limit in (0, 1, 100):
        found = engine.search(Term(BODY, "a"), limit=limit, facets=KEYWORD_FIELDS)
        facets = {facet.field: facet.counts for facet in found.facets}
        assert found.total == 31
        assert len(found.hits) == min(limit, 31)
        assert facets[Field.SOURCE] == (FacetCount("a", 15), FacetCount("b", 15))
        assert facets[Field.LANGUAGE] == (FacetCount("en", 31),)
        assert facets[Field.MONTH] == (FacetCount("1970-01", 30),)
        assert facets[Field.FORM] == (FacetCount("f/1", 20), FacetCount("f/2", 10))


# --- counting ---------------------------------------------------------------------------------


def test_document_frequencies_are_of_the_live_articles(engine: Engine) -> None:
    fill(engine, *(doc(n, "a a b", forms=("f/1",)) for n in range(40)), doc(90, "a"))
    engine.delete(range(10))
    fill(engine, doc(90, "c"))
    asked = [Term(BODY, "a"), Term(BODY, "c"), Term(BODY, "zz"), Term(Field.FORM, "f/1")]
    assert engine.document_frequencies(asked) == (30, 1, 0, 30)
    assert engine.document_frequencies([]) == ()
    assert engine.size() == 31


def test_deleted_articles_may_count_for_frequent_terms_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counting them one by one would take as long as there are articles with the term."""
    engine = open_engine("tantivy:", tmp_path)
    fill(engine, *(doc(n, "often rare" if n < 5 else "often") for n in range(20)))
    engine.delete([0])
    engine.commit()
    asked = [Term(BODY, "often"), Term(BODY, "rare")]
    assert engine.document_frequencies(asked) == (19, 4)
    monkeypatch.setattr("index.engines.tantivy._COUNTED", 4)
    assert engine.document_frequencies(asked) == (19, 5)
    engine.close()


def test_terms_come_most_frequent_first(engine: Engine) -> None:
    fill(engine, doc(1, "ab ac b"), doc(2, "ac ad"), doc(3, "ac ab", title="ax"))
    fill(engine, doc(4, "ad ad"), doc(5, "ac é"))
    assert engine.terms(BODY, "a", 10) == (("ac", 4), ("ab", 2), ("ad", 2))
    assert engine.terms(BODY, "a", 1) == (("ac", 4),)
    assert engine.terms(BODY, "a", 0) == ()
    assert engine.terms(BODY, "é", 5) == (("é", 1),)
    assert engine.terms(BODY, "zz", 5) == engine.terms(BODY, "a", 0) == ()
    assert engine.terms(Field.LANGUAGE, "", 5) == (("en", 5),)


# --- all engines against each other -----------------------------------------------------------

_words = st.lists(st.sampled_from("abcdef"), max_size=24).map(" ".join)
_dates = st.none() | st.integers(-4_000_000_000, 4_000_000_000) | st.sampled_from(YEARS)
_documents = st.lists(
    st.builds(
        doc,
        st.integers(1, 25),
        _words,
        title=_words,
        published=_dates,
        source=st.sampled_from(["", "s", "t"]),
        forms=st.sampled_from([(), ("x",), ("y", "x")]),
    ),
    max_size=25,
)
_fields = st.sampled_from([BODY, TITLE])
_weights = st.sampled_from([1.0, 2.0, 0.5, 0.0])
_term = st.builds(Term, _fields, st.sampled_from("abcdefz"), _weights)
_slot = st.lists(st.sampled_from("abcdefz"), min_size=1, max_size=2).map(tuple)
_row = st.builds(
    Sequence, _fields, st.lists(_slot, min_size=2, max_size=4).map(tuple), st.just(0), _weights
) | st.builds(Sequence, _fields, st.tuples(_slot, _slot), st.integers(1, 3), _weights)
_leaf: st.SearchStrategy[Match] = (
    _term
    | _row
    | st.builds(Published, st.none() | st.just(0), st.none() | st.just(2_000_000_000))
    | st.builds(Among, st.lists(st.integers(1, 25), max_size=9).map(tuple))
    | st.sampled_from([Everything(), Nothing(), Term(Field.SOURCE, "s"), Term(Field.FORM, "x")])
)
_matches: st.SearchStrategy[Match] = st.recursive(
    _leaf,
    lambda inner: (
        st.builds(AllOf, st.lists(inner, max_size=3).map(tuple))
        | st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple))
        | st.builds(Except, inner, inner)
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for engines that live for one example."""
    return tmp_path_factory.mktemp("engines")


_numbers = itertools.count()


def opened(scratch: Path) -> list[Engine]:
    """One empty engine of each kind."""
    folder = scratch / str(next(_numbers))
    return [made(url, folder) for url in URLS]


def agree(one: Candidates, other: Candidates) -> None:
    """Same hits with the same scores, as far as 32 bits go; same totals and facets."""
    assert other.total == one.total
    assert other.facets == one.facets
    scores = {hit.ordinal: hit.score for hit in one.hits}
    assert {hit.ordinal: hit.score for hit in other.hits} == pytest.approx(scores, abs=5e-4)


@settings(max_examples=25, deadline=None)
@given(_documents, st.lists(st.tuples(_matches, _matches), min_size=1, max_size=12))
def test_the_engines_agree_on_any_archive_and_query(
    scratch: Path, documents: list[IndexDocument], queries: list[tuple[Match, Match]]
) -> None:
    once = list({document.ordinal: document for document in documents}.values())
    keys = {document.ordinal: document.newest for document in once}
    reference, *others = engines = opened(scratch)
    for engine in engines:
        fill(engine, *once)
    for match, where in queries:
        expected = reference.search(match, limit=ALL, where=where, facets=KEYWORD_FIELDS)
        for engine in others:
            found = engine.search(match, limit=ALL, where=where, facets=KEYWORD_FIELDS)
            agree(expected, found)
            ranks = [(-hit.score, -keys[hit.ordinal]) for hit in found.hits]
            assert ranks == sorted(ranks)
            assert engine.search(match, limit=3, where=where).hits == found.hits[:3]
        for order in (Order.NEWEST, Order.OLDEST, Order.ADDED):
            dated = [e.search(match, limit=4, order=order, where=where) for e in engines]
            assert dated[0] == dated[1] == dated[2]
    for engine in engines:
        engine.close()


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(_documents, st.lists(st.integers(1, 25), max_size=5)), max_size=4),
    st.lists(_matches, min_size=1, max_size=6),
)
def test_the_engines_agree_after_any_changes(
    scratch: Path,
    commits: list[tuple[list[IndexDocument], list[int]]],
    queries: list[Match],
) -> None:
    reference, *others = engines = opened(scratch)
    for documents, gone in commits:
        for engine in engines:
            engine.put(documents)
            engine.delete(gone)
            engine.put(documents[:2])
            engine.commit()
    terms = [Term(BODY, word) for word in "abcz"] + [Term(Field.SOURCE, "s")]
    for engine in others:
        assert engine.size() == reference.size()
        assert engine.document_frequencies(terms) == reference.document_frequencies(terms)
        for match in queries:
            expected = reference.search(match, limit=ALL, facets=KEYWORD_FIELDS)
            found = engine.search(match, limit=ALL, facets=KEYWORD_FIELDS)
            assert {h.ordinal for h in found.hits} == {h.ordinal for h in expected.hits}
            assert (found.total, found.facets) == (expected.total, expected.facets)
    for engine in engines:
        engine.close()


@pytest.mark.skipif(not CLUSTER, reason="no OpenSearch to test with (PRESSMARK_TEST_OPENSEARCH)")
@settings(max_examples=12, deadline=None)
@given(_documents, st.lists(_matches, min_size=1, max_size=12))
def test_a_cluster_finds_the_same(
    scratch: Path, documents: list[IndexDocument], queries: list[Match]
) -> None:
    """Hits, totals, facets and date orders; scores only where every article has the field."""
    assert CLUSTER is not None
    folder = scratch / f"cluster-{next(_numbers)}"
    reference, cluster = ReferenceEngine(), open_engine(CLUSTER, folder)
    for engine in (reference, cluster):
        fill(engine, *{document.ordinal: document for document in documents}.values())
    for match in queries:
        expected = reference.search(match, limit=ALL, facets=KEYWORD_FIELDS)
        found = cluster.search(match, limit=ALL, facets=KEYWORD_FIELDS)
        assert {hit.ordinal for hit in found.hits} == {hit.ordinal for hit in expected.hits}
        assert (found.total, found.facets) == (expected.total, expected.facets)
        for order in (Order.NEWEST, Order.OLDEST):
            dated = [e.search(match, limit=4, order=order) for e in (reference, cluster)]
            assert dated[0] == dated[1]
    reference.close()
    cluster.close()
    discard(CLUSTER, folder)


# --- the parts --------------------------------------------------------------------------------

_places = st.sets(st.integers(0, 12), max_size=5).map(sorted)


@given(st.lists(_places, min_size=2, max_size=4))
def test_slots_stand_side_by_side_where_trying_every_choice_finds_them(
    slots: list[list[int]],
) -> None:
    rows = [c for c in itertools.product(*slots) if list(c) == list(range(c[0], c[0] + len(c)))]
    assert frequency(slots, 0) == len({row[0] for row in rows})


@given(_places, _places, st.integers(1, 4))
def test_two_slots_stand_near_where_trying_every_choice_finds_them(
    one: list[int], other: list[int], slop: int
) -> None:
    pairs = [
        pair for pair in itertools.product(one, other) if 0 < abs(pair[0] - pair[1]) <= slop + 1
    ]
    assert frequency([one, other], slop) == len({min(pair) for pair in pairs})


def test_lengths_are_kept_as_a_byte_says_them() -> None:
    assert len(LENGTHS) == 256
    assert list(LENGTHS) == sorted(set(LENGTHS))
    assert [kept_length(n) for n in (0, 1, 40, 41, 42, 55, 100, 1_000)] == [
        0, 1, 40, 40, 42, 54, 96, 984,
    ]  # fmt: skip


@given(st.lists(st.floats(0, 1e4, width=32), max_size=20))
def test_scores_are_rounded_together_as_one_by_one(scores: list[float]) -> None:
    assert comparable(scores) == [round(score, DECIMALS) for score in scores]
