from __future__ import annotations

import io
import json
import struct

import pytest

from nato_apply.documents import wire


def framed(header: object, rest: bytes = b"") -> bytes:
    text = json.dumps(header).encode()
    return struct.pack(">I", len(text)) + text + rest


def sent(*blocks: bytes) -> bytes:
    stream = io.BytesIO()
    wire.send(stream, {"do": "inspect"}, *blocks)
    return stream.getvalue()


def test_a_message_arrives_as_it_was_sent() -> None:
    stream = io.BytesIO(sent(b"", b"two", bytes(1000)) + sent())
    first = wire.receive(stream)
    assert first is not None
    assert first.header["do"] == "inspect"
    assert first.blocks == (b"", b"two", bytes(1000))
    second = wire.receive(stream)
    assert second is not None
    assert second.blocks == ()
    assert wire.receive(stream) is None


@pytest.mark.parametrize("kept", range(1, len(sent(b"block"))))
def test_a_message_that_breaks_off_is_broken(kept: int) -> None:
    with pytest.raises(wire.Broken):
        wire.receive(io.BytesIO(sent(b"block")[:kept]))


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xff\xff\xff",
        b"\0\0\0\x02[]",
        b"\0\0\0\x03\xff\xfe\xfd",
        b"\0\0\x27\x10" + b"[" * 10_000,
        framed({}),
        framed({"blocks": 3}),
        framed({"blocks": [-1]}, b"x"),
        framed({"blocks": [True]}, b"x"),
        framed({"blocks": [1.0]}, b"x"),
        framed({"blocks": [1 << 40]}, b"x"),
        framed({"blocks": [1 << 20] * 1000}, b"x"),
    ],
)
def test_what_is_no_message_is_refused_before_memory_is_taken(content: bytes) -> None:
    with pytest.raises(wire.Broken):
        wire.receive(io.BytesIO(content))
