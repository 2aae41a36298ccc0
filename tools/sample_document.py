"""The sample candidate's degree certificate, made anew: an invented one, as the rest of the sample.

``python tools/sample_document.py`` writes ``resources/demo/diploma.pdf``, always the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "resources" / "demo" / "diploma.pdf"
FONT = "Certificate"
LINES = (
    (22, "Uppsala universitet"),
    (14, "Degree certificate"),
    (11, ""),
    (11, "This is to certify that"),
    (16, "Zoë Ångström"),
    (11, "born on 3 May 2004, has completed the studies required for the degree of"),
    (14, "Bachelor of Arts in Political Science"),
    (11, "(180 higher education credits, first cycle)."),
    (11, ""),
    (11, "Studies from 1 September 2022 to 14 April 2025."),
    (11, "The degree was awarded on 14 April 2025."),
    (11, ""),
    (11, "Issued in English at the request of the student."),
    (11, ""),
    (9, "An invented document of an invented person. It ships with NATO Apply as a sample."),
)


def main() -> None:
    rl_config.canvas_basefontname = FONT  # else an unembedded Helvetica is listed
    pdfmetrics.registerFont(TTFont(FONT, ROOT / "resources" / "fonts" / "DejaVuSans.ttf"))
    made = BytesIO()
    page = Canvas(made, pagesize=A4, invariant=True, lang="en")
    page.setTitle("Degree certificate (sample)")
    height = A4[1] - 120
    for size, text in LINES:
        page.setFont(FONT, size)
        page.drawCentredString(A4[0] / 2, height, text)
        height -= size * 2
    page.save()
    FILE.write_bytes(made.getvalue())


if __name__ == "__main__":
    main()
