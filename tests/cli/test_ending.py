"""From a photo, a transcript with its translation and a signed certificate to one dossier."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from nato_apply import paths
from tests.cli.conftest import Candidate, Cli, Outcome
from tests.documents import papers, signing

FACTS = """
[person]
name = "Zoë Ångström"
born = 2004-05-03
[[studies]]
level = "bachelor"
started = 2022-09-01
ends = 2025-04-01
awarded = 2025-04-14
[[studies]]
level = "master"
started = 2025-09-01
ends = 2027-06-10
awarded = false
[[documents]]
slot = "qualifications"
file = "diploma{photo}"
[[documents]]
slot = "qualifications"
file = "vypis.pdf"
[[documents]]
slot = "qualifications"
file = "transcript.pdf"
translation_of = "vypis.pdf"
translator = "Zoë Ångström"
from_language = "sk"
translated_on = 2026-04-02
statement = "I translated this myself, fully and faithfully."
[[documents]]
slot = "study-proof"
file = "enrolment.pdf"
"""
TRANSCRIPT = """Transcript of records. This is to certify that Zoë Ångström, born on 3 May 2004,
is a student of the Comenius University in Bratislava at the Faculty of Social and Economic
Sciences in the academic year 2025/2026, and that she studies in the daily form of the study
programme. Date of award of the bachelor: 14 April 2025. In Bratislava on 15 October 2025."""


def photo(kind: str) -> bytes:
    """A diploma as a phone takes it: lying on its side, and turned by a note."""
    font = ImageFont.truetype(str(paths.resource("fonts", "DejaVuSans.ttf")), 60)
    picture = Image.new("RGB", (2400, 3200), "white")
    draw = ImageDraw.Draw(picture)
    draw.text((200, 300), papers.DEGREE.replace(",", ",\n"), font=font, fill="black")
    draw.rectangle((0, 0, 2400, 150), fill="navy")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "canary phone"
    out = io.BytesIO()
    picture.rotate(90, expand=True).save(out, "JPEG", quality=85, exif=exif)
    return papers.HEIC if kind == ".heic" else out.getvalue()


@pytest.fixture(params=[".jpg", ".heic"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, candidate: Candidate) -> Path:
    contents = {
        f"diploma{request.param}": photo(request.param),
        "vypis.pdf": papers.paper(papers.SLOVAK, papers.SLOVAK),
        "transcript.pdf": papers.paper(TRANSCRIPT),
        "enrolment.pdf": signing.signed(papers.paper(papers.ENROLLED)),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    candidate(FACTS.replace("{photo}", request.param))
    return tmp_path


def findings(told: Outcome) -> dict[str, set[str]]:
    return {
        file["file"]: {each["code"] for each in file["findings"]}
        for slot in told.json["slots"]
        for file in slot["files"]
    }


def program(*command: object) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, check=True)
    # What Debian's mutool says whatever it is given.
    said = done.stderr.replace(b"warning: ICC support is not available\n", b"")
    assert said == b"", said
    return done.stdout.decode("utf-8", "replace")


def test_every_warning_makes_sense(cli: Cli, folder: Path) -> None:
    found = findings(cli("documents", folder / "candidate.toml", "--json"))
    (name,) = (name for name in found if name.startswith("diploma"))
    heic = name.endswith(".heic")
    assert found[name] == ({"scan", "low-resolution", "opens-not-everywhere"} if heic else {"scan"})
    assert found["vypis.pdf"] >= {"language", "name-found"}
    assert "translation-missing" not in found["vypis.pdf"]
    assert found["transcript.pdf"] == {"language", "name-found", "award-found"}
    assert found["enrolment.pdf"] == {"signed", "language", "name-found", "period-found"}


@pytest.mark.system("pdftotext", "pdftoppm", "pdfinfo", "mutool", "pdfsig")
def test_the_dossier_opens_cleanly_in_three_viewers(cli: Cli, folder: Path) -> None:
    target = folder / "dossier.pdf"
    told = cli("dossier", folder / "candidate.toml", "--pdf", target, "--signed")
    assert (told.code, told.err) == (0, ""), told
    pages = 7  # cover, diploma, two of the transcript, its translation's cover and page, enrolment
    assert told.out.endswith("(7 pages)\n")
    _pdfium(target, pages)
    _poppler(target, pages)
    _mupdf(target, pages)
    with pikepdf.open(target) as document:
        assert document.check_pdf_syntax() == []
        with document.open_outline() as outline:
            assert [item.title for item in outline.root] == [
                "Contents",
                "Copies of your university qualifications",
                "Copies of your university qualifications",
                "Copies of your university qualifications: translation",
                "Proof of ongoing study, with its dates",
            ]
    assert b"canary" not in target.read_bytes()
    # The original keeps its signature; the copy in the dossier has none that could look broken.
    assert "Signature is Valid" in program("pdfsig", "-nocert", folder / "enrolment.pdf")
    unsigned = subprocess.run(["pdfsig", target], capture_output=True, check=False)
    assert b"does not contain any signatures" in unsigned.stdout


def test_without_being_asked_the_signed_certificate_stays_out_with_a_reason(
    cli: Cli, folder: Path
) -> None:
    told = cli("dossier", folder / "candidate.toml", "--pdf", folder / "dossier.pdf")
    assert told.code == 0
    (line,) = told.told
    assert line.startswith("enrolment.pdf:")
    assert "digital signature" in line


def _pdfium(target: Path, pages: int) -> None:
    document = pypdfium2.PdfDocument(target)
    assert len(document) == pages
    texts = [page.get_textpage().get_text_range() for page in document]
    assert "Contents" in texts[0]
    assert "Slovak" in texts[4]
    assert "I translated this myself, fully and faithfully." in texts[4]
    assert "Dossier p. 7 of 7" in texts[6]
    assert _is_upright(document[1].render(scale=0.5).to_pil().convert("RGB"))
    document.close()


def _poppler(target: Path, pages: int) -> None:
    about = dict(line.split(":", 1) for line in program("pdfinfo", target).splitlines())
    assert int(about["Pages"]) == pages
    assert about["JavaScript"].strip() == about["Encrypted"].strip() == "no"
    assert "Comenius" in program("pdftotext", target, "-")
    program("pdftoppm", "-r", "36", "-png", target, target.parent / "poppler")
    drawn = sorted(target.parent.glob("poppler-*.png"))
    assert len(drawn) == pages
    with Image.open(drawn[1]) as picture:
        assert _is_upright(picture.convert("RGB"))


def _mupdf(target: Path, pages: int) -> None:
    program("mutool", "draw", "-q", "-r", "36", "-o", target.parent / "mupdf-%d.png", target)
    drawn = sorted(target.parent.glob("mupdf-*.png"))
    assert len(drawn) == pages
    with Image.open(drawn[1]) as picture:
        assert _is_upright(picture.convert("RGB"))
    assert "Comenius" in program("mutool", "draw", "-q", "-F", "text", target)


def _is_upright(seen: Image.Image) -> bool:
    """Whether the diploma's blue bar is at its top (a HEIC's red corner: at its top left)."""
    bar = seen.crop((0, 0, seen.width, seen.height // 2)).resize((1, 1), Image.Resampling.BOX)
    foot = seen.crop((0, seen.height // 2, seen.width, seen.height))
    top, below = bar.getpixel((0, 0)), foot.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(top, tuple)
    assert isinstance(below, tuple)
    return max(top) - min(top) > max(below) - min(below)
