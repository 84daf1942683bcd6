"""The decisions have one form, and whatever refers to one, or to another page, leads there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "adr"
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
PARTS = ("Status", "Context", "Decision", "Consequences")
WRITTEN = ("*.md", "*.py", "*.html", "*.toml", "*.yaml", "*.txt")  # where a decision is spoken of


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name[:4])
def test_a_decision_has_a_number_and_four_parts(path: Path) -> None:
    """As headings or at the beginning of a paragraph, and something in each; on one page."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(path.name[:4])}. ")
    for part in PARTS:
        here = rf"^(## {part}\n+|\*\*{part}\b[^*]*\*\*\s+|\*?\*?{part}:\*?\*? )\S"
        assert re.search(here, text, re.MULTILINE), part
    assert len(text.splitlines()) <= 70


def test_no_two_decisions_have_a_number() -> None:
    """They are spoken of by it."""
    numbers = [path.name[:4] for path in DECISIONS]
    assert len(set(numbers)) == len(numbers) > 30


def test_the_list_has_every_decision_once_and_says_what_it_is() -> None:
    """One line each, with its number; not its title again."""
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[(\d+)\]\(([^)]+)\) \| (.+) \|$", listed, re.MULTILINE)
    assert sorted(name for _, name, _ in rows) == [path.name for path in DECISIONS]
    for number, name, decided in rows:
        title = (FOLDER / name).read_text(encoding="utf-8").splitlines()[0]
        assert title.startswith(f"# {number}. "), name
        assert decided.endswith(".")
        assert decided[:-1] not in title


def test_who_speaks_of_a_decision_speaks_of_one_that_is_there() -> None:
    """By its file ("docs/adr/0001", with the rest of its name or not) or by its number."""
    names = [path.name for path in DECISIONS]
    lost, found = [], 0
    for path, text in _texts():
        for spoken in re.findall(r"\badr/(\d{4}[-\w]*(?:\.md)?)", text):
            found += 1
            if not any(name.startswith(spoken) for name in names):
                lost.append((path.name, spoken))
        for number in re.findall(r"\bADRs?\s(\d+)", text):
            if not any(int(name[:4]) == int(number) for name in names):
                lost.append((path.name, number))
    assert not lost
    assert found > 50


def _texts() -> Iterator[tuple[Path, str]]:
    folders = [ROOT / name for name in ("index", "service", "tests", "benchmarks", "docs")]
    paths = [path for folder in folders for kind in WRITTEN for path in folder.rglob(kind)]
    for path in [*paths, *ROOT.glob("*.md"), ROOT / "pyproject.toml"]:
        yield path, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    """To a file of the repository, and to a heading in it if it names one."""
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        name, _, heading = target.partition("#")
        aim = page.parent / name if name else page
        if re.match(r"\w+:", target):
            continue
        if not aim.exists() or (heading and heading not in _headings(aim)):
            lost.append(target)
    assert not lost


def _headings(page: Path) -> set[str]:
    """The places of a page, by the names GitHub gives them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
