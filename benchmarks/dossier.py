"""A dossier of ten PDFs of 1 MB, beside reading, hashing and writing their bytes.

Cleaned, numbered, with cover and bookmarks, through the warm reader, and written to disk. Prints
one JSON object: medians in milliseconds, their ratio, and the ratio that is allowed; where the
program `qpdf` is installed, also how long it takes to merge them barely.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate.draft import Document, Draft
from nato_apply.candidate.facts import Person
from nato_apply.documents.dossier import made
from nato_apply.documents.dossier_choice import Choice, chosen
from nato_apply.documents.dossier_plan import About
from nato_apply.documents.intake import inspected
from nato_apply.documents.slots import slots
from nato_apply.documents.worker import Worker
from nato_apply.whole_file import write_whole

DOCUMENTS, PAGES, ROUNDS, ALLOWED = 10, 6, 25, 3.0
NOW = datetime(2026, 4, 10, 9, tzinfo=UTC)


def transcript(seed: int) -> bytes:
    """A PDF of 1 MB: six pages, each of a table's worth of text and a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    noise, out = random.Random(seed), io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for page in range(PAGES):
        for line in range(30):
            canvas.drawString(60, 800 - 15 * line, f"{page}.{line} Course {noise.random()} ECTS 6")
        jpeg = io.BytesIO()
        picture = Image.frombytes("L", (400, 420), noise.randbytes(400 * 420))
        picture.save(jpeg, "JPEG", quality=92)
        canvas.drawImage(ImageReader(jpeg), 60, 40, 300, 150)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def everything(contents: dict[str, bytes], worker: Worker) -> Choice:
    call = Catalogue(None).call("nato-hq-2026")
    given = tuple(Document("qualifications", name) for name in contents)
    draft = Draft(person=Person(name="Zoë Ångström"), documents=given)
    reports = {name: inspected(name, content, worker) for name, content in contents.items()}
    return chosen(slots(call, draft, NOW, reports), draft)


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary, Worker() as worker:
        folder = Path(temporary)
        files = [folder / f"{number}.pdf" for number in range(DOCUMENTS)]
        for number, file in enumerate(files):
            file.write_bytes(transcript(number))
        choice = everything({file.name: file.read_bytes() for file in files}, worker)
        about = About("Zoë Ångström", "Internship call 2026", NOW, "1.0")

        def barely() -> None:
            read = [file.read_bytes() for file in files]
            for content in read:
                hashlib.sha256(content).digest()
            write_whole(folder / "plain", b"".join(read), replace=True)

        def dossier() -> None:
            bound = made(choice, lambda file: (folder / file).read_bytes(), worker, about)
            write_whole(folder / "dossier.pdf", bound.pdf, replace=True)

        def by_qpdf() -> None:
            merge = ["qpdf", "--empty", "--pages", *map(str, files), "--", str(folder / "m.pdf")]
            subprocess.run(merge, check=True)

        works = {"plain": barely, "dossier": dossier}
        if shutil.which("qpdf"):
            works["qpdf"] = by_qpdf
        times: dict[str, list[float]] = {each: [] for each in works}
        for _ in range(ROUNDS):  # by turns, so that what else the computer does hits all
            for each, work in works.items():
                times[each].append(milliseconds(work))
        size = sum(file.stat().st_size for file in files)
    median = {name: statistics.median(each) for name, each in times.items()}
    by_others = {}
    if "qpdf" in median:  # to be faster than which is asked for too
        by_others = {"ratio_to_qpdf": round(median["dossier"] / median["qpdf"], 2)}
    print(
        json.dumps(
            {
                "benchmark": "dossier",
                "bytes": size,
                **{f"{name}_ms": round(value, 1) for name, value in median.items()},
                "ratio": round(median["dossier"] / median["plain"], 2),
                "allowed": ALLOWED,
                **by_others,
            }
        )
    )


if __name__ == "__main__":
    main()
