"""Turns raw documents into rows of the store: clean, identify, find the language, annotate."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import local
from typing import TypeVar

from ..aliases.tagger import Tagger
from ..cleaning import clean_many
from ..cleaning.quality import Reason, verdict
from ..cleaning.templates import SourceLines, Templates, fingerprints, template_source
from ..collector import at_rest
from ..columns import Columns, encode
from ..errors import BadArticle
from ..likeness.duplicates import signature
from ..matching import IndexDocument
from ..model import AnalysedArticle, Article, CleanDocument, Label, RawDocument
from ..naming.live import LiveNames
from ..store.article_rows import NewArticle, said_by
from ..store.originals import pack_original
from ..text.analysis import STEMMERS, Analyzer
from ..text.portions import portions
from .annotation import annotate_together, index_document
from .identifying import identify, possible_ids

CLEANING = 17  # raise it when known documents should be cleaned and stored again
Annotated = tuple[Columns, IndexDocument]
LANGUAGES = frozenset(STEMMERS)  # with stems; words of others are searched as written
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")
_log = logging.getLogger(__name__)
_TOGETHER = 3 << 16  # characters analysed at a time: some 40 articles


@dataclass(frozen=True, slots=True)
class Identified:
    """A document, its digest, what it was cleaned to, and the article that this is."""

    raw: RawDocument
    digest: bytes
    cleaned: CleanDocument
    article: Article


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

    def prepared(self, documents: Sequence[Identified]) -> list[Prepared]:
        """The articles annotated, in order."""
        analysed = self._analysed([one.article for one in documents])
        return list(map(_packed, documents, analysed))

    def annotated(self, rows: Sequence[tuple[int, Article]]) -> list[Annotated]:
        """Stored articles (given with their ordinals), analysed again with this tagger."""
        analysed = self._analysed([article for _, article in rows])
        return [
            (columns, index_document(row[0], one))
            for row, (one, columns) in zip(rows, analysed, strict=True)
        ]

    def _analysed(self, articles: Sequence[Article]) -> Iterator[tuple[AnalysedArticle, Columns]]:
        """Each with its columns, a few at a time (why, ``annotate_together`` says)."""
        for some in portions(articles, _length, _TOGETHER):
            analysed = annotate_together(some, self._analyzer, self._tagger)
            yield from zip(analysed, list(map(encode, analysed)), strict=True)


def _length(article: Article) -> int:
    return len(article.text) + sum(map(len, article.comments))


def _packed(document: Identified, made: tuple[AnalysedArticle, Columns]) -> Prepared:
    raw, cleaned, article = document.raw, document.cleaned, document.article
    analysed, columns = made
    original = pack_original(cleaned, raw if raw.clean and not raw.markup else None)
    said, others = said_by(article), possible_ids(raw, cleaned)[1:]
    signed = signature(analysed.body.tokens, analysed.title.tokens)
    new = NewArticle(article, document.digest, said, columns, original, signed, others)
    source = template_source(raw)
    lines = (cleaned.raw[line.start : line.end] for line in cleaned.lines if source)
    return Prepared(new, index_document(0, analysed), source, fingerprints(lines))


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

    @at_rest()
    def prepared(some: Sequence[tuple[RawDocument, bytes]]) -> list[Prepared | BadArticle]:
        raws = [raw for raw, _ in some]
        cleaned = clean_each(raws, list(map(templates.of, raws)), gate=gate)
        identified = [
            one if isinstance(one, BadArticle) else Identified(raw, digest, one, identify(raw, one))
            for (raw, digest), one in zip(some, cleaned, strict=True)
        ]
        made = iter(preparer.prepared([x for x in identified if isinstance(x, Identified)]))
        return [next(made) if isinstance(one, Identified) else one for one in identified]

    return despite_faults(prepared, documents, lambda document: document[0].origin)


def annotate_each(
    preparer: Preparer, rows: Sequence[tuple[int, Article]]
) -> list[Annotated | BadArticle]:
    """The analysis and index documents of stored articles, in order, or the error that the analysis
    of one raised."""

    @at_rest()
    def annotated(some: Sequence[tuple[int, Article]]) -> list[Annotated | BadArticle]:
        return list(preparer.annotated(some))

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
        raw.published, raw.language, raw.clean, raw.filed,
    )  # fmt: skip
    return hashlib.blake2b(repr(fields).encode("utf-8", "replace"), digest_size=16).digest()
