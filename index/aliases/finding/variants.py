"""Names of an archive that look like another romanisation of a name in the table.

The key of a name forgets what writers of Arabic, Persian and Russian names in Latin letters
disagree about (vowels, doubled letters, the article and its assimilations, q/k/g, p/b, v/w, a
silent h). Names are compared token by token, in any order, so that brothers stay two men.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ...model import Entity, Form, Span, Status
from ...text.analysis import APOSTROPHES
from ..matching.casing import looks_ordinary
from ..table import AliasTable
from ..table.records import name_tokens
from ..words.given_names import FIRST_NAMES
from ..words.lexicon import ARTICLES, DAYS, FUNCTION, MONTHS, PERSON_TITLES, ROLES
from .known import Known
from .model import Confidence, Definition, Relation, folded

LIKE = 0.7  # similarity of the vowel-folded spellings, beside an equal key
_LETTERS = 0.65  # similarity of the spellings as they are
_ALONE = 0.75  # the same for a name of one word
_SHORTEST = 2  # consonants in the key of a token
_MARKS = str.maketrans(dict.fromkeys(APOSTROPHES))
_ARTICLES = ARTICLES | {"ul", "ur", "ush", "us"}
_GLUED = re.compile(r"[ae](?=([nrstdzl]|sh)\1)(?=.{6})")
_SERVANT = re.compile(r"abd[aeu][lrsnd](?=.)")
_DIGRAPHS = (
    ("dzh", "j"),
    ("tch", "$"),
    ("sch", "$"),
    ("sh", "$"),
    ("ch", "$"),
    ("gh", "k"),
    ("kh", "h"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("dj", "j"),
    ("dg", "j"),
    ("ck", "k"),
)
_CONSONANTS = str.maketrans("qgcpvx", "kkkbwk")
_VOWELS = (
    *((pair, "i") for pair in ("ei", "ai", "ay", "ey", "ee", "ie")),
    *(("ou", "u"), ("oo", "u"), ("o", "u"), ("w", "u"), ("y", "i"), ("e", "a")),
)
_DOUBLED = re.compile(r"(.)\1+")


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name without its articles, Latin letters only, small; Abd joined on."""
    bare = unicodedata.normalize("NFKD", name).casefold().translate(_MARKS)
    parts = re.findall(r"[a-z]+", "".join(c for c in bare if not unicodedata.combining(c)))
    kept: list[str] = []
    for part in parts:
        if part in _ARTICLES and len(parts) > 1:
            continue
        if kept and kept[-1] in ("abd", "abdul", "abdel", "abdal", "abdur"):
            kept[-1] = "abd" + part
        else:
            kept.append(_GLUED.sub("", _SERVANT.sub("abd", part)))
    return tuple(kept)


@lru_cache(maxsize=200_000)
def _forms(token: str) -> tuple[str, str]:
    """(consonant key, vowel-folded spelling) of one token."""
    for old, new in _DIGRAPHS:
        token = token.replace(old, new)
    token = _DOUBLED.sub(r"\1", token.translate(_CONSONANTS))
    spelling = token
    for old, new in _VOWELS:
        spelling = spelling.replace(old, new)
    key = re.sub(r"[aeiouwy]", "", token.rstrip("h"))
    if token.endswith(("i", "y", "ee")):
        key += "i"  # the nisba tells Baghdadi from Baghdad
    return key, _DOUBLED.sub(r"\1", spelling)


def key(name: str) -> str:
    """Equal for names that may be one name in two spellings; empty if there is too little of it."""
    keys = sorted(_forms(token)[0] for token in tokens(name))
    if not keys or sum(map(len, keys)) < _SHORTEST + 1 or not all(keys):
        return ""
    return " ".join(keys)


def likeness(a: str, b: str) -> float:
    """The least likeness of the paired tokens of two names, 0 to 1; 0 if they are not alike.

    Tokens pair if their keys are equal, their vowel-folded spellings near, and their letters not
    too far apart either: Kennedy and Gandhi have one key.
    """
    left, right = tokens(a), list(tokens(b))
    if len(left) != len(right) or not left:
        return 0.0
    least = 1.0
    for token in left:
        needed = _LETTERS if len(left) > 1 else _ALONE
        scored = [(_alike(token, other, needed), other) for other in right]
        best, other = max(scored)
        least = min(least, best)
        right.remove(other)
    return least


def _alike(a: str, b: str, needed: float) -> float:
    (own, written), (key, other) = _forms(a), _forms(b)
    folded = Levenshtein.normalized_similarity(written, other)
    if own != key or folded < LIKE or Levenshtein.normalized_similarity(a, b) < needed:
        return 0.0
    return folded


_WORD = r"[A-Z]\w+(?:['’ʿʼ](?!s\b)\w+)*"
_ARTICLE = r"(?:(?:al|el|ar|as|ash|an|ad|at|az)[-‐‑]|al |el |ul )"
_NAME = re.compile(
    rf"(?<![\w'’-]){_ARTICLE}?{_WORD}"
    rf"(?:[-‐‑ ](?:(?:bin|ibn|abu|bint)[-‐‑ ]|{_ARTICLE})?{_WORD}){{0,4}}"
)
_KINDS = frozenset(("person", "place", "group", "party"))
_LEADING = PERSON_TITLES | FUNCTION | DAYS | MONTHS
_LEAST = 5  # letters of a name of one word
_CACHE = 300_000
_PEOPLE = ("n", "an", "ian", "ese", "ish", "i")


class Variants:
    """Knows the table's names that were put into Latin letters, by the key of their consonants."""

    def __init__(self, table: AliasTable, known: Known) -> None:
        self._known = known
        self._by_key: dict[str, list[tuple[Entity, Form]]] = {}
        self._seen: dict[str, tuple[Entity, Form] | None] = {}
        for entity in table.entities:
            if entity.kind in _KINDS and _transliterated(entity):
                for form in entity.forms:
                    if form.status is Status.ACTIVE and (written := _key(form.text)):
                        self._by_key.setdefault(written, []).append((entity, form))

    def of(self, text: str) -> Iterator[Definition]:
        """The names in a text that may be other spellings of names in the table, once each."""
        found: set[str] = set()
        for name in _NAME.finditer(text):
            start, end = _without_titles(text, *name.span())
            written = text[start:end]
            if written in found:
                continue
            like = self._like(written)
            if like is None or not _supported(text, written, *like):
                continue
            found.add(written)
            span = Span(start, end)
            sure = Confidence.POSSIBLE
            yield Definition(written, like[1].text, span, span, Relation.VARIANT, sure)

    def _like(self, written: str) -> tuple[Entity, Form] | None:
        """The name of the table that this one resembles, unless it is a name of its own."""
        if written in self._seen:
            return self._seen[written]
        if len(self._seen) > _CACHE:
            self._seen.clear()
        best: tuple[float, tuple[Entity, Form]] | None = None
        alike = self._by_key.get(_key(written), ())
        if alike and folded(written) not in self._known:
            for entity, form in alike:
                other = _another(written, entity)
                score = 0.0 if other else likeness(written, form.text)
                if score and (best is None or score > best[0]):
                    best = score, (entity, form)
        found = self._seen[written] = best[1] if best else None
        return found


def _key(name: str) -> str:
    parts = tokens(name)
    if not parts or (len(parts) == 1 and (len(parts[0]) < _LEAST or looks_ordinary(parts[0]))):
        return ""
    if name.replace(".", "").isupper() or not name.isprintable():
        return ""
    if any(token.casefold() in ROLES for token, _, _ in name_tokens(name)):
        return ""
    return key(name)


def _transliterated(entity: Entity) -> bool:
    """Whether the table itself has this name in two romanisations, or with an Arabic article."""
    spellings: dict[str, tuple[str, ...]] = {}
    for form in entity.forms:
        words = form.text.casefold().replace("-", " ").split()
        if len(words) > 1 and words[0] in ("al", "el", "abu", "ash", "ibn"):
            return True
        parts = tokens(form.text)
        if (written := _key(form.text)) and spellings.setdefault(written, parts) != parts:
            return True
    return False


def _another(written: str, entity: Entity) -> bool:
    """Whether it says who is of a place, or begins with a given name: "Californian", "Ben Cardin"
    are no spellings of Kalifornien and Ben Gardan."""
    own = {folded(form.text) + ending for form in entity.forms for ending in _PEOPLE}
    given, _, family = written.casefold().partition(" ")
    person = entity.kind == "place" and family != "" and given in FIRST_NAMES
    return person or folded(written) in own


def _without_titles(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without "President", "But" and the like in front."""
    for token, a, _ in name_tokens(text[start:end]):
        word = token.casefold()
        if word in ARTICLES and a == 0 and text[start + len(token) : end][:1] in ("-", "‐", "‑"):
            return start, end
        if word not in ROLES and word not in _LEADING:
            return start + a, end
    return start, end


def _supported(text: str, written: str, entity: Entity, form: Form) -> bool:
    """Whether the article speaks of the entity otherwise, if the name is of one word only."""
    if len(tokens(written)) > 1:
        return True
    others = [f.text for f in entity.forms if len(f.text) > 3 and f.text != form.text]
    return any(cue in text for cue in (*entity.cues, *others))
