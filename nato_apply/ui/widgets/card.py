"""A white card: what belongs together."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.labels import Label


class Card(Ground):
    """A white card with a heading (none where empty) and `body`, a vertical layout."""

    def __init__(self, heading: str = "") -> None:
        super().__init__("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 16, 16, 16)
        self.body.setSpacing(8)
        self.heading = Label(heading, role="heading")
        self.body.addWidget(self.heading)
        self.heading.setVisible(bool(heading))

    def set_heading(self, text: str) -> None:
        self.heading.setText(text)
        self.heading.setVisible(bool(text))
