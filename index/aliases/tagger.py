"""Mentions in an article and names in a query: the matcher finds, the guards decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..model import AnalysedText, Mention, TokenStream
from .table import AliasTable


@dataclass(frozen=True, slots=True)
class ArticleMentions:
    """The mentions of each zone, sorted and disjoint, uncertain ones included."""

    title: tuple[Mention, ...]
    standfirst: tuple[Mention, ...]
    body: tuple[Mention, ...]
    comments: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class QueryName:
    """A name typed in a query, at tokens [first_token, first_token + token_count).

    ``entities`` are all it may mean, likeliest first; ``form`` is the form id under the first.
    ``ordinary`` says it is typed as an ordinary word ("us", "who", "turkey"): the query should
    keep the word and merely offer the name.
    """

    first_token: int
    token_count: int
    entities: tuple[str, ...]
    form: str
    ordinary: bool


class Tagger:
    """Finds the names of one version of the alias table in texts. Immutable, shared by threads."""

    def __init__(self, table: AliasTable) -> None:
        raise NotImplementedError

    def tag_article(
        self,
        title: AnalysedText,
        standfirst: AnalysedText,
        body: AnalysedText,
        comments: AnalysedText,
        published: datetime | None,
    ) -> ArticleMentions:
        """The mentions in an article, each decided by everything the article says."""
        raise NotImplementedError

    def tag_query(self, text: str, tokens: TokenStream) -> tuple[QueryName, ...]:
        """The names in a typed query (or a run of bare words of it), longest match first."""
        raise NotImplementedError
