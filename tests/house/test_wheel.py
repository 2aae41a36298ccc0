"""What is built: the wheel by way of the sdist, and the editable install."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.checkout import ROOT, copied

USES_WHAT_SHIPS = """
from nato_apply import i18n, paths
assert paths.resource("names").is_relative_to({folder!r}), paths.resource("names")
i18n.use("fr")
print(i18n.country("BE"), i18n.translated("{{first}} and {{last}}"))
"""


def python(*arguments: str | Path, cwd: Path, path: Path | None = None) -> str:
    """Standard output of a Python that must succeed."""
    environment = {**os.environ, "PYTHONPATH": str(path or ""), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *arguments]
    run = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def wheel(clone: Path) -> zipfile.ZipFile:
    """The wheel made from the sdist made from a clone."""
    python("-m", "build", "--no-isolation", "--outdir", clone.parent, cwd=clone)
    return zipfile.ZipFile(next(clone.parent.glob("*.whl")))


def test_the_wheel_holds_every_resource(wheel: zipfile.ZipFile) -> None:
    ours = {f"nato_apply/{file.relative_to(ROOT).as_posix()}" for file in shipped("resources")}
    assert len(ours) > 50
    assert ours <= set(wheel.namelist())


def test_the_wheel_holds_the_guide_with_its_pictures(wheel: zipfile.ZipFile) -> None:
    ours = {f"nato_apply/{file.relative_to(ROOT).as_posix()}" for file in shipped("docs/guide")}
    assert "nato_apply/docs/guide/fr/pictures/eligibility.png" in ours
    assert ours <= set(wheel.namelist())


def test_the_wheel_holds_each_catalogue_compiled_and_none_as_text(wheel: zipfile.ZipFile) -> None:
    sources = [file for file in shipped("translations") if file.suffix == ".po"]
    wanted = {f"nato_apply/{s.relative_to(ROOT).with_suffix('.mo').as_posix()}" for s in sources}
    held = {name for name in wheel.namelist() if name.startswith("nato_apply/translations/")}
    assert held == wanted
    assert "nato_apply/translations/fr/LC_MESSAGES/nato_apply.mo" in held


def test_the_wheel_holds_every_module_and_nothing_beside_the_package(
    wheel: zipfile.ZipFile,
) -> None:
    modules = {f.relative_to(ROOT).as_posix() for f in (ROOT / "nato_apply").rglob("*.py")}
    assert modules <= set(wheel.namelist())
    folders = {name.partition("/")[0] for name in wheel.namelist()}
    assert {folder.partition("-")[0] for folder in folders} == {"nato_apply"}


def test_the_wheel_names_its_command_and_its_licences(wheel: zipfile.ZipFile) -> None:
    about = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "nato-apply = nato_apply.__main__:main" in wheel.read(about).decode()
    licences = {name.partition("licenses/")[2] for name in wheel.namelist() if "licenses/" in name}
    borrowed = {f"resources/{folder}/LICENSE" for folder in ("fonts", "icons", "names")}
    assert licences == {"LICENSE", *borrowed}


def test_an_unpacked_wheel_finds_what_ships_inside_itself(
    wheel: zipfile.ZipFile, tmp_path: Path
) -> None:
    wheel.extractall(tmp_path)
    said = python("-c", USES_WHAT_SHIPS.format(folder=str(tmp_path)), cwd=tmp_path, path=tmp_path)
    assert said.strip() == "Belgique {first} et {last}"


def test_an_editable_install_compiles_and_leaves_everything_in_the_checkout(
    tmp_path: Path,
) -> None:
    clone = copied(tmp_path)
    build = "from hatchling.build import build_editable; print(build_editable('..'))"
    name = python("-c", build, cwd=clone).split()[-1]
    assert (clone / "translations/fr/LC_MESSAGES/nato_apply.mo").is_file()
    held = zipfile.ZipFile(tmp_path / name).namelist()
    assert [file for file in held if "dist-info" not in file] == ["_nato_apply.pth"]
    said = python("-c", USES_WHAT_SHIPS.format(folder=str(clone)), cwd=tmp_path, path=clone)
    assert said.strip() == "Belgique {first} et {last}"


def test_a_catalogue_that_changed_is_compiled_again(tmp_path: Path) -> None:
    clone = copied(tmp_path)
    compiled = clone / "translations/fr/LC_MESSAGES/nato_apply.mo"
    again = "import hatch_build, pathlib; hatch_build.compiled(pathlib.Path('translations'))"
    python("-c", again, cwd=clone, path=clone)
    before = compiled.stat().st_mtime_ns
    python("-c", again, cwd=clone, path=clone)
    assert compiled.stat().st_mtime_ns == before
    os.utime(compiled.with_suffix(".po"), (before / 1e9 + 10, before / 1e9 + 10))
    python("-c", again, cwd=clone, path=clone)
    assert compiled.stat().st_mtime_ns > before


def shipped(folder: str) -> list[Path]:
    return [file for file in (ROOT / folder).rglob("*") if file.is_file()]
