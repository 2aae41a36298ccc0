"""The layers hold, and would be missed: each contract is broken once, on a copy of the tree."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.checkout import ROOT, copied

LAYERS = "Imports run one way, and a new room must be given its place"
QT = "Qt is known in ui alone"
PAGES = "No page imports another page"
NETWORK = "No module that talks to a network"

# Files added to a copy of the tree, and the contract that must then be broken.
BREACHES = [
    ({"eligibility/new.py": "import PySide6.QtCore"}, QT),
    ({"documents/new.py": "def late():\n    from PySide6 import QtGui"}, QT),
    ({"cli/new.py": "from shiboken6 import Shiboken"}, QT),
    ({"__main__.py": "from PySide6.QtWidgets import QApplication"}, QT),
    ({"ui/pages/new.py": "import nato_apply.ui.pages.other", "ui/pages/other.py": ""}, PAGES),
    (
        {
            "ui/pages/new.py": "import nato_apply.ui.through",
            "ui/through.py": "import nato_apply.ui.pages.other",
            "ui/pages/other.py": "",
        },
        PAGES,
    ),
    ({"counsel/__init__.py": ""}, LAYERS),
    ({"new_on_the_ground_floor.py": ""}, LAYERS),
    ({"cli/new.py": "import nato_apply.ui.theme"}, LAYERS),
    ({"ui/new.py": "import nato_apply.cli"}, LAYERS),
    ({"calls/new.py": "import nato_apply.candidate"}, LAYERS),
    ({"vault/new.py": "import nato_apply.checklist"}, LAYERS),
    ({"vault/new.py": "import socket"}, NETWORK),
    ({"calls/new.py": "def late():\n    import http.client"}, NETWORK),
]


def broken(clone: Path) -> str:
    """What import-linter says of a copy; it must not have stopped before the contracts."""
    command: list[str | Path] = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    run = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False)
    assert "Contracts:" in run.stdout, run.stdout + run.stderr
    return run.stdout


def test_every_contract_is_kept_as_it_stands(tmp_path: Path) -> None:
    said = broken(copied(tmp_path))
    assert "Contracts: 4 kept, 0 broken." in said, said


@pytest.mark.parametrize(("files", "contract"), BREACHES)
def test_a_breach_is_noticed(files: dict[str, str], contract: str, tmp_path: Path) -> None:
    clone = copied(tmp_path)
    for name, source in files.items():
        file = clone / "nato_apply" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(source + "\n", encoding="utf-8")
    assert f"{contract} BROKEN" in broken(clone)


@pytest.mark.parametrize(
    "source",
    [
        "import urllib.request\n\nurllib.request.urlopen",
        "from PySide6.QtNetwork import QTcpSocket\n\nQTcpSocket",
        "from PySide6 import QtNetwork\n\nQtNetwork",
        "from PySide6.QtPdf import QPdfDocument\n\nQPdfDocument",
        "from PySide6.QtCore import QSettings\n\nQSettings",
        "from reportlab.platypus import Paragraph\n\nParagraph",
        "from reportlab import platypus\n\nplatypus.Paragraph('<b>')",
        "from datetime import date\n\ndate.today()",
    ],
)
def test_what_lies_deeper_in_a_package_is_banned_by_ruff(source: str) -> None:
    ruff: list[str | Path] = [Path(sys.executable).parent / "ruff", "check", "--no-cache"]
    command = [*ruff, "--stdin-filename", ROOT / "nato_apply" / "ui" / "new.py", "-"]
    run = subprocess.run(
        command, cwd=ROOT, input=source, capture_output=True, text=True, check=False
    )
    assert "TID251" in run.stdout, run.stdout
