"""What every test starts from: an empty home, a fixed zone, English, no screen.

A test that runs a program of the system names it, ``@pytest.mark.system("pdftotext")``. Where the
program is missing the test is skipped and named at the end; with ``CI=true`` that is a failure, so
that nothing goes untested unnoticed.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Generator, Iterator

import pytest

from hatch_build import compiled
from nato_apply import i18n, paths

# Before anything imports Qt; a screen of one's own choice stays possible.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Not Brussels, where the calls close: what is local and what is not must not look the same.
ZONE = "Europe/Athens"

_NOT_RUN = pytest.StashKey[dict[str, str]]()


@pytest.fixture(scope="session", autouse=True)
def _translations_are_compiled() -> None:
    compiled(paths.translations())


@pytest.fixture(autouse=True)
def _a_computer_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing of the developer's computer: no home, no settings, no key store, no language."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as computer:
        for name in ("HOME", "USERPROFILE"):
            computer.setenv(name, str(home))
        for name in ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
            folder = home / name.lower()
            folder.mkdir(mode=0o700)
            computer.setenv(f"XDG_{name}", str(folder))
        for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "DBUS_SESSION_BUS_ADDRESS"):
            computer.delenv(name, raising=False)
        computer.setenv("LANG", "C.UTF-8")
        computer.setenv("TZ", ZONE)
        time.tzset()
        i18n.use("en")
        yield
        i18n.use("en")
    time.tzset()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_NOT_RUN] = {}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("system"):
        if not mark.args:
            pytest.fail('name the programs it needs: @pytest.mark.system("pdftotext")')
        missing = [program for program in mark.args if shutil.which(program) is None]
        if missing:
            pytest.skip(f"no {', '.join(missing)} on this computer")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.get_closest_marker("system"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        item.config.stash[_NOT_RUN][item.nodeid] = why.removeprefix("Skipped: ")
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.config.stash[_NOT_RUN] and os.environ.get("CI") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    not_run = config.stash[_NOT_RUN]
    if not_run:
        terminalreporter.section("system tests not run")
        for test, why in not_run.items():
            terminalreporter.write_line(f"{test}: {why}")
