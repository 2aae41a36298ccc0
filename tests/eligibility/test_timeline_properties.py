"""Random rules over random facts: the windows agree, on every day, with one day’s plain look."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nato_apply.candidate.facts import Facts
from nato_apply.eligibility.assess import VerdictSpan, assess
from nato_apply.eligibility.timeline import Span
from tests.eligibility import by_the_day, drawn
from tests.eligibility.drawn import NOW, TODAY
from tests.eligibility.small_calls import call_of

FAR = (date(2010, 1, 1), date(2040, 1, 1))


def inside(day: date, spans: tuple[Span, ...]) -> bool:
    return any(
        (s.start is None or s.start <= day) and (s.end is None or day <= s.end) for s in spans
    )


@drawn.examples(250)
@given(drawn.criteria(), drawn.facts(), st.data())
def test_status_and_verdict_are_those_of_the_day(
    criteria: list[dict[str, Any]], facts: Facts, data: st.DataObject
) -> None:
    call = call_of(criteria)
    turning = st.sampled_from(drawn.turning_days(criteria, facts))
    for day in data.draw(st.lists(turning | drawn.days, min_size=3, max_size=6)):
        found = assess(call, drawn.draft(facts), NOW, day)
        statuses = [by_the_day.status(criterion, facts, day, TODAY) for criterion in criteria]
        assert [result.status for result in found.criteria] == statuses
        assert found.verdict == by_the_day.verdict(criteria, facts, day, TODAY)
        assert found.on == day


@drawn.examples(200)
@given(drawn.criteria(), drawn.facts(), st.lists(drawn.days, max_size=5))
def test_windows_hold_exactly_the_days_of_their_status(
    criteria: list[dict[str, Any]], facts: Facts, more: list[date]
) -> None:
    found = assess(call_of(criteria), drawn.draft(facts), NOW, TODAY)
    for day in (*drawn.turning_days(criteria, facts), *more, *FAR):
        for criterion, result in zip(criteria, found.criteria, strict=True):
            status = by_the_day.status(criterion, facts, day, TODAY)
            assert inside(day, result.met) == (status == "met"), day
            assert inside(day, result.arguable) == (status == "arguable"), day
        verdict = by_the_day.verdict(criteria, facts, day, TODAY)
        held = [w.verdict for w in found.windows if inside(day, (w.span,))]
        assert held == ([verdict] if verdict in {"met", "arguable"} else []), day


@drawn.examples(200)
@given(drawn.criteria(), drawn.facts())
def test_windows_are_sorted_apart_and_as_long_as_can_be(
    criteria: list[dict[str, Any]], facts: Facts
) -> None:
    found = assess(call_of(criteria), drawn.draft(facts), NOW, TODAY)
    for result in found.criteria:
        spans = [VerdictSpan(s, "met") for s in result.met]
        spans += [VerdictSpan(s, "arguable") for s in result.arguable]
        assert_sound(sorted(spans, key=lambda w: w.span.start or date.min))
        assert list(result.met) == sorted(result.met, key=lambda s: s.start or date.min)
        assert list(result.arguable) == sorted(result.arguable, key=lambda s: s.start or date.min)
    assert_sound(list(found.windows))


def assert_sound(windows: list[VerdictSpan]) -> None:
    """Each ends before the next begins; those that touch differ, or they would be one."""
    for window in windows:
        if window.span.start and window.span.end:
            assert window.span.start <= window.span.end
    for one, other in pairwise(windows):
        assert one.span.end is not None
        assert other.span.start is not None
        assert one.span.end < other.span.start
        touch = other.span.start - one.span.end == timedelta(1)
        assert not touch or one.verdict != other.verdict


@drawn.examples(100)
@given(drawn.criteria(), drawn.facts(), st.lists(drawn.days, min_size=2, max_size=2).map(sorted))
def test_what_is_open_to_the_candidate_is_the_windows_cut_to_the_call(
    criteria: list[dict[str, Any]], facts: Facts, ends: list[date]
) -> None:
    first, last = ends
    window = {"opens": _moment(first), "closes": _moment(last)}
    found = assess(call_of(criteria, window), drawn.draft(facts), NOW, TODAY)
    turning = drawn.turning_days(criteria, facts)
    for day in (first - timedelta(1), first, last, last + timedelta(1), *turning, *FAR):
        windows, open_ = (
            [w.verdict for w in spans if inside(day, (w.span,))]
            for spans in (found.windows, found.can_apply)
        )
        assert open_ == (windows if first <= day <= last else []), day
    assert_sound(list(found.can_apply))


def _moment(day: date) -> Any:
    return NOW.replace(year=day.year, month=day.month, day=day.day, tzinfo=None)
