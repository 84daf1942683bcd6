"""Quality that was once reached is kept."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import seeds
from benchmarks.figures import (
    SLACK,
    Figures,
    Sunk,
    digest,
    failures,
    raised,
    read_floors,
    write_floors,
)

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "benchmarks" / "floors.json"


def figures(digest: str = "d", **values: float) -> Figures:
    """Figures of a corpus."""
    return Figures("corpus", digest, tuple(values.items()))


def test_the_sample_articles_are_cleaned_and_found_as_well_as_ever() -> None:
    """``python benchmarks/floors.py`` says which figure sank."""
    checked = subprocess.run(
        [sys.executable, "benchmarks/floors.py", "--seeds"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert [line.split("  ")[0] for line in checked.stdout.splitlines()] == [
        "cleaning seeds",
        "ranking seeds",
    ]


def test_the_ranking_of_a_judged_collection_is_measured(tmp_path: Path) -> None:
    """Of two questions one is answered by the wrong document."""
    (tmp_path / "docs.jsonl").write_text(
        '{"id": "a", "text": "The harbour was dredged."}\n'
        '{"id": "b", "text": "The ferry was late."}\n'
    )
    (tmp_path / "queries.jsonl").write_text(
        '{"id": "1", "text": "harbour"}\n{"id": "2", "text": "ferry"}\n'
    )
    (tmp_path / "qrels.tsv").write_text("1\ta\t1\n2\ta\t1\n")
    measure = runpy.run_path(str(ROOT / "benchmarks" / "floors.py"))["collection_figures"]
    assert dict(measure(tmp_path).values) == {"ndcg_10": 0.5, "recall_100": 0.5}


def test_there_are_floors_for_the_repository_and_three_collections() -> None:
    """None of them is so low that it could not be missed."""
    floors = {each.corpus: dict(each.values) for each in read_floors(FLOORS)}
    assert floors["cleaning seeds"]["f1"] > 0.9
    assert floors["ranking seeds"]["ndcg_10"] > 0.8
    assert {f"ranking {name}" for name in ("cisi", "cranfield", "npl-vaswani")} <= floors.keys()
    assert all(0 < value <= 1 for values in floors.values() for value in values.values())


def test_a_figure_below_its_floor_is_named() -> None:
    """And so are a figure nobody measured, a changed corpus, and one without floors."""
    floor = figures(f1=0.9, recall=0.8)
    assert list(failures([floor], figures(f1=0.9, recall=0.85))) == []
    (told,) = failures([floor], figures(f1=0.8999, recall=0.9))
    assert "f1" in told
    assert "0.9000" in told
    (told,) = failures([floor], figures(f1=1.0))
    assert "recall was not measured" in told
    (told,) = failures([floor], figures("other", f1=1.0, recall=1.0))
    assert "not the corpus" in told
    (told,) = failures([], floor)
    assert "no floors" in told


def test_floors_rise_and_sink_only_on_request() -> None:
    """A new floor is a little below what was measured, an old one never lower than before."""
    (first,) = raised([], figures(f1=0.9567))
    assert first.values == (("f1", 0.954),)
    (same,) = raised([first], figures(f1=0.9545))
    assert same == first
    (higher,) = raised([first], figures(f1=0.9701))
    assert 0.9701 - dict(higher.values)["f1"] >= SLACK
    for worse in (figures(f1=0.95), figures(recall=0.99)):
        with pytest.raises(Sunk):
            raised([first], worse)
        (lower,) = raised([first], worse, lower=True)
        assert list(failures([lower], worse)) == []


def test_raising_one_corpus_leaves_the_others(tmp_path: Path) -> None:
    """Those that are not present here keep their floors; the file reads back as written."""
    other = Figures("other", "x", (("f1", 0.5),))
    floors = raised([other, figures(f1=0.8)], figures("e", f1=0.9))
    path = tmp_path / "floors.json"
    write_floors(path, floors)
    assert set(read_floors(path)) == {other, figures("e", f1=0.898)}
    assert read_floors(tmp_path / "none.json") == ()


def test_a_digest_follows_every_byte_and_name(tmp_path: Path) -> None:
    """But not the order the files are given in."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("b")
    before = digest([one, two])
    assert digest([two, one]) == before
    assert digest([one]) != before
    two.write_text("a")
    one.write_text("b")
    assert digest([one, two]) != before
    before = digest([one, two])
    assert digest([one, two.rename(tmp_path / "zwei")]) != before


def test_the_gold_of_the_sample_articles_is_whole() -> None:
    """Nearly every page has a body whose ends and number of paragraphs are as said."""
    pages = list(seeds.judged_pages(ROOT / "seeds"))
    assert len(pages) >= 60
    assert {page.raw.markup for page in pages} == {False, True}
    assert all(len(page.body.split()) > 60 for page in pages)
    named = {name for name, _ in seeds.documents(ROOT / "seeds")}
    judged = seeds.judgements(ROOT / "seeds")
    assert {one.document for one in judged} <= named
    assert {one.query for one in judged} == {query.id for query in seeds.queries(ROOT / "seeds")}
