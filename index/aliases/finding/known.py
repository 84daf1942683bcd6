"""What the alias table knows already: whose names two names are."""

from __future__ import annotations

from ...model import Entity
from ...text.analysis import fold
from ..table import AliasTable
from ..table.records import BLOCKER, name_tokens, without_article
from ..words.lexicon import FUNCTION, ROLES, word_set
from .model import folded

_LAWS = word_set("act agreement bill law pact treaty")


class Known:
    """Look-ups of folded names in one table, forms of every status."""

    def __init__(self, table: AliasTable) -> None:
        self._table = table
        self._owners: dict[str, list[str]] = {}
        for entity in table.entities:
            for name in {folded(form.text) for form in entity.forms}:
                self._owners.setdefault(name, []).append(entity.id)

    def __contains__(self, name: str) -> bool:
        """Whether the folded name is a form of anything."""
        return name in self._owners

    def owners(self, name: str) -> tuple[str, ...]:
        """The ids of the entities the folded name may mean, likeliest first."""
        return tuple(self._owners.get(name, ()))

    def together(self, short: str, long: str) -> bool:
        """Whether both folded names are names of one entity, or known names of two entities."""
        a, b = self._owners.get(short, []), self._owners.get(_bare(long), [])
        if set(a) & set(b):
            return True
        return bool(a and b and len(a) == len(b) == 1 and self._related(a[0], b[0]))

    def apart(self, short: str, long: str) -> bool:
        """Whether the folded names are known, and are names of different things.

        What is "of" a known thing ("Brigades of the Free Syrian Army") is no other known one.
        """
        long = _bare(long)
        a = self._owners.get(short, [])
        b = self._owners.get(long) or self._owners.get(_bare(long.rpartition(" of ")[2]), [])
        return bool(a and b and not set(a) & set(b))

    def _related(self, a: str, b: str) -> bool:
        return any(
            relation.to == other
            for id, other in ((a, b), (b, a))
            for relation in self._entity(id).relations
        )

    def link(self, short: str, long: str, *, abbreviation: bool) -> str | None:
        """The id of the entity a pair of names belongs to.

        The long name decides. A short one alone is trusted only if it is no abbreviation, or if
        the long name has most of its words from a name of the same entity.
        """
        for id in self._owners.get(_bare(folded(long)), ()):
            return id if self._entity(id).kind != BLOCKER else None
        for id in self._owners.get(folded(short), ()):
            entity = self._entity(id)
            if entity.kind != BLOCKER and (not abbreviation or _alike(long, entity)):
                return id
        return None

    def _entity(self, id: str) -> Entity:
        entity = self._table.entity(id)
        assert entity is not None  # noqa: S101 # ids come from the table itself
        return entity


def _bare(long: str) -> str:
    return folded(without_article(long))


def _alike(long: str, entity: Entity) -> bool:
    """Whether a long name shares most of its words with a form of the entity."""
    words = {fold(token) for token, _, _ in name_tokens(long)} - FUNCTION
    for form in entity.forms:
        own = {fold(token) for token, _, _ in name_tokens(form.text)} - FUNCTION
        if (own ^ words) & (ROLES | _LAWS):
            continue  # an adviser is no agency, an association no act
        if len(own) > 1 and 2 * len(own & words) > max(len(own), len(words)):
            return True
    return False
