"""Other programs of the system, run with nothing they do not need: no network, no core dump.

With little memory, few files and a time limit, after which they and all they started are ended.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from nato_apply.documents.child import python

_LOOK: Final = 0.1
_LAUNCH: Final = "from nato_apply.documents.reader.launch import main; main()"


class Failed(Exception):
    """The program did not start or did not do its work; or, where `timed_out`, not in time."""

    def __init__(self, *, timed_out: bool = False) -> None:
        super().__init__()
        self.timed_out = timed_out


def found(*names: str) -> Path | None:
    """The first of these programs that is installed."""
    for name in names:
        path = shutil.which(name)
        if path is not None:
            return Path(path).absolute()
    return None


def run(
    command: Sequence[str | Path],
    folder: Path,
    *,
    seconds: float,
    memory: int,
    writes: int = 0,
    given: bytes | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """What a program wrote to its standard output, `given` this on its input.

    Without `given`, it is not listened to either. `folder` is its home. `memory` and `writes` (what
    a file may have) in bytes. Raises `Failed`, also where `cancelled` says so meanwhile.
    """
    try:
        process = _started(command, folder, memory, writes, talks=given is not None)
    except OSError:
        raise Failed from None
    with _watched(process, seconds, cancelled) as watch:
        out, _ = process.communicate(given)
    if process.returncode != 0:
        raise Failed(timed_out=watch.late)
    return out or b""


class _Watch(threading.Thread):
    """Ends a program where it takes too long, or is not wanted any more."""

    def __init__(
        self, process: subprocess.Popen[bytes], seconds: float, cancelled: Callable[[], bool]
    ) -> None:
        super().__init__(daemon=True)
        self.late = False
        self.done = threading.Event()
        self._process, self._seconds, self._cancelled = process, seconds, cancelled

    def run(self) -> None:
        until = time.monotonic() + self._seconds
        while not self.done.wait(_LOOK):
            self.late = time.monotonic() > until
            if self.late or self._cancelled():
                _end(self._process)
                return


@contextlib.contextmanager
def _watched(
    process: subprocess.Popen[bytes], seconds: float, cancelled: Callable[[], bool]
) -> Iterator[_Watch]:
    watch = _Watch(process, seconds, cancelled)
    watch.start()
    try:
        yield watch
    finally:
        watch.done.set()
        watch.join()
        _end(process)
        process.wait()


def _started(
    command: Sequence[str | Path], folder: Path, memory: int, writes: int, *, talks: bool
) -> subprocess.Popen[bytes]:
    words = [str(word) for word in command]
    if sys.platform != "win32":  # which has neither these limits nor a way to become a program
        words = [*python(_LAUNCH), str(memory), str(writes), *words]
    return subprocess.Popen(  # noqa: S603 (no shell)
        words,
        stdin=subprocess.PIPE if talks else subprocess.DEVNULL,
        # What it leaves running would hold a pipe open, and be waited for.
        stdout=subprocess.PIPE if talks else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # quotes the document
        env=_environment(folder),
        cwd=folder,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the user's but where programs are; every place to write to is the folder."""
    kept = ("PATH", "SYSTEMROOT", "WINDIR", "PROGRAMFILES", "TESSDATA_PREFIX")
    given = {name: os.environ[name] for name in kept if name in os.environ}
    places = ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    return {
        **given,
        **dict.fromkeys((*places, "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), str(folder)),
        "LANG": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it and all that it started and that stayed in its group."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
