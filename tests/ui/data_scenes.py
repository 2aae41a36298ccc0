"""The dialogs that show what a candidate typed, or how files are called. For tests that walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Draft
from nato_apply.candidate.facts import Study
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.program import Program
from nato_apply.ui.view import View
from nato_apply.vault.records import Carried, CarriedRevision, DraftRow
from tests.documents.hostile import document
from tests.ui import conftest, scenes
from tests.ui.conftest import settle
from tests.ui.documents_given import documents_page, give


def keep(
    qtbot: QtBot, program: Program, draft: Draft, folder: Path, file: str = "diploma"
) -> MainWindow:
    """Keep a draft in the vault, twice saved, with a PDF of this name; gives its window."""
    from nato_apply.candidate.draft import with_words
    from nato_apply.i18n import N_

    conftest.keep(qtbot, program, draft)
    give(qtbot, program, documents_page(program.window), folder, **{file: document(1)})
    text = f"{draft.words.get('motivation', '')} and more"
    program.session.edit(lambda d: with_words(d, "motivation", text), N_("Edit"))
    program.session.save(autosave=False)
    settle(qtbot, program)
    return program.window


def _view(window: MainWindow) -> View:
    view = window.session.view
    assert view is not None
    return view


def _file(window: MainWindow) -> str:
    return _view(window).draft.documents[0].file


def _study(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.study import StudyDialog

    view = _view(window)
    return StudyDialog(window, (view.draft.studies or (Study(),))[0], view.today)


def _preview(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.preview import PreviewDialog

    return PreviewDialog(window, window.session, _file(window), _file(window))


def _password(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.password import PasswordDialog

    return PasswordDialog(window, _file(window))


def _shrink(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.shrink import ShrinkDialog

    return ShrinkDialog(window, window.session, _file(window))


def _convert(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.convert import ConvertDialog

    return ConvertDialog(window, window.session, f"{_file(window)}.docx")


def _translation(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.translation import TranslationDialog

    view = _view(window)
    assert view.call is not None
    ban = " ".join(str(n.text) for n in view.call.told("documents"))
    given = view.draft.documents[0]
    return TranslationDialog(window, given, [given.file], view.today, ban)


def _which_slot(window: MainWindow) -> QDialog:
    from nato_apply.checklist.slot_parts import slot_parts
    from nato_apply.ui.dialogs.which_slot import WhichSlotDialog

    view = _view(window)
    assert view.slots is not None
    return WhichSlotDialog(window, [_file(window)] * 7, slot_parts(view.draft, view.slots))


def _versions(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.versions import VersionsDialog
    from nato_apply.ui.writing import headings

    view = _view(window)
    heading = next(h for h in headings(view) if h.about == "motivation")
    return VersionsDialog(window, window.session, heading)


def _history(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.history import HistoryDialog

    return HistoryDialog(window, window.session)


def _switch(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.switch_call import SwitchCallDialog

    return SwitchCallDialog(window, window.session)


def _travel_out(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.travel_out import TravelOutDialog

    return TravelOutDialog(window, _view(window).draft, frozenset({_file(window)}))


def _travel_in(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.travel_in import TravelInDialog

    return TravelInDialog(window, window.session.jobs, Path(f"{_file(window)}.natoapply"))


def _travelled(window: MainWindow) -> QDialog:
    """What a file from elsewhere holds: nothing in it can be trusted."""
    from nato_apply.ui.dialogs.travel_in import TravelInDialog

    now, name = window.session.now(), _view(window).draft.name
    revision = CarriedRevision(name, "nato-hq-2026", now, "0" * 64, "", "Europe/Brussels")
    made = TravelInDialog(window, window.session.jobs, Path("received.natoapply"))
    made._show(Carried((revision, revision), ((_file(window), b"%PDF"),), history=True))
    return made


def _forget(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.forget import ForgetDialog

    draft, saved = _view(window).draft, window.session.now() - timedelta(days=1)
    row = DraftRow(window.session.draft_id or "", draft.name, draft.call, 2, saved)
    return ForgetDialog(window, window.drafts.care, row)


def _salvage(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.restore import SalvageDialog

    return SalvageDialog(window, window.drafts.care)


def _hold_key(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.hold_key import HoldKeyDialog

    return HoldKeyDialog(window, window.drafts.care, key_store=True)


def _take_over(window: MainWindow) -> QDialog:
    from nato_apply.ui.dialogs.take_over import TakeOverDialog

    return TakeOverDialog(window)


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "study": _study,
    "preview": _preview,
    "password": _password,
    "shrink": _shrink,
    "convert": _convert,
    "translation": _translation,
    "which slot": _which_slot,
    "versions": _versions,
    "history": _history,
    "switch call": _switch,
    "travel out": _travel_out,
    "travel in": _travel_in,
    "travelled": _travelled,
    "forget": _forget,
    "salvage": _salvage,
    "hold key": _hold_key,
    "take over": _take_over,
}


def opened(qtbot: QtBot, window: MainWindow, name: str) -> QDialog:
    """The dialog with all it shows: what it reads or makes has come, or failed."""
    dialog = DIALOGS[name](window)
    dialog.open()
    qtbot.waitUntil(lambda: not window.session.jobs.busy, timeout=20_000)
    scenes.settle()
    if name == "history":
        _unfold(dialog)
    return dialog


def everything(qtbot: QtBot, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Each page, then each dialog, those of `scenes` among them: shown, and what it is called."""
    for page_id in PAGES:
        scenes.turn(window, page_id)
        yield page_id, window
    for name in scenes.DIALOGS:
        dialog = scenes.opened(window, name)
        yield name, dialog
        scenes.close(dialog)
    for name in DIALOGS:
        dialog = opened(qtbot, window, name)
        yield name, dialog
        scenes.close(dialog)


def _unfold(dialog: QDialog) -> None:
    """An earlier state: what it changed, and as it was."""
    from nato_apply.ui.dialogs.history import HistoryDialog

    assert isinstance(dialog, HistoryDialog)
    dialog.list.setCurrentRow(0)
    dialog.look.click()
    scenes.settle()
