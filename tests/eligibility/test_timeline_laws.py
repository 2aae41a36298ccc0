"""Timelines keep the laws of Kleene’s logic, on the line as on each day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nato_apply.eligibility.timeline import (
    FIRST,
    NEVER,
    NO,
    UNKNOWN,
    YES,
    Span,
    Timeline,
    Truth,
    constant,
    every,
    from_days,
    negated,
    some,
    stepped,
)
from tests.eligibility.drawn import examples

BASE = date(2026, 1, 1).toordinal()

truths: st.SearchStrategy[Truth] = st.sampled_from([NO, UNKNOWN, YES])
ordinals = st.integers(BASE, BASE + 12) | st.sampled_from([FIRST, FIRST + 1, NEVER - 1, NEVER])
lines: st.SearchStrategy[Timeline[Truth]] = st.builds(
    lambda first, changes: stepped(first, *changes),
    truths,
    st.lists(st.tuples(ordinals, truths), max_size=5),
)

ALL_DAYS = (FIRST, FIRST + 1, *range(BASE - 1, BASE + 14), NEVER - 1)


@examples(200)
@given(st.lists(lines, max_size=3))
def test_joined_lines_agree_with_their_days(several: list[Timeline[Truth]]) -> None:
    for day in ALL_DAYS:
        values = [line.on(day) for line in several]
        assert every(several).on(day) == min(values, default=YES)
        assert some(several).on(day) == max(values, default=NO)


@examples(100)
@given(lines, lines, lines)
def test_the_laws_of_logic(a: Timeline[Truth], b: Timeline[Truth], c: Timeline[Truth]) -> None:
    assert negated(negated(a)) == a
    assert negated(every([a, b])) == some([negated(a), negated(b)])
    assert negated(some([a, b])) == every([negated(a), negated(b)])
    assert every([a, a]) == a == some([a, a])
    assert every([a, b]) == every([b, a])
    assert some([a, b]) == some([b, a])
    assert every([a, every([b, c])]) == every([a, b, c]) == every([every([a, b]), c])
    assert some([a, some([b, c])]) == some([a, b, c])
    assert every([a, some([a, b])]) == a == some([a, every([a, b])])
    assert every([a, some([b, c])]) == some([every([a, b]), every([a, c])])


@examples(50)
@given(lines)
def test_true_and_false_are_neutral_or_decisive(line: Timeline[Truth]) -> None:
    assert every([line, constant(YES)]) == line == some([line, constant(NO)])
    assert every([line, constant(NO)]) == constant(NO)
    assert some([line, constant(YES)]) == constant(YES)


@examples(150)
@given(lines)
def test_spans_divide_the_days_among_the_values(line: Timeline[Truth]) -> None:
    spans = [(span, value) for value in (NO, UNKNOWN, YES) for span in line.spans(value)]
    spans.sort(key=lambda pair: pair[0].start or date.min)
    assert spans[0][0].start is None
    assert spans[-1][0].end is None
    for (one, value), (other, next_value) in pairwise(spans):
        assert one.end is not None
        assert other.start is not None
        assert other.start - one.end == timedelta(1)
        assert value != next_value
    for ordinal in ALL_DAYS:
        day = date.fromordinal(ordinal)
        held = [v for span, v in spans if (span.start or day) <= day <= (span.end or day)]
        assert held == [line.on(ordinal)]


def test_spans_are_bounded_by_their_first_and_last_day() -> None:
    day = date(2026, 4, 20)
    line = stepped(NO, (day.toordinal(), YES), (day.toordinal() + 2, UNKNOWN))
    assert line.spans(NO) == (Span(None, date(2026, 4, 19)),)
    assert line.spans(YES) == (Span(day, date(2026, 4, 21)),)
    assert line.spans(UNKNOWN) == (Span(date(2026, 4, 22), None),)


def test_a_change_that_changes_nothing_is_none() -> None:
    assert stepped(NO, (BASE, NO), (BASE + 1, YES), (BASE + 3, YES)) == stepped(NO, (BASE + 1, YES))


@examples(100)
@given(st.lists(ordinals, max_size=5), lines)
def test_a_line_from_days_is_the_function_it_was_made_of(
    more: list[int], line: Timeline[Truth]
) -> None:
    """It only has to be told the days of change, among others."""
    assert from_days([*more, *line.days], line.on) == line
