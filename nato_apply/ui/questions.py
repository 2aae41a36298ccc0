"""Facts as questions: how each is asked, which conditions ask it, and what a condition is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, Criterion
    from nato_apply.candidate.draft import Draft
    from nato_apply.candidate.facts import Study
    from nato_apply.eligibility.assess import Assessment, CriterionResult

_ASKED = {
    "person.born": N_("When were you born?"),
    "person.nationalities": N_("Which nationalities do you hold?"),
    "person.accommodation": N_("Do you ask for reasonable accommodation of a disability?"),
    "studies": N_("What have you studied, or what are you studying now?"),
}
_ASKED_OF_STUDY = {
    "level": N_("At which level is {study}?"),
    "started": N_("When did {study} begin?"),
    "awarded": N_("Did you obtain the degree for {study}?"),
}
_HELP = {
    "person.born": N_("Type it as 3/5/2004 or 3 May 2004."),
    "person.nationalities": N_("Type to find a country; add all you hold."),
    "studies": N_("Add each study you began, finished or not, newest first."),
    "languages": N_("Levels of the Common European Framework."),
    "level": N_("Only university studies count for the years and the degree."),
    "started": N_("Type it as 1/9/2022 or 1 September 2022."),
}
_STUDY_PATH = re.compile(r"studies\[(\d+)\]\.(\w+)")


def of_study(path: str) -> tuple[int, str] | None:
    """The study (by its place) and the field that a key path such as ``studies[0].level`` names."""
    found = _STUDY_PATH.fullmatch(path)
    return (int(found[1]), found[2]) if found else None


def still_there(path: str, draft: Draft) -> bool:
    """Whether there is still such a fact: a study may have been removed."""
    place = of_study(path)
    return place is None or place[0] < len(draft.studies or ())


def value(draft: Draft, path: str) -> Any:
    """What the draft says of a fact; None where it is not known. The fact must still be there."""
    place = of_study(path)
    if place is not None:
        return getattr((draft.studies or ())[place[0]], place[1])
    kind, _dot, rest = path.partition(".")
    if kind == "person":
        return getattr(draft.person, rest)
    if kind == "languages":
        return draft.languages.get(rest)
    return draft.answers.get(rest) if kind == "answers" else draft.studies


def question(path: str, call: Call, studies: tuple[Study, ...] | None) -> str:
    """What to ask for a fact, in the current language."""
    from nato_apply.eligibility import asking

    if path in _ASKED:
        return translated(_ASKED[path])
    place = of_study(path)
    if place is not None:
        index, field = place
        study = asking.named((studies or ())[index], index)
        return str(Message(_ASKED_OF_STUDY[field], {"study": study}))
    kind, _dot, rest = path.partition(".")
    if kind == "languages":
        name = i18n.language_name(rest)
        return str(Message(N_("How well do you know {language}?"), {"language": name}))
    return str(asking.asked(path, call, studies))


def told(path: str) -> str:
    """How to answer, in the current language; empty where that goes without saying."""
    place = of_study(path)
    key = place[1] if place else path if path in _HELP else path.partition(".")[0]
    return translated(_HELP[key]) if key in _HELP else ""


def facts_of(criterion: Criterion, call: Call) -> tuple[str, ...]:
    """The facts that a condition asks, read either way: key paths in the order of asking."""
    from nato_apply.calls.rules import leaves
    from nato_apply.eligibility import asking

    rules = [criterion.rule, *([criterion.careful] if criterion.careful else [])]
    paths = (path for rule in rules for leaf in leaves(rule) for path in _paths(leaf))
    return asking.in_order(paths, call)


def _paths(leaf: object) -> Iterator[str]:
    from nato_apply.calls import rules

    match leaf:
        case rules.Nationality():
            yield "person.nationalities"
        case rules.AgeAtLeast() | rules.AgeAtMost():
            yield "person.born"
        case rules.Accommodation():
            yield "person.accommodation"
        case rules.Languages(codes):
            yield from (f"languages.{code}" for code in codes)
        case rules.Answer(asked):
            yield f"answers.{asked}"
        case _:
            yield "studies"


def open_questions(assessment: Assessment) -> tuple[str, ...]:
    """The facts that can still change the answer, the one to ask first before the others."""
    first = assessment.next_question
    rest = (path for path in assessment.missing if path != first)
    return (*([first] if first else []), *rest)


def further_questions(assessment: Assessment) -> tuple[str, ...]:
    """The facts that only desirable conditions miss: they change no answer, but help."""
    asked = set(assessment.missing)
    desirable = (result for result in assessment.criteria if not result.criterion.essential)
    paths = (path for result in desirable for path in result.missing)
    return tuple(dict.fromkeys(path for path in paths if path not in asked))


def asked_by(path: str, assessment: Assessment) -> tuple[CriterionResult, ...]:
    """The conditions whose status a fact can settle; where it is known, those that ask it."""
    missing = [result for result in assessment.criteria if path in result.missing]
    if missing:
        return tuple(missing)
    call = assessment.call
    return tuple(r for r in assessment.criteria if path in facts_of(r.criterion, call))


# What a condition is about, in a word or two


def names(criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """A short name for each condition, no two alike where the notice's numbering allows it."""
    topics = [topic(criterion) for criterion in criteria]
    found = []
    for criterion, about in zip(criteria, topics, strict=True):
        if not about:
            found.append(str(criterion.cite or criterion.text))
        elif topics.count(about) > 1 and criterion.cite:
            found.append(f"{about} · {criterion.cite}")
        else:
            found.append(about)
    return tuple(found)


def topic(criterion: Criterion) -> str:
    """What a condition is about (Nationality, Age 21, Studies); empty for a question of its own."""
    from nato_apply.calls import rules

    leaf = next(rules.leaves(criterion.rule))
    match leaf:
        case rules.Nationality():
            return translated(N_("Nationality"))
        case rules.AgeAtLeast(years) | rules.AgeAtMost(years):
            return str(Message(N_("Age {years}"), {"years": years}))
        case rules.Languages(codes, _level, every):
            return _languages(codes, every=every)
        case rules.Accommodation():
            return translated(N_("Accommodation"))
        case rules.Answer():
            return ""
        case _:
            return translated(N_("Studies"))


def _languages(codes: tuple[str, ...], *, every: bool) -> str:
    spoken = [i18n.language_name(code) for code in codes]
    if every or len(spoken) < 2:
        text = i18n.listed(spoken)
    else:
        first, last = ", ".join(spoken[:-1]), spoken[-1]
        text = str(Message(N_("{first} or {last}"), {"first": first, "last": last}))
    return text[:1].upper() + text[1:]
