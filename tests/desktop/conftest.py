"""A desktop without a screen: X server, session bus, accessibility bus, and the program on them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from tests.desktop.screen_reader import GoneError, Reader, Thing, waited

NOW = "2026-04-10T09:00:00"
PASSPHRASE = "correct horse battery staple"
MOST_STOPS = 60
UNTOLD = ("filler", "unknown", "invalid")


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of its own; gives the value of DISPLAY."""
    ours, its = os.pipe()
    command = ["Xvfb", "-displayfd", str(its), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[its], stderr=subprocess.DEVNULL) as server:
        os.close(its)
        with os.fdopen(ours) as told:
            number = told.readline().strip()
        assert number, "the X server did not start"
        yield f":{number}"
        server.terminate()


@pytest.fixture
def session_bus(display: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The bus of a session of its own; gives its address."""
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("GSETTINGS_BACKEND", "memory")  # nothing of this session is kept
    command = ["dbus-run-session", "--", "sh", "-c", "echo $DBUS_SESSION_BUS_ADDRESS; read end"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as session:
        assert session.stdin is not None
        assert session.stdout is not None
        address = session.stdout.readline().strip()
        assert address, "the session bus did not start"
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
        session.stdin.close()  # the session ends with the shell, which waits for this


@pytest.fixture
def reader(session_bus: str) -> Iterator[Reader]:
    """A screen reader, as far as it reads and presses."""
    try:
        made = Reader(session_bus)
    except GoneError:
        pytest.skip("no at-spi2-core on this computer")  # with CI=true, a failure
    yield made
    made.close()


class Running:
    """The program, running, and its window in the accessibility tree."""

    def __init__(self, reader: Reader, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.reader = reader
        self.app: Thing = waited(lambda: reader.program("NATO Apply"), "the program on the bus")
        self.window = self.app.get("frame", "")
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the window the keyboard, as a window manager does at first and after a dialog."""
        found = ["search", "--sync", "--onlyvisible", "--name", "NATO Apply"]
        subprocess.run(["xdotool", *found, "windowfocus", "--sync"], check=True, timeout=20)

    @property
    def here(self) -> Thing:
        """What has the keyboard."""
        self.reader.listen()
        return self.reader.visited[-1]

    def tab_to(self, role: str, name: str, *, back: bool = False) -> Thing:
        """Press Tab until the keyboard is in what is called so; all on the way has a name."""
        passed: list[str] = []
        for _ in range(MOST_STOPS):
            seen = len(self.reader.visited)
            self.press("shift+Tab" if back else "Tab")
            here = waited(partial(self._moved, seen), f"a stop after {passed[-1:]}")
            passed.append(f"{here.role} “{here.label}”")
            assert here.label, f"no name: {passed}"
            assert here.role not in UNTOLD, f"its role says nothing: {passed}"
            if here.is_called(role, name):
                return here
        raise AssertionError(f"Tab does not lead to {role} “{name}”, but to {passed}")

    def _moved(self, seen: int) -> Thing | None:
        self.reader.listen()
        visited = self.reader.visited
        return visited[-1] if len(visited) > seen else None

    def type(self, text: str) -> None:
        """Type letters that every keyboard has, and leave the field as one does."""
        subprocess.run(["xdotool", "type", "--delay", "0", text], check=True, timeout=20)

    def hear(self, text: str) -> None:
        """Wait until the program has a screen reader say this by itself."""
        waited(lambda: self.reader.announces(text), f"“{text}” said")

    def press(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", "--delay", "0", *keys], check=True, timeout=20)


class Desktop:
    """Where the program keeps its data, and how it is started."""

    def __init__(self, folder: Path, reader: Reader) -> None:
        self.folder = folder
        self.reader = reader
        self.secret = folder / "passphrase"
        self.secret.write_text(PASSPHRASE + "\n")

    def certificate(self) -> Path:
        """A certificate of enrolment, as a university would give it."""
        from reportlab.pdfgen.canvas import Canvas

        file = self.folder / "certificate.pdf"
        page = Canvas(str(file))
        lines = (
            "Université de Lund",
            "Attestation d'inscription",
            "Elodie Orsted, née le 3 mai 2004, est inscrite du 1er septembre 2023",
            "au 30 juin 2026. Fait à Lund, le 2 mars 2026.",
        )
        for number, line in enumerate(lines):
            page.drawString(72, 760 - 20 * number, line)
        page.save()
        return file

    def command(self, *arguments: str) -> list[str]:
        program = str(Path(sys.executable).with_name("nato-apply"))
        given = ["--data-dir", str(self.folder / "data"), "--now", NOW]
        return [program, "--lang", "fr", *given, *arguments]

    def asked(self, *arguments: str) -> str:
        """What the command line answers."""
        command = self.command("--passphrase-file", str(self.secret), *arguments)
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    @contextmanager
    def started(self) -> Iterator[Running]:
        """The window; at the end it must have been closed, and well."""
        settings = {
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONFAULTHANDLER": "1",  # should it crash, it says where
            # A computer without a key store: one chooses a passphrase, in a dialog.
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            # It tells when a reader asks for what is not there any more: as readers do.
            "QT_LOGGING_RULES": "qt.accessibility.atspi=false",
        }
        with subprocess.Popen(
            self.command(), env=settings, stderr=subprocess.PIPE, text=True
        ) as process:
            try:
                running = Running(self.reader, process)
                with told_what_was_seen(running):
                    yield running
                _, said = process.communicate(timeout=20)
            finally:
                process.kill()
            assert (process.returncode, said) == (0, "")


@contextmanager
def told_what_was_seen(program: Running) -> Iterator[None]:
    """Should it fail, what was on the screen then is told with it."""
    try:
        yield
    except AssertionError as error:
        with suppress(GoneError):
            seen = [f"{each.role} “{each.label}”" for each in program.app.walk() if each.label]
            error.add_note("\n".join(["On the screen:", *seen]))
            error.add_note("\n".join(["Said last:", *program.reader.announced[-5:]]))
        raise


@pytest.fixture
def desktop(tmp_path: Path, reader: Reader) -> Desktop:
    return Desktop(tmp_path, reader)
