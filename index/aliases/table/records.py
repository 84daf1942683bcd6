"""Entities as JSON records, in and out: what comes in is checked, what is wrong is named."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

import orjson

from ...collector import at_rest
from ...errors import BadAlias
from ...model import Case, Entity, Form, Relation, Status, Strength
from ...text.analysis import MARKS, NewsTokenizer, fold
from ..matching.casing import is_ordinary
from ..words.lexicon import word_set

MAX_ENTITIES = 1_000_000  # of one file
MAX_NAME = 200  # code points of a form
MAX_FORMS = 2_000  # of one entity
MAX_CUES = 200
BLOCKER = "blocker"
RELATIONS = ("successor", "part_of", "branch_of", "related")

# Words that stand where an id does in the addresses of names: no entity so called could be read.
TAKEN = (".", "..", "export", "import", "journal", "preview", "resolve", "suggestions")
_ENTITY_KEYS = word_set("id name kind wikidata forms relations cues")
_FORM_KEYS = word_set("text case strength lang from to status source licence")
_ANSWERED = word_set("id articles")  # what answers say of a form besides: passed over
_ID = re.compile(r"[^\s/§¶?]{1,100}")
_TYPED = re.compile(rf"[^\W_][\w{MARKS}.:'&+-]*(?<![.:])")  # what a query can name as `entity:`
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")  # but white space
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LONGEST_SLUG = 60  # characters
_WITH_ARTICLE = ("hague",)
_THE = re.compile(r"[Tt]he\s+")
_TOKENIZER = NewsTokenizer()
_Enum = TypeVar("_Enum", bound=StrEnum)
_Read = TypeVar("_Read")


NameTokens = tuple[tuple[str, int, int], ...]


@lru_cache(maxsize=1 << 16)  # every form is split by the reader and again by the matcher
def name_tokens(text: str) -> NameTokens:
    """The tokens of a name as written, each with its place: what the analyzer would see."""
    return tuple((text[a:b], a, b) for a, b in _TOKENIZER.span_tokenize(text))


def slug(name: str) -> str:
    """An id made from a name: ``Islamic State`` is ``islamic-state``. Any script, never empty."""
    return "-".join(fold(token) for token, _, _ in name_tokens(name))[:_LONGEST_SLUG] or "unnamed"


def without_article(text: str) -> str:
    """The name without a leading "the", unless an ordinary word alone would be left ("The Times"),
    or a person's name ("The Hague").

    Longest match begins at the leftmost word, so a form with the article would beat a longer
    form without it.
    """
    if not _THE.match(text):
        return text
    bare = _THE.sub("", text, count=1)
    tokens = name_tokens(bare)
    alone = fold(tokens[0][0]) if len(tokens) == 1 else ""
    return text if alone and (is_ordinary(alone) or alone in _WITH_ARTICLE) else bare


def entities_from_json(content: bytes | str, origin: str) -> tuple[Entity, ...]:
    """The entities of a JSON list of records; BadAlias names ``origin`` and the record at fault."""
    try:
        records = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise BadAlias(f"{origin}:{error.lineno}: not JSON: {error.msg}") from error
    if not isinstance(records, list):
        raise BadAlias(f"{origin}: expected a list of entities")
    entities = []
    with at_rest(staying=len(records)):
        for number, record in enumerate(records, 1):
            try:
                entities.append(entity_from_json(record))
            except BadAlias as error:
                raise BadAlias(f"{origin}: entity {number}: {error}") from error
    return tuple(entities)


def entity_from_json(record: object) -> Entity:
    """The entity of a record ``{"id", "name", "forms": [...]}`` and what else docs/api.md lists.

    The name is always a form, the first. Raises BadAlias saying which field is wrong.
    """
    fields = _object(record, "an entity", _ENTITY_KEYS)
    id = _of("id", lambda: _id(fields))
    name = _of("name", lambda: " ".join(_text(fields, "name", id).split()))
    forms = _each(fields, "forms", id, MAX_FORMS, _form)
    texts = {form.text for form in forms}
    if len(texts) < len(forms):  # only then it is worth comparing whole forms
        forms = list(dict.fromkeys(forms))
    if without_article(name) not in texts:
        forms.insert(0, _of("name", lambda: _form(name, id)))
    return Entity(
        id=id,
        name=name,
        kind=_of("kind", lambda: _optional(fields, "kind", id)) or "other",
        forms=tuple(forms),
        wikidata=_of("wikidata", lambda: _optional(fields, "wikidata", id)),
        relations=tuple(_each(fields, "relations", id, MAX_FORMS, _relation)),
        cues=tuple(_each(fields, "cues", id, MAX_CUES, _cue)),
    )


def _of(field: str, read: Callable[[], _Read]) -> _Read:
    """What is read of a field; an error names it."""
    try:
        return read()
    except BadAlias as error:
        raise BadAlias(str(error), field) from error


def _each(
    fields: dict[str, object], field: str, id: str, most: int, read: Callable[[object, str], _Read]
) -> list[_Read]:
    return _of(field, lambda: [read(item, id) for item in _list(fields, field, id, most)])


def _id(fields: dict[str, object]) -> str:
    id = _text(fields, "id", "the entity")
    if not _ID.fullmatch(id):
        raise BadAlias(f"id {id[:50]!r}: 1 to 100 characters without spaces, '/', '?', '§' or '¶'")
    return id


def checked(entity: Entity) -> Entity:
    """The entity, ``sound``, to be put into a table; raises BadAlias also for what may stand in
    tables of before only: an id that is one of those ``TAKEN`` or cannot be typed in a query, or
    characters that are none to be printed."""
    if entity.id in TAKEN:
        raise BadAlias(
            f"id {entity.id!r} is the address of something else: choose another id", "id"
        )
    record = entity_record(entity)
    if not entity.id.isprintable() or any(map(_UNSEEN.search, _texts(record))):
        raise BadAlias(f"entity {entity.id!r} has a character that is none to be printed")
    if not _TYPED.fullmatch(entity.id):
        told = (
            "begin with a letter or a digit, and have no quotation marks, brackets, '*', '~', '^'"
        )
        raise BadAlias(f"id {entity.id!r} cannot be typed after entity: - let it {told}", "id")
    return entity_from_json(record)


def sound(entity: Entity) -> Entity:
    """The entity as its record gives it back: within all bounds, its name a form of it; raises
    BadAlias as ``entity_from_json`` does."""
    return entity_from_json(entity_record(entity))


def _texts(value: object) -> Iterator[str]:
    """All texts in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def entity_record(entity: Entity) -> dict[str, object]:
    """The entity as docs/api.md has it; ``entity_from_json`` of it gives the entity again."""
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "wikidata": entity.wikidata,
        "forms": [form_record(form) for form in entity.forms],
        "relations": [{"type": r.type, "to": r.to, "date": r.date} for r in entity.relations],
        "cues": list(entity.cues),
    }


def form_record(form: Form) -> dict[str, str | None]:
    """The form as a record in that of its entity."""
    return {
        "text": form.text,
        "case": form.case.value,
        "strength": form.strength.value,
        "lang": form.lang,
        "from": form.since.isoformat() if form.since else None,
        "to": form.until.isoformat() if form.until else None,
        "status": form.status.value,
        "source": form.source,
        "licence": form.licence,
    }


def _form(item: object, entity: str) -> Form:
    if isinstance(item, str):
        return Form(_name(item, entity))
    fields = _object(item, f"entity {entity!r}: a form", _FORM_KEYS | _ANSWERED)
    text = _name(_text(fields, "text", entity), entity)
    where = f"entity {entity!r}: form {text[:50]!r}"
    since = _date(fields.get("from"), f"{where}: from", first=True)
    until = _date(fields.get("to"), f"{where}: to", first=False)
    if since and until and since > until:
        raise BadAlias(f"{where}: from {since} is after to {until}, so no article could have it")
    return Form(
        text=text,
        case=_choice(Case, fields.get("case"), Case.AUTO, f"{where}: case"),
        strength=_choice(Strength, fields.get("strength"), Strength.SAME, f"{where}: strength"),
        lang=_optional(fields, "lang", where),
        since=since,
        until=until,
        status=_choice(Status, fields.get("status"), Status.ACTIVE, f"{where}: status"),
        source=_optional(fields, "source", where),
        licence=_optional(fields, "licence", where),
    )


def _name(text: str, entity: str) -> str:
    if len(text) > MAX_NAME:
        raise BadAlias(f"entity {entity!r}: a form of {len(text)} characters; {MAX_NAME} at most")
    text = " ".join(text.split())
    if not name_tokens(text):
        raise BadAlias(f"entity {entity!r}: form {text!r} has no letter or digit")
    return without_article(text)


def _relation(item: object, entity: str) -> Relation:
    fields = _object(item, f"entity {entity!r}: a relation", frozenset(("type", "to", "date")))
    kind, to = _text(fields, "type", entity), _text(fields, "to", entity)
    if kind not in RELATIONS:
        raise BadAlias(f"entity {entity!r}: relation {kind!r} is none of {', '.join(RELATIONS)}")
    if to == entity:
        raise BadAlias(f"entity {entity!r}: relation {kind!r} to itself")
    return Relation(kind, to, _optional(fields, "date", entity))


def _cue(item: object, entity: str) -> str:
    if not isinstance(item, str) or not name_tokens(item) or len(item) > MAX_NAME:
        raise BadAlias(f"entity {entity!r}: a cue must be a word or a few")
    return item.strip()


def _object(item: object, what: str, known: frozenset[str]) -> dict[str, object]:
    if not isinstance(item, dict):
        raise BadAlias(f"{what} must be an object, not {type(item).__name__}")
    if not known.issuperset(item):
        raise BadAlias(f"{what} has no field {min(set(item) - known)!r}")
    return item


def _text(fields: dict[str, object], key: str, where: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadAlias(f"{where}: {key!r} must be a text that is not empty")
    return value


def _optional(fields: dict[str, object], key: str, where: str) -> str | None:
    return None if fields.get(key) in (None, "") else _text(fields, key, where)


def _list(fields: dict[str, object], key: str, where: str, limit: int) -> Iterable[object]:
    value = fields.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > limit:
        raise BadAlias(f"{where}: {key!r} must be a list of at most {limit}")
    return value


def _choice(kind: type[_Enum], value: object, default: _Enum, where: str) -> _Enum:
    if value is None:
        return default
    make: Callable[[object], _Enum] = kind
    try:
        return make(value)
    except ValueError as error:
        allowed = ", ".join(member.value for member in kind)
        raise BadAlias(f"{where}: {str(value)[:50]!r} is none of {allowed}") from error


def _date(value: object, where: str, *, first: bool) -> date | None:
    """The day; a bare year or month means its first day, or its last."""
    if value is None or value == "":
        return None
    match = _DATE.fullmatch(str(value))
    try:
        if match is None:
            raise ValueError(value)
        year, month = int(match[1]), int(match[2] or (1 if first else 12))
        return date(year, month, int(match[3] or (1 if first else monthrange(year, month)[1])))
    except ValueError as error:
        raise BadAlias(f"{where}: {str(value)[:50]!r} is no date (YYYY-MM-DD)") from error
