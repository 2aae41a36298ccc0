"""The pictures of the README and of the guide, made anew, in both languages.

``python tools/pictures.py`` writes them into ``docs/guide/*/pictures``; no display is needed. They
show the sample candidate, who is invented, on a day that is always the same.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from nato_apply import clock, i18n, paths
from nato_apply.__main__ import main as nato_apply
from nato_apply.paths import DataFolder

if TYPE_CHECKING:
    from PIL import Image

    from nato_apply.ui.program import Program

DOCS = Path(__file__).resolve().parent.parent / "docs"
MOMENT = "2026-04-10T09:00:00"
ZONE = "Europe/London"
SIZE = (1180, 800)
PAGES = {
    "choose": "choose",
    "eligibility": "eligibility",
    "documents": "documents",
    "words": "words",
    "deadlines": "deadlines",
    "hand_over": "hand-over",
}
"""The pages of the window that the guide shows, and what their pictures are called."""

COLOURS = 256
SETTLED_S = 0.6


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["TZ"] = ZONE
    time.tzset()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for language in i18n.LANGUAGES:
            pictures = DOCS / "guide" / language / "pictures"
            pictures.mkdir(exist_ok=True)
            checklist(Path(folder), language, pictures)
            window(language, pictures)


def checklist(folder: Path, language: str, pictures: Path) -> None:
    """The first page of the sample candidate's checklist, as a picture."""
    import pypdfium2

    file = folder / f"{language}.pdf"
    sample = str(paths.resource("demo", "candidate.toml"))
    before = ["--lang", language, "--now", MOMENT]
    nato_apply([*before, "checklist", sample, "--pdf", str(file)])
    document = pypdfium2.PdfDocument(file)
    document.init_forms()  # without them the check boxes are not drawn
    small(document[0].render(scale=1.0).to_pil(), pictures / "checklist.png")


def window(language: str, pictures: Path) -> None:
    """The first steps, then the pages with the sample candidate, as the guide of one language."""
    from nato_apply.calls.catalogue import Catalogue
    from nato_apply.ui import app, draft_sources

    now = clock.moment(MOMENT)
    # Shown in a picture: where the work lies on most systems, here below the temporary folder.
    os.chdir(tempfile.mkdtemp(dir="."))
    data = DataFolder(Path("~/.local/share/nato_apply"))
    program = app.program(data, language=language, now=lambda: now, passphrase="for a picture")
    program.window.resize(*SIZE)
    program.show()
    wait(lambda: hasattr(program, "drafts") and program.session.catalogue is not None)
    program.window.furnish()
    picture(program, pictures / "first-steps.png")
    drafts = program.drafts
    drafts.keep(lambda: drafts.keeper.take_in(*draft_sources.sample(lambda: Catalogue(None), now)))
    wait(lambda: program.session.view is not None)
    program.window.go("about_you")  # what is said at the opening is gone with the page
    for page_id, name in PAGES.items():
        program.window.go(page_id)
        picture(program, pictures / f"{name}.png")
    program.close()


def picture(program: Program, file: Path) -> None:
    """The window as it is a moment later."""
    from PIL import Image

    until = time.monotonic() + SETTLED_S
    wait(lambda: time.monotonic() > until)
    program.window.grab().save(str(file))
    with Image.open(file) as seen:
        seen.load()
    small(seen, file)


def small(seen: Image.Image, file: Path) -> None:
    """Write a picture with few colours, so that its file is small."""
    from PIL import Image

    # Rare colours matter most: those of a status. Without dots for the shades in between.
    few = seen.convert("RGB").quantize(
        COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )
    few.save(file, optimize=True)


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    from PySide6.QtTest import QTest

    while not until():
        QTest.qWait(20)


if __name__ == "__main__":
    main()
