"""Whose a bare surname is, in an article that has somebody of that name in full."""

import pytest

from index.model import AnalysedText, Confidence
from index.naming.live import shipped
from index.text.analysis import Analyzer

from .naming import certain, mentions

SANDERS = "Sarah Huckabee Sanders left her desk. Sanders gave no reason."


@pytest.mark.parametrize(
    ("famous", "text"),
    [
        ("tony-abbott", "Greg Abbott vetoed the bill. Abbott said that it cost too much."),
        ("bernie-sanders", SANDERS),
        ("ted-cruz", "Nikolas Cruz was led in. Mr. Cruz wore a vest."),
        ("boris-johnson", "Lyndon Johnson took over. Johnson's administration built roads."),
        ("boris-johnson", "Jeh Johnson flew home. Johnson's aides stayed."),
        ("jordan", "Jim Jordan rose to speak. Jordan said it was late."),
    ],
)
def test_a_bare_surname_is_that_of_whom_the_article_has_in_full(famous: str, text: str) -> None:
    assert famous not in certain(text)


@pytest.mark.parametrize(
    ("famous", "full", "cue"),
    [("bernie-sanders", "Bernie Sanders", "Vermont"), ("ted-cruz", "Ted Cruz", "Texas")],
)
def test_only_the_full_name_of_the_famous_one_saves_it_no_cue(
    famous: str, full: str, cue: str
) -> None:
    other = SANDERS if "Sanders" in full else "Nikolas Cruz was led in. Cruz wore a vest."
    assert famous in certain(f"{other} {full} was in the room.")
    assert famous not in certain(f"{other} It was cold in {cue}, said a senator.")


def test_who_is_named_before_anybody_in_full_is_the_famous_one() -> None:
    """But not in the headline, which is written last."""
    text = "Piers Corbyn spoke of the weather. Corbyn gave no reason."
    assert "jeremy-corbyn" not in certain(text)
    assert "jeremy-corbyn" in certain(f"Corbyn won again. {text}")
    analyzer, nothing = Analyzer(), AnalysedText("")
    title, body = (AnalysedText(t, analyzer.analyse(t)) for t in ("Corbyn is late", text))
    found = shipped().tagger.tag_article(title, nothing, body, nothing, None)
    both = {m.entity for m in found.title + found.body if m.confidence is Confidence.CERTAIN}
    assert both == {"piers-corbyn"}


def test_a_firm_is_not_its_founder() -> None:
    text = "Michael Bloomberg ran. Bloomberg lost."
    assert [m.entity for m in mentions(text)] == ["michael-bloomberg", "michael-bloomberg"]


def test_of_two_of_a_surname_the_article_means_whom_it_has_in_full_whatever_is_around() -> None:
    text = "Gov. Greg Abbott reopened the parks. Abbott announced executive orders on Friday."
    assert [m.entity for m in mentions(text)] == ["greg-abbott", "greg-abbott"]


@pytest.mark.parametrize(
    ("famous", "name"), [("harvey-weinstein", "Warren"), ("zohran-mamdani", "Mahmood")]
)
def test_a_given_name_that_somebody_is_called_by_is_one(famous: str, name: str) -> None:
    surname = "Weinstein" if name == "Warren" else "Mamdani"
    assert famous in certain(f"They spoke of {surname} at the club.")
    assert famous not in certain(f"They spoke of {name} {surname} at the club.")


def test_no_cue_makes_an_ordinary_word_of_a_headline_a_name() -> None:
    text = "Refugees Take Off With Travel Ban On Hold\n\nThe secretary-general of the UN waited."
    assert "ban-ki-moon" not in certain(text)
    assert "ban-ki-moon" in certain(text + " Then Ban spoke.")


def test_letters_are_nobodys_surname() -> None:
    """Kim Jong-un has none of the UN."""
    (_, un) = mentions("Kim Jong-un spoke of UN restrictions on ships.")
    assert (un.entity, un.reason) == ("united-nations", "in these capitals, as listed")


def test_of_several_of_a_surname_an_administration_is_the_presidents() -> None:
    assert "bill-clinton" in certain("Officials of the Clinton administration signed it.")
    assert "george-w-bush" in certain("They left the Bush administration for a law firm.")
    text = "George H.W. Bush flew a plane. The Bush administration sold the plane."
    assert certain(text) == {"george-h-w-bush"}
    assert "lyndon-b-johnson" in certain("The Johnson administration built the dam.")
    text = "Hillary Clinton sat down. The Clinton administration had sold the chair."
    assert [m.entity for m in mentions(text)] == ["hillary-clinton", "bill-clinton"]


@pytest.mark.parametrize("given", ["Manny", "Irineo"])
def test_a_given_name_that_nobody_knows_is_one_too(given: str) -> None:
    text = f"{given} Weinstein ran the shop. Weinstein sold hats."
    assert "harvey-weinstein" not in certain(text)
    assert "harvey-weinstein" in certain(f"Harvey Weinstein was no kin. {text}")


def test_of_two_surnames_alike_the_one_with_a_whole_name_here_is_meant() -> None:
    text = (
        "Jeb Bush came to Iowa. Bush praised the budget. The Bush presidency began two wars in "
        "Iraq. Bush placed sixth there, and Bush went on to New Hampshire."
    )
    found = [m.entity for m in mentions(text) if "bush" in m.entity]
    assert found[-2:] == ["jeb-bush", "jeb-bush"]


def test_a_small_town_is_not_meant_where_somebody_has_it_for_a_given_name() -> None:
    text = "Nancy Pelosi came back from France. Few are as sure of France as Nancy is."
    assert "nancy-france" not in certain(text)
    assert "nancy-france" in certain("He left Nancy, France, by train. In Nancy it rained.")


def test_a_word_that_an_editor_put_into_a_quotation_belongs_to_the_name() -> None:
    text = "“I told [Robert] Gates and [Ban] Ki-moon so,” she said."
    found = [text[m.start : m.end] for m in mentions(text)]
    assert found == ["Robert] Gates", "Ban] Ki-moon"]
    assert "ban-ki-moon" not in certain("They lifted a [travel ban] Ki-moon once backed.")
