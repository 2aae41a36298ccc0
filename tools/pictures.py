"""The pictures of the README, made anew: the eligibility page, and the checklist's first page.

``python tools/pictures.py`` writes them into ``docs/pictures``; no display is needed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from nato_apply import clock, i18n, paths
from nato_apply.__main__ import main as nato_apply
from nato_apply.paths import DataFolder

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
MOMENT = "2026-04-10T09:00:00"
SIZE = (1280, 860)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for language in i18n.LANGUAGES:
            checklist(Path(folder), language)
        window(Path(folder), FOLDER / "eligibility-en.png")


def checklist(folder: Path, language: str) -> None:
    """The first page of the sample candidate's checklist, as a picture."""
    import pypdfium2

    file = folder / f"{language}.pdf"
    sample = str(paths.resource("demo", "candidate.toml"))
    before = ["--lang", language, "--now", MOMENT]
    nato_apply([*before, "checklist", sample, "--pdf", str(file)])
    document = pypdfium2.PdfDocument(file)
    document.init_forms()  # without them the check boxes are not drawn
    document[0].render(scale=1.0).to_pil().save(FOLDER / f"checklist-{language}.png")


def window(folder: Path, picture: Path) -> None:
    """The window on the sample candidate's eligibility page."""
    from nato_apply.ui import app

    now = clock.moment(MOMENT)
    program = app.program(
        DataFolder(folder / "data"), language="en", now=lambda: now, passphrase="for a picture"
    )
    program.window.resize(*SIZE)
    program.show()
    wait(lambda: hasattr(program, "drafts") and program.session.catalogue is not None)
    program.drafts.open_sample()
    wait(lambda: program.session.view is not None)
    program.window.go("eligibility")
    wait_until = datetime.now().timestamp() + 1
    wait(lambda: datetime.now().timestamp() > wait_until)
    program.window.grab().save(str(picture))
    program.close()


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    from PySide6.QtTest import QTest

    while not until():
        QTest.qWait(20)


if __name__ == "__main__":
    main()
