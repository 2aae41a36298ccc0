"""What is wrong on a page, at its top: a link to each field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from nato_apply.i18n import plural
from nato_apply.ui.phrases import titled
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice, clear
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.rows import FieldRow


class ErrorSummary(Notice):
    """Hidden while nothing is wrong. The sentence itself stands beside the field."""

    def __init__(self) -> None:
        super().__init__("not_met")
        self._rows: list[FieldRow] = []
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self.body.addLayout(self._links)
        self.hide()

    def watch(self, *rows: FieldRow) -> None:
        """Tell of the errors of these fields, in this order."""
        for row in rows:
            self._rows.append(row)
            row.wrong.connect(self.show_errors)

    def show_errors(self) -> None:
        wrong = [row for row in self._rows if row.error.text()]
        clear(self._links)
        heading = plural("{count} answer to look at", "{count} answers to look at", len(wrong))
        self.show_notice("not_met", heading)
        for row in wrong:
            link = Button(titled(row.label.text(), row.error.text()), "link")
            link.clicked.connect(partial(_go_to, row))
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(wrong))

    def links(self) -> list[Button]:
        """The ways to the fields, from the top."""
        items = (self._links.itemAt(place) for place in range(self._links.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Button)]


def _go_to(row: FieldRow) -> None:
    row.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    bring_into_view(row)
