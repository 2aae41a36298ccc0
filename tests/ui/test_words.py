"""Write in your own words: headings of the notice, plain texts, nothing suggested, nothing lost."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Submitted
from nato_apply.ui import text_limits
from nato_apply.ui.dialogs.text_limit import TextLimitDialog
from nato_apply.ui.dialogs.versions import VersionsDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.words import Words
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from nato_apply.ui.stepping import Stepping
from nato_apply.ui.text_limits import Limit
from nato_apply.ui.widgets.growing_editor import FEWEST
from nato_apply.ui.widgets.text_editor import LONGEST
from tests.ui.conftest import NOW, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(window: MainWindow) -> Words:
    window.go("words")
    found = window.page("words")
    assert isinstance(found, Words)
    return found


@pytest.fixture
def write(qtbot: QtBot, page: Words) -> Callable[[str, str], None]:
    def written(about: str, text: str) -> None:
        page.headings.chosen.emit(about)
        page.editor.setFocus()
        qtbot.keyClicks(page.editor, text)

    return written


def titles(page: Words) -> list[str]:
    return [page.headings.item(row).text() for row in range(page.headings.count())]


def test_the_headings_are_the_notices_own_and_the_chosen_vacancies(page: Words) -> None:
    found = titles(page)
    assert found[0] == "Motivation"
    assert {"Achievement", "Teamwork", "Desirable 2", "NATO Affairs and Security Policy"} <= {
        *found
    }
    assert "Indo-Pacific" not in found


def test_the_prompt_is_the_notices_condition_and_the_text_begins_empty(page: Words) -> None:
    page.headings.chosen.emit("criterion.second-language")
    assert page.prompt.text().startswith("You have an elementary knowledge")
    assert page.editor.toPlainText() == ""
    # Says what the field is for, and nothing that could stand in it.
    assert page.editor.placeholderText() == "Write here, in words of your own."


def test_typing_is_kept_and_counted(
    page: Words, session: Session, write: Callable[[str, str], None]
) -> None:
    write("motivation", "I like maps. ")
    assert session.draft.words["motivation"] == "I like maps. "
    assert page.counter.text() == "3 words · 12 characters"
    assert "Begun · 3 words" in page.combo.itemText(0)


def test_an_emptied_text_is_no_text(
    qtbot: QtBot, page: Words, session: Session, write: Callable[[str, str], None]
) -> None:
    write("motivation", "a")
    qtbot.keyClick(page.editor, Qt.Key.Key_Backspace)
    assert "motivation" not in session.draft.words
    assert "Empty" in page.combo.itemText(0)


def test_undo_in_the_text_undoes_typing(
    qtbot: QtBot, page: Words, session: Session, write: Callable[[str, str], None]
) -> None:
    write("motivation", "one")
    qtbot.keyClick(page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.text() == ""
    assert "motivation" not in session.draft.words
    assert session.draft.words["competency.teamwork"]


def test_undo_outside_the_text_undoes_a_run_of_typing_at_once(
    page: Words, session: Session, write: Callable[[str, str], None]
) -> None:
    write("motivation", "one two")
    page.headings.setFocus()
    session.undo()
    assert "motivation" not in session.draft.words
    assert page.editor.text() == ""


def test_what_is_pasted_comes_in_plain(page: Words, session: Session) -> None:
    page.headings.chosen.emit("motivation")
    rich = QMimeData()
    rich.setHtml("<b>Bold</b><img src='/etc/passwd'>")
    rich.setText("Bold\r\nand\x00 \u202enot")
    page.editor.insertFromMimeData(rich)
    assert session.draft.words["motivation"] == "Bold\nand \u202enot"


def test_no_break_spaces_and_line_breaks_stay_as_they_were(page: Words, session: Session) -> None:
    text = "Voilà\u00a0: deux lignes\nla seconde\u202f!"
    page.headings.chosen.emit("motivation")
    source = QMimeData()
    source.setText(text)
    page.editor.insertFromMimeData(source)
    page.headings.chosen.emit("competency.teamwork")
    page.headings.chosen.emit("motivation")
    assert page.editor.text() == text
    assert session.draft.words["motivation"] == text


def test_a_paste_that_is_too_long_is_cut_and_said(page: Words, session: Session) -> None:
    page.headings.chosen.emit("motivation")
    source = QMimeData()
    source.setText("x" * (LONGEST + 5))
    page.editor.insertFromMimeData(source)
    assert len(session.draft.words["motivation"]) == LONGEST
    assert "20,000 characters" in page.error.text()
    assert page.error.isVisible()


def test_markup_in_a_text_is_only_text(page: Words, write: Callable[[str, str], None]) -> None:
    write("motivation", "<b>no</b>")
    assert page.editor.text() == "<b>no</b>"
    assert page.counter.text() == "1 word · 9 characters"


def test_the_notices_ban_on_ai_stands_beside_the_text(page: Words) -> None:
    assert page.ban.strong.text() == "No generative AI"
    assert page.ban.sense.text() == "The notice forbids it in any part (Special notice)."
    assert page.ban.sense.isVisible()


def test_the_whole_wording_of_the_ban_is_unfolded_and_stands_in_the_panel(
    qtbot: QtBot, page: Words, window: MainWindow
) -> None:
    assert not page.ban.label.isVisible()
    page.ban.whole.setFocus()
    assert "ChatGPT" in window.aside.words.text()
    qtbot.mouseClick(page.ban.whole, Qt.MouseButton.LeftButton)
    assert page.ban.label.isVisible()
    assert "may be prepared with generative AI" in page.ban.label.text()
    assert page.ban.whole.text() == "Fold away"
    qtbot.mouseClick(page.ban.whole, Qt.MouseButton.LeftButton)
    assert not page.ban.label.isVisible()


def test_where_the_notice_is_silent_the_program_says_that_it_writes_nothing(
    page: Words, session: Session
) -> None:
    session.edit(lambda draft: attrs.evolve(draft, call="nato-2027"), "call")
    assert "says nothing about generative AI" in page.ban.label.text()
    assert "writes, completes and corrects nothing" in page.ban.label.text()


def test_texts_of_another_call_are_kept_and_shown(page: Words, session: Session) -> None:
    session.edit(lambda draft: attrs.evolve(draft, call="nato-ims-2018"), "call")
    assert "Kept, not used for this call" in titles(page)
    page.headings.chosen.emit("competency.teamwork")
    assert page.editor.text().startswith("In the student union")


def test_what_is_kept_has_the_name_that_the_call_it_was_for_gives_it(
    page: Words, session: Session
) -> None:
    session.edit(lambda draft: attrs.evolve(draft, call="nato-ims-2018"), "call")
    assert "NATO Affairs and Security Policy" in titles(page)
    assert not any("pasp" in title for title in titles(page))
    page.headings.chosen.emit("competency.teamwork")
    assert page.prompt.text() == ""


def test_a_limit_that_the_user_sets_is_counted_against(
    qtbot: QtBot, page: Words, window: MainWindow, write: Callable[[str, str], None]
) -> None:
    write("motivation", "I like old maps.")
    page.foot.limit.click()
    dialog = page.findChild(TextLimitDialog)
    assert isinstance(dialog, TextLimitDialog)
    qtbot.keyClicks(dialog.most, "10")
    dialog.accepting.click()
    assert page.counter.text() == "16 of 10 characters: 6 too many · 4 words"
    assert "Too long" in page.combo.itemText(0)
    assert page.foot.alert.isVisible()
    assert window.settings.get("text_limit_motivation") == "10 characters"
    page.headings.chosen.emit("competency.teamwork")
    assert " of " not in page.counter.text()
    assert not page.foot.alert.isVisible()


def test_a_limit_in_words_holds_for_every_heading_of_its_kind_and_can_be_taken_away(
    qtbot: QtBot, page: Words, write: Callable[[str, str], None]
) -> None:
    text_limits.put("competency.teamwork", Limit(200, "words"))
    write("competency.empathy", "I listen.")
    assert page.counter.text() == "2 of 200 words · 9 characters"
    page.foot.limit.click()
    dialog = page.findChild(TextLimitDialog)
    assert isinstance(dialog, TextLimitDialog)
    assert (dialog.most.text(), dialog.unit.currentIndex()) == ("200", 1)
    dialog.most.setText("0")
    dialog.accepting.click()
    assert dialog.row.error.text()
    dialog.most.clear()
    dialog.accepting.click()
    assert text_limits.of("competency.empathy") is None
    assert page.counter.text() == "2 words · 9 characters"


def test_a_text_is_copied_whole_for_the_portal(
    page: Words, write: Callable[[str, str], None]
) -> None:
    page.headings.chosen.emit("motivation")
    assert page.foot.copy.isHidden()
    write("motivation", "I like maps. ")
    page.foot.copy.click()
    assert QGuiApplication.clipboard().text() == "I like maps."
    assert page.foot.copy.text() == "Copied"
    page.headings.chosen.emit("competency.teamwork")
    assert page.foot.copy.text() == "Copy"


def test_the_keyboard_goes_from_heading_to_heading(qtbot: QtBot, page: Words) -> None:
    page.focus_first()
    qtbot.keyClick(page.headings, Qt.Key.Key_Down)
    assert page.heading_label.text() == "Achievement"  # over the group's heading
    qtbot.keyClick(page.headings, Qt.Key.Key_Tab)
    assert page.ban.whole.hasFocus()
    qtbot.keyClick(page.ban.whole, Qt.Key.Key_Tab)
    assert page.window().focusWidget() is page.editor


def test_in_a_narrow_window_a_drop_down_leads_to_the_headings(
    qtbot: QtBot, window: MainWindow, page: Words
) -> None:
    window.look.set_percent(200)
    window.resize(1024, 640)
    qtbot.waitUntil(page.combo.isVisible)
    assert not page.headings.isVisible()
    page.combo.setCurrentIndex(page.combo.findData("competency.teamwork"))
    page.combo.activated.emit(page.combo.currentIndex())
    assert page.editor.text().startswith("In the student union")
    window.look.set_percent(100)


def test_a_small_window_has_room_for_text_ban_and_foot_without_scrolling(
    qtbot: QtBot, window: MainWindow, page: Words
) -> None:
    window.resize(1024, 640)
    page.headings.chosen.emit("criterion.second-language")
    QTest.qWait(50)
    place = page.rect()
    for part in (page.ban, page.editor, page.foot):
        corner = part.mapTo(page, part.rect().bottomRight())
        assert place.contains(corner), part
    lines = page.editor.viewport().height() // page.editor.fontMetrics().lineSpacing()
    assert lines >= FEWEST


def test_in_a_narrow_window_the_keyboard_brings_the_field_and_the_ban_into_view(
    qtbot: QtBot, window: MainWindow, page: Words
) -> None:
    window.look.set_percent(200)
    window.resize(1024, 640)
    page.headings.chosen.emit("motivation")
    QTest.qWait(50)
    page.editor.setFocus()
    QTest.qWait(50)
    for part in (page.ban, page.editor):
        assert page.rect().contains(part.mapTo(page, part.rect().topLeft()))
        assert page.rect().contains(part.mapTo(page, part.rect().bottomRight()))
    window.look.set_percent(100)


def test_in_a_large_window_a_line_is_as_long_as_one_reads_well(
    window: MainWindow, page: Words
) -> None:
    window.resize(1920, 1080)
    QTest.qWait(50)
    text = "I have been a tutor for two years and I like to explain things. "
    a_character = page.editor.fontMetrics().horizontalAdvance(text) / len(text)
    assert 65 <= page.editor.viewport().width() / a_character <= 85
    empty = page.editor.height()
    page.headings.chosen.emit("motivation")
    page.editor.insertPlainText(text * 25)
    QTest.qWait(50)
    assert page.editor.height() > empty
    assert not page.editor.verticalScrollBar().isVisible()


def test_a_short_list_of_headings_is_no_taller_than_its_entries(
    page: Words, session: Session, window: MainWindow
) -> None:
    session.edit(lambda draft: attrs.evolve(draft, call="nato-2027", words={}), "call")
    window.resize(1280, 860)
    QTest.qWait(50)
    last = page.headings.visualItemRect(page.headings.item(page.headings.count() - 1))
    assert 0 <= page.headings.viewport().height() - last.bottom() < 4
    assert not page.headings.verticalScrollBar().isVisible()


def test_titles_are_laid_out_anew_for_each_width_of_the_list(
    page: Words, window: MainWindow
) -> None:
    window.resize(1024, 640)
    headings = page.headings
    QTest.qWait(50)
    for focus in (headings, page.editor, headings):  # the ring takes two pixels
        focus.setFocus()
        QTest.qWait(50)
        for row in range(headings.count()):
            index = headings.indexFromItem(headings.item(row))
            wanted = headings.itemDelegate().sizeHint(QStyleOptionViewItem(), index)
            assert headings.visualRect(index).height() == wanted.height(), titles(page)[row]


def test_how_many_texts_are_begun_is_said_above_the_list(
    page: Words, write: Callable[[str, str], None]
) -> None:
    assert page.lead.text().startswith("2 of 16 begun")
    write("motivation", "I like maps.")
    assert page.lead.text().startswith("3 of 16 begun")


def test_undo_in_a_text_has_its_name_in_the_menu(
    page: Words, window: MainWindow, write: Callable[[str, str], None]
) -> None:
    undo = Stepping(window, "undo")
    write("motivation", "one")
    assert undo.text() == "Undo: Typing"
    undo.step()
    assert page.editor.text() == ""
    assert Stepping(window, "redo").text() == "Redo: Typing"


def test_an_earlier_version_can_be_looked_at_and_brought_back(
    qtbot: QtBot, program: Program, page: Words, session: Session
) -> None:
    about = "competency.teamwork"
    before = session.draft.words[about]
    page.headings.chosen.emit(about)
    page.editor.setFocus()
    page.editor.selectAll()
    qtbot.keyClicks(page.editor, "Now otherwise")
    session.save_now()
    settle(qtbot, program)
    page.versions.setFocus()
    qtbot.mouseClick(page.versions, Qt.MouseButton.LeftButton)
    dialog = page.findChild(VersionsDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.combo.count() > 0)
    assert dialog.text.text() == before
    assert "10 April 2026" in dialog.combo.currentText()
    qtbot.mouseClick(dialog.accepting, Qt.MouseButton.LeftButton)
    assert session.draft.words[about] == before
    assert page.editor.text() == before


def test_a_text_without_earlier_versions_says_so(
    qtbot: QtBot, program: Program, page: Words
) -> None:
    page.headings.chosen.emit("competency.empathy")
    qtbot.mouseClick(page.versions, Qt.MouseButton.LeftButton)
    dialog = page.findChild(VersionsDialog)
    assert dialog is not None
    settle(qtbot, program)
    assert dialog.told.text().startswith("There is no earlier version of this text yet.")
    assert not dialog.accepting.isEnabled()
    dialog.reject()


def test_a_submitted_text_cannot_be_changed(page: Words, session: Session) -> None:
    session.edit(lambda draft: attrs.evolve(draft, submitted=Submitted(NOW)), "submitted")
    assert page.editor.isReadOnly()
    assert page.editor.placeholderText() == ""
    assert page.submitted.isVisible()
    assert "10 April 2026" in page.submitted.strong.text()


def test_the_page_turns_to_french_at_once(page: Words, window: MainWindow) -> None:
    page.headings.chosen.emit("competency.achievement")
    window.set_language("fr")
    assert page.heading_label.text() == "Recherche de l’excellence"
    assert "Travail en équipe" in titles(page)
    window.set_language("en")
    assert page.heading_label.text() == "Achievement"


def test_a_screen_reader_hears_what_each_field_and_entry_is(page: Words) -> None:
    page.headings.chosen.emit("competency.teamwork")
    assert page.editor.accessibleName() == "Teamwork"
    assert page.headings.accessibleName() == "What to write on"
    row = titles(page).index("Teamwork")
    spoken = page.headings.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Teamwork, Begun · 12 words"


def test_the_notice_stands_beside_what_one_writes_on(page: Words, window: MainWindow) -> None:
    page.headings.chosen.emit("competency.teamwork")
    assert window.aside.title.text() == "Teamwork"
    page.headings.chosen.emit("criterion.second-language")
    assert window.aside.title.text() == "Desirable 2"
    window.go("deadlines")
    assert window.aside.title.text() == "Dates"
    window.go("words")
    assert window.aside.title.text() == "Desirable 2"
