"""The receipt: how a query was understood, which forms were searched, which left out and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ..aliases.table import AliasTable, distinct_forms
from ..answer import Expansion, LeftOut, RelatedEntity
from ..columns.words import hash_term
from ..model import Entity, Status
from ..outcomes import counted
from ..query.dates import in_words
from ..query.fields import language_name
from ..query.modes import AliasMode
from ..query.nodes import (
    AddressIs,
    All,
    And,
    DateIs,
    Exact,
    InZone,
    LanguageIs,
    Like,
    Moment,
    Name,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    SourceIs,
    Word,
    units,
)
from ..query.trees import filter_names
from .doubts import Doubts
from .point_in_time import PointInTime


def expansions(
    known: PointInTime, query: Query, mode: AliasMode, without: Iterable[str]
) -> tuple[Expansion, ...]:
    """One expansion for each entity of each name in the query, in typed order.

    ``without``: unticked form ids.
    """
    unticked = frozenset(without)
    seen: dict[tuple[int, str], Expansion] = {}
    for name in (unit for unit in units(query.root) if isinstance(unit, Name)):
        for id in name.entities:
            entity = known.table.entity(id)
            if entity is not None and (name.span.start, id) not in seen:
                unsure, uses = mode is not AliasMode.BROAD, known.uses(entity)
                seen[name.span.start, id] = Expansion(
                    typed=name.text,
                    start=name.span.start,
                    end=name.span.end,
                    entity=id,
                    name=entity.name,
                    forms=tuple(replace(use, active=use.id not in unticked) for use in uses),
                    left_out=(
                        *_refused(entity, known.unsettled.doubted),
                        *(_doubtful(entity, known.doubts(id), name.shared) if unsure else ()),
                    ),
                    related=_related(entity, known.table),
                )
    return tuple(seen.values())


def _refused(entity: Entity, doubted: Collection[str]) -> Iterator[LeftOut]:
    """The forms that are not active, or whose articles are not analysed again yet."""
    for id, form in distinct_forms(entity).items() if doubted else ():
        if id in doubted:
            yield LeftOut(form.text, "changed: its articles are being analysed again")
    for form in entity.forms:
        if form.status is Status.SUGGESTED:
            yield LeftOut(form.text, "proposed, not yet confirmed by a person")
        elif form.status is not Status.ACTIVE:
            yield LeftOut(form.text, "refused: it is also something else's name")


def _doubtful(entity: Entity, doubts: Doubts, searched: Iterable[str]) -> Iterator[LeftOut]:
    """The forms with uncertain mentions in this archive, without those ``searched``."""
    if not doubts.articles:
        return
    shared = set(map(hash_term, searched))
    texts = {hash_term(id): form.text for id, form in distinct_forms(entity).items()}
    for form, articles in sorted(doubts.articles.items(), key=lambda each: (-each[1], each[0])):
        if form in shared:
            continue
        some = f"{counted(articles)} {'has' if articles == 1 else 'have'}"
        yield LeftOut(
            texts.get(form, entity.name),
            f"{some if doubts.all else f'at least {some}'} it without enough evidence that "
            f"{entity.name} is meant",
        )


def _related(entity: Entity, table: AliasTable) -> tuple[RelatedEntity, ...]:
    found = ((relation, table.entity(relation.to)) for relation in entity.relations)
    return tuple(RelatedEntity(other.id, other.name, r.type) for r, other in found if other)


def whole(query: Query, table: AliasTable) -> str:
    """The whole query in words, filters last; of one that only narrows ("source:Reuters") also
    what."""
    narrows = all(isinstance(part, Not) or filter_names(part) for part in query.parts)
    filters_last = sorted(query.parts, key=lambda part: bool(filter_names(part)))
    return understood(And((All(), *query.parts) if narrows else tuple(filters_last)), table)


def understood(node: Node, table: AliasTable) -> str:
    """The query in words: names by their entity, parts joined by a middle dot."""

    def say(part: Node) -> str:
        return understood(part, table)

    match node:
        case Word(text=text, also=also):
            return f"{text} / {also}" if also else text
        case Name(entities=entities, text=text):
            known = [entity.name for id in entities if (entity := table.entity(id))]
            return " / ".join(known) or text
        case Phrase(items=items, slop=slop):
            inside = " ".join(map(say, items)).replace("he The ", "he ")  # "in the The Hague"
            within = f" within {slop} {'word' if slop == 1 else 'words'}"
            return f"“{inside}”" + (within if slop else "")
        case Exact(surfaces=surfaces):
            return f"exactly “{' '.join(surfaces)}”"
        case Like(text=text, edits=edits):
            return f"about “{text}”" if edits else f"{text}…"
        case And(parts=parts):
            return " · ".join(map(say, parts))
        case Or(parts=parts):
            said = dict.fromkeys(map(say, parts))  # a name may be called as its word
            return f"({' or '.join(said)})" if len(said) > 1 else min(said)
        case Not(part=part):
            return f"not {say(part)}"
        case InZone(zone=zone, part=part):
            return f"{say(part)} in the {zone}"
        case SourceIs(source=source):
            return f"from {source}"
        case AddressIs(text=text):
            return f"the address {text}"
        case LanguageIs(language=language):
            return f"in {language_name(language)}"
        case DateIs(since=since, until=until):
            return in_words(since, until)
        case Moment(text=text, since=since, until=until):
            return f"({text} or published {in_words(since, until)})"
        case All():
            return "every article"
