"""Generates pages as sites of 2010 to 2026 would show an article of an archive, for training.

The collections have few modern page layouts. ``benchmarks/frames/*.txt`` has rules for what
surrounds and interrupts a text on various kinds of sites. An article of an archive is put into it:
its title, its paragraphs, and sometimes other content (lists, questions and answers, results,
ingredients). Headlines and teasers are those of other articles. The label of each line follows from
the rule that made it.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.line_grammar import Line, Rules, Writer, read_rules
from benchmarks.line_pages import Record
from benchmarks.line_splices import Article, Draft, add_line, articles
from index.cleaning.normalise import ends_like_a_sentence

SECOND = 0.05  # share of pages with the next story below the article
RELATED = 0.3  # share of headlines with a word of the page's headline
OTHERWISE = 0.35  # share of articles with other content than paragraphs
BETWEEN = 0.13  # mean share of gaps between blocks with an interruption
LEAST, MOST = 12, 120  # words of a paragraph that is taken from another article
LABELS = {"body": 1, "unknown": 1, "comment": 2}
HANDLES = ("newsfan", "jsmith", "truthteller", "mk_1978", "oldtimer", "ann_b", "reporter92")
HOSTS = ("example.com", "example.org", "news.example", "example.co.uk")
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]+){0,2}")
_SENTENCE = re.compile(r"(?<=[.!?”\"]) (?=[A-Z“\"])")


def framed(archive: Path, count: int, seed: int = 11) -> list[Record]:
    """``count`` generated pages, each with an article of the archive."""
    chance, rules, shelf = random.Random(seed), read_rules(), Shelf(articles(archive))  # noqa: S311
    return [Frame(chance.choice(shelf.all), shelf, rules, chance).page() for _ in range(count)]


class Shelf:
    """The articles of an archive, and which of them share a longer word in their headlines."""

    def __init__(self, known: list[Article]) -> None:
        self.all, self.about = known, defaultdict(list)
        for one in known:
            for word in self.topics(one):
                self.about[word].append(one)

    @staticmethod
    def topics(article: Article) -> list[str]:
        return sorted({word.lower() for word in article.title.split() if len(word) > 5})

    def another(self, article: Article, chance: random.Random) -> Article:
        topics = self.topics(article)
        if topics and chance.random() < RELATED:
            akin = chance.choice(self.about[chance.choice(topics)])
            if akin is not article:  # often it is the only one with a rare word
                return akin
        return chance.choice(self.all)


def passages(article: Article) -> list[str]:
    lines = zip(article.lines, article.recurs, strict=True)
    return [line for line, recurs in lines if not recurs and is_passage(line)]


def is_passage(line: str) -> bool:
    return ends_like_a_sentence(line) and LEAST <= len(line.split()) <= MOST


class Frame:
    """One page while it is generated."""

    def __init__(self, article: Article, shelf: Shelf, rules: Rules, chance: random.Random) -> None:
        self.article, self.shelf, self.chance = article, shelf, chance
        self.rest = iter(list(zip(article.lines, article.recurs, strict=True)))
        self.pool: list[str] = []
        self.counted = 0
        self.own = passages(article) or article.lines
        self.subjects = [name for line in self.own for name in _NAMED.findall(line)]
        self.subjects = self.subjects or ["the report"]
        self.cut: list[str] = []
        self.writer = Writer(rules, chance, self.words())
        self.draft = Draft()
        self.spaced = chance.choice((0.0, 0.5, 1.0))  # share of lines followed by an empty one

    def page(self) -> Record:
        for rule in self.chance.choice(self.writer.rules.built["site"]):
            if rule.startswith("ARTICLE "):
                self.article_lines(rule.removeprefix("ARTICLE "))
            else:
                self.put(self.writer.lines(rule))
        if self.chance.random() < SECOND:
            another = self.another()
            self.draft.add(another.title)
            self.put(self.writer.build("byline"))
            for line in another.lines[: self.chance.randint(3, 12)]:
                self.draft.add(line)
                self.draft.add("")
        return self.draft.page("framed", True, "framed")

    def put(self, lines: Iterator[Line]) -> None:
        for line in lines:
            wanted = float("nan") if line.kind == "unknown" else float(line.kind == "body")
            title = line.text == self.article.title
            self.draft.add(line.text, LABELS.get(line.kind, 0), title, wanted)
            if line.text and self.chance.random() < self.spaced:
                self.draft.add("")

    def article_lines(self, rule: str) -> None:
        """Add the headline, the lines around it, and the text with what interrupts it."""
        head, _, between = rule.partition("|")
        above = [name for name in head.split() if self.chance.random() < 0.7]
        over = self.chance.randint(0, min(1, len(above)))
        for name in above[:over]:
            self.put(self.writer.build(name))
        self.draft.add(self.article.title, title=True)
        self.draft.add("")
        for name in above[over:]:
            self.put(self.writer.build(name))
        kinds, often = between.split(), self.chance.random() * 2 * BETWEEN
        ways = self.writer.rules.built["body"]
        otherwise = self.chance.random() < OTHERWISE
        for part in self.chance.choice(ways) if otherwise else ["REST"]:
            for _ in self.remaining() if part == "REST" else self.block(part):
                if kinds and self.chance.random() < often:
                    self.put(self.writer.build(self.chance.choice(kinds)))

    def remaining(self) -> Iterator[None]:
        """Add the rest of the article's lines; yields wherever an interruption may be put."""
        apart = self.chance.random() < 0.8
        for line, recurs in self.rest:
            add_line(self.draft, line, recurs)
            if apart:
                self.draft.add("")
            yield

    def block(self, rule: str) -> Iterator[None]:
        """Add the lines of a rule for bodies; yields wherever an interruption may be put."""
        for line in self.writer.lines(rule):
            self.put(iter((line,)))
            if not line.text:
                yield

    def words(self) -> dict[str, Callable[[], str]]:
        """What rules name and no rule describes: headlines, sentences, numbers, addresses."""
        chance = self.chance

        def number(least: int, most: int, form: str = "d") -> Callable[[], str]:
            return lambda: format(chance.randint(least, most), form)

        return {
            "headline": lambda: self.another().title,
            "head": self.head,
            "headline-phrase": self.head,
            "paragraph": self.paragraph,
            "passage": self.passage,
            "short-passage": lambda: sentence(self.passage()),
            "sentence-else": self.teaser,
            "title-own": lambda: self.article.title,
            "drop-cap": lambda: self.begin(self.paragraph(), 1),
            "drop-rest": lambda: self.cut.pop(),
            "half": self.half,
            "link": self.link,
            "other-half": lambda: self.cut.pop(),
            "quote-own": lambda: sentence(chance.choice(self.own)),
            "subject": lambda: chance.choice(self.subjects),
            "count": self.count,
            "n": number(2, 60),
            "big": number(70, 2000),
            "two": number(1, 12, "02"),
            "day": number(1, 28),
            "hour": number(1, 12),
            "minute": number(0, 59, "02"),
            "year": number(2010, 2026),
            "one": lambda: chance.choice(("24", "360", "Now", "Live", "Hub", "Today")),
            "temp": lambda: f"{chance.randint(2, 99)}°{chance.choice(('F', 'C', ''))}",
            "phone": lambda: f"{chance.randint(200, 999)}-555-0{chance.randint(100, 199)}",
            "handle": lambda: chance.choice(HANDLES),
            "host": lambda: chance.choice(HOSTS),
        }

    def paragraph(self) -> str:
        """The next paragraph of the article; when it has no more, one of another."""
        own = (line for line, recurs in self.rest if not recurs and is_passage(line))
        return next(own, None) or self.passage()

    def passage(self) -> str:
        """A paragraph of another article; several come from the same two."""
        while not self.pool:
            self.pool = passages(self.another()) + passages(self.another())
            self.chance.shuffle(self.pool)
        return self.pool.pop()

    def half(self) -> str:
        """A paragraph up to a space within it, as where a link interrupts it."""
        text = self.paragraph()
        return self.begin(text, self.chance.choice([m.start() for m in re.finditer(" ", text)]))

    def link(self) -> str:
        """The next few words of what was cut off."""
        words = self.cut.pop().split()
        most = self.chance.randint(1, 5)
        return self.begin(" ".join(words), len(" ".join(words[:most])))

    def begin(self, text: str, length: int) -> str:
        """The beginning of a text; the rest is kept for ``link`` and "other-half"."""
        self.cut.append(text[length:].strip())
        return text[:length]

    def another(self) -> Article:
        return self.shelf.another(self.article, self.chance)

    def head(self) -> str:
        """Some words of a headline, as a heading within a text."""
        words = self.another().title.split()
        first = self.chance.randrange(max(1, len(words) - 2))
        return " ".join(words[first : first + self.chance.randint(2, 6)])

    def teaser(self) -> str:
        """The beginning of another article, whole or cut off."""
        first = sentence(self.another().lines[0])[:300]
        return first if self.chance.random() < 0.7 else first[:90].rsplit(" ", 1)[0] + "…"

    def count(self) -> str:
        self.counted += 1
        return str(self.counted)


def sentence(text: str) -> str:
    """The first sentence of more than four words."""
    found = [one for one in _SENTENCE.split(text) if len(one.split()) > 4]
    return found[0] if found else text
