"""Letters that several things have: what an article has to say of one before it is believed."""

import pytest

from index.aliases.table import AliasTable
from index.aliases.table.records import entities_from_json
from index.aliases.tagger import Tagger
from index.model import AnalysedText, Confidence
from index.text.analysis import Analyzer

from .naming import certain, mentions

_PADDING = (
    " The box arrived on a wet morning and sat in the hall until dinner. It holds more than the one"
    " we had before, it is quieter, and the lid no longer sticks. We tried it for three weeks in a"
    " small flat with two children and a cat, and nobody complained about it once."
)


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("rashtriya-swayamsevak-sangh", "Follow us by RSS and tell us what you think."),
        ("european-central-bank", "People there ate bread by 1500 BCE, or so the label says."),
        ("pla", "It melts PLA at a low heat, so prints come off clean."),
        ("gulf-cooperation-council", "The code builds with GCC and runs on most machines."),
        ("african-national-congress", "Its ANC cuts the hum of a train, and the buds fit well."),
        ("italian-democratic-party", "Norwood PD requested help over the theft of another."),
        ("european-parliament", "The band has an EP release around the corner."),
    ],
)
def test_a_longer_article_without_a_word_of_the_thing_leaves_its_letters_open(
    entity: str, text: str
) -> None:
    assert entity not in certain(text + _PADDING)


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("rashtriya-swayamsevak-sangh", "RSS men marched through Nagpur. Modi watched them."),
        ("african-national-congress", "The ANC met in Johannesburg and voted all night."),
        ("gulf-cooperation-council", "The GCC sent its men to Bahrain before the rains."),
        ("fbi", "The FBI came for the box."),
        ("associated-press", "Picture of the box: AP."),
        ("los-angeles", "They bought it in LA and took it home."),
        ("massachusetts-institute-of-technology", "She studied at MIT and built two of them."),
    ],
)
def test_a_word_of_the_thing_or_letters_of_one_thing_are_enough(entity: str, text: str) -> None:
    assert entity in certain(text + _PADDING)


@pytest.mark.parametrize(
    "text", ["Norwood PD requested help. The PD is small.", "Get it via RSS or by newsletter."]
)
def test_letters_do_not_speak_for_themselves_again_nor_because_the_table_likes_them(
    text: str,
) -> None:
    assert certain(text + _PADDING) == set()


@pytest.mark.parametrize(
    ("entity", "text", "told"),
    [
        ("gulf-cooperation-council", "The GCC sent its men before the rains.", "Cooperation"),
        ("european-central-bank", "The ECB paid for it before the rains.", "The EU"),
    ],
)
def test_a_word_of_another_of_its_names_or_what_it_is_related_to_is_enough(
    entity: str, text: str, told: str
) -> None:
    assert entity not in certain(text + _PADDING)
    assert entity in certain(f"{text} {told} went on.{_PADDING}")


def test_letters_left_open_say_so() -> None:
    found = mentions("The paper was printed with GCC and sold on most streets." + _PADDING)
    assert {m.reason for m in found if m.entity == "gulf-cooperation-council"} == {
        "nothing here speaks for it"
    }


@pytest.mark.parametrize(
    ("cues", "confidence"), [("[]", Confidence.CERTAIN), ('["Haltwick"]', Confidence.UNCERTAIN)]
)
def test_of_a_thing_of_ones_own_without_cues_nothing_else_need_be_met(
    cues: str, confidence: Confidence
) -> None:
    forms = '[{"text": "HSB", "strength": "likely"}]'
    own = f'"id": "hsb", "name": "Harbour Board", "kind": "body", "forms": {forms}, "cues": {cues}'
    tagger = Tagger(AliasTable(entities_from_json(f"[{{{own}}}]".encode(), "own")))
    text = "The HSB paid for the box." + _PADDING
    body, nothing = AnalysedText(text, Analyzer().analyse(text)), AnalysedText("")
    (mention,) = tagger.tag_article(nothing, nothing, body, nothing, None).body
    assert mention.confidence is confidence


def test_another_of_its_names_elsewhere_is_enough() -> None:
    text = "The PLA paid for the box. People's Liberation Army men carried it." + _PADDING
    assert [m.entity for m in mentions(text)].count("pla") == 2
    assert "pla" in certain(
        "The PLA paid for the box." + _PADDING.replace("a cat", "a Chinese cat")
    )


@pytest.mark.parametrize(("entity", "text"), [("pbs", "Two PBs fell."), ("cvs", "He sent CVs.")])
def test_several_of_shorter_letters_are_not_the_longer_ones(entity: str, text: str) -> None:
    assert entity not in certain(text)
    assert entity in certain(text.replace("PBs", "PBS").replace("CVs", "CVS"))


def test_who_works_for_a_body_speaks_for_its_letters() -> None:
    assert "world-health-organization" in certain(
        "A WHO adviser back from six weeks in the forest warned that half were missed."
    )


def test_a_king_has_a_country_whatever_film_is_told_of() -> None:
    assert "jordan" in certain("They hated the film and Jordan's king.")
    assert "jordan" not in certain("They hated the film and Jordan's hair.")


@pytest.mark.parametrize(
    ("entity", "there", "elsewhere"),
    [
        (
            "pla",
            "The PLA sailed past Taiwan with two carriers.",
            "On Monday the minister bought a printer of PLA hooks.",
        ),
        (
            "ira",
            "The IRA bombed the docks.",
            "On Monday the minister told savers of early IRA withdrawals.",
        ),
        ("free-syrian-army", "An FSA fighter fell.", "Put your savings in an FSA, the firm said."),
        ("pt-brazil", "The PT candidate won.", "The race starts at 3 p.m. PT on Sunday, he said."),
        (
            "reserve-bank-of-india",
            "The RBI cut rates.",
            "On Monday the president said his homer was an RBI.",
        ),
        ("gdansk", "Strikes began in Danzig.", "Danzig fans threw beer at the singer in May."),
    ],
)
def test_words_of_what_else_letters_are_speak_against_them(
    entity: str, there: str, elsewhere: str
) -> None:
    assert entity in certain(there)
    assert entity not in certain(elsewhere)


def test_letters_that_two_bodies_have_are_of_the_one_named_here() -> None:
    text = "The Danish Refugee Council flew eleven DRC workers out of Puntland."
    assert {m.entity for m in mentions(text) if m.form.endswith("/drc")} == {
        "danish-refugee-council"
    }
    assert "manchester-united" in certain("Sixty Man Utd fans missed kick-off in Rostov.")
    assert "manchester-city" not in certain("Manchester City Council shut the pool.")


def test_letters_of_another_language_are_not_the_things_in_english() -> None:
    long = "The rules for shops of foreign owners were eased. " * 12
    assert "idf" not in certain(long + "The FDI of which the minister of Israel spoke fell.")
    assert "icty" not in certain(long + "TPIY is what the fair was called.")
    told = "The court, whose French initials are TPIY, sat. "
    assert "icty" in certain(long + told + "The International Criminal Tribunal for the former "
                             "Yugoslavia (TPIY) rose.")  # fmt: skip


def test_words_of_any_field_do_not_make_weak_letters_certain() -> None:
    assert certain("PIA works online while streaming on all devices.") == set()
    assert "pakistan-international-airlines" in certain("A PIA flight crashed near Havelian.")


def test_the_code_of_a_currency_is_nobodys_short_name() -> None:
    assert certain("It is five euros; Amazon (USD) wants six.") == set()


def test_letters_with_a_number_are_of_a_list() -> None:
    text = "PA-01 and PA-07 are close. The Palestinian Authority said nothing, nor did the PA."
    assert [m.start for m in mentions(text) if text[m.start : m.end] == "PA"] == [text.rindex("PA")]


def test_a_word_in_a_run_of_capitals_is_no_town() -> None:
    assert "hit-iraq" not in certain("Iraq said that it WILL BE HIT VERY HARD.")
    assert "theresa-may" not in certain("STUDENT MAY HAVE BEEN HELD IN BRITAIN")
