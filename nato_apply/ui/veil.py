"""Hides what is personal in every widget there is, and shows it again: no page knows of it.

Texts are shown with bullets; fields as a passphrase is shown, and cannot be changed; own texts and
pictures of documents not at all. A field with the property `public` stays as it is; a label with
the property `personal` shows `in_public` instead, anything else with it is covered or closed (see
`veil_covers`); what `reveals` cannot be used. What pages set later is hidden before it is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextDocumentLayout,
    QPlainTextEdit,
    QWidget,
)

from nato_apply.i18n import translated
from nato_apply.ui import personal_data, veil_covers, veil_items
from nato_apply.ui.personal_data import HIDDEN
from nato_apply.ui.widgets.date_field import DateField

_LOOKED_AT = frozenset(
    (QEvent.Type.Show, QEvent.Type.Paint, QEvent.Type.WindowTitleChange, QEvent.Type.ToolTip)
)


class _Part(NamedTuple):
    """One text of a widget: how to read it and how to write it."""

    name: str
    read: Callable[..., str]
    write: Callable[..., None]


_OF_ALL = (
    _Part("name", QWidget.accessibleName, QWidget.setAccessibleName),
    _Part("about", QWidget.accessibleDescription, QWidget.setAccessibleDescription),
    _Part("tip", QWidget.toolTip, QWidget.setToolTip),
    _Part("title", QWidget.windowTitle, QWidget.setWindowTitle),
)
_OF_LABELS = _Part("text", lambda w: w.text(), lambda w, text: w.setText(text))


class Veil(QObject):
    """`draw` hides, `lift` shows again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._down = False

    def draw(self) -> None:
        """Hide what is personal now, and whatever comes from now on."""
        app = QApplication.instance()
        if not self._down and app is not None:
            self._down = True
            app.installEventFilter(self)
        for widget in QApplication.allWidgets():
            _veil(widget)

    def lift(self) -> None:
        """Show everything again as it was, or as it was set since."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._down = False
        for widget in QApplication.allWidgets():
            _unveil(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _LOOKED_AT and isinstance(watched, QWidget):
            if event.type() is QEvent.Type.Show:
                veil_covers.put_away_again(watched)
            _veil(watched)
            around = watched.parentWidget()
            if isinstance(around, QPlainTextEdit):  # it is its viewport that is painted
                _veil(around)
        return False


def _veil(widget: QWidget) -> None:
    for part in _parts(widget):
        _hide(widget, part)
    if isinstance(widget, QLineEdit):
        _hide_line(widget)
    elif isinstance(widget, QPlainTextEdit):
        _hide_text(widget)
    elif isinstance(widget, veil_items.LISTS):
        veil_items.hide(widget)
    veil_covers.close(widget)


def _unveil(widget: QWidget) -> None:
    for part in _parts(widget):
        _show(widget, part)
    if isinstance(widget, QLineEdit):
        _show_line(widget)
    elif isinstance(widget, QPlainTextEdit):
        _show_text(widget)
    elif isinstance(widget, veil_items.LISTS):
        veil_items.show(widget)
    veil_covers.open_again(widget)


def _parts(widget: QWidget) -> tuple[_Part, ...]:
    if isinstance(widget, QLabel | QAbstractButton):
        return (*_OF_ALL, _OF_LABELS)
    return _OF_ALL


def _hide(widget: QWidget, part: _Part) -> None:
    text = part.read(widget)
    masked = _masked(widget, part, text)
    if masked != text:
        widget.setProperty(f"_{part.name}_masked", masked)
        widget.setProperty(f"_{part.name}_was", text)
        part.write(widget, masked)


def _masked(widget: QWidget, part: _Part, text: str) -> str:
    marked = widget.property("personal")
    if not marked or not text:
        return personal_data.shown(text)
    if part.name == "about" and not isinstance(widget, QLabel):
        return ""  # the text of a page, a picture in words
    if marked == veil_covers.CLOSED or isinstance(widget, QLabel):
        return widget.property("in_public") or translated(HIDDEN)
    return personal_data.shown(text)


def _show(widget: QWidget, part: _Part) -> None:
    was = widget.property(f"_{part.name}_was")
    if was is None:
        return
    if part.read(widget) == widget.property(f"_{part.name}_masked"):
        part.write(widget, was)
    widget.setProperty(f"_{part.name}_was", None)


# Fields


def _public(widget: QWidget) -> bool:
    around = widget.parentWidget()
    return bool(widget.property("public") or (around is not None and around.property("public")))


def _hide_line(line: QLineEdit) -> None:
    if line.echoMode() is not QLineEdit.EchoMode.Normal or _public(line):
        return
    line.setProperty("_could_be_changed", not line.isReadOnly())
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setReadOnly(True)
    around = line.parentWidget()
    if isinstance(around, DateField):
        around.calendar.setEnabled(False)  # it would show the day


def _show_line(line: QLineEdit) -> None:
    could = line.property("_could_be_changed")
    if could is None:
        return
    line.setEchoMode(QLineEdit.EchoMode.Normal)
    line.setReadOnly(not could)
    line.setProperty("_could_be_changed", None)
    around = line.parentWidget()
    if isinstance(around, DateField):
        around.calendar.setEnabled(True)


class _Blank(QTextDocument):
    """Stands in the place of a text; the text itself, with its undo, waits behind it."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self.behind = editor.document()
        self.could_be_changed = not editor.isReadOnly()
        self.behind.setParent(self)  # an editor deletes the document that it gives up
        self.setDocumentLayout(QPlainTextDocumentLayout(self))
        self.setDefaultFont(self.behind.defaultFont())


def _hide_text(editor: QPlainTextEdit) -> None:
    document = editor.document()
    if not isinstance(document, _Blank):
        if document.isEmpty() or editor.property("public"):
            return
        document = _Blank(editor)
        editor.blockSignals(True)
        editor.setDocument(document)
        editor.setReadOnly(True)
        editor.blockSignals(False)
    if document.toPlainText() != translated(HIDDEN):
        editor.blockSignals(True)
        document.setPlainText(translated(HIDDEN))
        editor.blockSignals(False)


def _show_text(editor: QPlainTextEdit) -> None:
    blank = editor.document()
    if not isinstance(blank, _Blank):
        return
    editor.blockSignals(True)
    blank.behind.setParent(editor)
    editor.setDocument(blank.behind)
    editor.setReadOnly(not blank.could_be_changed)
    editor.blockSignals(False)
    blank.deleteLater()
