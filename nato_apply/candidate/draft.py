"""A draft: one candidate's preparation for one call. Frozen; an edit gives a new draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

import attrs
from attrs import field, frozen

from nato_apply.candidate.facts import Facts, Person, Skill, Study

V = TypeVar("V")


@frozen
class Document:
    """A file given for a slot. `file` is its name; with the other fields, a self-translation."""

    slot: str
    file: str
    translation_of: str | None = None
    translator: str | None = None
    from_language: str | None = None
    translated_on: date | None = None
    statement: str | None = None
    note: str | None = None


@frozen
class OwnPlan:
    """The candidate's own dates: an expected closing (wall clock, or with an offset), and ticks."""

    closes: datetime | None = None
    done: tuple[str, ...] = ()


@frozen
class Submitted:
    at: datetime
    receipt: str | None = None


@frozen
class LogEntry:
    on: date
    text: str


@frozen
class Draft:
    """Everything a candidate has entered and chosen. The field's own words are kept as typed."""

    name: str | None = None
    call: str | None = None
    choices: tuple[str, ...] = ()
    apply_on: date | None = None
    person: Person = Person()
    languages: Mapping[str, Skill] = field(factory=dict)
    studies: tuple[Study, ...] | None = None
    answers: Mapping[str, bool] = field(factory=dict)
    documents: tuple[Document, ...] = ()
    words: Mapping[str, str] = field(factory=dict)
    plan: OwnPlan = OwnPlan()
    submitted: Submitted | None = None
    log: tuple[LogEntry, ...] = ()

    @property
    def facts(self) -> Facts:
        return Facts(self.person, self.languages, self.studies, self.answers)


def begun_from(before: Draft, call_id: str | None) -> Draft:
    """A new draft for a call with what an earlier one knows of the candidate: facts, documents."""
    return Draft(
        call=call_id,
        person=before.person,
        languages=before.languages,
        studies=before.studies,
        answers=before.answers,
        documents=before.documents,
    )


def with_person(draft: Draft, **changes: Any) -> Draft:
    """The draft with fields of the person changed; `None` makes a fact unknown again."""
    return attrs.evolve(draft, person=attrs.evolve(draft.person, **changes))


def with_language(draft: Draft, code: str, skill: Skill | None) -> Draft:
    """The draft with the command of one language stated, or unknown again."""
    return attrs.evolve(draft, languages=_changed(draft.languages, code, skill))


def with_answer(draft: Draft, question: str, answer: bool | None) -> Draft:
    """The draft with a question answered yes or no, or not answered."""
    return attrs.evolve(draft, answers=_changed(draft.answers, question, answer))


def with_words(draft: Draft, about: str, text: str) -> Draft:
    """The draft with the candidate's own text on one heading; an empty text removes it."""
    return attrs.evolve(draft, words=_changed(draft.words, about, text or None))


def with_study(draft: Draft, index: int, study: Study) -> Draft:
    """The draft with one study replaced; at the index after the last, added."""
    studies = list(draft.studies or ())
    studies[index : index + 1] = [study]
    return attrs.evolve(draft, studies=tuple(studies))


def without_study(draft: Draft, index: int) -> Draft:
    """The draft without one study. Having removed the last, the studies are not known."""
    studies = list(draft.studies or ())
    del studies[index]
    return attrs.evolve(draft, studies=tuple(studies) or None)


def with_years_dated(draft: Draft, today: date) -> Draft:
    """The draft with the day written down that years completed are about, so that it stays."""

    def dated(study: Study) -> Study:
        if study.years_completed is None:
            return study
        return attrs.evolve(study, years_as_of=study.years_stated_on(today))

    return attrs.evolve(draft, studies=draft.studies and tuple(map(dated, draft.studies)))


def with_years_kept(draft: Draft, before: Draft) -> Draft:
    """The draft with years completed that say no day about the day they were about `before`.

    Of the same study, and where the number is the same: said again, it is no newer.
    """
    known = {attrs.evolve(study, years_as_of=None): study for study in before.studies or ()}

    def kept(study: Study) -> Study:
        return known.get(study, study)

    return attrs.evolve(draft, studies=draft.studies and tuple(map(kept, draft.studies)))


def without_documents(draft: Draft) -> Draft:
    """The draft without its documents, where their files are not at hand."""
    return attrs.evolve(draft, documents=())


def with_file_names(draft: Draft, names: Mapping[str, str]) -> Draft:
    """The draft with files called by other names, where `names` has one for the name they had."""
    documents = tuple(
        attrs.evolve(
            document,
            file=names.get(document.file, document.file),
            translation_of=document.translation_of
            and names.get(document.translation_of, document.translation_of),
        )
        for document in draft.documents
    )
    return attrs.evolve(draft, documents=documents)


def with_choices(draft: Draft, choices: tuple[str, ...]) -> Draft:
    """The draft with these vacancies chosen, in this order of preference."""
    return attrs.evolve(draft, choices=choices)


def with_tick(draft: Draft, milestone: str, done: bool) -> Draft:
    """The draft with a milestone ticked off, or not."""
    kept = tuple(m for m in draft.plan.done if m != milestone)
    ticks = (*kept, milestone) if done else kept
    return attrs.evolve(draft, plan=attrs.evolve(draft.plan, done=ticks))


def _changed(mapping: Mapping[str, V], key: str, value: V | None) -> dict[str, V]:
    changed = dict(mapping)
    if value is None:
        changed.pop(key, None)
    else:
        changed[key] = value
    return changed
