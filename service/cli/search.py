"""``pressmark search``."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from shutil import get_terminal_size

import click

from index.answer import Answer, AnswerFacet, Highlight, Hit, MatchKind, PassageHit
from index.matching import Field
from index.outcomes import counted

from ..encoding import dumps
from ..parameters import SearchParameters
from .shared import archive_options, checked, harmless, opened, parameter_options

_WIDTH = 92
_VALUES = 12  # of a facet


@click.command()
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@parameter_options(SearchParameters, but="q")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as the HTTP interface answers.")
@archive_options
def search(query: tuple[str, ...], as_json: bool, **options: object) -> None:
    """Search the archive.

    Example: pressmark search '"Daesh fighters" -drone' --since 2014-01

    If QUERY begins with a hyphen, put -- before it: pressmark search -- '-drone Raqqa'
    """
    asked = checked(SearchParameters, q=" ".join(query), **options)
    with opened() as archive:
        answer = archive.search(asked)
    if as_json:
        from .. import views  # with all that describes answers, names of the finder too

        click.echo(dumps(views.answer(answer, asked.explain)))
    else:
        for line in _page(answer):
            click.echo(line)


def _page(answer: Answer) -> Iterable[str]:
    yield from _receipt(answer)
    yield f"{_total(answer)} ({answer.took:.1f} ms)"
    for hit in answer.hits:
        yield ""
        yield from _hit(hit)
    for facet in answer.facets:
        yield ""
        yield from _facet(facet)
    if answer.next:
        yield ""
        yield click.style(f"more: --cursor {answer.next}", dim=True)


def _total(answer: Answer) -> str:
    asked = answer.understood or answer.text
    if answer.in_part:
        return f"No article has all of {asked}; {counted(answer.total)} with a part of it"
    return f"{counted(answer.total)} for {asked}"


def _receipt(answer: Answer) -> Iterable[str]:
    for note in answer.notes:
        yield click.style(note, italic=True)
    for name in {(name.typed, name.entity): name for name in answer.expansion}.values():
        used = [f for f in name.forms if f.active and f.articles]
        forms = " · ".join(f"{form.text} {form.articles}" for form in used)
        yield f"{name.typed} → {click.style(name.name, bold=True)}: {forms or 'no article'}"
        for left in name.left_out:
            yield click.style(f"  without {left.text}: {left.why}", dim=True)
    if better := answer.did_you_mean:
        yield f"Did you mean: {harmless(better.text)} ({counted(better.total)})"
    for offer in answer.offers:
        line = f'"{offer.typed}" may also be {offer.name}: entity:{offer.entity}'
        yield click.style(f"{line} ({counted(offer.total)})", dim=True)


def _hit(hit: Hit) -> Iterable[str]:
    article = hit.article
    day = article.published.strftime("%-d %B %Y") if article.published else "undated"
    title = _marked(article.title or "(no title)", hit.title_highlights)
    yield f"{hit.rank}. {title}"
    more = "copy" if article.duplicates == 1 else "copies"
    copies = f" · {article.duplicates} more {more}" if article.duplicates else ""
    yield click.style(
        f"   {harmless(article.source or 'no source')} · {day} · {article.id}{copies}", dim=True
    )
    for passage in hit.passages:
        yield from _passage(passage)
    if hit.parts:
        parts = " + ".join(f"{part.name} {part.value:.2f}" for part in hit.parts)
        yield click.style(f"   score {hit.score:.2f} = {parts}", dim=True)
        shown = [*hit.title_highlights, *(h for p in hit.passages for h in p.highlights)]
        names = dict.fromkeys((h.text, h.entity, h.confidence, h.reason) for h in shown if h.entity)
        for text, entity, confidence, reason in names:
            line = harmless(f"{text} → {entity}: {confidence}, {reason}")
            yield click.style(f"   {line}", dim=True)


def _facet(facet: AnswerFacet) -> Iterable[str]:
    """The most frequent values, or all months, each with its share of all articles that have it."""
    values = facet.values if facet.field is Field.MONTH else facet.values[:_VALUES]
    for value in values:
        share = f"{100 * value.count / value.of:.1f} % of {value.of}"
        yield f"{facet.field} {harmless(value.text)}: {value.count} ({share})"
    if rest := len(facet.values) - len(values):
        yield click.style(f"{facet.field}: {rest} more, --json has them all", dim=True)


def _passage(passage: PassageHit) -> Iterable[str]:
    """The passage, wrapped between words, with a sign where it begins: the next one of the article
    may come from before it."""
    marked = " ".join(_marked(passage.text, passage.highlights).split())
    yield from textwrap.wrap(
        marked,
        min(_WIDTH, get_terminal_size((_WIDTH, 0)).columns),
        initial_indent=" · ",
        subsequent_indent="   ",
        break_long_words=False,
        break_on_hyphens=False,  # or a mark is torn apart: «al-Qaeda»
    )


def _marked(text: str, highlights: Iterable[Highlight]) -> str:
    """The text with its matches styled, or in « » where there are no styles."""
    text = harmless(text)
    pieces, done = [], 0
    for mark in highlights:
        pieces.append(text[done : mark.start])
        pieces.append(_styled(text[mark.start : mark.end], mark.kind))
        done = mark.end
    return "".join([*pieces, text[done:]])


def _styled(text: str, kind: MatchKind) -> str:
    if not sys.stdout.isatty() or click.get_current_context().color is False:
        return f"«{text}»"
    colour = {MatchKind.TYPED: "yellow", MatchKind.ALIAS: "cyan", MatchKind.STEM: "yellow"}[kind]
    underlined = kind is not MatchKind.STEM
    return " ".join(
        click.style(word, fg=colour, bold=True, underline=underlined) for word in text.split(" ")
    )
