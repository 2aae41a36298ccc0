"""Every text of every page and dialog goes through the catalogue, and none is cut when longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.candidate.draft import Draft
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.program import Program
from tests.ui import data_scenes, pseudo_locale, scenes, shown_texts
from tests.ui.clipping import clipped

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

# A name, what each language calls itself, what a scene gives.
ALLOWED = {"NATO Apply", "English", "Français", "The disk is full.", "Transcript page 1"}
PERCENTS = (100, 150, 200)


@pytest.fixture
def longer(
    qtbot: QtBot,
    program: Program,
    sample: Draft,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The window in the language that is none, switched to while it runs."""
    window = data_scenes.keep(qtbot, program, attrs.evolve(sample, documents=()), tmp_path)
    monkeypatch.setattr(i18n, "_catalogue", lambda _language: pseudo_locale.Catalogue())
    window.set_language("en")
    window.resize(1024, 640)
    scenes.settle()
    yield window
    window.look.set_percent(100)
    monkeypatch.undo()
    i18n.use("en")


@pytest.mark.parametrize("percent", PERCENTS)
def test_pages_and_dialogs_are_translated_and_not_cut(
    qtbot: QtBot, longer: MainWindow, percent: int
) -> None:
    longer.look.set_percent(percent)
    found: list[str] = []

    def look(root: QWidget, where: str) -> None:
        found.extend(f"{where}: {fault}" for fault in (*clipped(root), *untranslated(root)))

    for where, root in data_scenes.everything(qtbot, longer):
        look(root, where)
    for page_id in PAGES:
        scenes.show(longer, Draft(call="nato-hq-2026"), page_id)
        look(longer, f"{page_id}, empty")
    assert not found, "\n".join(found)


def test_so_are_the_menus_and_the_title(longer: MainWindow) -> None:
    for menu in longer.menus.menus.values():
        menu.aboutToShow.emit()
        for text in (menu.title(), *shown_texts.of_menu(menu)):
            assert "⟦" in text or text in ALLOWED or shown_texts.is_data(text[4:]), text


def test_a_text_past_the_catalogue_would_be_found(longer: MainWindow) -> None:
    naive = QLabel("Save the draft", longer)
    naive.show()
    assert untranslated(longer) == ["Save the draft"]


def untranslated(root: QWidget) -> list[str]:
    return shown_texts.untranslated(root, ALLOWED)
