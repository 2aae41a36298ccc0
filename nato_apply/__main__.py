"""`nato-apply`: without a command the window, with one the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from nato_apply.paths import DataFolder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives the exit code (contract: 0 done, 1 its own fault, 2 the input's)."""
    from nato_apply.cli import command_line

    return command_line.run(sys.argv[1:] if arguments is None else arguments, window=_window)


def _window(
    *,
    data: DataFolder,
    language: str,
    now: Callable[[], datetime],
    passphrase: str | None,
    file: Path | None,
) -> int:
    from nato_apply.ui.app import run

    return run(data, language=language, now=now, passphrase=passphrase, file=file)


if __name__ == "__main__":
    sys.exit(main())
