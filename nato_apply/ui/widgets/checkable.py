"""Buttons that can be down: what a screen reader does to them counts as a click.

A screen reader toggles such a button (`QAccessibleActionInterface`), and Qt then says `toggled` but
not `clicked`. To `toggled` one cannot listen, for the program says it too when it shows a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    _Base = QAbstractButton
else:
    _Base = object


class Checkable(_Base):
    """Mixed into a button, before its class of Qt."""

    _known = False

    def setCheckable(self, checkable: bool) -> None:
        super().setCheckable(checkable)
        if checkable:
            self.listen()

    def listen(self) -> None:
        """For a button that can be down from the first, such as a check box."""
        self.toggled.connect(self._toggled)

    def setChecked(self, checked: bool) -> None:
        """The program shows a value: no click."""
        self._known = True
        super().setChecked(checked)
        self._known = False

    def nextCheckState(self) -> None:
        """A click changes it, and will be told as one."""
        self._known = True
        super().nextCheckState()
        self._known = False

    def _toggled(self, checked: bool) -> None:
        # One of several goes up when another goes down: that is no click on it.
        if not self._known and (checked or not self.autoExclusive()):
            self.clicked[bool].emit(checked)  # type: ignore[index]

    def advance(self, words: str) -> int:
        """Pixels that words of it take at most: the style sheet makes them bold while it is down.

        The room is kept free from the first, or they would be cut once it is pressed.
        """
        plain = self.fontMetrics().horizontalAdvance(words)
        if not self.isCheckable():
            return plain
        from PySide6.QtGui import QFont, QFontMetrics  # not for the first paint

        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return max(plain, QFontMetrics(bold).horizontalAdvance(words))

    def bolder(self) -> int:
        """Pixels by which its words grow when it goes down."""
        return self.advance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
