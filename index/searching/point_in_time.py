"""The parser, look-ups and counts of one thread, valid until the next commit or change of names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache, partial

from ..assistance.beginnings import name_list
from ..assistance.spelled import spelled_names
from ..assistance.spelling import Corrector
from ..assistance.suggesting import Suggester
from ..assistance.words import ArchiveWords
from ..engines import Reader
from ..engines.timed import TimedReader
from ..matching import Among, Field, Term
from ..naming.live import Naming
from ..query.lexicon import Lexicon
from ..query.lookups import Lookups, form_words, fresh_words
from ..query.parse import Parser
from ..store.articles import Store
from ..text.analysis import OWN_SCRIPT, Analyzer
from .counting import Counts, form_uses
from .doubts import doubts

_MOST_VALUES = 60_000  # of a keyword field
_LOOKED_UP = 5_000  # values counted exactly: some 10 µs for each, after each commit
_REMEMBERED = 256  # words of which those like them are known
_COUNTED = 4_096  # matches of words and names beside each other
_INITIALS = 3  # letters at least: "wp" may be many
_MOST_SOURCES = 50  # sources that one typed name may match
MOST_LANGUAGES = 6  # languages in which a typed word is stemmed


class PointInTime:
    """One version of the engine and of the names, with look-ups cached for it; use one per thread.

    ``terms``: those that a word may stand under. ``having``: how many articles have each value of a
    keyword field. ``uses``: how many articles contain each form of an entity. ``doubts``: the
    uncertain mentions of the entity of an id, by form. ``near``: see ``Proximity.settled``.
    """

    def __init__(self, store: Store, reader: Reader, naming: Naming, version: str) -> None:
        self.version = version
        self.store = store
        self.engine = engine = TimedReader(reader)
        self.table, self.unsettled = naming.table, naming.unsettled
        self.analyzer = Analyzer()
        known = store.languages()
        apart = (code for code in known[MOST_LANGUAGES:] if code in OWN_SCRIPT)
        languages = (*known[:MOST_LANGUAGES], *apart) or ("en",)
        self._words = ArchiveWords(engine, self.analyzer, languages)
        self.count = count = Counts(engine)
        lexicon = Lexicon(
            self.analyzer,
            naming.tagger,
            languages,
            lru_cache(_REMEMBERED)(self._words.like),
            naming.table,
            count,
            store.addressed,
            lru_cache(_COUNTED)(lambda match: engine.search(match, limit=0).total),
            self.by_earlier_names,
        )
        self.parse = Parser(lexicon).parse
        self.terms = lexicon.terms
        self.lookups = _lookups(store, naming, self.analyzer, languages, count)
        self.having = cache(partial(_having, engine))
        self.uses = cache(partial(form_uses, count))
        self.doubts = cache(partial(doubts, engine, store))
        self.near: dict[tuple[object, ...], Among] = {}

    def by_earlier_names(self) -> str:
        """What a sentence on names that no article has goes on with, if articles are analysed by
        other names than those in force."""
        if self.store.names_in_step(self.table.digest):
            return ""
        return " by the earlier names: they changed, and `pressmark rebuild` has not run since"

    @cached_property
    def suggester(self) -> Suggester:
        """Suggests completions of a typed text."""
        return Suggester(self._words, self.store, name_list(self.table))

    @cached_property
    def corrector(self) -> Corrector:
        """Proposes corrections of misspelt words."""
        return Corrector(self._words, spelled_names(self.table))


def version_of(engine: Reader, naming: Naming) -> str:
    """A text that changes when a new one is needed."""
    return f"{engine.version()} {naming.version} {naming.unsettled.tag}"


def _having(engine: Reader, name: Field) -> Mapping[str, int]:
    # Looked up value by value: a facet of everything would read every article after each commit.
    # Of many values (names) the counts may include articles that were changed or removed lately.
    listed = engine.terms(name, "", _MOST_VALUES)
    if len(listed) > _LOOKED_UP:
        return dict(listed)
    terms = [Term(name, text) for text, _ in listed]
    counts = zip(terms, engine.document_frequencies(terms), strict=True)
    return {term.text: count for term, count in counts if count}


def _lookups(
    store: Store, naming: Naming, analyzer: Analyzer, languages: tuple[str, ...], count: Counts
) -> Lookups:
    """What plans ask of this version of the archive and of the names."""
    by_name = cache(lambda: _by_name(store.sources()))  # there may be very many
    forms = form_words(naming.table, analyzer, languages)
    return Lookups(
        sources=lambda typed: _called(typed.casefold(), by_name()),
        sources_like=lambda typed: _like(typed.casefold(), by_name()),
        has_language=frozenset(store.languages()).__contains__,
        forms=forms,
        fresh=fresh_words(forms, naming.unsettled.fresh),
        rarity=count.rarity,
        everyday=count.is_everyday,
    )


def _by_name(sources: Sequence[str]) -> dict[str, list[str]]:
    """The sources by their names in small letters."""
    by_name: dict[str, list[str]] = {}
    for source in sources:
        by_name.setdefault(source.casefold(), []).append(source)
    return by_name


def _called(typed: str, by_name: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The sources of this name; if there is none, those whose name contains its words in a row, or
    begins with words of which it is the initials, "The" among them or not."""
    if typed in by_name or not typed:
        return tuple(by_name.get(typed, ()))
    has = re.compile(rf"(?<!\w){re.escape(typed)}(?!\w)").search
    found = sorted(source for name in by_name if has(name) for source in by_name[name])
    if not found and len(typed) >= _INITIALS:
        has = re.compile(r"\W*(?:the\W+)?" + r"\w*\W+".join(map(re.escape, typed))).match
        found = sorted(source for name in by_name if has(name) for source in by_name[name])
    return tuple(found) if len(found) <= _MOST_SOURCES else ()


def _like(typed: str, by_name: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The other sources whose name contains what was typed or is contained in it, shortest first;
    then those that have all its words, or begin with the same one."""
    words, found = _words(typed), []
    for name in by_name.keys() - {"", typed}:
        own, has = _words(name), typed in name or name in typed
        if has or (words and (words[:1] == own[:1] or set(words) <= set(own))):
            found.append((not has, len(name), name))
    return tuple(by_name[name][0] for *_, name in sorted(found))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name) if word != "the"]
