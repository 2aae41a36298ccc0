"""Documents that harm, break or mislead whoever opens them, made by script."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Mapping

import pikepdf

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(objects: Mapping[int, bytes], *, root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of raw objects, with a correct cross-reference table."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        in_use = number in places
        out += b"%010d %05d %s \n" % (places.get(number, 0), 0, b"n" if in_use else b"f")
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\n" % (size, root, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def one_page(
    content: bytes = b"BT /F 20 Tf 72 700 Td (Diploma) Tj ET",
    *,
    page: bytes = b"/MediaBox [0 0 595 842]",
    catalog: bytes = b"",
    resources: bytes = b"",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """A sound PDF of one page, with whatever is to be wrong put in. Object 6 on are free."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> %s >> %s >>" % (resources, page),
        4: stream(content),
        5: FONT,
    }
    return pdf({**objects, **(more or {})})


def document(pages: int = 3, filling: int = 200) -> bytes:
    """A sound PDF: text on each page, and `filling` bytes that do not compress."""
    noise = random.Random(pages)
    objects: dict[int, bytes] = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 5: FONT}
    kids = []
    for index in range(pages):
        page, content = 10 + 3 * index, 11 + 3 * index
        kids.append(b"%d 0 R" % page)
        text = b"BT /F 20 Tf 72 700 Td (Transcript page %d) Tj ET" % (index + 1)
        image = b"/Type /XObject /Subtype /Image /Width %d /Height 1 /BitsPerComponent 8"
        objects[page] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 5 0 R >> /XObject << /I %d 0 R >> >> >>"
            % (content, content + 1)
        )
        objects[content] = stream(
            zlib.compress(text + b" q 400 0 0 300 90 300 cm /I Do Q"), b"/Filter /FlateDecode"
        )
        objects[content + 1] = stream(
            noise.randbytes(filling), image % filling + b" /ColorSpace /DeviceGray"
        )
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), pages)
    return pdf(objects)


def encrypted(*, user: str = "", owner: str = "owner", allow: bool = False) -> bytes:
    with pikepdf.open(io.BytesIO(document())) as opened:
        out = io.BytesIO()
        rights = pikepdf.Permissions() if allow else pikepdf.Permissions(extract=False)
        opened.save(out, encryption=pikepdf.Encryption(user=user, owner=owner, allow=rights))
    return out.getvalue()


def bit_flipped(seed: int, flips: int = 40) -> bytes:
    chance, content = random.Random(seed), bytearray(document(5))
    for _ in range(flips):
        content[chance.randrange(20, len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def nested(depth: int) -> bytes:
    return one_page(more={6: b"[" * depth + b"]" * depth}, catalog=b"/Deep 6 0 R")


def deep_page_tree(depth: int = 3000) -> bytes:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for number in range(2, depth):
        objects[number] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
    objects[depth] = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 9 9] >>" % (depth - 1)
    return pdf(objects)


def page_tree_loop() -> bytes:
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
            3: b"<< /Type /Pages /Kids [2 0 R] /Count 2 /Parent 2 0 R >>",
        }
    )


def flate_of_zeros(size: int) -> bytes:
    """A zlib stream that unpacks to `size` zeros: one block of 1 MB, over and over."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    check = struct.pack(">HH", size % 65521, 1)  # Adler-32 of that many zeros
    return b"\x78\xda" + block * (size >> 20) + b"\x03\0" + check


def bomb_of_content(size: int = 1 << 30) -> bytes:
    return one_page(more={4: stream(flate_of_zeros(size), b"/Filter /FlateDecode")})


def bomb_of_picture(size: int = 1 << 30) -> bytes:
    image = (
        b"/Type /XObject /Subtype /Image /Width 32768 /Height 32768 /BitsPerComponent 8 "
        b"/ColorSpace /DeviceGray /Filter /FlateDecode"
    )
    return one_page(
        b"q 500 0 0 500 0 0 cm /I Do Q",
        resources=b"/XObject << /I 6 0 R >>",
        more={6: stream(flate_of_zeros(size), image)},
    )


def bomb_on_each_page(pages: int = 30, size: int = 100 << 20) -> bytes:
    """Pages of 100 MB each: none of them too much, all of them seconds of work."""
    kids = b" ".join(b"%d 0 R" % (10 + index) for index in range(pages))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
            4: stream(flate_of_zeros(size), b"/Filter /FlateDecode"),
            **{10 + index: page for index in range(pages)},
        }
    )


def bomb_of_bombs() -> bytes:
    """Flate within Flate within Flate: 1 GB out of a few hundred bytes."""
    packed = zlib.compress(zlib.compress(flate_of_zeros(1 << 30), 9), 9)
    filters = b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"
    return one_page(more={4: stream(packed, filters)})


def form_loop() -> bytes:
    """A form that draws itself."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    return one_page(
        b"/X Do", resources=b"/XObject << /X 6 0 R >>", more={6: stream(b"/X Do /X Do", form)}
    )


def form_fan(levels: int = 40, width: int = 10) -> bytes:
    """Forms that draw the next one ten times each: 10 ** 40 drawings in 4 KB."""
    more = {}
    for level in range(levels):
        below = 7 + level
        form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
        form += b"/Resources << /XObject << /X %d 0 R >> >>" % below
        more[6 + level] = stream(b"/X Do " * width if level < levels - 1 else b"0 0 1 1 re f", form)
    return one_page(b"/X Do", resources=b"/XObject << /X 6 0 R >>", more=more)


def length_of_itself() -> bytes:
    return one_page(more={4: b"<< /Length 4 0 R >>\nstream\nq Q\nendstream"})


def xref_loop() -> bytes:
    """A cross-reference section whose /Prev is itself."""
    content = one_page()
    start = content.rindex(b"xref\n0 ")
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def object_stream_of_itself() -> bytes:
    """An object stream that says it extends itself, and holds the catalog."""
    held = b"1 0 2 38 << /Type /Catalog /Pages 2 0 R >>   << /Type /Pages /Kids [] /Count 0 >>"
    return pdf({6: stream(held, b"/Type /ObjStm /N 2 /First 9 /Extends 6 0 R")})


def javascript() -> bytes:
    action = b"/OpenAction << /S /JavaScript /JS (app.alert\\('x'\\)) >>"
    return one_page(catalog=action)


def launch() -> bytes:
    annotation = (
        b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] "
        b"/A << /S /Launch /F (cmd.exe) >> >>]"
    )
    return one_page(page=b"/MediaBox [0 0 595 842] " + annotation)


def embedded_file() -> bytes:
    names = b"/Names << /EmbeddedFiles << /Names [(x.exe) 6 0 R] >> >>"
    more = {6: b"<< /Type /Filespec /F (x.exe) /EF << /F 7 0 R >> >>", 7: stream(b"MZ")}
    return one_page(catalog=names, more=more)


def signed() -> bytes:
    form = b"/AcroForm << /SigFlags 3 /Fields [6 0 R] >>"
    field = b"<< /FT /Sig /T (s) /V << /Type /Sig /Filter /Adobe.PPKLite /Contents <00> >> >>"
    return one_page(catalog=form, more={6: field})


def png(width: int, height: int, rows: bytes | None = None) -> bytes:
    """A grey PNG of that size, one bit a pixel; black where no rows are given."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    packed = zlib.compress(rows if rows is not None else bytes((1 + (width + 7) // 8) * height))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def zip_of(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    text = b"<w:document xmlns:w='w'/>"
    return zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": text, **more})


def odt() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document-content/>")
    return out.getvalue()


def zip_bomb() -> bytes:
    """A DOCX whose text would unpack to 300 MB."""
    out, block = io.BytesIO(), bytes(1 << 20)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(block)
    return out.getvalue()


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]
