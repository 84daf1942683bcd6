"""What stays the same from one commit to the next, for one thread: parser, look-ups, counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..aliases.table import AliasTable
from ..answer import FormUse
from ..assistance.assistance import Assistance, NameLists
from ..assistance.words import ArchiveWords
from ..engines import Engine
from ..matching import Everything, Field
from ..model import Entity
from ..naming.live import Naming
from ..naming.unsettled import Unsettled
from ..query.lookups import Lookups, form_words, fresh_words
from ..query.nodes import Query
from ..query.parse import Parser
from ..store import Store
from ..text.analysis import OWN_SCRIPT, Analyzer
from .counting import Counts
from .doubts import Doubts, doubts
from .receipt import form_uses

_MOST_SOURCES = 50  # that one word of their names may stand for
_READ = 256  # queries that are remembered as read, for their next pages and facets
MOST_LANGUAGES = 6  # whose stems a typed word may be indexed under


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An engine at one version and the names at one version, with what was learnt of them."""

    version: str
    store: Store
    engine: Engine
    table: AliasTable
    unsettled: Unsettled
    articles: int
    analyzer: Analyzer
    parse: Callable[..., Query]  # as ``Parser.parse``
    lookups: Lookups
    assistance: Assistance
    count: Counts
    totals: dict[Field, Mapping[str, int]] = field(default_factory=dict)
    unsure: dict[str, Doubts] = field(default_factory=dict)
    used: dict[str, tuple[FormUse, ...]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def having(self, name: Field) -> Mapping[str, int]:
        """How many articles of the archive have each value of a keyword field."""
        if name not in self.totals:
            (facet,) = self.engine.search(Everything(), limit=0, facets=(name,)).facets
            self.totals[name] = {each.value: each.count for each in facet.counts}
        return self.totals[name]

    def form_text(self, id: str) -> str:
        """A form as it is written; its id, if there is none of this id."""
        text = self.texts.get(id)
        if text is None:
            found = self.table.form(id)
            text = self.texts[id] = id if found is None else found[1].text
        return text

    def uses(self, entity: Entity) -> tuple[FormUse, ...]:
        """In how many articles each form of an entity of the table occurs."""
        if entity.id not in self.used:
            self.used[entity.id] = form_uses(entity, self.count)
        return self.used[entity.id]

    def doubts(self, entity: str) -> Doubts:
        """Which forms of the entity occur where it is not sure to be meant."""
        if entity not in self.unsure:
            self.unsure[entity] = doubts(self.engine, self.store, entity)
        return self.unsure[entity]


def version_of(engine: Engine, naming: Naming) -> str:
    """Changes whenever a new snapshot is needed."""
    return f"{engine.version()} {naming.version} {naming.unsettled.tag}"


def snapshot(
    store: Store, lists: NameLists, engine: Engine, naming: Naming, version: str
) -> Snapshot:
    """The snapshot of this version; one parser to a thread."""
    analyzer = Analyzer()
    known = store.languages()
    apart = (code for code in known[MOST_LANGUAGES:] if code in OWN_SCRIPT)
    languages = (*known[:MOST_LANGUAGES], *apart) or ("en",)
    by_name = _by_name(store.sources())
    words, count = ArchiveWords(engine, analyzer, languages), Counts(engine)
    parser = Parser(
        analyzer,
        naming.tagger,
        languages,
        words,
        naming.table,
        count,
        store.addressed,
        lambda match: engine.search(match, limit=0).total,
    )
    return Snapshot(
        version=version,
        store=store,
        engine=engine,
        table=naming.table,
        unsettled=naming.unsettled,
        articles=engine.size(),
        analyzer=analyzer,
        parse=lru_cache(_READ)(parser.parse),
        lookups=Lookups(
            sources=lambda typed: _called(typed.casefold(), by_name),
            sources_like=lambda typed: _like(typed.casefold(), by_name),
            has_language=frozenset(known).__contains__,
            forms=form_words(naming.table, analyzer, languages),
            fresh=fresh_words(naming.table, analyzer, languages, naming.unsettled.fresh),
            rarity=count.rarity,
        ),
        assistance=Assistance(engine, store, lists, naming.table, analyzer, languages),
        count=count,
    )


def _by_name(sources: Sequence[str]) -> dict[str, list[str]]:
    """The sources by their names in small letters, which two may share."""
    by_name: dict[str, list[str]] = {}
    for source in sources:
        by_name.setdefault(source.casefold(), []).append(source)
    return by_name


def _called(typed: str, by_name: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The sources of this name; if there is none, those whose name has its words in a row."""
    if typed in by_name or not typed:
        return tuple(by_name.get(typed, ()))
    has = re.compile(rf"(?<!\w){re.escape(typed)}(?!\w)").search
    found = sorted(source for name in by_name if has(name) for source in by_name[name])
    return tuple(found) if len(found) <= _MOST_SOURCES else ()


def _like(typed: str, by_name: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The sources with such a name, shortest first."""
    names = sorted((name for name in by_name if name and (typed in name or name in typed)), key=len)
    return tuple(by_name[name][0] for name in names)
