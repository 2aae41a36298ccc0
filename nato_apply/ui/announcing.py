"""What a screen reader says by itself: another page, another verdict, a failed save."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from nato_apply.ui import personal_data


def announce(window: QWidget, text: str) -> None:
    """Have a screen reader say it; nothing where none listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(window, personal_data.shown(text))
        )
