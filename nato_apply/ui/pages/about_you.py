"""About you: the facts that every call asks for. Told once, used by all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from nato_apply import errors, i18n
from nato_apply.candidate.draft import with_language, with_person, with_study, without_study
from nato_apply.candidate.facts import Study, moved_up
from nato_apply.candidate.faults import faults
from nato_apply.i18n import N_, translated
from nato_apply.ui import words
from nato_apply.ui.dialogs.study import StudyDialog
from nato_apply.ui.pages.page import Page
from nato_apply.ui.study_row import StudyRow
from nato_apply.ui.view import aside_about
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, EmptyState, clear
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.discard import discard
from nato_apply.ui.widgets.error_summary import ErrorSummary
from nato_apply.ui.widgets.fields import AnswerField, ChoiceField, TextField
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.name_field import NameField
from nato_apply.ui.widgets.names_held import NamesHeld
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.submitted import SubmittedNotice, frozen, keep_fields
from nato_apply.ui.widgets.thing import shows_thing

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Draft
    from nato_apply.candidate.facts import Skill
    from nato_apply.ui.view import View

OFFICIAL = ("en", "fr")


class AboutYou(Page):
    title = N_("About you")
    intro = N_(
        "What you say here is used by every call, and stays on this computer. "
        "Leave empty what you do not know yet."
    )
    of_call = True

    def build(self) -> None:
        self.submitted, self.wrong = SubmittedNotice(), ErrorSummary()
        for notice in (self.submitted, self.wrong):
            self.body.addWidget(notice)
        self._build_person()
        self._build_studies()
        self._build_languages()
        self._build_accommodation()
        self.wrong.watch(self.born_row, self.nationality_row, self.language_row)
        self.body.addStretch(1)

    def _row(
        self, field: QWidget, label: str, told: str, fact: str, stretch: bool = True
    ) -> FieldRow:
        row = FieldRow(field, stretch=stretch, thing=fact)
        self.text(row.set_label, label)
        self.text(row.set_help, told)
        row.focused.connect(lambda: self._tell(fact, label))
        return row

    def _tell(self, fact: str, title: str) -> None:
        view = self.session.view
        if view is not None and view.call is not None:
            self.say(aside_about(view.call, fact, translated(title)))

    # The person

    def _build_person(self) -> None:
        card = self._card(N_("You"))
        self.name = TextField()
        self.name.edited.connect(
            lambda name: self._edit_person(N_("Name"), "person.name", name=name)
        )
        card.body.addWidget(
            self._row(
                self.name,
                N_("Name"),
                N_("Stands on your checklist. No rule asks for it."),
                "person.name",
            )
        )
        self.born = DateField()
        self._impossible = False
        self.born.changed.connect(lambda day: self._edit_person(N_("Birth date"), born=day))
        self.born_row = self._row(
            self.born,
            N_("Birth date"),
            N_("Used for conditions on age. Type it as 3/5/2004 or 3 May 2004."),
            "person.born",
            stretch=False,
        )
        self.born.failed.connect(self.born_row.show_error)
        card.body.addWidget(self.born_row)
        self.nationality = NamesHeld()
        self.nationality.added.connect(self._add_nationality)
        self.nationality.removed.connect(self._remove_nationality)
        self.nationality_row = self._row(
            self.nationality,
            N_("Nationalities"),
            N_("Used for conditions on nationality. Type to find a country; add all you hold."),
            "person.nationalities",
        )
        self.nationality.failed.connect(self.nationality_row.show_error)
        card.body.addWidget(self.nationality_row)

    def _edit_person(self, edit: str, merge: str = "", /, **changes: object) -> None:
        self.session.edit(lambda draft: with_person(draft, **changes), edit, merge=merge)

    def _add_nationality(self, code: str) -> None:
        def added(draft: Draft) -> Draft:
            held = draft.person.nationalities or ()
            return with_person(draft, nationalities=tuple(dict.fromkeys((*held, code))))

        self.session.edit(added, N_("Nationality added"))

    def _remove_nationality(self, code: str) -> None:
        def removed(draft: Draft) -> Draft:
            held = tuple(c for c in draft.person.nationalities or () if c != code)
            return with_person(draft, nationalities=held or None)

        self.session.edit(removed, N_("Nationality removed"))

    # Studies

    def _build_studies(self) -> None:
        told = N_("Used for conditions on study, and for the documents you must show.")
        card = self._card(N_("Studies"), told)
        self._studies = QVBoxLayout()
        self._studies.setSpacing(0)
        self._shown_studies: tuple[object, ...] = ()
        card.body.addLayout(self._studies)
        self._no_study = EmptyState("graduation-cap")
        card.body.addWidget(self._no_study)
        self.add_study = Button(icon="plus")
        shows_thing(self.add_study, "studies")
        self.text(self.add_study.setText, N_("Add a study"))
        self.add_study.clicked.connect(self._add_study)
        card.body.addWidget(self.add_study, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_study(self) -> None:
        self._edit_study(len(self.session.draft.studies or ()), Study())

    def _edit_study(self, index: int, study: Study) -> None:
        self._tell("studies", N_("Studies"))
        view = self.session.view
        assert view is not None
        dialog = StudyDialog(self, study, view.today)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.study != Study():
            self.session.edit(lambda draft: with_study(draft, index, dialog.study), N_("Study"))

    def _move_study(self, index: int) -> None:
        """Put a study before the one above it."""
        self.session.edit(
            lambda draft: attrs.evolve(draft, studies=moved_up(draft.studies or (), index)),
            N_("Order of the studies"),
        )

    def _remove_study(self, index: int) -> None:
        self.session.edit(lambda draft: without_study(draft, index), N_("Study removed"))
        self.add_study.setFocus()

    # Languages

    def _build_languages(self) -> None:
        told = N_("Used for conditions on language. Levels of the Common European Framework.")
        card = self._card(N_("Languages"), told)
        self._languages = QVBoxLayout()
        self._languages.setSpacing(12)
        card.body.addLayout(self._languages)
        self._skills: dict[str, tuple[FieldRow, ChoiceField]] = {}
        self._extra: set[str] = set()
        self.language = NameField()
        self.language.picked.connect(self._add_language)
        told_how = N_("Type to find it.")
        self.language_row = self._row(self.language, N_("Another language"), told_how, "languages")
        self.language.failed.connect(self.language_row.show_error)
        card.body.addWidget(self.language_row)

    def _add_language(self, code: str) -> None:
        self._extra.add(code)
        self._show_languages(self.session.draft)
        self._skills[code][1].setFocus()

    def _show_languages(self, draft: Draft) -> None:
        wanted = list(dict.fromkeys((*OFFICIAL, *draft.languages, *sorted(self._extra))))
        for code in [c for c in self._skills if c not in wanted]:
            discard(self._skills.pop(code)[0])
        for code in wanted:
            if code not in self._skills:
                self._skills[code] = self._language_row(code)
                self._languages.addWidget(self._skills[code][0])
            row, field = self._skills[code]
            row.set_label(i18n.language_name(code).capitalize())
            field.set_options(words.options(words.SKILLS))
            field.show_value(draft.languages.get(code))

    def _language_row(self, code: str) -> tuple[FieldRow, ChoiceField]:
        field = ChoiceField()

        def chosen(skill: Skill | None) -> None:
            if skill is None:
                self._extra.discard(code)
            self.session.edit(lambda draft: with_language(draft, code, skill), N_("Language"))

        field.chosen.connect(chosen)
        row = FieldRow(field, thing=f"languages.{code}")
        row.focused.connect(partial(self._tell, "languages", N_("Languages")))
        return row, field

    # Accommodation

    def _build_accommodation(self) -> None:
        card = self._card(N_("Reasonable accommodation"))
        self.accommodation = AnswerField()
        self.accommodation.setProperty("personal", "closed")
        self.accommodation.answered.connect(
            lambda answer: self._edit_person(N_("Accommodation"), accommodation=answer)
        )
        card.body.addWidget(
            self._row(
                self.accommodation,
                N_("Do you ask for reasonable accommodation of a disability?"),
                N_(
                    "Used only for the medical evidence some calls ask for later. "
                    "It is in no file you share unless you say so."
                ),
                "person.accommodation",
            )
        )

    def _card(self, heading: str, told: str = "") -> Card:
        card = Card()
        card.body.setSpacing(16)
        self.text(card.set_heading, heading)
        if told:
            small = Label(role="small")
            self.text(small.setText, told)
            card.body.addWidget(small)
        self.body.addWidget(card)
        return card

    # Showing

    def retranslate(self) -> None:
        super().retranslate()
        self.nationality.set_names(i18n.countries())
        self.language.set_names(i18n.language_names())
        self._no_study.set_texts(
            translated(N_("No study yet")),
            translated(N_("Add each study you began, finished or not, newest first.")),
        )

    def present(self, view: View) -> None:
        self.submitted.show_view(view)
        person = view.draft.person
        self.name.show_value(person.name)
        self.born.set_today(view.today)
        self.born.show_value(person.born)
        self._show_faults(view)
        self.accommodation.show_value(person.accommodation)
        self.nationality.show_held(person.nationalities or ())
        self._show_studies(view)
        self._show_languages(view.draft)
        keep_fields(self, view, adding=(self.add_study, self.language_row, self.nationality.field))

    def _show_faults(self, view: View) -> None:
        """A birth date that was read, and cannot be one."""
        found = [
            errors.sentence(fault)
            for fault in faults(view.draft, view.call, view.today)
            if fault.key == "person.born"
        ]
        if (found or self._impossible) and not self.born.wrong:
            self.born_row.show_error(" ".join(found))
        self._impossible = bool(found)

    def _show_studies(self, view: View) -> None:
        shown = (view.draft.studies, frozen(view), i18n.language())
        if shown == self._shown_studies:
            return  # a row that is not made anew keeps the focus
        self._shown_studies = shown
        clear(self._studies)
        studies = view.draft.studies or ()
        for index, study in enumerate(studies):
            row = StudyRow(study, index, editable=not frozen(view))
            row.moved_up.connect(partial(self._move_study, index))
            row.changed.connect(partial(self._edit_study, index, study))
            row.removed.connect(partial(self._remove_study, index))
            self._studies.addWidget(row)
        self._no_study.setVisible(not studies)
