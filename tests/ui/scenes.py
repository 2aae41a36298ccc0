"""Everything the window shows: each page on a few drafts, and the dialogs. For tests that walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import attrs
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QWidget

from nato_apply.candidate.draft import Draft
from nato_apply.candidate.facts import Study
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES

DRAFTS = ("sample", "empty", "archive")
SCENES = [(draft, page) for draft in DRAFTS for page in PAGES]
"""A draft and a page of the window."""


def draft(name: str, sample: Draft) -> Draft:
    """The sample candidate; one who has told nothing; the sample with a call long closed."""
    if name == "empty":
        return Draft(call="nato-hq-2026")
    return attrs.evolve(sample, call="nato-hq-2025") if name == "archive" else sample


def show(window: MainWindow, made: Draft, page_id: str) -> None:
    """Show a draft that is not kept, on a page."""
    window.session.show_draft(made, None)
    turn(window, page_id)


def turn(window: MainWindow, page_id: str) -> None:
    window.activateWindow()  # where a dialog was before, no window has the keyboard
    window.go(page_id)
    settle()


def settle() -> None:
    """Until what follows a change by itself has happened: layouts, tab order, focus."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QTest.qWait(20)


# Dialogs


def _study(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.study import StudyDialog

    view = window.session.view
    assert view is not None
    return StudyDialog(window, (view.draft.studies or (Study(),))[0], view.today)


def _compare(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.compare import CompareDialog

    view = window.session.view
    assert view is not None
    assert view.call is not None
    return CompareDialog(window, view.call, view.draft)


def _find(window: MainWindow) -> QDialog:
    from nato_apply.ui import finding
    from nato_apply.ui.dialogs.find import FindDialog

    assert window.session.view is not None
    return FindDialog(window, finding.things(window.session.view), "")


def _passphrase(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.passphrase import NewPassphraseDialog

    return NewPassphraseDialog(window)


def _recovery_key(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.recovery_key import RecoveryKeyDialog

    key = "ABCDE-FGHJK-LMNPQ-RSTVW-XYZ01-23456-789AB-CDEFG-HJKMN-PQRST-VWXYZ"
    return RecoveryKeyDialog(window, key, lambda: b"", window.session.jobs)


def _password(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.password import PasswordDialog

    return PasswordDialog(window, "transcript.pdf")


def _text_limit(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.text_limit import TextLimitDialog

    return TextLimitDialog(window, "competency.teamwork")


def _keys(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.keys import KeysDialog

    return KeysDialog(window, window.menus)


def _about(window: MainWindow) -> QDialog:
    from nato_apply.paths import DataFolder
    from nato_apply.ui.dialogs.about import AboutDialog

    return AboutDialog(window, DataFolder(window.settings._file.parent))


def _unsaved(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.unsaved import UnsavedDialog

    return UnsavedDialog(window, "The disk is full.")


def _care(name: str, module: str, window: MainWindow) -> QDialog:
    import importlib

    kind = getattr(importlib.import_module(f"nato_apply.ui.dialogs.{module}"), name)
    made: QDialog = kind(window, window.drafts.care)
    return made


def _begin(window: MainWindow) -> QDialog:
    from nato_apply.ui.beginning import Told
    from nato_apply.ui.dialogs.begin import BeginDialog

    people = ("Zoë Ångström", "Jean-Baptiste de La Salle y Ibáñez de Aldecoa de Montmirail")
    told = [Told(name, name, window.session.now()) for name in people]
    return BeginDialog(window, told)


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "begin": _begin,
    "study": _study,
    "compare": _compare,
    "find": _find,
    "passphrase": _passphrase,
    "recovery key": _recovery_key,
    "password": _password,
    "text limit": _text_limit,
    "keys": _keys,
    "about": _about,
    "unsaved": _unsaved,
    "recover": partial(_care, "RecoverDialog", "recover"),
    "restore": partial(_care, "RestoreDialog", "restore"),
    "erase": partial(_care, "EraseDialog", "forget"),
}


def opened(window: MainWindow, name: str) -> QDialog:
    dialog = DIALOGS[name](window)
    dialog.open()
    settle()
    return dialog


def close(dialog: QDialog) -> None:
    """Away with it, unless it has gone by itself."""
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle()


# What can be seen in it


def visible(root: QWidget) -> Iterator[QWidget]:
    """Every widget in view of a window, but for those of another window (a list, a menu)."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is root.window():
            yield widget


def stops(root: QWidget) -> list[QWidget]:
    """What the keyboard can be put to, and is not merely around something that scrolls."""
    return [
        each
        for each in visible(root)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isEnabled()
        and each.focusProxy() is None
        and not _only_scrolls(each)
    ]


def _only_scrolls(widget: QWidget) -> bool:
    return type(widget).__name__ == "QScrollArea" and isinstance(widget, QAbstractScrollArea)


def focus() -> QWidget:
    """What has the keyboard: there is always something, and it can be seen."""
    found = QApplication.focusWidget()
    assert found is not None, "the keyboard is nowhere"
    assert found.isVisible(), f"the keyboard is in something hidden: {found}"
    return found
