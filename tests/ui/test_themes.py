"""Light, dark and high contrast: chosen, followed, shown, remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.paths import DataFolder
from nato_apply.settings import Settings
from nato_apply.ui import theme, tokens
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.theme import MODES, Theme
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.check import Check
from nato_apply.ui.widgets.fields import TextField


@pytest.fixture(autouse=True)
def _light_again() -> object:
    yield
    Theme("light").apply()


def test_high_contrast_is_one_of_the_themes(qtbot: QtBot) -> None:
    Theme("contrast").apply()
    assert theme.colours() is tokens.CONTRAST
    assert theme.in_force() == "contrast"
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == "#000000"
    assert app.palette().color(QPalette.ColorRole.WindowText).name().upper() == "#FFFFFF"


def test_the_system_s_wish_for_contrast_goes_before_its_shade(qtbot: QtBot) -> None:
    look = Theme("system")
    look.apply()
    look._heed(dark=True)
    assert theme.in_force() == "dark"
    look._heed(contrast=True)
    assert theme.in_force() == "contrast"
    look._heed(dark=False)
    assert theme.in_force() == "contrast"
    look._heed(contrast=False)
    assert theme.in_force() == "light"


def test_a_theme_that_was_chosen_is_not_changed_by_the_system(qtbot: QtBot) -> None:
    look = Theme("light")
    look.apply()
    look._heed(dark=True, contrast=True)
    assert theme.in_force() == "light"


def test_the_system_is_asked_for_both(qtbot: QtBot) -> None:
    look = Theme("system")
    look.apply()
    look.follow_system()
    hints = QApplication.styleHints()
    wished = hints.accessibility().contrastPreference()
    assert (theme.in_force() == "contrast") is (wished is Qt.ContrastPreference.HighContrast)


def test_the_button_goes_through_all_themes_and_names_the_one_chosen(
    window: MainWindow, data: DataFolder
) -> None:
    window.look.set_mode("system")
    named = []
    for _ in MODES:
        window.footer.theme_button.click()
        named.append(window.footer.theme_button.accessibleName())
    assert named == ["Theme: light", "Theme: dark", "Theme: high contrast", "Theme: as the system"]
    window.look.set_mode("contrast")
    assert Settings(data.settings).get("theme") == "contrast"


def test_icons_take_the_colour_of_the_theme(window: MainWindow) -> None:
    shown = {}
    for mode in ("light", "dark", "contrast"):
        window.look.set_mode(mode)
        picture = window.footer.settings_button.icon().pixmap(24, 24).toImage()
        shown[mode] = strongest(picture)
    assert shown["light"] == QColor(tokens.LIGHT.text).rgb()
    assert shown["dark"] == QColor(tokens.DARK.text).rgb()
    assert shown["contrast"] == QColor(tokens.CONTRAST.text).rgb()


def strongest(picture: QImage) -> int:
    """The colour of which there is most, of what is not see-through."""
    counted: dict[int, int] = {}
    for x in range(picture.width()):
        for y in range(picture.height()):
            colour = picture.pixelColor(x, y)
            if colour.alpha() == 255:
                counted[colour.rgb()] = counted.get(colour.rgb(), 0) + 1
    return max(counted, key=lambda colour: counted[colour])


def ring(widget: QWidget, qtbot: QtBot) -> int:
    """How many pixels of a widget change to the accent or the text as it gets the focus."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(240, 80)
    widget.setParent(holder)
    widget.setGeometry(20, 20, 200, 40)
    other = TextField()
    other.setParent(holder)
    other.setGeometry(0, 0, 5, 5)
    holder.show()
    holder.activateWindow()
    other.setFocus()
    QTest.qWait(10)
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.qWait(10)
    after = widget.grab().toImage()
    c = theme.colours()
    strong = {QColor(c.accent).rgb(), QColor(c.text).rgb(), QColor(c.on_accent).rgb()}
    return sum(
        after.pixelColor(x, y).rgb() in strong and after.pixel(x, y) != before.pixel(x, y)
        for x in range(after.width())
        for y in range(after.height())
    )


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("kind", ["primary", "secondary", "link", "danger", "check", "ticked"])
def test_the_focus_is_seen_on_every_control(qtbot: QtBot, mode: str, kind: str) -> None:
    Theme(mode).apply()  # type: ignore[arg-type]
    widget: QWidget
    if kind in ("check", "ticked"):
        widget = Check("Done")
        widget.setChecked(kind == "ticked")
    else:
        widget = Button("Save", kind)  # type: ignore[arg-type]
    assert ring(widget, qtbot) > 2 * (200 + 20), "two pixels all around, or nearly"


def test_settings_offer_all_themes_in_both_languages(window: MainWindow) -> None:
    from nato_apply.ui.safety.look import LookCard

    window.go("settings")
    card = window.page("settings").findChild(LookCard)
    assert isinstance(card, LookCard)
    words = [card.theme.itemText(n) for n in range(card.theme.count())]
    assert words == ["As the system", "Light", "Dark", "High contrast"]
    card.theme.setCurrentIndex(3)
    card.theme.activated.emit(3)
    assert theme.in_force() == "contrast"
    assert i18n.language() == "en"
