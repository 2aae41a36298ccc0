"""The window as a whole: opened, used, closed, opened again."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nato_apply import clock, i18n
from nato_apply.candidate.draft import with_person
from nato_apply.errors import UserFault, sentence
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.settings import Settings
from nato_apply.ui import app
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from tests.ui.conftest import NOW, settle, started, stop

ROOT = Path(__file__).parents[2]


def rename(session: Session, name: str | None) -> None:
    session.edit(lambda draft: with_person(draft, name=name), N_("Name"))


# Kept


def test_what_was_entered_is_there_when_the_window_is_opened_again(
    qtbot: QtBot, data: DataFolder
) -> None:
    first = started(qtbot, data)
    first.drafts.new("nato-hq-2026")
    qtbot.waitUntil(lambda: first.session.view is not None)
    assert first.window.page_id == "about_you"
    field = first.window.page("about_you").findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Zoe")
    stop(first)

    again = started(qtbot, data)
    assert len(again.drafts.rows) == 1
    again.drafts.open(again.drafts.rows[0].id)
    qtbot.waitUntil(lambda: again.session.view is not None)
    assert again.session.draft.person.name == "Zoe"
    stop(again)


def test_the_bottom_says_when_everything_is_saved(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    rename(window.session, "Anna")
    assert window.footer.saved.text() == "Saving…"
    settle(qtbot, program)
    time = i18n.time_of_day(NOW.astimezone(clock.local_zone()))
    expected = f"All changes saved on this computer, encrypted · {time}"
    assert window.footer.saved.text() == expected


def test_switching_drafts_saves_the_one_that_is_left(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    left = window.session.draft_id
    rename(window.session, "Anna")
    program.drafts.new("nato-2027")
    qtbot.waitUntil(lambda: window.session.draft_id != left)
    settle(qtbot, program)
    assert left is not None
    assert program.keeper.load(left).person.name == "Anna"


# Undone


def test_an_edit_is_undone_and_done_again(window: MainWindow) -> None:
    session = window.session
    before = session.draft
    rename(session, "Anna")
    assert session.undo_name == "Name"
    session.undo()
    assert session.draft == before
    session.redo()
    assert session.draft.person.name == "Anna"


def test_typing_in_one_field_is_undone_as_one_edit(window: MainWindow) -> None:
    session = window.session
    before = session.draft
    for name in ("A", "An", "Ann"):
        session.edit(partial(with_person, name=name), N_("Name"), merge="person.name")
    session.undo()
    assert session.draft == before


def test_ctrl_z_undoes_the_typing_where_a_text_has_the_focus(window: MainWindow) -> None:
    window.go("about_you")
    field = window.page("about_you").findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, "x")
    assert field.text() == "Zoë Ångströmx"
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "Zoë Ångström"


# The look


def test_the_language_is_switched_without_a_restart(window: MainWindow) -> None:
    window.go("about_you")
    window.set_language("fr")
    assert window.page("about_you").heading.text() == "À propos de vous"
    assert "Essentiel" not in window.navigation.entries["choose"].text()
    assert window.navigation.entries["choose"].text() == "Choisir les postes"
    assert "Bruxelles" in (window.header.chip.strong.text() if window.header.chip else "")
    assert "enregistré" in window.footer.saved.text()
    window.set_language("en")
    assert window.page("about_you").heading.text() == "About you"


def test_language_text_size_and_theme_are_remembered(window: MainWindow, data: DataFolder) -> None:
    window.set_language("fr")
    window.footer.larger.emit()
    window.footer.theme_turned.emit()
    kept = Settings(data.settings)
    assert kept.get("language") == "fr"
    assert kept.number("text_size", 0) == 110
    assert kept.get("theme") == "light"
    window.set_language("en")


@pytest.mark.parametrize("page_id", list(PAGES))
def test_no_page_is_wider_than_its_place(window: MainWindow, page_id: str) -> None:
    window.resize(1024, 640)
    window.go(page_id)
    scroll = window.page(page_id).findChild(QAbstractScrollArea)
    assert isinstance(scroll, QAbstractScrollArea)
    content = scroll.viewport().findChild(QWidget)
    assert isinstance(content, QWidget)
    for percent, language in itertools.product((100, 150, 200), i18n.LANGUAGES):
        window.look.set_percent(percent)
        window.set_language(language)
        QTest.qWait(20)
        assert window.width() == 1024
        assert content.width() <= scroll.viewport().width(), (percent, language)
    window.look.set_percent(100)
    window.set_language("en")


def test_the_notice_folds_by_itself_where_the_window_is_narrow(window: MainWindow) -> None:
    window.go("about_you")
    window.resize(1440, 900)
    QTest.qWait(10)
    assert window.aside.isVisible()
    window.resize(1024, 640)
    QTest.qWait(10)
    assert not window.aside.isVisible()
    window.aside_button.click()
    assert window.aside.isVisible()


def test_the_deadline_is_told_in_brussels_time_and_in_the_computers_own(window: MainWindow) -> None:
    chip = window.header.chip
    assert chip is not None
    assert chip.strong.text() == "Closes Thu 30 Apr, 23:59 Brussels"
    assert "20 days left" in chip.small.text()
    assert "Fri 1 May, 0:59 your time" in chip.small.text()
    assert "ask for support by Fri 24 Apr" in chip.small.text()


def test_with_little_room_the_deadline_takes_a_third_line_and_leaves_nothing_out(
    window: MainWindow,
) -> None:
    chip = window.header.chip
    assert chip is not None
    window.show()
    narrow = chip.strong.fontMetrics().horizontalAdvance(chip.strong.text()) + 20
    chip.setFixedWidth(narrow)
    QApplication.processEvents()
    assert chip.strong.text() == "Closes 30 April, 23:59 Brussels"
    assert "20 days left" in chip.small.text()
    assert chip.last.text() == "ask for support by Fri 24 Apr"
    chip.setFixedWidth(600)
    QApplication.processEvents()
    assert chip.strong.text() == "Closes Thu 30 Apr, 23:59 Brussels"
    assert chip.last.isHidden()


# Keyboard and screen reader


def test_pages_are_reached_by_keyboard(window: MainWindow) -> None:
    for number, page_id in enumerate(PAGES, start=1):
        if page_id != "settings":
            QTest.keyClick(window, Qt.Key(0x30 + number), Qt.KeyboardModifier.ControlModifier)
            assert window.page_id == page_id


@pytest.mark.parametrize("page_id", list(PAGES))
def test_everything_that_takes_the_focus_has_a_name(window: MainWindow, page_id: str) -> None:
    window.go(page_id)
    QTest.qWait(20)
    nameless = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if isinstance(widget, QAbstractScrollArea) or widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            nameless.append((type(widget).__name__, widget.objectName()))
    assert nameless == []


@pytest.mark.parametrize("page_id", list(PAGES))
def test_no_label_takes_what_a_user_typed_for_markup(window: MainWindow, page_id: str) -> None:
    rename(window.session, "<img src=/etc/passwd><b>Anna")
    window.go(page_id)
    QTest.qWait(20)
    for label in window.findChildren(QLabel):
        rich = label.textFormat() is not Qt.TextFormat.PlainText
        assert not rich or not label.text(), label.text()
    for widget in window.findChildren(QWidget):
        assert "<img" not in widget.toolTip()


# Starting


def test_without_a_display_the_program_says_so_and_names_the_demo(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UserFault) as refused:
        app.run(data, language="en", now=lambda: NOW, passphrase=None)
    assert "nato-apply demo" in sentence(refused.value.faults[0])


HEAVY = (
    "attrs cattrs sqlcipher3 keyring cryptography reportlab pikepdf nato_apply.calls.call "
    "nato_apply.ui.menu nato_apply.ui.opening nato_apply.ui.guide_view nato_apply.ui.furnishing "
    "nato_apply.vault.keys secretstorage zoneinfo difflib html html.entities"
)


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from nato_apply import clock\n"
        "from nato_apply.paths import DataFolder\n"
        "from nato_apply.ui import app\n"
        "made = app.program(DataFolder(Path(sys.argv[1])), language='en', now=clock.now,"
        " passphrase=None)\n"
        "def painted():\n"
        "    print(*[name for name in sys.argv[2:] if name in sys.modules])\n"
        "    made.app.quit()\n"
        "made.window.first_painted.connect(painted)\n"
        "made.show()\n"
        "made.app.exec()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), *HEAVY.split()],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
    )
    assert ran.stdout.split() == []


def test_a_fault_of_ours_is_said_in_a_sentence_and_logged_without_its_text(
    program: Program, window: MainWindow
) -> None:
    error = ValueError("Zoë Ångström, born on 3 May 2004")
    program._caught(ValueError, error, None)
    assert window._message is not None
    assert window._message.label.text() == (
        "Something went wrong in the program. What you entered is kept."
    )
