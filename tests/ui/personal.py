"""Everything a person, or a screen reader, could learn from what is on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from nato_apply import i18n
from nato_apply.ui.main_window import MainWindow

SAMPLE = ("Zoë", "Ångström", "3 May", "3 mai", "2004-05-03", "Swed", "Suède", "Uppsala", "thesis")
"""What nobody may see of the sample candidate; `Sample application` is the draft's name."""


def on_screen(window: MainWindow) -> Iterator[str]:
    """Titles, and what the platform's accessibility tree says of everything visible."""
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            yield top.windowTitle()
            yield from told_of(top)
            yield from (c.toolTip() for c in top.findChildren(QWidget) if c.isVisible())


def told_of(widget: QWidget) -> Iterator[str]:
    """What a screen reader can learn of one widget and all in it."""
    return _told(QAccessible.queryAccessibleInterface(widget))


def _told(interface: QAccessibleInterface | None) -> Iterator[str]:
    if interface is None or not interface.isValid():
        return
    if interface.state().invisible:
        return
    for kind in (
        QAccessible.Text.Name,
        QAccessible.Text.Value,
        QAccessible.Text.Description,
        QAccessible.Text.Help,
    ):
        yield interface.text(kind)
    texts = interface.textInterface()
    if texts is not None:
        yield texts.text(0, texts.characterCount())
    for number in range(interface.childCount()):
        yield from _told(interface.child(number))


def seen(window: MainWindow, *, also: tuple[str, ...] = ()) -> list[str]:
    """Every text on the screen that holds something of the sample candidate."""
    either = "|".join(map(re.escape, (*SAMPLE, *also)))
    wanted = re.compile(rf"(?<!\w)(?:{either})")  # on 3 May, not on 23 May
    found = [text for text in on_screen(window) if wanted.search(text)]
    # How a date is typed is said to everybody, by a date that is the sample candidate's too.
    return [text for text in found if text not in i18n.fixed_texts() or text in also]
