"""Findings through the warm reader, beside the same findings made in the program's own process.

Prints one JSON object: medians in milliseconds, their ratio, and the ratio that is allowed.
"""

from __future__ import annotations

import io
import json
import random
import statistics
import time
from collections.abc import Callable

from nato_apply.documents import wire
from nato_apply.documents.intake import inspected
from nato_apply.documents.reader import pdf
from nato_apply.documents.worker import Inspection, Worker, inspection

PAGES, SIZE, ROUNDS, ALLOWED = 30, 5_000_000, 40, 1.2


def transcript() -> bytes:
    """A PDF of 30 pages and 5 MB: a table's worth of text and a picture on each page."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    noise, out = random.Random(1), io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for page in range(PAGES):
        for line in range(40):
            canvas.drawString(60, 800 - 15 * line, f"{page}.{line} Course {noise.random()} ECTS 6")
        canvas.drawImage(ImageReader(picture(noise)), 60, 20, 300, 150)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(noise: random.Random) -> io.BytesIO:
    """A JPEG of a thirtieth of the size, which does not compress further."""
    from PIL import Image

    out = io.BytesIO()
    Image.frombytes("L", (400, 420), noise.randbytes(400 * 420)).save(out, "JPEG", quality=92)
    return out


class InProcess(Worker):
    """The same work, with no process of its own for it."""

    def inspect(
        self,
        content: bytes,
        media_type: str,  # noqa: ARG002
        *,
        password: str = "",  # noqa: ARG002
    ) -> Inspection:
        found = inspection(wire.Message(pdf.inspected(content), ()))
        assert found is not None
        return found


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    content = transcript()
    own: list[float] = []
    warm: list[float] = []
    here = InProcess()
    with Worker() as worker:
        worker.start()
        for _ in range(ROUNDS):  # by turns, so that what else the computer does hits both
            own.append(milliseconds(lambda: inspected("a.pdf", content, here)))
            warm.append(milliseconds(lambda: inspected("a.pdf", content, worker)))
        found = inspected("a.pdf", content, worker)
    assert found.pages == PAGES, found
    assert found == inspected("a.pdf", content, here), found
    in_process, through_worker = statistics.median(own), statistics.median(warm)
    print(
        json.dumps(
            {
                "benchmark": "documents",
                "bytes": len(content),
                "in_process_ms": round(in_process, 2),
                "warm_worker_ms": round(through_worker, 2),
                "ratio": round(through_worker / in_process, 3),
                "allowed": ALLOWED,
            }
        )
    )


if __name__ == "__main__":
    main()
