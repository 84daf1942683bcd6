"""The JSON interface: every answer as described, every mistake named, nothing leaked."""

import json
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from werkzeug.test import TestResponse

from index.archive import Archive
from index.errors import PressmarkError
from index.model import RawDocument
from service import problems
from service.app import create_app
from service.field_types import Moment
from service.keys import KeyFile
from service.openapi import OPERATIONS, description
from service.operations import Operation
from service.problems import PROBLEMS
from service.settings import Settings

from .serving import service


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The service over three small articles."""
    with service(tmp_path_factory.mktemp("archive")) as served:
        yield served


def described(operation: str, path: str, status: int = 200) -> Draft202012Validator:
    """What the description says an answer looks like, ready to check one."""
    spec = description()
    responses = spec["paths"][path][operation]["responses"]
    told = responses.get(str(status), responses["default"])
    (media,) = [m for m in told["content"] if m.endswith("json") and "ndjson" not in m]
    schema = told["content"][media]["schema"]
    return Draft202012Validator({**schema, "components": spec["components"]})


def checked(response: TestResponse, path: str, operation: str = "get") -> Any:
    """The JSON of an answer, after holding it against the description."""
    body = response.get_json()
    described(operation, path, response.status_code).validate(body)
    return body


def test_the_description_is_valid_openapi() -> None:
    """OpenAPI 3.1, by the validator of its makers."""
    validate(description())


def test_the_description_changes_only_on_purpose(pytestconfig: pytest.Config) -> None:
    """It is the one in the repository, so that whoever reviews a change sees what clients will."""
    text = json.dumps(description(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    pinned = Path(__file__).parents[1] / "docs" / "openapi.json"
    if pytestconfig.getoption("--update-golden"):
        pinned.write_text(text, encoding="utf-8")
    assert pinned.read_text(encoding="utf-8") == text


def test_a_generated_client_has_names_and_says_what_each_field_means() -> None:
    """No two functions have the same name; every parameter and every field has a description."""
    operations = [told for path in description()["paths"].values() for told in path.values()]
    names = [told["operationId"] for told in operations]
    assert len(set(names)) == len(names) == len(OPERATIONS)
    assert all(name.isidentifier() for name in names)
    assert {"get_search", "put_articles_id", "post_articles", "get_root"} <= set(names)
    for told in operations:
        assert told["summary"]
        assert [p["name"] for p in told["parameters"] if not p.get("description")] == []
    for schema in description()["components"]["schemas"].values():
        fields = schema["properties"].items()
        assert [name for name, field in fields if not field.get("description")] == []


def test_every_route_of_the_interface_is_described(app: Flask) -> None:
    """And nothing is described that is not there."""
    routes = {
        (method.lower(), re.sub(r"<(?:[^:<>]+:)?id>", "{id}", str(rule.rule)))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if str(rule.rule).startswith(("/api/v1", "/healthz", "/readyz"))
    }
    assert routes == {(operation.method, operation.path) for operation in OPERATIONS}


SEARCH = "/api/v1/search"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/api/v1", "/api/v1"),
        ("/api/v1/search?q=Daesh", SEARCH),
        ("/api/v1/search?q=mayor&facets=source,month&facets=form&facets=language", SEARCH),
        ("/api/v1/search?q=Daesh+bridge&explain=true&group=passage", SEARCH),
        ("/api/v1/search?q=us&passages=0&aliases=broad", SEARCH),
        ("/api/v1/search?q=nowherefound", SEARCH),
        ("/api/v1/search?q=briidge+mayor&duplicates=show", SEARCH),
        ("/api/v1/articles/bridge", "/api/v1/articles/{id}"),
        ("/api/v1/articles/bridge/cleaning", "/api/v1/articles/{id}/cleaning"),
        ("/api/v1/articles/bridge/similar?limit=3", "/api/v1/articles/{id}/similar"),
        ("/api/v1/aliases?limit=5", "/api/v1/aliases"),
        ("/api/v1/aliases?q=daesh", "/api/v1/aliases"),
        ("/api/v1/aliases/islamic-state", "/api/v1/aliases/{id}"),
        ("/api/v1/aliases/resolve?q=ISIS+held+Raqqa", "/api/v1/aliases/resolve"),
        ("/api/v1/suggest?q=near+Dae", "/api/v1/suggest"),
        ("/healthz", "/healthz"),
        ("/readyz", "/readyz"),
    ],
)
def test_every_answer_is_as_described(client: FlaskClient, url: str, path: str) -> None:
    """Field by field, nothing missing."""
    response = client.get(url)
    assert response.status_code == 200
    assert checked(response, path)


def test_any_name_finds_every_name(client: FlaskClient) -> None:
    """With the receipt, and highlights that slice back to their own text."""
    body = client.get("/api/v1/search?q=Daesh").get_json()
    assert {hit["article"]["id"] for hit in body["hits"]} == {"bridge", "market"}
    assert body["total"] == {"value": 2, "relation": "eq"}
    (name,) = body["expansion"]
    assert name["entity"]["id"] == "islamic-state"
    assert name["typed"] == "Daesh"
    assert (name["start"], name["end"]) == (0, 5)
    counts = {form["text"]: form["articles"] for form in name["forms"]}
    assert (counts["ISIS"], counts["Daesh"], counts["ISIL"]) == (1, 1, 1)
    kinds = set()
    for hit in body["hits"]:
        for passage in hit["passages"]:
            for mark in passage["highlights"]:
                assert passage["text"][mark["start"] : mark["end"]] == mark["text"]
                kinds.add(mark["kind"])
    assert kinds == {"typed", "alias"}


def test_a_passage_has_a_link_to_itself_that_works(client: FlaskClient) -> None:
    """To the place on the reading page, and into the page it came from, if there is one."""
    for hit in client.get("/api/v1/search?q=Daesh").get_json()["hits"]:
        for passage in hit["passages"]:
            assert passage["id"] == f"{hit['article']['id']}#{passage['ordinal']}"
            address, _, anchor = passage["link"].partition("#")
            assert anchor == f"p{passage['ordinal']}"
            page = client.get(address)
            assert page.status_code == 200
            assert f'id="{anchor}"' in page.get_data(as_text=True)
            url = hit["article"]["url"]
            assert (passage["source_link"] or "").partition("#")[0] == (url or "")


def test_post_answers_as_get_does(client: FlaskClient) -> None:
    """The same names in a JSON object."""
    got = client.get("/api/v1/search?q=mayor&source=Evening+Post&facets=source").get_json()
    sent = {"q": "mayor", "source": ["Evening Post"], "facets": ["source"]}
    response = client.post(SEARCH, json=sent)
    posted = checked(response, SEARCH, "post")
    untimed = {"took_ms": 0, "engine_ms": 0}
    assert got | untimed == posted | untimed
    assert [hit["article"]["id"] for hit in posted["hits"]] == ["river"]


def test_an_unticked_form_is_not_searched(client: FlaskClient) -> None:
    """``not_form`` by id, and the receipt says so."""
    body = client.get("/api/v1/search?q=Daesh&not_form=islamic-state/isis").get_json()
    assert [hit["article"]["id"] for hit in body["hits"]] == ["bridge"]
    forms = {form["id"]: form["active"] for form in body["expansion"][0]["forms"]}
    assert forms["islamic-state/isis"] is False


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2014", None, {"bridge", "river"}),
        ("2014-01", "2014-01", {"bridge"}),
        ("2014-01-08", "2014-01-08", {"bridge"}),
        ("2014-01-09", None, {"river"}),
        (None, "2016-05-20", {"bridge", "river"}),
        (None, "2016-05-19", {"bridge"}),
        ("2014-1-8", "2016", {"bridge", "river"}),
    ],
)
def test_dates_are_lenient_and_inclusive(
    client: FlaskClient, since: str | None, until: str | None, found: set[str]
) -> None:
    """A year, a month or a day; both ends belong."""
    dates = {k: v for k, v in (("since", since), ("until", until)) if v}
    body = client.get(SEARCH, query_string={"q": "mayor", **dates}).get_json()
    assert {hit["article"]["id"] for hit in body["hits"]} == found


def test_pages_follow_each_other_without_overlap(client: FlaskClient) -> None:
    """By cursor, under every order."""
    for sort in ("relevance", "newest", "oldest"):
        seen = []
        question = {"q": "the", "limit": 1, "sort": sort}
        for _ in range(4):
            body = client.get(SEARCH, query_string=question).get_json()
            seen += [hit["article"]["id"] for hit in body["hits"]]
            if body["next"] is None:
                break
            question["cursor"] = body["next"]
        assert sorted(seen) == ["bridge", "market", "river"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("q=x&sise=5", "sise"),
        ("", "q"),
        ("q=", "q"),
        ("q=" + "x" * 501, "q"),
        ("q=x&limit=0", "limit"),
        ("q=x&limit=51", "limit"),
        ("q=x&limit=ten", "limit"),
        ("q=x&limit=1&limit=2", "limit"),
        ("q=x&sort=best", "sort"),
        ("q=x&since=yesterday", "since"),
        ("q=x&until=2014-13", "until"),
        ("q=x&until=99999", "until"),
        ("q=x&aliases=maybe", "aliases"),
        ("q=x&facets=title_stem", "facets"),
        ("q=x&passages=11", "passages"),
        ("q=x&explain=perhaps", "explain"),
        ("q=x&group=sentence", "group"),
    ],
)
def test_a_wrong_parameter_is_named(client: FlaskClient, query: str, field: str) -> None:
    """400, a problem, and the field in ``errors``."""
    response = client.get(f"{SEARCH}?{query}")
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    body = checked(response, SEARCH)
    assert body["type"] == "/problems/bad-parameter"
    assert field in body["errors"]


@pytest.mark.parametrize(
    ("sent", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"q": 5}', "application/json", 400),
        (b'{"q": "x", "limit": 2.5}', "application/json", 400),
        (b'{"q": "x", "limit": true}', "application/json", 400),
        (b'{"q": "\\ud800"}', "application/json", 400),
        (b"[" * 5000, "application/json", 400),
        (b"q=x", "application/x-www-form-urlencoded", 415),
        (b'{"q": "' + b"x" * 70_000 + b'"}', "application/json", 413),
    ],
)
def test_a_wrong_body_is_a_problem(
    client: FlaskClient, sent: bytes, kind: str, status: int
) -> None:
    """Broken, of the wrong kind, too large: never a fault of ours."""
    response = client.post(SEARCH, data=sent, content_type=kind)
    assert response.status_code == status
    assert checked(response, SEARCH, "post")["status"] == status


@pytest.mark.parametrize("q", ["?!", "...", '"', "()", "AND"])
def test_punctuation_is_never_a_fault(client: FlaskClient, q: str) -> None:
    """Either answered or refused as a bad query."""
    response = client.get(SEARCH, query_string={"q": q})
    assert response.status_code in {200, 400}
    assert response.status_code == 200 or response.get_json()["type"] == "/problems/bad-query"


@given(q=st.text(min_size=1, max_size=60))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_query_is_a_fault(client: FlaskClient, q: str) -> None:
    """Whatever anybody types."""
    response = client.get(SEARCH, query_string={"q": q})
    assert response.status_code in {200, 400}
    checked(response, SEARCH)


def test_a_query_that_costs_too_much_names_the_term(client: FlaskClient) -> None:
    """422, so that a program can tell it from a query nobody can read."""
    response = client.get("/api/v1/search", query_string={"q": '"bridge mayor"~51 river'})
    assert response.status_code == 422
    problem = checked(response, SEARCH)
    assert (problem["type"], problem["term"]) == ("/problems/query-too-costly", "bridge mayor")


def test_a_strange_cursor_is_a_problem(client: FlaskClient) -> None:
    """Of searches and of aliases."""
    for url in ("/api/v1/search?q=mayor&cursor=%C3%A9!", "/api/v1/aliases?cursor=%C3%A9!"):
        response = client.get(url)
        assert (response.status_code, response.get_json()["type"]) == (400, "/problems/bad-cursor")


def test_what_is_not_there_is_a_problem(client: FlaskClient) -> None:
    """Unknown ids, unknown addresses, wrong methods."""
    for url in ("/api/v1/articles/none", "/api/v1/aliases/none", "/api/v1/nothing"):
        response = client.get(url)
        assert (response.status_code, response.get_json()["type"]) == (404, "/problems/not-found")
    response = client.delete("/api/v1/aliases/resolve")
    assert response.status_code in {403, 405}
    response = client.options(SEARCH)
    assert "GET" in response.headers["Allow"]


def test_a_long_address_is_refused(client: FlaskClient) -> None:
    """414, and POST is the way out."""
    response = client.get(f"{SEARCH}?q={'x' * 9000}")
    assert (response.status_code, response.mimetype) == (414, "application/problem+json")


def test_an_unchanged_answer_is_not_sent_again(client: FlaskClient) -> None:
    """A weak tag, 304 for those who have it, another for another question."""
    first = client.get("/api/v1/search?q=mayor")
    tag = first.headers["ETag"]
    assert tag.startswith('W/"')
    again = client.get("/api/v1/search?q=mayor", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/api/v1/search?q=bridge", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_whoever_names_no_tag_is_sent_the_answer(client: FlaskClient) -> None:
    """`*` stands for any answer there is: of what there is not, nobody can have one."""
    for path, status in (("/api/v1/articles/none", 404), ("/api/v1/search?q=mayor", 200)):
        assert client.get(path, headers={"If-None-Match": "*"}).status_code == status


def test_after_an_update_no_answer_is_as_it_was(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may show the same archive otherwise."""
    tag = client.get("/?q=mayor").headers["ETag"]
    monkeypatch.setattr("service.responses._program", lambda: "another")
    assert client.get("/?q=mayor", headers={"If-None-Match": tag}).status_code == 200


def test_an_unchanged_answer_costs_no_search(client: FlaskClient) -> None:
    """Searches are counted where they are made; 304 adds none, to any way of asking."""

    def searches() -> float:
        (count,) = re.findall(r"^pressmark_search_seconds_count (\S+)$", metrics(), re.MULTILINE)
        return float(count)

    def metrics() -> str:
        return client.get("/metrics").get_data(as_text=True)

    tags = {}
    for url in ("/api/v1/search?q=mayor", "/?q=mayor"):
        before = searches()
        tags[url] = client.get(url).headers["ETag"]
        assert searches() == before + 1
    before = searches()
    for url, tag in tags.items():
        assert client.get(url, headers={"If-None-Match": tag}).status_code == 304
    assert searches() == before


def test_the_request_id_is_taken_and_given_back(client: FlaskClient) -> None:
    """If it is harmless; else a new one is made. Problems name it."""
    mine = client.get("/healthz", headers={"X-Request-ID": "abc-12345"})
    assert mine.headers["X-Request-ID"] == "abc-12345"
    strange = client.get("/api/v1/articles/none", headers={"X-Request-ID": "<b>"})
    assert strange.headers["X-Request-ID"] != "<b>"
    assert strange.get_json()["instance"] == f"urn:uuid:{strange.headers['X-Request-ID']}"


def test_every_answer_has_the_security_headers(client: FlaskClient) -> None:
    """Pages, JSON, errors and static files."""
    for url in ("/", "/api/v1", "/nothing", "/static/page.css"):
        headers = client.get(url, buffered=True).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in headers


def children(kind: type[PressmarkError]) -> Iterator[type[PressmarkError]]:
    """The error and all made from it."""
    yield kind
    for child in kind.__subclasses__():
        yield from children(child)


def test_every_error_of_the_library_has_a_status() -> None:
    """One table for all of them."""
    assert {kind.code for kind in children(PressmarkError)} <= set(PROBLEMS)


def test_an_error_nobody_thought_of_is_told_as_a_fault_of_ours() -> None:
    """A new kind of error never breaks the answer."""

    class Odd(PressmarkError):
        code = "odd"

    assert problems.of(Odd("secret")).status == 500
    assert "secret" not in problems.of(Odd("secret")).detail


def test_a_damaged_file_is_no_fault_of_ours() -> None:
    """Its keeper reads in the log what helps; another error of SQLite is a fault."""
    error = sqlite3.DatabaseError("database disk image is malformed")
    assert problems.of(error).code == "internal"
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    assert problems.of(error).code == "archive-unusable"


def test_a_fault_of_ours_tells_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """An archive that cannot be opened is 503 without its path, which the log tells in one line;
    readiness says which part."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    client = create_app(Settings.from_env({"PRESSMARK_ARCHIVE": str(blocked)})).test_client()
    response = client.get("/api/v1/search?q=x")
    assert response.status_code == 503
    assert str(tmp_path) not in response.get_data(as_text=True)
    assert "Retry-After" in response.headers
    (told,) = [r for r in caplog.records if r.getMessage() == "archive-unusable"]
    assert str(tmp_path) in told.__dict__["fields"]["why"]
    assert told.__dict__["fields"]["id"] == response.headers["X-Request-ID"]
    assert told.exc_info is None
    ready = client.get("/readyz")
    assert ready.status_code == 503
    assert checked(ready, "/readyz")["checks"] == {"archive": "archive-unusable"}
    assert client.get("/healthz").status_code == 200


def test_only_a_fault_of_the_program_is_logged_with_its_traceback(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Under the request id of an answer that says nothing of it."""
    monkeypatch.setattr(Archive, "search", Mock(side_effect=RuntimeError("secret")))
    response = client.get("/api/v1/search?q=x")
    assert (response.status_code, "secret" in response.text) == (500, False)
    (told,) = [r for r in caplog.records if r.getMessage() == "internal"]
    assert told.exc_info is not None
    assert told.__dict__["fields"]["id"] in response.text


def test_an_index_made_with_other_names_is_ready_and_told(tmp_path: Path) -> None:
    """As after an upgrade that brings a new table: as ``check`` tells it; a rebuild mends it."""
    with service(tmp_path) as app:
        client = app.test_client()
        assert checked(client.get("/readyz"), "/readyz")["advice"] is None
        with closing(sqlite3.connect(tmp_path / "archive.sqlite")) as db, db:
            db.execute("UPDATE meta SET value = 'of before' WHERE key = 'aliases'")
        answer = client.get("/readyz")
        body = checked(answer, "/readyz")
        assert (answer.status_code, body["ready"]) == (200, True)
        assert body["checks"]["names"] == "of-another-index"
        (note,) = client.get("/api/v1/search?q=Manbij").get_json()["query"]["notes"]
        assert note.startswith("No article has “Manbij” by the earlier names: they changed")
        (note,) = client.get("/api/v1/search?q=lemonade").get_json()["query"]["notes"]
        assert note == "No article has “lemonade”."
        with Archive.open(tmp_path) as archive:
            assert body["advice"] in {found.text for found in archive.check() if found.fault}
            assert list(archive.rebuild()) == [3]
        assert client.get("/readyz").get_json()["advice"] is None


def test_a_store_that_is_spoilt_beneath_a_service_is_told_as_one_that_does_not_open(
    tmp_path: Path,
) -> None:
    """By readiness and metrics, in the form that they have."""
    with service(tmp_path) as app:
        client = app.test_client()
        assert client.get("/readyz").status_code == 200
        with closing(sqlite3.connect(tmp_path / "archive.sqlite")) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # or it would be read from the log
        os.truncate(tmp_path / "archive.sqlite", 0)
        ready = client.get("/readyz")
        assert ready.status_code == 503
        assert checked(ready, "/readyz")["checks"] == {"archive": "archive-unusable"}
        metrics = client.get("/metrics")
        assert metrics.status_code == 200
        assert "pressmark_ready 0.0" in metrics.get_data(as_text=True)


def test_a_writer_that_fails_is_told_until_it_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is found is still found, so the service stays ready; why it fails is in the log only."""
    monkeypatch.setattr("index.ingest.upkeep._AFTER_FAULT_SECONDS", 0.1)
    with service(tmp_path):
        pass
    with Archive.open(tmp_path, background=True) as archive:
        client = create_app(Settings.from_env({}), archive).test_client()

        def told(writer: str) -> Any:
            until = time.monotonic() + 60
            while time.monotonic() < until:
                answer = client.get("/readyz")
                if checked(answer, "/readyz")["checks"]["writer"] == writer:
                    return answer
                time.sleep(0.02)
            pytest.fail(f"never told: {writer}")

        assert told("ok").get_json()["advice"] is None
        lock = tmp_path / "writer.lock"
        lock.unlink()
        lock.mkdir()
        list(archive.add([RawDocument("A comet.", False, "c", id="c", clean=False)]))
        fails = told("fails")
        assert (fails.status_code, fails.get_json()["ready"]) == (200, True)
        assert "cannot be indexed" in fails.get_json()["advice"]
        assert str(lock) not in fails.get_data(as_text=True)
        assert "pressmark_writer_fails 1.0" in client.get("/metrics").get_data(as_text=True)
        assert client.get("/api/v1/search?q=mayor").get_json()["total"]["value"] == 2
        lock.rmdir()
        assert told("ok").get_json()["advice"] is None
        assert client.get("/api/v1/search?q=comet").get_json()["total"]["value"] == 1
        assert "pressmark_writer_fails 0.0" in client.get("/metrics").get_data(as_text=True)


def test_the_aliases_are_read_page_by_page(client: FlaskClient) -> None:
    """Every entity once, in order of id."""
    seen: list[str] = []
    cursor = ""
    while True:
        question = {"q": "state", "limit": 7, "cursor": cursor}
        body = client.get("/api/v1/aliases", query_string=question).get_json()
        seen += [entity["id"] for entity in body["entities"]]
        if body["next"] is None:
            break
        cursor = body["next"]
    assert seen == sorted(set(seen))
    assert len(seen) == body["total"] > 7


def test_resolve_finds_names_with_reasons(client: FlaskClient) -> None:
    """Offsets slice back to the text."""
    text = "Fighters of ISIS left Raqqa."
    body = client.get("/api/v1/aliases/resolve", query_string={"q": text}).get_json()
    found = {m["text"]: m["entity"] for m in body["mentions"]}
    assert found["ISIS"] == "islamic-state"
    assert all(text[m["start"] : m["end"]] == m["text"] and m["reason"] for m in body["mentions"])


def test_suggestions_go_on_from_the_last_words(client: FlaskClient) -> None:
    """The words before stay."""
    body = client.get("/api/v1/suggest?q=bridge+Daes").get_json()
    found = {one["query"]: one for one in body["suggestions"]}
    assert (found["bridge Daesh"]["kind"], found["bridge Daesh"]["entity"]) == (
        "entity",
        "islamic-state",
    )
    assert "ISIS" in found["bridge Daesh"]["forms"]
    assert client.get("/api/v1/suggest?q=x").get_json() == {"suggestions": []}


@pytest.mark.parametrize("operation", [o for o in OPERATIONS if o.method == "get"])
def test_what_is_said_of_tags_is_true(client: FlaskClient, operation: Operation) -> None:
    """Those who have the answer are told so, where the description says 304, and only there."""
    path = operation.path.replace("{id}", "islamic-state" if "alias" in operation.path else "river")
    query = "?q=mayor" if operation.query and "q" in operation.query._declared_fields else ""
    query = "?format=json" if path.endswith("/export") else query
    first = client.get(path + query, buffered=True)
    tag = first.headers.get("ETag", "none")
    again = client.get(path + query, headers={"If-None-Match": tag}, buffered=True)
    described = "304" in description()["paths"][operation.path]["get"]["responses"]
    assert (first.status_code, again.status_code) == (200, 304 if described else 200)


@pytest.mark.parametrize("operation", [o for o in OPERATIONS if o.path.startswith("/api/")])
def test_no_operation_takes_a_parameter_that_it_does_not_describe(
    app: Flask, operation: Operation
) -> None:
    """400 before anything is read or changed, and the name is told; a key does not help."""
    held: Settings = app.extensions["pressmark.settings"]
    key = KeyFile(held.archive).create(f"{operation.method} {operation.path}", ("admin",))
    path = operation.path.replace("{id}", "1" if "/{id}/" in operation.path else "river")
    response = app.test_client().open(
        f"{path}?q=mayor&nope=1" if operation.query else f"{path}?nope=1",
        method=operation.method.upper(),
        json={"q": "mayor"} if operation.body else None,
        headers={"Authorization": f"Bearer {key}"},
    )
    body = checked(response, operation.path, operation.method)
    assert (response.status_code, body["type"]) == (400, "/problems/bad-parameter")
    assert body["errors"]["nope"] == ["Unknown field."]


def test_a_search_by_body_takes_nothing_from_the_address(client: FlaskClient) -> None:
    """A limit there would be overlooked."""
    response = client.post(f"{SEARCH}?limit=3", json={"q": "mayor"})
    assert (response.status_code, list(response.get_json()["errors"])) == (400, ["limit"])


@pytest.mark.parametrize(
    ("field", "value"),
    [("limit", "2"), ("explain", "yes"), ("explain", 1), ("recency", "30"), ("since", 2014)],
)
def test_a_body_has_the_types_of_json(client: FlaskClient, field: str, value: object) -> None:
    """What an address can only write as text is a number or a flag there."""
    response = client.post(SEARCH, json={"q": "mayor", field: value})
    assert (response.status_code, list(response.get_json()["errors"])) == (400, [field])
    proper = {"limit": 2, "explain": True, "recency": 30, "since": "2014"}
    assert client.post(SEARCH, json={"q": "mayor", **proper}).status_code == 200


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2014", "2015-3-2", {"bridge", "market"}),
        ("March 2015", "3 June 2016", {"market", "river"}),
        ("20160520", "2016/05/20", {"river"}),
        ("2014-01-08T00:00Z", "2014-01-08T01:00+01:00", {"bridge"}),
        ("2014-01-08T00:00:01", "2016-05-19t23:59", {"market"}),
    ],
)
def test_dates_are_those_of_queries_or_moments(
    client: FlaskClient, since: str, until: str, found: set[str]
) -> None:
    """A year, month or day as `since:` takes it, both ends included; a moment to the second."""
    asked = {"q": "bridge market mayor", "match": "any", "since": since, "until": until}
    hits = client.get("/api/v1/search", query_string=asked).get_json()["hits"]
    assert {hit["article"]["id"] for hit in hits} == found


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("2014-01-08T09:30", "09:30:59"),
        ("2014-01-08T10:30+01:00", "09:30:59"),
        ("20140108T09", "09:59:59"),
        ("2014-01-08 09:30:10Z", "09:30:10"),
    ],
)
def test_a_minute_or_an_hour_belongs_to_the_time_until_it_as_a_day_does(
    typed: str, last: str
) -> None:
    moment = Moment(last=True, metadata={}).deserialize(typed)
    assert moment.isoformat() == f"2014-01-08T{last}+00:00"


@pytest.mark.parametrize("day", ["soon", "2014-13", "08/01/2014", "<2014", "2014-02-30", "2014T9"])
def test_what_is_no_date_is_refused(client: FlaskClient, day: str) -> None:
    """By name of the parameter."""
    response = client.get("/api/v1/search", query_string={"q": "mayor", "since": day})
    assert (response.status_code, list(response.get_json()["errors"])) == (400, ["since"])


def test_the_limits_of_queries_are_told(client: FlaskClient) -> None:
    """As the queries that pass them say; and how long a search may take."""
    limits = checked(client.get("/api/v1"), "/api/v1")["limits"]
    assert limits["search_deadline_ms"] == 10_000
    for query, limit in (
        (f'"mayor town"~{limits["near_distance_words"] + 1}', "near_distance_words"),
        (
            " ".join(("a",) * (limits["near_phrase_words"] + 1)).join('""') + "~2",
            "near_phrase_words",
        ),
        (" ".join(("a",) * (limits["phrase_words"] + 1)).join('""'), "phrase_words"),
    ):
        told = client.get(SEARCH, query_string={"q": query}).get_json()
        assert told["type"] == "/problems/query-too-costly"
        assert str(limits[limit]) in told["detail"]
