"""Puts index documents into an engine; one that it refuses does not stop the others."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from ..engines import Engine
from ..errors import EngineUnavailable
from ..matching import IndexDocument
from ..store import Fault

_log = logging.getLogger(__name__)


def put_each(engine: Engine, documents: Sequence[IndexDocument]) -> list[Fault]:
    """Put all of them; those that the engine refuses, which it is then told to drop.

    Raises:
        EngineUnavailable: the fault is with the engine, and none of theirs.
    """
    try:
        engine.put(documents)
    except EngineUnavailable:
        raise
    except Exception as error:
        if len(documents) > 1:
            return [fault for document in documents for fault in put_each(engine, [document])]
        (refused,) = documents
        _log.exception("the engine refuses article number %d", refused.ordinal)
        engine.delete([refused.ordinal])
        told = f"is refused by the engine ({type(error).__name__}), as the log tells"
        return [Fault(refused.ordinal, told)]
    return []
