"""Papers as universities issue them, and as phones and scanners take them."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence

import pikepdf
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from nato_apply import paths

ENROLLED = """This is to certify that Zoë Ångström, born on 3 May 2004, has been enrolled from
1 September 2025 to 10 June 2027 in the master’s programme of political science at the
university. The certificate is issued at the request of the student. Uppsala, 5 March 2026."""
DEGREE = """The university hereby confers upon ÅNGSTRÖM Zoe the degree of Bachelor of Arts in
political science, with all the rights that belong to it, having passed every examination that
the statutes require. Date of award: 14/04/2025."""
SLOVAK = """Týmto sa potvrdzuje, že Zoë Ångström, narodená dňa 3. 5. 2004, je študentkou
Univerzity Komenského v Bratislave na Fakulte sociálnych a ekonomických vied v akademickom
roku 2025/2026 a že študuje v dennej forme štúdia. V Bratislave dňa 15. októbra 2025."""

HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABw"
    "aWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABegABAAAAAAAAAGAAAAAjaWlu"
    "ZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA1mlwcnAAAAC3aXBj"
    "bwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMA"
    "HroCQGEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoDCBBZbqSSmubgIaDAgAAAMAyAAAAwAIQGIAAQAH"
    "RAHBcrAiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABgAAAAQAAAABBwaXhpAAAA"
    "AAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAAGhtZGF0AAAAXCgBr1iptSzf/4g1/BCoX+8T"
    "C6b+OwipI4vDWpNDH5buqLaLzrx4dsXq3PZK2Km1reAnzwy1G+5qj7a76+7ULF27q71SwDETaKOa"
    "UObuUFRb1H2v6seT23hYNjWA"
)
"""A red corner on white, as a phone takes it: 96 × 64 pixels."""


def paper(*texts: str, size: tuple[float, float] = (595, 842), turned: int = 0) -> bytes:
    """A PDF with a page for each text; an empty text is an empty page."""
    pdfmetrics.registerFont(TTFont("Paper", str(paths.resource("fonts", "DejaVuSans.ttf"))))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for text in texts:
        canvas.setPageRotation(turned)
        canvas.setFont("Paper", 10)
        for index, line in enumerate(text.splitlines()):
            canvas.drawString(50, size[1] - 80 - 16 * index, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan(*dpis: int) -> bytes:
    """A scanned PDF: a page of A4 for each resolution, with lines that are no text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for dpi in dpis:
        canvas.drawImage(ImageReader(photo((dpi * 595 // 72, dpi * 842 // 72))), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def photo(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """A picture of a sheet with a few dark lines."""
    picture = Image.new(mode, size, "white")
    draw = ImageDraw.Draw(picture)
    for line in range(4, 16):
        y = size[1] * line // 20
        draw.rectangle((size[0] // 8, y, size[0] * 7 // 8, y + size[1] // 80), fill="black")
    return picture


def picture(kind: str = "JPEG", size: tuple[int, int] = (1300, 1800), **how: object) -> bytes:
    out = io.BytesIO()
    photo(size).save(out, kind, **how)
    return out.getvalue()


def joined(*documents: bytes) -> bytes:
    """The pages of several PDFs in one."""
    out = io.BytesIO()
    with pikepdf.new() as whole:
        for document in documents:
            with pikepdf.open(io.BytesIO(document)) as opened:
                whole.pages.extend(opened.pages)
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def codes(findings: Sequence[object]) -> set[str]:
    """The codes of findings."""
    return {str(getattr(found, "code", "")) for found in findings}
