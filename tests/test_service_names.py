"""The pages that change names, posted to as a browser without scripts would."""

import re
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from index.archive import Archive
from index.model import Case, RawDocument, Relation, Status, Strength
from service.keys import KeyFile

from .serving import service

HTML = {"Accept": "text/html"}
EDIT = "/entities/islamic-state/edit"


@pytest.fixture
def archive(app: Flask) -> Archive:
    """The archive served."""
    opened: Archive = app.extensions["pressmark.archive"].get()
    return opened


@pytest.fixture
def key(tmp_path: Path) -> str:
    """A key that may write."""
    return KeyFile(tmp_path).create("desk", ("write",))


def get(client: FlaskClient, path: str) -> str:
    """The text of a page."""
    response = client.get(path, headers=HTML)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def hidden(html: str) -> MultiDict[str, str]:
    """The hidden fields of the page's form."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
    return MultiDict((name, unescape(value)) for name, value in found)


def post(client: FlaskClient, path: str, **fields: str) -> TestResponse:
    """Send a form."""
    return client.post(path, data=fields, headers=HTML)


def previewed(client: FlaskClient, path: str, key: str, **fields: str) -> TestResponse:
    """Open the form at ``path``, fill it in, and ask for the preview."""
    return post(client, path.partition("?")[0], **hidden(get(client, path)), **fields, key=key)


def saved(client: FlaskClient, preview: TestResponse, path: str, key: str) -> TestResponse:
    """Save what a preview shows."""
    fields = hidden(preview.get_data(as_text=True))
    fields.update({"key": key, "step": "save"})
    return client.post(path.partition("?")[0], data=fields, headers=HTML)


def test_a_name_is_previewed_then_saved_then_found(client: FlaskClient, key: str) -> None:
    """The preview counts and shows the article; a search finds it; the entity page says so."""
    preview = previewed(client, EDIT, key, names="the black band\nBlack Banners")
    told = preview.get_data(as_text=True)
    assert "black band" in told
    assert "No article has these words yet" in told
    assert key not in told
    preview = previewed(client, EDIT, key, names="old bridge\nbaker", case="fold")
    told = preview.get_data(as_text=True)
    assert '<mark class="alias">old bridge</mark>' in told
    assert "Daesh gives up the bridge" in told
    assert "is also an ordinary word" in told
    assert "<strong>baker</strong> <small>in any letters, capital or small</small>" in told
    response = saved(client, preview, EDIT, key)
    assert response.status_code == 303
    assert response.headers["Location"].startswith("/entities/islamic-state?saved=")
    assert "Saved, and in force" in get(client, response.headers["Location"])
    assert re.search(r'<mark class="alias"[^>]*>old bridge</mark>', get(client, "/?q=ISIL"))


def test_a_name_that_loses_its_article_is_told_before_it_is_saved(
    client: FlaskClient, key: str, archive: Archive
) -> None:
    """And is no second form beside the one without."""
    told = previewed(client, EDIT, key, names="The ISIL").get_data(as_text=True)
    assert "Nothing would change" in told
    preview = previewed(client, EDIT, key, names="The ISIL\nthe Black Banners", strength="weak")
    told = preview.get_data(as_text=True)
    assert "“the Black Banners” is listed as “Black Banners”" in told
    assert saved(client, preview, EDIT, key).status_code == 303
    texts = [form.text for form in archive.names.entity("islamic-state").forms]
    assert texts.count("ISIL") == texts.count("Black Banners") == 1
    made = {"name": "The Oven Men", "names": ""}
    assert "listed as “Oven Men”" in previewed(client, "/names/new", key, **made).get_data(True)


def test_a_preview_alone_changes_nothing(client: FlaskClient, key: str, archive: Archive) -> None:
    """Looking is free."""
    before = archive.names.table().entity("islamic-state")
    assert previewed(client, EDIT, key, names="Black Banners").status_code == 200
    assert archive.names.table().entity("islamic-state") == before
    assert archive.names.journal() == []


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [(None, 401, "Type the key"), ("wrong", 401, "not one of this archive"), ("read", 403, "not")],
)
def test_without_a_key_that_may_nothing_is_changed(
    client: FlaskClient, key: str, tmp_path: Path, given: str | None, status: int, told: str
) -> None:
    """The form comes back with what was typed and why; the key does not come back."""
    reader = KeyFile(tmp_path).create("reader", ("read",))
    fields = hidden(get(client, EDIT))
    if given is not None:
        fields["key"] = reader if given == "read" else given
    response = post(client, EDIT, **fields, names="Black <b>Banners", step="save")
    html = response.get_data(as_text=True)
    assert response.status_code == status
    assert told in html
    assert "Black &lt;b&gt;Banners</textarea>" in html
    assert reader not in html
    assert "=Black" not in get(client, "/names?q=banners")


def test_the_list_of_names_shows_first_those_that_were_asked_for(client: FlaskClient) -> None:
    """Of a thing with dozens of names it would not be seen else why it is listed."""
    listed = get(client, "/names?q=state+group")
    assert re.search(r">Islamic State</a></th><td>\w+</td><td>Islamic State group ", listed)


def test_an_archive_without_keys_says_how_to_make_one(client: FlaskClient) -> None:
    """On the page, where the key would be asked for, and to whoever posts nevertheless."""
    html = get(client, EDIT)
    assert html.index("pressmark keys create") < html.index('class="change"')  # the form
    assert 'type="password"' not in html
    response = post(client, EDIT, version="x", names="Banners", key="k")
    assert response.status_code == 403
    assert "pressmark keys create" in response.get_data(as_text=True)


def test_who_was_slower_is_told_and_sees_how_it_is_now(client: FlaskClient, key: str) -> None:
    """412 in words, at the preview and at the saving; what was typed is still there."""
    first = previewed(client, EDIT, key, names="Black Banners")
    second = previewed(client, EDIT, key, names="Green Banners")
    assert saved(client, first, EDIT, key).status_code == 303
    late = saved(client, second, EDIT, key)
    html = late.get_data(as_text=True)
    assert late.status_code == 412
    assert "Somebody changed Islamic State" in html
    assert "Green Banners</textarea>" in html
    assert "</span>Black Banners</a>" in html
    again = post(client, EDIT, **hidden(html), names="Green Banners", key=key)
    assert again.status_code == 200


def test_a_name_is_guarded_blocked_and_taken_out(
    client: FlaskClient, key: str, archive: Archive
) -> None:
    """One form at a time, chosen by a link; what does not change is refused."""
    path = f"{EDIT}?form=ISIL"

    def form_now() -> tuple[Case, Strength, Status] | None:
        entity = archive.names.table().entity("islamic-state")
        assert entity is not None
        found = [form for form in entity.forms if form.text == "ISIL"]
        return (found[0].case, found[0].strength, found[0].status) if found else None

    same = previewed(client, path, key, case="auto", strength="same", status="active")
    assert same.status_code == 400
    assert "Nothing would change" in same.get_data(as_text=True)
    guarded = previewed(client, path, key, case="exact", strength="weak", status="active")
    assert saved(client, guarded, path, key).status_code == 303
    assert form_now() == (Case.EXACT, Strength.WEAK, Status.ACTIVE)
    blocked = previewed(client, path, key, case="exact", strength="weak", status="blocked")
    assert "blocked: it never means this" in blocked.get_data(as_text=True)
    assert saved(client, blocked, path, key).status_code == 303
    assert form_now() == (Case.EXACT, Strength.WEAK, Status.BLOCKED)
    receipt = get(client, "/?q=Daesh")
    assert "Left out: ISIL. Refused" in receipt
    gone = previewed(client, path, key, status="gone")
    assert saved(client, gone, path, key).status_code == 303
    assert form_now() is None


def test_a_change_is_undone_from_the_journal(
    client: FlaskClient, key: str, archive: Archive
) -> None:
    """Once: the second time it is no longer what it was."""
    before = archive.names.table().entity("islamic-state")
    saved(client, previewed(client, EDIT, key, names="Black Banners"), EDIT, key)
    assert "Black Banners" in get(client, "/names/changes")
    (path,) = re.findall(r'href="(/names/changes/\d+)"', get(client, "/names/changes"))
    assert "Black Banners" in get(client, path)
    assert post(client, path, key="wrong").status_code == 401
    assert archive.names.table().entity("islamic-state") != before
    assert post(client, path, key=key).status_code == 303
    assert archive.names.table().entity("islamic-state") == before
    late = post(client, path, key=key)
    assert late.status_code == 412
    assert "changed again after" in late.get_data(as_text=True)
    assert client.get("/names/changes/999", headers=HTML).status_code == 404


def test_a_change_is_undone_with_all_after_it(
    client: FlaskClient, key: str, archive: Archive
) -> None:
    """Where the entity was changed again, that is the way."""
    before = archive.names.table().entity("islamic-state")
    for name in ("Black Banners", "Green Banners"):
        assert saved(client, previewed(client, EDIT, key, names=name), EDIT, key).status_code == 303
    first = archive.names.journal()[-1].version
    assert post(client, f"/names/changes/{first}", key=key).status_code == 412
    done = post(client, f"/names/changes/{first}", key=key, later="yes")
    assert (done.status_code, done.headers["Location"]) == (303, "/names/changes")
    assert archive.names.table().entity("islamic-state") == before


def test_a_new_thing_is_made_and_undone(client: FlaskClient, key: str, archive: Archive) -> None:
    """With an id of its own, also when that is taken or an address of the interface."""
    path = "/names/new"
    fields = {"name": "Import", "kind": "group", "names": "the Importers"}
    preview = previewed(client, path, key, **fields)
    assert preview.status_code == 200
    done = saved(client, preview, path, key)
    assert done.headers["Location"].startswith("/entities/import-2?saved=")
    entity = archive.names.table().entity("import-2")
    assert entity is not None
    assert [form.text for form in entity.forms] == ["Import", "Importers"]
    twice = saved(client, preview, path, key)
    assert twice.status_code == 400
    assert "in the table already" in twice.get_data(as_text=True)
    (change,) = archive.names.journal()
    undone = post(client, f"/names/changes/{change.version}", key=key)
    assert undone.headers["Location"] == "/names/changes"
    assert archive.names.table().entity("import-2") is None
    nameless = post(client, path, name=" ", kind="group", key=key)
    assert nameless.status_code == 400
    assert post(client, path, name="X", kind="spaceship", key=key).status_code == 400


def test_what_a_thing_is_said_to_be_is_changed_and_undone(
    client: FlaskClient, key: str, archive: Archive
) -> None:
    """Its kind, cue words and relations, told in the preview and in the list of changes."""
    path = "/entities/ypg/about"
    assert 'value="successor"' in get(client, path)
    before = archive.names.entity("ypg")
    kept = {"name": before.name, "kind": before.kind, "cues": "\n".join(before.cues)}
    same = [(r.type, r.to, r.date or "") for r in before.relations]

    def sent(rows: list[tuple[str, str, str]], **said: str) -> TestResponse:
        columns = zip(("relation", "to", "since"), zip(*rows, strict=True), strict=True)
        lists = {name: list(column) for name, column in columns}
        data = {**hidden(get(client, path)).to_dict(), **kept, **lists, **said, "key": key}
        return client.post(path, data=data, headers=HTML)

    assert "Nothing would change" in sent([*same, ("part_of", " ", "")]).get_data(as_text=True)
    nobody = sent([*same, ("related", "Quince Guild", "2014")])
    assert nobody.status_code == 400
    assert "is called “Quince Guild”" in unescape(nobody.get_data(as_text=True))
    assert 'value="Quince Guild"' in nobody.get_data(as_text=True)
    related = sent([("related", "Daesh", "2014-06"), *same[1:]])
    told = related.get_data(as_text=True)
    assert "related islamic-state, 2014-06" in told
    assert "No article is concerned" in told
    done = saved(client, related, path, key)
    assert done.status_code == 303
    after = archive.names.entity("ypg")
    assert after.relations[0] == Relation("related", "islamic-state", "2014-06")
    assert after.relations[1:] == before.relations[1:]
    assert (after.forms, after.cues) == (before.forms, before.cues)
    cued = sent([(r.type, r.to, r.date or "") for r in after.relations], cues="Quinceland")
    assert "<strong>Quinceland</strong> <small>a cue word" in cued.get_data(as_text=True)
    assert saved(client, cued, path, key).status_code == 303
    assert archive.names.entity("ypg").cues == ("Quinceland",)
    assert "a cue word" in get(client, "/names/changes")
    assert saved(client, cued, path, key).status_code == 412
    version = archive.names.journal()[-1].version
    assert post(client, f"/names/changes/{version}", key=key, later="yes").status_code == 303
    assert archive.names.entity("ypg") == before


def test_proposals_are_accepted_and_rejected(
    client: FlaskClient, key: str, archive: Archive
) -> None:
    """Each with its sentence; later ones stay; who chooses none is told."""
    texts = (
        "The Office for Harbour Safety (OHS) closed the quay. The OHS gave no reason.",
        "The League of Lamp Makers (LLM) met on Friday. The LLM has ten members.",
        "The Society for Quiet Streets (SQS) wrote a letter. The SQS waits for an answer.",
    )
    raws = [
        RawDocument(text, markup=False, origin=f"t{n}", id=f"t{n}", clean=False)
        for n, text in enumerate(texts)
    ]
    assert all(added.problem is None for added in archive.add(raws))
    archive.suggestions.find()
    waiting = {one.short: one.n for one in archive.suggestions.listed(10)}
    html = get(client, "/names/proposed")
    assert '<mark class="alias">OHS</mark>' in html
    (trial,) = re.findall(r'href="(/names/new[^"]+OHS[^"]*)"', html)
    tried = get(client, unescape(trial))
    assert 'value="Office for Harbour Safety"' in tried
    assert "OHS</textarea>" in tried
    none = post(client, "/names/proposed", **{f"decide-{waiting['OHS']}": "later"}, key=key)
    assert none.status_code == 400
    assert "at least one" in none.get_data(as_text=True)
    verdicts = {f"decide-{waiting['OHS']}": "accept", f"decide-{waiting['LLM']}": "reject"}
    assert post(client, "/names/proposed", **verdicts, key="wrong").status_code == 401
    assert archive.suggestions.count() == len(waiting)
    done = post(client, "/names/proposed", **verdicts, key=key)
    assert done.status_code == 303
    assert "2 decided" in get(client, done.headers["Location"])
    assert archive.suggestions.count() == len(waiting) - 2
    assert re.search(
        r'<mark class="alias"[^>]*>Office for Harbour Safety</mark>', get(client, "/?q=OHS")
    )
    again = post(client, "/names/proposed", **verdicts, key=key)
    assert again.status_code == 409
    assert f"has the number {waiting['OHS']}" in again.get_data(as_text=True)
    rest = {f"decide-{n}": "later" for short, n in waiting.items() if short not in ("OHS", "LLM")}
    kept = post(client, "/names/proposed", **rest, others="later", key=key)
    assert kept.status_code == 400
    assert post(client, "/names/proposed", **rest, others="reject", key=key).status_code == 303
    assert archive.suggestions.count() == 0
    assert not re.search(r'<mark class="alias"[^>]*>SQS', get(client, "/?q=SQS"))


def test_who_sends_too_many_forms_keeps_what_was_typed(tmp_path: Path) -> None:
    """To send it again when the minute is over."""
    key = KeyFile(tmp_path).create("desk", ("write",))
    with service(tmp_path, PRESSMARK_RATE_LIMIT="1/minute") as app:
        client = app.test_client()
        get(client, "/names/new")
        late = post(client, "/names/new", name="Norport Ferry", kind="company", key=key)
        assert late.status_code == 429
        assert 0 < int(late.headers["Retry-After"]) <= 60
        html = late.get_data(as_text=True)
        assert 'value="Norport Ferry"' in html
        assert "Too many requests." in html
        assert "`" not in html


def test_what_a_form_may_say_is_bounded(client: FlaskClient, key: str) -> None:
    """In bytes, names, letters of a name, fields; and the key of a form opens no other door."""
    fields = {**hidden(get(client, EDIT)), "key": key}
    assert post(client, EDIT, **fields, names="x" * 70_000).status_code == 413
    assert post(client, EDIT, **fields, names="\n".join(map(str, range(51)))).status_code == 400
    assert post(client, EDIT, **fields, names="x" * 201).status_code == 400
    assert post(client, EDIT, **fields, names="Banners", case="odd").status_code == 400
    for unseen in ("Ban\x00ners", "Ban\x1bners", "\u202eBanners"):
        refused = post(client, EDIT, **fields, names=unseen)
        assert refused.status_code == 400
        assert "control characters" in refused.get_data(as_text=True)
    response = client.post("/api/v1/aliases/preview", data={"key": key}, headers=HTML)
    assert response.status_code == 401
    header = {**HTML, "Authorization": f"Bearer {key}"}
    del fields["key"]
    assert client.post(EDIT, data=fields | {"names": "B"}, headers=header).status_code == 401


def test_the_table_of_names_is_listed_and_searched(client: FlaskClient) -> None:
    """By any name; page after page."""
    assert "Islamic State" in get(client, "/names?q=daesh")
    html = get(client, "/names")
    (path,) = re.findall(r'<a class="next"[^>]* href="([^"]+)"', html)
    assert get(client, unescape(path)) != html
    html = get(client, "/names?q=qqqqqq&from=x")
    assert "0</strong> things" in html
    assert "<table" not in html
    (path,) = re.findall(r'<a href="([^"]+)">Add “qqqqqq”', html)
    assert 'name="name" required maxlength="200" value="qqqqqq"' in get(client, path)
