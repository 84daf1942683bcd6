"""Writing over HTTP: keys, outcomes per article, exports, limits."""

import csv
import gzip
import io
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import orjson
import pytest
from flask.testing import FlaskClient

from index.answer import Answer
from index.archive import Archive
from index.engines.tantivy import TantivyEngine
from index.matching import Candidates
from index.request import SearchRequest
from service.keys import KeyFile

from .serving import service
from .test_service_api import checked

ARTICLES = "/api/v1/articles"
NEW = {"id": "new", "text": "A quiet harbour at noon.", "title": "Harbour", "clean": False}


@pytest.fixture
def key(tmp_path: Path) -> dict[str, str]:
    """The header of one who may write."""
    return {"Authorization": f"Bearer {KeyFile(tmp_path).create('desk', ('write',))}"}


def test_without_any_key_nobody_writes(client: FlaskClient) -> None:
    """403, and how to change that."""
    response = client.post(ARTICLES, json=NEW)
    assert response.status_code == 403
    assert "pressmark keys create" in checked(response, ARTICLES, "post")["detail"]


def test_only_the_right_key_writes(client: FlaskClient, tmp_path: Path) -> None:
    """None and a wrong one: 401. One that may only read: 403. A revoked one: 401."""
    keys = KeyFile(tmp_path)
    reader, writer = keys.create("reader", ("read",)), keys.create("writer", ("write",))
    assert client.post(ARTICLES, json=NEW).status_code == 401
    for given, status in (("wrong", 401), (reader, 403), (writer, 201)):
        headers = {"Authorization": f"Bearer {given}"}
        response = client.post(ARTICLES, json=NEW, headers=headers)
        assert response.status_code == status
    (id,) = [one.id for one in keys.listed() if one.name == "writer"]
    keys.revoke(id)
    response = client.post(ARTICLES, json=NEW, headers={"Authorization": f"Bearer {writer}"})
    assert response.status_code == 401
    assert "Bearer" in response.headers["WWW-Authenticate"]


def test_keys_are_kept_as_hashes(tmp_path: Path) -> None:
    """In a file only its owner reads."""
    secret = KeyFile(tmp_path).create("desk", ("read",))
    kept = tmp_path / "keys.json"
    assert secret not in kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0


def test_a_key_for_which_there_is_no_room_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    """The keys of before stay."""
    KeyFile(tmp_path).create("desk", ("write",))
    kept = (tmp_path / "keys.json").read_bytes()
    called = [sys.executable, "-m", "service", "--archive", str(tmp_path), "keys", "create", "more"]
    done = subprocess.run(
        ["bash", "-c", 'ulimit -f 0; exec "$@"', "bash", *called], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{tmp_path / 'keys.json'} cannot be written: File too large" in done.stderr
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("keys.json", kept)]


def test_keys_made_and_taken_away_at_once_are_right(tmp_path: Path) -> None:
    """By as many processes: none is lost, and none that was revoked comes back."""
    old = [KeyFile(tmp_path).create(f"old {n}", ("read",)) for n in range(8)]
    ids = [key.id for key in KeyFile(tmp_path).listed()]
    with ThreadPoolExecutor(16) as threads:
        gone = [threads.submit(KeyFile(tmp_path).revoke, id) for id in ids]
        made = [threads.submit(KeyFile(tmp_path).create, f"new {n}", ("read",)) for n in range(8)]
        new = [one.result() for one in made]
        assert [one.result() for one in gone] == [None] * 8
    keys = KeyFile(tmp_path)
    assert {key.name for key in keys.listed()} == {f"new {n}" for n in range(8)}
    assert all(keys.find(secret) for secret in new)
    assert not any(keys.find(secret) for secret in old)


def test_an_object_is_created_then_unchanged_then_updated(
    client: FlaskClient, key: dict[str, str]
) -> None:
    """201 the first time; found at once here, since nothing writes in the background."""
    first = client.post(ARTICLES, json=NEW, headers=key)
    assert first.status_code == 201
    assert checked(first, ARTICLES, "post") == {"id": "new", "status": "created", "problem": None}
    again = client.post(ARTICLES, json=NEW, headers=key)
    assert (again.status_code, again.get_json()["status"]) == (200, "unchanged")
    changed = client.post(ARTICLES, json={**NEW, "text": "A loud harbour."}, headers=key)
    assert changed.get_json()["status"] == "updated"
    assert client.get("/api/v1/search?q=loud").get_json()["total"]["value"] == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"text": "a", "html": "b"},
        {"text": ""},
        {"text": 5},
        {"text": "a", "titel": "b"},
        {"text": "a", "clean": "yes"},
        {"text": "a", "id": ""},
        5,
        "text",
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(
    client: FlaskClient, key: dict[str, str], wrong: object
) -> None:
    """400, and nothing is kept."""
    response = client.post(ARTICLES, json=wrong, headers=key)
    assert response.status_code == 400
    assert checked(response, ARTICLES, "post")["type"] == "/problems/bad-article"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", 5),
        ("author", {"name": "Ann Ray"}),
        ("source", ["Post", "Gazette"]),
        ("id", True),
        ("published", {"day": 3}),
        ("clean", "yes"),
        ("titel", "Harbour"),
        ("html", "<p>Harbour</p>"),
        ("id", " "),
        ("id", "n" * 300),
        ("text", " "),
    ],
)
def test_a_field_that_cannot_be_used_is_refused_by_name(
    client: FlaskClient, key: dict[str, str], field: str, value: object
) -> None:
    """In a list as well, where the outcome says it; so it is never silently left out."""
    item = {**NEW, field: value}
    response = client.post(ARTICLES, json=item, headers=key)
    told = checked(response, ARTICLES, "post")
    assert (response.status_code, told["type"]) == (400, "/problems/bad-article")
    assert list(told["errors"]) == ["text" if field == "html" else field]
    assert client.put(f"{ARTICLES}/new", json=item, headers=key).status_code == 400
    (outcome,) = client.post(ARTICLES, json=[item], headers=key).get_json()
    assert outcome["status"] == "rejected"
    assert outcome["problem"] == told["detail"].replace("article: ", "item 1: ", 1)
    assert client.get(f"{ARTICLES}/new").status_code == 404


def test_what_is_taken_is_taken_as_it_is_or_told(client: FlaskClient, key: dict[str, str]) -> None:
    """Null counts as left out; ids and moments may be numbers; unusable values are named."""
    void = dict.fromkeys(("html", "url", "title", "source", "author", "published", "language"))
    sent = [
        {**NEW, **void, "id": 7, "published": 1389139200.5},
        {**NEW, "url": "javascript:void(0)", "language": "klingon", "published": "soon"},
    ]
    plain, told = client.post(ARTICLES, json=sent, headers=key).get_json()
    assert plain == {"id": "7", "status": "created", "problem": None}
    assert client.get(f"{ARTICLES}/7").get_json()["published"] == "2014-01-08T00:00:00Z"
    assert told["status"] == "created"
    for value in ("javascript:void(0)", "klingon", "soon"):
        assert repr(value) in told["problem"]


def test_a_list_is_answered_item_by_item(client: FlaskClient, key: dict[str, str]) -> None:
    """Bad ones do not stop the good ones."""
    response = client.post(ARTICLES, json=[NEW, {"title": "nothing"}, NEW], headers=key)
    outcomes = response.get_json()
    assert [one["status"] for one in outcomes] == ["created", "rejected", "unchanged"]
    assert outcomes[1]["problem"] == "item 2: text: Give exactly one of text and html."
    assert client.post(ARTICLES, json=[], headers=key).get_json() == []


def test_what_is_rejected_keeps_its_id_and_may_be_let_in(
    client: FlaskClient, key: dict[str, str]
) -> None:
    """In lists and lines; what the gate refused is in quarantine, and the answer says how."""
    page = {"id": "menu", "html": "<html><body><p>Home</p><p>News</p></body></html>"}
    sent = [{"id": "void", "title": "nothing"}, page, {"id": 5, "text": ""}, {"text": ""}]
    listed = client.post(ARTICLES, json=sent, headers=key).get_json()
    lines = client.post(
        ARTICLES,
        data=b"\n".join(map(orjson.dumps, sent)),
        content_type="application/x-ndjson",
        headers=key,
        buffered=True,
    )
    assert lines.data.replace(b'"line ', b'"item ') == b"".join(
        orjson.dumps(one) + b"\n" for one in listed
    )
    assert [one["id"] for one in listed] == ["void", "menu", "5", None]
    assert {one["status"] for one in listed} == {"rejected"}
    asides = ["quarantine" in one["problem"] for one in listed]
    assert asides == [False, True, False, False]
    assert "`pressmark check --readmit 1` lets it in" in listed[1]["problem"]


@pytest.mark.parametrize("day", ["2014-02", "soon", "08/01/2014", "2999-02-03"])
def test_an_article_taken_without_its_date_is_told(
    client: FlaskClient, key: dict[str, str], day: str
) -> None:
    """However it is sent; one without any date, or with a day, is not."""
    items = [{**NEW, "id": f"i{n}"} for n in range(3)]
    items[1]["published"], items[2]["published"] = day, "2014-02-03"
    sent, kind = b"\n".join(map(orjson.dumps, items)), "application/x-ndjson"
    lines = client.post(ARTICLES, data=sent, content_type=kind, headers=key, buffered=True).data
    listed = client.post(ARTICLES, json=items, headers=key).get_json()
    for told in ([orjson.loads(line) for line in lines.splitlines()], listed):
        assert [one["id"] for one in told] == ["i0", "i1", "i2"]
        problems = [one["problem"] for one in told]
        without = f"taken without a date: '{day}' names no day for certain, or none of an article"
        assert problems == [None, without, None]


def test_lines_are_answered_by_lines(client: FlaskClient, key: dict[str, str]) -> None:
    """One for each line that is not blank, broken ones too; a byte order mark is none of it."""
    sent = b"\xef\xbb\xbf" + b"\n".join(
        (orjson.dumps(NEW), b"", b"{broken", b'"text"', orjson.dumps(NEW))
    )
    response = client.post(
        ARTICLES, data=sent, content_type="application/x-ndjson", headers=key, buffered=True
    )
    outcomes = [orjson.loads(line) for line in response.data.splitlines()]
    assert response.mimetype == "application/x-ndjson"
    told = [one["status"] for one in outcomes]
    assert told == ["created", "rejected", "rejected", "unchanged"]
    named = [one["problem"].partition(":")[0] for one in outcomes if one["problem"]]
    assert named == ["line 3", "line 4"]


def test_put_and_delete_speak_of_one_article(client: FlaskClient, key: dict[str, str]) -> None:
    """The id in the address counts."""
    url = f"{ARTICLES}/pier"
    text = {"text": "A pier.", "clean": False}
    put = client.put(url, json=text, headers=key)
    assert (put.status_code, put.get_json()["id"]) == (201, "pier")
    other = client.put(url, json={**text, "id": "quay"}, headers=key)
    assert other.get_json()["errors"] == {"id": ["Not the id in the address."]}
    for same in ("pier", None):
        assert client.put(url, json={**text, "id": same}, headers=key).status_code == 200
    assert client.put(f"{ARTICLES}/77", json={**text, "id": 77}, headers=key).status_code == 201
    assert client.delete(url, headers=key).status_code == 204
    assert client.delete(url, headers=key).status_code == 404
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    "id", ["world/2014/jan/08/a", "100% of it", "a?b#c", "é", "x/y/", "a" * 200, "..."]
)
def test_an_article_is_where_it_was_put(client: FlaskClient, key: dict[str, str], id: str) -> None:
    """Whatever its id has in it; so it is where the answer says, and the answer's id is its own."""
    address = f"{ARTICLES}/{quote(id.rstrip('/'), safe='')}"
    told = {name: value for name, value in NEW.items() if name != "id"}
    response = client.put(address, json=told, headers=key)
    kept = checked(response, f"{ARTICLES}/{{id}}", "put")["id"]
    for here in (address, f"{ARTICLES}/{kept}"):
        assert client.get(here).get_json()["id"] == kept
        assert client.get(f"{here}/cleaning").status_code == 200
        assert client.get(f"{here}/similar").status_code == 200
        for own in (id.rstrip("/"), kept):
            again = client.put(here, json={**told, "id": own}, headers=key)
            assert (again.status_code, again.get_json()["id"]) == (200, kept)
    assert client.delete(address, headers=key).status_code == 204
    assert client.get(address).status_code == 404
    assert client.put(f"{address}/similar", json=told, headers=key).status_code == 405


def test_a_body_over_the_limit_is_refused(tmp_path: Path) -> None:
    """Whether as JSON or as lines, of one article, or a file of names."""
    key = {"Authorization": f"Bearer {KeyFile(tmp_path).create('desk', ('write',))}"}
    with service(tmp_path, PRESSMARK_MAX_BODY_MB="1") as app:
        for kind, method, path in (
            ("application/json", "POST", ARTICLES),
            ("application/x-ndjson", "POST", ARTICLES),
            ("application/json", "PUT", f"{ARTICLES}/long"),
            ("application/json", "POST", "/api/v1/aliases/import"),
        ):
            response = app.test_client().open(
                path, method=method, data=b" " * (2 << 20), content_type=kind, headers=key
            )
            assert response.status_code == 413


def test_a_list_has_less_room_than_lines(tmp_path: Path) -> None:
    """It is held in memory as a whole, where hostile JSON takes many times its bytes."""
    key = {"Authorization": f"Bearer {KeyFile(tmp_path).create('desk', ('write',))}"}
    with service(tmp_path) as app:
        client = app.test_client()
        limits = orjson.loads(client.get("/api/v1").data)["limits"]
        assert limits["json_body_bytes"] < limits["write_body_bytes"]
        sent = b" " * (limits["json_body_bytes"] + 1)
        told = client.post(ARTICLES, data=sent, content_type="application/json", headers=key)
        assert (told.status_code, orjson.loads(told.data)["type"]) == (413, "/problems/too-large")
        sent = (b" " * 1023 + b"\n") * (len(sent) // 1024 + 1)
        lines = client.post(
            ARTICLES, data=sent, content_type="application/x-ndjson", headers=key, buffered=True
        )
        assert (lines.status_code, lines.data) == (200, b"")


class Asked(io.BytesIO):
    """A body that counts how often it is asked for more."""

    times = 0

    def readinto(self, buffer: Any) -> int:
        self.times += 1
        return super().readinto(buffer)


def test_lines_are_not_read_byte_by_byte(tmp_path: Path) -> None:
    """A second of work for every megabyte, else."""
    key = {"Authorization": f"Bearer {KeyFile(tmp_path).create('desk', ('write',))}"}
    sent = b" " * 300_000 + b"\n" + orjson.dumps({"text": "A ferry.", "clean": False})
    body = Asked(sent)
    with service(tmp_path) as app:
        told = app.test_client().post(
            ARTICLES, input_stream=body, content_length=len(sent),
            content_type="application/x-ndjson", headers=key, buffered=True,
        )  # fmt: skip
        assert orjson.loads(told.data)["status"] == "created"
    assert 0 < body.times < 100


@pytest.mark.parametrize("method", ["BREW", "PATCH", "DELETE"])
def test_a_method_that_never_works_is_told_whoever_asks(tmp_path: Path, method: str) -> None:
    """No key would help, so none is asked for."""
    key = {"Authorization": f"Bearer {KeyFile(tmp_path).create('desk', ('write',))}"}
    with service(tmp_path, PRESSMARK_READ_KEYS="hush") as app:
        for headers in ({}, key):
            for address in (ARTICLES, "/api/v1", "/"):
                told = app.test_client().open(address, method=method, headers=headers)
                assert told.status_code == 405
                assert ("POST" if address == ARTICLES else "GET") in told.headers["Allow"]


def test_reading_can_need_a_key(tmp_path: Path) -> None:
    """Pages too; whether the process lives is nobody's secret."""
    with service(tmp_path, PRESSMARK_READ_KEYS="hush") as app:
        client = app.test_client()
        mine = {"Authorization": "Bearer hush"}
        KeyFile(tmp_path).create("desk", ("write",))
        told = client.post(ARTICLES, json={"text": "Quinces."}, headers=mine)
        assert (told.status_code, "may only read" in told.get_json()["detail"]) == (403, True)
        kept = KeyFile(tmp_path).create("reader", ("read",))
        for url in ("/?q=mayor", "/api/v1/search?q=mayor", "/articles/bridge", "/search.csv?q=x"):
            assert client.get(url).status_code == 401
            assert client.get(url, headers={"Authorization": "Bearer no"}).status_code == 401
            assert client.get(url, headers=mine, buffered=True).status_code == 200
            other = {"Authorization": f"Bearer {kept}"}
            assert client.get(url, headers=other, buffered=True).status_code == 200
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/search", ARTICLES, "/api/v1/aliases/import"])
def test_a_body_that_is_packed_or_cut_off_is_told_as_such(
    client: FlaskClient, key: dict[str, str], path: str
) -> None:
    """Not as one that is no JSON, which its sender would look for in vain."""
    packed = client.post(
        path, data=gzip.compress(b"{}"), headers={**key, "Content-Encoding": "gzip"}
    )
    assert (packed.status_code, "Content-Encoding" in packed.get_json()["detail"]) == (415, True)
    longer = {"CONTENT_LENGTH": "9"}
    cut = client.post(
        path,
        data=b"{}",
        headers={**key, "Content-Type": "application/json"},
        environ_overrides=longer,
    )
    assert (cut.status_code, "Content-Length" in cut.get_json()["detail"]) == (400, True)


def test_what_is_no_article_is_told_what_one_is(client: FlaskClient, key: dict[str, str]) -> None:
    """A list may have anything in it."""
    (told,) = client.post(ARTICLES, json=[7], headers=key).get_json()
    assert told["problem"] == "item 1: An article is a JSON object."


def test_too_many_requests_are_slowed(tmp_path: Path) -> None:
    """429 with ``Retry-After``, which no other answer has, per address; health is never refused."""
    with service(tmp_path, PRESSMARK_RATE_LIMIT="2/minute") as app:
        client = app.test_client()
        answers = [client.get(f"/api/v1/search?{asked}") for asked in ("q=mayor", "", "q=mayor")]
        assert [one.status_code for one in answers] == [200, 400, 429]
        assert ["Retry-After" in one.headers for one in answers] == [False, False, True]
        assert 0 < int(answers[2].headers["Retry-After"]) <= 60
        assert [one.headers["X-RateLimit-Remaining"] for one in answers] == ["1", "0", "0"]
        assert client.get("/api/v1").status_code == 429
        told = checked(answers[2], "/api/v1/search")
        assert told["type"] == "/problems/too-many-requests"
        assert told["detail"] == "At most 2 per 1 minute. Try again soon: `Retry-After` says when."
        assert client.get("/healthz").status_code == 200


def test_keys_that_nobody_made_get_around_no_limit(tmp_path: Path) -> None:
    """They count as the address; a key that is one counts for itself."""
    mine = KeyFile(tmp_path).create("desk", ("read",))
    with service(tmp_path, PRESSMARK_RATE_LIMIT="2/minute") as app:
        sent = [*(f"pm_{n}" for n in range(3)), mine]
        asked = [{"Authorization": f"Bearer {secret}"} for secret in sent]
        codes = [app.test_client().get("/api/v1", headers=each).status_code for each in asked]
        assert codes == [200, 200, 429, 200]


def test_a_reader_is_counted_by_its_key(tmp_path: Path) -> None:
    """Also by one of the settings, or typed into the browser's box for a password."""
    mine = KeyFile(tmp_path).create("desk", ("read",))
    limits = {"PRESSMARK_RATE_LIMIT": "1/minute", "PRESSMARK_READ_KEYS": "wall-one wall-two"}
    with service(tmp_path, **limits) as app:
        client = app.test_client()
        for secret in ("wall-one", "wall-two", mine):
            sent = {"Authorization": f"Bearer {secret}"}
            assert client.get("/api/v1", headers=sent).status_code == 200
            assert client.get("/help", auth=("anybody", secret)).status_code == 429


def test_a_key_that_writes_reads_too(tmp_path: Path) -> None:
    """Where reading needs one; what only reads does not write."""
    keys = KeyFile(tmp_path)
    writing, reading = keys.create("desk", ("write",)), keys.create("wall", ("read",))
    with service(tmp_path, PRESSMARK_READ_KEYS="on") as app:
        client = app.test_client()
        for secret, written in ((writing, 201), (reading, 403)):
            headers = {"Authorization": f"Bearer {secret}"}
            assert client.get("/api/v1/search?q=mayor", headers=headers).status_code == 200
            assert client.post(ARTICLES, json=NEW, headers=headers).status_code == written


def test_a_search_out_of_time_asks_to_be_tried_again(tmp_path: Path) -> None:
    """503 with ``Retry-After``, no entity tag; what there is no time for is never half a file."""
    limits = {"PRESSMARK_SEARCH_DEADLINE_MS": "1", "PRESSMARK_RATE_LIMIT": "9/hour"}
    with service(tmp_path, **limits) as app:
        long = " OR ".join(f"mayor{n}~2" for n in range(10))  # to read it takes longer
        answer = app.test_client().get("/api/v1/search", query_string={"q": long})
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "5"  # not when the counting of requests ends
        assert "ETag" not in answer.headers
        assert checked(answer, "/api/v1/search")["type"] == "/problems/out-of-time"
    with service(tmp_path, PRESSMARK_SEARCH_DEADLINE_MS="1") as app:
        answer = app.test_client().get("/search.jsonl", query_string={"q": long})
        assert answer.status_code == 503
    with service(tmp_path, PRESSMARK_SEARCH_DEADLINE_MS="0") as app:
        body = app.test_client().get("/api/v1/search?q=mayor").get_json()
        assert (body["complete"], body["searched"]) == (True, {"articles": 3, "of": 3})


def test_only_listed_origins_may_read_from_pages(tmp_path: Path) -> None:
    """And never with credentials."""
    with service(tmp_path, PRESSMARK_CORS_ORIGINS="https://desk.example") as app:
        client = app.test_client()
        for origin, allowed in (("https://desk.example", True), ("https://evil.example", False)):
            headers = client.get("/api/v1", headers={"Origin": origin}).headers
            assert ("Access-Control-Allow-Origin" in headers) is allowed
            assert "Access-Control-Allow-Credentials" not in headers


def test_a_page_of_a_listed_origin_reads_how_many_requests_are_left(tmp_path: Path) -> None:
    """Browsers hide every header of ours that is not named."""
    mine = {"PRESSMARK_CORS_ORIGINS": "*", "PRESSMARK_RATE_LIMIT": "9/minute"}
    with service(tmp_path, **mine) as app:
        headers = app.test_client().get("/api/v1", headers={"Origin": "https://a.example"}).headers
        told = headers["Access-Control-Expose-Headers"].split(", ")
        limits = {name for name in headers.keys() if name.startswith("X-RateLimit")}  # noqa: SIM118
        assert limits
        assert limits <= set(told)


def test_a_page_of_a_listed_origin_may_ask_first(tmp_path: Path) -> None:
    """The browser's question before a write has no key, even where reading needs one."""
    origins = {"PRESSMARK_CORS_ORIGINS": "https://desk.example", "PRESSMARK_READ_KEYS": "on"}
    with service(tmp_path, **origins) as app:
        asked = {
            "Origin": "https://desk.example",
            "Access-Control-Request-Method": "PUT",
            "Access-Control-Request-Headers": "authorization,content-type",
        }
        answer = app.test_client().options("/api/v1/articles/x", headers=asked)
        assert answer.status_code == 200
        assert "PUT" in answer.headers["Access-Control-Allow-Methods"]
        assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]
        assert answer.headers["Access-Control-Max-Age"] == "600"
        assert answer.headers["Access-Control-Allow-Origin"] == "https://desk.example"


def test_a_search_leaves_as_a_table(client: FlaskClient, key: dict[str, str]) -> None:
    """Every hit; a cell that a spreadsheet would run is defused."""
    client.post(ARTICLES, json={**NEW, "title": "=1+1", "author": "＋1"}, headers=key)
    for prefix in ("", "/api/v1"):
        response = client.get(f"{prefix}/search.csv?q=*", buffered=True)
        rows = list(csv.DictReader(io.StringIO(response.get_data(as_text=True))))
        assert {row["id"] for row in rows} == {"bridge", "market", "river", "new"}
        assert ("'=1+1", "'＋1") in {(row["title"], row["author"]) for row in rows}
        hits = client.get("/api/v1/search?q=*").get_json()["hits"]
        dates = {hit["article"]["id"]: hit["article"]["published"] or "" for hit in hits}
        assert {row["id"]: row["published"] for row in rows} == dates
    browser = client.get(
        "/search.csv?q=*", headers={"Accept": "text/html,*/*;q=0.8"}, buffered=True
    )
    assert browser.data == b"\xef\xbb\xbf" + response.data  # or Excel guesses another encoding


def test_a_search_leaves_as_lines(client: FlaskClient) -> None:
    """Each the hit of the search; ``limit`` asks for one page only."""
    response = client.get("/search.jsonl?q=mayor", buffered=True)
    hits = [orjson.loads(line) for line in response.data.splitlines()]
    assert hits == client.get("/api/v1/search?q=mayor").get_json()["hits"]
    one = client.get("/search.jsonl?q=mayor&limit=1", buffered=True)
    assert len(one.data.splitlines()) == 1
    assert client.get("/search.jsonl?q=mayor&limit=x").status_code == 400


def test_an_export_is_whole_or_none_and_has_an_end(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a file nobody would see that something is missing; ``/api/v1`` tells where it ends."""
    monkeypatch.setattr("service.api.exports.EXPORT_HITS", 2)
    for kind in ("csv", "jsonl"):
        lines = client.get(f"/search.{kind}?q=*", buffered=True).data.splitlines()
        assert len(lines) - (kind == "csv") == 2
    search = Archive.search

    def in_part(archive: Archive, request: SearchRequest) -> Answer:
        return replace(search(archive, request), complete=False)

    monkeypatch.setattr(Archive, "search", in_part)
    for kind in ("csv", "jsonl", "atom"):
        assert client.get(f"/search.{kind}?q=*").status_code == 503


def test_after_a_write_no_answer_is_as_it_was(client: FlaskClient, key: dict[str, str]) -> None:
    """Who has the answer of before is sent the new one."""
    tags = {url: client.get(url).headers["ETag"] for url in ("/api/v1/search?q=mayor", "/?q=mayor")}
    assert client.post(ARTICLES, json=NEW, headers=key).status_code == 201
    for url, tag in tags.items():
        assert client.get(url, headers={"If-None-Match": tag}).status_code == 200


def test_a_search_is_a_feed(client: FlaskClient, key: dict[str, str]) -> None:
    """Latest added first, whatever the sort and however old the news."""
    old = {"id": "old", "text": "The mayor of 1999.", "published": "1999-01-01", "clean": False}
    assert client.post(ARTICLES, json=old, headers=key).status_code == 201
    response = client.get("/search.atom?q=mayor&sort=oldest")
    feed = ElementTree.fromstring(response.data)  # noqa: S314 - our own
    atom = "{http://www.w3.org/2005/Atom}"
    entries = list(feed.iter(f"{atom}entry"))
    assert len(entries) == 3
    assert str(entries[0].findtext(f"{atom}id")).endswith("old")
    dates = [str(entry.findtext(f"{atom}updated")) for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext(f"{atom}updated") == dates[0]
    known = {"If-None-Match": response.headers["ETag"]}
    assert client.get("/search.atom?q=mayor&sort=oldest", headers=known).status_code == 304
    assert client.get("/search.atom?q=town", headers=known).status_code == 200


def test_a_file_and_a_feed_do_not_hide_what_is_lacking(client: FlaskClient) -> None:
    """A row says what its article does not have; a feed waits for one that has it all."""
    asked = "q=mayor+zeppelin"
    assert client.get(f"/api/v1/search?{asked}").get_json()["in_part"]
    table = client.get(f"/search.csv?{asked}", buffered=True).get_data(as_text=True)
    assert {row["lacking"] for row in csv.DictReader(io.StringIO(table))} == {"zeppelin"}
    assert b"<entry>" not in client.get(f"/search.atom?{asked}").data
    assert b"<entry>" in client.get(f"/search.atom?{asked}&match=any").data


@pytest.mark.parametrize("typed", ["mayor\x0b", "\x00mayor", "mayor\ufffe", "mayor \x1f water"])
def test_a_feed_is_xml_whatever_was_typed(client: FlaskClient, typed: str) -> None:
    """What XML has no way to write is shown as unreadable."""
    response = client.get("/search.atom", query_string={"q": typed})
    feed = ElementTree.fromstring(response.data)  # noqa: S314 - our own
    assert "mayor" in str(feed.findtext("{http://www.w3.org/2005/Atom}title"))


def test_metrics_count_requests_and_empty_searches(client: FlaskClient) -> None:
    """In the words of Prometheus."""
    client.get("/api/v1/search?q=mayor")
    client.get("/api/v1/search?q=nowherefound")
    text = client.get("/metrics").get_data(as_text=True)
    assert 'pressmark_requests_total{method="GET",route="/api/v1/search",status="200"} 2.0' in text
    assert "pressmark_empty_searches_total 1.0" in text
    assert "pressmark_articles 3.0" in text


def test_methods_made_up_are_one_in_the_metrics(client: FlaskClient) -> None:
    """Or whoever invents some fills the memory."""
    for n in range(5):
        assert client.open("/api/v1", method=f"BREW{n}").status_code == 405
    text = client.get("/metrics").get_data(as_text=True)
    assert 'pressmark_requests_total{method="other",route="none",status="405"} 5.0' in text
    assert "BREW" not in text


def test_the_log_keeps_queries_to_itself(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Length only, unless switched on."""
    for switch, told in (("off", False), ("on", True)):
        with service(tmp_path, PRESSMARK_LOG_QUERIES=switch) as app:
            caplog.clear()
            with caplog.at_level("INFO", logger="pressmark"):
                app.test_client().get("/api/v1/search?q=mayor")
        (record,) = [r for r in caplog.records if r.getMessage() == "request"]
        line = record.__dict__["fields"]
        assert (line["hits"], line["status"], line["query_characters"]) == (2, 200, 5)
        assert ("query" in line) is told


def test_the_time_of_the_engine_is_told_apart(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """In the answer, the log and the metrics: here all it is asked takes a fifth of a second."""
    seconds, search = 0.2, TantivyEngine.search

    def slow(*args: Any, **options: Any) -> Candidates:
        time.sleep(seconds)
        return search(*args, **options)

    monkeypatch.setattr(TantivyEngine, "search", slow)
    with caplog.at_level("INFO", logger="pressmark"):
        body = client.get("/api/v1/search?q=mayor").get_json()
    assert body["took_ms"] >= body["engine_ms"] >= seconds * 1000
    again = client.get("/api/v1/search?q=baker").get_json()
    assert again["engine_ms"] < body["engine_ms"] + seconds * 1000  # of this search only
    line = caplog.records[-1].__dict__["fields"]
    assert (line["search_ms"], line["engine_ms"]) == (body["took_ms"], body["engine_ms"])
    (total,) = re.findall(
        r"^pressmark_engine_seconds_sum (\S+)$",
        client.get("/metrics").get_data(as_text=True),
        re.MULTILINE,
    )
    assert float(total) * 1000 == pytest.approx(body["engine_ms"] + again["engine_ms"])


def test_copies_in_other_papers_are_one_hit_that_names_them(
    client: FlaskClient, key: dict[str, str]
) -> None:
    """On request each is one; an export has them all; the article's page links them."""
    text = " ".join(f"The wharfinger counted {n} gulls on pier {n * 7}." for n in range(12))
    told = [
        {"id": f"gulls-{n}", "text": text, "source": f"Paper {n}", "title": "Gulls", "clean": False}
        for n in range(3)
    ]
    assert client.post(ARTICLES, json=told, headers=key).status_code == 200
    body = checked(client.get("/api/v1/search?q=wharfinger"), "/api/v1/search")
    (hit,) = body["hits"]
    assert (body["total"]["value"], hit["article"]["duplicates"]) == (3, 2)
    assert {hit["article"]["source"], *hit["article"]["also_in"]} == {
        "Paper 0",
        "Paper 1",
        "Paper 2",
    }
    each = client.get("/api/v1/search?q=wharfinger&duplicates=show").get_json()
    assert len(each["hits"]) == 3
    assert client.get("/search.jsonl?q=wharfinger").text.count("\n") == 3
    html = client.get("/?q=wharfinger").text
    assert "also in 2 sources" in html
    assert "duplicates=show" in html
    html = client.get("/articles/gulls-0").text
    assert "Also in" in html
    assert 'href="/articles/gulls-2"' in html


def test_the_cleaning_of_an_article_has_its_id_as_stored(
    client: FlaskClient, key: dict[str, str]
) -> None:
    client.post(ARTICLES, json={**NEW, "id": "world/2014/c"}, headers=key)
    typed = f"{ARTICLES}/{quote('world/2014/c', safe='')}"
    stored = client.get(typed).get_json()["id"]
    assert client.get(f"{typed}/cleaning").get_json()["id"] == stored
