"""The reader's process: kept apart, kept small, ended in time, and replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nato_apply import paths
from nato_apply.documents import child
from nato_apply.documents.intake import inspected
from nato_apply.documents.media_type import PDF
from nato_apply.documents.worker import Inspection, Worker
from tests.documents import hostile

SOUND = hostile.document()
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


@pytest.fixture
def own() -> Iterator[Worker]:
    """A worker with a short wall clock, and nothing else running."""
    with Worker(seconds=1.5) as running:
        yield running


def process(worker: Worker) -> int:
    worker.start()
    assert worker._child is not None
    return worker._child._process.pid


def test_a_hang_ends_with_the_wall_clock_and_the_next_document_is_read(own: Worker) -> None:
    own.start()
    started = time.monotonic()
    report = inspected("diploma.pdf", hostile.bomb_on_each_page(), own)
    assert time.monotonic() - started < 4
    assert [found.code for found in report.findings] == ["reader-timeout"]
    assert own.inspect(SOUND, PDF) == Inspection("read", 3)


def test_a_reader_that_was_killed_is_replaced(own: Worker) -> None:
    assert own.inspect(SOUND, PDF).outcome == "read"
    first = process(own)
    os.kill(first, signal.SIGKILL)
    assert own.inspect(SOUND, PDF) == Inspection("read", 3)
    assert process(own) != first


def test_a_document_does_not_pay_for_the_one_before(own: Worker) -> None:
    """A reader that a document has left broken is tried once more, from fresh."""
    own.inspect(SOUND, PDF)
    os.kill(process(own), signal.SIGSTOP)
    threading.Timer(0.2, os.kill, (process(own), signal.SIGKILL)).start()
    assert own.inspect(SOUND, PDF) == Inspection("read", 3)


@pytest.mark.alone
def test_closing_in_the_middle_of_a_request_ends_it() -> None:
    worker = Worker()
    worker.start()
    with ThreadPoolExecutor(1) as background:
        reading = background.submit(worker.inspect, hostile.bomb_on_each_page(), PDF)
        time.sleep(0.3)
        started = time.monotonic()
        worker.close()
        assert reading.result() == Inspection("unavailable")
    assert time.monotonic() - started < 1
    assert worker.inspect(SOUND, PDF) == Inspection("unavailable")
    worker.close()


def test_requests_of_several_threads_wait_for_each_other(worker: Worker) -> None:
    documents = [hostile.document(pages) for pages in range(1, 9)]
    with ThreadPoolExecutor(4) as background:
        found = list(background.map(lambda content: worker.inspect(content, PDF), documents))
    assert [inspection.pages for inspection in found] == list(range(1, 9))


def test_without_a_python_to_start_the_file_is_not_checked_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Worker() as worker:
        (found,) = inspected("diploma.pdf", SOUND, worker).findings
        assert worker.start() == ()
    assert (found.code, found.severity) == ("reader-unavailable", "stop")


TAKEN_OVER = (
    "from nato_apply.documents import wire; "
    "from io import FileIO; out = FileIO(1, 'w'); wire.send(out, {'ready': True}); "
    "wire.receive(FileIO(0)); wire.send(out, %s)"
)


@pytest.mark.parametrize(
    "answer",
    [
        "{'pages': -1, 'marks': []}",
        "{'pages': True, 'marks': []}",
        "{'pages': 3}",
        "{'pages': 3, 'marks': 'signed'}",
        "{'pages': 3, 'marks': [['signed']]}",
        "{'pages': 3, 'marks': ['file-large']}",
        "{'pages': 3, 'marks': ['sound, believe me']}",
    ],
)
def test_a_reader_taken_over_by_a_document_is_not_believed(
    answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "_START", TAKEN_OVER % answer)
    with Worker() as worker:
        report = inspected("diploma.pdf", SOUND, worker)
        monkeypatch.undo()
        assert worker.inspect(SOUND, PDF) == Inspection("read", 3)
    assert [found.code for found in report.findings] == ["reader-crashed"]


@pytest.mark.parametrize(
    "answer",
    [
        "{'count': 1, 'pages': []}, b'x'",
        "{'count': 1, 'pages': [{'index': 0, 'text': ''}]}, b'<svg/>'",
        "{'count': 1, 'pages': [{'index': 0, 'text': 7}]}, b''",
        "{'count': 1, 'pages': [{'index': 0, 'text': ''}]}, b'\\x89PNG\\r\\n\\x1a\\n'",
        "{'count': 1, 'pages': [{'index': 0, 'text': ''}]}, "
        + repr(hostile.png(2**31 - 1, 9, b"")),
        "{'count': None, 'pages': []}",
    ],
)
def test_pictures_of_a_reader_taken_over_do_not_reach_the_window(
    answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "_START", TAKEN_OVER % answer)
    with Worker() as worker:
        assert worker.pages(SOUND, PDF, [0], 100).outcome == "crashed"


@linux
def test_the_reader_has_little_memory_and_writes_no_file(worker: Worker) -> None:
    held = worker.start()
    limits = Path(f"/proc/{process(worker)}/limits").read_text("ascii")
    soft = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:]}
    assert int(soft["Max address space"]) == 1 << 30
    assert soft["Max core file size"] == soft["Max file size"] == "0"
    assert int(soft["Max open files"]) <= 32
    assert set(held) >= {"memory", "core", "files"}


@linux
def test_the_reader_s_processor_time_is_limited_for_each_document(worker: Worker) -> None:
    worker.inspect(SOUND, PDF)
    limits = Path(f"/proc/{process(worker)}/limits").read_text("ascii")
    (line,) = (line for line in limits.splitlines() if line.startswith("Max cpu time"))
    assert 10 <= int(line[26:].split()[0]) < 60


@linux
def test_the_reader_has_no_network_where_the_system_gives_namespaces(worker: Worker) -> None:
    if "network" not in worker.start():
        pytest.skip("no namespaces here")
    interfaces = Path(f"/proc/{process(worker)}/net/dev").read_text("ascii").splitlines()[2:]
    assert [line.split(":")[0].strip() for line in interfaces] in ([], ["lo"])
    routes = Path(f"/proc/{process(worker)}/net/route").read_text("ascii").splitlines()[1:]
    assert routes == []


@linux
def test_the_reader_knows_nothing_of_the_user(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "canary")
    with Worker() as fresh:
        fresh.inspect(SOUND, PDF)
        reader = Path(f"/proc/{process(fresh)}")
        environment = (reader / "environ").read_bytes()
        assert b"canary" not in environment
        assert b"HOME" not in environment
        assert (reader / "cwd").readlink() == Path("/")
        opened = {str(handle.readlink()).split(":")[0] for handle in (reader / "fd").iterdir()}
        assert opened == {"pipe", "/dev/null", "/memfd"}


IN_A_FOLDER_OF_TRAPS = """
import sys
from nato_apply.documents import intake, worker
with worker.Worker() as running:
    report = intake.inspected("a.pdf", sys.stdin.buffer.read(), running)
    preview = running.pages(b"", "application/pdf", [0], 10)
print(report.pages, *sorted({"pikepdf", "pypdfium2", "PIL", "pi_heif"} & set(sys.modules)))
"""


def test_the_program_itself_loads_no_engine_and_no_module_of_the_current_folder(
    tmp_path: Path,
) -> None:
    for name in ("pikepdf", "json", "ctypes", "nato_apply"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('trapped')", "ascii")
    start = f"import sys; sys.path[0] = {str(paths.PACKAGE.parent)!r}\n"
    told = subprocess.run(
        [sys.executable, "-c", start + IN_A_FOLDER_OF_TRAPS],
        input=SOUND,
        capture_output=True,
        cwd=tmp_path,
        check=True,
    )
    assert told.stdout.split() == [b"3"]


def test_a_program_that_ends_without_closing_leaves_no_reader_behind() -> None:
    careless = (
        f"import sys; sys.path[0] = {str(paths.PACKAGE.parent)!r}\n"
        "import os; from nato_apply.documents.worker import Worker\n"
        "worker = Worker(); worker.start()\n"
        "print(worker._child._process.pid, flush=True); os._exit(0)"
    )
    told = subprocess.run([sys.executable, "-c", careless], capture_output=True, check=True)
    for _ in range(50):
        if not Path(f"/proc/{int(told.stdout)}/exe").exists():
            return
        time.sleep(0.1)
    pytest.fail("the reader still runs")
