"""What the user chooses: a limit, a password, an order, what is kept beside the pages."""

from __future__ import annotations

import base64
import io
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from nato_apply.candidate.draft import Document
from nato_apply.documents import media_type as types
from nato_apply.documents.dossier_choice import Choice
from nato_apply.documents.intake import Options, inspected
from nato_apply.documents.reader import jpeg_notes
from nato_apply.documents.size_limit import SETTING, USUAL, limit_of
from nato_apply.documents.worker import Worker
from nato_apply.settings import Settings
from tests.documents import hostile, papers
from tests.documents.dossiers import bound, choice, opened, slot, texts
from tests.documents.more_hostile import locked
from tests.documents.test_dossier import changed

PAPER = papers.paper(papers.ENROLLED)
ENCRYPTIONS = {
    "RC4 of 40 bits": {"R": 2, "aes": False, "metadata": False},
    "RC4 of 128 bits": {"R": 3, "aes": False, "metadata": False},
    "AES of 128 bits": {"R": 4, "aes": True},
    "AES of 256 bits, old": {"R": 5, "aes": True},
    "AES of 256 bits": {"R": 6, "aes": True},
}


def with_password(password: str, **how: object) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), pikepdf.open(io.BytesIO(PAPER)) as document:
        warnings.simplefilter("ignore")  # that some of these are weak is the point
        lock = pikepdf.Encryption(user=password, owner="owner", **how)  # type: ignore[arg-type]
        document.save(out, encryption=lock)
    return out.getvalue()


@pytest.mark.parametrize(
    ("wanted", "limit"),
    [("8", 8_000_000), ("1", 1_000_000), ("0", USUAL), ("51", USUAL), ("much", USUAL), ("", USUAL)],
)
def test_the_limit_is_a_setting(wanted: str, limit: int, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert limit_of(settings) == USUAL == 5_000_000
    settings.set(SETTING, wanted)
    assert limit_of(settings) == limit


def test_a_file_is_large_from_the_limit_on(worker: Worker) -> None:
    content = hostile.document(1, 1_500_000)
    assert "file-large" not in papers.codes(inspected("a.pdf", content, worker).findings)
    (large,) = (
        each
        for each in inspected("a.pdf", content, worker, Options(limit=1_000_000)).findings
        if each.code == "file-large"
    )
    assert "1.6 MB, more than 1 MB" in str(large.text)


@pytest.mark.parametrize("how", ENCRYPTIONS.values(), ids=ENCRYPTIONS.keys())
def test_with_its_password_a_locked_file_is_looked_into(
    how: dict[str, object], worker: Worker
) -> None:
    # In letters beyond ASCII, pikepdf writes the older ways as no other program does.
    password = "sécret" if how["R"] in (5, 6) else "secret!"
    content = with_password(password, **how)
    without = inspected("a.pdf", content, worker)
    assert papers.codes(without.findings) == {"needs-password"}
    wrong = inspected("a.pdf", content, worker, Options(password="secret"))
    assert papers.codes(wrong.findings) == {"wrong-password"}
    assert not wrong.usable
    right = inspected("a.pdf", content, worker, Options(password=password))
    assert (right.pages, right.language, right.usable) == (1, "en", True)
    assert papers.codes(right.findings) == {"unlocked", "language"}
    assert password not in repr(Options(password=password))


@pytest.mark.system("qpdf")
@pytest.mark.parametrize("how", [["40"], ["128"], ["128", "--use-aes=y"], ["256"]])
def test_a_password_with_accents_opens_what_other_programs_locked(
    how: list[str], worker: Worker, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(PAPER)
    lock = ["qpdf", "--allow-weak-crypto", "--encrypt", "sécret", "owner", *how, "--"]
    subprocess.run([*lock, "a.pdf", "b.pdf"], cwd=tmp_path, check=True)
    content = (tmp_path / "b.pdf").read_bytes()
    found = inspected("b.pdf", content, worker, Options(password="sécret"))
    assert papers.codes(found.findings) == {"unlocked", "language"}


def test_a_password_that_is_not_needed_changes_nothing(worker: Worker) -> None:
    for content, codes in ((PAPER, {"language"}), (locked(R=6), {"owner-restricted"})):
        found = inspected("a.pdf", content, worker, Options(password="x"))
        assert papers.codes(found.findings) <= codes | {"wrong-password"}
    assert inspected("a.pdf", PAPER, worker, Options(password="x")).usable


def test_pages_of_a_locked_file_are_drawn_with_its_password(worker: Worker) -> None:
    content = with_password("u")
    assert worker.pages(content, types.PDF, [0], 100).count == 0
    assert worker.pages(content, types.PDF, [0], 100, password="u").count == 1


def test_an_unlocked_file_goes_into_the_dossier_while_its_password_is_known(
    worker: Worker,
) -> None:
    content = with_password("u")
    contents = {"a.pdf": content, "b.pdf": papers.paper("x")}
    dossier = bound(worker, contents, unlocked=frozenset({"a.pdf"}), passwords={"a.pdf": "u"})
    assert dossier.left_out == ()
    with opened(dossier) as document:
        assert not document.is_encrypted
    assert "enrolled" in texts(dossier)[1]
    assert [each.file for each in bound(worker, contents).left_out] == ["a.pdf"]


def files(found: Choice) -> list[str]:
    return [item.document.file for item in found.items]


def test_the_candidate_s_own_order_comes_before_the_notice_s(worker: Worker) -> None:
    contents = {name: papers.paper(name) for name in ("1.pdf", "2.pdf", "3.pdf", "4.pdf")}
    given = [
        Document("a", "1.pdf"),
        Document("b", "2.pdf"),
        Document("a", "3.pdf", translation_of="2.pdf"),
        Document("b", "4.pdf"),
    ]
    asked = (slot("a"), slot("b"))
    usual = choice(worker, contents, *given, asked=asked)
    assert files(usual) == ["1.pdf", "2.pdf", "3.pdf", "4.pdf"]
    own = choice(worker, contents, *given, asked=asked, order=("4.pdf", "gone.pdf", "3.pdf"))
    assert files(own) == ["4.pdf", "3.pdf", "1.pdf", "2.pdf"]
    dossier = bound(worker, contents, *given, asked=asked, order=("4.pdf", "3.pdf"))
    assert "4.pdf" in texts(dossier)[1]


def test_the_size_is_told_before(worker: Worker) -> None:
    contents = {
        "1.pdf": hostile.document(3, 400_000),
        "2.jpg": papers.picture(size=(2000, 2800), quality=95),
    }
    estimate = choice(worker, contents).estimate
    assert 0.8 < len(bound(worker, contents).pdf) / estimate < 1.2
    assert choice(worker, {"gone.pdf": None}).estimate == 0


def noted(**how: Any) -> bytes:
    """A photo with what a phone notes in it."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "canary phone", "2026:03:05 10:00:00"
    return papers.picture(
        exif=exif, comment=b"canary comment", xmp=b"<x:xmpmeta>canary xmp</x:xmpmeta>", **how
    )


def with_photos(*chains: list[pikepdf.Name]) -> bytes:
    """A PDF with a noted photo on each page, packed so."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for _ in chains:
        canvas.drawImage(ImageReader(io.BytesIO(papers.picture())), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()

    def pack(document: pikepdf.Pdf) -> None:
        for page, chain in zip(document.pages, chains, strict=True):
            held = pikepdf.Stream(document, noted())
            held.write(noted(), filter=pikepdf.Name.DCTDecode)
            for name, value in (("Width", 1300), ("Height", 1800), ("BitsPerComponent", 8)):
                setattr(held, name, value)
            held.Type, held.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
            held.ColorSpace = pikepdf.Name.DeviceRGB
            held.Metadata = document.make_stream(b"canary metadata")
            if len(chain) > 1:
                jpeg = held.read_raw_bytes()
                letters = base64.a85encode(jpeg) + b"~>"
                held.write(letters, filter=pikepdf.Array(chain))
            page.obj.Resources.XObject = pikepdf.Dictionary(X=document.make_indirect(held))
            page.obj.Contents = document.make_stream(b"q 500 0 0 700 0 0 cm /X Do Q")
            page.obj.PieceInfo = pikepdf.Dictionary(App=pikepdf.Dictionary(Private="canary piece"))
            page.obj.Thumb = document.make_stream(b"canary thumb")
            page.obj.Metadata = document.make_stream(b"canary page")

    return changed(out.getvalue(), pack)


PLAIN = [pikepdf.Name.DCTDecode]
LETTERS = [pikepdf.Name.ASCII85Decode, pikepdf.Name.DCTDecode]


def unpacked(content: bytes) -> bytes:
    """Everything that stands in a PDF, photos included."""
    whole = [content]
    with pikepdf.open(io.BytesIO(content)) as document:
        for held in document.objects:
            if isinstance(held, pikepdf.Stream):
                if held.get("/Filter") == pikepdf.Name.DCTDecode:
                    whole.append(held.read_raw_bytes())
                elif held.get("/Subtype") != "/Image":
                    whole.append(held.read_bytes())
                elif isinstance(held.get("/Filter"), pikepdf.Array):
                    letters = held.read_raw_bytes().removesuffix(b"~>")
                    whole.append(base64.a85decode(letters))
    return b"".join(whole)


def test_what_phones_and_programs_noted_is_cut_out_of_a_pdf_s_photos(worker: Worker) -> None:
    content = with_photos(PLAIN, LETTERS)
    assert unpacked(content).count(b"canary phone") >= 2
    dossier = bound(worker, {"1.pdf": content, "2.jpg": noted()})
    assert b"canary" not in unpacked(dossier.pdf)
    shown = worker.pages(dossier.pdf, types.PDF, [1, 2, 3], 60)
    assert len(shown.pages) == 3
    for page in shown.pages:  # the photo's dark lines are there
        assert min(Image.open(io.BytesIO(page.png)).convert("L").tobytes()) < 120


def test_no_pixel_is_touched_by_that() -> None:
    content = noted(quality=80)
    cut = jpeg_notes.without(content)
    assert b"canary" not in cut
    with Image.open(io.BytesIO(content)) as one, Image.open(io.BytesIO(cut)) as other:
        assert one.tobytes() == other.tobytes()


def test_it_is_kept_where_the_user_wants_it(worker: Worker) -> None:
    dossier = bound(worker, {"1.pdf": with_photos(PLAIN), "2.jpg": noted()}, keep_metadata=True)
    whole = unpacked(dossier.pdf)
    assert whole.count(b"canary phone") >= 2
    assert b"canary metadata" in whole
    assert b"canary page" in whole
    assert b"canary thumb" not in whole
    assert b"canary piece" not in whole
    with opened(dossier) as document:
        assert str(document.docinfo["/Author"]) == "Zoë Ångström"


def test_without_it_a_dossier_names_no_author_and_no_program_but_this_one(worker: Worker) -> None:
    with opened(bound(worker, {"1.pdf": PAPER})) as document:
        assert "/Author" not in document.docinfo
        assert "/Metadata" not in document.Root


def cropped(box: list[int], *, turned: int = 0, media: list[int] | None = None) -> bytes:
    def crop(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            page.cropbox = box  # type: ignore[assignment]
            page.mediabox = media or page.mediabox  # type: ignore[assignment]
            page.rotate(turned, relative=False)

    return changed(PAPER, crop)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (cropped([0, 0, 595, 740]), True),
        (cropped([0, 0, 595, 740], turned=90), True),
        (cropped([100, 0, 595, 842]), True),
        (cropped([0, 0, 595, 842]), False),
        (cropped([0, 0, 595, 842], media=[-20, -20, 615, 862]), False),
        (PAPER, False),
    ],
)
def test_what_lies_beyond_the_edge_of_a_page_is_said(
    content: bytes, said: bool, worker: Worker
) -> None:
    found = [
        each for each in inspected("a.pdf", content, worker).findings if each.code == "cropped"
    ]
    assert bool(found) is said
    if said:
        assert "page 1" in str(found[0].text)
