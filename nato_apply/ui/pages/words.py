"""Write in your own words: the notice's headings, a plain text under each, and the ban on AI."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from nato_apply.candidate.draft import with_words
from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui import text_limits, theme, writing
from nato_apply.ui.pages.page import Page
from nato_apply.ui.view import View
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, EmptyState, Notice
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.heading_list import HeadingList, Line
from nato_apply.ui.widgets.labels import Label, set_tip
from nato_apply.ui.widgets.submitted import SubmittedNotice, frozen
from nato_apply.ui.widgets.text_editor import LONGEST, TextEditor
from nato_apply.ui.widgets.text_foot import TextFoot
from nato_apply.ui.writing import Heading

LEAST_BESIDE = 560
"""Below this width (pixels at 100 %) the list becomes a drop-down above the text."""


class Words(Page):
    title = N_("Write in your own words")
    intro = N_(
        "The headings are the notice’s. The words are yours: this program suggests none, "
        "and keeps every version."
    )
    widest = 1120

    def build(self) -> None:
        self._about = ""
        self._lines: list[Line] = []
        self.submitted = SubmittedNotice()
        self.body.addWidget(self.submitted)
        self.ban = Notice("arguable")
        self.body.addWidget(self.ban)
        self._build_nothing()
        self.work = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.work)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(16)
        self._build_choice()
        self._across.addWidget(self._editor_card(), 5)
        self.body.addWidget(self.work, 1)
        self.body.addStretch(0)  # keeps the top at the top where there is nothing to write on

    def _build_nothing(self) -> None:
        to_start = Button()
        self.text(to_start.setText, N_("Choose a call"))
        to_start.clicked.connect(lambda: self.go.emit("start"))
        self.nothing = EmptyState("pen-line", to_start)
        self.body.addWidget(self.nothing)

    def _build_choice(self) -> None:
        self.headings = HeadingList()
        self.text(self.headings.setAccessibleName, N_("What to write on"))
        self.headings.chosen.connect(self._turn_to)
        self.combo = PlainCombo()
        self.combo.setProperty("mayBeCut", True)  # Qt ends it with “…”; the tool tip has it whole
        self.text(self.combo.setAccessibleName, N_("What to write on"))
        self.combo.activated.connect(lambda row: self._turn_to(self.combo.itemData(row)))
        self._across.addWidget(self.headings, 3)
        self._across.addWidget(self.combo)

    def _editor_card(self) -> Card:
        card = Card(" ")
        self.heading_label = card.heading
        self.prompt = Label()
        self.cite = Label(role="small")
        card.body.addWidget(self.cite)
        card.body.addWidget(self.prompt)
        self.editor = TextEditor()
        self.editor.edited.connect(self._typed)
        self.editor.cut_short.connect(self._say_cut)
        card.body.addWidget(self.editor, 1)
        self.error = Label(role="error")
        self.error.hide()
        card.body.addWidget(self.error)
        self.foot = TextFoot()
        self.counter, self.versions = self.foot.counter, self.foot.versions
        self.versions.clicked.connect(self._show_versions)
        self.foot.limit.clicked.connect(self._set_limit)
        card.body.addWidget(self.foot)
        return card

    def focus_first(self) -> None:
        self._say_what_the_notice_says()
        (self.combo if self.combo.isVisible() else self.headings).setFocus()

    def reveal(self, key: str) -> bool:
        self._turn_to(key)
        self.editor.setFocus()
        return True

    # What the user does

    def _turn_to(self, about: str) -> None:
        self._about = about
        view = self.session.view
        if view is not None:
            self.present(view)
            self._say_what_the_notice_says()

    def _typed(self, text: str) -> None:
        about = self._about
        self.error.hide()
        self.session.edit(
            lambda draft: with_words(draft, about, text), N_("Text"), merge=f"words.{about}"
        )

    def _say_cut(self) -> None:
        wording = N_("A text has room for {most} characters; what came after them was left out.")
        self.error.setText(str(Message(wording, {"most": LONGEST})))
        self.error.show()

    def _set_limit(self) -> None:
        from nato_apply.ui.dialogs.text_limit import TextLimitDialog

        dialog = TextLimitDialog(self, self._about)
        dialog.changed.connect(self._limit_set)
        dialog.open()

    def _limit_set(self) -> None:
        if self.session.view is not None:
            self.present(self.session.view)

    def _show_versions(self) -> None:
        from nato_apply.ui.dialogs.versions import VersionsDialog

        heading = self._current(self._headings())
        if heading is None:
            return
        dialog = VersionsDialog(self, self.session, heading)
        dialog.brought_back.connect(self._bring_back)
        dialog.open()

    def _bring_back(self, about: str, text: str) -> None:
        self.session.edit(lambda draft: with_words(draft, about, text), N_("Earlier text"))

    # Showing

    def _say_what_the_notice_says(self) -> None:
        view, current = self.session.view, self._current(self._headings())
        if view is not None and view.call is not None and current is not None:
            self._told = True
            self.say(writing.aside(view.call, current))

    def _headings(self) -> tuple[Heading, ...]:
        view, known = self.session.view, self.session.catalogue
        if view is None:
            return ()
        return writing.headings(view, known.calls if known is not None else tuple)

    def _current(self, headings: tuple[Heading, ...]) -> Heading | None:
        found = next((h for h in headings if h.about == self._about), None)
        return found or (headings[0] if headings else None)

    def present(self, view: View) -> None:
        self.submitted.show_view(view)
        headings = self._headings()
        current = self._current(headings)
        for part in (self.work, self.ban):
            part.setVisible(current is not None)
        self.nothing.setVisible(current is None)
        if current is None or view.call is None:
            return
        turned = current.about != self._about
        self._about = current.about
        self._show_ban(view)
        self._show_list(view, headings)
        self._show_text(view, current)
        if turned or not self._told:
            self._say_what_the_notice_says()

    def retranslate(self) -> None:
        super().retranslate()
        self._told = False
        self.nothing.set_texts(
            translated(N_("No call chosen yet")),
            translated(N_("What there is to write on comes from the call’s notice.")),
        )

    def _show_ban(self, view: View) -> None:
        assert view.call is not None
        ban = writing.ban(view.call)
        if ban is not None:
            text = f"{ban.text} ({ban.cite})" if ban.cite else str(ban.text)
            self.ban.show_notice("arguable", translated(N_("No generative AI")), text)
        else:
            self.ban.show_notice(
                "accent",
                translated(N_("Every word is yours")),
                translated(
                    N_(
                        "This call’s notice says nothing about generative AI. This program has "
                        "none: it writes, completes and corrects nothing for you."
                    )
                ),
            )

    def _show_list(self, view: View, headings: tuple[Heading, ...]) -> None:
        lines: list[Line] = []
        group = ""
        for heading in headings:
            if heading.group != group:
                group = heading.group
                if group != heading.title:
                    lines.append(Line("", group))
            lines.append(_line(heading, view.draft.words.get(heading.about, "")))
        self.headings.show_lines(lines, self._about)
        with QSignalBlocker(self.combo):
            if lines != self._lines:  # else it may just be unfolded
                self._lines = lines
                self.combo.clear()
                for line in lines:
                    if line.key:
                        name = f"{line.title} – {line.state}"
                        self.combo.addItem(theme.icon(*_icon(line)), name, line.key)
            self.combo.setCurrentIndex(self.combo.findData(self._about))
        set_tip(self.combo, self.combo.currentText())

    def _show_text(self, view: View, current: Heading) -> None:
        text = view.draft.words.get(current.about, "")
        self.heading_label.setText(current.title)
        prompt = current.prompt if current.prompt != current.title else ""
        self.prompt.setText(prompt)
        self.prompt.setVisible(bool(prompt))
        self.cite.setText(current.group)
        self.cite.setVisible(current.group != current.title)
        self.editor.setReadOnly(frozen(view))
        self.editor.setAccessibleName(current.title)
        self.editor.setAccessibleDescription(current.prompt)
        self.editor.show_text(current.about, text)
        self.foot.show_text(current.about, text)
        self.versions.setVisible(self.session.draft_id is not None)

    # The list beside the text, or above it where there is no room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.px(LEAST_BESIDE)
        way = QBoxLayout.Direction
        self._across.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.headings.setVisible(beside)
        self.combo.setVisible(not beside)


def _line(heading: Heading, text: str) -> Line:
    size = writing.size(text)
    more = heading.prompt if heading.cite and heading.prompt != heading.title else ""
    if not size.characters:
        return Line(heading.about, heading.title, more, translated(N_("Empty")))
    words = plural("{count} word", "{count} words", size.words)
    limit = text_limits.of(heading.about)
    over = limit is not None and limit.over(size)
    begun = translated(N_("Too long") if over else N_("Begun"))
    return Line(heading.about, heading.title, more, f"{begun} · {words}", begun=True)


def _icon(line: Line) -> tuple[str, str]:
    return ("pen-line", "met") if line.begun else ("circle-dashed", "unknown")
