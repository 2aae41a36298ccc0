"""Every answer of a draft on one page: what was asked, what was said, and where to change it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import private_slots, words, writing
from nato_apply.ui.moments import both_times

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.candidate.draft import Draft
    from nato_apply.checklist.parts import Checklist
    from nato_apply.ui.view import View

MOST_SHOWN = 600
"""Characters of a text shown here; the whole of it stands on its own page."""


class Answer(NamedTuple):
    """`answer` is empty where nothing was said. `tone` and `word`: a status, where it has one.

    `page` and `key` name the thing that settles it (`Page.point`); `own`: it can be changed there.
    `private`: before a projector, neither it nor its status is shown.
    """

    question: str
    answer: str
    page: str
    key: str = ""
    tone: str = ""
    word: str = ""
    own: bool = True
    private: bool = False


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
        Section(translated(N_("Documents")), tuple(_documents(view.call, made))),
        Section(translated(N_("In your own words")), tuple(_texts(view))),
        Section(translated(N_("Dates")), tuple(_dates(view))),
    )


def _yes_no(value: bool | None) -> str:
    return "" if value is None else translated(N_("Yes") if value else N_("No"))


def _person(draft: Draft) -> Iterator[Answer]:
    person, page = draft.person, "about_you"
    yield Answer(translated(N_("Name")), person.name or "", page, "person.name")
    born = i18n.day(person.born) if person.born else ""
    yield Answer(translated(N_("Birth date")), born, page, "person.born")
    countries = i18n.listed(i18n.country(code) for code in person.nationalities or ())
    yield Answer(translated(N_("Nationalities")), countries, page, "person.nationalities")
    for place, study in enumerate(draft.studies or ()):
        lines = "\n".join((words.study_title(study), words.study_lines(study)))
        yield Answer(translated(N_("Study")), lines, page, f"studies.{place}")
    if not draft.studies:
        yield Answer(translated(N_("Studies")), "", page, "studies")
    for code, skill in draft.languages.items():
        language = i18n.language_name(code).capitalize()
        yield Answer(language, translated(words.SKILLS[skill]), page, f"languages.{code}")
    if not draft.languages:
        yield Answer(translated(N_("Languages")), "", page, "languages.en")
    asks = translated(N_("Reasonable accommodation"))
    yield Answer(asks, _yes_no(person.accommodation), page, "person.accommodation", private=True)


def _choices(made: Checklist) -> Iterator[Answer]:
    for choice in made.choices:
        number = str(Message(N_("Choice {number}"), {"number": choice.rank}))
        yield Answer(number, choice.title, "choose", f"choice.{choice.id}")
    if not made.choices:
        yield Answer(translated(N_("Choices")), "", "choose")


def _eligibility(view: View, call: Call, made: Checklist) -> Iterator[Answer]:
    page, verdict = "eligibility", made.verdict
    hidden = {c.id for c in call.criteria if private_slots.is_private_condition(c)}
    yield Answer(
        translated(N_("The whole")),
        verdict.headline,
        page,
        tone=verdict.status,
        word=verdict.word,
        own=False,
    )
    for part in made.criteria:
        asked, key = part.cite or part.text, f"asks.{part.id}"
        private = part.id in hidden
        yield Answer(asked, part.because, page, key, part.status, part.word, private=private)
    told = view.draft.answers
    for question in call.questions:
        if question.id in told:
            key = f"answers.{question.id}"
            yield Answer(str(question.text), _yes_no(told[question.id]), page, key)
    rest = [question for question in call.questions if question.id not in told]
    if rest:
        listed = "\n".join(f"• {question.text}" for question in rest)
        title = translated(N_("Questions not answered yet"))
        yield Answer(title, listed, page, f"answers.{rest[0].id}")


def _documents(call: Call, made: Checklist) -> Iterator[Answer]:
    for part in made.documents:
        files = "\n".join(f"{file.file} ({file.about})" for file in part.files)
        said, key = files or part.why, f"slot.{part.id}"
        hidden = private_slots.is_private_id(part.id, call)
        yield Answer(part.title, said, "documents", key, part.tone, part.word, private=hidden)
    if not made.documents:
        told = translated(N_("This notice names no documents"))
        yield Answer(translated(N_("Documents")), told, "documents", own=False)


def _texts(view: View) -> Iterator[Answer]:
    empty = []
    for heading in writing.headings(view):
        text = view.draft.words.get(heading.about, "").strip()
        if text:
            short = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
            said = f"{short}\n({writing.size(text)})"
            yield Answer(heading.title, said, "words", heading.about)
        else:
            empty.append(heading)
    if empty:
        titles = ", ".join(heading.title for heading in empty)
        yield Answer(translated(N_("Nothing written yet")), titles, "words", empty[0].about)


def _dates(view: View) -> Iterator[Answer]:
    day = view.draft.apply_on
    planned = i18n.weekday(day) if day else ""
    asked = translated(N_("Day on which you mean to apply"))
    yield Answer(asked, planned, "eligibility", "apply_on")
    plan = view.plan
    if plan is not None:
        closes = both_times(plan.closes, plan.zone) if plan.closes else ""
        own = plan.expected or plan.closes is None
        wording = N_("Expected closing") if plan.expected else N_("Closing")
        key = "plan.closes" if own else f"milestone.{plan.items[-1].id}"
        yield Answer(translated(wording), closes, "deadlines", key, own=own)
