"""What somebody typed is shown as typed: no markup, no placeholder, no shortcut is made of it."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Document, Draft
from nato_apply.candidate.facts import Study
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.program import Program
from tests.ui import data_scenes, scenes
from tests.ui.personal import on_screen

FILE = "<img src=x><b>Anna<_b> & {name} %s %(x)d"
HOSTILE = "<img src=/etc/passwd><b>Anna</b> & {name} %s %(x)d \u202egpj.exe"

OF_A_FILE = {"preview", "password", "shrink", "convert", "translation", "which slot", "travel in"}
OF_TEXT = {"study", "versions", "history", "travelled", "forget"}
"""Dialogs that show the name of a file, and what was typed."""


def hostile(sample: Draft) -> Draft:
    """The sample with the worst in every text one can type."""
    study = Study(subject=HOSTILE, institution=HOSTILE, level="bachelor")
    return attrs.evolve(
        sample,
        name=HOSTILE,
        person=attrs.evolve(sample.person, name=HOSTILE),
        studies=(study,),
        documents=(Document("qualifications", f"{HOSTILE[5:]}.pdf".replace("/", "_")),),
        words=dict.fromkeys((*sample.words, "motivation"), HOSTILE),
        choices=tuple(sample.choices),
    )


@pytest.mark.parametrize("page_id", list(PAGES))
def test_no_page_takes_a_text_for_markup(window: MainWindow, sample: Draft, page_id: str) -> None:
    scenes.show(window, hostile(sample), page_id)
    assert rich(window) == []
    assert any(HOSTILE in text for text in on_screen(window))  # in the header, at least
    assert window.windowTitle() == "NATO Apply"  # titles are shown elsewhere, too


@pytest.mark.parametrize("name", ["study", "compare", "find"])
def test_no_dialog_does(window: MainWindow, sample: Draft, name: str) -> None:
    scenes.show(window, hostile(sample), "about_you")
    dialog = scenes.opened(window, name)
    assert rich(dialog) == []
    scenes.close(dialog)


@pytest.fixture
def told(qtbot: QtBot, program: Program, sample: Draft, tmp_path: Path) -> MainWindow:
    """A hostile draft, kept, with a hostile file."""
    draft = attrs.evolve(hostile(sample), documents=())
    return data_scenes.keep(qtbot, program, draft, tmp_path, FILE)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_dialogs_show_data_as_it_was_typed(qtbot: QtBot, told: MainWindow) -> None:
    for name in data_scenes.DIALOGS:
        dialog = data_scenes.opened(qtbot, told, name)
        assert (name, rich(dialog)) == (name, [])
        wanted = FILE if name in OF_A_FILE else HOSTILE if name in OF_TEXT else ""
        assert wanted.partition("\u202e")[0] in shown(dialog), name
        scenes.close(dialog)


def shown(root: QWidget) -> str:
    """Every text in view, as it is read."""
    found = [root.windowTitle()]
    for each in scenes.visible(root):
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            found.append(each.text())
        elif isinstance(each, QTextEdit | QPlainTextEdit):
            found.append(each.toPlainText())
        elif isinstance(each, QComboBox):
            found += [each.itemText(n) for n in range(each.count())]
    return "\n".join(found).replace("\u200b", "")


def test_the_name_stands_on_the_page_as_it_was_typed(window: MainWindow, sample: Draft) -> None:
    scenes.show(window, hostile(sample), "hand_over")
    assert HOSTILE in [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert HOSTILE in window.header.name.text()


def test_a_button_with_a_name_makes_no_shortcut_of_it(window: MainWindow, sample: Draft) -> None:
    scenes.show(window, hostile(sample), "about_you")
    named = [
        QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        for each in scenes.stops(window)
    ]
    assert [name for name in named if "</b> & {name} %s" in name]


def test_a_message_shows_it_too(window: MainWindow, sample: Draft) -> None:
    scenes.show(window, sample, "about_you")
    window.tell("not_met", HOSTILE)
    scenes.settle()
    assert rich(window) == []
    assert HOSTILE in [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_markup_in_a_naive_label_would_be_found(window: MainWindow) -> None:
    naive = QLabel(HOSTILE, window)
    naive.show()
    assert rich(window)


def rich(root: QWidget) -> list[str]:
    """Where Qt would read a text as markup: labels, tool tips, rich editors."""
    found = []
    for each in (root, *root.findChildren(QWidget)):
        if isinstance(each, QLabel) and each.textFormat() is not Qt.TextFormat.PlainText:
            found += [f"label {text[:60]}" for text in (each.text(),) if text]
        if isinstance(each, QTextEdit) and "<img" in each.toHtml():
            found.append(f"editor {each.toPlainText()[:60]}")
        if "<img" in each.toolTip() or "<b>Anna" in each.toolTip():
            found.append(f"tool tip {each.toolTip()[:60]}")
    return found
