"""More documents that harm, break or mislead: loops, bombs, locks, disguises, and what acts."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Callable, Mapping

import pikepdf

from tests.documents import papers
from tests.documents.hostile import (
    document,
    docx,
    flate_of_zeros,
    one_page,
    page_tree_loop,
    pdf,
    png,
    stream,
)

SOUND = document()
A4 = b"/MediaBox [0 0 595 842] "
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
TEXT = b"BT /F 20 Tf 72 700 Td (Diploma) Tj ET "


def annotated(annotation: bytes, more: Mapping[int, bytes] | None = None) -> bytes:
    page = A4 + b"/Annots [<< /Type /Annot /Rect [0 0 99 99] %s >>]" % annotation
    return one_page(page=page, more=more)


def locked(*, user: str = "", **how: object) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), pikepdf.open(io.BytesIO(SOUND)) as opened:
        warnings.simplefilter("ignore")  # that some of these are weak is the point
        lock = pikepdf.Encryption(user=user, owner="owner", **how)  # type: ignore[arg-type]
        opened.save(out, encryption=lock)
    return out.getvalue()


def with_xref_streams() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(SOUND)) as opened:
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def xref_stream_of_nonsense() -> bytes:
    content = with_xref_streams()
    at = content.rindex(b"/Type /XRef")
    return content[:at] + content[at:].replace(b"/W [ 1 ", b"/W [ 9 ", 1)


def parents_in_a_ring() -> bytes:
    """Pages that inherit from nodes that inherit from each other."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 6 0 R >>",
            3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
            4: stream(b"0 0 1 1 re f"),
            6: b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
        }
    )


def one_page_many_times(times: int = 5000) -> bytes:
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * times, times),
            3: b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R >>" % A4,
            4: stream(b"0 0 400 400 re f"),
        }
    )


def bookmarks_in_a_ring() -> bytes:
    more = {
        6: b"<< /Type /Outlines /First 7 0 R /Last 8 0 R /Count 2 >>",
        7: b"<< /Title (a) /Parent 6 0 R /Next 8 0 R /Dest [3 0 R /Fit] >>",
        8: b"<< /Title (b) /Parent 7 0 R /Next 7 0 R /First 6 0 R /Dest [3 0 R /Fit] >>",
    }
    return one_page(catalog=b"/Outlines 6 0 R", more=more)


def bookmarks_one_below_the_other(depth: int = 5000) -> bytes:
    more = {6: b"<< /Type /Outlines /First 7 0 R /Last 7 0 R >>"}
    for number in range(7, 7 + depth):
        below = b"/First %d 0 R" % (number + 1) if number < 6 + depth else b""
        more[number] = b"<< /Title (x) /Parent 6 0 R /Dest [3 0 R /Fit] %s >>" % below
    return one_page(catalog=b"/Outlines 6 0 R", more=more)


def page_labels_of_themselves() -> bytes:
    more = {6: b"<< /Kids [6 0 R 6 0 R] /Nums [0 << /S /D >> -5 (x) 99999999 << /St -1 >>] >>"}
    return one_page(catalog=b"/PageLabels 6 0 R", more=more)


def names_of_themselves() -> bytes:
    more = {6: b"<< /Kids [6 0 R] /Limits [(a) (z)] >>", 7: b"<< /Type /Outlines /First 8 0 R >>"}
    more[8] = b"<< /Title (a) /Parent 7 0 R /Dest (m) >>"
    return one_page(catalog=b"/Names << /Dests 6 0 R >> /Outlines 7 0 R", more=more)


def pattern_of_itself() -> bytes:
    tile = (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 "
        b"/YStep 9 /Resources << /Pattern << /P 6 0 R >> >>"
    )
    paint = b"/Pattern cs /P scn 0 0 595 842 re f"
    return one_page(
        TEXT + paint, resources=b"/Pattern << /P 6 0 R >>", more={6: stream(paint, tile)}
    )


def pattern_of_specks() -> bytes:
    tile = (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 .001 .001] "
        b"/XStep .001 /YStep .001 /Resources << >>"
    )
    return one_page(
        TEXT + b"/Pattern cs /P scn 0 0 595 842 re f",
        resources=b"/Pattern << /P 6 0 R >>",
        more={6: stream(b"0 0 1 1 re f", tile)},
    )


def letter_of_itself() -> bytes:
    """A Type 3 font whose letter is drawn with that letter."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
        b"/CharProcs << /a 7 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 "
        b"/LastChar 97 /Widths [9] /Resources << /Font << /G 6 0 R >> >> >>"
    )
    more = {6: font, 7: stream(b"9 0 d0 BT /G 9 Tf (aa) Tj ET")}
    fonts = b"/Font << /F 5 0 R /G 6 0 R >>"
    page = one_page(TEXT + b"BT /G 9 Tf (aaaa) Tj ET", more=more)
    return page.replace(b"/Font << /F 5 0 R >> ", fonts + b" ", 1)


def mask_of_itself() -> bytes:
    form = FORM + b"/Group << /S /Transparency >> /Resources << /ExtGState << /G 7 0 R >> >>"
    more = {
        6: stream(b"/G gs 0 0 9 9 re f", form),
        7: b"<< /Type /ExtGState /SMask << /S /Luminosity /G 6 0 R >> >>",
    }
    return one_page(TEXT + b"/G gs 0 0 9 9 re f", resources=b"/ExtGState << /G 7 0 R >>", more=more)


def shading_without_end() -> bytes:
    shade = (
        b"<< /ShadingType 1 /ColorSpace /DeviceGray /Domain [0 1e9 0 1e9] "
        b"/Function << /FunctionType 2 /Domain [0 1] /N 1e9 >> >>"
    )
    return one_page(TEXT + b"/S sh", resources=b"/Shading << /S %s >>" % shade)


def bomb(filters: bytes, content: bytes) -> bytes:
    return one_page(more={4: stream(content, b"/Filter " + filters)})


def run_lengths() -> bytes:
    """Run lengths of run lengths: 128 times as long, twice."""
    once = b"\x81\x81" * 4_000_000
    return bomb(b"[/FlateDecode /RunLengthDecode /RunLengthDecode]", zlib.compress(once, 9))


def picture_page(entries: bytes, content: bytes) -> bytes:
    image = b"/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray "
    return one_page(
        TEXT + b"q 500 0 0 500 0 0 cm /I Do Q",
        resources=b"/XObject << /I 6 0 R >>",
        more={6: stream(content, image + entries)},
    )


def many_objects(count: int = 100_000) -> bytes:
    objects = dict.fromkeys(range(20, 20 + count), b"[]")
    more = b" ".join(b"%d 0 R" % number for number in objects)
    return one_page(resources=b"/Properties << /A << /B [%s] >> >>" % more, more=objects)


def updated_a_thousand_times(times: int = 1000) -> bytes:
    content = bytearray(one_page())
    for _ in range(times):
        before = content.rindex(b"startxref") + 10
        place = int(content[before : content.index(b"\n", before)])
        start = len(content)
        content += b"xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\n" % place
        content += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(content)


def form_field(appearance: bytes, more: Mapping[int, bytes]) -> bytes:
    """A form with one text field, drawn by object 7."""
    page = A4 + b"/Annots [6 0 R]"
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (Filled) /F 4 /Rect [50 50 300 90] "
        b"/DA (/F 12 Tf 0 g) %s >>" % appearance
    )
    form = b"/AcroForm << /Fields [6 0 R] /DR << /Font << /F 5 0 R >> >> /NeedAppearances true >>"
    return one_page(page=page, catalog=form, more={6: field, **more})


def field_that_draws_itself() -> bytes:
    look = FORM + b"/Resources << /XObject << /X 7 0 R >> >>"
    return form_field(b"/AP << /N 7 0 R >>", {7: stream(b"/X Do", look)})


def file_pinned_to_a_page() -> bytes:
    more = {
        6: b"<< /Type /Filespec /F (x.exe) /EF << /F 7 0 R >> >>",
        7: stream(b"MZ canary", b"/Type /EmbeddedFile"),
    }
    return annotated(b"/Subtype /FileAttachment /FS 6 0 R", more)


def beside_the_drawing() -> bytes:
    """Files and notes where only drawing belongs: in forms, pictures and property lists."""
    form = (
        FORM + b"/AF [7 0 R] /Metadata 8 0 R /PieceInfo << /X << /Private (canary) >> >> "
        b"/Ref << /F 7 0 R /Page 0 >> /OPI << /2.0 << /F (canary) >> >>"
    )
    more = {
        6: stream(b"0 0 9 9 re f", form),
        7: b"<< /Type /Filespec /F (x.exe) /EF << /F 9 0 R >> >>",
        8: stream(b"<x>canary</x>", b"/Type /Metadata /Subtype /XML"),
        9: stream(b"MZ canary", b"/Type /EmbeddedFile"),
    }
    return one_page(
        TEXT + b"/M /P BDC /X Do EMC",
        page=A4 + b"/AF [7 0 R] /Metadata 8 0 R /PieceInfo << /X << /Private (canary) >> >>",
        resources=b"/XObject << /X 6 0 R >> /Properties << /P << /AF [7 0 R] /M 8 0 R >> >>",
        more=more,
    )


def web_page_too() -> bytes:
    return b"<!--" + SOUND + b"--><html><script>alert(1)</script></html>"


ACTIONS: Mapping[str, bytes] = {
    "a web address": b"<< /S /URI /URI (http://example.org) >>",
    "another file": b"<< /S /GoToR /F (other.pdf) /D [0 /Fit] >>",
    "a film": b"<< /S /Rendition /OP 0 >>",
    "imported data": b"<< /S /ImportData /F (x.fdf) >>",
    "a chain that ends in a script": b"<< /S /Named /N /NextPage /Next %s >>" % SCRIPT,
}

Case = tuple[Callable[[], bytes], set[str]]
"""How it is made, and the findings it must have."""

MORE: dict[str, Case] = {
    "locked, RC4 of 40 bits": (
        lambda: locked(R=2, aes=False, metadata=False),
        {"owner-restricted"},
    ),
    "locked, RC4 of 128 bits": (
        lambda: locked(R=3, aes=False, metadata=False),
        {"owner-restricted"},
    ),
    "locked, AES of 128 bits": (lambda: locked(R=4, aes=True), {"owner-restricted"}),
    "locked, AES of 256 bits, old": (lambda: locked(R=5, aes=True), {"owner-restricted"}),
    "locked, AES of 256 bits": (lambda: locked(R=6, aes=True), {"owner-restricted"}),
    "a password, RC4 of 40 bits": (
        lambda: locked(user="u", R=2, aes=False, metadata=False),
        {"needs-password"},
    ),
    "a password, RC4 of 128 bits": (
        lambda: locked(user="u", R=3, aes=False, metadata=False),
        {"needs-password"},
    ),
    "a password, AES of 128 bits": (lambda: locked(user="u", R=4, aes=True), {"needs-password"}),
    "a password, AES of 256 bits, old": (lambda: locked(user="u", R=5), {"needs-password"}),
    "a table as a stream": (with_xref_streams, set()),
    "a table as a stream of nonsense": (xref_stream_of_nonsense, {"damaged"}),
    "parents in a ring": (parents_in_a_ring, {"blank"}),
    "one page 5,000 times": (one_page_many_times, {"scan"}),
    "pages in a ring": (page_tree_loop, {"damaged"}),
    "bookmarks in a ring": (bookmarks_in_a_ring, set()),
    "bookmarks 5,000 deep": (bookmarks_one_below_the_other, set()),
    "page labels of themselves": (page_labels_of_themselves, set()),
    "names of themselves": (names_of_themselves, set()),
    "a pattern of itself": (pattern_of_itself, set()),
    "a pattern of specks": (pattern_of_specks, set()),
    "a letter of itself": (letter_of_itself, set()),
    "a mask of itself": (mask_of_itself, set()),
    "a shading without end": (shading_without_end, set()),
    "run lengths of run lengths": (run_lengths, {"blank"}),
    "hexadecimal of nothing": (lambda: bomb(b"/ASCIIHexDecode", b"zz" * 999), {"blank"}),
    "an unknown packing": (lambda: bomb(b"/Nonsense", b"x" * 99), {"blank"}),
    "a broken JPEG": (lambda: picture_page(b"/Filter /DCTDecode /Width 9 /Height 9", b"x"), set()),
    "a broken JPEG 2000": (
        lambda: picture_page(b"/Filter /JPXDecode /Width 9 /Height 9", b"\0\0\0\x0cjP  \r\n"),
        set(),
    ),
    "a broken JBIG2": (
        lambda: picture_page(b"/Filter /JBIG2Decode /Width 9 /Height 9", b"\0" * 40),
        set(),
    ),
    "a picture of negative size": (
        lambda: picture_page(b"/Width -9 /Height -9", b"x"),
        {"too-many-pixels"},
    ),
    "100,000 objects": (many_objects, {"file-large"}),
    "updated 1,000 times": (updated_a_thousand_times, set()),
    "a field that draws itself": (field_that_draws_itself, set()),
    "a field to be drawn": (lambda: form_field(b"", {}), set()),
    "a file pinned to a page, whole": (file_pinned_to_a_page, {"embedded-files"}),
    "files beside the drawing": (beside_the_drawing, set()),
    "a web page too": (web_page_too, {"other-data"}),
    "a Word document too": (lambda: docx() + SOUND, {"conversion-needed", "type-not-name"}),
    "a PNG before it": (lambda: png(9, 9) + SOUND, {"low-resolution", "scan", "type-not-name"}),
    "a thousand headers": (lambda: b"%PDF-1.4\n" * 1000 + SOUND, set()),
    "twice one after the other": (lambda: SOUND + SOUND, set()),
    "a JPEG in disguise": (papers.picture, {"scan", "type-not-name"}),
    "noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 99, {"damaged"}),
    "a negative version": (lambda: SOUND.replace(b"PDF-1.7", b"PDF--.1"), set()),
    "a huge number of pages": (
        lambda: SOUND.replace(b"/Count 3", b"/Count -9"),
        {"damaged-in-part"},
    ),
    "a bomb where nothing draws": (
        lambda: one_page(
            more={6: stream(flate_of_zeros(1 << 30), b"/Filter /FlateDecode")}, catalog=b"/X 6 0 R"
        ),
        set(),
    ),
    **{
        f"a link to {name}": (
            lambda action=action: annotated(b"/Subtype /Link /A " + action),  # type: ignore[misc]
            {"acts"} if name in ("another file", "a film", "imported data") else set(),
        )
        for name, action in ACTIONS.items()
    },
    "a script in a bookmark": (
        lambda: one_page(
            catalog=b"/Outlines 6 0 R",
            more={
                6: b"<< /Type /Outlines /First 7 0 R /Last 7 0 R >>",
                7: b"<< /Title (a) /Parent 6 0 R /A %s >>" % SCRIPT,
            },
        ),
        set(),
    ),
    "a wrong header": (lambda: SOUND.replace(b"%PDF-1.7", b"%XPF-1.7"), {"unknown-type"}),
    "a header too far in": (lambda: b" " * 2000 + SOUND, {"unknown-type"}),
    "a header alone on its line": (lambda: SOUND.replace(b"%PDF-1.7", b"%PDF-   "), set()),
    "locked by a certificate": (
        lambda: one_page().replace(
            b"/Root 1 0 R",
            b"/Root 1 0 R /Encrypt << /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s4 /V 1 "
            b"/Recipients [(x)] >> /ID [(a) (a)]",
        ),
        {"needs-password"},
    ),
    "1 GB in a form it draws": (
        lambda: one_page(
            b"/X Do",
            resources=b"/XObject << /X 6 0 R >>",
            more={
                6: stream(
                    flate_of_zeros(1 << 30),
                    b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
                )
            },
        ),
        {"reader-crashed"},
    ),
    "1 GB in a table": (
        lambda: (
            b"%PDF-1.7\n1 0 obj\n"
            + stream(
                flate_of_zeros(1 << 30),
                b"/Type /XRef /Size 9 /W [1 2 1] /Root 2 0 R /Filter /FlateDecode",
            )
            + b"\nendobj\nstartxref\n9\n%%EOF\n"
        ),
        {"reader-crashed"},
    ),
    "1 GB of objects in one": (
        lambda: one_page(
            catalog=b"/X 9 0 R",
            more={
                6: stream(
                    flate_of_zeros(1 << 30), b"/Type /ObjStm /N 9 /First 40 /Filter /FlateDecode"
                )
            },
        ),
        set(),
    ),
    "a JPEG of 65,000 × 65,000": (
        lambda: picture_page(
            b"/Filter /DCTDecode /Width 65000 /Height 65000 /ColorSpace /DeviceRGB "
            b"/BitsPerComponent 8",
            b"\xff\xd8\xff\xc0\0\x11\x08\xfd\xe8\xfd\xe8\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"
            b"\xff\xd9",
        ),
        {"too-many-pixels"},
    ),
    "a 3D model": (
        lambda: annotated(
            b"/Subtype /3D /3DD 6 0 R", {6: stream(b"U3D", b"/Type /3D /OnInstantiate 7 0 R")}
        ),
        set(),
    ),
    "a film on a page": (lambda: annotated(b"/Subtype /Movie /Movie << /F (x.mov) >>"), set()),
}
