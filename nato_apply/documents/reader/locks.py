"""Locked PDFs, opened with a password as people type it."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import Final

import pikepdf

# ISO 32000-1, 7.6.3.3 has the bytes of an older alphabet; many programs write those of Windows.
_OLDER: Final = ("pdfdoc", "cp1252", "latin-1")


def opened(content: bytes, password: str = "") -> pikepdf.Pdf:
    """The document, to be closed. Raises `pikepdf.PasswordError`, or what `pikepdf.open` does."""
    try:
        return pikepdf.open(io.BytesIO(content), password=password)
    except pikepdf.PasswordError:
        for older in _spellings(password):
            with suppress(pikepdf.PasswordError):
                return pikepdf.open(io.BytesIO(content), password=older)
        raise


def _spellings(password: str) -> set[bytes]:
    """The password in the letters of older files, where they differ."""
    found = set()
    if not password.isascii():
        for alphabet in _OLDER:
            with suppress(UnicodeEncodeError):
                found.add(password.encode(alphabet))
    return found
