"""Words that one article writes as one, another with a hyphen, and a third as two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.answer import Answer, MatchKind
from index.archive import Archive
from index.engines import open_engine
from index.matching import Field, FieldText, IndexDocument, Term
from index.model import RawDocument
from index.request import MatchMode, SearchRequest
from index.searching import counting
from tests.test_searching import URLS

_ARTICLES = {
    "Closed": "The floodgate keeper slept. Nobody had seen the river rise since March.",
    "Plural": "Both floodgates jammed on Tuesday, and the mayor blamed an old motor.",
    "Hyphen": "A flood-gate keeper from Leer said the flood-gate was shut: a good flood-gate.",
    "Open": "Divers looked at the flood gate for an hour and found rust on its hinge.",
    "Apart": "The flood came up to the gate of the brewery, and beer went down the street.",
    "Harbour": "They dug a new port beside the old one, with a crane for heavy ships.",
    "Second": "A new port will not be built, said the owner of the ferry.",
    "Newport": "Newport council met on Monday and spoke of buses.",
    "Buyer": "The takeover was called off at the bank, for such takeovers need weeks of talks.",
    "Heirs": "Her sons will take over the farm. They take over in May.",
    "Nephew": "He did not want to take over the shop from his aunt.",
    "Leaves": "The trainer said that he would resign, and by noon he did resign.",
    "Stays": "The goalkeeper will re-sign for another season, his agent said.",
    "Help": "Neighbours cooperate when the snow comes, as they did last winter.",
    "Aid": "The two towns co-operate in the care of the bridge.",
    "Both": "Farmers co-operate with the dairy, which has no other milk.",
    "Seething": "The coach was seething after the match and broke a chair.",
    "Visions": "People see things in the fog, said the lighthouse keeper.",
    "Ghosts": "We see things that are not there when we are tired.",
    "Kiln": "The brickyard has stood idle since the spring, and its kiln is cold.",
    "Clay": "Clay for the brickyard came by boat, said the old foreman.",
    "Heiress": "A windfall paid for the roof, and the rest went to a niece.",
    "Lottery": "His windfall was gone within a year, the baker told us.",
    "Band": "Wind Fall played at the fair, and nobody went home before ten.",
    "Diner": "The waiter told them of antisemitism in the town between the wars.",
    "Diary": "Her diary tells of anti-Semitism at the school, and of long walks.",
    "Letters": "In his letters anti-Semitism is the work of fools, and so is envy.",
    "Hashtag": "Under the tag ferrystrike they met on Sunday and drank tea.",
    "Sailor": "The ferry strike is over, said a sailor, and the ferry strike was long.",
    "Loan": "The bank lent the port $2.5bn and asked for its cranes in return.",
    "Debt": "A debt of 2.5 billion dollars is owed by the port, the auditor said.",
    "Bond": "The port sold a $2.5-billion bond, of which a third went to the pier.",
    "Roof": "The roof cost £40m, and half of it leaks when it rains.",
    "Organ": "About 40 million pounds went into the organ, which nobody plays.",
    "Runner": "She ran 40m in six seconds, the trainer of the school wrote.",
    "Coins": "Of 2.5 tons of coins a billion times a billion grains were made.",
    "Barge": "The barge K-19 lay at the pier, and its K-19 crew slept.",
    "Tug": "A tug pulled the K-19 to the yard in the morning.",
    "Diver": "The diver wrote K19 on his slate, and went home.",
    "Wages": "A steam whistle called them to work at dawn, said the fitter.",
    "Siren": "When the steam whistle blew, the dogs of the town howled.",
    "Stairs": "The handrail was loose, so the school closed its stairs.",
    "Cyclist": "After nine years her pro life ended with a fall in Ghent.",
    "Golfer": "A pro life is airports and hotels, the golfer said.",
    "Rowers": "The ninth regatta was rowed on Nov. 3, and it rained.",
    "Regatta": "For the 9th regatta they had asked a piper to come on November 3.",
    "Poet": "The poet was prolific, if seldom read.",
}
_GATES = {"Closed", "Plural", "Hyphen", "Open"}


@pytest.fixture(scope="module", params=URLS)
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("compounds") / "archive", request.param) as made:
        list(
            made.add(
                RawDocument(text, False, title, title=title, clean=False, language="en")
                for title, text in _ARTICLES.items()
            )
        )
        yield made


def ask(archive: Archive, text: str, match: MatchMode = MatchMode.ALL) -> Answer:
    return archive.search(SearchRequest(text, match=match, limit=30))


def titles(answer: Answer) -> set[str]:
    return {hit.article.title for hit in answer.hits}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("floodgate", _GATES),
        ("Floodgates", _GATES),
        ("flood-gate", _GATES),
        ('"flood gate"', _GATES),
        ("flood gate", _GATES | {"Apart"}),
        ("flood gate brewery", {"Apart"}),
        ("flood gate rust", {"Open"}),
        ("+flood gate", {"Hyphen", "Open", "Apart"}),
        ("flood gate -floodgate", {"Apart"}),
        ('"floodgate keeper"', {"Closed", "Hyphen"}),
        ('"flood-gate keeper"', {"Closed", "Hyphen"}),
        ('"flood gate keeper"', {"Closed", "Hyphen"}),
        ('"hour floodgate"~2', set()),
        ('"hour floodgate"~3', {"Open"}),
        ('"flood hour"~4', {"Open"}),
        ("=floodgate", {"Closed"}),
        ('="flood gate"', {"Hyphen", "Open"}),
        ("title:floodgate", set()),
        ("brick yard", {"Kiln", "Clay"}),
        ('"brick yard"', {"Kiln", "Clay"}),
        ("brick cold yard", set()),
        ("antisemitism", {"Diner", "Diary", "Letters"}),
        ("anti-Semitism", {"Diner", "Diary", "Letters"}),
        ("floodgat*", {"Closed", "Plural"}),
        ("9th regatta", {"Rowers", "Regatta"}),
        ('"Ninth regatta"', {"Rowers", "Regatta"}),
        ('"november 3"', {"Rowers", "Regatta"}),
        ("Nov. 3", {"Rowers", "Regatta"}),
        ("=ninth", {"Rowers"}),
    ],
)
def test_all_ways_of_writing_a_word_are_found(
    archive: Archive, typed: str, found: set[str]
) -> None:
    answer = ask(archive, typed)
    assert titles(answer) == found
    assert answer.total == len(found)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("newport", {"Newport"}),
        ("Newport", {"Newport"}),
        ("takeover", {"Buyer"}),
        ("take over", {"Heirs", "Nephew"}),
        ("re-sign", {"Stays"}),
        ("resign", {"Leaves"}),
        ("seething", {"Seething"}),
        ("ferry strike", {"Sailor"}),
        ("wind fall", {"Band"}),
    ],
)
def test_other_words_of_the_same_letters_are_not(
    archive: Archive, typed: str, found: set[str]
) -> None:
    assert titles(ask(archive, typed)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("$2.5bn", {"Loan", "Debt", "Bond"}),
        ("2.5 billion", {"Loan", "Debt", "Bond"}),
        ('"$2.5 billion bond"', {"Bond"}),
        ("$2.5bn auditor", {"Debt"}),
        ("£40m", {"Roof", "Organ", "Runner"}),
        ("£40 million", {"Roof", "Organ", "Runner"}),
        ("40m", {"Roof", "Runner"}),
        ("2.5 tons", {"Coins"}),
        ("=2.5 billion", {"Debt", "Bond", "Coins"}),
    ],
)
def test_an_amount_is_found_however_its_scale_is_written(
    archive: Archive, typed: str, found: set[str]
) -> None:
    """A letter alone is one only behind a currency sign: 40 m may be metres."""
    assert titles(ask(archive, typed)) == found


@pytest.mark.parametrize("typed", ["K19", "k19", "K-19", "k-19"])
def test_letters_and_figures_are_found_with_a_hyphen_and_without(
    archive: Archive, typed: str
) -> None:
    assert titles(ask(archive, typed)) == {"Barge", "Tug", "Diver"}


def test_a_word_that_no_article_has_as_one_is_searched_as_two_and_said_to_be(
    archive: Archive,
) -> None:
    """In small letters only, for with a capital it may be a name."""
    answer = ask(archive, "steamwhistle")
    assert titles(answer) == {"Wages", "Siren"}
    assert answer.notes == ("No article has “steamwhistle”: “steam whistle” is searched.",)
    assert titles(ask(archive, '"steamwhistle blew"')) == {"Siren"}
    assert titles(ask(archive, "prolife")) > {"Cyclist", "Golfer"}  # though one has this stem
    for unread in ("Steamwhistle", "=steamwhistle", "windroof"):
        answer = ask(archive, unread)
        assert not answer.total
        assert "searched" not in " ".join(answer.notes)


def test_only_an_amount_that_no_article_has_is_said_to_be_in_none(archive: Archive) -> None:
    some = archive.search(SearchRequest("$2.5bn windroof")).notes
    assert some == ("No article has “windroof”.",)
    none = archive.search(SearchRequest("$7.5bn roof")).notes
    assert none == ("No article has “7.5bn”.",)


@pytest.mark.parametrize("typed", ["cooperate", "co-operate", "take-over"])
def test_with_a_short_beginning_or_a_hyphen_as_articles_write_it(
    archive: Archive, typed: str
) -> None:
    found = {"Buyer", "Heirs", "Nephew"} if "take" in typed else {"Help", "Aid", "Both"}
    assert titles(ask(archive, typed)) == found


def test_any_of_the_words_will_do_if_so_asked(archive: Archive) -> None:
    found = ask(archive, "floodgate brewery", MatchMode.ANY)
    assert titles(found) == _GATES | {"Apart"}
    assert titles(ask(archive, "flood gate brewery", MatchMode.ANY)) == _GATES | {"Apart"}


def test_each_way_of_writing_is_marked_as_one(archive: Archive) -> None:
    answer = ask(archive, "floodgate")
    marked = {
        hit.article.title: [(h.text, h.kind) for p in hit.passages for h in p.highlights]
        for hit in answer.hits
    }
    assert marked["Closed"] == [("floodgate", MatchKind.TYPED)]
    assert marked["Plural"] == [("floodgates", MatchKind.STEM)]
    assert marked["Open"] == [("flood gate", MatchKind.STEM)]
    assert marked["Hyphen"] == [("flood-gate", MatchKind.STEM)] * 3
    (hyphen,) = (hit for hit in ask(archive, "flood-gate").hits if hit.article.title == "Hyphen")
    assert [h.kind for p in hyphen.passages for h in p.highlights] == [MatchKind.TYPED] * 3


def test_the_answer_says_in_one_line_what_else_is_searched(archive: Archive) -> None:
    assert ask(archive, "floodgate rust").understood == "floodgate / flood gate · rust"
    assert ask(archive, "flood-gate").understood == "flood-gate / floodgate"
    assert ask(archive, "flood gate rust").understood == "flood · gate / floodgate · rust"
    assert ask(archive, "takeover").understood == "takeover"
    assert ask(archive, "$2.5bn").understood == "2.5bn / 2.5 billion"
    assert ask(archive, "40 million").understood == "40 million / 40m"
    assert ask(archive, "K19").understood == "K19 / K 19"
    assert not ask(archive, "floodgate").notes


@pytest.mark.parametrize("typed", ["floodgate", "flood-gate", "flood gate", '"flood gate keeper"'])
def test_no_way_of_writing_is_ranked_below_another(tmp_path: Path, typed: str) -> None:
    """Two articles that differ only in this score the same, and more of it scores more."""
    text = "Rain fell. The {} keeper was up at dawn and the {} keeper went to bed at noon."
    other = "Rain fell. Only a {} keeper was up, and at noon the bus was late."
    ways = ("floodgate", "flood gate")
    with Archive.open(tmp_path / "archive") as made:
        texts = [each.replace("{}", way) for each in (text, other) for way in ways for _ in "ab"]
        raws = (
            RawDocument(f"{t} Number {n}.", False, str(n), clean=False)
            for n, t in enumerate((*texts, *["Snow fell on the hills all day long."] * 9))
        )
        list(made.add(raws))
        answer = made.search(SearchRequest(typed, explain=True, limit=30, facets=(Field.LANGUAGE,)))
    assert answer.total == 8
    assert [value.count for facet in answer.facets for value in facet.values] == [8]
    scores: dict[tuple[bool, bool], float] = {}
    for hit in answer.hits:
        shown = hit.passages[0].text
        scores["floodgate" in shown, "Only" in shown] = hit.score
        assert hit.parts
    for less in (False, True):
        assert scores[True, less] == pytest.approx(scores[False, less], rel=0.12)
    assert min(scores[way, False] for way in (True, False)) > scores[True, True]


def test_two_words_that_are_only_written_as_one_are_proposed_so(archive: Archive) -> None:
    answer = archive.search(SearchRequest("hand rail"))
    assert answer.did_you_mean is not None
    assert (answer.did_you_mean.text, answer.did_you_mean.total) == ("handrail", 1)
    assert archive.search(SearchRequest("hand kiln")).did_you_mean is None


def test_counts_stay_true_when_those_remembered_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine("tantivy:", tmp_path)
    text = FieldText(Field.BODY_EXACT, "rain on the roof")
    engine.put([IndexDocument(1, None, "", "en", (), (text,))])
    engine.commit()
    monkeypatch.setattr(counting, "_REMEMBERED", 1)
    count = counting.Counts(engine)
    rain, roof, snow = (Term(Field.BODY_EXACT, word) for word in ("rain", "roof", "snow"))
    assert count([rain, roof]) == (1, 1)
    assert count([rain, snow]) == (1, 0)


def test_a_short_way_of_english_is_no_word_of_other_languages(tmp_path: Path) -> None:
    """In French "sept" is seven."""
    texts = {"en": "It rained on Sept. 4.", "fr": "Les sept nains dorment.", "de": "Im September."}
    with Archive.open(tmp_path / "archive") as archive:
        raws = [
            RawDocument(t, False, c, title=c, language=c, clean=False) for c, t in texts.items()
        ]
        list(archive.add(raws))
        assert titles(ask(archive, "september")) == {"en", "de"}
        assert titles(ask(archive, "sept")) == {"en", "fr"}
        (hit,) = ask(archive, "september rained").hits
        assert [mark.text for mark in hit.passages[0].highlights] == ["rained", "Sept"]
