"""Finds what is cut off: texts that need more room than they have, and things over their edges.

For tests only. `clipped(window)` gives one line for each fault; an empty list is what one wants.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.few_lines import FewLines
from nato_apply.ui.widgets.one_line import OneLine

SLACK = 1
"""Pixels by which rounding may be off."""

MAY_BE_CUT = "mayBeCut"
"""Property of a widget that cuts its text with “…” and gives the whole in its tool tip."""


def settled(root: QWidget) -> None:
    """Lay everything out: a text that wraps needs its width first, and then its height."""
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QTest.qWait(1)


def clipped(root: QWidget) -> list[str]:
    """What is cut off below `root`, of what can be seen: “who (text): why”, in reading order."""
    found: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and widget.width() and not _of_another_window(widget, root):
            found += [f"{_name(widget)}: {why}" for why in _faults(widget)]
    return found


def _of_another_window(widget: QWidget, root: QWidget) -> bool:
    return widget.window() is not root.window()


def _name(widget: QWidget) -> str:
    told = getattr(widget, "text", None)
    text = told() if callable(told) else widget.accessibleName()
    path: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(path) < 4:
        path.append(type(at).__name__)
        at = at.parentWidget()
    return f"{' < '.join(path)} ({str(text)[:60]!r})"


def _faults(widget: QWidget) -> Iterator[str]:
    yield from _outside(widget)
    if isinstance(widget, OneLine | FewLines) or widget.property(MAY_BE_CUT):
        if widget.height() + SLACK < widget.fontMetrics().height():
            yield "is lower than a line"
    elif isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QComboBox):
        yield from _combo(widget)
    elif isinstance(widget, QLineEdit):
        yield from _line_edit(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _button(widget)
    elif isinstance(widget, QAbstractSpinBox):
        yield from _too_small(widget, widget.sizeHint(), widget.size())


def _too_small(widget: QWidget, needed: QSize, has: QSize) -> Iterator[str]:
    if needed.width() > has.width() + SLACK or needed.height() > has.height() + SLACK:
        yield f"needs {needed.width()}x{needed.height()}, has {has.width()}x{has.height()}"


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text:
        return
    inside = label.contentsRect().adjusted(label.margin(), 0, -label.margin(), 0)
    metrics = label.fontMetrics()
    if not label.wordWrap():
        yield from _too_small(label, metrics.size(0, text), inside.size())
        return
    text = QLabel.text(label)  # with the places at which it may be broken
    flags = int(Qt.TextFlag.TextWordWrap)
    box = metrics.boundingRect(QRect(0, 0, inside.width(), 100_000), flags, text)
    if box.height() > inside.height() + SLACK:
        yield f"is {box.height()} high in a height of {inside.height()}"
    if box.width() > inside.width() + SLACK:
        yield f"has a word {box.width()} wide in a width of {inside.width()}"


def _button(button: QAbstractButton) -> Iterator[str]:
    if not button.text():
        if isinstance(button, QToolButton):
            yield from _too_small(button, button.iconSize(), button.size())
        return
    yield from _once_down(button)
    needed = button.sizeHint()
    if isinstance(button, Button):  # its words wrap
        needed = QSize(min(needed.width(), button.least_width()), needed.height())
    elif button.hasHeightForWidth():
        needed = QSize(0, button.heightForWidth(button.width()))
    yield from _too_small(button, needed, button.size())


def _once_down(button: QAbstractButton) -> Iterator[str]:
    """Whether its words, bold while it is down, have the room; whether it is down now or not."""
    if not button.isCheckable() or not isinstance(button, QPushButton | QToolButton):
        return
    bold = QFont(button.font())
    bold.setWeight(QFont.Weight.DemiBold)
    words = button.text()
    more = QFontMetrics(bold).horizontalAdvance(words)
    more -= button.fontMetrics().horizontalAdvance(words)
    of_qt = (  # Qt's own, of the words as they are
        QPushButton.sizeHint(button)
        if isinstance(button, QPushButton)
        else QToolButton.sizeHint(button)
    )
    needed = of_qt.width() + more
    if needed > button.width() + SLACK and not getattr(button, "_lines", ()):
        yield f"needs {needed} once it is down, has {button.width()}"


def _combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    needed = combo.fontMetrics().horizontalAdvance(combo.currentText())
    if not combo.itemIcon(combo.currentIndex()).isNull():
        needed += combo.iconSize().width() + 4
    if needed > field.width() + SLACK:
        yield f"{combo.currentText()!r} is {needed} wide in a width of {field.width()}"
    if combo.height() + SLACK < combo.fontMetrics().height() + 4:
        yield f"is {combo.height()} high"


def _line_edit(field: QLineEdit) -> Iterator[str]:
    """A hint that nobody typed must be seen whole; what was typed scrolls."""
    if isinstance(field.parentWidget(), QComboBox | QAbstractSpinBox):
        return
    hint = "" if field.text() else field.placeholderText()
    room = field.contentsRect().width()
    needed = field.fontMetrics().horizontalAdvance(hint)
    if needed > room + SLACK:
        yield f"the hint {hint!r} is {needed} wide in a width of {room}"
    if field.height() + SLACK < field.fontMetrics().height() + 4:
        yield f"is {field.height()} high"


def _outside(widget: QWidget) -> Iterator[str]:
    """Whether it reaches over its parent's edge, where nothing scrolls it into view."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or not parent.isVisible():
        return
    scrolls = parent.parentWidget()
    if isinstance(scrolls, QAbstractScrollArea) and parent is scrolls.viewport():
        if isinstance(scrolls, QScrollArea) and widget.width() > parent.width() + SLACK:
            yield f"is {widget.width()} wide in a view of {parent.width()}"
        return
    if isinstance(parent, QAbstractScrollArea | QComboBox):
        return
    room, box = parent.rect(), widget.geometry()
    over = (
        room.left() - box.left(),
        room.top() - box.top(),
        box.right() - room.right(),
        box.bottom() - room.bottom(),
    )
    if max(over) > SLACK:
        edges = ("left", "top", "right", "bottom")
        told = [f"{edge} by {n}" for edge, n in zip(edges, over, strict=True) if n > SLACK]
        yield f"reaches over its place: {', '.join(told)}"
