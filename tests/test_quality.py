"""The gate at the door: what is no article is kept out with a reason, what is one gets in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cleaning.quality import _LETTERS, Reason, _words, detect_language, verdict
from index.model import CleanDocument

ARTICLE = (
    "The ferry that joins the two halves of Port Ellery sailed again on Tuesday, five weeks after "
    "a winter storm tore it from its moorings.\n\n"
    "“We never doubted that she would float,” said Marta Quill, who has run the crossing since "
    "1998.\n\nThe council has promised a second mooring before the autumn."
)
GERMAN = (
    "Die Fähre, die beide Hälften der Stadt verbindet, fuhr am Dienstag wieder, fünf Wochen "
    "nachdem ein Sturm sie losgerissen hatte. Der Rat der Stadt versprach einen zweiten "
    "Liegeplatz noch vor dem Herbst, der aus Mitteln des Landes bezahlt werden soll."
)


def document(text: str) -> CleanDocument:
    return CleanDocument("", "", None, None, None, None, None, text, (), text, ())


def test_an_article_comes_in() -> None:
    assert verdict(document(ARTICLE)).reason is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.TOO_SHORT),
        ("More to follow soon.", Reason.TOO_SHORT),
        ("\n".join(f"Section {n} of the paper" for n in range(30)), Reason.NOT_PROSE),
        ("\n".join("A short line." for _ in range(40)), Reason.NOT_PROSE),
        ("\n".join([ARTICLE.split("\n")[0]] * 10), Reason.NOT_PROSE),
        (GERMAN, Reason.LANGUAGE),
    ],
)
def test_what_is_no_article_is_kept_out_with_a_reason_and_a_sentence(
    text: str, reason: Reason
) -> None:
    found = verdict(document(text))
    assert found.reason is reason
    assert found.message


def test_a_short_report_is_not_too_short() -> None:
    assert verdict(document(ARTICLE.split("\n")[0])).reason is None


def test_sentences_with_a_credit_behind_them_are_prose() -> None:
    sentence = ARTICLE.split("\n")[0]
    credited = "\n\n".join(f"Day {n}: {sentence} Daily Post / Ann Ray]" for n in range(8))
    assert verdict(document(credited)).reason is None


@pytest.mark.parametrize(
    "notice",
    [
        "The page you asked for cannot be found. It may have been moved or renamed.\n\nThe link "
        "that brought you here may be an old one, so please look for the story on our home page.",
        "We keep small files called cookies on your device to count how often this site is read. "
        "Your choices can be changed at any hour.\n\nWithout your consent no personal data go to "
        "advertisers.",
        "Please log in to read on. If you cannot remember your password we will send a new one to "
        "your email address. Subscribers to the printed paper have an account already.",
        "Your browser is too old for this page. Please enable JavaScript, or you will be "
        "redirected to our site for telephones in a few seconds.",
    ],
)
def test_what_a_site_tells_its_visitors_of_itself_is_no_article(notice: str) -> None:
    found = verdict(document(notice))
    assert found.reason is Reason.NOT_PROSE
    assert "visitors" in found.message


@pytest.mark.parametrize(
    "short",
    [
        "Police have warned of letters that ask you for your password and for your account. Do not "
        "click on the link, a spokeswoman said, and do not log in. Tell your bank.",
        "Websites in the county must ask before they keep cookies, under a law that begins in May. "
        "Those that do not can be fined up to nine thousand crowns by the commissioner.",
        "You cannot put this novel down. Its first page takes you by the collar, and on its last "
        "page you find that you have missed your train and your supper.",
        "Tickets for the regatta go on sale on Monday. You can buy yours at the harbour office or "
        "on the website of the club, and children get in with their parents.",
    ],
)
def test_a_brief_about_sites_or_to_its_readers_comes_in(short: str) -> None:
    assert verdict(document(short)).reason is None


def test_long_entries_of_a_menu_are_not_prose() -> None:
    entry = (
        "Council and region, what the mayor says about the ferry, the harbour and the dr. {n} road"
    )
    menu = "\n\n".join(f"{entry.format(n=n)} and more of what stands in a menu" for n in range(20))
    assert verdict(document(menu)).reason is Reason.NOT_PROSE


def test_a_list_inside_an_article_does_no_harm() -> None:
    entries = "\n".join(
        f"{place}: {n} metres" for n, place in enumerate(["Ayr", "Oban", "Mull"] * 4)
    )
    assert verdict(document(f"{ARTICLE}\n\n{entries}\n\n{ARTICLE[:140]} again.")).reason is None


def test_more_languages_can_be_let_in() -> None:
    assert verdict(document(GERMAN), languages=("de", "en")).reason is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARTICLE, "en"),
        ("The rebels took the town on Monday.", "en"),
        ("ISIS SAYS IT HAS TAKEN THE TOWN AND THAT IT WILL STAY", "en"),
        (GERMAN, "de"),
        ("Le conseil a promis un second quai avant l'automne. Il sera payé par la région, qui "
         "dispose chaque année de plusieurs millions d'euros pour ses ports et ses routes.", "fr"),
        ("El ayuntamiento ha prometido un segundo muelle antes del otoño, que pagará la región "
         "con los fondos que recibe cada año del gobierno para sus puertos y sus caminos.", "es"),
        ("قال رئيس المجلس يوم الثلاثاء إن العبارة عادت إلى العمل بعد خمسة أسابيع من العاصفة التي "
         "ضربت المدينة وأغلقت الميناء", "ar"),
        ("Inspectors found lead in nail polish sold across the bloc.", "und"),  # not Spanish
        ("", "und"),
        ("Daesh", "und"),
        ("1234 5678 " * 50, "und"),
    ],
)  # fmt: skip
def test_the_language_is_told_or_left_open(text: str, language: str) -> None:
    assert detect_language(text) == language


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=500))
def test_any_text_gets_a_verdict_and_a_code(text: str) -> None:
    found = verdict(document(text))
    assert (found.reason is None) == (not found.message)
    code = detect_language(text)
    assert code == "und" or len(code) == 2


@given(st.text("aZéß’“”–…09_ \u00a0\n-'\u0301日", max_size=80) | st.text(max_size=80))
def test_words_are_runs_of_letters_in_ascii_as_elsewhere(text: str) -> None:
    assert _words(text) == _LETTERS.findall(text)
