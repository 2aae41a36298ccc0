"""`documents`: the slots this candidate must fill, and what each file given for them is worth."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from nato_apply.calls.sources import source_words
from nato_apply.cli import output
from nato_apply.cli.context import Context
from nato_apply.cli.document_files import looked_into
from nato_apply.cli.subject import subject
from nato_apply.documents.intake import FileReport, Finding
from nato_apply.documents.slots import Slots, SlotView, slots
from nato_apply.i18n import N_, plural, translated

SEVERITIES = {"stop": N_("cannot be used"), "warn": N_("warning"), "info": N_("note")}


def run(context: Context, given: Namespace) -> int:
    who = subject(context, given)
    looked = looked_into(context, who, given)
    found = slots(who.call, who.draft, context.now, looked.reports)
    if given.json:
        output.print_json(as_json(who.call.id, found))
    else:
        output.paragraph(who.call.title)
        output.paragraph(source_words(who.call.source))
        print_slots(found)
    return 0


def as_json(call_id: str, found: Slots) -> dict[str, Any]:
    """The slots in the shape of the contract."""
    return {
        "call": call_id,
        "slots": [
            {
                "id": view.slot.id,
                "title": str(view.slot.title),
                "required": view.required,
                "why": str(view.why),
                "files": [_file(report) for report in view.files],
                "state": view.state,
            }
            for view in found.slots
        ],
        "ready": found.ready,
    }


def _file(report: FileReport) -> dict[str, Any]:
    return {
        "file": report.file,
        "sha256": report.sha256,
        "media_type": report.media_type,
        "pages": report.pages,
        "language": report.language,
        "findings": [
            {"code": f.code, "severity": f.severity, "text": str(f.text)} for f in report.findings
        ],
    }


def print_slots(found: Slots) -> None:
    """The slots for a reader: whether each is needed, why, and the files with their findings."""
    output.heading(translated(N_("Documents")))
    if not found.slots:
        output.paragraph(translated(N_("The notice names no documents.")))
    for view in found.slots:
        output.paragraph(f"{_state(view)} – {view.slot.title}", hang=2)
        output.paragraph(view.why, 4)
        for report in view.files:
            output.paragraph(_file_line(report), 4)
            for finding in report.findings:
                severity = _severity(finding)
                output.paragraph(f"{severity} – {finding.text}", 8)
    if found.remark:
        output.paragraph(found.remark)
    elif found.slots:
        output.paragraph(_whole(found))


def _whole(found: Slots) -> str:
    if found.ready:
        return translated(N_("Everything asked for with the application is there."))
    return translated(N_("Not everything asked for with the application is there yet."))


def _severity(finding: Finding) -> str:
    word = translated(SEVERITIES[finding.severity])
    if not finding.overruled:
        return word
    return translated(N_("{severity}, overruled by you")).format(severity=word)


def _state(view: SlotView) -> str:
    if view.state == "ready":
        shape, words = "☑", N_("in order")
    elif view.required is None:
        shape, words = "○", N_("not known yet whether it is needed")
    elif not view.required:
        shape, words = "–", N_("not needed")
    else:
        shape = "☐"
        words = N_("to be replaced") if view.state == "incomplete" else N_("still missing")
    return f"{shape} {translated(words)}"


def _file_line(report: FileReport) -> str:
    """Its name and, where it could be read, what it is."""
    if report.sha256 is None:
        return report.file
    kind = report.media_type or translated(N_("unknown type"))
    if report.pages is not None:
        kind = f"{kind}, {plural('{count} page', '{count} pages', report.pages)}"
    return f"{report.file} ({kind})"
