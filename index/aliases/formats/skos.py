"""SKOS in Turtle: a concept per entity, for thesaurus tools and linked data.

Keeps ids (``skos:notation``), names with their languages, kinds (``dct:type``), relations and
Wikidata ids (``skos:exactMatch``); loses cues, case policies, strengths, dates of forms, order.
"""

from __future__ import annotations

import logging
import re

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from ...errors import BadAlias
from ...model import Entity, Form, Relation, Status
from ..table.records import BLOCKER, slug, sound, without_article
from .parts import Gathered, one_line

logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # it shows addresses, escapes and all

_CONCEPTS = "urn:pressmark:"
_WIKIDATA = Namespace("http://www.wikidata.org/entity/")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_UNSAFE = re.compile(r"[^\w.~-]|[^\x00-\x7f]")
_RELATIONS = {
    "successor": DCTERMS.isReplacedBy,
    "part_of": DCTERMS.isPartOf,
    "branch_of": SKOS.broader,
    "related": SKOS.related,
}


def read(text: str, origin: str) -> tuple[Entity, ...]:
    """One entity per ``skos:Concept``; all its labels are forms."""
    graph = _parsed(text, origin)
    concepts = sorted(set(graph.subjects(RDF.type, SKOS.Concept)), key=str)
    gathered = Gathered(origin)
    ids = {concept: _id(graph, concept) for concept in concepts}
    for concept in concepts:
        with gathered.at(None):
            gathered.add(sound(_entity(graph, concept, ids)))
    return gathered.entities()


def write(entities: tuple[Entity, ...]) -> bytes:
    """A concept per entity with its active forms; blockers are left out."""
    graph = Graph()
    graph.bind("skos", SKOS)
    graph.bind("dct", DCTERMS)
    graph.bind("wd", _WIKIDATA)
    kept = {entity.id for entity in entities if entity.kind != BLOCKER}
    for entity in entities:
        if entity.id in kept:
            _tell(graph, entity, kept)
    return graph.serialize(format="turtle", encoding="utf-8")


def _parsed(text: str, origin: str) -> Graph:
    graph = Graph()
    try:
        graph.parse(data=text, format="turtle", publicID="pressmark:/")  # for relative addresses
    except BadSyntax as error:
        why = str(error._why)[:100]
        raise BadAlias(f"{origin}:{error.lines + 1}: not Turtle: {why}") from error
    except Exception as error:  # the parser fails in many ways on what is not Turtle
        raise BadAlias(f"{origin}: not Turtle") from error
    return graph


def _tell(graph: Graph, entity: Entity, kept: set[str]) -> None:
    concept = _concept(entity.id)
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.notation, Literal(entity.id)))
    graph.add((concept, DCTERMS.type, Literal(one_line(entity.kind, "kind"))))
    own = without_article(entity.name)
    lang = next((form.lang for form in entity.forms if form.text == own), None)
    graph.add((concept, SKOS.prefLabel, _label(entity.name, lang)))
    for form in entity.forms:
        if form.status is Status.ACTIVE and form.text != entity.name:
            graph.add((concept, SKOS.altLabel, _label(form.text, form.lang)))
    if entity.wikidata:
        graph.add((concept, SKOS.exactMatch, _WIKIDATA[_UNSAFE.sub("", entity.wikidata)]))
    for relation in entity.relations:
        if relation.to in kept:
            graph.add((concept, _RELATIONS[relation.type], _concept(relation.to)))


def _concept(id: str) -> URIRef:
    return URIRef(
        _CONCEPTS + _UNSAFE.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), id)
    )


def _label(text: str, lang: str | None) -> Literal:
    tag = lang if lang and _LANGUAGE.fullmatch(lang) else None
    return Literal(one_line(text, "form"), lang=tag)


def _id(graph: Graph, concept: Node) -> str:
    told = graph.value(concept, SKOS.notation) or graph.value(concept, DCTERMS.identifier)
    return str(told) if told else slug(re.split(r"[/#:]", str(concept).rstrip("/#"))[-1])


def _entity(graph: Graph, concept: Node, ids: dict[Node, str]) -> Entity:
    preferred = sorted(graph.objects(concept, SKOS.prefLabel), key=_english_first)
    others = [*graph.objects(concept, SKOS.altLabel), *graph.objects(concept, SKOS.hiddenLabel)]
    labels = [*preferred, *sorted(others, key=str)]
    matches = [str(match) for match in graph.objects(concept, SKOS.exactMatch)]
    known = sorted(m.removeprefix(_WIKIDATA) for m in matches if m.startswith(_WIKIDATA))
    return Entity(
        id=ids[concept],
        name=str(labels[0]) if labels else "",
        kind=str(graph.value(concept, DCTERMS.type) or "other"),
        forms=tuple(Form(str(t), lang=getattr(t, "language", None)) for t in labels),
        wikidata=known[0] if known else None,
        relations=tuple(
            Relation(type, ids[to])
            for type, predicate in _RELATIONS.items()
            for to in sorted(graph.objects(concept, predicate), key=str)
            if to in ids and to != concept
        ),
    )


def _english_first(label: Node) -> tuple[bool, str]:
    language = getattr(label, "language", None)
    return language not in (None, "en"), str(label)
