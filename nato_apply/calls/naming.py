"""What the things of a call are called, by their ids, in whichever call knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nato_apply.calls.call import Call


def vacancy(calls: Iterable[Call], id_: str) -> object:
    """The title of a vacancy; its id where no call knows it."""
    return _first(calls, id_, lambda call: (found := call.vacancy(id_)) and found.title)


def question(calls: Iterable[Call], id_: str) -> object:
    """The text of a question; its id where no call knows it."""
    return _first(calls, id_, lambda call: (found := call.question(id_)) and found.text)


def slot(calls: Iterable[Call], id_: str) -> object:
    """The title of a document slot; its id where no call knows it."""
    return _first(calls, id_, lambda call: (found := call.slot(id_)) and found.title)


def milestone(calls: Iterable[Call], id_: str) -> object:
    """The title of a milestone; its id where no call knows it."""

    def found(call: Call) -> object:
        return next((each.title for each in call.milestones if each.id == id_), None)

    return _first(calls, id_, found)


def title(calls: Iterable[Call], id_: str) -> object:
    """The title of a call; its id where it is not known."""
    return _first(calls, id_, lambda call: call.title if call.id == id_ else None)


def heading(calls: Iterable[Call], about: str) -> object:
    """What an own text is on: a competency, a condition, a vacancy; `about` where none is known."""
    kind, _dot, id_ = about.partition(".")

    def found(call: Call) -> object:
        if kind == "competency":
            return next((each.title for each in call.competencies if each.id == id_), None)
        if kind == "criterion":
            return next((each.cite or each.text for each in call.criteria if each.id == id_), None)
        if kind == "choice":
            chosen = call.vacancy(id_)
            return chosen and chosen.title
        asked = call.slot(about)
        return asked and asked.title

    return _first(calls, about, found)


def _first(calls: Iterable[Call], id_: str, found: Callable[[Call], object]) -> object:
    return next((name for call in calls if (name := found(call))), id_)
