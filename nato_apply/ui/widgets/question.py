"""One fact, asked: the question, why it is asked, and the field that answers it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from nato_apply import i18n
from nato_apply.candidate.draft import with_answer, with_language, with_person, with_study
from nato_apply.candidate.facts import Study
from nato_apply.candidate.faults import EARLIEST, IN_FUTURE, TOO_EARLY, of_study
from nato_apply.errors import sentence
from nato_apply.i18n import N_, Message, listed, translated
from nato_apply.ui import questions, words
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import clear
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.degree_field import DegreeField
from nato_apply.ui.widgets.fields import AnswerField, ChoiceField
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.name_field import NameField
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.submitted import frozen

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.session import Session
    from nato_apply.ui.view import View


class Question(QWidget):
    """Asks for the fact at a key path of the candidate file, and edits the session's draft.

    `settled`: answered in full, the next may follow. `passed`: “I don’t know”. A language and the
    nationalities are never settled by one answer: more may come, or another level of the list.
    """

    settled = Signal()
    passed = Signal()
    focused = Signal()
    go = Signal(str)

    def __init__(self, session: Session, path: str) -> None:
        super().__init__()
        self.path = path
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.field = self._field()
        narrow = isinstance(self.field, DateField)
        self.row = FieldRow(self.field, stretch=not narrow)
        self.row.focused.connect(self.focused)
        column.addWidget(self.row)
        self._below = QWidget()
        self._chips = FlowLayout(self._below)
        column.addWidget(self._below)
        self._below.hide()
        self._shown: object = None
        self._retranslate()

    # The field for each kind of fact

    def _field(self) -> QWidget:
        place = questions.of_study(self.path)
        kind, _dot, rest = self.path.partition(".")
        if place is not None:
            return self._study_field(*place)
        if self.path == "person.born":
            return self._date(self._born)
        if self.path == "person.nationalities":
            return self._nationality_field()
        if self.path == "studies":
            return self._studies_field()
        if kind == "languages":
            level = ChoiceField(words.options(words.SKILLS))
            level.chosen.connect(
                lambda skill: self._session.edit(
                    lambda draft: with_language(draft, rest, skill), N_("Language")
                )
            )
            return level
        return self._answer(rest)

    def _date(self, put: object) -> DateField:
        field = DateField()
        field.changed.connect(put)
        field.failed.connect(self._fail)
        return field

    def _answer(self, rest: str) -> AnswerField:
        field = AnswerField()
        if self.path == "person.accommodation":
            field.setProperty("personal", "closed")

        def edit(draft: Draft, answer: bool | None) -> Draft:
            if self.path == "person.accommodation":
                return with_person(draft, accommodation=answer)
            return with_answer(draft, rest, answer)

        def answered(answer: bool | None) -> None:
            self._session.edit(lambda draft: edit(draft, answer), N_("Answer"))
            (self.passed if answer is None else self.settled).emit()

        field.answered.connect(answered)
        return field

    def _nationality_field(self) -> NameField:
        field = NameField()
        field.picked.connect(self._add_nationality)
        field.failed.connect(self._fail)
        return field

    def _studies_field(self) -> QWidget:
        box = QWidget()
        across = FlowLayout(box)
        self.add_study = Button(icon="plus")
        self.add_study.clicked.connect(self._add_study)
        self.no_study = Button()
        self.no_study.clicked.connect(self._say_no_study)
        self.all_studies = Button(kind="link")
        self.all_studies.clicked.connect(lambda: self.go.emit("about_you"))
        for button in (self.add_study, self.no_study, self.all_studies):
            across.addWidget(button)
        box.setFocusProxy(self.add_study)
        return box

    def _study_field(self, index: int, name: str) -> QWidget:
        if name == "started":
            return self._date(lambda day: self._put_study(index, started=day))
        if name == "awarded":
            degree = DegreeField()
            degree.given.connect(lambda value: self._put_study(index, awarded=value))
            degree.passed.connect(self.passed)
            degree.failed.connect(self._fail)
            return degree
        level = ChoiceField(words.options(words.LEVELS))
        level.chosen.connect(lambda code: self._put_study(index, level=code, more=True))
        return level

    # What is answered

    def _fail(self, told: str) -> None:
        self.row.show_error(told)

    def _born(self, day: date | None) -> None:
        view = self._session.view
        if view is not None and day is not None and not EARLIEST <= day <= view.today:
            wrong = IN_FUTURE if day > view.today else TOO_EARLY
            self.row.show_error(str(Message(wrong.wording, {"day": day})))
            return
        self._session.edit(lambda draft: with_person(draft, born=day), N_("Birth date"))
        if day is not None:
            self.settled.emit()

    def _add_nationality(self, code: str) -> None:
        self.row.show_error("")

        def added(draft: Draft) -> Draft:
            held = draft.person.nationalities or ()
            return with_person(draft, nationalities=tuple(dict.fromkeys((*held, code))))

        self._session.edit(added, N_("Nationality added"))

    def _remove_nationality(self, code: str) -> None:
        def removed(draft: Draft) -> Draft:
            held = tuple(c for c in draft.person.nationalities or () if c != code)
            return with_person(draft, nationalities=held or None)

        self._session.edit(removed, N_("Nationality removed"))
        self.field.setFocus()

    def _add_study(self) -> None:
        from nato_apply.ui.dialogs.study import StudyDialog

        view = self._session.view
        if view is None:
            return
        index = len(view.draft.studies or ())
        dialog = StudyDialog(self, Study(), view.today)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.study != Study():
            self._session.edit(lambda draft: with_study(draft, index, dialog.study), N_("Study"))
            self.settled.emit()

    def _say_no_study(self) -> None:
        self._session.edit(lambda draft: attrs.evolve(draft, studies=()), N_("Study"))
        self.settled.emit()

    def _put_study(self, index: int, *, more: bool = False, **changes: Any) -> None:
        study = attrs.evolve((self._session.draft.studies or ())[index], **changes)
        wrong = next(iter(of_study(study)), None)
        self.row.show_error(sentence(wrong) if wrong else "")
        if wrong is not None:
            return
        self._session.edit(lambda draft: with_study(draft, index, study), N_("Study"))
        if not more and None not in changes.values():
            self.settled.emit()

    # Showing

    def focus_field(self) -> None:
        field = self.field
        (field.buttons()[0] if isinstance(field, AnswerField) else field).setFocus()

    def show_view(self, view: View) -> None:
        """Show what is known. The fact must still be there (`questions.still_there`)."""
        assert view.call is not None
        self.row.set_label(questions.question(self.path, view.call, view.draft.studies))
        self.row.set_help(self._told(view))
        self.field.setEnabled(not frozen(view))
        if not self.row.error.text():
            self._show_value(view)

    def _told(self, view: View) -> str:
        assert view.assessment is not None
        askers = questions.asked_by(self.path, view.assessment)
        cites = dict.fromkeys(str(each.criterion.cite) for each in askers if each.criterion.cite)
        parts = [questions.told(self.path)]
        if cites:
            parts.append(str(Message(N_("Asked because of {cites}."), {"cites": listed(cites)})))
        return " ".join(part for part in parts if part)

    def _show_value(self, view: View) -> None:
        value = questions.value(view.draft, self.path)
        if isinstance(self.field, DateField | DegreeField):
            self.field.set_today(view.today)
            self.field.show_value(value)
        elif isinstance(self.field, ChoiceField | AnswerField):
            self.field.show_value(value)
        elif isinstance(self.field, NameField):
            self._show_nationalities(view)
        else:
            self._show_studies(view)

    def _show_nationalities(self, view: View) -> None:
        names = {code: i18n.country(code) for code in view.draft.person.nationalities or ()}
        editable = not frozen(view)
        if self._shown == (names, editable):
            return
        self._shown = (names, editable)
        clear(self._chips)
        for code, name in names.items():
            button = Button(name, icon="x")
            button.setAccessibleName(str(Message(N_("Remove {country}"), {"country": name})))
            button.clicked.connect(partial(self._remove_nationality, code))
            button.setEnabled(editable)
            self._chips.addWidget(button)
        self._below.setVisible(bool(names))

    def _show_studies(self, view: View) -> None:
        self.no_study.setVisible(view.draft.studies is None)
        self.all_studies.setVisible(bool(view.draft.studies))
        clear(self._chips)
        for study in view.draft.studies or ():
            parts = (words.study_title(study), words.study_lines(study))
            self._chips.addWidget(Label(" · ".join(part for part in parts if part), role="small"))
        self._below.setVisible(bool(view.draft.studies))

    def _retranslate(self) -> None:
        if isinstance(self.field, NameField):
            self.field.set_names(i18n.countries())
        elif isinstance(self.field, ChoiceField):
            level = questions.of_study(self.path) is not None
            self.field.set_options(words.options(words.LEVELS if level else words.SKILLS))
        elif self.path == "studies":
            self.add_study.setText(translated(N_("Add a study")))
            self.no_study.setText(translated(N_("I have not studied")))
            self.all_studies.setText(translated(N_("Change your studies")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
