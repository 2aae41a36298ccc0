"""`demo`: the whole main job on a sample candidate, into files that only it replaces."""

from __future__ import annotations

import hashlib
import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from nato_apply import clock, i18n, paths
from nato_apply.cli.check import print_assessment
from nato_apply.cli.checklist import of_subject
from nato_apply.cli.context import Context
from nato_apply.cli.documents import print_slots
from nato_apply.cli.plan import print_plan
from nato_apply.cli.subject import Subject, reports, subject
from nato_apply.deadlines.plan import plan
from nato_apply.documents.slots import slots
from nato_apply.eligibility.assess import assess
from nato_apply.errors import FaultKind, UserFault, fault
from nato_apply.i18n import N_, translated
from nato_apply.whole_file import refused, write_whole

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
    wording = translated(N_("A sample candidate, as if it were {day}.\n"))
    print(wording.format(day=i18n.day(context.now.date())))
    print_assessment(assess(who.call, who.draft, context.now))
    made = plan(who.call, who.draft, context.now)
    print_plan(made)
    print_slots(slots(who.call, who.draft, context.now, reports(context, who)))
    folder = Path(given.out) if given.out else context.data.made(context.data.demo)
    written = _write(folder, _files(context, who))
    print()
    for file in written:
        print(file)
    return 0


def _files(context: Context, who: Subject) -> dict[str, Callable[[], bytes]]:
    """What the demo writes, by name; each is made only when it is written."""

    def checklist() -> bytes:
        from nato_apply.checklist.pdf import rendered

        return rendered(of_subject(context, who))

    def calendar() -> bytes:
        from nato_apply.deadlines.calendar_file import calendar

        return calendar(plan(who.call, who.draft, context.now))

    return {"checklist.pdf": checklist, "calendar.ics": calendar}


def _write(folder: Path, files: dict[str, Callable[[], bytes]]) -> list[Path]:
    """Write the files into the folder, replacing only what an earlier demo wrote there."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from None
    ours = _ours(folder / _RECORD)
    others = [
        name
        for name in files
        if (folder / name).exists() and _digest(folder / name) != ours.get(name)
    ]
    if others:
        raise UserFault(*(fault(NOT_OURS, file=str(folder / name)) for name in others))
    record: dict[str, str] = {}
    for name, made in files.items():
        content = made()
        write_whole(folder / name, content, replace=True)
        record[name] = hashlib.sha256(content).hexdigest()
    write_whole(folder / _RECORD, json.dumps(record).encode(), replace=True)
    return [folder / name for name in files]


def _ours(record: Path) -> dict[str, str]:
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
