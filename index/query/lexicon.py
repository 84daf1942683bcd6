"""What is known about words and names while a query is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ..aliases.table import AliasTable
from ..aliases.tagger import QueryName, Tagger
from ..matching import (
    ARTICLE,
    Field,
    Layer,
    Match,
    Term,
    Zone,
    certain_token,
    terms_in,
    uncertain_token,
)
from ..model import Span, Strength, TokenStream
from ..text.addresses import address_typed
from ..text.analysis import ENGLISH, STEMMERS, Analyzer, is_acronym
from .neighbours import Neighbour

Count = Callable[[Sequence[Term]], tuple[int, ...]]
"""How many articles contain each term."""

Addressed = Callable[[str], tuple[int, ...]]
"""The numbers of the articles at an address of the web, as ``canonical_url`` makes it."""

MatchCount = Callable[[Match], int]
"""How many articles match."""

Alike = Callable[[str, int, int, tuple[Zone, ...]], tuple[str, ...]]
"""The terms of words of these zones within so many edits of a typed one, or beginning with it if
there may be none: of so many at most."""

EVENT, PERSON = "event", "person"  # kinds of entities; most reports of events do not name them
_OUTWEIGHS = 10  # articles with a name, to one with the word
MOSTLY = 3  # the same of a plural ("aids", or aid would be found), or with all the rest of a query
SEEN = 3  # articles with a name beside other words, to say that it occurs there


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The analyzer, the names, the archive's languages, and look-ups of its words.

    The defaults are those of an empty archive. ``zones``: where the query looks. Use one per
    thread, as with its analyzer. ``by_earlier``: what a sentence on names that no article
    has goes on with if articles are analysed by other names.
    """

    analyzer: Analyzer
    tagger: Tagger
    languages: tuple[str, ...]
    alike: Alike
    table: AliasTable
    count: Count = lambda terms: (0,) * len(terms)
    addressed: Addressed = lambda _: ()
    matching: MatchCount = lambda _: 0
    by_earlier: Callable[[], str] = lambda: ""
    zones: tuple[Zone, ...] = ARTICLE

    def terms(self, surface: str) -> tuple[str, ...]:
        """Every term a word may have, one per language of the archive.

        A word that no article has in these letters may be typed without its accent: "elysee".
        """
        terms = self.analyzer.query_terms(surface, self.languages)
        accented = self.analyzer.accented_terms(surface, self.languages)
        if not accented:
            return terms
        cases = dict.fromkeys((surface, surface.lower(), surface.capitalize()))
        if any(self.count(terms_in(self.zones, Layer.EXACT, cases))):
            return terms
        return tuple(dict.fromkeys((*terms, *accented)))

    def foreign(self, surface: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The terms that a word has in some of the archive's languages, but not as it is written
        nor in the first one: ``Word.foreign``."""
        stemmed = [code for code in self.languages if code in STEMMERS or code in ENGLISH]
        first, others = stemmed[:1], stemmed[1:]
        everywhere = self.analyzer.query_terms(surface, first)
        found: dict[str, tuple[str, ...]] = {}
        for language in others:
            for term in self.analyzer.query_terms(surface, (language,)):
                if term not in everywhere:
                    found[term] = (*found.get(term, ()), language)
        return tuple(found.items())

    def articles_at(self, typed: str) -> tuple[int, ...] | None:
        """The numbers of the articles with this web address; None if it is not an address."""
        address = address_typed(typed) if "/" in typed else None
        return self.addressed(address) if address else None

    def has(self, surface: str) -> bool:
        """Whether an article has the word; of capitals, whether it has those letters:
        FARC would have the stem of a farce."""
        if is_acronym(surface):
            ways = (surface, surface.capitalize())
            return any(self.count(terms_in(self.zones, Layer.EXACT, ways)))
        return any(self.count(terms_in(self.zones, Layer.STEM, self.terms(surface))))

    def occurs(self, name: QueryName) -> bool:
        """Whether an article has the name; certainly, unless it may be somebody, or one word."""
        sure = name.token_count > 1 and not self.are(name.entities, PERSON)
        signs = (certain_token,) if sure else (certain_token, uncertain_token)
        tokens = [token(id) for id in name.entities for token in signs]
        return any(self.count(terms_in(self.zones, Layer.ENTITY, tokens)))

    def are(self, entities: Sequence[str], kind: str) -> bool:
        """Whether they are all of this kind."""
        known = map(self.table.entity, entities)
        return all(entity is not None and entity.kind == kind for entity in known)

    def is_mostly_others(self, name: QueryName) -> bool:
        """Whether a name that needs company ("Johnson") is mostly another's: three times as many
        articles have the word in these letters as have the name, or the word in other ones. So are
        letters that an article has, but of a language that none is in ("FDI")."""
        forms = [known[1] for id in name.forms if (known := self.table.form(id))]
        if name.token_count > 1 or not forms:
            return False
        written = forms[0].text
        if is_acronym(written):
            foreign = all(form.lang and form.lang not in self.languages for form in forms)
            return foreign and any(self.count([Term(Field.BODY_EXACT, written)]))
        if forms[0].strength is not Strength.WEAK:
            return False
        stems = [Term(Field.BODY_STEM, term) for term in self.terms(written)]
        signs = (certain_token, uncertain_token)[: len(name.entities)]
        tokens = [Term(Field.BODY_ENTITY, sign(id)) for id in name.entities for sign in signs]
        so, *counts = self.count([Term(Field.BODY_EXACT, written), *stems, *tokens])
        otherwise = max(counts[: len(stems)]) - so
        least = max(otherwise, sum(counts[len(stems) :]), 1)
        return so >= MOSTLY * least

    def how_often(self, name: QueryName, typed: str) -> str:
        """How often a name typed as an ordinary word ("trump") means the name in this archive, in
        words; empty if it is to be read as the word.

        ``nearly always``: ten times as many articles have the name as have the word in small
        letters. A plural is the name if it ``mostly`` is.
        """
        if not name.twin:
            return ""
        word, often = typed.lower(), self.as_name(name, typed)
        if often >= _OUTWEIGHS:
            return "nearly always"
        plural = word.endswith("s") and word[:-1] in self.terms(typed)
        return "mostly" if plural and often >= MOSTLY else ""

    def as_name(self, name: QueryName, typed: str) -> float:
        """How many articles have the name so, to one that has the word in small letters."""
        forms = [Term(Field.FORM, form) for form in name.forms]
        small, *named = self.count([Term(Field.BODY_EXACT, typed.lower()), *forms])
        return sum(named) / max(small, 1)

    def is_name_beside(self, name: QueryName, beside: Sequence[Neighbour]) -> bool:
        """Whether it means the name beside these words ("us troops"): there, ten times as many
        articles have the name as have the word in small letters."""
        if not name.twin or name.token_count > 1:
            return False
        often = sum(self.matching(one.named) for one in beside)
        small = (self.matching(one.small) for one in beside)
        return often >= SEEN and often >= _OUTWEIGHS * sum(small)

    def with_article(self, name: QueryName, tokens: TokenStream, *, taken: bool) -> QueryName:
        """The name with fewer meanings if "the" before it belongs to it: "The Hague" is no person.

        Forms are kept without their article; what an entity is called says whether it has one.
        If the article is ``taken`` it is part of the name, and no word of the query.
        """
        if name.ordinary or not name.first_token or tokens.folded[name.first_token - 1] != "the":
            return name
        own = [n for n, id in enumerate(name.entities) if self.called((id,)).startswith("The ")]
        if not own:
            return name
        return replace(
            name,
            first_token=name.first_token - taken,
            token_count=name.token_count + taken,
            entities=tuple(name.entities[n] for n in own),
            forms=tuple(name.forms[n] for n in own),
        )

    def called(self, entities: Sequence[str]) -> str:
        """The names of the entities, for people."""
        return " or ".join(entity.name for entity in map(self.table.entity, entities) if entity)


def is_part_of_date(name: QueryName, tokens: TokenStream, dates: Iterable[Span]) -> bool:
    """Whether the name is only a part of a date: "May 2016", unlike "September 11, 2001"."""
    last = name.first_token + name.token_count - 1
    start, end = tokens.starts[name.first_token], tokens.ends[last]
    return any(d.start <= start and end <= d.end and d != (start, end) for d in dates)
