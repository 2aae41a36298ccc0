"""Texts of word processors made into PDFs by LibreOffice, or by a stand-in for it."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from nato_apply.documents import conversion
from nato_apply.documents import media_type as types
from nato_apply.documents.conversion import converted, converted_name
from nato_apply.documents.dossier_choice import Choice
from nato_apply.documents.intake import Options, inspected
from nato_apply.documents.worker import Worker
from nato_apply.errors import UserFault
from tests.documents import hostile, papers
from tests.documents.dossiers import bound, choice, texts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
Office = Callable[[str], Path]
OURS = f"nato-apply-{os.getpid()}-*"

# Where the PDF goes and what it is made of, as LibreOffice is told.
OUT = (
    'out=; for last; do [ "$before" = --outdir ] && out=$last; before=$last; done; mkdir -p "$out"'
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Puts a stand-in for LibreOffice on the path: a script of a shell, which sees $out, $last."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def stand_in(script: str) -> Path:
        file = folder / "soffice"
        file.write_text(f"#!/bin/sh\n{OUT}\n{script}\n", "utf-8")
        file.chmod(0o755)
        return file

    return stand_in


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    file = tmp_path / "made.pdf"
    file.write_bytes(papers.paper(papers.ENROLLED))
    return file


def refused(**how: float) -> str:
    with pytest.raises(UserFault) as raised:
        converted(hostile.docx(), types.DOCX, **how)  # type: ignore[arg-type]
    return raised.value.faults[0].code


def left_behind() -> list[Path]:
    """Folders of this process; other tests may run beside it."""
    places = (Path(os.environ["XDG_RUNTIME_DIR"]), Path("/dev/shm"), Path("/tmp"))
    return [each for place in places if place.is_dir() for each in place.glob(OURS)]


def test_it_gives_the_pdf_and_leaves_nothing_behind(office: Office, pdf: Path) -> None:
    office(f'[ "${{last%.docx}}" != "$last" ] && cp "{pdf}" "$out/document.pdf"')
    assert converted(hostile.docx(), types.DOCX) == pdf.read_bytes()
    assert left_behind() == []
    assert converted_name("my letter.docx") == "my letter.pdf"


def test_it_sees_a_home_of_its_own_macros_off_and_no_network(
    office: Office, pdf: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    office(
        f'echo "$HOME" > "{told}"; id -u >> "{told}"; ls -ld "$HOME" >> "{told}"\n'
        f'cat "$HOME/profile/user/registrymodifications.xcu" >> "{told}"\n'
        f'cat /proc/net/route >> "{told}"; env >> "{told}"\n'
        f'echo "$@" >> "{told}"; cp "{pdf}" "$out/document.pdf"'
    )
    converted(hostile.docx(), types.DOCX)
    lines = told.read_text("utf-8").splitlines()
    assert Path(lines[0]).name.startswith("nato-apply-")
    assert lines[1] == str(os.getuid())
    assert lines[2].startswith("drwx------")
    whole = "\n".join(lines)
    assert "DisableMacrosExecution" in whole
    assert f"-env:UserInstallation=file://{lines[0]}/profile" in whole
    assert "--headless" in whole
    for secret in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "SSH_AUTH_SOCK", "USERPROFILE"):
        assert f"\n{secret}=" not in whole


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces of Linux")
def test_it_has_no_way_out(office: Office, pdf: Path, tmp_path: Path, worker: Worker) -> None:
    if "network" not in worker.start():
        pytest.skip("no namespaces here")
    told = tmp_path / "told"
    office(f'cat /proc/net/dev > "{told}"; cp "{pdf}" "$out/document.pdf"')
    converted(hostile.docx(), types.DOCX)
    interfaces = [line.split(":")[0].strip() for line in told.read_text().splitlines()[2:]]
    assert interfaces in ([], ["lo"])


def test_one_that_hangs_is_ended_with_all_it_started(office: Office, tmp_path: Path) -> None:
    told = tmp_path / "told"
    office(f'sleep 300 & echo $! > "{told}"; wait')
    started = time.monotonic()
    assert refused(seconds=0.5) == "conversion-too-slow"
    assert time.monotonic() - started < 5
    child = int(told.read_text())
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or " Z " in state.read_text():
            break
        time.sleep(0.05)
    else:
        pytest.fail("what it started still runs")
    assert left_behind() == []


def test_one_that_is_not_wanted_any_more_is_ended(office: Office) -> None:
    office("sleep 300")
    unwanted = threading.Event()
    threading.Timer(0.3, unwanted.set).start()
    started = time.monotonic()
    with pytest.raises(UserFault):
        converted(hostile.docx(), types.DOCX, cancelled=unwanted.is_set)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "script",
    ["exit 1", "exit 0", 'echo "not a PDF" > "$out/document.pdf"', "kill -SEGV $$"],
)
def test_one_that_makes_no_pdf_costs_a_sentence(script: str, office: Office) -> None:
    office(script)
    assert refused() == "not-converted"


def test_without_it_one_is_told_to_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert conversion.office() is None
    assert refused() == "no-office"


def test_the_finding_offers_it_where_it_is_there(worker: Worker) -> None:
    for there, code in ((True, "conversion-offered"), (False, "conversion-needed")):
        report = inspected("a.docx", hostile.docx(), worker, Options(converter=there))
        assert code in papers.codes(report.findings)
    heic = inspected("a.heic", papers.HEIC, worker, Options(converter=True))
    assert "opens-not-everywhere" in papers.codes(heic.findings)


def test_a_dossier_takes_texts_converted_and_says_so(
    office: Office, pdf: Path, worker: Worker
) -> None:
    office(f'cp "{pdf}" "$out/document.pdf"')
    contents = {"cv.docx": hostile.docx()}
    made = bound(worker, contents, convertible=True, convert=converted)
    assert "enrolled" in texts(made)[1]
    assert [str(remark) for remark in made.remarks] == [
        "LibreOffice made a PDF of “cv.docx”. Look whether its pages are as meant."
    ]


def test_a_text_that_could_not_be_converted_is_left_out(office: Office, worker: Worker) -> None:
    office("exit 1")
    contents = {"cv.docx": hostile.docx(), "1.pdf": papers.paper(papers.ENROLLED)}
    made = bound(worker, contents, convertible=True, convert=converted)
    (left_out,) = made.left_out
    assert (left_out.file, made.pages) == ("cv.docx", 2)
    assert "LibreOffice made no PDF" in str(left_out.why)


def test_without_a_converter_a_text_stays_out(worker: Worker) -> None:
    found: Choice = choice(worker, {"cv.docx": hostile.docx()})
    assert [each.file for each in found.left_out] == ["cv.docx"]


def test_other_files_are_not_for_it() -> None:
    with pytest.raises(ValueError, match="image/png"):
        converted(hostile.png(9, 9), types.PNG)
