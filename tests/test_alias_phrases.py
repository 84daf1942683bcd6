"""Phrases across names: whatever a thing is called, the phrase around it is found, and where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.archive import Archive
from index.model import RawDocument
from index.request import Duplicates, MatchMode, SearchRequest

TEXTS = (
    "Witnesses saw ISIS fighters near the bridge.",
    "Witnesses saw Daesh fighters near the bridge.",
    "Witnesses saw Islamic\nState fighters near the bridge.",
    "Witnesses saw Islamic State of Iraq and the Levant fighters near the bridge.",
    "Iraq and the Levant fighters of old are the subject of the show.",
    "He said that the job is fighters' work and the state of Iraq is bad.",
    "The road to Raqqa is cut, and al-Qa’ida's leader is dead.",
    "The road to Ar-Raqqah is cut, and Al Qaeda's leader is dead.",
    "The road to al Raqqa is cut, and al‑Qaida leader Zawahiri is dead.",
    "US troops left. The US-backed rebels stayed; they told us troops were tired.",
    "U.S. troops left. The United States-backed rebels stayed.",
    "United States troops left. America-backed rebels stayed.",
    "They asked us: troops or no troops?",
    "A Médecins Sans Frontières hospital was hit, an MSF doctor said.",
    "A Doctors Without Borders hospital was hit, a Doctors Without Borders doctor said.",
    "Bashar al-Assad's army advanced. Assad's army was tired.",
    "President Assad's army advanced, and Maher al-Assad's army did not.",
    "The U.N. Security Council met on Burma. The Burmese were angry with the UN chief.",
    "The UN Security Council met on Myanmar. The head of the United Nations, its chief, left.",
    "The WHO chief warned of Ebola in DR Congo; who is chief there?",
    "The World Health Organisation chief warned of Ebola virus disease in Congo\u00a0Kinshasa.",
    "The FIFA president and the Fifa president's men met NATO's ministers.",
    "Nato’s ministers met the president of FIFA.",
    "ISIS/ISIL supporters and anti-ISIS supporters clashed.",
    "PKK militants, some say Kurdistan Workers’ Party militants, fled to Kobane.",
    "Kurdistan Workers Party militants fled to Kobani.",
    "JERUSALEM: OBAMA AND NETANYAHU MEET",
    "Barack Obama and Benjamin Netanyahu meet in Jerusalem.",
    "He lived in the UK, then in Congo, and was born in the DRC.",
    "He lived in Britain, then in the Hague.",
    "The I.A.E.A.’s inspectors and the A.U. commission had nothing to say.",
    "IAEA inspectors and the African Union Commission had nothing to say.",
    "Gunmen of the Islamic State group left Derna on foot.",
    "Gunmen of the Daesh group left Derna on foot.",
    "Bharatiya Janata Party leaders in Lucknow called the film an insult.",
    "The ship was sold to Iran's IRGC in May.",
    "The ship was sold to Iran's Revolutionary Guards in May.",
    "A Hezbollah convoy met an envoy.",
    "A Lebanese Hezbollah convoy met an envoy.",
)

CASES = [
    (spelling + " fighters", {0, 1, 2, 3})
    for spelling in ("ISIS", "Daesh", "Islamic State", "ISIL", "Da'esh", "isis", "I.S.I.S.")
] + [
    ("Islamic State of Iraq and the Levant fighters near", {0, 1, 2, 3}),
    ("saw Islamic State of Iraq and Syria fighters", {0, 1, 2, 3}),
    ("Iraq and the Levant fighters", {4}),
    ("road to Raqqa", {6, 7, 8}),
    ("road to Rakka is cut", {6, 7, 8}),
    ("al-Qaeda leader", {6, 7, 8}),
    ("al-Qaida's leader is dead", {6, 7}),
    ("US troops", {9, 10, 11}),
    ("United States troops left", {9, 10, 11}),
    ("U.S. troops", {9, 10, 11}),
    ("America troops", {9, 10, 11}),
    ("US-backed rebels", {9, 10, 11}),
    ("the United States-backed rebels", {9, 10, 11}),
    ("told us troops", {9}),
    ("us troops were tired", {9}),
    ("MSF hospital was hit", {13, 14}),
    ("Doctors Without Borders hospital", {13, 14}),
    ("Medecins Sans Frontieres doctor said", {13, 14}),
    ("Assad's army", {15, 16}),
    ("Bashar Assad army advanced", {15, 16}),
    ("UN Security Council met on Burma", {17, 18}),
    ("United Nations Security Council met on Myanmar", {17, 18}),
    ("WHO chief", {19, 20}),
    ("World Health Organization chief warned", {19, 20}),
    ("Ebola in DR Congo", {19, 20}),
    ("Ebola virus disease in DRC", {19, 20}),
    ("Fifa president", {21}),
    ("president of Fifa", {22}),
    ("NATO ministers", {21, 22}),
    ("Daesh supporters", {23}),
    ("ISIL supporters clashed", {23}),
    ("PKK militants fled to Kobani", {24, 25}),
    ("PKK militants", {24, 25}),
    ("Kurdistan Workers' Party militants fled to Kobane", {24, 25}),
    ("Obama and Netanyahu meet", {26, 27}),
    ("Barack Obama and Binyamin Netanyahu", {26, 27}),
    ("lived in Britain", {28, 29}),
    ("lived in the UK", {28, 29}),
    ("born in DRC", {28}),
    ("then in The Hague", {29}),
    ("IAEA inspectors", {30, 31}),
    ("I.A.E.A.'s inspectors", {30, 31}),
    ("African Union commission", {30, 31}),
    ("AU commission", {30, 31}),
    ("ISIL group left Derna", {32, 33}),
    ("the Islamic State group left", {32, 33}),
    ("of the Daesh group", {32, 33}),
    ("BJP leader", {34}),
    ("sold to Iran's Revolutionary Guards in May", {35, 36}),
    ("sold to Iran's IRGC in May", {35, 36}),
    ("Iran's Pasdaran", {35, 36}),
    ("Lebanese Hezbollah", {37, 38}),
    ("Lebanese Hezbollah convoy met", {37, 38}),
    ("Lebanese Hizbullah convoy met", {37, 38}),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("phrases") / "archive") as opened:
        documents = [
            RawDocument(text, markup=False, origin=str(n), id=str(n), clean=False)
            for n, text in enumerate(TEXTS)
        ]
        list(opened.add(documents))
        yield opened


@pytest.mark.parametrize(("phrase", "expected"), CASES)
def test_a_phrase_is_found_under_every_name_and_marked_whole(
    archive: Archive, phrase: str, expected: set[int]
) -> None:
    request = SearchRequest(
        text=f'"{phrase}"', limit=50, duplicates=Duplicates.SHOW, match=MatchMode.ALL
    )
    hits = archive.search(request).hits
    assert {int(hit.article.id) for hit in hits} == expected
    for hit in hits:
        for passage in hit.passages:
            for mark in passage.highlights:
                assert passage.text[mark.start : mark.end] == mark.text
        assert any(passage.highlights for passage in hit.passages)
