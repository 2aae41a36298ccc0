"""Opens the window, or says in a sentence why it cannot be opened."""

from __future__ import annotations

import gc
import importlib.util
import os
import sys
from typing import TYPE_CHECKING

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from nato_apply.paths import DataFolder
    from nato_apply.ui.program import Program

NO_DISPLAY = FaultKind(
    "no-display",
    N_(
        "there is no display to open a window on. Start it from a desktop, or use the command "
        "line: “nato-apply demo” runs the whole job on a sample candidate, “nato-apply --help” "
        "lists the commands."
    ),
)
NO_QT = FaultKind(
    "no-qt",
    N_(
        "the window needs PySide6, which is not installed. Install it with: "
        "pip install nato-apply[window]. The commands work without it; try “nato-apply demo”."
    ),
)
BROKEN_QT = FaultKind(
    "broken-qt",
    N_(
        "the window cannot be opened, because a library of the system is missing ({reason}). "
        "Install it; the README names the packages. The commands work without it; "
        "try “nato-apply demo”."
    ),
)


def run(
    data: DataFolder,
    *,
    language: str,
    now: Callable[[], datetime],
    passphrase: str | None,
    file: Path | None = None,
) -> int:
    """Show the window until it is closed, a file opened in it; gives the exit code.

    Raises `UserFault` where there is no display, or no Qt.
    """
    # Qt does not raise without a display: it aborts the whole process.
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise refuse(NO_DISPLAY)
    if importlib.util.find_spec("PySide6") is None:
        raise refuse(NO_QT)
    try:
        made = program(data, language=language, now=now, passphrase=passphrase)
    except ImportError as error:
        raise refuse(BROKEN_QT, reason=str(error).partition(":")[0]) from error
    if file is not None:
        made.begun.connect(lambda: made.opening.open([file]))
    return made.run()


def program(
    data: DataFolder, *, language: str, now: Callable[[], datetime], passphrase: str | None
) -> Program:
    """The program, ready to be shown. Raises `ImportError` where a library of Qt is missing."""
    # Nothing made while starting is garbage: looking for it is switched on when all is there.
    gc.disable()
    from nato_apply.ui.program import Program

    return Program(data, language=language, now=now, passphrase=passphrase)
