"""Names of an archive that look like another romanisation of a name in the table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Entity, Form, Span, Status
from ..matching.casing import looks_ordinary
from ..table import AliasTable
from ..table.records import name_tokens
from ..words.lexicon import ARTICLES, DAYS, FUNCTION, MONTHS, PERSON_TITLES, ROLES
from . import spelling
from .known import Known
from .model import Confidence, Definition, Relation, folded

_WORD = r"[A-Z]\w+(?:['’ʿʼ](?!s\b)\w+)*"
_ARTICLE = r"(?:(?:al|el|ar|as|ash|an|ad|at|az)[-‐‑]|al |el |ul )"
_NAME = re.compile(
    rf"(?<![\w'’-]){_ARTICLE}?{_WORD}"
    rf"(?:[-‐‑ ](?:(?:bin|ibn|abu|bint)[-‐‑ ]|{_ARTICLE})?{_WORD}){{0,4}}"
)
_KINDS = frozenset(("person", "place", "group", "party"))
_LEADING = PERSON_TITLES | FUNCTION | DAYS | MONTHS
_SHORTEST = 5  # letters of a name of one word
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
                    if form.status is Status.ACTIVE and (key := _key(form.text)):
                        self._by_key.setdefault(key, []).append((entity, form))

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
            yield Definition(
                written,
                like[1].text,
                span,
                span,
                Relation.VARIANT,
                "spelling",
                Confidence.POSSIBLE,
            )

    def _like(self, written: str) -> tuple[Entity, Form] | None:
        """The name of the table that this one resembles, unless it is a name of its own."""
        if written in self._seen:
            return self._seen[written]
        if len(self._seen) > _CACHE:
            self._seen.clear()
        best: tuple[float, tuple[Entity, Form]] | None = None
        key = _key(written)
        if key in self._by_key and folded(written) not in self._known:
            for entity, form in self._by_key[key]:
                people = _of_its_people(written, entity)
                score = 0.0 if people else spelling.likeness(written, form.text)
                if score and (best is None or score > best[0]):
                    best = score, (entity, form)
        found = self._seen[written] = best[1] if best else None
        return found


def _key(name: str) -> str:
    parts = spelling.tokens(name)
    if not parts or (len(parts) == 1 and (len(parts[0]) < _SHORTEST or looks_ordinary(parts[0]))):
        return ""
    if name.replace(".", "").isupper() or not name.isprintable():
        return ""
    if any(token.casefold() in ROLES for token, _, _ in name_tokens(name)):
        return ""
    return spelling.key(name)


def _transliterated(entity: Entity) -> bool:
    """Whether the table itself has this name in two romanisations, or with an Arabic article."""
    spellings: dict[str, tuple[str, ...]] = {}
    for form in entity.forms:
        parts = form.text.casefold().replace("-", " ").split()
        if len(parts) > 1 and parts[0] in ("al", "el", "abu", "ash", "ibn"):
            return True
        key = _key(form.text)
        if key and spellings.setdefault(key, spelling.tokens(form.text)) != spelling.tokens(
            form.text
        ):
            return True
    return False


def _of_its_people(written: str, entity: Entity) -> bool:
    """Whether it says of what place one is: "Californian" is no spelling of Kalifornien."""
    own = {folded(form.text) + ending for form in entity.forms for ending in _PEOPLE}
    return folded(written) in own


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
    if len(spelling.tokens(written)) > 1:
        return True
    others = [f.text for f in entity.forms if len(f.text) > 3 and f.text != form.text]
    return any(cue in text for cue in (*entity.cues, *others))
