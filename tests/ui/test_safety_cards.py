"""The cards of “Settings and safety”: keys, backups, the check, forgetting, taking all away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Draft, with_person
from nato_apply.errors import UserFault
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui.dialogs.forget import EraseDialog, ForgetDialog
from nato_apply.ui.dialogs.passphrase import NewPassphraseDialog
from nato_apply.ui.dialogs.restore import RestoreDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.ui.safety.backups import BackupsCard
from nato_apply.ui.safety.checkup import CheckupCard
from nato_apply.ui.safety.forgetting import ForgettingCard
from nato_apply.ui.safety.keys import KeysCard
from nato_apply.ui.safety.sizes import file_size
from nato_apply.ui.widgets.status import StatusMark
from nato_apply.vault import backups, keys
from nato_apply.vault.store import Vault
from tests.ui.conftest import PASSPHRASE, settle, started, stop
from tests.ui.driving import card_of, dialog
from tests.ui.saving import save_as


@pytest.fixture
def page(qtbot: QtBot, program: Program, window: MainWindow) -> Program:
    """The settings in front, with the sample candidate’s draft kept."""
    window.go("settings")
    settle(qtbot, program)
    return program


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(
    qtbot: QtBot, page: Program, data: DataFolder
) -> None:
    page.drafts.care.back_up(lambda _none: None, lambda _error: None)
    settle(qtbot, page)
    card = card_of(page, KeysCard)
    assert "passphrase opens your drafts" in card.held.text()
    QTest.mouseClick(card.passphrase, Qt.MouseButton.LeftButton)
    asking = dialog(qtbot, page.window, NewPassphraseDialog)
    assert "replaces the passphrase" in asking.told.text()
    QTest.keyClicks(asking.first, "another passphrase")
    QTest.keyClicks(asking.second, "another passphrase")
    documents = (data.vault / "vault.db").read_bytes()
    asking.keep.click()
    qtbot.waitUntil(card.said.isVisible, timeout=20_000)
    settle(qtbot, page)
    key = keys.unlock(data.vault, "another passphrase")
    assert (data.vault / "vault.db").read_bytes() == documents
    [backup] = backups.kept(data.vault)
    for folder in (data.vault, backup.folder):
        with pytest.raises(UserFault, match="wrong-passphrase"):
            keys.unlock(folder, PASSPHRASE)
    assert keys.unlock(backup.folder, "another passphrase") == key


def test_a_backup_is_made_checked_and_restored(
    qtbot: QtBot, page: Program, window: MainWindow, data: DataFolder, sample: Draft
) -> None:
    card = card_of(page, BackupsCard)
    assert card.none.isVisible()
    QTest.mouseClick(card.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(card.rows) == 1, timeout=20_000)
    [line] = card.rows.values()
    assert "10 April 2026" in line.name.text()
    assert line.restore.accessibleName().startswith("Restore the backup: 10 April 2026")
    line.check.click()
    qtbot.waitUntil(lambda: line.state.text() == "sound", timeout=20_000)
    window.session.edit(lambda draft: with_person(draft, name="Anna"), N_("Name"))
    line.restore.click()
    asking = dialog(qtbot, window, RestoreDialog)
    qtbot.waitUntil(asking.accepting.isEnabled, timeout=20_000)
    asking.accepting.click()
    qtbot.waitUntil(asking.said.isVisible, timeout=20_000)
    assert asking.said.strong.text() == "The backup is restored"
    asking.closing.click()
    qtbot.waitUntil(lambda: page.drafts.situation.kind == "open", timeout=20_000)
    settle(qtbot, page)
    assert window.session.view is None, "the draft that was open is another one now"
    assert page.keeper.load(page.drafts.rows[0].id).person.name == sample.person.name
    [aside] = (data.root / "set-aside").iterdir()
    key = keys.unlock(data.vault, PASSPHRASE)
    (aside / "vault.json").write_bytes((data.vault / "vault.json").read_bytes())
    with Vault.open(aside, key, read_only=True) as old:
        assert "Anna" in old.load(old.drafts()[0].id), "what was there is kept"


def test_a_damaged_backup_is_said_to_be_damaged(
    qtbot: QtBot, page: Program, data: DataFolder
) -> None:
    card = card_of(page, BackupsCard)
    card.now.click()
    qtbot.waitUntil(lambda: len(card.rows) == 1, timeout=20_000)
    [backup] = backups.kept(data.vault)
    with backup.file.open("r+b") as stream:
        stream.seek(5000)
        stream.write(bytes(64))
    [line] = card.rows.values()
    line.check.click()
    qtbot.waitUntil(lambda: "damaged" in line.state.text(), timeout=20_000)
    line.restore.click()
    asking = dialog(qtbot, page.window, RestoreDialog)
    qtbot.waitUntil(asking.accepting.isEnabled, timeout=20_000)
    asking.accepting.click()
    qtbot.waitUntil(asking.said.isVisible, timeout=20_000)
    assert "damaged" in asking.said.label.text()
    asking.closing.click()
    qtbot.waitUntil(lambda: page.drafts.situation.kind == "open", timeout=20_000)
    assert len(page.drafts.rows) == 1
    assert not (data.root / "set-aside").exists()


def test_a_backup_is_made_by_itself_each_day_and_at_the_end(
    qtbot: QtBot, data: DataFolder, sample: Draft
) -> None:
    program = started(qtbot, data)
    program.drafts.keep(lambda: program.keeper.add(sample))
    settle(qtbot, program)
    assert program.drafts.care._clock.isActive()
    program.drafts.care.back_up_of_the_day()
    settle(qtbot, program)
    assert len(program.drafts.care.backups) == 1
    program.drafts.care.back_up_of_the_day()
    settle(qtbot, program)
    assert len(program.drafts.care.backups) == 1, "one a day"
    stop(program)
    assert len(backups.kept(data.vault)) == 1


def shown_findings(card: CheckupCard) -> int:
    QApplication.processEvents()  # lines that were just made are shown by the event loop
    return sum(mark.isVisible() for mark in card.list.findChildren(StatusMark))


def test_everything_is_looked_at_and_each_finding_has_a_word(qtbot: QtBot, page: Program) -> None:
    card = card_of(page, CheckupCard)
    QTest.mouseClick(card.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(card._found), timeout=20_000)
    found = {check.id: check.state for check in card._found}
    assert found["vault-integrity"] == "ok"
    assert "leftovers" not in found, "the window itself is the writer"
    assert card.said.strong.text() in {"All is well.", "All works; something needs your attention."}
    well = [check for check in card._found if check.state == "ok" and not check.repaired]
    assert shown_findings(card) == len(card._found) - len(well), "what needs attention comes first"
    assert card.list.link.text() == f"Show {len(well)} things that are well"
    card.list.link.click()
    assert shown_findings(card) == len(card._found)
    card.list.link.click()
    assert shown_findings(card) == len(card._found) - len(well)


def test_what_others_could_read_is_put_right(qtbot: QtBot, page: Program, data: DataFolder) -> None:
    (data.vault / "vault.db").chmod(0o644)
    card = card_of(page, CheckupCard)
    card.check.click()
    qtbot.waitUntil(lambda: bool(card._found), timeout=20_000)
    assert (data.vault / "vault.db").stat().st_mode & 0o777 == 0o600
    assert any(check.repaired for check in card._found)


@pytest.mark.parametrize("backups_too", [True, False])
def test_a_draft_is_deleted_for_good_and_where_it_still_is_is_said(
    qtbot: QtBot, page: Program, backups_too: bool
) -> None:
    page.drafts.care.back_up(lambda _none: None, lambda _error: None)
    settle(qtbot, page)
    draft_id = page.drafts.rows[0].id
    card = card_of(page, ForgettingCard)
    card.deletes[draft_id].click()
    asking = dialog(qtbot, page.window, ForgetDialog)
    qtbot.waitUntil(asking.accepting.isEnabled, timeout=20_000)
    assert "1 backup" in asking.copies.text()
    assert asking.too.isChecked()
    if not backups_too:
        asking.too.click()
    asking.accepting.click()
    qtbot.waitUntil(card.said.isVisible, timeout=20_000)
    settle(qtbot, page)
    assert page.drafts.rows == ()
    assert page.session.view is None
    [backup] = backups.kept(page.keeper.folder)
    with Vault.open(backup.folder, page.keeper.key, read_only=True) as held:
        assert len(held.drafts()) == (0 if backups_too else 1)


def test_everything_is_deleted_backups_and_key_included(
    qtbot: QtBot, page: Program, data: DataFolder
) -> None:
    page.drafts.care.back_up(lambda _none: None, lambda _error: None)
    settle(qtbot, page)
    card_of(page, ForgettingCard).erase.click()
    asking = dialog(qtbot, page.window, EraseDialog)
    assert not asking.accepting.isEnabled()
    asking.sure.click()
    asking.accepting.click()
    qtbot.waitUntil(lambda: page.drafts.situation.kind == "none", timeout=20_000)
    settle(qtbot, page)
    left = [file for file in data.root.rglob("*") if file.is_file()]
    assert {file.name for file in left} <= {"settings.ini", "vault.lock"}
    assert not page.keeper.key


def test_everything_is_taken_away_as_files(
    qtbot: QtBot, page: Program, tmp_path: Path, sample: Draft
) -> None:
    target = tmp_path / "mine"
    draft_id = page.session.draft_id
    assert draft_id
    page.keeper.attach(draft_id, "diploma.pdf", b"%PDF-1.7")
    card = card_of(page, ForgettingCard)
    save_as(target)
    QTest.mouseClick(card.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.said.isVisible, timeout=20_000)
    assert card.said.strong.text() == "Everything was written"
    whole = json.loads((target / "drafts.json").read_text())
    assert whole["drafts"][0]["candidate"]["person"]["name"] == sample.person.name
    assert (target / draft_id / "diploma.pdf").read_bytes() == b"%PDF-1.7"
    assert (target / "drafts.json").stat().st_mode & 0o777 == 0o600


def test_sizes_are_said_as_people_say_them() -> None:
    assert [file_size(n) for n in (512, 46_080, 1_250_000, 310_000_000)] == [
        "512 bytes",
        "46 kB",
        "1.2 MB",
        "310 MB",
    ]
