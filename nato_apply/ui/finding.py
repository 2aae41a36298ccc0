"""Finding something in a draft and its call: texts, studies, choices, criteria, papers, dates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import words, writing
from nato_apply.ui.tasks import AFTERWARDS, TASKS
from nato_apply.ui.widgets.plain import plain

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.view import View

MOST = 100
"""As many as one would still read through."""

AROUND = 48
"""Characters of a text shown on each side of what was found in it."""


class Thing(NamedTuple):
    """What can be found. `key` names it to its page; `shown`: a text of it that the page shows."""

    page: str
    key: str
    title: str
    text: str = ""
    shown: str = ""
    own: bool = False
    """Whether the candidate entered it: then it comes before what the notice says."""


class Hit(NamedTuple):
    thing: Thing
    where: str
    """The page it stands on, in the current language."""
    excerpt: str
    """What stands around the words that were found; empty where they are in the title."""


def things(view: View) -> tuple[Thing, ...]:
    """All that can be found, in the order of the pages."""
    found = [*_about_you(view.draft)]
    if view.call is not None:
        found += [*_choose(view.call, view.draft), *_conditions(view.call)]
        found += [*_documents(view.call, view.draft), *_texts(view), *_dates(view)]
        found += _after(view.call)
    return (*found, *_log(view.draft))


def search(known: tuple[Thing, ...], asked: str) -> tuple[Hit, ...]:
    """What holds every word asked for; accents and capitals are ignored. Titles come first."""
    wanted = plain(asked).split()
    if not wanted:
        return ()
    pages = {task.id: translated(task.name) for task in TASKS}
    ranked: list[tuple[int, Hit]] = []
    for thing in known:
        title, text = plain(thing.title), plain(thing.text)
        if all(word in title or word in text for word in wanted):
            in_title = all(word in title for word in wanted)
            excerpt = _excerpt(thing.text, wanted)
            rank = (not thing.own) * 2 + (not in_title)
            ranked.append((rank, Hit(thing, pages[thing.page], excerpt)))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(hit for _rank, hit in ranked[:MOST])


def _excerpt(text: str, wanted: list[str]) -> str:
    """The text around the first word found in it, else its beginning, on one line."""
    flat = " ".join(text.split())
    # Letter by letter, so that places in the folded text are places in the text.
    folded = [plain(letter)[:1] or " " for letter in flat]
    joined = "".join(folded)
    places = [place for word in wanted if (place := joined.find(word)) >= 0]
    middle = min(places, default=0)
    start, end = max(0, middle - AROUND), middle + 2 * AROUND
    before, after = "…" if start else "", "…" if end < len(flat) else ""
    return f"{before}{flat[start:end].strip()}{after}"


def _about_you(draft: Draft) -> Iterator[Thing]:
    def told(title: str, text: str, key: str, shown: str = "") -> Thing:
        return Thing("about_you", key, title, text, shown or title, own=True)

    person = draft.person
    yield told(translated(N_("Name")), person.name or "", "person.name")
    born = i18n.day(person.born) if person.born else ""
    yield told(translated(N_("Birth date")), born, "person.born")
    for code in person.nationalities or ():
        country = i18n.country(code)
        yield told(country, translated(N_("Nationality")), f"nationality.{code}")
    for code, skill in draft.languages.items():
        language = i18n.language_name(code).capitalize()
        yield told(language, translated(words.SKILLS[skill]), f"languages.{code}")
    for number, study in enumerate(draft.studies or ()):
        title = words.study_title(study)
        yield told(title, words.study_lines(study), f"studies.{number}")


def _choose(call: Call, draft: Draft) -> Iterator[Thing]:
    for vacancy in call.vacancies:
        title = str(vacancy.title)
        text = " ".join((str(vacancy.summary or ""), *vacancy.keywords))
        own = vacancy.id in draft.choices
        yield Thing("choose", f"vacancy.{vacancy.id}", title, text.strip(), title, own)


def _conditions(call: Call) -> Iterator[Thing]:
    for criterion in call.criteria:
        text = str(criterion.text)
        title = f"{criterion.cite} · {text}" if criterion.cite else text
        more = str(criterion.careful_why or "")
        yield Thing("eligibility", f"criterion.{criterion.id}", title, more, text)
    for question in call.questions:
        text = str(question.text)
        yield Thing("eligibility", f"answers.{question.id}", text, "", text)


def _documents(call: Call, draft: Draft) -> Iterator[Thing]:
    for slot in call.slots:
        title = str(slot.title)
        yield Thing("documents", f"slot.{slot.id}", title, str(slot.text or ""), title)
    for document in draft.documents:
        slot_of = call.slot(document.slot)
        text = " · ".join(part for part in (slot_of and str(slot_of.title), document.note) if part)
        yield Thing("documents", f"file.{document.file}", document.file, text, document.file, True)


def _texts(view: View) -> Iterator[Thing]:
    for heading in writing.headings(view):
        own = view.draft.words.get(heading.about, "")
        text = own or heading.prompt
        yield Thing("words", heading.about, heading.title, text, heading.title, bool(own))


def _dates(view: View) -> Iterator[Thing]:
    for item in view.plan.items if view.plan is not None else ():
        title = str(item.title)
        day = i18n.day(item.due.date())
        yield Thing("deadlines", f"milestone.{item.id}", title, day, title)


def _after(call: Call) -> Iterator[Thing]:
    for step in call.steps:
        yield Thing("hand_over", f"step.{step.id}", str(step.text), "", str(step.text))
    for stage in call.stages:
        title = str(stage.title)
        yield Thing(AFTERWARDS.id, f"stage.{stage.id}", title, str(stage.text or ""), title)


def _log(draft: Draft) -> Iterator[Thing]:
    if draft.submitted is not None:
        title = str(Message(N_("Submitted on {day}"), {"day": draft.submitted.at.date()}))
        yield Thing("hand_over", "submitted", title, draft.submitted.receipt or "", title, True)
    for number, entry in enumerate(draft.log):
        day = i18n.day(entry.on)
        yield Thing(AFTERWARDS.id, f"log.{number}", entry.text, day, entry.text, True)
