"""What people type, and what it is understood as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.aliases.table import AliasTable
from index.aliases.table.records import checked
from index.aliases.tagger import Tagger
from index.deadline import Deadline
from index.errors import BadAlias, BadQuery, OutOfTime, QueryTooCostly
from index.matching import Field, Term
from index.model import Entity, Form, Span
from index.query import grammar
from index.query.dates import in_words, stretch
from index.query.lexicon import Lexicon
from index.query.modes import AliasMode
from index.query.nodes import (
    AddressIs,
    All,
    And,
    DateIs,
    Exact,
    InZone,
    LanguageIs,
    Like,
    Moment,
    Name,
    Node,
    Not,
    Offer,
    Or,
    Phrase,
    Query,
    SourceIs,
    Word,
    leaves,
)
from index.query.parse import Parser
from index.text.analysis import Analyzer

STATE, RAQQA, AMERICA, TURKEY = "islamic-state", "raqqa", "united-states", "turkey"
HAGUE = "the-hague"
TABLE = AliasTable(
    (
        Entity(STATE, "Islamic State", "group", (Form("Islamic State"), Form("Daesh"))),
        Entity(RAQQA, "Raqqa", "place", (Form("Raqqa"),)),
        Entity(AMERICA, "United States", "country", (Form("United States"), Form("US"))),
        Entity(TURKEY, "Turkey", "country", (Form("Turkey"),)),
        Entity(HAGUE, "The Hague", "place", (Form("Hague"),)),
        Entity("william-hague", "William Hague", "person", (Form("William Hague"), Form("Hague"))),
    )
)


WORDS = ("terror", "terrorist", "countrysid", "raqqa", "kill", "killer", "skill", "kiln")


def few_words(typed: str, edits: int, limit: int, _: object) -> tuple[str, ...]:
    """What is like it in an archive of eight words."""
    if not edits:
        return tuple(word for word in WORDS if word.startswith(typed))[:limit]
    same = (word for word in WORDS if abs(len(word) - len(typed)) <= edits)
    return tuple(word for word in same if len(set(word) ^ set(typed)) <= 2 * edits)[:limit]


def parser(*languages: str) -> Parser:
    return Parser(Lexicon(Analyzer(), Tagger(TABLE), languages or ("en",), few_words, TABLE))


PARSER = parser()


def parse(text: str, aliases: AliasMode = AliasMode.ON) -> Query:
    return PARSER.parse(text, aliases=aliases)


def outline(node: Node) -> object:
    """A node without spans and terms, short enough to read in a test."""
    match node:
        case Word(text=text):
            return text
        case Name(entities=entities):
            return f"§{'|'.join(entities)}"
        case Exact(surfaces=surfaces):
            return "=" + " ".join(surfaces)
        case Like(text=text, edits=edits):
            return f"{text}~{edits}" if edits else f"{text}*"
        case Phrase(items=items, slop=slop):
            return ["phrase", *map(outline, items)] + ([slop] if slop else [])
        case And(parts):
            return ["and", *map(outline, parts)]
        case Or(parts):
            return ["or", *map(outline, parts)]
        case Not(part):
            return ["not", outline(part)]
        case InZone(zone, part):
            return [str(zone), outline(part)]
        case SourceIs(source=source):
            return f"source {source}"
        case AddressIs(ordinals=ordinals):
            return f"at {ordinals}"
        case LanguageIs(language=language):
            return f"lang {language}"
        case DateIs(since=since, until=until):
            return f"{since and since.date()} to {until and until.date()}"
        case Moment(written=written):
            return ["moment", *map(outline, written)]
        case All():
            return "*"


def understood(text: str, aliases: AliasMode = AliasMode.ON) -> object:
    return outline(parse(text, aliases).root)


def spanned(node: Node) -> Iterator[Node]:
    """Every node that has a span, those in phrases too."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from spanned(part)
        case Not(part) | InZone(_, part):
            yield from spanned(part)
        case Phrase(items=items):
            yield node
            yield from items
        case All():
            return
        case _:
            yield node


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("prison break", ["and", "prison", "break"]),
        ("prison prison", ["and", "prison", "prison"]),
        ("prison AND break", ["and", "prison", "break"]),
        ("prison OR camp", ["or", "prison", "camp"]),
        ("a b OR c d", ["and", "a", ["or", "b", "c"], "d"]),
        ("a AND b OR c", ["or", ["and", "a", "b"], "c"]),
        ("a AND (b OR c)", ["and", "a", ["or", "b", "c"]]),
        ("(a b) OR (c d)", ["or", ["and", "a", "b"], ["and", "c", "d"]]),
        ("prison NOT camp", ["and", "prison", ["not", "camp"]]),
        ("prison -camp", ["and", "prison", ["not", "camp"]]),
        ("prison -(camp OR cell)", ["and", "prison", ["not", ["or", "camp", "cell"]]]),
        ("NOT prison", ["not", "prison"]),
        ("NOT NOT prison", "prison"),
        ("+prison camp", ["and", ["and", "prison"], "camp"]),
        ("prison and not camp", ["and", "prison", "and", "not", "camp"]),
        ("well-known prison - camp", ["and", ["phrase", "well", "known"], "prison", "camp"]),
        ("*", "*"),
        ("* -prison", ["and", "*", ["not", "prison"]]),
    ],
)
def test_operators_join_what_stands_beside_them(text: str, expected: object) -> None:
    assert understood(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Islamic State fighters", ["and", "§islamic-state", "fighters"]),
        ("fighters of Daesh", ["and", "fighters", "of", "§islamic-state"]),
        ("Islamic AND State", ["and", "Islamic", "State"]),
        ("Islamic State OR Raqqa prison", ["and", ["or", "§islamic-state", "§raqqa"], "prison"]),
        ('"Daesh fighters"', ["phrase", "§islamic-state", "fighters"]),
        ('"Islamic State"', "§islamic-state"),
        ('"prison"', "prison"),
        ('"Daesh prison" ~5', ["phrase", "§islamic-state", "prison", 5]),
        ('"the Daesh prison"~5', ["phrase", "the", "§islamic-state", "prison", 5]),
        ("us-backed", ["or", ["phrase", "us", "backed"], ["phrase", "§united-states", "backed"]]),
        ("US-backed forces", ["and", ["phrase", "§united-states", "backed"], "forces"]),
        ("anti-Islamic State", ["phrase", "anti", "§islamic-state"]),
        ("Daesh/Raqqa", ["and", "§islamic-state", "§raqqa"]),
        ("-Daesh prison", ["and", ["not", "§islamic-state"], "prison"]),
        ("title:Daesh prison", ["and", ["title", "§islamic-state"], "prison"]),
        ("entity:islamic-state prison", ["and", "§islamic-state", "prison"]),
        ("entity:raqqa entity:turkey", ["and", "§raqqa", "§turkey"]),
        ('entity:"Islamic State"', "§islamic-state"),
    ],
)
def test_names_are_found_wherever_their_words_stand_together(text: str, expected: object) -> None:
    assert understood(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Islamic State fighters", ["and", "Islamic", "State", "fighters"]),
        ('"Islamic State"', ["phrase", "Islamic", "State"]),
        ("us", "us"),
        ("entity:raqqa", "§raqqa"),
    ],
)
def test_without_aliases_a_name_is_its_words(text: str, expected: object) -> None:
    assert understood(text, AliasMode.OFF) == expected
    assert not parse(text, AliasMode.OFF).offers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("al-Masri", ["phrase", "al", "Masri"]),
        ("10:30", ["phrase", "10", "30"]),
        ("9/11", ["phrase", "9", "11"]),
        ("北京", ["phrase", "北", "京"]),
        ("don't", "don't"),
        ("Mosul's", "Mosul"),
        ("note: this", ["and", "note", "this"]),
        ("Mosul,Kirkuk;Sinjar", ["and", "Mosul", "Kirkuk", "Sinjar"]),
        ("https://example.org/a-b", ["phrase", "https", "example", "org", "a", "b"]),
        ("f*ck", ["phrase", "f", "ck"]),
    ],
)
def test_a_typed_word_of_several_tokens_is_their_phrase(text: str, expected: object) -> None:
    assert understood(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=Daesh", "=Daesh"),
        ("=daesh prison", ["and", "=daesh", "prison"]),
        ('="Islamic State"', "=Islamic State"),
        ("=al-Masri", "=al Masri"),
        ("-=Daesh prison", ["and", ["not", "=Daesh"], "prison"]),
        ("title:=Daesh", ["title", "=Daesh"]),
        ('"prison break"~5', ["phrase", "prison", "break", 5]),
        ("terror*", "terror*"),
        ("raqa~", "raqa~1"),
        ("raqa~2 prison", ["and", "raqa~2", "prison"]),
        ("raqa~0 prison", ["and", "raqa", "prison"]),
        ("entity:us", "§united-states"),
        ("date:(june 2014)", "2014-06-01 to 2014-06-30"),
        ("date:(2013 OR 2015)", ["or", "2013-01-01 to 2013-12-31", "2015-01-01 to 2015-12-31"]),
        ("date:[2013 TO 2014 prison", ["and", "2013-01-01 to 2014-12-31", "prison"]),
        ("title:(prison OR camp)", ["title", ["or", "prison", "camp"]]),
        ('title:"prison break"', ["title", ["phrase", "prison", "break"]]),
        ("Title: prison", ["title", "prison"]),
        ("comments:prison", ["comments", "prison"]),
        ("source:reuters", "source reuters"),
        ('source:"BBC News" prison', ["and", "source BBC News", "prison"]),
        ('source:("BBC News" OR reuters)', ["or", "source BBC News", "source reuters"]),
        ("-source:reuters", ["not", "source reuters"]),
        ("lang:de", "lang de"),
        ("language:German", "lang de"),
        ("date:2014-01", "2014-01-01 to 2014-01-31"),
        ("date:june 2014 prison", ["and", "2014-06-01 to 2014-06-30", "prison"]),
        ('date:"june 2014"', "2014-06-01 to 2014-06-30"),
        ("date:[2014-01-01 TO 2014-02-01]", "2014-01-01 to 2014-02-01"),
        ("date:2014-01 TO 2014-02", "2014-01-01 to 2014-02-28"),
        ("since:2014-01", "2014-01-01 to None"),
        ("date:none", "None to None"),
        ("until:2014-02-03", "None to 2014-02-03"),
        ("before:2014-02-03", "None to 2014-02-02"),
        ("After:2014-05", "2014-06-01 to None"),
        ("morning after: fog", ["and", "morning", "after", "fog"]),
        ("-date:2014", ["not", "2014-01-01 to 2014-12-31"]),
    ],
)
def test_every_form_of_the_language_is_read(text: str, expected: object) -> None:
    assert understood(text) == expected
    assert parse(text).notes == ()


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        ('"prison break', ["phrase", "prison", "break"], "quotation mark"),
        ('prison break"', ["and", "prison", "break"], "quotation mark"),
        ('prison ""', "prison", "Empty quotation marks"),
        ("(prison OR camp", ["or", "prison", "camp"], "never closed"),
        ("prison) OR camp", ["or", "prison", "camp"], "no opening one"),
        ("prison AND", "prison", "“AND” had nothing"),
        ("OR prison", "prison", "“OR” had nothing"),
        ("prison OR AND camp", ["or", "prison", "camp"], "“AND” had nothing"),
        ("prison NOT", "prison", "“NOT” had nothing"),
        ("prison title:", "prison", "“title:” had nothing"),
        ("prison source:", "prison", "“source:” had nothing"),
        ("prison date:soon", "prison", "“soon” is not a date"),
        ("date:[2014 TO prison", ["and", "2014-01-01 to None", "prison"], "since 1 January 2014"),
        ("since:none prison", "prison", "“none” is not a date"),
        ("until:>=2014 prison", "prison", "“>=2014” is not a date"),
        ("date:{June 2014 to", "2014-06-01 to None", "“{June 2014 to” has no end"),
        ("Islamic date:soon State", ["and", "Islamic", "State"], "“soon” is not a date"),
        ("prison OR date:soon", "prison", "“soon” is not a date"),
        ("NOT date:soon prison", "prison", "“soon” is not a date"),
        ("source:-prison", ["not", "prison"], "“source:” had nothing"),
        ("ab~1 prison", ["and", "ab", "prison"], "three letters"),
        ("=terror*", "=terror", "“*” has no effect"),
        ("prison date:01/02/2014", "prison", "“01/02/2014” is not a date"),
        ("site:example", ["phrase", "site", "example"], "“site:” is not a field"),
        ("prison or camp", ["and", "prison", "or", "camp"], "write OR in capitals"),
        ("*prison", "prison", "cannot lead a word"),
        ("wom*n", "wom*", "“wom*” was searched"),
        ("ab*", "ab", "three letters"),
        ("al-mas*", ["phrase", "al", "mas"], "single word only"),
        ('"prison* break"', ["phrase", "prison", "break"], "no effect"),
        (
            '"=prison title:break~"',
            ["phrase", "prison", "title", "break"],
            "“=”, “title:”, “~” have no effect inside",
        ),
        ("=title:prison", "=title prison", "“title:” has no effect where"),
        ("pris*~", "pris*", "“pris*” was searched"),
        ("raqa~*", "raqa~1", "single word only"),
        (
            "date:{2013 TO 2014}",
            "2013-01-01 to 2014-12-31",
            "“{2013 TO 2014}” was read as “[2013 TO 2014]”",
        ),
        ("date:[2013 TO 2014}", "2013-01-01 to 2014-12-31", "was read as “[2013 TO 2014]”"),
        ("ab~1", "ab", "three letters"),
        ("raqa~7", "raqa~2", "“raqa~2” was searched"),
        ('="prison break"~5', "=prison break", "left out"),
        ("-Islamic State", ["not", "§islamic-state"], "whole name “Islamic State”"),
        ("entity:atlantis", "§atlantis", "No name has the id “atlantis”"),
        ("date:" + "x" * 60 + " prison", "prison", "“" + "x" * 39 + "…” is not a date"),
        ("a" * 150 + " prison", "prison", "too long for a word"),
        ("prison 3/6/2014", ["and", "prison", ["phrase", "3", "6", "2014"]], "no day for certain"),
        ("prison^2 camp", ["and", "prison", "camp"], "cannot be given a weight"),
        ("pris*^2", "pris*", "cannot be given a weight"),
        ("raqa~0.8", "raqa~1", "“raqa~1” was searched"),
        ("prison --camp", ["and", "prison", "camp"], "write -word with one"),
        ("prison !camp", ["and", "prison", "camp"], "write -word"),
        ("prison NEAR/5 camp", ["and", "prison", "camp"], "“NEAR/5” was left out"),
        ("prison NEAR camp", ["and", "prison", "camp"], "near each other"),
        ('"a NEAR b" w/5 camp', ["and", ["phrase", "a", "NEAR", "b"], "camp"], "“w/5” was left"),
        ("camp 22%", ["and", "camp", "22"], "“22 percent” finds"),
        ("pris?n", ["phrase", "pris", "n"], "“?” stands for no letter"),
        ("'prison break'", ["and", "prison", "break"], "double quotation marks"),
        ("prison not camp", ["and", "prison", "not", "camp"], "write NOT in capitals"),
        ("prison before:5", "prison", "write before:2014-01-31"),
        ("headline:prison", ["phrase", "headline", "prison"], "write title:word"),
        ("lang:elvish7", "lang elvish7", "not the code of a language"),
    ],
)
def test_mistakes_are_mended_and_said(text: str, expected: object, note: str) -> None:
    query = parse(text)
    assert outline(query.root) == expected
    assert any(note in sentence for sentence in query.notes)


@pytest.mark.parametrize(
    ("curly", "straight"),
    [
        ("“prison break”", '"prison break"'),
        ("„prison break“", '"prison break"'),
        ("«prison break»", '"prison break"'),
        ("（prison OR camp）", "(prison OR camp)"),
        ("prison\x00break\x1b\ud800", "prison break"),
        ("prison\u00a0break\u3000camp", "prison break camp"),
    ],
)
def test_letters_of_other_keyboards_mean_the_same(curly: str, straight: str) -> None:
    assert understood(curly) == understood(straight)


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", '""', "()", "AND", "-", "title:", "\x00", "😀 …"]
)
def test_a_query_with_nothing_to_search_for_is_refused_helpfully(text: str) -> None:
    with pytest.raises(BadQuery, match="type a word, a name"):
        parse(text)


def test_an_overlong_query_is_refused_unless_the_limit_is_lifted() -> None:
    long = "prison " * 100
    with pytest.raises(BadQuery, match="700 characters; at most 500"):
        PARSER.parse(long)
    assert len(understood_words(PARSER.parse(long, limit=None))) == 100


def test_words_with_a_tilde_are_bounded_before_any_is_looked_up() -> None:
    """Each is compared with thousands; a whole document, as a query, is not bounded."""
    asked: list[str] = []

    def alike(typed: str, *_: object) -> tuple[str, ...]:
        asked.append(typed)
        return ()

    asking = Parser(Lexicon(Analyzer(), Tagger(TABLE), ("en",), alike, TABLE))
    words = [f"word{n}~" for n in range(11)]
    with pytest.raises(QueryTooCostly, match="at most 10 words") as refused:
        asking.parse(f"{' '.join(words[:6])} -({' OR '.join(words[6:])})")
    assert (asked, refused.value.term) == ([], "word10~1")
    asking.parse(f"{' '.join(words[1:])} wor* camp")
    assert len(asked) == 11
    asking.parse(" ".join(words), limit=None)


def test_words_like_typed_ones_are_not_looked_up_after_the_deadline() -> None:
    """What needs no look-up is read all the same."""
    for text in ("wor*", "camp -title:kilm~"):
        with pytest.raises(OutOfTime, match="words like"):
            PARSER.parse(text, deadline=Deadline.within(0))
    assert PARSER.parse("camp", deadline=Deadline.within(0)) == parse("camp")


def understood_words(query: Query) -> list[Node]:
    return list(spanned(query.root))


def test_an_ordinary_word_that_is_also_a_name_stays_a_word_and_the_name_is_offered() -> None:
    query = parse("roast turkey")
    assert query.offers == (Offer(Span(6, 12), "turkey", (TURKEY,)),)
    assert [node.homograph for node in spanned(query.root) if isinstance(node, Word)] == [
        False,
        True,
    ]
    assert understood("turkey") == "turkey"
    assert understood("Turkey") == "§turkey"


def test_a_name_knows_the_form_typed_and_those_of_its_forms_left_out() -> None:
    query = PARSER.parse("Daesh Raqqa", without=("islamic-state/daesh", "turkey/turkey"))
    assert list(spanned(query.root)) == [
        Name(Span(0, 5), "Daesh", (STATE,), "islamic-state/daesh", ("islamic-state/daesh",)),
        Name(Span(6, 11), "Raqqa", (RAQQA,), "raqqa/raqqa", ()),
    ]


def test_a_word_has_the_term_of_every_language_of_the_archive() -> None:
    query = parser("en", "de").parse("Gefangenen")
    assert isinstance(query.root, Word)
    assert set(query.root.terms) == {"gefangenen", "gefang"}


def test_a_prefix_has_the_completions_and_its_own_stem() -> None:
    query = parse("country*")
    assert isinstance(query.root, Like)
    assert {"countri", "countrysid"} <= set(query.root.terms)


def test_a_fuzzy_word_has_its_neighbours_and_itself() -> None:
    query = parse("kill~1")
    assert isinstance(query.root, Like)
    assert {"kill", "skill", "kiln"} <= set(query.root.terms)


def test_a_question_is_asked_with_words_that_name_nothing() -> None:
    """The first two of "who is …" are neither WHO nor IS, and not searched; elsewhere they are."""
    body = Entity("who", "World Health Organization", "body", (Form("WHO"),))
    table = AliasTable((body, Entity(STATE, "Islamic State", "group", (Form("IS"),))))
    asking = Parser(Lexicon(Analyzer(), Tagger(table), ("en",), few_words, table))

    def offered(text: str) -> list[str]:
        return [offer.text for offer in asking.parse(text).offers]

    assert offered("who is in Raqqa") == offered("Who is in Raqqa") == []
    assert offered("what is us") == []
    assert offered("who left Raqqa") == ["who"]
    assert offered("Raqqa who is there") == ["who", "is"]
    assert offered("when was who founded") == ["who"]
    assert outline(asking.parse("who is in Raqqa").root) == ["and", "in", "Raqqa"]
    assert outline(asking.parse("WHO is in Raqqa").root) == ["and", "§who", "in", "Raqqa"]


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("when did the dam burst", "the dam burst"),
        ("Why were miners trapped?", "miners trapped?"),
        ("how many miners were trapped", "miners trapped"),
        ("how much does bread cost", "bread cost"),
        ("how deep is the mine", "deep the mine"),
        ("which mines have closed", "mines closed"),
        ("what's the depth", "the depth"),
        ("how did the rescue happen?", "the rescue"),
        ("why did the keeper get paid", "the keeper paid"),
        ("get the keeper paid", "get the keeper paid"),
        ("what happened to the miners", "to the miners"),
        ("what's happening in the mine", "in the mine"),
        ("what caused the flood", "caused the flood"),
        ("what miners", "what miners"),
        ("what happened book", "what happened book"),
        ("did miners strike twice", "miners strike twice"),
        ("is the keeper a miner", "the keeper a miner"),
        ("are miners getting paid?", "miners paid?"),
        ("was mining safe", "mining safe"),
        ("can miners strike twice", "miners strike twice"),
        ("is mining", "is mining"),
        ("are we there yet", "we there yet"),
        ("why miners strike", "miners strike"),
        ("why strike", "why strike"),
        ("whose letters were found", "letters found"),
        ("which states banned fishing", "states banned fishing"),
        ("should fishing be legal", "fishing legal"),
        ("will smith apologise", "will smith apologise"),
        ("who is US-backed", "US-backed"),
        ("WHO IS AL-DURI", "AL-DURI"),
        ("how to vote", "how to vote"),
        ("who chief", "who chief"),
        ("miners who were trapped", "miners who were trapped"),
        ("where the tall trees are", "where the tall trees are"),
        ("what we do at sea", "what we do at sea"),
        ("Who Is Afraid of Rain", "Who Is Afraid of Rain"),
        ("who is", "who is"),
        ("who is OR was", "who is OR was"),
        ("+who +is there", "+who +is there"),
    ],
)
def test_the_words_of_a_question_that_only_ask_are_not_searched(typed: str, searched: str) -> None:
    query, stated = parse(typed), parse(searched)
    assert outline(query.root) == outline(stated.root)
    assert any("only ask" in note for note in query.notes) is (typed != searched)


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("miners vs owners", "miners owners"),
        ("miners vs. owners pay", "miners owners pay"),
        ("which miners are versus owners", "miners owners"),
        ("miners +vs owners", "miners +vs owners"),
        ("miners vs", "miners vs"),
        ("Miner Vs. Miner", "Miner Vs. Miner"),
        ("vs owners", "vs owners"),
    ],
)
def test_a_word_that_only_compares_is_not_searched(typed: str, searched: str) -> None:
    query, stated = parse(typed), parse(searched)
    assert outline(query.root) == outline(stated.root)
    told = [note for note in query.notes if "“vs” only compares: articles need not have it" in note]
    assert bool(told) is (typed == "miners vs owners")


def test_question_words_in_quotation_marks_are_searched() -> None:
    query = parse('who has "what is" written')
    assert outline(query.root) == ["and", ["phrase", "what", "is"], "written"]
    assert query.notes == (
        "“who”, “has” only ask: articles need not have them, "
        "but in quotation marks or after + they must.",
    )


def days(node: Node) -> str:
    assert isinstance(node, Moment)
    return f"{node.since:%Y-%m-%d} {node.until:%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2013-2015", "2013-01-01", "2015-12-31"),
        ("2014-05", "2014-05-01", "2014-05-31"),
        ("2014-05-30", "2014-05-30", "2014-06-05"),
        ("May 2014", "2014-05-01", "2014-05-31"),
        ("30 may 2014", "2014-05-30", "2014-06-05"),
        ("May 30th, 2014", "2014-05-30", "2014-06-05"),
        ("30th of May 2014", "2014-05-30", "2014-06-05"),
        ("May of 2014", "2014-05-01", "2014-05-31"),
        ("30/5/2014", "2014-05-30", "2014-06-05"),
        ("05/30/2014", "2014-05-30", "2014-06-05"),
        ("5/5/2014", "2014-05-05", "2014-05-11"),
        ("2.5.2014", "2014-05-02", "2014-05-08"),
        ("2014/05/30", "2014-05-30", "2014-06-05"),
    ],
)
def test_a_date_among_words_is_a_date_too(text: str, since: str, until: str) -> None:
    """A day with the six after it; said in a note, whatever stands beside it."""
    alone, beside = parse(text), parse(f"prison {text} camp")
    assert days(alone.root) == f"{since} {until} 23:59:59"
    assert isinstance(beside.root, And)
    assert days(beside.root.parts[1]) == days(alone.root)
    assert len(beside.root.parts) == 3
    (note,) = beside.notes
    assert note.startswith(f"“{text}” also means articles published ")
    assert note.endswith(f'date:{text} means only those; "{text}" means only the text.')
    assert parse(f"prison date:{text}").notes == ()


@pytest.mark.parametrize(
    "text",
    [
        *('"2014"', '"may 2014"', "=2014", "title:2014", "title:(May 2014)", "may", "3 may"),
        *(
            "2000",
            "1900",
            "1808",
            "0-2014",
            "2014-15-2",
            "35 may 2014x",
            "2014-13",
            "2014s",
            "31/31/2014",
            "2014/15",
        ),
    ],
)
def test_what_is_no_date_or_typed_as_text_stays_text(text: str) -> None:
    """Numbers, letters in quotation marks, what is looked for in one zone."""
    query = parse(f"prison {text}")
    assert "moment" not in str(outline(query.root))
    assert not any("published" in note for note in query.notes)


def test_dates_stand_wherever_words_do() -> None:
    """Joined, excluded, demanded; the longest is taken."""
    assert understood("2014 OR 2015") == ["or", ["moment", "2014"], ["moment", "2015"]]
    assert understood("prison -2014") == ["and", "prison", ["not", ["moment", "2014"]]]
    assert understood("+2014 prison") == ["and", ["and", ["moment", "2014"]], "prison"]
    assert understood("(3 may 2014) prison") == [
        "and",
        ["moment", "3", "may", "2014"],
        "prison",
    ]


def test_operators_take_a_date_of_several_words_whole() -> None:
    """As they do names: half a date means another one, or none."""
    may, june = ["moment", "May", "2014"], ["moment", "3", "June", "2015"]
    assert understood("May 2014 OR 3 June 2015") == ["or", may, june]
    assert understood("prison NOT May 2014 camp") == ["and", "prison", ["not", may], "camp"]
    excluded = parse("prison -May 2014")
    assert outline(excluded.root) == ["and", "prison", ["not", may]]
    assert "“-” was applied to the whole date “May 2014”." in excluded.notes
    assert understood("title:May 2014 OR camp") == ["or", ["title", ["and", "May", "2014"]], "camp"]


@pytest.mark.parametrize("text", ["31 December 9999", "12/31/9999", "26 December 9999"])
def test_the_last_days_of_all_are_dates(text: str) -> None:
    assert days(parse(text).root).startswith("9999-12-")


def test_a_phrase_spans_its_quotes_and_a_compound_just_its_items() -> None:
    quoted, compound = parse('x "prison break"~5'), parse("x prison-break")
    assert [node.span for node in spanned(quoted.root) if isinstance(node, Phrase)] == [Span(2, 18)]
    assert [node.span for node in spanned(compound.root) if isinstance(node, Phrase)] == [
        Span(2, 14)
    ]


def test_brackets_however_deep_are_read() -> None:
    query = parse("(" * 200 + "prison" + ")" * 200)
    assert outline(query.root) == "prison"
    assert "Brackets more than 20 deep were read as one." in query.notes


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2014", (2014, 1, 1), (2014, 12, 31)),
        ("2014-02", (2014, 2, 1), (2014, 2, 28)),
        ("2012/2/9", (2012, 2, 9), (2012, 2, 9)),
        ("20140131", (2014, 1, 31), (2014, 1, 31)),
        ("2014-01-31T10:00:00Z", (2014, 1, 31), (2014, 1, 31)),
        ("3 June 2014", (2014, 6, 3), (2014, 6, 3)),
        ("Jun. 3rd, 2014", (2014, 6, 3), (2014, 6, 3)),
        ("SEPTEMBER 2014", (2014, 9, 1), (2014, 9, 30)),
        ("2013-2015", (2013, 1, 1), (2015, 12, 31)),
        ("2014-01..2014-02", (2014, 1, 1), (2014, 2, 28)),
        ("[2014-03 TO 2014-01]", (2014, 1, 1), (2014, 3, 31)),
        ("[2014 TO *]", (2014, 1, 1), None),
        ("[TO 2014]", None, (2014, 12, 31)),
        (">=2014-02", (2014, 2, 1), None),
        ("> June 2014", (2014, 7, 1), None),
        ("<=2014-02", None, (2014, 2, 28)),
        ("<2014", None, (2013, 12, 31)),
    ],
)
def test_dates_are_read_to_their_last_second(
    text: str, since: tuple[int, int, int], until: tuple[int, int, int] | None
) -> None:
    first = since and datetime(*since, tzinfo=UTC)
    last = until and datetime(*until, 23, 59, 59, tzinfo=UTC)
    assert stretch(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "june", "2014-13", "2014-02-30", "0000", "08/01/2014", "32 May 2014", "* TO *",
     "1 TO 2", "2014 TO 2015 TO 2016", ">", ">soon", ">9999", "<0001", "><2014", "٢٠١٤"],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert stretch(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2014-01-08", "on 8 January 2014"),
        ("february 2016", "in February 2016"),
        ("2014", "in 2014"),
        ("9999", "in 9999"),
        ("2014-01-01 to 2014-02-28", "since 1 January 2014 until 28 February 2014"),
        ("2014..2015", "since 1 January 2014 until 31 December 2015"),
    ],
)
def test_a_stretch_of_days_is_told_by_its_name(text: str, words: str) -> None:
    """Where it has one."""
    found = stretch(text)
    assert found is not None
    assert in_words(*found) == words


_PIECES = st.sampled_from(
    [
        *('"', "“", "(", ")", "AND", "OR", "NOT", "+", "-", "=", "*", "~", "~5", "~2", ":", "/"),
        *("title:", "source:", "date:", "since:", "entity:", "lang:", "[2014 TO 2015]", "2014-01"),
        *("june 2014", "Islamic", "State", "Islamic State", "us", "US", "-backed", "北京", "é"),
        *("wom*", "raqa~1", "\x00", "\ud800", "\u0301", "\u3000", "'", "’", ",", "prison"),
    ]
)
QUERIES = st.one_of(
    st.text(max_size=60),
    st.lists(_PIECES, max_size=25).map(" ".join),
    st.lists(_PIECES, max_size=25).map("".join),
)


@given(QUERIES, st.sampled_from(AliasMode))
@example("NOT AND -title:-( OR )", AliasMode.ON)
@example('source:-"title:date:(', AliasMode.ON)
def test_any_string_is_parsed_or_refused_and_always_alike(text: str, aliases: AliasMode) -> None:
    try:
        query = parse(text, aliases)
    except BadQuery:
        with pytest.raises(BadQuery):
            parse(text, aliases)
        return
    assert query == parse(text, aliases)
    assert query.text == text


@given(QUERIES, st.sampled_from(AliasMode))
def test_spans_slice_back_to_what_was_typed(text: str, aliases: AliasMode) -> None:
    try:
        query = parse(text, aliases)
    except BadQuery:
        return
    for node in spanned(query.root):
        span: Span = node.span  # type: ignore[union-attr]  # those without were left out
        assert 0 <= span.start < span.end <= len(text)
        if isinstance(node, Word | Name | Like):
            assert text[span.start : span.end] == node.text
    for offer in query.offers:
        assert text[offer.span.start : offer.span.end] == offer.text


def examples() -> Iterator[tuple[str, str]]:
    """(heading, example) of every table row of the user's page."""
    heading = ""
    page = Path(__file__).parents[1] / "docs" / "query-language.md"
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("| `"):
            yield heading, line.split("`")[1]


@pytest.mark.parametrize(("heading", "text"), list(examples()))
def test_the_examples_of_the_users_page_do_what_their_heading_says(heading: str, text: str) -> None:
    if heading == "What is refused":
        with pytest.raises(BadQuery):
            parse(text)
    else:
        assert bool(parse(text).notes) is (heading == "What is corrected")


def test_threads_may_share_the_grammar() -> None:
    texts = [f'"prison {i}" OR (title:Daesh -camp{i})' for i in range(40)]
    alone = [parse(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(parse, texts)) == alone


def test_a_name_typed_small_is_the_name_where_articles_seldom_have_the_word() -> None:
    def having(named: int, small: int) -> Parser:
        counts = {Term(Field.FORM, "turkey/turkey"): named, Term(Field.BODY_EXACT, "turkey"): small}

        def count(terms: Sequence[Term]) -> tuple[int, ...]:
            return tuple(counts.get(term, 0) for term in terms)

        return Parser(Lexicon(Analyzer(), Tagger(TABLE), ("en",), few_words, TABLE, count))

    query = having(30, 3).parse("how to cook a turkey")
    assert [offer.text for offer in query.offers] == ["turkey"]
    assert query.notes == ()
    query = having(30, 3).parse("turkey")
    assert isinstance(query.root, Name)
    assert query.offers == ()
    assert query.notes == (
        "“turkey” was taken for Turkey, as nearly always in this archive; =turkey finds the word.",
    )
    for named, small in ((29, 3), (9, 0), (0, 0)):
        query = having(named, small).parse("turkey")
        assert isinstance(query.root, Word)
        assert (len(query.offers), query.notes) == (1, ())
    phrase = having(30, 3).parse('"roast turkey"').root
    assert isinstance(phrase, Or)
    assert [
        type(item) for part in phrase.parts if isinstance(part, Phrase) for item in part.items
    ] == [Word, Word, Word, Name]


_PLAIN = st.sampled_from(
    [
        *("Daesh", "fighters", "al-Qa'ida", "US-backed", "Islamic", "State", "x=y", "a*", "~2"),
        *("-", "- ", "+x", "AND", "and", "NOT ", "&", "||", "\u3000", ",", "]", " "),
    ]
)


@given(st.lists(_PLAIN, min_size=1, max_size=7), st.sampled_from(["", " "]))
def test_plain_words_are_read_as_the_whole_grammar_reads_them(words: list[str], gap: str) -> None:
    text = gap.join(words)

    def read() -> Query | str:
        try:
            return parse(text)
        except BadQuery as error:
            return str(error)

    short = read()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(grammar, "_SYNTAX", re.compile(""))
        assert read() == short


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("The Hague", "§the-hague"),
        ("war crimes in the Hague", ["and", "war", "crimes", "in", "§the-hague"]),
        ("Hague", "§william-hague|the-hague"),
        ("William Hague", "§william-hague"),
        ("The Raqqa", ["and", "The", "§raqqa"]),
        ('"in The Hague"', ["phrase", "in", "The", "§the-hague"]),
    ],
)
def test_an_article_that_belongs_to_a_name_tells_what_is_meant(
    typed: str, expected: object
) -> None:
    assert understood(typed) == expected


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("Harding", ["Harding"]),
        ("harding", []),
        ("steve Harding", ["Harding"]),
        ("Harding scandal", ["Harding"]),
        ("Protests damage", []),  # an ordinary word that may begin a sentence
        ("Steve Harding", []),  # a name in a row
        ("who was Harding really after", []),
    ],
)
def test_of_few_words_the_one_with_a_capital_is_meant_in_its_letters(
    typed: str, letters: list[str]
) -> None:
    found = [leaf.surface for leaf in leaves(parse(typed).root) if isinstance(leaf, Word)]
    assert [each for each in found if each] == letters


@given(st.from_regex(r"[^\W_][^\s/§¶?]{0,12}", fullmatch=True))
@example("a’b")
@example("A)b")
@example("x|y")
@example("तालिबान")
@example("AND")
@example("q-2_x")
@example("a~1")
def test_what_may_be_the_id_of_a_thing_can_be_typed(id: str) -> None:
    try:
        entity = checked(Entity(id, "Thing", "group", (Form("Thing"),)))
    except BadAlias:
        return
    table = AliasTable([entity])
    known = Parser(Lexicon(Analyzer(), Tagger(table), ("en",), few_words, table))
    assert outline(known.parse(f"entity:{id}").root) == f"§{id}"


def test_what_a_form_has_before_is_looked_for_apart_unless_it_is_of_the_name() -> None:
    table = AliasTable(
        (
            Entity("guards", "Guards", "group", (Form("Guards"), Form("Salt Guards"))),
            Entity("qaeda", "al-Qaeda", "group", (Form("al-Qaeda"), Form("Qaeda"))),
            Entity("ann", "Ann Kvist", "person", (Form("Ann Kvist"), Form("Kvist"))),
        )
    )
    known = Parser(Lexicon(Analyzer(), Tagger(table), ("en",), few_words, table))
    for name, id in (("al-Qaeda", "qaeda"), ("Ann Kvist", "ann")):
        assert outline(known.parse(f'"{name} said"').root) == ["phrase", f"§{id}", "said"]
    either = [["phrase", "§guards", "said"], ["phrase", "Salt", "§guards", "said"]]
    assert outline(known.parse('"Salt Guards said"').root) == ["or", *either]
    assert outline(known.parse('"Salt Guards"').root) == "§guards"
