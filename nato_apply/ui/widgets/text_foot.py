"""Below a text: how long it is, the limit, a copy to paste elsewhere, and earlier versions."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import text_limits, writing
from nato_apply.ui.announcing import announce
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label


class TextFoot(QWidget):
    """Counts the text it is shown. `limit` and `versions` are the page's to connect."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._about = ""
        row = FlowLayout(self, spacing=12)  # words alone, so that they fit on one line
        self.counter = Label(role="small")
        self.alert = Icon("triangle-alert", "not_met")
        self.limit = Button(kind="link")
        self.copy = Button(kind="link")
        self.copy.clicked.connect(self._copy)
        self.versions = Button(kind="link")
        row.addWidget(self._count())
        for part in (self.limit, self.copy, self.versions):
            row.addWidget(part)
        self._retranslate()

    def _count(self) -> QWidget:
        count = QWidget()
        across = QHBoxLayout(count)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        across.addWidget(self.alert)
        across.addWidget(self.counter, 1)
        return count

    def show_text(self, about: str, text: str) -> None:
        """Show how long the text on one heading is, against its limit if there is one."""
        if (about, text) != (self._about, self._text):
            self.copy.setText(translated(N_("Copy")))
        self._about, self._text = about, text
        size = writing.size(text)
        limit = text_limits.of(about)
        words, over = str(size), False
        if limit is not None:
            over = bool(limit.over(size))
            words = f"{limit.told(size)} · {size.other(limit.unit)}"
        self.counter.setText(words)
        self._say_over(over=over)
        self.limit.setText(
            translated(N_("Set a limit…") if limit is None else N_("Change the limit…"))
        )
        self.copy.setVisible(bool(size.characters))

    def _say_over(self, *, over: bool) -> None:
        """By shape, colour and words; to a screen reader at the moment when it happens."""
        if over and self.alert.isHidden() and self.isVisible():
            announce(self.window(), self.counter.text())
        self.alert.setVisible(over)
        self.counter.set_tone("not_met" if over else "")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.strip())
        self.copy.setText(translated(N_("Copied")))

    def _retranslate(self) -> None:
        self.versions.setText(translated(N_("Earlier versions")))
        self.copy.setAccessibleDescription(translated(N_("Copy the text")))
        self.copy.setText(translated(N_("Copy")))
        self.show_text(self._about, self._text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
