"""What is still open, most decisive first: conditions, facts, choices, documents, words, dates."""

from __future__ import annotations

from collections.abc import Iterator

from nato_apply.calls.call import Criterion
from nato_apply.candidate.draft import Draft
from nato_apply.checklist.parts import OpenItem, OpenKind
from nato_apply.deadlines.plan import Plan
from nato_apply.documents.slots import Slots, SlotView
from nato_apply.eligibility import asking
from nato_apply.eligibility.assess import Assessment
from nato_apply.i18n import N_, Message, translated

_KINDS: dict[OpenKind, str] = {
    "condition": N_("Condition"),
    "fact": N_("Fact"),
    "choice": N_("Choice"),
    "document": N_("Document"),
    "words": N_("Own words"),
    "deadline": N_("Deadline"),
}


def still_open(
    draft: Draft, assessment: Assessment, plan: Plan, slots: Slots
) -> tuple[OpenItem, ...]:
    """Everything that this candidate still has to settle, enter, choose, find, write or do."""
    return (
        *_conditions(assessment),
        *_facts(draft, assessment),
        *_choices(draft, assessment),
        *_documents(slots),
        *_words(draft, assessment),
        *_deadlines(draft, plan),
    )


def named(criterion: Criterion) -> str:
    """A criterion by its clause, else by its text."""
    return str(criterion.cite or Message(N_("“{text}”"), {"text": criterion.text}))


def _item(kind: OpenKind, key: str, text: Message) -> OpenItem:
    return OpenItem(kind=kind, id=key, word=translated(_KINDS[kind]), text=str(text))


def _conditions(assessment: Assessment) -> Iterator[OpenItem]:
    wordings = {
        "not_met": N_("{condition} is not met."),
        "arguable": N_("{condition} is arguable: a strict reader may say no."),
    }
    for status, wording in wordings.items():
        for result in assessment.criteria:
            if result.criterion.essential and result.status == status:
                text = Message(wording, {"condition": named(result.criterion)})
                yield _item("condition", result.criterion.id, text)


def _facts(draft: Draft, assessment: Assessment) -> Iterator[OpenItem]:
    for path in assessment.missing:
        fact = asking.asked(path, assessment.call, draft.studies)
        yield _item("fact", path, Message(N_("Not entered yet: {fact}"), {"fact": fact}))
    desirable = [
        named(result.criterion)
        for result in assessment.criteria
        if not result.criterion.essential and result.missing
    ]
    if desirable:
        wording = N_("Facts that could still change desirable criteria: see {conditions}.")
        params = {"conditions": list(dict.fromkeys(desirable))}
        yield _item("fact", "desirable", Message(wording, params))


def _choices(draft: Draft, assessment: Assessment) -> Iterator[OpenItem]:
    call = assessment.call
    if call.vacancies and not any(call.vacancy(choice) for choice in draft.choices):
        yield _item("choice", "choices", Message(N_("No vacancy is chosen yet.")))


def _documents(slots: Slots) -> Iterator[OpenItem]:
    for view in slots.slots:
        wording = _lacking(view)
        if wording:
            yield _item("document", view.slot.id, Message(wording, {"title": view.slot.title}))


def _lacking(view: SlotView) -> str | None:
    if view.state == "incomplete":
        return N_("Incomplete: {title}")
    if view.state == "ready" or view.required is False or view.slot.when == "selection":
        return None
    return N_("Missing: {title}") if view.required else N_("Not known yet whether needed: {title}")


def _words(draft: Draft, assessment: Assessment) -> Iterator[OpenItem]:
    competencies = assessment.call.competencies
    lacking = [
        str(each.title)
        for each in competencies
        if not draft.words.get(f"competency.{each.id}", "").strip()
    ]
    if lacking:
        params = {"count": len(lacking), "total": len(competencies), "titles": lacking}
        wording = N_("Not begun, {count} of {total} competencies: {titles}")
        yield _item("words", "competencies", Message(wording, params))


def _deadlines(draft: Draft, plan: Plan) -> Iterator[OpenItem]:
    if draft.submitted or plan.state == "closed":
        return
    for item in plan.items:
        if item.done:
            continue
        wording = N_("By {day}: {title}")
        if item.overdue:
            advised = N_("Advised by {day}, do it now: {title}")
            wording = advised if item.kind == "advice" else N_("Overdue since {day}: {title}")
        params = {"day": item.due.date(), "title": item.title}
        yield _item("deadline", item.id, Message(wording, params))
