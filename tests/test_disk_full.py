"""A disk that is full: said in a sentence, nothing accepted is lost, and room made is enough."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = """
set -e
mount -t tmpfs -o size=3m tmpfs "$1"
if $PY -c "$FILL" "$1/archive" > "$1.accepted" 2> "$1.told"
then echo "it was never full"; exit 9; fi
mount -o remount,size=80m "$1"
$PY -c "$CHECK" "$1/archive" < "$1.accepted"
"""
FILL = """
import sys
from pathlib import Path
from index.archive import Archive
from index.errors import PressmarkError
from index.model import RawDocument
texts = (RawDocument(f"Flood {n} came. {n * 7919} {n * 104729} " * 40, False, str(n), id=str(n),
                     clean=False) for n in range(100_000))
try:
    with Archive.open(Path(sys.argv[1])) as archive:
        for added in archive.add(texts):
            print(added.id, flush=True)
except PressmarkError as error:
    sys.exit(str(error))
"""
CHECK = """
import sys
from pathlib import Path
from index.request import SearchRequest
from index.archive import Archive
with Archive.open(Path(sys.argv[1])) as archive:
    accepted = sys.stdin.read().split()
    assert len(accepted) > 60, len(accepted)
    assert all(archive.article(id) for id in accepted)
    assert archive.search(SearchRequest("flood")).total == archive.status().articles
    assert not any(finding.fault for finding in archive.check())
"""


def may_mount() -> bool:
    """Whether this user can make a small disk of his own."""
    if not shutil.which("unshare"):
        return False
    tried = ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(tried, capture_output=True).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="no disk of our own can be made here")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """After room was made everything accepted is there and found."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["unshare", "-m", "bash", "-c", SCRIPT, "bash", str(disk)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PY": sys.executable, "FILL": FILL,
             "CHECK": CHECK},
        capture_output=True,
        text=True,
    )  # fmt: skip
    told = (tmp_path / "disk.told").read_text()
    assert done.returncode == 0, done.stdout + done.stderr + told
    assert "Traceback" not in told
    assert "is full" in told
