"""The page for those who count and compare: what it shows is done, with the sample articles."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from index.archive import Archive
from service.app import create_app
from service.cli import main
from service.settings import Settings

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "research.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"^```python\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line
    for block in re.findall(r"^```sh\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("research") / "archive"
    samples = str(ROOT / "seeds" / "articles")
    assert CliRunner().invoke(main, ["index", samples, "--archive", str(folder)]).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def client(archive: Path) -> Iterator[FlaskClient]:
    with Archive.open(archive) as opened:
        settings = Settings.from_env({"PRESSMARK_ARCHIVE": str(archive)})
        yield create_app(settings, opened).test_client()


@pytest.fixture(scope="module")
def desk(archive: Path, client: FlaskClient, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every command of the page was given; the curls to a client of the app."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "judged").mkdir()
    (folder / "judged" / "queries.jsonl").write_text('{"id": "1", "text": "Daesh bridge"}\n')
    best = client.get("/api/v1/search?q=Daesh+bridge").get_json()["hits"][0]["article"]["id"]
    (folder / "judged" / "qrels.tsv").write_text(f"1\t{best}\t2\n")
    for command in COMMANDS:
        words = shlex.split(command)
        into = words[words.index(">") + 1] if ">" in words else None
        if words[0] == "curl":
            response = client.get(words[2].removeprefix("http://127.0.0.1:8080"))
            assert response.status_code == 200, command
            told = response.get_data(as_text=True)
        else:
            given = words[1 : words.index(">")] if ">" in words else words[1:]
            given = [str(folder / w) if w in ("judged", "run.trec") else w for w in given]
            done = CliRunner().invoke(main, [*given, "--archive", str(archive)])
            assert done.exit_code == 0, (command, done.output)
            told = done.stdout
        (folder / (into or f"{words[1]}.out")).write_text(told, encoding="utf-8")
    return folder


def test_every_file_is_what_the_page_says(desk: Path) -> None:
    months = json.loads((desk / "months.json").read_text())
    counted = {facet: values for facet, values in months["facets"].items() if values}
    assert set(counted) == {"month", "source"}
    assert all(0 < value["count"] <= value["of"] for value in counted["month"])
    usage = json.loads((desk / "usage.json").read_text())
    assert {month["value"][:4] for form in usage["forms"] for month in form["months"]} <= {
        "2014",
        "2015",
    }
    assert "queries  1" in (desk / "eval.out").read_text()
    assert "ndcg_10  1.0000" in (desk / "eval.out").read_text()
    assert (desk / "run.trec").read_text().startswith("1 Q0 ")


def test_the_table_of_passages_slices_the_articles(
    desk: Path,
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(desk)
    exec(PROGRAMS[0], {})  # noqa: S102 - our own
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) > 20
    for row in rows:
        text = client.get(f"/api/v1/articles/{row['article']}").get_json()["text"]
        assert text[int(row["start"]) : int(row["end"])] == row["passage"]
        assert row["cite"]
    assert any(row["names"] for row in rows)


def test_a_sample_is_drawn_again_the_same_whatever_the_order(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    exec(PROGRAMS[1], {})  # noqa: S102 - our own
    first = capsys.readouterr().out
    lines = (desk / "daesh.jsonl").read_text().splitlines()
    (desk / "daesh.jsonl").write_text("\n".join(reversed(lines)) + "\n")
    exec(PROGRAMS[1], {})  # noqa: S102 - our own
    assert capsys.readouterr().out == first
    assert len(first.splitlines()) == 5


def test_what_the_readme_shows_is_what_one_sees(archive: Path) -> None:
    """Line by line, as far as it is shown."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(
        r"^    \$ \.venv/bin/pressmark (.+)\n((?:    .*\n|\n)+)", readme, re.MULTILINE
    )
    assert block is not None
    done = CliRunner().invoke(main, [*shlex.split(block[1]), "--archive", str(archive)])
    seen = done.stdout.splitlines()
    shown = [line.removeprefix("    ") for line in block[2].rstrip().splitlines()]
    for line, told in zip(seen, shown, strict=False):
        assert line.startswith(told.removesuffix("…").rstrip()), told
    assert len(shown) > 6
