"""Names that several things have, some of them no news: which of them a text means."""

import pytest

from .naming import certain


@pytest.mark.parametrize(
    ("entity", "told", "untold"),
    [
        ("amazon-rainforest", "Loggers in the Amazon burned it.", "Loggers of Amazon burned it."),
        ("amazon", "Amazon fired its loggers.", "The Amazon killed a logger."),
        ("mursi-people", "The Mursi of Ethiopia herd cattle.", "Mursi met the generals in Cairo."),
        ("gnu-compiler-collection", "He built the kernel with GCC.", "The GCC met in Riyadh."),
        ("astana-cycling-team", "Astana has two riders left.", "The talks in Astana failed."),
        ("macedonia-greece", "Hail fell on Macedonia and Halkidiki.", "Skopje in Macedonia voted."),
        ("consumer-price-index", "Inflation by the CPI fell.", "The CPI lost Kerala."),
        ("gao", "Tuareg rebels took Gao.", "Gao gave no date for the talks."),
        ("guinness-world-records", "It is in the Guinness Book of Records.", "Guinness is stout."),
        ("west-point-monrovia", "Ebola came to West Point.", "The cadets of West Point ate."),
        ("jes-staley", "Staley left Barclays.", "Notes on leadership, by Staley."),
        ("kamala-harris", "Kamala Harris ran, Ms. Harris said.", "Mr. Harris was aware of that."),
        ("jack-layton", "Mr. Layton of the NDP won.", "Professor Layton solves puzzles."),
        ("shiraz", "The governor of Shiraz left.", "A bottle of Shiraz, a good wine."),
        (
            "shiraz-wine",
            "The Barossa is known for Shiraz, as it makes wines.",
            "The governor of Shiraz left.",
        ),
        ("orly-airport", "Flights from Orly airport in Paris were late.", "Orly Azulay, Israel"),
        ("cambridge-analytica", "Nix ran Cambridge.", "The Cambridge-based firm sells data."),
        ("selma-to-montgomery-marches", "Bloody Sunday in Alabama.", "Bloody Sunday in Derry."),
        ("san-francisco-international-airport", "Flights from SFO left.", "The SFO sued a banker."),
        ("vince-cable", "Vince Cable spoke, and Cable left.", "Cable channels showed it."),
        ("china", "Exports from China rose.", "A vase of China roses stood there."),
        ("georgia-us-state", "A Georgia runoff was held.", "Russia invaded Georgia, said Tbilisi."),
        ("moon-jae-in", "Kim met South Korea's Moon.", "South Korea read Gardens of the Moon."),
        ("moon-jae-in", "The Moon government met Kim in Pyongyang.", "Kim flew to the Moon."),
        ("franklin-d-roosevelt", "Roosevelt met Churchill.", "He spoke in the Roosevelt Room."),
        (
            "andrew-cuomo",
            "The Cuomo administration in New York closed bars.",
            "Asked by CNN's Cuomo.",
        ),
        (
            "us-department-of-education",
            "DeVos left the Education Department.",
            "The education fair.",
        ),
        ("farm-service-agency", "The USDA's FSA paid for the grain.", "The FSA fired on Aleppo."),
        ("general-motors", "GM recalled two cars.", "The maize is GM-free."),
        ("sale", "He left the town of Sale.", "House For Sale"),
        ("world-trade-organization", "The WTO ruled on steel.", "The code maps it to a DTO."),
        (
            "george-washington-bridge",
            "Fort Lee closed lanes of the GWB.",
            "GWB left Iraq to Obama.",
        ),
        (
            "strategic-defense-initiative",
            "Reagan's Star Wars would stop Soviet missiles.",
            "Star Wars",
        ),
        (
            "congressional-progressive-caucus",
            "CPC co-chair Pramila Jayapal spoke.",
            "Xi led the CPC.",
        ),
        ("sean-spicer", "The press secretary, Spicer, left.", "Mulled wine wants a Spicer."),
    ],
)
def test_of_a_name_that_others_have_the_sentence_tells(entity: str, told: str, untold: str) -> None:
    assert entity in certain(told)
    assert entity not in certain(untold)


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("september-11-attacks", "The Sept. 11 hijackers met in Hamburg."),
        ("september-11-attacks", "On Sept. 11 firefighters ran into the Twin Towers."),
        ("senate-judiciary-committee", "The Senate Committee on the Judiciary met."),
        ("fourteenth-amendment", "It violates the 14th Amendment."),
        ("dow-jones-industrial-average", "Stocks fell: the Dow lost 200 points on Wall Street."),
        ("harry-s-truman", "Harry Truman dropped the bomb on Hiroshima."),
        ("punjab-kings", "Kings XI Punjab won by a run."),
        ("brown-v-board-of-education", "Since Brown v. Board of Education schools are mixed."),
        ("chevron-v-natural-resources-defense-council", "The Chevron doctrine fell."),
        ("us-court-of-appeals-for-the-ninth-circuit", "The 9th Circuit upheld the ban."),
        ("florida", "Voters of the Sunshine State decide."),
        ("fukui", "A bus fell into the sea in Fukui."),
    ],
)
def test_what_the_news_has_of_congress_courts_markets_and_leagues_is_listed(
    entity: str, text: str
) -> None:
    assert entity in certain(text)


@pytest.mark.parametrize(
    "text",
    [
        "The parliament of Kenya votes on September 11.",
        "The consulate in Benghazi was stormed on Sept. 11, 2012.",
    ],
)
def test_another_eleventh_of_september_is_a_date(text: str) -> None:
    assert "september-11-attacks" not in certain(text)
