"""What is still open in a draft, as rows of the summary: each leads to what settles it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nato_apply import i18n
from nato_apply.ui.answers import Answer
from nato_apply.ui.private_slots import is_private_id
from nato_apply.ui.questions import of_study

if TYPE_CHECKING:
    from nato_apply.checklist.parts import Checklist, OpenItem
    from nato_apply.ui.view import View


class StillOpen(NamedTuple):
    """What is open now, the gravest first; and the steps whose day is still to come, by day."""

    now: tuple[Answer, ...]
    ahead: tuple[Answer, ...]


def still_open(view: View, made: Checklist) -> StillOpen:
    """`made` is the checklist of the same view."""
    late = {item.id for item in view.plan.items if item.overdue} if view.plan else set()
    now = [item for item in made.still_open if item.kind != "deadline" or item.id in late]
    rows = (_row(item, view) for item in sorted(now, key=_gravity))
    return StillOpen(tuple(rows), tuple(_ahead(view, made)))


def _row(item: OpenItem, view: View) -> Answer:
    private = item.id == "person.accommodation"
    if item.kind == "document" and view.call is not None:
        private = is_private_id(item.id, view.call)
    return Answer(item.word, item.text, *_place(item, view), private=private)


def _ahead(view: View, made: Checklist) -> Iterator[Answer]:
    listed = {item.id for item in made.still_open if item.kind == "deadline"}
    for item in view.plan.items if view.plan is not None else ():
        if item.id in listed and not item.overdue:
            day = f"{i18n.short_day(item.due)} {item.due.year}"
            yield Answer(day, str(item.title), "deadlines", f"milestone.{item.id}")


def _place(item: OpenItem, view: View) -> tuple[str, str]:
    """The page that settles it, and the key of the thing on it."""
    match item.kind:
        case "condition":
            return "eligibility", f"asks.{item.id}"
        case "fact":
            return _fact(item.id, view)
        case "choice":
            return "choose", ""
        case "document":
            return "documents", f"slot.{item.id}"
        case "words":
            return "words", _unwritten(view)
        case "deadline":
            return "deadlines", f"milestone.{item.id}"


def _fact(path: str, view: View) -> tuple[str, str]:
    if path == "desirable":
        return "eligibility", f"asks.{_desirable(view)}"
    study = of_study(path)
    if study is not None:
        return "about_you", f"studies.{study[0]}"
    if path.startswith(("person.", "studies", "languages.")):
        return "about_you", path
    return "eligibility", path


def _desirable(view: View) -> str:
    """The first desirable criterion that a fact could still change."""
    results = view.assessment.criteria if view.assessment is not None else ()
    wanting = (r.criterion.id for r in results if not r.criterion.essential and r.missing)
    return next(wanting, "")


def _unwritten(view: View) -> str:
    """The first competency on which nothing is written."""
    competencies = view.call.competencies if view.call is not None else ()
    keys = (f"competency.{each.id}" for each in competencies)
    return next((key for key in keys if not view.draft.words.get(key, "").strip()), "")


def _gravity(item: OpenItem) -> int:
    """First what can make an application void, last what would only make it better."""
    if item.kind == "fact" and item.id == "desirable":
        return len(_GRAVEST_FIRST)
    return _GRAVEST_FIRST.index(item.kind)


_GRAVEST_FIRST = ("condition", "document", "choice", "deadline", "fact", "words")
