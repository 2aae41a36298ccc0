"""The look, applied: palette, style sheet and icons for the theme and text size in force.

Fusion with a palette of our own, because bare xcb has no idea of dark, and a small style sheet.
Widgets that paint themselves ask `colours()` and `px()` each time they paint.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from nato_apply import paths
from nato_apply.ui import tokens
from nato_apply.ui.sheet import sheet
from nato_apply.ui.tokens import Colours

Mode = Literal["system", "light", "dark", "contrast"]
MODES: tuple[Mode, ...] = ("system", "light", "dark", "contrast")


class _Current:
    colours: Colours = tokens.LIGHT
    percent: int = 100


def colours() -> Colours:
    """The colours of the theme in force."""
    return _Current.colours


def px(pixels: float) -> int:
    """A size that goes with the text: pixels at 100 % to pixels at the text size in force."""
    return round(pixels * _Current.percent / 100)


def in_force() -> Mode:
    """Which theme is in force: light, dark or contrast."""
    if _Current.colours.strong:
        return "contrast"
    return "dark" if _Current.colours is tokens.DARK else "light"


class Theme(QObject):
    """Light, dark or high contrast, and how large; applied to the whole program."""

    changed = Signal()

    def __init__(self, mode: Mode = "system", percent: int = 100) -> None:
        super().__init__()
        self.mode = mode
        self.percent = _within(percent)
        self._system_dark = _palette_is_dark()
        self._system_contrast = False

    def follow_system(self) -> None:
        """Look at what the system says, now and whenever it changes its mind."""
        from PySide6.QtCore import Qt

        hints = QGuiApplication.styleHints()
        asked = hints.accessibility()

        def shades(scheme: Qt.ColorScheme) -> None:
            if scheme is not Qt.ColorScheme.Unknown:
                self._heed(dark=scheme is Qt.ColorScheme.Dark)

        def contrast(preference: Qt.ContrastPreference) -> None:
            self._heed(contrast=preference is Qt.ContrastPreference.HighContrast)

        hints.colorSchemeChanged.connect(shades)
        asked.contrastPreferenceChanged.connect(contrast)
        shades(hints.colorScheme())
        contrast(asked.contrastPreference())

    def _heed(self, *, dark: bool | None = None, contrast: bool | None = None) -> None:
        """Take over what the system wants; it shows where the theme is the system's."""
        before = self._of_system()
        self._system_dark = self._system_dark if dark is None else dark
        self._system_contrast = self._system_contrast if contrast is None else contrast
        if self.mode == "system" and self._of_system() is not before:
            self.apply()

    def _of_system(self) -> Colours:
        if self._system_contrast:
            return tokens.CONTRAST
        return tokens.DARK if self._system_dark else tokens.LIGHT

    def apply(self) -> None:
        """Put theme and text size into force."""
        _Current.colours = {
            "system": self._of_system(),
            "light": tokens.LIGHT,
            "dark": tokens.DARK,
            "contrast": tokens.CONTRAST,
        }[self.mode]
        _Current.percent = self.percent
        app = _application()
        app.setPalette(_palette(_Current.colours))
        font = QFont(app.font())
        font.setPixelSize(px(tokens.BODY))
        app.setFont(font)
        app.setStyleSheet(sheet(_Current.colours, self.percent))
        self.changed.emit()

    def set_mode(self, mode: Mode) -> None:
        self.mode = mode
        self.apply()

    def set_percent(self, percent: int) -> None:
        """Text size, kept between 100 and 200 %."""
        self.percent = _within(percent)
        self.apply()


def icon(
    name: str, tone: str = "text", size: int = 18, gap: int = 0, *, usable: bool = True
) -> QIcon:
    """One of the shipped icons in a colour of the theme in force; `size` in pixels at 100 %.

    `gap`: empty pixels at its right, before a button's words. `usable`: else it is as muted as the
    words of a button that cannot be pressed, for which Qt would make its own grey of it.
    """
    if usable:
        return QIcon(pixmap(name, tone, size, gap))
    made = QIcon()
    made.addPixmap(pixmap(name, "muted", size, gap), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, tone: str = "text", size: int = 18, gap: int = 0) -> QPixmap:
    """The same as a picture, sharp on the screen's own pixels."""
    ratio = _application().devicePixelRatio()
    return _drawn(name, _Current.colours.tone(tone), px(size), px(gap), ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, gap: int, ratio: float) -> QPixmap:
    from PySide6.QtCore import QByteArray, QRectF
    from PySide6.QtSvg import QSvgRenderer

    text = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    drawn = QPixmap(round((size + gap) * ratio), round(size * ratio))
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
    renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet selects by, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _within(percent: int) -> int:
    return max(tokens.LEAST_PERCENT, min(tokens.MOST_PERCENT, percent))


def _palette_is_dark() -> bool:
    """What the platform's own palette looks like, before ours; no other way is quick enough."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return window.lightness() < 128


def _palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in {
        role.Window: c.background,
        role.WindowText: c.text,
        role.Base: c.surface,
        role.AlternateBase: c.sunken,
        role.Text: c.text,
        role.PlaceholderText: c.muted,
        role.Button: c.surface,
        role.ButtonText: c.text,
        role.BrightText: c.on_accent,
        role.Highlight: c.accent,
        role.HighlightedText: c.on_accent,
        role.Link: c.accent,
        role.LinkVisited: c.accent,
        role.ToolTipBase: c.surface,
        role.ToolTipText: c.text,
        role.Light: c.surface,
        role.Midlight: c.sunken,
        role.Mid: c.border,
        role.Dark: c.field_border,
        role.Shadow: c.field_border,
        role.Accent: c.accent,
    }.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.field_border))
    return made
