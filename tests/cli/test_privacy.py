"""Personal data stands in the vault and in the files a person asked for, and nowhere else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from nato_apply import paths
from tests.cli.conftest import Cli, environment
from tests.cli.test_traces import WATCHER

CANARIES = {
    "name": "Kanarienvogel",
    "birth": "1999-12-31",
    "school": "Zaunkönig",
    "subject": "Ornithologie",
    "text": "Rotkehlchen",
    "file": "Blaumeise",
    "content": "Nachtigall",
    "institution abroad": "Rohrdommel",
    "subject abroad": "Vogelzug",
    "translator": "Zilpzalp",
    "statement": "Girlitz",
    "receipt": "Wiedehopf",
    "log": "Gartenrotschwanz",
    "draft": "Eichelhäher",
    "answer": "kleiber-question",
}
# A fault names the file it is in; what travelled here is named before it is taken in.
TOLD = ("file", "draft")
CANDIDATE = """
name = "{draft}"
[person]
name = "{name}"
born = {birth}
nationalities = ["SE"]
[[studies]]
institution = "{school}"
subject = "{subject}"
level = "bachelor"
started = 2022-09-01
[[studies]]
institution = "{institution abroad}"
subject = "{subject abroad}"
[answers]
{answer} = true
[[documents]]
slot = "qualifications"
file = "{file}.pdf"
note = "{text}"
[[documents]]
slot = "qualifications"
file = "{file}-en.pdf"
translation_of = "{file}.pdf"
translator = "{translator}"
from_language = "sv"
statement = "{statement}"
[words]
"competency.teamwork" = "{text}"
[submitted]
at = 2026-04-21T18:05:00+02:00
receipt = "{receipt}"
[[log]]
on = 2026-05-20
text = "{log}"
"""


@pytest.fixture
def world(tmp_path: Path) -> dict[str, Path]:
    """A home and a temporary folder of their own, and one for what a person asks for."""
    places = {name: tmp_path / name for name in ("home", "tmp", "asked")}
    for place in places.values():
        place.mkdir()
    return places


@pytest.fixture
def used(program: Cli, world: dict[str, Path], passphrase_file: Path, vault: Path) -> list[str]:
    """Everything the command line does, with every canary; what it printed on standard error."""
    asked, said = world["asked"], []
    for ending in ("", "-en"):
        (asked / f"{CANARIES['file']}{ending}.pdf").write_text(CANARIES["content"] * 100)
    file = asked / "candidate.toml"
    file.write_text(f'format = 1\ncall = "nato-hq-2026"\n{CANDIDATE.format(**CANARIES)}')
    broken = asked / "broken.toml"
    broken.write_text(file.read_text() + f'"{CANARIES["name"]}" = [\n')
    env = {"HOME": str(world["home"]), "TMPDIR": str(world["tmp"])}
    watcher = world["asked"].parent / "watcher"
    watcher.mkdir()
    (watcher / "sitecustomize.py").write_text(WATCHER, encoding="utf-8")
    env["PYTHONPATH"] = os.pathsep.join(map(str, (watcher, paths.PACKAGE.parent)))
    env["TOLD"] = str(watcher / "told")
    env |= {name: None for name in os.environ if name.startswith("XDG_")}  # type: ignore[misc]

    def run(*arguments: object) -> str:
        done = program("--passphrase-file", passphrase_file, *arguments, env=env)
        assert done.code in (0, 1, 2)
        said.append(done.err)
        return done.out

    id_ = run("draft", "import", file).split()[2]
    run("draft", "import", file, "--into", id_)
    run("draft", "import", broken)
    run("check", f"draft:{id_}")
    run("documents", f"draft:{id_}")
    run("plan", f"draft:{id_}", "--ics", asked / "plan.ics")
    run("checklist", f"draft:{id_}", "--pdf", asked / "checklist.pdf")
    run("draft", "history", id_, "--record", asked / "record.json")
    run("draft", "export", id_, asked / "out.toml", "--sensitive")
    share = ("--share-passphrase-file", passphrase_file)
    run("draft", "export", id_, asked / "out.natoapply", *share, "--history", "--sensitive")
    run("draft", "import", asked / "out.natoapply", *share)
    run("draft", "export-all", asked / "all")
    run("draft", "verify", asked / "record.json")
    run("dossier", f"draft:{id_}", "--pdf", asked / "dossier.pdf", "--sensitive")
    run("vault", "salvage")
    run("doctor")
    run("vault", "restore", run("vault", "back-up").split()[1])
    run("draft", "forget-document", id_, f"{CANARIES['file']}.pdf")
    run("draft", "delete", id_, "--backups")
    # What goes wrong is told with everything the log has, too.
    for wrong in (["draft", "show", id_], ["draft", "import", broken], ["doctor"]):
        run("--debug", *wrong)
    (vault / "vault.db").rename(vault / "kept")
    run("--debug", "draft", "import", file)
    (vault / "kept").rename(vault / "vault.db")
    # A fault of the program's own, whose text is the whole draft.
    (world["tmp"].parent / "tomli_w.py").write_text("def dumps(tables): raise RuntimeError(tables)")
    env["PYTHONPATH"] = os.pathsep.join([str(world["tmp"].parent), env["PYTHONPATH"]])
    run("draft", "import", file)
    assert "RuntimeError" in said[-1]
    run("draft", "list")
    assert Path(env["TOLD"]).read_bytes() == b""  # and no connection was made by any of it
    return said


def found(place: Path) -> dict[str, list[str]]:
    """The canaries below a folder, in the contents and in the names of its files."""
    holding: dict[str, list[str]] = {}
    for file in place.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        for canary in CANARIES.values():
            forms = [canary.encode(code) for code in ("utf-8", "utf-16-le", "latin-1")]
            if canary in file.name or any(form in content for form in forms):
                holding.setdefault(canary, []).append(str(file))
    return holding


def test_personal_data_stands_where_it_was_asked_for_and_nowhere_else(
    used: list[str], world: dict[str, Path], data: Path
) -> None:
    for place in (data, world["home"], world["tmp"]):
        assert found(place) == {}
    assert list(world["tmp"].iterdir()) == []
    written = {file.relative_to(data).parts[0] for file in data.rglob("*")}
    assert written == {"vault", "backups", "logs", "set-aside"}
    assert (data / "logs" / "nato_apply.log").stat().st_size > 0
    # What was said on standard error: a name, where the fault is in a file of that name.
    told = "".join(used)
    assert not any(CANARIES[what] in told for what in CANARIES if what not in TOLD)
    # The control: they would be found.
    assert set(found(world["asked"])) == set(CANARIES.values())


@pytest.mark.skipif(sys.platform == "win32", reason="no core dumps there")
def test_a_crash_leaves_no_copy_of_the_memory(tmp_path: Path) -> None:
    import subprocess

    code = (
        "import resource\n"
        "most = resource.getrlimit(resource.RLIMIT_CORE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (most, most))\n"
        "from nato_apply.__main__ import main\n"
        "main(['--data-dir', 'd', 'calls', '--json'])\n"
        "assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
