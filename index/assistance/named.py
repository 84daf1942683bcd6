"""Names that the last typed words begin: for suggestions.

What the articles write most often comes first, after other words what they have beside these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import NamedTuple

from ..aliases.matching.casing import looks_ordinary
from ..aliases.table import form_id
from ..aliases.words.given_names import FIRST_NAMES
from ..answer import Suggestion, SuggestionKind
from ..matching import AllOf, AnyOf, Field, Term, certain_token
from ..matching import Sequence as Row
from ..model import Status, Strength, TokenStream
from ..text.analysis import folded
from .beginnings import Beginning, NameList
from .words import ArchiveWords

LETTERS = 2  # letters typed before words, and names after other words, are completed
WEIGHED = 10  # completions that are counted after the word before
LISTED = 5  # other forms listed with an entity
_WORDS_BACK = 6  # words before the cursor that a name may begin with
_COMMON, _FEW = 0.1, 10_000  # share of articles with a word, and articles, above both of which
# counting what follows costs too much
_APART = 0.1  # of the worth of a word behind another: a name in the same article
_ALL = 1 << 20  # entities, forms
_BETWEEN = " \t-–/.&'’"  # what may stand between the words of a name


class Completed(NamedTuple):
    """A suggestion, and how well its end follows the words before it: in how many articles it
    stands behind them. A name that begins with those words comes first."""

    fit: float
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class _Found:
    """An entity found by the typed words from ``first`` on, and its ``best`` form to insert.

    ``uses``: how many articles have that form.
    """

    first: int
    uses: int
    count: int
    best: Beginning

    @property
    def rank(self) -> tuple[int, bool, bool, int, int, str]:
        """A sort key: most words first, then what the articles write most often."""
        order = (-self.uses, -self.count, self.best.folded)
        return self.first, not self.uses, self.best.inside, *order

    def fit(self, beside: float, last: int) -> float:
        """See ``Completed``. ``beside``: that of a name which begins with the ``last`` token. A
        form that no article has fits nowhere."""
        if self.first == last or not self.uses:
            return beside if self.uses else 0.0
        return self.uses if self.best.inside else inf

    @property
    def plainness(self) -> tuple[bool, bool, bool, int, int]:
        """A sort key of the forms of one entity: first the usual one that surely means it."""
        unsure = self.best.form.strength is not Strength.SAME
        return not self.uses, self.best.inside, unsure, -self.uses, self.best.place


class Before(NamedTuple):
    """The terms of a word, and whether it is a given name, behind which only a surname tells."""

    terms: tuple[str, ...]
    given: bool


@dataclass(frozen=True)
class NamesBegun:
    """Completes names, from one commit of an engine and one alias table; use one per thread.

    The articles of all entities and forms are counted once, when first needed.
    """

    words: ArchiveWords
    names: NameList

    @cached_property
    def _counts(self) -> dict[str, int]:
        """How many articles have a certain mention of each entity; deleted ones may be counted."""
        sign = certain_token("")
        found = self.words.engine.terms(Field.BODY_ENTITY, sign, _ALL)
        return {term.removeprefix(sign): count for term, count in found}

    @cached_property
    def _uses(self) -> dict[str, int]:
        """How many articles have a certain mention by each form."""
        return dict(self.words.engine.terms(Field.FORM, "", _ALL))

    def complete(self, text: str, tokens: TokenStream, limit: int) -> list[Completed]:
        """Entities with a form that begins with the last typed words, most words first."""
        found: dict[str, _Found] = {}
        for first in _starts(text, tokens):
            folded = " ".join(tokens.folded[first:]) + (" " if text[-1].isspace() else "")
            for row in self.names.beginning(folded):
                id = row.entity.id
                known = found.get(id)
                if (count := self._counts.get(id, 0)) and (not known or known.first == first):
                    uses = self._uses.get(form_id(id, row.form.text), 0)
                    new = _Found(first, uses, count, row)
                    found[id] = min(known or new, new, key=lambda one: one.plainness)
        names = sorted(found.values(), key=lambda one: one.rank)
        shown = self._beside(text, tokens, names)[:limit]
        signs = [Term(Field.BODY_ENTITY, certain_token(f.best.entity.id)) for _, f in shown]
        counts = self.words.engine.document_frequencies(signs)
        return [
            Completed(fit, _named(text[: tokens.starts[f.first]], f.best, count))
            for (fit, f), count in zip(shown, counts, strict=True)
            if count
        ]

    def _beside(
        self, text: str, tokens: TokenStream, names: list[_Found]
    ) -> list[tuple[float, _Found]]:
        """The names with their fit, those behind a rare word by how many articles have them with
        it.

        Of these only ten are counted, and those that no article has with the word are left out.
        """
        before = {n: self.before(text, tokens, n) for n in {name.first for name in names}}
        alone = [(0.0, name) for name in names if not before[name.first].terms]
        counted = [name for name in names if before[name.first].terms][:WEIGHED]
        together = [(self._together(before[name.first], name), name) for name in counted]
        kept = [*alone, *(one for one in together if one[0])]
        kept.sort(key=lambda one: (one[1].first, not one[1].uses, -one[0]))
        return [(name.fit(beside, len(tokens) - 1), name) for beside, name in kept]

    def _together(self, before: Before, name: _Found) -> float:
        """How many articles have a given name before the name in a row; of another word, a tenth
        of those that have both."""
        token = certain_token(name.best.entity.id)
        if before.given:
            row = Row(Field.BODY_ENTITY, (before.terms, (token,)))
            return self.words.engine.search(row, limit=1).total
        word = AnyOf(tuple(Term(Field.BODY_STEM, term) for term in before.terms))
        both = AllOf((word, Term(Field.BODY_ENTITY, token)))
        return self.words.engine.search(both, limit=1).total * _APART

    def before(self, text: str, tokens: TokenStream, n: int) -> Before:
        """The word right before a token, if it is a given name, or in so few articles that
        counting what they have beside it is cheap and tells something; otherwise nothing.

        A given name that alone names somebody ("hillary") is followed by anything.
        """
        if not n or text[tokens.ends[n - 1] : tokens.starts[n]].strip(" -"):
            return Before((), False)
        surface, word = tokens.surfaces[n - 1], tokens.folded[n - 1]
        given = word in FIRST_NAMES and (surface[:1].isupper() or not looks_ordinary(word))
        same = self.names.beginning(word) if given else ()
        given = given and all(row.inside or row.folded != word for row in same)
        terms = self.words.terms(surface)
        having = self.words.engine.document_frequencies([Term(Field.BODY_STEM, t) for t in terms])
        rare = 0 < sum(having) <= max(_FEW, _COMMON * self.words.engine.size())
        return Before(terms if given or rare else (), given)


def _starts(text: str, tokens: TokenStream) -> Iterator[int]:
    """The tokens with which a name being typed may begin, the longest stretch first.

    Literal words (``=daesh``) begin none, nor does a single letter after other words, nor a number
    that goes on a word ("covid-1").
    """
    first = len(tokens) - 1
    least = max(0, len(tokens) - _WORDS_BACK)
    while first > least and not text[tokens.ends[first - 1] : tokens.starts[first]].strip(_BETWEEN):
        first -= 1
    if text[tokens.ends[-1] :].strip():
        return
    for n in range(first, len(tokens)):
        start = tokens.starts[n]
        literal = text[:start].endswith("=")
        short = n > 0 and tokens.ends[-1] - start < LETTERS
        joined = n > 0 and not text[tokens.ends[n - 1] : start].count(" ")
        if not (literal or short or (joined and text[start].isdigit())):
            yield n


def _named(kept: str, best: Beginning, articles: int) -> Suggestion:
    entity, form = best.entity, best.form
    written = form.text if form.strength is Strength.SAME else entity.name
    active = [other.text for other in entity.forms if other.status is Status.ACTIVE]
    others: dict[tuple[str, ...], str] = {}
    for text in (form.text, *active):  # the typed form is first in the list
        others.setdefault(folded(text), text)
    others.pop(folded(entity.name), None)
    forms = tuple(others.values())[:LISTED]
    label = f"{entity.name}: {', '.join(forms)}" if forms else entity.name
    if len(others) > LISTED:
        label += " …"
    return Suggestion(
        kept + written, SuggestionKind.ENTITY, label, articles, entity=entity.id, forms=forms
    )
