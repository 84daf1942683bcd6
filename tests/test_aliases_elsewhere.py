"""Names that a place, an owner or a ship's letters beside them show to be another thing's."""

import pytest

from .naming import certain, mentions


@pytest.mark.parametrize(
    ("entity", "other", "itself"),
    [
        ("daily-mirror", "Sri Lanka's Daily Mirror had it.", "Britain's Daily Mirror had it."),
        ("estonia", "The wreck of the MS Estonia was filmed.", "The president of Estonia came."),
        ("naples", "SSC Napoli sold its striker.", "The mayor of Naples sold it."),
        ("bp", "It was dated to 12,000 years BP by the lab.", "The spill was blamed on BP."),
        ("vladimir-putin", "A goat called Putin ran off.", "A goat herd called Putin a liar."),
        ("us-republican-party", "Spanish Republicans fled.", "Jewish Republicans fled."),
    ],
)
def test_what_stands_beside_shows_another_thing(entity: str, other: str, itself: str) -> None:
    assert entity in certain(itself)
    assert entity not in certain(other)


@pytest.mark.parametrize(
    ("entity", "other", "itself"),
    [
        ("togo", "They sat down on Togo sofa again.", "They asked the Togo coach again."),
        ("nato", "We read about NATO watchstrap today.", "We read about NATO policy today."),
        ("farc", "He spoke of FARC robotics kit.", "He spoke of FARC territory."),
        ("hama", "She played with Hama beads and laughed.", "She spoke with Hama residents."),
        ("le-monde", "It was in Le Monde diplomatique.", "It was in Le Monde yesterday."),
        ("perth", "They flew to Perth, Scotland on Monday.", "They flew to Perth, Australia."),
        ("nokia", "They lived in Nokia, Finland.", "They work for Nokia, Apple and Sony."),
        ("denmark", "We drove to Denmark, Queensland.", "We saw Denmark, Berlin and Rome."),
        ("vienna", "They heard Billy Joel's Vienna and left.", "The talks took place in Vienna."),
    ],
)
def test_a_noun_a_place_or_an_owner_makes_another_thing(
    entity: str, other: str, itself: str
) -> None:
    assert entity in certain(itself)
    assert entity not in certain(other)


def test_states_in_a_list_are_themselves() -> None:
    named = certain("They lost Washington, Hawaii, Massachusetts and other states.")
    assert {"hawaii", "massachusetts"} <= named


@pytest.mark.parametrize(
    ("text", "entity", "not_this"),
    [
        (
            "The takeaway's FSA hygiene rating was cut to zero.",
            "food-standards-agency",
            "free-syrian-army",
        ),
        (
            "Nigerians in Lagos marched against the police squad SARS.",
            "special-anti-robbery-squad",
            "sars",
        ),
        (
            "The RAF kidnapped Schleyer, the German employers' chief.",
            "red-army-faction",
            "royal-air-force",
        ),
        (
            "The ICC banned the cricket captain for match-fixing.",
            "international-cricket-council",
            "international-criminal-court",
        ),
    ],
)
def test_words_of_its_own_tell_the_less_likely_body(text: str, entity: str, not_this: str) -> None:
    named = certain(text)
    assert entity in named
    assert not_this not in named


def test_what_it_does_says_what_a_word_names() -> None:
    assert "delta-air-lines" in certain("Delta cancelled 300 flights.")
    assert "delta-air-lines" not in certain("Delta filled the hospitals there.")


@pytest.mark.parametrize(
    ("form", "entity"),
    [
        ("Hemedti", "mohamed-hamdan-dagalo"),
        ("Zaluzhnyi", "valery-zaluzhny"),
        ("AUKUS", "aukus"),
        ("monkeypox", "mpox"),
        ("RFK Jr.", "robert-f-kennedy-jr"),
        ("Fratelli d'Italia", "brothers-of-italy"),
        ("Milei", "javier-milei"),
    ],
)
def test_names_of_recent_years_are_known(form: str, entity: str) -> None:
    assert entity in certain(f"They spoke of {form} on Monday.")


@pytest.mark.parametrize(
    ("entity", "other", "itself"),
    [
        ("togo", "We read of Commodore Togo and wept.", "We met the president of Togo."),
        ("cholera", "They spoke about fowl cholera.", "They spoke about cholera."),
        ("jordan", "Jordan said she regretted it.", "Jordan said it regretted the raid."),
        ("eta", "Pilots radioed an ETA of 14.35.", "The group ETA laid down its arms."),
    ],
)
def test_a_rank_an_animal_or_a_life_makes_another_thing(
    entity: str, other: str, itself: str
) -> None:
    assert entity in certain(itself)
    assert entity not in certain(other)


@pytest.mark.parametrize(
    ("entity", "told", "untold"),
    [
        ("tours-france", "The line from Tours to Bordeaux opened.", "Tours to Bordeaux are fun."),
        (
            "vale-mining",
            "It is a venture of Vale and BHP Billiton.",
            "They saw the Vale.",
        ),
        ("lot-polish-airlines", "Poland's carrier LOT grounded it.", "It says a LOT about him."),
        ("royal-dutch-shell", "Shell has begun to close it.", "Shell the peas and close it."),
        ("nice", "Nice has voted for trams.", "Nice work was done on trams."),
        ("arm-holdings", "The chip designer Arm listed its shares.", "Arm the rebels, he said."),
    ],
)
def test_what_is_its_own_or_listed_says_what_a_word_names(
    entity: str, told: str, untold: str
) -> None:
    assert entity in certain(told)
    assert entity not in certain(untold)


@pytest.mark.parametrize(
    ("entity", "other", "itself"),
    [
        (
            "new-orleans",
            "She is at the University of New Orleans.",
            "She is at home in New Orleans.",
        ),
        ("madrid", "They drove to Madrid, New Mexico.", "They drove to Madrid, Spain."),
        ("germany", "They visited Germany Schulz and left.", "They visited Germany and left."),
        ("podemos", "They visited Podemos Bolivia and left.", "They visited Podemos and left."),
        ("madrid", "We spoke of Miguel de la Madrid.", "We spoke of Madrid."),
        ("volkswagen", "They spoke of Volkswagen Blues.", "They spoke of Volkswagen Golf sales."),
    ],
)
def test_a_part_a_number_or_a_title_makes_another_thing(
    entity: str, other: str, itself: str
) -> None:
    assert entity in certain(itself)
    assert entity not in certain(other)


@pytest.mark.parametrize(
    ("entity", "other", "itself"),
    [
        (
            "perth",
            "The pier in Perth, Scotland, was shut.",
            "The pier in Perth, Australia, was shut.",
        ),
        ("nokia", "People in Nokia, Finland, were asleep.", "Shares in Nokia, Sony, and LG fell."),
        ("bmw", "He ran in the BMW Charity Challenge.", "He ran the BMW Munich plant."),
        ("ubs", "She won the UBS Women's Challenge.", "She won the UBS chairman's praise."),
        ("vietnam", "They met at the Vietnam War Memorial.", "They met the Vietnam team."),
        ("mali", "Mali, a two-year-old police dog, barked.", "Mali, a landlocked state, won."),
        ("ira", "IRA savers may put in more this year.", "IRA gunmen may have hidden there."),
    ],
)
def test_where_a_clause_closes_and_what_begins_it_show_another_thing(
    entity: str, other: str, itself: str
) -> None:
    assert entity in certain(itself)
    assert entity not in certain(other)


@pytest.mark.parametrize(
    ("entity", "told", "untold"),
    [
        ("boots-uk", "Boots is closing 40 shops.", "Boots were piled up by the door."),
        ("royal-dutch-shell", "Shell cuts about 900 jobs.", "Shell fragments about the arm heal."),
        ("tesla", "Two men died when a Tesla hit a wall.", "Tesla died alone, a poor inventor."),
        ("pdp-nigeria", "The PDP chose its leader.", "The PDP in Jammu chose Mehbooba Mufti."),
        (
            "alliance-90-the-greens",
            "Greens asked Olaf Scholz to come.",
            "Greens asked him to come.",
        ),
        ("dawn-newspaper", "They told Dawn of it in Lahore.", "They saw Dawn in Paris."),
    ],
)
def test_a_verb_of_one_or_a_name_of_its_own_news_tells(entity: str, told: str, untold: str) -> None:
    assert entity in certain(told)
    assert entity not in certain(untold)


def test_initials_that_are_a_word_too_are_found_once_where_they_are_defined() -> None:
    text = "Singapore's People's Action Party (PAP) won, and the PAP was glad."
    found = mentions(text)
    assert [text[m.start : m.end] for m in found if m.entity == "peoples-action-party"] == [
        "People's Action Party",
        "PAP",
        "PAP",
    ]


def test_a_country_tells_of_another_town_only_where_the_towns_own_is_known() -> None:
    assert "reading" in certain("The pool in Reading, England, was shut.")
    assert "gwadar" in certain("The port in Gwadar, Pakistan, was shut.")


@pytest.mark.parametrize(
    ("entity", "other", "itself"),
    [
        (
            "world-trade-organization",
            "They asked the WTO, a winter tyre office, in Oslo.",
            "They asked the WTO, a winter office of trade, in Oslo.",
        ),
        (
            "european-central-bank",
            "The river has an emergency cable bridge, the ECB, since May.",
            "The river has a bridge, and the ECB, which paid, is glad.",
        ),
        (
            "cnn",
            "The clay needle nozzle, the CNN, was patented.",
            "The clay needle was shown on CNN, the channel said.",
        ),
        (
            "irs",
            "The IRS, an inflatable rubber shelter, was put up.",
            "It was sent to the IRS, but the IRS had refused, saying it was late.",
        ),
    ],
)
def test_words_with_the_same_letters_in_apposition_take_them(
    entity: str, other: str, itself: str
) -> None:
    assert entity in certain(itself)
    assert entity not in certain(other)


def test_what_speaks_against_letters_leaves_them_open() -> None:
    assert "scottish-national-party" in certain("The SNP lost the vote on an attack ad.")
    assert "scottish-national-party" not in certain(
        "The minister was told which SNP of this gene it is."
    )


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("gary-indiana", "They met in Gary, Indiana."),
        ("kansas-city", "They met in Kansas City, Missouri."),
    ],
)
def test_a_town_before_its_state_is_itself(entity: str, text: str) -> None:
    assert entity in certain(text)


def test_a_town_before_a_surname_is_a_given_name() -> None:
    assert certain("Gary Cameron took it.") == set()


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        (
            "indian-national-congress",
            "The Indian National Congress lost. In the hills Congress has no seat.",
        ),
        ("tripoli-lebanon", "Lebanese Tripoli was calm. On Sunday Tripoli was loud again."),
    ],
)
def test_another_form_of_the_less_likely_namesake_overrules_the_likelier(
    entity: str, text: str
) -> None:
    assert certain(text) == {entity}


@pytest.mark.parametrize(
    ("entity", "told", "untold"),
    [
        ("reading", "Reading, where they lived, was flooded.", "Reading, they said, was fun."),
        ("stripe", "Stripe, founded by two brothers, grew.", "Stripe, plain or dotted, is out."),
        ("marburg-virus", "A man died of the disease Marburg.", "Students in Marburg voted."),
    ],
)
def test_a_clause_behind_or_a_noun_before_says_what_a_word_names(
    entity: str, told: str, untold: str
) -> None:
    assert entity in certain(told)
    assert entity not in certain(untold)


@pytest.mark.parametrize(
    ("nations", "states", "itself"),
    [
        ("us-supreme-court", "the Montana Supreme Court", "the Supreme Court of the US"),
        ("us-department-of-justice", "the Ohio Department of Justice", "the Department of Justice"),
        ("us-house", "the Oregon House of Representatives", "the House of Representatives"),
        ("us-senate", "the Republicans of the state Senate", "the Republicans of the Senate"),
        ("us-supreme-court", "the state's Supreme Court", "the Supreme Court of the US"),
    ],
)
def test_what_a_state_has_is_not_the_nations(nations: str, states: str, itself: str) -> None:
    assert nations in certain(f"On Friday {itself} sent the letters back to Washington.")
    assert nations not in certain(f"On Friday {states} sent the letters back to Washington.")


def test_a_party_in_a_state_is_the_party() -> None:
    assert "us-republican-party" in certain("On Friday the Alabama Republican Party met.")
