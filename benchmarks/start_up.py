"""How long the window takes to start, and what memory, beside a bare window and other programs.

All started by turns in one run, a process each: to the first paint; to a list of drafts that is
painted and can be used, with the vault's key in hand and with the key fetched from a real key store
(gnome-keyring, on a D-Bus of its own); the peak of memory when the first paint is there. For scale
git-cola and Vorta, where their Python is named. What is not installed is “not measured”.

    python benchmarks/start_up.py [--runs 9] [--rivals PYTHON]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

Program = tuple[str, list[object]]

DRAFTS = 20
LIMITS = {"painted": 1.35, "usable": 1.8, "usable_by_key_store": 2.4, "memory": 1.5}
NAMES = {
    ("ours", "painted"): "painted",
    ("ours", "usable"): "usable",
    ("by_key_store", "painted"): "painted_again",
    ("by_key_store", "usable"): "usable_by_key_store",
}
"""What the time to an event of a program is called in the report."""
BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.monotonic(), flush=True)
        print("peak", *[line.split()[1] for line in open("/proc/self/status") if "VmHWM" in line])
        QTimer.singleShot(0, app.quit)
app = QApplication(["bare"])
app.setStyle("Fusion")
window = Bare()
QVBoxLayout(window).addWidget(QLabel("bare"))
window.resize(1280, 820)
window.show()
app.exec()
"""

OURS = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from nato_apply.clock import now
from nato_apply.paths import DataFolder
from nato_apply.ui import app
key = sys.argv[2] if sys.argv[2:] else None
words = "in hand" if key else None
program = app.program(DataFolder(Path(sys.argv[1])), language="en", now=now, passphrase=words)
def painted():
    print("painted", time.monotonic(), flush=True)
    print("peak", *[line.split()[1] for line in open("/proc/self/status") if "VmHWM" in line])
    if key:
        from nato_apply.ui.keeper import Keeper
        Keeper._unlocked = lambda self, *given: bytearray.fromhex(key)
class Watch(QObject):
    def eventFilter(self, thing, event):
        painted = event.type() is QEvent.Type.Paint
        if painted and program.drafts.situation.kind in ("listed", "open"):
            QTimer.singleShot(0, usable)
        return False
def usable():
    print("usable", time.monotonic(), flush=True)
    os._exit(0)
watch = Watch()
def begun():
    program.window.page("start").list.installEventFilter(watch)
program.window.first_painted.connect(painted)
program.begun.connect(begun)
program.show()
program.app.exec()
"""

# A window is there once its first paint is: the same moment in each program.
RIVAL = """
import sys, time, os
sys.argv = [{name!r}, *sys.argv[1:]]
from PyQt6 import QtCore, QtWidgets
class Watch(QtCore.QObject):
    def eventFilter(self, thing, event):
        if event.type() == QtCore.QEvent.Type.Paint and isinstance(thing, QtWidgets.QMainWindow):
            print("painted", time.monotonic(), flush=True)
            os._exit(0)
        return False
made = QtWidgets.QApplication.__init__
def init(self, *given):
    made(self, *given)
    self.watch = Watch()
    self.installEventFilter(self.watch)
QtWidgets.QApplication.__init__ = init
from {module} import main
main()
"""
RIVALS: dict[str, Program] = {
    "git-cola": (RIVAL.format(name="git-cola", module="cola.main"), []),
    "vorta": (RIVAL.format(name="vorta", module="vorta.__main__"), []),
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=9)
    options.add_argument("--rivals", default=os.environ.get("RIVALS_PYTHON", ""))
    given = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder, key_store() as has_key_store:
        in_hand, kept = Path(folder, "in hand"), Path(folder, "kept")
        programs = {"bare": (BARE, []), "ours": (OURS, [in_hand, vault(in_hand, "in hand")])}
        if has_key_store:
            vault(kept, None)
            programs["by_key_store"] = (OURS, [kept])
        seconds, memory = measured(given.runs, programs, given.rivals)
    bare = statistics.median(seconds["bare"])
    print(json.dumps(report(bare, seconds, memory, given.runs), indent=1))


@contextmanager
def key_store() -> Iterator[bool]:
    """An unlocked gnome-keyring on a D-Bus of its own; false where it is not installed."""
    if not (shutil.which("dbus-daemon") and shutil.which("gnome-keyring-daemon")):
        yield False
        return
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with bus, tempfile.TemporaryDirectory() as home:
        assert bus.stdout is not None
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        ring = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "XDG_DATA_HOME": home, "XDG_RUNTIME_DIR": home},
        )
        with ring:
            assert ring.stdin is not None
            ring.stdin.write(b"login password")
            ring.stdin.close()
            try:
                wait_for_key_store()
                yield True
            finally:
                ring.kill()
                bus.kill()


def wait_for_key_store() -> None:
    import secretstorage

    for _ in range(100):
        with closing(secretstorage.dbus_init()) as bus:
            if secretstorage.check_service_availability(bus):
                return
        time.sleep(0.05)
    sys.exit("gnome-keyring does not answer")


def measured(
    runs: int, programs: dict[str, Program], rivals: str
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    seconds: dict[str, list[float]] = {}
    memory: dict[str, list[float]] = {}
    for run in range(runs + 1):  # the first only warms the disk's cache
        took = {name: started(*program) for name, program in programs.items()}
        if rivals:
            for name, program in RIVALS.items():
                took[name] = started(*program, python=rivals)
        if not run:
            continue
        for name, events in took.items():
            memory.setdefault(name, []).append(events.pop("peak", 0.0))
            for event, value in events.items():
                seconds.setdefault(NAMES.get((name, event), name), []).append(value)
    return seconds, memory


def started(
    program: str, arguments: list[object], *, python: str = sys.executable
) -> dict[str, float]:
    """Seconds from the start of a process to each event it prints; of memory, kibibytes."""
    start = time.monotonic()
    ran = subprocess.run(
        [python, "-c", program, *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    lines = [line.split() for line in ran.stdout.splitlines()]
    told = {line[0]: float(line[1]) for line in lines if len(line) == 2}
    if "painted" not in told:
        sys.exit(ran.stderr[-2000:])
    return {name: v if name == "peak" else v - start for name, v in told.items()}


def report(
    bare: float, seconds: dict[str, list[float]], memory: dict[str, list[float]], runs: int
) -> dict[str, object]:
    ratio = {name: statistics.median(each) / bare for name, each in seconds.items()}
    ratio["memory"] = statistics.median(memory["ours"]) / statistics.median(memory["bare"])
    return {
        "benchmark": "start_up",
        "runs": runs,
        "bare_ms": round(bare * 1000, 1),
        "bare_mb": round(statistics.median(memory["bare"]) / 1024, 1),
        **{
            name: {"ratio": round(ratio[name], 3), "allowed": limit}
            if name in ratio
            else "not measured"
            for name, limit in LIMITS.items()
        },
        **{
            name: {"ratio": round(ratio[name], 3)} if name in ratio else "not measured"
            for name in RIVALS
        },
    }


def vault(folder: Path, passphrase: str | None) -> str:
    """A vault with drafts of the sample candidate; its key in hexadecimal."""
    from nato_apply import clock, paths
    from nato_apply.paths import DataFolder
    from nato_apply.vault import keys
    from nato_apply.vault.store import Vault

    payload = paths.resource("demo", "candidate.toml").read_text(encoding="utf-8")
    data = DataFolder(folder)
    data.made()
    key = keys.set_up(data.vault, passphrase)
    with Vault.create(data.vault, key) as vault:
        for number in range(DRAFTS):
            vault.save(payload, name=f"Draft {number}", call="nato-hq-2026", now=clock.now())
    return key.hex()


if __name__ == "__main__":
    main()
