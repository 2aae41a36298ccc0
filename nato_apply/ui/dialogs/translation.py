"""What has to be said of the candidate's own translation: of what, by whom, from what, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nato_apply import i18n
from nato_apply.candidate.draft import Document
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.open_dialogs import WithUnsaved
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.date_field import DateField
from nato_apply.ui.widgets.fields import ChoiceField, TextField
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.name_field import NameField
from nato_apply.ui.widgets.rows import FieldRow
from nato_apply.ui.widgets.text_editor import TextEditor


class TranslationDialog(Frame, WithUnsaved):
    """`stated` gives the document as it is then, as a translation or not."""

    stated = Signal(object)

    def __init__(
        self, parent: QWidget, document: Document, others: Sequence[str], today: date, ban: str
    ) -> None:
        super().__init__(
            parent, translated(N_("Your own translation")), accept=translated(N_("Keep"))
        )
        self.document = document
        self._language = document.from_language
        wording = N_("“{file}” is a translation that you made yourself of another document.")
        self.middle.addWidget(Label(str(Message(wording, {"file": document.file}))))
        told = N_(
            "What you fill in here becomes the cover page of your translation in the dossier. This "
            "program translates nothing and proposes no wording."
        )
        self.middle.addWidget(Label(translated(told), role="muted"))
        if ban:
            why = translated(N_("Why not: the notice forbids generative AI"))
            self.middle.addWidget(Notice("arguable", why, ban))
        self._fields(others, today)
        self.middle.addStretch(1)
        self._show(others)
        self.fill(600, 720)

    def _fields(self, others: Sequence[str], today: date) -> None:
        self.original = ChoiceField([(name, name) for name in others])
        self.original.setItemText(0, translated(N_("Not a translation")))
        self.language = NameField()
        self.language.set_names(i18n.language_names())
        self.translator = TextField()
        self.day = DateField()
        self.day.set_today(today)
        self.statement = TextEditor()
        self.rows: dict[str, FieldRow] = {}
        for name, field, label, told in (
            (
                "original",
                self.original,
                N_("Translation of"),
                N_("One of your documents. Add the original first if it is not in the list."),
            ),
            ("language", self.language, N_("Translated from"), N_("Type to find the language.")),
            ("translator", self.translator, N_("Translated by"), N_("Your own name.")),
            ("day", self.day, N_("Translated on"), ""),
            (
                "statement",
                self.statement,
                N_("Your statement"),
                N_("In your own words, if you add one. This program proposes none."),
            ),
        ):
            row = FieldRow(field, stretch=not isinstance(field, DateField))
            row.set_label(translated(label))
            row.set_help(translated(told) if told else "")
            self.rows[name] = row
            self.middle.addWidget(row)
        self.language.picked.connect(self._picked)
        self.language.unknown.connect(self._no_such_language)
        self.day.failed.connect(self.rows["day"].show_error)

    def _show(self, others: Sequence[str]) -> None:
        document = self.document
        if document.translation_of is not None:
            self.original.show_value(document.translation_of)
        elif len(others) == 1:
            self.original.show_value(others[0])
        self._picked(self._language or "")
        self.translator.show_value(document.translator)
        self.day.show_value(document.translated_on)
        self.statement.show_text("statement", document.statement or "")

    def _picked(self, code: str) -> None:
        self._language = code or None
        self.language.setText(i18n.language_name(code) if code else "")
        self.rows["language"].show_error("")

    def _no_such_language(self, text: str) -> None:
        wording = N_("No language is called “{text}” here. Check the spelling.")
        self.rows["language"].show_error(str(Message(wording, {"text": text})))

    def take(self) -> None:
        self.accepting.setFocus()  # a date still being typed is read when its field is left
        text = self.language.text().strip()
        if not text:
            self._language = None
        elif self._language is None or text != i18n.language_name(self._language):
            self._no_such_language(text)
        wrong = [row for row in self.rows.values() if row.error.text()]
        if wrong:
            wrong[0].field.setFocus()
            return
        original = self.original.value()
        if not isinstance(original, str):
            stated = attrs.evolve(
                self.document,
                translation_of=None,
                translator=None,
                from_language=None,
                translated_on=None,
                statement=None,
            )
        else:
            stated = attrs.evolve(
                self.document,
                translation_of=original,
                translator=self.translator.text().strip() or None,
                from_language=self._language,
                translated_on=self.day.value(),
                statement=self.statement.text().strip() or None,
            )
        self.stated.emit(stated)
        self.accept()
