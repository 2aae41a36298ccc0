"""How long the window takes to its first paint, and to a list of drafts one can use.

Both as a ratio to a bare window (a `QWidget` with a label), started beside ours, by turns: a
process each, from its start to the event. The vault's key is in hand: no derivation is measured.

    python benchmarks/first_paint.py [--runs 11] [--drafts 20]
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

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.monotonic(), flush=True)
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
    from nato_apply.vault import keys
    keys.unlock = lambda folder, passphrase=None: bytes.fromhex(sys.argv[2])
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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=11)
    options.add_argument("--drafts", type=int, default=20)
    given = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        key = _vault(Path(folder), given.drafts)
        times: dict[str, list[float]] = {"bare": [], "painted": [], "usable": []}
        _started(BARE)  # once each, so that the disk's cache is warm for both
        _started(OURS, folder, key)
        for _ in range(given.runs):
            times["bare"].append(_started(BARE)["painted"])
            ours = _started(OURS, folder, key)
            times["painted"].append(ours["painted"])
            times["usable"].append(ours["usable"])
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(
        json.dumps(
            {
                "runs": given.runs,
                "drafts": given.drafts,
                "bare_ms": round(medians["bare"] * 1000, 1),
                "first_paint_ms": round(medians["painted"] * 1000, 1),
                "drafts_usable_ms": round(medians["usable"] * 1000, 1),
                "first_paint_ratio": round(medians["painted"] / medians["bare"], 3),
                "first_paint_limit": 1.35,
                "drafts_usable_ratio": round(medians["usable"] / medians["bare"], 3),
                "drafts_usable_limit": 1.8,
            },
            indent=1,
        )
    )


def _started(program: str, *arguments: str) -> dict[str, float]:
    """Seconds from the start of a process to each event that it prints."""
    start = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    lines = (line.split() for line in ran.stdout.splitlines())
    return {name: float(moment) - start for name, moment in lines}


def _vault(folder: Path, drafts: int) -> str:
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
