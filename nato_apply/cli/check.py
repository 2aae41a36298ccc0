"""`check`: eligibility, with reasons."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from nato_apply.calls.sources import source_words
from nato_apply.candidate.draft import Draft
from nato_apply.cli import output
from nato_apply.cli.context import Context
from nato_apply.cli.subject import subject
from nato_apply.eligibility import asking
from nato_apply.eligibility.assess import Assessment, CriterionResult, VerdictSpan, assess
from nato_apply.eligibility.headline import STATUS_WORDS, SYMBOLS, headline
from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_, Message, translated

BAD_DATE = FaultKind("bad-date", N_("“{text}” is not a day. Write it as 2026-04-20."))


def run(context: Context, given: Namespace) -> int:
    on = day(given.on) if given.on is not None else None
    who = subject(context, given)
    assessment = assess(who.call, who.draft, context.now, on)
    if given.json:
        output.print_json(as_json(assessment))
    else:
        print_assessment(assessment, who.draft)
    return 0


def day(text: str) -> date:
    """The day an argument names. Raises `UserFault`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refuse(BAD_DATE, "--on", text=text) from None


def as_json(assessment: Assessment) -> dict[str, Any]:
    """The assessment in the shape of the contract."""
    return {
        "call": assessment.call.id,
        "on": assessment.on,
        "verdict": assessment.verdict,
        "criteria": [_criterion(result) for result in assessment.criteria],
        "missing": list(assessment.missing),
        "next_question": assessment.next_question,
        "windows": [_window(window) for window in assessment.windows],
        "can_apply": [_window(window) for window in assessment.can_apply],
        "notes": [str(note) for note in assessment.notes],
    }


def _criterion(result: CriterionResult) -> dict[str, Any]:
    return {
        "id": result.criterion.id,
        "kind": result.criterion.kind,
        "status": result.status,
        "cite": result.criterion.cite.named if result.criterion.cite else None,
        "text": str(result.criterion.text),
        "because": str(result.because),
        "missing": list(result.missing),
        "met": output.spans(result.met),
        "arguable": output.spans(result.arguable),
    }


def _window(window: VerdictSpan) -> dict[str, Any]:
    return {"from": window.span.start, "until": window.span.end, "verdict": window.verdict}


def print_assessment(assessment: Assessment, draft: Draft) -> None:
    """The assessment for a reader: the answer first, then the reasons."""
    call = assessment.call
    output.paragraph(call.title)
    output.paragraph(source_words(call.source))
    print()
    output.paragraph(f"{SYMBOLS[assessment.verdict]} {headline(assessment)}")
    for title, kind in ((N_("Essential"), "essential"), (N_("Desirable"), "desirable")):
        results = [r for r in assessment.criteria if r.criterion.kind == kind]
        if results:
            output.heading(translated(title))
        for result in results:
            _print_criterion(result)
    _print_days(assessment, draft)
    told = [notice.text for notice in call.told("eligibility")]
    if assessment.notes or told:
        output.heading(translated(N_("To note")))
        for note in (*assessment.notes, *told):
            output.item(note)
    print()
    output.paragraph(translated(N_("Advice, not a decision. This program is not NATO’s.")))


def _print_criterion(result: CriterionResult) -> None:
    criterion = result.criterion
    status = f"{SYMBOLS[result.status]} {translated(STATUS_WORDS[result.status])}"
    text = output.named(criterion.cite, criterion.text) if criterion.cite else criterion.text
    output.paragraph(f"{status} – {text}", hang=2)
    output.paragraph(result.because, 4)
    if result.status == "arguable" and criterion.careful_why:
        output.paragraph(criterion.careful_why, 4)


def _print_days(assessment: Assessment, draft: Draft) -> None:
    if assessment.can_apply:
        output.heading(translated(N_("When you can apply")))
        for window in assessment.can_apply:
            status = translated(STATUS_WORDS[window.verdict])
            days = output.named(status, output.span_words(window.span))
            output.paragraph(f"{SYMBOLS[window.verdict]} {days}")
    if assessment.missing:
        output.heading(translated(N_("What is still to be known")))
        for path in assessment.missing:
            output.item(f"{asking.asked(path, assessment.call, draft.studies)} ({path})")
    if assessment.next_question is not None and len(assessment.missing) > 1:
        first = asking.asked(assessment.next_question, assessment.call, draft.studies)
        output.paragraph(Message(N_("What would settle most: {question}"), {"question": first}))
