"""The plan: what to do by when, and how much time is left."""

from __future__ import annotations

import attrs
import pytest

from nato_apply.calls.catalogue import Catalogue
from nato_apply.deadlines.plan import Plan
from nato_apply.deadlines.plan import plan as plan_at
from nato_apply.eligibility.assess import assess
from tests.deadlines.made import call, draft, moment, planned
from tests.eligibility.small_calls import call_of

SPRING = "2026-04-30T23:59:00"
DAY_S = 86_400


def dues(plan: Plan) -> dict[str, str]:
    return {item.id: item.due.isoformat() for item in plan.items}


def kinds(plan: Plan) -> dict[str, str]:
    return {item.id: item.kind for item in plan.items}


class TestItems:
    def test_milestones_come_by_their_day_and_the_closing_last(self) -> None:
        plan = planned(call(closes=SPRING), "2026-04-10T09:00:00+02:00")
        assert dues(plan) == {
            "texts": "2026-04-16T23:59:00+02:00",
            "review": "2026-04-20T23:59:00+02:00",
            "support": "2026-04-24T23:59:00+02:00",
            "closes": "2026-04-30T23:59:00+02:00",
        }

    def test_official_is_what_the_notice_says(self) -> None:
        plan = planned(call(closes=SPRING), "2026-04-10T09:00:00+02:00")
        assert kinds(plan) == {
            "texts": "advice", "review": "advice", "support": "official", "closes": "official",
        }  # fmt: skip

    def test_a_milestone_on_the_closing_day_itself_comes_before_the_closing(self) -> None:
        milestones = [{"id": "last", "kind": "advice", "before": {"days": 0}}]
        plan = planned(call(milestones, closes=SPRING), "2026-04-10T09:00:00+02:00")
        assert list(dues(plan)) == ["last", "closes"]
        assert dues(plan)["last"] == dues(plan)["closes"]

    def test_a_day_counts_until_the_closings_time_of_day(self) -> None:
        plan = planned(call(closes="2026-04-30T12:00:00"), "2026-04-10T09:00:00+02:00")
        assert dues(plan)["review"] == "2026-04-20T12:00:00+02:00"

    def test_a_milestone_across_a_change_of_time_keeps_the_wall_clock(self) -> None:
        """Summer time begins on 29 March 2026 in Brussels."""
        plan = planned(call(closes="2026-04-03T23:59:00"), "2026-03-01T09:00:00+01:00")
        assert dues(plan) == {
            "texts": "2026-03-20T23:59:00+01:00",
            "review": "2026-03-24T23:59:00+01:00",
            "support": "2026-03-30T23:59:00+02:00",
            "closes": "2026-04-03T23:59:00+02:00",
        }

    def test_a_call_elsewhere_has_its_own_zone(self) -> None:
        plan = planned(call(closes=SPRING, zone="America/New_York"), "2026-04-10T09:00:00+02:00")
        assert plan.zone == "America/New_York"
        assert dues(plan)["closes"] == "2026-04-30T23:59:00-04:00"

    def test_stages_are_no_items(self) -> None:
        it = Catalogue().call("nato-hq-2025")
        plan = planned(it, "2025-04-10T09:00:00+02:00")
        assert {item.id for item in plan.items} == {m.id for m in it.milestones} | {"closes"}

    def test_every_item_has_a_title_and_a_reason(self) -> None:
        for it in Catalogue().calls():
            plan = planned(it, "2025-04-10T09:00:00+02:00", "plan.closes = 2027-04-30T23:59:00")
            for item in plan.items:
                assert str(item.title)
                assert str(item.why).endswith(".")

    def test_an_official_milestone_cites_its_clause(self) -> None:
        plan = planned(call(closes=SPRING), "2026-04-10T09:00:00+02:00")
        why = {item.id: str(item.why) for item in plan.items}
        assert "How to apply 3" in why["support"]
        assert "How to apply 3" not in why["review"]

    def test_the_programme_of_2025_wants_support_asked_for_by_14_may(self) -> None:
        plan = planned(Catalogue().call("nato-hq-2025"), "2025-04-10T09:00:00+02:00")
        assert dues(plan)["support"] == "2025-05-14T23:59:00+02:00"
        assert kinds(plan)["support"] == "official"

    def test_the_division_of_2026_wants_nothing_by_24_april_but_we_advise_it(self) -> None:
        plan = planned(Catalogue().call("nato-hq-2026"), "2026-04-10T09:00:00+02:00")
        assert dues(plan)["support"] == "2026-04-24T23:59:00+02:00"
        assert kinds(plan)["support"] == "advice"


class TestDone:
    NOW = "2026-04-21T00:00:00+02:00"

    def test_what_is_past_and_not_ticked_off_is_overdue(self) -> None:
        plan = planned(call(closes=SPRING), self.NOW, 'plan.done = ["texts"]')
        assert {i.id: (i.done, i.overdue) for i in plan.items} == {
            "texts": (True, False),
            "review": (False, True),
            "support": (False, False),
            "closes": (False, False),
        }

    def test_ticking_off_ahead_of_time_is_possible(self) -> None:
        plan = planned(call(closes=SPRING), self.NOW, 'plan.done = ["support"]')
        assert [item.id for item in plan.items if item.done] == ["support"]

    def test_ticks_of_another_call_are_ignored(self) -> None:
        plan = planned(call(closes=SPRING), self.NOW, 'plan.done = ["of-another-call"]')
        assert not any(item.done for item in plan.items)

    def test_once_submitted_nothing_is_overdue_and_nothing_lies_ahead(self) -> None:
        sent = "[submitted]\nat = 2026-04-20T10:00:00+02:00"
        plan = planned(call(closes=SPRING), self.NOW, sent)
        assert plan.submitted == moment("2026-04-20T10:00:00+02:00")
        assert not any(item.overdue for item in plan.items)
        assert plan.ahead == ()
        assert [item.id for item in plan.items if item.done] == ["closes"]

    def test_what_lies_ahead_is_neither_done_nor_late(self) -> None:
        plan = planned(call(closes=SPRING), self.NOW, 'plan.done = ["texts"]')
        assert [item.id for item in plan.ahead] == ["support", "closes"]

    def test_an_item_is_in_time_at_its_instant_and_overdue_a_second_later(self) -> None:
        def review(now: str) -> bool:
            plan = planned(call(closes=SPRING), now)
            return next(item.overdue for item in plan.items if item.id == "review")

        assert not review("2026-04-20T23:59:00+02:00")
        assert review("2026-04-20T23:59:01+02:00")


class TestState:
    @pytest.mark.parametrize(
        ("now", "state"),
        [
            ("2026-03-02T08:59:59+01:00", "not_open"),
            ("2026-03-02T09:00:00+01:00", "open"),
            ("2026-04-23T23:58:59+02:00", "open"),  # 7 days and a second
            ("2026-04-23T23:59:00+02:00", "closing"),  # 7 days
            ("2026-04-30T23:59:00+02:00", "closing"),  # the closing instant
            ("2026-04-30T23:59:01+02:00", "closed"),
            ("2026-04-30T21:58:59+00:00", "closing"),  # the same in UTC
            ("2026-04-30T21:59:01+00:00", "closed"),
            ("2030-01-01T00:00:00+00:00", "closed"),
        ],
    )
    def test_state(self, now: str, state: str) -> None:
        assert planned(call(opens="2026-03-02T09:00:00", closes=SPRING), now).state == state

    @pytest.mark.parametrize(
        ("now", "left"),
        [
            ("2026-04-23T23:59:00+02:00", 7 * DAY_S),
            ("2026-04-30T23:58:59+02:00", 1),
            ("2026-04-30T23:59:00+02:00", 0),
            ("2026-05-02T00:00:00+02:00", 0),
            ("2026-04-30T12:00:00-10:00", 0),  # the clock in Honolulu says noon
        ],
    )
    def test_what_is_left_is_told_in_seconds(self, now: str, left: int) -> None:
        assert planned(call(opens="2026-03-02T09:00:00", closes=SPRING), now).remaining_s == left

    def test_a_change_to_summer_time_costs_an_hour(self) -> None:
        plan = planned(call(closes="2026-03-30T12:00:00"), "2026-03-28T12:00:00+01:00")
        assert plan.remaining_s == 2 * DAY_S - 3600

    def test_a_change_to_winter_time_gives_an_hour(self) -> None:
        plan = planned(call(closes="2026-10-26T12:00:00"), "2026-10-24T12:00:00+02:00")
        assert plan.remaining_s == 2 * DAY_S + 3600

    def test_a_moment_in_the_calls_own_zone_counts_the_hour_too(self) -> None:
        it = call(closes="2026-03-30T12:00:00")
        assert it.closes is not None
        now = moment("2026-03-28T12:00:00+01:00").astimezone(it.closes.tzinfo)
        assert planned(it, "2026-03-28T11:00:00+00:00").remaining_s == 2 * DAY_S - 3600
        assert plan_at(it, draft(), now).remaining_s == 2 * DAY_S - 3600

    def test_a_call_without_a_closing_is_undated(self) -> None:
        plan = planned(call(), "2026-04-10T09:00:00+02:00")
        assert plan.state == "undated"
        assert (plan.closes, plan.remaining_s, plan.items) == (None, None, ())

    def test_a_call_without_an_opening_is_open(self) -> None:
        assert planned(call(closes=SPRING), "1999-01-01T00:00:00+00:00").state == "open"


class TestExpectedClosing:
    """The next round, as the candidate expects it."""

    NEXT = "plan.closes = 2027-04-30T23:59:00"

    @pytest.mark.parametrize("closes", [None, SPRING], ids=["undated", "closed"])
    def test_it_takes_the_place_of_the_closing(self, closes: str | None) -> None:
        plan = planned(call(closes=closes), "2026-09-01T09:00:00+02:00", self.NEXT)
        assert plan.state == "open"
        assert plan.closes is not None
        assert plan.closes.isoformat() == "2027-04-30T23:59:00+02:00"
        assert plan.remaining_s == 241 * DAY_S + 14 * 3600 + 59 * 60
        assert dues(plan)["review"] == "2027-04-20T23:59:00+02:00"
        assert kinds(plan)["closes"] == "advice"
        assert plan.items[-1].id == "closes"

    def test_while_the_call_is_open_its_own_closing_holds(self) -> None:
        plan = planned(call(closes=SPRING), "2026-04-30T23:59:00+02:00", self.NEXT)
        assert dues(plan)["closes"] == "2026-04-30T23:59:00+02:00"
        assert kinds(plan)["closes"] == "official"

    def test_a_second_after_the_closing_the_next_round_is_planned(self) -> None:
        plan = planned(call(closes=SPRING), "2026-04-30T23:59:01+02:00", self.NEXT)
        assert dues(plan)["closes"] == "2027-04-30T23:59:00+02:00"

    def test_a_call_that_is_closed_stays_so_without_it(self) -> None:
        plan = planned(call(closes=SPRING), "2026-09-01T09:00:00+02:00")
        assert plan.state == "closed"
        assert kinds(plan)["closes"] == "official"

    def test_an_expectation_that_has_passed_is_closed(self) -> None:
        plan = planned(call(), "2027-05-01T00:00:00+02:00", self.NEXT)
        assert (plan.state, plan.remaining_s) == ("closed", 0)

    def test_its_last_week_is_closing(self) -> None:
        assert planned(call(), "2027-04-23T23:59:00+02:00", self.NEXT).state == "closing"

    def test_with_an_offset_it_is_that_instant(self) -> None:
        plan = planned(
            call(), "2026-09-01T09:00:00+02:00", "plan.closes = 2027-04-30T18:00:00-04:00"
        )
        assert plan.closes == moment("2027-05-01T00:00:00+02:00")
        # The day is the one in the call’s zone.
        assert dues(plan)["review"] == "2027-04-21T00:00:00+02:00"

    def test_a_wall_clock_time_is_read_in_the_calls_zone(self) -> None:
        plan = planned(call(zone="America/New_York"), "2026-09-01T09:00:00+02:00", self.NEXT)
        assert plan.closes == moment("2027-04-30T23:59:00-04:00")

    @pytest.mark.parametrize("closes", [None, SPRING], ids=["undated", "closed"])
    def test_what_is_open_to_the_candidate_is_not_cut_by_it(self, closes: str | None) -> None:
        it = call_of([{"id": "age", "rule": {"age_at_least": 21}}])
        it = attrs.evolve(it, window=call(closes=closes).window)
        candidate = draft(f"{self.NEXT}\nperson.born = 2004-05-03")
        found = assess(it, candidate, moment("2026-09-01T09:00:00+02:00"))
        (open_,) = found.can_apply
        end = open_.span.end
        assert (end.isoformat() if end else None) == ("2026-04-30" if closes else None)
