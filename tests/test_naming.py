"""The live alias table: a change is in force with the next query, and can be undone."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Barrier, Thread

import orjson
import pytest

from index.aliases.formats import Format
from index.aliases.table import AliasTable
from index.aliases.table.editing import without_forms
from index.aliases.table.importers import Register
from index.aliases.table.records import checked, entity_from_json, entity_record, without_article
from index.archive import Archive
from index.errors import BadAlias, NotFound, StaleVersion
from index.model import Case, Entity, Form, Relation, Status, Strength
from index.naming.live import Naming, entity_version
from index.outcomes import Added
from index.request import SearchRequest

Add = Callable[..., list[Added]]

HARBOUR = Entity("harbour-guild", "Harbour Guild", "group", (Form("Harbour Guild"),))


@pytest.fixture
def guild(archive: Archive, add: Add) -> Archive:
    """An archive with two articles about a guild of our own making."""
    add("The Harbour Guild met on Monday. Its ships were late.", id="full")
    add("Ships of the Quayfolk were late again, the port said.", id="nick")
    archive.names.put(HARBOUR.id, HARBOUR)
    return archive


def hits(archive: Archive, text: str) -> set[str]:
    """Ids of the hits."""
    return {hit.article.id for hit in archive.search(SearchRequest(text)).hits}


def test_a_new_name_finds_articles_added_before_it(guild: Archive) -> None:
    """They are analysed again; nothing else has to be done."""
    assert hits(guild, "Harbour Guild") == {"full"}
    changed = guild.names.put(
        HARBOUR.id, replace(HARBOUR, forms=(*HARBOUR.forms, Form("Quayfolk")))
    )
    assert changed == 1
    assert hits(guild, "Harbour Guild") == {"full", "nick"}
    (hit,) = (
        h for h in guild.search(SearchRequest("Harbour Guild")).hits if h.article.id == "nick"
    )
    assert [mark.text for mark in hit.passages[0].highlights] == ["Quayfolk"]


def test_the_answer_names_what_the_entity_is_related_to(guild: Archive) -> None:
    """By its name, and how."""
    mole = Entity("mole", "Mole Company", "group", (Form("Mole Company"),))
    guild.names.put(mole.id, mole)
    guild.names.put(HARBOUR.id, replace(HARBOUR, relations=(Relation("successor", "mole"),)))
    (expansion,) = guild.search(SearchRequest("Harbour Guild")).expansion
    (other,) = expansion.related
    assert (other.id, other.name, other.relation) == ("mole", "Mole Company", "successor")


def test_an_undone_change_is_gone(guild: Archive) -> None:
    """And the undoing is a line of the journal itself."""
    guild.names.put(HARBOUR.id, replace(HARBOUR, forms=(*HARBOUR.forms, Form("Quayfolk"))))
    latest = guild.names.journal()[0]
    guild.names.undo(latest.version)
    assert hits(guild, "Harbour Guild") == {"full"}
    assert len(guild.names.journal()) == 3
    with pytest.raises(StaleVersion):
        guild.names.undo(latest.version)


def test_an_entity_made_again_comes_last_for_every_process(guild: Archive, tmp_path: Path) -> None:
    """The one that changed the names and the one that reads them have them in the same order."""
    mole = Entity("mole", "Mole", "group", (Form("Mole Company"),))
    guild.names.put(mole.id, mole)
    guild.names.put(HARBOUR.id, None)
    guild.names.put(HARBOUR.id, HARBOUR)
    with Archive.open(tmp_path / "archive") as other:
        for archive in (guild, other):
            last = [entity.id for entity in archive.names.table().entities[-2:]]
            assert last == ["mole", "harbour-guild"]


def test_an_import_can_be_taken_back_at_once(guild: Archive) -> None:
    """All of it, and what was changed after it; a second time there is nothing to take back."""
    before = guild.names.table().entities
    first = guild.names.table().version + 1
    file = BytesIO(b'[{"id": "harbour-guild", "name": "Quayfolk"}, {"id": "mole", "name": "Mole"}]')
    guild.names.take_in(guild.names.read_files([("names.json", file)], Format.JSON))
    guild.names.put("mole", None)
    assert hits(guild, "Quayfolk") == {"nick"}
    guild.names.undo(first, later=True)
    assert guild.names.table().entities == before
    assert hits(guild, "Harbour Guild") == {"full"}
    version = guild.names.table().version
    guild.names.undo(first, later=True)
    assert guild.names.table().version == version
    with pytest.raises(NotFound):
        guild.names.undo(version + 1, later=True)


def test_somebody_faster_is_noticed(guild: Archive) -> None:
    """The second writer with the old version is refused and nothing changes."""
    seen = entity_version(guild.names.table().entity(HARBOUR.id))
    guild.names.put(HARBOUR.id, replace(HARBOUR, cues=("ships",)), expected=seen)
    with pytest.raises(StaleVersion):
        guild.names.put(HARBOUR.id, HARBOUR, expected=seen)
    assert guild.names.table().entity(HARBOUR.id) == replace(HARBOUR, cues=("ships",))


def test_of_two_who_saw_the_same_only_one_is_taken(tmp_path: Path) -> None:
    """Also in two processes at the same moment: reading and writing are one act."""
    with Archive.open(tmp_path / "a") as one, Archive.open(tmp_path / "a") as other:
        one.names.put(HARBOUR.id, HARBOUR)
        seen = entity_version(HARBOUR)
        outcomes: list[str] = []
        start = Barrier(2)

        def put(archive: Archive, cue: str) -> None:
            archive.names.table()
            start.wait()
            try:
                archive._live.change(HARBOUR.id, replace(HARBOUR, cues=(cue,)), seen)
                outcomes.append("taken")
            except StaleVersion:
                outcomes.append("stale")

        threads = [Thread(target=put, args=pair) for pair in ((one, "ships"), (other, "piers"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["stale", "taken"]
        assert len(one.names.journal()) == 2


def test_a_bad_change_leaves_the_table_as_it_was(guild: Archive) -> None:
    """Unknown relation targets, ids that differ, and nothing to take out."""
    before = guild.names.table()
    lost = replace(HARBOUR, relations=(Relation("part_of", "nobody-knows"),))
    with pytest.raises(BadAlias):
        guild.names.put(HARBOUR.id, lost)
    with pytest.raises(BadAlias):
        guild.names.put("another-id", HARBOUR)
    with pytest.raises(NotFound):
        guild.names.put("nobody", None)
    assert guild.names.table() is before


def test_a_shipped_entity_can_be_changed_and_taken_out(archive: Archive, add: Add) -> None:
    """The archive's own changes lie over the table shipped."""
    add("Daesh lost the town.", id="a")
    add("ISIS lost the village.", id="b")
    shipped = archive.names.table().entity("islamic-state")
    assert shipped is not None
    without = tuple(form for form in shipped.forms if form.text != "ISIS")
    archive.names.put("islamic-state", replace(shipped, forms=without))
    assert hits(archive, "Daesh") == {"a"}
    archive.names.undo(archive.names.journal()[0].version)
    assert hits(archive, "Daesh") == {"a", "b"}


def test_what_others_relate_to_is_taken_out_with_those_relations(archive: Archive) -> None:
    """Previewed and done; and all of it comes back."""
    relating = {
        entity.id: entity.relations
        for entity in archive.names.table().entities
        if any(relation.to == "islamic-state" for relation in entity.relations)
    }
    assert len(relating) > 1
    assert archive.names.preview("islamic-state", None).collisions == ()
    archive.names.put("islamic-state", None)
    for id, relations in relating.items():
        entity = archive.names.table().entity(id)
        assert entity is not None
        assert entity.relations == tuple(r for r in relations if r.to != "islamic-state")
    archive.names.undo(1, later=True)
    again = archive.names.table()
    assert again.entity("islamic-state") is not None
    assert all((e := again.entity(id)) and e.relations == told for id, told in relating.items())


def test_changes_are_there_when_the_archive_is_opened_again(tmp_path: Path) -> None:
    """And another open archive notices them."""
    with Archive.open(tmp_path / "a") as one, Archive.open(tmp_path / "a") as other:
        one.names.put(HARBOUR.id, HARBOUR)
        assert other.names.table().entity(HARBOUR.id) == HARBOUR
    with Archive.open(tmp_path / "a") as again:
        assert again.names.table().entity(HARBOUR.id) == HARBOUR
        assert not any(finding.fault for finding in again.check())


def test_importing_replaces_the_table_or_adds_to_it(archive: Archive) -> None:
    """With ``replace`` the table is exactly what was given."""
    shipped = len(archive.names.table().entities)
    archive.names.take_in([HARBOUR])
    assert len(archive.names.table().entities) == shipped + 1
    archive.names.take_in([HARBOUR], replace=True)
    assert archive.names.table().entities == (HARBOUR,)


def test_while_articles_wait_the_new_name_is_searched_as_words(archive: Archive, add: Add) -> None:
    """A change is in force with the next query, however many articles are to be analysed again."""
    add("Ships of the Quayfolk were late again, the port said.", id="nick")
    with archive._upkeep.lock.held(wait=True):  # somebody else is writing: nothing proceeds
        archive.names.put(
            HARBOUR.id, replace(HARBOUR, forms=(Form("Quayfolk", strength=Strength.SAME),))
        )
        assert archive.status().stale == 1
        assert hits(archive, "Harbour Guild") == {"nick"}


def test_a_preview_tells_what_a_change_would_do_and_changes_nothing(guild: Archive) -> None:
    """Articles gained, the passages, and what the form collides with."""
    seen = guild.names.preview(
        HARBOUR.id, replace(HARBOUR, forms=(*HARBOUR.forms, Form("Quayfolk"), Form("Daesh")))
    )
    assert (seen.gained, seen.lost, seen.concerned) == (1, 0, 1)
    (sample,) = seen.samples
    assert sample.text[sample.start : sample.end] == "Quayfolk"
    assert [c.entity for c in seen.collisions] == ["islamic-state"]
    gone = guild.names.preview(HARBOUR.id, None)
    assert (gone.gained, gone.lost) == (0, 1)
    assert hits(guild, "Harbour Guild") == {"full"}


def test_a_preview_tells_who_would_lose_articles_and_what_is_a_word_here(
    archive: Archive, add: Add
) -> None:
    """Words of this archive, whatever a dictionary says; one frequent form hides no other."""
    for n in range(6):
        add(f"The quayfolk of pier {n} were late, the mayor said on Monday.", id=f"small{n}")
        add(f"Troops of ISIS left village {n} on Monday, the mayor said.", id=f"isis{n}")
    add("Ships of the Quayfolk were late again, the port said.", id="nick")
    seen = archive.names.preview(
        HARBOUR.id, replace(HARBOUR, forms=(*HARBOUR.forms, Form("ISIS"), Form("Quayfolk")))
    )
    told = {(c.form, c.entity): c.why for c in seen.collisions}
    assert "would lose" in told["ISIS", "islamic-state"]
    assert told["Quayfolk", None] == "is also an ordinary word, in small letters in 6 articles"
    assert {sample.text[sample.start : sample.end] for sample in seen.samples} == {"Quayfolk"}


def test_usage_counts_forms_by_source_and_month(archive: Archive, add: Add) -> None:
    """Who calls it what."""
    add("Daesh lost the town.", id="a", source="Herald")
    add("ISIS lost the town. ISIS left.", id="b", source="Herald")
    add("ISIS lost the village.", id="c", source="Courier")
    counted = {use.text: use for use in archive.names.usage("islamic-state")}
    assert {text: use.articles for text, use in counted.items()} == {"ISIS": 2, "Daesh": 1}
    assert {c.value: c.count for c in counted["ISIS"].sources} == {"Herald": 1, "Courier": 1}
    (herald,) = archive.names.usage("islamic-state", sources=["Courier"])
    assert (herald.text, herald.articles) == ("ISIS", 1)


def test_names_of_a_register_pass_by_the_words_of_the_archive(archive: Archive, add: Add) -> None:
    """What the archive often writes small needs its letters and company, once confirmed."""
    for n in range(5):
        add(f"The quayfolk of pier {n} were late, the mayor said on Monday.", id=f"small{n}")
    register = BytesIO(b"Q7\tHarbour Guild\ten\nQ7\tQuayfolk\ten\n")
    read = archive.names.read_files([("names.tsv", register)], Register.WIKIDATA)
    assert archive.names.take_in(read) == 0
    made = archive.names.table().entity("Q7")
    assert made is not None
    assert {form.status for form in made.forms} == {Status.SUGGESTED}
    told = {form.text: (form.case, form.strength) for form in made.forms}
    assert told["Quayfolk"] == (Case.EXACT, Strength.WEAK)
    assert told["Harbour Guild"] == (Case.AUTO, Strength.SAME)


def test_names_of_a_known_wikidata_id_go_to_the_entity_known(archive: Archive) -> None:
    """They wait there for a person."""
    archive.names.put(HARBOUR.id, replace(HARBOUR, wikidata="Q7"))
    register = BytesIO(b"Q7\tHarbour Guild\ten\nQ7\tGuild of the Harbour\ten\n")
    archive.names.take_in(archive.names.read_files([("names.tsv", register)], Register.WIKIDATA))
    known = archive.names.table().entity(HARBOUR.id)
    assert known is not None
    assert [(form.text, form.status) for form in known.forms] == [
        ("Harbour Guild", Status.ACTIVE),
        ("Guild of the Harbour", Status.SUGGESTED),
    ]
    assert archive.names.table().entity("Q7") is None


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        (Entity("..", "X", "group", (Form("X"),)), "choose another id"),
        (Entity("x\u202e", "X", "group", (Form("X"),)), "none to be printed"),
        (Entity("-x", "X", "group", (Form("X"),)), "cannot be typed after entity:"),
        (Entity('a"b', "X", "group", (Form("X"),)), "cannot be typed after entity:"),
        (Entity("a.", "X", "group", (Form("X"),)), "cannot be typed after entity:"),
        (Entity("x", "X\x00", "group", (Form("X"),)), "none to be printed"),
        (Entity("x", "X", "group", (Form("X"), Form("X\x9b31m"))), "none to be printed"),
        (Entity("x", "X", "group", (Form("X", source="a\x1b[31m"),)), "none to be printed"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_read_where_it_is_there_already(
    archive: Archive, bad: Entity, complaint: str
) -> None:
    """An archive of before may have taken it: it opens, and the entity can be taken out."""
    with pytest.raises(BadAlias, match=complaint):
        archive.names.put(bad.id, bad)
    archive._tables.names.record([(None, bad)])
    assert archive.names.table().entity(bad.id) is not None
    archive.names.put(bad.id, None)
    assert archive.names.table().entity(bad.id) is None


def test_half_a_letter_is_in_no_name(archive: Archive) -> None:
    """A command line whose bytes are no UTF-8, or an escape in a file, may have one."""
    for form in (Form("X\udcff"), Form("X", lang="\ud83d")):
        with pytest.raises(BadAlias, match="none to be printed"):
            archive.names.put("x", Entity("x", "X", "group", (form,)))


def test_nobody_comes_after_who_came_before_it_whichever_way_a_name_is_changed(
    tmp_path: Path,
) -> None:
    """Put, brought by a file, undone: refused, and the table is as it was."""
    old = Entity("guild", "Old Guild", "group", (Form("Old Guild"),))
    new = Entity("league", "New League", "group", (Form("New League"),))
    after = (Relation("successor", "league"),)
    with Archive.open(tmp_path) as archive:
        names = archive.names
        names.put("guild", old)
        names.put("league", new)
        names.put("guild", replace(old, relations=after))
        names.put("guild", old)
        undone = names.journal()[0].version
        circle = replace(new, relations=(Relation("successor", "guild"),))
        names.put("league", circle)
        before = names.table().digest
        told = "'successor' relations run in a circle"
        with pytest.raises(BadAlias, match=told):
            names.put("guild", replace(old, relations=after))
        file = BytesIO(orjson.dumps([entity_record(replace(old, relations=after))]))
        with pytest.raises(BadAlias, match=told):
            names.take_in(names.read_files([("names.json", file)], Format.JSON))
        with pytest.raises(BadAlias, match=told):
            names.undo(undone)
        assert names.table().digest == before
        names.undo(undone, later=True)  # takes back the other too
        assert names.table().entity("guild") == replace(old, relations=after)


@pytest.mark.parametrize("kind", ["part_of", "successor"])
def test_an_archive_opens_though_the_names_shipped_by_now_contradict_its_changes(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was taken out is related to by now, and a circle closes: those relations are left out.

    Nothing else is lost, and names can be changed.
    """
    within = (Relation(kind, "league"),)
    port = Entity("port", "Port Body", "body", (Form("Port Body"),))
    league = Entity("league", "League", "body", (Form("League"),))
    with monkeypatch.context() as before:
        before.setattr("index.naming.live.shipped", lambda: Naming.of(AliasTable([port, league])))
        with Archive.open(tmp_path) as archive:
            archive.names.put("port", None)
            archive.names.put(
                "guild", Entity("guild", "Guild", "body", (Form("Guild"),), None, within)
            )
    now = replace(league, relations=(Relation(kind, "port"), Relation(kind, "guild")))
    after = Naming.of(AliasTable([port, now, Entity("guild", "Guild", "body", (Form("Guild"),))]))
    monkeypatch.setattr("index.naming.live.shipped", lambda: after)
    with Archive.open(tmp_path) as archive:
        table = archive.names.table()
        assert [entity.id for entity in table.entities] == ["league", "guild"]
        kept = [relation for entity in table.entities for relation in entity.relations]
        assert kept in ([Relation(kind, "guild")], list(within))
        archive.names.put("dock", Entity("dock", "Dock", "place", (Form("Dock"),)))
        assert archive.names.table().entity("dock") is not None


def test_a_thing_named_with_its_article_gives_up_that_name() -> None:
    """Which is listed without it."""
    known = entity_from_json(
        {"id": "x", "name": "The Raqqa Guild", "kind": "group", "forms": ["Bakers"]}
    )
    for typed in ("Raqqa Guild", "The Raqqa Guild"):
        left = checked(without_forms(known, [without_article(typed)]))
        assert (left.name, [form.text for form in left.forms]) == ("Bakers", ["Bakers"])
