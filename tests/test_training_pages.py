"""Pages made up for training say what they were told to, and know of every line what it is."""

import gzip
import json
import random
import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.line_frames import Frame, Shelf, framed
from benchmarks.line_grammar import Line, Rules, Writer, read_rules
from benchmarks.line_splices import Article, articles

RULES = read_rules()
NAMED = re.compile(r"<([a-z-]+)>|(?:^|[ +~>])@([a-z-]+)")
THINGS = ("bridges", "parks", "schools", "harbours", "libraries", "markets", "trams", "parking")


def chance(seed: int = 1) -> random.Random:
    """Luck that comes again."""
    return random.Random(seed)  # noqa: S311


def paragraph(article: int, place: int) -> str:
    """Two sentences that stand nowhere else; digits alone would not tell them apart."""
    town = "".join("abcdefghij"[int(digit)] for digit in f"{article}{place}").capitalize()
    return (
        f"The council of {town} voted on a plan for {THINGS[article % 8]} on Monday evening. "
        f"It had been in the making for years, and the people of {town} had long asked for it."
    )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Forty records of four sources, ten paragraphs each, and no paragraph in two of them."""
    path = tmp_path / "archive.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for number in range(10, 50):
            title = f"Council {number} decides on {THINGS[number % 8]} after a long debate"
            text = "\n\n".join(paragraph(number, place) for place in range(10))
            record = {"source": f"Paper {number % 4}", "title": title, "text": text}
            file.write(json.dumps(record) + "\n")
    return path


def test_rules_name_only_what_is_known(archive: Path) -> None:
    """A name is a rule or something the article tells."""
    shelf = Shelf(articles(archive))
    told = Frame(shelf.all[0], shelf, RULES, chance()).writer.words
    lines = [line for ways in RULES.built.values() for way in ways for line in way]
    lines += [line for ways in RULES.said.values() for line in ways]
    names = {name for line in lines for pair in NAMED.findall(line) for name in pair if name}
    slots = {
        name
        for line in lines
        if line.startswith("ARTICLE ")
        for name in line.removeprefix("ARTICLE ").replace("|", " ").split()
    }
    assert len(RULES.built["site"]) > 30
    known = RULES.said.keys() | RULES.built.keys() | told.keys()
    assert {name.removeprefix("own-") for name in names} <= known
    assert slots <= RULES.built.keys()
    assert RULES.said.keys() & RULES.built.keys() == {"site"}
    assert not [line for line in lines if "@site" in line.split()]
    assert RULES.said.keys() | RULES.built.keys() <= names | slots | {
        name.removeprefix("own-") for name in names
    } | {"site", "body"}


def test_nothing_of_the_notation_is_left_in_a_page(archive: Path) -> None:
    """Choices are made, names unfolded, marks taken off; empty lines are empty."""
    pages = framed(archive, 150)
    lines = [line for page in pages for line in page.lines]
    assert not [
        line for line in lines if re.search(r"[{}]|<[a-z-]+>|^[+~] |\?\d+ |@[a-z-]+ \d", line)
    ]
    assert all(line == " ".join(line.split()) for line in lines)


def test_of_every_line_it_is_known_what_it_is(archive: Path) -> None:
    """Sentences of the article are body, the headline is the title, teasers are neither."""
    known = {one.title: one.lines for one in articles(archive)}
    told, others = 0, 0
    for page in framed(archive, 60):
        assert len(page.lines) == len(page.labels) == len(page.titles) == len(page.wanted)
        (title,) = {page.lines[at] for at in np.flatnonzero(page.titles)}
        own = set(known[title])
        kept = [at for at, line in enumerate(page.lines) if line in own]
        told += bool(kept)
        assert all(page.wanted[at] == 1 for at in kept)
        teasers = [at for at, line in enumerate(page.lines) if line in known and line != title]
        assert not any(page.wanted[at] == 1 for at in teasers)
        others += len(teasers)
    assert told > 50
    assert others > 60


def test_a_first_letter_may_stand_alone(archive: Path) -> None:
    """Both parts are of the next paragraph of the article."""
    shelf = Shelf(articles(archive))
    frame = Frame(shelf.all[0], shelf, RULES, chance())
    first, rest, _ = frame.writer.build("capital")
    assert (len(first.text), first.kind, rest.kind) == (1, "body", "body")
    assert first.text + rest.text == shelf.all[0].lines[0]


def test_no_article_is_akin_to_itself() -> None:
    """Of a word no other headline has, any article is as near; one alone has no other."""
    rare, *rest = (Article(title, [], []) for title in ("Zeppelins", *"abcdefgh"))
    shelf, luck = Shelf([rare, *rest]), chance()
    assert sum(shelf.another(rare, luck) is rare for _ in range(300)) < 60


def test_what_was_torn_apart_is_whole_again(archive: Path) -> None:
    """Halves of a paragraph, the words between them, and a first letter that stands alone."""
    shelf = Shelf(articles(archive))
    frame = Frame(shelf.all[0], shelf, RULES, chance())
    first, second, third = shelf.all[0].lines[:3]
    assert frame.writer.say("<half> <link> <other-half>") == first
    assert frame.writer.say("<half> <other-half>") == second
    letter, rest = frame.writer.say("<drop-cap>"), frame.writer.say("<drop-rest>")
    assert (len(letter), letter + rest) == (1, third)
    assert not frame.cut


def test_the_same_seed_makes_the_same_pages(archive: Path) -> None:
    """And another seed makes others."""
    first, again, other = framed(archive, 5), framed(archive, 5), framed(archive, 5, seed=12)
    assert [page.lines for page in first] == [page.lines for page in again]
    assert [page.lines for page in first] != [page.lines for page in other]


def test_marks_and_chances_of_a_rule() -> None:
    """A mark comes before a chance; a rule of several lines ends in an empty one."""
    ways = {"way": [["+ a {b|b}", "~ <word>", "> ?100 d", "?0 never", "@word 1-1"]]}
    writer = Writer(Rules({"word": ["c"]}, ways), chance(), {})
    assert list(writer.build("way")) == [
        Line("a b", "body"), Line("c", "unknown"), Line("d", "comment"), Line("c"), Line(""),
    ]  # fmt: skip


def test_a_name_of_a_page_stays_the_same() -> None:
    """``own-`` asks once."""
    writer = Writer(Rules({"one": [str(n) for n in range(99)]}, {}), chance(), {})
    assert len({writer.say("<own-one>") for _ in range(20)}) == 1
    assert len({writer.say("<one>") for _ in range(20)}) > 5


def test_a_line_before_the_first_rule_is_an_error(tmp_path: Path) -> None:
    """The file is named."""
    (tmp_path / "a.txt").write_text("stray\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt"):
        read_rules(tmp_path)
