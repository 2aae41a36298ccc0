"""What cameras and programs note in a JPEG beside the picture: found, and cut out.

No pixel is touched: only segments that do not describe how to unpack it (ITU-T T.81, B.1) go.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pikepdf

_KEPT_APPS: Final = (0xE0, 0xE2, 0xEE)  # JFIF, colour profile, Adobe's colour transform
_FIRST_APP, _LAST_APP, _COMMENT, _SCAN = 0xE0, 0xEF, 0xFE, 0xDA
_LOOKED_AT: Final = 4096
_AS_LETTERS: Final = [pikepdf.Name.ASCII85Decode, pikepdf.Name.DCTDecode]


def without(jpeg: bytes) -> bytes:
    """The same JPEG without Exif, comments and what programs left in it."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker = jpeg[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker == _SCAN:
            break
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if not _is_note(marker):
            kept.append(jpeg[at:end])
        at = end
    kept.append(jpeg[at:])
    return b"".join(kept)


def cut_out(held: pikepdf.Stream) -> None:
    """Cut the notes out of a JPEG in a PDF. What is no JPEG, or no whole one, is left as it is."""
    filters = held.get("/Filter")
    chain = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    if chain[-1:] != [pikepdf.Name.DCTDecode]:
        return
    start = _start(held)
    if len(chain) > 1:
        if chain == _AS_LETTERS and not _may_have(_from_letters(start)):
            return
        _unwrap(held, chain)
        start = _start(held)
    if _may_have(lambda at: start[at : at + 4]):
        _write(held, without(held.read_raw_bytes()), held.get("/DecodeParms"))


def _start(held: pikepdf.Stream) -> bytes:
    return bytes(memoryview(held.get_raw_stream_buffer())[:_LOOKED_AT])


def _from_letters(start: bytes) -> Callable[[int], bytes]:
    """What gives four bytes of what is written in letters (ISO 32000-1, 7.4.3), or fewer.

    Only a few places are looked at, and to translate all of it takes long.
    """
    letters = b"".join(start.split()).replace(b"z", b"!!!!!")

    def at(place: int) -> bytes:
        first = place // 4 * 5
        groups = [letters[each : each + 5] for each in (first, first + 5)]
        if any(len(group) < 5 for group in groups):
            return b""
        four = b"".join(_four_bytes(group) for group in groups)
        return four[place % 4 : place % 4 + 4]

    return at


def _four_bytes(group: bytes) -> bytes:
    value = 0
    for letter in group:
        value = value * 85 + letter - 33
    return (value % (1 << 32)).to_bytes(4)


def _unwrap(held: pikepdf.Stream, chain: list[Any]) -> None:
    """Have a JPEG that is packed once more stand in the PDF as it is."""
    parameters = held.get("/DecodeParms")
    held.Filter = pikepdf.Array(chain[:-1])
    if isinstance(parameters, pikepdf.Array):
        held.DecodeParms = pikepdf.Array(list(parameters)[:-1])
        parameters = list(parameters)[-1]
    try:
        jpeg = held.read_bytes()
    except pikepdf.PdfError:
        held.Filter = pikepdf.Array(chain)
        return
    _write(held, jpeg, parameters)


def _write(held: pikepdf.Stream, jpeg: bytes, parameters: Any) -> None:
    own = parameters if isinstance(parameters, pikepdf.Dictionary) else None
    held.write(jpeg, filter=pikepdf.Name.DCTDecode, decode_parms=own)


def _may_have(four_bytes: Callable[[int], bytes]) -> bool:
    """Whether notes stand, or could stand, in a JPEG with these bytes at its places."""
    at = 2
    while len(found := four_bytes(at)) == 4 and found[0] == 0xFF:
        marker = found[1]
        if _is_note(marker):
            return True
        if marker == _SCAN:
            return False
        at += 1 if marker == 0xFF else 2 + int.from_bytes(found[2:])
    return True


def _is_note(marker: int) -> bool:
    return marker == _COMMENT or (_FIRST_APP <= marker <= _LAST_APP and marker not in _KEPT_APPS)
