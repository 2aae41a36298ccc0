"""A dialog that is closed while what it asked for is still under way leaves no error behind."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from pytestqt.qtbot import QtBot

from nato_apply.candidate.draft import Draft
from nato_apply.ui.program import Program
from tests.ui import data_scenes, scenes


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_comes_for_a_dialog_that_is_gone_is_dropped(
    qtbot: QtBot, program: Program, sample: Draft, tmp_path: Path
) -> None:
    window = data_scenes.keep(qtbot, program, attrs.evolve(sample, documents=()), tmp_path)
    for made in (*scenes.DIALOGS.values(), *data_scenes.DIALOGS.values()):
        dialog = made(window)
        dialog.open()
        scenes.close(dialog)
        qtbot.waitUntil(lambda: not window.session.jobs.busy, timeout=20_000)
