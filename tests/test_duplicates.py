"""Syndicated copies: signatures against exact Jaccard, clusters that join and fall apart."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.likeness.duplicates import (
    BANDS,
    PERMUTATIONS,
    SHORTEST,
    Signature,
    band_keys,
    collapse,
    resemblance,
    signature,
)
from index.store.copies import Beside, Copies
from index.store.database import Database
from index.text.analysis import Analyzer

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


# --- copies in the archive ------------------------------------------------------------------


def test_copies_are_found_and_others_have_none(copies: Copies) -> None:
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
    assert copies.among([1, 2, 3, 4, 99]) == {1: {3, 4}, 3: {1, 4}, 4: {1, 3}}
    assert copies.among([1, 2]) == {1: frozenset()}
    assert copies.of(1) == [3, 4]
    assert copies.of(2) == copies.of(99) == []
    assert copies.beside([3, 2, 1], limit=1) == {1: Beside(2, (3,)), 3: Beside(2, (1,))}


def test_an_article_between_two_others_makes_them_no_copies_of_each_other(copies: Copies) -> None:
    """Both ends are copies of the middle; what hangs together is not all alike."""
    text = words(12, 900)
    ends = [(1, text[:600]), (2, text[:590]), (3, text[300:]), (4, text[310:])]
    copies.add((n, signed(t)) for n, t in [*ends, (5, text)])
    everything = range(1, 6)
    apart = {1: {2, 5}, 2: {1, 5}, 3: {4, 5}, 4: {3, 5}, 5: {1, 2, 3, 4}}
    assert copies.among(everything) == apart
    assert copies.among([]) == {}
    assert collapse([1, 3, 5, 2, 4], copies.among(everything)) == {1: (5, 2), 3: (4,)}
    assert collapse([5, 1, 3, 2, 4], copies.among(everything)) == {5: (1, 3, 2, 4)}
    copies.remove(5)
    assert copies.among(everything) == {1: {2}, 2: {1}, 3: {4}, 4: {3}}


def test_two_clusters_joined_by_an_article_keep_what_is_no_copy_of_it(copies: Copies) -> None:
    """An article of the second that is far from the newcomer stays the copy it was."""
    text = words(20, 1_050)
    copies.add([(1, signed(text[:600])), (2, signed(text[300:900])), (3, signed(text[450:]))])
    assert copies.among([1, 2, 3]) == {2: {3}, 3: {2}}
    copies.add([(4, signed(text[:600])), (5, signed(text[:900]))])
    assert copies.among([2, 3, 5]) == {2: {3, 5}, 3: {2}, 5: {2}}


def test_an_article_loses_its_only_copy(copies: Copies) -> None:
    """When that is removed or rewritten, it stands alone again."""
    text = words(13, 100)
    copies.add([(1, signed(text)), (2, signed(text))])
    copies.remove(2)
    assert copies.among([1, 2]) == {}
    copies.add([(2, signed(text))])
    assert set(copies.among([1, 2])) == {1, 2}
    copies.add([(2, signed(words(14, 100)))])
    assert copies.among([1, 2]) == {}
    copies.remove(2)
    copies.remove(2)


def test_adding_the_same_again_changes_nothing(copies: Copies) -> None:
    """A second run of an import may say everything again."""
    rows = [(n, signed(words(15, 60))) for n in (3, 1, 2)]
    copies.add(rows)
    before = copies.among([1, 2, 3])
    copies.add(rows)
    assert copies.among([1, 2, 3]) == before
    assert set(before) == {1, 2, 3}


def test_exact_short_copies_are_found_and_near_ones_are_not(copies: Copies) -> None:
    """A cricket score is not a copy of another cricket score."""
    text = words(16, 12)
    copies.add([(1, signed(text)), (2, signed(text)), (3, signed([*text[:-1], "other"]))])
    assert copies.among([1, 2, 3]) == {1: {2}, 2: {1}}


def test_a_template_in_a_hundred_articles_neither_joins_nor_slows(copies: Copies) -> None:
    """Articles that share a long footer, and less than half of all, stay apart; copies do not."""
    footer = words(17, 200)
    for n in range(100):
        copies.add([(n, signed(words(1_000 + n, 300) + footer))])
    assert copies.among(range(100)) == {}
    copies.add([(200, signed(words(1_070, 300) + footer))])
    assert copies.among([*range(100), 200]) == {70: {200}, 200: {70}}


@pytest.mark.parametrize("at_once", [1, 30])
def test_a_band_key_is_kept_of_twenty_articles(copies: Copies, at_once: int) -> None:
    """Enough to find the others by, added one after the other or together."""
    text = words(17, 250)
    rows = [(n, signed([*text, f"agency{n}"])) for n in range(30)]
    for first in range(0, 30, at_once):
        copies.add(rows[first : first + at_once])
    counted = copies._database.connection().execute("SELECT count(*) FROM copy_band GROUP BY key")
    assert max(count for (count,) in counted) == 20
    assert copies.beside([29])[29].count == 29


def test_a_large_cluster_outlives_the_article_it_was_named_for(copies: Copies) -> None:
    """So that no other cluster can ever come by the same number."""
    text = words(18, 40)
    copies.add((n, signed(text)) for n in range(1, 260))
    copies.add([(1, signed(words(19, 40))), (300, signed(words(19, 40)))])
    assert copies.among([1, 2, 3, 300]) == {1: {300}, 2: {3}, 3: {2}, 300: {1}}
    assert len(copies._by_cluster([1, 2])) == 2  # found apart
    assert copies.beside([5], limit=3) == {5: Beside(257, (2, 3, 4))}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=12))
def test_any_order_of_adding_and_removing_gives_the_copies_among_what_is_left(
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
    alike = {n: {m for m in left if m != n and left[m] == left[n]} for n in left}
    assert copies.among(range(6)) == {n: others for n, others in alike.items() if others}
    database.close()


# --- lists of hits --------------------------------------------------------------------------


def test_the_best_ranked_stands_for_its_copies() -> None:
    """They are listed after it, in their order; what has no copy here stays as it is."""
    copies = {3: {1, 7}, 7: {3, 1}, 1: {3, 7}, 5: set[int]()}
    assert list(collapse([5, 3, 9, 1, 7], copies).items()) == [(5, ()), (3, (1, 7)), (9, ())]


@given(
    st.lists(st.integers(0, 12), unique=True),
    st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12))),
)
def test_collapsing_loses_no_hit_and_hides_none_but_copies(
    ranked: list[int], pairs: set[tuple[int, int]]
) -> None:
    """Every hit is shown, or stands after a better one that it is a copy of."""
    alike = {n: {b for a, b in pairs | {(b, a) for a, b in pairs} if a == n} - {n} for n in ranked}
    kept = collapse(ranked, alike)
    assert sorted(n for one, behind in kept.items() for n in (one, *behind)) == sorted(ranked)
    for one, behind in kept.items():
        assert not alike[one] & kept.keys()
        for copy in behind:
            assert copy in alike[one]
            assert ranked.index(one) < ranked.index(copy)
