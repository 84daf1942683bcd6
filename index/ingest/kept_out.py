"""The quarantine of an archive: refused documents listed, accepted after all, or deleted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from ..outcomes import Added
from ..store import Database, Quarantine
from .adding import Adder


class KeptOut(Quarantine):
    """The refused documents of an archive. ``adder`` returns an ``Adder`` without a gate."""

    def __init__(
        self, database: Database, adder: Callable[[], Adder], touched: Callable[[], None]
    ) -> None:
        super().__init__(database)
        self._adder = adder
        self._touched = touched

    def readmit(self, ids: Collection[int] | None = None) -> Iterator[Added]:
        """Accept these documents, or all; see ``Archive.add``.

        Raises:
            NotFound: an id does not exist; no document was accepted.
        """
        self.expect(ids or ())
        adder = self._adder()
        try:
            for documents in self.documents(ids):
                kept = [id for id, _ in documents]
                added = [x for batch in adder.add(raw for _, raw in documents) for x in batch]
                self.drop([id for id, x in zip(kept, added, strict=True) if x.id is not None])
                yield from added
        finally:
            self._touched()
