"""The quarantine of an archive: refused documents listed, accepted after all, or deleted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from ..outcomes import Added
from ..store import Quarantine
from .adding import Adder


class KeptOut:
    """The refused documents of an archive. ``adder`` returns an ``Adder`` without a gate."""

    def __init__(
        self, quarantine: Quarantine, adder: Callable[[], Adder], touched: Callable[[], None]
    ) -> None:
        self._quarantine = quarantine
        self._adder = adder
        self._touched = touched
        self.listed, self.count = quarantine.listed, quarantine.count

    def readmit(self, ids: Collection[int] | None = None) -> Iterator[Added]:
        """Accept these documents, or all; see ``Archive.add``.

        Raises:
            NotFound: an id does not exist; no document was accepted.
        """
        self._quarantine.expect(ids or ())
        adder = self._adder()
        try:
            for documents in self._quarantine.documents(ids):
                kept = [id for id, _ in documents]
                added = [x for batch in adder.add(raw for _, raw in documents) for x in batch]
                self._quarantine.forget(
                    [id for id, x in zip(kept, added, strict=True) if x.id is not None]
                )
                yield from added
        finally:
            self._touched()

    def forget(self, ids: Collection[int] | None = None) -> int:
        """Delete these documents, or all. Returns how many; NotFound."""
        self._quarantine.expect(ids or ())
        return self._quarantine.forget(ids)
