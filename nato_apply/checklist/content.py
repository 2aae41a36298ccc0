"""What stands in the checklist, apart from any layout."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import Any

import attrs

from nato_apply import clock, i18n
from nato_apply.calls.call import Call
from nato_apply.calls.call import Source as NoticeSource
from nato_apply.candidate.draft import Draft
from nato_apply.checklist import labels
from nato_apply.checklist.parts import (
    Checklist,
    Choice,
    CriterionPart,
    Made,
    MilestonePart,
    NoticePart,
    Round,
    Source,
    When,
    Whose,
    WordsPart,
)
from nato_apply.checklist.slot_parts import slot_parts
from nato_apply.checklist.still_open import still_open
from nato_apply.checklist.verdict import span_part, verdict, word
from nato_apply.deadlines.plan import Plan, PlanItem
from nato_apply.documents.slots import Slots
from nato_apply.eligibility.assess import Assessment
from nato_apply.i18n import N_, Message, plural, translated

_SOURCE_KINDS = {
    "official": N_("official notice"),
    "third-party": N_("third-party listing, unverified"),
    "own": N_("the candidate’s own description"),
}
_DISCLAIMER = N_(
    "This checklist is not NATO’s. It is advice and not a decision: NATO alone decides. "
    "The program that made it writes no part of an application."
)
_AI_BAN = "no-generative-ai"


def checklist(
    draft: Draft,
    assessment: Assessment,
    plan: Plan,
    slots: Slots,
    *,
    made: datetime,
    version: str,
    local_zone: tzinfo,
) -> Checklist:
    """Everything that is handed over about a draft, in the current language.

    `made` is the moment of the check, `version` this program's; `local_zone` is the reader's.
    """
    call = assessment.call
    today = made.astimezone(clock.zone(plan.zone)).date()
    return Checklist(
        language=i18n.language(),
        labels=labels.labels(),
        title=_title(call, draft),
        call=_round(call, plan, local_zone),
        whose=_whose(draft),
        prepared=Made(made, i18n.day(today)),
        version=version,
        day=_when(assessment.on),
        planned=draft.apply_on is not None,
        verdict=verdict(assessment, today),
        still_open=still_open(draft, assessment, plan, slots),
        criteria=_criteria(assessment),
        choices=tuple(_choices(call, draft)),
        documents=slot_parts(draft, slots),
        documents_remark=str(slots.remark) if slots.remark else None,
        milestones=tuple(_milestone(item, plan, local_zone) for item in plan.items),
        words=tuple(_words(call, draft)),
        can_apply=tuple(
            span_part(each.span, each.verdict)
            for each in assessment.can_apply
            if each.span.end is None or each.span.end >= today
        ),
        notices=tuple(_notices(call, assessment)),
        disclaimer=translated(_DISCLAIMER),
    )


def as_json(made: Checklist) -> dict[str, Any]:
    """What stands in the checklist as JSON values: moments in ISO 8601, no layout wording."""
    plain = attrs.asdict(made, value_serializer=_serialized)
    del plain["labels"]
    return {_JSON_NAMES.get(name, name): value for name, value in plain.items()}


_JSON_NAMES = {"still_open": "open", "whose": "draft", "prepared": "prepared_at", "day": "on"}


def _serialized(_part: object, _field: object, value: object) -> object:
    if not isinstance(value, When | Made):
        return list(value) if isinstance(value, tuple) else value
    if isinstance(value.at, datetime):
        return value.at.isoformat(timespec="seconds")
    return value.at.isoformat()


def _title(call: Call, draft: Draft) -> str:
    name = draft.person.name or draft.name
    params = {"call": str(call.title), "name": name or ""}
    wording = N_("Checklist for {name}: {call}") if name else N_("Checklist: {call}")
    return str(Message(wording, params))


def _round(call: Call, plan: Plan, local_zone: tzinfo) -> Round:
    note = N_("expected by you") if plan.expected else N_("assumed in part")
    noted = plan.expected or (plan.closes and call.window.assumed)
    return Round(
        id=call.id,
        title=str(call.title),
        source=_source(call.source),
        state=plan.state,
        zone=plan.zone,
        zone_word=_zone(plan.zone),
        opens=_moment(plan.opens) if plan.opens else None,
        closes=_moment(plan.closes) if plan.closes else None,
        closes_local=_moment(plan.closes.astimezone(local_zone)) if plan.closes else None,
        closes_note=translated(note) if noted else None,
    )


def _zone(name: str) -> str:
    """A time zone by its city."""
    if name == clock.BRUSSELS:
        return translated(N_("Brussels"))
    return name.rpartition("/")[2].replace("_", " ")


def _source(source: NoticeSource) -> Source:
    parts = [translated(_SOURCE_KINDS[source.kind])]
    if source.updated:
        parts.append(str(Message(N_("updated on {day}"), {"day": source.updated})))
    if source.read:
        parts.append(str(Message(N_("read on {day}"), {"day": source.read})))
    return Source(
        document=source.document,
        kind=source.kind,
        url=source.url,
        updated=_when(source.updated) if source.updated else None,
        read=_when(source.read) if source.read else None,
        about=", ".join(parts),
    )


def _whose(draft: Draft) -> Whose:
    sent = draft.submitted
    return Whose(
        draft=draft.name,
        candidate=draft.person.name,
        submitted=_moment(sent.at) if sent else None,
        receipt=sent.receipt if sent else None,
    )


def _criteria(assessment: Assessment) -> tuple[CriterionPart, ...]:
    return tuple(
        CriterionPart(
            id=result.criterion.id,
            kind=result.criterion.kind,
            status=result.status,
            word=word(result.status),
            cite=str(result.criterion.cite or ""),
            text=str(result.criterion.text),
            because=str(result.because),
        )
        for result in sorted(assessment.criteria, key=lambda result: not result.criterion.essential)
    )


def _choices(call: Call, draft: Draft) -> Iterator[Choice]:
    known = [found for choice in draft.choices if (found := call.vacancy(choice))]
    for rank, vacancy in enumerate(known, 1):
        yield Choice(
            rank=rank,
            id=vacancy.id,
            title=str(vacancy.title),
            group=next((str(g.title) for g in call.groups if g.id == vacancy.group), None),
            note=draft.words.get(f"choice.{vacancy.id}"),
        )


def _milestone(item: PlanItem, plan: Plan, local_zone: tzinfo) -> MilestonePart:
    if item.done:
        state, tone = N_("Done"), "met"
    elif item.overdue and item.kind == "advice":
        state, tone = N_("Do it now"), "arguable"
    elif item.overdue:
        state, tone = N_("Overdue"), "not_met"
    elif plan.submitted is not None:
        state, tone = N_("No longer needed"), "unstated"
    else:
        state, tone = N_("To do"), "unknown"
    return MilestonePart(
        id=item.id,
        kind=item.kind,
        title=str(item.title),
        why=str(item.why),
        due=_moment(item.due.astimezone(clock.zone(plan.zone))),
        due_local=_moment(item.due.astimezone(local_zone)),
        done=item.done,
        overdue=item.overdue,
        word=translated(state),
        tone=tone,
    )


def _words(call: Call, draft: Draft) -> Iterator[WordsPart]:
    for key, heading in _headings(call):
        text = unicodedata.normalize("NFC", draft.words.get(key, "")).strip()
        if text:
            yield _words_part(key, heading, len(text.split()), len(text))


def _words_part(key: str, heading: str, words: int, characters: int) -> WordsPart:
    counted = (
        plural("{count} word", "{count} words", words),
        plural("{count} character", "{count} characters", characters),
    )
    return WordsPart(key, heading, words, characters, ", ".join(counted))


def _headings(call: Call) -> Iterator[tuple[str, str]]:
    """What a candidate can write about, with the notice's headings: key and heading."""
    yield "motivation", translated(N_("Motivation"))
    for competency in call.competencies:
        yield f"competency.{competency.id}", str(competency.title)
    for criterion in call.criteria:
        heading: object = criterion.text
        if criterion.cite:
            params = {"cite": criterion.cite, "reason": criterion.text}
            heading = Message(N_("{cite}: {reason}"), params)
        yield f"criterion.{criterion.id}", str(heading)
    for vacancy in call.vacancies:
        wording = N_("Why this one: {vacancy}")
        yield f"choice.{vacancy.id}", str(Message(wording, {"vacancy": vacancy.title}))


def _notices(call: Call, assessment: Assessment) -> Iterator[NoticePart]:
    """The ban on AI first, then what the call tells here, then what matters for this candidate."""
    ban = tuple(notice for notice in call.notices if notice.id == _AI_BAN)
    told = tuple(dict.fromkeys((*ban, *call.told("checklist"))))
    for notice in told:
        lead = translated(N_("No generative AI.")) if notice.id == _AI_BAN else None
        yield NoticePart(notice.id, lead, str(notice.text), str(notice.cite or ""))
    for note in assessment.notes:
        yield NoticePart("", None, str(note), "")


def _when(day: date) -> When:
    return When(day, i18n.day(day))


def _moment(when: datetime) -> When:
    return When(when, f"{i18n.short_day(when)} {when.year}", i18n.time_of_day(when))
