"""How the room is built: text is never parsed as markup, and nothing heavy is imported early."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from nato_apply import paths


def sources() -> list[Path]:
    return sorted(paths.PACKAGE.rglob("*.py"))


def test_nothing_makes_a_paragraph_of_markup() -> None:
    parsing = re.compile(r"\b(X?Paragraph|ParaParser|XPreformatted)\b")
    found = [file.name for file in sources() if parsing.search(file.read_text(encoding="utf-8"))]
    assert found == []


def test_asking_what_stands_in_it_imports_neither_reportlab_nor_pikepdf() -> None:
    code = (
        "import sys, nato_apply.checklist.content, nato_apply.checklist.pdf\n"
        "print([name for name in ('reportlab', 'pikepdf') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
