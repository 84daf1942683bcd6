"""The parameters of requests: marshmallow schemas that check them and make the library's types.

Unknown names are refused, and the field is named. The API description is made from these schemas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marshmallow import Schema, ValidationError, fields, post_load, pre_load, validate

from index.matching import ARTICLE, KEYWORD_FIELDS, Field, Order, Zone
from index.query.modes import AliasMode
from index.request import Duplicates, Group, MatchMode, SearchRequest

from .field_types import Count, ListOf, Moment, Text, described, one_of

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

QUERY_CHARACTERS = 500
HITS = 50  # on a page
PASSAGES = 10  # of an article
RESOLVED_CHARACTERS = 20_000
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
CURSOR = Text(
    validate=validate.Length(max=2000),
    metadata=described("`next` of the page before; all other parameters have to be the same."),
)
SOURCE = ListOf(
    Text(validate=validate.Length(1, 300)),
    attribute="sources",
    load_default=list,
    validate=validate.Length(max=50),
    metadata=described("Only articles of this source, such as `The Gazette`; may be repeated."),
)
_DATES = "`2014`, `2014-01`, `2014-01-08` or `2014-01-08T09:30Z`"
SINCE = Moment(
    metadata={**described(f"Only articles published then or later: {_DATES}."), "type": "string"}
)
UNTIL = Moment(
    last=True,
    metadata={**described("Only articles published then or earlier, inclusive."), "type": "string"},
)


class SearchParameters(Parameters):
    """The parameters of a search; loading them makes a ``SearchRequest``, without a deadline."""

    q = Text(
        attribute="text",
        required=True,
        validate=validate.Length(1, QUERY_CHARACTERS, error=_TOO_LONG),
        metadata=described(
            "The query, such as `Daesh fighters -drone`; /help explains the syntax."
        ),
    )
    limit = Count(
        load_default=10, validate=validate.Range(1, HITS), metadata=described("Hits per page.")
    )
    cursor = CURSOR
    sort = fields.Enum(
        Order,
        by_value=Text,
        load_default=Order.RELEVANCE,
        metadata=described(
            "Order of the hits: `newest` and `oldest` by date of publication, `added` by when the "
            "archive got them, latest first."
        ),
    )
    since = SINCE
    until = UNTIL
    source = SOURCE
    language = ListOf(
        Text(validate=validate.Length(2, 20)),
        attribute="languages",
        load_default=list,
        validate=validate.Length(max=20),
        metadata=described(
            "Only articles in this language, by ISO 639-1 code or English name: `de`, `German`; "
            "may be repeated."
        ),
    )
    group = fields.Enum(
        Group,
        by_value=Text,
        load_default=Group.ARTICLE,
        metadata=described(
            "Hits are articles with their best passages, or single passages, best first."
        ),
    )
    duplicates = fields.Enum(
        Duplicates,
        by_value=Text,
        load_default=Duplicates.GROUP,
        metadata=described(
            "Of several copies of a text `group` shows the best ranked, `show` all of them."
        ),
    )
    scope = Text(
        load_default="article",
        validate=one_of(list(SCOPES)),
        metadata=described(
            "Where to search: in titles and texts of articles, or in readers' comments on them."
        ),
    )
    recency = fields.Float(
        validate=validate.Range(0, LONGEST_HALF_LIFE, min_inclusive=False),
        metadata=described(
            "Prefers newer articles under `relevance`: the days in which the advantage of being "
            "new halves, such as `30`."
        ),
    )
    passages = Count(
        load_default=3,
        validate=validate.Range(0, PASSAGES),
        metadata=described("Passages to show per article."),
    )
    match = fields.Enum(
        MatchMode,
        by_value=Text,
        load_default=MatchMode.AUTO,
        metadata=described(
            "`all`: articles must have every word; `any`: at least one; `auto`: every word, or at "
            "least one if no article has them all."
        ),
    )
    aliases = fields.Enum(
        AliasMode,
        by_value=Text,
        load_default=AliasMode.ON,
        metadata=described(
            "`on`: also search the other names of what the query names; `strict`: only where it is "
            "certain what they mean; `broad`: also where it is not; `off`: only the words typed."
        ),
    )
    not_form = ListOf(
        Text(validate=validate.Length(1, 300)),
        attribute="without",
        load_default=list,
        validate=validate.Length(max=200),
        metadata=described(
            "Id of a form not to search, such as `islamic-state/isis`; may be repeated."
        ),
    )
    facets = ListOf(
        Text(validate=one_of(list(KEYWORD_FIELDS))),
        commas=True,
        load_default=list,
        validate=validate.Length(max=10),
        metadata=described(
            "What to count over all matching articles: `source,language,month,form`, or some of "
            "these."
        ),
    )
    explain = fields.Boolean(
        load_default=False,
        metadata=described(
            "Also return the parts of each score, and the evidence for each name found."
        ),
    )

    @post_load
    def _made(self, data: dict[str, Any], **_: Any) -> SearchRequest:
        data["scope"] = SCOPES[data["scope"]]
        data["facets"] = map(Field, dict.fromkeys(data["facets"]))
        for name in ("sources", "languages", "without", "facets"):
            data[name] = tuple(data[name])
        return SearchRequest(**data, text_limit=QUERY_CHARACTERS)


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

    q = Text(
        validate=validate.Length(max=200),
        metadata=described("Only entities with this text in a form or the id, such as `daesh`."),
    )
    cursor = CURSOR
    limit = Count(
        load_default=50, validate=validate.Range(1, 200), metadata=described("Entities per page.")
    )


class ResolveParameters(Parameters):
    """The parameters of ``resolve``."""

    q = Text(
        required=True,
        validate=validate.Length(1, RESOLVED_CHARACTERS),
        metadata=described("Text to find names in, such as `ISIS held Raqqa`."),
    )


class SimilarParameters(Parameters):
    """The parameters of ``similar``."""

    limit = Count(
        load_default=10,
        validate=validate.Range(1, 20),
        metadata=described("Similar articles, at most."),
    )


class SuggestParameters(Parameters):
    """The parameters of ``suggest``."""

    q = Text(
        required=True,
        validate=validate.Length(max=QUERY_CHARACTERS),
        metadata=described("What has been typed so far, such as `near Dae`."),
    )
    limit = Count(
        load_default=8, validate=validate.Range(1, 20), metadata=described("Suggestions, at most.")
    )


def arguments(schema: type[Schema], given: MultiDict[str, str]) -> Any:
    """The checked parameters of an address, as the schema loads them.

    Raises:
        ValidationError: an unknown name, a value that cannot be used, or two values where one is
            allowed.
    """
    checker = schema()
    data: dict[str, Any] = {}
    for name, values in given.lists():
        if isinstance(checker.fields.get(name), fields.List):
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
