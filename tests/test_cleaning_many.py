"""Texts cleaned together come out as each does alone."""

import gc
import pickle
from itertools import chain
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cleaning import clean, clean_many, words
from index.cleaning.features import measure
from index.cleaning.model import score_lines
from index.collector import at_rest
from index.model import Line, RawDocument

LINES = (
    "",
    "  \u200b ",
    "Home",
    "The harbour of Orla is to be dredged",
    "By Ann Ray",
    "4 May 2012",
    "The council said on Friday that the harbour would be dredged before the winter storms came.",
    "“We have waited nine years for this,” said the harbour master, who has asked for it since.",
    "Fishermen in the town of Penmark, which lies across the bay, did not think it would help.",
    "Read more: the bridge that nobody wanted",
    "12 comments",
    "1. I agree with you, thanks for this, lol",
    "2. me too, and my brother says you are wrong",
    "© 2012 The Coast Wire. All rights reserved.",
    "…",
    "a\ud800b \U0001f600",
)
BREAKS = ("\n", "\r\n", "\r", "\n\n", "\x0b", "\u2028")
TEXTS = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(BREAKS)), max_size=30).map(
    lambda parts: "".join(chain.from_iterable(parts))
)


@given(st.lists(st.one_of(TEXTS, st.text(max_size=40)), max_size=8))
@settings(deadline=None)
def test_measurements_and_scores_do_not_depend_on_the_company(texts: list[str]) -> None:
    """Not even on texts that end or begin in half a line break, or have no line at all."""
    together = measure(*texts)
    scores = score_lines(together)
    assert len(together.first_line) == len(texts) + 1
    for index, text in enumerate(texts):
        alone, split = measure(text), text.splitlines()
        own = slice(together.first_line[index], together.first_line[index + 1])
        bounds = together.first_word[own.start : own.stop + 1]
        own_words = slice(bounds[0], bounds[-1])
        for column in ("numbers", "starts", "ends", "looks", "sizes", "repeats", "ended"):
            assert np.array_equal(getattr(alone, column), getattr(together, column)[own]), column
        for column in ("words", "pairs"):
            assert np.array_equal(getattr(alone, column), getattr(together, column)[own_words]), (
                column
            )
        places = zip(alone.numbers, alone.starts, alone.ends, strict=True)
        assert all(text[start:end] in split[number - 1] for number, start, end in places)
        assert np.allclose(score_lines(alone), scores[own], atol=1e-4)


@given(TEXTS)
@settings(deadline=None)
def test_characters_read_a_few_lines_at_a_time_are_what_they_are_at_once(text: str) -> None:
    at_once = words.read_characters(text)
    with patch.object(words, "_AT_ONCE", 7):
        in_parts = words.read_characters(text)
    for column in ("codes", "kinds", "words", "word_starts"):
        assert np.array_equal(getattr(in_parts, column), getattr(at_once, column)), column


@given(st.lists(TEXTS, max_size=6), st.booleans())
@settings(deadline=None)
def test_documents_do_not_depend_on_the_company(texts: list[str], titled: bool) -> None:
    """Whatever is known of them, and whether they are cleaned at all."""
    raws = [
        RawDocument(
            text,
            index == 3,
            "t",
            title="The harbour of Orla" if titled and index % 2 else None,
            clean=index != 4,
        )
        for index, text in enumerate(texts)
    ]
    assert clean_many(raws) == [clean(raw) for raw in raws]


def test_pages_of_html_do_not_depend_on_the_company() -> None:
    """Nor on how many there are, what they hold, and whether they hold anything."""
    story = "".join(f"<p>{line}</p>" for line in LINES[6:9])
    pages = (
        f"<h1>{LINES[3]}</h1><article>{story}</article><div id='comments'><p>{LINES[11]}</p></div>",
        "",
        "<nav><a href='/'>Home</a></nav>",
        f"<div>{story * 9}</div><aside><p>{LINES[9]}</p></aside>",
        "<p>" + "x" * 2_100_000,
        "\n".join(LINES[6:9]),
    )
    raws = [
        RawDocument(pages[at % 6], at % 6 < 5, "t") for at in range(50) if at % 6 != 4 or at < 9
    ]
    alone = {raw.content: clean(raw) for raw in raws}
    assert sum(bool(document.text) for document in alone.values()) == 3
    assert clean_many(raws) == [alone[raw.content] for raw in raws]


def test_long_texts_are_not_read_together() -> None:
    """A batch is bounded by its characters, not by how many documents there are."""
    story = "\n".join(LINES[3:9] * 400)
    raws = [RawDocument(story * times, False, "t") for times in (1, 0, 3, 1)]
    assert clean_many(raws) == [clean(raw) for raw in raws]


def test_lines_are_as_a_tuple_of_them() -> None:
    """However they are asked for, and also in another process."""
    document = clean(RawDocument("\n".join(LINES), False, "t"))
    lines = document.lines
    as_tuple = tuple(lines)
    assert as_tuple == lines
    assert lines == as_tuple == pickle.loads(pickle.dumps(lines))  # noqa: S301 (our own)
    assert hash(lines) == hash(as_tuple)
    assert repr(lines) == repr(as_tuple)
    assert lines != as_tuple[1:]
    assert lines[1:3] == as_tuple[1:3]
    assert [lines[index] for index in (0, -1)] == [as_tuple[0], as_tuple[-1]]
    assert len(lines) == len(as_tuple) == sum(any(c > " " for c in line) for line in LINES) - 1
    assert all(isinstance(line, Line) for line in lines)
    assert clean(RawDocument("Home", False, "t", clean=False)).lines[0].kept


@pytest.mark.parametrize("was_on", [True, False])
def test_the_garbage_collector_rests_meanwhile_and_is_then_as_it_was(was_on: bool) -> None:
    """Also if what is done ends in an error."""

    @at_rest()
    def work() -> None:
        assert not gc.isenabled()
        raise ValueError("in vain")

    (gc.enable if was_on else gc.disable)()
    try:
        with pytest.raises(ValueError, match="in vain"):
            work()
        assert gc.isenabled() == was_on
    finally:
        gc.enable()


def test_names_that_stay_count_as_old_at_once() -> None:
    """And nothing is kept from the garbage collector for good, unless something was before."""
    few: list[object] = []
    many: list[object] = []
    gc.unfreeze()  # what another test kept from it
    with at_rest(staying=10):
        few.append([few])
    with at_rest(staying=10_000):
        many.append([many])
    old = {id(each) for each in gc.get_objects(generation=2)}
    assert id(many[0]) in old
    assert gc.get_freeze_count() == 0
    with at_rest(staying=10):
        few.append([few])
    assert id(few[1]) not in {id(each) for each in gc.get_objects(generation=2)}
