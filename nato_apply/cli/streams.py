"""Standard streams: UTF-8 whatever the locale, and what becomes of output that nobody takes."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.whole_file import reason

CANNOT_PRINT = FaultKind(
    "cannot-print",
    N_("this is done, but its result cannot be written to standard output ({reason})."),
)

_STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


def prepare() -> None:
    """Have text go out as UTF-8, and have all three streams, also where one is closed.

    The first file opened would otherwise take the place of a closed stream.
    """
    for name, mode in _STREAMS:
        stream = getattr(sys, name)
        if stream is None:
            # For good: it stands for the stream until the program ends.
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Print what is printed within at the end, and nothing of it where that raises.

    Raises `UserFault` where standard output cannot be written; a reader who has gone, as `| head`
    does, is no fault.
    """
    with contextlib.redirect_stdout(io.StringIO()) as held:
        yield
    try:
        sys.stdout.write(held.getvalue())
        sys.stdout.flush()
    except OSError as error:
        # What Python still holds goes nowhere when the program ends, and does not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise refuse(CANNOT_PRINT, reason=reason(error)) from None


def tell(line: str) -> None:
    """One line on standard error, where there is one."""
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr, flush=True)


@contextlib.contextmanager
def ended_tidily() -> Iterator[None]:
    """Have a request to end clean up first: no temporary file, no process is left behind."""
    try:
        before = signal.signal(signal.SIGTERM, _end)
    except ValueError:  # not on the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)
