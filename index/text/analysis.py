"""Text to tokens: one analyzer for every engine, for queries, and for highlighting.

A token has three faces: its *surface* (letters as written), its *folded* form (no case, no
diacritics, no apostrophes: what names are compared by) and its *term* (the stem). Clitic 's is
not part of any token, so "Assad's forces" is two adjacent tokens; hyphens divide, so "US-backed"
is two; "U.S." and "40,000" are one each. What French and Italian elide is a token of its own, so
that "l'Irak" and "dell'Iraq" hold the name; a capital D' is part of one ("D'Amato").
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import compress

import numpy as np

from ..model import BREAK, TokenStream
from .accents import accented
from .capitals import set_in_capitals
from .english import english_term
from .gaps import gap_flags
from .nltk_parts import SnowballStemmer, TokenizerI
from .vocabulary import VOCABULARY

ANALYSIS = "5"  # goes up when texts get other tokens or terms, so that a rebuild is asked for

STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}
ENGLISH = ("en", "und")  # texts too short to tell their language are read as English

OWN_SCRIPT = frozenset({"ar", "ru"})  # their stemmers leave the words of the others alone

APOSTROPHES = "'’‘ʼʿʾ`´′＇"
_IGNORABLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MAX_TOKEN = 100  # longer runs are base64, URLs or noise; tantivy drops terms over 64 kB anyway
_ACRONYM = 4  # letters of what is typed in capitals and cannot be a word as well
_CACHE = 400_000  # surfaces remembered per language (about 100 MB), then the cache is cleared


def _mark_ranges() -> str:
    """Combining marks of the Basic Multilingual Plane as the inside of a character class."""
    marks = [c for c in range(0x300, 0xFFFF) if unicodedata.category(chr(c)) in ("Mn", "Mc")]
    runs: list[list[int]] = []
    for code in marks:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in runs)


MARKS = _mark_ranges()


def _pattern() -> str:
    letter = r"[^\W\d_]"
    quote = f"[{APOSTROPHES}]"
    clitic = r"[sS](?![^\W_])"
    inner = rf"[^\W_{_CJK}]"
    rest = rf"{inner}*(?:[{MARKS}{_IGNORABLE}]+{inner}*)*"
    elided = r"(?:(?<=[Lld])|(?:(?<=[Dd])[ea]|(?<=[Nn])e|(?<=[Ss])u|(?<=[Aa]))ll)"
    kinds = "|".join(
        (
            r"(?<=[A-Za-z])[A-Za-z]++(?=[ ,\n.;:?!)-])",  # nine of ten in English, soon found
            rf"(?<={letter})(?:\.{letter})+\.?(?!{letter})",  # U.S., U.N, e.g.
            r"(?<=\d)(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d*(?:\.\d+)+)",  # 40,000 and 3.5
            f"(?<=[{_CJK}])",  # no spaces between words: one token per character
            rf"{elided}(?={quote}(?!{clitic}){letter})",
            rf"(?:(?<![sS])|(?=[^\W_])|(?<![\w.){MARKS}]{quote}.))"  # no clitic: Assad's, (OAS)'s
            rf"{rest}(?:{quote}(?!{clitic}){inner}{rest})*",
        )
    )
    # The first character stands by itself: a search for a class of them is the fastest.
    return rf"[^\W_](?:{kinds})"


class NewsTokenizer(TokenizerI):  # type: ignore[misc]  # NLTK ships no types
    """NLTK's tokenizer interface over our pattern.

    NLTK's own ``RegexpTokenizer`` guards against hostile patterns with timed matching, which
    costs four fifths of the speed; this pattern is a constant and cannot backtrack far.
    """

    _regexp = re.compile(f"({_pattern()})")  # a group, so that ``divide`` keeps the tokens

    def span_tokenize(self, s: str) -> Iterator[tuple[int, int]]:
        """(start, end) of each token, in code points of ``s``."""
        for match in self._regexp.finditer(s):
            yield match.span()

    def tokenize(self, s: str) -> list[str]:
        """The tokens as written."""
        return self._regexp.findall(s)

    def divide(self, s: str) -> list[str]:
        """The text before the first token, that token, the text before the next, and so on.

        Ends with the text after the last one. Half the price of ``span_tokenize``.
        """
        return self._regexp.split(s)


_TOKENIZER = NewsTokenizer()
_CONTRACTION = re.compile(
    r"(i|you|he|she|it|we|they|who|what|that|there|here)'(re|ll|ve|d|m)", re.I
)
_STRAIGHT = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(_IGNORABLE))
_DROPPED = str.maketrans(dict.fromkeys("'.,"))


def surface(token: str) -> str:
    """The token for the exact layer: NFC, straight apostrophes, no invisible characters."""
    if token.isascii():
        return token.replace("`", "'")
    return unicodedata.normalize("NFC", token).translate(_STRAIGHT) or token


@lru_cache(maxsize=1 << 16)
def fold(token: str) -> str:
    """One token as names are compared: casefolded, without diacritics, apostrophes and stops.

    >>> fold("Qa'ida"), fold("U.S."), fold("40,000"), fold("Beyoncé")
    ('qaida', 'us', '40000', 'beyonce')
    >>> fold("Jørgensen"), fold("Đinđić"), fold("ﬁghters"), fold("Ｔｏｋｙｏ")
    ('jorgensen', 'dindic', 'fighters', 'tokyo')
    """
    if token.isascii():
        text = surface(token).casefold()
    else:
        # Some letters stand for several, a blessing of the Prophet for words with spaces.
        letters = "".join(unicodedata.normalize("NFKC", token).split())
        text = surface(letters).casefold()
        text = _plain_letters(text) or text
    if "'" in text and (contraction := _CONTRACTION.fullmatch(text)):
        text = contraction.group(1)
    if not text[0].isdigit():
        text = text.translate(_DROPPED)
    else:
        text = text.replace(",", "").replace("'", "")
    return text or token


# Latin letters that Unicode holds to be no letter with a mark, as English newspapers write them.
_UNMARKED = str.maketrans(
    {"æ": "ae", "ð": "d", "đ": "d", "ə": "a", "ħ": "h", "ı": "i", "ĸ": "k", "ł": "l", "ŋ": "n"}
    | {"œ": "oe", "ø": "o", "þ": "th", "ŧ": "t"}
)


def _plain_letters(text: str) -> str:
    """The text without marks on Latin, Greek and Arabic letters, and with the digits 0 to 9 for
    those of other scripts; й and Indic vowel signs stay."""
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char):
            if base < "\u0400" or "\u0600" <= base <= "\u06ff":
                continue
        else:
            base = char
        if char.isdecimal():
            kept.append(str(unicodedata.decimal(char)))
        elif char != "\u0640":  # Arabic tatweel only stretches the line
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_UNMARKED)


@lru_cache(maxsize=1 << 12)
def folded(text: str) -> tuple[str, ...]:
    """The folded tokens of a few words, as ``Analyzer.analyse`` gives them."""
    return tuple([fold(token) for token in _TOKENIZER.tokenize(text) if len(token) <= _MAX_TOKEN])


def folded_text(text: str) -> str:
    """The folded tokens of a few words with a space between each.

    >>> folded_text("Tayyip Erdoğan"), folded_text("Côte d’Ivoire"), folded_text("Kim Jong-un")
    ('tayyip erdogan', 'cote divoire', 'kim jong un')
    """
    return " ".join(folded(text))


def is_acronym(token: str) -> bool:
    """Two or more letters, all capitals: NATO, U.S., C4ISR; never a lone capital."""
    return token.isupper() and sum(map(str.isalpha, token)) > 1


Face = tuple[str, str, str, int]  # a token's surface, folded form and term; its number


class _Faces(dict[str, Face]):
    """The faces of tokens as written, computed when first met."""

    def __init__(self, make: Callable[[str], Face]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, token: str) -> Face:
        face = self[token] = self._make(token)
        return face


class Analyzer:
    """Tokenises and stems, with a cache of the faces of surfaces.

    One instance per thread of work; it is cheap to make and grows to a bounded cache.
    """

    def __init__(self) -> None:
        self._faces: dict[str, _Faces] = {}

    def analyse(self, text: str, language: str = "en", *, breaks: bool = False) -> TokenStream:
        """The tokens of ``text``; offsets are into ``text`` itself, whatever it contains.

        ``breaks``: of texts with ``BREAK`` between them, which is a token then.
        """
        if not breaks:
            parts = _TOKENIZER.divide(text)
        else:
            pieces = map(_TOKENIZER.divide, text.split(BREAK))
            parts = [part for piece in pieces for part in (*piece, BREAK)][:-1]
        tokens = parts[1::2]
        if all(token == BREAK for token in tokens):
            return TokenStream()
        lengths = np.fromiter(map(len, parts), np.uint32, len(parts))
        places = lengths.cumsum(dtype=np.uint32)
        starts, ends = (array("I", at.tobytes()) for at in (places[:-1:2], places[1::2]))
        between = parts[2:-1:2]
        if lengths[1::2].max() > _MAX_TOKEN:
            kept = (lengths[1::2] <= _MAX_TOKEN).tolist()
            tokens = list(compress(tokens, kept))
            if all(token == BREAK for token in tokens):
                return TokenStream()
            starts, ends = (array("I", compress(column, kept)) for column in (starts, ends))
            between = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        known = self._known(language)
        surfaces, folded, terms, numbers = zip(*map(known.__getitem__, tokens), strict=True)
        gaps = gap_flags(between)
        stream = TokenStream(surfaces, folded, terms, starts, ends, array("q", numbers), gaps)
        if shouted := set_in_capitals(stream):
            lowered = {place: known[tokens[place].lower()][2] for place in shouted}
            terms = tuple([lowered.get(n, term) for n, term in enumerate(terms)])
            stream = replace(stream, terms=terms)
            for place in shouted:
                stream.numbers[place] = VOCABULARY.number(surfaces[place], terms[place])
        return stream

    def _known(self, language: str) -> _Faces:
        known = self._faces.get(language)
        if known is None or len(known) > _CACHE:
            known = self._faces[language] = _Faces(partial(self._face, language=language))
        return known

    def term(self, token: str, language: str) -> str:
        """The term of a token in a text of this language."""
        return self._known(language)[token][2]

    def query_terms(self, token: str, languages: Iterable[str]) -> tuple[str, ...]:
        """Every term the token could have in articles of these languages, no repeats.

        A lower-case word also stands for the acronym of the same letters ("aids": AIDS, aid),
        which documents keep unstemmed; a typed acronym stands for itself alone, if it is short
        enough to be one.
        """
        acronym = is_acronym(token)
        words = (token, token.lower()) if acronym and len(fold(token)) > _ACRONYM else (token,)
        found = [self._face(word, language)[2] for language in languages for word in words]
        if not acronym:
            found.append(fold(token))
        return tuple(dict.fromkeys(found))

    def accented_terms(self, token: str, languages: Iterable[str]) -> tuple[str, ...]:
        """The terms of a word typed without accents, if one of its last letters has one."""
        if not token.isascii():
            return ()
        ways = [(word, code) for code in languages for word in accented(token, code)]
        return tuple(dict.fromkeys(self.term(word, code) for word, code in ways))

    def _face(self, token: str, language: str) -> Face:
        written, folded = surface(token), fold(token)
        if folded == written:  # one string for equal faces: less to hold in the processor's cache
            folded = written
        stem = self._stem(token, folded, language)
        term = folded if stem == folded else stem
        return written, folded, term, VOCABULARY.number(written, term)

    def _stem(self, token: str, folded: str, language: str) -> str:
        if is_acronym(token) or not folded.isalpha():
            return folded
        if language in ENGLISH:
            return english_term(folded)
        if language not in STEMMERS:
            return folded
        # A new one for each word: the Arabic stemmer stems a word by what it has stemmed before.
        stem = SnowballStemmer(STEMMERS[language]).stem(surface(token).casefold())
        return fold(stem) if stem else folded
