"""An archive whose index is in an OpenSearch cluster. Skipped where there is none to test with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import snapshots
from index.archive import Archive
from index.engines import discard
from index.engines.opensearch import OpenSearchEngine
from index.errors import EngineUnavailable
from index.matching import Everything
from index.request import SearchRequest
from index.sources import read

CLUSTER = os.environ.get("PRESSMARK_TEST_OPENSEARCH")  # opensearch://host:port/name
QUERIES = (
    "Daesh fighters",
    '"al-Qaeda" -drone',
    '"Mosul Iraqi"~30',
    "Raqqa AND (coalition OR airstrike*)",
    "ebola",
)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """The cluster's URL; what a test left there is taken out again."""
    if CLUSTER is None:
        pytest.skip("no OpenSearch to test with (PRESSMARK_TEST_OPENSEARCH)")
    url = f"{CLUSTER}-{tmp_path.name.lower()}"
    yield url
    for generation in range(1, 5):
        discard(url, Path(f"index-{generation}"))


def answers(archive: Archive) -> list[tuple[int, set[str]]]:
    """Total and articles of each query."""
    found = [archive.search(SearchRequest(text, limit=50)) for text in QUERIES]
    return [(answer.total, {hit.article.id for hit in answer.hits}) for answer in found]


def test_an_archive_moves_into_a_cluster_and_back(cluster: str, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with Archive.open(folder, "tantivy:") as archive:
        list(archive.add(read([Path("seeds/articles")])))
        before = answers(archive)
        assert all(total for total, _ in before)
        list(archive.rebuild(cluster))
        assert answers(archive) == before
        list(archive.rebuild(cluster))
        assert OpenSearchEngine(cluster, Path("index-2")).size() == 0  # the old one was emptied
        removed = archive.search(SearchRequest("ebola")).hits[0].article.id
        archive.remove(removed)
        assert removed not in answers(archive)[-1][1]
    with Archive.open(folder) as archive:
        assert archive.status().engine == cluster
        list(archive.rebuild("tantivy:"))
        assert answers(archive)[:-1] == before[:-1]


def test_an_archive_in_a_cluster_is_searched_until_it_is_restored(
    cluster: str, tmp_path: Path
) -> None:
    """Its old index goes only then."""
    with Archive.open(tmp_path / "archive", cluster) as archive:
        list(archive.add(read([Path("seeds/articles/2014-06-mosul-falls.txt")])))
        file = snapshots.take(tmp_path / "archive", tmp_path / "taken")
        list(archive.add(read([Path("seeds/articles/2013-01-timbuktu-freed.txt")])))
        found: list[int] = []

        def look(what: str, done: int, total: int) -> None:
            found.append(archive.search(SearchRequest("Timbuktu")).total)

        assert (
            snapshots.restore(file, tmp_path / "archive", force=True, progress=look).articles == 1
        )
        assert set(found) == {1}
        assert archive.search(SearchRequest("Timbuktu")).total == 0
        assert archive.search(SearchRequest("Mosul")).total == 1
    former = OpenSearchEngine(cluster, Path("index-1"))
    assert former.size() == 0
    former.close()


def test_a_cluster_that_is_not_there_is_told_with_its_address(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match=r"cannot be reached at 127\.0\.0\.1:1"):
        OpenSearchEngine("opensearch://user:secret@127.0.0.1:1/news", tmp_path)


@pytest.mark.parametrize("url", ["opensearch:", "opensearch://host", "opensearch://host:x/news"])
def test_a_url_that_names_no_index_is_told_what_to_say(url: str, tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="opensearch://host:9200/name"):
        OpenSearchEngine(url, tmp_path)


def test_an_index_lost_with_its_cluster_is_filled_again(cluster: str, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive", cluster) as archive:
        list(archive.add(read([Path("seeds/articles/2014-06-mosul-falls.txt")])))
    discard(cluster, Path("index-1"))
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.search(SearchRequest("Mosul")).total == 1
    engine = OpenSearchEngine(cluster, Path("index-1"))
    assert engine.search(Everything(), limit=9).total == 1
    engine.close()
