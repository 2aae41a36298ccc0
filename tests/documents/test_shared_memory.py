"""Documents reach the reader through shared memory, and where there is none, through the pipe."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from nato_apply.documents import arena, wire
from nato_apply.documents.arena import Arena
from nato_apply.documents.media_type import PDF
from nato_apply.documents.worker import Inspection, Worker
from tests.documents import hostile, papers
from tests.documents.dossiers import bound

linux = pytest.mark.skipif(sys.platform != "linux", reason="sealed memory of Linux")
LARGE = bytes(range(256)) * 1000


class Pipe(io.BytesIO):
    """What one side wrote, for the other to read."""

    def write(self, content: memoryview | bytes, /) -> int:  # type: ignore[override]
        return super().write(content)


def exchanged(*blocks: bytes, shared: Arena | None) -> tuple[int, tuple[bytes, ...]]:
    """How many bytes passed through the pipe, and the blocks as they came out."""
    pipe = Pipe()
    wire.send(pipe, {"a": 1}, *blocks, arena=shared)
    pipe.seek(0)
    message = wire.receive(pipe, shared)
    assert message is not None
    return len(pipe.getvalue()), message.blocks


@linux
def test_large_blocks_lie_in_memory_and_small_ones_pass_through_the_pipe() -> None:
    shared = Arena.made()
    assert shared is not None
    through, blocks = exchanged(LARGE, b"", b"x", shared=shared)
    assert (through < 200, blocks) == (True, (LARGE, b"", b"x"))
    through, blocks = exchanged(b"small", shared=shared)
    assert blocks == (b"small",)
    for _ in range(3):  # what is kept and what is given back makes no difference
        most = bytes(arena.SIZE - 1) + b"!"
        assert exchanged(most, shared=shared)[1] == (most,)
    over = bytes(arena.SIZE + 1)
    assert exchanged(over, shared=shared)[1] == (over,)
    shared.close()


def test_without_shared_memory_all_passes_through_the_pipe() -> None:
    through, blocks = exchanged(LARGE, shared=None)
    assert (through > len(LARGE), blocks) == (True, (LARGE,))


@linux
def test_what_is_said_to_lie_there_and_cannot_is_refused() -> None:
    shared = Arena.made()
    assert shared is not None
    for sizes in ([arena.SIZE + 1], [arena.SIZE, 1], [-1], [1.5]):
        pipe = Pipe()
        wire.send(pipe, {})
        told = pipe.getvalue()[4:]
        told = told.replace(b'"blocks": []', b'"blocks": %s' % str(sizes).encode())
        told = told.replace(b"false", b"true")
        with pytest.raises(wire.Broken):
            wire.receive(io.BytesIO(len(told).to_bytes(4) + told), shared)
    pipe = Pipe()
    wire.send(pipe, {}, LARGE, arena=shared)
    with pytest.raises(wire.Broken):  # shared with nobody
        wire.receive(io.BytesIO(pipe.getvalue()))
    shared.close()


@linux
def test_nobody_can_cut_it_short_or_make_it_longer() -> None:
    shared = Arena.made()
    assert shared is not None
    for size in (0, arena.SIZE - 1, arena.SIZE + 1):
        with pytest.raises(PermissionError):
            os.ftruncate(shared.handle, size)
    shared.close()


def test_a_worker_without_it_does_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Arena, "made", classmethod(lambda _: None))
    with Worker() as worker:
        assert worker.inspect(hostile.document(3, 2 << 20), PDF) == Inspection("read", 3)
        assert bound(worker, {"1.pdf": papers.paper(papers.ENROLLED)}).pages == 2


@linux
def test_readers_leave_no_handle_behind() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        with Worker() as worker:
            worker.inspect(hostile.document(), PDF)
            worker.distrust()
            worker.inspect(hostile.document(), PDF)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
