"""Texts in Markdown, and with lynx's numbers, are cleaned as if they had no marks."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean
from index.cleaning.markup import unmarked
from index.cleaning.normalise import UNSEEN, tidy
from index.model import CleanDocument, Label, RawDocument
from tests.test_cleaning_text import FOOTER, MENU, PARAGRAPHS

TITLE = "Cracks in rebuilt wall close the northern quay"
LINKED = (
    PARAGRAPHS[0].replace("northern quay", "[northern quay](https://harbour.example/quay)"),
    PARAGRAPHS[1].replace("old dock", '[**old** dock](/docks/old-dock_(1901) "The old dock")'),
    "> " + PARAGRAPHS[2].replace("Maria Lund", "**Maria Lund**"),
    PARAGRAPHS[3].replace("engineer's report", "_engineer's_ report").replace(".", r"\."),
    PARAGRAPHS[4].replace("next meeting", "*next meeting*"),
)
MARKDOWN = "\n\n".join(
    (
        "[![The Harbour Post](/logo.png)](https://harbour.example/)",
        "\n".join(f"  * [{item}](https://harbour.example/{item[:2]})" for item in MENU),
        f"# {TITLE}",
        "By [Ann Ray](https://harbour.example/ann) | (Harbour Post)",
        "![Divers at the wall](https://harbour.example/wall.jpg)",
        *LINKED,
        "## Most read",
        "\n".join(f"  * [{item}](/{index})" for index, item in enumerate(FOOTER[1:5])),
        FOOTER[-1],
    )
)


def cleaned(text: str) -> CleanDocument:
    return clean(RawDocument(text, False, "test"))


def shown(text: str) -> str:
    return tidy(unmarked(text))


def test_a_page_in_markdown_has_the_same_article() -> None:
    """Neither brackets nor addresses nor stars are in it, and its raw text is as it came."""
    document = cleaned(MARKDOWN)
    assert document.text == "\n\n".join(PARAGRAPHS)
    assert (document.title, document.author) == (TITLE, "Ann Ray")
    assert document.raw == MARKDOWN


def test_a_page_in_markdown_broken_at_a_width_has_the_same_article() -> None:
    """Where links were broken too: addresses at their hyphens."""
    broken = "\n".join(
        row
        for line in MARKDOWN.split("\n")
        for row in textwrap.wrap(line, 78, break_long_words=False) or [""]
    )
    assert cleaned(broken).text == "\n\n".join(PARAGRAPHS)


def test_every_line_of_a_page_in_markdown_is_labelled() -> None:
    """A picture alone on its line is one too; offsets slice the text as it came."""
    document = cleaned(MARKDOWN)
    rows = MARKDOWN.splitlines()
    assert [line.number for line in document.lines] == [
        number for number, row in enumerate(rows, 1) if row
    ]
    for line in document.lines:
        assert MARKDOWN[line.start : line.end] in rows[line.number - 1]
    body = [line for line in document.lines if line.label is Label.BODY]
    assert MARKDOWN[body[0].start : body[0].end] == LINKED[0]


def test_a_page_from_lynx_has_the_same_article() -> None:
    """Its links are numbered, and their addresses stand at its end."""
    words = [*MENU, "northern quay", "old dock", "engineer's report"]
    page = "\n\n".join((*MENU, TITLE, *PARAGRAPHS, *FOOTER))
    for number, word in enumerate(words, 1):
        page = page.replace(word, f"[{number}]{word}", 1)
    rows = "\n".join(
        row
        for line in page.split("\n")
        for row in textwrap.wrap(line, 76, initial_indent="   ", subsequent_indent="   ") or [""]
    )
    places = "\n".join(f"  {n}. https://harbour.example/{n}" for n in range(1, len(words) + 1))
    document = cleaned(f"{rows}\n\nReferences\n\n{places}\n")
    assert document.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("a [link](http://a.example/b) here", "a link here"),
        ("a [link](b.html), so", "a link, so"),
        ("a [link][12]; more", "a link; more"),
        ("before ![a picture](/p.png) after", "before after"),
        ("[![a picture](/p.png) words](/there)", "words"),
        ("**strong**, _soft_ and *so*", "strong, soft and so"),
        ("### A heading", "A heading"),
        (r"1\. the first\!", "1. the first!"),
        ("a snake_case_word and 2 * 3 * 4", "a snake_case_word and 2 * 3 * 4"),
        ("he [sic](2014) says [so] (again)", "he [sic](2014) says [so] (again)"),
    ],
)
def test_marks(marked: str, words: str) -> None:
    """Where two links say that a text is in Markdown."""
    links = "[One](/one) [Two](/two)"
    assert shown(f"{marked}\n{links}") == f"{words} One Two".strip()


@pytest.mark.parametrize(
    "text",
    [
        "He wrote **** and # and [sic] (2014) of it [1].",
        "# Posted by Ann at 4:15\n\n# Posted by Bo at 3:46",
        "# of movers\n# of hours\n[one](/link) alone",
        "As shown [1], and later[2][3], [4] and [5] of [6] them; see [7]",
        "See [1]Ann, [2]Bo, [3]Cy and [4]Di.",
        "2 * 3 * 4 > 5 _x_ **y**",
        *PARAGRAPHS,
    ],
)
def test_what_is_no_markup_is_left_alone(text: str) -> None:
    """Citations, old permalinks, code and sums."""
    assert unmarked(text) == text


@given(st.text(alphabet="ab [](!)#*_>-/\\\n\r1.", max_size=300))
def test_no_letter_moves(text: str) -> None:
    """Whatever the text is; only lines with nothing but pictures get a mark of their own."""
    text = "[a](/b) [c](/d)\n" + text
    found = unmarked(text)
    assert len(found) == len(text)
    assert all(a == b or b in UNSEEN + "!" for a, b in zip(text, found, strict=True))
    assert found.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "unit",
    ["[", "[](/", "![](a/", "![](a/)", "[a](/b/-\n", "[x](a.(", "* _", "> ", "[1]a", "_a", "\n##"],
)
def test_time_is_bounded(unit: str) -> None:
    """A megabyte of what might be marks takes a part of a second."""
    text = "[a](/b) [c](/d)\n" + unit * (1_000_000 // len(unit)) + "x"
    began = time.process_time()
    unmarked(text)
    assert time.process_time() - began < 5
