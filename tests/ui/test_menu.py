"""The menus: every command by name and keys, and undo by the name of what it undoes."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableWidget
from pytestqt.qtbot import QtBot

from nato_apply import i18n, paths
from nato_apply.candidate.draft import Draft, with_person
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.settings import Settings
from nato_apply.ui.dialogs.about import AboutDialog
from nato_apply.ui.dialogs.keys import KeysDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from nato_apply.ui.widgets.copy_table import CopyTable
from nato_apply.ui.widgets.labels import Label
from tests.ui.conftest import settle, started, stop

CTRL = Qt.KeyboardModifier.ControlModifier


def commands(menu: QMenu) -> list[QAction]:
    """The commands of a menu, and of the menus within it."""
    found = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += commands(inner)
        elif not action.isSeparator():
            found.append(action)
    return found


def every_command(window: MainWindow) -> list[QAction]:
    return [each for menu in window.menus.menus.values() for each in commands(menu)]


def command(window: MainWindow, name: str) -> QAction:
    window.menus.look()
    return next(each for each in every_command(window) if each.text().startswith(name))


def rename(session: Session, name: str) -> None:
    session.edit(lambda draft: with_person(draft, name=name), N_("Name"))


def test_no_two_commands_have_the_same_keys(window: MainWindow) -> None:
    keys = [keys.toString() for each in every_command(window) for keys in each.shortcuts()]
    assert [each for each, times in Counter(keys).items() if times > 1] == []
    wanted = "Ctrl+N Ctrl+O Ctrl+S Ctrl+P Ctrl+Z Ctrl+F F1 Ctrl++ Ctrl+- Ctrl+0".split()
    assert set(wanted) <= set(keys)
    assert {f"Ctrl+{number}" for number in range(1, 9)} <= set(keys)


def test_each_menu_is_in_the_order_one_expects(window: MainWindow) -> None:
    def parts(menu: str) -> list[list[str]]:
        found: list[list[str]] = [[]]
        for each in window.menus.menus[menu].actions():
            if each.isSeparator():
                found.append([])
            else:
                found[-1].append(each.text())
        return [part for part in found if part]

    draft, view = parts("draft"), parts("view")
    assert draft[0][0] == "New application…"
    assert draft[-3:] == [
        ["Switch to another call…", "Earlier versions…"],
        ["Close the draft"],
        ["Quit"],
    ]
    assert view[0][0] == "All applications"
    assert view[1] == ["What the notice says"]
    assert view[-2:] == [["Present: hide personal data", "Lock now"], ["Settings and safety"]]


def test_undo_and_redo_name_the_edit(window: MainWindow) -> None:
    undo, redo = command(window, "Undo"), command(window, "Redo")
    assert (undo.text(), undo.isEnabled()) == ("Undo", False)
    rename(window.session, "Anna")
    assert (undo.text(), undo.isEnabled()) == ("Undo: Name", True)
    undo.trigger()
    assert window.session.draft.person.name == "Zoë Ångström"
    assert (redo.text(), undo.isEnabled()) == ("Redo: Name", False)
    redo.trigger()
    assert window.session.draft.person.name == "Anna"


def test_the_field_in_focus_shows_what_undo_brought_back(window: MainWindow) -> None:
    window.go("about_you")
    field = window.page("about_you").findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    rename(window.session, "Anna")
    field.setFocus()
    assert field.text() == "Anna"
    command(window, "Undo").trigger()
    assert field.text() == "Zoë Ångström"
    assert field.hasFocus()


def test_typing_in_a_text_is_undone_by_its_name(window: MainWindow) -> None:
    window.go("about_you")
    field = window.page("about_you").findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "x")
    undo = command(window, "Undo")
    assert undo.text() == "Undo: Typing"
    undo.trigger()
    assert field.text() == "Zoë Ångström"


def test_a_deleted_draft_is_brought_back_by_undo(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    draft_id = window.session.draft_id
    assert draft_id is not None
    window.go("start")
    program.drafts.delete(draft_id)
    undo = command(window, "Undo")
    assert undo.text() == "Undo: Draft deleted"
    undo.trigger()
    settle(qtbot, program)
    assert [row.id for row in program.keeper.drafts()] == [draft_id]


def test_commands_that_need_a_draft_wait_for_one(program: Program) -> None:
    for name in ("Save now", "Close the draft", "Find", "Choose vacancies"):
        assert not command(program.window, name).isEnabled(), name
    for name in ("New application", "Open a file", "Guide", "Quit"):
        assert command(program.window, name).isEnabled(), name


def test_closing_the_draft_leads_to_all_applications(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    QTest.keyClick(window, Qt.Key.Key_W, CTRL)
    assert window.session.view is None
    assert window.page_id == "start"
    settle(qtbot, program)
    assert len(program.drafts.rows) == 1


def test_recent_drafts_are_those_of_the_vault_by_name(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    program.drafts.new("nato-2027")
    qtbot.waitUntil(lambda: len(program.drafts.rows) == 2)
    settle(qtbot, program)
    menu = next(m for m in window.findChildren(QMenu) if m.title() == "Recent drafts")
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == 2
    assert "New application" in texts[0]
    assert "Sample application" in texts[1]
    assert menu.actions()[0].isChecked()
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: window.session.draft.name == "Sample application")


def test_a_name_in_the_menu_is_no_mnemonic(qtbot: QtBot, program: Program) -> None:
    program.drafts.keep(lambda: program.keeper.add(Draft(name="Smith & <b>Sons</b>")))
    qtbot.waitUntil(lambda: len(program.drafts.rows) == 1, timeout=20_000)
    menu = next(m for m in program.window.findChildren(QMenu) if m.title() == "Recent drafts")
    menu.aboutToShow.emit()
    assert "Smith && <b>Sons</b>" in menu.actions()[0].text()


def test_the_menus_follow_the_language(window: MainWindow) -> None:
    window.set_language("fr")
    titles = [menu.title() for menu in window.menus.menus.values()]
    undo = window.menus.menus["edit"].actions()[0].text()
    window.set_language("en")
    assert titles == ["&Brouillon", "É&dition", "&Affichage", "A&ide"]
    assert undo == "Annuler"
    assert window.menus.menus["draft"].title() == "&Draft"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_letters_of_the_menus_are_not_the_same(window: MainWindow, language: str) -> None:
    window.set_language(language)
    letters = [re.findall("&(.)", menu.title()) for menu in window.menus.menus.values()]
    window.set_language("en")
    assert len({letter.lower() for (letter,) in letters}) == 4


def test_where_the_window_is_low_one_button_holds_the_menus(window: MainWindow) -> None:
    assert window.menus.bar.isVisible()
    assert not window.menus.button.isVisible()
    window.resize(1024, 640)
    window.look.set_percent(200)
    QTest.qWait(20)
    assert not window.menus.bar.isVisible()
    assert window.menus.button.isVisible()
    assert window.menus.button.accessibleName()
    QTest.keyClick(window, Qt.Key.Key_F10)
    menu = window.menus.button.menu()
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    menu.close()
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)  # keys work without the bar
    assert window.page_id == "choose"
    window.look.set_percent(100)


def test_f10_puts_the_keyboard_into_the_menus(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert window.menus.bar.activeAction() is window.menus.menus["draft"].menuAction()
    QTest.keyClick(window.menus.bar, Qt.Key.Key_Escape)


def test_the_list_of_keys_holds_every_command_that_has_some(window: MainWindow) -> None:
    command(window, "Keys").trigger()
    dialog = window.findChild(KeysDialog)
    assert isinstance(dialog, KeysDialog)
    table = dialog.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    shown = {
        item.text() for row in range(table.rowCount()) if (item := table.item(row, 1)) is not None
    }
    wanted = {each.text() for each in every_command(window) if each.shortcuts()}
    assert wanted <= shown
    dialog.close()


def test_about_says_whose_it_is_not_and_where_the_work_lies(
    window: MainWindow, data: DataFolder
) -> None:
    command(window, "About NATO").trigger()
    dialog = window.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    said = "\n".join(label.text() for label in dialog.findChildren(Label))
    assert "not affiliated with NATO" in said
    assert str(data.root) in said
    assert str(paths.resource("icons", "LICENSE")) in said
    dialog.close()


def test_size_and_whole_screen_are_remembered(qtbot: QtBot, data: DataFolder) -> None:
    first = started(qtbot, data)
    first.window.resize(700, 600)  # the offscreen screen is small
    stop(first)
    second = started(qtbot, data)
    assert (second.window.width(), second.window.height()) == (700, 600)
    second.window.showMaximized()
    stop(second)
    assert Settings(data.settings).get("maximized") == "yes"
    third = started(qtbot, data)
    assert third.window.isMaximized()
    stop(third)


def test_recent_drafts_name_nobody_while_presenting(window: MainWindow) -> None:
    window.guarding.presenting.start()
    menu = next(m for m in window.findChildren(QMenu) if m.title() == "Recent drafts")
    menu.aboutToShow.emit()
    assert "Sample application" not in menu.actions()[0].text()
    window.guarding.presenting.stop()


def test_the_list_of_keys_is_sorted_copied_and_its_rows_are_named(window: MainWindow) -> None:
    dialog = KeysDialog(window, window.menus)
    table = dialog.findChild(CopyTable)
    assert isinstance(table, CopyTable)
    dialog.open()
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    QTest.qWait(20)
    rows = range(table.rowCount())
    names = [item.text() for row in rows if (item := table.item(row, 1)) is not None]
    assert names == sorted(names)
    assert [table.verticalHeaderItem(row).text() for row in rows] == names
    table.clearSelection()
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().splitlines()[0].split("\t")[1] == names[0]
    dialog.reject()
