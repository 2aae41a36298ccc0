"""The parser of arguments: argparse, in our languages, its faults like all others."""

from __future__ import annotations

import argparse
import gettext
import os
from typing import Any, NoReturn

from nato_apply import i18n, paths
from nato_apply.errors import FaultKind, nearest, refuse
from nato_apply.i18n import N_, Message

USAGE = FaultKind("usage", "{problem}")

_LONGEST_NUMBER = 18

# Collected here for translation; argparse looks them up by its own gettext domain.
_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
)


def use_translations() -> None:
    """Have argparse speak the current language."""
    os.environ["LANGUAGE"] = i18n.language()
    gettext.bindtextdomain("nato_apply", str(paths.translations()))
    gettext.textdomain("nato_apply")


class Parser(argparse.ArgumentParser):
    """A parser whose faults are faults like all others: one line, exit 2."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.register("type", None, _filled)  # what an argument without a type goes through

    def error(self, message: str) -> NoReturn:
        raise refuse(USAGE, problem=message)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # argparse lists every choice; the nearest one helps more.
        if action.choices is not None and value not in action.choices:
            params = {"value": value, "hint": nearest(value, map(str, action.choices))}
            wording = Message(N_("“{value}” is not possible here ({hint})."), params)
            raise argparse.ArgumentError(action, str(wording))


def subparsers(parser: Parser, dest: str, *, required: bool = False) -> Any:
    """Room for the commands of a parser."""
    made = parser.add_subparsers(
        dest=dest,
        metavar=i18n.translated(N_("command")),
        required=required,
        parser_class=Parser,
    )
    # All that follows a command goes through its action too; the command's own parser looks at it.
    made.type = str
    return made


def revision_number(text: str) -> int:
    """The number of a revision."""
    if not text.isascii() or not text.isdigit() or len(text) > _LONGEST_NUMBER:
        wording = N_("“{text}” is not the number of a revision; the history shows them.")
        raise argparse.ArgumentTypeError(str(Message(wording, {"text": text})))
    return int(text)


def _filled(text: str) -> str:
    """The text; an empty one is refused, for it is the mark of a variable that was not set."""
    if not text:
        raise argparse.ArgumentTypeError(i18n.translated(N_("is empty. Give a value.")))
    return text
