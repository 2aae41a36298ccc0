from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nato_apply.documents.media_type import (
    DOCX,
    HEIC,
    JPEG,
    ODT,
    PDF,
    PNG,
    TIFF,
    WEBP,
    is_web_page,
    media_type,
    named,
)
from tests.documents import hostile

FTYP = b"\0\0\0\x18ftyp"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4", PDF),
        (b"\r\n\xef\xbb\xbf%PDF-1.4", PDF),
        (b"x" * 1019 + b"%PDF-", PDF),
        (b"x" * 1020 + b"%PDF-", None),
        (b"\xff\xd8\xff\xe1", JPEG),
        (b"\x89PNG\r\n\x1a\n", PNG),
        (b"\x89PNG\n\x1a\n", None),
        (b"II*\0", TIFF),
        (b"MM\0*", TIFF),
        (b"RIFF\0\0\0\0WEBPVP8L", WEBP),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (FTYP + b"heic\0\0\0\0mif1heic", HEIC),
        (FTYP + b"mif1\0\0\0\0mif1heic", HEIC),
        (FTYP + b"avif\0\0\0\0mif1avif", None),
        (FTYP + b"isom\0\0\0\0isommp41", None),
        (b"\xff\xd8\xff\xe1 comment %PDF-1.4", JPEG),
        (b"", None),
        (b"Dear Sir or Madam", None),
        (b"{\\rtf1 Diploma}", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
    ],
)
def test_the_content_says_what_a_file_is(content: bytes, kind: str | None) -> None:
    assert media_type(content) == kind


def test_text_documents_are_told_by_the_members_of_their_archive() -> None:
    assert media_type(hostile.docx()) == DOCX
    assert media_type(hostile.odt()) == ODT
    assert media_type(hostile.half(hostile.docx())) == DOCX
    assert media_type(hostile.zip_of({"xl/workbook.xml": b""})) is None
    assert media_type(hostile.zip_of({"word/document.xml": b""})) is None


def test_a_spreadsheet_of_the_same_family_is_none_of_them() -> None:
    sheet = hostile.odt().replace(b"opendocument.text", b"opendocument.calc")
    template = hostile.odt().replace(b"opendocument.text", b"opendocument.text-template")
    assert media_type(sheet) is None
    assert media_type(template) is None


@given(
    st.sampled_from([b"", b"PK\x03\x04", b"\0\0\xff\xffftyp", b"RIFF"]),
    st.binary(max_size=200),
    st.sampled_from([b"", b"PK\x05\x06" + b"\xff" * 18, b"PK\x01\x02" * 20, b"PK\x05\x06"]),
)
def test_any_bytes_have_a_type_or_none(start: bytes, middle: bytes, end: bytes) -> None:
    media_type(start + middle + end)


def test_a_directory_of_a_million_members_is_not_read_to_its_end() -> None:
    entry = b"PK\x01\x02" + bytes(42)
    end = b"PK\x05\x06" + bytes(8) + (46_000_000).to_bytes(4, "little") + bytes(6)
    assert media_type(b"PK\x03\x04" + entry * 1_000_000 + end) is None


def test_a_name_promises_a_type() -> None:
    assert named("Diplôme.PDF") == PDF
    assert named("photo.JPEG") == JPEG
    assert named("diploma.pdf.exe") is None
    assert named("diploma") is None


def test_a_saved_log_in_page_is_recognised() -> None:
    assert is_web_page(b"\xef\xbb\xbf\r\n<!DOCTYPE html><title>Log in</title>")
    assert not is_web_page(b"%PDF-1.4 <html>")
