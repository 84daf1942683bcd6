"""Tokens stand where they are said to, whatever the text; and no more is loaded to find them."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from index.analysis import Analyzer, NewsTokenizer

PIECES = [
    "War",
    "U.S.",
    "l'Irak",
    "O’Neill's",
    "3.5",
    "40,000",
    "ا",
    "中文",
    "e\u0301",
    " ",
    ", ",
    "\n",
]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=300)
ANALYZER = Analyzer()


@given(texts)
def test_a_text_is_divided_into_tokens_and_what_stands_between(text: str) -> None:
    parts = NewsTokenizer().divide(text)
    assert "".join(parts) == text
    assert parts[1::2] == NewsTokenizer().tokenize(text)


@given(texts)
def test_tokens_stand_at_their_offsets(text: str) -> None:
    tokens = ANALYZER.analyse(text)
    assert list(zip(tokens.starts, tokens.ends, strict=True)) == list(
        NewsTokenizer().span_tokenize(text)
    )
    assert len(tokens.surfaces) == len(tokens.folded) == len(tokens.terms) == len(tokens.starts)


def test_a_run_of_noise_is_no_token_and_moves_no_other() -> None:
    tokens = ANALYZER.analyse(f"before {'x' * 101} behind")
    assert tokens.surfaces == ("before", "behind")
    assert list(tokens.starts) == [0, 109]
    assert not len(ANALYZER.analyse("x" * 101))


def test_the_analysis_does_without_scipy() -> None:
    asked = "import sys, index.ingest; print('scipy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
