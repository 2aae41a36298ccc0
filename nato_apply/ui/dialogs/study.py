"""One study: where, what, since when, until when, with which degree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, cast

import attrs

from nato_apply.candidate.facts import Study
from nato_apply.i18n import N_, translated
from nato_apply.ui import words
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.open_dialogs import WithUnsaved
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.error_summary import ErrorSummary
from nato_apply.ui.widgets.fields import AnswerField, ChoiceField, NumberField, TextField
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nato_apply.candidate.facts import Level


_TEXTS = {
    "subject": (N_("Subject"), ""),
    "institution": (N_("University or school"), ""),
    "level": (N_("Level"), N_("Only university studies count for the years and the degree.")),
    "started": (N_("Began on"), ""),
    "ends": (
        N_("Ends on"),
        N_("The last day of the enrolment, past or planned; leave empty if open."),
    ),
    "degree": (
        N_("Did you obtain the degree, or do you know the day on which you will?"),
        "",
    ),
    "awarded": (
        N_("Day of the degree"),
        N_("Past, or planned. Recent degrees count for some calls up to a day."),
    ),
    "years": (
        N_("Academic years completed"),
        N_("Leave empty to count from the day on which the study began."),
    ),
}
"""By the name of a field: its label, and what it is used for."""


class StudyDialog(Frame, WithUnsaved):
    """Asks for one study; `study` is what was entered once it is accepted."""

    def __init__(self, parent: QWidget, study: Study, today: date) -> None:
        super().__init__(parent, translated(N_("Study")), accept=translated(N_("Keep this study")))
        self.study = study
        self._today = today
        self._rows: dict[str, FieldRow] = {}
        self.done_button = self.accepting
        self.done_button.setDefault(True)
        self._form()
        self._show()
        self.fill(560, 720)
        self.subject.setFocus()

    def _form(self) -> None:
        self.wrong = ErrorSummary()
        self.middle.addWidget(self.wrong)
        self.subject = TextField()
        self.institution = TextField()
        self.level = ChoiceField(words.options(words.LEVELS))
        self.started = DateField()
        self.ends = DateField()
        self.degree = AnswerField()
        self.awarded = DateField()
        self.years = NumberField(most=20)
        for name, (label, told) in _TEXTS.items():
            self.middle.addWidget(self._row(name, getattr(self, name), label, told))
        self.wrong.watch(*self._rows.values())
        self.middle.addStretch(1)

    def _row(self, name: str, field: QWidget, label: str, told: str) -> FieldRow:
        row = FieldRow(field, stretch=not isinstance(field, DateField | NumberField))
        row.set_label(translated(label))
        row.set_help(translated(told) if told else "")
        self._rows[name] = row
        if isinstance(field, DateField):
            field.set_today(self._today)
            field.failed.connect(row.show_error)
        return row

    def _show(self) -> None:
        study = self.study
        self.subject.show_value(study.subject)
        self.institution.show_value(study.institution)
        self.level.show_value(study.level)
        self.started.show_value(study.started)
        self.ends.show_value(study.ends)
        self.degree.show_value(None if study.awarded is None else study.awarded is not False)
        self.awarded.show_value(study.awarded or None)
        self.years.show_value(study.years_completed)
        self.degree.answered.connect(self._degree_answered)
        self._rows["awarded"].setVisible(bool(study.awarded))

    def _degree_answered(self, answer: bool | None) -> None:
        if answer is not True:  # nothing is wrong with what is not asked
            self._rows["awarded"].show_error("")
        self._rows["awarded"].setVisible(answer is True)

    def take(self) -> None:
        self.done_button.setFocus()  # a date still being typed is read when its field is left
        answer = self._answer()
        awarded: date | Literal[False] | None = None
        if answer is not None:
            awarded = self.awarded.value() if answer else False
        years = self.years.text()
        study = attrs.evolve(
            self.study,
            subject=self.subject.text().strip() or None,
            institution=self.institution.text().strip() or None,
            level=cast("Level | None", self.level.value()),
            started=self.started.value(),
            ends=self.ends.value(),
            awarded=awarded,
            years_completed=int(years) if years else None,
        )
        if self._checked(study):
            self.study = self._with_day_of_years(study)
            self.accept()

    def _answer(self) -> bool | None:
        return self.degree.value()

    def _with_day_of_years(self, study: Study) -> Study:
        """The number of years stands for the day on which it was entered, so that it stays true."""
        if study.years_completed is None:
            return attrs.evolve(study, years_as_of=None)
        if study.years_completed == self.study.years_completed and self.study.years_as_of:
            return study
        stated = attrs.evolve(study, years_as_of=None)
        return attrs.evolve(stated, years_as_of=stated.years_stated_on(self._today))

    def _checked(self, study: Study) -> bool:
        day_missing = self._answer() is True and study.awarded is None
        if day_missing and not self._rows["awarded"].error.text():
            self._rows["awarded"].show_error(
                translated(N_("Type the day, or choose “I don’t know” above."))
            )
        before = translated(N_("This is before the day on which the study began."))
        self._check_not_empty(study)
        for name, day in (("ends", study.ends), ("awarded", study.awarded)):
            row = self._rows[name]
            if day and study.started and day < study.started:
                row.show_error(before)
            elif row.error.text() == before:
                row.show_error("")
        wrong = [row for row in self._rows.values() if row.error.text() and row.isVisible()]
        if wrong:
            wrong[0].field.setFocus()
            bring_into_view(self.wrong if len(wrong) > 1 else wrong[0])
        return not wrong

    def _check_not_empty(self, study: Study) -> None:
        """Of a study of which nothing is told, nothing could be kept; that is said."""
        row = self._rows["subject"]
        empty = translated(N_("Nothing is filled in yet. Begin with what was studied, or cancel."))
        others = (each.error.text() for each in self._rows.values() if each is not row)
        if study == Study() and not any(others):
            row.show_error(empty)
        elif row.error.text() == empty:
            row.show_error("")
