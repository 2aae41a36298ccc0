"""`call-validate`: checks a call file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from nato_apply.cli import output
from nato_apply.cli.context import Context
from nato_apply.i18n import N_, Message


def run(context: Context, given: Namespace) -> int:
    call = context.catalogue.load(Path(given.file))
    params = {"file": given.file, "id": call.id, "title": call.title}
    output.line(Message(N_("{file}: a good call file ({id}: {title})"), params))
    return 0
