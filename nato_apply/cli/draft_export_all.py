"""`draft export-all`: everything the vault holds, in files that any program reads."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from nato_apply.cli import output, streams
from nato_apply.cli.context import Context
from nato_apply.cli.vault_access import reading
from nato_apply.errors import on_one_line, refuse
from nato_apply.i18n import N_, Message
from nato_apply.vault import everything
from nato_apply.whole_file import ALREADY_THERE


def run(context: Context, given: Namespace) -> int:
    """Write every draft with its history into one JSON file, and every document beside it."""
    target = Path(given.folder)
    if target.exists():
        raise refuse(ALREADY_THERE, file=given.folder)
    with reading(context) as vault:
        written = everything.write(vault, target, context.now)
    wording = N_("Warning: everything, sensitive documents too, now stands in clear in {folder}.")
    streams.tell(on_one_line(str(Message(wording, {"folder": given.folder}))))
    output.line(Message(N_("wrote {file}"), {"file": str(written)}))
    return 0
