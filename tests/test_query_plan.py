"""What engines are asked for a query, and what is refused before they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.aliases.table import AliasTable
from index.aliases.tagger import Tagger
from index.errors import BadQuery, QueryTooCostly
from index.matching import (
    ARTICLE,
    AllOf,
    Among,
    AnyOf,
    Everything,
    Except,
    Field,
    Match,
    Nothing,
    Published,
    Sequence,
    Term,
    Zone,
)
from index.model import Entity, Form, Span, Status
from index.query.cost import Limits, cost
from index.query.leaf_plan import TITLE_WEIGHT as TITLE
from index.query.lexicon import Lexicon
from index.query.lookups import Lookups, form_words
from index.query.modes import AliasMode
from index.query.nodes import Name, Phrase
from index.query.parse import Parser
from index.query.plan import plan
from index.query.trees import absences, has_distance, has_unticked
from index.request import SearchRequest
from index.text.analysis import Analyzer

STATE = "islamic-state"
TABLE = AliasTable(
    (
        Entity(
            STATE,
            "Islamic State",
            "group",
            (Form("Islamic State"), Form("Daesh"), Form("Caliphate", status=Status.BLOCKED)),
        ),
        Entity("turkey", "Turkey", "country", (Form("Turkey"),)),
        Entity("united-states", "United States", "country", (Form("US"),)),
    )
)
LANGUAGES = ("en",)
ANALYZER = Analyzer()
SOURCES = {"bbc news": ("BBC News", "BBC NEWS")}
LOOKUPS = Lookups(
    sources=lambda typed: SOURCES.get(typed.casefold(), ()),
    forms=form_words(TABLE, ANALYZER, LANGUAGES),
)
BODY = (Zone.BODY,)


def many_words(typed: str, edits: int, limit: int, _: object) -> tuple[str, ...]:
    """What is like it in an archive where "con" has as many completions as are asked for."""
    many = limit if typed.startswith("con") else 2
    return (f"{typed}x",) if edits else tuple(f"{typed}{i}" for i in range(many))


PARSER = Parser(Lexicon(ANALYZER, Tagger(TABLE), LANGUAGES, many_words, TABLE))


def planned(
    text: str,
    mode: AliasMode = AliasMode.ON,
    *,
    scope: tuple[Zone, ...] = BODY,
    conjunctive: bool = True,
    without: tuple[str, ...] = (),
    limits: Limits | None = None,
) -> Match:
    query = PARSER.parse(text, aliases=mode, without=without, limit=None)
    return plan(
        query.root,
        mode=mode,
        scope=scope,
        conjunctive=conjunctive,
        lookups=LOOKUPS,
        limits=limits or Limits(),
    )


def stem(text: str, weight: float = 1.0) -> Term:
    return Term(Field.BODY_STEM, text, weight)


def entity(text: str, weight: float = 1.0) -> Term:
    return Term(Field.BODY_ENTITY, text, weight)


def form(name: str) -> Term:
    return Term(Field.FORM, f"{STATE}/{name}", 0.0)


A, B, C = stem("camp"), stem("cell"), stem("guard")
DAESH = entity("§islamic-state")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("camp", A),
        ("camp cell", AllOf((A, B))),
        ("camp OR cell", AnyOf((A, B))),
        ("camp -cell", Except(A, B)),
        ("camp -cell -guard", Except(A, AnyOf((B, C)))),
        ("-camp", Except(Everything(), A)),
        ("-camp -cell", Except(Everything(), AnyOf((A, B)))),
        ("camp OR -cell", AnyOf((A, Except(Everything(), B)))),
        ("*", Everything()),
        ("* camp", A),
        ("+camp cell", AllOf((A, B))),
        ('"camp cell"', Sequence(Field.BODY_STEM, (("camp",), ("cell",)))),
        ('"camp cell"~5', Sequence(Field.BODY_STEM, (("camp",), ("cell",)), 5)),
        ("=Camp", Term(Field.BODY_EXACT, "Camp")),
        ('="Camp Cell"', Sequence(Field.BODY_EXACT, (("Camp",), ("Cell",)))),
        ("camp*", AnyOf((A, stem("camp0"), stem("camp1")))),
        ("camp~1", AnyOf((A, stem("campx")))),
        ("title:camp", Term(Field.TITLE_STEM, "camp", TITLE)),
        ("comments:camp", Term(Field.COMMENTS_STEM, "camp")),
        ("Daesh", DAESH),
        ('"Daesh camp"', Sequence(Field.BODY_ENTITY, (("§islamic-state",), ("camp",)))),
        ("source:bbc", Nothing()),
        ("camp source:bbc", Nothing()),
        ("lang:de", Term(Field.LANGUAGE, "de", 0.0)),
        ("since:1970-01-02", Published(86_400, None)),
        ("until:1970-01-02", Published(None, 2 * 86_400 - 1)),
        ("date:1500..3000", Published(-14_831_769_600, 32_535_215_999)),
    ],
)
def test_each_node_becomes_what_it_means(text: str, expected: Match) -> None:
    assert planned(text) == expected


def test_title_and_body_are_searched_and_the_title_counts_more() -> None:
    expected = AnyOf((Term(Field.TITLE_STEM, "camp", TITLE), A))
    assert planned("camp", scope=(Zone.TITLE, Zone.BODY)) == expected


def test_a_source_is_every_spelling_the_archive_has_and_scores_nothing() -> None:
    expected = AnyOf((Term(Field.SOURCE, "BBC News", 0.0), Term(Field.SOURCE, "BBC NEWS", 0.0)))
    assert planned('source:"bbc news"') == expected


def test_an_unknown_source_is_named() -> None:
    root = PARSER.parse('camp -source:bbc source:"BBC news" (source:Bbc OR source:bbc)').root
    assert list(dict.fromkeys(absences(root, LOOKUPS))) == [
        "The archive has no source called “bbc”.",
        "The archive has no source called “Bbc”.",
    ]
    similar = replace(LOOKUPS, sources_like=lambda _: ("BBC One", "BBC Two", "BBC Three", "BBC 4"))
    assert next(absences(root, similar)) == (
        "The archive has no source called “bbc”; it has “BBC One”, “BBC Two”, “BBC Three”."
    )


def test_an_unknown_language_is_named() -> None:
    root = PARSER.parse("camp lang:de -lang:french").root
    french = replace(LOOKUPS, has_language=lambda code: code == "fr")
    assert list(absences(root, french)) == ["The archive has no article in German."]
    beside = SearchRequest("", languages=("French", "it-CH")).narrowing
    assert not list(absences(beside, LOOKUPS))
    assert list(absences(beside, french)) == ["The archive has no article in Italian."]


def test_a_language_beside_the_query_may_be_named_as_in_it() -> None:
    german, austrian, short = (
        SearchRequest("", languages=(name,)).narrowing for name in ("German", "DE-at", "de")
    )
    assert german == austrian == short


def test_uncertain_mentions_are_found_only_on_request_and_count_less() -> None:
    doubted = entity("§?islamic-state", 0.5)
    assert planned("Daesh", AliasMode.STRICT) == planned("Daesh", AliasMode.ON) == DAESH
    assert planned("Daesh", AliasMode.BROAD) == AnyOf((DAESH, doubted))
    both = ("§islamic-state", "§?islamic-state")
    assert planned('"Daesh camp"', AliasMode.BROAD) == Sequence(
        Field.BODY_ENTITY, (both, ("camp",))
    )
    assert planned("daesh", AliasMode.OFF) == stem("daesh")


def test_a_word_that_is_not_meant_as_a_name_is_found_only_where_it_is_no_believed_name() -> None:
    written_in_doubt = AllOf((entity("§?turkey"), stem("turkey", 0.0)))
    assert planned("turkey") == AnyOf((entity("turkey"), written_in_doubt))
    assert planned('"roast turkey"') == Sequence(
        Field.BODY_ENTITY, (("roast",), ("turkey", "§?turkey"))
    )


def test_a_name_with_a_form_left_out_needs_another_form() -> None:
    left, every = (f"{STATE}/daesh",), (f"{STATE}/daesh", f"{STATE}/islamic-state")
    match = planned("Daesh", without=left, scope=ARTICLE)
    assert isinstance(match, AllOf)
    assert match.parts[1] == form("islamic-state")
    assert planned("Daesh", without=every) == Nothing()


def spelled(zone: str) -> Sequence:
    """The words of the form that is not left out."""
    islamic = tuple(ANALYZER.query_terms("Islamic", LANGUAGES))
    return Sequence(Field(f"{zone}_stem"), (islamic, ("state",)), 0, 0.0)


def test_where_the_form_field_does_not_tell_the_words_of_another_form_are_needed() -> None:
    """It is of title and text together, and of certain mentions alone."""
    left = (f"{STATE}/daesh",)
    match = planned("Daesh", without=left)
    assert match == AllOf((DAESH, AllOf((form("islamic-state"), spelled("body")))))
    match = planned("Daesh", without=left, scope=(Zone.COMMENTS,))
    assert match == AllOf((Term(Field.COMMENTS_ENTITY, f"§{STATE}"), spelled("comments")))
    match = planned("Daesh", AliasMode.BROAD, without=left, scope=ARTICLE)
    assert isinstance(match, AllOf)
    title = Term(Field.TITLE_ENTITY, f"§?{STATE}", 0.0)
    doubted = AllOf(
        (AnyOf((title, entity(f"§?{STATE}", 0.0))), AnyOf((spelled("title"), spelled("body"))))
    )
    assert match.parts[1] == AnyOf((form("islamic-state"), doubted))


@pytest.mark.parametrize("text", ['"Daesh camp"', '"Daesh camp"~5'])
def test_of_a_phrase_with_a_form_left_out_what_may_be_in_it_is_for_the_archive(text: str) -> None:
    """Where an article has none of these forms it is in another; of the rest, with one at least
    that is searched, the archive tells. In comments the form field says nothing."""
    asked: list[Match] = []

    def near(phrase: Phrase, zone: Zone, found: Match) -> Match:
        asked.append(found)
        return Among((7,))

    query = PARSER.parse(text, without=(f"{STATE}/daesh",))
    assert has_unticked(query.root)
    lookups = replace(LOOKUPS, near=near)
    slop = 5 if "~" in text else 0
    row = Sequence(Field.BODY_ENTITY, (("§islamic-state",), ("camp",)), slop)
    settled = AnyOf((Except(Everything(), form("daesh")), Among((7,))))
    assert plan(query.root, scope=BODY, lookups=lookups) == AllOf((row, settled))
    under = replace(row, field=Field.COMMENTS_ENTITY)
    match = plan(query.root, scope=(Zone.COMMENTS,), lookups=lookups)
    assert match == AllOf((under, Among((7,))))
    assert asked == [AllOf((row, form("daesh"), form("islamic-state"))), under]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("camp cell", AnyOf((A, B))),
        ("camp", A),
        ("camp cell -guard", Except(AnyOf((A, B)), C)),
        ("-camp -cell", Except(Everything(), AnyOf((A, B)))),
        ("camp cell lang:de", AllOf((Term(Field.LANGUAGE, "de", 0.0), AnyOf((A, B))))),
        ("camp cell (lang:de OR lang:fr)",
         AllOf((AnyOf((Term(Field.LANGUAGE, "de", 0.0), Term(Field.LANGUAGE, "fr", 0.0))),
                AnyOf((A, B))))),
        ("+camp cell guard", AllOf((A, AnyOf((B, C, Everything()))))),
        ("+camp +cell", AllOf((A, B, Everything()))),
        ("title:(camp cell)", AnyOf((Term(Field.TITLE_STEM, "camp", TITLE),
                                     Term(Field.TITLE_STEM, "cell", TITLE)))),
        ("camp OR (cell guard)", AnyOf((A, AllOf((B, C))))),
        ("camp-cell", AnyOf((Sequence(Field.BODY_STEM, (("camp",), ("cell",))), A, B))),
        ('"camp cell"', Sequence(Field.BODY_STEM, (("camp",), ("cell",)))),
        ("guard -camp-cell", Except(C, Sequence(Field.BODY_STEM, (("camp",), ("cell",))))),
    ],
)  # fmt: skip
def test_where_any_word_will_do_filters_exclusions_and_plus_words_stay(
    text: str, expected: Match
) -> None:
    assert _same(planned(text, conjunctive=False), expected)


def _same(match: Match, expected: Match) -> bool:
    """Equal, but for parts that cannot change what is found: AllOf(…, Everything)."""
    if isinstance(expected, AllOf):
        expected = AllOf(tuple(p for p in expected.parts if p != Everything()))
    return match == expected


def test_a_compound_is_told_from_a_quoted_phrase() -> None:
    compound, quoted = PARSER.parse("camp-cell").root, PARSER.parse('"camp-cell"').root
    assert isinstance(compound, Phrase)
    assert compound.is_compound
    assert isinstance(quoted, Phrase)
    assert not quoted.is_compound


def test_what_is_asked_beside_the_query_is_as_if_it_stood_in_it() -> None:
    since, until = datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 2, tzinfo=UTC)
    assert plan(SearchRequest("").narrowing) == Everything()
    assert plan(SearchRequest("", since=since, until=until).narrowing) == Published(0, 86_400)
    assert plan(SearchRequest("", sources=("nobody",)).narrowing, lookups=LOOKUPS) == Nothing()
    assert plan(SearchRequest("", languages=("de", "fr"), since=since).narrowing) == AllOf(
        (
            Published(0, None),
            AnyOf((Term(Field.LANGUAGE, "de", 0.0), Term(Field.LANGUAGE, "fr", 0.0))),
        )
    )


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("camp con*", "con*"),
        ("-con*", "con*"),
        ("(cell OR title:conc*) guard", "conc*"),
        ('"' + "camp " * 11 + '"~5', "camp " * 10 + "camp"),
        ('"camp cell"~51', "camp cell"),
        ('"' + "camp " * 101 + '"', "camp " * 100 + "camp"),
        ('="' + "camp " * 101 + '"', "=" + "camp " * 100 + "camp"),
        ("cell guard~1 " * 400, "guard~1"),
    ],
)
def test_a_query_that_would_cost_too_much_is_refused_naming_the_term(text: str, term: str) -> None:
    with pytest.raises(QueryTooCostly) as refused:
        planned(text)
    assert refused.value.term == term
    assert term in str(refused.value)


def test_what_is_just_within_the_bounds_is_taken() -> None:
    """As the manual says: fifty words between, ten words near each other, a hundred in a row."""
    for text in ('"camp cell"~50', '"' + "camp " * 10 + '"~5', '"' + "camp " * 100 + '"'):
        assert planned(text)


def test_two_words_near_each_other_cost_each_way_they_can_stand() -> None:
    """Each term of the one with each of the other, before it and after it."""
    slots = (("camp", "camps"), ("cell", "cells", "prison"))
    assert cost(Sequence(Field.BODY_STEM, slots, 4)) == 12
    assert cost(Sequence(Field.BODY_STEM, slots)) == 5
    assert cost(AllOf((Sequence(Field.BODY_STEM, slots, 4), Term(Field.SOURCE, "x")))) == 13


def test_three_words_near_each_other_are_asked_for_in_pairs_that_score_as_much() -> None:
    """Each as far apart as the whole lets them be, with the third between them."""
    pairs = planned('"camp cell guard"~4')
    words = [("camp",), ("cell",), ("guard",)]
    assert pairs == AllOf(
        tuple(Sequence(Field.BODY_STEM, pair, 5, 0.5) for pair in combinations(words, 2))
    )


def test_what_has_three_words_near_each_other_is_for_the_archive_to_settle() -> None:
    asked: list[tuple[Phrase, Zone]] = []

    def near(phrase: Phrase, zone: Zone, pairs: Match) -> Match:
        asked.append((phrase, zone))
        return Among((7,))

    query = PARSER.parse('camp -"camp cell guard"~4')
    assert has_distance(query.root)
    match = plan(query.root, scope=(Zone.BODY,), lookups=Lookups(near=near))
    assert isinstance(match, Except)
    assert isinstance(match.excluded, AllOf)
    assert match.excluded.parts[1] == Among((7,))
    assert [zone for _, zone in asked] == [Zone.BODY]
    assert not has_distance(PARSER.parse('"camp cell"~4 "camp cell guard"').root)


def test_limits_can_be_lifted() -> None:
    generous = Limits(clauses=10**6, fan_out=10**6, words=10**6)
    assert cost(planned("con* " * 5, limits=generous)) == 5 * 402


_WORDS = st.sampled_from(
    ["camp", "cell", "Daesh", "Islamic State", "turkey", "US-backed", "=Camp", '"Daesh camp"',
     '"us camp"~3', "cam*", "camp~1", "source:x", "lang:de", "date:2014", "entity:turkey", "*"]
)  # fmt: skip
_OPERATORS = st.sampled_from(["", "AND", "OR", "NOT", "-", "+", "title:", "(", ")"])


@given(
    st.lists(st.tuples(_OPERATORS, st.sampled_from(["", " "]), _WORDS).map("".join), max_size=10),
    st.sampled_from(AliasMode),
    st.booleans(),
    st.sets(st.sampled_from([f"{STATE}/daesh", f"{STATE}/islamic-state", "turkey/turkey"])),
)
def test_whatever_can_be_parsed_can_be_planned(
    words: list[str], mode: AliasMode, conjunctive: bool, without: set[str]
) -> None:
    try:
        match = planned(
            " ".join(words), mode, conjunctive=conjunctive, without=tuple(sorted(without))
        )
    except BadQuery:
        return
    assert cost(match) <= Limits().clauses
    assert _well_formed(match)


def _well_formed(match: Match) -> bool:
    """What every engine may rely on: no empty group, no row of one, no empty slot."""
    match match:
        case AllOf(parts) | AnyOf(parts):
            return len(parts) > 1 and all(map(_well_formed, parts))
        case Except(part, excluded):
            return _well_formed(part) and _well_formed(excluded)
        case Sequence(slots=slots):
            return len(slots) > 1 and all(slots)
        case Term(text=text):
            return (bool(text) and " " not in text) or match.field is Field.SOURCE
        case _:
            return True


def test_alternatives_score_as_if_each_stood_in_as_many_articles_as_the_most_frequent() -> None:
    rarities = {"§a": 1.0, "§b": 4.0}

    def rarity(terms: Iterable[Term]) -> tuple[float, ...]:
        return tuple(rarities[term.text] for term in terms)

    name = Name(Span(0, 1), "x", ("a", "b"))
    lookups = Lookups(rarity=rarity)
    assert plan(name, scope=BODY, lookups=lookups) == AnyOf((entity("§a"), entity("§b", 0.25)))
    assert plan(Name(Span(0, 1), "x", ("b",)), scope=BODY, lookups=lookups) == entity("§b")
    assert plan(name, scope=BODY) == AnyOf((entity("§a"), entity("§b")))
