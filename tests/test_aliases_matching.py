"""Where names are found: folding, gaps, longest match, case policies, queries."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.aliases.table import AliasTable
from index.aliases.table.records import entity_from_json
from index.aliases.tagger import ArticleMentions, QueryName, Tagger
from index.model import AnalysedText, Confidence, Mention
from index.naming import live
from index.text.analysis import Analyzer

TABLE = AliasTable(
    map(
        entity_from_json,
        (
            {
                "id": "is",
                "name": "Islamic State",
                "kind": "group",
                "forms": ["IS", "ISIS", "ISIL", "Daesh", "Islamic State of Iraq and the Levant"],
            },
            {"id": "us", "name": "United States", "kind": "country", "forms": ["US", "America"]},
            {"id": "voa", "name": "Voice of America", "kind": "blocker", "forms": ["Guess Who"]},
            {"id": "who", "name": "World Health Organization", "kind": "body", "forms": ["WHO"]},
            {"id": "aq", "name": "al-Qaeda", "kind": "group", "forms": ["al-Qa'ida"]},
            {"id": "raqqa", "name": "al-Raqqa", "kind": "place"},
            {"id": "noman", "name": "Maarat al-Numan", "kind": "place"},
            {"id": "nusra", "name": "Jabhat al-Nusra", "kind": "group", "forms": ["Nusra Front"]},
            {"id": "attacks", "name": "9/11", "kind": "event"},
            {"id": "turkey", "name": "Turkey", "kind": "country"},
            {"id": "nato", "name": "NATO", "kind": "body"},
            {"id": "misca", "name": "Sankt Pölten", "kind": "place"},
            {"id": "bush", "name": "George W. Bush", "kind": "person"},
            {"id": "jnj", "name": "Johnson & Johnson", "kind": "company"},
            {"id": "pm", "name": "Theresa May", "kind": "person", "forms": ["PM May"]},
            {"id": "iphone", "name": "iPhone", "forms": [{"text": "iPhone", "case": "exact"}]},
            {"id": "loud", "name": "Zorblax", "forms": [{"text": "Zorblax", "case": "fold"}]},
            {"id": "bakery", "name": "Bodkin's", "kind": "company"},
            {"id": "cairo", "name": "القاهرة", "kind": "place"},
        ),
    )
)
TAGGER = Tagger(TABLE)
ANALYZER = Analyzer()
EMPTY = AnalysedText("")


def mentions(text: str, tagger: Tagger = TAGGER) -> tuple[Mention, ...]:
    body = AnalysedText(text, ANALYZER.analyse(text))
    return tagger.tag_article(EMPTY, EMPTY, body, EMPTY, None).body


def names(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.entity) for m in mentions(text)]


def query(text: str) -> tuple[QueryName, ...]:
    return TAGGER.tag_query(text, ANALYZER.analyse(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("troops of the Islamic\nState left", ("Islamic\nState", "is")),
        ("troops of the Islamic\u00a0State left", ("Islamic\u00a0State", "is")),
        ("the Islamic  State’s men", ("Islamic  State", "is")),
        ("he blamed al-Qa’ida for it", ("al-Qa’ida", "aq")),
        ("he blamed al Qaida for it", ("al Qaida", "aq")),
        ("he blamed al‑Qaeda for it", ("al‑Qaeda", "aq")),
        ("he blamed el-Qaeda for it", ("el-Qaeda", "aq")),
        ("near ar-Raqqa they met", ("ar-Raqqa", "raqqa")),
        ("near Raqqa they met", ("Raqqa", "raqqa")),
        ("in Maarat an-Numan they met", ("Maarat an-Numan", "noman")),
        ("in Maarat al Numan they met", ("Maarat al Numan", "noman")),
        ("men of Jabhat Nusra came", ("Jabhat Nusra", "nusra")),
        ("men of the Nusra front came", ("Nusra front", "nusra")),
        ("since 9/11 it is so", ("9/11", "attacks")),
        ("the U.S. left", ("U.S.", "us")),
        ("the US-backed men left", ("US", "us")),
        ("in Sankt Polten it rained", ("Sankt Polten", "misca")),
        ("when George W Bush ruled", ("George W Bush", "bush")),
        ("shares of Johnson & Johnson rose", ("Johnson & Johnson", "jnj")),
        ("ministers of Nato met", ("Nato", "nato")),
        ("he saw ZORBLAX and left", ("ZORBLAX", "loud")),
        ("he saw zorblax and left", ("zorblax", "loud")),
        ("في القاهرة اليوم", ("القاهرة", "cairo")),
        ("daesh fighters are back in town", ("daesh", "is")),
        (
            "Islamic State of Iraq and the Levant’s men",
            ("Islamic State of Iraq and the Levant", "is"),
        ),
    ],
)
def test_a_name_is_found_however_it_is_set(text: str, expected: tuple[str, str]) -> None:
    assert names(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They are Islamic. State media said so.",
        "It is Islamic, State media said.",
        "He called it Islamic\n\nState media agreed.",
        "They want an Islamic state there.",
        "as Raqqan elders said",
        "an Numan of old",
        "Who told us that it is so?",
        "Tell us: is Us Weekly about us?",
        "He spoke to Voice of America.",
        "They played Guess Who all night.",
        "At 5 p.m. May will speak",
        "an IPHONE or Iphone",
        "We had cold turkey",
        "daesh fighters, said Mr Brown, are back in town",
    ],
)
def test_what_is_no_name_is_not_found(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["Bodkin's shut", "the till of Bodkin’s", "BODKIN'S, OF YORK"])
def test_a_name_with_an_apostrophe_is_written_with_one(text: str) -> None:
    assert [entity for _, entity in names(text)] == ["bakery"]
    assert not names(text.replace("'s", "").replace("’s", "").replace("'S", ""))
    assert [name.entities for name in query("bodkin")] == [("bakery",)]


def test_names_parted_by_a_slash_are_two() -> None:
    assert names("the ISIS/ISIL men") == [("ISIS", "is"), ("ISIL", "is")]


def test_the_longest_name_wins_and_its_form_is_told() -> None:
    (mention,) = mentions("the Islamic State of Iraq and the Levant fought")
    assert mention.form == "is/islamic-state-of-iraq-and-the-levant"
    assert (mention.first_token, mention.token_count) == (1, 7)
    assert mention.reason


def test_inactive_forms_do_not_match() -> None:
    record = {"id": "x", "name": "Xanadu", "forms": [{"text": "Kubla", "status": "suggested"}]}
    tagger = Tagger(AliasTable([entity_from_json(record)]))
    assert [m.form for m in mentions("From Kubla to Xanadu", tagger)] == ["x/xanadu"]


def test_a_form_listed_in_small_letters_is_written_so() -> None:
    record = {"id": "x", "name": "Snail fever", "forms": ["snail fever", "bilharz", "square"]}
    tagger = Tagger(AliasTable([entity_from_json(record)]))
    text = (
        "Two men had snail fever, as bilharz is called. Bilharz and Snail fever kill on a square."
    )
    assert [m.form for m in mentions(text, tagger)] == [
        *("x/snail-fever", "x/bilharz", "x/bilharz", "x/snail-fever")
    ]


def test_what_the_news_writes_small_is_found_small(shipped: Tagger) -> None:
    text = "After the cold war came whooping cough, covid-19, bitcoin and the war on terror."
    found = [m.entity for m in mentions(text, shipped)]
    assert found == ["cold-war", "whooping-cough", "covid-19", "bitcoin", "war-on-terror"]


def test_words_behind_a_proper_one_may_be_small_as_british_papers_have_them(
    shipped: Tagger,
) -> None:
    text = "The UN security council met, then the US supreme court and Iraqi security forces."
    found = [m.entity for m in mentions(text, shipped)]
    assert found == ["un-security-council", "us-supreme-court", "iraqi-army"]


def test_a_state_in_brackets_defines_no_word_in_capitals(shipped: Tagger) -> None:
    text = "Mallory READ MORE (W.Va.) and Shaw READ MORE (W.Va.) agreed."
    assert [m.form for m in mentions(text, shipped)] == ["west-virginia/w-va"] * 2


def test_a_paper_credited_in_brackets_is_the_paper(shipped: Tagger) -> None:
    text = "Two years ago (CNN) snow fell on Friday. CNN has asked the mayor about it."
    found = [m for m in mentions(text, shipped) if m.entity == "cnn"]
    assert [m.confidence for m in found] == [Confidence.CERTAIN] * 2


def test_a_text_without_capitals_has_its_names_in_small_letters(shipped: Tagger) -> None:
    text = "i think obama should ask nato and the fbi, not us, who ups and downs bore"
    found = [m.form for m in mentions(text, shipped)]
    assert found == ["barack-obama/obama", "nato/nato", "fbi/fbi"]


def test_a_lower_case_query_finds_names_that_are_no_words() -> None:
    assert [n.entities for n in query("isis daesh al qaida")] == [("is",), ("is",), ("aq",)]
    assert not any(n.ordinary for n in query("isis daesh islamic state"))


@pytest.mark.parametrize("text", ["us", "who", "is", "turkey", "Us", "Is", "Who", "IS US WHO"])
def test_a_name_typed_as_an_ordinary_word_is_only_offered(text: str) -> None:
    assert query(text)
    assert all(name.ordinary for name in query(text))


@pytest.mark.parametrize("text", ["US", "WHO", "IS", "Turkey", "U.S.", "IS fighters"])
def test_a_name_typed_as_a_name_is_the_name(text: str) -> None:
    assert [name.ordinary for name in query(text)] == [False]


def test_a_given_name_typed_small_is_the_country() -> None:
    tagger = Tagger(AliasTable([entity_from_json({"id": "jordan", "name": "Jordan"})]))
    (name,) = tagger.tag_query("jordan border", ANALYZER.analyse("jordan border"))
    assert not name.ordinary


def test_a_query_name_says_which_tokens_and_which_form() -> None:
    (name,) = query("fighters of Islamic State in town")
    assert (name.first_token, name.token_count) == (2, 2)
    assert name.forms == ("is/islamic-state",)


WORDS = ["Islamic", "State", "of", "Iraq", "and", "the", "Levant", "IS", "US", "al-Qaeda", "WHO"]
WORDS += ["(", ")", ".", ",", "\n", "’s", "Turkey", "May", "an", "is", "GEORGE", "Michael"]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80))
def test_mentions_are_sorted_disjoint_and_stand_on_their_tokens(text: str) -> None:
    tokens = ANALYZER.analyse(text)
    zone = AnalysedText(text, tokens)
    found: ArticleMentions = TAGGER.tag_article(zone, EMPTY, zone, zone, None)
    for part in (found.title, found.body, found.comments):
        done = 0
        for m in part:
            last = m.first_token + m.token_count - 1
            assert done <= m.first_token <= last < len(tokens)
            assert (m.start, m.end) == (tokens.starts[m.first_token], tokens.ends[last])
            assert TABLE.form(m.form) is not None
            done = last + 1
    for name in TAGGER.tag_query(text, tokens):
        assert all(TABLE.entity(id) for id in name.entities)


@pytest.fixture(scope="module")
def shipped() -> Tagger:
    return live.shipped().tagger


def test_the_shipped_table_brings_all_names_of_a_group_together(shipped: Tagger) -> None:
    text = "ISIS, ISIL, Daesh, Da’esh, Islamic State and the Islamic State of Iraq and the Levant"
    assert {m.entity for m in mentions(text, shipped)} == {"islamic-state"}
    assert len(mentions(text, shipped)) == 6


def test_what_looks_like_an_article_may_belong_to_the_name_before(shipped: Tagger) -> None:
    """ "Ed-" is an Arabic article before some names, and here the end of another."""
    found = mentions("Red Ed-États-Unis", shipped)
    assert [(m.start, m.end) for m in found] == [(0, 6), (7, 17)]


def test_the_shipped_table_takes_no_pronoun_for_a_country(shipped: Tagger) -> None:
    text = "They told us that the US left. Is it so? It is. Who says that to us?"
    assert [text[m.start : m.end] for m in mentions(text, shipped)] == ["US"]


def test_an_owner_listed_itself_is_named_beside_what_it_owns(shipped: Tagger) -> None:
    text = "Japan's Democratic Party and the Kurdistan Workers' Party met."
    found = [(text[m.start : m.end], m.entity) for m in mentions(text, shipped)]
    assert found == [
        ("Japan", "japan"),
        ("Democratic Party", "dpj"),
        ("Kurdistan Workers' Party", "pkk"),
    ]


def test_an_owner_is_named_too_where_the_form_lists_none(shipped: Tagger) -> None:
    """ "Syria's civil war" is "Syria civil war"; not if both are names of the same thing."""
    text = "Syria's civil war drove them out, said New York's governor of Syria civil war refugees."
    assert [(text[m.start : m.end], m.entity) for m in mentions(text, shipped)] == [
        ("Syria", "syria"),
        ("civil war", "syrian-civil-war"),
        ("New York's governor", "new-york-us-state"),
        ("Syria civil war", "syrian-civil-war"),
    ]


def test_a_blocker_blocks_only_in_its_own_letters() -> None:
    assert names("Voice of America is on the air.") == []
    assert names("It was the voice of America.") == [("America", "us")]


def test_in_a_query_a_blocker_may_be_small_but_not_half_so() -> None:
    assert query("voice of america") == ()
    assert [name.entities for name in query("voice of America")] == [("us",)]


def test_a_name_compared_exactly_is_found_in_capitals_among_capitals(shipped: Tagger) -> None:
    assert [m.entity for m in mentions("OBAMA AND MERKEL MEET IN BERLIN", shipped)] == [
        "barack-obama",
        "angela-merkel",
        "berlin",
    ]


@pytest.mark.parametrize(
    ("typed", "ordinary"), [("Let's be real", True), ("LeT camps", False), ("let us", True)]
)
def test_a_name_of_mixed_letters_is_typed_in_them(
    typed: str, ordinary: bool, shipped: Tagger
) -> None:
    (name, *_) = shipped.tag_query(typed, Analyzer().analyse(typed))
    assert (name.entities, name.ordinary) == (("lashkar-e-taiba",), ordinary)


@pytest.mark.parametrize("typed", ["Obama Trump", "Merkel Putin", "Pelosi McConnell shutdown"])
def test_names_typed_side_by_side_are_each_asked_for(typed: str, shipped: Tagger) -> None:
    names = shipped.tag_query(typed, Analyzer().analyse(typed))
    assert [name.ordinary for name in names] == [False, False]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Turkey Kurds", "turkey kurds"),
        ("Turkey Earthquake", "turkey"),
        ("Syria Chemical Weapons", "syria"),
        ("ISIS Palmyra Ruins", "islamic-state palmyra"),
        ("Jordan Pilot", "jordan"),
        ("Jordan Palestinians", "jordan"),
        ("Obama Chicago", "barack-obama chicago"),
        ("British Labour Party", "uk-labour-party"),
        ("President of France", "france"),
        ("Syria Security Council", "syria un-security-council"),
        ("Georgia Kemp", "georgia brian-kemp"),
        ("Georgia Troopers", "georgia"),
        ("Pelosi Schumer shutdown", "nancy-pelosi chuck-schumer"),
        ("New Iran Sanctions", "iran"),
        ("Former Mayor Johnson", "boris-johnson"),
        ("Uxbridge Johnson", "boris-johnson"),
        ("will johnson resign", "boris-johnson"),
        ("georgia kemp", "georgia brian-kemp"),
    ],
)
def test_a_name_beside_capitals_of_a_headline_is_the_name(
    typed: str, meant: str, shipped: Tagger
) -> None:
    names = shipped.tag_query(typed, Analyzer().analyse(typed))
    assert [name.entities[0] for name in names if not name.ordinary] == meant.split()


@pytest.mark.parametrize(
    ("typed", "entity"),
    [
        ("Sarah Jordan", "jordan"),
        ("Sarah J. Jordan", "jordan"),
        ("Jordan Hendry", "jordan"),
        ("Jordan Smith", "jordan"),
        ("Chad Wexford", "chad"),
        ("Georgia Tillman", "georgia"),
        ("Fort Jordan", "jordan"),
        ("Carla Tillman-Sarkozy", "nicolas-sarkozy"),
        ("Ingvild Johnson", "boris-johnson"),
        ("Donald Johnson", "boris-johnson"),
        ("Donald Cook", "tim-cook"),
        ("russell cook", "tim-cook"),
        ("Dr. Ford", "ford-motor-company"),
        ("Bank of Denmark", "denmark"),
        ("Andorran Labour Party", "uk-labour-party"),
    ],
)
def test_a_part_of_another_whole_name_is_only_offered_in_a_query(
    typed: str, entity: str, shipped: Tagger
) -> None:
    (name,) = shipped.tag_query(typed, Analyzer().analyse(typed))
    assert (name.entities[0], name.ordinary) == (entity, True)


@pytest.mark.parametrize("typed", ["Gary Cruz", "gary cruz"])
def test_neither_part_of_a_whole_name_is_a_town_or_somebody_famous(
    typed: str, shipped: Tagger
) -> None:
    names = shipped.tag_query(typed, Analyzer().analyse(typed))
    assert [name.ordinary for name in names] == [True, True]


@pytest.mark.parametrize(
    ("typed", "ordinary"),
    [
        ("the sun", True),
        ("spots of the sun in june", True),
        ("the post office", True),
        ("THE SUN SHINES TODAY", True),
        ("The Sun", False),
        ("hacking at the Mirror", False),
    ],
)
def test_a_paper_called_by_a_word_is_meant_by_a_capital(
    typed: str, ordinary: bool, shipped: Tagger
) -> None:
    (name, *_) = shipped.tag_query(typed, Analyzer().analyse(typed))
    assert name.ordinary == ordinary


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("da Silva trial", ""),
        ("Netflix Inc", "netflix"),
        ("lehman inc", "lehman-brothers"),
        ("DA leader", "democratic-alliance-south-africa"),
        ("fsa fighters aleppo", "free-syrian-army aleppo"),
        ("aq bombing", "al-qaeda"),
    ],
)
def test_letters_of_many_are_not_meant_in_small_ones_beside_capitals(
    typed: str, meant: str, shipped: Tagger
) -> None:
    names = shipped.tag_query(typed, Analyzer().analyse(typed))
    assert [name.entities[0] for name in names if not name.ordinary] == meant.split()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kyoto", "kyoto"),
        ("kyoto temples", "kyoto"),
        ("ratify Kyoto", "kyoto-protocol"),
        ("Kyoto targets for emissions", "kyoto-protocol"),
        ("paris", "paris"),
        ("maria callas", ""),
        ("sandy shores", ""),
        ("Maria Puerto Rico", "hurricane-maria puerto-rico"),
        ("Haiyan", "typhoon-haiyan"),
    ],
)
def test_of_a_town_and_its_treaty_a_person_and_a_storm_the_query_says_which_is_meant(
    typed: str, meant: str, shipped: Tagger
) -> None:
    names = shipped.tag_query(typed, Analyzer().analyse(typed))
    entities = [entity for name in names if not name.ordinary for entity in name.entities]
    assert entities == meant.split()


def test_of_rivals_the_best_known_comes_first(shipped: Tagger) -> None:
    (name,) = shipped.tag_query("FSA", Analyzer().analyse("FSA"))
    assert name.entities[0] == "free-syrian-army"


def test_a_text_has_the_form_that_is_written_as_it_is() -> None:
    """Not one of which it is another spelling, though that stands before it in the table."""
    forms = ["Ar-Raqqa", "Al-Raqqa", "Raqqa"]
    table = AliasTable([entity_from_json({"id": "r", "name": "Ar-Raqqa", "forms": forms})])
    text = "Raqqa, al-Raqqa, ar-Raqqa and el-Raqqa."
    body = AnalysedText(text, Analyzer().analyse(text))
    empty = AnalysedText("")
    found = Tagger(table).tag_article(empty, empty, body, empty, None).body
    assert [m.form for m in found] == ["r/raqqa", "r/al-raqqa", "r/ar-raqqa", "r/ar-raqqa"]


_PIECES = (
    "Mexico", "Missouri", "Moscow", "Idaho", "Theresa May", "May", "ISIS", "US", "Interpol",
    "Paris", "the film", "Escape from", "a town", "of", "Street", "al-", "U.S.", "7.45pm", "The",
    "band", "Inc",
)  # fmt: skip
_GLUE = (
    " ",
    ", ",
    "",
    "\n\n",
    "’s ",
    " (",
    ")",
    "\u4e2d",
    "“",
    "”",
    ": ",
    ". ",
    "-",
    " – ",
    "\u00a0",
)


@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_GLUE)), max_size=9))
@example([("Mexico", ", "), ("Missouri", "\u4e2d")])  # a state, and a token that touches it
@example([("May", "\n\n"), ("7.45pm", " – ")])
def test_names_may_stand_beside_anything(shipped: Tagger, pieces: list[tuple[str, str]]) -> None:
    text = "".join(map("".join, pieces))
    done = 0
    for mention in mentions(text, shipped):
        assert done <= mention.start < mention.end <= len(text)
        done = mention.end


@pytest.mark.parametrize("title", ["President", "Chinese President"])
def test_a_full_name_is_whole_behind_the_title_of_a_shorter_one(title: str) -> None:
    """Or "President Xi", which begins further left, would be found alone."""
    tagger = live.shipped().tagger
    text = f"They met {title} Xi Jinping there."
    assert [text[one.start : one.end] for one in mentions(text, tagger)] == [f"{title} Xi Jinping"]


@pytest.mark.parametrize("prince", ["Mohammed bin Salman", "Mohammed bin Zayed"])
def test_a_title_and_a_given_name_are_no_name_before_the_fathers(prince: str) -> None:
    tagger = live.shipped().tagger
    text = f"They met Crown Prince {prince} there, and the Crown Prince Mohammed took notes."
    found = [text[one.start : one.end] for one in mentions(text, tagger)]
    assert found == [prince, "Crown Prince Mohammed"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Officers of ZANU (PF) met in Harare.", "zanu-pf"),
        ("A letter from DfID was read out.", "dfid"),
        ("A letter from Herman van Rompuy was read out.", "herman-van-rompuy"),
        ("According to the Times of London he resigned.", "times-of-london"),
        ("The mission, Monusco, sent tanks.", "monusco"),
        ("Police in Jersey City, New Jersey, said so.", "jersey-city"),
        ("Police in Chicago, Illinois, said so.", "chicago"),
    ],
)
def test_other_ways_to_set_a_name_are_that_name(text: str, entity: str) -> None:
    tagger = live.shipped().tagger
    zone = AnalysedText(text, Analyzer().analyse(text))
    found = tagger.tag_article(AnalysedText(""), AnalysedText(""), zone, AnalysedText(""), None)
    assert entity in {m.entity for m in found.body if m.confidence is Confidence.CERTAIN}


@pytest.mark.parametrize(
    ("text", "entity", "certain"),
    [
        ("Interpol, New York band", "interpol", False),
        ("Angola Prison", "angola", False),
        ("Qatar Ladies Open", "qatar", False),
        ("Obama, Japanese town", "barack-obama", False),
        ("Obama, American president", "barack-obama", True),
        ("They visited Holland, Michigan and wrote about it.", "netherlands", False),
        ("Troops from Poland, Texas and Ohio trained together.", "poland", True),
        ("Podemos, Panamanian movement", "podemos", False),
        ("Tahrir Square, Baghdad", "tahrir-square", False),
        ("Tahrir Square, Cairo", "tahrir-square", True),
        ("Tehran, Apple series", "tehran", False),
        ("Beirut, Zach Condon's band", "beirut", False),
        ("Putin, Kosovo cafe", "vladimir-putin", False),
        ("Casablanca, Chile", "casablanca", False),
        ("Casablanca, Morocco", "casablanca", True),
        ("In Brazil, film director Fernando Meirelles agreed.", "brazil", True),
        ("We watched Brazil (1985 film) again.", "brazil", False),
        ("Putin, Russian president", "vladimir-putin", True),
    ],
)
def test_a_few_words_beside_a_name_may_make_it_another_thing(
    text: str, entity: str, certain: bool, shipped: Tagger
) -> None:
    sure = {m.entity for m in mentions(text, shipped) if m.confidence is Confidence.CERTAIN}
    assert (entity in sure) == certain


@pytest.mark.parametrize(
    ("text", "entity", "certain"),
    [
        ("Zika rally car", "zika", False),
        ("Zika cases in Brazil", "zika", True),
        ("Malta Finland", "malta", False),
        ("Kabul Afghanistan", "kabul", True),
        ("blood pressure BP", "bp", False),
        ("oil giant BP", "bp", True),
        ("Kenya African Union", "african-union", False),
        ("Belgium's Front National", "french-national-front", False),
        ("Merkel (surname) is a name of hunters.", "angela-merkel", False),
        ("Merkel (pictured) arrived late.", "angela-merkel", True),
        ("BlackBerry Ltd", "blackberry", True),
        ("Cairo Declaration", "cairo", False),
        ("Chief Seattle", "seattle", False),
        ("National Sheep Association NSA", "nsa", False),
        ("They took the M23 motorway north.", "m23", False),
        ("The Beirut Stock Exchange fell.", "beirut", False),
        ("They planted Iceland poppies there.", "iceland", False),
        ("Mandela Washington Fellowship", "nelson-mandela", False),
        ("Obama Russia inquiry", "barack-obama", True),
        ("Syria destroys chemical arms", "syria", True),
        ("The Michigan variable is what decides.", "michigan", True),
    ],
)
def test_a_few_words_beside_a_name_may_make_another_thing_of_it(
    text: str, entity: str, certain: bool, shipped: Tagger
) -> None:
    sure = {m.entity for m in mentions(text, shipped) if m.confidence is Confidence.CERTAIN}
    assert (entity in sure) == certain


def test_a_text_without_capitals_has_the_names_of_one_with_them(shipped: Tagger) -> None:
    """Those too that begin with an ordinary word: West Virginia is not Virginia."""
    text = "my cousin left west virginia for south carolina and then wrote about north korea, "
    found = {mention.entity for mention in mentions(4 * text, shipped)}
    assert found == {"west-virginia", "south-carolina", "north-korea"}


def test_a_states_senate_is_typed_as_words() -> None:
    tagger, analyzer = live.shipped().tagger, Analyzer()
    for typed, ordinary in (("us senate", [False]), ("state senate", []), ("state Senate", [True])):
        names = tagger.tag_query(typed, analyzer.analyse(typed))
        assert [name.ordinary for name in names] == ordinary
