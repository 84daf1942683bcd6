"""Most names ask no guard, since no word beside them can make one answer: asked, none would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.aliases.guards import beside, evidence, scene
from index.aliases.guards.beside import BEHIND, LEADS, LONGER
from index.aliases.guards.beside import beside as flags
from index.aliases.matching import matcher
from index.aliases.tagger import Tagger
from index.aliases.words.looks import (
    CHANGES,
    LEADING,
    NOUN,
    SAYS_BEFORE,
    SAYS_BEHIND,
    TITLES,
    look,
)
from index.model import AnalysedText, Mention
from index.naming.live import shipped
from index.text.analysis import Analyzer

HERE = Path(__file__).parent
GUARDS = CHANGES | SAYS_BEFORE | SAYS_BEHIND | TITLES
ALL = LONGER | LEADS & ~BEHIND


def texts() -> Iterator[str]:
    """The sample articles, the sentences of the lists of names, and each near name alone."""
    for path in sorted((HERE.parent / "seeds" / "articles").glob("*.txt")):
        yield path.read_text(encoding="utf-8", errors="replace")
    for name in ("near_sentences", "meant", "homographs"):
        for line in (HERE / "names" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            yield re.sub(r"[\[\]]", "", line.rpartition("\t")[2])
    for path in sorted((HERE / "names").glob("near_names*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from line.partition(": ")[2].split(" | ")


def mentions() -> list[tuple[str, tuple[Mention, ...]]]:
    tagger, analyzer = shipped().tagger, Analyzer()
    return [
        (text, _mentions(tagger, AnalysedText(text, analyzer.analyse(text)))) for text in texts()
    ]


def _mentions(tagger: Tagger, text: AnalysedText) -> tuple[Mention, ...]:
    empty = AnalysedText("")
    return tagger.tag_article(empty, empty, text, empty, None).body


def _led(surface: str) -> int:
    """The flags of the word, and those of a small one that may be a noun behind a name."""
    return look(surface) | LEADING | NOUN * surface.islower()


@pytest.fixture(scope="module")
def usual() -> list[tuple[str, tuple[Mention, ...]]]:
    return mentions()


def test_guards_that_are_not_asked_would_not_answer(
    usual: list[tuple[str, tuple[Mention, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "look", lambda surface: look(surface) | GUARDS)
    monkeypatch.setattr(scene, "beside", lambda *asked: [f | ALL for f in flags(*asked)])
    monkeypatch.setattr(beside, "look", _led)
    asked = mentions()
    assert [one for one, other in zip(usual, asked, strict=True) if one != other] == []
    assert sum(len(found) for _, found in usual) > 5_000


@pytest.mark.parametrize("short", [0, 10_000])
def test_names_are_found_alike_with_arrays_and_without(
    short: int,
    usual: list[tuple[str, tuple[Mention, ...]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matcher, "_SHORT", short)
    found = mentions()
    assert [one for one, other in zip(usual, found, strict=True) if one != other] == []


def test_what_is_said_of_one_namesake_holds_for_those_that_are_alike(
    usual: list[tuple[str, tuple[Mention, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        evidence,
        "_said",
        lambda scene, one, name, looks, _: evidence._support(scene, one, name, looks),
    )
    asked = mentions()
    assert [one for one, other in zip(usual, asked, strict=True) if one != other] == []


def test_words_may_follow_one_another_with_nothing_between() -> None:
    """As where a script without spaces begins: behind a comma place there need be no mark."""
    empty = AnalysedText("", Analyzer().analyse(""))
    title = "d)Bouthaina Chaabane, Turingia中"
    written = AnalysedText(title, Analyzer().analyse(title))
    found = shipped().tagger.tag_article(written, empty, empty, empty, None)
    assert [title[one.start : one.end] for one in found.title] == ["Bouthaina Chaabane", "Turingia"]
