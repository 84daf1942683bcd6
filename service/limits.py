"""Limits, published at ``/api/v1``."""

from __future__ import annotations

from index.aliases.formats import MAX_BYTES
from index.query.cost import Limits

from .parameters import HITS, PASSAGES, QUERY_CHARACTERS

ADDRESS_CHARACTERS = 8192
SEARCH_BODY_BYTES = 65_536
FORM_BYTES = 65_536
JSON_BODY_BYTES = 40 << 20  # read into memory as a whole, where it may take 27 times as much
ENTITY_BYTES = 2 << 20  # one entity: 2,000 forms of 200 letters
EXPORT_HITS = 10_000
LONG_EXPORTS = 1
"""How many exports of more than a page a worker sends at a time, each on a thread besides those
that answer: its reader may take any time, and the thread waits for the reader."""

_QUERY = Limits()
LIMITS = {
    "query_characters": QUERY_CHARACTERS,
    "query_lookups": _QUERY.clauses,
    "prefix_words": _QUERY.fan_out,
    "phrase_words": _QUERY.words,
    "near_phrase_words": _QUERY.near,
    "near_distance_words": _QUERY.slop,
    "hits_per_page": HITS,
    "passages_per_article": PASSAGES,
    "address_characters": ADDRESS_CHARACTERS,
    "search_body_bytes": SEARCH_BODY_BYTES,
    "json_body_bytes": JSON_BODY_BYTES,
    "entity_body_bytes": ENTITY_BYTES,
    "alias_file_bytes": MAX_BYTES,
    "export_hits": EXPORT_HITS,
}
