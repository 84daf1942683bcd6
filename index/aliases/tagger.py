"""Mentions in an article and names in a query: the matcher finds, the guards decide."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from ..model import AnalysedText, Entity, Mention, Strength, TokenStream
from .guards.article import decide
from .guards.scene import Scene
from .guards.treaties import may_be_treaty, town_or_treaty
from .guards.typed_names import whole_name
from .matching.casing import letters, looks_ordinary
from .matching.matcher import Found, Matcher
from .matching.names import Name, Sense
from .table import AliasTable
from .words.given_names import FIRST_NAMES
from .words.heads import CORPORATE
from .words.namesakes import FAMILY

_BORNE = (Sense.PERSON, Sense.COMPANY)  # such a name of one word is a surname


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

    ``entities`` are all it may mean, likeliest first; ``forms`` the form id under each of them.
    ``ordinary`` says it is typed as an ordinary word ("us", "who", "turkey"): the query should
    keep the word and merely offer the name. The same goes for a part of another name ("Sarah
    Jordan"). ``twin``: it is only its letters that make it an ordinary word; ``given``: it is that
    it is a given name, or behind one somebody's surname: searched whoever has it.
    """

    first_token: int
    token_count: int
    entities: tuple[str, ...]
    forms: tuple[str, ...]
    ordinary: bool
    twin: bool = False
    given: bool = False


class Tagger:
    """Finds the names of one version of the alias table in texts. Immutable, shared by threads."""

    def __init__(self, table: AliasTable) -> None:
        self._matcher = Matcher(table)

    def complete(self) -> None:
        """Make ready for every text in Latin letters: see ``Matcher.complete``."""
        self._matcher.complete()

    def changed(self, changes: Iterable[tuple[Entity | None, Entity, int]]) -> Tagger:
        """The tagger of a table in which entities are replaced: see ``Matcher.changed``."""
        other = copy(self)
        other._matcher = self._matcher.changed(changes)
        return other

    def tag_article(
        self,
        title: AnalysedText,
        standfirst: AnalysedText,
        body: AnalysedText,
        comments: AnalysedText,
        published: datetime | None,
    ) -> ArticleMentions:
        """The mentions in an article, each decided by everything the article says.

        Comments are judged by the article's evidence and give none themselves.
        """
        zones = (title, standfirst, body, comments)
        found = [self._matcher.find(zone.text, zone.tokens) for zone in zones]
        return ArticleMentions(*decide(zones, found, published))

    def tag_query(self, text: str, tokens: TokenStream) -> tuple[QueryName, ...]:
        """The names in a typed query (or a run of bare words of it), longest match first."""
        names = []
        shouted = len(tokens) > 2 and " ".join(tokens.surfaces).isupper()
        every = self._matcher.find(text, tokens, lenient=True)
        scene = Scene(AnalysedText(text, tokens), every)
        for found in every:
            if may_be_treaty(found):
                found, _ = town_or_treaty(scene, found)
            surfaces = tokens.surfaces[found.first : found.end]
            whole = {n for n in found.names if whole_name(scene, found, n)}
            storms = {n for n in found.names if _somebodys(n, tokens, found)}
            words = {n for n in found.names if _typed_as_word(n, surfaces, shouted)}
            small = {n for n in found.names if _typed_small(n, tokens, found)}
            meant = [n for n in found.names if n not in whole | storms | words | small]
            likeliest = sorted(meant or found.names, key=_renown)
            names.append(
                QueryName(
                    first_token=found.first,
                    token_count=found.length,
                    entities=tuple(n.entity.id for n in likeliest),
                    forms=tuple(n.id for n in likeliest),
                    ordinary=not meant,
                    twin=words.issuperset(found.names),
                    given=all(
                        n in storms or (n in whole and n.sense in _BORNE) for n in found.names
                    ),
                )
            )
        return tuple(names)


def _renown(name: Name) -> tuple[bool, bool, int, int]:
    """Sorts the likelier of two namesakes first: by strength, then by how much is known of it."""
    known = len(name.entity.forms) + len(name.entity.cues)
    return name.weak, name.form.strength is not Strength.SAME, -known, name.order


def _typed_small(name: Name, tokens: TokenStream, one: Found) -> bool:
    """Whether letters of many things are typed in small ones and capitals are not: "da Silva",
    "Netflix Inc"."""
    written = tokens.surfaces[one.first]
    if not (name.acronym and name.weak) or letters(written) == name.surfaces[0]:
        return False
    return tokens.folded[one.first] in CORPORATE or any(s[0].isupper() for s in tokens.surfaces)


def _somebodys(name: Name, tokens: TokenStream, one: Found) -> bool:
    """Whether it is a given name, and nothing is typed beside it that tells of the storm called
    so: "maria sharapova"."""
    if not (name.weak and name.entity.kind == "event" and one.length == 1):
        return False
    given = tokens.folded[one.first] in FIRST_NAMES
    return given and not any(name.cues.among(frozenset(tokens.folded)))


def _typed_as_word(name: Name, surfaces: tuple[str, ...], shouted: bool) -> bool:
    """Whether what was typed is an ordinary word in its ordinary letters."""
    given = name.namesake is not None and name.namesake.words >= FAMILY
    if name.weak and len(surfaces) > 1 and surfaces[0].lower() == "the":
        return shouted or all(s.islower() and looks_ordinary(s) for s in surfaces[1:])  # "the sun"
    if not name.twin or given:  # nobody types "jordan" for an ordinary word
        return False
    if shouted:
        return True
    own = name.surfaces[0]
    if name.acronym or own[1:] != own[1:].lower():  # "Let's" is no LeT
        return letters(surfaces[0]) != own
    return surfaces[0].islower()
