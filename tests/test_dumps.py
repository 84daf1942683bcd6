"""Dumps as others have made them: wrapped, packed, in old encodings, with columns of their own."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.cleaning import clean
from index.errors import BadArticle
from index.model import RawDocument
from index.sources import Format, read
from index.sources.unused import Unused
from service.cli import main
from tests.test_sources import SENTENCE, documents, only, refusals, written

DAY = datetime(2014, 1, 8, tzinfo=UTC)
LINE = json.dumps({"text": SENTENCE}).encode()

# Each says one article, by the names and in the wrapping of some interface or tool.
WRAPPED: dict[str, Any] = {
    "answer of a news interface": {
        "status": "ok",
        "articles": [
            {"source": {"id": None, "name": "The Daily"}, "title": "Bridge open",
             "content": SENTENCE, "author": "A B", "publishedAt": "2014-01-08T00:00:00Z", "url": "https://d.example/1"}
        ],
    },
    "search engine": {
        "_index": "news", "_id": "7", "_score": 1.0,
        "_source": {"headline": "Bridge open", "body": SENTENCE, "publisher": "The Daily",
                    "byline": "A B", "date": "2014-01-08", "link": "https://d.example/1"},
    },
    "index that lists every value": {
        "response": {"numFound": 1, "docs": [
            {"id": "7", "title": ["Bridge open"], "content": [SENTENCE], "publisher": ["The Daily"],
             "author": ["A B"], "date": ["2014-01-08T00:00:00Z"], "url": ["https://d.example/1"]}
        ]}
    },
    "paper's own interface": {
        "response": {"results": [
            {"webTitle": "Bridge open", "webUrl": "https://d.example/1", "sourceName": "The Daily",
             "webPublicationDate": "2014-01-08", "fields": {"bodyText": SENTENCE, "byline": "A B"}}
        ]}
    },
    "feed": {
        "title": "All of today", "home_page_url": "https://d.example/",
        "items": [{"title": "Bridge open", "url": "https://d.example/1", "content_text": SENTENCE,
                   "date_published": "2014-01-08", "authors": [{"name": "A B"}],
                   "publisher": "The Daily"}],
    },
    "feed of a program for XML": {
        "rss": {"channel": {"title": "All of today", "item": [
            {"title": "Bridge open", "link": "https://d.example/1", "dc:creator": "A B",
             "pubDate": "Wed, 08 Jan 2014 00:00:00 GMT", "media:content": {"@url": "/a.png"},
             "content:encoded": SENTENCE, "guid": {"#text": "no article"}, "source": "The Daily"}
        ]}}
    },
    "what describes it beside it": {
        "meta": {"title": "Bridge open", "date": "2014-01-08", "writer": "A B",
                 "site": "The Daily", "permalink": "https://d.example/1"},
        "section": {"title": "Home", "url": "https://d.example/home"},
        "paragraphs": [SENTENCE],
    },
    "column by column": {
        "title": {"0": "Bridge open"}, "text": {"0": SENTENCE}, "author": {"0": "A B"},
        "source": {"0": "The Daily"}, "date": {"0": 1389139200000},
        "url": {"0": "https://d.example/1"},
    },
    "columns and rows": {
        "columns": ["title", "text", "author", "source", "date", "url"], "index": [0],
        "data": [["Bridge open", SENTENCE, "A B", "The Daily", "2014-01-08", "https://d.example/1"]],
    },
    "linked data": {
        "@type": "NewsArticle", "headline": "Bridge open", "articleBody": SENTENCE,
        "author": [{"@type": "Person", "name": "A B"}], "publisher": {"name": "The Daily"},
        "datePublished": "2014-01-08", "url": "https://d.example/1",
    },
    "crawler": {
        "maintext": SENTENCE, "authors": ["A B"], "date_publish": "2014-01-08 00:00:00",
        "title": "Bridge open", "source_domain": "The Daily", "url": "https://d.example/1",
    },
    "extractor": {
        "title": "Bridge open", "source": "https://d.example/1", "sitename": "The Daily",
        "text": SENTENCE, "author": "A B", "date": "2014-01-08",
    },
    "document database": {
        "_id": {"$oid": "52cc"}, "text": SENTENCE, "title": "Bridge open", "source": "The Daily",
        "author": "A B", "date": {"$date": "2014-01-08T00:00:00Z"}, "url": "https://d.example/1",
    },
    "paragraphs in a list": {
        "title": "Bridge open", "text": [SENTENCE], "source": "The Daily", "creator": "A B",
        "pub_date": "2014-01-08", "url": "https://d.example/1",
    },
}  # fmt: skip


@pytest.mark.parametrize("shape", WRAPPED)
def test_an_article_is_found_in_its_wrapping(tmp_path: Path, shape: str) -> None:
    for name in ("a.json", "a.jsonl"):
        found = only(written(tmp_path / name, json.dumps(WRAPPED[shape])))
        assert (found.content, found.title, found.source) == (SENTENCE, "Bridge open", "The Daily")
        assert (found.author, found.published, found.url) == ("A B", DAY, "https://d.example/1")


@pytest.mark.parametrize("cells", [[1, 2], [["A", SENTENCE], None], "text"])
def test_what_only_looks_like_columns_and_rows_is_refused_and_the_rest_read(
    tmp_path: Path, cells: object
) -> None:
    records = [{"columns": ["title", "text"], "data": cells}, {"title": "B", "text": SENTENCE}]
    path = written(tmp_path / "a.jsonl", "\n".join(map(json.dumps, records)))
    refused, taken = read([path])
    assert isinstance(refused, BadArticle)
    assert "columns, data" in refused.reason
    assert isinstance(taken, RawDocument)


def test_rows_that_are_objects_have_their_own_names(tmp_path: Path) -> None:
    table = {"columns": ["no", "names"], "data": [{"title": "A", "text": SENTENCE}]}
    assert only(written(tmp_path / "a.json", json.dumps(table))).title == "A"


def test_several_in_one_object_are_numbered(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.json",
        json.dumps({"items": [{"title": "A", "text": "one"}, {"title": "B", "text": "two"}]}),
    )
    found = documents(read([path]))
    assert [(one.content, one.origin) for one in found] == [
        ("one", f"{path}#1.1"),
        ("two", f"{path}#1.2"),
    ]


def test_what_surrounds_several_articles_is_said_of_none_of_them(tmp_path: Path) -> None:
    """The address of the list would make all of them one."""
    table = {"url": "https://d.example/", "1": {"text": "one"}, "2": {"text": "two"}}
    found = documents(read([written(tmp_path / "a.json", json.dumps(table))]))
    assert [(one.content, one.url) for one in found] == [("one", None), ("two", None)]


@pytest.mark.parametrize(
    "value",
    [
        {"title": "A", "text": "", "comments": [{"title": "Re", "text": "Not so."}]},
        {"title": "A", "entities": [{"text": "Kesra"}]},
    ],
)
def test_comments_and_names_in_an_article_without_text_are_no_articles(
    tmp_path: Path, value: dict[str, object]
) -> None:
    path = written(tmp_path / "a.jsonl", json.dumps(value))
    assert [one.origin for one in refusals(read([path]))] == [f"{path}:1"]
    assert not documents(read([path]))


def test_a_record_without_text_is_told_which_fields_it_has(tmp_path: Path) -> None:
    [told] = refusals(read([written(tmp_path / "a.jsonl", '{"titel": "A", "inhalt": "B"}')]))
    assert "titel, inhalt" in told.reason
    listed = {"status": "ok", "page": 1, "answers": [{"titel": "A", "inhalt": "B", "am": "C"}]}
    [told] = refusals(read([written(tmp_path / "b.jsonl", json.dumps(listed))]))
    assert "titel, inhalt, am" in told.reason


def test_of_a_page_and_its_text_the_page_is_taken(tmp_path: Path) -> None:
    """Text with a tag or two is no page."""
    page = f"<html><head><title>A</title></head><body><nav>{SENTENCE}</nav><p>{SENTENCE}</p></body>"
    for html, content in ((page, page), (f"<p>{SENTENCE}</p>", SENTENCE), ("", SENTENCE)):
        path = written(tmp_path / "a.jsonl", json.dumps({"text": SENTENCE, "html": html}))
        assert only(path).content == content
    path = written(tmp_path / "a.jsonl", json.dumps({"text": "", "html": page}))
    assert only(path).content == page


_TWO = "The ferry stays.", "So does the toll."


@pytest.mark.parametrize(
    "text",
    [
        "<strong>KESRA</strong> <p>{}</p><p>{}</p>",
        "&lt;p&gt;{}&lt;/p&gt;&lt;p&gt;{}&lt;/p&gt;",
        "{}<br><br/>{}",
        "{}\n\n{}<ul><li>One.</li></ul>",
    ],
)
def test_a_text_with_the_tags_of_a_page_is_one(tmp_path: Path, text: str) -> None:
    two = (
        f"{SENTENCE} The council had said it would take no more than ten days, and apologised.",
        "Drivers who had gone round by Orla for three weeks said that they would believe it once "
        "the barriers were gone, and the ferry stays until Friday.",
    )
    line = json.dumps({"text": text.format(*two), "title": "A"})
    raw = only(written(tmp_path / "a.jsonl", line))
    assert raw.markup
    assert f"{two[0]}\n" in clean(raw).text
    assert two[1] in clean(raw).text


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The <a href='/f'>ferry</a> <em>stays</em>.", "The ferry stays."),
        ("Tides < 2 m, winds > 9: a <p> is a paragraph.", None),
        ("She wrote <3 and went. <Applause>", None),
    ],
)
def test_tags_within_a_text_go_and_all_else_stays(
    tmp_path: Path, text: str, content: str | None
) -> None:
    raw = only(written(tmp_path / "a.jsonl", json.dumps({"text": text})))
    assert (raw.content, raw.markup) == (content or text, False)


@pytest.mark.parametrize(
    "paragraphs",
    [
        [*_TWO],
        [{"type": "p", "text": _TWO[0]}, {"type": "image", "src": "a"}, {"content": _TWO[1]}],
        [{"kind": "text", "value": _TWO[0]}, {"kind": "text", "value": _TWO[1]}],
    ],
)
def test_paragraphs_in_a_list_are_one_text(tmp_path: Path, paragraphs: list[object]) -> None:
    raw = only(written(tmp_path / "a.jsonl", json.dumps({"title": "A", "body": paragraphs})))
    assert raw.content == "\n\n".join(_TWO)


def test_words_for_nothing_are_nothing(tmp_path: Path) -> None:
    """And a list may be written as Python does, and a moment as a database does."""
    line = (
        '{"text": "The ferry stays.", "title": NaN, "headline": "A", "source": "None", "url": null,'
        ' "date": "NaT", "pubDate": {"$date": {"$numberLong": "1389139200000"}},'
        " \"authors\": \"['Ann Ray', 'Bo Lind']\"}"
    )
    raw = only(written(tmp_path / "a.jsonl", line))
    assert (raw.title, raw.source, raw.author) == ("A", None, "Ann Ray, Bo Lind")
    assert raw.published == DAY


def test_a_list_of_megabytes_as_python_prints_it_is_a_text(tmp_path: Path) -> None:
    """To read it takes two hundred times its size."""
    for letters, author in ((9, "A" * 9), (1 << 17, "['A")):
        line = {"text": SENTENCE, "author": f"['{'A' * letters}']"}
        raw = only(written(tmp_path / "a.jsonl", json.dumps(line)))
        assert (raw.author or "").startswith(author)


def test_titles_written_as_if_they_were_markup_are_read(tmp_path: Path) -> None:
    row = {"title": {"rendered": "Fish &#8216;n&#8217; chips"}, "text": SENTENCE}
    assert only(written(tmp_path / "a.jsonl", json.dumps(row))).title == "Fish ‘n’ chips"


_NAMES = st.sampled_from(
    ["text", "html", "body", "title", "url", "date", "source", "id", "items", "data", "name", "x"]
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=5),
    max_leaves=25,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.dictionaries(_NAMES, _JSON, min_size=1, max_size=6))
def test_no_object_stops_an_import(tmp_path: Path, value: dict[str, object]) -> None:
    """Every one gives an article or is named, and what comes after it is read."""
    path = written(tmp_path / "a.jsonl", json.dumps(value) + "\n" + LINE.decode())
    *before, last = list(read([path]))
    assert before
    assert isinstance(last, RawDocument)
    assert last.origin == f"{path}:2"


@pytest.mark.parametrize("deep", ["[" * 900 + "]" * 900, '{"a":' * 900 + "1" + "}" * 900])
def test_what_is_nested_deeply_is_no_article(tmp_path: Path, deep: str) -> None:
    for line in (f'{{"a": {deep}}}', f'{{"title": {deep}, "text": "One."}}'):
        path = written(tmp_path / "a.jsonl", line + "\n" + LINE.decode())
        first, second = read([path])
        assert first.origin == f"{path}:1"
        assert isinstance(second, RawDocument)


# --- packed -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)],
)
def test_packed_files_are_read_and_damaged_ones_named(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]
) -> None:
    whole = pack(b"\n".join([LINE] * 2000))
    [first, *rest] = documents(read([written(tmp_path / f"a.jsonl.{suffix}", whole)]))
    assert (first.content, len(rest)) == (SENTENCE, 1999)
    half = len(whole) // 2
    for damaged in (whole[:half], whole[:half] + b"\xff" * 9 + whole[half + 9 :]):
        path = written(tmp_path / f"a.jsonl.{suffix}", damaged)
        assert "cannot be read" in refusals(read([path]))[-1].reason


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def tarred(files: dict[str, bytes], mode: Any = "w") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return held.getvalue()


FILES = {
    "in/one.jsonl": LINE,
    "in/two.jsonl.gz": gzip.compress(LINE),
    "/three.txt": SENTENCE.encode(),
    "../four": SENTENCE.encode(),
    "in/.hidden.txt": b"secret",
    "__MACOSX/._one.txt": b"\0\1",
    "in/picture.png": b"\x89PNG",
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(FILES)),
        ("a.tar", tarred(FILES)),
        ("a.tgz", tarred(FILES, "w:gz")),
        ("a.tar.bz2", tarred(FILES, "w:bz2")),
        ("a.tar.xz", tarred(FILES, "w:xz")),
    ],
)
def test_many_files_in_one_are_read_as_a_folder(tmp_path: Path, name: str, data: bytes) -> None:
    path, unused = written(tmp_path / name, data), Unused()
    found = list(read([path], unused=unused))
    assert [one.content for one in documents(found)] == [SENTENCE] * 4, found
    assert documents(found)[0].origin == f"{path}/in/one.jsonl:1"
    assert not refusals(found)
    assert unused.files == {".png": 1}


def test_one_damaged_file_in_a_zip_is_named_and_the_rest_read(tmp_path: Path) -> None:
    held = zipped({"a.txt": SENTENCE.encode() * 50, "b.txt": SENTENCE.encode()})
    at = held.index(b"a.txt") + 20
    path = written(tmp_path / "a.zip", held[:at] + b"\xff\xff" + held[at + 2 :])
    found = list(read([path]))
    assert [one.origin for one in refusals(found)] == [f"{path}/a.txt"]
    assert [one.origin for one in documents(found)] == [f"{path}/b.txt"]


def test_a_file_without_a_name_in_a_zip_is_read(tmp_path: Path) -> None:
    held = zipped({"n.txt": SENTENCE.encode()}).replace(b"n.txt", b"n.\1\0t")  # a field of its own
    for header, at in ((b"PK\3\4", 26), (b"PK\1\2", 28)):  # where the length of the name is
        at += held.rindex(header)
        held = held[:at] + b"\0\0\5\0" + held[at + 4 :]
    found = read([written(tmp_path / "a.zip", held)], format=Format.TEXT)
    assert [one.content for one in documents(found)] == [SENTENCE]


def test_a_device_is_no_zip(tmp_path: Path) -> None:
    """Nobody looks for the end of one that has none."""
    path = tmp_path / "a.zip"
    path.symlink_to("/dev/null")
    [told] = refusals(read([path]))
    assert (told.origin, "no regular file" in told.reason) == (str(path), True)


def test_a_zip_that_is_a_bomb_is_left_off(tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", zipped({"a.jsonl": b"a" * 100_000_000}))
    assert "times its size" in refusals(read([path]))[-1].reason


def test_a_file_of_gaps_in_a_tar_is_left_out(tmp_path: Path) -> None:
    """It says how large it is, and nearly nothing of it is stored."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.PAX_FORMAT) as archive:
        gaps, story = tarfile.TarInfo("gaps.txt"), tarfile.TarInfo("story.txt")
        gaps.pax_headers = {"GNU.sparse.map": "0,0", "GNU.sparse.size": str(1 << 20)}
        archive.addfile(gaps)
        story.size = len(SENTENCE.encode())
        archive.addfile(story, io.BytesIO(SENTENCE.encode()))
    path = written(tmp_path / "a.tar", held.getvalue())
    assert [one.origin for one in read([path])] == [f"{path}/story.txt"]


@pytest.mark.parametrize("cut", [False, True])
def test_a_tar_file_damaged_between_its_files_is_named(tmp_path: Path, cut: bool) -> None:
    held = tarred({"a.txt": SENTENCE.encode(), "b.txt": SENTENCE.encode()})
    second = 2 * tarfile.BLOCKSIZE
    rest = b"" if cut else held[second + 100 :]
    path = written(tmp_path / "a.tar", held[:second] + b"\xff" * 100 + rest)
    one, told = read([path])
    assert (one.origin, str(told).startswith(f"{path}: is no tar file")) == (f"{path}/a.txt", True)


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_name_as_long_as_a_bomb_is_not_read(tmp_path: Path, kind: bytes) -> None:
    entry, size = tarfile.TarInfo("a.txt"), 50_000_000
    entry.type, entry.size = kind, size
    head = entry.tobuf(tarfile.USTAR_FORMAT)
    path = written(tmp_path / "a.tgz", gzip.compress(head + b"a" * size, 1))
    tracemalloc.start()
    try:
        assert "a name is too long" in refusals(read([path]))[0].reason
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.zip", b"PK\x03\x04 no more", "damaged"),
        (
            "a.zip",
            zipped({"a.txt": b"x"}).replace(b"PK\1\2\x14\3\x14", b"PK\1\2\x14\3\xff"),
            "25.5",
        ),
        ("a.tar", b"hello" * 200, "damaged"),
        ("a.tar", b"", "no tar file"),
        ("a.zip", zipped({}), "no files"),
        ("a.jsonl.zst", b"\x28\xb5\x2f\xfd....", "unpack it first"),
        ("a.7z", b"7z\xbc\xaf....", "unpack it first"),
    ],
)
def test_what_cannot_be_unpacked_is_named(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = written(tmp_path / name, data)
    for asked in (path, tmp_path):
        [told] = list(read([asked]))
        assert isinstance(told, BadArticle)
        assert (told.origin, says in told.reason) == (str(path), True), told


# --- pages, encodings, dates --------------------------------------------------------------------

MAIL = """From: <Saved by Browser>
Snapshot-Content-Location: https://d.example/1
Subject: Bridge
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--x"

----x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://d.example/1

<html><body><p>Th=C3=A9 bridge</p></body></html>
----x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw==
----x--
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_page_saved_with_its_pictures_is_a_page(tmp_path: Path, ends: str) -> None:
    found = only(written(tmp_path / "a.mhtml", MAIL.replace("\n", ends)))
    assert (found.markup, found.url) == (True, "https://d.example/1")
    assert "<p>Thé bridge</p>" in found.content


def test_pages_by_other_names_are_found_and_other_files_counted(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html>\n<html><body><p>{SENTENCE}</p></body></html>"
    for name in ("story.php?id=7", "story.aspx", "story.shtml"):
        written(tmp_path / name, page)
    for name in ("report.pdf", "feed.rss", "scan.PDF"):
        written(tmp_path / name, "<?xml version='1.0'?><rss><item>x</item></rss>")
    unused = Unused()
    found = list(read([tmp_path], unused=unused))
    assert [isinstance(one, RawDocument) and one.markup for one in found] == [True] * 3
    assert unused.files == {".pdf": 2, ".rss": 1}


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Мост открыт снова, сообщил в понедельник министр."),
        ("koi8-r", "Мост открыт снова, сообщил в понедельник министр."),
        ("iso8859-5", "Мост открыт снова, сообщил в понедельник министр."),
        ("cp866", "Мост открыт снова, сообщил в понедельник министр."),
        ("cp1256", "قال الوزير يوم الاثنين إن الجسر قد افتتح من جديد بعد الفيضان."),
        ("iso8859-6", "قال الوزير يوم الاثنين إن الجسر قد افتتح من جديد بعد الفيضان."),
        ("gb18030", "部长星期一说，港口将在冬季之前疏浚。"),
        ("shift_jis", "大臣は月曜日、冬までに港を浚渫すると述べた。"),
    ],
)
def test_the_older_encodings_of_other_scripts_are_guessed(
    tmp_path: Path, codec: str, text: str
) -> None:
    assert only(written(tmp_path / "a.txt", text.encode(codec))).content == text


def test_dates_nobody_can_read_are_counted_and_read_once_told_how(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "date,text\n08/01/2014,one\nsoon,two\n8 Jan 2014,three\n")
    unused = Unused()
    assert [one.published for one in documents(read([path], unused=unused))] == [None, None, DAY]
    assert (unused.dates, unused.first_date) == (2, f"'08/01/2014' in {path}:2")
    for month_first, day in ((False, DAY), (True, datetime(2014, 8, 1, tzinfo=UTC))):
        assert documents(read([path], month_first=month_first))[0].published == day


def test_fields_by_other_names_are_told_of(tmp_path: Path) -> None:
    """If a title or a date may be in them."""
    unused = Unused()
    first = written(tmp_path / "a.csv", "Titel;Text;Datum;Thema\nEins;One.;1.8.14;Stadt\n")
    written(tmp_path / "b.csv", "text,title,date,score\nOne.,A,2014-01-08,7\n")
    written(tmp_path / "c.csv", "text\nOne.\n")
    second = written(tmp_path / "d.jsonl", '{"text": "One.", "title": "A", "@seen": "2014-01-08"}')
    written(tmp_path / "e.jsonl", '{"html": "<html><title>A</title><p>One.", "status": 200}')
    assert len(documents(read([tmp_path], unused=unused))) == 5
    assert unused.lacking == {"title": 1, "published": 2}
    assert unused.first_lacking["title"] == f"{first}:2 has titel, datum, thema"
    assert unused.first_lacking["published"] == f"{first}:2 has datum"
    told = Unused()
    list(read([second], unused=told))
    assert told.first_lacking == {"published": f"{second}:1 has @seen"}


def test_an_import_tells_that_one_id_stands_for_two_texts(tmp_path: Path) -> None:
    """As in tables that each count their rows; the same row twice is no such case."""
    row, other = f'1,"{SENTENCE} It is open."', f'1,"{SENTENCE} It is shut."'
    written(tmp_path / "in" / "a.csv", f'id,text\n{row}\n2,"{SENTENCE} It is new."\n')
    written(tmp_path / "in" / "b.csv", f"id,text\n{row}\n")
    archive = ["--archive", str(tmp_path / "archive"), "--workers", "1", "--no-clean"]
    done = CliRunner().invoke(main, ["index", str(tmp_path / "in"), *archive])
    assert "same id" not in done.stderr
    written(tmp_path / "in" / "c.csv", f"id,text\n{other}\n")
    done = CliRunner().invoke(main, ["index", str(tmp_path / "in"), *archive])
    first, last = (str(tmp_path / "in" / name) for name in ("a.csv:2", "c.csv:2"))
    assert f"other texts with the same id: 1; 1 in {first} and in {last} (of" in done.stderr
    assert "1 updated" in done.output


def test_an_import_tells_what_it_made_no_use_of(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a.csv", f'date,text\n08/01/2014,"{SENTENCE} It is open."\n')
    written(tmp_path / "in" / "b.pdf", "%PDF")
    written(tmp_path / "in" / "c.csv", f'datum,text\n2014,"{SENTENCE} It is shut."\n')
    archive = ["--archive", str(tmp_path / "archive"), "--workers", "1", "--no-clean"]
    done = CliRunner().invoke(main, ["index", str(tmp_path / "in"), *archive])
    assert done.exit_code == 0, done.output
    assert "skipped: 1 .pdf" in done.stderr
    assert "without a date: 1, of which" in done.stderr
    assert "c.csv:2 has datum (--field published=… says which it is)" in done.stderr
    assert "dates that could not be used: 1; '08/01/2014'" in done.stderr
    told = CliRunner().invoke(
        main, ["index", str(tmp_path / "in"), *archive, "--dates", "day-first"]
    )
    assert "1 updated" in told.output
    assert "nobody" not in told.stderr
    found = CliRunner().invoke(main, ["search", "date:2014-01-08", *archive[:2], "--json"])
    assert json.loads(found.stdout)["total"]["value"] == 1
