"""Presenting: before a projector, larger and without anybody's personal data, by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from nato_apply.candidate import personal
from nato_apply.i18n import N_, translated
from nato_apply.ui import personal_data
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.ground import Ground
from nato_apply.ui.widgets.icons import Icon
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.two_ends import TwoEnds

if TYPE_CHECKING:
    from datetime import date

    from nato_apply.ui.main_window import MainWindow
    from nato_apply.ui.veil import Veil
    from nato_apply.ui.view import View

_SETTING = "presenting"
LARGE = 150
"""Text size while presenting, in percent, where it is not larger anyway."""


class PresentingBar(Ground):
    """Says, as long as it lasts, that personal data are hidden; its button ends it."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__("accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(Icon("eye", "accent", 18))
        self.text = Label(role="strong")
        self.stop = Button()
        self.stop.clicked.connect(self.ended)
        ends = TwoEnds(self.text)
        ends.set_last(self.stop)
        row.addWidget(ends, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._retranslate()

    def _retranslate(self) -> None:
        self.text.setText(translated(N_("Presenting: personal data hidden")))
        self.stop.setText(translated(N_("Stop presenting (F8)")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()


class Presenting(QObject):
    """One for the window. `toggle` switches it on and off."""

    changed = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.on = False
        self.bar: PresentingBar | None = None
        self._veil: Veil | None = None  # made when it is first needed
        self._percent = window.look.percent
        session = window.session
        for signal in (session.changed, session.opened, session.closed, window.drafts.changed):
            signal.connect(self._look_again)
        window.language_changed.connect(self._look_again)
        window.look.changed.connect(self._remember_usual_size)
        session.closed.connect(personal.forget)
        personal_data.hide(None)
        if window.settings.get(_SETTING) == "on":
            self.start()  # whoever presented yesterday sits before a class again

    def toggle(self) -> None:
        if self.on:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Hide what is personal, then enlarge."""
        window = self._window
        self.on = True
        self._percent = window.look.percent
        self._put_bar()
        self._look_again()
        window.look.set_percent(max(LARGE, self._percent))
        window.remember(_SETTING, "on")
        self.changed.emit(True)
        window.announce(translated(N_("Presenting: personal data hidden")))

    def stop(self) -> None:
        """Show everything again, as large as it was."""
        window = self._window
        self.on = False
        personal_data.hide(None)
        if self._veil is not None:
            self._veil.lift()
        if self.bar is not None:
            self.bar.hide()
        # Every text is set again, as on a switch of language: nothing stays hidden by mistake.
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
        window.language_changed.emit()
        window.look.set_percent(self._percent)
        window.remember(_SETTING, "off")
        self.changed.emit(False)

    def _put_bar(self) -> None:
        if self.bar is None:
            self.bar = PresentingBar()
            self.bar.ended.connect(self.stop)
            whole = self._window.header.parentWidget()
            layout = whole.layout() if whole is not None else None
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(layout.indexOf(self._window.header), self.bar)
        self.bar.show()

    def _look_again(self, _view: object = None) -> None:
        """After every change: there may be other data, and other texts."""
        if not self.on:
            return
        view = self._window.session.view
        public = _public_days(view) if view is not None else frozenset()
        draft = view.draft if view is not None else None
        personal_data.hide(personal_data.Mask(draft, self._window.drafts, public))
        if self._veil is None:
            from nato_apply.ui.veil import Veil

            self._veil = Veil(self)
        self._veil.draw()

    def _remember_usual_size(self) -> None:
        """The next start has the size of before, also where it ended while presenting."""
        if self.on:
            self._window.remember("text_size", str(self._percent))


def _public_days(view: View) -> frozenset[date]:
    """What is in the notice, and today: everybody knows these days."""
    days = {view.today}
    if view.plan is not None:
        plan = view.plan
        days.update(item.due.date() for item in plan.items)
        days.update(moment.date() for moment in (plan.opens, plan.closes) if moment is not None)
    return frozenset(days)
