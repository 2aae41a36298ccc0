"""No text is cut off: on no page, in no language, at no size of text or window, with no draft."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Draft
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.theme import Theme
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.labels import Label
from tests.ui.clipping import clipped, settled

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"
"""Sixty letters without a space."""

LONG_NAME = "Maria-Magdalena Ana Wilhelmina van der Grootenbroek-Czerwińska y Ibáñez de Aldecoa III"

STUDY = """
[[studies]]
institution = "{word} – Rheinisch-Westfälische Technische Hochschule, campus {number}"
subject = "International relations, {word} and the comparative study of communiqués"
level = "bachelor"
started = {year}-09-01
ends = {next}-04-14
awarded = {next}-04-14
"""

PLACES = (((1024, 640), 100), ((1024, 640), 150), ((1024, 640), 200), ((1920, 1080), 150))


def long_draft() -> Draft:
    """Long names, words without end, ten studies, ten languages, three choices."""
    levels = ("native", "C2", "C1", "B2", "B1", "A2", "A1", "A1", "A1", "A1")
    codes = ("lb", "en", "fr", "de", "nl", "pl", "is", "bg", "lt", "tr")
    lines = [
        "format = 1",
        f'name = "A draft with a long name, {WORD}"',
        'call = "nato-hq-2026"',
        'choices = ["pasp-nasp", "pasp-mo", "pasp-wps"]',
        "apply_on = 2026-04-20",
        "[person]",
        f'name = "{LONG_NAME} {WORD}"',
        "born = 2004-05-03",
        'nationalities = ["GB", "US", "BA", "SE"]',
        "[languages]",
        *(f'{code} = "{level}"' for code, level in zip(codes, levels, strict=True)),
    ]
    for number in range(10):
        year = 2010 + number
        lines.append(STUDY.format(word=WORD, number=number, year=year, next=year + 1))
    lines += ["[words]", f'"choice.pasp-nasp" = "{WORD} {WORD} and why."']
    return candidate_file.parse("\n".join(lines))


DRAFTS: dict[str, Callable[[], Draft]] = {
    "empty": lambda: Draft(call="nato-hq-2026"),
    "no call": Draft,
    "long": long_draft,
    "archive": lambda: Draft(call="nato-ims-2018"),
}


@pytest.mark.parametrize("page_id", list(PAGES))
def test_nothing_is_cut_off(window: MainWindow, page_id: str) -> None:
    found = []
    window.go(page_id)
    for (wide, high), percent in PLACES:  # changing the size of the text takes longest
        window.resize(wide, high)
        window.look.set_percent(percent)
        for language in i18n.LANGUAGES:
            window.set_language(language)
            for name, made in DRAFTS.items():
                window.session.show_draft(made(), name, saved_at=window.session.now())
                window.go(page_id)
                settled(window)
                where = f"{name}, {language}, {percent} %, {wide}x{high}"
                found += [f"{where}: {line}" for line in clipped(window)]
    window.look.set_percent(100)
    window.set_language("en")
    assert found == []


# The detector itself


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    Theme("light").apply()
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(200, 100)
    return made


def test_a_label_without_room_is_found(holder: QWidget) -> None:
    label = QLabel("These words need far more room than they are given here", holder)
    label.setGeometry(0, 0, 80, 20)
    holder.show()
    assert any("needs" in line for line in clipped(holder))
    label.setWordWrap(True)
    assert any("high in a height" in line for line in clipped(holder))
    label.setGeometry(0, 0, 200, 100)
    assert clipped(holder) == []


def test_a_word_wider_than_its_place_is_found_and_our_labels_break_it(holder: QWidget) -> None:
    label = QLabel(WORD, holder)
    label.setWordWrap(True)
    label.setGeometry(0, 0, 200, 100)
    holder.show()
    assert any("has a word" in line for line in clipped(holder))
    label.hide()
    ours = Label(WORD)
    ours.setParent(holder)
    ours.setGeometry(0, 0, 200, 100)
    ours.show()
    assert clipped(holder) == []
    assert ours.text() == WORD


def test_a_button_wraps_its_words_and_one_without_room_is_found(holder: QWidget) -> None:
    across = QHBoxLayout(holder)
    buttons = [Button(f"Export everything there is, part {n}") for n in (1, 2)]
    one_line = buttons[0].sizeHint().height()
    for button in buttons:
        across.addWidget(button)
    holder.setFixedWidth(300)
    holder.show()
    settled(holder)
    assert clipped(holder) == []
    assert buttons[0].height() > one_line
    holder.setFixedWidth(160)
    settled(holder)
    assert sum("Export everything" in line for line in clipped(holder)) == 2
    holder.setFixedWidth(900)
    settled(holder)
    assert clipped(holder) == []
    assert buttons[0].height() == one_line


def test_what_reaches_over_an_edge_is_found(holder: QWidget) -> None:
    inside = QWidget(holder)
    inside.setGeometry(150, 10, 100, 20)
    holder.show()
    assert any("right by" in line for line in clipped(holder))
