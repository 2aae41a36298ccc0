"""`plan`: deadlines."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from nato_apply import clock
from nato_apply.cli import output
from nato_apply.cli.context import Context
from nato_apply.cli.subject import subject
from nato_apply.deadlines.plan import STATE_WORDS, Plan, PlanItem, plan
from nato_apply.i18n import N_, plural, translated
from nato_apply.whole_file import write_whole


def run(context: Context, given: Namespace) -> int:
    who = subject(context, given)
    made = plan(who.call, who.draft, context.now)
    if given.ics:
        from nato_apply.deadlines.calendar_file import calendar

        write_whole(Path(given.ics), calendar(made), replace=given.force)
    if given.json:
        output.print_json(as_json(made))
    else:
        print_plan(made)
        if given.ics:
            print(translated(N_("Calendar: {file}")).format(file=given.ics))
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
    print(_left(made))
    for item in made.items:
        print(
            f"{_mark(item)} {output.both_times(item.due, item.due.astimezone(clock.local_zone()))}"
        )
        output.paragraph(item.title, 4)
        output.paragraph(item.why, 4)


def _left(made: Plan) -> str:
    if made.state == "undated":
        return translated(
            N_(
                "No closing date is stated. Put the one you expect into the candidate file "
                "([plan] closes) to get a plan."
            )
        )
    if made.state == "closed":
        return translated(
            N_(
                "This call is closed. To prepare the next round, put the closing you expect into "
                "the candidate file ([plan] closes)."
            )
        )
    days = (made.remaining_s or 0) // 86_400
    left = plural(N_("{count} day left"), N_("{count} days left"), days)
    return f"{translated(STATE_WORDS[made.state])} – {left}"


def _mark(item: PlanItem) -> str:
    kind = N_("official") if item.kind == "official" else N_("advice")
    state = N_("done") if item.done else N_("overdue") if item.overdue else N_("to do")
    symbol = "☑" if item.done else "☐"
    return f"{symbol} [{translated(kind)}, {translated(state)}]"
