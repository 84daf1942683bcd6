"""What is believed and what is not: letter case, neighbours, and the article's own evidence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from index.aliases.table import AliasTable
from index.aliases.table.records import entity_from_json
from index.aliases.tagger import ArticleMentions, Tagger
from index.model import AnalysedText, Confidence, Mention
from index.text.analysis import Analyzer


def _records() -> list[dict[str, object]]:
    kinds: dict[str, dict[str, list[str]]] = {
        "country": {
            "United States": ["US", "U.S.", "USA", "America"],
            "Turkey": [],
            "Jordan": [],
            "Georgia": [],
            "Chad": [],
            "China": [],
            "Niger": [],
            "Israel": [],
            "Guinea": [],
            "Syria": [],
            "Iraq": [],
            "Lebanon": [],
            "Russia": [],
        },
        "place": {"Paris": [], "Washington": []},
        "company": {
            "Apple": ["Apple Inc"],
            "Amazon": [],
            "Shell": ["Royal Dutch Shell"],
            "Orange": [],
            "Target": [],
        },
        "person": {
            "Theresa May": ["May"],
            "Bashar al-Assad": ["Assad"],
            "Bill Clinton": ["Clinton"],
            "Hillary Clinton": ["Clinton"],
            "David Cameron": ["Cameron"],
            "George W. Bush": ["Bush"],
            "Donald Trump": ["Trump"],
            "Gordon Brown": ["Brown"],
            "Bob Hope": ["Hope"],
        },
        "group": {
            "Islamic State": ["IS", "ISIS", "ISIL", "Daesh"],
            "Free Syrian Army": ["FSA"],
        },
        "party": {"Labour Party": ["Labour"], "Indian National Congress": ["Congress"]},
        "body": {
            "World Health Organization": ["WHO"],
            "NATO": [],
            "United Nations": ["UN"],
            "European Union": ["EU"],
            "Immigration and Customs Enforcement": ["ICE"],
            "Supreme Military Council": [],
        },
        "disease": {"AIDS": []},
    }
    return [
        {"id": IDS.get(name, name.lower()), "name": name, "kind": kind, "forms": forms}
        for kind, entities in kinds.items()
        for name, forms in entities.items()
    ]


IDS = {
    "United States": "us",
    "Theresa May": "may",
    "Bashar al-Assad": "assad",
    "Bill Clinton": "bill",
    "Hillary Clinton": "hillary",
    "David Cameron": "cameron",
    "George W. Bush": "bush",
    "Donald Trump": "trump",
    "Gordon Brown": "brown",
    "Bob Hope": "hope",
    "Islamic State": "islamic-state",
    "Free Syrian Army": "fsa",
    "Labour Party": "labour",
    "Indian National Congress": "congress",
    "World Health Organization": "who",
    "United Nations": "un",
    "European Union": "eu",
    "Immigration and Customs Enforcement": "ice",
    "Supreme Military Council": "smc",
}
TAGGER = Tagger(AliasTable(map(entity_from_json, _records())))
ANALYZER = Analyzer()


def _zone(text: str) -> AnalysedText:
    return AnalysedText(text, ANALYZER.analyse(text))


def tag(
    body: str,
    title: str = "",
    comments: str = "",
    published: datetime | None = None,
    tagger: Tagger = TAGGER,
) -> ArticleMentions:
    return tagger.tag_article(_zone(title), _zone(""), _zone(body), _zone(comments), published)


def certain(text: str) -> set[str]:
    return {m.entity for m in tag(text).body if m.confidence is Confidence.CERTAIN}


def reasons(mentions: tuple[Mention, ...], entity: str) -> list[str]:
    return [m.reason for m in mentions if m.entity == entity]


BY_CASE_AND_NEIGHBOURS = [
    ("us", False, "They told us to leave before dawn."),
    ("us", True, "The US has closed its embassy in Damascus."),
    ("us", False, "Join us on Saturday for the debate."),
    ("us", True, "Four US troops were wounded near Manbij."),
    ("islamic-state", False, "The road is closed."),
    ("islamic-state", True, "Residents said IS fighters had left the town."),
    ("islamic-state", False, "Is this the end of the ceasefire?"),
    ("islamic-state", True, "He was accused of joining IS in Syria."),
    ("who", False, "Those who fled are not coming back."),
    ("who", True, "The outbreak is over, the WHO said."),
    ("who", False, "Who will rebuild the city?"),
    ("turkey", False, "We had cold turkey and salad."),
    ("turkey", True, "Officials in Turkey said the border was open."),
    ("may", False, "The talks may resume next week."),
    ("apple", False, "She ate an apple on the train."),
    ("apple", True, "Shares of Apple rose after the results."),
    ("shell", False, "A shell hit the market."),
    ("shell", True, "Oil majors such as Shell cut their spending."),
    ("aids", False, "The charity aids refugees."),
    ("aids", True, "Deaths from AIDS fell again."),
    ("ice", False, "Trucks slid on ice."),
    ("ice", True, "He was detained by ICE agents in Texas."),
    ("trump", False, "Security concerns trump privacy."),
    ("trump", True, "Voters blamed Trump for the shutdown."),
    ("bush", False, "They hid in the bush for days."),
    ("labour", False, "Child labour is still common there."),
    ("labour", True, "In the north Labour lost three seats."),
    ("hope", False, "There is little hope of survivors."),
    ("orange", False, "He wore an orange jumpsuit."),
    ("target", False, "The depot was a target."),
    ("china", False, "She laid out the best china."),
    ("china", True, "Exports to China grew."),
    ("brown", False, "The water turned brown."),
    ("chad", False, "A hanging chad decided it."),
    ("congress", False, "The party congress opened."),
    ("un", True, "A convoy of the UN was shelled."),
    ("eu", True, "Leaders of the EU meet on Thursday."),
    ("un", False, "Le Pen a gagné un siège."),
    ("nato", True, "Nato ministers met in Brussels."),
    ("nato", True, "NATO said it would respond."),
    ("jordan", False, "Michael Jordan bought the team."),
    ("jordan", True, "Refugees crossed into Jordan at night."),
    ("jordan", False, "The actor Michael B. Jordan stars in it."),
    ("paris", False, "Paris Hilton arrived late."),
    ("paris", True, "The attacks in Paris killed 130 people."),
    ("us", False, "She won the US Open in New York."),
    ("us", False, "He works for Voice of America."),
    ("us", True, "The US-backed forces advanced."),
    ("islamic-state", True, "Anti-ISIS raids continued."),
    ("turkey", False, "The reactor at Turkey Point was shut down."),
    ("islamic-state", False, "They want to found an Islamic state."),
    ("islamic-state", False, "Their aim was an Islamic State, he wrote."),
    ("islamic-state", True, "An Islamic State fighter was captured."),
    ("georgia", False, "Georgia Brown won the race."),
    ("chad", False, "Chad Smith plays the drums."),
    ("washington", False, "Denzel Washington won an Oscar."),
    ("cameron", False, "James Cameron directed the film."),
    ("cameron", True, "Prime Minister Cameron called a vote."),
    ("assad", False, "Asma Assad grew up in London."),
    ("assad", True, "President Assad gave an interview."),
    ("may", True, "Prime Minister May lost the vote."),
    ("may", True, "Mrs May said the deal was dead."),
    ("may", False, "The vote is in May."),
    ("may", False, "The ceasefire of 5 May collapsed."),
    ("may", False, "By mid-May the city had fallen."),
    ("guinea", False, "He moved to Papua New Guinea."),
    ("guinea", False, "Troops landed in Equatorial Guinea."),
    ("israel", False, "Israel Adesanya won by knockout."),
    ("china", False, "China Miéville wrote the novel."),
    ("us", False, "US Airways cancelled the flight."),
    ("us", False, "Miss America was crowned in Atlantic City."),
    ("us", True, "The US president, Barack Obama, agreed."),
    ("turkey", True, "Turkey's parliament approved the troop deployment."),
    ("jordan", True, "Jordan's King Abdullah flew to Washington."),
    ("bush", False, "Kate Bush sang again."),
    ("brown", False, "Chris Brown was arrested."),
    ("brown", True, "Gordon Brown resigned."),
    ("amazon", False, "Loggers cut down the Amazon rainforest."),
    ("washington", False, "The Washington Post reported it."),
    ("jordan", False, "Air Jordan sneakers sold out in minutes."),
    ("orange", False, "He grew up in Orange County."),
    ("china", False, "The report appeared in China Daily."),
]
BY_MEANING = [
    ("turkey", True, "Turkey closed its border with Syria."),
    ("turkey", False, "Turkey sandwiches sold out by noon."),
    ("turkey", False, "Turkey tastes better with gravy."),
    ("turkey", True, "Turkey shot down a Russian jet."),
    ("turkey", True, "Turkey will hold elections in June."),
    ("turkey", False, "Turkey is the centrepiece of a Thanksgiving dinner."),
    ("apple", False, "Apple pie is an American favourite."),
    ("apple", True, "Apple unveiled a new iPhone."),
    ("apple", False, "Apple trees were in blossom."),
    ("apple", True, "Apple is being sued over its patents."),
    ("jordan", False, "Jordan scored 30 points for the Bulls."),
    ("jordan", True, "Jordan has taken in 600,000 Syrian refugees."),
    ("jordan", False, "Jordan said her mother had called her."),
    ("jordan", True, "Jordan and Lebanon asked for aid."),
    ("jordan", False, "They were baptised in the Jordan."),
    ("jordan", True, "He was sent from Jordan to Iraq."),
    ("jordan", False, "My friend Jordan lost his job."),
    ("georgia", False, "A state trooper in Georgia pulled him over near Atlanta."),
    ("georgia", True, "Russia invaded Georgia in 2008."),
    ("georgia", False, "Voters in Alabama, Georgia and Tennessee went to the polls."),
    ("georgia", True, "Georgia hopes to join NATO."),
    ("georgia", False, "Georgia, 24, is a nurse from Leeds."),
    ("may", False, "May I ask a question?"),
    ("may", True, "May said the vote would go ahead."),
    ("may", False, "May was the hottest month on record."),
    ("may", True, "Tory rebels told May to resign."),
    ("us", False, "TELL US WHAT YOU THINK"),
    ("us", True, "US TROOPS LEAVE IRAQ"),
    ("us", False, "GIVE US OUR COUNTRY BACK"),
    ("us", True, "TRUMP SAYS US WILL QUIT DEAL"),
    ("islamic-state", False, "IS THIS THE END OF THE CEASEFIRE?"),
    ("islamic-state", True, "IS FIGHTERS SEIZE PALMYRA"),
    ("islamic-state", False, "WAR IS OVER"),
    ("islamic-state", False, "This IS the truth, he shouted."),
    ("islamic-state", False, "SYRIA IS BURNING"),
    ("islamic-state", True, "DOZENS KILLED BY IS BOMB IN BAGHDAD"),
    ("who", False, "WHO KILLED LITVINENKO?"),
    ("who", True, "WHO WARNS OF NEW EBOLA OUTBREAK"),
    ("who", False, "GUESS WHO IS COMING TO DINNER"),
    ("who", False, "It is the voters WHO decide."),
    ("islamic-state", False, "The goddess Isis was worshipped at Philae."),
    ("islamic-state", False, "The crew rowed on the Isis near Oxford."),
    ("islamic-state", False, "My daughter Isis started school."),
    ("islamic-state", True, "Isis militants attacked the prison."),
    ("islamic-state", True, "Airstrikes against Isis continued in Iraq."),
    ("amazon", False, "The Amazon flows through Brazil."),
    ("amazon", True, "Amazon opened a warehouse near Leeds."),
    ("amazon", False, "Tribes along the Amazon are threatened."),
    ("amazon", True, "Amazon said its profits had doubled."),
    ("chad", False, "Chad, a drummer from Ohio, laughed."),
    ("chad", True, "Chad sent soldiers to fight Boko Haram."),
    ("chad", True, "Nigeria, Chad and Niger signed the pact."),
    ("shell", False, "Shell necklaces are sold on the beach."),
    ("shell", True, "Shell reported lower profits."),
    ("fsa", False, "The Financial Services Authority (FSA) fined the bank."),
    ("fsa", True, "FSA rebels withdrew from Aleppo."),
    ("fsa", False, "Under the Food Standards Agency (FSA) rules the FSA inspects kitchens."),
    ("washington", True, "Washington imposed new sanctions on Iran."),
    ("trump", False, "Trump cards were played late."),
    ("trump", True, "Trump told reporters he would win."),
    ("orange", False, "Orange juice prices rose."),
    ("orange", True, "Orange announced a merger with its rival."),
    ("target", False, "Target practice ended at noon."),
    ("hope", False, "Hope faded as night fell."),
    ("labour", False, "Labour costs rose."),
    ("labour", True, "Labour won the by-election."),
    ("ice", False, "ICE MELTS FASTER THAN THOUGHT"),
    ("us", False, "It belongs to all of US, she said."),
    ("bush", False, "Bush fires spread across Victoria."),
    ("bush", True, "Bush signed the treaty in Moscow."),
    ("brown", False, "Brown bears have returned to the Alps."),
    ("brown", True, "Brown resigned after the election."),
    ("china", False, "China cups lined the shelf."),
    ("china", True, "China launched an aircraft carrier."),
    ("turkey", False, "ROAST TURKEY FOR CHRISTMAS"),
    ("turkey", True, "TURKEY BOMBS KURDISH POSITIONS IN SYRIA"),
    ("guinea", False, "Guinea pigs make good pets."),
    ("guinea", True, "Guinea declared the Ebola epidemic over."),
]


IN_CAPITALS = [
    ("islamic-state", False, "THE BRIDGE IS CLOSED, COUNCIL IS TOLD"),
    ("islamic-state", False, "IS ANYONE COUNTING THE VOTES?"),
    ("islamic-state", True, "IS FIGHTERS FLEE THE OLD TOWN"),
    ("islamic-state", True, "ARMY OPENS NEW FRONT AGAINST IS"),
    ("islamic-state", True, "IS CLAIMS THE MARKET BOMBING"),
    ("islamic-state", False, "The plan IS working, he said."),
    ("us", False, "WHY WILL NOBODY LISTEN TO US?"),
    ("us", False, "They marched behind a banner saying IT IS US and sang."),
    ("us", False, "GIVE US PEACE, SAY THE VILLAGERS"),
    ("us", False, "THEY NEVER BELIEVED IN US"),
    ("us", True, "US TROOPS LEAVE THE VALLEY"),
    ("us", True, "MINISTER FLIES TO THE US FOR TALKS"),
    ("us", True, "US WARNS NEIGHBOURS OVER TANKERS"),
    ("who", False, "WHO SAYS WE CANNOT WIN?"),
    ("turkey", True, "TROOPS OF TURKEY CROSS THE BORDER INTO SYRIA"),
]


@pytest.mark.parametrize(("entity", "named", "text"), IN_CAPITALS)
def test_among_capitals_a_word_is_a_name_only_where_the_word_cannot_stand(
    entity: str, named: bool, text: str
) -> None:
    assert (entity in certain(text)) is named


@pytest.mark.parametrize(("entity", "named", "text"), BY_CASE_AND_NEIGHBOURS)
def test_letter_case_and_neighbours_decide(entity: str, named: bool, text: str) -> None:
    assert (entity in certain(text)) is named


@pytest.mark.parametrize(("entity", "named", "text"), BY_MEANING)
def test_the_words_of_the_sentence_decide(entity: str, named: bool, text: str) -> None:
    assert (entity in certain(text)) is named


def test_what_a_land_has_is_no_longer_name_in_other_languages() -> None:
    assert "iraq" in certain("El Gobierno de Iraq anunció un acuerdo.")
    assert "iraq" not in certain("El poeta Miguel de Iraq anunció un acuerdo.")


def test_an_apostrophe_tells_a_name_in_a_headline() -> None:
    assert "trump" in certain("What Was in Trump's First Letter to the Mayor")
    assert "trump" not in certain("What Was in Trump Letters to the Mayor")


LETTERS = [
    ("fsa", True, "The FSA was mentioned twice."),
    ("fsa", True, "The FSA seized the dam and the orchards beside it."),
    ("fsa", True, "Many farmers near the dam left FSA territory in spring."),
    ("fsa", False, "Each FSA curve shows how much rain a pond can hold."),
    ("fsa", False, "Walnuts and figs rich in FSA and sugar are sweeter when they are dry."),
    ("nato", True, "The coach quit NATO after a quarrel over the size of the pitch."),
    ("fsa", False, "On windy days a FSA of ten is added to the map of the lake."),
    ("fsa", False, "The bridge was painted green while FSA glue dried on the deck."),
    ("nato", True, "On Monday they had the old NATO maps of the lake on the wall."),
    ("nato", True, "The NATO will let the ferry keep its old bells."),
    ("nato", True, "Down by the lake NATO's oldest tent smells of soap and tea."),
    ("us", True, "The US is a land of lakes, barns and slow rivers."),
    ("ice", True, "He was taken from the bakery by ICE agents before noon."),
]


@pytest.mark.parametrize(("entity", "named", "text"), LETTERS)
def test_letters_need_a_word_that_speaks_for_them(entity: str, named: bool, text: str) -> None:
    assert (entity in certain(text)) is named


def test_letters_are_believed_for_what_the_rest_of_an_article_says() -> None:
    odd = "Walnuts and figs rich in FSA and sugar are sweeter when they are dry."
    assert "fsa" not in certain(odd)
    assert "fsa" in certain(f"{odd} The minister resigned.")


def test_a_doubtful_name_follows_a_certain_one_and_says_which() -> None:
    body = "Turkey was cold.\n\nIts troops left Turkey at night."
    assert reasons(tag(body).body, "turkey")[0] == "another mention here is certain: Turkey"


def test_a_doubtful_name_alone_is_kept_as_uncertain() -> None:
    (mention,) = tag("Turkey was cold.").body
    assert mention.confidence is Confidence.UNCERTAIN
    assert mention.reason == "begins a sentence: the capital says nothing"


def test_letters_that_say_nothing_are_no_reason_to_believe_a_name() -> None:
    (mention,) = tag("Turkey has the minister to thank.").body
    assert (mention.confidence, mention.reason) == (Confidence.CERTAIN, "with minister")


def test_what_speaks_against_a_name_is_no_reason_to_believe_it() -> None:
    (mention,) = tag("We ate in Turkey for a week.").body
    assert (mention.confidence, mention.reason) == (Confidence.CERTAIN, "'in' before it")
    (mention,) = tag("Turkey said that nobody ate.").body
    assert (mention.confidence, mention.reason) == (Confidence.UNCERTAIN, "with ate")


def test_a_longer_name_in_the_article_speaks_against_its_part() -> None:
    body = "Michael Jordan came home.\n\nPeople cheered when Jordan waved."
    assert tag(body).body == ()


def test_a_surname_is_the_person_named_in_full_before() -> None:
    body = "Hillary Clinton spoke. Clinton thanked them. Bill Clinton spoke too. Clinton left."
    assert [m.entity for m in tag(body).body] == ["hillary", "hillary", "bill", "bill"]


def test_a_surname_two_people_share_is_uncertain_without_them() -> None:
    (mention,) = tag("In the end Clinton thanked them.").body
    assert mention.confidence is Confidence.UNCERTAIN
    assert mention.reason == "may name Bill Clinton or Hillary Clinton"


def test_a_definition_takes_a_short_name_away_for_the_whole_article() -> None:
    body = "The FSA moved.\n\nThe Financial Services Authority (FSA) did so.\n\nThe FSA paid."
    assert tag(body).body == ()


def test_what_is_said_to_be_short_for_other_words_is_not_the_name() -> None:
    other = "The clerk asked for the FSA code, short for Freight Station Address, twice."
    assert "fsa" not in certain(other)
    assert "fsa" in certain("The clerk asked the FSA, short of men since May, to wait.")
    assert "fsa" not in certain(other + " Each FSA has five letters.")


def test_a_definition_the_other_way_round_does_so_too() -> None:
    assert tag("He took the FSA (fire safety assessment) and went.").body == ()


def test_a_definition_gives_a_listed_name_a_short_one_inside_its_article() -> None:
    body = "The Supreme Military Council (SMC) met. Later the SMC said no."
    found = tag(body).body
    assert [body[m.start : m.end] for m in found] == ["Supreme Military Council", "SMC", "SMC"]
    assert found[2].reason == "defined here as Supreme Military Council"
    assert tag("Later the SMC said no.").body == ()


def test_a_definition_much_like_a_listed_name_confirms_it() -> None:
    body = "The Free Army of Syria (FSA) met. The FSA said no."
    assert reasons(tag(body).body, "fsa")


def test_an_acronym_in_brackets_behind_something_else_is_doubted() -> None:
    (mention,) = tag("She heard it on Swiss radio (FSA) at noon.").body
    assert mention.confidence is Confidence.UNCERTAIN


def test_comments_are_judged_by_the_article_but_give_no_evidence() -> None:
    found = tag("Turkey was cold.", comments="I live in Turkey and it is warm.")
    assert found.body[0].confidence is Confidence.UNCERTAIN
    assert found.comments[0].confidence is Confidence.CERTAIN
    follows = tag("They live in Turkey.", comments="Turkey was cold.")
    assert follows.comments[0].confidence is Confidence.CERTAIN


def test_the_title_is_evidence_for_the_body() -> None:
    found = tag("Turkey was cold.", title="Why troops left Turkey in haste")
    assert reasons(found.body, "turkey") == ["another mention here is certain: Turkey"]


def test_cue_words_decide_and_are_named() -> None:
    record = {"id": "abc", "name": "Zed Corporation", "forms": [{"text": "ZC", "strength": "weak"}]}
    tagger = Tagger(AliasTable([entity_from_json({**record, "cues": ["Canberra", "Sydney"]})]))
    (alone,) = tag("He works for ZC now.", tagger=tagger).body
    (cued,) = tag("He works for ZC now.\n\nHe moved to Sydney.", tagger=tagger).body
    assert alone.confidence is Confidence.UNCERTAIN
    assert (cued.confidence, cued.reason) == (Confidence.CERTAIN, "cue words here: Sydney")


@pytest.mark.parametrize("text", ["Zorblax", "Zorblax Front"])
def test_a_form_is_doubted_before_and_after_it_was_in_use(text: str) -> None:
    form = {"text": text, "from": "2013", "to": "2016"}
    tagger = Tagger(AliasTable([entity_from_json({"id": "z", "name": "Zed", "forms": [form]})]))
    early, within, on_the_last_day, late = (
        tag(f"They joined {text}.", published=day, tagger=tagger).body[0]
        for day in (
            datetime(2004, 5, 1, tzinfo=UTC),
            datetime(2014, 5, 1, tzinfo=UTC),
            datetime(2016, 12, 31, tzinfo=UTC),
            datetime(2017, 1, 1, tzinfo=UTC),
        )
    )
    assert early.reason == "not in use before 2013"
    assert within.confidence is on_the_last_day.confidence is Confidence.CERTAIN
    assert (late.confidence, late.reason) == (Confidence.UNCERTAIN, "not in use after 2016")


def test_the_arabic_article_before_a_name_is_part_of_the_mention() -> None:
    body = "The regime of al-Assad fell. Maher al-Assad fled."
    assert [body[m.start : m.end] for m in tag(body).body] == ["al-Assad"]
