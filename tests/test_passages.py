"""Sentences end where a reader ends them; passages are whole sentences and tile the tokens."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Passage
from index.passages import FEW, MANY, passages
from index.passages.sentences import sentence_ends
from index.text.analysis import Analyzer

ANALYZER = Analyzer()
PIECES = [
    "a",
    "War",
    "U.S.",
    "Mr.",
    ".",
    "!",
    "?”",
    "“",
    "\n",
    "\n\n",
    " ",
    "。",
    "мир",
    "e\u0301",
    "3.5",
    "***",
]
texts = st.lists(st.sampled_from(PIECES), max_size=80).map("".join) | st.text(max_size=300)


def split(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in pairwise([0, *sentence_ends(text, 0, len(text))])]


def cut(text: str) -> tuple[Passage, ...]:
    return passages(text, ANALYZER.analyse(text))


def words(count: int, start: int = 0) -> str:
    """So many words in sentences of ten."""
    told = [f"word{n}" for n in range(start, start + count)]
    return " ".join(" ".join(told[n : n + 10]).capitalize() + "." for n in range(0, count, 10))


@pytest.mark.parametrize(
    "sentences",
    [
        ["Lt. Gen. Anna M. Brandt met Mr. al-Faris on Jan. 5.", "She said nothing."],
        ["The U.S. Army left.", "The base stayed open."],
        ["He had lived in the U.S.", "The family followed later."],
        ["Police came at 5 p.m. Monday.", "Nobody was hurt."],
        ["“It is over.”", "She left."],
        ['"Why now?" he asked.', "No one knew."],
        ["It rose 3.5 percent.", "In 2014. it fell"],
        ["The answer is no.", "He was sure."],
        ["See No. 7 for more.", "That is all."],
        ["The raid failed.", "al-Qaida denied it."],
        ["Prices fell... but not for long.", "Then they rose."],
        ["وصلت القوات اليوم؟", "نعم وصلت."],
        ["Войска ушли.", "Город пуст."],
        ["She chose plan B.", "Then they met J. Doe."],
        ["H.R.W. officials agreed.", "They signed."],
        ["Er kam am 3. Oktober nach Wien.", "Das war im 20. Jahrhundert."],
        ["The vote was 12 to 3.", "Others abstained."],
        ["Il a dit : « Non. »", "Puis il est parti."],
        ["Sie sagte: »Nein.«", "»Doch«, sagte er."],
        ["Sen. R. J. Doe (R., Ohio) and Ford v. State were named.", "Nobody came."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_full_width_stops_need_no_space_behind() -> None:
    assert split("部队离开了。城市很安静。") == ["部队离开了。", "城市很安静。"]


@given(texts)
def test_sentence_ends_rise_and_the_last_is_the_end(text: str) -> None:
    ends = sentence_ends(text, 0, len(text))
    assert ends[-1] == len(text)
    assert all(a < b for a, b in pairwise(ends))


@given(texts)
def test_passages_tile_the_tokens_of_any_text(text: str) -> None:
    tokens = ANALYZER.analyse(text)
    found = passages(text, tokens)
    assert [p.ordinal for p in found] == list(range(len(found)))
    covered = [n for p in found for n in range(p.first_token, p.first_token + p.token_count)]
    assert covered == list(range(len(tokens)))
    for passage in found:
        last = passage.first_token + passage.token_count - 1
        assert passage.start <= tokens.starts[passage.first_token]
        assert tokens.ends[last] <= passage.end


@given(texts)
def test_passages_leave_out_nothing_but_white_space(text: str) -> None:
    found = cut(text)
    if found:
        shown = "".join(text[p.start : p.end] for p in found)
        assert "".join(shown.split()) == "".join(text.split())
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(text[p.start : p.end] == text[p.start : p.end].strip() for p in found)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_passages_of_ordinary_paragraphs_are_of_the_usual_size(tens: list[int]) -> None:
    text = "\n\n".join(words(10 * n) for n in tens)
    sizes = [p.token_count for p in cut(text)]
    assert max(sizes) <= MANY + 10
    assert all(size >= FEW - 10 for size in sizes[:-1])


@given(st.lists(st.integers(FEW, 250), min_size=2, max_size=5))
def test_no_passage_crosses_from_one_full_paragraph_to_the_next(sizes: list[int]) -> None:
    text = "\n\n".join(words(n) for n in sizes)
    assert all("\n\n" not in text[p.start : p.end] for p in cut(text))


def test_tiny_paragraphs_are_joined_up_to_the_size() -> None:
    text = "\n\n".join(words(20, 20 * n) for n in range(9))
    assert [p.token_count for p in cut(text)] == [60, 60, 60]


def test_a_sentence_is_never_divided_while_it_fits() -> None:
    text = words(1000)
    assert all(text[p.start : p.end].endswith(".") for p in cut(text))


@pytest.mark.parametrize("between", [" ", "\n", ", "])
def test_a_megabyte_without_a_stop_is_still_divided(between: str) -> None:
    text = between.join(["endless"] * 130_000)
    found = cut(text)
    assert max(p.token_count for p in found) <= MANY
    assert sum(p.token_count for p in found) == 130_000


@pytest.mark.parametrize("row", ["!", "؟", "!)", ".»", ". ", "。", "?!…"])
def test_a_long_row_of_stops_takes_no_longer_than_words(row: str) -> None:
    """An hour, if each were asked anew where the row ends."""
    text = row * (500_000 // len(row)) + "x"
    began = time.process_time()
    assert sentence_ends(text, 0, len(text))[-1] == len(text)
    assert time.process_time() - began < 20


def test_a_text_without_words_has_no_passages() -> None:
    assert cut("") == cut(" \n\n *** ") == ()


def test_quotes_and_brackets_stay_with_their_sentence() -> None:
    text = f"({words(60)})\n\n“{words(70)}”"
    first, second = cut(text)
    assert text[first.start] == "("
    assert text[first.end - 1] == ")"
    assert (text[second.start], text[second.end - 1]) == ("“", "”")
