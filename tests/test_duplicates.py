"""Syndicated copies: signatures against exact Jaccard, clusters that join and fall apart."""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer
from index.duplicates import (
    BANDS,
    PERMUTATIONS,
    SHORTEST,
    Kept,
    Signature,
    band_keys,
    collapse,
    resemblance,
    signature,
)
from index.store import Database
from index.store.copies import Beside, Copies

ANALYZER = Analyzer()


def words(seed: int, count: int) -> list[str]:
    """So many words nobody else has."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    return [f"w{chance.getrandbits(40):x}" for _ in range(count)]


def signed(text: Sequence[str] | str, title: str = "") -> Signature:
    """The signature of a text given as words or as it stands."""
    body = text if isinstance(text, str) else " ".join(text)
    return signature(ANALYZER.analyse(body), ANALYZER.analyse(title))


def exact(one: Sequence[str], other: Sequence[str]) -> float:
    """The true Jaccard of the five-word shingles."""
    sets = [{tuple(t[n : n + 5]) for n in range(len(t) - 4)} for t in (one, other)]
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Copies]:
    """Rows of an empty archive."""
    database = Database(tmp_path / "archive.sqlite")
    yield Copies(database)
    database.close()


# --- signatures -----------------------------------------------------------------------------


def test_letter_case_punctuation_and_accents_make_no_difference() -> None:
    """The same words in the same order are one text, however they are set."""
    text = " ".join(words(1, 50))
    assert signed(text) == signed(text.upper().replace(" ", ", "))
    assert signed(text + " café") == signed(text + " Cafe")


def test_a_signature_is_small() -> None:
    """Sixteen bytes and 256, whatever the length of the text."""
    for count in (SHORTEST, 100, 5_000):
        one = signed(words(2, count))
        assert (len(one.digest), len(one.slots)) == (16, 2 * PERMUTATIONS)
        assert len(band_keys(one.slots)) == BANDS


def test_signatures_stay_what_they_were() -> None:
    """They are stored: another numpy or another release must come to the same ones."""
    one = signed(" ".join(f"word{n}" for n in range(60)))
    assert (one.digest.hex()[:8], one.slots[:8].hex()) == ("962e32c6", "a4470a25891d9211")
    assert band_keys(one.slots)[:3] == [882568582, 7920733, 720918040]


def test_short_texts_are_copies_only_word_for_word_and_under_one_title() -> None:
    """A line such as "Subscribe to read on" stands under many headlines."""
    text = words(3, SHORTEST - 1)
    assert signed(text).slots == b""
    assert signed(text, "Rain") == signed(text, "rain!")
    assert signed(text, "Rain") != signed(text, "Snow")
    longer = words(3, SHORTEST)
    assert signed(longer, "Rain") == signed(longer, "Snow")


@pytest.mark.parametrize("kept", [50, 100, 200, 350, 480])
def test_the_estimate_is_near_the_truth(kept: int) -> None:
    """Of 128 slots the standard deviation is .044 at most; four of them are allowed."""
    one = words(4, 500)
    other = one[:kept] + words(5, 500 - kept)
    (share,) = resemblance(signed(one).slots, [signed(other).slots])
    assert abs(share - exact(one, other)) < 0.18


def test_texts_longer_than_one_chunk_are_hashed_whole() -> None:
    """The end of a long text counts as much as its beginning."""
    one = words(6, 4_000)
    other = words(7, 2_000) + one[2_000:]
    (share,) = resemblance(signed(one).slots, [signed(other).slots])
    assert abs(share - exact(one, other)) < 0.18


@given(st.text(max_size=400), st.text(max_size=50))
def test_any_text_can_be_signed(text: str, title: str) -> None:
    """Also an empty one, and one of lone surrogates."""
    one = signed(text, title)
    assert one == signed(text, title)
    assert len(one.slots) in (0, 2 * PERMUTATIONS)


# --- clusters -------------------------------------------------------------------------------


def test_copies_share_a_cluster_and_others_have_none(copies: Copies) -> None:
    """Edited and exact copies are found, whichever comes first."""
    text = words(10, 300)
    copies.add(
        [
            (1, signed(text)),
            (2, signed(words(11, 300))),
            (3, signed(text[:250])),
            (4, signed(text)),
        ]
    )
    clusters = copies.cluster_of([1, 2, 3, 4, 99])
    assert set(clusters) == {1, 3, 4}
    (cluster,) = set(clusters.values())
    assert copies.members(cluster) == [1, 3, 4]
    assert copies.sizes([cluster, 77]) == {cluster: 3}
    assert copies.beside([3, 2, 1], limit=1) == {1: Beside(2, (3,)), 3: Beside(2, (1,))}


def test_an_article_between_two_clusters_joins_them(copies: Copies) -> None:
    """Neither end is a copy of the other, but both are of the middle."""
    text = words(12, 900)
    ends = [(1, text[:600]), (2, text[:590]), (3, text[300:]), (4, text[310:])]
    copies.add((n, signed(t)) for n, t in ends)
    assert len(set(copies.cluster_of([1, 2, 3, 4]).values())) == 2
    copies.add([(5, signed(text))])
    assert len(set(copies.cluster_of([1, 2, 3, 4, 5]).values())) == 1
    copies.remove(5)
    assert len(set(copies.cluster_of([1, 2, 3, 4]).values())) == 2


def test_a_cluster_of_one_is_none(copies: Copies) -> None:
    """When its only copy is removed or rewritten, an article stands alone again."""
    text = words(13, 100)
    copies.add([(1, signed(text)), (2, signed(text))])
    copies.remove(2)
    assert copies.cluster_of([1, 2]) == {}
    copies.add([(2, signed(text))])
    assert set(copies.cluster_of([1, 2])) == {1, 2}
    copies.add([(2, signed(words(14, 100)))])
    assert copies.cluster_of([1, 2]) == {}
    copies.remove(2)
    copies.remove(2)


def test_adding_the_same_again_changes_nothing(copies: Copies) -> None:
    """A second run of an import may say everything again."""
    rows = [(n, signed(words(15, 60))) for n in (3, 1, 2)]
    copies.add(rows)
    before = copies.cluster_of([1, 2, 3])
    copies.add(rows)
    assert copies.cluster_of([1, 2, 3]) == before
    assert set(before) == {1, 2, 3}


def test_exact_short_copies_are_found_and_near_ones_are_not(copies: Copies) -> None:
    """A cricket score is not a copy of another cricket score."""
    text = words(16, 12)
    copies.add([(1, signed(text)), (2, signed(text)), (3, signed([*text[:-1], "other"]))])
    assert set(copies.cluster_of([1, 2, 3])) == {1, 2}


def test_a_template_in_a_hundred_articles_neither_joins_nor_slows(copies: Copies) -> None:
    """Articles that share a long footer, and less than half of all, stay apart; copies do not."""
    footer = words(17, 200)
    for n in range(100):
        copies.add([(n, signed(words(1_000 + n, 300) + footer))])
    assert copies.cluster_of(range(100)) == {}
    copies.add([(200, signed(words(1_070, 300) + footer))])
    assert set(copies.cluster_of([*range(100), 200])) == {70, 200}


def test_a_large_cluster_that_loses_its_number_takes_a_members(copies: Copies) -> None:
    """So that no other cluster can ever come by the same number."""
    text = words(18, 40)
    copies.add((n, signed(text)) for n in range(1, 260))
    (before,) = set(copies.cluster_of(range(1, 260)).values())
    copies.add([(before, signed(words(19, 40)))])
    (after,) = set(copies.cluster_of(range(1, 260)).values())
    assert after != before
    assert after in copies.members(after, 300)
    assert copies.sizes([after]) == {after: 258}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=12))
def test_any_order_of_adding_and_removing_gives_the_clusters_of_what_is_left(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int]]
) -> None:
    """``(n, 0)`` removes article n, others give it one of three unlike texts."""
    database = Database(tmp_path_factory.mktemp("copies") / "archive.sqlite")
    copies, left = Copies(database), dict[int, int]()
    for ordinal, text in steps:
        if text:
            copies.add([(ordinal, signed(words(text, 35)))])
            left[ordinal] = text
        else:
            copies.remove(ordinal)
            left.pop(ordinal, None)
    clusters = copies.cluster_of(range(6))
    for one, other in combinations(left, 2):
        together = clusters.get(one, -1) == clusters.get(other, -2)
        assert together == (left[one] == left[other])
    assert set(clusters) <= set(left)
    database.close()


# --- lists of hits --------------------------------------------------------------------------


def test_the_best_of_a_cluster_stands_for_it() -> None:
    """The others are listed behind it, in their order; a cluster seen once stays as it is."""
    assert collapse([5, 3, 9, 1, 7], {3: 3, 7: 3, 5: 4, 1: 3}) == (
        Kept(5),
        Kept(3, (1, 7)),
        Kept(9),
    )


@given(
    st.lists(st.integers(0, 30), unique=True),
    st.dictionaries(st.integers(0, 30), st.integers(0, 5)),
)
def test_collapsing_loses_no_hit(ranked: list[int], clusters: dict[int, int]) -> None:
    """Every hit is either kept or behind one of its own cluster."""
    kept = collapse(ranked, clusters)
    told = [n for one in kept for n in (one.ordinal, *one.copies)]
    assert sorted(told) == sorted(ranked)
    for one in kept:
        assert all(clusters[n] == clusters[one.ordinal] for n in one.copies)
    heads = [clusters[one.ordinal] for one in kept if one.ordinal in clusters]
    assert len(heads) == len(set(heads))
