"""Why a criterion has its status: one sentence, with the candidate's own dates.

A sentence keeps only what decided: the leaves that make the truth what it is on the day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from nato_apply import i18n
from nato_apply.calls.call import Call
from nato_apply.calls.rules import (
    Accommodation,
    AgeAtLeast,
    AgeAtMost,
    Answer,
    Degree,
    Enrolled,
    Languages,
    Nationality,
    RecentDegree,
    StudiedYears,
)
from nato_apply.candidate.facts import SKILLS, UNIVERSITY, Study
from nato_apply.candidate.personal import Told
from nato_apply.eligibility import asking
from nato_apply.eligibility.asking import CountryName, LanguageName
from nato_apply.eligibility.dates import birthday
from nato_apply.eligibility.evaluate import Evaluator
from nato_apply.eligibility.judged import Judged
from nato_apply.eligibility.members import member_since
from nato_apply.eligibility.studies import end_of_recency, last_day
from nato_apply.eligibility.timeline import NEVER, NO, UNKNOWN, YES
from nato_apply.i18n import N_, Counted, Message, translated


class Sentence(NamedTuple):
    """Clauses that make one sentence; `str` gives it in the current language."""

    plain: tuple[object, ...]
    strictly: tuple[object, ...] = ()

    def __str__(self) -> str:
        text = _joined(self.plain)
        if self.strictly:
            text = translated(N_("{plain}; read strictly: {strictly}")).format(
                plain=text, strictly=_joined(self.strictly)
            )
        return f"{text[:1].upper()}{text[1:]}." if text else ""


class View:
    """What reasons are written from: the call, the facts as judged, and the day."""

    __slots__ = ("call", "day", "evaluator", "facts", "ordinal", "university")

    def __init__(self, call: Call, evaluator: Evaluator, day: date) -> None:
        self.call = call
        self.evaluator = evaluator
        self.facts = evaluator.facts
        self.day = day
        self.ordinal = day.toordinal()
        self.university = [s for s in self.facts.studies or () if s.level in UNIVERSITY]


def because(plain: Judged, careful: Judged, view: View, missing: Sequence[str]) -> Sentence:
    """The reason for a criterion's status on the day of `view`; `missing`: what it still lacks."""
    truth = plain.line.on(view.ordinal)
    if truth == UNKNOWN:
        return Sentence((Message(N_("not known yet: {facts}"), _asked(view, missing)),))
    if truth == NO or careful is plain:
        return Sentence(_clauses(plain, view))
    strict = careful.line.on(view.ordinal)
    if strict == YES:
        return Sentence(_clauses(careful, view))
    if strict == UNKNOWN:
        depends = Message(N_("it depends on {facts}"), _asked(view, missing))
        return Sentence(_clauses(plain, view), (depends,))
    return Sentence(_clauses(plain, view), _clauses(careful, view))


def _joined(clauses: Sequence[object]) -> str:
    if len(clauses) == 1:
        return str(clauses[0])
    return translated(N_("; ")).join(map(str, clauses))


def _asked(view: View, missing: Sequence[str]) -> dict[str, object]:
    words = [asking.asked(path, view.call, view.facts.studies) for path in missing]
    return {"facts": _Quoted(words)}


class _Quoted:
    """What is asked, as a list in a sentence; questions in quotation marks."""

    def __init__(self, asked: Sequence[object]) -> None:
        self._asked = asked

    def __str__(self) -> str:
        quoted = translated(N_("“{text}”"))
        words = [
            str(each) if isinstance(each, Message) else quoted.format(text=each)
            for each in self._asked
        ]
        return i18n.listed(words)


def _clauses(judged: Judged, view: View) -> tuple[object, ...]:
    found: list[object] = []
    for leaf in judged.decisive(view.ordinal):
        clause = _LEAVES[type(leaf.rule)](leaf.rule, leaf.line.on(view.ordinal) == YES, view)
        if clause not in found:
            found.append(clause)
    return tuple(found)


def _nationality(rule: Nationality, true: bool, view: View) -> Message:
    held = view.facts.person.nationalities or ()
    if rule.of != "nato-member":
        among = next((code for code in held if code in rule.of), None)
        if among and true:
            return Told(N_("you are a national of {country}"), {"country": CountryName(among)})
        return _no_nationality(held)
    since = {code: member_since()[code] for code in held if code in member_since()}
    if not since:
        return _no_nationality(held)
    first = min(since, key=lambda code: since[code])
    wording = (
        N_("{country}: a NATO member since {day}")
        if true
        else N_("{country}: a NATO member only from {day}")
    )
    return Told(wording, {"country": CountryName(first), "day": since[first]})


def _no_nationality(held: Sequence[str]) -> Message:
    if not held:
        return Told(N_("you state no nationality"))
    names = [CountryName(code) for code in held]
    return Told(N_("none of your nationalities counts here ({countries})"), {"countries": names})


def _age_at_least(rule: AgeAtLeast, true: bool, view: View) -> Message:
    return _birthday(view, rule.years, passed=true)


def _age_at_most(rule: AgeAtMost, true: bool, view: View) -> Message:
    return _birthday(view, rule.years + 1, passed=not true)


def _birthday(view: View, years: int, *, passed: bool) -> Message:
    born = view.facts.person.born
    assert born is not None
    day = date.fromordinal(min(birthday(born, years), NEVER - 1))
    wording = N_("you turned {years} on {day}") if passed else N_("you turn {years} on {day}")
    return Told(wording, {"years": years, "day": day})


def _studied(rule: StudiedYears, true: bool, view: View) -> Message:
    years = Counted("{count} year", "{count} years", rule.years)
    line = view.evaluator.judged(rule).line
    day = line.days[-1] if line.days and line.values[-1] == YES else None
    if true:
        by = view.day if day is None else date.fromordinal(day)
        return Message(N_("{years} of university study completed by {day}"), _in(years, by))
    if day is not None:
        wording = N_("{years} of university study are completed only on {day}")
        return Message(wording, _in(years, date.fromordinal(day)))
    wording = N_("the studies you entered do not come to {years} at university")
    return Message(wording, {"years": years})


def _in(years: Counted, day: date) -> dict[str, object]:
    return {"years": years, "day": day}


def _enrolled(_rule: Enrolled, true: bool, view: View) -> Message:
    studies = [s for s in view.university if s.started is not None]
    if true:
        return _under_way(studies, view.day)
    future = [s.started for s in studies if s.started and s.started > view.day]
    ended = [last for s in studies if (last := last_day(s)) and last < view.day]
    if future:
        return Message(N_("enrolled only from {day}"), {"day": min(future)})
    if ended:
        return Message(N_("not enrolled since {day}"), {"day": max(ended)})
    return Message(N_("not enrolled at a university"))


def _under_way(studies: Sequence[Study], day: date) -> Message:
    current = [
        (study.started, last_day(study))
        for study in studies
        if study.started and study.started <= day and day <= (last_day(study) or day)
    ]
    started, last = max(current, key=lambda pair: pair[1] or date.max)
    if last is None:
        return Message(N_("enrolled since {started}"), {"started": started})
    return Message(N_("enrolled from {started} to {last}"), {"started": started, "last": last})


def _degree(_rule: Degree, true: bool, view: View) -> Message:
    awarded = [s.awarded for s in view.university if s.awarded]
    held = [day for day in awarded if day <= view.day]
    if true:
        return Message(N_("degree obtained on {day}"), {"day": min(held)})
    if awarded:
        return Message(N_("degree expected only on {day}"), {"day": min(awarded)})
    return Message(N_("no degree obtained by {day}"), {"day": view.day})


def _recent_degree(rule: RecentDegree, true: bool, view: View) -> Message:
    held = [s for s in view.university if s.awarded and s.awarded <= view.day]
    if not held:
        return _degree(Degree(), False, view)
    awarded = max((_rank(s, rule.highest), s.awarded or date.min) for s in held)[1]
    ends = end_of_recency(awarded, rule.months, rule.under)
    last = date.fromordinal(min(ends, NEVER) - 1)
    months = Counted("{count} month", "{count} months", rule.months)
    params = {"awarded": awarded, "months": months, "last": last}
    if true:
        return Message(N_("degree of {awarded}, recent enough until {last} ({months})"), params)
    return Message(
        N_("the degree of {awarded} was recent enough only until {last} ({months})"), params
    )


def _rank(study: Study, by_level: bool) -> int:
    return UNIVERSITY.index(study.level) if by_level and study.level in UNIVERSITY else 0


def _languages(rule: Languages, true: bool, view: View) -> object:
    spoken = view.facts.languages
    stated = [code for code in rule.codes if code in spoken]
    if true and not rule.every:
        stated = [max(stated, key=lambda code: SKILLS.index(spoken[code]))]
    levels = [Spoken(code, spoken[code]) for code in stated]
    if true:
        return Message(N_("you state {levels}"), {"levels": levels})
    wording = N_("you state {levels}; {needed} is needed")
    return Message(wording, {"levels": levels, "needed": rule.level})


class Spoken(NamedTuple):
    """A language and one's command of it, in words: English C1, no French."""

    code: str
    skill: str

    def __str__(self) -> str:
        language = str(LanguageName(self.code))
        if self.skill == "none":
            return translated(N_("no {language}")).format(language=language)
        if self.skill == "native":
            return translated(N_("{language} as a first language")).format(language=language)
        return f"{language} {self.skill}"


def _answer(rule: Answer, true: bool, view: View) -> Message:
    question = view.call.question(rule.question)
    text = question.text if question else rule.question
    wording = (
        N_("you answered yes to “{question}”") if true else N_("you answered no to “{question}”")
    )
    return Message(wording, {"question": text})


def _accommodation(_rule: Accommodation, true: bool, _view: View) -> Message:
    if true:
        return Told(N_("you ask for reasonable accommodation"))
    return Told(N_("you do not ask for reasonable accommodation"))


_Clause = Callable[[Any, bool, View], object]
_LEAVES = cast(
    dict[type, _Clause],
    {
        Nationality: _nationality,
        AgeAtLeast: _age_at_least,
        AgeAtMost: _age_at_most,
        StudiedYears: _studied,
        Enrolled: _enrolled,
        Degree: _degree,
        RecentDegree: _recent_degree,
        Languages: _languages,
        Answer: _answer,
        Accommodation: _accommodation,
    },
)
