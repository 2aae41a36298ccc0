"""Assessing the sample again, as the window does after each edit, beside two other ways.

What is measured is everything a page shows: each criterion with status, reason and what it misses,
the windows, the notes, every sentence as text. Beside it, in one run:

- an if-chain written by hand for this one call, which gives the verdict of one day and nothing
  else (`allowed`: so many times as long);
- json-logic from PyPI, asked about each criterion in each reading on each day on which anything
  changes, the only way it can give windows; it knows no reasons (ours has to be faster).

Prints one JSON object: medians in microseconds of the processor's time, which other programs on
the computer change least, and the ratios.
"""

from __future__ import annotations

import functools
import json
import statistics
import sys
import time
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nato_apply import paths
from nato_apply.calls.call import Call
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Draft
from nato_apply.candidate.facts import SKILLS, Study
from nato_apply.eligibility.assess import Assessment, assess
from nato_apply.eligibility.headline import headline
from nato_apply.eligibility.members import member_since

ROUNDS, REPEATS, ALLOWED = 60, 20, 60
NOW = datetime(2026, 4, 10, 7, tzinfo=UTC)

# ------------------------------------------------------------------------------- ours


def shown(call: Call, draft: Draft) -> list[str]:
    """An assessment with all that is read off it, as text."""
    assessment = assess(call, draft, NOW)
    texts = [str(headline(assessment)), *map(str, assessment.notes)]
    texts += [str(result.because) for result in assessment.criteria]
    return texts


# ------------------------------------------------------------------------- by hand

NO, UNKNOWN, YES = 0, 1, 2


def by_hand(draft: Draft, on: date, today: date) -> str:
    """The verdict for nato-hq-2026 on a day, for any candidate."""
    person, languages = draft.person, draft.languages
    verdict = "met"
    if person.nationalities is None:
        verdict = "unknown"
    elif not any(code in MEMBERS and MEMBERS[code] <= on for code in person.nationalities):
        return "not_met"
    if person.born is None:
        verdict = "unknown"
    elif age(person.born, on) < 21:
        return "not_met"
    equivalent = answered(draft, "equivalent-education")
    if draft.studies is None:
        plain, careful = (YES if equivalent == YES else UNKNOWN), UNKNOWN
    else:
        proven = max((max(enrolled(s, on), recent(s, on)) for s in draft.studies), default=NO)
        years = two_years(draft.studies, on, today)
        plain, careful = max(years, equivalent, proven), min(years, proven)
    if plain == NO:
        return "not_met"
    verdict = worse(verdict, plain, careful)
    best = max(
        LEVELS[languages["en"]] if "en" in languages else -1,
        LEVELS[languages["fr"]] if "fr" in languages else -1,
    )
    silent = UNKNOWN if "en" not in languages or "fr" not in languages else NO
    plain, careful = (YES if best >= B2 else silent), (YES if best >= C1 else silent)
    if plain == NO:
        return "not_met"
    verdict = worse(verdict, plain, careful)
    plain = answered(draft, "drafts-in-english")
    if plain == NO:
        return "not_met"
    english = UNKNOWN if "en" not in languages else YES if LEVELS[languages["en"]] >= B2 else NO
    return worse(verdict, plain, min(plain, english))


def worse(verdict: str, plain: int, careful: int) -> str:
    if verdict == "unknown" or plain == UNKNOWN:
        return "unknown"
    return verdict if careful == YES else "arguable"


def answered(draft: Draft, question: str) -> int:
    answer = draft.answers.get(question)
    return UNKNOWN if answer is None else YES if answer else NO


def age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def enrolled(study: Study, on: date) -> int:
    last = study.ends or study.awarded
    if study.level == "other" or (last and on > last):
        return NO
    if study.started is None:
        return UNKNOWN
    return NO if on < study.started else YES if study.level else UNKNOWN


def recent(study: Study, on: date) -> int:
    """A degree of twelve months ago at most."""
    if study.level == "other":
        return NO
    if study.awarded is None:
        return UNKNOWN if study.ends and on > study.ends else NO
    if not study.awarded or not study.awarded <= on <= a_year_after(study.awarded):
        return NO
    return YES if study.level else UNKNOWN


def two_years(studies: Sequence[Study], on: date, today: date) -> int:
    least, most = 0, 0
    least_spans: list[tuple[date, date]] = []
    most_spans: list[tuple[date, date]] = []
    for study in studies:
        if study.level == "other":
            continue
        until = min(on, study.ends + DAY) if study.ends else on
        if study.years_completed is not None:
            low, high = stated_months(study, on, until, today)
            least, most = least + (low if study.level else 0), most + high
        elif study.started is None:
            most += 24
        elif study.started <= until:
            most_spans.append((study.started, until))
            if study.level:
                least_spans.append((study.started, until))
    if least + merged_months(least_spans) >= 24:
        return YES
    return UNKNOWN if most + merged_months(most_spans) >= 24 else NO


def stated_months(study: Study, on: date, until: date, today: date) -> tuple[int, int]:
    assert study.years_completed is not None
    count = min(12 * study.years_completed, 24)
    stated = study.years_as_of or (min(today, study.ends) if study.ends else today)
    since = months(stated, until) if stated <= until else 0
    if on >= stated:
        return count + since, count + since
    if study.started is None:
        return 0, count
    grown = min(count, months(study.started, on)) if study.started <= on else 0
    return grown, grown


def merged_months(spans: list[tuple[date, date]]) -> int:
    if len(spans) > 1:
        spans.sort()
        joined = [spans[0]]
        for start, until in spans[1:]:
            if start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], until))
            else:
                joined.append((start, until))
        spans = joined
    return sum(months(start, until) for start, until in spans)


def months(start: date, until: date) -> int:
    """Whole months; one ends on its first day's number, or on the last of a shorter month."""
    count = (until.year - start.year) * 12 + until.month - start.month
    if until.day < start.day and until.day < monthrange(until.year, until.month)[1]:
        return count - 1
    return count


def a_year_after(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


DAY = timedelta(days=1)
MEMBERS = member_since()
LEVELS = {skill: place for place, skill in enumerate(SKILLS)}
B2, C1 = LEVELS["B2"], LEVELS["C1"]

# ---------------------------------------------------------------------- json-logic


def json_logic() -> Callable[[object, dict[str, Any]], object]:
    """`jsonLogic` of PyPI, two of whose words only Python 2 knew: `reduce` and `keys()[0]`."""
    spec = find_spec("json_logic")
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).read_text(encoding="utf-8")
    names: dict[str, Any] = {"reduce": functools.reduce, "__name__": "json_logic"}
    exec(source.replace("tests.keys()[0]", "next(iter(tests))"), names)
    found: Callable[[object, dict[str, Any]], object] = names["jsonLogic"]
    return found


def var(name: str) -> dict[str, str]:
    return {"var": name}


def since(name: str) -> dict[str, Any]:
    return {"<=": [var(name), var("day")]}


def between(first: str, last: str) -> dict[str, Any]:
    return {"<=": [var(first), var("day"), var(last)]}


def level(code: str, least: str) -> dict[str, Any]:
    return {">=": [var(f"{code}"), SKILLS.index(least)]}


ENROLLED, RECENT = between("started", "ends"), between("awarded", "a_year_after")
MASTERS = {"and": [var("relevant-masters"), var("final-stage-masters")]}

# Each criterion in each of its readings, over the days on which a fact begins or ends to hold.
RULES: list[dict[str, Any]] = [
    since("member"),
    since("turned_21"),
    {"or": [since("two_years"), var("equivalent-education"), ENROLLED, RECENT]},
    {"and": [since("two_years"), {"or": [ENROLLED, RECENT]}]},
    {"or": [level("en", "B2"), level("fr", "B2")]},
    {"or": [level("en", "C1"), level("fr", "C1")]},
    var("drafts-in-english"),
    {"and": [var("drafts-in-english"), level("en", "B2")]},
    {"or": [since("awarded"), MASTERS]},
    {"or": [{"and": [since("awarded"), var("relevant-degree")]}, MASTERS]},
    {"and": [level("en", "A1"), level("fr", "A1")]},
    {"and": [level("en", "A2"), level("fr", "A2")]},
    var("advanced-it"),
    var("earlier-experience"),
]


def facts(draft: Draft) -> dict[str, Any]:
    """The sample's facts for json-logic, dates as numbers of days."""
    (study,) = draft.studies or ()
    born = draft.person.born
    assert born is not None
    assert study.started is not None
    assert study.ends is not None
    assert study.awarded
    days = {
        "member": MEMBERS["SE"],
        "turned_21": born.replace(year=born.year + 21),
        "started": study.started,
        "ends": study.ends,
        "two_years": study.started.replace(year=study.started.year + 2),
        "awarded": study.awarded,
        "a_year_after": a_year_after(study.awarded),
    }
    levels = {code: SKILLS.index(draft.languages[code]) for code in ("en", "fr")}
    return {**{name: day.toordinal() for name, day in days.items()}, **levels, **draft.answers}


def change_days(known: dict[str, Any]) -> list[int]:
    """A day before anything holds, each on which something begins, and each after one ends."""
    begin = ("member", "turned_21", "started", "two_years", "awarded")
    days = {known[name] for name in begin} | {known[name] + 1 for name in ("ends", "a_year_after")}
    return [min(days) - 1, *sorted(days)]


# ----------------------------------------------------------------------------------


def microseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    for _ in range(REPEATS):
        work()
    return (time.process_time() - started) / REPEATS * 1e6


def differences(assessment: Assessment, draft: Draft, ask: Callable[..., object]) -> Iterator[str]:
    """Where the three ways give different answers: then their times could not be compared."""
    call, known = assessment.call, facts(draft)
    for day in change_days(known):
        on = date.fromordinal(day)
        judged = assess(call, draft, NOW, on)
        if judged.verdict != by_hand(draft, on, NOW.date()):
            yield f"by hand on {on}: not {judged.verdict}"
        plain, careful = (ask(RULES[i], {**known, "day": day}) for i in (2, 3))
        status = "not_met" if not plain else "met" if careful else "arguable"
        study = next(each for each in judged.criteria if each.criterion.id == "study")
        if study.status not in (status, "unknown"):
            yield f"json-logic on {on}: {status}, not {study.status}"


def main() -> None:
    text = paths.resource("demo", "candidate.toml").read_text(encoding="utf-8")
    draft = candidate_file.parse(text)
    call = Catalogue().call("nato-hq-2026")
    ask, known = json_logic(), facts(draft)
    different = list(differences(assess(call, draft, NOW), draft, ask))
    if different:
        sys.exit("\n".join(different))
    asked = [(rule, {**known, "day": day}) for day in change_days(known) for rule in RULES]
    today = NOW.date()
    on = draft.apply_on or today
    times: dict[str, list[float]] = {"ours": [], "by_hand": [], "json_logic": []}
    for _ in range(ROUNDS):  # by turns, so that what else the computer does hits all three
        times["ours"].append(microseconds(lambda: shown(call, draft)))
        times["by_hand"].append(microseconds(lambda: by_hand(draft, on, today)))
        times["json_logic"].append(microseconds(lambda: [ask(*each) for each in asked]))
    medians = {name: statistics.median(each) for name, each in times.items()}
    print(
        json.dumps(
            {
                "benchmark": "assess",
                **{f"{name}_us": round(median, 1) for name, median in medians.items()},
                "ratio": round(medians["ours"] / medians["by_hand"], 1),
                "allowed": ALLOWED,
                "json_logic_asked": len(asked),
                "ratio_to_json_logic": round(medians["ours"] / medians["json_logic"], 2),
                "allowed_to_json_logic": 1.0,
            }
        )
    )


if __name__ == "__main__":
    main()
