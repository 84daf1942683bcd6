"""Tokens stand where they are said to, whatever the text; and no more is loaded to find them."""

import random
import subprocess
import sys
import time
from array import array
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.aliases.matching.casing import ordinary_words
from index.columns.words import hash_folded, hash_stems, hash_surfaces, hash_term
from index.model import TokenStream
from index.text import english, gaps
from index.text.analysis import Analyzer, NewsTokenizer, fold
from index.text.english import _ENDINGS
from index.text.nltk_parts import SnowballStemmer
from index.text.vocabulary import PerWord, Vocabulary

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
    ". ",
    " “",
    "-",
    "’s ",
]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=300)
ANALYZER = Analyzer()


@given(texts)
def test_a_text_is_divided_into_tokens_and_what_stands_between(text: str) -> None:
    parts = NewsTokenizer().divide(text)
    assert "".join(parts) == text
    assert parts[1::2] == NewsTokenizer().tokenize(text)


def test_no_letter_folds_to_nothing_to_a_space_or_to_what_folds_again() -> None:
    letters = [chr(code) for code in range(0x80, 0x30000)]
    tokens = [t for c in letters for word in (c, f"a{c}b") for t in NewsTokenizer().tokenize(word)]
    folded = [fold(token) for token in tokens]
    assert all(folded)
    assert [word for word in folded if fold(word) != word or set(word) & set(" \t\n")] == []


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("REBELS SEIZE TWO TOWNS", ["rebel", "seiz", "two", "town"]),
        ("Analysts: REBELS RETREATED, WITNESSES SAID. He", ["rebel", "retreat", "wit", "say"]),
        ("MINISTER RESIGNS", ["minist", "resign"]),
        ("The ECOWAS, UNESCO and OPEC", ["ecowas", "unesco", "opec"]),
        ("the EU, NATO, SARS, MERS", ["eu", "nato", "sars", "mers"]),
        ("The UNIDAS bloc", ["unidas"]),
        ("US SENATE PASSES 3 BILLS ON AIDS", ["us", "senat", "pass", "bill", "aid"]),
    ],
)
def test_words_in_capitals_among_others_are_words(text: str, terms: list[str]) -> None:
    found = ANALYZER.analyse(text).terms
    assert [term for term in found if term in terms] == terms


@pytest.mark.parametrize(
    "text", ["Mali's", "Mali’s", "U.S.'s", "I.C.C.’s", "the (OAS)'s chief", "আলো's"]
)
def test_a_possessive_is_no_token(text: str) -> None:
    assert "s" not in NewsTokenizer().tokenize(text)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("neighbouring", "neighboring"),
        ("favourites", "favorites"),
        ("organisations", "organizations"),
        ("analysed", "analyzed"),
        ("defence", "defense"),
        ("licences", "licensing"),
        ("practising", "practicing"),
        ("theatres", "theaters"),
        ("centred", "centered"),
        ("kilometres", "kilometers"),
        ("programmes", "programs"),
        ("sceptical", "skeptics"),
        ("councillors", "councilor"),
        ("haemorrhagic", "hemorrhagic"),
    ],
)
def test_britain_and_america_spell_alike(british: str, american: str) -> None:
    assert ANALYZER.term(british, "en") == ANALYZER.term(american, "en")


@pytest.mark.parametrize(
    "forms",
    [
        ("gunman", "gunmen"),
        ("women", "woman"),
        ("crisis", "crises"),
        ("analysis", "analyses", "analysed", "analyzing"),
        ("flee", "fled", "fleeing"),
        ("shoot", "shot", "shooting"),
        ("withdraw", "withdrew", "withdrawn"),
        ("bureau", "bureaux"),
        ("executive", "executives"),
        ("authority", "authorities"),
        ("try", "tries", "tried", "trying"),
        ("fly", "flies", "flying", "flew", "flown"),
    ],
)
def test_irregular_forms_are_forms_of_one_word(forms: tuple[str, ...]) -> None:
    assert len({ANALYZER.term(form, "en") for form in forms}) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("organization", "organ"),
        ("privatized", "private"),
        ("offense", "offensive"),
        ("tour", "tor"),
        ("hour", "hor"),
        ("prize", "prise"),
        ("liter", "literal"),
        ("cheque", "check"),
        ("storey", "story"),
        ("omen", "Oman"),
        ("execution", "executives"),
        ("imports", "important"),
        ("author", "authorities"),
        ("unit", "United"),
        ("severe", "several"),
        ("protests", "Protestants"),
        ("cooperation", "Cooper"),
        ("wound", "wind"),
        ("lives", "life"),
        ("tried", "TRI"),
        ("pry", "PRI"),
    ],
)
def test_words_are_not_made_alike_that_are_two(word: str, other: str) -> None:
    assert ANALYZER.term(word, "en") != ANALYZER.term(other, "en")


def test_a_term_of_its_own_is_the_term_of_nothing_else() -> None:
    """Or "cooperate" would be the surname again that it was to be kept from."""
    terms = set(english._OWN_TERMS.values())
    for form in ordinary_words() - english._OWN_TERMS.keys():
        assert ANALYZER.term(form, "en") not in terms


def test_other_languages_keep_their_letters() -> None:
    assert ANALYZER.term("Labour", "fr") == "labour"
    assert ANALYZER.term("organizar", "es") != ANALYZER.term("organisar", "es")


@given(texts)
def test_tokens_stand_at_their_offsets(text: str) -> None:
    tokens = ANALYZER.analyse(text)
    assert list(zip(tokens.starts, tokens.ends, strict=True)) == list(
        NewsTokenizer().span_tokenize(text)
    )
    assert len(tokens.surfaces) == len(tokens.folded) == len(tokens.terms) == len(tokens.starts)


@given(texts)
def test_what_stands_between_two_tokens_is_told_by_flags(text: str) -> None:
    tokens = ANALYZER.analyse(text)
    if not len(tokens):
        assert tokens.gaps == b""
        return
    assert len(tokens.gaps) == len(tokens) + 1
    assert tokens.gaps[:1] == tokens.gaps[-1:] == gaps.EDGE
    for i in range(1, len(tokens)):
        gap, flags = text[tokens.ends[i - 1] : tokens.starts[i]], tokens.gaps[i]
        assert (flags == gaps.ONE_SPACE) == (gap == " ")
        assert bool(flags & gaps.GLUED) == (gap.isspace() and gap.count("\n") < 2)
        assert bool(flags & gaps.STOP) == any(mark in gap for mark in ".!?;\n•|")
        assert bool(flags & gaps.HYPHEN) == (gap in tuple(gaps.HYPHENS))
        assert bool(flags & gaps.OPENED) == gap.endswith(tuple('"“‘«'))


def test_words_hold_together_over_the_end_of_a_line_but_not_of_a_paragraph() -> None:
    tokens = ANALYZER.analyse("Islamic\nState\n\nRaqqa")
    assert [bool(flags & gaps.GLUED) for flags in tokens.gaps[1:3]] == [True, False]


def test_what_stands_between_is_told_around_a_run_of_noise() -> None:
    tokens = ANALYZER.analyse(f"It ended. {'x' * 101} Then")
    assert tokens.gaps[2] & gaps.STOP
    assert not tokens.gaps[2] & gaps.GLUED


@given(texts)
def test_what_a_word_tells_is_the_same_from_the_array(text: str) -> None:
    tokens, other = ANALYZER.analyse(text), Analyzer().analyse(text)
    assert tokens.numbers == other.numbers
    expected = [len(surface) % 200 for surface in tokens.surfaces]
    assert _LENGTHS.of(tokens).tolist() == expected
    assert _LENGTHS.of(tokens).tolist() == expected  # now they are known


@given(texts, st.sampled_from(("en", "de", "und")))
def test_the_hashes_of_a_text_are_those_of_its_words(text: str, language: str) -> None:
    tokens = ANALYZER.analyse(text, language)
    assert hash_surfaces(tokens).tolist() == [hash_term(word) for word in tokens.surfaces]
    assert hash_folded(tokens).tolist() == [hash_term(word) for word in tokens.folded]
    assert hash_stems(tokens).tolist() == [hash_term(word) for word in tokens.terms]


def test_a_word_has_the_hash_of_its_term_in_each_language_and_in_capitals() -> None:
    for text, language in (
        ("Minister reserves houses", "en"),
        ("Minister reserves houses", "de"),
        ("MINISTER RESERVES HOUSES", "en"),
        ("NATO RESERVES", "en"),
    ):
        tokens = ANALYZER.analyse(text, language)
        assert hash_stems(tokens).tolist() == [hash_term(word) for word in tokens.terms]


@given(
    st.text("abcdefghijklmnopqrstuvwxyz", max_size=12),
    st.sampled_from(("", "gener", "sky", "ingly", "yed", "ational", "ogi", "ement", "izer", "anc")),
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=3)
    | st.sampled_from(("ion", "al", "ism", "er", "ic", "ant", "ing", "ed", "ful", "iti", "ator")),
)
def test_a_word_without_an_ending_is_its_own_stem(word: str, more: str, last: str) -> None:
    asked = word + more + last
    assume(not asked.endswith(_ENDINGS))
    assert SnowballStemmer("english").stem(asked) == asked
    assert ANALYZER.term(asked, "en") == asked


def _length(surface: str) -> int:
    return len(surface) % 200


_LENGTHS = PerWord(_length, np.uint8)


def test_a_word_that_came_too_late_for_a_number_tells_the_same() -> None:
    tokens = ANALYZER.analyse("One known word and one strange one")
    late = array("q", [0 if i % 2 else number for i, number in enumerate(tokens.numbers)])
    stream = TokenStream(
        tokens.surfaces, tokens.folded, tokens.terms, tokens.starts, tokens.ends, late, tokens.gaps
    )
    for _ in range(2):
        assert _LENGTHS.of(stream).tolist() == [3, 5, 4, 3, 3, 7, 3]


def test_numbers_are_given_to_so_many_words_and_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.text.vocabulary._MOST", 2)
    vocabulary = Vocabulary()
    words = (("a", "a"), ("as", "a"), ("a", "a"), ("as", "as"), ("as", "a"))
    assert [vocabulary.number(*word) for word in words] == [1, 2, 1, 0, 2]
    assert len(vocabulary) == 3


class Unhurried(dict[tuple[str, str], int]):
    """Lets other threads go on between being asked how much it holds and being given more."""

    def __len__(self) -> int:
        length = super().__len__()
        time.sleep(1e-4)
        return length


def test_threads_that_meet_words_at_once_give_each_a_number_of_its_own() -> None:
    vocabulary, words = Vocabulary(), [f"word{n}" for n in range(40)]
    vocabulary._numbers = Unhurried()

    def numbered(seed: int) -> dict[str, int]:
        mine = random.Random(seed).sample(words, len(words))  # noqa: S311 - not a secret
        return {word: vocabulary.number(word, word) for word in mine}

    with ThreadPoolExecutor(8) as threads:
        first, *others = threads.map(numbered, range(8))
    assert all(other == first for other in others)
    assert sorted(first.values()) == list(range(1, len(words) + 1))


def test_an_arabic_word_has_one_term_whatever_was_read_before() -> None:
    words = ("أثينا", "باماكو", "رجعوا", "المدينة")
    alone = [Analyzer().term(word, "ar") for word in words]
    for order in permutations(words):
        after = Analyzer().analyse(" ".join(order), "ar")
        assert dict(zip(after.surfaces, after.terms, strict=True)) == dict(
            zip(words, alone, strict=True)
        )


def test_a_run_of_noise_is_no_token_and_moves_no_other() -> None:
    tokens = ANALYZER.analyse(f"before {'x' * 101} behind")
    assert tokens.surfaces == ("before", "behind")
    assert list(tokens.starts) == [0, 109]
    assert not len(ANALYZER.analyse("x" * 101))


def test_few_modules_of_nltk_are_loaded_and_none_is_left_in_the_way_of_others() -> None:
    asked = (
        "import sys; import index.text.analysis, index.passages; "
        "print(len(sys.modules) < 350, 'scipy' in sys.modules, 'nltk' in sys.modules); "
        "import nltk; print(nltk.word_tokenize and nltk.stem.snowball.SnowballStemmer('english'))"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    first, second = told.stdout.splitlines()
    assert first == "True False False"
    assert "SnowballStemmer" in second


def test_a_version_of_nltk_that_needs_its_packages_is_imported_whole() -> None:
    asked = (
        "import sys; from importlib import util; real = util.find_spec\n"
        "def broken(name, *rest):\n"
        "    if name == 'nltk.corpus': raise ImportError(name)\n"
        "    return real(name, *rest)\n"
        "util.find_spec = broken\n"
        "from index.text.nltk_parts import SnowballStemmer\n"
        "print(SnowballStemmer('english').stem('attacks'), 'nltk.corpus' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["attack", "True"]
