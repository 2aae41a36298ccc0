"""The recovery key: shown once, kept, and typed again when the way to the vault is lost."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.candidate.draft import Draft
from nato_apply.paths import DataFolder
from nato_apply.ui import secret_clipboard
from nato_apply.ui.dialogs.hold_key import HoldKeyDialog
from nato_apply.ui.dialogs.recover import RecoverDialog
from nato_apply.ui.dialogs.recovery_key import RecoveryKeyDialog
from nato_apply.ui.program import Program
from nato_apply.ui.safety.keys import KeysCard
from nato_apply.ui.start_notices import StartNotices
from nato_apply.ui.start_vault import VaultCard
from nato_apply.vault import keys
from tests.ui.conftest import PASSPHRASE, settle, started, stop
from tests.ui.driving import card_of, dialog
from tests.ui.saving import save_as


@pytest.fixture
def shown(qtbot: QtBot, program: Program, sample: Draft) -> RecoveryKeyDialog:
    """The dialog that a new vault opens."""
    program.drafts.keep(lambda: program.keeper.add(sample))
    return dialog(qtbot, program.window, RecoveryKeyDialog)


def key_in(shown: RecoveryKeyDialog) -> str:
    return "-".join(group.text() for group in shown.groups.groups)


def test_a_new_vault_shows_a_recovery_key_that_opens_it(
    shown: RecoveryKeyDialog, data: DataFolder
) -> None:
    recovery_key = key_in(shown)
    assert len(shown.groups.groups) == 8
    assert keys.unlock(data.vault, recovery=recovery_key) == keys.unlock(data.vault, PASSPHRASE)
    first = shown.groups.groups[0]
    assert first.accessibleName() == f"Group 1: {' '.join(first.text())}"


def test_it_is_confirmed_by_typing_one_group_back(
    qtbot: QtBot, program: Program, shown: RecoveryKeyDialog
) -> None:
    groups = key_in(shown).split("-")
    shown.accepting.click()
    assert not shown.groups.isVisible()
    asked = groups[shown._asked - 1]
    QTest.keyClicks(shown.group, "ZZZZ")
    shown.accepting.click()
    assert "This is not group" in shown.row.error.text()
    shown.group.clear()
    QTest.keyClicks(shown.group, asked.lower().replace("0", "o"))
    shown.accepting.click()
    settle(qtbot, program)
    assert not program.drafts.care.wants_keeping
    program.window.go("start")
    assert not notices(program).key.isVisible()


def notices(program: Program) -> StartNotices:
    found = program.window.page("start").findChild(StartNotices)
    assert isinstance(found, StartNotices)
    return found


def test_put_off_it_is_reminded_of_calmly_until_it_is_said_to_be_kept(
    qtbot: QtBot, program: Program, shown: RecoveryKeyDialog
) -> None:
    shown.closing.click()
    settle(qtbot, program)
    program.window.go("start")
    qtbot.waitUntil(notices(program).key.isVisible)
    assert "Have you kept" in notices(program).key.strong.text()
    program.window.go("settings")
    card = card_of(program, KeysCard)
    qtbot.waitUntil(card.have_it.isVisible)
    card.have_it.click()
    assert not card.have_it.isVisible()
    program.window.go("start")
    assert not notices(program).key.isVisible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_saved_as_one_page_that_names_nobody(
    qtbot: QtBot, program: Program, shown: RecoveryKeyDialog, tmp_path: Path, language: str
) -> None:
    file = tmp_path / "paper.pdf"
    i18n.use(language)
    save_as(file)
    shown.save.click()
    qtbot.waitUntil(shown.exported.isVisible, timeout=20_000)
    i18n.use("en")
    pdf = pypdfium2.PdfDocument(io.BytesIO(file.read_bytes()))
    assert len(pdf) == 1
    text = pdf[0].get_textpage().get_text_bounded()
    for group in shown.groups.groups:
        assert group.text() in text
    assert "Zoë" not in text
    assert file.stat().st_mode & 0o777 == 0o600
    pdf.close()


def test_a_copy_is_marked_as_a_secret_and_taken_off_the_clipboard_again(
    qtbot: QtBot, program: Program, shown: RecoveryKeyDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    shown.copy.click()
    assert clipboard.text() == key_in(shown)
    hint = clipboard.mimeData().data("x-kde-passwordManagerHint").data()
    assert hint == b"secret"
    [copied] = program.window.findChildren(secret_clipboard.SecretClipboard)
    assert copied._timer.interval() == 30_000
    copied.clear()
    assert clipboard.text() == ""
    shown.copy.click()
    clipboard.setText("the candidate’s own")
    for each in program.window.findChildren(secret_clipboard.SecretClipboard):
        each.clear()
    assert clipboard.text() == "the candidate’s own"


def test_nothing_of_it_is_written_anywhere(
    qtbot: QtBot, program: Program, shown: RecoveryKeyDialog, data: DataFolder
) -> None:
    groups = key_in(shown).split("-")
    shown.copy.click()
    shown.closing.click()
    settle(qtbot, program)
    for file in data.root.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not any(group.encode() in content for group in groups), file
    for each in program.window.findChildren(secret_clipboard.SecretClipboard):
        each.clear()


def test_who_forgot_the_passphrase_gets_everything_back_through_the_window(
    qtbot: QtBot, data: DataFolder, sample: Draft
) -> None:
    first = started(qtbot, data)
    first.drafts.keep(lambda: first.keeper.add(sample))
    recovery_key = key_in(dialog(qtbot, first.window, RecoveryKeyDialog))
    settle(qtbot, first)
    stop(first)

    again = started(qtbot, data, passphrase=None)
    card = again.window.page("start").findChild(VaultCard)
    assert isinstance(card, VaultCard)
    assert card.ways["recovery"].isVisible()
    QTest.mouseClick(card.ways["recovery"], Qt.MouseButton.LeftButton)
    asking = dialog(qtbot, again.window, RecoverDialog)
    groups = recovery_key.split("-")
    wrong = [*groups[:2], groups[2][::-1], *groups[3:]]
    QTest.keyClicks(asking.field, " ".join(wrong).lower())
    assert "Look again at these groups: 3" in asking.row.error.text()
    asking.accepting.click()
    qtbot.waitUntil(lambda: "mistyped" in asking.row.error.text())
    asking.field.clear()
    QTest.keyClicks(asking.field, " ".join(groups).lower().replace("0", "o").replace("1", "l"))
    assert asking.told.text() == "8 of 8 groups are right."
    QTest.keyClick(asking.field, Qt.Key.Key_Return)

    holding = dialog(qtbot, again.window, HoldKeyDialog)
    holding.passphrase.click()
    QTest.keyClicks(holding.fields.first, "a new passphrase of mine")
    QTest.keyClicks(holding.fields.second, "a new passphrase of mine")
    holding.accepting.click()
    qtbot.waitUntil(lambda: not again.keeper.recovered, timeout=20_000)
    settle(qtbot, again)
    again.drafts.open(again.drafts.rows[0].id)
    qtbot.waitUntil(lambda: again.session.view is not None, timeout=20_000)
    assert again.session.draft == sample
    stop(again)

    once_more = started(qtbot, data, passphrase="a new passphrase of mine")
    qtbot.waitUntil(lambda: once_more.drafts.situation.kind == "open", timeout=20_000)
    assert keys.unlock(data.vault, recovery=recovery_key)
    stop(once_more)


def test_another_vaults_recovery_key_is_said_to_be_another_one(
    qtbot: QtBot, data: DataFolder, sample: Draft
) -> None:
    first = started(qtbot, data)
    first.drafts.keep(lambda: first.keeper.add(sample))
    dialog(qtbot, first.window, RecoveryKeyDialog).closing.click()
    settle(qtbot, first)
    stop(first)
    again = started(qtbot, data, passphrase=None)
    card = again.window.page("start").findChild(VaultCard)
    assert isinstance(card, VaultCard)
    card.ways["recovery"].click()
    asking = dialog(qtbot, again.window, RecoverDialog)
    from nato_apply.vault import recovery_key

    asking.field.setPlainText(recovery_key.written(recovery_key.new()))
    asking.accepting.click()
    qtbot.waitUntil(lambda: "not the recovery key of this vault" in asking.row.error.text())
    assert asking.isVisible()
    asking.closing.click()
    stop(again)


def test_a_new_recovery_key_makes_the_old_one_useless(
    qtbot: QtBot, program: Program, shown: RecoveryKeyDialog, data: DataFolder
) -> None:
    old = key_in(shown)
    shown.closing.click()
    settle(qtbot, program)
    program.window.go("settings")
    card = card_of(program, KeysCard)
    qtbot.waitUntil(card.new_key.isVisible)
    documents = (data.vault / "vault.db").read_bytes()
    card.new_key.click()
    qtbot.waitUntil(lambda: _front(program) is not None, timeout=20_000)
    front = _front(program)
    assert front is not None
    assert keys.unlock(data.vault, recovery=key_in(front))
    assert (data.vault / "vault.db").read_bytes() == documents
    with pytest.raises(Exception, match="wrong-recovery-key"):
        keys.unlock(data.vault, recovery=old)


def _front(program: Program) -> RecoveryKeyDialog | None:
    found = [d for d in program.window.findChildren(RecoveryKeyDialog) if d.isVisible()]
    return found[0] if found else None


@pytest.mark.system("dbus-run-session", "gnome-keyring-daemon")
def test_who_lost_the_key_stores_entry_gets_everything_back_through_the_window(
    tmp_path: Path,
) -> None:
    """In a session of its own, with a real key store: see `programs/lost_entry.py`."""
    import os
    import sys

    from nato_apply import paths

    program = Path(__file__).with_name("programs") / "lost_entry.py"
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(program), str(tmp_path / "data")],
        env={
            **os.environ,
            "PYTHONPATH": str(paths.PACKAGE.parent),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "held by the key store",
        "the entry is lost",
        "This computer’s key store has lost the key to your drafts",
        "opened with the recovery key",
        "everything is back",
        "held by the key store again",
        "opens by itself",
        "moved to a passphrase, and back",
    ]
