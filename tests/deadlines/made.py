"""Calls with dates and milestones, made for one test."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from nato_apply.calls import load
from nato_apply.calls.call import Call
from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Draft
from nato_apply.deadlines.plan import Plan, plan
from nato_apply.errors import refuse
from nato_apply.toml_input import NOT_FOUND

MILESTONES = [
    {"id": "support", "kind": "official", "before": {"working_days": 3}, "cite": "How to apply 3"},
    {"id": "review", "kind": "advice", "before": {"days": 10}},
    {"id": "texts", "kind": "advice", "before": {"days": 14}},
]


def moment(text: str) -> datetime:
    """A moment with its offset, as ISO 8601 writes it."""
    when = datetime.fromisoformat(text)
    assert when.tzinfo
    return when


def call(
    milestones: list[dict[str, Any]] | None = None,
    *,
    opens: str | None = None,
    closes: str | None = None,
    zone: str = "Europe/Brussels",
) -> Call:
    """A call with this window; opening and closing are wall-clock times, as text."""
    dates = {"opens": opens, "closes": closes}
    window = {name: datetime.fromisoformat(text) for name, text in dates.items() if text}
    listed = MILESTONES if milestones is None else milestones
    tables = {
        "format": 1,
        "id": "small-call",
        "title": {"en": "A call, small; with signs", "fr": "Un appel"},
        "source": {"kind": "own", "document": "A test"},
        "window": {"zone": zone, **window},
        "milestone": [{"title": {"en": f"Do {m['id']}"}, **m} for m in listed],
    }

    def no_other(_: str) -> dict[str, Any]:
        raise refuse(NOT_FOUND)

    return load.call_of(tables, no_other)


def draft(text: str = "") -> Draft:
    return candidate_file.parse(f"format = 1\n{text}")


def planned(of: Call, now: str, candidate: str = "") -> Plan:
    """The plan for a call at a moment, with what a candidate file says."""
    return plan(of, draft(candidate), moment(now))
