"""Names found in an archive's own articles: listed, accepted, rejected, never asked twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest

from index.aliases.finding.finder import Suggestion
from index.archive import Archive
from index.errors import NotFound
from index.model import Entity, Form, Status
from index.outcomes import Added
from index.request import SearchRequest
from index.store.suggestions import SuggestionRows, Verdict

Add = Callable[..., list[Added]]

TEXT = (
    "The Northern Orchard Workers Union (NOWU) called a strike on Monday. "
    "Growers said they would not meet NOWU before the harvest."
)
UNION = Entity(
    "orchard-union",
    "Northern Orchard Workers Union",
    "group",
    (Form("Northern Orchard Workers Union"),),
    cues=("harvest",),
)


@pytest.fixture
def orchard(archive: Archive, add: Add) -> Archive:
    """An archive with one article that defines a name, and one that only uses it."""
    add(TEXT, id="defined")
    add("Lorries waited at the gate while NOWU held its assembly.", id="used")
    return archive


def number(archive: Archive) -> int:
    """The number of the suggestion about the union."""
    archive.suggestions.find()
    (n,) = (s.n for s in archive.suggestions.listed(100) if s.short == "NOWU")
    return n


def test_a_definition_is_suggested_with_its_sentence(orchard: Archive) -> None:
    """Whose place in the article is told."""
    n = number(orchard)
    (one,) = (s for s in orchard.suggestions.listed(100) if s.n == n)
    assert one.long == "Northern Orchard Workers Union"
    assert one.entity is None
    evidence = one.evidence[0]
    assert evidence.article == "defined"
    assert TEXT[evidence.start : evidence.end] == evidence.text


def test_a_suggestion_keeps_its_number(orchard: Archive) -> None:
    """However often the articles are read."""
    assert number(orchard) == number(orchard)
    assert orchard.suggestions.count() == len(orchard.suggestions.listed(100))


def test_accepting_what_no_entity_has_makes_one(orchard: Archive) -> None:
    """Called by the long name; either name finds both articles."""
    orchard.suggestions.accept(number(orchard))
    made = orchard.names.table().entity("northern-orchard-workers-union")
    assert made is not None
    assert made.name == "Northern Orchard Workers Union"
    assert {(form.text, form.source) for form in made.forms} == {
        ("Northern Orchard Workers Union", "finder"),
        ("NOWU", "finder"),
    }
    found = orchard.search(SearchRequest("Northern Orchard Workers Union")).hits
    assert {hit.article.id for hit in found} == {"defined", "used"}


def test_what_was_accepted_is_suggested_again_if_that_is_undone(orchard: Archive) -> None:
    """Under its number; not while the table has it."""
    n = number(orchard)
    orchard.suggestions.accept(n)
    orchard.suggestions.find()
    assert "NOWU" not in {s.short for s in orchard.suggestions.listed(100)}
    orchard.names.undo(orchard.names.journal()[0].version)
    assert number(orchard) == n


def test_accepting_adds_to_the_entity_known(orchard: Archive) -> None:
    """And leaves all else about it."""
    orchard.names.put(UNION.id, UNION)
    orchard.suggestions.accept(number(orchard))
    known = orchard.names.table().entity(UNION.id)
    assert known is not None
    assert known.forms == (*UNION.forms, Form("NOWU", source="finder"))
    assert known.cues == UNION.cues


def test_rejecting_blocks_the_name_in_the_entity_known(orchard: Archive) -> None:
    """And it is not suggested again."""
    orchard.names.put(UNION.id, UNION)
    orchard.suggestions.reject(number(orchard))
    known = orchard.names.table().entity(UNION.id)
    assert known is not None
    assert known.forms[-1] == Form("NOWU", status=Status.BLOCKED, source="finder")
    orchard.suggestions.find()
    assert "NOWU" not in {s.short for s in orchard.suggestions.listed(100)}


def test_rejecting_without_an_entity_is_remembered(orchard: Archive) -> None:
    """The table stays as it is, and nobody is asked again."""
    version = orchard.names.table().version
    assert orchard.suggestions.reject(number(orchard)) == 0
    assert orchard.names.table().version == version
    orchard.suggestions.find()
    assert "NOWU" not in {s.short for s in orchard.suggestions.listed(100)}


def test_nothing_is_decided_twice(orchard: Archive) -> None:
    """Nor what was never suggested."""
    n = number(orchard)
    orchard.suggestions.reject(n)
    for unknown in (n, n + 1000):
        with pytest.raises(NotFound):
            orchard.suggestions.accept(unknown)


def test_many_are_decided_at_once(orchard: Archive, add: Add) -> None:
    """What cannot be is told; two names of one new thing make one thing, not two."""
    add("The Northern Orchard Workers Union, also known as the Ladderfolk, met.", id="known")
    add("The Guild of Pear Pickers (GPP) met on Friday, said the GPP.", id="pears")
    orchard.suggestions.find()
    waiting = {one.short: one.n for one in orchard.suggestions.listed(100)}
    accepted = dict.fromkeys([waiting["NOWU"], 10_000, waiting["Ladderfolk"]], Verdict.ACCEPTED)
    made = orchard.suggestions.decide({**accepted, waiting["GPP"]: Verdict.REJECTED})
    assert (made.done, len(made.faults)) == (3, 1)
    assert "10000" in str(made.faults[0])
    named = orchard.names.table().matching("Orchard Workers")
    assert [len(entity.forms) for entity in named] == [3]
    assert orchard.names.table().matching("Pear Pickers") == []
    assert len(orchard.names.journal()) == 1
    assert orchard.suggestions.count() == len(waiting) - 3


def test_an_id_that_is_taken_is_not_taken_again(orchard: Archive) -> None:
    """A new entity gets the next free one."""
    other = Entity("northern-orchard-workers-union", "Quince", "other", (Form("Quince"),))
    orchard.names.put(other.id, other)
    orchard.suggestions.accept(number(orchard))
    assert orchard.names.table().entity(other.id) == other
    assert orchard.names.table().entity("northern-orchard-workers-union-2") is not None


def test_what_articles_no_longer_say_is_no_longer_suggested(orchard: Archive) -> None:
    """Unless somebody decided it."""
    n = number(orchard)
    orchard.remove("defined")
    orchard.suggestions.find()
    assert n not in {s.n for s in orchard.suggestions.listed(100)}


def test_two_people_decide_on_a_suggestion_once(
    orchard: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though both read it while it is open: the second is told that it is decided."""
    n, both, read = number(orchard), Barrier(2), SuggestionRows.open

    def slowly(rows: SuggestionRows, n: int) -> Suggestion:
        found = read(rows, n)
        with suppress(BrokenBarrierError):
            both.wait(timeout=0.5)
        return found

    monkeypatch.setattr(SuggestionRows, "open", slowly)
    with ThreadPoolExecutor(2) as people:
        made = [people.submit(orchard.suggestions.accept, n)]
        made.append(people.submit(orchard.suggestions.reject, n))
    refused = [one.exception() for one in made if one.exception()]
    assert [type(error) for error in refused] == [NotFound]
    named = bool(orchard.names.table().matching("Orchard Workers"))
    assert named is (made[0].exception() is None)
