"""Reading a checklist's PDF back: its text, its tags, its check boxes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def page_texts(content: bytes) -> list[str]:
    """The text of each page, its spaces and line breaks made single spaces."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def text_of(content: bytes) -> str:
    return " ".join(page_texts(content))


def boxes(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The check boxes of the form, by name."""
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields}


def kids(node: Any) -> list[Any]:
    found = node.get("/K", Array())
    return list(found) if isinstance(found, Array) else [found]


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""

    def below(node: Any) -> Iterator[Any]:
        for kid in kids(node):
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
                yield kid
                yield from below(kid)

    return below(pdf.Root.StructTreeRoot)


def role(element: Any) -> str:
    return str(element.S).removeprefix("/")


def roles_below(element: Any) -> list[str]:
    return [
        role(kid)
        for kid in kids(element)
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem
    ]


def words_of(pdf: pikepdf.Pdf, element: Any) -> str:
    """The text that an element marks, with its descendants', as the file's fonts decode it."""
    found = []
    for kid in kids(element):
        if kid.get("/Type") == Name.MCR:
            found.append(marked_texts(pdf, kid.Pg)[int(kid.MCID)])
        elif kid.get("/Type") == Name.StructElem:
            found.append(words_of(pdf, kid))
    return " ".join(" ".join(found).split())


def marked_texts(pdf: pikepdf.Pdf, page: Any) -> dict[int, str]:
    """The text of each marked content of a page, by its number."""
    fonts = {name: _decoder(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    current, decode = None, None
    for operands, sign in instructions(page):
        match sign:
            case "BDC":
                current = int(operands[1].MCID)
                found[current] = ""
            case "EMC":
                current = None
            case "Tf":
                decode = fonts[str(operands[0])]
            case "Tj" if current is not None and decode is not None:
                found[current] += "".join(decode[byte] for byte in bytes(operands[0]))
    return found


def instructions(page: Any) -> Iterator[tuple[Any, str]]:
    """What a page's content does, in order: operands and operator."""
    for each in pikepdf.parse_content_stream(page):
        assert isinstance(each, pikepdf.ContentStreamInstruction)
        yield each.operands, str(each.operator)


def _decoder(font: Any) -> dict[int, str]:
    """What each code of a font says, by its ToUnicode map."""
    lines = font.ToUnicode.read_bytes().decode("ascii").split("\n")
    pairs: dict[int, str] = {}
    for line in lines:
        parts = line.strip("<> ").replace("> <", " ").split()
        if line.startswith("<") and len(parts) == 2 and len(parts[1]) == 4:
            pairs[int(parts[0], 16)] = chr(int(parts[1], 16))
    return pairs
