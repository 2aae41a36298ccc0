"""Every text that a window shows or a screen reader says, and which of them are data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from nato_apply import i18n, paths
from tests.ui import scenes

WORD = re.compile(r"[^\W\d_]{3,}")
_FILE = re.compile(r"(?i)^\W*[\w ().-]+\.(pdf|docx|natoapply)\W*$|^/\S+$|^[0-9A-Z]{5}$|^age1…?$")
"""What names a file or a folder; a group of a recovery key."""
_KEYS = re.compile(r"^((Ctrl|Alt|Shift|Esc|Tab|Up|Down|F\d+)(\+\S+)?( · )?)+$")


def untranslated(root: QWidget, allowed: Collection[str]) -> list[str]:
    """Texts in view that came from no catalogue, and are nobody's data."""
    return sorted(
        {
            text
            for widget in scenes.visible(root)
            for text in of(widget)
            if "⟦" not in text and WORD.search(text) and text not in allowed and not is_data(text)
        }
    )


def of(widget: QWidget) -> Iterator[str]:
    """What it shows, in words; its name and description for a screen reader; its tool tip."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text().replace("&&", "&")
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QAbstractItemView):
        yield from _of_view(widget)
    if widget.isWindow():
        yield from widget.windowTitle().split(" – ")
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()


def _of_view(view: QAbstractItemView) -> Iterator[str]:
    from PySide6.QtCore import Qt

    model = view.model()
    if isinstance(view, QTableView):
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    column = 0
    while model.hasIndex(0, column):
        yield from (str(model.index(row, column).data() or "") for row in range(model.rowCount()))
        column += 1


def of_menu(menu: QMenu) -> Iterator[str]:
    """The entries of a menu and of those within it."""
    for action in menu.actions():
        if not action.isSeparator():
            yield action.text()
        inner = action.menu()
        if isinstance(inner, QMenu):
            inner.aboutToShow.emit()
            yield from of_menu(inner)


def is_data(text: str) -> bool:
    """Whether it is made of texts of the calls and the sample, of names, dates and files."""
    plain = _folded(text)
    known = data()
    if plain in known or _FILE.match(text.strip()) or _KEYS.match(text):
        return True
    for whole in _long():
        if whole in plain:
            text = plain = plain.replace(whole, " ")
    parts = [part.strip() for part in re.split(r" · |\n|[,:;] |[()“”]|(?<=\.) ", text)]
    return all(
        not WORD.search(part) or _folded(part) in known or _only_names(part) or _FILE.match(part)
        for part in parts
    )


def _only_names(part: str) -> bool:
    """“Thursday 30 April 2026, 23:59”: words, but names of days and months alone."""
    return all(word.casefold() in data() for word in WORD.findall(part)) and any(
        letter.isdigit() for letter in part
    )


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u200b", "")).strip(" .").casefold()


@cache
def data() -> frozenset[str]:
    """The texts of the calls and of the sample, whole and by sentence, and names of the CLDR."""
    files = [*sorted(paths.resource("calls").glob("*.toml")), _sample()]
    texts = [text for file in files for text in _texts(tomllib.loads(file.read_text("utf-8")))]
    names = [*i18n.countries().values(), *i18n.language_names().values(), *i18n.month_names()]
    names += [i18n.weekday(date(2026, 4, day)).split()[0] for day in range(1, 8)]
    names += [name[:3] for name in names[-7:]]
    pieces = [piece for text in texts for piece in re.split(r"\n|(?<=[.;:?]) |, ", text)]
    return frozenset(map(_folded, (*texts, *pieces, *names)))


@cache
def _long() -> list[str]:
    """The longest first; a short one may stand by chance within a text of the program."""
    return sorted((each for each in data() if len(each) > 24), key=len, reverse=True)


def _sample() -> Path:
    return paths.resource("demo", "candidate.toml")


def _texts(tables: object) -> Iterator[str]:
    if isinstance(tables, str):
        yield tables
    elif isinstance(tables, dict):
        for inner in tables.values():
            yield from _texts(inner)
    elif isinstance(tables, list):
        for inner in tables:
            yield from _texts(inner)
