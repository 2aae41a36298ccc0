"""The calendar file: right to the letter of RFC 5545, for every parser, and nobody’s business."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]

from nato_apply import i18n
from nato_apply.calls.catalogue import Catalogue
from nato_apply.deadlines.calendar_file import calendar
from nato_apply.deadlines.plan import Plan
from tests.deadlines.made import call, planned

NOW = "2026-04-10T09:00:00+02:00"

CANDIDATE = """
name = "Zoë Canary"
call = "nato-hq-2026"
choices = ["pasp-nasp"]
[person]
name = "Ångström Canary"
born = 2004-05-03
nationalities = ["SE"]
[[studies]]
institution = "Canary University"
started = 2022-09-01
[words]
"choice.pasp-nasp" = "canary words"
[[log]]
on = 2026-04-01
text = "canary-receipt"
"""


def spring() -> Plan:
    return planned(Catalogue().call("nato-hq-2026"), NOW, CANDIDATE)


def by_icalendar(content: bytes) -> list[dict[str, Any]]:
    read = icalendar.Calendar.from_ical(content)
    assert isinstance(read, icalendar.Calendar)
    events = []
    for event in read.walk("VEVENT"):
        (alarm,) = event.walk("VALARM")
        events.append(
            {
                "uid": str(event["UID"]),
                "summary": str(event["SUMMARY"]),
                "description": str(event["DESCRIPTION"]),
                "start": event.decoded("DTSTART"),
                "alarm": alarm.decoded("TRIGGER"),
                "action": str(alarm["ACTION"]),
            }
        )
    return events


def by_vobject(content: bytes) -> list[dict[str, Any]]:
    read = vobject.readOne(content.decode())
    assert read.validate()
    return [
        {
            "uid": event.uid.value,
            "summary": event.summary.value,
            "description": event.description.value,
            "start": event.dtstart.value,
            "alarm": event.valarm.trigger.value,
            "action": event.valarm.action.value,
        }
        for event in read.vevent_list
    ]


def test_there_is_an_event_for_each_item_ahead() -> None:
    plan = spring()
    events = by_icalendar(calendar(plan))
    ahead = [item for item in plan.items if item.due > plan.now]
    assert 0 < len(ahead) < len(plan.items)
    assert [event["start"] for event in events] == [item.due for item in ahead]
    for item, event in zip(ahead, events, strict=True):
        assert str(item.title) in event["summary"]


def test_two_parsers_read_the_same() -> None:
    content = calendar(spring())
    assert by_vobject(content) == by_icalendar(content)


def test_instants_are_in_utc() -> None:
    content = calendar(spring())
    closing = by_icalendar(content)[-1]["start"]
    assert closing == datetime(2026, 4, 30, 21, 59, tzinfo=UTC)
    assert b"DTSTART:20260430T215900Z" in content
    assert b"TZID" not in content
    assert b"VTIMEZONE" not in content


def test_every_event_has_an_alarm_before_it() -> None:
    for event in by_icalendar(calendar(spring())):
        assert event["action"] == "DISPLAY"
        assert event["alarm"].total_seconds() < 0


def test_uids_stay_the_same_from_run_to_run_and_in_every_language() -> None:
    def uids() -> list[str]:
        return [event["uid"] for event in by_icalendar(calendar(spring()))]

    first = uids()
    i18n.use("fr")
    assert uids() == first
    assert len(set(first)) == len(first)


def test_the_uid_of_an_item_is_the_same_on_another_day() -> None:
    it = Catalogue().call("nato-hq-2026")
    later = by_icalendar(calendar(planned(it, "2026-04-29T09:00:00+02:00")))
    assert [event["uid"] for event in later] == [by_icalendar(calendar(spring()))[-1]["uid"]]


def test_two_calls_share_no_uid() -> None:
    own = calendar(planned(Catalogue().call("nato-2027"), NOW, "plan.closes = 2026-04-30T23:59:00"))
    uids = [{event["uid"] for event in by_icalendar(each)} for each in (own, calendar(spring()))]
    assert uids[0] & uids[1] == set()


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert calendar(spring()) == calendar(spring())


def test_the_calendar_speaks_the_language_of_the_moment() -> None:
    i18n.use("fr")
    events = by_vobject(calendar(spring()))
    assert any("Faire relire" in event["summary"] for event in events)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_line_is_longer_than_75_octets_and_all_end_as_they_should(language: str) -> None:
    i18n.use(language)
    content = calendar(spring())
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()  # no character is cut in two


def test_signs_that_mean_something_to_the_format_come_out_as_they_were() -> None:
    title = "Commas, semi;colons: back\\slashes\nnew lines “and” ümlauts " + "very " * 30
    milestones = [{"id": "odd", "kind": "advice", "before": {"days": 3}, "title": {"en": title}}]
    content = calendar(planned(call(milestones, closes="2026-04-30T23:59:00"), NOW))
    for read in (by_icalendar, by_vobject):
        summary = read(content)[0]["summary"]
        assert " ".join(title.split()) in " ".join(summary.split())


def test_no_break_spaces_of_french_are_kept() -> None:
    title = "Clôture\u00a0: 1\u202f235\u00a0€"
    milestones = [{"id": "odd", "kind": "advice", "before": {"days": 3}, "title": {"en": title}}]
    content = calendar(planned(call(milestones, closes="2026-04-30T23:59:00"), NOW))
    assert title in by_icalendar(content)[0]["summary"]
    assert title in by_vobject(content)[0]["summary"]


@pytest.mark.parametrize(
    "injected", ["\nATTENDEE:mailto:x@example.org", "\r\nBEGIN:VEVENT", "\x00\x07"]
)
def test_a_title_cannot_add_a_property(injected: str) -> None:
    title = {"en": f"A title{injected}"}
    milestones = [{"id": "odd", "kind": "advice", "before": {"days": 3}, "title": title}]
    content = calendar(planned(call(milestones, closes="2026-04-30T23:59:00"), NOW))
    names = {line.partition(b":")[0].partition(b";")[0] for line in content.split(b"\r\n")}
    assert b"ATTENDEE" not in names
    assert content.count(b"\r\nBEGIN:VEVENT\r\n") == 2
    assert b"\x00" not in content
    assert len(by_icalendar(content)) == len(by_vobject(content)) == 2


def test_nothing_of_the_candidate_is_in_it() -> None:
    """Calendars are synchronised with others’ computers."""
    content = calendar(spring()).replace(b"\r\n ", b"").decode()
    for personal in ("canary", "Zoë", "Ångström", "2004", "Sweden", "pasp-nasp"):
        assert personal.lower() not in content.lower()


def test_what_is_past_makes_an_empty_calendar() -> None:
    plan = planned(Catalogue().call("nato-hq-2026"), "2026-06-01T09:00:00+02:00")
    content = calendar(plan)
    assert b"BEGIN:VCALENDAR" in content
    assert b"VEVENT" not in content


def test_what_was_submitted_makes_an_empty_calendar() -> None:
    sent = "[submitted]\nat = 2026-04-01T10:00:00+02:00"
    assert b"VEVENT" not in calendar(planned(Catalogue().call("nato-hq-2026"), NOW, sent))


def test_an_undated_call_makes_an_empty_calendar() -> None:
    assert b"VEVENT" not in calendar(planned(Catalogue().call("nato-2027"), NOW))
