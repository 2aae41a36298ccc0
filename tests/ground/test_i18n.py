"""Texts, dates, numbers and names as each language writes them, in the language current then."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from nato_apply import i18n
from nato_apply.i18n import Counted, Message

DAY = date(2026, 4, 30)
MOMENT = datetime(2026, 4, 30, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("english", "french", "shown"),
    [
        ("30 April 2026", "30 avril 2026", lambda: i18n.day(DAY)),
        ("1 May 2026", "1er mai 2026", lambda: i18n.day(date(2026, 5, 1))),
        ("Thu 30 Apr", "jeu. 30 avr.", lambda: i18n.short_day(DAY)),
        ("Fri 1 May", "ven. 1er mai", lambda: i18n.short_day(date(2026, 5, 1))),
        ("Thursday 30 April 2026", "jeudi 30 avril 2026", lambda: i18n.weekday(DAY)),
        ("9:05", "9\u00a0h\u00a005", lambda: i18n.time_of_day(MOMENT)),
        (
            "30 April 2026, 9:05",
            "30 avril 2026, 9\u00a0h\u00a005",
            lambda: i18n.shown(MOMENT),
        ),
        ("1,235", "1\u202f235", lambda: i18n.shown(1235)),
        ("EUR 1,235", "1\u202f235\u00a0EUR", lambda: i18n.amount(1235, "EUR")),
        ("EUR 1,000.05", "1\u202f000,05\u00a0EUR", lambda: i18n.amount(1000.05, "EUR")),
        ("EUR 1,235.50", "1\u202f235,50\u00a0EUR", lambda: i18n.amount(1235.5, "EUR")),
        ("a, b and c", "a, b et c", lambda: i18n.shown(["a", "b", "c"])),
        ("a and b", "a et b", lambda: i18n.shown(("a", "b"))),
        ("a", "a", lambda: i18n.shown(["a"])),
        ("Sweden", "Suède", lambda: i18n.country("SE")),
        ("Greek", "grec", lambda: i18n.language_name("el")),
        ("0 days left", "0 jour restant", lambda: str(days_left(0))),
        ("1 day left", "1 jour restant", lambda: str(days_left(1))),
        ("1,200 days left", "1\u202f200 jours restants", lambda: str(days_left(1200))),
    ],
)
def test_each_language_writes_it_its_own_way(english: str, french: str, shown: object) -> None:
    assert callable(shown)
    assert shown() == english
    i18n.use("fr")
    assert shown() == french


def days_left(number: int) -> Counted:
    return Counted("{count} day left", "{count} days left", number)


def test_a_message_is_told_in_the_language_current_when_it_is_shown() -> None:
    message = Message("{first} and {last}", {"first": days_left(2), "last": DAY})
    assert str(message) == "2 days left and 30 April 2026"
    i18n.use("fr")
    assert str(message) == "2 jours restants et 30 avril 2026"


def test_a_parameter_is_never_a_format() -> None:
    message = Message("{first} and {last}", {"first": "{last}", "last": "{0.__class__}"})
    assert str(message) == "{last} and {0.__class__}"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("on 3 May 2004 too", ["on", "3 May", "2004", "too"]),
        ("le 1er mai 2004 aussi", ["le", "1er mai", "2004", "aussi"]),
        ("27 days left, 12 mois", ["27 days", "left,", "12 mois"]),
        ("since 2024 only", ["since", "2024", "only"]),
        ("see Essential 3, and Desirable 4.", ["see", "Essential 3,", "and", "Desirable 4."]),
        ("à 23\u00a0h\u00a059", ["à", "23\u00a0h\u00a059"]),
        ("", [""]),
        ("a  b ", ["a", "", "b", ""]),
    ],
)
def test_a_line_does_not_end_between_a_number_and_what_it_counts(
    text: str, parts: list[str]
) -> None:
    assert list(i18n.unparted(text)) == parts
    assert " ".join(parts) == text
    kept = i18n.kept_together(text)
    assert len(kept) == len(text)
    assert kept.replace("\u00a0", " ") == text.replace("\u00a0", " ")


@pytest.mark.parametrize("code", ["XX", "", "se"])
def test_an_unknown_code_stands_for_itself(code: str) -> None:
    assert i18n.country(code) == code


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fr"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
def test_the_systems_language_is_ours_or_english(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert i18n.from_system() == language
