"""What is found and marked is what a plain reading of an article's tokens and mentions finds.

The reading tries every place, one article at a time: no engine, no columns, no hashes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.answer import Highlight, Hit
from index.archive import Archive
from index.errors import BadQuery, QueryTooCostly
from index.ingest.annotation import annotate
from index.matching import ARTICLE, Zone
from index.model import (
    BREAK,
    AnalysedArticle,
    AnalysedText,
    Confidence,
    Mention,
    RawDocument,
    TokenStream,
)
from index.naming.live import shipped
from index.query.modes import AliasMode
from index.query.nodes import (
    And,
    Exact,
    InZone,
    Leaf,
    Name,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    scoped_leaves,
)
from index.request import Duplicates, MatchMode, SearchRequest
from index.text.analysis import Analyzer

SENTENCES = (
    "The harbour guard left the prison on Monday, the town council said.",
    "Fighters of the Islamic State of Iraq and the Levant took the bank of the river.",
    "Daesh fighters fled from the prison camp on Friday, the guard said.",
    "ISIS said nothing of the river bank, and nothing of the camp.",
    "The US sent troops to Turkey, and it told the council so on Friday.",
    "We ate a roast turkey by the river, and it was told to us with pride.",
    "US-backed troops took the camp; the river guard and the bank guard fled.",
    "The ceasefire held on Monday, but a cease-fire of the guard did not.",
    "Raqqa and Ar-Raqqah are one town, said ISIL, and Daesh left Raqqa on Friday.",
)
TYPED = tuple(word.strip(",.;") for sentence in SENTENCES for word in sentence.split())
FORMS = ("islamic-state/isis", "islamic-state/daesh", "raqqa/raqqa", "turkey/turkey")


def pages(count: int) -> Iterator[RawDocument]:
    """Pages with a title, a summary, a text, and for some of them comments."""
    chance = random.Random(7)  # noqa: S311 - no secret
    for n in range(count):
        title, standfirst, *said = chance.choices(SENTENCES, k=chance.randint(7, 9))
        remarks = "".join(
            f'<li class="comment"><cite>Reader</cite><p>{said.pop()}</p><a>Reply</a></li>'
            for _ in range(1 + n % 2)
        )
        under = f'<section id="comments"><h2>Comments</h2><ol>{remarks}</ol></section>'
        body = f"<p>{' '.join(said[:2])}</p><p>{' '.join(said[2:])}</p>"
        yield RawDocument(
            f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
            f'<p class="standfirst">{standfirst}</p>{body}</article>{under if n % 3 else ""}'
            "</body></html>",
            markup=True,
            origin=f"{n}",
            id=f"{n}",
        )


class Read(NamedTuple):
    """An archive, and its articles analysed once more, by their ids."""

    archive: Archive
    articles: dict[str, AnalysedArticle]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    with Archive.open(tmp_path_factory.mktemp("reading")) as archive:
        ids = [added.id for added in archive.add(pages(60)) if added.id and not added.problem]
        stored = map(archive.article, ids)
        articles = {one.id: annotate(one, Analyzer(), shipped().tagger) for one in stored}
        assert len(articles) == 60
        assert any(one.standfirst.text for one in articles.values())
        assert any(one.comments.text for one in articles.values())
        yield Read(archive, articles)


# --- the reading --------------------------------------------------------------------------------

Places = set[tuple[int, int]]  # first and last token


class Reading(NamedTuple):
    """How mentions are believed."""

    mode: AliasMode

    def matches(self, article: AnalysedArticle, node: Node, scope: Sequence[Zone]) -> bool:
        match node:
            case And(parts):
                return all(self.matches(article, part, scope) for part in parts)
            case Or(parts):
                return any(self.matches(article, part, scope) for part in parts)
            case Not(part):
                return not self.matches(article, part, scope)
            case InZone(zone, part):
                return self.matches(article, part, (zone,))
            case Word() | Name() | Exact() | Phrase():
                apart = not (isinstance(node, Phrase) and node.slop)
                return any(self.places(t, node) for t in texts(article, scope, apart=apart))
        raise AssertionError(node)

    def places(self, text: AnalysedText, leaf: Leaf) -> Places:
        """Where the leaf is in the text."""
        if isinstance(leaf, Exact):
            count, surfaces = len(leaf.surfaces), text.tokens.surfaces
            every = [(n, n + count - 1) for n in range(len(surfaces))]
            return {(a, b) for a, b in every if surfaces[a : b + 1] == leaf.surfaces}
        if not isinstance(leaf, Phrase):
            return self.item(text, leaf, named=False)
        if leaf.slop:
            return self.near(text, leaf)
        places: Places = set()
        for items in leaf.rows:
            row, *others = [self.item(text, item, named=named(leaf)) for item in items]
            for other in others:
                row = {(a, d) for (a, b), (c, d) in product(row, other) if c == b + 1}
            places |= row
        return places

    def near(self, text: AnalysedText, leaf: Phrase) -> Places:
        items = [self.item(text, item, named=named(leaf)) for item in leaf.items]
        counted = one_for_each_mention(text) if named(leaf) else list(range(len(text.tokens)))
        places: Places = set()
        for choice in product(*items):
            at = {counted[first] for first, _ in choice}
            if len(at) == len(items) and max(at) - min(at) < len(items) + leaf.slop:
                places.add((min(choice)[0], max(last for _, last in choice)))
        return places

    def item(self, text: AnalysedText, leaf: Leaf, *, named: bool) -> Places:
        """Where a word or a name is; beside names (``named``), words inside mentions are none."""
        if isinstance(leaf, Name):
            return {ends(m) for m in text.mentions if m.entity in leaf.entities
                    and m.form not in leaf.without and self.believes(m, leaf)}  # fmt: skip
        assert isinstance(leaf, Word)
        terms = text.tokens.terms
        places = {(n, n) for n, term in enumerate(terms) if term in leaf.terms}
        if leaf.halves:
            pairs = enumerate(pairwise(terms))
            one, other = leaf.halves
            places |= {(n, n + 1) for n, (a, b) in pairs if a in one and b in other}
        barred = [m for m in text.mentions if named or leaf.homograph]
        if leaf.homograph:
            barred = [m for m in barred if m.confidence is Confidence.CERTAIN]
        return {p for p in places if not any(ends(m)[0] <= p[0] <= ends(m)[1] for m in barred)}

    def believes(self, mention: Mention, leaf: Name) -> bool:
        sure = mention.confidence is Confidence.CERTAIN or mention.form in leaf.shared
        return sure or self.mode is AliasMode.BROAD


def named(leaf: Phrase) -> bool:
    return any(isinstance(item, Name) or item.homograph for item in leaf.items)


def ends(mention: Mention) -> tuple[int, int]:
    return mention.first_token, mention.first_token + mention.token_count - 1


def one_for_each_mention(text: AnalysedText) -> list[int]:
    inside = {n for m in text.mentions for n in range(ends(m)[0] + 1, ends(m)[1] + 1)}
    counted: list[int] = []
    for n in range(len(text.tokens)):
        counted.append(counted[-1] if n in inside else len({*counted}))
    return counted


def texts(article: AnalysedArticle, scope: Sequence[Zone], *, apart: bool) -> list[AnalysedText]:
    """The texts of these zones; the standfirst ``apart`` from the text that it stands before."""
    zones = {Zone.TITLE: [article.title], Zone.COMMENTS: [article.comments]}
    body = [article.standfirst, article.body]
    zones[Zone.BODY] = body if apart else [joined(*body)]
    return [text for zone in scope for text in zones[zone]]


def joined(standfirst: AnalysedText, body: AnalysedText) -> AnalysedText:
    terms = (*standfirst.tokens.terms, BREAK, *body.tokens.terms)
    before = len(standfirst.tokens) + 1
    moved = [m._replace(first_token=m.first_token + before) for m in body.mentions]
    return AnalysedText("", TokenStream(terms=terms), (*standfirst.mentions, *moved))


# --- compared -----------------------------------------------------------------------------------


def hits(archive: Archive, request: SearchRequest) -> list[Hit]:
    """Every hit, page by page."""
    shown: list[Hit] = []
    asked: SearchRequest | None = replace(request, duplicates=Duplicates.SHOW, limit=50)
    while asked:
        answer = archive.search(asked)
        shown += answer.hits
        asked = replace(asked, cursor=answer.next) if answer.next else None
    assert len(shown) == len({hit.article.id for hit in shown}) == answer.total
    return shown


_unit = st.one_of(
    st.sampled_from(TYPED),
    st.sampled_from(("Daesh", "Raqqa", "Turkey", "US", "turkey", "us", "it", "ceasefire")),
    st.builds(
        lambda n, k: f'"{" ".join(TYPED[n : n + k])}"', st.integers(0, 80), st.integers(2, 4)
    ),
    st.builds('"{} {}"'.format, st.sampled_from(TYPED), st.sampled_from(TYPED)),
    st.builds("={}".format, st.sampled_from(TYPED)),
)
_query = st.one_of(
    _unit,
    st.builds('"{} {} {}"~{}'.format, *[st.sampled_from(TYPED)] * 3, st.integers(1, 12)),
    st.builds('"{} {}"~{}'.format, *[st.sampled_from(TYPED)] * 2, st.integers(1, 12)),
    st.builds("{} {}".format, _unit, _unit),
    st.builds("{} -{}".format, _unit, _unit),
    st.builds("({} OR {}) {}".format, _unit, _unit, _unit),
    st.builds("{}:{}".format, st.sampled_from(("title", "body", "comments")), _unit),
)
_scope = st.sampled_from((ARTICLE, (Zone.TITLE,), (Zone.BODY,), (*ARTICLE, Zone.COMMENTS)))


@settings(max_examples=60)
@given(_query, st.sampled_from(AliasMode), _scope)
@example("turkey =us", AliasMode.ON, ARTICLE)  # as a word "us" is rare, as a name it is not
@example('"town Raqqa"~12', AliasMode.ON, ARTICLE)  # on either side of the end of a summary
@example('"camp fighters took"~10', AliasMode.ON, ARTICLE)  # which counts as one more word
def test_the_articles_found_and_their_marks_are_those_of_a_plain_reading(
    read: Read, text: str, mode: AliasMode, scope: tuple[Zone, ...]
) -> None:
    compare(read, SearchRequest(text, aliases=mode, scope=scope))


@settings(max_examples=30)
@given(_query, st.sets(st.sampled_from(FORMS), min_size=1), _scope)
@example("Daesh", {"islamic-state/isis"}, (Zone.TITLE,))
@example("Daesh", {"islamic-state/isis"}, (Zone.COMMENTS,))
@example('"The ISIL"~1', {"islamic-state/isis"}, ARTICLE)  # near the form left out, with another
@example('"Daesh left Raqqa"', {"raqqa/ar-raqqah"}, ARTICLE)  # beside it in the same articles
@example('"Daesh left Raqqa"', {"islamic-state/daesh"}, (*ARTICLE, Zone.COMMENTS))
def test_articles_by_a_form_left_out_are_left_out_and_no_others(
    read: Read, text: str, without: set[str], scope: tuple[Zone, ...]
) -> None:
    left = tuple(sorted(without))
    compare(read, SearchRequest(text, aliases=AliasMode.STRICT, without=left, scope=scope))


def compare(read: Read, request: SearchRequest) -> None:
    request = replace(request, match=MatchMode.ALL, passages=10)
    known = read.archive._known()
    try:
        query = known.parse(request.text, aliases=request.aliases, without=request.without)
        found = hits(read.archive, request)
    except (BadQuery, QueryTooCostly):
        return
    reading, scope = Reading(request.aliases), request.scope
    expected = {id for id, one in read.articles.items() if reading.matches(one, query.root, scope)}
    assert {hit.article.id for hit in found} == expected
    leaves = scoped_leaves(query.root, scope)
    if "~" in request.text:
        return  # of these only the words that are nearest each other are marked
    usual = len(read.articles) / 2
    for each in leaves:  # words of most articles are not marked beside others
        texts_of = (texts(one, ARTICLE, apart=True) for one in read.articles.values())
        if sum(any(reading.places(t, each.leaf) for t in some) for some in texts_of) > usual:
            return
    for hit in found:
        one = read.articles[hit.article.id]
        assert marks(hit.title_highlights, 0) == expected_marks(
            reading, one.title, [each.leaf for each in leaves if Zone.TITLE in each.zones], None
        )
        for passage in hit.passages:
            zone = Zone.COMMENTS if "#c" in passage.id else Zone.BODY
            text = one.comments if "#c" in passage.id else one.body
            wanted = [each.leaf for each in leaves if zone in each.zones]
            assert marks(passage.highlights, passage.start) == expected_marks(
                reading, text, wanted, (passage.start, passage.end)
            )


def marks(highlights: Sequence[Highlight], start: int) -> list[tuple[int, int]]:
    return [(start + mark.start, start + mark.end) for mark in highlights]


def expected_marks(
    reading: Reading, text: AnalysedText, leaves: Sequence[Leaf], part: tuple[int, int] | None
) -> list[tuple[int, int]]:
    """Where the leaves start and end, cut to the part; of places that overlap the longer."""
    tokens, (begin, limit) = text.tokens, part or (0, len(text.text))
    inside = [n for n in range(len(tokens)) if begin <= tokens.starts[n] < limit]
    found = {
        (tokens.starts[max(first, inside[0])], tokens.ends[min(last, inside[-1])])
        for leaf in leaves
        for first, last in reading.places(text, leaf)
        if inside and last >= inside[0] and first <= inside[-1]
    }
    taken: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0] - place[1], place)):
        if all(end <= other[0] or other[1] <= start for other in taken):
            taken.append((start, end))
    return sorted(taken)
