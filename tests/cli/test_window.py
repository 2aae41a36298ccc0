"""Without a command the window opens, or a sentence says why it cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nato_apply import i18n
from nato_apply.cli import command_line
from tests.cli.conftest import Cli

NO_SCREEN = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_without_a_display_one_sentence_names_the_demo(program: Cli, lang: str) -> None:
    found = program("--lang", lang, env=NO_SCREEN)
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert "nato-apply demo" in found.err
    assert ("écran" in found.err) == (lang == "fr")


def test_where_qt_is_not_installed_one_sentence_says_how_to_get_it(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6", None)
    found = cli()
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert "pip install" in found.err
    assert "nato-apply demo" in found.err


def test_where_qt_lacks_a_library_one_sentence_names_it(program: Cli, tmp_path: Path) -> None:
    """A package that cannot be imported stands before the real one."""
    (tmp_path / "broken" / "PySide6").mkdir(parents=True)
    (tmp_path / "broken" / "PySide6" / "__init__.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file')", encoding="utf-8"
    )
    path = f"{tmp_path / 'broken'}:{Path(command_line.__file__).parent.parent.parent}"
    found = program(env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path})
    assert (found.code, found.out, len(found.told)) == (2, "", 1)
    assert "libEGL.so.1" in found.err
    assert "nato-apply demo" in found.err


def test_the_window_is_given_data_language_clock_and_passphrase(
    data: Path, passphrase_file: Path
) -> None:
    opened: list[dict[str, object]] = []

    def window(**options: object) -> int:
        opened.append(options)
        return 7

    arguments = ["--data-dir", str(data), "--lang", "fr", "--now", "2026-04-10"]
    arguments += ["--passphrase-file", str(passphrase_file)]
    assert command_line.run(arguments, window=window) == 7
    ((given,)) = opened
    assert given["language"] == i18n.language() == "fr"
    assert given["passphrase"] == "correct horse"
    assert str(given["now"]()) == "2026-04-10 00:00:00+02:00"  # type: ignore[operator]


def test_the_window_is_not_opened_for_a_mistyped_command(data: Path) -> None:
    def window(**_: object) -> int:
        raise AssertionError

    assert command_line.run(["chekc"], window=window) == 2
    assert command_line.run(["--now", "x"], window=window) == 2
    assert command_line.run(["--passphrase-file", str(data / "none")], window=window) == 2
