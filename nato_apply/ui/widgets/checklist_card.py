"""The PDF checklist as it will be, and what can be exported."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer

from nato_apply import i18n
from nato_apply.i18n import N_, translated
from nato_apply.ui import exports
from nato_apply.ui.exports import Export
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card
from nato_apply.ui.widgets.export_banner import ExportBanner
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.page_viewer import PageViewer

if TYPE_CHECKING:
    from nato_apply.ui.jobs import Job
    from nato_apply.ui.session import Session
    from nato_apply.ui.view import View

DRAW_AFTER_MS = 300


class ChecklistCard(Card):
    """Drawn anew, a moment after what stands in it has changed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._view: View | None = None
        self._drawn: object = None
        self._job: Job | None = None
        self._timer = QTimer(self, singleShot=True, interval=DRAW_AFTER_MS)
        self._timer.timeout.connect(self._draw)
        self.body.setSpacing(12)
        self.told = Label(role="muted")
        self.body.addWidget(self.told)
        row = FlowLayout()
        self.checklist = Button(kind="primary", icon="download")
        self.travelling = Button(icon="send")
        self.calendar = Button(icon="calendar")
        self.candidate = Button(icon="file-text")
        self.printed = Button(icon="printer")
        self.printed.clicked.connect(self._print)
        for button in (
            self.checklist, self.printed, self.travelling, self.calendar, self.candidate
        ):  # fmt: skip
            row.addWidget(button)
        for button, export in (
            (self.checklist, self._checklist),
            (self.calendar, self._calendar),
            (self.candidate, self._candidate),
        ):
            button.clicked.connect(lambda _down, export=export: self._export(export))
        self.travelling.clicked.connect(self._send)
        self.body.addLayout(row)
        self.warning = Label(role="small")
        self.body.addWidget(self.warning)
        self.exported = ExportBanner()
        self.body.addWidget(self.exported)
        self.viewer = PageViewer(session.files, at_once=2)
        self.body.addWidget(self.viewer)
        self._retranslate()

    # Exports

    def _export(self, export: Callable[[View], Export]) -> None:
        view = self._session.view
        if view is not None and view.call is not None:
            self.exported.ask(export(view), self._session.jobs)

    def _print(self) -> None:
        from nato_apply.ui.printing import print_document

        view = self._session.view
        if view is None or view.call is None:
            return
        made = exports.checklist_of(view)
        print_document(
            self.window(),
            self._session.files,
            lambda: exports.checklist_pdf(made),
            self.exported.show_printed,
            self.exported.show_not_printed,
        )

    def _send(self) -> None:
        from nato_apply.ui import travelling

        jobs = self._session.jobs
        travelling.send(self.window(), self._session, lambda made: self.exported.ask(made, jobs))

    def _checklist(self, view: View) -> Export:
        return exports.checklist_export(view)

    def _calendar(self, view: View) -> Export:
        assert view.plan is not None
        return exports.calendar_export(view.plan)

    def _candidate(self, view: View) -> Export:
        assert view.call is not None
        return exports.candidate_export(view.draft, view.call)

    # The preview

    def show_view(self, view: View) -> None:
        self._view = view
        self.calendar.setVisible(view.plan is not None and bool(view.plan.ahead))
        if self._state(view) != self._drawn:
            self._timer.start()

    def _state(self, view: View) -> object:
        """What the checklist depends on; the minute that goes by is not part of it."""
        return (view.draft, view.call, view.today, dict(view.reports), i18n.language())

    def _draw(self) -> None:
        view = self._view
        if view is None or view.call is None:
            return
        self._drawn = self._state(view)
        made = exports.checklist_of(view)
        if self._job is not None:
            self._job.cancel()
        self._job = self._session.jobs.run(
            lambda _progress: exports.checklist_pdf(made),
            self.viewer.show_document,
            self.viewer.show_failure,
        )

    def _retranslate(self) -> None:
        self.set_heading(translated(N_("The checklist")))
        self.told.setText(
            translated(
                N_(
                    "For a counsellor, or to have beside you while you fill in NATO’s form. "
                    "It holds what you see here, and the length of your texts but not their words."
                )
            )
        )
        self.checklist.setText(translated(N_("Export the checklist (PDF)…")))
        self.printed.setText(translated(N_("Print the checklist…")))
        self.calendar.setText(translated(N_("Export to a calendar…")))
        self.candidate.setText(translated(N_("Export a candidate file…")))
        self.travelling.setText(translated(N_("A file for your counsellor…")))
        self.warning.setText(
            translated(
                N_(
                    "A candidate file holds everything you entered and wrote, in clear: whoever "
                    "has it can read it. Your documents themselves are not in it."
                )
            )
        )
        self.exported.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
