"""The command line: every command, its exit codes, and no traceback whatever happens."""

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from index.archive import Archive
from index.errors import BadAlias
from index.model import RawDocument
from service.cli import main

from .serving import free_port

ARMY = "\n\n".join(
    (
        "Villages change hands",
        "By Ann Example",
        "8 January 2014",
        "The Free Syrian Army took two villages in the hills on Monday, its spokesman said in a "
        "statement that was read out on the radio in the evening.",
        "The army of the government shelled both of them on Tuesday, and most of the people who "
        "lived there went to relatives in the next valley, where a school was opened for them.",
        '"We will go home when it is quiet," said a teacher who had come with her class, and she '
        "asked for blankets and for milk.",
    )
)
DAESH = {
    "id": "bridge",
    "title": "Bridge left",
    "source": "The Gazette",
    "published": "2014-01-08",
    "text": "Fighters of Daesh left the bridge on Tuesday, said the mayor of the town.",
    "clean": False,
}


def run(*arguments: str | Path, input: str | None = None) -> Result:
    """The command, in this process; it must end in an exit, never in a traceback."""
    result = CliRunner().invoke(main, [str(a) for a in arguments], input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an archive that does not exist yet, named by the environment."""
    monkeypatch.setenv("PRESSMARK_ARCHIVE", str(tmp_path / "archive"))
    return tmp_path


@pytest.fixture
def filled(folder: Path) -> Path:
    """An archive of two articles."""
    (folder / "army.txt").write_text(ARMY)
    (folder / "daesh.jsonl").write_text(json.dumps(DAESH) + "\n")
    result = run("index", folder / "army.txt", folder / "daesh.jsonl")
    assert result.exit_code == 0, result.output
    assert "2 new" in result.stdout
    return folder


def test_what_was_indexed_is_found(filled: Path) -> None:
    """With the receipt, and the matches marked."""
    result = run("search", "ISIS fighters")
    assert result.exit_code == 0
    assert "Islamic State" in result.stdout
    assert "Bridge left" in result.stdout
    assert "«Daesh»" in result.stdout


def test_a_query_may_be_typed_without_quotes(filled: Path) -> None:
    """As words of a command; after -- it may begin with a hyphen."""
    words, quoted = (run("search", *typed) for typed in (("ISIS", "fighters"), ("ISIS fighters",)))
    assert words.stdout.partition(" ms)")[2] == quoted.stdout.partition(" ms)")[2] != ""
    assert "1 article for not Islamic State" in run("search", "--", "-Daesh", "villages").stdout


def test_json_is_what_the_interface_answers(filled: Path) -> None:
    """The same names, for machines."""
    result = run("search", "Daesh", "--json", "--facets", "source", "--since", "2014")
    body = json.loads(result.stdout)
    assert [hit["article"]["id"] for hit in body["hits"]] == ["bridge"]
    assert body["facets"]["source"][0]["value"] == "The Gazette"


def test_articles_are_removed_by_their_ids(filled: Path) -> None:
    """Those named on standard input too; what is no article is named, the rest goes on."""
    result = run("remove", "nothing", "bridge")
    assert result.exit_code == 1
    assert result.stdout == "bridge removed\n"
    assert result.stderr == "no article has the id 'nothing'\n"
    assert json.loads(run("search", "Daesh", "--json").stdout)["hits"] == []
    (left,) = json.loads(run("search", "villages", "--json").stdout)["hits"]
    result = run("remove", "-", "--json", input=f"\n{left['article']['id']}\n")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == {"id": left["article"]["id"], "removed": True}
    assert json.loads(run("search", "villages", "--json").stdout)["hits"] == []


def test_an_answer_explains_itself_to_a_person(filled: Path) -> None:
    """Score, names with the reason they were believed, and shares of the archive."""
    told = run("search", "ISIS", "--explain", "--facets", "source,month", "--recency", "30").stdout
    assert "   score " in told
    assert "Daesh → islamic-state: certain, " in told
    assert "source The Gazette: 1 (100.0 % of 1)" in told
    assert run("search", "ISIS", "--recency", "0").exit_code == 2


def test_what_may_have_been_meant_is_asked(filled: Path) -> None:
    """With what it would find; and a name typed twice is told once."""
    told = run("search", '"left bridge ISIL"').stdout
    assert "Did you mean: left bridge ISIL (1 article)" in told
    assert run("search", "Daesh or not Daesh").stdout.count("Daesh → Islamic State") == 1


def test_articles_with_a_part_of_a_query_are_not_said_to_have_it_all(filled: Path) -> None:
    """The blankets are in one article, Daesh in the other."""
    told = run("search", "Daesh blankets").stdout
    assert "No article has all of Islamic State · blankets; 2 articles with a part of it" in told
    assert "1 article for Islamic State" in run("search", "Daesh mayor").stdout


def test_a_second_run_changes_nothing(filled: Path) -> None:
    """Indexing again is free."""
    result = run("index", filled / "army.txt", filled / "daesh.jsonl")
    assert (result.exit_code, "2 unchanged" in result.stdout) == (0, True)


def test_bad_inputs_are_named_and_the_rest_goes_on(folder: Path) -> None:
    """Exit code 1, file and line in the message."""
    inbox = folder / "inbox"
    inbox.mkdir()
    (inbox / "empty.txt").write_text("")
    (inbox / "lines.jsonl").write_text('{"text": "' + "\n" + json.dumps(DAESH) + "\n")
    (inbox / "binary.txt").write_bytes(bytes(range(256)) * 40)
    result = run("index", inbox, inbox / "missing.txt")
    assert result.exit_code == 1
    for name in ("empty.txt", "lines.jsonl:1", "missing.txt", "binary.txt"):
        assert name in result.stderr
    assert "1 new" in result.stdout
    assert "4 refused" in result.stdout


def test_standard_input_is_a_source(folder: Path) -> None:
    """``-`` with a format."""
    result = run("index", "-", "--format", "jsonl", input=json.dumps(DAESH) + "\n")
    assert (result.exit_code, "1 new" in result.stdout) == (0, True)


def test_options_may_stand_before_or_after_the_command(tmp_path: Path) -> None:
    """``--archive`` and ``--engine``."""
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps(DAESH) + "\n")
    one, two = tmp_path / "one", tmp_path / "two"
    assert run("--archive", one, "--engine", "whoosh:", "index", source).exit_code == 0
    assert run("index", source, "--archive", two).exit_code == 0
    for archive in (one, two):
        assert "Bridge left" in run("search", "Daesh", "--archive", archive).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("search",),
        ("search", "x", "--limit", "many"),
        ("search", "x", "--since", "soon"),
        ("index",),
        ("index", "x", "--format", "pdf"),
        ("nothing",),
        ("search", "x", "--engine", "pigeon:"),
        ("serve", "--port", "http"),
    ],
)
def test_wrong_usage_is_2(folder: Path, arguments: tuple[str, ...]) -> None:
    """And a sentence."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_our_errors_are_one_sentence(filled: Path) -> None:
    """Exit code 1."""
    (filled / "file").write_text("")
    for arguments in (
        ("search", "x", "--archive", str(filled / "file")),
        ("search", "?!"),
        ("aliases", "show", "nobody"),
        ("keys", "revoke", "nothing"),
        ("eval", "cleaning", str(filled / "missing.jsonl")),
        ("clean", str(filled / "missing.txt")),
    ):
        result = run(*arguments)
        assert result.exit_code == 1, arguments
        assert len(result.stderr.strip().splitlines()) == 1, result.stderr


def test_clean_prints_the_text_or_says_why(folder: Path) -> None:
    """As text, as lines with labels, as JSON."""
    (folder / "army.txt").write_text(ARMY)
    file = folder / "army.txt"
    text = run("clean", file).stdout
    assert "shelled both of them" in text
    assert "By Ann Example" not in text
    assert "byline" in run("clean", file, "--audit").stdout
    told = json.loads(run("clean", file, "--json", "--audit").stdout)
    assert (told["title"], told["author"]) == ("Villages change hands", "Ann Example")
    assert told["lines"][0]["label"] == "title"
    assert told["language"] == "en"


def test_clean_tells_the_articles_of_a_file_apart_and_says_where_there_is_none(
    folder: Path,
) -> None:
    (folder / "two.jsonl").write_text("\n".join(json.dumps({"text": t}) for t in (ARMY, "Menu")))
    for audit in ((), ("--audit",)):
        result = run("clean", folder / "two.jsonl", *audit)
        heads = [line for line in result.stdout.splitlines() if line.startswith("== ")]
        assert [head.rpartition(":")[2] for head in heads] == ["1", "2"]
        assert result.stderr.endswith("two.jsonl:2\n")
        assert "no article here" in result.stderr
        assert result.exit_code == 1
    assert run("clean", folder / "two.jsonl", "--json").exit_code == 0


def test_clean_turns_lines_into_lines(folder: Path) -> None:
    """In order, with their ids; a broken one is named."""
    lines = [json.dumps({"id": f"n{n}", "text": ARMY}) for n in range(2)]
    result = run("clean", "-", "--jsonl", input="\n".join([*lines, "{broken"]))
    assert result.exit_code == 1
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["id"] for one in told] == ["n0", "n1"]
    assert all(one["title"] == "Villages change hands" and one["comments"] == [] for one in told)


def test_aliases_are_listed_shown_and_resolved(filled: Path) -> None:
    """For people and as JSON."""
    assert "islamic-state" in run("aliases", "list", "daesh").stdout
    shown = run("aliases", "show", "islamic-state").stdout
    assert "      1  Daesh" in shown
    told = json.loads(run("aliases", "show", "islamic-state", "--json").stdout)
    assert {f["text"]: f["articles"] for f in told["forms"]}["Daesh"] == 1
    assert "islamic-state" in run("aliases", "resolve", "Fighters of ISIS fled").stdout
    found = json.loads(run("aliases", "resolve", "Fighters of ISIS fled", "--json").stdout)
    assert found["mentions"][0]["text"] == "ISIS"


@pytest.mark.parametrize(
    "command",
    [
        ("search", "Daesh"),
        ("check",),
        ("check", "--quarantine"),
        ("rebuild",),
        ("aliases", "usage", "islamic-state"),
        ("aliases", "journal"),
        ("aliases", "undo", "1"),
        ("aliases", "suggest"),
        ("aliases", "accept", "1"),
        ("aliases", "remove", "islamic-state"),
    ],
    ids=" ".join,
)
def test_a_mistyped_archive_is_not_made_by_reading_it(
    command: tuple[str, ...], folder: Path
) -> None:
    """It is said that there is none, and which command makes one."""
    result = run(*command)
    assert result.exit_code == 1
    assert f"no archive at {folder / 'archive'}: `pressmark index` makes one" in result.stderr
    assert not (folder / "archive").exists()


def test_the_archive_that_may_have_been_meant_is_named(filled: Path) -> None:
    """One with nearly the same name beside it, which `serve` does not start without, unasked."""
    there, mistyped = filled / "archive", filled / "archve"
    searched = run("search", "Daesh", "--archive", str(mistyped))
    assert searched.stderr.endswith(f"`pressmark index` makes one; there is one at {there}\n")
    served = run("serve", "--archive", str(mistyped))
    assert served.exit_code == 1
    assert (
        f"no archive at {mistyped}, but one at {there}: serve that, or add --new" in served.stderr
    )
    assert not mistyped.exists()
    other = run("search", "Daesh", "--archive", str(filled / "elsewhere"))
    assert other.stderr.endswith("`pressmark index` makes one\n")


def test_a_new_archive_is_announced(folder: Path) -> None:
    (folder / "news.txt").write_text("Rain fell in Raqqa all day. " * 20)
    made = run("index", folder / "news.txt")
    assert made.stderr == f"a new archive at {folder / 'archive'}\n"
    assert run("index", folder / "news.txt").stderr == ""
    keyed = run("keys", "create", "desk", "--archive", folder / "archiv")
    assert keyed.stderr.startswith(
        f"a new archive at {folder / 'archiv'}; there is one at {folder / 'archive'}\n"
    )


def test_a_new_archive_is_not_kept_for_a_change_that_is_refused(folder: Path) -> None:
    """Unless its folder was there before."""
    (folder / "names.csv").write_text("id,nam\nferry-guild,Ferry Guild\n")
    refused = run("aliases", "import", "--format", "csv", folder / "names.csv")
    assert (refused.exit_code, "no column 'nam'" in refused.stderr) == (1, True)
    assert not (folder / "archive").exists()
    run("keys", "create", "desk")
    run("aliases", "import", "--format", "csv", folder / "names.csv")
    assert (folder / "archive" / "keys.json").exists()


def test_a_new_archive_is_kept_if_another_has_put_something_into_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An accepted article outlives a change of names that is refused."""

    def beside(*_: object, **__: object) -> int:
        with Archive.open(folder / "archive") as other:
            (added,) = other.add([RawDocument("Rain in Raqqa.", False, "a", id="a", clean=False)])
            assert added.id == "a"
        raise BadAlias("refused")

    monkeypatch.setattr("index.naming.names.Names.take_in", beside)
    (folder / "names.csv").write_text("name,form\nFerry Guild,Guild\n")
    refused = run("aliases", "import", folder / "names.csv")
    assert (refused.exit_code, "not kept" in refused.stderr) == (1, False)
    with Archive.open(folder / "archive", create=False) as archive:
        assert archive.count() == 1


@pytest.mark.parametrize(
    "command",
    [
        ("list", "Daesh"),
        ("show", "islamic-state"),
        ("resolve", "Daesh left Raqqa."),
        ("export", "--format", "solr"),
    ],
    ids=" ".join,
)
def test_without_an_archive_the_names_are_those_shipped(
    command: tuple[str, ...], folder: Path
) -> None:
    """Which is said; no archive is made for it."""
    result = run("aliases", *command)
    assert result.exit_code == 0
    assert "Islamic State" in result.stdout or "islamic-state" in result.stdout
    assert "no archive at" in result.stderr
    assert not (folder / "archive").exists()


def test_no_entity_is_called_like_an_address_of_names(filled: Path, tmp_path: Path) -> None:
    """It could be made on the command line, and then not be read over HTTP."""
    file = tmp_path / "export.json"
    file.write_text('[{"id": "export", "name": "Export Party", "forms": ["EXP"]}]')
    for command in (("add", "export", "Export Party"), ("import", "--format", "json", str(file))):
        result = run("aliases", *command)
        assert result.exit_code != 0
        assert "'export' is the address of something else: choose another id" in result.stderr
    assert run("aliases", "show", "export").exit_code != 0


def test_an_archive_is_checked_and_rebuilt(filled: Path) -> None:
    """With another engine if asked for; answers stay."""
    assert run("check").exit_code == 0
    result = run("rebuild", "--engine", "whoosh:")
    assert (result.exit_code, "2 articles" in result.stdout) == (0, True)
    assert "indexed by whoosh" in run("check").stdout
    assert "Bridge left" in run("search", "Daesh").stdout


def test_a_facet_that_is_none_is_told_which_there_are(folder: Path) -> None:
    """In words, on the command line as over HTTP."""
    result = run("search", "bridge", "--facets", "source,colour")
    assert result.exit_code == 2
    assert "facets: Must be one of: source, language, month, form." in result.stderr


def test_keys_are_made_listed_and_revoked(folder: Path) -> None:
    """The secret is printed once, alone on standard output."""
    secret = run("keys", "create", "desk").stdout.strip()
    assert secret.startswith("pm_")
    listed = run("keys", "list").stdout
    assert "desk" in listed
    assert secret not in listed
    told = json.loads(run("keys", "list", "--json").stdout)
    assert (told["name"], told["scopes"]) == ("desk", ["read", "write"])
    assert set(told) == {"id", "name", "scopes", "created"}
    assert run("keys", "revoke", listed.split()[0]).exit_code == 0
    assert run("keys", "create", "desk\udcff").exit_code == 2
    assert run("keys", "create", " ").exit_code == 2
    assert run("keys", "list").stdout == ""


def test_cleaning_is_measured(folder: Path) -> None:
    """A page that is its own gold is found whole."""
    body = ARMY.split("\n\n", 3)[3]
    file = folder / "judged.jsonl"
    file.write_text(json.dumps({"text": ARMY, "gold": body, "title": "Villages change hands"}))
    told = json.loads(run("eval", "cleaning", file, "--json").stdout)
    assert told["pages"] == 1
    assert told["f1"] > 0.9
    assert "f1" in run("eval", "cleaning", file).stdout
    file.write_text("\n")
    result = run("eval", "cleaning", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"nothing is judged in {file}" in result.stderr
    for broken in ("5", "null", "[{}]", "{}", "{"):
        file.write_text(f"\n{broken}\n")
        result = run("eval", "cleaning", file)
        assert result.exit_code == 1
        assert f"{file}:2: " in result.stderr


def test_ranking_is_measured(folder: Path) -> None:
    """A collection of two documents, the right one first; the run as TREC wants it."""
    documents = [
        {"id": "d/1", "title": "Bridge", "text": "The bridge was closed for the whole winter."},
        {"id": "d/2", "title": "Harbour", "text": "Ships waited outside the harbour."},
    ]
    (folder / "docs.jsonl").write_text("\n".join(map(json.dumps, documents)))
    (folder / "queries.jsonl").write_text(json.dumps({"id": "Q1", "text": "closed bridge?"}))
    (folder / "qrels.tsv").write_text("Q1\td/1\t1\n")
    result = run("eval", "ranking", folder, "--run", folder / "run.txt", "--json")
    told = json.loads(result.stdout)
    assert (told["queries"], told["ndcg_10"]) == (1, 1.0)
    assert (folder / "run.txt").read_text().startswith("Q1 Q0 d/1 1 ")


@pytest.mark.parametrize("damage", ["cut", "changed"])
def test_damaged_pages_and_documents_are_named_by_what_measures_them(
    folder: Path, damage: str
) -> None:
    """As packed files are that came half, or with an error in the middle."""
    packed = bytearray(gzip.compress(os.urandom(500).hex().encode()))
    if damage == "cut":
        del packed[200:]
    else:
        packed[10:14] = b"\xff" * 4
    (folder / "qrels.tsv").write_text("Q1\td/1\t1\n")
    (folder / "queries.jsonl").write_text(json.dumps({"id": "Q1", "text": "bridge"}))
    file = folder / "docs.jsonl.gz"
    file.write_bytes(packed)
    for measured in (("cleaning", file), ("ranking", folder)):
        result = run("eval", *measured)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"Error: {file}: ")


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    """The names of all commands below the group."""
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


@pytest.mark.parametrize("command", list(commands(main)), ids=" ".join)
def test_every_command_has_help(command: tuple[str, ...]) -> None:
    """A sentence at least."""
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()[2].strip()) > 10


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_the_list_of_commands_says_what_their_help_says(name: str) -> None:
    """It is written apart, so that it need not load them."""
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name
    told = " ".join(run("--help").stdout.split())
    assert f"{name} {(command.help or '').splitlines()[0]}" in told


def test_the_list_of_commands_loads_no_command() -> None:
    """The language tools take a second and more."""
    script = """
import sys
from service.cli import main
main(["--help"], standalone_mode=False)
print([name for name in ("flask", "index.model", "numpy", "tantivy") if name in sys.modules])
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert told.stdout.splitlines()[-1] == "[]", told.stderr


@pytest.mark.parametrize("command", ["search", "indexing", "upkeep", "evaluate"])
def test_a_command_that_serves_nothing_loads_no_flask(command: str) -> None:
    script = f"import sys, index.archive, service.cli.{command}; print('flask' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert told.stdout == "False\n", told.stderr


def test_a_search_loads_neither_what_cleans_nor_what_finds_names() -> None:
    """Nor what reads files of names: together a third of the time until a search begins."""
    parts = ("cleaning.plaintext", "aliases.finding", "aliases.table.importers")
    script = f"""
import sys, index.archive, service.cli.search
print([name for name in {parts} if f"index.{{name}}" in sys.modules])
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert told.stdout == "[]\n", told.stderr


def test_no_archive_is_made_for_files_that_are_not_there(folder: Path) -> None:
    """One of several may be missing."""
    result = run("index", folder / "gone.txt", folder / "off.txt")
    assert result.exit_code == 2
    assert "there is no" in result.stderr
    assert not (folder / "archive").exists()
    (folder / "army.txt").write_text(ARMY, encoding="utf-8")
    assert "1 new" in run("index", folder / "gone.txt", folder / "army.txt").stdout


def test_a_script_reads_what_was_indexed(folder: Path) -> None:
    """Standard output is one object, also if something was refused."""
    (folder / "army.txt").write_text(ARMY, encoding="utf-8")
    result = run("index", folder / "army.txt", folder / "missing.txt", "--json")
    told = json.loads(result.stdout)
    assert told.pop("seconds") >= 0
    assert told == {"read": 2, "new": 1, "updated": 0, "unchanged": 0, "refused": 1, "kept": 0}
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr


def test_a_command_that_is_none_is_told() -> None:
    """With the one that is spelled nearly so."""
    result = run("serach", "Daesh")
    assert result.exit_code == 2
    assert "No such command 'serach'. Did you mean 'search'?" in result.stderr
    assert "No such command 'walk'." in run("walk").stderr


@pytest.mark.parametrize("group", ["aliases", "keys", "eval"])
def test_a_list_of_commands_has_whole_sentences(group: str) -> None:
    """None that breaks off."""
    assert "..." not in run(group, "--help").stdout.partition("Commands:")[2]


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_fault(filled: Path, closed: str) -> None:
    """As some who start programs by the clock leave them; the archive is sound afterwards."""
    folder = filled / "archive"
    pressmark = f"{sys.executable} -c 'from service.cli import main; main()'"
    command = (
        f"{pressmark} search Daesh {closed}; code=$?; {pressmark} index - {closed}; echo $code"
    )
    done = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "PRESSMARK_ARCHIVE": str(folder)},
        input="",
        capture_output=True,
        text=True,
    )
    assert done.stdout.endswith("0\n"), done
    assert "fault" not in done.stderr
    assert run("check").exit_code == 0


def test_a_terminal_without_the_letters_gets_question_marks(filled: Path) -> None:
    """Rather than nothing."""
    done = subprocess.run(
        [sys.executable, "-c", "from service.cli import main; main()", "search", "Daesh"],
        env={
            **os.environ,
            "PYTHONIOENCODING": "latin-1",
            "PRESSMARK_ARCHIVE": str(filled / "archive"),
        },
        capture_output=True,
        encoding="latin-1",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Daesh ? Islamic State" in done.stdout


def test_a_closed_pipe_is_no_fault(filled: Path) -> None:
    """``pressmark aliases list | head -1``."""
    command = f"{sys.executable} -c 'from service.cli import main; main()' aliases list | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


def get(url: str) -> bytes:
    """The body of an answer, waiting for the server to come up."""
    for _ in range(600):  # a busy machine takes its time
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - ours
                return bytes(answer.read())
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not come up")


def has_ipv6() -> bool:
    """Whether an address of IPv6 can be listened on here."""
    with suppress(OSError), socket.socket(socket.AF_INET6) as tried:
        tried.bind(("::1", 0))
        return True
    return False


@pytest.mark.parametrize(("host", "shown"), [("localhost", "localhost"), ("::1", "[::1]")])
def test_serve_answers_and_stops_when_told(filled: Path, host: str, shown: str) -> None:
    """One command, at a host by its name or number; SIGTERM ends it and all its workers."""
    if host == "::1" and not has_ipv6():
        pytest.skip("this machine has no IPv6")
    code, port = "from service.cli import main; main()", free_port()
    command = [sys.executable, "-c", code, "serve", "--port", str(port), "--workers", "2"]
    command += ["--host", host]
    environment = {**os.environ, "PRESSMARK_ARCHIVE": str(filled / "archive")}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            root = f"http://{shown}:{port}"
            assert json.loads(get(f"{root}/readyz"))["archive"]["articles"] == 2
            assert json.loads(get(f"{root}/api/v1/search?q=Daesh"))["total"]["value"] == 1
            assert b"Bridge left" in get(f"{root}/?q=Daesh")
            second = subprocess.run(command, env=environment, capture_output=True, text=True)
            assert second.returncode == 1  # and does not take half of the first one's requests
            assert f"cannot listen on {shown}:{port}" in second.stderr
            for _ in range(2):  # the second could tell what a worker left of the first
                metrics = get(f"{root}/metrics")
                assert b"pressmark_requests_total" in metrics
                assert metrics.count(b"\npressmark_articles") == 1
        finally:
            server.send_signal(signal.SIGTERM)
            out, err = server.communicate(timeout=120)
    assert server.returncode == 0, err
    assert f"on http://{shown}:{port} " in err
    assert "Traceback" not in err
    lines = [json.loads(line) for line in out.splitlines()]
    assert {"/readyz", "/api/v1/search", "/"} <= {line.get("route") for line in lines}
    told = [line["event"] for line in lines if "route" not in line]
    assert all(event.startswith("Killing worker-") for event in told)  # as one too busy to end
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=2)
