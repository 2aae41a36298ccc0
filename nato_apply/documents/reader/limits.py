"""What the reader may use: memory, time, files and network, as far as the system limits them.

Whatever is missing here (Windows has none of it) is covered by the wall clock of the parent.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import signal
import sys
from typing import Final

MEMORY: Final = 1 << 30
CPU_SECONDS: Final = 10
OPEN_FILES: Final = 32
LARGEST_STREAM: Final = 128 << 20
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def apply() -> list[str]:
    """Give up network, memory beyond 1 GB, written files and core dumps; what was given up.

    To be called before anything starts a thread: a namespace can be left only until then.
    """
    if sys.platform == "win32":
        _no_crash_dialogs()
        return []
    # Ctrl+C on the terminal is for the program, which then ends the reader.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    held = ["network"] if left_network() else []
    return held + hold(memory=MEMORY, writes=0)


def hold(*, memory: int, writes: int) -> list[str]:
    """Use so much memory and write such files at most, and leave no core dump; what was limited."""
    held: list[str] = []
    if sys.platform != "win32":
        import resource

        wanted = (
            ("core", "RLIMIT_CORE", 0),
            ("files", "RLIMIT_FSIZE", writes),
            ("memory", "RLIMIT_AS", memory),
        )
        for name, limit, value in wanted:
            with contextlib.suppress(AttributeError, OSError, ValueError):
                resource.setrlimit(getattr(resource, limit), (value, value))
                held.append(name)
    return held


def no_large_streams() -> None:
    """Have qpdf give up unpacking what grows beyond 128 MB: a bomb, not a document."""
    import pikepdf

    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=LARGEST_STREAM,
        run_length_max_memory=LARGEST_STREAM,
        png_max_memory=LARGEST_STREAM,
        tiff_max_memory=LARGEST_STREAM,
        dct_max_memory=LARGEST_STREAM,
    )


def no_more_files() -> None:
    """Open hardly any file from now on."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))


def allow_cpu_time() -> None:
    """Ten seconds of processor time from now on; then the system ends this process."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        until = math.ceil(used.ru_utime + used.ru_stime) + CPU_SECONDS
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def left_network() -> bool:
    """Whether this process is now in a network namespace of its own, without any interface."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        unshare = ctypes.CDLL(None).unshare
    except (OSError, AttributeError):
        return False
    if os.geteuid() == 0 and unshare(_CLONE_NEWNET) == 0:
        return True
    return bool(unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def _no_crash_dialogs() -> None:
    """Without this, Windows shows a dialog for a crash and keeps the process until it is closed."""
    if sys.platform == "win32":
        fail_critical_errors, no_fault_box = 0x0001, 0x0002
        ctypes.windll.kernel32.SetErrorMode(fail_critical_errors | no_fault_box)
