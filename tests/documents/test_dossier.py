"""The dossier: what goes into it, in which order, and what its PDF holds and does not."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops
from reportlab.pdfgen.canvas import Canvas

from nato_apply import i18n
from nato_apply.candidate.draft import Document
from nato_apply.documents.dossier import made
from nato_apply.documents.dossier_plan import About
from nato_apply.documents.worker import Worker
from nato_apply.errors import UserFault
from tests.documents import hostile, more_hostile, papers
from tests.documents.dossiers import NOW, bound, choice, opened, seen, slot, texts

TEXT = papers.ENROLLED
ONE = papers.paper(TEXT)
TWO = papers.paper(papers.DEGREE, papers.DEGREE)
LARGE = hostile.document(1, 7 << 20)
"""Handed over to the reader alone; smaller ones go together."""


def changed(content: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


# ------------------------------------------------------------------------------------ choice


def test_documents_come_in_the_order_of_the_notice_and_not_as_they_were_given(
    worker: Worker,
) -> None:
    given = [Document("b", "1.pdf"), Document("a", "2.pdf"), Document("b", "3.pdf")]
    contents = {"1.pdf": ONE, "2.pdf": TWO, "3.pdf": papers.paper("x")}
    found = choice(worker, contents, *given)
    assert [item.document.file for item in found.items] == ["2.pdf", "1.pdf", "3.pdf"]
    assert found.size == sum(map(len, contents.values()))


def test_a_translation_follows_its_original_wherever_it_was_put(worker: Worker) -> None:
    given = [
        Document("a", "translation.pdf", translation_of="original.pdf"),
        Document("a", "other.pdf"),
        Document("b", "original.pdf"),
    ]
    contents = {"translation.pdf": ONE, "other.pdf": TWO, "original.pdf": papers.paper("x")}
    found = choice(worker, contents, *given)
    files = [item.document.file for item in found.items]
    assert files == ["other.pdf", "original.pdf", "translation.pdf"]


def test_translations_of_each_other_are_both_kept(worker: Worker) -> None:
    given = [
        Document("a", "1.pdf", translation_of="2.pdf"),
        Document("a", "2.pdf", translation_of="1.pdf"),
        Document("b", "3.pdf", translation_of="3.pdf"),
    ]
    contents = {"1.pdf": ONE, "2.pdf": TWO, "3.pdf": papers.paper("x")}
    assert len(choice(worker, contents, *given).items) == 3


def test_sensitive_documents_are_left_out_unless_asked_for(worker: Worker) -> None:
    asked = (slot("a", sensitive=True),)
    found = choice(worker, {"1.pdf": ONE}, asked=asked)
    assert found.items == ()
    assert "only if you ask for it each time" in str(found.left_out[0].why)
    assert len(choice(worker, {"1.pdf": ONE}, asked=asked, sensitive=True).items) == 1


def test_what_is_asked_for_in_the_selection_never_goes_in(worker: Worker) -> None:
    asked = (slot("a", when="selection", sensitive=True),)
    found = choice(worker, {"1.pdf": ONE}, asked=asked, sensitive=True, signed=True)
    assert found.items == ()
    assert "during the selection" in str(found.left_out[0].why)


def test_a_signed_document_is_not_merged_silently(worker: Worker) -> None:
    signed = hostile.signed()
    found = choice(worker, {"1.pdf": signed})
    assert "would break" in str(found.left_out[0].why)
    dossier = bound(worker, {"1.pdf": signed}, signed=True)
    assert "holds in the original file only" in texts(dossier)[0]


def test_what_cannot_be_used_is_left_out_with_its_reason(worker: Worker) -> None:
    contents = {
        "good.pdf": ONE,
        "gone.pdf": None,
        "half.pdf": hostile.half(hostile.document()),
        "cv.docx": hostile.docx(),
        "locked.pdf": hostile.encrypted(user="secret"),
        "again.pdf": ONE,
    }
    found = choice(worker, contents)
    assert [item.document.file for item in found.items] == ["good.pdf"]
    why = {each.file: str(each.why) for each in found.left_out}
    assert why["gone.pdf"].startswith("This file is not there.")
    assert "Print it to a PDF" in why["cv.docx"]
    assert "needs a password" in why["locked.pdf"]
    assert why["again.pdf"] == "It is in the dossier already, for “Slot a”."


def test_a_locked_document_is_bound_with_its_password_and_comes_out_unlocked(
    worker: Worker,
) -> None:
    contents = {"locked.pdf": hostile.encrypted(user="secret"), "1.pdf": ONE}
    known = frozenset({"locked.pdf"})
    dossier = bound(worker, contents, unlocked=known, passwords={"locked.pdf": "secret"})
    assert (dossier.pages, dossier.left_out) == (5, ())
    assert not opened(dossier).is_encrypted
    assert b"secret" not in dossier.pdf
    wrong = bound(worker, contents, unlocked=known, passwords={"locked.pdf": "guess"})
    assert [each.file for each in wrong.left_out] == ["locked.pdf"]
    assert "needs a password" in str(wrong.left_out[0].why)


def test_needed_slots_without_a_document_are_named(worker: Worker) -> None:
    found = choice(worker, {"1.pdf": ONE}, Document("a", "1.pdf"))
    assert [missing.id for missing in found.missing] == ["b"]


# ------------------------------------------------------------------------------------ making


def test_the_cover_names_the_candidate_and_where_each_document_begins(worker: Worker) -> None:
    dossier = bound(
        worker, {"1.pdf": TWO, "2.pdf": ONE}, Document("a", "1.pdf"), Document("b", "2.pdf")
    )
    cover, *rest = texts(dossier)
    for part in ("Zoë Ångström", "Call C", "Put together on 10 April 2026.", "1.pdf (2 pages)"):
        assert part in cover
    assert re.search(r"1\. Slot a\s+p\. 2", cover)
    assert re.search(r"2\. Slot b\s+p\. 4", cover)
    assert ["enrolled" in page for page in rest] == [False, False, True]
    assert dossier.pages == 4
    assert [f"Dossier p. {n} of 4" in page for n, page in enumerate(texts(dossier), 1)] == [
        True
    ] * 4


def test_pages_are_numbered_only_if_wanted(worker: Worker) -> None:
    assert "Dossier p." not in "".join(texts(bound(worker, {"1.pdf": ONE}, numbered=False)))


def test_a_long_contents_goes_on_and_the_page_numbers_stay_right(worker: Worker) -> None:
    contents = {f"{n}.pdf": papers.paper(f"Paper number {n}.") for n in range(40)}
    dossier = bound(worker, contents)
    pages = texts(dossier)
    listed = re.findall(r"(\d+)\.pdf \(1 page\)", "".join(pages[:3]))
    assert [int(number) for number in listed] == list(range(40))
    places = [int(n) for n in re.findall(r"p\. (\d+)\r?\n", "".join(pages[:2])) if int(n) > 1]
    first = dossier.pages - 40
    assert "Paper number 0." in pages[first]
    assert first + 1 in places


def test_it_speaks_the_current_language(worker: Worker) -> None:
    i18n.use("fr")
    dossier = bound(worker, {"1.pdf": ONE})
    assert str(opened(dossier).Root.Lang) == "fr"
    assert "10 avril 2026" in texts(dossier)[0]


def test_a_translation_has_a_cover_page_of_its_own(worker: Worker) -> None:
    given = Document(
        "a",
        "2.pdf",
        translation_of="1.pdf",
        translator="Zoë <b>Ångström</b> & co",
        from_language="sk",
        translated_on=date(2026, 3, 1),
        statement="I know both languages.\n<img src='/etc/passwd'> " + "w" * 300,
    )
    contents = {"1.pdf": papers.paper(papers.SLOVAK), "2.pdf": ONE}
    cover = texts(bound(worker, contents, Document("a", "1.pdf"), given))[2]
    for part in ("Slovak", "Zoë <b>Ångström</b> & co", "1 March 2026", "<img src='/etc/passwd'>"):
        assert part in cover
    assert cover.count("w") > 290
    bare = Document("a", "2.pdf", translation_of="1.pdf")
    assert "not stated" in texts(bound(worker, contents, Document("a", "1.pdf"), bare))[2]


def test_the_same_input_gives_the_same_bytes_and_another_another(worker: Worker) -> None:
    contents = {"1.pdf": TWO, "2.jpg": papers.picture(), "3.png": papers.picture("PNG")}
    first, second = (bound(worker, contents).pdf for _ in range(2))
    assert first == second
    with Worker() as fresh:
        assert bound(fresh, contents).pdf == first
    other = bound(worker, {**contents, "1.pdf": ONE})
    ids = {bytes(pikepdf.open(io.BytesIO(pdf)).trailer.ID[0]) for pdf in (first, other.pdf)}
    assert len(ids) == 2


def test_bookmarks_of_the_documents_stand_below_their_own(worker: Worker) -> None:
    def outlined(document: pikepdf.Pdf) -> None:
        with document.open_outline() as outline:
            chapter = pikepdf.OutlineItem("Chapter", 1)
            chapter.children.append(pikepdf.OutlineItem("Section", 1))
            outline.root.extend([chapter, pikepdf.OutlineItem("End", 0)])

    dossier = bound(worker, {"1.pdf": ONE, "2.pdf": changed(TWO, outlined)})
    document = opened(dossier)
    pages = [page.obj.objgen for page in document.pages]
    with document.open_outline() as outline:
        contents, first, second = outline.root
        assert [item.title for item in outline.root] == ["Contents", "Slot a", "Slot a"]
        assert [child.title for child in second.children] == ["Chapter", "End"]
        (section,) = second.children[0].children
        assert section.title == "Section"
        assert section.destination[0].objgen == pages[3]  # type: ignore[index]
        assert not first.children
        assert not contents.children


def test_page_labels_of_the_documents_are_kept(worker: Worker) -> None:
    def labelled(document: pikepdf.Pdf) -> None:
        labels = pikepdf.NumberTree.new(document)
        labels[0] = pikepdf.Dictionary(S=pikepdf.Name.r)
        labels[1] = pikepdf.Dictionary(S=pikepdf.Name.D, P="A-", St=7)
        document.Root.PageLabels = labels.obj

    document = opened(bound(worker, {"1.pdf": ONE, "2.pdf": changed(TWO, labelled)}))
    assert [str(page.label) for page in document.pages] == ["i", "1", "i", "A-7"]


def test_forms_are_flattened_to_what_they_show(worker: Worker) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(60, 700, TEXT[:60])
    canvas.acroForm.textfield(name="name", value="Filled in by hand", x=60, y=600, width=200)
    canvas.acroForm.checkbox(name="box", checked=True, x=60, y=500)
    canvas.save()
    dossier = bound(worker, {"1.pdf": out.getvalue()})
    assert "Filled in by hand" in texts(dossier)[1]
    document = opened(dossier)
    assert "/AcroForm" not in document.Root
    assert all("/Annots" not in page for page in document.pages)


def test_a_layer_that_was_hidden_stays_hidden(worker: Worker) -> None:
    layered = hostile.one_page(
        b"/OC /L BDC 0 0 0 rg 100 100 400 500 re f EMC BT /F 20 Tf 72 700 Td (Seen) Tj ET",
        catalog=b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
        resources=b"/Properties << /L 6 0 R >>",
        more={6: b"<< /Type /OCG /Name (Layer) /Usage << /CreatorInfo << /Creator (x) >> >> >>"},
    )
    assert seen(bound(worker, {"1.pdf": layered}), 1).getpixel((60, 85)) == (255, 255, 255)
    shown = layered.replace(b"/OFF [6 0 R]", b"/OFF []     ")
    assert seen(bound(worker, {"1.pdf": shown}), 1).getpixel((60, 85)) == (0, 0, 0)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_number_stands_at_the_foot_however_the_page_is_turned(
    turned: int, worker: Worker
) -> None:
    def moved(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.MediaBox = [100, 50, 695, 892]
        document.pages[0].obj.Rotate = turned

    page = papers.paper("\n" * 12 + TEXT)
    plain, numbered = (
        seen(bound(worker, {"1.pdf": changed(page, moved)}, numbered=wanted), 1, 300)
        for wanted in (False, True)
    )
    differing = ImageChops.difference(plain, numbered).getbbox()
    assert differing is not None
    left, top, right, bottom = differing
    assert abs((left + right) / 2 - plain.width / 2) < 4
    assert plain.height * 0.94 < top < bottom < plain.height
    assert right - left > bottom - top


def test_instructions_that_leave_their_state_behind_do_not_move_the_number(worker: Worker) -> None:
    page = hostile.one_page(b"0.1 0 0 0.1 0 0 cm BT /F 200 Tf 720 7000 Td (Diploma) Tj ET")
    assert "Dossier p. 2 of 2" in texts(bound(worker, {"1.pdf": page}))[1]


def test_a_naive_merge_keeps_what_acts(worker: Worker) -> None:
    """The control: pages put together as they are bring their scripts and files with them."""
    acting = [hostile.launch(), more_hostile.file_pinned_to_a_page()]
    naive = changed(papers.joined(*acting), lambda document: None)
    clean = bound(worker, {"1.pdf": acting[0], "2.pdf": acting[1]}).pdf
    for token in (b"/Launch", b"/EmbeddedFile"):
        assert token in naive
        assert token not in clean


def test_metadata_of_the_documents_is_left_behind(worker: Worker) -> None:
    def described(document: pikepdf.Pdf) -> None:
        with document.open_metadata() as metadata:
            metadata["dc:creator"] = ["canary-author"]
        document.docinfo["/Author"] = "canary-author"
        document.pages[0].obj.PieceInfo = pikepdf.Dictionary(X=pikepdf.String("canary-piece"))

    dossier = bound(worker, {"1.pdf": changed(ONE, described)})
    whole = changed(dossier.pdf, lambda document: document.remove_unreferenced_resources())
    assert b"canary" not in dossier.pdf + whole
    assert set(opened(dossier).docinfo) == {"/Title", "/Producer", "/CreationDate", "/ModDate"}


# ------------------------------------------------------------------------------- running it


def test_progress_is_told_and_ends_it_by_raising(worker: Worker) -> None:
    told: list[tuple[int, int]] = []
    bound(worker, {"1.pdf": ONE, "2.pdf": TWO}, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    class CancelledError(Exception):
        pass

    def cancel(done: int, _of: int) -> None:
        if done == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        bound(worker, {"1.pdf": ONE, "2.pdf": TWO}, progress=cancel)
    assert bound(worker, {"1.pdf": ONE}).pages == 2


def test_nothing_to_bind_is_said(worker: Worker) -> None:
    with pytest.raises(UserFault) as raised:
        bound(worker, {"gone.pdf": None})
    assert [fault.code for fault in raised.value.faults] == ["nothing-to-bind"]


def test_a_file_that_is_gone_by_now_is_left_out(worker: Worker) -> None:
    class Fleeting(dict[str, bytes]):
        def get(self, name: str, *_: object) -> bytes | None:  # type: ignore[override]
            return None if name == "1.pdf" else self[name]

    dossier = bound(worker, Fleeting({"1.pdf": ONE, "2.pdf": TWO}))
    assert [each.file for each in dossier.left_out] == ["1.pdf"]
    assert "is not there" in str(dossier.left_out[0].why)
    assert dossier.pages == 3


def test_a_document_that_crashes_the_reader_is_left_out_and_the_others_are_bound(
    worker: Worker,
) -> None:
    """What was sound when it was looked at, and is not any more when it is bound."""
    good = {"1.pdf": LARGE, "2.pdf": TWO, "3.pdf": papers.paper("x")}

    class Turned(dict[str, bytes]):
        def get(self, name: str, *_: object) -> bytes | None:  # type: ignore[override]
            if name == "2.pdf":
                assert worker._child is not None
                worker._child._process.kill()
            return self[name]

    dossier = bound(worker, Turned(good))
    assert [each.file for each in dossier.left_out] == ["2.pdf"]
    assert "broke the separate reader" in str(dossier.left_out[0].why)
    assert dossier.pages == 3


def test_a_reader_that_another_document_ended_costs_none_of_the_dossier_s(worker: Worker) -> None:
    ended: list[str] = []

    class Unlucky(dict[str, bytes]):
        def get(self, name: str, *_: object) -> bytes | None:  # type: ignore[override]
            if name == "2.pdf" and not ended:
                ended.append(name)
                assert worker.inspect(hostile.form_loop(), "application/pdf").outcome == "crashed"
            return self[name]

    dossier = bound(worker, Unlucky({"1.pdf": LARGE, "2.pdf": TWO}))
    assert (ended, dossier.left_out, dossier.pages) == (["2.pdf"], (), 4)


def test_without_a_reader_it_says_so() -> None:
    with Worker() as running:
        ready = choice(running, {"1.pdf": ONE})
    with pytest.raises(UserFault) as raised:
        made(ready, {"1.pdf": ONE}.get, running, About(None, "C", NOW, "1"))
    assert [fault.code for fault in raised.value.faults] == ["dossier-not-made"]


@pytest.mark.system("pdftotext", "pdfinfo")
def test_poppler_reads_it_without_a_complaint(worker: Worker, tmp_path: Path) -> None:
    contents = {
        "1.pdf": TWO,
        "2.jpg": papers.picture(),
        "3.heic": papers.HEIC,
        "4.pdf": hostile.signed(),
    }
    dossier = bound(worker, contents, signed=True)
    (tmp_path / "d.pdf").write_bytes(dossier.pdf)
    for program in (["pdfinfo"], ["pdftotext", "-layout"]):
        told = subprocess.run([*program, tmp_path / "d.pdf"], capture_output=True, check=True)
        assert told.stderr == b""
    assert (
        b"JavaScript:      no"
        in subprocess.run(["pdfinfo", tmp_path / "d.pdf"], capture_output=True, check=True).stdout
    )
    assert opened(dossier).check_pdf_syntax() == []


def test_the_original_bytes_are_not_touched(worker: Worker) -> None:
    content = bytes(TWO)
    before = hashlib.sha256(content).digest()
    bound(worker, {"1.pdf": content})
    assert hashlib.sha256(content).digest() == before
