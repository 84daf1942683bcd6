"""Readers' comments are searched when asked for: ranked, shown and marked like everything else."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answer import Answer, MatchKind
from index.archive import Archive
from index.columns import encode
from index.columns.ranking import FIRST_COMMENT, with_comments
from index.errors import BadQuery
from index.ingest.annotation import annotate
from index.matching import Field, Zone
from index.model import BREAK, AnalysedArticle, AnalysedText, Article, RawDocument
from index.naming.live import shipped
from index.occurrences.streams import lay_out
from index.passages import passages, remarks
from index.request import Duplicates, Group, MatchMode, SearchRequest
from index.text.analysis import Analyzer
from service.app import create_app
from service.cli import main
from service.settings import Settings

BODY = (
    "The council closed the old swimming bath on Tuesday after an engineer found cracks in its "
    "roof. Repairs will take until the summer, a spokesman said.\n"
    "Schools have been told to make other plans for their lessons until then."
)
REMARKS = (
    "My grandmother learned to swim there and she would weep to see the lanterns go out.",
    "Daesh fighters have nothing to do with it, whatever the mayor says in his newsletter.",
    "The lanterns were ugly. Good riddance to the lanterns and to the turnstile as well.",
)


def page(body: str = BODY, said: Sequence[str] = REMARKS, id: str = "bath") -> RawDocument:
    """A page with a title, a body and comments under it."""
    paragraphs = "".join(f"<p>{line}</p>" for line in body.splitlines())
    under = "".join(
        f'<li class="comment"><cite>Reader{n}</cite><p>{text}</p><a>Reply</a></li>'
        for n, text in enumerate(said, 1)
    )
    html = (
        "<html><head><title>Swimming bath closed</title></head><body><article>"
        f"<h1>Swimming bath closed</h1>{paragraphs}</article>"
        f'<section id="comments"><h2>Comments</h2><ol>{under}</ol></section></body></html>'
    )
    return RawDocument(html, True, f"{id}.html", id=id, source="Gazette")


@pytest.fixture
def commented(archive: Archive) -> Archive:
    """An archive with a page that has comments, and one without."""
    other = "The lanterns of the old harbour were lit again on Friday, and sailors cheered."
    added = list(archive.add([page(), RawDocument(other, False, "", id="harbour", clean=False)]))
    assert {one.problem for one in added} == {None}
    assert archive.article("bath").comments == REMARKS
    return archive


def ask(archive: Archive, text: str, **fields: object) -> Answer:
    """An answer from the comments."""
    request = SearchRequest(text, scope=(Zone.COMMENTS,), duplicates=Duplicates.SHOW)
    return archive.search(replace(request, **fields))  # type: ignore[arg-type]


def found(answer: Answer) -> list[str]:
    """The ids of the hits."""
    return [hit.article.id for hit in answer.hits]


def test_a_removed_article_leaves_nothing_behind(commented: Archive) -> None:
    """Neither rows, of its comments too, nor a place in any count."""
    assert commented.remove("bath")
    assert not commented.remove("bath")
    assert [one.text for one in commented.check() if one.fault] == []
    assert (commented.count(), commented.having(Field.SOURCE)) == (1, {})
    database = commented._upkeep._tables.articles._db()
    for table in ("article", "ranking", "marking", "commented", "original"):
        rows = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        assert rows == (table != "commented",), table


def test_comments_are_not_searched_unless_asked_for(commented: Archive) -> None:
    """The default finds the article's own words only; the other scope the comments' only."""
    assert found(commented.search(SearchRequest("lanterns"))) == ["harbour"]
    assert found(commented.search(SearchRequest("grandmother"))) == []
    assert found(ask(commented, "lanterns")) == ["bath"]
    assert found(ask(commented, "engineer")) == []
    assert found(ask(commented, "harbour")) == []


def test_the_comments_that_answer_are_shown_and_marked(commented: Archive) -> None:
    """One passage for each comment, the best first; offsets slice the comments' text."""
    (hit,) = ask(commented, "lantern").hits
    assert [p.id for p in hit.passages] == ["bath#c2", "bath#c0"]
    text = "\n\n".join(commented.article("bath").comments)
    for passage in hit.passages:
        assert text[passage.start : passage.end] == passage.text == REMARKS[passage.ordinal]
        for mark in passage.highlights:
            assert passage.text[mark.start : mark.end] == mark.text == "lanterns"
            assert mark.kind is MatchKind.STEM
    assert hit.title_highlights == ()
    assert [len(p.highlights) for p in hit.passages] == [2, 1]


def test_names_phrases_and_exact_words_work_in_comments(commented: Archive) -> None:
    """As they do in articles."""
    (hit,) = ask(commented, '"Islamic State fighters"').hits
    (mark,) = hit.passages[0].highlights
    assert (mark.text, mark.entity) == ("Daesh fighters", "islamic-state")
    (hit,) = ask(commented, "=Daesh").hits
    assert [mark.text for mark in hit.passages[0].highlights] == ["Daesh"]
    assert found(ask(commented, "=daesh")) == []


def test_a_field_of_the_query_looks_into_comments_too(commented: Archive) -> None:
    """``comments:`` beside words of the article: passages of both are shown and marked."""
    answer = commented.search(SearchRequest("engineer comments:turnstile", explain=True))
    (hit,) = answer.hits
    shown = {p.id: [mark.text for mark in p.highlights] for p in hit.passages}
    assert shown == {"bath#0": ["engineer"], "bath#c2": ["turnstile"]}
    assert found(commented.search(SearchRequest("comments:engineer"))) == []
    both = SearchRequest("title:lanterns comments:lanterns", match=MatchMode.ALL)
    assert found(commented.search(both)) == []
    assert found(ask(commented, "title:closed lanterns")) == ["bath"]


@pytest.mark.parametrize("match", MatchMode)
@pytest.mark.parametrize("text", ["turns*", "turnstyle~", "grandmothr~1", "Islamic State"])
def test_what_the_archive_has_is_what_the_zones_searched_have(
    commented: Archive, text: str, match: MatchMode
) -> None:
    """Words like a typed one, and names that are there at all, are those of the comments."""
    for answer in (
        ask(commented, text, match=match),
        commented.search(SearchRequest(f"comments:({text})", match=match)),
    ):
        assert (found(answer), answer.notes) == (["bath"], ())
    assert found(commented.search(SearchRequest(text, match=match))) == []


def test_a_word_that_only_comments_have_is_none_that_no_article_has(commented: Archive) -> None:
    answer = commented.search(SearchRequest("comments:turnstile zeppelin"))
    assert answer.notes == ("No article has “zeppelin”.",)


def test_the_better_comment_ranks_first(archive: Archive) -> None:
    """Evidence counts from the comments: two words near each other beat two far apart."""
    together = "The brass turnstile squeaked every morning when it was opened by hand."
    apart = (
        "It was brass, I think, that they used for the door and the rails and most of what one "
        "could touch in those days, and certainly for every turnstile."
    )
    near = page(said=(together,), id="near")
    far = page(BODY.replace("Tuesday", "Monday"), (apart,), "far")
    list(archive.add([far, near]))
    answer = ask(archive, "brass turnstile", explain=True)
    assert found(answer) == ["near", "far"]
    assert {part.name: part.value > 0 for part in answer.hits[0].parts}["proximity"]


def test_single_comments_can_be_the_hits(commented: Archive) -> None:
    """``group=passage``, page by page."""
    first = ask(commented, "lanterns", group=Group.PASSAGE, limit=1)
    assert [p.id for hit in first.hits for p in hit.passages] == ["bath#c2"]
    second = ask(commented, "lanterns", group=Group.PASSAGE, limit=1, cursor=first.next)
    assert [p.id for hit in second.hits for p in hit.passages] == ["bath#c0"]
    assert second.next is None


def test_comments_follow_updates_removals_and_rebuilds(commented: Archive) -> None:
    """Nothing of an old version is left."""
    list(commented.rebuild())
    assert [p.id for p in ask(commented, "grandmother").hits[0].passages] == ["bath#c0"]
    list(
        commented.add([page(said=("Only the cracks matter, not the roof above our heads here.",))])
    )
    assert found(ask(commented, "grandmother")) == []
    assert found(ask(commented, "cracks")) == ["bath"]
    list(commented.add([page(said=())]))
    assert found(ask(commented, "cracks")) == []
    commented.remove("bath")
    assert found(ask(commented, "*")) == ["harbour"]


@pytest.mark.parametrize("url", ["tantivy:", "whoosh:"])
def test_no_row_of_words_runs_from_one_comment_into_the_next(url: str, tmp_path: Path) -> None:
    """In no layer; in one comment it runs from one shown piece into the next."""
    whole = "They rang it on Sundays. " * 23 + "It was lit by Daesh. "
    said = ("I remember the old lantern of Daesh", "Fighters of that day were brave", whole * 2)
    with Archive.open(tmp_path, url) as archive:
        list(archive.add([page(said=said)]))
        for row in ('"Daesh fighters"', '"lantern of ISIS fighters"', '="Daesh Fighters"'):
            assert found(ask(archive, row)) == [], row
        for row in ('"Daesh they rang"', '"ISIS they rang"', '="Daesh They"', '"fighters day"~3'):
            (hit,) = ask(archive, row).hits
            assert any(passage.highlights for passage in hit.passages), row


def test_comments_without_words_are_none(archive: Archive) -> None:
    """What divides them is no word either; nor can it be asked for."""
    said = ("!!!", "???", "… – …")
    article = Article("id", "Bath", "", None, None, None, None, "en", BODY, said)
    analysed = annotate(article, Analyzer(), shipped().tagger)
    assert not len(analysed.comments.tokens)
    list(archive.add([page()]))
    with pytest.raises(BadQuery):
        ask(archive, BREAK)
    assert found(ask(archive, f'"he lanterns {BREAK}"')) == []


def test_a_long_comment_is_shown_in_pieces(archive: Archive) -> None:
    """Whole sentences of it, as of a body."""
    long = "I have said so for years and nobody in that office listens to a word of it. " * 12
    list(archive.add([page(said=(long + "Bring back the carousel.", REMARKS[0]))]))
    (hit,) = ask(archive, "carousel").hits
    (passage,) = hit.passages
    assert passage.text.endswith("Bring back the carousel.")
    assert 20 < len(passage.text.split()) < 130


# --- the columns ----------------------------------------------------------------------------

WORDS = st.lists(st.sampled_from(["ferry", "old", "Harbour", "won't", "late."]), max_size=200)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS.map(" ".join), max_size=5), WORDS.map(" ".join))
def test_passages_of_comments_tile_them(said: list[str], body: str) -> None:
    """Every token of the comments is in one passage, every passage in one comment."""
    text = "\n\n".join(said)
    analyzer = Analyzer()
    tokens, of_body = analyzer.analyse(text), analyzer.analyse(body)
    found = remarks(said, tokens)
    assert [p.ordinal for p in found] == list(range(len(found)))
    assert sum(p.token_count for p in found) == len(tokens)
    at = 0
    for p in found:
        assert p.first_token == at
        at += p.token_count
        assert text[p.start : p.end] == text[p.start : p.end].strip()
        assert p.start <= tokens.starts[p.first_token] < tokens.ends[at - 1] <= p.end
        assert any(text[p.start : p.end] in one for one in said)
    empty = AnalysedText("")
    analysed = AnalysedArticle(
        None,  # type: ignore[arg-type] # the columns do not read it
        empty, empty, AnalysedText(body, of_body), AnalysedText(text, tokens),
        passages(body, of_body), found,
    )  # fmt: skip
    columns = encode(analysed)
    assert bool(columns.comments) == bool(len(tokens))
    if columns.comments:
        both = lay_out([with_comments(columns.ranking, columns.comments)])
        assert both.ends - both.begins == len(of_body) + len(tokens)
        assert (both.unit_ends - both.units).sum() == both.ends - both.begins
        numbers = both.unit_number.tolist()
        assert numbers[-len(found) :] == [FIRST_COMMENT + n for n in range(len(found))]


# --- the command ----------------------------------------------------------------------------


def test_the_command_looks_into_comments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--scope comments``."""
    monkeypatch.setenv("PRESSMARK_ARCHIVE", str(tmp_path / "archive"))
    (tmp_path / "bath.html").write_text(page().content)
    runner = CliRunner()
    assert runner.invoke(main, ["index", str(tmp_path / "bath.html")]).exit_code == 0
    assert "«lanterns»" in runner.invoke(main, ["search", "lanterns", "--scope", "comments"]).stdout
    assert "0 articles" in runner.invoke(main, ["search", "lanterns"]).stdout


def test_an_empty_query_is_refused_as_ever(commented: Archive) -> None:
    """Whatever the scope."""
    with pytest.raises(BadQuery):
        ask(commented, "?!")


def test_a_hit_in_the_comments_leads_to_them(commented: Archive) -> None:
    """On the page of results, and the place is there."""
    client = create_app(Settings.from_env({}), commented).test_client()
    html = client.get("/?q=turnstile&scope=comments").get_data(as_text=True)
    assert 'href="/articles/bath?q=turnstile&amp;scope=comments#comments"' in html
    assert 'id="comments"' in client.get("/articles/bath").get_data(as_text=True)
