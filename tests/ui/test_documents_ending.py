"""From papers as they come to a dossier: all that the documents page is there for, at once.

A phone photo of a diploma, a Slovak transcript with the candidate's own translation of it, and a
certificate that is really signed; the dossier opens in three viewers of different makes.
"""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nato_apply import paths
from nato_apply.candidate.draft import with_study
from nato_apply.candidate.facts import Study
from nato_apply.ui.dialogs.translation import TranslationDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.documents import Documents
from nato_apply.ui.program import Program
from tests.documents.papers import ENROLLED, paper
from tests.documents.signing import signed
from tests.ui.conftest import settle
from tests.ui.documents_given import documents_page, drop, urls
from tests.ui.saving import save_as

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PROOF = "study-proof"
_WITHOUT_COLOURS = b"warning: ICC support is not available\n"
"""What a mupdf that was built without it says of itself, whatever the document."""
DIPLOMA = """UPPSALA UNIVERSITY\n\nDEGREE CERTIFICATE\n\nThis is to certify that Zoë Ångström,
born on 3 May 2004, has been awarded the degree of
Bachelor of Science in Political Science.\n\nDate of award: 14 April 2025"""
TRANSCRIPT = """UNIVERZITA KOMENSKÉHO V BRATISLAVE\n\nVÝPIS VÝSLEDKOV ŠTÚDIA\n
Meno a priezvisko: Zoë Ångström\nDátum narodenia: 3. 5. 2004
Študijný program: politológia, magisterské štúdium
Obdobie štúdia: 1. 9. 2025 – 30. 6. 2027\n
Úvod do politológie A 6\nDejiny politického myslenia B 6\nMedzinárodné vzťahy A 6\n
Týmto sa potvrdzuje, že študentka absolvovala uvedené predmety.
V Bratislave dňa 15. októbra 2025"""
TRANSLATION = """COMENIUS UNIVERSITY BRATISLAVA\n\nTRANSCRIPT OF RECORDS\n
Name and surname: Zoë Ångström\nDate of birth: 3 May 2004
Programme: Political Science, master’s programme
Period of study: 1 September 2025 – 30 June 2027\n
Introduction to Political Science A 6\nHistory of Political Thought B 6
International Relations A 6\n
This is to certify that the student has completed the courses that are listed above.
Bratislava, 15 October 2025"""


def photographed(text: str) -> bytes:
    """A sheet on a table, taken by a phone that was held upright: stored lying, and noted so."""
    taken = Image.new("RGB", (1512, 2016), (96, 74, 58))
    draw = ImageDraw.Draw(taken)
    draw.rectangle((200, 250, 1310, 1780), fill=(245, 243, 238))
    font = ImageFont.truetype(str(paths.resource("fonts", "DejaVuSans.ttf")), 30)
    draw.multiline_text((280, 340), text, font=font, fill=(20, 20, 30), spacing=16)
    notes = Image.Exif()
    notes[0x0112] = 6  # to be turned by a quarter, clockwise
    notes[0x010F] = "Phonemaker"
    out = io.BytesIO()
    taken.rotate(90, expand=True).save(out, "JPEG", quality=85, exif=notes)
    return out.getvalue()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, program: Program, tmp_path: Path) -> Documents:
    """The documents page of someone with a master's under way, with all four files given."""
    found = documents_page(window)
    master = Study(
        institution="Univerzita Komenského",
        subject="Political science",
        level="master",
        started=date(2025, 9, 1),
        ends=date(2027, 6, 30),
    )
    program.session.edit(lambda d: with_study(d, len(d.studies or ()), master), "x")
    for slot, name, content in (
        ("qualifications", "diploma.jpg", photographed(DIPLOMA)),
        (PROOF, "vypis.pdf", paper(TRANSCRIPT)),
        (PROOF, "translation.pdf", paper(TRANSLATION)),
        (PROOF, "certificate.pdf", signed(paper(ENROLLED))),
    ):
        (tmp_path / name).write_bytes(content)
        drop(found.cards[slot], urls(tmp_path / name))
        settle(qtbot, program)
    return found


def translate(qtbot: QtBot, page: Documents) -> None:
    """Fill in the form of the translation, by hand."""
    rows = page.cards[PROOF].rows
    qtbot.mouseClick(rows["translation.pdf"].translation, Qt.MouseButton.LeftButton)
    dialog = page.findChild(TranslationDialog)
    assert dialog is not None
    dialog.original.show_value("vypis.pdf")
    qtbot.keyClicks(dialog.translator, "Zoe Angstrom")
    qtbot.keyClicks(dialog.language, "Slovak")
    qtbot.keyClick(dialog.language, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.day.line, "1/4/2026")
    qtbot.keyClicks(dialog.statement, "I translated this transcript myself.")
    qtbot.mouseClick(dialog.accepting, Qt.MouseButton.LeftButton)


def warnings(page: Documents) -> dict[str, list[str]]:
    """The codes of what is warned of, by file."""
    assert page.session.view is not None
    assert page.session.view.slots is not None
    return {
        report.file: [each.code for each in report.findings if each.severity != "info"]
        for slot in page.session.view.slots.slots
        for report in slot.files
    }


def made(qtbot: QtBot, page: Documents, program: Program, out: Path) -> Path:
    """The dossier, with a plain copy of what is signed."""
    field = page.dossier.signed.fields["certificate.pdf"]
    field.setCurrentIndex(1)
    field.activated.emit(1)
    save_as(out)
    qtbot.mouseClick(page.dossier.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.dossier.banner.isHidden(), timeout=60_000)
    settle(qtbot, program)
    return out


def told(*words: object) -> str:
    done = subprocess.run([*map(str, words)], capture_output=True, check=True, timeout=60)
    assert done.stderr in (b"", _WITHOUT_COLOURS), done.stderr
    return done.stdout.decode("utf-8", "replace")


def test_papers_as_they_come_become_a_dossier(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path
) -> None:
    before = warnings(page)
    assert before == {
        "diploma.jpg": [],
        "vypis.pdf": ["translation-missing"],  # else nothing: the certificate is newer
        "translation.pdf": [],
        "certificate.pdf": ["signed"],
    }
    translate(qtbot, page)
    assert warnings(page) == {**before, "vypis.pdf": []}
    for slot in ("qualifications", PROOF):
        assert page.cards[slot].chip.text() == "Ready"

    out = made(qtbot, page, program, tmp_path / "dossier.pdf")
    with pikepdf.open(out) as pdf:
        assert not pdf.get_warnings()
        with pdf.open_outline() as outline:
            assert len(outline.root) == 5
    document = pypdfium2.PdfDocument(out)
    texts = [each.get_textpage().get_text_range() for each in document]
    sizes = [each.get_size() for each in document]
    document.close()
    assert len(texts) == 6
    assert all(width < height for width, height in sizes)  # the photo stands upright
    for number, words in enumerate(
        ("Contents", "Dossier p. 2", "VÝPIS VÝSLEDKOV", "Slovak", "TRANSCRIPT OF", "certify"), 1
    ):
        assert words in texts[number - 1]
    assert b"Phonemaker" not in out.read_bytes()


def test_the_same_papers_give_the_same_bytes(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path
) -> None:
    first = made(qtbot, page, program, tmp_path / "first.pdf").read_bytes()
    assert made(qtbot, page, program, tmp_path / "second.pdf").read_bytes() == first


@pytest.mark.system("pdfinfo", "pdftotext", "pdftoppm", "mutool", "qpdf")
def test_the_dossier_opens_cleanly_in_other_viewers(
    qtbot: QtBot, page: Documents, program: Program, tmp_path: Path
) -> None:
    translate(qtbot, page)
    out = made(qtbot, page, program, tmp_path / "dossier.pdf")
    assert "Pages:           6" in told("pdfinfo", out)
    for text in (told("pdftotext", out, "-"), told("mutool", "draw", "-q", "-F", "txt", out)):
        assert "VÝPIS VÝSLEDKOV" in text
        assert "I translated this transcript myself." in text
    told("qpdf", "--check", out)
    for page_number in range(1, 7):
        told("mutool", "draw", "-q", "-r", "20", "-o", tmp_path / "p.png", out, page_number)
    told("pdftoppm", "-r", "20", "-png", out, tmp_path / "p")
