"""`demo`: the whole main job on a sample candidate, into files that only it replaces."""

from __future__ import annotations

import hashlib
import json
import os
from argparse import Namespace
from pathlib import Path

from nato_apply import clock, paths
from nato_apply.cli import output
from nato_apply.cli.check import print_assessment
from nato_apply.cli.checklist import of_subject
from nato_apply.cli.context import Context
from nato_apply.cli.documents import print_slots
from nato_apply.cli.plan import print_plan
from nato_apply.cli.subject import Subject, reports, subject
from nato_apply.deadlines.plan import plan
from nato_apply.documents.slots import Slots, slots
from nato_apply.eligibility.assess import assess
from nato_apply.errors import FaultKind, UserFault, fault
from nato_apply.i18n import N_, Message, translated
from nato_apply.whole_file import refused, write_all

AS_IF = "2026-04-10T09:00:00"
_RECORD = ".nato-apply-demo.json"

NOT_OURS = FaultKind(
    "not-of-demo",
    N_("the demo did not write this file and does not replace it. Give another folder with --out."),
)


def run(context: Context, given: Namespace) -> int:
    if not context.now_is_given:
        context = Context(context.data, clock.moment(AS_IF), context.passphrase, now_is_given=True)
    sample = Namespace(
        candidate=str(paths.resource("demo", "candidate.toml")), call=None, call_file=None
    )
    who = subject(context, sample)
    when = context.now.astimezone(clock.zone(clock.BRUSSELS)).date()
    output.paragraph(Message(N_("A sample candidate, as if it were {day}."), {"day": when}))
    print()
    print_assessment(assess(who.call, who.draft, context.now), who.draft)
    print_plan(plan(who.call, who.draft, context.now))
    found = slots(who.call, who.draft, context.now, reports(context, who))
    print_slots(found)
    files = _files(context, who, found)
    written = _write(Path(given.out) if given.out else context.data.demo, files)
    output.heading(translated(N_("Files written")))
    for file in written:
        output.line(file)
    return 0


def _files(context: Context, who: Subject, found: Slots) -> dict[str, bytes]:
    """What the demo writes, by name."""
    from nato_apply.checklist.pdf import rendered
    from nato_apply.cli.dossier import dossier
    from nato_apply.deadlines.calendar_file import calendar
    from nato_apply.documents.dossier import How
    from nato_apply.documents.dossier_choice import chosen

    return {
        "checklist.pdf": rendered(of_subject(context, who)),
        "calendar.ics": calendar(plan(who.call, who.draft, context.now)),
        "dossier.pdf": dossier(context, who, chosen(found, who.draft), How()).pdf,
    }


def _write(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Write the files into the folder, replacing only what an earlier demo wrote there."""
    try:
        paths.make_private(folder)
    except OSError as error:
        raise refused(folder, error) from None
    ours = _ours(folder / _RECORD)
    there = {name: _digest(folder / name) for name in files if os.path.lexists(folder / name)}
    others = [name for name, digest in there.items() if digest not in ours.get(name, [])]
    if others:
        raise UserFault(*(fault(NOT_OURS, file=str(folder / name)) for name in others))
    # Old and new: whichever stands there if the program is stopped in between, is ours.
    record = {
        name: list(dict.fromkeys([*ours.get(name, [])[-1:], hashlib.sha256(content).hexdigest()]))
        for name, content in files.items()
    }
    whole = {_RECORD: json.dumps(record).encode(), **files}
    write_all({folder / name: content for name, content in whole.items()}, replace=True)
    return [folder / name for name in files]


def _ours(record: Path) -> dict[str, list[str]]:
    """The digests of what earlier demos wrote, by name; none where the record is not to be read."""
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
        return {str(name): [str(digest) for digest in each] for name, each in found.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
    except OSError:  # not to be read: then it is not one that the demo left
        return ""
