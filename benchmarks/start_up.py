"""How long the window takes to start, and what memory, beside a bare window and other programs.

All started by turns in one run, a process each: to the first paint; to a list of drafts one can
use, with the vault's key in hand and with the key store's library loaded for it (the time the store
itself takes to answer is the system's); the peak of memory when the first paint is there. For scale
git-cola and Vorta, where their Python is named; else they are “not measured”.

    python benchmarks/start_up.py [--runs 9] [--rivals PYTHON]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMITS = {"painted": 1.35, "usable": 1.8, "usable_by_key_store": 2.4, "memory": 1.5}
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
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from nato_apply.clock import now
from nato_apply.paths import DataFolder
from nato_apply.ui import app
program = app.program(DataFolder(Path(sys.argv[1])), language="en", now=now, passphrase="in hand")
def painted():
    print("painted", time.monotonic(), flush=True)
    print("peak", *[line.split()[1] for line in open("/proc/self/status") if "VmHWM" in line])
    from nato_apply.vault import keys
    def unlock(folder, *given, **options):
        if sys.argv[3:]:
            import keyring
            keyring.get_keyring()
        return bytearray.fromhex(sys.argv[2])
    keys.unlock = unlock
def usable():
    print("usable", time.monotonic(), flush=True)
    program.app.quit()
def changed():
    if program.drafts.situation.kind == "listed":
        QTimer.singleShot(0, usable)  # after the list has been painted
program.window.first_painted.connect(painted)
program.begun.connect(lambda: program.drafts.changed.connect(changed))
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
RIVALS: dict[str, tuple[str, list[str]]] = {
    "git-cola": (RIVAL.format(name="git-cola", module="cola.main"), []),
    "vorta": (RIVAL.format(name="vorta", module="vorta.__main__"), []),
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=9)
    options.add_argument("--rivals", default=os.environ.get("RIVALS_PYTHON", ""))
    given = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        key = vault(Path(folder), 20)
        seconds, memory = measured(given.runs, folder, key, given.rivals)
    bare = statistics.median(seconds["bare"])
    print(json.dumps(report(bare, seconds, memory, given.runs), indent=1))


def measured(
    runs: int, folder: str, key: str, rivals: str
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    seconds: dict[str, list[float]] = {}
    memory: dict[str, list[float]] = {"bare": [], "painted": []}
    for run in range(runs + 1):  # the first only warms the disk's cache
        bare = started(BARE)
        ours = started(OURS, folder, key)
        by_store = started(OURS, folder, key, "through the key store")
        if run:
            memory["bare"].append(bare["peak"])
            memory["painted"].append(ours["peak"])
            for name, value in (
                ("bare", bare["painted"]),
                ("painted", ours["painted"]),
                ("usable", ours["usable"]),
                ("usable_by_key_store", by_store["usable"]),
            ):
                seconds.setdefault(name, []).append(value)
        if rivals:
            for name, (program, arguments) in RIVALS.items():
                took = started(program, *arguments, python=rivals)["painted"]
                if run:
                    seconds.setdefault(name, []).append(took)
    return seconds, memory


def started(program: str, *arguments: str, python: str = sys.executable) -> dict[str, float]:
    """Seconds from the start of a process to each event it prints; of memory, kibibytes."""
    start = time.monotonic()
    ran = subprocess.run(
        [python, "-c", program, *arguments],
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
    ratio["memory"] = statistics.median(memory["painted"]) / statistics.median(memory["bare"])
    return {
        "benchmark": "start_up",
        "runs": runs,
        "bare_ms": round(bare * 1000, 1),
        "bare_mb": round(statistics.median(memory["bare"]) / 1024, 1),
        **{
            name: {"ratio": round(ratio[name], 3), "allowed": limit}
            for name, limit in LIMITS.items()
        },
        **{
            name: {"ratio": round(ratio[name], 3)} if name in ratio else "not measured"
            for name in RIVALS
        },
    }


def vault(folder: Path, drafts: int) -> str:
    """A vault with some drafts of the sample candidate; its key in hexadecimal."""
    from nato_apply import clock, paths
    from nato_apply.paths import DataFolder
    from nato_apply.vault import keys
    from nato_apply.vault.store import Vault

    payload = paths.resource("demo", "candidate.toml").read_text(encoding="utf-8")
    data = DataFolder(folder)
    data.made()
    key = keys.set_up(data.vault, "in hand")
    with Vault.create(data.vault, key) as vault:
        for number in range(drafts):
            vault.save(payload, name=f"Draft {number}", call="nato-hq-2026", now=clock.now())
    return key.hex()


if __name__ == "__main__":
    main()
