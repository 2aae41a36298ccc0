"""The dialogs of what keeps the vault well: each function opens one, and returns at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from nato_apply.ui.care import Care
    from nato_apply.ui.jobs import Failed


def show_recovery_key(window: QWidget, care: Care, recovery_key: str) -> None:
    """Show a new recovery key, once."""
    from nato_apply.ui.dialogs.recovery_key import RecoveryKeyDialog
    from nato_apply.ui.secret_clipboard import SecretClipboard

    care.say_kept(kept=False)  # until it is confirmed
    page = _page(care, recovery_key)
    dialog = RecoveryKeyDialog(window, recovery_key, page, care.jobs)
    dialog.copied.connect(SecretClipboard(window).copy)
    dialog.print_wanted.connect(lambda: _print(dialog, care, page))
    dialog.kept.connect(lambda kept: care.say_kept(kept=kept))
    dialog.open()


def new_recovery_key(window: QWidget, care: Care, failed: Failed) -> None:
    """Make a new recovery key, and show it."""
    care.new_recovery_key(lambda key: show_recovery_key(window, care, key), failed)


def _page(care: Care, recovery_key: str) -> Callable[[], bytes]:
    import platform

    from nato_apply import __version__
    from nato_apply.checklist.recovery_page import RecoveryPage, rendered

    folder = _without_name(care.keeper.folder.parent)
    now = care.keeper.now
    page = RecoveryPage(recovery_key, platform.node(), folder, now, __version__)
    return lambda: rendered(page)


def _without_name(folder: Path) -> str:
    """A folder as it is written without its user’s name."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)


def _print(parent: QWidget, care: Care, page: Callable[[], bytes]) -> None:
    from nato_apply.ui.dialogs.recovery_key import RecoveryKeyDialog
    from nato_apply.ui.footer import reason_words
    from nato_apply.ui.printing import print_document

    def failed(error: Exception) -> None:
        if isinstance(parent, RecoveryKeyDialog):
            parent.say(reason_words(error))

    print_document(parent, care.session.files, page, lambda: None, failed)


def recover(parent: QWidget, care: Care) -> None:
    """Ask for the recovery key, and open the vault with it."""
    from nato_apply.ui.dialogs.recover import RecoverDialog

    RecoverDialog(parent, care).open()


def ask_how_to_hold(window: QWidget, care: Care) -> None:
    """Ask how the key is to be held, once it is known whether there is a key store."""
    from nato_apply.ui.dialogs.hold_key import HoldKeyDialog

    def ask(there: bool) -> None:
        HoldKeyDialog(window, care, key_store=there).open()

    care.jobs.run(lambda _progress: care.upkeep.held().key_store, ask, lambda _error: ask(False))


def ask_passphrase(window: QWidget, use: Callable[[str], None], why: str) -> None:
    """Ask for a new passphrase, typed twice."""
    from nato_apply.ui.dialogs.passphrase import NewPassphraseDialog

    dialog = NewPassphraseDialog(window, why)
    dialog.chosen.connect(use)
    dialog.open()


def restore(parent: QWidget, care: Care, name: str = "") -> None:
    """Ask which backup is to be restored; say what will happen."""
    from nato_apply.ui.dialogs.restore import RestoreDialog

    RestoreDialog(parent, care, name).open()


def take_over(parent: QWidget, care: Care) -> None:
    """Say what it means that another computer is named, and go on here where that is wanted."""
    from nato_apply.ui.dialogs.take_over import TakeOverDialog

    dialog = TakeOverDialog(parent)
    dialog.accepted.connect(care.take_over)
    dialog.open()


def salvage(parent: QWidget, care: Care) -> None:
    """Say what salvage does, and do it."""
    from nato_apply.ui.dialogs.restore import SalvageDialog

    SalvageDialog(parent, care).open()
