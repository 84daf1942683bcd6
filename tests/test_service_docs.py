"""The documents promise what is there: settings, endpoints, commands, problems."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from itertools import pairwise
from pathlib import Path
from threading import Thread

import click
import pytest
from werkzeug.serving import make_server

from index.sources import SUFFIXES
from index.sources.wrapped import NAMES, plain
from service.cli import main
from service.keys import KeyFile
from service.openapi import OPERATIONS
from service.parameters import SearchParameters
from service.problems import PROBLEMS
from service.schemas.search import ArticleSummary, Hit, PassageHit, SearchAnswer
from service.settings import SETTINGS, Settings

from .serving import service
from .test_cli import commands
from .test_service_api import described

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def operations() -> str:
    """The page about running the service."""
    return (DOCS / "operations.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def api() -> str:
    """The page about the interface."""
    return (DOCS / "api.md").read_text(encoding="utf-8")


def test_every_setting_is_documented_as_it_is(operations: str) -> None:
    """Name, default and meaning, word for word."""
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default else "–"
        assert f"| `{setting.variable}` | {default} | {setting.help} |" in operations


def test_every_command_is_documented(operations: str) -> None:
    """With the sentence its help begins with."""
    for path in commands(main):
        command: click.Command | None = main
        for name in path:
            assert isinstance(command, click.Group)
            command = command.get_command(click.Context(command), name)
        assert command is not None
        told = (command.help or "").splitlines()[0].rstrip(".")
        assert f"| `pressmark {' '.join(path)}` | {told} |" in operations


def test_every_endpoint_is_documented(api: str) -> None:
    """By its address."""
    for operation in OPERATIONS:
        path = operation.path
        if path.startswith("/api/v1/search."):
            path = path.removeprefix("/api/v1")
        assert path in api


def test_every_parameter_of_a_search_is_documented(api: str) -> None:
    """By its name."""
    for name in SearchParameters().fields:
        assert f"`{name}`" in api


def test_every_file_and_field_that_is_taken_is_documented(operations: str) -> None:
    """By its suffix and by each of its names."""
    for suffix in SUFFIXES:
        assert f"`{suffix}`" in operations
    (section,) = re.findall(r"^## What `press.+?(?=^## )", operations, re.MULTILINE | re.DOTALL)
    told = {plain(name) for name in re.findall(r"`([a-z_]+)`", section)}
    for field, names in NAMES.items():
        assert told.issuperset(set(names) - {field})


def test_every_metric_is_documented(operations: str, tmp_path: Path) -> None:
    """By its name, and none that is not there."""
    (section,) = re.findall(r"^### Metrics.+?(?=^### )", operations, re.MULTILINE | re.DOTALL)
    with service(tmp_path) as app:
        told = app.test_client().get("/metrics").get_data(as_text=True)
    there = set(re.findall(r"^# TYPE (pressmark_\w+) ", told, re.MULTILINE))
    there = {name for name in there if not name.endswith("_created")}
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == there


def test_every_problem_is_documented(api: str) -> None:
    """With its status and advice."""
    for code, kind in PROBLEMS.items():
        assert f"| `{code}` | {kind.status} | {kind.title}. {kind.advice} |" in api


def test_the_answer_that_is_shown_is_as_described(api: str) -> None:
    """Nothing is missing in it, nothing invented."""
    (shown,) = re.findall(r"^```json\n(.+?)^```", api, re.MULTILINE | re.DOTALL)
    answer = json.loads(shown)
    described("get", "/api/v1/search").validate(answer)
    (hit,) = answer["hits"]
    assert set(hit["article"]) == set(ArticleSummary().fields)
    for part, schema in ((answer, SearchAnswer), (hit, Hit), (hit["passages"][0], PassageHit)):
        assert set(part) | {"explain"} == set(schema().fields) | {"explain"}


def test_the_program_that_is_shown_gets_every_hit(
    api: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a real server, in pages of one."""
    (program,) = re.findall(r"^```python\n(.+?)^```", api, re.MULTILINE | re.DOTALL)
    with service(tmp_path) as app:
        server = make_server("127.0.0.1", 0, app, threaded=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            here = program.replace(":8080", f":{server.server_port}")
            exec(here.replace("limit=50", "limit=1"), {})  # noqa: S102 - our own
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
    told = capsys.readouterr().out.splitlines()
    assert [line.split(" ", 1)[1] for line in told if line[0] != " "] == [
        "The Gazette Daesh gives up the bridge",
        "Evening Post Market opens again",
    ]
    assert told[1].split() == ["Daesh", "ISIL"]


def test_every_curl_that_is_shown_does_what_it_is_shown_for(tmp_path: Path) -> None:
    """Those of the README and of the page about the interface, with a key for ``$KEY``."""
    pages = (DOCS.parent / "README.md", DOCS / "api.md")
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages).replace("\\\n", " ")
    shown = re.findall(r"^\s*(?:\$ )?(curl .+)$", text, re.MULTILINE)
    assert len(shown) >= 3
    with service(tmp_path) as app:
        key = KeyFile(tmp_path).create("desk", ("read", "write"))
        for command in shown:
            *options, address = shlex.split(command.replace("$KEY", key))[1:]
            given = dict(
                option.split(": ", 1) for flag, option in pairwise(options) if flag == "-H"
            )
            data = options[options.index("-d") + 1] if "-d" in options else None
            response = app.test_client().open(
                address.removeprefix("http://127.0.0.1:8080"),
                method="POST" if data else "GET",
                headers=given,
                data=data,
            )
            said = response.get_data(as_text=True)
            response.close()
            assert response.status_code in (200, 201), (command, said)


def test_what_the_first_five_minutes_name_is_there() -> None:
    """The commands, and the sample article that one of them reads."""
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    minutes = readme.partition("## Five minutes")[2].partition("\n## ")[0]
    shown = re.findall(r"^    pressmark (\w+)", minutes, re.MULTILINE)
    assert {"search", "clean", "index", "serve"} <= set(shown)
    assert set(shown) <= {path[0] for path in commands(main)}
    (sample,) = re.findall(r"seeds/\S+", minutes)
    assert (DOCS.parent / sample).is_file()


def test_the_unit_that_is_shown_is_one(operations: str, tmp_path: Path) -> None:
    """Its settings are ours, and systemd takes it where there is one."""
    (unit,) = re.findall(r"^```ini\n(.+?)^```", operations, re.MULTILINE | re.DOTALL)
    parser = ConfigParser(strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit)
    service_part = parser["Service"]
    name, _, archive = service_part["Environment"].partition("=")
    assert name in {setting.variable for setting in SETTINGS}
    assert archive.startswith(f"/var/lib/{service_part['StateDirectory']}/")
    assert service_part["ExecStart"].endswith("/pressmark serve")
    if analyze := shutil.which("systemd-analyze"):
        here = unit.replace("/opt/pressmark/bin/pressmark", sys.executable)
        here = here.replace("User=pressmark", "User=root")
        path = tmp_path / "pressmark.service"
        path.write_text(here, encoding="utf-8")
        done = subprocess.run([analyze, "verify", path], capture_output=True, text=True)
        assert "pressmark.service" not in done.stderr, done.stderr


def test_the_proxy_that_is_shown_may_send_what_the_service_takes(operations: str) -> None:
    (shown,) = re.findall(r"^```nginx\n(.+?)^```", operations, re.MULTILINE | re.DOTALL)
    (megabytes,) = re.findall(r"client_max_body_size (\d+)m;", shown)
    assert int(megabytes) == Settings.from_env({}).max_body_mb
    for forwarded in ("For", "Host", "Proto"):  # what ProxyFix is told to believe
        assert shown.count(f"X-Forwarded-{forwarded} ") == 1
    assert "proxy_set_header" not in shown[shown.index("location") :]  # or it would inherit none


def _headings(page: Path) -> set[str]:
    """The places in a page that can be linked to, as GitHub names them."""
    lines = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    found = re.findall(r"^#+ (.+)$", lines, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in found}


def test_every_link_of_the_documents_leads_somewhere() -> None:
    """To a file that is there, and to a heading in it."""
    root = DOCS.parent
    pages = [*root.glob("*.md"), *DOCS.rglob("*.md"), *root.glob("seeds/*.md")]
    links = [
        (page, *re.fullmatch(r"([^#]*)#?(.*)", link).groups())  # type: ignore[union-attr]
        for page in pages
        for link in re.findall(r"\]\(([^()\s]+)\)", page.read_text(encoding="utf-8"))
        if "://" not in link
    ]
    assert len(links) > 100
    for page, name, heading in links:
        target = page.parent / name if name else page
        assert target.exists(), (page.name, name)
        assert not heading or heading in _headings(target), (page.name, name, heading)
