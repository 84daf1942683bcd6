"""Hostile and broken input through the command line: refused by name, never with a traceback."""

import gzip
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main

GOOD = {
    "title": "Bridge left",
    "source": "The Gazette",
    "published": "2014-01-08",
    "text": "Fighters of Daesh left the bridge on Tuesday, said the mayor of the town.",
    "clean": False,
}


def line(id: str, **more: object) -> str:
    """One good JSON line of this id."""
    return json.dumps({**GOOD, "id": id, **more}) + "\n"


def run(*arguments: str | Path, input: bytes | None = None) -> Result:
    """The command, in this process; it must end in an exit, never in a traceback."""
    result = CliRunner().invoke(main, [str(a) for a in arguments], input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert "Traceback" not in result.output
    assert "a fault of pressmark itself" not in result.output
    return result


def told(result: Result) -> str:
    """What is on standard error, after the line that announces a new archive."""
    return re.sub(r"\Aa new archive at [^\n]*\n", "", result.stderr)


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an archive that does not exist yet, named by the environment."""
    folder = tmp_path / "archive"
    monkeypatch.setenv("PRESSMARK_ARCHIVE", str(folder))
    return folder


def written(path: Path, content: bytes | str) -> Path:
    """A file with this in it."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


BAD_FILES: dict[str, Callable[[], bytes]] = {
    "empty.txt": lambda: b"",
    "empty.jsonl": lambda: b"",
    "empty.html": lambda: b"",
    "empty.jsonl.gz": lambda: gzip.compress(b""),
    "space.txt": lambda: b" \n\n\t",
    "noise.txt": lambda: bytes(range(256)) * 400,
    "noise.jsonl": lambda: bytes(range(256)) * 400,
    "noise.html": lambda: bytes(range(256)) * 400,
    "zeros.txt": lambda: bytes(100_000),
    "long.jsonl": lambda: b'{"text": "' + b"word " * 10_000_000 + b'"}\n',
    "long.txt": lambda: b"word " * 10_000_000,
    "swelling.txt.gz": lambda: gzip.compress(b"word " * 10_000_000, 1),
    "tags.html": lambda: b"<p><b>" * 8_500_000,
    "deep.html": lambda: b"<html>" + b"<div>" * 100_000 + b"word" + b"</div>" * 100_000,
    "unclosed.html": lambda: b"<html>" + b"<b><i>" * 100_000 + b"word",
    "comment.html": lambda: b"<html><!-- " + b"-- " * 300_000,
    "cut.txt.gz": lambda: gzip.compress(os.urandom(20_000))[:9_000],
    "plain.txt.gz": lambda: b"\x1f\x8b and then nothing that gzip knows",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_by_its_name_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    """By ``index``; exit code 1, one line, the good file beside it is in."""
    bad = written(tmp_path / name, BAD_FILES[name]())
    result = run("index", bad, written(tmp_path / "good.jsonl", line("good")), "--workers", "1")
    assert result.exit_code == 1
    assert told(result).startswith(f"refused: {bad}"), result.stderr
    assert "1 new, 0 updated, 0 unchanged, 1 refused" in result.stdout


@pytest.mark.parametrize("name", ["empty.txt", "noise.txt", "long.txt", "tags.html", "cut.txt.gz"])
def test_clean_refuses_a_bad_file_by_its_name(tmp_path: Path, name: str) -> None:
    """Nothing on standard output, exit code 1."""
    bad = written(tmp_path / name, BAD_FILES[name]())
    result = run("clean", bad)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"refused: {bad}")


@pytest.mark.parametrize(
    "broken",
    [
        '{"text": "unfinished',
        "[1, 2]",
        "null",
        "{}",
        '{"text": 5}',
        '{"text": "a", "html": "b"}',
        '{"text": NaN}',
        '{"text": ' + "[" * 100_000,
        '{"text": "x", "id": "' + "i" * 1000 + '"}',
        '{"text": "' + "word " * 2_200_000 + '"}',
    ],
    ids=[
        "cut",
        "list",
        "null",
        "no text",
        "number",
        "both",
        "nan",
        "deep",
        "long id",
        "over 10 MB",
    ],
)
def test_a_broken_line_is_named_with_its_number(tmp_path: Path, broken: str) -> None:
    """The lines before and after it are taken."""
    file = written(tmp_path / "a.jsonl", line("one") + broken + "\n" + line("two"))
    result = run("index", file, "--workers", "1")
    assert result.exit_code == 1
    assert told(result).startswith(f"refused: {file}:2: "), result.stderr
    assert "2 new, 0 updated, 0 unchanged, 1 refused" in result.stdout


def test_missing_looping_and_dangling_paths_end(tmp_path: Path) -> None:
    """A folder that links to itself is read once; what is not there is named."""
    inbox = written(tmp_path / "inbox" / "a.jsonl", line("one")).parent
    (inbox / "up").symlink_to(inbox)
    (inbox / "self").symlink_to("self")
    (inbox / "nowhere.txt").symlink_to("not-there")
    result = run("index", inbox, tmp_path / "missing.txt")
    assert result.exit_code == 1
    assert f"refused: {tmp_path / 'missing.txt'}: " in result.stderr
    assert "1 new" in result.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    """A file and a folder without permissions."""
    locked = written(tmp_path / "locked.txt", "x")
    locked.chmod(0)
    result = run("index", locked, written(tmp_path / "good.jsonl", line("good")))
    assert result.exit_code == 1
    assert f"refused: {locked}: " in result.stderr
    assert "1 new" in result.stdout


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("word " * 2000, 2),
        ("", 2),
        ("?!.,;:", 1),
        ('""', 1),
        ("🔥", 1),
        ("-", 1),
        ("\\", 1),
        ("title:", 1),
        ('"unbalanced', 0),
        ("(((((Daesh", 0),
        ("Daesh)))))", 0),
        ("Daesh 🔥", 0),
        ("\u202eDaesh", 0),
        ("داعش", 0),
        ("Daesh\x00", 0),
        ("a\x01\x1b[31mb", 0),
        ("Daesh~99", 0),
        ("date:[2014 TO", 0),
        ("Daesh^99999999999", 0),
    ],
)
def test_a_strange_query_is_answered_or_refused_in_a_sentence(
    tmp_path: Path, query: str, code: int
) -> None:
    """Exit code 0, 1 or 2; one JSON value or nothing on standard output."""
    run("index", written(tmp_path / "good.jsonl", line("good")))
    result = run("search", "--json", "--", query)
    assert result.exit_code == code, result.output
    if code:
        assert (result.stdout, "Error: " in result.stderr) == ("", True)
    else:
        assert isinstance(json.loads(result.stdout), dict)


@pytest.mark.parametrize(
    "engine",
    [
        "pigeon:",
        "pigeon",
        "pigeon://127.0.0.1:1/x",
    ],
)
def test_an_engine_that_is_none_leaves_no_archive_that_will_not_open(
    tmp_path: Path, engine: str
) -> None:
    """It is named; the same folder is good the next time."""
    good = written(tmp_path / "good.jsonl", line("good"))
    result = run("--engine", engine, "index", good)
    assert result.exit_code in (1, 2)
    assert engine.partition(":")[0] in result.stderr
    assert run("index", good).exit_code == 0


def test_ctrl_c_stops_with_130_and_what_was_added_stays(tmp_path: Path, archive: Path) -> None:
    """No traceback; the archive is sound and takes the rest the next time."""
    file = written(tmp_path / "many.jsonl", "".join(line(f"n{n}") for n in range(20_000)))
    command = ["-c", "from service.cli import main; main()", "index", str(file), "--workers", "1"]
    process = subprocess.Popen(
        [sys.executable, *command],
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
        # A shell ignores the signal for what it runs in the background, and children inherit that.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    until = time.monotonic() + 30
    while not (archive / "archive.sqlite").exists() and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)  # anywhere between the tables' making and the first batches
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert "Traceback" not in told
    checked = run("check")
    assert checked.exit_code == 0, checked.output
    assert run("index", written(tmp_path / "good.jsonl", line("good"))).exit_code == 0


@pytest.mark.parametrize("module", ["service.cli", "service.cli.search"])
def test_ctrl_c_while_the_commands_load_is_told_too(module: str) -> None:
    """They take a second."""
    script = f"""
import sys
class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupted())
from service.__main__ import main
main()
"""
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", script, "search", "Daesh"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "stopped\n")


def test_control_characters_in_a_name_do_not_reach_the_terminal(tmp_path: Path) -> None:
    """A file may be called anything."""
    bad = written(tmp_path / "red\x1b[31m\nname.txt", "")
    for command in ("index", "clean"):
        result = run(command, bad)
        assert "\x1b" not in result.output
        assert len(told(result).splitlines()) == 1


def test_an_archive_that_is_a_file_is_said_once(tmp_path: Path) -> None:
    """By every command that needs one, the server too; nothing else is printed."""
    file = written(tmp_path / "file", "")
    for command in (("index", file), ("search", "x"), ("check",), ("rebuild",), ("serve",)):
        result = run("--archive", file, *command)
        assert (result.exit_code, result.stdout) == (1, "")
        assert len(result.stderr.splitlines()) == 1
        assert str(file) in result.stderr


def test_a_port_in_use_is_said_in_a_sentence() -> None:
    """Exit code 1, without the backtrace of the server's library."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = ["-c", "from service.cli import main; main()", "serve", "--port", port]
        done = subprocess.run(
            [sys.executable, *command, "--workers", "1"],
            capture_output=True,
            text=True,
            timeout=60,
            cwd=Path(__file__).parents[1],
        )
    assert done.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
    assert "backtrace" not in done.stderr


def test_check_tells_machines_too(tmp_path: Path) -> None:
    """One JSON object a line."""
    run("index", written(tmp_path / "good.jsonl", line("good")))
    told = [json.loads(one) for one in run("check", "--json").stdout.splitlines()]
    assert [one["fault"] for one in told] == [False] * len(told)
    assert told


def test_nothing_an_article_holds_is_obeyed_by_a_terminal(tmp_path: Path) -> None:
    """Not by search, clean, nor the list of what was kept out; titles lose it when they come in."""
    evil = "\u001b]0;owned\u0007\u009b31m\u202edevil"
    told = {"title": f"Bridge {evil}", "source": f"Gazette {evil}", "text": f"The bridge {evil}"}
    kept_out = written(tmp_path / "b.jsonl", line("kept", **told, clean=True))
    run("index", written(tmp_path / "a.jsonl", line("in", **told)), kept_out)
    page = written(tmp_path / "page.txt", f"The bridge {evil} was left on Tuesday.\n" * 3)
    for command in (("search", "bridge"), ("check", "--quarantine"), ("clean", page, "--audit")):
        shown = run(*command).stdout
        assert "bridge" in shown.casefold()
        assert not set("\u001b\u0007\u009b\u202e") & set(shown)
    (hit,) = json.loads(run("search", "bridge", "--json").stdout)["hits"]
    assert hit["article"]["title"] == "Bridge ]0;owned 31m devil"
