"""Files that travel: made for a counsellor, looked into before anything is added."""

from __future__ import annotations

from pathlib import Path

import pyrage
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Document, Draft
from nato_apply.i18n import N_
from nato_apply.ui.dialogs.travel_in import TravelInDialog
from nato_apply.ui.dialogs.travel_out import TravelOutDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.program import Program
from nato_apply.vault import age_file, taking_in, travel
from tests.ui.conftest import settle
from tests.ui.driving import dialog
from tests.ui.saving import choose, save_as

WORDS = "told by telephone"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_file, "FACTOR", 10)


@pytest.fixture
def documents(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    """A document of each kind: to be shared, and sensitive."""
    from attrs import evolve

    draft_id = window.session.draft_id
    assert draft_id
    assert window.session.view
    call = window.session.view.call
    assert call is not None
    open_slot = next(slot.id for slot in call.slots if not slot.sensitive)
    secret_slot = next((slot.id for slot in call.slots if slot.sensitive), "nobody-knows")
    for name in ("diploma.pdf", "health.pdf"):
        program.keeper.attach(draft_id, name, f"%PDF-1.7 {name}".encode())
    added = (Document(open_slot, "diploma.pdf"), Document(secret_slot, "health.pdf"))
    window.session.edit(lambda draft: evolve(draft, documents=added), N_("Document added"))
    settle(qtbot, program)


def sent(qtbot: QtBot, window: MainWindow, file: Path, *, history: bool, sensitive: bool) -> None:
    """Make the file through the page of handing over."""
    window.go("hand_over")
    page = window.page("hand_over")
    page.checklist.travelling.click()  # type: ignore[attr-defined]
    asking = dialog(qtbot, window, TravelOutDialog)
    assert not asking.history.isChecked()
    assert not asking.sensitive.isChecked()
    if history:
        asking.history.click()
    if sensitive:
        asking.sensitive.click()
    QTest.keyClicks(asking.fields.first, WORDS)
    QTest.keyClicks(asking.fields.second, WORDS)
    save_as(file)
    asking.accepting.click()
    qtbot.waitUntil(file.exists, timeout=20_000)


@pytest.mark.parametrize("more", [False, True])
@pytest.mark.usefixtures("documents")
def test_what_travels_is_asked_each_time(
    qtbot: QtBot, program: Program, window: MainWindow, tmp_path: Path, more: bool
) -> None:
    file = tmp_path / "mine.natoapply"
    sent(qtbot, window, file, history=more, sensitive=more)
    settle(qtbot, program)
    assert file.stat().st_mode & 0o777 == 0o600
    carried = taking_in.opened(file.read_bytes(), passphrase=WORDS)
    assert carried.history is more
    names = [name for name, _content in carried.files]
    assert names == (["diploma.pdf", "health.pdf"] if more else ["diploma.pdf"])


def test_a_public_key_is_checked_and_used(
    qtbot: QtBot, program: Program, window: MainWindow, tmp_path: Path
) -> None:
    identity = pyrage.x25519.Identity.generate()
    file = tmp_path / "mine.natoapply"
    window.go("hand_over")
    window.page("hand_over").checklist.travelling.click()  # type: ignore[attr-defined]
    asking = dialog(qtbot, window, TravelOutDialog)
    asking.by_key.click()
    QTest.keyClicks(asking.key, "age1 nonsense")
    asking.accepting.click()
    assert "public key" in asking.key_row.error.text()
    asking.key.setText(str(identity.to_public()))
    save_as(file)
    asking.accepting.click()
    qtbot.waitUntil(file.exists, timeout=20_000)
    assert taking_in.opened(file.read_bytes(), identity=str(identity)).newest.name is not None


@pytest.fixture
def travelling(window: MainWindow, program: Program, tmp_path: Path) -> Path:
    """The sample candidate’s draft with a document and its history, as a file."""
    draft_id = window.session.draft_id
    assert draft_id
    program.keeper.attach(draft_id, "diploma.pdf", b"%PDF-1.7" * 1000)
    carried = program.keeper.carried(draft_id, ["diploma.pdf"], history=True)
    file = tmp_path / "theirs.natoapply"
    file.write_bytes(age_file.sealed_by(travel.packed(carried), WORDS))
    return file


def test_a_travelling_file_shows_what_it_holds_before_anything_is_added(
    qtbot: QtBot, program: Program, window: MainWindow, travelling: Path, sample: Draft
) -> None:
    program.drafts.open_file(travelling)
    asking = dialog(qtbot, window, TravelInDialog)
    QTest.keyClicks(asking.words, "not this one")
    asking.accepting.click()
    qtbot.waitUntil(lambda: bool(asking.row.error.text()), timeout=20_000)
    assert "not the passphrase" in asking.row.error.text()
    asking.words.clear()
    QTest.keyClicks(asking.words, WORDS)
    QTest.keyClick(asking.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asking._carried is not None, timeout=20_000)
    shown = [line.text() for line in asking.holds]
    assert any("1 version" in line for line in shown)
    assert any("diploma.pdf" in line and "8 kB" in line for line in shown)
    assert len(program.drafts.rows) == 1, "nothing is added yet"
    before = program.session.draft_id
    asking.accepting.click()
    qtbot.waitUntil(lambda: len(program.drafts.rows) == 2, timeout=20_000)
    settle(qtbot, program)
    draft_id = program.session.draft_id
    assert draft_id
    assert draft_id != before
    assert program.keeper.content(draft_id, "diploma.pdf") == b"%PDF-1.7" * 1000
    assert program.session.draft.person == sample.person


def test_it_may_be_for_the_holder_of_a_secret_key(
    qtbot: QtBot, program: Program, window: MainWindow, tmp_path: Path
) -> None:
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"# mine\n{identity}\n")
    draft_id = window.session.draft_id
    assert draft_id
    carried = program.keeper.carried(draft_id, [], history=False)
    file = tmp_path / "theirs.natoapply"
    file.write_bytes(age_file.sealed_to(travel.packed(carried), str(identity.to_public())))
    program.drafts.open_file(file)
    asking = dialog(qtbot, window, TravelInDialog)
    QTest.keyClicks(asking.words, WORDS)
    asking.accepting.click()
    qtbot.waitUntil(asking.said.isVisible, timeout=20_000)
    qtbot.waitUntil(asking.accepting.isEnabled, timeout=20_000)
    assert "secret key" in asking.said.label.text()
    choose(tmp_path, "key.txt")
    asking.by_key.click()
    qtbot.waitUntil(lambda: asking._carried is not None, timeout=20_000)
    asking.closing.click()
    settle(qtbot, program)
    assert len(program.drafts.rows) == 1


@pytest.mark.parametrize("content", [b"", b"no age file", b"age-encryption.org/v1\n-> scrypt"])
def test_what_is_no_travelling_file_is_refused_with_a_sentence(
    qtbot: QtBot, program: Program, window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "theirs.natoapply"
    file.write_bytes(content)
    program.drafts.open_file(file)
    asking = dialog(qtbot, window, TravelInDialog)
    QTest.keyClicks(asking.words, WORDS)
    asking.accepting.click()
    qtbot.waitUntil(lambda: "no travelling file" in asking.said.label.text(), timeout=20_000)
    asking.closing.click()


def test_a_candidate_file_is_taken_in_whole_or_not_at_all(
    qtbot: QtBot, program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills after the draft and before its document: nothing of it stays."""
    from nato_apply.errors import UserFault, refuse
    from nato_apply.vault import refusals
    from nato_apply.vault.store import Vault

    def full(*_: object) -> None:
        raise refuse(refusals.DISK_FULL)

    before = program.keeper.drafts()
    monkeypatch.setattr(Vault, "attach", full)
    slot = "qualifications"
    draft = Draft(call="nato-hq-2026", documents=(Document(slot, "a.pdf"),))
    with pytest.raises(UserFault, match="vault-disk-full"):
        program.keeper.take_in(draft, {"a.pdf": b"%PDF"})
    assert program.keeper.drafts() == before
