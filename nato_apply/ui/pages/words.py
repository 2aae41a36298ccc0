"""Write in your own words: the notice's headings, a plain text under each, and the ban on AI."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nato_apply.candidate.draft import with_words
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import heading_lines, tasks, theme, writing
from nato_apply.ui.pages.page import Page
from nato_apply.ui.view import Aside, View
from nato_apply.ui.widgets.ban_strip import BanStrip
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import EmptyState
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.growing_editor import GrowingEditor
from nato_apply.ui.widgets.heading_list import SHAPES, HeadingList, Line
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.labels import Label, set_tip
from nato_apply.ui.widgets.submitted import SubmittedNotice, frozen
from nato_apply.ui.widgets.text_editor import LONGEST
from nato_apply.ui.widgets.text_foot import TextFoot
from nato_apply.ui.writing import Heading

LEAST_BESIDE = 560
"""Below this width (pixels at 100 %) the list becomes a drop-down above the text."""
_ANY_WIDTH = 16_777_215
"""Qt's own largest width."""


class Words(Page):
    title = N_("Write in your own words")
    intro = N_("The headings are the notice’s; the words are yours.")
    widest = 1000

    def build(self) -> None:
        self._about = ""
        self._lines: list[Line] = []
        self.submitted = SubmittedNotice()
        self.body.addWidget(self.submitted)
        self._build_nothing()
        self.work = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.work)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(16)
        self._build_choice()
        self._build_text()
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
        column = QVBoxLayout()  # below a short list there is nothing
        column.addWidget(self.headings, 1)
        column.addStretch(0)
        self._across.addLayout(column, 1)
        self._across.addWidget(self.combo)

    def _build_text(self) -> None:
        self.text_side = QWidget()
        column = QVBoxLayout(self.text_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.group = Label(role="small")
        self.heading_label = Label(role="heading")
        self.prompt = Label()
        self.ban = BanStrip()
        self.ban.gone_to.connect(self._say_ban)
        self.foot = TextFoot()
        self.editor = GrowingEditor()
        self.editor.edited.connect(self._typed)
        self.editor.gone_to.connect(lambda: bring_into_view(self.foot))
        self.editor.cut_short.connect(self._say_cut)
        self.error = Label(role="error")
        self.error.hide()
        self.counter, self.versions = self.foot.counter, self.foot.versions
        self.versions.clicked.connect(self._show_versions)
        self.foot.limit.clicked.connect(self._set_limit)
        for part in (self.group, self.heading_label, self.prompt, self.ban):
            column.addWidget(part)
        column.addWidget(self.editor, 1)
        column.addWidget(self.error)
        column.addWidget(self.foot)
        column.addStretch(0)
        self._across.addWidget(self.text_side, 2)

    def focus_first(self) -> None:
        self._say_what_the_notice_says()
        if self.combo.isVisible():
            self.combo.setFocus()
            bring_into_view(self.foot)
            least = 8  # pixels above it: the text below has all the room there is
            QTimer.singleShot(
                0, self.combo, lambda: self._scroll.ensureWidgetVisible(self.combo, 0, least)
            )
        else:
            self.headings.setFocus()

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

    def _say_ban(self) -> None:
        view = self.session.view
        ban = writing.ban(view.call) if view is not None and view.call is not None else None
        if ban is not None:
            self.say(Aside(translated(N_("No generative AI")), str(ban.cite or ""), str(ban.text)))

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
        for part in (self.work, self.lead):
            part.setVisible(current is not None)
        self.nothing.setVisible(current is None)
        if current is None or view.call is None:
            return
        turned = current.about != self._about
        self._about = current.about
        self.ban.show_ban(writing.ban(view.call))
        self._show_list(view, headings)
        self._show_text(view, current)
        self._arrange()
        if turned or not self._told:
            self._say_what_the_notice_says()

    def retranslate(self) -> None:
        super().retranslate()
        self._told = False
        self.nothing.set_texts(
            translated(N_("No call chosen yet")),
            translated(N_("What there is to write on comes from the call’s notice.")),
        )

    def _show_lead(self, view: View) -> None:
        wanted = tasks.headings(view)
        begun = sum(1 for about in wanted if view.draft.words.get(about))
        told = Message(N_("{begun} of {all} begun"), {"begun": begun, "all": len(wanted)})
        said = translated(self.intro)
        self.lead.setText(f"{told} · {said}" if self._beside() else str(told))

    def _show_list(self, view: View, headings: tuple[Heading, ...]) -> None:
        lines = heading_lines.of(headings, view.draft.words)
        self.headings.show_lines(lines, self._about)
        with QSignalBlocker(self.combo):
            if lines != self._lines:  # else it may just be unfolded
                self._lines = lines
                self.combo.clear()
                for line in lines:
                    if line.key:
                        name = f"{line.title} – {line.state}"
                        self.combo.addItem(theme.icon(*SHAPES[line.shape]), name, line.key)
            self.combo.setCurrentIndex(self.combo.findData(self._about))
        set_tip(self.combo, self.combo.currentText())

    def _show_text(self, view: View, current: Heading) -> None:
        text = view.draft.words.get(current.about, "")
        self.heading_label.setText(current.title)
        prompt = current.prompt if current.prompt != current.title else ""
        self.prompt.setText(prompt)
        self.prompt.setVisible(bool(prompt))
        self.group.setText(current.group)
        self.group.setVisible(current.group != current.title)
        self.editor.setReadOnly(frozen(view))
        hint = "" if frozen(view) else translated(N_("Write here, in words of your own."))
        self.editor.setPlaceholderText(hint)
        self.editor.setAccessibleName(current.title)
        self.editor.setAccessibleDescription(current.prompt)
        self.editor.show_text(current.about, text)
        self.foot.show_text(current.about, text)
        self.foot.limit.setVisible(not frozen(view))
        self.versions.setVisible(self.session.draft_id is not None)

    # The list beside the text, or above it where there is no room

    def _beside(self) -> bool:
        return self.width() >= theme.px(LEAST_BESIDE)

    def _arrange(self) -> None:
        beside, way = self._beside(), QBoxLayout.Direction
        self._across.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.headings.setVisible(beside)
        self.combo.setVisible(not beside)
        self.combo.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.heading_label.setVisible(beside or self._combo_cuts())
        if self.session.view is not None:
            self._show_lead(self.session.view)
        self.text_side.setMaximumWidth(self.editor.measure() if beside else _ANY_WIDTH)

    def _combo_cuts(self) -> bool:
        """Whether the drop-down has no room for the whole of what is written on."""
        beside_it = theme.px(18 + 10 + 28 + 10)  # icon, edges, arrow
        text = self.combo.fontMetrics().horizontalAdvance(self.combo.currentText())
        return text + beside_it > self.combo.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._arrange()
