"""One reader process: started, asked, and ended when it takes too long."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from io import BufferedReader, FileIO, IOBase
from pathlib import Path
from typing import Any, Final, cast

from nato_apply import paths
from nato_apply.documents import wire
from nato_apply.documents.arena import Arena

_START_SECONDS: Final = 30.0
_LAST_SECONDS: Final = 1.0
_PIPE_BYTES: Final = 1 << 20
# Only what Python itself needs to start: no name, no folder and no key of the user's.
_KEPT_ENVIRONMENT: Final = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
# The parent's own module path is handed over, so that the reader runs wherever the program does,
# and neither the current folder nor the environment can put a module of a stranger's into it.
_PATHS: Final = (
    "import sys; n = 2 + int(sys.argv[1]); sys.path[:] = sys.argv[2:n]; del sys.argv[1:n]; "
)
_START: Final = "from nato_apply.documents.reader.__main__ import main; main()"
_log = logging.getLogger("nato_apply.documents")


class Gone(Exception):
    """The reader ended, or was ended, instead of answering."""

    def __init__(self, *, timed_out: bool) -> None:
        super().__init__()
        self.timed_out = timed_out


class Child:
    """A running reader. `limits` names what the system keeps it from: ``memory``, ``network``."""

    def __init__(self) -> None:
        """Start it and wait until it is ready. Raises `Gone`, or `OSError` where it cannot be."""
        self.asked = 0
        self._arena = Arena.made()
        handles = [self._arena.handle] if self._arena else []
        self._process = self._started(handles)
        self._requests = cast(FileIO, self._process.stdin)  # without buffering: plain files
        self._answers = BufferedReader(cast(FileIO, self._process.stdout))
        _widen(self._requests, self._answers)
        ready = self._within(_START_SECONDS, None, ())
        self.limits = tuple(str(name) for name in ready.header.get("limits", ()))

    def _started(self, handles: list[int]) -> subprocess.Popen[bytes]:
        try:
            return _reader(handles)
        except OSError:
            self._close_arena()
            raise

    def exchange(
        self, request: Mapping[str, Any], blocks: Sequence[bytes], seconds: float
    ) -> wire.Message:
        """Its answer to a request about `blocks`. Raises `Gone`, and after `seconds` ends it."""
        self.asked += 1
        return self._within(seconds, request, blocks)

    def end(self) -> None:
        """End it at once. From any thread, as often as wanted."""
        self._process.kill()

    def reap(self) -> None:
        """End it and let go of its pipes. For the thread that asks it."""
        self._process.kill()
        self._let_go()

    def _let_go(self) -> None:
        try:
            self._process.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired:  # it closed its pipes, and lives on
            self._process.kill()
            self._process.wait()
        self._requests.close()
        self._answers.close()
        self._close_arena()

    def _close_arena(self) -> None:
        if self._arena is not None:
            self._arena.close()
            self._arena = None

    def _within(
        self, seconds: float, request: Mapping[str, Any] | None, blocks: Sequence[bytes]
    ) -> wire.Message:
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            self._process.kill()

        # Ending the process is what makes a blocked read or write return, on every system.
        timer = threading.Timer(seconds, expire)
        timer.daemon = True
        timer.start()
        try:
            answer = self._talk(request, blocks)
        except (OSError, wire.Broken):
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            self._let_go()
            _log.warning("the reader ended with %s", self._process.returncode)
            raise Gone(timed_out=expired.is_set() or self._used_up_its_time())
        return answer

    def _used_up_its_time(self) -> bool:
        """Whether the system ended it for the processor time it took."""
        return sys.platform != "win32" and self._process.returncode == -signal.SIGXCPU

    def _talk(
        self, request: Mapping[str, Any] | None, blocks: Sequence[bytes]
    ) -> wire.Message | None:
        if request is not None:
            wire.send(self._requests, request, *blocks, arena=self._arena)
        return wire.receive(self._answers, self._arena)


def _reader(handles: list[int]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 (our own program, and no shell)
        [*python(_START), *map(str, handles)],
        pass_fds=handles,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # libraries complain there, and quote the document
        bufsize=0,
        env=_environment(),
        cwd=Path(sys.executable).anchor,  # holds no folder of the user's
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def python(start: str) -> list[str]:
    """A command that runs this line of the program's own; arguments for it may follow."""
    modules = [folder for folder in sys.path if Path(folder).is_absolute()]
    modules.append(str(paths.PACKAGE.parent))
    line = _PATHS + start
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", line, str(len(modules)), *modules]


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}


def _widen(*pipes: IOBase) -> None:
    """Larger pipes, where the system has them: a document of 5 MB else takes 80 turns."""
    if sys.platform == "linux":
        import fcntl

        # Where the user's share of pipe memory is used up, it only takes longer.
        with contextlib.suppress(OSError):
            for pipe in pipes:
                fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
