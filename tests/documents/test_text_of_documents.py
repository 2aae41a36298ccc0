"""What the text of a document says: its language, its dates, its holder."""

from __future__ import annotations

import time
from datetime import date

import pytest

from nato_apply.documents import language, text_dates
from nato_apply.documents.holder_name import name_words, parts_not_found
from nato_apply.documents.intake import inspected
from nato_apply.documents.worker import Worker
from nato_apply.i18n import use
from tests.documents import hostile, papers

FRENCH = (
    "Nous certifions que Mme Zoë Ångström est inscrite pour l’année universitaire 2025-2026 dans "
    "notre établissement, pour la préparation du diplôme de licence. Fait à Paris le 1er octobre"
)
GERMAN = (
    "Hiermit wird bescheinigt, dass Frau Müller im Wintersemester an der Universität Wien als "
    "ordentliche Studentin für das Studium der Politikwissenschaft gemeldet ist und alle Beiträge"
)
GREEK = "Βεβαιώνεται ότι η φοιτήτρια είναι εγγεγραμμένη στο Τμήμα Πολιτικής Επιστήμης " * 3
TABLE = "Introduction to Political Science 7.5 ECTS A\nStatistics for Social Scientists 15 ECTS B\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (papers.ENROLLED, "en"),
        (TABLE * 4, "en"),
        (FRENCH, "fr"),
        (papers.SLOVAK, "other"),
        (GERMAN, "other"),
        (GREEK, "other"),
        ("The diploma of the university", "unknown"),
        ("7.5 ECTS A 15 ECTS B " * 30, "unknown"),
        ("", "unknown"),
    ],
)
def test_english_french_and_others_are_told_apart(text: str, expected: str) -> None:
    assert language.told(text).language == expected


def test_the_language_is_said_with_what_shows_it(worker: Worker) -> None:
    (found,) = inspected("a.pdf", papers.paper(papers.ENROLLED), worker).findings
    assert str(found.text) == (
        "The text is in English: 16 of its 39 words are words like “the”, “is” and “of”."
    )
    use("en")
    (found,) = inspected("a.pdf", papers.paper(papers.SLOVAK), worker).findings
    assert "in another language than English or French: 13 of its" in str(found.text)
    (found,) = inspected("a.pdf", papers.paper(GREEK), worker).findings
    assert "its letters are not those of English or French (" in str(found.text)


def test_the_text_of_a_word_document_is_read_too(worker: Worker) -> None:
    words = papers.ENROLLED.replace("\n", "</w:t></w:p><w:p><w:t>")
    text = f"<w:document xmlns:w='w'><w:p><w:t>{words}</w:t></w:p></w:document>"
    content = hostile.docx(**{"word/document.xml": text.encode()})
    assert inspected("cv.docx", content, worker).language == "en"


def test_a_word_document_that_defines_entities_is_not_read(worker: Worker) -> None:
    bomb = b"<!DOCTYPE x [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'>]><x>&b;</x>"
    content = hostile.docx(**{"word/document.xml": bomb})
    assert "damaged" in papers.codes(inspected("cv.docx", content, worker).findings)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 14 April 2025 in", date(2025, 4, 14)),
        ("le 1er octobre 2025", date(2025, 10, 1)),
        ("April 14th, 2025", date(2025, 4, 14)),
        ("2025-04-14", date(2025, 4, 14)),
        ("14.04.2025", date(2025, 4, 14)),
        ("14/04/2025", date(2025, 4, 14)),
        ("4/14/2025", date(2025, 4, 14)),
        ("4/5/2025", date(2025, 5, 4)),  # either way: the later
        ("15. októbra 2025", date(2025, 10, 15)),
        ("14 de abril de 2025", date(2025, 4, 14)),
        ("14. dubna 2025", date(2025, 4, 14)),
        ("1 Σεπτεμβρίου 2022", date(2022, 9, 1)),
        ("2025. április 14.", date(2025, 4, 14)),
    ],
)
def test_a_day_is_found_as_people_write_it(text: str, day: date) -> None:
    (found,) = text_dates.mentions(text)
    assert (found.kind, found.end) == ("day", day)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("from 1 September 2022 to 10 June 2026", date(2022, 9, 1), date(2026, 6, 10)),
        ("du 01/09/2022 au 30/06/2026", date(2022, 9, 1), date(2026, 6, 30)),
        ("2022-09-01 – 2026-06-10", date(2022, 9, 1), date(2026, 6, 10)),
        ("Start: 01.09.2022   End: 30.06.2026", date(2022, 9, 1), date(2026, 6, 30)),
        ("academic year 2025/2026", date(2025, 9, 1), date(2026, 8, 31)),
        ("academic year 2025–26", date(2025, 9, 1), date(2026, 8, 31)),
        ("enrolled since 1 September 2022", date(2022, 9, 1), date(2022, 9, 1)),
        ("September 2022 – June 2026", date(2022, 9, 1), date(2026, 6, 28)),
    ],
)
def test_a_period_is_found(text: str, start: date, end: date) -> None:
    (found,) = text_dates.mentions(text)
    assert (found.kind, found.start, found.end) == ("period", start, end)


@pytest.mark.parametrize(
    "text",
    ["31.02.2025", "15.15.2025", "1.2.3.2025", "1234-56-78", "room 2025", "2025/2024", "9/9/0001"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert text_dates.mentions(text) == ()


def test_a_date_is_quoted_with_the_words_around_it_on_one_line() -> None:
    text = "x " * 50 + "\nDate of\u202e award:\n14 April 2025\nin Uppsala " + "y " * 50
    (found,) = text_dates.mentions(text)
    assert found.award
    assert "Date of\ufffd award: 14 April 2025 in Uppsala" in found.quote
    assert found.quote.startswith("…")
    assert found.quote.endswith("…")
    assert len(found.quote) < 120


def test_a_birthday_is_known_for_one() -> None:
    (found,) = text_dates.mentions("Name: Z. Date of birth: 3 May 2004.")
    assert found.birth


@pytest.mark.parametrize(
    "text",
    [
        "1" * 30000,
        "1 " * 15000,
        "2022-" * 6000,
        "1.1.2022 to " * 3000,
        "1 de " * 6000,
        "mai " * 7500,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    text_dates.mentions(text)
    language.told(text)
    name_words(text)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("name", "text", "missing"),
    [
        ("Zoë Ångström", "ANGSTROM, ZOE", ()),
        ("Zoë Ångström", "Zoe Aangstroem", ()),
        ("Juergen Gross", "Jürgen Groß", ()),
        ("Łukasz Đorđević", "DORDEVIC Lukasz", ()),
        ("Anne-Marie O’Neill", "O'NEILL Anne Marie", ()),
        ("Zoë M. Ångström", "Zoë Ångström", ()),
        ("Zoë Ångström", "Zoë Lindqvist", ("Ångström",)),
        ("Zoë Ångström", "Zoëlle Ångströmsdotter", ("Zoë", "Ångström")),
        ("?", "Zoë", None),
    ],
)
def test_a_name_is_found_whatever_the_accents_and_the_order(
    name: str, text: str, missing: tuple[str, ...] | None
) -> None:
    assert parts_not_found(name, name_words(text)) == missing
