"""Vacancies as one looks for them, and the candidate's choices among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.plain import plain

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, Task, Text, Vacancy
    from nato_apply.candidate.draft import Draft

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS_FR = (
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
)
_AT_MOST = re.compile(r"at most|up to|maximum|no more than|au plus|jusqu.à|maximal")


class Clause(NamedTuple):
    """A sentence of the notice, and where it stands."""

    cite: str
    text: str


# The choices


def chosen(call: Call, draft: Draft) -> tuple[Vacancy, ...]:
    """The vacancies chosen for this call, the one wanted most first."""
    found = (call.vacancy(choice) for choice in draft.choices)
    return tuple(vacancy for vacancy in found if vacancy is not None)


def set_aside(call: Call, draft: Draft) -> int:
    """How many choices are another call's: they are kept, and count for nothing here."""
    return len(draft.choices) - len(chosen(call, draft))


def with_choices_here(draft: Draft, call: Call, choices: Iterable[str]) -> Draft:
    """The draft with these choices of this call; those of another call are kept behind them."""
    from nato_apply.candidate.draft import with_choices

    others = [choice for choice in draft.choices if call.vacancy(choice) is None]
    return with_choices(draft, (*dict.fromkeys(choices), *others))


def added(draft: Draft, call: Call, vacancy: str) -> Draft:
    return with_choices_here(draft, call, (*_ids(call, draft), vacancy))


def removed(draft: Draft, call: Call, vacancy: str) -> Draft:
    """The draft without one choice. What was written on it is kept, in case it comes back."""
    return with_choices_here(draft, call, (c for c in _ids(call, draft) if c != vacancy))


def replaced(draft: Draft, call: Call, old: str, new: str) -> Draft:
    """The draft with another vacancy at the rank of a choice."""
    ids = _ids(call, draft)
    return with_choices_here(draft, call, (new if c == old else c for c in ids))


def moved(draft: Draft, call: Call, vacancy: str, to: int) -> Draft:
    """The draft with a choice at another rank, 0 for the one wanted most."""
    rest = [choice for choice in _ids(call, draft) if choice != vacancy]
    rest.insert(max(0, to), vacancy)
    return with_choices_here(draft, call, rest)


def _ids(call: Call, draft: Draft) -> list[str]:
    return [vacancy.id for vacancy in chosen(call, draft)]


def full(call: Call, draft: Draft) -> bool:
    """Whether the call allows no further choice."""
    return call.max_choices is not None and len(chosen(call, draft)) >= call.max_choices


def can_compare(call: Call) -> bool:
    """Whether there are two vacancies, and more is said of them than how they are called."""
    said = any(v.summary or v.url or v.group or tasks_of(call, v) for v in call.vacancies)
    return len(call.vacancies) > 1 and said


def to_compare(call: Call, draft: Draft, also: str = "") -> tuple[str, ...]:
    """Ids of vacancies to be seen beside each other: the choices, `also`, two at the least.

    Where too few are chosen, the first of the call that are not.
    """
    wanted = [*_ids(call, draft), *([also] if also else [])]
    rest = [vacancy.id for vacancy in call.vacancies if vacancy.id not in wanted]
    return (*dict.fromkeys(wanted), *rest[: max(0, 2 - len(set(wanted)))])


# What the notice says


def limit(call: Call) -> Clause | None:
    """The clause that limits the choices, as the call gives it, or in a sentence of ours.

    None where the call states no limit. Call files name no clause as *the* limit: it is the notice
    on choosing, else the step, that has the number together with “at most” or the like.
    """
    if call.max_choices is None:
        return None
    notices = [(notice.text, notice.cite) for notice in call.told("choose")]
    steps = [(step.text, step.cite) for step in call.steps]
    for text, cite in (*notices, *steps):
        if _limits(text, call.max_choices):
            return Clause(str(cite or ""), str(text))
    wording = N_("This call allows {most} at most.")
    return Clause("", str(Message(wording, {"most": call.max_choices})))


def _limits(text: Text, most: int) -> bool:
    said = f"{text.en or ''} {text.fr or ''}".casefold()
    words = [str(most)]
    if most < len(_NUMBERS):
        words += [_NUMBERS[most], _NUMBERS_FR[most]]
    return bool(_AT_MOST.search(said)) and any(re.search(rf"\b{w}\b", said) for w in words)


def cited(text: object, cite: object) -> str:
    """A text of the notice with its place behind it."""
    return f"{text} ({cite})" if cite else str(text)


def tasks_of(call: Call, vacancy: Vacancy) -> tuple[Task, ...]:
    """What an intern does in this vacancy, as far as the notice says it of this one."""
    return tuple(task for task in call.tasks if task.vacancy == vacancy.id)


def common_tasks(call: Call) -> tuple[Task, ...]:
    """What interns do in every vacancy of the call."""
    return tuple(task for task in call.tasks if task.vacancy is None)


def group_title(call: Call, vacancy: Vacancy) -> str:
    return next((str(group.title) for group in call.groups if group.id == vacancy.group), "")


# Searching


class Index:
    """The vacancies of a call by every word they are known by, in both languages."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._words = {v.id: _folded(" \n ".join(_said(call, v))) for v in call.vacancies}

    def found(self, text: str, group: str | None = None) -> tuple[Vacancy, ...]:
        """The vacancies (of one group) that have every typed word, accents and case apart.

        Looks in titles, summaries, tasks, keywords and ids. Nothing typed finds all.
        """
        wanted = _folded(text).split()
        return tuple(
            vacancy
            for vacancy in self._call.vacancies
            if group in (None, vacancy.group)
            and all(word in self._words[vacancy.id] for word in wanted)
        )


def example(call: Call) -> str:
    """A word that finds something, in the current language: call files give English words first."""
    words = next((v.keywords for v in call.vacancies if len(v.keywords) > 1), ())
    topics = [word for word in words if word.islower() and len(word) > 4]
    if not topics:
        return words[0] if words else ""
    return topics[0] if i18n.language() == "en" else topics[-1]


def _said(call: Call, vacancy: Vacancy) -> Iterator[str]:
    yield vacancy.id
    yield from vacancy.keywords
    texts = [vacancy.title, vacancy.summary, *(task.text for task in tasks_of(call, vacancy))]
    texts += [group.title for group in call.groups if group.id == vacancy.group]
    for text in texts:
        if text is not None:
            yield from (said for said in (text.en, text.fr) if said)


def _folded(text: str) -> str:
    return plain(text).replace("’", "'").replace("œ", "oe")


def words_on(vacancy: str) -> str:
    """The key under which a draft keeps why a vacancy was chosen."""
    return f"choice.{vacancy}"


def heading(call: Call, draft: Draft) -> str:
    """My choices · 2 of 3; without a limit, My choices · 2."""
    count = len(chosen(call, draft))
    if call.max_choices is None:
        return (
            str(Message(N_("My choices · {count}"), {"count": count}))
            if count
            else translated(N_("My choices"))
        )
    wording = N_("My choices · {count} of {most}")
    return str(Message(wording, {"count": count, "most": call.max_choices}))
