"""How far a long command is, as somebody at a terminal sees it."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from index import snapshots
from index.archive import Archive
from index.model import RawDocument


def shown_on_a_terminal(*arguments: object) -> tuple[str, str]:
    """What a command writes to its standard output, and to a terminal beside it."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "service", *map(str, arguments)]
    settings = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=settings) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:  # its other end is closed
                break
            if not more:
                break
            seen += more
        told = process.stdout.read() if process.stdout else b""
    os.close(ours)
    assert process.returncode == 0, seen
    return told.decode(), seen.decode()


@pytest.mark.parametrize(
    ("command", "steps"),
    [
        (["snapshot", "copy"], ["pages copied"]),
        (["restore", "taken"], ["snapshot checked", "articles analysed", "put in place"]),
        (["rebuild"], ["articles analysed", "index written"]),
        (["rebuild", "--clean"], ["articles cleaned", "articles analysed"]),
    ],
)
def test_long_commands_show_what_they_do_and_how_long_it_will_take(
    tmp_path: Path, command: list[str], steps: list[str]
) -> None:
    """Each step by its name, and the time that is left; on standard output only the result."""
    folder = tmp_path / "archive"
    with Archive.open(folder) as archive:
        text = "The harbour was closed on Friday because of a storm, the office said. " * 3
        list(archive.add([RawDocument(text, False, "a", id="a", source="Gazette")]))
    if command[0] == "restore":
        snapshots.take(folder, tmp_path / "taken")
        folder = tmp_path / "new"
    named = [tmp_path / word if word in ("copy", "taken") else word for word in command]
    told, seen = shown_on_a_terminal(*named, "--archive", folder)
    for step in steps:
        assert step in seen
    assert "left" in seen
    assert "left" not in told
