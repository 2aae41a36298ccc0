"""What can be wrong with a draft beyond its file's shape: values, order of dates, unknown ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from nato_apply import i18n
from nato_apply.calls.call import Call
from nato_apply.candidate.draft import Draft
from nato_apply.candidate.facts import Study
from nato_apply.errors import Fault, FaultKind, fault, nearest
from nato_apply.i18n import N_
from nato_apply.toml_input import NOT_IN_LIST

EARLIEST = date(1900, 1, 1)

BEFORE_STARTED = FaultKind(
    "before-started", N_("{day} is before the study began, on {started}. Correct one of the two.")
)
TOO_EARLY = FaultKind("too-early", N_("{day} is before 1900. Check the year."))
IN_FUTURE = FaultKind("in-future", N_("{day} is after today. Check the year."))
NEGATIVE_YEARS = FaultKind("negative-years", N_("the years completed cannot be negative."))
NO_SUCH_VACANCY = FaultKind("no-such-vacancy", N_("this call has no vacancy “{id}” ({hint})."))
NO_SUCH_SLOT = FaultKind("no-such-slot", N_("this call asks for no document “{id}” ({hint})."))
CHOSEN_TWICE = FaultKind("chosen-twice", N_("“{id}” is chosen twice. Keep it once, at its rank."))
TOO_MANY = FaultKind(
    "too-many-choices",
    N_("{count} vacancies are chosen and this call allows {most}. Keep the {most} you want most."),
)


def beyond(of_shape: Iterable[Fault], found: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults found that are not about a value whose shape has a fault already."""
    keys = {fault.key for fault in of_shape}
    return tuple(fault for fault in found if fault.key not in keys)


def faults(
    draft: Draft, call: Call | None, today: date, *, other_call: bool = False
) -> tuple[Fault, ...]:
    """Every fault of the draft's values, with key paths of the candidate file.

    With `other_call`, the draft was made for another call than `call`: its choices and slots that
    this one does not have are no faults (they are set aside).
    """
    found = [*_of_person(draft, today), *_of_languages(draft), *_of_studies(draft)]
    if call is not None:
        found.extend(_of_choices(draft, call, other_call))
        if not other_call:
            found.extend(_of_slots(draft, call))
    return tuple(found)


def _of_person(draft: Draft, today: date) -> Iterator[Fault]:
    born = draft.person.born
    if born is not None and born < EARLIEST:
        yield fault(TOO_EARLY, "person.born", day=born)
    if born is not None and born > today:
        yield fault(IN_FUTURE, "person.born", day=born)
    known = i18n.countries()
    for index, code in enumerate(draft.person.nationalities or ()):
        if code not in known:
            yield _not_in_list(code, known, f"person.nationalities[{index}]")


def _of_languages(draft: Draft) -> Iterator[Fault]:
    known = i18n.language_names()
    for code in draft.languages:
        if code not in known:
            yield _not_in_list(code, known, f"languages.{code}")


def _not_in_list(code: str, known: Iterable[str], where: str) -> Fault:
    return fault(NOT_IN_LIST, where, value=code, hint=nearest(code, known))


def _of_studies(draft: Draft) -> Iterator[Fault]:
    for index, study in enumerate(draft.studies or ()):
        for found in of_study(study):
            yield found._replace(key=f"studies[{index}].{found.key}")


def of_study(study: Study) -> Iterator[Fault]:
    """The faults of one study, with key paths below it."""
    if study.started is not None:
        if study.started < EARLIEST:
            yield fault(TOO_EARLY, "started", day=study.started)
        for name in ("ends", "awarded"):
            day = getattr(study, name)
            if day and day < study.started:
                yield fault(BEFORE_STARTED, name, day=day, started=study.started)
    if (study.years_completed or 0) < 0:
        yield fault(NEGATIVE_YEARS, "years_completed")


def _of_choices(draft: Draft, call: Call, other_call: bool) -> Iterator[Fault]:
    known = [vacancy.id for vacancy in call.vacancies]
    counted = [choice for choice in draft.choices if not other_call or choice in known]
    for index, choice in enumerate(draft.choices):
        if choice in draft.choices[:index]:
            yield fault(CHOSEN_TWICE, f"choices[{index}]", id=choice)
        elif choice not in known and not other_call:
            yield fault(
                NO_SUCH_VACANCY, f"choices[{index}]", id=choice, hint=nearest(choice, known)
            )
    if call.max_choices is not None and len(counted) > call.max_choices:
        yield fault(TOO_MANY, "choices", count=len(counted), most=call.max_choices)


def _of_slots(draft: Draft, call: Call) -> Iterator[Fault]:
    known = [slot.id for slot in call.slots]
    for index, document in enumerate(draft.documents):
        if document.slot not in known:
            where = f"documents[{index}].slot"
            yield fault(NO_SUCH_SLOT, where, id=document.slot, hint=nearest(document.slot, known))
