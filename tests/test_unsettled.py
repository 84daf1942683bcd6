"""A change of names while articles wait to be analysed again: what went stops at once."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.aliases.matching.matcher import Found, Matcher
from index.aliases.table import AliasTable
from index.archive import Archive
from index.matching import Field
from index.model import Case, Entity, Form, RawDocument, Status, Strength
from index.naming.unsettled import unsettled
from index.outcomes import Added
from index.request import SearchRequest
from index.searching import proximity
from index.store.database import Database
from index.store.name_changes import AliasChange, NameRows
from index.text.analysis import Analyzer

Add = Callable[..., list[Added]]

GUILD = Entity(
    "harbour-guild",
    "Harbour Guild",
    "group",
    (Form("Harbour Guild"), Form("Quayfolk"), Form("TIDE", case=Case.FOLD)),
)


@pytest.fixture
def guild(archive: Archive, add: Add) -> Archive:
    """Two names of a guild of our own making, each in one article, and a third in small letters."""
    archive.names.put(GUILD.id, GUILD)
    add("The Harbour Guild met on Monday. Its ships were late.", id="full")
    add("Ships of the Quayfolk were late again, the port said.", id="nick")
    add("The sailors waited for the tide all day, said the master.", id="tide")
    return archive


def hits(archive: Archive, text: str) -> set[str]:
    """Ids of the hits."""
    return {hit.article.id for hit in archive.search(SearchRequest(text)).hits}


def without(text: str) -> Entity:
    """The guild without one of its forms."""
    return replace(GUILD, forms=tuple(form for form in GUILD.forms if form.text != text))


def test_a_form_that_is_gone_matches_nothing_while_articles_wait(guild: Archive) -> None:
    """Neither alone nor in a phrase, nor is it counted as a form; afterwards the same is true."""
    assert hits(guild, "Harbour Guild") == {"full", "nick", "tide"}
    with guild._upkeep.lock.held(wait=True):  # somebody else writes: nothing proceeds
        guild.names.put(GUILD.id, without("Quayfolk"))
        assert guild.status().stale == 1
        assert hits(guild, "Harbour Guild") == {"full", "tide"}
        assert hits(guild, '"ships of the Harbour Guild"') == set()
        assert hits(guild, "ships -entity:harbour-guild") == {"nick"}
        request = SearchRequest("ships", facets=(Field.FORM,))
        (facet,) = guild.search(request).facets
        assert {value.value for value in facet.values} == {"harbour-guild/harbour-guild"}
        assert guild.article("nick").mentions == ()
        told = {finding.text.partition(", by")[0] for finding in guild.check()}
        assert "1 article to be analysed with new names" in told
    guild._upkeep.touched()
    assert guild.status().stale == 0
    assert not any("new names" in told.text for told in guild.check())
    assert hits(guild, "Harbour Guild") == {"full", "tide"}


def test_a_form_under_stricter_rules_waits_until_all_its_articles_were_seen(guild: Archive) -> None:
    """The receipt says so."""
    strict = Form("TIDE", case=Case.EXACT)
    with guild._upkeep.lock.held(wait=True):
        guild.names.put(GUILD.id, replace(without("TIDE"), forms=(*without("TIDE").forms, strict)))
        answer = guild.search(SearchRequest("Harbour Guild"))
        assert {hit.article.id for hit in answer.hits} == {"full", "nick"}
        assert [(one.text, one.why) for one in answer.expansion[0].left_out] == [
            ("TIDE", "changed: its articles are being analysed again")
        ]
    guild._upkeep.touched()
    answer = guild.search(SearchRequest("Harbour Guild"))
    assert {hit.article.id for hit in answer.hits} == {"full", "nick"}
    assert answer.expansion[0].left_out == ()


def test_phrases_of_frequent_names_are_found_while_articles_wait(
    archive: Archive, add: Add
) -> None:
    """Both have many forms, and each could stand beside each of the other."""
    add("Old US-Russia talks were to end on Monday, the port said.", id="talks")
    add("Old USA-Russia talks were to end on Monday, the port said.", id="usa")
    texts = ("US-Russia talks", '"old US Russia talks"', '"US Russia"~2')
    assert [hits(archive, text) for text in texts] == [{"talks", "usa"}] * 3
    with archive._upkeep.lock.held(wait=True):
        states = archive.names.entity("united-states")
        forms = tuple(form for form in states.forms if form.text != "USA")
        archive.names.put(states.id, replace(states, forms=forms))
        assert archive.status().stale
        assert [hits(archive, text) for text in texts] == [{"talks"}] * 3


def test_a_phrase_in_too_many_articles_to_compare_counts_in_any_form(
    guild: Archive, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the answer says so; articles that the form field tells of are found as ever."""
    add("Ships of the Quayfolk were late, said the Harbour Guild.", id="both")
    monkeypatch.setattr(proximity, "MOST_COMPARED", 0)
    request = SearchRequest('"ships of the Harbour Guild"', without=("harbour-guild/quayfolk",))
    answer = guild.search(request)
    assert [hit.article.id for hit in answer.hits] == ["both"]
    assert any("too many to look which name stands there" in note for note in answer.notes)
    monkeypatch.undo()
    assert guild.search(request).total == 0


def test_a_form_that_needs_its_letters_is_looked_for_in_them(guild: Archive, add: Add) -> None:
    """A new "MIST" is not the mist of every article that is still to be analysed."""
    add("There was mist over the harbour on Monday, said the master.", id="weather")
    add("MIST said it would strike; the port waited for the union.", id="union")
    with guild._upkeep.lock.held(wait=True):
        guild.names.put(GUILD.id, replace(GUILD, forms=(*GUILD.forms, Form("MIST"))))
        assert hits(guild, "Harbour Guild") == {"full", "nick", "tide", "union"}


def test_a_new_form_stands_in_phrases_at_once(guild: Archive, add: Add) -> None:
    """Beside words and other names."""
    add("Officers of the Mole Brotherhood were late on Monday, the port said.", id="mole")
    with guild._upkeep.lock.held(wait=True):
        longer = replace(GUILD, forms=(*GUILD.forms, Form("Mole Brotherhood")))
        guild.names.put(GUILD.id, longer)
        assert hits(guild, '"officers of the Harbour Guild were late"') == {"mole"}


def test_what_was_killed_between_the_change_and_the_marking_is_made_good(tmp_path: Path) -> None:
    """The change is in the journal: the next to open the archive marks, and the next to write
    analyses."""
    with Archive.open(tmp_path / "a") as archive:
        text = "Ships of the Quayfolk were late again, the port said."
        list(
            archive.add(
                [RawDocument(id="nick", content=text, markup=False, origin="test", clean=False)]
            )
        )
        archive._live.change(GUILD.id, GUILD, None)  # and here it is killed
        assert hits(archive, "Harbour Guild") == {"nick"}
    with Archive.open(tmp_path / "a") as archive:
        assert archive.status().stale == 1
        assert not any(finding.fault for finding in archive.check())
        assert hits(archive, "Harbour Guild") == {"nick"}
        assert not list(archive.add([]))
        assert archive._tables.names.settled() == archive.names.table().version
        assert hits(archive, "Harbour Guild") == {"nick"}
        (mention,) = archive.article("nick").mentions
        assert mention.form == "harbour-guild/quayfolk"


def test_articles_on_their_way_are_analysed_again_too(guild: Archive, add: Add) -> None:
    """They were analysed with the names of before, and no engine could say which have the form."""
    with guild._upkeep.lock.held(wait=True):
        add("The Dolphin Street men were late again, the port said.", id="late")
        more = replace(GUILD, forms=(*GUILD.forms, Form("Dolphin Street men")))
        guild.names.put(GUILD.id, more)
    guild._upkeep.touched()
    assert hits(guild, "Harbour Guild") == {"full", "nick", "tide", "late"}


def test_an_article_analysed_before_and_written_after_a_change_is_analysed_again(
    guild: Archive,
) -> None:
    """As when a long import runs beside it."""
    other = replace(GUILD, forms=(*GUILD.forms, Form("Dolphin Street men")))

    def documents() -> Iterator[RawDocument]:
        text = "The Dolphin Street men were late again, the port said."
        yield RawDocument(id="late", content=text, markup=False, origin="test", clean=False)

    write = guild._store.write

    def slow(new: object) -> object:
        guild._live.change(GUILD.id, other, None)
        guild._tables.names.mark_stale([], guild.names.table().version)  # and it found no article
        return write(new)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(guild._store, "write", slow)
        list(guild.add(documents()))
    assert hits(guild, "Harbour Guild") == {"full", "nick", "tide", "late"}
    assert guild.article("late").mentions


def test_an_article_marked_again_while_it_was_analysed_stays_marked(tmp_path: Path) -> None:
    """It was analysed with the names of before."""
    with closing(Database(tmp_path / "archive.sqlite")) as database:
        rows = NameRows(database)
        rows.mark_stale([1, 2], 1)
        marked = rows.marked()
        rows.mark_stale([2], 2)
        rows.refreshed([1, 2], marked)
        assert rows.stale(9) == [1, 2]
        rows.refreshed([1], rows.marked())
        assert rows.stale(9) == [2]


def test_another_archive_of_the_same_folder_sees_a_change_at_once(tmp_path: Path) -> None:
    """As the other processes of a service do, and at every moment until the change is settled."""
    folder = tmp_path / "a"
    with Archive.open(folder, background=True) as one, Archive.open(folder) as other:
        text = "Ships of the Quayfolk were late again, the port said."
        list(
            one.add(
                [RawDocument(id="nick", content=text, markup=False, origin="test", clean=False)]
            )
        )
        one.names.put(GUILD.id, without("Quayfolk"))
        until = time.monotonic() + 60
        while not hits(other, "ships"):
            assert time.monotonic() < until
            time.sleep(0.05)
        one.names.put(GUILD.id, GUILD)
        assert hits(other, "Harbour Guild") == {"nick"}
        while one.status().stale:
            assert time.monotonic() < until
            assert hits(other, "Harbour Guild") == {"nick"}
        assert hits(other, "Harbour Guild") == {"nick"}


def test_threads_that_search_meet_no_half_changed_table(guild: Archive) -> None:
    """Every answer is of one version or of another."""
    faults: list[BaseException] = []
    done = threading.Event()

    def reader() -> None:
        try:
            while not done.is_set():
                assert hits(guild, "Harbour Guild") >= {"full"}
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=reader) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        guild.names.put(GUILD.id, without("Quayfolk"))
        guild.names.put(GUILD.id, GUILD)
    done.set()
    for thread in threads:
        thread.join()
    assert faults == []
    assert hits(guild, "Harbour Guild") == {"full", "nick", "tide"}


# --- what a run of changes comes to -------------------------------------------------------------


def change(version: int, before: Entity | None, after: Entity | None) -> AliasChange:
    """A line of the journal."""
    return AliasChange(version, datetime(2020, 1, 1, tzinfo=UTC), GUILD.id, before, after)


@pytest.mark.parametrize(
    ("before", "after", "doubted"),
    [
        (Form("Tide"), Form("Tide", case=Case.EXACT), True),
        (Form("Tide", case=Case.EXACT), Form("Tide", case=Case.FOLD), False),
        (Form("Tide"), Form("Tide", strength=Strength.WEAK), True),
        (Form("Tide", strength=Strength.WEAK), Form("Tide"), False),
        (Form("Tide"), Form("Tide", status=Status.BLOCKED), True),
        (Form("Tide"), Form("Tide", until=date(2010, 1, 1)), True),
        (Form("Tide", since=date(2010, 1, 1)), Form("Tide"), False),
        (Form("Tide"), Form("Tide", source="a list"), False),
    ],
)
def test_only_stricter_rules_make_a_form_doubted(before: Form, after: Form, doubted: bool) -> None:
    """Looser ones can lose nothing."""
    one, other = (replace(GUILD, forms=(GUILD.forms[0], form)) for form in (before, after))
    found = unsettled([change(1, one, other)])
    assert found.doubted == (frozenset({"harbour-guild/tide"}) if doubted else frozenset())


def test_what_was_done_and_undone_is_unsettled_all_the_same() -> None:
    """Articles may have been analysed with any state in between."""
    ids = {"harbour-guild/harbour-guild", "harbour-guild/quayfolk", "harbour-guild/tide"}
    gone_and_back = unsettled([change(1, GUILD, None), change(2, None, GUILD)])
    assert set(gone_and_back.fresh) == ids
    assert not gone_and_back.doubted
    come_and_gone = unsettled([change(1, None, GUILD), change(2, GUILD, None)])
    assert not come_and_gone.fresh
    assert set(come_and_gone.doubted) == ids


def test_nothing_is_lost_when_a_change_is_undone_half_way(guild: Archive) -> None:
    """Some articles were analysed without the form: its words find them meanwhile."""
    guild._live.change(GUILD.id, without("Quayfolk"), None)
    guild._upkeep.renamed()
    guild._tables.names.settle(1)  # as if other articles were still waiting
    with guild._upkeep.lock.held(wait=True):
        guild.names.put(GUILD.id, GUILD)
        assert hits(guild, "Harbour Guild") == {"full", "nick", "tide"}


def test_a_blocker_takes_all_its_forms_out_of_searches() -> None:
    """It only absorbs text."""
    found = unsettled([change(1, GUILD, replace(GUILD, kind="blocker"))])
    assert len(found.doubted) == 3


# --- the matcher, changed in place of made anew ------------------------------------------------

_WORDS = ("Harbour", "Guild", "al-Raqqa", "Tide", "TIDE", "of", "the", "U.S.", "Turkey")
_forms = st.lists(
    st.builds(
        Form,
        st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join),
        case=st.sampled_from(Case),
        status=st.sampled_from((Status.ACTIVE, Status.ACTIVE, Status.BLOCKED)),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
_entities = st.lists(_forms, min_size=1, max_size=4).map(
    lambda lists: [Entity(f"e{i}", forms[0].text, "group", forms) for i, forms in enumerate(lists)]
)


def plain(found: Iterable[Found]) -> list[tuple[object, ...]]:
    """What is found, to be compared: neither it nor a name is equal to another one."""
    return [
        (
            one.first,
            one.length,
            [[getattr(name, f.name) for f in fields(name)] for name in one.names],
        )
        for one in found
    ]


def named(*forms: tuple[str, ...]) -> list[Entity]:
    """Groups of these names."""
    return [Entity(f"e{i}", n[0], "group", tuple(map(Form, n))) for i, n in enumerate(forms)]


@settings(max_examples=150, deadline=None)
@example(named(("the Harbour",)), named(("Harbour", "the")), "the the")
@example(
    named(("Harbour", "the the")),
    [Entity("e0", "Harbour", "group", (Form("Harbour"), Form("the", case=Case.FOLD)))],
    "the the",
)
@given(_entities, _entities, st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join))
def test_a_changed_matcher_finds_what_one_made_anew_finds(
    before: list[Entity], after: list[Entity], text: str
) -> None:
    """And the one it was made from still finds what it found."""
    after += before[len(after) :]
    old = Matcher(AliasTable(before))
    tokens = Analyzer().analyse(text)
    seen = plain(old.find(text, tokens))
    changes = [
        (before[i] if i < len(before) else None, entity, i) for i, entity in enumerate(after)
    ]
    changed, anew = old.changed(changes), Matcher(AliasTable(after))
    assert plain(changed.find(text, tokens)) == plain(anew.find(text, tokens))
    assert plain(changed.find(text, tokens, lenient=True)) == plain(
        anew.find(text, tokens, lenient=True)
    )
    assert plain(old.find(text, tokens)) == seen
