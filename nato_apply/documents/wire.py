"""Messages between the program and its reader: a header in JSON, then blocks of bytes.

Four bytes (big-endian) give the length of the header; its ``blocks`` lists those of the blocks,
which follow, or lie in the memory that both share where it says ``shared``.
Both sides check what they read: the reader may have been taken over by a document.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, Protocol

from nato_apply.documents.arena import SIZE as ARENA
from nato_apply.documents.arena import Arena

_LENGTH: Final = struct.Struct(">I")
LARGEST_HEADER: Final = 16 << 20
LARGEST_BLOCKS: Final = 256 << 20
"""The most bytes that all blocks of one message may have."""
_SHARED: Final = 1 << 15
"""Blocks of fewer bytes than this go through the pipe: it takes no longer."""


class Broken(Exception):
    """What was read is no message, or the stream ended inside one."""


class Message(NamedTuple):
    header: Mapping[str, Any]
    blocks: tuple[bytes, ...]


class Writing(Protocol):
    """An unbuffered binary stream, which may write a part only."""

    def write(self, content: memoryview, /) -> int | None: ...


class Reading(Protocol):
    """A buffered binary stream, which reads all that is asked for, or up to its end."""

    def read(self, size: int, /) -> bytes: ...


def send(
    stream: Writing, header: Mapping[str, Any], *blocks: bytes, arena: Arena | None = None
) -> None:
    """Write one message whole. Raises `OSError` where the other side is gone."""
    sizes = [len(block) for block in blocks]
    shared = arena is not None and sum(sizes) > _SHARED and arena.put(blocks)
    text = json.dumps({**header, "blocks": sizes, "shared": shared}).encode("ascii")
    for part in (_LENGTH.pack(len(text)) + text, *(() if shared else blocks)):
        left = memoryview(part)
        while left:
            left = left[stream.write(left) or 0 :]


def receive(stream: Reading, arena: Arena | None = None) -> Message | None:
    """The next message; `None` where the other side has closed the stream.

    Raises `Broken` for anything that is no message, and `OSError` where the stream fails.
    """
    start = stream.read(_LENGTH.size)
    if not start:
        return None
    if len(start) < _LENGTH.size:
        raise Broken
    length = _LENGTH.unpack(start)[0]
    if length > LARGEST_HEADER:
        raise Broken
    header = _header(_whole(stream, length))
    sizes = header.get("blocks")
    if not isinstance(sizes, list) or any(type(size) is not int or size < 0 for size in sizes):
        raise Broken
    if sum(sizes) > LARGEST_BLOCKS:
        raise Broken
    if header.get("shared") is True:
        if arena is None or sum(sizes) > ARENA:
            raise Broken
        return Message(header, arena.get(sizes))
    return Message(header, tuple(_whole(stream, size) for size in sizes))


def _header(text: bytes) -> dict[str, Any]:
    try:
        header = json.loads(text)
    except (ValueError, RecursionError):
        raise Broken from None
    if not isinstance(header, dict):
        raise Broken
    return header


def _whole(stream: Reading, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise Broken
    return content
