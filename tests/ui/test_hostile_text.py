"""What somebody typed is shown as typed: no markup, no placeholder, no shortcut is made of it."""

from __future__ import annotations

import attrs
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from nato_apply.candidate.draft import Document, Draft
from nato_apply.candidate.facts import Study
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from tests.ui import scenes

HOSTILE = "<img src=/etc/passwd><b>Anna</b> & {name} %s %(x)d \u202egpj.exe"


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
    assert "{name}" in window.windowTitle()
    assert "<img src=/etc/passwd>" in window.windowTitle()


@pytest.mark.parametrize("name", ["study", "compare", "find"])
def test_no_dialog_does(window: MainWindow, sample: Draft, name: str) -> None:
    scenes.show(window, hostile(sample), "about_you")
    dialog = scenes.opened(window, name)
    assert rich(dialog) == []
    scenes.close(dialog)


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
        rich = isinstance(each, QLabel) and each.textFormat() is not Qt.TextFormat.PlainText
        if rich and each.text():
            found.append(f"label {each.text()[:60]}")
        if isinstance(each, QTextEdit) and "<img" in each.toHtml():
            found.append(f"editor {each.toPlainText()[:60]}")
        if "<img" in each.toolTip() or "<b>Anna" in each.toolTip():
            found.append(f"tool tip {each.toolTip()[:60]}")
    return found
