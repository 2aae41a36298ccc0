"""One earlier state of a draft: what it changed, and everything as it stood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from nato_apply.errors import UserFault
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui import exports
from nato_apply.ui.answers import MOST_SHOWN, sections
from nato_apply.ui.widgets.bullets import Bullets
from nato_apply.ui.widgets.cards import Card, clear
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.word_diff_view import WordDiffView

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.history_reading import Revised
    from nato_apply.ui.session import Session


class ChangesCard(Card):
    """What a revision changed, in words; one's own texts word by word."""

    def __init__(self) -> None:
        super().__init__(translated(N_("What changed")))
        self.lines = Bullets()
        self.none = Label(translated(N_("Nothing.")), role="muted")
        self.legend = Label(
            translated(
                N_("[+added+] is underlined, [−removed−] is struck through. The rest is the same.")
            ),
            role="small",
        )
        self._texts = QVBoxLayout()
        self._texts.setSpacing(8)
        for part in (self.lines, self.none):
            self.body.addWidget(part)
        self.body.addLayout(self._texts)
        self.body.addWidget(self.legend)

    def show_revised(self, revised: Revised, titles: Mapping[str, str]) -> None:
        """`titles`: what the headings of one's own texts are called."""
        texts = _changed_texts(revised.before, revised.draft)
        self.lines.show_lines([str(change) for change in revised.changes])
        self.none.setVisible(not revised.changes)
        clear(self._texts)
        for about, (was, now) in texts.items():
            self._show_text(titles.get(about, about), was, now)
        self.legend.setVisible(bool(texts))

    def _show_text(self, title: str, was: str, now: str) -> None:
        from nato_apply.candidate.word_diff import word_diff

        name = str(Message(N_("Your text on “{heading}”"), {"heading": title}))
        self._texts.addWidget(Label(name, role="label"))
        view = WordDiffView()
        view.setAccessibleName(name)
        view.show_pieces(word_diff(was, now))
        self._texts.addWidget(view)


def _changed_texts(before: Draft, after: Draft) -> dict[str, tuple[str, str]]:
    """The texts that were there already and are no longer the same."""
    return {
        about: (before.words.get(about, ""), text)
        for about, text in after.words.items()
        if before.words.get(about, text) != text
    }


class StateCard(Card):
    """Every answer as it stood, to be read."""

    def __init__(self, session: Session) -> None:
        super().__init__(translated(N_("As it was")))
        self._session = session
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def show_revised(self, revised: Revised) -> None:
        clear(self._rows)
        draft = revised.draft
        call = _call_of(self._session, draft)
        if call is None:
            nothing = translated(N_("No call was chosen then; what you told stands above."))
            self._rows.addWidget(Label(nothing, role="muted"))
            self._texts(draft, None)
            return
        view = self._session.computed_for(draft, call)
        nothing = translated(N_("not answered"))
        for section in sections(view, exports.checklist_of(view)):
            self._rows.addWidget(Label(section.title, role="strong"))
            for answer in section.answers:
                self._row(answer.question, answer.answer or nothing)
        self._texts(draft, call)

    def _texts(self, draft: Draft, call: Call | None) -> None:
        """The own texts in full: the sections show only how they begin."""
        for about, text in draft.words.items():
            if len(text) > MOST_SHOWN or call is None:
                self._row(about, text)

    def _row(self, question: str, answer: str, *, private: bool = True) -> None:
        """Another name, birth date or file than today's: all of it is hidden while presenting."""
        self._rows.addWidget(Label(question, role="small"))
        said = Label(answer)
        said.setProperty("personal", private or None)
        self._rows.addWidget(said)


def _call_of(session: Session, draft: Draft) -> Call | None:
    """The call a draft was for then; none where there was none, or it is no longer known."""
    if session.catalogue is None or draft.call is None:
        return None
    try:
        return session.catalogue.call(draft.call)
    except UserFault:
        return None
