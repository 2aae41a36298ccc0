"""Files from outside: the command line, a drop on the window, what macOS names to the program."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nato_apply import paths
from nato_apply.cli import command_line
from nato_apply.paths import DataFolder
from nato_apply.ui.program import Program
from tests.ui.conftest import settle, started, stop
from tests.ui.kept_sample import keep_sample


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A candidate file of the sample, somewhere."""
    there = tmp_path / "my application.toml"
    shutil.copyfile(paths.resource("demo", "candidate.toml"), there)
    return there


def dropped(program: Program, files: Sequence[Path]) -> bool:
    """Drag files over the window and drop them; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(300, 300), copy, data, button, keys)
    QApplication.sendEvent(program.window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(program.window, QDropEvent(QPointF(300, 300), copy, data, button, keys))
    return True


def test_a_file_dropped_on_the_window_is_opened(qtbot: QtBot, program: Program, file: Path) -> None:
    assert dropped(program, [file])
    qtbot.waitUntil(lambda: program.session.view is not None, timeout=20_000)
    settle(qtbot, program)
    assert program.session.draft.person.name == "Zoë Ångström"
    assert len(program.drafts.rows) == 1


def test_what_is_no_application_is_refused_with_where_it_belongs(
    program: Program, tmp_path: Path
) -> None:
    paper = tmp_path / "diploma.pdf"
    paper.touch()
    assert dropped(program, [paper])
    assert program.window._message is not None
    assert "Prove your studies" in program.window._message.label.text()
    assert program.drafts.rows == ()


def test_a_text_dropped_on_the_window_is_nothing(program: Program) -> None:
    assert not dropped(program, [])


def test_a_file_that_the_system_names_is_opened(qtbot: QtBot, program: Program, file: Path) -> None:
    QApplication.sendEvent(program.app, QFileOpenEvent(QUrl.fromLocalFile(str(file))))
    qtbot.waitUntil(lambda: program.session.view is not None, timeout=20_000)
    settle(qtbot, program)


def test_a_file_waits_until_the_drafts_are_open(qtbot: QtBot, data: DataFolder, file: Path) -> None:
    first = started(qtbot, data)
    keep_sample(first)
    qtbot.waitUntil(lambda: first.session.view is not None, timeout=20_000)
    settle(qtbot, first)
    stop(first)
    locked = started(qtbot, data, passphrase=None)
    assert locked.drafts.situation.kind == "passphrase"
    locked.opening.open([file])
    assert locked.session.view is None
    locked.drafts.open_vault("correct horse battery staple")
    qtbot.waitUntil(lambda: locked.session.view is not None, timeout=20_000)
    settle(qtbot, locked)
    assert len(locked.keeper.drafts()) == 2
    stop(locked)


def test_a_file_for_a_second_window_says_who_holds_the_drafts(
    qtbot: QtBot, program: Program, data: DataFolder, file: Path
) -> None:
    keep_sample(program)
    qtbot.waitUntil(lambda: program.session.view is not None, timeout=20_000)
    settle(qtbot, program)
    second = started(qtbot, data)
    qtbot.waitUntil(lambda: second.drafts.situation.kind == "read-only", timeout=20_000)
    said: list[Exception] = []
    second.drafts.refused.connect(said.append)
    second.opening.open([file])
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert second.drafts.situation.reason is not None
    assert second.session.view is None
    stop(second)


# The command line


def run(*arguments: str, data: Path) -> tuple[int, list[dict[str, object]]]:
    opened: list[dict[str, object]] = []

    def window(**options: object) -> int:
        opened.append(options)
        return 0

    return command_line.run(["--data-dir", str(data), *arguments], window=window), opened


def test_a_file_in_the_place_of_a_command_opens_the_window_with_it(
    tmp_path: Path, file: Path
) -> None:
    code, (given,) = run("--now", "2026-04-10", str(file), data=tmp_path)
    assert code == 0
    assert given["file"] == file


def test_without_a_file_the_window_opens_as_ever(tmp_path: Path) -> None:
    assert run(data=tmp_path)[1][0]["file"] is None


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, opened = run("missing.natoapply", data=tmp_path)
    assert (code, opened) == (2, [])
    assert "missing.natoapply" in capsys.readouterr().err


def test_a_file_and_a_command_are_not_given_together(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(file), "calls", data=tmp_path) == (2, [])
    assert "alone" in capsys.readouterr().err
    assert run(str(file), str(file), data=tmp_path)[0] == 2


def test_a_command_keeps_its_files(tmp_path: Path, file: Path) -> None:
    code, opened = run("check", str(file), data=tmp_path)
    assert (code, opened) == (0, [])


# The desktop


def test_the_type_of_a_travelling_file_is_the_one_the_entry_opens() -> None:
    entry = paths.resource("desktop", "nato-apply.desktop").read_text(encoding="utf-8")
    types = ET.parse(paths.resource("desktop", "nato-apply.xml")).getroot()
    ((kind),) = types
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    assert f"MimeType={kind.get('type')};" in entry
    assert [each.get("pattern") for each in kind.iter(f"{space}glob")] == ["*.natoapply"]
    assert "Exec=nato-apply %f" in entry
    for key in ("GenericName", "Comment", "Keywords"):
        assert f"\n{key}=" in entry
        assert f"\n{key}[fr]=" in entry


@pytest.mark.system("desktop-file-validate")
def test_the_entry_is_a_good_one() -> None:
    entry = str(paths.resource("desktop", "nato-apply.desktop"))
    ran = subprocess.run(
        ["desktop-file-validate", entry], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.system("update-mime-database")
def test_the_system_takes_the_type_in(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    shutil.copy(paths.resource("desktop", "nato-apply.xml"), packages)
    ran = subprocess.run(
        ["update-mime-database", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    globs = (tmp_path / "globs2").read_text(encoding="utf-8")
    assert "application/x-nato-apply:*.natoapply" in globs
