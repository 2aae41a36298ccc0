"""The guide in the window: the part that fits, offline, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from nato_apply import i18n, paths
from nato_apply.ui import guide
from nato_apply.ui.guide_view import REDRAW_AFTER_MS, GuideView
from nato_apply.ui.help_window import HelpWindow
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES


def opened(window: MainWindow) -> HelpWindow:
    """The help window, asked for by F1."""
    window.activateWindow()
    QTest.qWait(10)
    QTest.keyClick(window, Qt.Key.Key_F1)
    found = window.findChild(HelpWindow)
    assert isinstance(found, HelpWindow)
    QTest.qWait(20)
    return found


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, as where a screen reader listens."""
    texts: list[str] = []

    def told(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            texts.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told)
    return texts


def at_top(view: GuideView) -> str:
    """The heading that was gone to."""
    return view.textCursor().block().text()


@pytest.mark.parametrize("page_id", list(PAGES))
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_page_of_the_window_has_its_part_in_both_languages(
    page_id: str, language: str
) -> None:
    place = guide.fitting(page_id, language)
    english = guide.fitting(page_id, "en")
    assert place.heading == english.heading
    assert (
        guide.anchors(english.file.read_text(encoding="utf-8"))[english.heading]
        == (guide.PARTS[page_id])
    )
    assert place.file.parent.name == language
    assert place.file.is_file()


def test_f1_opens_what_the_guide_says_of_the_page_in_view(window: MainWindow) -> None:
    window.go("eligibility")
    help_window = opened(window)
    assert at_top(help_window.view) == "3. Check eligibility"
    assert help_window.isVisible()
    window.go("deadlines")
    assert opened(window) is help_window
    assert at_top(help_window.view) == "6. Keep the deadlines"
    help_window.close()


def test_the_guide_follows_the_language_and_the_text_size(window: MainWindow) -> None:
    window.go("choose")
    view = opened(window).view
    window.set_language("fr")
    assert at_top(view).startswith("2. ")
    assert view._place.file.parent.name == "fr"
    assert "OTAN" in view.toPlainText() or "appel" in view.toPlainText()
    window.set_language("en")
    before = view.document().defaultFont().pixelSize()
    window.look.set_percent(200)
    assert view.document().defaultFont().pixelSize() == 2 * before
    window.look.set_percent(100)


def test_links_lead_to_other_pages_and_back(window: MainWindow) -> None:
    help_window = opened(window)
    view = help_window.view
    first = at_top(view)
    view.anchorClicked.emit(QUrl("counsellors.md"))
    assert view.title == guide.headings((guide.page("counsellors", "en")).read_text("utf-8"))[0]
    assert help_window.back.isEnabled()
    help_window.back.click()
    assert at_top(view) == first
    help_window.forth.click()
    assert view.title.startswith("For counsellors")
    help_window.contents.click()
    assert view.title == "Guide to NATO Apply"
    help_window.close()


def test_what_lies_outside_the_guide_is_not_opened_and_its_address_is_shown(
    window: MainWindow,
) -> None:
    help_window = opened(window)
    for address in ("https://example.org/a", "../../../README.md", "file:///etc/passwd"):
        title = help_window.view.title
        help_window.view.anchorClicked.emit(QUrl(address))
        assert help_window.view.title == title
        assert help_window.told.isVisible()
        assert address.rpartition("/")[2] in help_window.told.text()
    help_window.close()


@pytest.mark.parametrize(
    "name",
    ["https://example.org/a.png", "file:///etc/passwd", "../../../resources/icons/info.svg"],
)
def test_nothing_is_loaded_from_outside_the_guide(window: MainWindow, name: str) -> None:
    view = opened(window).view
    for kind in (
        QTextDocument.ResourceType.ImageResource,
        QTextDocument.ResourceType.HtmlResource,
        QTextDocument.ResourceType.StyleSheetResource,
    ):
        assert view.loadResource(kind.value, QUrl(name)) is None
    view.window().close()


def test_pictures_of_the_guide_are_shown_no_wider_than_the_text(window: MainWindow) -> None:
    help_window = opened(window)
    help_window.resize(480, 600)
    QTest.qWait(200)
    picture = next((guide.folder("en") / "pictures").glob("*.png"))
    name = QUrl(f"pictures/{picture.name}")
    image = help_window.view.loadResource(QTextDocument.ResourceType.ImageResource.value, name)
    assert 0 < image.width() <= help_window.view.viewport().width()  # type: ignore[attr-defined]
    help_window.close()


def test_a_text_is_found_on_the_page_and_one_that_is_not_is_said_so(window: MainWindow) -> None:
    help_window = opened(window)
    help_window.field.setText("key store")
    help_window.field.returnPressed.emit()
    assert help_window.view.textCursor().selectedText().lower() == "key store"
    help_window.field.setText("zzzz")
    help_window.field.returnPressed.emit()
    assert "zzzz" in help_window.told.text()
    help_window.close()


def test_tab_goes_from_the_text_through_its_links_to_back_contents_and_search(
    window: MainWindow, spoken: list[str]
) -> None:
    help_window = opened(window)
    help_window.activateWindow()
    help_window.view.go_to(guide.Place(guide.page("candidates", "en")))
    help_window.view.setFocus()
    spoken.clear()
    seen: list[str] = []
    while not seen or seen[-1] != "What you type to search":
        QTest.keyClick(cast(QWidget, QApplication.focusWidget()), Qt.Key.Key_Tab)
        here = cast(QWidget, QApplication.focusWidget())
        if here is help_window.view:
            assert spoken[-1] == f"Link: {help_window.view.textCursor().selectedText()}"
        seen.append(
            "What you type to search"
            if here is help_window.field
            else here.accessibleName() or cast(QPushButton, here).text()
        )
        assert len(seen) < 100
    assert spoken[:3] == ["Link: Guide", "Link: For counsellors", "Link: Your own call"]
    around = list(dict.fromkeys(seen))
    assert around == ["Guide: For candidates", "Back", "Contents", "What you type to search"]
    help_window.close()


def test_the_page_that_one_comes_to_is_said(window: MainWindow, spoken: list[str]) -> None:
    help_window = opened(window)
    spoken.clear()
    help_window.contents.click()
    help_window.back.click()
    assert spoken == ["Guide to NATO Apply", at_top(help_window.view)]
    interface = QAccessible.queryAccessibleInterface(help_window)
    assert interface.role() is QAccessible.Role.Window
    assert interface.text(QAccessible.Text.Name).endswith("NATO Apply")
    help_window.close()


def test_with_a_screen_reader_the_arrow_keys_go_through_the_text(
    window: MainWindow, spoken: list[str]
) -> None:
    view = opened(window).view
    view.activateWindow()
    view.clearFocus()
    view.setFocus()
    start = view.textCursor().position()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.textCursor().position() > start
    view.window().close()


def test_a_page_is_filled_once_however_the_window_is_sized(window: MainWindow) -> None:
    help_window = opened(window)
    filled: list[object] = []
    view = help_window.view
    view.document().contentsChange.connect(lambda *change: filled.append(change))
    help_window.resize(500, 600)
    QTest.qWait(3 * REDRAW_AFTER_MS)
    assert filled
    filled.clear()
    QTest.qWait(4 * REDRAW_AFTER_MS)
    assert filled == []  # it had filled itself anew for ever
    help_window.close()


def test_everything_in_it_is_named_and_escape_closes_it(window: MainWindow) -> None:
    help_window = opened(window)
    for widget in help_window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name).strip(), type(widget).__name__
    help_window.activateWindow()
    QTest.keyClick(help_window, Qt.Key.Key_Escape)
    assert not help_window.isVisible()


def test_the_guide_lies_where_what_ships_lies() -> None:
    for language in i18n.LANGUAGES:
        assert paths.guide(language).is_dir()
        files = {file.stem for file in paths.guide(language).glob("*.md")}
        assert files == set(guide.FILES[language].values())
        assert Path(paths.guide(language)).parent.name == "guide"
