"""What commands tell a person besides what was asked for: the rest, the next step, the doubts."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from service.cli.shared import harmless

from .test_cli import ARMY, run

SOURCES = [f"Post of Norport {letter}" for letter in "ABCDEFGHIJKLMN"]
FERRIES = (
    "Ferries between the two islands stopped at noon on Monday, when the wind turned to the north "
    "and waves came over the quay, and nobody could say on which day they would go again. Some "
    "eighty people spent the night in the hall of the harbour, where the town gave them soup and "
    "blankets, and a bus took the children of a school to an inn in the hills."
)
SOLD = ("A turkey was sold at the Norport Ferry.", "Turkey's army sold the Norport Ferry.")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of fourteen sources; the last article of all is undated, and has a copy."""
    folder = tmp_path_factory.mktemp("told")
    records: list[dict[str, object]] = [
        {"text": f"{SOLD[n % 2]} It was day {n}.", "source": name, "published": f"20{n + 10}-02-01"}
        for n, name in enumerate(SOURCES)
    ]
    records += [{"id": id, "title": "Ferries stop", "text": FERRIES} for id in ("one", "other")]
    records.append({"text": "ISIL held the inn."})
    records.append({"text": "The inn of Isis was full."})
    lines = (json.dumps({**record, "clean": False}) for record in records)
    (folder / "ferries.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = run("--archive", folder / "archive", "index", folder / "ferries.jsonl")
    assert "18 new" in result.stdout
    return folder / "archive"


def asked(kept: Path, *arguments: str | Path) -> Result:
    """A command over that archive."""
    return run("--archive", kept, *arguments)


def test_a_list_of_hits_says_how_to_see_the_rest(kept: Path) -> None:
    """The next page begins where this one ends."""
    first = asked(kept, "search", "ferry sold", "--limit", "3").stdout
    cursor = first.partition("more: --cursor ")[2].strip()
    second = asked(kept, "search", "ferry sold", "--limit", "3", "--cursor", cursor).stdout
    assert ("\n3. " in first, "\n4. " in second) == (True, True)
    assert "more: " not in asked(kept, "search", "ferry sold", "--limit", "50").stdout


@pytest.mark.parametrize(
    ("said", "styled"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_what_it_can_show(kept: Path, said: dict[str, str], styled: bool) -> None:
    """Matches in colours if it has any, otherwise between marks; and lines that fit into it."""
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "service", "--archive", str(kept), "search", "soup"]
    known = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment = {**known, "TERM": "xterm", "COLUMNS": "60", **said}
    subprocess.run(command, env=environment, stdout=terminal, check=True, timeout=60)
    shown = os.read(screen, 65_536).decode()
    assert ("\x1b[" in shown, "«soup»" in shown) == (styled, not styled)
    passage = [line for line in shown.splitlines() if line.startswith("   ") and "·" not in line]
    assert "\n · " in shown  # where one begins
    assert 50 < max(map(len, passage)) <= 60


def test_all_options_that_cannot_be_used_are_told(kept: Path) -> None:
    """In sentences, one after the other."""
    told = asked(kept, "search", "soup", "--limit", "0", "--since", "soon").stderr
    assert "Error: --limit: Must be greater than" in told
    assert " 50. --since: Not a date such as 2014, 2014-01 or 2014-01-08.\n" in told


def test_a_hit_without_source_and_date_says_so_and_names_its_copies(kept: Path) -> None:
    """One more copy, or several more copies."""
    told = asked(kept, "search", "soup blankets").stdout
    assert "no source · undated · " in told
    assert " · 1 more copy\n" in told


def test_of_many_values_the_most_frequent_are_listed_but_every_month(kept: Path) -> None:
    """Months would make no line without those in between."""
    told = asked(kept, "search", "sold", "--facets", "source,month").stdout
    assert told.count("source Post of Norport") == 12
    assert "source: 2 more, --json has them all" in told
    assert told.count("month 20") == 14


def test_a_name_for_a_word_is_offered_with_what_it_finds(kept: Path) -> None:
    told = asked(kept, "search", "turkey").stdout
    assert '"turkey" may also be Turkey: entity:turkey (' in told


def test_a_name_left_out_is_told(kept: Path) -> None:
    told = asked(kept, "search", "ISIL").stdout
    assert "  without ISIS: 1 article has it without enough evidence" in told


def test_the_first_sources_of_a_name_are_told(kept: Path) -> None:
    """And what a bar stands for."""
    told = asked(kept, "aliases", "usage", "turkey").stdout
    assert "each bar a year" in told
    assert told.count("Post of Norport") == 5


def test_the_articles_of_an_archive_can_be_judged(kept: Path, tmp_path: Path) -> None:
    """Copies too; a query that nothing can be made of finds nothing."""
    queries = ({"id": "Q1", "text": "soup blankets"}, {"id": "Q2", "text": "?!"})
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)))
    (tmp_path / "qrels.tsv").write_text("Q1\tone\t1\nQ1\tother\t1\nQ2\tone\t1\n")
    told = json.loads(asked(kept, "eval", "ranking", tmp_path, "--json").stdout)
    (tmp_path / "none").mkdir()
    for name in ("queries.jsonl", "qrels.tsv"):
        (tmp_path / "none" / name).touch()
    none = asked(kept, "eval", "ranking", tmp_path / "none")
    assert (none.exit_code, none.stdout, "nothing is judged in " in none.stderr) == (1, "", True)
    assert (told["queries"], told["recall_100"]) == (2, 0.5)


def test_a_name_in_doubt_is_called_uncertain_and_none_is_said(kept: Path) -> None:
    assert "georgia (uncertain): " in asked(kept, "aliases", "resolve", "He met Georgia.").stdout
    assert asked(kept, "aliases", "resolve", "They met at noon.").stdout == "no names\n"


def test_of_an_entity_its_relations_are_shown_and_only_names_in_use_listed(kept: Path) -> None:
    """A suggested name is not one of them yet."""
    record = {
        "id": "ferry-guild",
        "name": "Ferry Guild",
        "forms": ["FGX", {"text": "Guildies", "status": "suggested"}],
        "relations": [{"type": "part_of", "to": "united-nations", "date": "2014"}],
    }
    file = kept.parent / "guild.json"
    file.write_text(json.dumps([record]), encoding="utf-8")
    done = asked(kept, "aliases", "import", "--format", "json", file)
    assert done.stdout.startswith("1 added, 0 changed, 0 as before; ")
    assert asked(kept, "aliases", "import", file).stdout.startswith("0 added, 0 changed, 1 as ")
    (version,) = re.findall(r"`pressmark aliases undo (\d+) --later` takes it back", done.stderr)
    assert "part_of united-nations 2014\n" in asked(kept, "aliases", "show", "ferry-guild").stdout
    listed = asked(kept, "aliases", "list", "ferry-guild").stdout
    assert ("FGX" in listed, "Guildies" in listed) == (True, False)
    assert asked(kept, "aliases", "remove", "ferry-guild").exit_code == 0
    assert "ferry-guild removed" in asked(kept, "aliases", "journal").stdout
    assert asked(kept, "aliases", "undo", version, "--later").exit_code == 0
    assert asked(kept, "aliases", "show", "ferry-guild").exit_code == 1
    two = asked(kept, "aliases", "import", "--format", "json", file, file)
    assert (two.exit_code, "one file of json at a time" in two.stderr) == (2, True)


def test_a_preview_shows_what_would_change_and_what_has_the_name_already(kept: Path) -> None:
    """The passages of articles, with a sign."""
    file = kept.parent / "birds.json"
    file.write_text('{"id": "birds", "name": "Turkey", "forms": ["Turkey"]}', encoding="utf-8")
    told = asked(kept, "aliases", "preview", file).stdout
    assert re.search(r"collision: Turkey is also a name of Turkey, .* \(turkey\)\n", told)
    file.write_text('{"id": "ferry", "name": "Norport Ferry"}', encoding="utf-8")
    told = asked(kept, "aliases", "preview", file).stdout
    assert told.startswith("14 articles gained, 0 lost\n+ ")
    assert "sold the Norport Ferry." in told


def test_names_that_others_have_are_told_of_when_they_are_added(kept: Path) -> None:
    """Before it is done, one by one or from a file; they are in force all the same."""
    file = kept.parent / "pilots.csv"
    file.write_text(
        "name,form,case\nPilots,Daesh,\nCoxes,Daesh,\nRowers,Rowers,exact\nOars,rowers,\n"
    )
    told = asked(kept, "aliases", "import", file)
    collision = "collision: Daesh is also a name of Islamic State (islamic-state)\n"
    assert told.stderr.count(collision) == 1
    assert told.stderr.count("rowers is also a name of Rowers (rowers)\n") == 1
    assert "of Oars" not in told.stderr
    again = asked(kept, "aliases", "add", "pilots", "Daesh")
    assert (again.stdout, again.stderr) == ("'pilots' has these names already\n", "")
    told = asked(kept, "aliases", "add", "pilots", "Turkey")
    assert "collision: Turkey is also a name of Turkey (turkey)\n" in told.stderr
    assert "Turkey" in asked(kept, "aliases", "list", "pilots").stdout
    version = asked(kept, "aliases", "journal").stdout.splitlines()[-1].split()[0]
    assert asked(kept, "aliases", "undo", version, "--later").exit_code == 0


def test_a_list_shows_of_many_names_those_asked_for(kept: Path) -> None:
    listed = asked(kept, "aliases", "list", "Hague").stdout  # Copenhagen has it too
    assert {line.split()[0] for line in listed.splitlines()[:2]} == {"the-hague", "william-hague"}
    told = asked(kept, "aliases", "list", "Paris-Roubaix").stdout
    assert "blocker-places  Blockers: places: Paris-Roubaix · " in told
    assert told.endswith(" more\n")
    assert "`pressmark aliases list TEXT`" in asked(kept, "aliases", "show", "Daesh").stderr


def test_lists_that_are_empty_say_so(kept: Path) -> None:
    """On standard error: a script reads nothing."""
    for command, told in (
        (("keys", "list"), "no keys: writing over HTTP is refused"),
        (("check", "--quarantine"), "no document was kept out"),
        (("aliases", "suggest"), "no names found that the table does not know"),
    ):
        result = asked(kept, *command)
        assert (result.exit_code, result.stdout) == (0, "")
        assert told in result.stderr


def test_of_very_many_refused_inputs_the_first_are_named(kept: Path) -> None:
    """The rest is counted; and what was kept can be looked at."""
    short = kept.parent / "short.txt"
    short.write_text("Too short.", encoding="utf-8")
    result = asked(kept, "index", short, *(kept.parent / f"{n}.txt" for n in range(120)))
    assert result.stderr.count("refused: ") == 101
    assert "refused: more, only counted from here" in result.stderr
    assert "121 refused" in result.stdout
    files = (short, *(kept.parent / f"{n}.txt" for n in range(120)))
    assert asked(kept, "index", "--json", *files).stderr.count("refused: ") == 121
    assert "1 of those refused kept: see `pressmark check --quarantine`" in result.stderr
    assert asked(kept, "check", "--forget", "1,1").exit_code == 0


def test_numbers_that_may_be_day_or_month_are_read_as_told(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    record = {"text": "The ferry stopped.", "clean": False, "published": "08/01/2014"}
    for choice, month in (("month-first", "August"), ("day-first", "January")):
        file.write_text(json.dumps({**record, "id": "a"}), encoding="utf-8")
        run("--archive", tmp_path / "a", "index", file, "--dates", choice)
        assert f" {month} 2014" in run("--archive", tmp_path / "a", "search", "ferry").stdout


def test_a_table_without_titles_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("number,text\n1,The ferry stopped at noon.\n", encoding="utf-8")
    told = run("--archive", tmp_path / "a", "index", file, "--no-clean").stderr
    assert f"without a title: 1, of which {file}:2 has number (--field title=…" in told


def test_nothing_in_an_article_steers_the_terminal() -> None:
    """Neither colours nor the direction of writing; each letter keeps its place."""
    assert harmless("\x1b[31m\tred\n\u202eder\x9b") == "\ufffd[31m\tred\n\ufffdder\ufffd"


def test_a_key_is_made_for_what_was_said(kept: Path, tmp_path: Path) -> None:
    run("--archive", tmp_path, "keys", "create", "keeper", "--scope", "admin")
    (key,) = run("--archive", tmp_path, "keys", "list", "--json").stdout.splitlines()
    assert json.loads(key)["scopes"] == ["admin"]


def test_a_command_that_is_stopped_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the exit code that shells expect."""

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.sources.read", stopped)
    result = run("clean", tmp_path / "a.txt")
    assert (result.exit_code, result.stderr) == (130, "stopped\n")


def test_a_stopped_change_of_names_is_said_to_be_made(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left of it, the next command that writes does."""

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("index.ingest.stale.StaleArticles.refresh", stopped)
        result = asked(kept, "aliases", "add", "soups", "soup")
    assert result.exit_code == 130
    assert "\nthe change of names is in force; " in result.stderr
    assert result.stderr.endswith(" analyses 2 articles again\nstopped\n")
    assert "to be analysed with new names" in asked(kept, "check").stdout
    assert asked(kept, "aliases", "remove", "soups").exit_code == 0
    assert "to be analysed with new names" not in asked(kept, "check").stdout


def test_a_fault_of_the_program_shows_where_if_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("index.sources.read", broken)
    result = run("clean", tmp_path / "a.txt")
    assert "a fault of pressmark itself: ZeroDivisionError" in result.stderr
    assert "--traceback shows where" in result.stderr
    with pytest.raises(AssertionError):  # ``run`` allows no exception but an exit
        run("--traceback", "clean", tmp_path / "a.txt")


@pytest.mark.parametrize(
    "command", ["serve", "check", "index .", "search quince", "keys list", "aliases list"]
)
def test_a_file_is_no_archive(tmp_path: Path, command: str) -> None:
    """Whatever is to be done with it."""
    (tmp_path / "army.txt").write_text(ARMY)
    result = run(*command.split(), "--archive", tmp_path / "army.txt")
    assert (result.exit_code, "is a file: name a folder" in result.stderr) == (1, True)


def test_the_journal_tells_which_names_were_changed(kept: Path) -> None:
    """The first five of them."""
    assert asked(kept, "aliases", "add", "pilot-guild", "Pilot Guild").exit_code == 0
    assert asked(kept, "aliases", "add", "pilot-guild", *(f"Guild {n}" for n in range(7))).stdout
    assert asked(kept, "aliases", "remove", "pilot-guild", "Guild 3").exit_code == 0
    latest, before, first = asked(kept, "aliases", "journal").stdout.splitlines()[:3]
    assert latest.endswith(" pilot-guild changed: - Guild 3")
    assert before.endswith(
        " pilot-guild changed: + Guild 0, + Guild 1, + Guild 2, + Guild 3, + Guild 4, 2 more"
    )
    assert first.endswith(" pilot-guild added")


def test_a_check_prints_json_of_an_archive_that_cannot_be_opened_too(tmp_path: Path) -> None:
    """The same sentence as without, where a program looks for it."""
    told = asked(tmp_path / "none", "check", "--json")
    line = json.loads(told.stdout)
    assert (told.exit_code, line["fault"], line["text"][:13]) == (1, True, "no archive at")
    plain = asked(tmp_path / "none", "check")
    assert (plain.exit_code, plain.stdout, line["text"] in plain.stderr) == (1, "", True)
