"""The project's own rules about itself: names, layers, what the documents promise."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted([*ROOT.glob("index/**/*.py"), *ROOT.glob("service/**/*.py")])


@pytest.mark.parametrize("package", ["index", "service"])
def test_the_generic_package_names_are_ours_alone(package: str) -> None:
    """A stray distribution with one of these names would overwrite our files."""
    assert set(packages_distributions().get(package, ["pressmark"])) == {"pressmark"}


def test_imports_point_one_way() -> None:
    """The contracts of pyproject.toml hold."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_every_module_of_the_library_has_its_layer() -> None:
    """What is in no layer may import anything, unnoticed."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contracts = settings["importlinter"]["contracts"]
    layers = " | ".join(entry for contract in contracts for entry in contract.get("layers", []))
    placed = set(layers.split(" | "))
    for path in ROOT.glob("index/**/*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[-1] != "__init__":
            above = {".".join(parts[:length]) for length in range(2, len(parts) + 1)}
            assert above & placed, ".".join(parts)


def test_packages_of_the_library_export_only_what_they_define() -> None:
    """One name has one place, and none that a package takes from a module hides another module."""
    packages = {path.parent: _tree(path).body for path in ROOT.glob("index/**/__init__.py")}
    for path in [*SOURCES, *ROOT.glob("tests/*.py"), *ROOT.glob("benchmarks/*.py")]:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ImportFrom):
                above = path.parents[node.level - 1] if node.level else ROOT
                package = above.joinpath(*(node.module or "").split("."))
                modules = {inside.stem for inside in package.glob("*")}
                names, where = {alias.name for alias in node.names}, f"{path}:{node.lineno}"
                if package in packages:
                    assert names <= modules | _defined(packages[package]), where
                elif path.parent in packages and path.stem == "__init__":
                    assert names.isdisjoint(inside.stem for inside in path.parent.glob("*")), where


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _defined(body: list[ast.stmt]) -> set[str]:
    """The names that a module itself gives to functions, classes and values."""
    made = [node for node in body if isinstance(node, ast.Assign | ast.AnnAssign)]
    values = {each.id for node in made for each in ast.walk(node) if isinstance(each, ast.Name)}
    return values | {n.name for n in body if isinstance(n, ast.FunctionDef | ast.ClassDef)}


def test_the_library_reads_no_environment() -> None:
    """Only service/settings.py may."""
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if re.search(r"os\.environ|getenv", path.read_text(encoding="utf-8"))
    ]
    assert [path for path in readers if path.startswith("index/")] == []


def test_every_dependency_has_its_reason() -> None:
    """docs/dependencies.md and pyproject.toml name the same packages."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=\[ ]", entry)[0] for entry in project["dependencies"]}
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| ([a-z][a-z0-9-]+) \|", page, re.MULTILINE)) - {"package"}
    assert told == wanted


def test_every_dependency_is_used() -> None:
    """Nothing is installed that no module imports."""
    modules = {
        "readability-lxml": "readability",
        "flask-limiter": "flask_limiter",
        "prometheus-client": "prometheus_client",
        "ir-measures": "ir_measures",
        "opensearch-py": "opensearchpy",
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    for entry in project["dependencies"]:
        name = re.split(r"[<>=\[ ]", entry)[0]
        module = modules.get(name, name)
        imported = rf"^\s*(from|import) {module}\b|import_module\(\"{module}\b"
        assert re.search(imported, code, re.MULTILINE), name
