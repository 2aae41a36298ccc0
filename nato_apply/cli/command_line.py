"""The command line: options, commands, and what becomes of faults."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from nato_apply import __version__, clock, errors, i18n, log
from nato_apply.cli import argument_words, commands
from nato_apply.cli.context import Context
from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_, translated
from nato_apply.paths import DataFolder
from nato_apply.settings import Settings

_log = logging.getLogger(__name__)

USAGE = FaultKind("usage", "{problem}")
OWN_FAULT = N_("Something went wrong in the program itself ({kind}). The log is at {log}.")

Window = Callable[..., int]


def run(arguments: Sequence[str], *, window: Window) -> int:
    """Run one command, or `window` where none is given; gives the exit code."""
    _speak_utf8()
    data = DataFolder.default()
    debug = False
    try:
        i18n.use(_language_before_parsing(arguments))
        argument_words.use_translations()
        given = _parser().parse_args(arguments)
        debug = given.debug
        data = DataFolder(Path(given.data_dir)) if given.data_dir else data
        i18n.use(given.lang or _saved_language(data))
        log.start(data.log, debug=debug)
        now = _clock(given.now)
        passphrase = _first_line(given.passphrase_file) if given.passphrase_file else None
        if given.command is None:
            return window(data=data, language=i18n.language(), now=now, passphrase=passphrase)
        context = Context(data, now(), passphrase, now_is_given=given.now is not None)
        return _run_command(context, given)
    except UserFault as error:
        for fault in error.faults:
            print(errors.line(fault), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output has gone, as `| head` does; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        _log.exception("a command failed")
        if debug:
            raise
        message = translated(OWN_FAULT).format(kind=type(error).__name__, log=data.log)
        print(message, file=sys.stderr)
        return 1


def _run_command(context: Context, given: argparse.Namespace) -> int:
    code: int = given.run(context, given)
    sys.stdout.flush()
    return code


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _language_before_parsing(arguments: Sequence[str]) -> str:
    """The language for faults of the command line itself."""
    for index, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[index + 1] if index + 1 < len(arguments) else "")
            if value in i18n.LANGUAGES:
                return value
    return i18n.from_system()


def _saved_language(data: DataFolder) -> str:
    saved = Settings(data.settings).get("language") if data.settings.exists() else ""
    return saved if saved in i18n.LANGUAGES else i18n.from_system()


def _clock(given: str | None) -> Callable[[], datetime]:
    if given is None:
        return clock.now
    fixed = clock.moment(given)
    return lambda: fixed


def _first_line(name: str) -> str:
    from nato_apply.cli.passphrase import from_file

    return from_file(Path(name))


class _Parser(argparse.ArgumentParser):
    """A parser whose faults are faults like all others: one line, exit 2."""

    def error(self, message: str) -> NoReturn:
        raise refuse(USAGE, problem=message)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="nato-apply",
        description=translated(
            N_(
                "Prepare an internship application: eligibility, documents, deadlines, checklist. "
                "Not NATO’s; works offline and submits nothing."
            )
        ),
        epilog=translated(N_("Without a command, the window opens.")),
        allow_abbrev=False,
    )
    option = parser.add_argument
    option("--lang", choices=i18n.LANGUAGES, help=translated(N_("language of everything printed")))
    option("--data-dir", metavar="DIR", help=translated(N_("where drafts and settings are kept")))
    option("--now", metavar="WHEN", help=translated(N_("act as if it were this moment (ISO 8601)")))
    option(
        "--passphrase-file",
        metavar="FILE",
        help=translated(N_("opens the vault with the first line of this file")),
    )
    option("--debug", action="store_true", help=translated(N_("full log on standard error")))
    option("--version", action="version", version=f"nato-apply {__version__}")
    made: Any = parser.add_subparsers(
        dest="command", metavar=translated(N_("command")), parser_class=_Parser
    )
    commands.add_all(made)
    return parser
