"""What is entered in the window stands in the vault and in what was asked for, nowhere else."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from nato_apply import log, paths
from tests.cli.test_privacy import CANARIES, CANDIDATE, found
from tests.documents.papers import paper

PLACES = ("home", "tmp", "run", "asked", "told")


@pytest.fixture
def world(tmp_path: Path) -> dict[str, Path]:
    """Every place that a program may write to, each a folder of its own; the input is in asked."""
    places = {name: tmp_path / name for name in PLACES}
    for place in places.values():
        place.mkdir(mode=0o700)
    asked = places["asked"]
    for ending in ("", "-en"):
        with pikepdf.open(io.BytesIO(paper(CANARIES["content"]))) as pdf:
            pdf.docinfo["/Title"] = CANARIES["content"]
            pdf.save(asked / f"{CANARIES['file']}{ending}.pdf")
    text = re.sub(r"\[submitted\]\n.*\n.*\n", "", CANDIDATE.format(**CANARIES))
    (asked / "candidate.toml").write_text(f'format = 1\ncall = "nato-hq-2026"\n{text}')
    return places


def use(world: dict[str, Path], data: Path) -> subprocess.CompletedProcess[str]:
    """Run the window through everything: see `programs/canaries.py`."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    env |= {name: str(world["home"]) for name in ("HOME", "USERPROFILE")}
    env |= {name: str(world["tmp"]) for name in ("TMPDIR", "TEMP", "TMP")}
    env |= {"XDG_RUNTIME_DIR": str(world["run"]), "QT_QPA_PLATFORM": "offscreen"}
    env["PYTHONPATH"] = str(paths.PACKAGE.parent)
    program = Path(__file__).with_name("programs") / "canaries.py"
    return subprocess.run(
        [sys.executable, str(program), world["asked"], data, world["told"] / "titles"],
        env=env,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


@pytest.mark.alone  # its waits are counted in time, and many follow each other
def test_what_is_entered_stands_in_the_vault_and_where_it_was_asked_for_alone(
    world: dict[str, Path], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    done = use(world, data)
    assert done.returncode == 0, done.stdout + done.stderr
    (world["told"] / "stdout").write_text(done.stdout)
    (world["told"] / "stderr").write_text(done.stderr)
    for place in (data, *(world[name] for name in ("home", "tmp", "run", "told"))):
        assert found(place) == {}
    # It did all this: the files are there, the faults are in the log, the tray was used.
    exported = {file.name for file in world["asked"].iterdir()}
    assert exported >= {"checklist.pdf", "steps.ics", "dossier.pdf"}
    logged = (data / "logs" / "nato_apply.log").read_text()
    assert logged.count("RuntimeError") == 3
    assert "RuntimeError" in done.stderr
    titles = (world["told"] / "titles").read_text()
    assert "Locked – NATO Apply" in titles
    assert "tray: " in titles
    # Nothing in clear is left for another program, nor any temporary file.
    assert list(world["run"].iterdir()) == list(world["tmp"].iterdir()) == []
    # The control: they would be found.
    wanted = {canary for what, canary in CANARIES.items() if what != "receipt"}
    assert set(found(world["asked"])) == wanted


def test_a_line_of_the_log_that_leaks_would_be_found(tmp_path: Path) -> None:
    import logging

    file = tmp_path / "logs" / "nato_apply.log"
    log.start(file, debug=False)
    logging.getLogger("nato_apply.ui").warning("saved the draft of %s", CANARIES["name"])
    assert found(tmp_path) == {CANARIES["name"]: [str(file)]}
