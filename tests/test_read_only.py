"""An archive in a folder that cannot be written to: searched, read and served, never changed."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from index.archive import Archive

from .serving import ARTICLES, raw

pytestmark = pytest.mark.skipif(
    os.geteuid() == 0 and not shutil.which("setpriv"), reason="root cannot step down here"
)
ROOT = Path(__file__).parents[1]
_LONGEST = 120.0  # seconds that a child may take
# Root may write anywhere, unless it has given that power up.
POWERLESS = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []

SEARCH = """
import sys
from pathlib import Path
from index.archive import Archive
from index.request import SearchRequest
with Archive.open(Path(sys.argv[1]), background=True) as archive:
    for line in sys.stdin:
        hits = archive.search(SearchRequest(line.strip())).hits
        print(*sorted(hit.article.id for hit in hits), flush=True)
    print(len(archive.article("bridge").mentions) > 0, archive.names.counts("islamic-state") != ())
"""
SERVE = """
import sys
from service.app import create_app
from service.settings import Settings
client = create_app(Settings.from_env({"PRESSMARK_ARCHIVE": sys.argv[1]})).test_client()
print(*(client.get(path).status_code for path in ("/readyz", "/?q=Daesh", "/names/new")))
key = {"Authorization": "Bearer " + sys.argv[2]}
answer = client.post("/api/v1/articles", json={"text": "More.", "clean": False}, headers=key)
print(answer.status_code, answer.get_json()["type"])
print(client.delete("/api/v1/articles/bridge", headers=key).status_code)
"""
COMMANDS = """
import sys
from service.cli import main
for command in sys.argv[2:]:
    try:
        main([*command.split(), "--archive", sys.argv[1]])
    except SystemExit as end:
        print(command, end.code)
"""


@pytest.fixture(params=["tantivy:", "whoosh:"])
def folder(request: pytest.FixtureRequest) -> Iterator[Path]:
    """An archive that the children of this test may read but not write to."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "archive"
        Path(made).chmod(0o755)
        with Archive.open(folder, request.param) as archive:
            list(archive.add(map(raw, ARTICLES)))
        protect(folder)
        yield folder
        protect(folder, write=stat.S_IWUSR)


def protect(folder: Path, *, write: int = 0) -> None:
    """Take away the right to write, or give it back."""
    for path in (folder, *folder.rglob("*")):
        path.chmod((0o555 if path.is_dir() else 0o444) | write)


def child(code: str, *arguments: object) -> subprocess.Popen[str]:
    """This code as a user who may not write there; killed if it does not end by itself."""
    started = subprocess.Popen(
        [*POWERLESS, sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    ending = Timer(_LONGEST, started.kill)
    ending.daemon = True
    ending.start()
    return started


def files(folder: Path) -> dict[str, bytes]:
    """Everything in it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_it_is_searched_and_read(folder: Path) -> None:
    """By any name; and nothing in the folder changes."""
    before = files(folder)
    out, err = child(SEARCH, folder).communicate("ISIL\nmeadows\n")
    assert out.splitlines() == ["bridge market", "river", "True True"], err
    assert files(folder) == before


def test_it_is_served_and_says_what_it_cannot_do(folder: Path) -> None:
    """403 ``read-only`` to those who would write."""
    from service.keys import KeyFile

    protect(folder, write=stat.S_IWUSR)
    key = KeyFile(folder).create("desk", ("write",))
    protect(folder)
    (folder / "keys.json").chmod(0o444)
    out, err = child(SERVE, folder, key).communicate()
    assert out.splitlines()[-3:] == ["200 200 200", "403 /problems/read-only", "403"], out + err


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to somebody else")
def test_another_users_archive_is_searched_and_served(tmp_path: Path) -> None:
    """With the rights its files have by themselves; the keys are for their owner alone."""
    from service.keys import KeyFile

    folder = tmp_path / "archive"
    for made in (tmp_path, *list(tmp_path.parents)[:2]):
        made.chmod(0o755)
    with Archive.open(folder) as archive:
        list(archive.add(map(raw, ARTICLES)))
    KeyFile(folder).create("desk", ("write",))
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 65534, 65534)
    out, err = child(SEARCH + SERVE, folder, "none").communicate("ISIL\nmeadows\n")
    assert out.splitlines()[:4] == ["bridge market", "river", "True True", "200 200 200"], out + err
    assert stat.S_IMODE((folder / "keys.json").stat().st_mode) == 0o600


def test_commands_that_write_say_why_they_cannot(folder: Path) -> None:
    """One sentence, exit code 1."""
    out, err = child(COMMANDS, folder, "index seeds/articles", "rebuild").communicate()
    assert {"index seeds/articles 1", "rebuild 1"} <= set(out.splitlines()), out + err
    assert err.count(f"{folder} cannot be written to") == 2
    assert len(err.strip().splitlines()) == 2


def test_what_another_process_adds_is_found(folder: Path) -> None:
    """One that may write, while the reader goes on: before, during and after."""
    reader = child(SEARCH, folder)
    assert reader.stdin is not None
    assert reader.stdout is not None

    def asks(text: str) -> str:
        print(text, file=reader.stdin, flush=True)
        answer = reader.stdout.readline()  # type: ignore[union-attr]
        assert answer, reader.communicate()[1]
        return answer.strip()

    assert asks("mayor") == "bridge river"
    protect(folder, write=stat.S_IWUSR)
    with Archive.open(folder) as archive:
        list(archive.add([raw({"id": "a", "title": "Mayor", "text": "The mayor resigned."})]))
        assert asks("mayor") == "a bridge river"
        list(archive.add([raw({"id": "b", "title": "Mayor", "text": "A mayor was found."})]))
        assert asks("mayor") == "a b bridge river"
    assert asks("mayor") == "a b bridge river"
    with Archive.open(folder) as archive:
        archive.remove("a")
    assert asks("mayor") == "b bridge river"
    reader.communicate()
