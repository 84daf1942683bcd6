"""WordNet's prolog file of senses, as Lucene reads it: ``s(100000001,1,'Daesh',n,1,0).``

Keeps which names belong together; ids and all else are lost (Lucene takes no comments).
"""

from __future__ import annotations

import re

from ...model import Entity
from .parts import Gathered, exportable, lines, name_first

_SENSE = re.compile(r"s\((\d{9}),\d+,'((?:[^']|'')*)',[nvasr],\d+,\d+\)\.")
_FIRST = 100_000_001  # nine digits, the first saying noun


def read(text: str, origin: str) -> tuple[Entity, ...]:
    """One entity per synset, its id made from its first name."""
    gathered = Gathered(origin)
    groups: dict[str, tuple[int, dict[str, None]]] = {}
    for number, raw in lines(text):
        line = raw.strip()
        if not line or line.startswith("%"):
            continue
        sense = _SENSE.fullmatch(line)
        if sense is None:
            raise gathered.wrong(number, "expected s(synset,number,'name',n,sense,count).")
        _, names = groups.setdefault(sense[1], (number, {}))
        names[sense[2].replace("''", "'")] = None
    for number, names in groups.values():
        with gathered.at(number):
            gathered.add_group(list(names))
    return gathered.entities()


def write(entities: tuple[Entity, ...]) -> bytes:
    """One synset per entity, its name first, active forms only, no blockers."""
    out = []
    for synset, (entity, forms) in enumerate(exportable(entities), _FIRST):
        for number, form in enumerate(name_first(entity, forms), 1):
            name = form.replace("'", "''")
            out.append(f"s({synset},{number},'{name}',n,1,0).\n")
    return "".join(out).encode()
