"""The alias table over HTTP and from the command line: changed, previewed, filed, undone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from index.aliases import formats
from index.aliases.formats import Format
from index.aliases.table.importers import Register
from index.aliases.table.records import MAX_FORMS
from index.archive import Archive
from index.errors import BadAlias
from index.model import Entity, Form, Strength
from service.alias_parameters import entity_of, kind_of
from service.keys import KeyFile
from service.openapi import description

from .serving import raw
from .test_cli import run
from .test_service_api import checked

ALIASES = "/api/v1/aliases"
ONE = f"{ALIASES}/{{id}}"
BAKERS = {"id": "bakers", "name": "Bakers Guild", "kind": "group", "forms": ["Bakers Guild"]}


@pytest.fixture
def client(app: Flask, tmp_path: Path) -> FlaskClient:
    """A client who may write."""
    made = app.test_client()
    made.environ_base["HTTP_AUTHORIZATION"] = (
        f"Bearer {KeyFile(tmp_path).create('desk', ('write',))}"
    )
    return made


def found(client: FlaskClient, query: str) -> set[str]:
    """Ids of the articles found."""
    body = client.get("/api/v1/search", query_string={"q": query}).get_json()
    return {hit["article"]["id"] for hit in body["hits"]}


def test_without_a_key_nothing_changes(app: Flask, client: FlaskClient) -> None:
    """Neither by an entity nor by a file, a suggestion or an undoing."""
    assert client.put(f"{ALIASES}/bakers", json=BAKERS).status_code == 201
    for method, path in (
        ("PUT", "bakers"),
        ("DELETE", "bakers"),
        ("POST", "preview"),
        ("POST", "import"),
        ("POST", "suggestions/1/accept"),
        ("POST", "suggestions/1/reject"),
        ("POST", "journal/1/undo"),
    ):
        assert (
            app.test_client().open(f"{ALIASES}/{path}", method=method, json=BAKERS).status_code
            == 401
        )
    assert app.test_client().get(f"{ALIASES}/bakers").status_code == 200


def test_a_new_name_is_in_force_with_the_next_search(client: FlaskClient) -> None:
    """201 for an entity that is new, 200 for one that is replaced."""
    first = client.put(f"{ALIASES}/bakers", json=BAKERS)
    assert first.status_code == 201
    assert checked(first, ONE, "put")["name"] == "Bakers Guild"
    assert found(client, "entity:bakers") == set()
    more = {**BAKERS, "forms": ["Bakers Guild", "High water"]}
    assert client.put(f"{ALIASES}/bakers", json=more).status_code == 200
    assert found(client, "Bakers Guild") == {"river"}
    assert client.delete(f"{ALIASES}/bakers").status_code == 204
    assert client.get(f"{ALIASES}/bakers").status_code == 404
    assert client.delete(f"{ALIASES}/bakers").status_code == 404


def test_what_was_told_may_be_sent_back(client: FlaskClient) -> None:
    """Ids and counts of forms are passed over, and the version stays the same."""
    first = client.get(f"{ALIASES}/islamic-state")
    again = client.put(f"{ALIASES}/islamic-state", json=first.get_json())
    assert again.status_code == 200
    assert again.headers["ETag"] == first.headers["ETag"]


def test_somebody_faster_is_noticed(client: FlaskClient) -> None:
    """412 for the tag of an earlier version, of no version, and for an entity that is gone."""
    address = f"{ALIASES}/bakers"
    old = client.put(address, json=BAKERS).headers["ETag"]
    new = client.put(address, json={**BAKERS, "cues": ["oven"]}, headers={"If-Match": old})
    assert new.status_code == 200
    for tag in (old, '"nonsense"', ""):
        for response in (
            client.put(address, json=BAKERS, headers={"If-Match": tag}),
            client.delete(address, headers={"If-Match": tag}),
        ):
            assert response.status_code == 412
            assert response.get_json()["type"] == "/problems/stale-version"
    assert client.get(address).get_json()["cues"] == ["oven"]
    assert client.get(address).headers["ETag"] == new.headers["ETag"]
    assert client.delete(address, headers={"If-Match": new.headers["ETag"]}).status_code == 204
    assert client.put(address, json=BAKERS, headers={"If-Match": "*"}).status_code == 412


def test_an_entity_that_must_be_new_replaces_none(client: FlaskClient) -> None:
    """``If-None-Match`` with a star; with a tag it excludes that version only."""
    address, star = f"{ALIASES}/bakers", {"If-None-Match": "*"}
    made = client.put(address, json=BAKERS, headers=star)
    assert made.status_code == 201
    changed = {**BAKERS, "cues": ["oven"]}
    for tag in ("*", made.headers["ETag"]):
        answer = client.put(address, json=changed, headers={"If-None-Match": tag})
        assert (answer.status_code, answer.get_json()["status"]) == (412, 412)
    assert client.get(address).get_json()["cues"] == []
    assert client.put(address, json=changed, headers={"If-None-Match": '"x"'}).status_code == 200


@pytest.mark.parametrize(
    "record",
    [
        {"id": "bakers"},
        {**BAKERS, "id": "others"},
        {**BAKERS, "colour": "red"},
        {**BAKERS, "forms": "Bakers"},
        {**BAKERS, "forms": [{"text": "Bakers", "case": "sideways"}]},
        {**BAKERS, "forms": [3]},
        {**BAKERS, "forms": ["?!"]},
        {**BAKERS, "relations": [{"type": "part_of", "to": "nobody-there"}]},
    ],
)
def test_a_bad_entity_is_refused_and_nothing_changes(
    client: FlaskClient, record: dict[str, Any]
) -> None:
    """400 with a sentence; the journal stays empty."""
    response = client.put(f"{ALIASES}/bakers", json=record)
    assert response.status_code == 400
    assert checked(response, ONE, "put")["type"] == "/problems/bad-alias"
    assert client.get(f"{ALIASES}/journal").get_json() == {"changes": []}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", 5),
        ("colour", "red"),
        ("forms", "Bakers"),
        ("forms", [{"text": "Bakers", "case": "sideways"}]),
        ("relations", [{"type": "enemy", "to": "raqqa"}]),
        ("cues", [5]),
        ("name", None),
        ("forms", ["?!"]),
        ("forms", ["long" * 100]),
        ("name", "…"),
        ("cues", ["?"]),
        ("relations", [{"type": "part_of", "to": "bakers"}]),
        ("relations", [{"type": "part_of", "to": "nobody-there"}]),
    ],
)
def test_the_field_of_an_entity_that_is_wrong_is_named(
    client: FlaskClient, field: str, value: object
) -> None:
    """By a preview too."""
    for answer in (
        client.put(f"{ALIASES}/bakers", json={**BAKERS, field: value}),
        client.post(f"{ALIASES}/preview", json={**BAKERS, field: value}),
    ):
        assert (answer.status_code, answer.get_json()["type"]) == (400, "/problems/bad-alias")
        assert list(answer.get_json()["errors"]) == [field]


def test_the_description_takes_forms_as_the_check_does() -> None:
    """As objects, as strings, and nothing else."""
    schemas = description()["components"]["schemas"]
    told = {**schemas["EntityParameters"], "components": description()["components"]}
    validator = Draft202012Validator(told)
    for form, fits in (("Guild", True), ({"text": "Guild"}, True), (5, False), ({}, False)):
        assert validator.is_valid({"name": "Guild", "forms": [form]}) is fits


def test_an_entity_cannot_hide_behind_an_address_of_the_interface(client: FlaskClient) -> None:
    """It could never be read again."""
    for address in ("export", "import", "journal", "preview", "resolve", "suggestions"):
        record = {**BAKERS, "id": address}
        assert client.put(f"{ALIASES}/{address}", json=record).status_code == 405


@pytest.mark.parametrize("id", ["x", "un", "é", "u.n"])
def test_a_short_id_is_one_too(client: FlaskClient, id: str) -> None:
    """On the pages as well."""
    assert client.put(f"{ALIASES}/{id}", json={**BAKERS, "id": id}).status_code == 201
    assert client.get(f"{ALIASES}/{id}").get_json()["id"] == id
    assert client.get(f"/entities/{id}").status_code == 200
    assert client.delete(f"{ALIASES}/{id}").status_code == 204


def test_a_preview_tells_and_changes_nothing(client: FlaskClient) -> None:
    """Articles gained, a passage of one, and the entity that has the name already."""
    address = f"{ALIASES}/preview"
    record = {**BAKERS, "forms": ["Bakers Guild", "Raqqa", "Daesh"]}
    body = checked(client.post(address, json=record), address, "post")
    assert "islamic-state" in {collision["entity"] for collision in body["collisions"]}
    assert body["concerned"] == body["looked_at"] == 2
    for sample in body["samples"]:
        assert sample["text"][sample["start"] : sample["end"]] in {"Raqqa", "Daesh"}
    assert client.get(f"{ALIASES}/journal").get_json() == {"changes": []}
    client.put(f"{ALIASES}/bakers", json={**BAKERS, "forms": ["High water", "Patience Guild"]})
    removed = client.post(address, json={"id": "bakers", "remove": True})
    assert checked(removed, address, "post")["looked_at"] == 1
    assert client.get(f"{ALIASES}/bakers").status_code == 200
    assert client.post(address, json={"id": "nobody", "remove": True}).status_code == 404
    assert client.post(address, json={"id": "nobody"}).status_code == 400


def test_a_change_that_is_made_is_answered_with_what_it_collides_with(client: FlaskClient) -> None:
    """By the forms that are new; what was answered may be sent back, and has nothing new."""
    record = {**BAKERS, "forms": ["Bakers Guild", "Daesh"]}
    first = client.put(f"{ALIASES}/bakers", json=record)
    told = checked(first, ONE, "put")
    assert [(one["form"], one["entity"]) for one in told["collisions"]] == [
        ("Daesh", "islamic-state")
    ]
    again = client.put(f"{ALIASES}/bakers", json=told)
    assert (again.status_code, again.get_json()["collisions"]) == (200, [])


def test_a_name_that_loses_its_article_is_told(client: FlaskClient) -> None:
    """By the preview and by the change; not where it keeps it, or the name is given without too."""
    record = {**BAKERS, "forms": ["The Bakers  Guild", {"text": "the Oven Men"}, "The Times"]}
    told = ["“the Oven Men” is listed as “Oven Men”, which is found behind “the” too."]
    address = f"{ALIASES}/preview"
    assert checked(client.post(address, json=record), address, "post")["notes"] == told
    body = checked(client.put(f"{ALIASES}/bakers", json=record), ONE, "put")
    assert body["notes"] == told
    assert [form["text"] for form in body["forms"]] == ["Bakers Guild", "Oven Men", "The Times"]
    assert client.put(f"{ALIASES}/bakers", json=body).get_json()["notes"] == []


def test_usage_tells_who_writes_what_when(client: FlaskClient) -> None:
    """By source and month, most used first."""
    body = checked(client.get(f"{ALIASES}/islamic-state/usage"), f"{ONE}/usage")
    told = {form["text"]: form for form in body["forms"]}
    assert told["ISIS"]["months"] == [{"value": "2015-03", "count": 1}]
    assert [source["count"] for source in told["Daesh"]["sources"]] == [1]
    assert client.get(f"{ALIASES}/nobody/usage").status_code == 404
    (source,) = (source["value"] for source in told["Daesh"]["sources"])
    for typed in (source.upper(), source.split()[-1]):  # as a search takes it
        asked = client.get(f"{ALIASES}/islamic-state/usage", query_string={"source": typed})
        assert "Daesh" in {form["text"] for form in asked.get_json()["forms"]}


def test_the_page_of_an_entity_tells_who_calls_it_what(app: Flask) -> None:
    """Source by source, the names beside each other."""
    page = app.test_client().get("/entities/islamic-state").get_data(as_text=True)
    table = page[page.index('<table class="who">') :]
    names = re.findall(r'<th scope="col" class="n">([^<]+)</th>', table)
    row = table[table.index("The Gazette") :]
    cells = re.findall(r'<td class="n s\d">(\d*)</td>', row[: row.index("</tr>")])
    assert dict(zip(names, cells, strict=True))["Daesh"] == "1"


def test_a_change_can_be_read_and_undone(client: FlaskClient) -> None:
    """Once: the second time something else is there."""
    client.put(f"{ALIASES}/bakers", json=BAKERS)
    path = f"{ALIASES}/journal"
    (line,) = checked(client.get(path), path)["changes"]
    assert (line["entity"], line["before"]) == ("bakers", None)
    undo = f"{path}/{line['version']}/undo"
    assert checked(client.post(undo), f"{path}/{{id}}/undo", "post")["version"] == 2
    assert client.get(f"{ALIASES}/bakers").status_code == 404
    assert client.post(undo).status_code == 412
    for unknown in ("77", "x", "9" * 30):
        assert client.post(f"{path}/{unknown}/undo").status_code == 404


def test_suggestions_are_listed_and_decided(app: Flask, client: FlaskClient) -> None:
    """With their evidence; a decided one is gone."""
    text = "The Raqqa Bakers Union (RBU) met on Friday. RBU members want flour."
    held: Archive = app.extensions["pressmark.archive"].get()
    (added,) = held.add([raw({"id": "flour", "text": text})])
    assert added.problem is None
    held.suggestions.find()
    path = f"{ALIASES}/suggestions"
    body = checked(client.get(path), path)
    assert body["total"] == len(body["suggestions"])
    (one,) = (s for s in body["suggestions"] if s["short"] == "RBU")
    assert all(text[e["start"] : e["end"]] == e["text"] for e in one["evidence"])
    accepted = client.post(f"{path}/{one['n']}/accept")
    assert checked(accepted, f"{path}/{{id}}/accept", "post")["articles"] == 1
    assert found(client, "RBU") == {"flour"}
    assert client.post(f"{path}/{one['n']}/reject").status_code == 404
    assert client.get(f"{path}?limit=0").status_code == 400


@pytest.mark.parametrize("format", list(Format))
def test_every_format_goes_out_and_comes_in_again(client: FlaskClient, format: Format) -> None:
    """As an attachment; taking it in again loses nothing of any entity."""
    before = client.get(f"{ALIASES}/islamic-state").headers["ETag"]
    out = client.get(f"{ALIASES}/export?format={format}")
    assert out.status_code == 200
    assert "attachment" in out.headers["Content-Disposition"]
    assert {"ISIS", "Daesh"} <= {
        form.text
        for entity in formats.read(out.data, format, "out")
        for form in entity.forms
        if entity.id == "islamic-state"
    }
    back = client.post(f"{ALIASES}/import?format={format}", data=out.data)
    assert back.status_code == 200
    checked(back, f"{ALIASES}/import", "post")
    assert client.get(f"{ALIASES}/islamic-state").headers["ETag"] == before


def test_json_replaces_an_entity_and_synonyms_add_to_it(client: FlaskClient) -> None:
    """What a format cannot say is kept."""
    known = {**BAKERS, "cues": ["oven"], "forms": [{"text": "Bakers", "strength": "weak"}]}
    client.put(f"{ALIASES}/bakers-guild", json={**known, "id": "bakers-guild"})
    client.post(f"{ALIASES}/import?format=solr", data="Bakers Guild, Bakers, Loaf Makers\n")
    body = client.get(f"{ALIASES}/bakers-guild").get_json()
    assert body["cues"] == ["oven"]
    assert body["kind"] == "group"
    strengths = {form["text"]: form["strength"] for form in body["forms"]}
    assert strengths == {"Bakers Guild": "same", "Bakers": "weak", "Loaf Makers": "same"}
    new = [{"id": "bakers-guild", "name": "Bakers Guild", "forms": ["Bun Makers"]}]
    client.post(f"{ALIASES}/import?format=json", json=new)
    body = client.get(f"{ALIASES}/bakers-guild").get_json()
    assert [form["text"] for form in body["forms"]] == ["Bakers Guild", "Bun Makers"]
    assert body["cues"] == []


@pytest.mark.parametrize("format", [Format.JSON, Format.SOLR])
def test_with_replace_the_table_is_exactly_the_file(client: FlaskClient, format: Format) -> None:
    """Whatever was shipped or added before, and it can be told in one search."""
    entity = Entity("bakers-guild", "Bakers Guild", "group", (Form("Bakers Guild"),))
    data = formats.write([entity], format)
    response = client.post(f"{ALIASES}/import?format={format}&replace=true", data=data)
    assert response.status_code == 200
    body = client.get(ALIASES).get_json()
    assert [one["id"] for one in body["entities"]] == ["bakers-guild"]
    assert found(client, "ISIS") == {"market"}


@pytest.mark.parametrize(
    ("format", "data"),
    [
        ("solr", b"\n"),
        ("skos", b" "),
        ("wordnet", b"% none\n"),
        ("geonames", b"\n"),
        ("csv", b"name\n"),
    ],
)
def test_a_file_without_names_does_not_take_the_place_of_the_table(
    client: FlaskClient, format: str, data: bytes
) -> None:
    """A download that failed is one; a table whose ids say that it is whole may be empty."""
    was = client.get(ALIASES).get_json()["total"]
    response = client.post(f"{ALIASES}/import?format={format}&replace=true", data=data)
    assert (response.status_code, client.get(ALIASES).get_json()["total"]) == (400, was)
    assert "no names in it" in response.get_json()["detail"]
    client.post(f"{ALIASES}/import?format=json&replace=true", data=b"[]")
    assert client.get(ALIASES).get_json()["total"] == 0


@pytest.mark.parametrize(
    ("format", "data", "where"),
    [
        ("json", b"[\n{]", "body:2"),
        ("csv", b"nonsense\n", "body"),
        ("skos", b"\n\n<<<", "body"),
        ("solr", b"fine, good\n\xff\xfe, bad\n", "body:2"),
        ("geonames", b"one\ttwo\n", "body:1"),
        ("un", b"<!DOCTYPE a><a/>", "body"),
    ],
)
def test_a_broken_file_is_refused_whole_and_its_line_named(
    client: FlaskClient, format: str, data: bytes, where: str
) -> None:
    """400, and the table is as it was."""
    response = client.post(f"{ALIASES}/import?format={format}", data=data)
    assert response.status_code == 400
    body = checked(response, f"{ALIASES}/import", "post")
    assert body["type"] == "/problems/bad-alias"
    assert body["detail"].startswith(where)
    assert client.get(f"{ALIASES}/journal").get_json() == {"changes": []}


def test_names_of_a_register_wait_for_a_person(client: FlaskClient) -> None:
    """And leave an entity of the same id its other forms."""
    data = "Q1234567\tLoaf Makers of Raqqa\nQ1234567\tFlour Federation of Raqqa\n"
    assert client.post(f"{ALIASES}/import?format=wikidata", data=data).status_code == 200
    body = client.get(f"{ALIASES}/Q1234567").get_json()
    assert {form["status"] for form in body["forms"]} == {"suggested"}
    client.put(f"{ALIASES}/Q1234567", json={**body, "cues": ["flour"]})
    client.post(f"{ALIASES}/import?format=wikidata", data=data)
    assert client.get(f"{ALIASES}/Q1234567").get_json()["cues"] == ["flour"]


def test_an_unknown_format_is_named(client: FlaskClient) -> None:
    """With those there are."""
    for response in (
        client.post(f"{ALIASES}/import?format=pdf", data=b"x"),
        client.get(f"{ALIASES}/export?format=geonames"),
    ):
        assert response.status_code == 400
        assert "format" in response.get_json()["errors"]


def test_every_format_has_its_kind() -> None:
    """Formats and registers do not share a name."""
    assert [kind_of(f.value) for f in Format] == list(Format)
    assert [kind_of(r.value) for r in Register] == list(Register)


def test_merging_never_makes_an_entity_too_large_to_read(tmp_path: Path) -> None:
    """An entity that could not be read again would lock the archive."""
    with Archive.open(tmp_path / "archive") as archive:
        full = tuple(Form(f"Guild {n}") for n in range(MAX_FORMS))
        archive.names.put("guild", Entity("guild", "Guild 0", "other", full))
        file = tmp_path / "more.txt"
        file.write_text("Guild, Guild of Bakers, Guild 0\n")
        with file.open("rb") as opened, pytest.raises(BadAlias):
            archive.names.take_in(archive.names.read_files([("more.txt", opened)], Format.SOLR))
    with Archive.open(tmp_path / "archive") as archive:
        known = archive.names.table().entity("guild")
        assert known is not None
        assert len(known.forms) == MAX_FORMS


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "case", "from", "to", "id", "x"]), inner)
    ),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["id", "name", "kind", "wikidata", "forms", "relations", "cues"]), JSON
    )
)
def test_any_object_is_an_entity_or_a_bad_alias(record: dict[str, Any]) -> None:
    """Never another error; an entity has a name at least."""
    try:
        entity = entity_of(record)
    except BadAlias:
        return
    assert entity.forms


# --- the command line ---------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an archive of one article, named by the environment."""
    monkeypatch.setenv("PRESSMARK_ARCHIVE", str(tmp_path / "archive"))
    text = "The Raqqa Bakers Union (RBU) met on Friday. RBU members want flour."
    with Archive.open(tmp_path / "archive") as archive:
        fields = {"id": "flour", "text": text, "source": "Post", "published": "2015-03-02"}
        assert [added.problem for added in archive.add([raw(fields)])] == [None]
    return tmp_path


def hits(query: str) -> set[str]:
    """Ids that the command finds."""
    told = json.loads(run("search", query, "--json").stdout)
    return {hit["article"]["id"] for hit in told["hits"]}


def test_names_are_added_used_and_removed(folder: Path) -> None:
    """An entity grows, shrinks and goes."""
    assert "1 article analysed" in run("aliases", "add", "rbu", "Bakers of Raqqa", "RBU").stdout
    assert hits("Bakers of Raqqa") == {"flour"}
    assert "RBU  █  Post 1" in run("aliases", "usage", "rbu").stdout
    assert "no article" in run("aliases", "usage", "rbu", "--source", "Herald").stderr
    assert "no article" in run("aliases", "usage", "rbu", "--until", "2015-02").stderr
    assert run("aliases", "usage", "rbu", "--since", "soon").exit_code == 2
    used = json.loads(run("aliases", "usage", "rbu", "--json").stdout)
    assert used["forms"][0]["articles"] == 1
    assert run("aliases", "remove", "rbu", "Bakers of Raqqa").exit_code == 0
    assert json.loads(run("aliases", "show", "rbu", "--json").stdout)["name"] == "RBU"
    last = run("aliases", "remove", "rbu", "RBU")
    assert (last.exit_code, last.stderr.count("\n")) == (1, 1)
    assert run("aliases", "remove", "rbu").exit_code == 0
    assert run("aliases", "show", "rbu").exit_code == 1


def test_adding_again_keeps_what_is_known(folder: Path) -> None:
    """No form twice, no cue lost."""
    before = json.loads(run("aliases", "show", "islamic-state", "--json").stdout)
    assert run("aliases", "add", "islamic-state", "ISIS", "Quince Brigade").exit_code == 0
    after = json.loads(run("aliases", "show", "islamic-state", "--json").stdout)
    assert after["cues"] == before["cues"]
    assert [f["text"] for f in after["forms"]] == [
        *(f["text"] for f in before["forms"]),
        "Quince Brigade",
    ]


def test_a_name_is_added_and_removed_with_its_article(folder: Path) -> None:
    """It is listed without, which is said."""
    assert "listed as" not in run("aliases", "add", "rbu", "RBU").stderr
    added = run("aliases", "add", "rbu", "The Raqqa Bakers")
    assert "“The Raqqa Bakers” is listed as “Raqqa Bakers”" in added.stderr
    record = json.dumps({"id": "rbu", "name": "the Guild of Raqqa"})
    assert "is listed as “Guild of Raqqa”" in run("aliases", "preview", "-", input=record).stdout
    assert run("aliases", "remove", "rbu", "The Raqqa Bakers").exit_code == 0
    forms = json.loads(run("aliases", "show", "rbu", "--json").stdout)["forms"]
    assert [form["text"] for form in forms] == ["RBU"]


def test_suggestions_from_the_command_line(folder: Path) -> None:
    """Found, listed with evidence, accepted; a second one rejected."""
    told = run("aliases", "suggest", "--json").stdout
    (one,) = (json.loads(line) for line in told.splitlines() if '"short":"RBU"' in line)
    assert "RBU = Raqqa Bakers Union" in run("aliases", "suggest").stdout
    assert run("aliases", "accept", str(one["n"])).exit_code == 0
    assert hits("Raqqa Bakers Union") == {"flour"}
    again = run("aliases", "reject", str(one["n"]))
    assert (again.exit_code, again.stderr.count("\n")) == (1, 1)


def test_many_suggestions_from_the_command_line(folder: Path) -> None:
    """A span means those that are open; a number that is not does not keep the others waiting."""
    run("aliases", "suggest")
    several = run("aliases", "accept", "999999", "1-999998")
    assert several.exit_code == 1
    assert several.stdout.startswith("1 accepted")
    assert "999999" in several.stderr
    assert hits("Raqqa Bakers Union") == {"flour"}
    assert run("aliases", "reject", "1-9").stdout.startswith("0 rejected")
    for odd in ("3-", "-3", "x", "0", "3-x"):
        assert run("aliases", "accept", odd).exit_code == 2


def test_a_preview_and_the_journal_from_the_command_line(folder: Path) -> None:
    """What it would change; then what was changed, and back."""
    record = json.dumps({"id": "rbu", "name": "Raqqa Bakers Union"})
    assert run("aliases", "preview", "-", input=record).stdout.startswith("1 article gained")
    assert json.loads(run("aliases", "preview", "-", "--json", input=record).stdout)["gained"] == 1
    assert run("aliases", "preview", "-", input=f"[{record}]").stdout.startswith("1 article gained")
    assert run("aliases", "preview", "-", input=f"[{record}, {record}]").exit_code == 1
    assert run("aliases", "journal").stdout == ""
    run("aliases", "add", "rbu", "RBU")
    assert "rbu added" in run("aliases", "journal").stdout
    (line,) = run("aliases", "journal", "--json").stdout.splitlines()
    version = json.loads(line)["version"]
    assert run("aliases", "undo", str(version)).exit_code == 0
    assert run("aliases", "show", "rbu").exit_code == 1


def test_a_table_is_saved_and_brought_back(folder: Path) -> None:
    """Exactly, with --replace."""
    saved, again = folder / "names.json", folder / "again.json"
    assert run("aliases", "export", "--output", saved).exit_code == 0
    run("aliases", "add", "rbu", "RBU")
    run("aliases", "remove", "islamic-state", "Daesh")
    back = run("aliases", "import", saved, "--replace")  # as its name tells
    assert back.stdout.startswith("0 added, 1 changed, ")
    assert " as before, 1 removed; " in back.stdout
    assert run("aliases", "export", "--output", again).exit_code == 0
    table = folder / "names.csv"  # that a spreadsheet shows with its accents
    assert run("aliases", "export", "--format", "csv", "--output", table).exit_code == 0
    told = run("aliases", "export", "--format", "csv").stdout
    assert table.read_bytes() == f"\ufeff{told}".encode()
    assert run("aliases", "import", table, "--replace").stdout.startswith("0 added, 0 changed, ")
    assert sorted(json.loads(again.read_bytes()), key=str) == sorted(
        json.loads(saved.read_bytes()), key=str
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("undo", "99"), 1),
        (("undo", "x"), 2),
        (("accept", "99"), 1),
        (("accept",), 2),
        (("remove", "nobody"), 1),
        (("remove", "islamic-state", "Quince"), 1),
        (("add", "bad id", "Quince"), 1),
        (("usage", "nobody"), 1),
        (("import", "missing.json", "--format", "json"), 2),
        (("import", "-", "--format", "json"), 1),
        (("import", "-", "--format", "pdf"), 2),
        (("import", "-"), 2),
        (("preview", "-"), 1),
        (("export", "--format", "ofac"), 2),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, arguments: tuple[str, ...], code: int) -> None:
    """In a sentence, with the exit code that says whose fault it is."""
    result = run("aliases", *arguments, input="[{]")
    assert result.exit_code == code
    assert "Error: " in result.stderr
    assert "fault of pressmark" not in result.stderr


def test_strength_survives_an_addition(folder: Path) -> None:
    """Accepting a name that is there only makes it active."""
    with Archive.open(folder / "archive") as archive:
        form = Form("RBU", strength=Strength.WEAK)
        archive.names.put("rbu", Entity("rbu", "RBU", "group", (form,)))
    run("aliases", "add", "rbu", "RBU")
    (told,) = json.loads(run("aliases", "show", "rbu", "--json").stdout)["forms"]
    assert told["strength"] == "weak"


def test_a_register_of_several_files_is_imported_as_one(folder: Path) -> None:
    """The names of one file are those of the things in the other."""
    sdn, alt = folder / "sdn.csv", folder / "alt.csv"
    sdn.write_bytes(b'7,"AL-NORTHFOLD, Omar","individual",-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-\r\n')
    alt.write_bytes(b'7,1,"aka","OMAR THE NORTHERNER",-0-\r\n')
    taken = run("aliases", "import", alt, sdn, "--format", "ofac")
    assert (taken.exit_code, "they only wait" in taken.stderr) == (0, True)
    told = json.loads(run("aliases", "show", "ofac-7", "--json").stdout)
    assert told["name"] == "Omar al-Northfold"
    assert [form["text"] for form in told["forms"]] == ["Omar al-Northfold", "Omar the Northerner"]
    assert run("aliases", "import", alt, sdn, "--format", "csv").exit_code == 2
