"""The fixed wording set around the parts of a checklist: headings, column titles, the footer."""

from __future__ import annotations

from typing import Final

from nato_apply.i18n import N_, translated

_LABELS: Final = {
    "checklist": N_("Application checklist"),
    "prepared": N_("Prepared on {day}"),
    "unnamed": N_("Name not entered yet"),
    "draft": N_("draft “{name}”"),
    "planned": N_("Planned day of application"),
    "day": N_("Day in question"),
    "unplanned": N_("No day of application is planned yet."),
    "closing": N_("Closing"),
    "no_closing": N_("The notice states no closing date"),
    "zoned": N_("{moment}, {zone} time"),
    "local": N_("{moment}, local time"),
    "same": N_("{zone} and local time"),
    "source": N_("Source"),
    "submitted": N_("Submitted"),
    "receipt": N_("Receipt: {receipt}"),
    "open": N_("Still open"),
    "none_open": N_("Nothing is open."),
    "essential": N_("Essential criteria"),
    "desirable": N_("Desirable criteria"),
    "met_of": N_("{met} of {total} met"),
    "status": N_("Status"),
    "condition": N_("Condition"),
    "reason": N_("Reason"),
    "choices": N_("Chosen vacancies, in order of preference"),
    "documents": N_("Documents"),
    "done": N_("Done"),
    "document": N_("Document"),
    "files": N_("Document, files and what was found"),
    "more": N_("Further findings, not shown: {count}"),
    "milestones": N_("Deadlines"),
    "milestone": N_("Milestone"),
    "due": N_("Due, {zone} time"),
    "due_both": N_("Due, {zone} and local time"),
    "words": N_("Own words begun"),
    "windows": N_("Days on which you can apply"),
    "notices": N_("What you must know"),
    "quoted": N_("“{text}”"),
    "tick": N_("Tick when done: {what}"),
    "footer_source": N_("Source, {kind}: {document}"),
    "footer_day": N_("Checked on {day} with NATO Apply {version}"),
    "page": N_("Page {page} of {pages}"),
    "continued": N_("{title} (continued)"),
    "not_shown": N_("� stands for a character that the font of this document does not have."),
}


def labels() -> dict[str, str]:
    """Every label by its name, in the current language."""
    return {name: translated(text) for name, text in _LABELS.items()}
