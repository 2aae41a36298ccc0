"""Every answer of a draft on one page: what was asked, what was said, and where to change it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import words, writing
from nato_apply.ui.moments import both_times
from nato_apply.ui.phrases import titled

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.candidate.draft import Draft
    from nato_apply.checklist.parts import Checklist, OpenItem
    from nato_apply.deadlines.plan import Plan
    from nato_apply.ui.view import View

MOST_SHOWN = 600
"""Characters of a text shown here; the whole of it stands on its own page."""


class Answer(NamedTuple):
    """`answer` is empty where nothing was said. `tone` and `word`: a status, where it has one."""

    question: str
    answer: str
    page: str
    tone: str = ""
    word: str = ""


class Section(NamedTuple):
    title: str
    answers: tuple[Answer, ...]


def sections(view: View, made: Checklist) -> tuple[Section, ...]:
    """All of it, in the order of the task list. `made` is the checklist of the same view."""
    assert view.call is not None
    return (
        Section(translated(N_("You")), tuple(_person(view.draft))),
        Section(translated(N_("Vacancies, in order")), tuple(_choices(made))),
        Section(translated(N_("Eligibility")), tuple(_eligibility(view, view.call, made))),
        Section(translated(N_("Documents")), tuple(_documents(made))),
        Section(translated(N_("In your own words")), tuple(_texts(view))),
        Section(translated(N_("Dates")), tuple(_dates(view))),
    )


def _yes_no(value: bool | None) -> str:
    return "" if value is None else translated(N_("Yes") if value else N_("No"))


def _person(draft: Draft) -> Iterator[Answer]:
    person, page = draft.person, "about_you"
    yield Answer(translated(N_("Name")), person.name or "", page)
    born = i18n.day(person.born) if person.born else ""
    yield Answer(translated(N_("Birth date")), born, page)
    countries = i18n.listed(i18n.country(code) for code in person.nationalities or ())
    yield Answer(translated(N_("Nationalities")), countries, page)
    for study in draft.studies or ():
        lines = "\n".join((words.study_title(study), words.study_lines(study)))
        yield Answer(translated(N_("Study")), lines, page)
    if not draft.studies:
        yield Answer(translated(N_("Studies")), "", page)
    skills = [
        titled(i18n.language_name(code).capitalize(), translated(words.SKILLS[skill]))
        for code, skill in draft.languages.items()
    ]
    yield Answer(translated(N_("Languages")), "\n".join(skills), page)
    asks = translated(N_("Reasonable accommodation"))
    yield Answer(asks, _yes_no(person.accommodation), page)


def _choices(made: Checklist) -> Iterator[Answer]:
    for choice in made.choices:
        number = str(Message(N_("Choice {number}"), {"number": choice.rank}))
        yield Answer(number, choice.title, "choose")
    if not made.choices:
        yield Answer(translated(N_("Choices")), "", "choose")


def _eligibility(view: View, call: Call, made: Checklist) -> Iterator[Answer]:
    page, verdict = "eligibility", made.verdict
    yield Answer(translated(N_("The whole")), verdict.headline, page, verdict.status, verdict.word)
    for part in made.criteria:
        yield Answer(part.cite or part.text, part.because, page, part.status, part.word)
    told = view.draft.answers
    for question in call.questions:
        if question.id in told:
            yield Answer(str(question.text), _yes_no(told[question.id]), page)
    rest = [str(question.text) for question in call.questions if question.id not in told]
    if rest:
        listed = "\n".join(f"• {question}" for question in rest)
        yield Answer(translated(N_("Questions not answered yet")), listed, page)


def _documents(made: Checklist) -> Iterator[Answer]:
    for part in made.documents:
        files = "\n".join(f"{file.file} ({file.about})" for file in part.files)
        yield Answer(part.title, files or part.why, "documents", part.tone, part.word)
    if not made.documents:
        told = translated(N_("This notice names no documents"))
        yield Answer(translated(N_("Documents")), told, "documents")


def _texts(view: View) -> Iterator[Answer]:
    empty = []
    for heading in writing.headings(view):
        text = view.draft.words.get(heading.about, "").strip()
        if text:
            short = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
            yield Answer(heading.title, f"{short}\n({writing.size(text)})", "words")
        else:
            empty.append(heading.title)
    if empty:
        yield Answer(translated(N_("Nothing written yet")), ", ".join(empty), "words")


def _dates(view: View) -> Iterator[Answer]:
    day = view.draft.apply_on
    planned = i18n.weekday(day) if day else ""
    yield Answer(translated(N_("Day on which you mean to apply")), planned, "eligibility")
    plan = view.plan
    if plan is not None:
        closes = both_times(plan.closes, plan.zone) if plan.closes else ""
        wording = N_("Expected closing") if plan.expected else N_("Closing")
        yield Answer(translated(wording), closes, "deadlines")


def open_page(kind: str, about: str) -> str:
    """The page that settles what is still open, by the kind that the checklist gives it."""
    if kind == "fact":
        told = about.startswith(("person.", "studies", "languages"))
        return "about_you" if told else "eligibility"
    return {
        "condition": "eligibility",
        "choice": "choose",
        "document": "documents",
        "words": "words",
        "deadline": "deadlines",
    }[kind]


def parted(items: tuple[OpenItem, ...], plan: Plan | None) -> tuple[list[OpenItem], list[OpenItem]]:
    """What is open now, the gravest first, and the steps whose day is still to come."""
    overdue = {item.id for item in plan.items if item.overdue} if plan is not None else set()
    ahead = [item for item in items if item.kind == "deadline" and item.id not in overdue]
    return sorted((item for item in items if item not in ahead), key=_gravity), ahead


def _gravity(item: OpenItem) -> int:
    """First what can make an application void, last what would only make it better."""
    if item.kind == "fact" and item.id == "desirable":
        return len(_GRAVEST_FIRST)
    return _GRAVEST_FIRST.index(item.kind)


_GRAVEST_FIRST = ("condition", "document", "choice", "deadline", "fact", "words")
