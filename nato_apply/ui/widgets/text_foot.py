"""Below a text: how long it is, the limit, a copy to paste elsewhere, and earlier versions."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import text_limits, writing
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label


class TextFoot(QWidget):
    """Counts the text it is shown. `limit` and `versions` are the page's to connect."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._about = ""
        row = FlowLayout(self, spacing=12)
        self.counter = Label(role="small")
        self.limit = Button(kind="link", icon="list-checks")
        self.copy = Button(kind="link", icon="copy")
        self.copy.clicked.connect(self._copy)
        self.versions = Button(kind="link", icon="history")
        for part in (self.counter, self.limit, self.copy, self.versions):
            row.addWidget(part)
        self._retranslate()

    def show_text(self, about: str, text: str) -> None:
        """Show how long the text on one heading is, against its limit if there is one."""
        if (about, text) != (self._about, self._text):
            self.copy.setText(translated(N_("Copy the text")))
        self._about, self._text = about, text
        size = writing.size(text)
        limit = text_limits.of(about)
        words, over = str(size), False
        if limit is not None:
            over = bool(limit.over(size))
            words = f"{limit.told(size)} · {size.other(limit.unit)}"
        self.counter.setText(words)
        self.counter.set_tone("not_met" if over else "")
        self.limit.setText(
            translated(N_("Set a limit…") if limit is None else N_("Change the limit…"))
        )
        self.copy.setVisible(bool(size.characters))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.strip())
        self.copy.setText(translated(N_("Copied")))

    def _retranslate(self) -> None:
        self.versions.setText(translated(N_("Earlier versions")))
        self.copy.setText(translated(N_("Copy the text")))
        self.show_text(self._about, self._text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
