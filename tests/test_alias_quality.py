"""The shipped table on names, near-names and ambiguous words written for this test alone.

``names/known_names.txt``   how the press writes 320 things, "entity: form | form"
``names/near_names.txt``    names of other things that look or sound like them, the same way
``names/near_names_odd.txt``  more of them, odder: what a stranger might try
``names/near_names_strange.txt``  more again: works, clubs, ships, bands, namesakes
``names/near_names_known.txt``  more again: real things the names of which a reader knows
``names/near_names_phrases.txt``  more again, many with what the thing is said to be: "X, a band"
``names/near_sentences.tsv``  entity, near-name, a sentence with it
``names/meant.tsv``      sentences of the news in which the [name] does mean the entity
``names/homographs.tsv``    sentences with a word that is or is not a name: what decides (letter
                            case, neighbours, meaning), the entity, yes or no, the [word] marked
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.aliases.tagger import Tagger
from index.model import AnalysedText, Confidence, Mention
from index.naming.live import shipped
from index.text.analysis import Analyzer

DATA = Path(__file__).parent / "names"
ANALYZER = Analyzer()
EMPTY = AnalysedText("")
FRAMES = ("{}", "Officials spoke about {} on Monday.", "{} was mentioned twice.")


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return shipped().tagger


def certain(tagger: Tagger, text: str) -> list[Mention]:
    zone = AnalysedText(text, ANALYZER.analyse(text))
    found = tagger.tag_article(EMPTY, EMPTY, zone, EMPTY, None).body
    return [mention for mention in found if mention.confidence is Confidence.CERTAIN]


def _rows(file: str) -> list[str]:
    return (DATA / file).read_text(encoding="utf-8").splitlines()


def overlaps(mention: Mention, start: int, end: int) -> bool:
    return mention.start < end and mention.end > start


def listed(file: str) -> Iterator[tuple[str, str]]:
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        entity, names = line.split(": ", 1)
        for name in names.split(" | "):
            yield entity, name


@pytest.mark.parametrize("frame", FRAMES)
def test_nearly_all_spellings_of_the_press_mean_their_entity(tagger: Tagger, frame: str) -> None:
    names = list(listed("known_names.txt"))
    found = [
        entity in {mention.entity for mention in certain(tagger, frame.format(name))}
        for entity, name in names
    ]
    assert len(names) > 1400
    assert sum(found) >= 0.94 * len(names)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("file", "share"),
    [
        ("near_names.txt", 0.009),
        ("near_names_known.txt", 0.05),
        ("near_names_odd.txt", 0.035),
        ("near_names_strange.txt", 0.085),
    ],
)
def test_hardly_a_near_name_means_what_it_is_near_to(
    tagger: Tagger, frame: str, file: str, share: float
) -> None:
    names = list(listed(file))
    wrong = [
        (entity, name)
        for entity, name in names
        if entity in {mention.entity for mention in certain(tagger, frame.format(name))}
    ]
    assert len(names) > 350
    assert len(wrong) <= share * len(names), wrong


def test_hardly_a_near_name_alone_means_what_it_is_near_to(tagger: Tagger) -> None:
    names = list(listed("near_names_phrases.txt"))
    wrong = [
        (entity, name)
        for entity, name in names
        if entity in {mention.entity for mention in certain(tagger, name)}
    ]
    assert len(names) > 2200
    assert len(wrong) <= 0.03 * len(names), wrong


def test_hardly_a_sentence_with_a_near_name_mentions_what_it_is_near_to(tagger: Tagger) -> None:
    rows = [row.split("\t") for row in _rows("near_sentences.tsv")]
    wrong = [
        (entity, sentence)
        for entity, name, sentence in rows
        if any(
            mention.entity == entity and overlaps(mention, start, start + len(name))
            for start in [sentence.lower().index(name.lower())]
            for mention in certain(tagger, sentence)
        )
    ]
    assert len(rows) > 950
    assert len(wrong) <= 0.055 * len(rows), wrong


def test_names_that_are_meant_are_certain_one_sentence_at_a_time(tagger: Tagger) -> None:
    missed, total = [], 0
    for row in _rows("meant.tsv"):
        parts = re.split(r"[\[\]]", row.split("\t")[1])
        text, end = "".join(parts), 0
        found = certain(tagger, text)
        for number, part in enumerate(parts):
            start, end = end, end + len(part)
            if number % 2:
                total += 1
                if not any(overlaps(mention, start, end) for mention in found):
                    missed.append(text)
    assert total > 370
    assert len(missed) <= 0.01 * total, missed


def test_ambiguous_words_are_decided_one_sentence_at_a_time(tagger: Tagger) -> None:
    right, total, wrong = Counter[str](), Counter[str](), []
    for line in (DATA / "homographs.tsv").read_text(encoding="utf-8").splitlines():
        level, entity, answer, marked = line.split("\t")
        before, word, after = re.split(r"[\[\]]", marked)
        text, start, end = before + word + after, len(before), len(before + word)
        found = [m for m in certain(tagger, text) if m.entity == entity]
        here = any(m.start < end and m.end > start for m in found)
        total[level] += 1
        right[level] += (good := here == (answer == "yes"))
        if not good:
            wrong.append((level, entity, text))
    assert total["case"] > 60
    assert total["neighbours"] > 45
    assert total["meaning"] > 200
    assert right["case"] == total["case"], wrong
    assert right["neighbours"] == total["neighbours"], wrong
    assert right["meaning"] >= 0.9 * total["meaning"], wrong


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("islamic-state", "Die Terrormiliz Islamischer Staat bekannte sich dazu."),
        ("hamas", "Mitglieder der Terrorgruppe Hamas wurden erschossen."),
        ("islamic-state", "Боевики Исламского государства ушли из города."),
    ],
)
def test_nouns_that_are_set_with_a_capital_make_no_longer_name(
    tagger: Tagger, entity: str, text: str
) -> None:
    assert entity in {mention.entity for mention in certain(tagger, text)}


@pytest.mark.parametrize(
    "name",
    [
        "the Kansas City Chiefs",
        "the Oklahoma City Zoo",
        "Oregon City",
        "Virginia Slims",
        "Virginia Mayo",
        "Hannah Montana",
        "Indiana Hoosiers",
        "Tennessee Titans",
        "Missouri River",
        "Mississippi Mudcats",
        "Maine coon",
        "Vermont Avenue",
        "Louisiana State Penitentiary",
    ],
)
def test_what_is_called_after_a_state_is_not_the_state(tagger: Tagger, name: str) -> None:
    assert certain(tagger, f"Visitors spoke about {name} on Monday.") == []


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("virginia", "Voters in Virginia elect a governor on Tuesday."),
        ("montana", "The Montana legislature passed the bill."),
        ("kansas", "A judge in Topeka, Kansas, heard the case."),
        ("new-mexico", "New Mexico's governor declared an emergency."),
        ("new-york-us-state", "The government of New York state raised the tax."),
        ("west-virginia", "Miners in West Virginia went on strike."),
    ],
)
def test_a_state_is_known_by_its_name_alone(tagger: Tagger, entity: str, text: str) -> None:
    assert entity in {mention.entity for mention in certain(tagger, text)}


@pytest.mark.parametrize("named", ["a temple of Isis", "Isis, the Egyptian goddess", "Isis Tavern"])
def test_a_fixed_phrase_is_not_the_thing_though_it_is_named_as_well(
    tagger: Tagger, named: str
) -> None:
    text = f"Daesh fled the town, where one knew {named}, and its market."
    found = [m.form for m in certain(tagger, text) if m.entity == "islamic-state"]
    assert found == ["islamic-state/daesh"]
