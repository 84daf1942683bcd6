"""More like this, on a small archive."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.answer import Likeness
from index.archive import Archive
from index.engines import Engine, open_engine
from index.errors import NotFound
from index.likeness.duplicates import signature
from index.likeness.similar import similar
from index.model import RawDocument
from index.outcomes import Added
from index.store.articles import Store
from index.store.copies import Copies
from index.store.database import Database
from index.text.analysis import Analyzer

HARBOUR = (
    "The ferry company cancelled every crossing from the harbour after the storm damaged two piers."
    " Engineers inspected the piers on Tuesday and said the ferry terminal would stay shut until"
    " divers had repaired the pilings. Islanders are without fresh milk and the mail boat."
)
ARTICLES = {
    "harbour": ("Ferries stay in harbour", HARBOUR),
    "copy": ("No ferries sail", HARBOUR + " Agencies"),
    "piers": (
        "Divers begin on the piers",
        "Divers began to repair the pilings of the ferry terminal. The storm had damaged the piers,"
        " and islanders wait for the ferry.",
    ),
    "bakery": (
        "A bakery closes",
        "The last bakery of the old town closes after ninety years; its ovens go to a museum.",
    ),
    "market": (
        "Museum buys ovens",
        "The town museum bought the ovens of a bakery for its collection of trades.",
    ),
    "raid": (
        "Raid near Palmyra",
        "Fighters of Islamic State of Iraq and the Levant attacked a convoy near the ruins.",
    ),
    "oil": (
        "Oil and the militants",
        "Traders said Daesh had sold crude through middlemen across the border for months.",
    ),
}


class Library:
    """An archive's store, engine and copies, for reading."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(folder / "archive.sqlite")
        self.store = Store(self.database)
        self.engine: Engine = open_engine("tantivy:", folder / "index-1")
        self.copies = Copies(self.database)
        analyzer = Analyzer()
        self.copies.add(
            (number, signature(analyzer.analyse(article.text), analyzer.analyse(article.title)))
            for number, article in self.store.articles_from(0, 100)
        )

    def number(self, id: str) -> int:
        """The number of an article."""
        found = self.store.article(id)
        assert found is not None
        return found[0]

    def like(self, id: str, limit: int = 5) -> Likeness:
        """What is like this article."""
        return similar(self.store, self.copies, self.engine, Analyzer(), self.number(id), limit)

    def ids(self, id: str) -> list[str]:
        """The ids of the articles like this one, without its copies."""
        return [one.article.id for one in self.like(id).similar]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The articles above."""
    with Archive.open(tmp_path / "archive") as archive:
        raws = [
            RawDocument(text, False, id, id=id, title=title, language="en", clean=False)
            for id, (title, text) in ARTICLES.items()
        ]
        added: list[Added] = list(archive.add(raws))
        assert len(added) == len(ARTICLES)
    opened = Library(tmp_path / "archive")
    yield opened
    opened.engine.close()
    opened.database.close()


def test_the_nearest_article_comes_first_and_itself_never(library: Library) -> None:
    """By the words that few articles share."""
    assert library.ids("bakery")[0] == "market"
    for id in ARTICLES:
        assert id not in library.ids(id)


def test_copies_are_told_apart_from_similar_articles(library: Library) -> None:
    """The same text in another paper is not what a reader asks for with more like this."""
    found = library.like("harbour")
    assert [copy.id for copy in found.copies] == ["copy"]
    assert found.similar[0].article.id == "piers"


def test_copies_of_a_similar_article_stand_behind_the_best_of_them(library: Library) -> None:
    """One story is one line, whoever printed it."""
    found = library.ids("piers")
    assert found[0] in {"harbour", "copy"}
    assert len({"harbour", "copy"}.intersection(found)) == 1


def test_articles_about_one_thing_are_alike_under_all_its_names(library: Library) -> None:
    """No word but the entity is common to these two."""
    assert library.ids("raid") == ["oil"]


def test_scores_fall_and_the_limit_holds(library: Library) -> None:
    """Best first."""
    scores = [one.score for one in library.like("harbour").similar]
    assert scores == sorted(scores, reverse=True)
    assert len(library.like("harbour", limit=1).similar) == 1


def test_an_article_that_is_not_there_is_not_found(library: Library) -> None:
    """Numbers of removed articles may linger in a link."""
    with pytest.raises(NotFound):
        similar(library.store, library.copies, library.engine, Analyzer(), 4711)


@pytest.mark.parametrize("text", ["1 2 3", "a", "unheardof words onlyhere"])
def test_an_article_that_says_nothing_telling_is_like_nothing(tmp_path: Path, text: str) -> None:
    """Numbers, initials, words no other article has."""
    with Archive.open(tmp_path / "archive") as archive:
        list(archive.add([RawDocument(text, False, "x", id="x", title="", clean=False)]))
    library = Library(tmp_path / "archive")
    assert library.like("x") == Likeness((), ())
    library.engine.close()
    library.database.close()


def test_a_headline_in_capitals_is_like_what_others_write_in_small_letters(tmp_path: Path) -> None:
    """Its words are stored as those of small letters."""
    texts = {
        "shouted": ("QUARRIES FLOODED ONCE AGAIN BY RIVER", "Nobody came to harm."),
        "told": ("Pumps arrive", "They are for a flooded quarry."),
        "repeated": ("More pumps", "A second quarry is flooded, too."),
        "other": ("A concert", "Somebody sang."),
    }
    with Archive.open(tmp_path) as archive:
        raws = [
            RawDocument(text, False, id, id=id, title=title, language="en", clean=False)
            for id, (title, text) in texts.items()
        ]
        assert all(added.problem is None for added in archive.add(raws))
        found = {one.article.id for one in archive.similar("shouted").similar}
    assert found == {"told", "repeated"}
