"""The task list: what there is to do for an application, and how far each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from nato_apply import i18n
from nato_apply.i18n import N_, Message, plural, translated

if TYPE_CHECKING:
    from nato_apply.documents.slots import SlotView
    from nato_apply.ui.view import View

Shape = Literal["met", "arguable", "not_met", "unknown", "unstated"]


class Task(NamedTuple):
    """A page of the window that is a task. `module` and `cls` are imported on the first visit."""

    id: str
    name: str
    icon: str
    module: str
    cls: str


AFTERWARDS = Task("afterwards", N_("After submission"), "clock", "afterwards", "Afterwards")
"""The last: what will come, told beforehand, and a log once there is only waiting."""

TASKS = (
    Task("about_you", N_("About you"), "user", "about_you", "AboutYou"),
    Task("choose", N_("Choose vacancies"), "list-checks", "choose", "Choose"),
    Task("eligibility", N_("Check eligibility"), "shield-check", "eligibility", "Eligibility"),
    Task("documents", N_("Prove your studies"), "graduation-cap", "documents", "Documents"),
    Task("words", N_("Write in your own words"), "pen-line", "words", "Words"),
    Task("deadlines", N_("Keep the deadlines"), "calendar", "deadlines", "Deadlines"),
    Task("hand_over", N_("Check and hand over"), "send", "hand_over", "HandOver"),
    AFTERWARDS,
)


class Standing(NamedTuple):
    """How far a task is: a shape, a word for it, and one line."""

    shape: Shape
    word: str
    line: str

    @property
    def done(self) -> bool:
        return self.shape in ("met", "unstated")


def _done(line: str) -> Standing:
    return Standing("met", translated(N_("Done")), line)


def _open(line: str) -> Standing:
    return Standing("unknown", translated(N_("To do")), line)


def _heed(line: str) -> Standing:
    return Standing("arguable", translated(N_("Look again")), line)


def _wrong(line: str) -> Standing:
    return Standing("not_met", translated(N_("Something is missing")), line)


def standings(view: View) -> dict[str, Standing]:
    """How far each task is, by its id, in the current language."""
    return {**_standings(view), **_unread(view)}


def _unread(view: View) -> dict[str, Standing]:
    """Where something stands in a field that could not be read, the task is not done.

    The verdict stays: it is of what is known, and the field says so.
    """
    pages = [page for page in view.unread if page != "eligibility"]
    return {page: _look_again(pages.count(page)) for page in pages}


def _look_again(answers: int) -> Standing:
    return _heed(plural("{count} answer to look at", "{count} answers to look at", answers))


def _standings(view: View) -> dict[str, Standing]:
    if view.call is None:
        later = _open(translated(N_("Choose a call first")))
        return {task.id: _about(view) if task.id == "about_you" else later for task in TASKS}
    return {
        "about_you": _sent(view, _about(view)),
        "choose": _sent(view, _choices(view)),
        "eligibility": _eligibility(view),
        "documents": _sent(view, _documents(view)),
        "words": _sent(view, _words(view)),
        "deadlines": _deadlines(view),
        "hand_over": _hand_over(view),
        "afterwards": _afterwards(view),
    }


def done(view: View) -> int:
    """How many of the tasks are done."""
    return sum(1 for standing in standings(view).values() if standing.done)


def done_words(count: int) -> str:
    """That so many of the tasks are done."""
    return str(Message(N_("{done} of {all} done"), {"done": count, "all": len(TASKS)}))


def _sent(view: View, standing: Standing) -> Standing:
    """The same, but once submitted nothing is left to do about it."""
    if view.draft.submitted is None or standing.shape == "met":
        return standing
    return Standing("unstated", translated(N_("As submitted")), standing.line)


def _about(view: View) -> Standing:
    person, draft = view.draft.person, view.draft
    impossible = _impossible(view)
    if impossible:
        return _look_again(impossible)
    told = (
        bool(person.name),
        person.born is not None,
        bool(person.nationalities),
        draft.studies is not None,
        bool(draft.languages),
        person.accommodation is not None,
    )
    line = str(Message(N_("{done} of {all} answered"), {"done": sum(told), "all": len(told)}))
    return _done(line) if all(told) else _open(line)


def _impossible(view: View) -> int:
    """How many facts about the candidate cannot be true: a birth date to come, an end before."""
    from nato_apply.candidate.faults import faults  # not for the first paint

    return len(faults(view.draft, None, view.today))


def _choices(view: View) -> Standing:
    assert view.call is not None
    chosen = sum(1 for c in view.draft.choices if view.call.vacancy(c))
    most = view.call.max_choices
    if not view.call.vacancies:
        return _done(translated(N_("Nothing to choose here")))
    if most is None:
        line = plural("{count} vacancy chosen", "{count} vacancies chosen", chosen)
    else:
        line = str(Message(N_("{chosen} of {most} chosen"), {"chosen": chosen, "most": most}))
    if most is not None and chosen > most:
        return _wrong(line)
    return _done(line) if chosen else _open(line)


def _eligibility(view: View) -> Standing:
    assert view.assessment is not None
    found = view.assessment
    day = i18n.day_and_month(found.on)
    if found.verdict == "unstated":
        line = translated(N_("The notice states no conditions"))
        return Standing("unstated", translated(N_("Nothing to check")), line)
    if found.verdict == "unknown":
        return _open(
            plural("{count} question open", "{count} questions open", len(found.missing) or 1)
        )
    wording = {
        "met": N_("Yes on {day}"),
        "not_met": N_("No on {day}"),
        "arguable": N_("Arguable on {day}"),
    }[found.verdict]
    words = {"met": N_("Yes"), "not_met": N_("No"), "arguable": N_("Arguable")}[found.verdict]
    line = str(Message(wording, {"day": day}))
    return Standing(found.verdict, translated(words), line)


def needed(view: View) -> list[SlotView]:
    """The documents that this candidate has to hand in with the application."""
    assert view.slots is not None
    return [slot for slot in view.slots.slots if slot.required and slot.asked_now]


def _documents(view: View) -> Standing:
    assert view.slots is not None
    states = [slot.state for slot in needed(view)]
    missing, incomplete = states.count("missing"), states.count("incomplete")
    if missing:
        return _wrong(plural("{count} document missing", "{count} documents missing", missing))
    if incomplete:
        return _heed(
            plural("{count} document to look at", "{count} documents to look at", incomplete)
        )
    if any(s.required is None for s in view.slots.slots):
        return _open(translated(N_("Depends on your answers")))
    return _done(translated(N_("All there") if states else N_("None asked for")))


def headings(view: View) -> tuple[str, ...]:
    """What a candidate can write on for this call: ids as in the draft's words."""
    if view.call is None:
        return ()
    chosen = [c for c in view.draft.choices if view.call.vacancy(c)]
    return (
        *(f"competency.{c.id}" for c in view.call.competencies),
        *(f"criterion.{c.id}" for c in view.call.criteria if not c.essential),
        *(f"choice.{c}" for c in chosen),
        "motivation",
    )


def _words(view: View) -> Standing:
    wanted = headings(view)
    begun = sum(1 for heading in wanted if view.draft.words.get(heading))
    line = str(Message(N_("{begun} of {all} begun"), {"begun": begun, "all": len(wanted)}))
    return _done(line) if begun == len(wanted) else _open(line)


def left(remaining_s: int | None) -> str:
    """What is left until a moment: days, from the last day on hours, then minutes."""
    seconds = max(0, remaining_s or 0)
    if seconds >= 172_800:
        return plural("{count} day left", "{count} days left", seconds // 86_400)
    if seconds >= 7_200:
        return plural("{count} hour left", "{count} hours left", seconds // 3_600)
    return plural("{count} minute left", "{count} minutes left", seconds // 60)


def _deadlines(view: View) -> Standing:
    assert view.plan is not None
    plan = view.plan
    if plan.submitted is not None:
        return _done(translated(N_("Nothing more is due")))
    overdue = sum(1 for item in plan.items if item.overdue)
    if plan.state == "closed":
        return Standing("unknown", translated(N_("Closed")), translated(N_("The call is closed")))
    if plan.state == "undated":
        return _open(translated(N_("No date yet")))
    if overdue:
        return _heed(plural("{count} step to catch up on", "{count} steps to catch up on", overdue))
    return _done(left(plan.remaining_s))


def _hand_over(view: View) -> Standing:
    if view.draft.submitted is not None:
        return _done(
            str(Message(N_("Submitted on {day}"), {"day": view.draft.submitted.at.date()}))
        )
    return _open(translated(N_("Not yet")))


def _afterwards(view: View) -> Standing:
    if view.draft.submitted is None:
        return Standing("unknown", translated(N_("Later")), translated(N_("Later")))
    entries = len(view.draft.log)
    line = plural("{count} entry in the log", "{count} entries in the log", entries)
    waiting = translated(N_("Waiting"))
    return Standing("unknown", waiting, line if entries else waiting)
