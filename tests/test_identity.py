"""Which documents are one article: only what is the same takes the place of another."""

import hashlib
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.archive import Archive
from index.model import RawDocument
from index.outcomes import AddStatus
from index.request import SearchRequest
from index.store.article_rows import NewArticle
from index.store.articles import Store

HARBOUR = (
    "The harbour of Port Ellery was closed on Monday after a crane fell across its only gate. "
    "Nobody was hurt, said the harbour master, who expects the first ships on Thursday. "
    "Fishermen were told to land their catch in the next bay until the gate is clear. "
)
MARKET = (
    "Traders returned to the covered market in Osterfeld a year after the fire that gutted it. "
    "The roof is of steel now, and the council has paid for a second way out to the river. "
    "Rents stay as they were for two years, the mayor promised at the opening on Saturday. "
)


def status(archive: Archive, *raws: RawDocument) -> list[str]:
    """What adding each did."""
    return [added.status.value for added in archive.add(raws)]


def said(source: str | None, text: str = HARBOUR, author: str | None = None) -> RawDocument:
    """A text without an address."""
    return RawDocument(text, False, f"{source}", title="Harbour", source=source, author=author)


def page(address: str, title: str, text: str, source: str = "The Gazette") -> RawDocument:
    """A saved page of which nothing is known but what it says itself."""
    head = f"<title>{title}</title><link rel=canonical href='{address}'>"
    body = f"<article><h1>{title}</h1><p>{text}</p></article>"
    content = f"<html><head>{head}</head><body>{body}</body></html>"
    return RawDocument(content, True, title, source=source)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive, in memory but for its store."""
    with Archive.open(tmp_path / "archive") as opened:
        yield opened


def test_what_an_agency_sent_to_two_papers_is_two_articles(archive: Archive) -> None:
    """Sent again each is itself: unchanged, or updated by a name of its author."""
    both = (said("The Gazette"), said("The Herald"))
    assert status(archive, *both) == ["created", "created"]
    assert status(archive, *both) == ["unchanged", "unchanged"]
    named = (said("The Gazette", author="Ann Ray"), said("The Herald", author="Ann Ray"))
    assert status(archive, *named) == ["updated", "updated"]
    assert archive.count() == 2
    one, other = (archive.article(added.id or "") for added in archive.add(named))
    assert {one.source, other.source} == {"The Gazette", "The Herald"}


def test_an_article_of_an_archive_made_earlier_keeps_its_id(archive: Archive) -> None:
    """It had that of its title and text alone; a copy in another paper does not get it."""
    words = f"Harbour\n{HARBOUR.strip()}"
    former = hashlib.blake2b(words.encode(), digest_size=10).hexdigest()
    raw = RawDocument(HARBOUR.strip(), False, "a", id=former, title="Harbour", source="The Gazette",
                      clean=False)  # fmt: skip
    assert status(archive, raw) == ["created"]
    for source, was in (("The Herald", "created"), ("The Gazette", "updated")):
        text = RawDocument(HARBOUR.strip(), False, "a", title="Harbour", source=source, clean=False)
        (added,) = archive.add([text])
        assert added.status == was
        assert (added.id == former) is (source == "The Gazette")
    assert archive.count() == 2


@pytest.mark.parametrize("address", ["https://gazette.example/", "https://gazette.example/world"])
def test_pages_that_all_name_one_address_stay_apart(archive: Archive, address: str) -> None:
    """And each is recognised when a later version of it comes in."""
    pages = (page(address, "Harbour shut", HARBOUR), page(address, "Market opens", MARKET))
    assert status(archive, *pages) == ["created", "created"]
    assert status(archive, *pages) == ["unchanged", "unchanged"]
    assert archive.count() == 2


def test_a_later_version_of_a_page_takes_its_place(archive: Archive) -> None:
    """By the address that it states, with a new headline and a sentence more."""
    address = "https://gazette.example/2014/harbour"
    (first,) = archive.add([page(address, "Harbour shut", HARBOUR)])
    more = page(address, "Harbour to open on Thursday", f"{HARBOUR} Two tugs lie ready.")
    (later,) = archive.add([more])
    assert (later.status, later.id) == (AddStatus.UPDATED, first.id)
    assert "tugs" in archive.article(first.id or "").text


def test_a_copy_that_names_the_address_of_the_original_is_kept(archive: Archive) -> None:
    """As the article of another paper."""
    address = "https://gazette.example/2014/harbour"
    pages = (
        page(address, "Harbour shut", HARBOUR),
        page(address, "A crane fell", HARBOUR, "Herald"),
    )
    assert status(archive, *pages) == ["created", "created"]


def test_an_address_that_was_given_is_the_articles_own(archive: Archive) -> None:
    """Whatever is written there now."""
    url = "https://gazette.example/live"
    first, later = (
        RawDocument(text, False, url, url=url, title=text[:20]) for text in (HARBOUR, MARKET)
    )
    assert status(archive, first, later) == ["created", "updated"]


def test_two_importers_do_not_both_store_what_one_source_said(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One comes while the other has looked for it already, but has not written yet."""
    looked = Store.twins
    came: list[str] = []

    def adding() -> None:
        with Archive.open(tmp_path / "archive") as other:
            came.extend(status(other, raw_at("b")))

    second = threading.Thread(target=adding)

    def raw_at(place: str) -> RawDocument:
        url = f"https://gazette.example/{place}"
        return RawDocument(HARBOUR, False, place, url=url, title="Harbour", source="The Gazette")

    def twins(store: Store, new: list[NewArticle]) -> dict[str, str]:
        found = looked(store, new)
        if not second.ident:
            second.start()
            second.join(1.0)
        return found

    monkeypatch.setattr(Store, "twins", twins)
    assert status(archive, raw_at("a")) == ["created"]
    second.join()
    assert came == ["rejected"]


def test_an_address_that_is_none_is_named_and_the_rest_goes_on(archive: Archive) -> None:
    """It is no fault of this program."""
    bad = RawDocument(HARBOUR, False, "bad", url="http://[", title="Harbour")
    refused, created = archive.add([bad, said("The Gazette")])
    assert (refused.status, created.status) == (AddStatus.REJECTED, AddStatus.CREATED)
    assert refused.problem == "its address 'http://[' is none"


@pytest.mark.parametrize(
    "url", ["https://Gazette.Example/World/A", "HTTPS://gazette.example/World/A"]
)
def test_an_article_is_found_by_its_address_in_any_letters_of_the_host(
    archive: Archive, url: str
) -> None:
    """The path is as it was."""
    (added,) = archive.add([RawDocument(HARBOUR, False, url, url=url, title="Harbour")])
    stored = archive.article(added.id or "").url or ""
    assert stored == "https://gazette.example/World/A"
    for typed in (url, stored):
        answer = archive.search(SearchRequest(typed))
        assert [hit.article.id for hit in answer.hits] == [added.id]
        assert not any("No article has" in note for note in answer.notes)


def test_what_was_at_a_front_page_may_come_at_its_own_address(archive: Archive) -> None:
    """In the batch in which the front page gets another article."""

    def at(place: str, text: str) -> RawDocument:
        url = f"https://gazette.example/{place}"
        return RawDocument(text, False, place, url=url, title="News", source="The Gazette")

    assert status(archive, at("latest", HARBOUR)) == ["created"]
    told = status(archive, at("latest", MARKET), at("2014/harbour", HARBOUR), at("b", MARKET))
    assert told == ["updated", "created", "rejected"]


def test_an_address_with_the_usual_port_is_the_same(archive: Archive) -> None:
    usual, plain, other = (
        RawDocument(HARBOUR, False, url, url=url, title="Harbour", source="The Gazette")
        for url in ("https://a.example:443/b", "http://a.example/b", "http://a.example:8080/b")
    )
    assert status(archive, usual, plain) == ["created", "updated"]
    assert status(archive, other) == ["rejected"]  # the same text of the same source


def test_a_moment_without_a_zone_is_one_of_utc(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        raw = RawDocument(HARBOUR, False, "a", title="Harbour", published=datetime(2014, 1, 8))
        (added,) = archive.add([raw])
    finally:
        monkeypatch.undo()
        time.tzset()
    assert added.id
    assert archive.article(added.id).published == datetime(2014, 1, 8, tzinfo=UTC)
