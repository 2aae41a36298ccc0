"""Keep the deadlines: how it stands, the steps as a picture and a list, a calendar."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import attrs

from nato_apply import i18n
from nato_apply.candidate.draft import with_tick
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.exports import calendar_export
from nato_apply.ui.moments import both_times
from nato_apply.ui.pages.page import Page
from nato_apply.ui.phrases import titled
from nato_apply.ui.tasks import left
from nato_apply.ui.view import Aside
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, EmptyState, Notice
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.export_banner import ExportBanner
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.milestone_line import MilestoneLine
from nato_apply.ui.widgets.milestone_mark import is_over
from nato_apply.ui.widgets.milestone_rows import MilestoneRows
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.time_field import TimeField

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Draft
    from nato_apply.deadlines.plan import Plan
    from nato_apply.ui.view import View

END_OF_DAY = time(23, 59)


class Deadlines(Page):
    title = N_("Keep the deadlines")
    intro = N_("The notice’s own dates, and the steps we advise so that the last day stays calm.")

    def build(self) -> None:
        to_start = Button()
        self.text(to_start.setText, N_("Choose a call"))
        to_start.clicked.connect(lambda: self.go.emit("start"))
        self.nothing = EmptyState("calendar", to_start)
        self.body.addWidget(self.nothing)
        self.state = Notice()
        self.body.addWidget(self.state)
        self._build_expected()
        self._build_line()
        self._build_list()
        self.body.addStretch(1)

    def _build_expected(self) -> None:
        self.expected = Card()
        self.expected.body.setSpacing(16)
        self.text(self.expected.set_heading, N_("When do you expect it to close?"))
        told = Label(role="muted")
        self.text(
            told.setText,
            N_(
                "Your own guess, marked as expected wherever it is shown. Leave it empty to have "
                "no dates."
            ),
        )
        self.expected.body.addWidget(told)
        fields = FlowLayout(spacing=24)
        self.day = DateField()
        self.day.setProperty("public", True)
        self.day_row = FieldRow(self.day, stretch=False, thing="plan.closes")
        self.text(self.day_row.set_label, N_("Day"))
        self.day.changed.connect(self._day_chosen)
        self.day.failed.connect(self.day_row.show_error)
        self.time = TimeField()
        self.time_row = FieldRow(self.time, stretch=False)
        self.text(self.time_row.set_label, N_("Time in Brussels"))
        self.time.changed.connect(self._time_chosen)
        self.time.failed.connect(self.time_row.show_error)
        fields.addWidget(self.day_row)
        fields.addWidget(self.time_row)
        self.expected.body.addLayout(fields)
        self.body.addWidget(self.expected)

    def _build_line(self) -> None:
        self.picture = Card()
        self.text(self.picture.set_heading, N_("From now to the closing"))
        self.line = MilestoneLine()
        self.picture.body.addWidget(self.line)
        self.body.addWidget(self.picture)

    def _build_list(self) -> None:
        self.steps = Card()
        self.text(self.steps.set_heading, N_("The steps"))
        self.rows = MilestoneRows()
        self.rows.ticked.connect(
            lambda step, done: self.session.edit(
                lambda draft: with_tick(draft, step, done), N_("Step ticked")
            )
        )
        self.steps.body.addWidget(self.rows)
        self.export = Button(kind="primary", icon="download")
        self.text(self.export.setText, N_("Export to a calendar…"))
        self.export.clicked.connect(self._export)
        across = FlowLayout(spacing=12)
        across.addWidget(self.export)
        self.export_told = Label(role="small")
        self.exported = ExportBanner()
        self.steps.body.addSpacing(8)
        self.steps.body.addLayout(across)
        self.steps.body.addWidget(self.export_told)
        self.steps.body.addWidget(self.exported)
        self.body.addWidget(self.steps)

    # What the user does

    def _day_chosen(self, day: date | None) -> None:
        self._expect(day, self.time.value() or END_OF_DAY)

    def _time_chosen(self, at: time | None) -> None:
        self._expect(self.day.value(), at or END_OF_DAY)

    def _expect(self, day: date | None, at: time) -> None:
        closes = datetime.combine(day, at) if day else None

        def expecting(draft: Draft) -> Draft:
            return attrs.evolve(draft, plan=attrs.evolve(draft.plan, closes=closes))

        self.session.edit(expecting, N_("Expected closing"))

    def _export(self) -> None:
        view = self.session.view
        if view is None or view.plan is None:
            return
        self.exported.ask(calendar_export(view.plan), self.session.jobs)

    # Showing

    def retranslate(self) -> None:
        super().retranslate()
        self.nothing.set_texts(
            translated(N_("No call chosen yet")),
            translated(N_("The dates come from the call’s notice.")),
        )
        self.exported.hide()

    def present(self, view: View) -> None:
        plan = view.plan
        for part in (self.state, self.expected, self.picture, self.steps):
            part.setVisible(plan is not None)
        self.nothing.setVisible(plan is None)
        if plan is None:
            return
        self.state.show_notice(*state_words(plan))
        self._show_expected(view, plan)
        self.picture.setVisible(bool(plan.items) and not is_over(plan))
        self.steps.setVisible(bool(plan.items))
        if plan.items:
            self.line.show_plan(plan)
            self.rows.show_plan(plan, editable=not view.read_only)
        self.export.setVisible(bool(plan.ahead))
        self.export_told.setVisible(plan.submitted is None)
        self.export_told.setText(
            translated(
                N_(
                    "One entry with an alarm for each step still ahead. "
                    "It holds nothing about you: calendars are often copied to servers."
                )
                if plan.ahead
                else N_("Nothing is ahead any more, so there is nothing to put into a calendar.")
            )
        )

    def at_large(self, view: View) -> Aside | None:
        return _aside(view.plan) if view.plan is not None else None

    def _show_expected(self, view: View, plan: Plan) -> None:
        open_end = plan.expected or plan.state in ("undated", "closed")
        self.expected.setVisible(open_end and plan.submitted is None)
        self.day.set_today(view.today)
        own = plan.closes if plan.expected else None
        self.day.show_value(own.date() if own else None)
        self.time.show_value(own.time() if own else END_OF_DAY)
        for field in (self.day, self.time):
            field.setEnabled(not view.read_only)


def state_words(plan: Plan) -> tuple[str, str, str]:
    """How it stands with the dates: a tone, one strong line, and what it means."""
    if plan.submitted is not None:
        return _submitted(plan, plan.submitted)
    if plan.closes is None:
        return (
            "unknown",
            translated(N_("The notice states no closing date")),
            translated(N_("Say below when you expect it to close, and every step gets its date.")),
        )
    when = both_times(plan.closes, plan.zone)
    if plan.state == "closed":
        return _closed(plan, when)
    if plan.state == "not_open" and plan.opens is not None:
        opens = Message(N_("Opens {moment}."), {"moment": both_times(plan.opens, plan.zone)})
        closes = Message(N_("Closes {moment}."), {"moment": when})
        return "accent", translated(N_("Not open yet")), f"{opens} {closes}"
    wording = N_("You expect it to close {moment}.") if plan.expected else N_("Closes {moment}.")
    parts = [str(Message(wording, {"moment": when})), str(plan.items[-1].why)]
    tone = "arguable" if plan.state == "closing" else "accent"
    return tone, left(plan.remaining_s), " ".join(parts)


def _submitted(plan: Plan, at: datetime) -> tuple[str, str, str]:
    """Once submitted, the dates are only there to be read."""
    told = [translated(N_("Nothing more has to be done by these dates."))]
    if plan.closes is not None and not plan.expected:
        closed = plan.state == "closed"
        wording = N_("The call closed {moment}.") if closed else N_("The call closes {moment}.")
        told.append(str(Message(wording, {"moment": both_times(plan.closes, plan.zone)})))
    strong = str(Message(N_("Submitted on {day}"), {"day": at.date()}))
    return "met", strong, " ".join(told)


def _closed(plan: Plan, when: str) -> tuple[str, str, str]:
    assert plan.closes is not None
    if plan.expected:
        return (
            "unknown",
            translated(N_("The closing you expected has passed")),
            str(Message(N_("You expected {moment}. Set a new day below."), {"moment": when})),
        )
    day = i18n.weekday(plan.closes)
    strong = str(Message(N_("Closed on {day}"), {"day": day}))
    return (
        "unstated",
        strong,
        translated(
            N_(
                "Nothing can be sent for this call any more. What you prepared stays here: say "
                "below when you expect the next round to close, and go on with it."
            )
        ),
    )


def _aside(plan: Plan) -> Aside:
    """What the notice itself says about dates."""
    official = [item for item in plan.items if item.kind == "official"]
    lines = [titled(item.title, i18n.moment(item.due)) for item in official]
    nothing = translated(N_("This notice states no date."))
    return Aside(translated(N_("Dates")), "", "\n\n".join(lines) or nothing)
