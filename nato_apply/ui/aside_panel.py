"""The right panel: what the notice says about the thing in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.view import Aside, aside_of_call
from nato_apply.ui.widgets.cards import Ground
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from nato_apply.calls.call import Call


class AsidePanel(Ground):
    def __init__(self) -> None:
        super().__init__("aside")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        inner = QWidget()
        self._scroll = scrolled(inner)
        outer.addWidget(self._scroll)
        column = QVBoxLayout(inner)
        column.setContentsMargins(18, 20, 18, 16)
        column.setSpacing(10)
        self.heading = Label(role="heading")
        self.title = Label(role="strong")
        self.cite = Label(role="small")
        self.words = Label()
        self.careful_title = Label(role="small")
        self.careful = Label()
        self.source = Label(role="small")
        for each in (
            self.heading, self.title, self.cite, self.words, self.careful_title, self.careful
        ):  # fmt: skip
            column.addWidget(each)
        column.addStretch(1)
        column.addWidget(self.source)
        self._call: Call | None = None
        self._aside = Aside("")
        self._show()

    def show_call(self, call: Call | None) -> None:
        if call is not self._call:
            self._call = call
            self._aside = Aside("")
        self._show()

    def show_aside(self, aside: Aside) -> None:
        self._aside = aside
        self._show()

    def _show(self) -> None:
        aside = self._aside
        if not (aside.text or aside.title) and self._call is not None:
            aside = aside_of_call(self._call)
        self.heading.setText(translated(N_("What the notice says")))
        self._scroll.setAccessibleName(self.heading.text())  # Tab goes there, to scroll it
        self.careful_title.setText(translated(N_("Read strictly")))
        for label, text in (
            (self.title, aside.title),
            (self.cite, aside.cite),
            (self.words, aside.text),
            (self.careful, aside.careful),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.careful_title.setVisible(bool(aside.careful))
        self._show_source()

    def _show_source(self) -> None:
        if self._call is None:
            self.source.setText("")
            return
        lines = [str(Message(N_("Source: {document}"), {"document": self._call.source.document}))]
        if self._call.source.updated:
            lines.append(str(Message(N_("of {day}"), {"day": self._call.source.updated})))
        if self._call.source.kind == "third-party":
            lines.append(translated(N_("Not NATO’s own text: check it against NATO’s pages.")))
        self.source.setText("\n".join(lines))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            # The words in view were given in the other language; the next focus brings new ones.
            self._aside = Aside("")
            self._show()
