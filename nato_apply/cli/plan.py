"""`plan`: deadlines."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from nato_apply import clock
from nato_apply.calls.sources import source_words
from nato_apply.cli import output, streams
from nato_apply.cli.context import Context
from nato_apply.cli.subject import subject
from nato_apply.deadlines.plan import STATE_WORDS, Plan, PlanItem, plan
from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.whole_file import check_free, write_whole

NOTHING_AHEAD = N_("warning: nothing in this plan lies ahead, so the calendar holds no event.")


def run(context: Context, given: Namespace) -> int:
    if given.ics is not None:
        check_free(Path(given.ics), replace=given.force)
    who = subject(context, given)
    made = plan(who.call, who.draft, context.now)
    if given.ics is not None:
        from nato_apply.deadlines.calendar_file import calendar

        write_whole(Path(given.ics), calendar(made), replace=given.force)
        if not made.ahead:
            streams.tell(translated(NOTHING_AHEAD))
    if given.json:
        output.print_json(as_json(made))
    else:
        output.paragraph(made.call.title)
        output.paragraph(source_words(made.call.source))
        print_plan(made)
        if given.ics is not None:
            print()
            output.line(Message(N_("Calendar: {file}"), {"file": given.ics}))
    return 0


def as_json(made: Plan) -> dict[str, Any]:
    """The plan in the shape of the contract."""
    here = clock.local_zone()
    return {
        "call": made.call.id,
        "now": made.now,
        "zone": made.zone,
        "state": made.state,
        "opens": made.opens,
        "closes": made.closes,
        "closes_local": made.closes.astimezone(here) if made.closes else None,
        "remaining_s": made.remaining_s,
        "items": [
            {
                "id": item.id,
                "kind": item.kind,
                "title": str(item.title),
                "due": item.due,
                "due_local": item.due.astimezone(here),
                "done": item.done,
                "overdue": item.overdue,
                "why": str(item.why),
            }
            for item in made.items
        ],
    }


def print_plan(made: Plan) -> None:
    """The plan for a reader: what is left, then each item in both times."""
    output.heading(translated(N_("Deadlines")))
    output.paragraph(_left(made))
    # Of a call that is closed only that: what was to be done before it helps nobody any more.
    for item in made.items[-1:] if made.state == "closed" else made.items:
        output.paragraph(f"{'☑' if item.done else '☐'} {item.title}", hang=2)
        output.paragraph(f"{output.both_times(item.due, made.zone)} – {_how(item, made)}", 4)
        output.paragraph(item.why, 4)


def _left(made: Plan) -> str:
    if made.submitted is not None:
        wording = N_("Submitted on {day}. Nothing more has to be done by these dates.")
        return str(Message(wording, {"day": made.submitted.date()}))
    if made.state == "undated":
        return translated(
            N_(
                "No closing date is stated. Put the one you expect into the candidate file "
                "([plan] closes) to get a plan."
            )
        )
    if made.state == "closed" and made.expected:
        return translated(
            N_("The closing that you expected has passed. Put another into the candidate file.")
        )
    if made.state == "closed":
        return translated(
            N_(
                "This call is closed. To prepare the next round, put the closing you expect into "
                "the candidate file ([plan] closes)."
            )
        )
    return f"{translated(STATE_WORDS[made.state])} – {_time_left(made.remaining_s or 0)}"


def _time_left(seconds: int) -> str:
    """Whole days; on the last day hours, in the last hour minutes."""
    if seconds >= 86_400:
        return plural("{count} day left", "{count} days left", seconds // 86_400)
    if seconds >= 3600:
        return plural("{count} hour left", "{count} hours left", seconds // 3600)
    return plural("{count} minute left", "{count} minutes left", seconds // 60)


def _how(item: PlanItem, made: Plan) -> str:
    """Whether it is done, and on whose word it stands there."""
    to_do = N_("to do") if made.submitted is None else N_("no longer needed")
    state = N_("done") if item.done else N_("overdue") if item.overdue else to_do
    kind = N_("official") if item.kind == "official" else N_("advice")
    return f"{translated(state)} ({translated(kind)})"
