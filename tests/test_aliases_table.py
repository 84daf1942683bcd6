"""The alias table and the records it is read from."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.aliases.table import AliasTable, form_id
from index.aliases.table.records import (
    MAX_NAME,
    entities_from_json,
    entity_from_json,
    entity_record,
    name_tokens,
    without_article,
)
from index.errors import BadAlias
from index.model import Case, Strength
from index.naming.live import shipped


def test_spellings_that_fold_alike_share_one_form_id() -> None:
    assert form_id("aq", "al-Qa'ida") == form_id("aq", "Al Qaida") == "aq/al-qaida"
    assert form_id("us", "U.S.") == form_id("us", "US") == "us/us"


def test_a_long_form_gets_a_short_id_of_its_own() -> None:
    first, second = form_id("x", "word " * 39 + "one"), form_id("x", "word " * 39 + "two")
    assert first != second
    assert max(len(first), len(second)) <= 82


@given(st.text(max_size=MAX_NAME))
def test_any_text_has_a_form_id_of_bounded_length(text: str) -> None:
    assert len(form_id("x", text)) <= 82


def test_the_name_is_always_a_form_and_comes_first() -> None:
    entity = entity_from_json({"id": "is", "name": "Islamic State", "forms": ["Daesh"]})
    assert [form.text for form in entity.forms] == ["Islamic State", "Daesh"]


def test_a_form_given_twice_is_kept_once_and_two_of_one_text_are_both_kept() -> None:
    weak = {"text": "the Marsh Front", "strength": "weak"}
    forms = ["Marsh Front", "The Marsh Front", weak, "MF", "MF"]
    for name in ("MF", "Marsh League"):  # one of the forms, or none
        entity = entity_from_json({"id": "mf", "name": name, "forms": forms})
        texts = [(form.text, form.strength) for form in entity.forms if form.text != "Marsh League"]
        assert texts == [
            ("Marsh Front", Strength.SAME),
            ("Marsh Front", Strength.WEAK),
            ("MF", Strength.SAME),
        ]


@given(st.text(alphabet=st.sampled_from("s'’_- 7é٣北.\u0301\u200b"), min_size=1, max_size=6))
def test_a_form_must_have_a_token(text: str) -> None:
    record = {"id": "x", "name": "Marsh", "forms": [text]}
    if name_tokens(" ".join(text.split())):
        assert entity_from_json(record)
    else:
        with pytest.raises(BadAlias, match=r"no letter or digit|not empty"):
            entity_from_json(record)


def test_a_leading_article_goes_unless_an_ordinary_word_alone_is_left() -> None:
    assert without_article("the Islamic State") == "Islamic State"
    assert without_article("The Lebanon") == "Lebanon"
    assert without_article("The Hague") == "The Hague"  # William Hague has no article
    assert without_article("The State") == "The State"


def test_a_record_survives_the_way_out_and_in() -> None:
    record = {
        "id": "aq",
        "name": "al-Qaeda",
        "kind": "group",
        "wikidata": "Q34490",
        "forms": [
            "al-Qaeda",
            {"text": "AQ", "case": "exact", "strength": "weak", "from": "2001-09", "to": "2011"},
            {"text": 'Base, "the" (=> AQ)', "status": "blocked", "lang": "en", "source": "me"},
        ],
        "relations": [{"type": "related", "to": "is", "date": "2014"}],
        "cues": ["bin Laden"],
    }
    entity = entity_from_json(record)
    assert entity.forms[1].case is Case.EXACT
    assert entity.forms[1].strength is Strength.WEAK
    assert str(entity.forms[1].since) == "2001-09-01"
    assert str(entity.forms[1].until) == "2011-12-31"
    assert entity_from_json(json.loads(json.dumps(entity_record(entity)))) == entity


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ([], "must be an object"),
        ({"name": "X"}, "'id'"),
        ({"id": "a b", "name": "X"}, "without spaces"),
        ({"id": "x", "name": ""}, "'name'"),
        ({"id": "x", "name": "..."}, "no letter or digit"),
        ({"id": "x", "name": "X", "forms": [""]}, "no letter or digit"),
        ({"id": "x", "name": "X", "forms": [7]}, "must be an object"),
        ({"id": "x", "name": "X", "forms": "ISIS"}, "must be a list"),
        ({"id": "x", "name": "X", "forms": ["a" * 10_000]}, "10000 characters"),
        ({"id": "x", "name": "X", "forms": [{"text": "X", "case": "loud"}]}, "'loud' is none of"),
        ({"id": "x", "name": "X", "forms": [{"text": "X", "from": "soon"}]}, "is no date"),
        (
            {"id": "x", "name": "X", "forms": [{"text": "X", "from": "2014", "to": "2013"}]},
            "is after",
        ),
        ({"id": "x", "name": "X", "forms": [{"text": "X", "colour": 1}]}, "no field 'colour'"),
        ({"id": "x", "name": "X", "relations": [{"type": "eats", "to": "y"}]}, "'eats'"),
        ({"id": "x", "name": "X", "relations": [{"type": "part_of", "to": "x"}]}, "itself"),
        ({"id": "x", "name": "X", "cues": [""]}, "a cue"),
    ],
)
def test_a_bad_record_is_refused_with_the_reason(record: object, complaint: str) -> None:
    with pytest.raises(BadAlias, match=complaint):
        entity_from_json(record)


def test_a_bad_file_is_refused_naming_file_and_record() -> None:
    with pytest.raises(BadAlias, match=r"mine\.json: entity 2: .*'name'"):
        entities_from_json('[{"id": "x", "name": "X"}, {"id": "y"}]', "mine.json")
    with pytest.raises(BadAlias, match=r"mine\.json:2: not JSON"):
        entities_from_json('[\n{"id": }]', "mine.json")
    with pytest.raises(BadAlias, match="expected a list"):
        entities_from_json("{}", "mine.json")


def _table(*records: dict[str, object], version: int = 0) -> AliasTable:
    return AliasTable(map(entity_from_json, records), version)


def test_look_ups_are_by_entity_id_and_by_form_id() -> None:
    table = _table({"id": "us", "name": "United States", "forms": ["U.S."]}, version=7)
    entity = table.entity("us")
    assert entity is not None
    assert table.form("us/us") == (entity, entity.forms[1])
    assert table.entity("uk") is None
    assert table.form("us/uk") is None
    assert table.version == 7


def test_equal_tables_have_equal_digests_and_others_differ() -> None:
    one = _table({"id": "us", "name": "United States"}, version=1)
    same = _table({"id": "us", "name": "United States"}, version=2)
    other = _table({"id": "us", "name": "United States", "forms": ["US"]})
    assert one.digest == same.digest != other.digest


def test_a_table_like_another_differs_from_it_in_nothing_but_its_entities() -> None:
    """What is known of shared entities is taken over; the digest and the look-ups are its own."""
    before = _table({"id": "un", "name": "UN"}, {"id": "us", "name": "US"})
    assert before.digest
    longer = entity_from_json({"id": "un", "name": "UN", "forms": ["United Nations"]})
    entities = [longer, before.entities[1]]
    after, anew = AliasTable(entities, 2, before), AliasTable(entities, 2)
    assert after.digest == anew.digest != before.digest
    assert after.form("un/united-nations") == anew.form("un/united-nations")
    assert before.form("un/united-nations") is None


def test_a_table_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(BadAlias, match="two entities have the id 'x'"):
        _table({"id": "x", "name": "X"}, {"id": "x", "name": "Y"})
    with pytest.raises(BadAlias, match="unknown 'y'"):
        _table({"id": "x", "name": "X", "relations": [{"type": "part_of", "to": "y"}]})


@pytest.mark.parametrize("kind", ["part_of", "branch_of", "successor"])
def test_relations_that_run_in_a_circle_are_refused_with_the_circle(kind: str) -> None:
    with pytest.raises(BadAlias, match="a -> b -> a"):
        _table(
            {"id": "a", "name": "A", "relations": [{"type": kind, "to": "b"}]},
            {"id": "b", "name": "B", "relations": [{"type": kind, "to": "a"}]},
        )


def test_the_shipped_table_loads_and_every_form_has_its_id() -> None:
    table = shipped().table
    assert len(table.entities) >= 600
    for entity in table.entities:
        for form in entity.forms:
            found = table.form(form_id(entity.id, form.text))
            assert found is not None
            assert found[0] is entity


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kim jong un", ["kim-jong-un"]),
        ("recep tayyip erdogan", ["recep-tayyip-erdogan"]),
        ("Recep Tayyip Erdoğan", ["recep-tayyip-erdogan"]),
        ("cote d'ivoire", ["ivory-coast"]),
        ("Côte d’Ivoire", ["ivory-coast"]),
        ("voice of am", ["blocker-voice"]),
        ("\u00a0", ["ivory-coast", "kim-jong-un", "recep-tayyip-erdogan"]),
        (None, ["ivory-coast", "kim-jong-un", "recep-tayyip-erdogan"]),
    ],
)
def test_a_thing_is_found_by_its_names_however_they_are_typed(
    typed: str | None, found: list[str]
) -> None:
    table = _table(
        {"id": "kim-jong-un", "name": "Kim Jong-un", "kind": "person"},
        {"id": "recep-tayyip-erdogan", "name": "Recep Tayyip Erdoğan", "kind": "person"},
        {
            "id": "ivory-coast",
            "name": "Ivory Coast",
            "kind": "country",
            "forms": ["Côte d'Ivoire"],
        },
        {"id": "blocker-voice", "name": "Voice of America", "kind": "blocker"},
    )
    assert [one.id for one in table.matching(typed)] == found
