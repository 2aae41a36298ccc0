"""The command line: options, commands, and what becomes of faults."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from nato_apply import __version__, clock, errors, i18n, log, process
from nato_apply.cli import commands, streams
from nato_apply.cli.arguments import Parser, subparsers, use_translations
from nato_apply.cli.context import Context
from nato_apply.documents import private_folder
from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_, translated
from nato_apply.paths import DataFolder

_log = logging.getLogger(__name__)

OWN_FAULT = N_("Something went wrong in the program itself ({kind}). The log is at {log}.")

NO_FILE = FaultKind(
    "no-file-to-open",
    N_("there is no file “{name}” to open. Check the name, and the folder you are in."),
)
FILE_ALONE = FaultKind(
    "file-alone",
    N_("a file to open in the window stands alone: leave out the command, or put it first."),
)

Window = Callable[..., int]

OPENED = (".toml", ".natoapply")
"""Endings of the files that the window opens, where one stands in the place of a command."""


def run(arguments: Sequence[str], *, window: Window) -> int:
    """Run one command, or `window` where none is given; gives the exit code."""
    process.keep_no_core_dump()
    streams.prepare()
    early = _before_parsing(arguments)
    data = _data_folder(early.get("--data-dir"))
    debug = False
    try:
        i18n.use(_language(early.get("--lang"), data))
        use_translations()
        rest, file = _file_to_open(arguments)
        with streams.held_back():
            given = _parsed(rest)
        if given is None:
            return 0
        debug = given.debug
        log.start(data.log, debug=debug)
        private_folder.fall_back_on(data.private)
        given.to_open = file
        return _run(given, data, window)
    except UserFault as error:
        for fault in error.faults:
            streams.tell(errors.line(fault))
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        _log.exception("a command failed")
        if debug:
            raise
        message = translated(OWN_FAULT).format(kind=type(error).__name__, log=data.log)
        streams.tell(errors.on_one_line(message))
        return 1


def _run(given: argparse.Namespace, data: DataFolder, window: Window) -> int:
    now = _clock(given.now)
    passphrase = _first_line(given.passphrase_file)
    file = given.to_open
    if given.command is None:
        if file is not None and not file.is_file():
            raise refuse(NO_FILE, name=str(file))
        language = i18n.language()
        return window(data=data, language=language, now=now, passphrase=passphrase, file=file)
    if file is not None:
        raise refuse(FILE_ALONE)
    context = Context(data, now(), passphrase, now_is_given=given.now is not None)
    with streams.ended_tidily(), streams.held_back():
        code: int = given.run(context, given)
    return code


_WITH_VALUE = ("--lang", "--data-dir", "--now", "--passphrase-file")


def _before_parsing(arguments: Sequence[str]) -> dict[str, str]:
    """The options before the command, as they will be parsed: faults and help want a language."""
    found: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if name in _WITH_VALUE:
            found[name] = value if equals else next(rest, "")
        elif not argument.startswith("-"):
            break
    return found


def _file_to_open(arguments: Sequence[str]) -> tuple[list[str], Path | None]:
    """The arguments without the file that stands in the command's place, and that file."""
    is_value = False
    for place, argument in enumerate(arguments):
        if is_value or argument.startswith("-"):
            is_value = not is_value and argument in _WITH_VALUE
        elif Path(argument).suffix.lower() in OPENED:
            return [*arguments[:place], *arguments[place + 1 :]], Path(argument)
        else:
            break
    return list(arguments), None


def _data_folder(given: str | None) -> DataFolder:
    return DataFolder(Path(given)) if given else DataFolder.default()


def _language(given: str | None, data: DataFolder) -> str:
    """The language asked for, else the saved one, else the system's."""
    if given in i18n.LANGUAGES:
        return given
    try:
        saved = data.settings.exists()
    except OSError:  # a folder that must not be entered
        saved = False
    if not saved:
        return i18n.from_system()
    from nato_apply.settings import Settings

    found = Settings(data.settings).get("language")
    return found if found in i18n.LANGUAGES else i18n.from_system()


def _clock(given: str | None) -> Callable[[], datetime]:
    if given is None:
        return clock.now
    try:
        fixed = clock.moment(given)
    except UserFault as error:
        raise error.at("--now") from None
    return lambda: fixed


def _first_line(name: str | None) -> str | None:
    if name is None:
        return None
    from nato_apply.cli.passphrase import from_file

    return from_file(Path(name))


def _parsed(arguments: Sequence[str]) -> argparse.Namespace | None:
    """The arguments; `None` where they asked for help or the version, which is then printed."""
    try:
        return _parser().parse_args(arguments)
    except SystemExit:
        return None


def _parser() -> Parser:
    parser = Parser(
        prog="nato-apply",
        description=translated(
            N_(
                "Prepare an internship application: eligibility, documents, deadlines, checklist. "
                "Not NATO’s; works offline and submits nothing."
            )
        ),
        epilog=translated(
            N_(
                "Without a command, the window opens. With a file in its place (.toml, "
                ".natoapply), the window opens that file."
            )
        ),
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
    option(
        "--version",
        action="version",
        version=f"nato-apply {__version__}",
        help=translated(N_("show program's version number and exit")),
    )
    commands.add_all(subparsers(parser, "command"))
    return parser
