"""The log: what the program did, never what the user entered.

A record of an exception keeps its type and where it happened; its text may carry a name or a birth
date, and is left out.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from pathlib import Path
from types import TracebackType

from nato_apply.paths import make_private

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LARGEST = 1_000_000
_Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class _WithoutTexts(logging.Formatter):
    """Formats an exception as its type and its frames, without its text."""

    def formatException(  # noqa: N802 (logging's own name for it)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        kind, _value, trace = ei
        lines = [kind.__name__ if kind else ""]
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        return "\n".join(lines)


class _OwnerOnlyFile(logging.FileHandler):
    """A log file of mode 0600, made with its folder (0700) when the first line is written."""

    def _open(self):  # type: ignore[no-untyped-def]
        file = Path(self.baseFilename)
        make_private(file.parent)
        with contextlib.suppress(OSError):
            if file.stat().st_size > _LARGEST:
                file.replace(file.with_suffix(".old.log"))
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        # A log that cannot be opened must not come between the user and what they are told.
        with contextlib.suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's own name)
        """Nothing, for the same reason: logging would print a traceback."""


def start(file: Path, *, debug: bool) -> None:
    """Log warnings and worse to `file`; with `debug`, everything to standard error too."""
    # What libraries say may name a file or a person: it goes nowhere.
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())
    root = logging.getLogger("nato_apply")
    for old in [*root.handlers]:
        root.removeHandler(old)
        old.close()
    root.propagate = False
    root.setLevel(logging.DEBUG if debug else logging.WARNING)
    handlers: list[logging.Handler] = [_OwnerOnlyFile(file, delay=True)]
    if debug:
        handlers.append(logging.StreamHandler(sys.stderr))
    for handler in handlers:
        handler.setFormatter(_WithoutTexts(_FORMAT))
        root.addHandler(handler)
