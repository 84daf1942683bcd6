"""The parameters of requests: marshmallow schemas that check them and make the library's types.

Unknown names are refused, and the field is named. The API description is made from these schemas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marshmallow import Schema, ValidationError, fields, post_load, pre_load, validate

from index.matching import ARTICLE, KEYWORD_FIELDS, Field, Order, Zone
from index.query.modes import AliasMode
from index.query.parse import MAX_CHARS
from index.request import Duplicates, Group, MatchMode, SearchRequest

from .field_types import Moment, Text, count, one_of, option, several, told

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

QUERY_CHARACTERS = MAX_CHARS
HITS = 50  # on a page
PASSAGES = 10  # of an article
LONGEST_HALF_LIFE = 36_525  # days: a hundred years
SCOPES = {"article": ARTICLE, "comments": (Zone.COMMENTS,)}


class Parameters(Schema):
    """Parameters in an address or a JSON object; empty ones count as not given."""

    @pre_load
    def _drop_empty(self, data: Any, **_: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {k: v for k, v in data.items() if v not in ("", None, []) or k == "q"}


_TOO_LONG = "A query has 1 to {max} characters: keep the words that matter."
CURSOR = told(
    Text,
    "`next` of the page before; all other parameters have to be the same.",
    validate=validate.Length(max=2000),
)
SOURCE = several(
    "Only articles of this source, such as `The Gazette`; may be repeated.",
    validate.Length(1, 300),
    50,
    "sources",
)
SINCE = told(
    Moment,
    "Only articles published then or later: `2014`, `2014-01`, `2014-01-08` or "
    "`2014-01-08T09:30Z`.",
)
UNTIL = told(Moment, "Only articles published then or earlier, inclusive.", last=True)


class SearchParameters(Parameters):
    """The parameters of a search; loading them makes a ``SearchRequest``, without a deadline."""

    q = told(
        Text,
        "The query, such as `Daesh fighters -drone`; /help explains the syntax.",
        attribute="text",
        required=True,
        validate=validate.Length(1, QUERY_CHARACTERS, error=_TOO_LONG),
    )
    limit = count("Hits per page.", 10, 1, HITS)
    cursor = CURSOR
    sort = option(
        Order.RELEVANCE,
        "Order of the hits: `newest` and `oldest` by date of publication, `added` by when the "
        "archive got them, latest first.",
    )
    since = SINCE
    until = UNTIL
    source = SOURCE
    language = several(
        "Only articles in this language, by ISO 639-1 code or English name: `de`, `German`; "
        "may be repeated.",
        validate.Length(2, 20),
        20,
        "languages",
    )
    group = option(
        Group.ARTICLE,
        "Hits are articles with their best passages, or single passages, best first.",
    )
    duplicates = option(
        Duplicates.GROUP,
        "Of several copies of a text `group` shows the best ranked, `show` all of them.",
    )
    scope = told(
        Text,
        "Where to search: in titles and texts of articles, or in readers' comments on them.",
        load_default="article",
        validate=one_of(SCOPES),
    )
    recency = told(
        fields.Float,
        "Prefers newer articles under `relevance`: the days in which the advantage of being new "
        "halves, such as `30`.",
        validate=validate.Range(0, LONGEST_HALF_LIFE, min_inclusive=False),
    )
    passages = count("Passages to show per article.", 3, 0, PASSAGES)
    match = option(
        MatchMode.AUTO,
        "`all`: articles must have every word; `any`: at least one; `auto`: every word, or at "
        "least one if no article has them all.",
    )
    aliases = option(
        AliasMode.ON,
        "`on`: also search the other names of what the query names; `strict`: only where it is "
        "certain what they mean; `broad`: also where it is not; `off`: only the words typed.",
    )
    not_form = several(
        "Id of a form not to search, such as `islamic-state/isis`; may be repeated.",
        validate.Length(1, 300),
        200,
        "without",
    )
    facets = several(
        "What to count over all matching articles: `source,language,month,form`, or some of these.",
        one_of(KEYWORD_FIELDS),
        10,
        commas=True,
    )
    explain = told(
        fields.Boolean,
        "Also return the parts of each score, and the evidence for each name found.",
        load_default=False,
    )

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> SearchRequest:
        data["scope"] = SCOPES[data["scope"]]
        data["facets"] = map(Field, dict.fromkeys(data["facets"]))
        for name in ("sources", "languages", "without", "facets"):
            data[name] = tuple(data[name])
        return SearchRequest(**data)


class SearchBody(SearchParameters):
    """The parameters of a search in a JSON object, where only strings are written as strings."""

    @pre_load
    def _refuse_quoted(self, data: Any, **_: Any) -> Any:
        given = data.items() if isinstance(data, dict) else ()
        if wrong := [name for name, value in given if _is_quoted(self.fields.get(name), value)]:
            raise ValidationError({name: ["Not the JSON type of this field."] for name in wrong})
        return data


def _is_quoted(field: fields.Field[Any] | None, value: Any) -> bool:
    match field:
        case fields.Boolean():
            return value is not None and not isinstance(value, bool)
        case fields.Number():
            return isinstance(value, str)
        case Moment():
            return value is not None and not isinstance(value, str)
    return False


class AliasListParameters(Parameters):
    """The parameters of the list of entities."""

    q = told(
        Text,
        "Only entities with this text in a form or the id, such as `daesh`.",
        validate=validate.Length(max=200),
    )
    cursor = CURSOR
    limit = count("Entities per page.", 50, 1, 200)


class ResolveParameters(Parameters):
    """The parameters of ``resolve``."""

    q = told(
        Text,
        "Text to find names in, such as `ISIS held Raqqa`.",
        required=True,
        validate=validate.Length(1),
    )


class SimilarParameters(Parameters):
    """The parameters of ``similar``."""

    limit = count("Similar articles, at most.", 10, 1, 20)


class SuggestParameters(Parameters):
    """The parameters of ``suggest``."""

    q = told(
        Text,
        "What has been typed so far, such as `near Dae`.",
        required=True,
        validate=validate.Length(max=QUERY_CHARACTERS),
    )
    limit = count("Suggestions, at most.", 8, 1, 20)


def arguments(schema: type[Schema], given: MultiDict[str, str]) -> Any:
    """The checked parameters of an address, as the schema loads them.

    Raises:
        ValidationError: an unknown name, a value that cannot be used, or two values where one is
            allowed.
    """
    checker = schema()
    if unknown := [name for name in given if name not in checker.fields]:
        raise ValidationError({name: ["Unknown field."] for name in unknown})
    data: dict[str, Any] = {}
    for name, values in given.lists():
        if isinstance(checker.fields[name], fields.List):
            data[name] = values
        elif len(values) > 1:
            raise ValidationError({name: ["Given more than once."]})
        else:
            data[name] = values[0]
    return checker.load(data)


def search_request(given: MultiDict[str, str]) -> SearchRequest:
    """The search that the parameters of an address ask for; raises as ``arguments`` does."""
    asked: SearchRequest = arguments(SearchParameters, given)
    return asked
