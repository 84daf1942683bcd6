"""Names spelled as papers on the other side of the Atlantic spell them."""

import pytest

from index.naming.live import shipped
from index.text.analysis import Analyzer

from .naming import certain, mentions


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("national-hurricane-center", "The National Hurricane Centre warned of a storm."),
        ("southern-poverty-law-center", "A study by the Southern Poverty Law Centre came out."),
        ("minustah", "The UN Stabilisation Mission in Haiti left in October."),
        ("defense-intelligence-agency", "He ran the DEFENCE INTELLIGENCE AGENCY."),
        ("pentagon", "The US Department of Defence said nothing."),
        ("japan-self-defense-forces", "Ships of the Japan Maritime Self-Defence Force sailed."),
        ("rwanda-defence-force", "The Rwanda Defense Force crossed the lake."),
        ("opcw", "The Organization for Prohibition of Chemical Weapons took samples."),
    ],
)
def test_it_is_the_same_name(entity: str, text: str) -> None:
    assert entity in certain(text)


def test_it_counts_for_the_form_that_is_listed() -> None:
    (here,) = mentions("The National Hurricane Center warned.")
    (there,) = mentions("The National Hurricane Centre warned.")
    assert (here.entity, here.form) == (there.entity, there.form)


def test_a_typed_one_is_a_name_in_small_letters_too() -> None:
    text = "national hurricane centre"
    (typed,) = shipped().tagger.tag_query(text, Analyzer().analyse(text))
    assert typed.entities == ("national-hurricane-center",)
    assert typed.token_count == 3


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("pentagon", "Ireland's Department of Defence bought two ships."),
        ("us-department-of-labor", "A spokesman for the Department of Labour in Pretoria spoke."),
        ("australian-labor-party", "The Australian Labour Party of that name won a seat."),
        ("uk-labour-party", "A spokesman for the Department of Labour in Pretoria spoke."),
    ],
)
def test_what_other_lands_have_of_that_spelling_is_theirs(entity: str, text: str) -> None:
    assert entity not in certain(text)
