"""The guide in the window: the part that fits, offline, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nato_apply import i18n, paths
from nato_apply.ui import guide
from nato_apply.ui.guide_view import GuideView
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
