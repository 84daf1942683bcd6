"""The quality gate: whether the cleaned text is an article, and in which language.

The three ratios of prose are those of FineWeb (Penedo et al. 2024): lines that end like
sentences, short lines, letters in repeated lines. Its limits are meant to keep the best of the
web; ours only to keep out what is no prose at all, since a wrongly refused article is lost to
every search. Whether an article is there already is not asked here but by ``duplicates``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import cast

from resiliparse.parse.lang import detect_fast

from ..model import CleanDocument
from .normalise import ends_like_a_sentence

UNKNOWN = "und"
SUPPORTED_LANGUAGES = frozenset(("en",))
MIN_WORDS = 20
MIN_LETTERS = 100
"""A text with fewer words and fewer letters (some scripts do not part words) is no article."""
MIN_SENTENCE_LINES = 0.1
MAX_SHORT_LINES = 0.8
MAX_REPEATED = 0.6  # a text that holds its article twice repeats half of it
_SHORT_LINE = 30
_LONG_LINE = 100
# the end of a sentence within a line: 'ferry. The', 'ferry." He'
INNER_END = re.compile(r"[^\W\d_]{3}[\"'”’»)]?[.!?][\"'”’»)]?\s+[\"'“‘«(]?[^\W\d_a-z]")
_ENOUGH_LINES = 6  # ratios of fewer lines say nothing

_NOTICE_LENGTH = 900  # characters
_ABOUT_SITE = 0.6  # of the words of a notice; in articles of this length at most half
# What a site says of itself to its visitor: a page that is not there, cookies, an account.
_OF_SITE = re.compile(
    r"""\b(?:
        (?:this|our|that|requested)\s(?:web\s?)?(?:page|site) | the\s(?:page|links?)
        | (?:cannot|can['’]t|could\snot|nothing\swas)\s(?:be\s)?f(?:ind|ound)
        | (?:moved|renamed|expired|removed)\sor | typed\sthe\saddress | home\s?page | search\sbox
        | your\s(?:\w+\s)?(?:account|browser|choices|consent|device|e-?mail|password|permission
            |preferences|privacy|settings|subscription)
        | cookies? | personal\sdata | javascript | captcha | redirected
        | (?:log|sign)(?:ged|ned)?[\s-]in | (?:please|you|not)\sregister(?:ed)?
        | (?:free|an)\saccount | (?:print|digital|a)\ssubscription | subscribers?
    )\b""",
    re.VERBOSE,
)
_REPORTED = re.compile(r"\b(?:said|says|told|he|she|his|her|him)\b")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")

_SAMPLED = 3000
_SAMPLED_WORDS = 300
_FEWEST_LETTERS = 20
_MAX_RANK = 1100  # of resiliparse: above it the guess is mostly wrong
_SURE_RANK = 600
_MIN_MARGIN = 20
_SURE_LENGTH = 400
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_ONLY = bytes(code if chr(code).isalpha() else 32 for code in range(128)).ljust(256)
_MARKS = "’‘“”–—…\u00a0"
# Words of English that are rare in languages it could be taken for ("is", "of", "was" are Dutch).
_ENGLISH = frozenset(
    (
        "the", "and", "to", "that", "for", "with", "from", "this", "are", "have", "has", "not",
        "they", "were", "which", "their", "would", "said", "been", "by", "at", "it", "as", "on",
        "who", "but", "after", "his", "he",
    )
)  # fmt: skip
_ENGLISH_SHARE = 0.14
_ENGLISH_WORDS = 3


class Reason(StrEnum):
    """Why a document is kept out of the archive."""

    TOO_SHORT = "too-short"
    NOT_PROSE = "not-prose"
    LANGUAGE = "unsupported-language"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says: let in (``reason`` None), or why not, in a code and a sentence."""

    reason: Reason | None = None
    message: str = ""


def verdict(clean: CleanDocument, *, languages: Collection[str] = SUPPORTED_LANGUAGES) -> Verdict:
    """Whether ``clean`` is an article the archive can serve.

    Not to be asked of documents taken as they are (``RawDocument.clean`` False): those come in
    whatever their length. A language nobody can tell is let in.
    """
    words, letters = _size(clean.text)
    if words < MIN_WORDS and letters < MIN_LETTERS:
        if not words:
            return Verdict(Reason.TOO_SHORT, "there is no article text in it")
        return Verdict(Reason.TOO_SHORT, f"its text has only {words} words")
    if fault := _fault_of_prose(clean.text) or _fault_of_notice(clean.text):
        return Verdict(Reason.NOT_PROSE, fault)
    language = detect_language(clean.text)
    if language not in languages and language != UNKNOWN:
        known = ", ".join(sorted(languages))
        return Verdict(Reason.LANGUAGE, f"its language is {language}; supported: {known}")
    return Verdict()


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the text's language, ``"und"`` when unsure. About 50 µs."""
    return _language_of(text[:_SAMPLED])


@lru_cache(maxsize=256)  # the gate and the article ask about the same text
def _language_of(beginning: str) -> str:
    sample = unicodedata.normalize("NFC", beginning)
    words = _words(sample)
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return UNKNOWN
    sampled = words[:_SAMPLED_WORDS]
    if _english_words(sampled) >= max(_ENGLISH_WORDS, _ENGLISH_SHARE * len(sampled)):
        return "en"
    letters = " ".join(words)  # digits and signs look like some language or other
    guesses = cast(list[tuple[str, int]], detect_fast(letters, cutoff=_MAX_RANK, n_results=2))
    if not guesses:
        return UNKNOWN
    (code, rank), *others = guesses
    if rank <= _SURE_RANK or len(letters) >= _SURE_LENGTH:
        return code
    clear = not others or others[0][1] - rank >= _MIN_MARGIN
    doubtful = code != "en" and _english_words(words)  # a sentence of names looks like anything
    return code if clear and not doubtful else UNKNOWN


def _words(sample: str) -> list[str]:
    """The runs of letters in the text."""
    for mark in _MARKS:
        sample = sample.replace(mark, " ")
    if sample.isascii():  # so with most English: in bytes it takes a tenth of the time
        return sample.encode().translate(_LETTERS_ONLY).decode().split()
    return _LETTERS.findall(sample)


def _english_words(words: list[str]) -> int:
    return sum(map(_ENGLISH.__contains__, map(str.lower, words)))


def _size(text: str) -> tuple[int, int]:
    """How many words and letters a text has, as far as they matter: of the first ``MIN_WORDS``."""
    words = [found[0] for found in islice(_LETTERS.finditer(text), MIN_WORDS)]
    return len(words), sum(map(len, words))


def _fault_of_prose(text: str) -> str | None:
    """What shows that the text is no prose, as a sentence; None if nothing does."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if len(lines) < _ENOUGH_LINES:
        return None
    total = sum(map(len, lines))
    sentences = [line for line in lines if _has_sentence(line)]
    # FineWeb counts lines only; but an article may have a long list between its paragraphs.
    share = max(len(sentences) / len(lines), sum(map(len, sentences)) / total / 2)
    if share < MIN_SENTENCE_LINES:
        return f"{share:.0%} of its lines end like sentences: a list or a menu, not an article"
    short = sum(len(line) <= _SHORT_LINE for line in lines) / len(lines)
    if short > MAX_SHORT_LINES:
        return f"{short:.0%} of its lines are a few words: a list or a menu, not an article"
    repeated = _repeated_letters(lines) / total
    if repeated > MAX_REPEATED:
        return f"{repeated:.0%} of its text repeats lines that stand in it already"
    return None


def _fault_of_notice(text: str) -> str | None:
    """That a site tells its visitor of itself and reports nothing, as a sentence; None if not."""
    lower = text.lower() if len(text) <= _NOTICE_LENGTH else ""
    if not lower or _REPORTED.search(lower):
        return None
    sentences = _BETWEEN_SENTENCES.split(lower)
    about = sum(len(one.split()) for one in sentences if _OF_SITE.search(one))
    if about < _ABOUT_SITE * len(lower.split()):
        return None
    return "it only tells visitors of its site, such as of a missing page, cookies or an account"


def _has_sentence(line: str) -> bool:
    """Whether a sentence ends with the line or, with a credit after it, inside a long line."""
    if ends_like_a_sentence(line):  # as most do, and soon seen
        return True
    return len(line) >= _LONG_LINE and INNER_END.search(line) is not None


def _repeated_letters(lines: list[str]) -> int:
    seen: set[str] = set()
    repeated = 0
    for line in lines:
        if line in seen:
            repeated += len(line)
        seen.add(line)
    return repeated
