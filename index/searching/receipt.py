"""The receipt: how a query was understood, which forms were searched, which left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ..aliases.table import AliasTable, distinct_forms
from ..answer import Expansion, FormUse, LeftOut, OfferedName, RelatedEntity
from ..columns import hash_term
from ..matching import Field, Term
from ..model import Entity, Status
from ..query.dates import in_words
from ..query.fields import language_name
from ..query.modes import AliasMode
from ..query.nodes import (
    AddressIs,
    All,
    And,
    DateIs,
    Exact,
    Fuzzy,
    InZone,
    LanguageIs,
    Moment,
    Name,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    SourceIs,
    Word,
    leaves,
)
from ..query.trees import filter_names
from .doubts import Doubts

Count = Callable[[Sequence[Term]], tuple[int, ...]]
"""How many articles have each term."""

UsesOf = Callable[[Entity], tuple[FormUse, ...]]
"""The forms of an entity, as ``form_uses`` gives them."""

DoubtsOf = Callable[[str], Doubts]
"""Where an entity may be meant."""


def expansions(
    query: Query,
    table: AliasTable,
    uses: UsesOf,
    doubts: DoubtsOf,
    mode: AliasMode,
    without: Iterable[str],
    doubted: frozenset[str] = frozenset(),
) -> tuple[Expansion, ...]:
    """One expansion for each entity of each name in the query, in typed order.

    ``without``: unticked form ids; ``doubted``: those whose articles are not analysed again yet.
    """
    unticked = frozenset(without)
    seen: dict[tuple[int, str], Expansion] = {}
    for name in names(query.root):
        for id in name.entities:
            entity = table.entity(id)
            if entity is not None and (name.span.start, id) not in seen:
                seen[name.span.start, id] = Expansion(
                    typed=name.text,
                    start=name.span.start,
                    end=name.span.end,
                    entity=id,
                    name=entity.name,
                    forms=_ticked(uses(entity), unticked),
                    left_out=(
                        *(_waiting(entity, doubted) if doubted else ()),
                        *_refused(entity),
                        *(
                            ()
                            if mode is AliasMode.BROAD
                            else _doubtful(entity, doubts(id), name.shared)
                        ),
                    ),
                    related=_related(entity, table),
                )
    return tuple(seen.values())


def names(node: Node) -> tuple[Name, ...]:
    """The names that can make an article match, left to right."""
    found: list[Name] = []
    for leaf in leaves(node):
        parts = leaf.items if isinstance(leaf, Phrase) else (leaf,)
        found.extend(part for part in parts if isinstance(part, Name))
    return tuple(found)


def form_uses(entity: Entity, count: Count) -> tuple[FormUse, ...]:
    """Each active form with the number of articles that use it, most used first."""
    forms = distinct_forms(entity)
    counts = count([Term(Field.FORM, id) for id in forms])
    uses = [
        FormUse(id=id, text=form.text, strength=form.strength, articles=articles, active=True)
        for (id, form), articles in zip(forms.items(), counts, strict=True)
    ]
    return tuple(sorted(uses, key=lambda use: -use.articles))


def _ticked(uses: tuple[FormUse, ...], unticked: frozenset[str]) -> tuple[FormUse, ...]:
    if not unticked:
        return uses
    return tuple(replace(use, active=use.id not in unticked) for use in uses)


def _waiting(entity: Entity, doubted: frozenset[str]) -> Iterator[LeftOut]:
    for id, form in distinct_forms(entity).items():
        if id in doubted:
            yield LeftOut(form.text, "changed: its articles are being analysed again")


def _refused(entity: Entity) -> Iterator[LeftOut]:
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
        some = f"{articles} {'article has' if articles == 1 else 'articles have'}"
        yield LeftOut(
            texts.get(form, entity.name),
            f"{some if doubts.all else f'at least {some}'} it without enough evidence that "
            f"{entity.name} is meant",
        )


def _related(entity: Entity, table: AliasTable) -> tuple[RelatedEntity, ...]:
    found = []
    for relation in entity.relations:
        if (other := table.entity(relation.to)) is not None:
            found.append(RelatedEntity(other.id, other.name, relation.type))
    return tuple(found)


def offers(
    query: Query, table: AliasTable, total_of: Callable[[str], int]
) -> Iterator[OfferedName]:
    """The names that words of the query, which stayed words, may have meant.

    ``total_of`` returns how many articles match all of a query.
    """
    for offer in query.offers:
        for id in offer.entities:
            if (entity := table.entity(id)) is not None:
                start, end = offer.span.start, offer.span.end
                total = total_of(f"{query.text[:start]}entity:{id}{query.text[end:]}")
                yield OfferedName(offer.text, start, end, id, entity.name, total)


def whole(root: Node, table: AliasTable) -> str:
    """The whole query in words, filters last; of one that only narrows ("source:Reuters") also
    what."""
    parts = root.parts if isinstance(root, And) else (root,)
    narrows = all(isinstance(part, Not) or filter_names(part) for part in parts)
    filters_last = sorted(parts, key=lambda part: bool(filter_names(part)))
    return understood(And((All(), *parts) if narrows else tuple(filters_last)), table)


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
        case Prefix(text=text):
            return f"{text}…"
        case Fuzzy(text=text):
            return f"about “{text}”"
        case And(parts=parts):
            return " · ".join(map(say, parts))
        case Or(parts=parts):
            return "(" + " or ".join(map(say, parts)) + ")"
        case Not(part=part):
            return f"not {say(part)}"
        case _:
            return _filter(node, table)


def _filter(node: Node, table: AliasTable) -> str:
    match node:
        case InZone(zone=zone, part=part):
            return f"{understood(part, table)} in the {zone}"
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
        case _:
            raise AssertionError(node)
