"""The decisions are all written down in the same four parts."""

import re
from pathlib import Path

import pytest

DECISIONS = sorted((Path(__file__).parents[1] / "docs" / "adr").glob("[0-9]*.md"))
PARTS = ("Status", "Context", "Decision", "Consequences")


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name[:4])
def test_a_decision_has_a_number_and_four_parts(path: Path) -> None:
    """As headings or at the beginning of a paragraph, and something in each."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(path.name[:4])}. ")
    for part in PARTS:
        here = rf"^(## {part}\n+|\*\*{part}\b[^*]*\*\*\s+|\*?\*?{part}:\*?\*? )\S"
        assert re.search(here, text, re.MULTILINE), part


def test_no_two_decisions_have_a_number() -> None:
    """They are spoken of by it."""
    numbers = [path.name[:4] for path in DECISIONS]
    assert len(set(numbers)) == len(numbers) > 0
