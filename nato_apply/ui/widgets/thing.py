"""Which thing of a draft or its call a widget shows, so that whoever wants it is brought to it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_PROPERTY = "thing"


def shows_thing(widget: QWidget, key: str) -> None:
    """Say what a widget shows, by a key such as ``person.born`` or ``slot.transcript``."""
    widget.setProperty(_PROPERTY, key)


def shown_thing(page: QWidget, key: str) -> QWidget | None:
    """The first widget in view on a page that shows a thing."""
    if not key:
        return None
    return next(
        (
            widget
            for widget in page.findChildren(QWidget)
            if widget.property(_PROPERTY) == key and widget.isVisibleTo(page)
        ),
        None,
    )
