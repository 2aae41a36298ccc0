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

_NOT_RUN = "system test not run"
"""What a report says of a test whose program is missing, in its properties."""


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
    if not _one_of_several(config):
        config.pluginmanager.register(NotRun())


def pytest_sessionstart(session: pytest.Session) -> None:
    """Translations are compiled once, before there is anybody to do it at the same time."""
    if not _one_of_several(session.config):
        compiled(paths.translations())


def _one_of_several(config: pytest.Config) -> bool:
    """Whether this process runs a part of the tests, for another that reports on all of them."""
    return hasattr(config, "workerinput")


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
        report.user_properties.append((_NOT_RUN, why.removeprefix("Skipped: ")))
    return report


class NotRun:
    """The book of the tests that were not run, kept where all reports come together."""

    def __init__(self) -> None:
        self._why: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for name, value in report.user_properties:
            if name == _NOT_RUN:
                self._why[report.nodeid] = str(value)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._why and os.environ.get("CI") == "true":
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._why:
            terminalreporter.section("system tests not run")
            for test, why in self._why.items():
                terminalreporter.write_line(f"{test}: {why}")
