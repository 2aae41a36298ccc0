"""The window in French, whole: no English is left in it, no code, no English date or number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.candidate.draft import Draft
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.program import Program
from tests.cli.test_languages import english
from tests.ui import data_scenes, scenes, shown_texts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FOREIGN = re.compile(
    r"(?<!Niveau )\b(SE|sv|GB|EE|lb)\b"  # codes of countries and languages
    r"|\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|\d\.\d+ ?(Mo|ko|MB)|\d,\d{3}\b|\b\d+ (MB|kB|GB)\b"
)


@pytest.fixture
def french(qtbot: QtBot, program: Program, sample: Draft, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with a kept draft and a file, switched to French while it runs."""
    window = data_scenes.keep(qtbot, program, attrs.evolve(sample, documents=()), tmp_path)
    window.set_language("fr")
    scenes.settle()
    yield window
    window.set_language("en")


def test_nothing_in_the_window_is_english(qtbot: QtBot, french: MainWindow) -> None:
    known = english()
    found: dict[str, str] = {}

    def look(root: QWidget, where: str) -> None:
        for widget in scenes.visible(root):
            for text in shown_texts.of(widget):
                found.setdefault(re.sub(r"\s*\n\s*", " ", text), where)

    for where, root in data_scenes.everything(qtbot, french):
        look(root, where)
    for menu in french.menus.menus.values():
        menu.aboutToShow.emit()
        found |= dict.fromkeys(shown_texts.of_menu(menu), "menu")
    for page_id in PAGES:
        scenes.show(french, Draft(call="nato-hq-2025"), page_id)
        look(french, f"{page_id}, empty")
    assert len(found) > 400
    left = [
        f"{where}: {text} ({piece})"
        for text, where in found.items()
        for piece in known
        if piece in text
    ]
    left += [f"{where}: {text}" for text, where in found.items() if FOREIGN.search(text)]
    assert not left, "\n".join(left)


def test_qt_speaks_french_too(french: MainWindow) -> None:
    """The menu of a field, the file dialog, the names of keys."""
    menu = QLineEdit(french).createStandardContextMenu()
    assert menu is not None
    assert [a.text().partition("\t")[0].replace("&", "") for a in menu.actions() if a.text()] == [
        "Annuler",
        "Rétablir",
        "Couper",
        "Copier",
        "Coller",
        "Supprimer",
        "Tout sélectionner",
    ]
    files = QFileDialog(french)
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [each.text().replace("&", "") for each in files.findChildren(QLabel)]
    assert {"Regarder dans\u00a0:", "Nom de fichier\u00a0:", "Type de fichiers\u00a0:"} <= set(
        labels
    )
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+Shift+F").toString(native) == "Ctrl+Maj+F"
    french.set_language("en")
    assert QKeySequence("Ctrl+Shift+F").toString(native) == "Ctrl+Shift+F"


def test_english_would_be_noticed(french: MainWindow) -> None:
    french.set_language("en")
    known = english()
    texts = [text for widget in scenes.visible(french) for text in shown_texts.of(widget)]
    assert any(piece in text for text in texts for piece in known)
    assert FOREIGN.search(i18n.day(french.session.now().date()))
