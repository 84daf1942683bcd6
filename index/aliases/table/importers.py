"""Names from other people's lists: GeoNames, JRC-Names, Wikidata, OFAC, the UN's sanctions list.

The files are the user's own copies. Every name passes a filter made for running text, for what is
a name in a register may be an everyday word in the news; and every form that comes through is only
``suggested``, with its source and licence: nothing matches before a person has confirmed it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import BinaryIO

from lxml import etree

from ...errors import BadAlias
from ...model import Entity, Form, Status
from ..words.lexicon import word_set
from .filtering import Candidate, Vocabulary, admitted, own_acronym
from .records import (
    MAX_ENTITIES,
    MAX_FORMS,
    MAX_NAME,
    name_tokens,
    sound,
    without_article,
)

_LONGEST_LINE = 1_000_000  # bytes; the longest of GeoNames has some 20,000
_LARGEST_XML = 50_000_000
_CODES = word_set("link iata icao faac tcid unlc abbr post wkdt phon piny")
_PACKED = re.compile(r"\s*(?:;|\b[a-h]\)\s|\d\)\s)\s*")


class Register(StrEnum):
    """The lists that can be read, by the names the interface uses."""

    GEONAMES = "geonames"
    JRC_NAMES = "jrc-names"
    WIKIDATA = "wikidata"
    OFAC = "ofac"
    UN = "un"


@dataclass(frozen=True, slots=True)
class _Origin:
    source: str
    licence: str
    read: Callable[[str, BinaryIO, _Raw], None]
    shouts: bool = False  # all its names are in capitals


@dataclass(slots=True)
class _Raw:
    """What a register says, before the filter: names per thing, the first its own."""

    names: dict[str, list[Candidate]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    wikidata: dict[str, str] = field(default_factory=dict)

    def add(self, id: str, name: str, *, first: bool = False, lang: str | None = None) -> None:
        """One more name of the thing ``id``; too many things are an error, too many names not."""
        known = self.names.get(id)
        if known is None:
            if len(self.names) >= MAX_ENTITIES:
                raise BadAlias(f"more than {MAX_ENTITIES} entities: cut the file down first")
            known = self.names[id] = []
        text = " ".join(name.split())
        if not 0 < len(text) <= MAX_NAME or len(known) >= MAX_FORMS or not name_tokens(text):
            return
        known.insert(0 if first else len(known), Candidate(text, lang))


def import_names(
    files: Iterable[tuple[str, BinaryIO]],
    register: Register,
    *,
    languages: frozenset[str] = frozenset(("en",)),
    vocabulary: Vocabulary | None = None,
) -> tuple[Entity, ...]:
    """The entities of a register, every form ``suggested``; those without a usable name left out.

    ``files`` are (origin, opened file) pairs; OFAC takes ``sdn.csv`` and ``alt.csv``, GeoNames
    a table of places and one of alternate names, in any order. ``languages`` are those of the
    archive: unless one of them is written in another script, names in other scripts are dropped.
    ``vocabulary`` tells how the archive writes a word (see ``filtering``).

    Raises:
        BadAlias: a file is not what it should be; the message begins with its origin and line.
    """
    origin = _ORIGINS[register]
    raw = _Raw()
    for name, file in files:
        try:
            origin.read(name, file, raw)
        except BadAlias as error:
            told = str(error)
            raise BadAlias(told if told.startswith(name) else f"{name}: {told}") from error
    written = raw.names
    if origin.shouts:
        written = {id: _quiet(own, raw.kinds.get(id)) for id, own in written.items()}
    names = admitted(written, languages, vocabulary)
    return tuple(_entity(register, id, forms, raw, origin) for id, forms in names.items() if forms)


def _entity(
    register: Register, id: str, forms: Sequence[Form], raw: _Raw, origin: _Origin
) -> Entity:
    told = partial(replace, status=Status.SUGGESTED, source=origin.source, licence=origin.licence)
    return sound(
        Entity(
            id=id if register is Register.WIKIDATA else f"{register.value}-{id}",
            name=without_article(forms[0].text),
            kind=raw.kinds.get(id, "place" if register is Register.GEONAMES else "other"),
            forms=tuple(map(told, forms)),
            wikidata=raw.wikidata.get(id),
        )
    )


# --- the registers ------------------------------------------------------------------------------


def _rows(origin: str, file: BinaryIO, widths: tuple[int, ...]) -> Iterator[tuple[int, list[str]]]:
    """Lines of tab-separated cells; BadAlias for a line of any other width."""
    for number, text in _lines(origin, file):
        if not text or text.startswith("#"):
            continue
        cells = text.split("\t")
        if len(cells) not in widths:
            wanted = " or ".join(map(str, widths))
            raise BadAlias(f"{origin}:{number}: {len(cells)} columns, not {wanted}")
        yield number, cells


def _lines(origin: str, file: BinaryIO) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE + 1), b""), 1):
        if len(line) > _LONGEST_LINE:
            raise BadAlias(f"{origin}:{number}: a line of more than {_LONGEST_LINE} bytes")
        try:
            yield number, line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise BadAlias(f"{origin}:{number}: not UTF-8") from error


def _geonames(origin: str, file: BinaryIO, raw: _Raw) -> None:
    """``alternateNamesV2.txt`` (8 or 10 columns) or a table of places (19 columns)."""
    for number, cells in _rows(origin, file, (8, 10, 19)):
        if len(cells) == 19:
            id, name, plain, others = cells[0], cells[1], cells[2], cells[3]
            raw.add(id, name, first=True)
            for other in (plain, *others.split(",")):
                raw.add(id, other)
            continue
        id, lang, name, preferred = cells[1], cells[2], cells[3], cells[4]
        if not id.isdecimal():
            raise BadAlias(f"{origin}:{number}: {id[:20]!r} is no GeoNames id")
        if lang == "wkdt":
            raw.wikidata[id] = name
        elif lang not in _CODES:
            raw.add(id, name, first=lang == "en" and preferred == "1", lang=lang or None)


def _jrc(origin: str, file: BinaryIO, raw: _Raw) -> None:
    """``id, P|O|U|T|E, language, Name+With+Pluses``: persons, organisations and the rest."""
    kinds = {"P": "person", "O": "body", "T": "place", "E": "event"}
    for number, (id, kind, lang, name) in _rows(origin, file, (4,)):
        if not id.isdecimal():
            raise BadAlias(f"{origin}:{number}: {id[:20]!r} is no number of an entity")
        raw.kinds[id] = kinds.get(kind.upper(), "other")
        raw.add(id, name.replace("+", " "), lang=lang if lang not in ("u", "") else None)


def _wikidata(origin: str, file: BinaryIO, raw: _Raw) -> None:
    """``Q-number, name`` a line, or ``Q-number, name, language``; the first is its label."""
    for number, cells in _rows(origin, file, (2, 3)):
        id = cells[0].rsplit("/", 1)[-1].strip("<> ")
        if not re.fullmatch(r"Q[1-9]\d*", id):
            if number == 1:
                continue  # a header
            raise BadAlias(f"{origin}:{number}: {id[:20]!r} is no Wikidata id")
        raw.wikidata[id] = id
        raw.add(id, cells[1].strip('"'), lang=cells[2] if len(cells) > 2 else None)


def _ofac(origin: str, file: BinaryIO, raw: _Raw) -> None:
    """``sdn.csv`` (12 columns, the names) or ``alt.csv`` (5 columns, "a.k.a." and "f.k.a.")."""
    kinds = {"individual": "person", "vessel": "other", "aircraft": "other"}
    table = csv.reader((text for _, text in _lines(origin, file)), strict=True)
    try:
        for cells in table:
            if len(cells) < 2 or not cells[0].strip().isdecimal():
                if cells and cells[0].strip("\x1a ") == "":
                    continue  # the files end in a control character
                raise BadAlias(f"{origin}:{table.line_num}: no row of OFAC's sdn.csv or alt.csv")
            id = cells[0].strip()
            if len(cells) >= 10:
                raw.kinds[id] = kinds.get(cells[2].strip(), "group")
                raw.add(id, _turned(cells[1]), first=True)
            elif len(cells) == 5:
                raw.add(id, _turned(cells[3]))
            else:
                raise BadAlias(f"{origin}:{table.line_num}: {len(cells)} columns, not 12 or 5")
    except csv.Error as error:
        raise BadAlias(f"{origin}:{table.line_num}: not CSV: {error}") from error


def _turned(name: str) -> str:
    """ "AL-ZAWAHIRI, Ayman" turned round: "Ayman AL-ZAWAHIRI"."""
    last, comma, first = name.partition(", ")
    if comma and first and not re.match(r"(?:inc|ltd|llc|co|s\.?a|corp)\b", first, re.IGNORECASE):
        name = f"{first} {last}"
    return name


def _quiet(own: Sequence[Candidate], kind: str | None) -> list[Candidate]:
    """The names of a thing as they are written elsewhere: acronyms of it stay in capitals. In the
    name of a person even short words are none ("KIM, Jong Un")."""
    names = [softened(one.text, 2 if kind == "person" else 4) for one in own]
    return [
        one if own_acronym(one.text, names) else replace(one, text=name)
        for one, name in zip(own, names, strict=True)
    ]


def softened(name: str, least: int = 4) -> str:
    """A name without its shouting: words in capitals, of at ``least`` so many letters, in Title
    case."""
    return _SHOUTED.sub(partial(_soft, least=least), name)


_SHOUTED = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
_LITTLE = word_set("of the and for in on de la al el ul bin ibn bint und et y")


def _soft(word: re.Match[str], *, least: int) -> str:
    text = word[0]
    if not text.isupper() or not text.strip("IV"):  # the third of his name
        return text
    if text.lower() in _LITTLE and (word.start() or text.lower() in ("al", "el")):
        return text.lower()
    return text if len(text) < least and word.string != text else text[0] + text[1:].lower()


def _un(origin: str, file: BinaryIO, raw: _Raw) -> None:
    """The consolidated list as XML; aliases of quality "Low" are left out."""
    for element in _elements(origin, file.read(_LARGEST_XML + 1)):
        person = element.tag == "INDIVIDUAL"
        id = (element.findtext("DATAID") or "").strip()
        if not id.isdecimal():
            raise BadAlias(f"{origin}:{element.sourceline}: an entry without a DATAID")
        parts = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
        name = " ".join((element.findtext(part) or "").strip() for part in parts)
        raw.kinds[id] = "person" if person else "group"
        raw.add(id, name, first=True)
        for alias in element.findall(f"{element.tag}_ALIAS"):
            if (alias.findtext("QUALITY") or "").strip().lower() != "low":
                for one in _PACKED.split(alias.findtext("ALIAS_NAME") or ""):
                    raw.add(id, one)


def _elements(origin: str, content: bytes) -> list[etree._Element]:
    if len(content) > _LARGEST_XML:
        raise BadAlias(f"{origin}: more than {_LARGEST_XML} bytes")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadAlias(f"{origin}:{error.lineno}: not XML: {error.msg}") from error
    if root.getroottree().docinfo.doctype:
        raise BadAlias(f"{origin}: the XML defines a document type; the UN's list has none")
    found = [*root.iter("INDIVIDUAL"), *root.iter("ENTITY")]
    if not found:
        raise BadAlias(f"{origin}: no INDIVIDUAL and no ENTITY: not the UN's consolidated list")
    return found


_ORIGINS = {
    Register.GEONAMES: _Origin("GeoNames", "CC BY 4.0", _geonames),
    Register.JRC_NAMES: _Origin("JRC-Names", "European Union; see data.jrc.ec.europa.eu", _jrc),
    Register.WIKIDATA: _Origin("Wikidata", "CC0 1.0", _wikidata),
    Register.OFAC: _Origin("OFAC SDN", "public domain (US government)", _ofac, True),
    Register.UN: _Origin("UN Security Council Consolidated List", "United Nations", _un, True),
}
