"""The shipped table: well-formed, unambiguous where it says so, and wary of ordinary words."""

import json
import re
from collections import defaultdict
from importlib.resources import files

import pytest

from index.aliases.matching.casing import is_capitals, ordinary_words
from index.aliases.table import AliasTable
from index.aliases.table.records import BLOCKER, RELATIONS, name_tokens
from index.aliases.words.lexicon import US_STATES
from index.model import Case, Entity, Form, Strength
from index.naming.live import shipped
from index.text.analysis import fold

DATA = files("index.aliases") / "data"
PLACES = {"country", "place"}
ACTORS = {"body", "company", "group", "media", "party", "person"}
KINDS = PLACES | ACTORS | {"blocker", "disease", "event", "product", "treaty"}
ENTITIES = shipped().table.entities
FORMS = [(entity, form) for entity in ENTITIES for form in entity.forms]


def folded(text: str) -> tuple[str, ...]:
    return tuple(fold(token) for token, _, _ in name_tokens(text))


def claims(strength: Strength) -> dict[tuple[str, ...], set[str]]:
    """The entities that claim each folded form with this strength."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entity, form in FORMS:
        if form.strength is strength:
            found[folded(form.text)].add(entity.id)
    return found


def guarded(form: Form) -> bool:
    """Whether letter case or other evidence must speak for the form before it is believed."""
    exact = form.case is Case.EXACT or (form.case is Case.AUTO and is_capitals(form.text))
    return exact or form.strength is Strength.WEAK


def test_there_are_at_least_six_hundred_entities_besides_the_blockers() -> None:
    assert sum(entity.kind != BLOCKER for entity in ENTITIES) >= 600


def test_ids_are_unique_and_look_like_slugs() -> None:
    ids = [entity.id for entity in ENTITIES]
    assert len(set(ids)) == len(ids)
    assert [id for id in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)] == []


def test_no_two_entities_are_called_the_same() -> None:
    """A query that may mean either shows both by their names."""
    names = [entity.name.casefold() for entity in ENTITIES]
    assert sorted(names) == sorted(set(names))


def test_every_kind_is_known() -> None:
    assert {entity.kind for entity in ENTITIES} == KINDS


def test_relations_lead_to_entities_that_exist_and_never_run_in_a_circle() -> None:
    AliasTable(ENTITIES)
    assert {relation.type for entity in ENTITIES for relation in entity.relations} <= set(RELATIONS)


def test_no_form_means_two_things_always() -> None:
    assert {f: ids for f, ids in claims(Strength.SAME).items() if len(ids) > 1} == {}


def test_no_form_is_empty_or_padded() -> None:
    assert [f.text for _, f in FORMS if not folded(f.text) or f.text != f.text.strip()] == []


def test_no_form_begins_with_an_article_unless_an_ordinary_word_would_be_left() -> None:
    words = ordinary_words()
    assert [
        form.text
        for _, form in FORMS
        if form.text.lower().startswith("the ")
        and set(folded(form.text)[1:]) - words - {"hague"}  # William Hague has no article
    ] == []


def test_no_form_has_people_behind_a_name_that_is_sure_without_them() -> None:
    """Else "ELN guerrillas" is all name, and the phrase "National Liberation Army guerrillas" has
    no second word there."""
    people = {"guerrillas", "fighters", "militants", "rebels", "gunmen", "peacekeepers", "troops"}
    people |= {"soldiers", "members", "hackers", "satellites", "trades", "deals"}
    sure = {(entity.id, *folded(f.text)) for entity, f in FORMS if f.strength is Strength.SAME}
    behind = [
        (entity.id, form.text)
        for entity, form in FORMS
        if folded(form.text)[-1] in people and (entity.id, *folded(form.text)[:-1]) in sure
    ]
    assert behind == []


def test_a_form_that_is_an_ordinary_word_is_guarded() -> None:
    words = ordinary_words()
    assert [
        (entity.id, form.text)
        for entity, form in FORMS
        if entity.kind != BLOCKER
        and len(folded(form.text)) == 1
        and folded(form.text)[0] in words
        and not guarded(form)
    ] == []


def test_a_blocker_is_never_a_single_word_nor_another_entitys_certain_name() -> None:
    certain = claims(Strength.SAME)
    blocked = [(e, f) for e, f in FORMS if e.kind == BLOCKER and f.text != e.name]
    assert len(blocked) > 300
    assert [f.text for _, f in blocked if len(folded(f.text)) < 2] == []
    assert [f.text for e, f in blocked if certain[folded(f.text)] != {e.id}] == []


def test_an_ambiguous_acronym_has_cues_in_every_entity_it_may_mean() -> None:
    rivals: dict[str, list[Entity]] = defaultdict(list)
    for entity, form in FORMS:
        if form.strength is not Strength.SAME and is_capitals(form.text):
            rivals[form.text].append(entity)
    assert len(rivals["FSA"]) > 2
    assert [
        (acronym, entity.id)
        for acronym, entities in rivals.items()
        for entity in entities
        if len(entities) > 1 and not entity.cues
    ] == []


def test_files_are_sorted_by_id() -> None:
    for path in DATA.iterdir():
        if path.name.endswith(".json"):
            ids = [record["id"] for record in json.loads(path.read_text(encoding="utf-8"))]
            assert ids == sorted(ids), path.name


def test_the_ordinary_words_are_folded_sorted_and_not_repeated() -> None:
    text = (DATA / "ordinary_words.txt").read_text(encoding="utf-8")
    words = [line for line in text.splitlines() if not line.startswith("#")]
    assert words == sorted(set(words))
    assert [word for word in words if fold(word) != word] == []
    assert {"us", "who", "it", "is", "may", "turkey", "apple", "state"} <= set(words)


@pytest.mark.parametrize(
    ("form", "entity"),
    [
        ("Daesh", "islamic-state"),
        ("Islamic State of Iraq and the Levant", "islamic-state"),
        ("al-Qa’ida", "al-qaeda"),
        ("Jabhat al-Nusra", "al-nusra-front"),
        ("Hay'at Tahrir al-Sham", "hayat-tahrir-al-sham"),
        ("Menbij", "manbij"),
        ("Maaret al Noman", "maarat-al-numan"),
        ("Burma", "myanmar"),
        ("U.S.A.", "united-states"),
        ("Ivory Coast", "ivory-coast"),
        ("Côte d’Ivoire", "ivory-coast"),
        ("Doctors Without Borders", "medecins-sans-frontieres"),
        ("Moammar Gadhafi", "muammar-gaddafi"),
        ("Obamacare", "affordable-care-act"),
        ("Kiev", "kyiv"),
        ("EVD", "ebola"),
    ],
)
def test_a_well_known_name_means_its_entity(form: str, entity: str) -> None:
    assert claims(Strength.SAME)[folded(form)] == {entity}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jabhat al-Nusra", "Jabhat Fateh al-Sham"),
        ("Niger", "Nigeria"),
        ("Rangoon", "Naypyidaw"),
        ("Syrian army", "Free Syrian Army"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Abu Omar al-Baghdadi", "Abu Bakr al-Baghdadi"),
        ("Pakistani Taliban", "Afghan Taliban"),
        ("Kurdistan Democratic Party", "Kurdistan Workers' Party"),
    ],
)
def test_things_of_similar_name_are_kept_apart(one: str, other: str) -> None:
    certain = claims(Strength.SAME)
    assert certain[folded(one)]
    assert certain[folded(other)]
    assert certain[folded(one)].isdisjoint(certain[folded(other)])


@pytest.mark.parametrize(
    "word", ["Syrian", "Kurdish", "Saudi", "president", "Mohammed", "American"]
)
def test_peoples_titles_and_given_names_are_nobodys_name(word: str) -> None:
    assert not claims(Strength.SAME)[folded(word)]


def test_every_state_of_the_us_is_in_the_table() -> None:
    places = {entity.name for entity in ENTITIES if entity.kind == "place"}
    prefixes = {
        "north": ("carolina", "dakota"),
        "south": ("carolina", "dakota"),
        "west": ("virginia",),
    }
    prefixes |= {"new": ("hampshire", "jersey", "mexico")}
    of_two = {f"{first} {last}" for first, ends in prefixes.items() for last in ends}
    of_one = US_STATES - {"carolina", "dakota", "hampshire", "jersey", "georgia"}
    others = {"georgia (us state)", "new york state", "rhode island", "washington state"}
    others |= {"washington, d.c."}
    assert len(of_one | of_two | others) == 51
    assert {name.lower() for name in places} >= of_one | of_two | others
