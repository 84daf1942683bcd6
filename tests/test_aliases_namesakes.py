"""Things called by a name that is better known for another: treaties by towns, storms by people,
private people by the surnames of politicians."""

import pytest

from .naming import certain, mentions


@pytest.mark.parametrize(
    ("treaty", "town", "of_the_treaty", "of_the_town"),
    [
        ("oslo-accords", "oslo", "They never signed Oslo.", "They signed Oslo's visitors' book."),
        ("minsk-agreements", "minsk", "Both sides breached Minsk.", "Minsk signed the loan."),
        ("rome-statute", "rome", "All parties to Rome agreed.", "Flights to Rome were full."),
        ("maastricht-treaty", "maastricht", "Maastricht's provisions held.", "Its shops sell it."),
        ("kyoto-protocol", "kyoto", "Kyoto lapsed in the end.", "Kyoto slept in the end."),
        ("taif-agreement", "taif-saudi-arabia", "Taif came into force.", "He came into Taif."),
        ("oslo-accords", "oslo", "Oslo, signed in haste, failed.", "In Oslo, signed books sold."),
        ("minsk-agreements", "minsk", "Minsk was never fully implemented.", "Minsk was fully lit."),
    ],
)
def test_what_is_said_of_treaties_alone_makes_a_treaty_of_a_town(
    treaty: str, town: str, of_the_treaty: str, of_the_town: str
) -> None:
    assert treaty in certain(of_the_treaty)
    assert treaty not in certain(of_the_town)
    assert town not in certain(of_the_treaty)


@pytest.mark.parametrize(
    ("treaty", "told", "untold"),
    [
        ("kyoto-protocol", "He quit Kyoto over carbon quotas.", "He quit Kyoto over the rain."),
        ("dayton-agreement", "Under Dayton, Serbs have a veto.", "Under Dayton, a cave was found."),
        ("oslo-accords", "The collapse of Oslo hurt Arafat.", "The collapse of Oslo hurt ferries."),
        ("rome-statute", "She withdrew from Rome and the ICC.", "She withdrew from Rome and life."),
        ("minsk-agreements", "Donetsk blocks the Minsk process.", "He blocks the Minsk process."),
        ("dayton-agreement", "Dayton divided Bosnia in two.", "Talks in Dayton divided Bosnia."),
        ("paris-agreement", "Emissions fell since Paris.", "Emissions fell in Paris since May."),
    ],
)
def test_what_is_said_of_treaties_too_needs_a_word_of_the_treaty(
    treaty: str, told: str, untold: str
) -> None:
    assert treaty in certain(told)
    assert treaty not in certain(untold)


def test_the_full_name_of_a_treaty_is_a_word_of_it() -> None:
    named = certain("The Oslo Accords were to last. Since Oslo, little has been agreed.")
    assert named == {"oslo-accords"}


@pytest.mark.parametrize(
    ("storm", "text"),
    [
        ("hurricane-irma", "Hurricane Irma turned north. On Monday Irma reached the coast."),
        ("hurricane-florence", "Hurricane Florence weakened. Then Florence flooded the farms."),
        ("typhoon-haiyan", "Tacloban has been rebuilt since Haiyan."),
    ],
)
def test_a_storm_is_called_by_its_given_name_where_the_article_speaks_of_it(
    storm: str, text: str
) -> None:
    assert storm in certain(text)


@pytest.mark.parametrize(
    "text", ["Hurricane Eta killed a hundred people.", "Typhoon Apple hit the coast on Monday."]
)
def test_a_storm_has_the_name_of_many_a_thing(text: str) -> None:
    assert certain(text) == set()


def test_a_storm_may_be_called_a_storm() -> None:
    assert len(mentions("Hurricane Harvey came. Storm Harvey filled the reservoirs.")) == 2


def test_letters_before_a_surname_may_be_initials() -> None:
    assert "palestine-liberation-organization" not in certain("PLO Lumumba spoke in Nairobi.")
    assert "united-kingdom" in certain("A spy was poisoned in the U.K. Trump said so last week.")


def test_a_storm_does_nothing_that_only_somebody_does() -> None:
    assert certain("Late on Friday Harvey refused to answer the president and the army.") == set()


def test_a_title_before_the_given_name_of_a_storm_is_a_persons() -> None:
    text = "Hurricane Harvey came. Mr. Harvey left."
    assert len(mentions(text)) == 1


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("alexandria-virginia", "They met in Alexandria. Virginia and the Potomac were calm."),
        ("manchester-new-hampshire", "He spoke in Manchester, N.H., to New Hampshire voters."),
        ("alexandria-egypt", "They met in Alexandria. Cairo was calm."),
    ],
)
def test_what_speaks_for_either_town_leaves_the_choice_to_the_article(
    entity: str, text: str
) -> None:
    assert entity in certain(text)


@pytest.mark.parametrize(
    ("entity", "told", "untold"),
    [
        ("target", "She had worked at Target for a year.", "They aimed at Target for a year."),
        ("amazon", "Crowds stood outside Amazon.", "Crowds stood outside the Amazon."),
    ],
)
def test_what_is_done_there_tells_a_firm(entity: str, told: str, untold: str) -> None:
    assert entity in certain(told)
    assert entity not in certain(untold)


@pytest.mark.parametrize(
    ("meant", "likelier", "text"),
    [
        ("tripoli-lebanon", "tripoli-libya", "Lebanese abroad order their sweets from Tripoli."),
        ("southeastern-conference", "sec-us", "Nobody in the SEC is paid what Auburn paid him."),
        ("food-standards-agency", "free-syrian-army", "The FSA asked how the chicken was kept."),
    ],
)
def test_a_word_of_its_sentence_tells_more_of_a_namesake_than_the_table(
    meant: str, likelier: str, text: str
) -> None:
    assert meant in certain(text)
    assert likelier not in certain(text)


def test_what_needs_company_has_it_in_another_name_of_its_country() -> None:
    assert "democratic-alliance-south-africa" in certain("In Durban the DA has few friends.")
    assert "democratic-alliance-south-africa" not in certain("In the end the DA has few friends.")


def test_a_surname_that_somebody_else_here_has_is_not_the_known_one() -> None:
    alone = "Walter Merkel, of Hove, was fined. Merkel said that he had not seen the sign."
    assert "angela-merkel" not in certain(alone)
    assert "angela-merkel" in certain(f"Angela Merkel is no kin of his. {alone}")
    assert "frankfurt" not in certain("Harry Frankfurt taught. Few read Frankfurt now.")
    assert "france" in certain("Cecile de France came. She flew to France.")


@pytest.mark.parametrize(
    "text",
    [
        "The florist Thatcher shut the shop at noon.",
        "Thatcher, a dentist in Rye, shut the shop at noon.",
        "Thatcher, the firm that makes the saws, shut at noon.",
    ],
)
def test_a_trade_is_that_of_somebody_else_of_the_surname(text: str) -> None:
    assert "margaret-thatcher" not in certain(text)


def test_somebodys_former_pa_is_no_body() -> None:
    assert not certain("The tenor's former PA told the court where the letters were.")
    assert "les-republicains" in certain("Members of the former UMP in Lyon voted for Sarkozy.")


@pytest.mark.parametrize(
    ("treaty", "told", "untold"),
    [
        ("paris-agreement", "Norway pulled out of Paris.", "A lorry pulled out of Paris."),
        ("kyoto-protocol", "Canada quit Kyoto.", "The abbot quit Kyoto."),
    ],
)
def test_a_country_leaves_no_town_but_the_treaty_made_there(
    treaty: str, told: str, untold: str
) -> None:
    assert treaty in certain(told)
    assert treaty not in certain(untold)


def test_a_word_with_a_capital_behind_a_preposition_is_the_town_or_firm() -> None:
    assert "target" in certain("A thief had been inside Target for hours.")
    assert "target" not in certain("The thief had a Target for hours.")
    assert "orange-telecom" in certain("Orange slid four per cent.")


def test_a_word_that_begins_a_clause_belongs_to_no_name() -> None:
    assert "angela-merkel" in certain("Whatever Merkel brought home, they voted it down.")


@pytest.mark.parametrize(
    ("entity", "told", "untold"),
    [
        ("warsaw", "Warsaw buys missiles from Indiana.", "Warsaw sells its brooms in Indiana."),
        (
            "chad",
            "Without Chad, the French say, it fails.",
            "Without Chad, the band says, it fails.",
        ),
        ("mek", "The MEK hid its rifles in Iran.", "No tablet has yet been found that stops MEK."),
    ],
)
def test_in_a_short_text_something_speaks_for_a_name_of_many(
    entity: str, told: str, untold: str
) -> None:
    assert entity in certain(told)
    assert entity not in certain(untold)


def test_what_parties_win_and_treaties_have_speaks_for_their_letters() -> None:
    party = "national-league-for-democracy"
    assert party in certain("Gulls screamed over Mandalay and the NLD landslide.")
    assert party not in certain("Gulls screamed over Mandalay and the NLD lozenge.")
    assert "jcpoa" in certain("The other JCPOA signatories went home with cakes and tea.")


def test_a_firm_is_in_the_name_of_what_it_makes() -> None:
    assert "apple" in certain("He looked at the Apple Watch on her wrist.")
    assert "tesla" in certain("He parked the Tesla Roadster in the shade.")
    assert "apple" not in certain("They moved to Apple Valley in May.")
    assert "the-independent" not in certain("He chairs the National Council of Independent Living.")


def test_the_letters_of_an_agency_are_no_province_for_a_word_of_politics_beside_them() -> None:
    text = "The president spoke of Syria. (Photo: ABC News via AP)"
    assert "associated-press" in certain(text)
    assert "andhra-pradesh" not in certain(text)
    assert "andhra-pradesh" in certain("Naidu, the AP chief minister, spoke in Amaravati.")
    assert "epa-us" in certain("The former EPA chief was named CEO of a charity.")


def test_a_state_behind_a_party_is_no_authority() -> None:
    assert "palestinian-authority" not in certain("It was sponsored by Sen. Casey (D-PA).")


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("howard-stern", "He spoke with Howard Stern. Stern asked about the war."),
        ("agence-france-presse", "Ann Doe—AFP/Getty Images. Police in Australia said so."),
        ("australian-federal-police", "The AFP raided a house in Melbourne."),
        ("american-football-conference", "They won the AFC title game before the Super Bowl."),
        ("asian-football-confederation", "The AFC's Asian Cup was put off."),
        ("donetsk-peoples-republic", "DNR fighters shelled the airport at Donetsk."),
        ("tim-cook", "Cook said Apple would sell more."),
    ],
)
def test_who_of_a_name_is_told_by_what_is_said_of_them(entity: str, text: str) -> None:
    assert entity in certain(text)


def test_letters_of_parks_and_boards_are_not_states_and_clubs() -> None:
    assert certain("The DNR said deer were shot near the lake.") == set()
    assert certain("The PCB antenna is poor.") == set()
    assert certain("Cook shifts two seats from toss-up.") == set()


def test_a_disease_has_no_inspectors() -> None:
    assert "sars" not in certain("At the border post SARS inspectors found cigarettes.")
    assert "sars" in certain("SARS patients were kept apart.")
    assert "intel" in certain("Ann Doe, a cofounder of Intel, spoke.")


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("us-treasury", "The Treasury said that Congress must raise the debt ceiling."),
        ("hm-treasury", "The Treasury told the chancellor so, a Whitehall source said."),
        ("liberal-democrats", "Liberal Democratic Party leader Nick Clegg lost in Britain."),
        ("good-morning-britain", "He told GMB's Piers Morgan so."),
        ("gmb-union", "GMB members voted for a strike."),
        ("swift-network", "Banks left the SWIFT payments system."),
    ],
)
def test_of_bodies_alike_the_country_and_the_work_tell(entity: str, text: str) -> None:
    assert entity in certain(text)


def test_doctors_speak_for_those_without_borders_and_films_for_no_rebels() -> None:
    assert "medecins-sans-frontieres" in certain("Twice a year MSF doctors left the hospital.")
    assert certain("The MILF jokes in the film are old.") == set()
    assert "moro-islamic-liberation-front" in certain("MILF fighters left their camp.")
    assert "imatinib" in certain("Sales of Glivec fell.")
