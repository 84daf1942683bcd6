"""Turns raw documents into rows of the store: clean, identify, find the language, annotate."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import local
from typing import TypeVar

from ..aliases.tagger import Tagger
from ..cleaning import SourceLines, Templates, clean_many, fingerprints
from ..cleaning.quality import Reason, detect_language, verdict
from ..cleaning.templates import template_source
from ..columns import Columns, encode
from ..errors import BadArticle
from ..likeness.duplicates import signature
from ..matching import IndexDocument
from ..model import Article, CleanDocument, Label, RawDocument
from ..naming.live import LiveNames
from ..store import NewArticle, pack_original, said_by
from ..text.addresses import canonical_url, stored_url
from ..text.analysis import STEMMERS, Analyzer
from .annotation import annotate, index_document

CLEANING = 14  # raise it when known documents should be cleaned and stored again
Annotated = tuple[Columns, IndexDocument]
LANGUAGES = frozenset(STEMMERS)  # with stems; words of others are searched as written
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")
_log = logging.getLogger(__name__)
_LONGEST_ID = 120
_UNSAFE = re.compile(r"[^\w.~:@-]+")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be stored, and its index document (with ``ordinal`` 0 until it is).

    ``template_source``: the source for which its lines are counted to find templates, None if they
    are not those of a page or the source is unknown; ``template_lines``: their fingerprints.
    """

    new: NewArticle
    document: IndexDocument
    template_source: str | None
    template_lines: tuple[int, ...]


class Preparer:
    """Turns documents into store rows and index documents; use one per thread."""

    def __init__(self, tagger: Tagger) -> None:
        self._analyzer = Analyzer()
        self._tagger = tagger

    def prepared(
        self, raw: RawDocument, cleaned: CleanDocument, article: Article, digest: bytes
    ) -> Prepared:
        """The annotated article that the document of this digest was cleaned to."""
        analysed = annotate(article, self._analyzer, self._tagger)
        given = raw if raw.clean and not raw.markup else None
        signed = signature(analysed.body.tokens, analysed.title.tokens)
        original = pack_original(cleaned, given)
        (_, *others) = possible_ids(raw, cleaned)
        new = NewArticle(
            article, digest, said_by(article), encode(analysed), original, signed, tuple(others)
        )
        source = template_source(raw)
        lines = (cleaned.raw[line.start : line.end] for line in cleaned.lines if source)
        return Prepared(new, index_document(0, analysed), source, fingerprints(lines))

    def annotate(self, ordinal: int, article: Article) -> Annotated:
        """A stored article, analysed again with this tagger."""
        analysed = annotate(article, self._analyzer, self._tagger)
        return encode(analysed), index_document(ordinal, analysed)


class Preparers:
    """A preparer for each thread, with the names in force."""

    def __init__(self, names: LiveNames) -> None:
        self._names = names
        self._local = local()

    def __call__(self) -> Preparer:
        """This thread's preparer."""
        naming = self._names.current()
        known: tuple[int, Preparer] | None = getattr(self._local, "preparer", None)
        if known is None or known[0] != naming.version:
            known = self._local.preparer = (naming.version, Preparer(naming.tagger))
        return known[1]


def clean_each(
    raws: Sequence[RawDocument], templates: Sequence[SourceLines | None], *, gate: bool = True
) -> list[CleanDocument | BadArticle]:
    """Every document cleaned, with the templates of its source, or why it is refused.

    Without the ``gate`` every document with text is accepted; one in which no article was found,
    with all of its text.
    """
    cleaned = clean_many(raws, templates)
    return [_let_in(raw, one, gate) for raw, one in zip(raws, cleaned, strict=True)]


def _let_in(raw: RawDocument, cleaned: CleanDocument, gate: bool) -> CleanDocument | BadArticle:
    if gate and raw.clean:
        found = verdict(cleaned, languages=LANGUAGES)
        if found.reason is not None:
            return BadArticle(found.message, raw.origin, found.reason)
    elif not cleaned.text.strip():
        cleaned = _whole(cleaned)
    if not cleaned.text.strip():
        return BadArticle("there is no text in it", raw.origin, Reason.TOO_SHORT)
    return cleaned


def _whole(cleaned: CleanDocument) -> CleanDocument:
    """The document with every line kept as part of the article."""
    lines = tuple(
        line._replace(label=Label.BODY, rule="let in whole", kept=True) for line in cleaned.lines
    )
    text = "\n\n".join(cleaned.raw[line.start : line.end].strip() for line in lines)
    return replace(cleaned, text=text, comments=(), lines=lines)


def prepare_each(
    preparer: Preparer,
    templates: Templates,
    documents: Sequence[tuple[RawDocument, bytes]],
    gate: bool = True,
) -> list[Prepared | BadArticle]:
    """Every document (given with its digest) prepared, or why it cannot be. A bad one never stops
    the others."""

    def prepared(some: Sequence[tuple[RawDocument, bytes]]) -> list[Prepared | BadArticle]:
        raws = [raw for raw, _ in some]
        cleaned = clean_each(raws, list(map(templates.of, raws)), gate=gate)
        return [
            one
            if isinstance(one, BadArticle)
            else preparer.prepared(raw, one, identify(raw, one), digest)
            for (raw, digest), one in zip(some, cleaned, strict=True)
        ]

    return despite_faults(prepared, documents, lambda document: document[0].origin)


def annotate_each(
    preparer: Preparer, rows: Sequence[tuple[int, Article]]
) -> list[Annotated | BadArticle]:
    """The analysis and index documents of stored articles, in order, or the error that the analysis
    of one raised."""

    def annotated(some: Sequence[tuple[int, Article]]) -> list[Annotated | BadArticle]:
        return [preparer.annotate(ordinal, article) for ordinal, article in some]

    return despite_faults(annotated, rows, lambda row: row[1].id)


def despite_faults(
    work: Callable[[Sequence[_Item]], list[_Made | BadArticle]],
    items: Sequence[_Item],
    called: Callable[[_Item], str],
) -> list[_Made | BadArticle]:
    """What ``work`` returns for all items together; if it raises, for each item alone.

    An item for which it raises even then gives a ``BadArticle``. The fault is in this program, so
    it is logged, with the name of the item (``called``).
    """
    try:
        return work(items)
    except Exception as error:
        if len(items) > 1:
            return [made for item in items for made in despite_faults(work, [item], called)]
        _log.exception("%s shows a fault in pressmark; please report it", called(items[0]))
        told = f"shows a fault in pressmark ({type(error).__name__}), which the log tells"
        return [BadArticle(told, called(items[0]), "fault")]


def digest(raw: RawDocument) -> bytes:
    """16 bytes that change with anything in the document."""
    fields = (
        CLEANING, raw.content, raw.markup, raw.id, raw.url, raw.title, raw.source, raw.author,
        raw.published, raw.language, raw.clean,
    )  # fmt: skip
    return hashlib.blake2b(repr(fields).encode("utf-8", "replace"), digest_size=16).digest()


def identify(raw: RawDocument, cleaned: CleanDocument) -> Article:
    """The article, with the first of its possible ids."""
    return Article(
        id=possible_ids(raw, cleaned)[0],
        title=_plain(cleaned.title),
        standfirst=_plain(cleaned.standfirst),
        author=_optional(cleaned.author),
        published=cleaned.published,
        source=_optional(cleaned.source),
        url=_optional(stored_url(raw.url or cleaned.url or "")),
        language=cleaned.language or detect_language(cleaned.text),
        text=_plain(cleaned.text),
        comments=tuple(map(_plain, cleaned.comments)),
    )


def possible_ids(raw: RawDocument, cleaned: CleanDocument) -> tuple[str, ...]:
    """The id that was given, or that of the address given; else several, the best first.

    These are the address that the page itself states, if it is one of a page, and what the source
    said; last, as in archives made earlier, what was said by anybody.
    """
    if raw.id:
        return (given_id(raw.id),)
    if raw.url:
        return (_hash(canonical_url(raw.url)),)
    said = f"{cleaned.title}\n{cleaned.text}"
    source = _optional(cleaned.source)
    ids = (_hash(f"{source}\n{said}"), _hash(said)) if source else (_hash(said),)
    stated = canonical_url(cleaned.url) if cleaned.url else ""
    return (_hash(stated), *ids) if "/" in stated or "?" in stated else ids


def given_id(given: str) -> str:
    """The id as it is stored: safe in a URL path, and equal for equal ones.

    >>> given_id("2014/01/08 Raqqa")
    '2014-01-08-Raqqa-2efc2c31'
    """
    safe = _UNSAFE.sub("-", given).strip("-.")[:_LONGEST_ID]
    return safe if safe == given else f"{safe}-{_hash(given)[:8]}"


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=10).hexdigest()


def _plain(text: str) -> str:
    """The text without lone surrogates, which cannot be stored or sent."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _optional(text: str | None) -> str | None:
    return _plain(text).strip() or None if text else None
