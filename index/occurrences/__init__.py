"""Where the leaves of a query occur in analysed articles: one search for ranking and highlighting.

The ranking columns of all candidates are laid end to end in one buffer of 32-bit words and each
leaf is looked for in all of them at once. A *position* is an index into that buffer. Equal hashes
are taken for equal terms here: ranking can bear one false match in four thousand million,
highlighting compares the letters afterwards.
"""

from __future__ import annotations

from .finding import Belief, Seen, find, find_parts
from .scanning import Hits, Scanned, scan
from .sightings import Occurrences, Sightings
from .sought import SCOPE, Sought, items, sought, written
from .streams import Named, Streams, lay_out

__all__ = [
    "SCOPE",
    "Belief",
    "Hits",
    "Named",
    "Occurrences",
    "Scanned",
    "Seen",
    "Sightings",
    "Sought",
    "Streams",
    "find",
    "find_parts",
    "items",
    "lay_out",
    "scan",
    "sought",
    "written",
]
