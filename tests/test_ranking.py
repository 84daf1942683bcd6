"""The second stage, its columns, and its measures."""

import gzip
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.columns import encode
from index.columns.marking import MarkingColumns
from index.columns.words import Floats, hash_term
from index.engines.bm25 import idf
from index.errors import ArchiveUnusable
from index.evaluation import ranking as evaluation
from index.evaluation.lines import BadLine
from index.ingest.annotation import index_document
from index.matching import Candidate, Zone
from index.model import AnalysedArticle, AnalysedText, Article, Confidence, Mention, Span
from index.occurrences.finding import find
from index.occurrences.streams import Streams, article_of, lay_out
from index.passages import passages
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
    leaves,
    scoped_leaves,
)
from index.query.plan import plan
from index.ranking import evidence
from index.ranking.background import LEAD, READ, Background, sampled
from index.ranking.evidence import RankedPassage, WeightedLeaf, distinct
from index.ranking.feedback import likeness
from index.ranking.reranking import Ranked, Ranking, rank, recent
from index.text.analysis import Analyzer

from .reference_engine import ReferenceEngine

ANALYZER = Analyzer()
NOWHERE = Span(0, 0)
VOCABULARY = ["river", "rivers", "bank", "Bank", "court", "the", "minister", "Port"]
Names = dict[str, str]  # a word of the text that is a name, to "entity/form" ("?" if uncertain)
texts = st.lists(st.sampled_from(VOCABULARY), max_size=30).map(" ".join)


def analysed(text: str, names: Names) -> AnalysedText:
    tokens = ANALYZER.analyse(text)
    found = [
        Mention(
            start=start,
            end=end,
            first_token=n,
            token_count=1,
            entity=names[surface].rstrip("?").partition("/")[0],
            form=names[surface].rstrip("?"),
            confidence=Confidence("uncertain" if names[surface].endswith("?") else "certain"),
            reason="test",
        )
        for n, (surface, start, end) in enumerate(
            zip(tokens.surfaces, tokens.starts, tokens.ends, strict=True)
        )
        if surface in names
    ]
    return AnalysedText(text, tokens, tuple(found))


def article(
    body: str, title: str = "", standfirst: str = "", names: Names | None = None
) -> AnalysedArticle:
    names = names or {}
    text = analysed(body, names)
    return AnalysedArticle(
        article=Article("id", title, standfirst, None, None, None, None, "en", body),
        title=analysed(title, names),
        standfirst=analysed(standfirst, names),
        body=text,
        comments=analysed("", names),
        passages=passages(body, text.tokens),
    )


def word(text: str) -> Word:
    return Word(NOWHERE, text, ANALYZER.query_terms(text, ("en",)))


def name(text: str, *entities: str, without: tuple[str, ...] = ()) -> Name:
    form = f"{entities[0]}/{text.lower()}"
    return Name(NOWHERE, text, entities, form, without)


def asked(query: Node, *idf: float) -> list[WeightedLeaf]:
    return distinct(scoped_leaves(query), idf or [2.0] * len(leaves(query)))


def ranked(
    query: Node,
    *articles: AnalysedArticle,
    mode: AliasMode | None = None,
    idf: Sequence[float] = (),
) -> Ranking:
    """The second stage over articles the engine found equally good, in an archive of long ones."""
    candidates = [Candidate(n, 1.0) for n in range(len(articles))]
    columns = [encode(each).ranking for each in articles]
    usual = replace(Background.of(columns), length=1_000.0)
    leaves = asked(query, *idf)
    return rank(leaves, candidates, columns, mode=mode or AliasMode.ON, background=usual)


def order(query: Node, *articles: AnalysedArticle) -> list[int]:
    return [hit.ordinal for hit in ranked(query, *articles).hits]


def shown(ranking: Ranking, hit: Ranked, limit: int = 9) -> list[int]:
    return [passage.ordinal for passage in ranking.passages(hit, limit)]


def filler(words: int, tag: str) -> str:
    """A paragraph of so many words nobody asks for."""
    return " ".join(f"{tag}{n}" for n in range(words)).capitalize() + "."


# --- columns --------------------------------------------------------------------------------


@given(texts, texts, st.text(max_size=80), st.integers(0, 600))
def test_columns_give_back_tokens_mentions_and_passages(
    title: str, standfirst: str, rest: str, gap: int
) -> None:
    names = {"Bank": "bank/bank", "Port": "port/port?"}
    told = article(rest + " " * gap + title, title, standfirst, names)
    columns = encode(told)
    streams, marks = lay_out([columns.ranking]), MarkingColumns.of([columns.marking])
    parts = (told.title, told.standfirst, told.body)
    terms = [term for part in parts for term in part.tokens.terms]
    begin, end = streams.begins.item(0), streams.ends.item(0)
    assert streams.words[begin:end].tolist() == [hash_term(term) for term in terms]
    assert streams.surfaces is not None
    assert len(streams.words) - streams.surfaces.item(0) == len(terms)
    assert (streams.unit_ends - streams.units).sum() == end - begin
    assert streams.certain(np.arange(len(streams.mention_firsts))).tolist() == [
        mention.confidence is Confidence.CERTAIN for part in parts for mention in part.mentions
    ]
    for zone, part in enumerate(parts):
        tokens = np.arange(marks.begins[zone], marks.begins[zone + 1])
        starts, ends = marks.spots(tokens, np.full_like(tokens, zone))
        assert starts.tolist() == list(part.tokens.starts)
        assert ends.tolist() == list(part.tokens.ends)
    assert marks.mentions_of(0)[:3] == [part.mentions for part in parts]
    assert marks.passages(0) == told.passages


def test_a_damaged_column_is_told_and_not_trusted() -> None:
    with pytest.raises(ArchiveUnusable, match="rebuild"):
        lay_out([encode(article("some words")).ranking[:-4]])
    marking = encode(article("The Bank closed", names={"Bank": "bank/bank"})).marking
    strings = marking.rindex(b"[")
    for damaged in (marking[:-1], marking[:strings] + b"[]"):
        marks = MarkingColumns.of([damaged])
        with pytest.raises(ArchiveUnusable, match="rebuild"):
            marks.mentions_of(0)


# --- finding --------------------------------------------------------------------------------


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4), st.data())
def test_words_and_phrases_are_found_just_where_they_stand(
    told: list[tuple[str, str]], data: st.DataObject
) -> None:
    asked = data.draw(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=3))
    items = tuple(word(text) for text in asked)
    query = Phrase(NOWHERE, items) if len(items) > 1 else items[0]
    columns = [encode(article(body, title)).ranking for title, body in told]
    streams = lay_out(columns)
    (found,) = find(streams, scoped_leaves(query), AliasMode.ON)
    expected = []
    heads = (streams.unit_number == 0).nonzero()[0]
    for head, texts_ in zip(heads.tolist(), told, strict=True):
        for unit, text in zip((head, head + 2), texts_, strict=True):
            terms = ANALYZER.analyse(text).terms
            for n in range(len(terms) - len(items) + 1):
                if all(terms[n + i] in item.terms for i, item in enumerate(items)):
                    expected.append(streams.units.item(unit) + n)
    assert found.firsts.tolist() == expected
    assert set(found.counts.tolist()) <= {len(items)}


@pytest.mark.parametrize(
    ("slop", "expected"), [(1, []), (2, [(0, 4)]), (3, [(0, 4), (3, 5)]), (9, [(0, 4), (3, 5)])]
)
def test_a_phrase_with_slop_stands_in_any_order(slop: int, expected: list[tuple[int, int]]) -> None:
    body = "river one two bank three four five river"
    query = Phrase(NOWHERE, (word("bank"), word("river")), slop)
    streams = lay_out([encode(article(body)).ranking])
    (found,) = find(streams, scoped_leaves(query), AliasMode.ON)
    firsts = (found.firsts - streams.units[2]).tolist()
    assert list(zip(firsts, found.counts.tolist(), strict=True)) == expected


def test_a_word_asked_for_twice_in_a_phrase_must_stand_twice() -> None:
    query = Phrase(NOWHERE, (word("river"), word("river")), 3)
    streams = lay_out([encode(article(body)).ranking for body in ("river", "river and river")])
    (found,) = find(streams, scoped_leaves(query), AliasMode.ON)
    assert found.firsts.tolist() == [streams.units.item(5)]


def test_a_word_kept_apart_is_not_found_inside_a_believed_name() -> None:
    told = article("Turkey and turkey and TURKEY", names={"Turkey": "tr/turkey", "TURKEY": "tr/t?"})
    apart = Word(NOWHERE, "turkey", ("turkey",), homograph=True)
    streams = lay_out([encode(told).ranking])
    plain, kept_apart = find(streams, scoped_leaves(Or((word("turkey"), apart))), AliasMode.ON)
    assert (plain.firsts - streams.units[2]).tolist() == [0, 2, 4]
    assert (kept_apart.firsts - streams.units[2]).tolist() == [2, 4]


@pytest.mark.parametrize(("mode", "expected"), [(AliasMode.ON, [0]), (AliasMode.BROAD, [0, 2])])
def test_uncertain_names_are_found_only_on_request(mode: AliasMode, expected: list[int]) -> None:
    told = article("Bank of Port", names={"Bank": "x/bank", "Port": "x/port?"})
    streams = lay_out([encode(told).ranking])
    (found,) = find(streams, scoped_leaves(name("Bank", "x")), mode)
    assert (found.firsts - streams.units[2]).tolist() == expected


def test_an_unticked_form_is_not_found() -> None:
    told = article("Bank of Port", names={"Bank": "x/bank", "Port": "x/port"})
    streams = lay_out([encode(told).ranking])
    (found,) = find(streams, scoped_leaves(name("Bank", "x", without=("x/bank",))), AliasMode.ON)
    assert (found.firsts - streams.units[2]).tolist() == [2]


def test_exact_words_are_compared_letter_by_letter() -> None:
    streams = lay_out([encode(article("Bank bank BANK Bank")).ranking])
    (found,) = find(streams, scoped_leaves(Exact(NOWHERE, ("Bank",))), AliasMode.ON)
    assert (found.firsts - streams.units[2]).tolist() == [0, 3]


def test_a_leaf_of_the_title_is_not_looked_for_in_the_body() -> None:
    streams = lay_out([encode(article("river", title="river")).ranking])
    (found,) = find(streams, scoped_leaves(InZone(Zone.TITLE, word("river"))), AliasMode.ON)
    assert found.firsts.tolist() == [streams.units.item(0)]


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=4), st.data())
def test_a_leaf_is_found_in_just_the_articles_an_engine_finds(
    told: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    names = {"Bank": "x/bank", "Port": "x/port?", "court": "y/court"}
    words_ = st.sampled_from(VOCABULARY).map(word)
    apart = st.just(replace(word("Port"), homograph=True, offered=("x",)))
    named = st.sampled_from([name("Bank", "x"), name("court", "y"), name("either", "x", "y")])
    item = st.one_of(words_, apart, named)
    rows = st.lists(item, min_size=2, max_size=3).map(tuple)
    leaf = st.one_of(
        item,
        st.builds(Phrase, st.just(NOWHERE), rows, st.just(0)),
        st.builds(Phrase, st.just(NOWHERE), st.tuples(item, item), st.integers(1, 3)),
        st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=3).map(
            lambda surfaces: Exact(NOWHERE, tuple(surfaces))
        ),
    )
    query = data.draw(leaf)
    mode = data.draw(st.sampled_from([AliasMode.ON, AliasMode.BROAD]))
    articles = [article(a, b, c, names=names) for a, b, c in told]
    asked = plan(query, mode=mode)
    engine = ReferenceEngine()
    engine.put(index_document(n, each) for n, each in enumerate(articles))
    engine.commit()
    matched = {hit.ordinal for hit in engine.search(asked, limit=9).hits}
    streams = lay_out([encode(each).ranking for each in articles])
    (found,) = find(streams, scoped_leaves(query), mode)
    assert set(article_of(found.firsts).tolist()) == matched


# --- ranking --------------------------------------------------------------------------------


@given(st.lists(texts, min_size=1, max_size=6), st.lists(st.sampled_from(VOCABULARY), min_size=1))
def test_parts_sum_to_the_score_and_scores_fall(bodies: list[str], asked: list[str]) -> None:
    ranking = ranked(Or(tuple(map(word, asked))), *map(article, bodies))
    scores = [hit.score for hit in ranking.hits]
    assert scores == sorted(scores, reverse=True)
    assert sorted(hit.ordinal for hit in ranking.hits) == list(range(len(bodies)))
    for hit in ranking.hits:
        assert sum(part.value for part in hit.parts) == pytest.approx(hit.score)
        assert len({p.ordinal for p in ranking.passages(hit, 9)}) <= max(1, len(bodies))


@given(st.lists(texts, min_size=1, max_size=6), st.lists(st.sampled_from(VOCABULARY), min_size=2))
def test_scores_are_the_same_however_many_articles_are_scored_at_a_time(
    bodies: list[str], asked: list[str]
) -> None:
    """Very long ones are scored some at a time."""
    query, found = Or(tuple(map(word, asked))), [*map(article, bodies)]
    together = ranked(query, *found)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evidence, "_CELLS", 3)
        patch.setattr(evidence, "_OCCURRENCES", 2)
        apart = ranked(query, *found)
    assert [hit.ordinal for hit in apart.hits] == [hit.ordinal for hit in together.hits]
    for one, other in zip(apart.hits, together.hits, strict=True):
        assert one.evidence == pytest.approx(other.evidence)


def test_without_candidates_there_are_no_hits() -> None:
    assert rank(asked(word("river")), [], []).hits == ()


def test_equals_keep_the_order_they_came_in() -> None:
    assert order(word("river"), *[article("A river runs here.")] * 4) == [0, 1, 2, 3]


def test_words_that_stand_together_beat_words_that_do_not() -> None:
    near = f"{filler(20, 'a')} The river bank. {filler(20, 'b')}"
    apart = f"The river. {filler(40, 'a')} A bank."
    assert order(And((word("river"), word("bank"))), article(apart), article(near)) == [1, 0]


def test_words_in_one_passage_beat_words_in_two() -> None:
    together = f"{filler(30, 'a')} River. {filler(30, 'b')} Bank.\n\n{filler(64, 'c')}"
    scattered = f"{filler(30, 'a')} River. {filler(31, 'b')}\n\n{filler(64, 'c')} Bank."
    query = And((word("river"), word("bank")))
    assert order(query, article(scattered), article(together)) == [1, 0]


def test_the_typed_spelling_goes_first_among_equals() -> None:
    names = {"Bank": "x/bank", "Port": "x/port"}
    told = [article(f"The {form} was closed.", names=names) for form in ("Port", "Bank")]
    assert order(name("Bank", "x"), *told) == [1, 0]


def test_passages_with_a_word_as_typed_with_a_capital_go_before_other_endings() -> None:
    others = f"Banking on a bank. {filler(64, 'a')}"
    told = article(f"{others}\n\nNobody but Banks came. {filler(64, 'b')}")
    small = word("Banks")
    for typed, first in ((small, 0), (replace(small, surface="Banks"), 1)):
        ranking = ranked(typed, told)
        assert shown(ranking, ranking.hits[0], limit=1) == [first]


def test_uncertain_names_weigh_less() -> None:
    told = [
        article("The Port was closed.", names={"Port": form}) for form in ("x/doubted?", "x/sure")
    ]
    ranking = ranked(name("Harbour", "x"), *told, mode=AliasMode.BROAD)
    assert [hit.ordinal for hit in ranking.hits] == [1, 0]


def test_among_abstracts_the_best_passage_tells_nothing_new() -> None:
    columns = [encode(article("The river rose.")).ranking] * 2
    candidates = [Candidate(n, 1.0) for n in range(2)]
    usual = replace(Background.of(columns), length=80.0)
    found = rank(asked(word("river")), candidates, columns, background=usual)
    assert [part_of(hit, "passage") for hit in found.hits] == [0.0, 0.0]


def test_a_word_typed_twice_counts_twice() -> None:
    told = [article("The river."), article("The court.")]
    assert order(Or((word("river"), word("court"), word("court"))), *told) == [1, 0]


def test_what_is_excluded_gives_no_evidence() -> None:
    told = [article("The river."), article("The river court.")]
    assert order(And((word("river"), Not(word("court")))), *told) == [0, 1]


def test_the_first_passage_shown_covers_the_most_parts() -> None:
    paragraphs = [
        f"River river river. {filler(64, 'a')}",
        f"{filler(64, 'b')} A river and a bank.",
        f"Court. {filler(64, 'c')}",
        filler(70, "d"),
    ]
    query = And((word("river"), word("bank"), word("court")))
    ranking = ranked(query, article("\n\n".join(paragraphs)))
    assert shown(ranking, ranking.hits[0]) == [1, 2, 0]
    assert shown(ranking, ranking.hits[0], limit=1) == [1]


@pytest.mark.parametrize(("commonness", "first"), [(0.1, 0), (2.0, 1)])
def test_a_word_of_nearly_every_article_is_no_part_to_be_covered(
    commonness: float, first: int
) -> None:
    """``commonness`` is the idf of "court" beside a river's 2: it may not lead to less river."""
    body = f"River river river. {filler(64, 'a')}\n\nA river and a court. {filler(64, 'b')}"
    columns = [encode(article(body)).ranking]
    leaves = distinct(scoped_leaves(And((word("river"), word("court")))), [2.0, commonness])
    ranking = rank(leaves, [Candidate(0, 1.0)], columns)
    assert shown(ranking, ranking.hits[0], limit=1) == [first]


def test_a_title_counts_as_a_passage_where_no_passage_has_any_of_the_query() -> None:
    """What is in the body too has its weight in the engine; a standfirst is no passage."""
    rest, said = filler(60, "a"), f"A river came. {filler(60, 'a')}"
    told = (
        article(rest, title="The river"),
        article(rest, standfirst="A river came."),
        article(said, title="The river"),
        article(said),
    )
    titled, summed_up, both, below = (
        part_of(ranked(word("river"), one).hits[0], "passage") for one in told
    )
    assert titled > 0 == summed_up
    assert both == below > 0


def test_one_pair_is_worth_less_among_more_words() -> None:
    """The sum over pairs is divided by the square root of the leaves but one."""
    two = And((word("river"), word("bank")))
    three = And((*two.parts, word("court")))
    one_pair = article(f"The river bank. {filler(40, 'a')} Court.")
    among_two, among_three = (
        part_of(ranked(query, one_pair).hits[0], "proximity") for query in (two, three)
    )
    assert among_three == pytest.approx(among_two / 2**0.5)


def test_words_in_a_row_as_typed_count_beyond_their_pairs() -> None:
    """Not the other way round, with another word between, or half in the title."""
    query, rare = And((word("law"), word("and"), word("order"))), (2.0, 0.1, 2.0)
    texts = ("A law and order.", "An order and law.", "A law and an order.")
    articles = [article(f"{text} {filler(40, 'a')}") for text in texts]
    articles.append(article(f"Order. {filler(40, 'a')}", title="Law and"))
    row, *others = (part_of(ranked(query, one, idf=rare).hits[0], "proximity") for one in articles)
    assert row > 2 * max(others)


def test_the_end_of_a_title_is_not_near_the_beginning_of_the_text() -> None:
    """Nor is that of a text near the next title; that of a summary is near the text."""
    query = And((word("river"), word("bank")))
    parted = article(f"Bank {filler(40, 'a')} River", title="River")
    summed_up = article(f"Bank {filler(40, 'a')}", "Far off", "Court and river")
    hits = sorted(ranked(query, parted, parted, summed_up).hits)  # by ordinal
    assert [part_of(hit, "proximity") > 0 for hit in hits] == [False, False, True]


def test_words_that_are_as_rare_as_each_other_are_told_by_their_pairs() -> None:
    """ "gun control" is mentioned in a row where something else is the subject."""
    query = And((word("gun"), word("control")))
    row, turned = (article(f"{text} {filler(40, 'a')}") for text in ("Gun control", "Control gun"))
    scores = [part_of(ranked(query, one).hits[0], "proximity") for one in (row, turned)]
    assert scores[0] == scores[1] > 0


def test_an_article_that_matched_in_its_title_shows_how_it_begins() -> None:
    ranking = ranked(word("river"), article(filler(150, "a"), title="The river"))
    assert ranking.passages(ranking.hits[0], 3) == (RankedPassage(0, 0.0),)


def test_rarer_leaves_have_the_higher_idf() -> None:
    assert idf(100, 1) > idf(100, 50) > idf(100, 100) > 0


# --- likeness -------------------------------------------------------------------------------


def laid_out(*bodies: str) -> tuple[Streams, Background]:
    blobs = [encode(article(body)).ranking for body in bodies]
    return lay_out(blobs), Background.of(blobs)


def test_an_article_like_the_best_ones_is_preferred() -> None:
    on_topic = [f"The dam on the river flooded the valley near village{n}." for n in range(6)]
    off_topic = [f"A river of complaints reached office{n} this morning." for n in range(6)]
    streams, background = laid_out(*on_topic, *off_topic)
    like = likeness(streams, np.linspace(2.0, 1.0, 12), background)
    assert like.max() == 1.0
    assert like[:6].min() > like[6:].max()
    faint = likeness(streams, np.linspace(2e-3, 1e-3, 12), background)
    assert faint == pytest.approx(like)  # an engine's scores have no size of their own


def test_words_that_are_common_in_the_archive_say_little() -> None:
    best = [f"A statement said the dam number{n} burst." for n in range(3)]
    rest = [f"A statement said office{n} closed." for n in range(5)]
    rest += [f"Water came over the dam at mile{n}." for n in range(5)]
    streams, _ = laid_out(*best, *rest)
    usual = [*rest[:5] * 9, *best, *rest[5:]]
    like = likeness(streams, np.linspace(2.0, 1.0, 13), laid_out(*usual)[1])
    assert like[8:].min() > like[3:8].max()


def test_from_a_handful_of_candidates_nothing_is_learnt() -> None:
    streams, background = laid_out(*["The river rose."] * 7)
    assert likeness(streams, np.linspace(2.0, 1.0, 7), background).tolist() == [0.0] * 7


def test_nobody_learns_from_an_article_without_a_score() -> None:
    on_topic = [f"The dam flooded the valley near village{n}." for n in range(2)]
    streams, background = laid_out(*on_topic, *["A river of jokes."] * 10)
    learnt = [
        likeness(streams, np.array([1.0, *rest]), background) for rest in ([0.0] * 11, [0.5] * 11)
    ]
    assert [like.any() for like in learnt] == [False, True]


def test_copies_are_listened_to_once() -> None:
    streams, background = laid_out("The dam flooded the valley.", *["A river of jokes."] * 11)
    like = likeness(streams, np.array([1.0] + [2.0] * 11), background)
    assert like.tolist() == [0.0] * 12


def test_words_whose_hashes_end_alike_are_told_apart() -> None:
    """They are looked up by the lower halves of their hashes."""
    ends: dict[int, str] = {}
    words = (f"word{n}x" for n in range(1 << 16))
    pair = next(
        (ends[at], w) for w in words if ends.setdefault(at := hash_term(w) & 0xFFFF, w) != w
    )
    told = [likeness(*_sharing(one, other)).tolist() for one, other in (pair, ("dam", "flood"))]
    assert told[0] == pytest.approx(told[1])
    assert len(set(told[1])) > 1


def _sharing(one: str, other: str) -> tuple[Streams, Floats, Background]:
    best = [f"{one} {other} number{n}" for n in range(4)]
    rest = [f"{one if n % 2 else other} office{n}" for n in range(8)]
    streams, background = laid_out(*best, *rest)
    return streams, np.linspace(2.0, 1.0, 12), background


def test_without_scores_likeness_is_nothing() -> None:
    streams, background = laid_out(*["The river rose."] * 12)
    assert likeness(streams, np.zeros(12), background).tolist() == [0.0] * 12


def test_nothing_is_usual_where_there_is_nothing() -> None:
    streams, _ = laid_out(*["The river rose."] * 12)
    like = likeness(streams, np.linspace(2.0, 1.0, 12), Background.of(()))
    assert np.isfinite(like).all()


@given(st.integers(0, 1 << 29))
def test_a_sample_is_spread_over_the_archive(newest: int) -> None:
    numbers = sampled(newest)
    assert len(numbers) <= 1_000
    assert len(numbers) >= min(newest, 500) * 15 // 16
    assert numbers == range(1, 1) or (numbers[0] == 1 and numbers[-1] <= newest)


def test_of_a_sample_the_beginnings_of_articles_are_enough() -> None:
    bodies = filler(3, "a"), filler(LEAD, "b"), "The river rose. " + filler(3 * LEAD, "c")
    columns = [encode(article(body, "The river")).ranking for body in bodies]
    whole, begun = Background.of(columns), Background.of([each[: 4 * READ] for each in columns])
    assert (begun.articles, begun.length, begun.lead) == (3, whole.length, whole.lead)
    assert begun.length > begun.lead
    assert (begun.counts == whole.counts).all()
    with pytest.raises(ArchiveUnusable, match="damaged"):
        Background.of([b""])


def test_a_sample_changes_seldom() -> None:
    assert len({sampled(newest) for newest in range(10_000, 20_000)}) <= 17


# --- dates ------------------------------------------------------------------------------------


def part_of(hit: Ranked, name: str) -> float:
    return next(part.value for part in hit.parts if part.name == name)


def test_newer_articles_come_first_where_that_is_asked_for() -> None:
    days = [datetime(2014, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in (0, 30, 20)]
    recency = recent([*days, None], half_life=10.0)
    assert recency.tolist() == pytest.approx([1 / 8, 1.0, 1 / 2, 0.0])
    columns = [encode(article("The river rose.")).ranking] * 4
    candidates = [Candidate(n, 1.0) for n in range(4)]
    found = rank(asked(word("river")), candidates, columns, recency=recency)
    assert [hit.ordinal for hit in found.hits] == [1, 2, 0, 3]
    assert all(sum(hit.evidence) == pytest.approx(hit.score) for hit in found.hits)


def test_an_article_of_the_future_makes_no_other_older() -> None:
    """Its date is wrong, or a magazine's: it is as new as the newest of the past."""
    past = [datetime(2014, 1, 1, tzinfo=UTC), datetime(2014, 1, 11, tzinfo=UTC), None]
    ahead = datetime.now(UTC) + timedelta(days=900)
    assert recent([*past, ahead], half_life=10.0).tolist() == pytest.approx([1 / 2, 1.0, 0.0, 1.0])
    assert recent([ahead, ahead + timedelta(days=9)], half_life=10.0).tolist() == [1.0, 1.0]


def test_without_any_date_nothing_is_newer() -> None:
    assert recent([None, None], half_life=10.0).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("half_life", [0.0, -1.0, float("nan")])
def test_a_half_life_is_some_time(half_life: float) -> None:
    with pytest.raises(ValueError, match="half-life"):
        recent([], half_life)


# --- measures -------------------------------------------------------------------------------


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Two documents, two queries, judgements for both."""
    with gzip.open(tmp_path / "docs.jsonl.gz", "wb") as docs:
        for id, text in (("d1", "A river."), ("d2", "A court.")):
            docs.write(orjson.dumps({"id": id, "title": "", "text": text}) + b"\n")
    queries = [{"id": "q1", "text": "Rivers?"}, {"id": "q2", "text": "courts NOT -rivers"}]
    (tmp_path / "queries.jsonl").write_bytes(b"\n".join(map(orjson.dumps, queries)))
    (tmp_path / "qrels.tsv").write_text("q1\td1\t1\nq2 0 d2 2\n")
    return tmp_path


def test_a_perfect_run_scores_one(collection: Path) -> None:
    found = {"Rivers": ["d1"], "courts not rivers": ["d2"]}
    run = tuple(evaluation.answer(evaluation.queries(collection), found.__getitem__))
    score = evaluation.score(evaluation.judgements(collection), run)
    assert score == evaluation.RankingScore(2, 1.0, 1.0, 1.0)
    assert list(evaluation.trec_lines(run))[1] == "q2 Q0 d2 1 100 pressmark"


def test_a_query_without_an_answer_scores_nothing(collection: Path) -> None:
    run = [evaluation.Answered("q1", ("d2", "d1"))]
    score = evaluation.score(evaluation.judgements(collection), run)
    assert score.ap == pytest.approx(0.25)
    assert score.recall_100 == pytest.approx(0.5)


def test_a_judged_query_counts_also_if_nobody_answered_it(collection: Path) -> None:
    run = [evaluation.Answered("q1", ("d1",))]
    score = evaluation.score(evaluation.judgements(collection), run)
    assert score.queries == 2
    assert score.ap == pytest.approx(0.5)


def test_a_run_is_a_hundred_documents_deep() -> None:
    """With scores that fall, as programs read them and not the ranks."""
    asked = [evaluation.JudgedQuery("q", "dam")]
    run = list(evaluation.answer(asked, lambda _: [str(n) for n in range(300)]))
    lines = [line.split() for line in evaluation.trec_lines(run)]
    assert [line[2] for line in lines] == [str(n) for n in range(100)]
    assert [int(line[4]) for line in lines] == list(range(100, 0, -1))


def test_a_collection_may_have_its_documents_packed_or_none(collection: Path) -> None:
    assert evaluation.has_documents(collection)
    (collection / "docs.jsonl.gz").unlink()
    assert not evaluation.has_documents(collection)


def test_documents_are_taken_as_they_are(collection: Path) -> None:
    assert [(d.id, d.content, d.clean) for d in evaluation.documents(collection)] == [
        ("d1", "A river.", False),
        ("d2", "A court.", False),
    ]


def test_a_document_of_which_there_is_only_a_title_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_bytes(orjson.dumps({"id": "d", "title": "A dam", "text": " "}))
    (one,) = evaluation.documents(tmp_path)
    assert (one.title, one.content) == ("", "A dam")


def test_ids_between_tabs_may_have_spaces(tmp_path: Path) -> None:
    (tmp_path / "qrels.tsv").write_text("q 1\tdoc 7\t2\n\nq2\t0\td 8\t1\n")
    assert evaluation.judgements(tmp_path) == (
        evaluation.Judgement("q 1", "doc 7", 2),
        evaluation.Judgement("q2", "d 8", 1),
    )


@pytest.mark.parametrize("line", ['{"id": 1, "text": "x"}', "[]", "{", '{"text": "x"}'])
def test_a_line_that_is_no_query_is_named(collection: Path, line: str) -> None:
    (collection / "queries.jsonl").write_text(f'{{"id": "q", "text": "x"}}\n{line}\n')
    with pytest.raises(BadLine, match=r"queries\.jsonl:2"):
        evaluation.queries(collection)


def test_a_line_that_is_no_judgement_is_named(collection: Path) -> None:
    (collection / "qrels.tsv").write_text("q1 d1 1\nq1\n")
    with pytest.raises(BadLine, match=r"qrels\.tsv:2"):
        evaluation.judgements(collection)


def test_leaves_are_sought_in_the_order_the_query_has_them() -> None:
    query = And((word("a"), InZone(Zone.TITLE, Or((word("b"), Not(word("c"))))), word("d")))
    found: tuple[Leaf, ...] = tuple(each.leaf for each in scoped_leaves(query))
    assert found == leaves(query)
