"""The log: what the program did, never what the user entered.

A record of an exception keeps its type and where it happened; its text may carry a name or a birth
date, and is left out.
"""

from __future__ import annotations

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
        make_private(Path(self.baseFilename).parent)
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(handle, "a", encoding="utf-8")


def start(file: Path, *, debug: bool) -> None:
    """Log warnings and worse to `file`; with `debug`, everything to standard error too."""
    root = logging.getLogger("nato_apply")
    root.handlers.clear()
    root.propagate = False
    root.setLevel(logging.DEBUG if debug else logging.WARNING)
    if file.exists() and file.stat().st_size > _LARGEST:
        file.replace(file.with_suffix(".old.log"))
    handlers: list[logging.Handler] = [_OwnerOnlyFile(file, delay=True)]
    if debug:
        handlers.append(logging.StreamHandler(sys.stderr))
    for handler in handlers:
        handler.setFormatter(_WithoutTexts(_FORMAT))
        root.addHandler(handler)
