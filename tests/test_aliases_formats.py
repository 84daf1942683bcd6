"""Alias tables as files: what goes out comes back, and a broken file changes nothing."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.aliases.formats import Format, read, write
from index.aliases.table import AliasTable
from index.aliases.table.filtering import Vocabulary
from index.aliases.table.importers import Register, import_names
from index.aliases.table.merging import taken_in
from index.aliases.table.records import entity_from_json
from index.errors import BadAlias
from index.model import Case, Entity, Form, Relation, Status, Strength
from index.naming.live import shipped

AWKWARD = (
    "Smith, Jones & Co., Ltd.",
    '"Quoted" Front',
    "Da'esh",
    "Médecins d’Ailleurs",
    "Front (Northern Branch)",
    "North => South Line",
    "# 1 Brigade",
    "back\\slash group",
    "الجبهة الشمالية",
    "Северный фронт",
    "北方前線",
    "=SUM of All",
    "a; b\tc".replace("\t", " "),
)
LOSSLESS = (Format.JSON, Format.CSV)
LOSSY = (Format.SOLR, Format.ELASTICSEARCH, Format.SKOS, Format.WORDNET)


def entity(id: str, *forms: str, **more: object) -> Entity:
    return entity_from_json({"id": id, "name": forms[0], "forms": list(forms), **more})


FULL = Entity(
    id="northern-front",
    name="Northern Front",
    kind="group",
    forms=(
        Form("Northern Front"),
        Form(
            "NF",
            case=Case.EXACT,
            strength=Strength.WEAK,
            lang="en",
            since=date(2011, 3, 1),
            until=date(2013, 12, 31),
            status=Status.SUGGESTED,
            source="an atlas, page 3",
            licence="CC0",
        ),
        Form("Frente (Norte)", lang="es", status=Status.BLOCKED),
    ),
    wikidata="Q42",
    relations=(Relation("successor", "southern-front", "2014"), Relation("related", "voice")),
    cues=("river", "mountain pass"),
)
TABLE = (
    FULL,
    entity("southern-front", "Southern Front", *AWKWARD, kind="group"),
    entity("voice", "Voice of the Front", kind="blocker"),
)


def names(entities: tuple[Entity, ...]) -> list[set[str]]:
    return [{form.text for form in one.forms} for one in entities]


@pytest.mark.parametrize("format", LOSSLESS)
def test_json_and_csv_keep_everything(format: Format) -> None:
    assert read(write(TABLE, format), format, "t") == TABLE


def test_an_empty_cell_of_a_form_says_nothing() -> None:
    """As spreadsheets leave it where only some rows say it; so a file with a byte order mark."""
    content = "\ufeffname;form;case;strength;from\nPilots;Pilots;;;\nPilots;PLT;exact;weak;2014\n"
    (entity,) = read(content.encode(), Format.CSV, "t")
    assert [(form.case, form.strength) for form in entity.forms] == [
        (Case.AUTO, Strength.SAME),
        (Case.EXACT, Strength.WEAK),
    ]


def test_one_entity_as_it_was_shown_is_a_table_of_one() -> None:
    """With the counts that only an answer has."""
    form = '{"id": "pilots/pilots", "text": "Pilots", "articles": 7}'
    content = f'{{"id": "pilots", "name": "Pilots", "forms": [{form}]}}'
    (entity,) = read(content.encode(), Format.JSON, "t")
    assert [form.text for form in entity.forms] == ["Pilots"]


@pytest.mark.parametrize("format", LOSSY)
def test_awkward_names_survive_every_format(format: Format) -> None:
    back = read(write(TABLE, format), format, "t")
    assert {"Southern Front", *AWKWARD} in names(back)


@pytest.mark.parametrize("format", LOSSY)
def test_other_systems_get_neither_blockers_nor_unconfirmed_forms(format: Format) -> None:
    written = write(TABLE, format).decode()
    assert "Voice of the Front" not in written
    assert "Frente" not in written
    assert "Northern Front" in written


def test_solr_keeps_id_name_kind_and_order() -> None:
    back = read(write(TABLE, Format.SOLR), Format.SOLR, "t")
    assert [(one.id, one.name, one.kind) for one in back] == [
        ("northern-front", "Northern Front", "group"),
        ("southern-front", "Southern Front", "group"),
    ]
    assert [form.text for form in back[1].forms] == ["Southern Front", *AWKWARD]


def test_a_solr_arrow_makes_the_right_side_the_name() -> None:
    back = read(b"# notes\n\nDaich, Daiish => Daesh\n", Format.SOLR, "t")
    assert back == (entity("daesh", "Daesh", "Daich", "Daiish"),)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Bakers,, Loaf Makers", "an empty name"),
        ("Bakers,", "an empty name"),
        ("Bakers, b", "'b' is a single letter"),
        ("Bakers, Я", "'Я' is a single letter"),
        (", => Bakers", "no name on one side"),
    ],
)
def test_solr_names_that_are_none_are_refused_with_their_line(line: str, told: str) -> None:
    with pytest.raises(BadAlias, match=f"^names.txt:2: {re.escape(told)}"):
        read(f"Tinkers, Tin Men\n{line}\n".encode(), Format.SOLR, "names.txt")


def test_a_letter_may_be_a_name_where_solr_says_of_what() -> None:
    back = read("# id: x-platform\nX, Twitter\n鲁, 山东\n".encode(), Format.SOLR, "t")
    assert names(back) == [{"X", "Twitter"}, {"鲁", "山东"}]


def test_equal_names_in_a_file_without_ids_stay_two_entities() -> None:
    back = read(b"ABC, Alpha Corps\nABC, Beta Corps\n", Format.SOLR, "t")
    assert [one.id for one in back] == ["abc", "abc-2"]


def test_elasticsearch_keeps_ids_and_reads_a_bare_list() -> None:
    back = read(write(TABLE, Format.ELASTICSEARCH), Format.ELASTICSEARCH, "t")
    assert [one.id for one in back] == ["northern-front", "southern-front"]
    bare = read(b'["NATO, Atlantic Alliance"]', Format.ELASTICSEARCH, "t")
    assert names(bare) == [{"NATO", "Atlantic Alliance"}]


def test_skos_may_have_addresses_that_are_parts_of_the_file() -> None:
    """Of the kind that one writes by hand."""
    prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    one = '<harbour> a skos:Concept ; skos:prefLabel "Harbour" ; skos:broader <#coast> .\n'
    other = '<#coast> a skos:Concept ; skos:prefLabel "Coast" .\n'
    back = read(f"{prefix}{one}{other}".encode(), Format.SKOS, "t")
    assert {entity.id: entity.relations for entity in back} == {
        "coast": (),
        "harbour": (Relation("branch_of", "coast"),),
    }


def test_skos_keeps_ids_languages_relations_and_wikidata() -> None:
    table = (
        entity("new-front", "New Front", kind="group"),
        entity_from_json(
            {
                "id": "old front".replace(" ", "-"),
                "name": "Old Front",
                "kind": "group",
                "wikidata": "Q7",
                "forms": ["Old Front", {"text": "Vieux Front", "lang": "fr"}],
                "relations": [{"type": "successor", "to": "new-front"}],
            }
        ),
    )
    assert set(read(write(table, Format.SKOS), Format.SKOS, "t")) == set(table)


def test_a_file_without_ids_makes_no_second_entity_of_a_name_known() -> None:
    table = AliasTable(
        (
            entity("democratic-party-us", "Democratic Party", "Democrats"),
            entity("democratic-party", "Democratic Party", "Minseito"),
            entity("flight-17", "Flight 17", "MH17"),
        )
    )
    for known in (table, shipped().table):
        written = write(known.entities, Format.WORDNET)
        for taken in taken_in([("f", BytesIO(written))], Format.WORDNET, known):
            assert known.entity(taken.id) == taken
    file = BytesIO(b"s(100000001,1,'Flight 17',n,1,0).\ns(100000001,2,'Doomed Flight',n,1,0).\n")
    [gained] = taken_in([("f", file)], Format.WORDNET, table)
    assert (gained.id, [f.text for f in gained.forms][-1]) == ("flight-17", "Doomed Flight")


def test_a_table_without_ids_adds_to_what_has_its_names() -> None:
    """With ids its entities replace those known."""
    known = entity("league-b", "Lamp League", "LLB", kind="group")
    table = AliasTable((known,))
    rows = b"name,form\nLamp League,Lampers\nInk Guild,IGX\nInk Guild,Inkers\n"
    [league, guild] = taken_in([("f", BytesIO(rows))], Format.CSV, table)
    assert league == entity("league-b", "Lamp League", "LLB", "Lampers", kind="group")
    assert guild == entity("ink-guild", "Ink Guild", "IGX", "Inkers")
    rows = b"id,name,form\nleague-b,Lamp League,Lampers\n"
    [league] = taken_in([("f", BytesIO(rows))], Format.CSV, table)
    assert league == entity("league-b", "Lamp League", "Lampers")


def test_an_id_made_from_a_name_is_free_and_no_address_of_something_else() -> None:
    found = read(b"Export, EXP\nMarsh League\nMarsh League, ML\n", Format.SOLR, "f")
    assert [one.id for one in found] == ["export-2", "marsh-league", "marsh-league-2"]


def test_wordnet_doubles_the_quote() -> None:
    written = write((entity("x", "Da'esh"),), Format.WORDNET)
    assert written == b"s(100000001,1,'Da''esh',n,1,0).\n"


def test_a_table_of_semicolons_with_a_byte_order_mark_is_read() -> None:
    content = "\ufeffID;Form;Kind\r\nx;Ecks;group\r\nx;X-Ray Group;\r\n".encode()
    assert read(content, Format.CSV, "t") == (entity("x", "Ecks", "X-Ray Group", kind="group"),)


@pytest.mark.parametrize(
    ("format", "content", "where"),
    [
        (Format.JSON, b'[\n{"id": "x", "name": "X"},\n{oops}\n]', "f:3"),
        (Format.JSON, b'[{"id": "x", "name": "Ex"}, {"id": "x", "name": "Ex"}]', "entity 2"),
        (Format.JSON, b'"x"', "f: expected a list"),
        (Format.CSV, b"id,form\nx,One\nx,Two,Three\n", "f:3"),
        (Format.CSV, b'id,form\nx,"One\nTwo"\n', "f:3"),
        (Format.CSV, b'id,form\nx,"One\n', "f:2: not CSV"),
        (Format.CSV, b"id,form,colour\nx,One,red\n", "f:1: no column 'colour'"),
        (Format.CSV, b"kind,form\nx,One\n", "f:1"),
        (Format.CSV, b"name,form\nx,One\n,Two\n", "f:3"),
        (Format.CSV, b"", "f:1"),
        (Format.CSV, b"id,form,status\nx,One,perhaps\n", "f:2"),
        (Format.CSV, b"id,name,form\nx,One,One\nx,Two,Two\n", "f:3"),
        (Format.CSV, b"id,form\n,One\n", "f:2"),
        (Format.SOLR, b"Fine, Good\na, => b => c\n", "f:2"),
        (Format.SOLR, b"# id: a\nOne\n# id: a\nTwo\n", "f:4"),
        (Format.SOLR, b"One, \xff\n", "f:1: not UTF-8"),
        (Format.SOLR, b"One => \n", "f:1"),
        (Format.SOLR, b"...\n", "f:1"),
        (Format.ELASTICSEARCH, b'{"synonyms_set": [{"id": "a"}]}', "rule 1"),
        (Format.ELASTICSEARCH, b'["Ex, Exon", "..."]', "f: rule 2: entity"),
        (Format.ELASTICSEARCH, b'{"synonyms": "a"}', "f: expected"),
        (Format.ELASTICSEARCH, b'[\n"a", }', "f:2"),
        (Format.WORDNET, b"s(100000001,1,'One',n,1,0).\ns(1,'Two').\n", "f:2"),
        (Format.SKOS, b"@prefix s: <http://x/> .\ns:a s:b s:c .\ns:a s:b .\n", "f:3: not Turtle"),
        (Format.SKOS, b"[" * 5000, "not Turtle"),
        (Format.SKOS, b"<a> a <b> ;\n  <c> <d>\nno", "f:3: not Turtle"),
    ],
)
def test_a_broken_file_is_refused_whole_and_the_place_named(
    format: Format, content: bytes, where: str
) -> None:
    with pytest.raises(BadAlias) as caught:
        read(content, format, "f")
    assert where in str(caught.value)
    assert str(caught.value).startswith("f")


@pytest.mark.parametrize("format", list(Format))
def test_a_form_of_more_than_two_hundred_characters_is_refused(format: Format) -> None:
    long = Entity("x", "Ex", "group", (Form("Ex"), Form("y" * 201)))
    with pytest.raises(BadAlias, match="201 characters"):
        read(write((long,), format), format, "f")


@pytest.mark.parametrize("format", [f for f in Format if f is not Format.JSON])
def test_a_line_break_in_a_form_is_not_written(format: Format) -> None:
    with pytest.raises(BadAlias, match="line break"):
        write((Entity("x", "Ex", "group", (Form("Ex"), Form("Old\nEx"))),), format)


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(BadAlias, match="at most"):
        read(b" " * 50_000_001, Format.JSON, "f")


@pytest.mark.parametrize("format", list(Format))
def test_an_empty_table_can_be_written_and_read(format: Format) -> None:
    assert read(write((), format), format, "t") == ()


_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30)
_TEXT |= st.text(st.sampled_from("a,b\\=>#'\"()[]@^;:.%$ "), min_size=1, max_size=12)
_NAMES = _TEXT.map(lambda text: " ".join(f"N{text}".split()))
_MAYBE = st.none() | _NAMES
_DATES = st.none() | st.dates(date(1000, 1, 1)).map(date.isoformat)
_FORMS = st.fixed_dictionaries(
    {"text": _NAMES},
    optional={
        "case": st.sampled_from([case.value for case in Case]),
        "strength": st.sampled_from([strength.value for strength in Strength]),
        "status": st.sampled_from([status.value for status in Status]),
        "lang": _MAYBE,
        "source": _MAYBE,
        "licence": _MAYBE,
        "from": _DATES,
        "to": _DATES,
    },
)


def _in_order(form: dict[str, str | None]) -> bool:
    """Whether it does not end before it begins, as no form may."""
    return (form.get("from") or "") <= (form.get("to") or "9999")


@st.composite
def tables(draw: st.DrawFn) -> tuple[Entity, ...]:
    ids = draw(st.lists(st.sampled_from("abcdef"), unique=True, max_size=4))
    return tuple(
        entity_from_json(
            {
                "id": id,
                "name": draw(_NAMES),
                "kind": draw(st.sampled_from(["group", "blocker", "place"])),
                "wikidata": draw(_MAYBE),
                "forms": draw(st.lists(_FORMS.filter(_in_order), max_size=4)),
                "cues": draw(st.lists(_NAMES, max_size=2)),
                "relations": [
                    {"type": "related", "to": other, "date": draw(_MAYBE)}
                    for other in ids
                    if other != id and draw(st.booleans())
                ],
            }
        )
        for id in ids
    )


@settings(max_examples=60, deadline=None)
@given(tables(), st.sampled_from(LOSSLESS))
def test_any_table_comes_back_as_it_was(table: tuple[Entity, ...], format: Format) -> None:
    assert read(write(table, format), format, "t") == table


@settings(max_examples=120, deadline=None)
@given(st.lists(_NAMES, min_size=1, max_size=5, unique=True), st.sampled_from(LOSSY))
def test_any_names_come_back_from_the_other_formats(written: list[str], format: Format) -> None:
    one = entity("x", *written)
    [back] = read(write((one,), format), format, "t")
    assert {form.text for form in back.forms} == {form.text for form in one.forms}
    if format is Format.SOLR:
        assert [form.text for form in back.forms] == [form.text for form in one.forms]


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(list(Format)))
def test_any_bytes_are_read_or_refused(content: bytes, format: Format) -> None:
    with suppress(BadAlias):
        assert isinstance(read(content, format, "f"), tuple)


# --- registers ----------------------------------------------------------------------------------


def in_memory(content: bytes, register: Register, origin: str) -> tuple[Entity, ...]:
    """What a register of one file has."""
    return import_names([(origin, BytesIO(content))], register)


def forms(entities: tuple[Entity, ...]) -> dict[str, list[str]]:
    return {one.id: [form.text for form in one.forms] for one in entities}


def test_every_imported_form_waits_for_a_person_and_says_where_it_is_from() -> None:
    [one] = in_memory(b"Q5\tNorthfold\ten\nQ5\tNordfalz\tde\n", Register.WIKIDATA, "f")
    assert one.wikidata == "Q5"
    assert {(form.status, form.source, form.licence) for form in one.forms} == {
        (Status.SUGGESTED, "Wikidata", "CC0 1.0")
    }


def test_geonames_takes_places_and_alternate_names_together() -> None:
    places = "7\tNorthfold\tNorthfold\tNordfalz,نورثفولد,NFD,12\t1.0\t2.0\tP\tPPL" + "\t" * 11
    names = (
        "1\t7\ten\tNorth Fold\t\t\t\t\t\t\n2\t7\tlink\thttps://x.example/\t\t\t\t\t\t\n"
        "3\t7\twkdt\tQ77\t\t\t\t\t\t\n"
    )
    files = [("p", BytesIO(places.encode())), ("n", BytesIO(names.encode()))]
    [one] = import_names(files, Register.GEONAMES)
    assert (one.id, one.kind, one.wikidata) == ("geonames-7", "place", "Q77")
    assert [form.text for form in one.forms] == ["Northfold", "Nordfalz", "North Fold"]


def test_jrc_names_are_read_with_their_kinds() -> None:
    [one] = in_memory(
        b"12\tP\tu\tJane+Northfold\n12\tP\tde\tJane+Nordfalz\n", Register.JRC_NAMES, "f"
    )
    assert (one.name, one.kind) == ("Jane Northfold", "person")


def test_ofac_names_are_turned_round_and_no_longer_shouted() -> None:
    sdn = b'7,"AL-NORTHFOLD, Omar","individual","X",-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-\r\n'
    alt = b'7,1,"aka","OMAR THE NORTHERNER",-0-\r\n7,2,"aka","FEN, Omar III",-0-\r\n\x1a'
    files = [("alt.csv", BytesIO(alt)), ("sdn.csv", BytesIO(sdn))]
    [one] = import_names(files, Register.OFAC)
    assert [form.text for form in one.forms] == [
        *("Omar al-Northfold", "Omar the Northerner", "Omar III Fen")
    ]


def test_an_acronym_keeps_its_capitals_where_all_names_of_a_register_have_them() -> None:
    alt = (
        b'7,1,"aka","NFL",-0-\r\n7,2,"aka","FBN",-0-\r\n'
        b'7,3,"fka","FOLDABAD BRIGADE OF NORTH",-0-\r\n'
        b'7,4,"aka","NORTHIS",-0-\r\n7,5,"aka","QZX",-0-\r\n'
    )
    sdn = b'7,"NORTHFOLD FREEDOM LEAGUE",-0-,"X",-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-\r\n'
    files = [("alt.csv", BytesIO(alt)), ("sdn.csv", BytesIO(sdn))]
    [one] = import_names(files, Register.OFAC)
    assert [form.text for form in one.forms] == [
        *("Northfold Freedom League", "NFL", "FBN", "Foldabad Brigade of North", "Northis", "Qzx")
    ]


def test_a_line_break_in_a_form_of_json_is_a_space_as_in_one_that_is_put() -> None:
    [one] = read(b'[{"id": "x", "name": "Ex", "forms": ["Old\\nEx"]}]', Format.JSON, "f")
    assert [form.text for form in one.forms] == ["Ex", "Old Ex"]


def test_the_un_list_is_read_without_its_poor_aliases() -> None:
    content = b"""<CONSOLIDATED_LIST><ENTITIES><ENTITY><DATAID>9</DATAID>
    <FIRST_NAME>NORTHFOLD RELIEF FUND</FIRST_NAME>
    <ENTITY_ALIAS><QUALITY>Good</QUALITY>
    <ALIAS_NAME>Fold Aid; Aid of the Fold</ALIAS_NAME></ENTITY_ALIAS>
    <ENTITY_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Fund</ALIAS_NAME></ENTITY_ALIAS>
    </ENTITY></ENTITIES></CONSOLIDATED_LIST>"""
    found = forms(in_memory(content, Register.UN, "f"))
    assert found == {"un-9": ["Northfold Relief Fund", "Fold Aid", "Aid of the Fold"]}


@pytest.mark.parametrize(
    ("register", "content", "where"),
    [
        (Register.GEONAMES, b"1\t2\t3\n", "f:1"),
        (Register.GEONAMES, b"1\tx\ten\tName\t\t\t\t\n", "f:1"),
        (Register.JRC_NAMES, b"1\tP\tu\tA+Bee\n1\tP\n", "f:2"),
        (Register.WIKIDATA, b"item\tname\nQ1\tOne\nfoo\tTwo\n", "f:3"),
        (Register.WIKIDATA, b"Q1\t\xff\n", "f:1"),
        (Register.OFAC, b'7,"OPEN\n', "f:"),
        (Register.OFAC, b"<html>\n", "f:1"),
        (Register.UN, b"<a>", "f:1"),
        (Register.UN, b"<a></a>", "f: no INDIVIDUAL"),
        (Register.UN, b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "f"),
        (Register.UN, b'<!DOCTYPE a [<!ENTITY x "yy">]><ENTITY>&x;</ENTITY>', "document type"),
    ],
)
def test_a_broken_register_is_refused_with_the_line(
    register: Register, content: bytes, where: str
) -> None:
    with pytest.raises(BadAlias) as caught:
        in_memory(content, register, "f")
    assert where in str(caught.value)


def imported(*names: str, vocabulary: Vocabulary | None = None) -> dict[str, tuple[str, str]]:
    content = "".join(f"Q1\t{name}\ten\n" for name in names).encode()
    found = import_names([("f", BytesIO(content))], Register.WIKIDATA, vocabulary=vocabulary)
    return {
        form.text: (form.case.value, form.strength.value) for one in found for form in one.forms
    }


def test_names_that_are_no_use_in_running_text_are_dropped() -> None:
    kept = imported(
        "United Fold States", "the folds", "UF", "XYZ", "12345", "Region", "Фолд", "UFS"
    )
    assert list(kept) == ["United Fold States", "UFS"]


def test_names_in_another_script_stay_if_the_archive_is_written_in_it() -> None:
    content = "Q1\tNorthfold\nQ1\tНортфолд\n".encode()
    [one] = import_names(
        [("f", BytesIO(content))], Register.WIKIDATA, languages=frozenset(("en", "ru"))
    )
    assert len(one.forms) == 2


def test_a_name_that_is_also_an_ordinary_word_is_marked() -> None:
    kept = imported("Turkey", "al-Nusra Fold")
    assert kept == {"Turkey": ("exact", "weak"), "al-Nusra Fold": ("auto", "same")}


def test_a_name_the_archive_often_writes_small_is_marked() -> None:
    kept = imported("Northfold", vocabulary=lambda word: (6, 10))
    assert kept == {"Northfold": ("exact", "weak")}


def test_a_name_that_several_things_share_is_weak() -> None:
    found = in_memory(b"Q1\tNorthfold\nQ2\tNorthfold\n", Register.WIKIDATA, "f")
    assert {form.strength for one in found for form in one.forms} == {Strength.WEAK}


def test_no_name_in_a_table_is_a_formula() -> None:
    """A spreadsheet would run it; read again, it is the name that it was."""
    names = ("=HYPERLINK(A1)", "'=B2", "-30- Press", "+1 Paper", "@desk", "'Ndrangheta")
    guild = Entity("guild", "Guild", "group", (Form("Guild"), *map(Form, names)))
    table = write((guild,), Format.CSV)
    assert read(table, Format.CSV, "t.csv") == (guild,)
    assert not re.search(r"[,\n][=+@-]", table.decode())


def test_what_turtle_has_for_addresses_reaches_no_terminal(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The library that reads it warns of those that are none, as they are."""
    turtle = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<urn:a> a skos:Concept ; skos:prefLabel "Harbour Guild" ;'
        " skos:exactMatch <http://a.example/|\\u001b[31m> ."
    )
    (guild,) = read(turtle.encode(), Format.SKOS, "names.ttl")
    assert (guild.name, caplog.text) == ("Harbour Guild", "")
