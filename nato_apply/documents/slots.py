"""Document slots: which the candidate must fill, why, and what the files given are worth."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from attrs import frozen

from nato_apply.calls.call import Call, DocumentSlot
from nato_apply.candidate.draft import Document, Draft
from nato_apply.documents import fitting
from nato_apply.documents.fitting import Around
from nato_apply.documents.intake import FileReport
from nato_apply.eligibility import asking, reasons
from nato_apply.eligibility.assess import day_in_question, today
from nato_apply.eligibility.evaluate import Evaluator
from nato_apply.eligibility.timeline import NO, UNKNOWN, YES
from nato_apply.i18n import N_, Message


@frozen
class SlotView:
    """One slot. `required` is `None` while it is not known whether the document is needed."""

    slot: DocumentSlot
    required: bool | None
    why: object
    files: tuple[FileReport, ...]
    state: Literal["missing", "incomplete", "ready"]

    @property
    def asked_now(self) -> bool:
        """Asked for with the application, not later in the selection."""
        return self.slot.when == "application"


@frozen
class Slots:
    """Every slot; `ready` when each document asked for with the application is there and usable.

    `remark` says what it means where no proof of study is asked of the candidate.
    """

    slots: tuple[SlotView, ...]
    ready: bool
    remark: object | None


def slots(
    call: Call,
    draft: Draft,
    now: datetime,
    reports: Mapping[str, FileReport],
    on: date | None = None,
) -> Slots:
    """The call's slots for this candidate on the day in question; `reports` by `Document.file`."""
    evaluator = Evaluator(draft.facts, today(call, now))
    day = day_in_question(call, draft, now, on)
    beside = fitting.around(call, draft, reports, now)
    views = tuple(_view(slot, evaluator, day, beside) for slot in call.slots)
    asked = [view for view in views if view.asked_now]
    ready = all(view.required is False or view.state == "ready" for view in asked)
    return Slots(views, ready, _remark(asked))


def _view(slot: DocumentSlot, evaluator: Evaluator, day: date, beside: Around) -> SlotView:
    required, why = _needed(slot, beside.call, evaluator, day)
    given = [document for document in beside.draft.documents if document.slot == slot.id]
    files = tuple(fitting.fitted(d, slot, beside) for d in given if d.file in beside.reports)
    return SlotView(slot, required, why, files, _state(given, files))


def _state(
    given: list[Document], files: tuple[FileReport, ...]
) -> Literal["missing", "incomplete", "ready"]:
    if not given:
        return "missing"
    stopped = any(f.severity == "stop" for file in files for f in file.findings)
    return "incomplete" if stopped or len(files) < len(given) else "ready"


def _needed(
    slot: DocumentSlot, call: Call, evaluator: Evaluator, day: date
) -> tuple[bool | None, object]:
    if slot.needed is None:
        return True, _why(slot, Message(N_("Asked of every candidate.")))
    judged = evaluator.judged(slot.needed)
    truth = judged.line.on(day.toordinal())
    missing = asking.in_order(judged.missing(day.toordinal()), call)
    reason = reasons.because(judged, judged, reasons.View(call, evaluator, day), missing)
    required = {YES: True, NO: False, UNKNOWN: None}[truth]
    if slot.when == "selection" and required:
        wording = N_("{reason} It is asked for later, during the selection.")
        return required, _why(slot, Message(wording, {"reason": reason}))
    return required, _why(slot, reason)


def _why(slot: DocumentSlot, reason: object) -> object:
    if slot.cite is None:
        return reason
    return Message(N_("{cite}: {reason}"), {"cite": slot.cite, "reason": reason})


def _remark(asked: list[SlotView]) -> object | None:
    """What it means that no slot is needed: with nothing to prove, one may not be eligible."""
    depending = [view for view in asked if view.slot.needed is not None]
    if not depending or any(view.required for view in depending):
        return None
    if any(view.required is None for view in depending):
        return Message(N_("Which proof of study you need depends on facts that are not known yet."))
    return Message(
        N_(
            "You state neither a degree nor a study under way, so there is nothing to prove: "
            "look at what the eligibility page says about it."
        )
    )
