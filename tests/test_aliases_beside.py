"""What is beside a name is looked at once; what it cannot tell is not asked for again."""

import pytest

from index.aliases.guards.beside import BEFORE, BEHIND, LEADS, LED_ON, LED_TO, SUBTITLED
from index.aliases.guards.scene import Scene
from index.aliases.guards.titles import in_a_title
from index.aliases.matching.matcher import Found, Matcher
from index.aliases.words.works import BEGINNINGS, LINKS, PERFORMERS, RELATIVES, WORKS
from index.model import AnalysedText
from index.naming.live import shipped
from index.text.analysis import Analyzer

MATCHER = Matcher(shipped().table)
ANALYZER = Analyzer()


def first_name(text: str) -> tuple[Scene, Found]:
    """The scene of the text, and the first name found in it."""
    tokens = ANALYZER.analyse(text)
    found = MATCHER.find(text, tokens)
    return Scene(AnalysedText(text, tokens), found), found[0]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("They had long talks with Erdogan amid the noise of that summer there.", 0),
        (
            "They would sing the song Erdogan had asked of them in that summer there.",
            BEFORE,
        ),
        (
            "They went and made it to Erdogan (he had come) late in that summer there.",
            BEHIND,
        ),
        (
            "They went there to see Erdogan: it was late in that long hot summer there.",
            SUBTITLED,
        ),
        (
            "They all came to know Erdogan Street late in that long hot summer there.",
            LED_ON | BEHIND,
        ),
        ("They had long talks with an Erdogan amid the noise of that summer there.", LED_TO),
    ],
)
def test_what_stands_beside_a_name_is_told_in_flags(text: str, flags: int) -> None:
    scene, one = first_name(text)
    assert scene.beside[one.first] == flags


@pytest.mark.parametrize("word", sorted(BEGINNINGS - LINKS - WORKS - PERFORMERS - RELATIVES))
def test_what_begins_a_title_does_so_with_a_capital_alone(word: str) -> None:
    scene, one = first_name(
        f"They say that Born {word} Erdogan came back late in that summer there."
    )
    assert not scene.beside[one.first] & BEFORE
    assert in_a_title(scene, one, one.names[0], LEADS & ~BEHIND) is None


def test_the_sentence_around_a_name_does_not_hang_on_which_was_asked_for_first() -> None:
    """Not even in a text that goes on for a hundred words without a stop."""
    some = "many more things and of " * 5
    text = f"They spoke of {some}Syria and of {some}Turkey and of {some}Egypt and of {some}"
    tokens = ANALYZER.analyse(text)
    found = MATCHER.find(text, tokens)
    zone = AnalysedText(text, tokens)
    forwards, backwards = Scene(zone, found), Scene(zone, found)
    first = [forwards.sentence(one) for one in found]
    last = [backwards.sentence(one) for one in reversed(found)]
    assert len(found) == 3
    assert first == last[::-1]
    assert len(set(first)) == 3
