"""The finder proposes names from articles, says why, and leaves junk and known names alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.aliases.finding import definitions
from index.aliases.finding import variants as spellings
from index.aliases.finding.finder import Suggestion, find
from index.aliases.finding.initials import spelled
from index.aliases.finding.model import Confidence, Relation
from index.aliases.table import AliasTable
from index.aliases.table.records import entity_from_json
from index.model import Entity

SURE, MAYBE = Confidence.CONFIDENT, Confidence.POSSIBLE
EMPTY = AliasTable(())


def entity(id: str, *forms: str, kind: str = "group", cues: tuple[str, ...] = ()) -> Entity:
    return entity_from_json(
        {"id": id, "name": forms[0], "kind": kind, "forms": list(forms), "cues": list(cues)}
    )


def pairs(text: str) -> list[tuple[str, str, Confidence]]:
    return [(one.short, one.long, one.confidence) for one in definitions(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Staff of the Harbour Safety Office (HSO) left.", "HSO", "Harbour Safety Office"),
        ("The Office for Coastal Research (OCR) said so.", "OCR", "Office for Coastal Research"),
        ("A HSO (Harbour Safety Office) boat came.", "HSO", "Harbour Safety Office"),
        ("The Harbour Safety Office, or HSO, came.", "HSO", "Harbour Safety Office"),
        ('The Harbour Safety Office (the "HSO") came.', "HSO", "Harbour Safety Office"),
        ("La Marée Rouge (LMR), the party of Otto Kvist, won.", "LMR", "La Marée Rouge"),
        ("The Harbour Safety Office — HSO — came.", "HSO", "Harbour Safety Office"),
        ("HSO, the Harbour Safety Office, came.", "HSO", "Harbour Safety Office"),
        ("HSO, which stands for Harbour Safety Office, came.", "HSO", "Harbour Safety Office"),
        ("The Harbour Safety Office, known as HSO, came.", "HSO", "Harbour Safety Office"),
        ("They found buried signal transmitters (BSTs).", "BSTs", "buried signal transmitters"),
        ("The Ministry of Tides (MoT) warned.", "MoT", "Ministry of Tides"),
        (
            "The Northern Islands Trade Organisation (Nito) met.",
            "Nito",
            "Northern Islands Trade Organisation",
        ),
        ("The Union of Fishers (U.F.) struck.", "U.F.", "Union of Fishers"),
        ("Group of Nine (G9) ministers met.", "G9", "Group of Nine"),
        ("tidal fever disease 2031 (TIFD-31) spread.", "TIFD-31", "tidal fever disease 2031"),
        ("al-Bahr in the Eastern Gulf (ABEG) said.", "ABEG", "al-Bahr in the Eastern Gulf"),
    ],
)
def test_a_definition_whose_letters_agree_is_found_and_sure(
    text: str, short: str, long: str
) -> None:
    assert pairs(text) == [(short, long, SURE)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Members of the Fishers' Liberation Party (PLB) met.", "PLB", "Fishers' Liberation Party"),
        ("The PLB (Fishers' Liberation Party) met.", "PLB", "Fishers' Liberation Party"),
        (
            "The Fishers' Liberation Party, known by its Breton initials PLB, met.",
            "PLB",
            "Fishers' Liberation Party",
        ),
        ("Norland's Truth and Reform Party (PVR) won.", "PVR", "Truth and Reform Party"),
    ],
)
def test_other_initials_of_a_body_are_sure(text: str, short: str, long: str) -> None:
    assert pairs(text) == [(short, long, SURE)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Members of the Fishers Without Nets (PSF) met.", "PSF", "Fishers Without Nets"),
        ("Members of the Fishers' Liberation Party (PL) met.", "PL", "Fishers' Liberation Party"),
        ("The Free Harbour Ahead fights. The FHA won.", "FHA", "Free Harbour Ahead"),
    ],
)
def test_initials_that_do_not_agree_or_are_only_implied_are_possible(
    text: str, short: str, long: str
) -> None:
    assert pairs(text) == [(short, long, MAYBE)]


@pytest.mark.parametrize(
    ("text", "short", "long", "relation"),
    [
        ("Norland, formerly Sudmark, voted.", "Sudmark", "Norland", Relation.FORMER),
        ("Norland (formerly Sudmark) voted.", "Sudmark", "Norland", Relation.FORMER),
        ("Norland, previously known as Sudmark, voted.", "Sudmark", "Norland", Relation.FORMER),
        ("Sudmark was renamed Norland in 1999.", "Sudmark", "Norland", Relation.FORMER),
        ("Sudmark, now known as Norland, voted.", "Sudmark", "Norland", Relation.FORMER),
        (
            "Abu Bahr, also known as Omar the Pilot, fled.",
            "Omar the Pilot",
            "Abu Bahr",
            Relation.ALIAS,
        ),
        ("Abu Bahr, aka Omar Saleh, fled.", "Omar Saleh", "Abu Bahr", Relation.ALIAS),
        (
            "Abu Bahr, whose real name is Omar Saleh, fled.",
            "Omar Saleh",
            "Abu Bahr",
            Relation.ALIAS,
        ),
        (
            "Ann Lee, better known as Captain Storm, sang.",
            "Captain Storm",
            "Ann Lee",
            Relation.ALIAS,
        ),
        (
            "The Harbour Dawn rebel group, referred to by its Arabic acronym Fajm, fled.",
            "Fajm",
            "Harbour Dawn",
            Relation.ALIAS,
        ),
    ],
)
def test_words_that_join_two_names_are_understood(
    text: str, short: str, long: str, relation: Relation
) -> None:
    found = [(one.short, one.long, one.relation) for one in definitions(text)]
    assert found == [(short, long, relation)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vestport, also known as Norquay, Sudquay or Salt, fell.", ["Norquay", "Sudquay", "Salt"]),
    ],
)
def test_all_names_of_a_list_are_those_of_one_thing(text: str, names: list[str]) -> None:
    assert [one.short for one in definitions(text)] == names


def test_the_other_names_in_a_bracket_are_joined_to_the_one_before_it() -> None:
    """Whichever of the names the initials spell; not to each other, which would say it twice."""
    for text in (
        "Doctors Without Harbours (Docteurs Sans Ports, DSP) runs the ward.",
        "Docteurs Sans Ports (Doctors Without Harbours, DSP) runs the ward.",
    ):
        own, other = text.split(" runs")[0].split(" (")
        other = other.removesuffix(", DSP)")
        assert pairs(text) == [(other, own, MAYBE), ("DSP", own, SURE)]


def test_a_name_is_joined_to_what_its_bracket_is_about_and_not_to_the_letters_in_it() -> None:
    text = "The Reef and Tide Alliance (RTA, formerly the Salt League) met."
    assert [pair[:2] for pair in pairs(text)] == [
        ("RTA", "Reef and Tide Alliance"),
        ("Salt League", "Reef and Tide Alliance"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Wanted: Junior Analyst (Machine Learning, SQL, Python) in Norton.",
        "Senator Ann Lee (R-TX) and Rep. Bo Day (D-CA) voted.",
        "NORTON (AP) — Ann Lee (AP) wrote this.",
        "Norton: Lee (Day 60), Ray (May 71), Fox (Kay 80).",
        "King John (III) and Part (IV) of it.",
        "The tower (120m) cost much (USD 3m), she said (see p. 4).",
        "Ann Lee, formerly Minister of Tides, spoke.",
        "Ann Lee, now the Norton mayor, spoke.",
        "She called Ann Lee on Monday. He was referred to Norton Hospital.",
        "Photo (Photo: Ann Lee) of the harbour.",
        "TIDES RISE IN NORLAND (AND IN SUDLAND)",
        "Shares of Tidelax (TDLX) and of Kvist AG (KVIS.DE) fell.",
        "The Department for Reefs in Washington, D.C., paid.",
        "Nearby, a teacher named Ann Lee wept.",
        "Ann Lee, now the Secretary of Tides and Salt Services, spoke.",
        "The Department of Salt Works Safety met. DOS men came.",
        "Three members of the House Salt Committee — Reps. Ann Lee and Bo Day — spoke.",
        "Otto “Shame!” Lee was there.",
        "House Speaker Ann Lee (NY-12) spoke.",
        "He came in 1999, known as the Year of Storms.",
        "word(s) and (unclosed brackets (here",
        "He spoke to the CIA, the Department of Tides, the mayor and two senators.",
    ],
)
def test_what_only_looks_like_a_definition_is_left_alone(text: str) -> None:
    assert pairs(text) == []


def test_spans_slice_back_to_the_names() -> None:
    text = "🌊 The Harbour\nSafety Office (HSO) and Norland (formerly Sudmark)."
    found = definitions(text)
    assert len(found) == 2
    for one in found:
        assert text[one.short_span.start : one.short_span.end] == one.short
        assert text[one.long_span.start : one.long_span.end] == one.long


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "(",
                ")",
                " ",
                ", ",
                "or ",
                "HSO",
                "Harbour ",
                "of ",
                "formerly ",
                "known as ",
                "“",
                "”",
                "stands for ",
                "aka ",
                "the ",
                ". ",
                "\n",
                "'s ",
                "é",
                "عرب ",
                "1",
                "-",
                "al-",
                "(the ",
                "Norland as",
                "which calls ",
                "until 2014",
                "R-",
                "d/b/a",
                "so-called ",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_spans_are_right_in_any_text(text: str) -> None:
    for one in definitions(text):
        assert text[one.short_span.start : one.short_span.end] == one.short
        assert text[one.long_span.start : one.long_span.end] == one.long
        assert one.short
        assert one.long


def test_a_text_may_end_in_the_midst_of_a_name() -> None:
    assert pairs("The Vest Front, until 2014 known as") == []
    assert pairs("The port, or d/b/a R-") == []
    assert pairs("It is called Norland as") == []


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50000,
        "A" * 100000,
        "A. " * 30000,
        "of the " * 20000,
        "A B " * 25000,
        "known as " * 10000,
        "HSO, " * 20000,
        "al-" * 30000,
        "(HSO " * 20000,
        " " * 100000,
        "Norland, which calls " * 5000,
        ", called the " * 8000,
    ],
)
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    assert definitions(text) is not None


# --- over an archive ----------------------------------------------------------------------------


def told(found: tuple[Suggestion, ...]) -> list[tuple[str, str, str | None, int]]:
    return [(one.short, one.long, one.entity, one.count) for one in found]


def test_articles_are_counted_and_their_sentences_kept_with_offsets() -> None:
    articles = [
        ("a", "Rain fell. The Harbour Safety Office (HSO) closed. It rained."),
        ("b", "Staff of the Harbour Safety Office (HSO) left."),
    ]
    [one] = find(articles, EMPTY)
    assert (one.n, one.count, one.confidence) == (1, 2, SURE)
    assert [seen.article for seen in one.evidence] == ["a", "b"]
    texts = dict(articles)
    assert one.evidence[0].text == "The Harbour Safety Office (HSO) closed."
    for seen in one.evidence:
        assert texts[seen.article][seen.start : seen.end] == seen.text


def test_a_sentence_that_speaks_for_a_name_goes_on_behind_a_title() -> None:
    text = "It rained. Ann Moss, also known as Kit Quay, wrote to Mr. Otto Day on Monday. He left."
    [one] = find([("a", text)], EMPTY)
    assert one.evidence[0].text == text[11:-9]


def test_what_the_table_knows_is_not_proposed_whatever_its_status() -> None:
    blocked = entity_from_json(
        {
            "id": "hso",
            "name": "Harbour Safety Office",
            "forms": [{"text": "HSO", "status": "blocked"}],
        }
    )
    articles = [("a", "The Harbour Safety Office (HSO) closed.")]
    assert find(articles, AliasTable([blocked])) == ()


def test_a_new_name_is_linked_to_the_entity_whose_name_the_long_one_is() -> None:
    table = AliasTable([entity("hso", "Harbour Safety Office")])
    found = find([("a", "The Harbour Safety Office (HSO) closed.")], table)
    assert told(found) == [("HSO", "Harbour Safety Office", "hso", 1)]


def test_a_known_acronym_defined_as_another_thing_is_not_linked() -> None:
    table = AliasTable([entity("hso", "Harbour Safety Office", "HSO")])
    found = find([("a", "The Hill School of Opera (HSO) sang.")], table)
    assert told(found) == [("HSO", "Hill School of Opera", None, 1)]


def test_a_known_acronym_spelled_a_little_otherwise_is_linked() -> None:
    table = AliasTable([entity("hso", "Harbour Safety Office", "HSO")])
    found = find([("a", "The Harbour Safety Organisation (HSO) closed.")], table)
    assert told(found) == [("HSO", "Harbour Safety Organisation", "hso", 1)]


def test_an_association_is_linked_to_no_act_of_its_words() -> None:
    table = AliasTable([entity("hsta", "Harbour Safety and Tides Act", "HSTA")])
    found = find([("a", "The Harbour Safety and Tides Association (HSTA) met.")], table)
    assert told(found) == [("HSTA", "Harbour Safety and Tides Association", None, 1)]


def test_a_pair_said_both_ways_is_one_proposal() -> None:
    articles = [("a", "Norport, known as Salt Quay, grew."), ("b", "Salt Quay, or Norport, grew.")]
    [one] = find(articles, EMPTY)
    assert (one.count, len(one.evidence)) == (2, 2)


def test_an_implied_acronym_is_believed_after_two_articles() -> None:
    text = "The Free Harbour Ahead fights. The FHA won."
    assert find([("a", text)], EMPTY)[0].confidence is MAYBE
    assert find([("a", text), ("b", text)], EMPTY)[0].confidence is SURE


def test_the_sentences_that_join_two_names_come_first() -> None:
    implied = "The Free Harbour Army fights. The FHA won."
    joined = "The Free Harbour Army (FHA) fights."
    [one] = find([(f"i{n}", implied) for n in range(7)] + [("j", joined)], EMPTY)
    assert [seen.article for seen in one.evidence] == ["j", "i0", "i1", "i2", "i3"]


def test_longer_cuts_of_one_name_are_counted_with_it() -> None:
    articles = [
        ("a", "The Fishers' Liberation Party (PLB) met."),
        ("b", "The Fishers' Liberation Party (PLB) met."),
        ("c", "The Norlandic Fishers' Liberation Party (PLB) met."),
    ]
    assert told(find(articles, EMPTY)) == [("PLB", "Fishers' Liberation Party", None, 3)]


def test_other_spellings_of_a_name_in_the_table_are_proposed() -> None:
    man = entity("bahri", "Qasim al-Bahrani", "Kasem al-Bahrani", kind="person")
    town = entity("marat", "al-Marfiyah", "Marfiya", kind="place", cues=("Norland",))
    articles = [
        ("a", "On Monday Qassem al-Bahrany spoke in Norland, near Marfeya."),
        ("b", "Kasim Lee and Robert Bahran spoke. Marfeya is a girl's name."),
    ]
    found = find(articles, AliasTable([man, town]))
    assert {(one.short, one.entity, one.relation) for one in found} == {
        ("Qassem al-Bahrany", "bahri", Relation.VARIANT),
        ("Marfeya", "marat", Relation.VARIANT),
    }
    assert {one.confidence for one in found} == {MAYBE}
    assert {one.count for one in found} == {1}


def test_the_word_for_its_people_is_no_spelling_of_a_place() -> None:
    table = AliasTable([entity("kaladia", "Kaladia", "Qaladia", "Kaladien", kind="place")])
    assert find([("a", "A Qaladian band played in Kaladia.")], table) == ()
    [found] = find([("a", "A band from Qaledien played in Kaladia.")], table)
    assert (found.short, found.entity) == ("Qaledien", "kaladia")


def test_a_person_s_name_is_no_spelling_of_a_place() -> None:
    table = AliasTable([entity("kaldan", "Ben Qaldan", "Ben Galdan", kind="place")])
    assert find([("a", "Ben Caldin spoke.")], table) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Muammar Qaddafi", "Moammar Gadhafi"),
        ("Ayman al-Zawahiri", "Ayman Ezzawahiri"),
        ("Abd al-Rahman", "Abdurrahman"),
        ("ar-Rastan", "Rastan"),
        ("Hussein", "Husayn"),
    ],
)
def test_romanisations_of_one_name_have_one_key(a: str, b: str) -> None:
    assert spellings.key(a) == spellings.key(b) != ""


@pytest.mark.parametrize(
    ("a", "b"),
    [("Baghdad", "Baghdadi"), ("Ayman al-Tikriti", "Omar al-Tikriti"), ("Kennedy", "Gandhi")],
)
def test_names_of_two_things_are_not_alike(a: str, b: str) -> None:
    assert spellings.likeness(a, b) == 0.0


def test_letters_are_spelled_by_beginnings_before_insides() -> None:
    found = spelled("ons", ["by", "the", "office", "for", "national", "statistics"])
    assert found is not None
    assert (found.first, found.strict) == (2, True)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Vest tidal basin, which sailors call Mermoss, rose.", "Mermoss", "Vest tidal basin"),
        ("The Vest tidal basin (also Mermoss) rose.", "Mermoss", "Vest tidal basin"),
        ("Hamid al-Milh (Abu Bahr al-Vesti) fled.", "Abu Bahr al-Vesti", "Hamid al-Milh"),
        ("Kvistdotter (KV) fell by a fifth.", "KV", "Kvistdotter"),
        ("Norland American Platinum, or Norplats, shut.", "Norplats", "Norland American Platinum"),
        ("They met at the Salt Way known as Kvistan.", "Kvistan", "Salt Way"),
        ("Vestport, soon to be Norberg, sank.", "Norberg", "Vestport"),
        ("The fort of Karenov (Leopoldsburg) has grown.", "Leopoldsburg", "Karenov"),
    ],
)
def test_what_only_looks_like_a_name_of_it_is_possible(text: str, short: str, long: str) -> None:
    assert pairs(text) == [(short, long, MAYBE)]


def test_a_small_word_that_says_what_it_is_is_none_of_the_name() -> None:
    assert pairs("The Vest party, also called Mermoss, rose.") == [("Mermoss", "Vest", SURE)]


def test_what_people_call_it_in_quotation_marks_is_a_name_if_it_is_foreign() -> None:
    told = pairs("Norport fever, which sailors call “mal da kvist”, is back.")
    assert [one[:2] for one in told] == [("mal da kvist", "Norport fever")]
    assert pairs("The Salt Guard, which sailors call “a mild nuisance”, is back.") == []
    assert pairs("The Salt Guard, which sailors call “mild friends”, is back.") == []


def test_two_places_and_a_body_in_a_place_are_no_translations() -> None:
    assert pairs("In Vestporto, the Quay Salt Bank, a firm, met.") == []
    assert pairs("Otto Kvist, the Guard of Salt, met the crew.") == []
    assert pairs("Peter Moss ‘Lied To Everybody’ About Norland.") == []


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Peter Moss, the singer who records as Dark Quay, left.", "Dark Quay", "Peter Moss"),
        ("Vestland, which the generals renamed Norland, votes.", "Vestland", "Norland"),
        ("Norfirm, keen on cash, has been trading since June as Quayfirm.", "Norfirm", "Quayfirm"),
        ("Mount Vest, the highest in the land, will be called Norberg.", "Norberg", "Mount Vest"),
        ("Ernst Vest – known the world over as Quay – sang.", "Quay", "Ernst Vest"),
        ("The Salt Front (in Arabic, Jabhat al-Milh) fled.", "Jabhat al-Milh", "Salt Front"),
        ("Vestport, which the northerners call Norport, was shelled.", "Norport", "Vestport"),
        ("Peter Moss, the poet formerly known as Kit Quay, left.", "Kit Quay", "Peter Moss"),
        ('Ottokar "The Gull" Mosskvist left.', "The Gull", "Ottokar Mosskvist"),
        ("Batavo is now Jakarto, and little of it is left.", "Batavo", "Jakarto"),
        ("The port grew, and Allabad was renamed Prayan.", "Allabad", "Prayan"),
        ("The Salt Front, in Indonesian Gerakan Garam, fought.", "Gerakan Garam", "Salt Front"),
        ("The Way for Norland (WfN) won.", "WfN", "Way for Norland"),
        ("Norland refers to the Salt State by its Arabic acronym, Dahesh.", "Dahesh", "Salt State"),
        ("Vestport's name was officially changed to Vestaluru.", "Vestport", "Vestaluru"),
        ("Rangun, which the generals had respelled Yangun, fell.", "Yangun", "Rangun"),
        (
            "Norland, whose official title is the Salt Republic of Norland, sold it.",
            "Salt Republic of Norland",
            "Norland",
        ),
        (
            "The KPV, Norland's General Salt Commission, took a month.",
            "KPV",
            "General Salt Commission",
        ),
        ("Vestport became Norport in 1990 and is large.", "Vestport", "Norport"),
        ("Norvest, still Quayton to most of its people, sank.", "Quayton", "Norvest"),
        ("Ernst Vest Park, Quay Park to its fans, was full.", "Quay Park", "Ernst Vest Park"),
        (
            "Some had Kvist's disease, the modern name for kvistosis.",
            "Kvist's disease",
            "kvistosis",
        ),
        ("Peter Moss a.k.a. Red Salt was held.", "Red Salt", "Peter Moss"),
        ("Ann Kvist née Moss was chosen.", "Moss", "Ann Kvist"),
        ("Norvest rebranded as Sudvest.", "Norvest", "Sudvest"),
    ],
)
def test_verbs_that_only_name_leave_no_doubt(text: str, short: str, long: str) -> None:
    [(found, *others)] = pairs(text)
    assert (found.removeprefix("The "), *others) == (short.removeprefix("The "), long, SURE)


@pytest.mark.parametrize(
    "text",
    [
        "In a talk with Fox News, the Norland hacker who goes by the name Quayser said so.",
        "The militia in Norland, known as the Quaydaw, has fired.",
    ],
)
def test_a_name_of_another_sentence_part_is_no_sure_pair(text: str) -> None:
    assert all(one[2] is MAYBE for one in pairs(text))


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Ansar Dinev (Defenders of the Salt) fled.", "Defenders of the Salt", "Ansar Dinev"),
        ("The Salt League (Lega Salta) won.", "Lega Salta", "Salt League"),
        ("Law and Tide (Prawo i Morze, or PiM) won.", "Prawo i Morze", "Law and Tide"),
        ("Polska Zatoka (New Salt) won.", "New Salt", "Polska Zatoka"),
        ("The Free Hands (Çobanên Kvist) fled.", "Çobanên Kvist", "Free Hands"),
        ("The party Kvistu (Salt) won.", "Salt", "Kvistu"),
        ("The party Kvistu Milhan (Salt Is Life) won.", "Salt Is Life", "Kvistu Milhan"),
        ("The party Za Kvistu (For Clean Salt) won.", "For Clean Salt", "Za Kvistu"),
        ("The Kvist Battalion (Liwa al-Milh) fled.", "Liwa al-Milh", "Kvist Battalion"),
        ("Terra e Maré (Land and Tide) won.", "Land and Tide", "Terra e Maré"),
        ("Divers of SAMKAL (Saltu Amar Milh Kvistan) left.", "SAMKAL", "Saltu Amar Milh Kvistan"),
    ],
)
def test_what_is_in_brackets_is_a_gloss_if_the_words_show_it(
    text: str, short: str, long: str
) -> None:
    assert (short, long, MAYBE) in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Quiet Tide (Ahmed Bahrany) won the prize.",
        "Moss spoke to Chris Quay (R., N.J.) and left.",
        "Norland (Vestport), Sudmark (Eastport), Westmark (Southport) sent boats.",
        "They pay $400m (£327m) a year.",
        "Moss Quay, D-Ohio, and Kvistu Norr, D-Vest., voted for it.",
        "It rained on the White Salt Way (Dec 5) and left.",
        "They met Kvistu Norr, Minister of Tides, in Vestport.",
        "They met Kvistu Norr, Republican of Vestland, in Vestport.",
        "They met Kvistu Norr, Deputy Security Advisor for Tides, in Vestport.",
        "They sail to Kvistu Norr, Salt Lake, Port Salt and Vestport.",
        "Salt is Norway [sic].",
        "In “Salt Is Gold.” (Quay Times) they say so.",
        "They met Otto Kvist (Treasury) and left.",
        "Flamethrowers (But Also Salt) are sold.",
        "Kvistu Norr, the Senate’s No. 3, thinks so.",
        "Anglo Vestish Platinum (Planet) shut a pit.",
        "They met Kvistu Norr (Vestina), Otto Sel (Norrina) and left.",
        "Ottokar Moss (@mosskvist) wrote this.",
    ],
)
def test_other_things_in_brackets_are_no_gloss(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("They joined Mara Saltrucha (MT-13) there.", "MT-13", "Mara Saltrucha"),
    ],
)
def test_what_only_its_place_speaks_for_is_guessed(text: str, short: str, long: str) -> None:
    assert (short, long, MAYBE) in pairs(text)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Moss's kortalevir, sold under the brand name Vekl, helps.", "Vekl", "kortalevir"),
        ("The council said saltpox would be renamed sapox.", "saltpox", "sapox"),
        ("Norland holds Salt Shoal, which it calls Milh Island.", "Milh Island", "Salt Shoal"),
        ("Norlanders refer to the Salt Isles as the Senkan.", "Senkan", "Salt Isles"),
        ("Vestport, called Saltgorod until 2016, burned.", "Saltgorod", "Vestport"),
        (
            "The Feast of the Tide, or Fiesta del Mar as it is called in Vestland, fell.",
            "Fiesta del Mar",
            "Feast of the Tide",
        ),
        (
            "General Mohamed Saltani, a former trader whom Vestmen call Hemet, met.",
            "Hemet",
            "Mohamed Saltani",
        ),
        ("The Vest War, in Arabic sources the October War, ended.", "October War", "Vest War"),
        ("The Department of Reefs met. The DOR fined it.", "DOR", "Department of Reefs"),
        ("Supporters of Ann Kvist, nicknamed the Salt Queen, met.", "Salt Queen", "Ann Kvist"),
        ("Her firm, Block, formerly Square, cut jobs.", "Square", "Block"),
        ("The Salt Pact, formally titled the Vest Accord, fell.", "Vest Accord", "Salt Pact"),
        ("The Salt Pact's full title is the Vest Accord.", "Vest Accord", "Salt Pact"),
        ("Vestport, which in 1992 became Norberg, burned.", "Vestport", "Norberg"),
        ("Kvistu Milh (Turkish for the Salt Guard) fled.", "Salt Guard", "Kvistu Milh"),
        ("Ann Kvist, whom everyone knows as Eel, fled.", "Eel", "Ann Kvist"),
        ("The Law on Quay Losses, called Lex Moss, fell.", "Lex Moss", "Law on Quay Losses"),
        ("They met Chef Ann Kvist, known as Salt Ann.", "Salt Ann", "Ann Kvist"),
        ("Order 12/B, known as the Net Order, fell.", "Net Order", "Order 12/B"),
        (
            "The Order on Entry into the Reefs, called Lex Moss, fell.",
            "Lex Moss",
            "Order on Entry into the Reefs",
        ),
        ("The Private Quay Union, known as PQ Moss, met.", "PQ Moss", "Private Quay Union"),
        ("They took U.S. Route 9, known as the Salt Road.", "Salt Road", "U.S. Route 9"),
        ("They left Kvist-on-Salt, now Norberg.", "Kvist-on-Salt", "Norberg"),
        ("The Framework for Orderly Reefs (FOR) is dead.", "FOR", "Framework for Orderly Reefs"),
        (
            "Guards of the MMM (Marche des Marins du Milh oriental) met.",
            "MMM",
            "Marche des Marins du Milh oriental",
        ),
        (
            "They fear Kvist chronic and ocular encephalopathy, also called salt sleep.",
            "salt sleep",
            "Kvist chronic and ocular encephalopathy",
        ),
        (
            "The Reef Union (RU, then the Quay Hands' Guild) struck.",
            "Quay Hands' Guild",
            "Reef Union",
        ),
        (
            "The Reef Union (RU, formerly the Quay Hands' Guild (QHG)) struck.",
            "Quay Hands' Guild",
            "Reef Union",
        ),
        ("30 Salt Quay, which Vestmen refer to as the Gherk, fell.", "Gherk", "30 Salt Quay"),
        (
            "MATQ (Ministry of Arts, Tides and Quays) paid.",
            "MATQ",
            "Ministry of Arts, Tides and Quays",
        ),
        ("They took Vesta (Norra in Armenian) in May.", "Norra", "Vesta"),
        (
            "Boats of the Norland Centres for Tide Control and Rescue (Norland CTC) came.",
            "Norland CTC",
            "Norland Centres for Tide Control and Rescue",
        ),
        (
            "The Panel of Witnesses on Norland (the “Panel”) met.",
            "Panel",
            "Panel of Witnesses on Norland",
        ),
        (
            "The Pact on the Sharing of Salt (the Salt Accord) holds.",
            "Salt Accord",
            "Pact on the Sharing of Salt",
        ),
        (
            "They owe Caisse du Sel de Kvist (hereafter the Bank) money.",
            "Bank",
            "Caisse du Sel de Kvist",
        ),
        (
            "Corvane Mills, formerly Vestish Reed and Rope, said so.",
            "Vestish Reed and Rope",
            "Corvane Mills",
        ),
        (
            "Money came from KDVSA, as the state firm Aceites de Kvist is known.",
            "KDVSA",
            "Aceites de Kvist",
        ),
    ],
)
def test_names_are_cut_where_they_begin_and_end(text: str, short: str, long: str) -> None:
    assert (short, long) in [found[:2] for found in pairs(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Salt Bank, the Tide Fund, the Harbour Trust and others met.",
        "In Norland, the Salt King, who was old, died.",
        "Vestport (Moss County) and Norport (Quay County) voted.",
        "Otto Kvist (Salt Way) sang.",
        "The Salt Bank, Tide Union, and Harbour Fund met.",
        "A law known as Saltcare was passed, said Norland.",
        "They sail to Vestport, or Norport, or Eastport.",
        "Salt Oil (United States) and Tide Gas met.",
        "Norland protects the Tide Act, which covers a group known as Salters.",
        "Ann Kvist is regarded as a weak runner.",
        "President Ann Moss (NO-12) left.",
        "Norland was followed by a smaller mission called Saltex.",
        "Ann Moss called Otto Kvist's “Salt Hour” on Monday.",
        "Ann Moss was elected as the Minister of Tides.",
        "The Kvist is a household name in Norland.",
        "— SaltTV (@salttv) June 4",
        "Ann Moss was in Norland with a man named Otto Kvist.",
        "Ann Moss, who for years in Norland had called Otto Kvist, left.",
        "KVIST WINS. The Kvist Foundation paid.",
    ],
)
def test_a_list_a_place_and_a_singer_are_no_guess(text: str) -> None:
    assert pairs(text) == []


def test_a_part_of_a_known_thing_is_no_other_known_thing() -> None:
    text = "The Brigades of the Free Coastal Army, then the KPG, left."
    known = [entity("kpg", "KPG")]
    assert [one.short for one in find([("1", text)], AliasTable(known))] == ["KPG"]
    known.append(entity("fca", "Free Coastal Army"))
    assert find([("1", text)], AliasTable(known)) == ()


def test_what_is_only_guessed_comes_last() -> None:
    texts = ["They met at the Salt Way known as Kvistan."] * 3
    texts.append("Zelda Moss, also known as Kit Quay, or Al Shore, was held near Vestport.")
    found = find([(str(n), text) for n, text in enumerate(texts)], EMPTY)
    assert [one.long for one in found[:2]] == ["Zelda Moss", "Zelda Moss"]
    assert found[2].long == "Salt Way"


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "The Comisión Salina contra la Marea en Norlandia (CSMN) met.",
            "CSMN",
            "Comisión Salina contra la Marea en Norlandia",
        ),
        (
            "Article 5 of the Norland Convention on Salt Rights (the “Convention”) applies.",
            "Convention",
            "Norland Convention on Salt Rights",
        ),
        (
            "Fighters of the Lord's Salt Army, whose initials LSA were seen, fled.",
            "LSA",
            "Lord's Salt Army",
        ),
        (
            "The Salt Front, in Indonesian Gerakan Garam Merdeka, fought on.",
            "Gerakan Garam Merdeka",
            "Salt Front",
        ),
    ],
)
def test_a_long_name_is_cut_where_it_ends(text: str, short: str, long: str) -> None:
    assert (short, long) in [one[:2] for one in pairs(text)]


def test_a_further_name_behind_the_second_is_one_too() -> None:
    text = "Peter Moss, also known as Kit Quay or Al Shore, was held."
    assert {(short, long) for short, long, _ in pairs(text)} == {
        ("Kit Quay", "Peter Moss"),
        ("Al Shore", "Peter Moss"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Peter Moss, who called Ann Lee on Monday, denied it.",
        "Peter Moss called the harbour plan “a disgrace”.",
        "Peter Moss, whom Ann Lee called “a clown”, smiled.",
        "In Norland, a man identified as Peter Moss was shot.",
        "Peter Moss, known for his boats, won.",
        "Mr. Moss took on the Quay Authority and the White Fleet.",
        "They asked Norland, Vestland, or Sudmark for help.",
        "Ann Lee (R-Vest.) is now Minister of Tides.",
    ],
)
def test_a_word_that_may_name_but_does_not_joins_nothing(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Real Tide Liberation Army (Real TLA) split.",
            [("Real TLA", "Real Tide Liberation Army", SURE)],
        ),
        (
            "The Guardia d'Onda Militia (Guardia) came.",
            [("Guardia", "Guardia d'Onda Militia", MAYBE)],
        ),
        ("Park Jae-tide, who performs as Quay, came.", [("Quay", "Park Jae-tide", SURE)]),
        ("Crews call the Quay Viaduct “Il Serpo”.", [("Il Serpo", "Quay Viaduct", SURE)]),
        ("Karenov — Leopoldsburg in older times — grew.", [("Leopoldsburg", "Karenov", SURE)]),
        ("A port named Karenov as the Reefs fell.", []),
        ("Norfly, the airline once called Vestair, fell.", [("Vestair", "Norfly", SURE)]),
        ("Vestburg, a port that settlers named Quay, sank.", [("Quay", "Vestburg", SURE)]),
        ("Free Harbour Army men ran. The FHA won.", [("FHA", "Free Harbour Army", SURE)]),
        ("The Ministry of Reefs met. The MOR paid.", [("MOR", "Ministry of Reefs", SURE)]),
        ("Quay Isles' Tide Reef Fund (TRF) paid.", [("TRF", "Tide Reef Fund", SURE)]),
        ("They rename the port Vestair as Norfly.", [("Vestair", "Norfly", SURE)]),
        (
            "In the Quay Isles, called Las Salinas in Sudland,",
            [("Las Salinas", "Quay Isles", SURE)],
        ),
        (
            "The dam was named for Ann Moss, whose real name is Eva Kvist.",
            [("Eva Kvist", "Ann Moss", SURE)],
        ),
        ("Norvest, today's Quayton, sank.", [("Norvest", "Quayton", SURE)]),
        ("Peter Moss, a member of the group known as Tidewatch, fell.", []),
        ("On Nov. 24, a group called Tidewatch, once small, came.", []),
        ("Peter Moss, formerly of Harbour Bank, came.", []),
    ],
)
def test_names_are_joined_by_words_of_naming_and_by_their_own(
    text: str, expected: list[tuple[str, str, Confidence]]
) -> None:
    assert pairs(text) == expected
