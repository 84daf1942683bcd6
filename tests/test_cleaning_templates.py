"""Lines that recur over a source's pages, and the repair of odd text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean
from index.cleaning.normalise import tidy, unmangle
from index.cleaning.templates import SourceLines, Templates, fingerprints
from index.cleaning.together import clean_together
from index.model import RawDocument
from index.store.database import Database
from index.store.lines import LineCounts

from .test_cleaning_text import PARAGRAPHS

LONG_PLEA = (
    "The council's newsletter brings the week's stories from the harbour to your inbox every "
    "Friday, and it is free for all who live by the quay."
)
PLEA = "Good reporting needs good readers, and we are glad that you are one of ours."


def counted(articles: int, *lines: str) -> SourceLines:
    return SourceLines(articles, dict.fromkeys(fingerprints(lines), articles))


def test_a_line_of_most_pages_recurs_whatever_its_numbers() -> None:
    assert counted(3, "Page 12 of 40").recurring("page 3 of 9")


def test_one_page_before_is_enough_for_a_line_that_is_no_sentence() -> None:
    assert counted(1, "More from the coast").recurring("More from the coast")
    assert not counted(1, "More from the coast").recurring("More from the hills")


def test_a_short_sentence_must_have_stood_on_two_pages_before() -> None:
    assert not counted(1, "Nobody was hurt.").recurring("Nobody was hurt.")
    assert counted(2, "Nobody was hurt.").recurring("Nobody was hurt.")


def test_a_line_of_one_page_in_many_does_not_recur() -> None:
    once = SourceLines(9, dict.fromkeys(fingerprints(["The background"]), 1))
    assert not once.recurring("The background")


def test_an_unknown_source_has_no_template() -> None:
    known = Templates({"Post": counted(5, "Page one")})
    assert known.of(RawDocument("", False, "test", source="Post")) == counted(5, "Page one")
    assert known.of(RawDocument("", False, "test", source="Other")) is None
    assert known.of(RawDocument("", False, "test")) is None


def test_lines_that_a_source_gave_up_are_forgotten(tmp_path: Path) -> None:
    """After 64 of its pages the counts are halved, so that what is new weighs more."""
    database = Database(tmp_path / "archive.sqlite")
    lines, post = LineCounts(database), RawDocument("", False, "test", source="Post")
    pages: list[tuple[int, ...]] = [*[(1, 2)] * 63, (1, 3)]
    lines.add({"Post": pages})
    assert lines.templates([post]).of(post) == SourceLines(64, {1: 64, 2: 63, 3: 1})
    lines.add({"Post": [(1,)]})
    assert lines.templates([post]).of(post) == SourceLines(32, {1: 32, 2: 31})
    database.close()


def test_prose_of_an_article_stored_twice_is_no_template() -> None:
    twice = counted(2, *PARAGRAPHS)
    assert twice.is_copy(PARAGRAPHS)
    assert not twice.recurring(PARAGRAPHS[0], copy=True)
    raw = RawDocument("\n\n".join(PARAGRAPHS), False, "test", source="Post")
    assert clean(raw, twice).text == raw.content


def test_an_update_with_a_new_paragraph_keeps_the_old_ones() -> None:
    raw = RawDocument("\n\n".join(PARAGRAPHS), False, "test", source="Post")
    assert clean(raw, counted(1, *PARAGRAPHS[1:])).text == raw.content


def one_by_one(texts: Sequence[str]) -> list[str]:
    """The texts cleaned as pages of one source that come one after the other."""
    found: list[str] = []
    counts = Counter[int]()
    for number, text in enumerate(texts):
        raw = RawDocument(text, False, "test", source="Post", title="News of today")
        document = clean(raw, SourceLines(number, dict(counts)))
        counts.update(fingerprints(text[line.start : line.end] for line in document.lines))
        found.append(document.text)
    return found


def test_the_first_story_of_a_source_is_no_template_however_often_it_is_told() -> None:
    """An agency sends it again with every change."""
    heads = [
        f"The mayor of {town} said on Monday that boats from there would help."
        for town in ("Orla", "Penmark", "Tolby", "Ersa", "Lund", "Vik", "Nes", "Hamn", "Sund")
    ]
    versions = ["\n\n".join((head, *PARAGRAPHS)) for head in heads]
    assert one_by_one(versions) == versions


def test_a_plea_below_each_short_notice_goes_from_the_fifth_on() -> None:
    notices = ["\n\n".join(story(town)) for town in ("Orla", "Penmark", "Tolby", "Ersa", "Lund")]
    pages = [f"{notice}\n\n{LONG_PLEA} {PLEA}" for notice in notices]
    assert one_by_one(pages) == [*pages[:4], notices[4]]


def test_a_paragraph_of_one_other_article_is_a_plea_where_the_rest_is_new() -> None:
    once = counted(1, LONG_PLEA)
    assert once.recurring(LONG_PLEA)
    assert not once.is_copy([*PARAGRAPHS, LONG_PLEA])
    text = "\n\n".join((*PARAGRAPHS[:3], LONG_PLEA, *PARAGRAPHS[3:]))
    raw = RawDocument(text, False, "test", source="Post")
    assert clean(raw, once).text == "\n\n".join(PARAGRAPHS)


def test_a_paragraph_that_six_pages_had_recurs_however_many_there_are() -> None:
    (plea,) = fingerprints([LONG_PLEA])
    assert SourceLines(60, {plea: 5}).recurring(LONG_PLEA)
    assert not SourceLines(60, {plea: 4}).recurring(LONG_PLEA)


def test_a_comment_header_that_recurs_still_ends_the_article() -> None:
    remarks = ["I live there and they never fixed my street lol, thanks for nothing."] * 4
    lines = (*PARAGRAPHS, "12 Comments", *(f"{n}. {said}" for n, said in enumerate(remarks, 1)))
    raw = RawDocument("\n\n".join(lines), False, "test", source="Post")
    found = clean(raw, counted(3, "12 Comments"))
    assert found.text == clean(raw).text == "\n\n".join(PARAGRAPHS)


def test_a_recurring_plea_is_taken_out_of_the_body() -> None:
    text = "\n\n".join((*PARAGRAPHS[:3], PLEA, *PARAGRAPHS[3:]))
    raw = RawDocument(text, False, "test", source="Post")
    assert PLEA in clean(raw).text
    found = clean(raw, counted(5, PLEA))
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert any(line.rule == "recurs over the source's pages" for line in found.lines)


def test_fingerprints_count_a_line_of_a_page_once() -> None:
    assert len(fingerprints(["One", " one ", "", "Two"])) == 2


def test_fingerprints_are_blind_to_the_value_of_numbers_only() -> None:
    def alike(one: str, other: str) -> bool:
        return fingerprints([one]) == fingerprints([other])

    for mark in ("-", "–"):  # in ASCII and in other letters
        assert alike(f"Posted 10:07 {mark} 3 comments", f"posted  9:00 {mark} 112 Comments")
        assert not alike(f"Posted 10:07 {mark} 3 comments", f"Posted :07 {mark} 3 comments")
        assert not alike(f"Page 1 {mark} 0", f"Page 1 0{mark}")
        assert not alike(f"Posted{mark}", f"Posted 0{mark}")


def test_paragraphs_that_differ_only_in_numbers_are_no_template() -> None:
    quake = (
        "An earthquake of magnitude {} struck {} kilometres off the coast of Norland on {} May, "
        "and nobody was hurt in the villages there."
    )
    reports = [quake.format(f"{n}.{n}", 10 * n, n) for n in range(1, 9)]
    assert not any(counted(5, *reports[:5]).recurring(report) for report in reports[5:])
    assert counted(5, *reports[:5]).recurring(reports[4].upper())


@given(st.lists(st.text(max_size=20)))
def test_fingerprints_fit_a_signed_column(lines: list[str]) -> None:
    assert all(-(2**63) <= value < 2**63 for value in fingerprints(lines))


def test_text_read_in_the_wrong_encoding_is_read_again() -> None:
    assert unmangle("donâ€™t, cafÃ©") == "don’t, café"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mayorÃ¢â‚¬â„¢s bridge", "mayor’s bridge"),
        ("a Ã¢â‚¬Å“grand bridgeÃ¢â‚¬\u009d", "a “grand bridge”"),
        ("a Ã¢â‚¬Å“grand bridgeÃ¢â‚¬Â ", "a “grand bridge”"),
        ("Ã¢â‚¬ËœgrandÃ¢â‚¬â„¢ bridge", "‘grand’ bridge"),
        ("the â€œgrandâ€ bridge, â€œnewâ€.", "the “grand” bridge, “new”."),
    ],
)
def test_text_read_wrongly_twice_or_cut_short_is_read_again(written: str, meant: str) -> None:
    """The last byte of a closing quotation mark is one that many programs drop."""
    assert tidy(written) == meant


def test_letters_of_the_north_and_prices_are_left_alone() -> None:
    assert tidy("Å“Åland”, 5 €Å’s, Ærø “Æ’”") == "Å“Åland”, 5 €Å’s, Ærø “Æ’”"


def test_a_title_that_is_given_is_put_right_too() -> None:
    """Records of other programs have it as they misread it."""
    text = "The mayor opened the new bridge over the river on Monday morning. " * 4
    title = " The mayorÃ¢â‚¬â„¢s\n bridge "
    assert clean(RawDocument(text, False, "", title=title)).title == "The mayor’s bridge"
    assert clean(RawDocument(text, False, "", title=title, clean=False)).title == title


def test_french_and_portuguese_capitals_are_left_alone() -> None:
    assert unmangle("Â propos, SÃO PAULO, Ângela") == "Â propos, SÃO PAULO, Ângela"


def test_mangled_text_that_invisible_letters_hid_is_put_right() -> None:
    assert tidy("caf\u00c3\u200b\u00a9") == "café"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("It\x92s \x93shut\x94 for \x8020\x85", "It’s “shut” for €20…"),
        ("R&amp;D at A&amp;B don&#8217;t &quot;pay&quot;", 'R&D at A&B don’t "pay"'),
        ("Q&amp;amp;A, &amp;#8217;t", "Q&A, ’t"),
        ("R&D; and &nosuchthing;", "R&D; and &nosuchthing;"),
    ],
)
def test_letters_of_windows_and_entities_are_put_right(written: str, meant: str) -> None:
    assert tidy(written) == meant


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_a_tidy_line_has_no_odd_space(text: str) -> None:
    assert tidy(text).split() == [part for part in tidy(text).split(" ") if part]


def test_pages_cleaned_together_teach_each_other_their_sources_template() -> None:
    about = "This paper is printed on Thursdays in the old mill of the valley, by hand."
    texts = [
        "\n\n".join([f"{town} rebuilds its bridge", *story(town), about, *story(town, 2)])
        for town in ("Orla", "Penmark", "Tolby")
    ]
    raws = [RawDocument(text, False, f"{n}", source="Courier") for n, text in enumerate(texts)]
    alone = [clean(raw) for raw in raws]
    assert all(about in document.text for document in alone)
    together = [document for _, document in clean_together(raws)]
    assert all(about not in document.text for document in together)
    assert all("mended the northern arch" in document.text for document in together)
    others = [replace(raw, source=None) for raw in raws]
    assert [document for _, document in clean_together(others)] == [clean(raw) for raw in others]


def story(town: str, part: int = 1) -> list[str]:
    """Two paragraphs about the bridge of a town."""
    return [
        f"The council of {town} said that masons had mended the northern arch, part {part}.",
        f"Drivers in {town} had waited for months, and the mayor thanked them {part} times.",
    ]
