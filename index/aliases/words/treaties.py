"""What is said of treaties: some of it of them alone, some of towns and governments too."""

from __future__ import annotations

from typing import NamedTuple

from .lexicon import word_set


class Said(NamedTuple):
    """What is done to a treaty, what it has and does, and what leads to it by a small word."""

    to_it: frozenset[str]
    its: frozenset[str]
    by_it: frozenset[str]
    led: dict[str, frozenset[str]]


_PARTS = word_set("article articles provisions annexe annex annexes ratification clauses")
ALONE = Said(
    word_set(
        "sign signs signing signed ratify ratifies ratified ratifying renegotiate renegotiated "
        "breach breached violate violates violated honour honoured honor honored implement "
        "implemented"
    ),
    _PARTS | {"signatories"},
    frozenset({"into force"})
    | word_set("bind binds bound oblige obliges obliged expires expired lapsed"),
    {
        "of": _PARTS | word_set("criteria violation violations breach breaches signing"),
        "to": word_set("party parties signatory signatories accession accede acceded"),
        "by": word_set("bound abide abides abided"),
        "with": word_set("comply complies complied compliance"),
    },
)
TOO = Said(  # so that a word of the treaty must stand nearby
    word_set(
        "under since before after beyond quit quits quitting leave leaves leaving recognise "
        "recognize abandon abandons abandoned abandoning exit ditch ditched scrap scrapped reject "
        "rejects rejected revive revived renounced"
    ),
    word_set("criteria process framework commitments obligations targets"),
    word_set("ended envisages envisaged divides divided enshrines enshrined designed created"),
    {
        "up": word_set("tear tears tore torn"),
        "down": word_set("turn turned voted"),
        "from": word_set("withdraw withdraws withdrew withdrawn withdrawal away"),
        "of": word_set("architects failure collapse death promise legacy guarantors terms out"),
    },
)
