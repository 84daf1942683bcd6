"""Only what made an article match is marked, exactly, and marked text is safe HTML."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Highlight
from index.columns import Columns, encode
from index.columns.marking import MarkingColumns
from index.highlight import highlight_all
from index.highlight.mentions import agreeing
from index.highlight.shown import BODY, STANDFIRST, TITLE, ShownArticle
from index.matching import Zone
from index.model import AnalysedArticle, AnalysedText, Article, Confidence, Mention, Span
from index.occurrences.finding import QueryOccurrences
from index.occurrences.streams import lay_out
from index.passages import passages
from index.query.modes import AliasMode
from index.query.nodes import (
    And,
    Exact,
    InZone,
    Leaf,
    Like,
    Name,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    scoped_leaves,
)
from index.text.analysis import Analyzer
from service.marks import matched

ANALYZER = Analyzer()
NOWHERE = Span(0, 0)
CERTAIN = AliasMode.ON
VOCABULARY = [
    "river",
    "rivers",
    "Bank",
    "bank",
    "<b>",
    "&",
    "e\u0301cole",
    "École",
    "мосты",
    "银行",
]
NAMES = {
    "Islamic State of Iraq and the Levant": "is/long",
    "Islamic State": "is/islamic-state",
    "Daesh": "is/daesh",
    "ISIS": "is/isis",
    "al-Qa’ida": "aq/al-qaida",
    "Raqqa": "raqqa/raqqa?",
}
texts = st.lists(st.sampled_from(VOCABULARY), max_size=25).map(" ".join)


def analysed(text: str) -> AnalysedText:
    tokens = ANALYZER.analyse(text)
    longest_first = sorted(NAMES, key=len, reverse=True)
    found = []
    for match in re.finditer("|".join(map(re.escape, longest_first)), text):
        first = list(tokens.starts).index(match.start())
        count = sum(match.start() <= start < match.end() for start in tokens.starts)
        form = NAMES[match.group()]
        found.append(
            Mention(
                start=match.start(),
                end=match.end(),
                first_token=first,
                token_count=count,
                entity=form.partition("/")[0],
                form=form.rstrip("?"),
                confidence=Confidence("uncertain" if form.endswith("?") else "certain"),
                reason="test",
            )
        )
    return AnalysedText(text, tokens, tuple(found))


@dataclass(frozen=True)
class Stored:
    article: Article
    columns: Columns


def stored(body: str, title: str = "", standfirst: str = "", language: str = "en") -> Stored:
    text = analysed(body)
    article = Article("id", title, standfirst, None, None, None, None, language, body)
    columns = encode(
        AnalysedArticle(
            article=article,
            title=analysed(title),
            standfirst=analysed(standfirst),
            body=text,
            comments=analysed(""),
            passages=passages(body, text.tokens),
        )
    )
    return Stored(article, columns)


@dataclass(frozen=True)
class Found:
    """The highlights of an article."""

    title: tuple[Highlight, ...]
    standfirst: tuple[Highlight, ...]
    passages: tuple[tuple[Highlight, ...], ...]


def highlights_of_all(
    query: Node,
    stored: Sequence[Stored],
    spans: Sequence[Span],
    mode: AliasMode,
    places: Sequence[int] | None = None,
) -> list[Found]:
    """The highlights of articles that stand among others at these places."""
    told = [each.article for each in stored]
    places = range(len(stored)) if places is None else places
    streams = lay_out([each.columns.ranking for each in stored])
    marked = highlight_all(
        QueryOccurrences.of(streams, scoped_leaves(query), mode),
        [
            ShownArticle(
                at,
                (told[at].title, told[at].standfirst, told[at].text, ""),
                told[at].language,
                [
                    (TITLE, 0, len(told[at].title)),
                    (STANDFIRST, 0, len(told[at].standfirst)),
                    *((BODY, start, min(end, len(told[at].text))) for start, end in spans),
                ],
            )
            for at in places
        ],
        MarkingColumns.of([stored[at].columns.marking for at in places]),
        streams,
        ANALYZER,
        mode=mode,
    )
    each = 2 + len(spans)
    own = [marked[each * n : each * (n + 1)] for n in range(len(places))]
    return [Found(title, standfirst, tuple(parts)) for title, standfirst, *parts in own]


def highlights(
    query: Node, article: Stored, spans: Sequence[Span], mode: AliasMode = CERTAIN
) -> Found:
    (found,) = highlights_of_all(query, [article], spans, mode)
    return found


def marked(query: Node, body: str, title: str = "", mode: AliasMode | None = None) -> Found:
    spans = [Span(0, len(body))]
    return highlights(query, stored(body, title), spans, mode or CERTAIN)


def shown(query: Node, body: str, mode: AliasMode | None = None) -> list[tuple[str, str]]:
    """(text, kind) of what is marked in a body shown whole."""
    return [(h.text, h.kind.value) for h in marked(query, body, mode=mode).passages[0]]


def word(text: str) -> Word:
    return Word(NOWHERE, text, ANALYZER.query_terms(text, ("en",)))


def name(text: str, *entities: str, without: tuple[str, ...] = ()) -> Name:
    return Name(NOWHERE, text, entities, None, without)


DAESH = name("Daesh", "is")
leaf_nodes: st.SearchStrategy[Leaf] = st.one_of(
    st.sampled_from(VOCABULARY).map(word),
    st.lists(st.sampled_from(VOCABULARY).map(word), min_size=2, max_size=3).flatmap(
        lambda items: st.integers(0, 3).map(lambda slop: Phrase(NOWHERE, tuple(items), slop))
    ),
    st.sampled_from(VOCABULARY).map(lambda text: Exact(NOWHERE, (text,))),
)
queries = st.recursive(
    leaf_nodes,
    lambda node: st.one_of(
        st.lists(node, min_size=1, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(node, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts))),
        node.map(Not),
        node.map(lambda part: InZone(Zone.TITLE, part)),
    ),
    max_leaves=5,
)


# --- properties -----------------------------------------------------------------------------


@given(queries, texts, texts, st.data())
def test_highlights_are_sorted_disjoint_and_slice_back(
    query: Node, body: str, title: str, data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(body)), max_size=4)))
    spans = [Span(a, b) for a, b in pairwise(cuts)]
    found = highlights(query, stored(body, title), spans)
    parts = [(title, found.title)]
    parts += [(body[s.start : s.end], h) for s, h in zip(spans, found.passages, strict=True)]
    for text, inside in parts:
        assert all(h.text == text[h.start : h.end] and h.text for h in inside)
        assert all(a.end <= b.start for a, b in pairwise(inside))


@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=3), texts)
def test_just_the_words_that_match_are_marked(asked: list[str], body: str) -> None:
    query = Or(tuple(map(word, asked)))
    terms = {term for text in asked for term in word(text).terms}
    tokens = ANALYZER.analyse(body)
    expected = [
        body[start:end]
        for term, start, end in zip(tokens.terms, tokens.starts, tokens.ends, strict=True)
        if term in terms
    ]
    assert [text for text, _ in shown(query, body)] == expected


@given(queries, texts)
def test_marks_minus_tags_are_the_escaped_text(query: Node, body: str) -> None:
    (found,) = marked(query, body).passages
    assert re.sub(r"</?mark[^>]*>", "", matched(body, found)) == html.escape(body)


@given(st.lists(st.tuples(texts, texts), max_size=4), queries)
def test_many_articles_are_marked_as_each_would_be_alone(
    told: list[tuple[str, str]], query: Node
) -> None:
    articles = [stored(body, title) for body, title in told]
    spans = tuple(Span(n, n + 20) for n in range(0, 60, 20))
    together = highlights_of_all(query, articles, spans, CERTAIN)
    assert together == [highlights(query, a, spans) for a in articles]
    some = range(0, len(articles), 2)  # the others were candidates that are not shown
    assert highlights_of_all(query, articles, spans, CERTAIN, some) == together[::2]


# --- words ----------------------------------------------------------------------------------


def test_typed_words_and_other_endings_are_told_apart() -> None:
    body = "A fighter met fighters; FIGHTERS fled."
    found = [("fighter", "stem"), ("fighters", "typed"), ("FIGHTERS", "typed")]
    assert shown(word("fighters"), body) == found


def test_two_words_of_one_hash_are_not_taken_for_each_other() -> None:
    assert shown(Word(NOWHERE, "plumless", ("plumless",)), "A buckeroo fled.") == []


def test_nothing_that_is_excluded_is_marked() -> None:
    query = And((word("river"), Not(Or((word("bank"), DAESH)))))
    assert shown(query, "The river bank of Daesh.") == [("river", "typed")]


def test_prefixes_and_near_words_mark_what_they_were_completed_to() -> None:
    body = "The militia, militias and militants; Rakka."
    prefix = Like(NOWHERE, "milit", 0, ("militia", "milit"))
    assert [text for text, _ in shown(prefix, body)] == ["militia", "militias", "militants"]
    assert shown(Like(NOWHERE, "Raqqa", 2, ("rakka",)), body) == [("Rakka", "stem")]


@pytest.mark.parametrize("typed", ["Daesh", "DAESH", "daesh"])
def test_exact_words_are_marked_letter_by_letter(typed: str) -> None:
    body = "Daesh, DAESH and daesh."
    assert shown(Exact(NOWHERE, (typed,)), body) == [(typed, "typed")]


def test_exact_words_in_a_row_are_one_highlight() -> None:
    body = "Islamic State; islamic state; Islamic and State."
    assert shown(Exact(NOWHERE, ("Islamic", "State")), body) == [("Islamic State", "typed")]


def test_combining_marks_stay_with_their_letter() -> None:
    body = "An e\u0301cole and a cafe\u0301\u20dd."
    query = Or((word("école"), word("café")))
    assert [text for text, _ in shown(query, body)] == ["e\u0301cole", "cafe\u0301\u20dd"]


@pytest.mark.parametrize(
    ("language", "typed", "body", "expected"),
    [
        ("ru", "город", "Армия вошла в города.", ["города"]),
        ("de", "Häuser", "Das Haus und die Häuser.", ["Haus", "Häuser"]),
        ("zh", "军", "军队离开了", ["军"]),
        ("ar", "الجيش", "وصل الجيش إلى المدينة", ["الجيش"]),
    ],
)
def test_words_of_other_languages_are_marked(
    language: str, typed: str, body: str, expected: list[str]
) -> None:
    tokens = ANALYZER.analyse(body, language)
    told = Article("id", "", "", None, None, None, None, language, body)
    columns = encode(
        AnalysedArticle(
            article=told,
            title=AnalysedText(""),
            standfirst=AnalysedText(""),
            body=AnalysedText(body, tokens),
            comments=AnalysedText(""),
            passages=passages(body, tokens),
        )
    )
    article = Stored(told, columns)
    query = Word(NOWHERE, typed, ANALYZER.query_terms(typed, (language,)))
    found = highlights(query, article, [Span(0, len(body))])
    assert [h.text for h in found.passages[0]] == expected


# --- names ----------------------------------------------------------------------------------


def test_a_name_of_many_words_is_one_highlight_and_says_which_form() -> None:
    (found,) = marked(DAESH, "The Islamic State of Iraq and the Levant, or Daesh.").passages
    assert [(h.text, h.kind.value, h.entity, h.form) for h in found] == [
        ("Islamic State of Iraq and the Levant", "alias", "is", "is/long"),
        ("Daesh", "typed", "is", "is/daesh"),
    ]


def test_a_name_is_typed_whatever_its_apostrophe_and_capitals() -> None:
    assert shown(name("AL-QA'IDA", "aq"), "The al-Qa’ida’s men.") == [("al-Qa’ida", "typed")]


def test_an_unticked_form_stays_unmarked() -> None:
    query = name("Daesh", "is", without=("is/isis",))
    assert shown(query, "Daesh is ISIS.") == [("Daesh", "typed")]


def test_uncertain_names_are_marked_only_on_request() -> None:
    query = name("Raqqa", "raqqa")
    assert shown(query, "In Raqqa.") == []
    assert shown(query, "In Raqqa.", AliasMode.BROAD) == [("Raqqa", "typed")]


def test_a_name_may_be_any_of_several() -> None:
    assert shown(name("group", "aq", "is"), "ISIS and al-Qa’ida") == [
        ("ISIS", "alias"),
        ("al-Qa’ida", "alias"),
    ]


# --- phrases --------------------------------------------------------------------------------


def test_a_phrase_is_one_highlight_with_the_name_inside() -> None:
    body = "Islamic State of Iraq and the Levant fighters; fighters of ISIS; Daesh fighters."
    (found,) = marked(Phrase(NOWHERE, (DAESH, word("fighters"))), body).passages
    assert [(h.text, h.kind.value, h.form) for h in found] == [
        ("Islamic State of Iraq and the Levant fighters", "alias", "is/long"),
        ("Daesh fighters", "typed", "is/daesh"),
    ]


def test_the_words_of_a_phrase_are_not_marked_one_by_one() -> None:
    query = Phrase(NOWHERE, (word("river"), word("bank")))
    assert shown(query, "A river. A bank. The river bank, riverbank.") == [("river bank", "typed")]


def test_a_word_of_a_phrase_with_a_name_is_not_found_inside_another_name() -> None:
    query = Phrase(NOWHERE, (DAESH, word("islamic")))
    assert shown(query, "ISIS Islamic State") == []
    assert shown(query, "ISIS Islamic rule") == [("ISIS Islamic", "alias")]


def test_of_words_near_each_other_just_the_words_are_marked() -> None:
    """Each by itself, and none that stands too far off."""
    query = Phrase(NOWHERE, (word("bank"), DAESH), 2)
    assert shown(query, "ISIS took the bank and a far far far bank.") == [
        ("ISIS", "alias"),
        ("bank", "typed"),
    ]
    assert shown(query, "Islamic State bank") == [("Islamic State", "alias"), ("bank", "typed")]


def test_a_long_name_counts_as_one_word_of_the_slop() -> None:
    """And is one highlight."""
    query = Phrase(NOWHERE, (word("river"), word("bank"), DAESH), 1)
    body = "river Islamic State of Iraq and the Levant far bank"
    found = ["river", "Islamic State of Iraq and the Levant", "bank"]
    assert [text for text, _ in shown(query, body)] == found


def test_a_phrase_does_not_run_from_title_to_body() -> None:
    query = Phrase(NOWHERE, (word("river"), word("bank")))
    found = marked(query, "bank", title="river")
    assert found == Found((), (), ((),))


def test_a_phrase_is_cut_at_the_edge_of_what_is_shown() -> None:
    body = "The river bank of the town."
    query = Phrase(NOWHERE, (word("river"), word("bank")))
    found = highlights(query, stored(body), [Span(0, 9), Span(10, 27)])
    assert [[h.text for h in part] for part in found.passages] == [["river"], ["bank"]]


def test_of_two_that_overlap_the_longer_wins() -> None:
    query = And((word("river"), Phrase(NOWHERE, (word("river"), word("bank"))), word("bank")))
    assert shown(query, "The river bank.") == [("river bank", "typed")]


def test_what_was_asked_of_the_title_is_marked_in_the_title_alone() -> None:
    found = marked(InZone(Zone.TITLE, word("river")), "A river.", title="The river")
    assert [h.text for h in found.title] == ["river"]
    assert found.passages == ((),)


def test_a_megabyte_is_marked_in_the_places_that_are_shown() -> None:
    body = "The river bank is long. " * 42_000
    article = stored(body)
    last = MarkingColumns.of([article.columns.marking]).passages(0)[-1]
    spans = [Span(0, 23), Span(last.start, last.end)]
    query = Phrase(NOWHERE, (word("river"), word("bank")))
    start, end = highlights(query, article, spans).passages
    assert [h.start for h in start] == [4]
    assert {h.text for h in end} == {"river bank"}


def test_an_article_changed_since_it_was_ranked_is_told_apart() -> None:
    before, after = stored("The river bank."), stored("The river bank, again.")
    streams = lay_out([before.columns.ranking] * 2)
    marks = MarkingColumns.of([before.columns.marking, after.columns.marking])
    assert agreeing(streams, np.arange(2), marks).tolist() == [True, False]
