"""Where articles come from: every shape is read, every bad input named, nothing stops the rest."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sys
import tracemalloc
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.cleaning import clean
from index.errors import BadArticle
from index.model import RawDocument
from index.sources import Format, read
from index.sources.fields import MAX_CONTENT, from_fields, web_url
from index.sources.streams import lines_of
from index.sources.unused import Unused
from index.text.dates import parse_date, printed_date
from service.cli import main

SENTENCE = "The bridge at Kesra reopened on Monday, three weeks after the flood."


def documents(found: Iterable[RawDocument | BadArticle]) -> list[RawDocument]:
    return [item for item in found if isinstance(item, RawDocument)]


def refusals(found: Iterable[RawDocument | BadArticle]) -> list[BadArticle]:
    return [item for item in found if isinstance(item, BadArticle)]


def written(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def only(path: Path) -> RawDocument:
    [found] = list(read([path]))
    assert isinstance(found, RawDocument), found
    return found


# --- shapes -------------------------------------------------------------------------------------


def test_a_text_file_is_one_document_named_by_its_path(tmp_path: Path) -> None:
    path = written(tmp_path / "bridge.txt", SENTENCE + "\r\n\r\nMore.\r\n")
    found = only(path)
    assert (found.content, found.markup) == (f"{SENTENCE}\n\nMore.\n", False)
    assert found.origin == str(path)


@pytest.mark.parametrize("name", ["a.html", "b.htm", "c.XHTML", "d.html.gz"])
def test_html_files_are_markup(tmp_path: Path, name: str) -> None:
    data = f"<p>{SENTENCE}</p>".encode()
    path = written(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data)
    assert only(path).markup


def test_a_text_file_that_holds_a_page_is_markup(tmp_path: Path) -> None:
    assert only(written(tmp_path / "page.txt", f"<!DOCTYPE html><p>{SENTENCE}")).markup


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_json_lines_keep_what_the_scraper_knew(tmp_path: Path, pack: type[bytes]) -> None:
    record = {
        "id": "a-1", "url": "https://paper.example/a", "title": " The\nbridge ", "source": "Paper",
        "author": ["Ann Ray", "Bo Lind"], "date": "8 January 2014", "language": "en-GB",
        "text": SENTENCE, "clean": False,
    }  # fmt: skip
    path = written(tmp_path / "a.jsonl", pack(json.dumps(record).encode()))
    assert only(path) == RawDocument(
        content=SENTENCE, markup=False, origin=f"{path}:1", id="a-1",
        url="https://paper.example/a", title="The bridge", source="Paper",
        author="Ann Ray, Bo Lind", published=datetime(2014, 1, 8, tzinfo=UTC), language="en",
        clean=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "markup"), [(SENTENCE, False), (f"<div><p>{SENTENCE}</p></div>", True)]
)
@pytest.mark.parametrize("name", ["body", "content"])
def test_body_and_content_are_html_if_they_begin_so(
    tmp_path: Path, name: str, content: str, markup: bool
) -> None:
    path = written(tmp_path / "a.jsonl", json.dumps({name: content}))
    assert only(path).markup is markup


@pytest.mark.parametrize(
    "text",
    [
        '[{"text": "one"}, {"text": "two"}]',
        '[\n {"text": "one"},\n {"text": "two"}\n]\n',
        '{"text": "one"}\n{"text": "two"}',
        '\ufeff[{"text": "one"},{"text": "two"}]',
    ],
)
def test_json_files_hold_lists_or_objects(tmp_path: Path, text: str) -> None:
    path = written(tmp_path / "a.json", text)
    found = documents(read([path]))
    assert [item.content for item in found] == ["one", "two"]
    assert [item.origin for item in found] == [f"{path}#1", f"{path}#2"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", '[{"text": "one"}, {"text": "two"}]'),
        ("a.jsonl", '[\n{"text": "one"},\n{"text": "two"}\n]'),
        ("a.ndjson", '{\n "text": "one"\n}\n{\n "text": "two"\n}'),
        ("a.txt", '{"text": "one"}\n{"text": "two"}'),
        ("a.txt", 'title,text,date\nA,"one",2014-01-08\nB,"two",2014-01-09'),
    ],
)
def test_what_a_file_holds_counts_more_than_its_name(tmp_path: Path, name: str, text: str) -> None:
    found = documents(read([written(tmp_path / name, text)]))
    assert [item.content for item in found] == ["one", "two"]


def test_a_broken_first_line_spoils_no_other(tmp_path: Path) -> None:
    """Even if as much as is looked at ends like a line of JSON over several."""
    first = '{"text": "' + "a" * 4084 + '", "title": "T"}'
    path = written(tmp_path / "a.jsonl", first[:-1] + '\n{"text": "two"}')
    assert first.encode()[:4096].endswith(b",")
    assert [item.content for item in documents(read([path]))] == ["two"]


@pytest.mark.parametrize(
    "text", ["{Editor's note} " + SENTENCE, "From Kesra in March 2014\nNew: " + SENTENCE]
)
def test_an_article_may_begin_like_something_else(tmp_path: Path, text: str) -> None:
    assert only(written(tmp_path / "a.txt", text)).content == text


def test_a_long_json_list_is_read_across_chunks(tmp_path: Path) -> None:
    items = [{"text": f"Article {n}. " + "word " * 3000} for n in range(60)]
    path = written(tmp_path / "a.json", json.dumps(items, indent=1))
    assert [item.content for item in documents(read([path]))] == [item["text"] for item in items]


@pytest.mark.parametrize("divider", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_row_of_a_table_is_an_article(tmp_path: Path, divider: str, codec: str) -> None:
    """Whatever a spreadsheet divides cells with; paragraphs, quotes and dividers are in a cell."""
    text = f'{SENTENCE}\n\nThe mayor said "at last"; others, 40|50, were {divider} café.'
    out = io.StringIO()
    table = csv.writer(out, delimiter=divider)
    table.writerow(["ID", "Headline", "Publication", "Pub Date", "Link", "Note", "Content"])
    table.writerow(
        ["a-1", "The bridge", "Paper", "2014-01-08", "https://paper.example/a", "", text]
    )
    table.writerow([])
    table.writerow(["", "", "", "", "", "mine", SENTENCE])
    path = written(tmp_path / "a.csv", out.getvalue().encode(codec))
    one, two = documents(read([path], source="Given"))
    assert one == RawDocument(
        content=text, markup=False, origin=f"{path}:2", id="a-1", title="The bridge",
        source="Paper", url="https://paper.example/a", published=datetime(2014, 1, 8, tzinfo=UTC),
    )  # fmt: skip
    assert two == RawDocument(SENTENCE, False, f"{path}:6", source="Given")


def test_a_line_that_names_the_divider_is_no_row(tmp_path: Path) -> None:
    """As a spreadsheet program asks for it."""
    path = written(tmp_path / "a.csv", f"sep=;\r\ntitle;text\r\nA;{SENTENCE}\r\n")
    assert only(path) == RawDocument(SENTENCE, False, f"{path}:3", title="A")


def test_a_row_longer_than_an_article_may_be_ends_the_table(tmp_path: Path) -> None:
    """What stood before it is read; long articles are."""
    long = SENTENCE * 20_000  # more than the csv module takes unasked
    path = written(tmp_path / "a.csv", f'text\n"{long}"\n"{SENTENCE}\n' + SENTENCE * 350_000)
    first, second = read([path])
    assert isinstance(first, RawDocument)
    assert first.content == long
    assert second.origin == f"{path}:3"


def test_the_first_name_that_is_filled_in_counts(tmp_path: Path) -> None:
    """Of those that scrapers give one thing."""
    row = {
        "title": None,
        "headline": "A",
        "publishedAt": "2014-01-08",
        "authors": ["B"],
        "text": "x",
    }
    found = only(written(tmp_path / "a.jsonl", json.dumps(row)))
    assert (found.title, found.author) == ("A", "B")
    assert found.published == datetime(2014, 1, 8, tzinfo=UTC)


def test_a_folder_is_read_to_the_bottom_in_order_without_hidden_and_foreign_files(
    tmp_path: Path,
) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.html", "a/deep/x.txt", "c", ".secret.txt", ".git/w.txt"):
        written(tmp_path / name, SENTENCE)
    written(tmp_path / "scores.log", "1\t2")
    found = [Path(item.origin).relative_to(tmp_path) for item in documents(read([tmp_path]))]
    assert [str(path) for path in found] == ["b.txt", "c", "a/y.html", "a/z.txt", "a/deep/x.txt"]


def test_a_pipe_in_a_folder_is_passed_over_and_a_link_to_nothing_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    unused = Unused()
    assert [one.origin for one in refusals(read([tmp_path], unused=unused))] == [
        str(tmp_path / "gone.txt")
    ]
    assert unused.files == {".txt": 1}


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    written(tmp_path / "a" / "one.txt", SENTENCE)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert [Path(item.origin).name for item in documents(read([tmp_path]))] == ["one.txt"]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (SENTENCE, "text"),
        (json.dumps({"html": "<p>x"}), "html"),
        (json.dumps({"text": SENTENCE, "title": "b"}, indent=2), "text"),
        (json.dumps({"text": SENTENCE, "tags": ["b"]}, indent=2).replace("{\n ", "{"), "text"),
        (json.dumps({"text": SENTENCE}) + "\n", "text"),
        ("<html><p>x", "html"),
        ("Title,Topic,Date,Text\nA,b,2014,x", "text"),
        ("url;html\nhttps://paper.example/a;<p>x", "html"),
    ],
)
def test_standard_input_may_be_anything(
    monkeypatch: pytest.MonkeyPatch, given: str, kind: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    [found] = documents(read(["-"]))
    assert found.markup is (kind == "html")
    assert found.origin.startswith("standard input")


def test_a_format_given_beats_the_name(tmp_path: Path) -> None:
    path = written(tmp_path / "articles.log", '{"text": "one"}')
    assert [item.content for item in documents(read([tmp_path], format=Format.JSONL))] == ["one"]
    assert [item.content for item in documents(read([path], format=Format.TEXT))] == [
        '{"text": "one"}'
    ]


def test_the_given_source_and_clean_hold_where_a_document_says_nothing(tmp_path: Path) -> None:
    lines = '{"text": "one", "source": "Own"}\n{"text": "two", "clean": true}\n{"text": "three"}'
    path = written(tmp_path / "a.jsonl", lines)
    found = documents(read([path], source="Given", clean=False))
    assert [item.source for item in found] == ["Own", "Given", "Given"]
    assert not any(item.clean for item in found)


# --- WARC and WET -------------------------------------------------------------------------------


def record(kind: WarcRecordType, url: str, body: bytes, content_type: str) -> WarcRecord:
    made = WarcRecord()
    made.init_headers(kind, content_length=len(body))
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = "2014-01-08T10:00:00Z"
    made.headers["Content-Type"] = content_type
    made.set_bytes_content(body)
    return made


def response(url: str, body: bytes, status: str = "200 OK", kind: str = "text/html") -> WarcRecord:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return record(
        WarcRecordType.response, url, head.encode() + body, "application/http; msgtype=response"
    )


def archived(path: Path, records: list[WarcRecord]) -> Path:
    with path.open("wb") as file:
        stream = GzipWriter(file) if path.suffix == ".gz" else file
        for each in records:
            each.write(stream)
        if stream is not file:
            stream.close()
    return path


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_warc_gives_its_pages_with_url_and_date(tmp_path: Path, name: str) -> None:
    page = f"<html><p>{SENTENCE} Caf\xe9.</html>".encode("latin-1")
    path = archived(
        tmp_path / name,
        [
            response("https://paper.example/a", page, kind="text/html; charset=iso-8859-1"),
            response("https://paper.example/logo", b"\x89PNG", kind="image/png"),
            response("https://paper.example/gone", b"<p>gone", status="404 Not Found"),
        ],
    )
    [first] = documents(read([path]))
    assert (first.url, first.origin) == ("https://paper.example/a", f"{path}#1")
    assert first.markup
    assert "Caf\xe9." in first.content
    assert first.fetched == datetime(2014, 1, 8, 10, tzinfo=UTC)
    assert first.published is None, "the page's own date is better than the day it was fetched"


def test_a_wet_gives_texts(tmp_path: Path) -> None:
    made = record(
        WarcRecordType.conversion, "http://paper.example/a", SENTENCE.encode(), "text/plain"
    )
    [found] = documents(read([archived(tmp_path / "crawl.wet.gz", [made])]))
    assert (found.content, found.markup, found.url) == (SENTENCE, False, "http://paper.example/a")


@pytest.mark.parametrize("kept", [0.65, 0.8, 0.97])
def test_a_warc_cut_short_gives_no_half_page(tmp_path: Path, kept: float) -> None:
    """Without compression nothing but its stated length tells that a page is not all there."""
    page = b"<p>" + b"The bridge was closed on Monday. " * 40
    path = archived(tmp_path / "a.warc", [response(f"http://x.example/{n}", page) for n in "ab"])
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    whole, cut = read([path])
    assert isinstance(whole, RawDocument)
    assert isinstance(cut, BadArticle)
    assert str(cut) == f"{path}#2: is cut short: fetch the file again"


def test_a_cut_warc_gives_what_is_whole_and_names_the_damage(tmp_path: Path) -> None:
    page = f"<html><p>{SENTENCE}</html>".encode()
    path = archived(tmp_path / "a.warc.gz", [response(f"http://x.example/{n}", page) for n in "ab"])
    path.write_bytes(path.read_bytes()[:-40])
    found = list(read([path]))
    assert len(documents(found)) >= 1
    assert all(str(path) in str(item) for item in refusals(found))
    assert "; the rest was not read: Compressed file ended" in str(refusals(found)[-1])


# --- encodings ----------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(tmp_path: Path, end: str) -> None:
    """Those of a table and of JSON lines."""
    table = end.join(("title,text", f'One,"{SENTENCE}"', f'Two,"{SENTENCE}"'))
    lines = end.join(f'{{"title": "{title}", "text": "{SENTENCE}"}}' for title in ("One", "Two"))
    for name, content in (("a.csv", table), ("a.jsonl", lines)):
        found = documents(list(read([written(tmp_path / name, content.encode())])))
        assert [(one.title, one.content) for one in found] == [("One", SENTENCE), ("Two", SENTENCE)]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_of_a_text_is_guessed(tmp_path: Path, codec: str) -> None:
    text = "“Über alles,” said Zoë: the café’s price rose by £5 – again."
    assert only(written(tmp_path / "a.txt", text.encode(codec))).content == text


def test_bytes_that_no_windows_page_has_are_latin_1(tmp_path: Path) -> None:
    assert only(written(tmp_path / "a.txt", b"caf\xe9 \x81 bar")).content == "caf\xe9 \x81 bar"


def test_a_few_bad_bytes_do_not_unmake_utf_8(tmp_path: Path) -> None:
    text = "Zoë’s café – “naïve” – déjà vu. " * 5
    assert only(written(tmp_path / "a.txt", text.encode() + b"\xff")).content == text + "\ufffd"


def test_a_page_is_decoded_as_it_declares_unless_its_bytes_say_otherwise(tmp_path: Path) -> None:
    declared = '<html><head><meta charset="windows-1251"></head><p>Мост открыт</p></html>'
    assert only(written(tmp_path / "a.html", declared.encode("cp1251"))).content == declared
    assert only(written(tmp_path / "b.html", declared.encode("utf-8"))).content == declared


def test_short_lines_of_a_table_are_decoded_as_its_others_are(tmp_path: Path) -> None:
    """Three letters alone could be Greek, Cyrillic or nothing."""
    text = "Да.\nМост через реку открыли во вторник утром.\n— Нет!\nООН\nСША и ЕС"
    table = f'title;text\n"Мост открыт";"{text}"\n'
    found = only(written(tmp_path / "a.csv", table.encode("cp1251")))
    assert (found.title, found.content) == ("Мост открыт", text)


def test_json_lines_may_be_utf_16_or_cp1252(tmp_path: Path) -> None:
    lines = '{"text": "café one"}\n{"text": "café two"}\n'
    for codec in ("utf-16", "cp1252"):
        path = written(tmp_path / f"{codec}.jsonl", lines.encode(codec))
        assert [item.content for item in documents(read([path]))] == ["café one", "café two"]


# --- bad input ----------------------------------------------------------------------------------

NESTED = (
    b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=0\n\n"
    + b"".join(
        b"--%d\nContent-Type: multipart/related; boundary=%d\n\n" % (n, n + 1) for n in range(2000)
    )
)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.html", b" \n\t\n", "is empty"),
        ("empty.jsonl", b"\n\n", "is empty"),
        ("empty.json", b"", "is empty"),
        ("report.txt", b"%PDF-1.4 ...", "is a PDF"),
        ("noise.txt", bytes(range(256)) * 20, "binary data"),
        ("noise.jsonl", bytes(range(256)) * 20, "binary data"),
        ("half.txt.gz", gzip.compress(SENTENCE.encode() * 100)[:-20], "cannot be read"),
        ("no.warc", b"hello", "WARC"),
        ("empty.csv", b"", "is empty"),
        ("names.csv", b"title,text\n\n , \n", "is empty"),
        ("book.csv", b"PK\x03\x04...", "save it as CSV"),
        ("loose.csv", b"title,text\nA,This, however, goes on.\n", "texts need quotes"),
        ("scores.csv", b"team,goals\nA,1\n", "'team,goals': that should name one"),
        ("goals.csv", b"team,goals\nA,1\n", "--field text="),
        ("headless.csv", b"x" * (MAX_CONTENT + 2), "--field text="),
        ("unclosed.csv", b'text\n"a' + (b"b" * 999 + b"\n") * (MAX_CONTENT // 490), "never closed"),
        ("stray.csv", b'title,text\nA,"One.\nB,Two.\nC,Three.\n', "never closed"),
        ("list.json", b"[1]", "not a JSON object"),
        ("cut.json", b'[{"text": "a', "is not JSON"),
        ("deep.json", b"[" * 5 + b'{"a":' * 100_000, "is not JSON"),
        ("deep.jsonl", b'{"text":' * 100_000, "is not JSON"),
        ("digits.json", b'{"text": "a", "n": ' + b"7" * 5000 + b"}", "thousands of digits"),
        ("printed.jsonl", b"{'text': 'The bridge is open.'}", "json.dumps"),
        ("feed.rss", b'<?xml version="1.0"?>\n<!-- made --><rss><channel><item/>', "is a feed"),
        ("atom.html", b'<feed xmlns="http://www.w3.org/2005/Atom"><entry/>', "is a feed"),
        ("sitemap.txt", b"\xef\xbb\xbf<?xml version='1.0'?><urlset><url/>", "a sitemap"),
        ("deep.mhtml", NESTED, "nested too deeply"),
        ("in.mbox", b"From a@b.example Tue Mar  4 08:00:00 2014\nSubject: Ferry\n\nX", "is mail"),
        ("one.eml", b"From: A <a@b.example>\nTo: B,\n C\nMessage-ID: <1@b>\n\nX", "is mail"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_goes_on(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    bad, good = written(tmp_path / name, data), written(tmp_path / "z.txt", SENTENCE)
    found = list(read([bad, good]))
    assert [item.content for item in documents(found)] == [SENTENCE]
    [refusal] = refusals(found)
    assert str(bad) in str(refusal)
    assert says in refusal.reason


def test_broken_lines_are_named_by_number_and_the_others_read(tmp_path: Path) -> None:
    bad = '{"text": \n\n[1]\n{"title": "x"}\n{"text": "", "html": null}'
    lines = f'{{"text": "one"}}\n{bad}\n{{"text": "two"}}'
    path = written(tmp_path / "a.jsonl", lines)
    found = list(read([path]))
    assert [item.content for item in documents(found)] == ["one", "two"]
    assert [item.origin for item in refusals(found)] == [f"{path}:{n}" for n in (2, 4, 5, 6)]


def test_broken_json_is_named_by_line_and_what_stood_before_it_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", '[\n{"text": "one"},\n{"text": "two",\n "id"; 1}\n]')
    found = list(read([path]))
    assert [item.content for item in documents(found)] == ["one"]
    assert [item.origin for item in refusals(found)] == [f"{path}:4"]


def test_missing_and_unreadable_inputs_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    gone, nothing = tmp_path / "gone.txt", tmp_path / "empty"
    first, second = refusals(read([gone, nothing]))
    assert (first.origin, first.reason) == (str(gone), "cannot be read: No such file or directory")
    assert second.origin == str(nothing)


def test_an_over_long_line_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(50):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n{"text": "after"}\n')
    tracemalloc.start()
    found = list(read([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [item.content for item in documents(found)] == ["after"]
    assert [item.origin for item in refusals(found)] == [f"{path}:1"]
    assert peak < 4 * MAX_CONTENT


def test_a_page_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.html", b"<p>word " * (MAX_CONTENT // 8 + 1))
    [refusal] = refusals(read([path]))
    assert "over 10 MB" in refusal.reason


def test_a_gzip_bomb_is_left_off(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(100):
            file.write(bytes(1_000_000).replace(b"\0", b"a"))
    found = list(read([path]))
    assert not documents(found)
    assert "times its size" in refusals(found)[-1].reason


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", '{"text": "one"}\n' * 3)
    assert len(list(islice(read([path, tmp_path / "never"]), 2))) == 2


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.binary(max_size=300),
    suffix=st.sampled_from([".txt", ".html", ".jsonl", ".json", ".csv", ".warc", ".gz", ""]),
)
def test_no_bytes_raise(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = written(tmp_path / f"any{suffix}", data)
    for item in read([path]):
        assert item.origin.startswith(str(path))


# --- fields -------------------------------------------------------------------------------------


def test_neither_or_both_contents_are_refused() -> None:
    for text, html in ((None, None), ("a", "b")):
        with pytest.raises(BadArticle, match="exactly one"):
            from_fields(origin="post", text=text, html=html)


@pytest.mark.parametrize("bad", ["", " ", "x" * 201, "a\nb", 1.5, ["a"]])
def test_a_bad_id_is_refused(bad: object) -> None:
    with pytest.raises(BadArticle, match="id must be"):
        from_fields(origin="post", text="a", id=bad)


@pytest.mark.parametrize("content", [5, ["a"], "", "  ", "\x00", "x" * (MAX_CONTENT + 1)])
def test_bad_content_is_refused(content: object) -> None:
    with pytest.raises(BadArticle, match=r"^post: "):
        from_fields(origin="post", text=content)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://a.example/x", "https://", "http://[", "/a", 7, "http://a b/",
     "https://a.example/" + "x" * 2000],
)  # fmt: skip
def test_an_address_nobody_can_follow_is_dropped(url: object) -> None:
    assert from_fields(origin="post", text="a", url=url).url is None


def test_what_is_too_long_to_show_is_cut() -> None:
    made = from_fields(origin="post", text="a", title="t" * 9999, author="b " * 9999)
    assert made.title == "t" * 500
    assert made.author is not None
    assert len(made.author) <= 200


def test_half_a_surrogate_pair_does_no_harm() -> None:
    made = from_fields(origin="post", text="a \ud83d b", title="x\udc00y")
    assert (made.content, made.title) == ("a ? b", "x y")


# --- dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written_so",
    [
        "2014-01-08", "20140108", "2014/1/8", "8 January 2014", "Jan. 8th, 2014", "January 8 2014",
        "Wednesday 08 January 2014", "8-Jan-2014", "Wed, 08 Jan 2014 00:00:00 GMT",
        "2014-01-08T00:00:00Z", "2014-01-08T02:00:00+02:00", 1389139200, 1389139200000,
        datetime(2014, 1, 8), "the 8th of January, 2014",
        "8/Jan/2014", "2014-Jan-08", "20140108000000", "8-Jan-14", "08 Jan 14", "1389139200.0",
        20140108, 20140108.0, 20140108000000, "2014-01-07T24:00:00", "20140107240000",
        "7 January 2014 24:00", "2014-01-08T01:00+01:00", "/Date(1389139200000)/",
        "/Date(1389139200000+0100)/",
        "Wed Jan 08 2014 01:00:00 GMT+0100 (CET)",
    ],
)  # fmt: skip
def test_dates_are_read_as_people_and_machines_write_them(written_so: object) -> None:
    assert parse_date(written_so) == datetime(2014, 1, 8, tzinfo=UTC)


def test_a_whole_number_is_an_id_however_it_is_written() -> None:
    """Tables with gaps in a column make fractions of its whole numbers."""
    assert from_fields(origin="x", text=SENTENCE, id=1.0).id == "1"
    for other in (1.5, float("nan"), float("inf")):
        with pytest.raises(BadArticle, match="id must be"):
            from_fields(origin="x", text=SENTENCE, id=other)


@pytest.mark.parametrize(
    "written_so",
    ["8 marca 2014", "8 Mart 2014", "8. marts 2014", "8 mars 2014", "8 mrt 2014", "8 martie 2014",
     "lørdag den 8. marts 2014", "8 de mar. de 2014", "8 березня 2014", "8. března 2014",
     "8. MAALISKUUTA 2014", "2014. március 8."],
)  # fmt: skip
def test_months_of_other_languages_are_read(written_so: str) -> None:
    assert parse_date(written_so) == datetime(2014, 3, 8, tzinfo=UTC)


def test_capitals_and_letters_without_marks_name_the_same_month() -> None:
    for written_so in ("8 Aralık 2014", "8 ARALIK 2014", "8 Aralik 2014"):
        assert parse_date(written_so) == datetime(2014, 12, 8, tzinfo=UTC)
    for old_print in ("8 Auguſt 2014", "8 Agoſto 2014"):
        assert parse_date(old_print) == datetime(2014, 8, 8, tzinfo=UTC)
    assert parse_date("8 NİSAN 2014") == parse_date("8 Nisan 2014") is not None
    assert parse_date("8 pazdziernika 2014") == parse_date("8 października 2014") is not None


def test_one_name_of_two_months_is_no_date() -> None:
    """November in Polish, which puts no point, October in Croatian, which does."""
    assert parse_date("8 listopada 2014") == datetime(2014, 11, 8, tzinfo=UTC)
    assert parse_date("8. listopada 2014") is None


@pytest.mark.parametrize(
    "written_so",
    ["8 January 2014 4:30 AM EST", "Jan 8, 2014 10.30 a.m. (CET)", "8 January 2014, 10:30 BST",
     "2014-01-08 12:30:00 MSK", "Wed Jan  8 12:30:00 MSK 2014", "Wed, 08 Jan 2014 10:30:00 CET",
     "January 8, 2014 | 15:00 IST"],
)  # fmt: skip
def test_times_of_named_zones_are_of_these(written_so: str) -> None:
    assert parse_date(written_so) == datetime(2014, 1, 8, 9, 30, tzinfo=UTC)


def test_a_zone_without_a_time_moves_no_day() -> None:
    assert parse_date("8 January 2014 IST") == datetime(2014, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2014-01-08-fire.txt", 8),
        ("20140108_fire.html", 8),
        ("fire.20140108.txt", 8),
        ("2014/1/8/fire.txt", 8),
        ("2014/01/08/2014-01-07.txt", 7),
        ("2014/01/fire.txt", None),
        ("08-01-2014.txt", None),  # the year is last, as if the day could be the month
        ("2014-01-01_2014-01-31.txt", None),
        ("20140108093000.txt", None),  # a time, when it was saved
        ("2014-13-08.txt", None),
        ("2014-02-30.txt", None),
        ("2999-01-08.txt", None),
        ("2014-01-08/fire.txt", None),  # all that was saved on one day
    ],
)
def test_the_name_of_a_file_dates_an_article_without_date(
    tmp_path: Path, name: str, day: int | None
) -> None:
    with zipfile.ZipFile(tmp_path / "paper.zip", "w") as archive:
        archive.writestr(name, SENTENCE)
    (one,) = read([tmp_path / "paper.zip"])
    assert isinstance(one, RawDocument)
    published = clean(one).published
    assert published == (day and datetime(2014, 1, day, tzinfo=UTC))
    stated = datetime(2013, 5, 6, tzinfo=UTC)
    assert clean(replace(one, published=stated)).published == stated


def test_a_file_of_many_articles_dates_none_of_them(tmp_path: Path) -> None:
    path = written(tmp_path / "2014-01-08.jsonl", json.dumps({"text": SENTENCE}))
    (one,) = read([path])
    assert isinstance(one, RawDocument)
    assert clean(one).published is None


def test_the_host_of_an_address_is_the_source_of_what_names_none() -> None:
    """Of the page that was archived, not of the archive."""
    raw = RawDocument(SENTENCE, False, "t", url="https://www.gazette.example/fire")
    assert clean(raw).source == "gazette.example"
    assert clean(replace(raw, source="The Gazette")).source == "The Gazette"
    assert clean(replace(raw, url=None)).source is None
    kept = "https://web.archive.example/web/20140108093000/http://post.example/a"
    assert clean(replace(raw, url=kept)).source == "post.example"
    page = f"<html><head><link rel=canonical href='https://times.example/a'></head><p>{SENTENCE}</html>"
    assert clean(RawDocument(page, True, "t")).source == "times.example"


@pytest.mark.parametrize(
    "written_so", ["28/01/2014", "28-01-2014", "01-28-2014", "28.01.2014", "01/28/14", "1-28-14"]
)
def test_numbers_of_which_one_can_be_no_month_are_read(written_so: str) -> None:
    assert parse_date(written_so) == datetime(2014, 1, 28, tzinfo=UTC)


@pytest.mark.parametrize(
    "nothing",
    ["", "soon", "8-Jan-144", "28/01/14", "31/28/14", "08/01/2014", "08-01-2014", "28-01/2014",
     "08.01.14", 41647, 7, "/Date(1389139200)",
     "99999999999999",
     "0000-00-00", "32 January 2014", "3014-01-01", True, None, [],
     float("nan"), float("inf"), 10**30, "x" * 10_000],
)  # fmt: skip
def test_what_is_no_date_is_none(nothing: object) -> None:
    assert parse_date(nothing) is None


@pytest.mark.parametrize("written_so", ["08/01/2014", "8-1-2014", "08/01/14", "8/1/14"])
def test_numbers_that_could_be_either_are_read_where_it_is_known(written_so: str) -> None:
    assert parse_date(written_so) is None
    assert parse_date(written_so, month_first=False) == datetime(2014, 1, 8, tzinfo=UTC)
    assert parse_date(written_so, month_first=True) == datetime(2014, 8, 1, tzinfo=UTC)


def test_next_year_is_believed_and_the_one_after_it_is_not() -> None:
    """A magazine is of next month; what an article foretells is no date of publication."""
    year = datetime.now(UTC).year
    assert parse_date(f"{year + 1}-01-31") == datetime(year + 1, 1, 31, tzinfo=UTC)
    assert parse_date(f"{year + 2}-01-01") is None
    assert printed_date(f"{year + 2}-01-01") is None


def test_a_clock_that_lost_its_battery_takes_no_date_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says 1970; of texts and of pages."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Stopped:
            return cls(1970, 1, 1, tzinfo=tz)

    monkeypatch.setattr("index.text.dates.datetime", Stopped)
    assert parse_date("2024-03-05") == datetime(2024, 3, 5, tzinfo=UTC)
    page = "<meta property='article:published_time' content='2024-03-05'>" + "<p>Word and word.</p>"
    found = clean(RawDocument(f"<html><head>{page}</html>", True, "t"))
    assert found.published == datetime(2024, 3, 5, tzinfo=UTC)


def test_times_of_day_are_kept() -> None:
    assert parse_date("8 January 2014, 9.30pm") == datetime(2014, 1, 8, 21, 30, tzinfo=UTC)
    assert parse_date("Jan 8, 2014, 9:30 PM") == datetime(2014, 1, 8, 21, 30, tzinfo=UTC)
    assert parse_date("8 janvier 2014 à 21h30") == datetime(2014, 1, 8, 21, 30, tzinfo=UTC)
    assert parse_date("08.01.14 21:30", month_first=False) is None  # as short, only alone
    assert parse_date("08.01.14", month_first=False) == datetime(2014, 1, 8, tzinfo=UTC)
    assert parse_date("10:15 +02:00, 8 Jan 2014") == datetime(2014, 1, 8, 8, 15, tzinfo=UTC)


def test_a_printed_day_stays_the_day() -> None:
    evening = "2014-01-08T21:00:00-05:00"
    assert parse_date(evening) == datetime(2014, 1, 9, 2, tzinfo=UTC)
    assert printed_date(evening) == datetime(2014, 1, 8, 23, 59, 59, tzinfo=UTC)
    assert printed_date("2014-01-08T03:00:00+09:00") == datetime(2014, 1, 8, tzinfo=UTC)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.binary(max_size=5)))
def test_no_value_makes_dates_raise(value: object) -> None:
    found = parse_date(value)
    assert found is None or found.tzinfo is UTC


def test_a_line_may_be_as_long_as_the_limit(tmp_path: Path) -> None:
    """And not a byte longer; what follows is read all the same."""
    path = tmp_path / "lines"
    path.write_bytes(b"12345\n123456\n1234\r\n")
    with path.open("rb") as stream:
        lines = list(enumerate(lines_of(stream, 5), 1))
    assert lines == [(1, b"12345"), (2, None), (3, b"1234")]


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x7f", "\u202e", "\u2066", " ", "\ud800"])
def test_an_address_has_nothing_that_cannot_be_printed(letter: str) -> None:
    """A terminal would obey it, or a reader be led astray."""
    assert web_url("https://example.org/page") == "https://example.org/page"
    assert web_url(f"https://example.org/{letter}page") is None


def test_fields_may_be_called_as_in_the_files(tmp_path: Path) -> None:
    """Columns of tables, and fields of JSON at any depth; known names stay known."""
    table, lines = tmp_path / "a.csv", tmp_path / "b.jsonl"
    table.write_text(
        "Volltext;Überschrift;source\nDie Fähre bleibt.;Fähre;Bote\n", encoding="utf-8"
    )
    nested = {"kopf": "Ferry", "inhalt": {"Absätze": ["The ferry stays.", "So does the toll."]}}
    lines.write_text(json.dumps(nested), encoding="utf-8")
    called = (
        ("text", "volltext"),
        ("title", "ÜBERSCHRIFT"),
        ("text", "absätze"),
        ("title", "Kopf"),
    )
    one, other = documents(read([table, lines], called=called))
    assert (one.content, one.title, one.source) == ("Die Fähre bleibt.", "Fähre", "Bote")
    assert (other.content, other.title) == ("The ferry stays.\n\nSo does the toll.", "Ferry")
    assert all(isinstance(refused, BadArticle) for refused in read([table, lines]))


@pytest.mark.parametrize("wrong", ["texd=a", "text", "text= ", "=a"])
def test_a_field_that_is_none_is_told(tmp_path: Path, wrong: str) -> None:
    done = CliRunner().invoke(main, ["index", str(tmp_path), "--field", wrong])
    assert done.exit_code == 2
    assert "one of text, html, title" in done.output


def test_json_of_any_depth_is_read_by_other_names_of_fields(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text(f'{{"Words": "{SENTENCE}", "more": {"[" * 900}{"]" * 900}}}', encoding="utf-8")
    (one,) = documents(read([path], called=(("text", "Words"),)))
    assert one.content == SENTENCE


def test_a_name_that_is_no_text_costs_its_file_alone(tmp_path: Path) -> None:
    """In the list of a zip file it is one; before the file itself a byte is broken."""
    path = tmp_path / "paper.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("é.txt", SENTENCE)
        archive.writestr("b.txt", SENTENCE)
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xff\xfe", 1))
    broken, whole = read([path])
    assert isinstance(broken, BadArticle)
    assert broken.origin.endswith("é.txt")
    assert isinstance(whole, RawDocument)


def test_a_path_that_is_too_long_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    long, whole = read(["x" * 300, written(tmp_path / "a.txt", SENTENCE)])
    assert isinstance(long, BadArticle)
    assert "cannot be read" in long.reason
    assert isinstance(whole, RawDocument)
