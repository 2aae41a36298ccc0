"""What every page shares: title, intro, a scrolling body, and when to show a view again.

A page builds its widgets once, and from then on only shows what `present` is given. It holds no
state and does no I/O: a signal of a widget calls `self.session.edit(…)`, and the session's next
view comes back through `present`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui import theme, tokens
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QRect
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from nato_apply.ui.session import Session
    from nato_apply.ui.view import Aside, View


class Page(QWidget):
    """One page of the window. Override `build`, `present`, and what else is needed."""

    title: ClassVar[str] = N_("Page")
    intro: ClassVar[str] = ""
    widest: ClassVar[int] = 920
    """How wide the content grows, in pixels at 100 %."""
    of_call: ClassVar[bool] = False
    """Whether the panel tells what the call is about until a thing is in focus."""

    about = Signal(object)
    """An `Aside`: what the notice says about the thing in focus."""
    go = Signal(str)
    """The id of another page that should come to the front."""
    point = Signal(str, str)
    """The id of another page, and the key of the thing on it to go to."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.heading = Label(role="title")
        self.lead = Label(role="lead")
        self._texts: list[tuple[Callable[[str], object], str]] = []
        self._stale = True
        self._said = False
        self._settled = False
        self._rehearsing = False
        self._frame()
        self.text(self.heading.setText, self.title)
        self.text(self._scroll.setAccessibleName, self.title)  # it has the focus on arrival
        if self.intro:
            self.text(self.lead.setText, self.intro)
        self.lead.setVisible(bool(self.intro))
        self.build()
        self.retranslate()
        session.changed.connect(self._changed)

    # What a page overrides

    def build(self) -> None:
        """Make the widgets and put them into `self.body`. Called once."""

    def present(self, view: View) -> None:
        """Show a view. Never writes into a text field that has the focus (the fields see to it)."""

    def retranslate(self) -> None:
        """Set every fixed text again, in the language now current. `present` follows."""
        self._said = False
        for put, text in self._texts:
            put(translated(text))

    def at_large(self, view: View) -> Aside | None:
        """What the notice says about the page as a whole; shown until a thing is in focus."""
        if not self.of_call or view.call is None:
            return None
        from nato_apply.ui.view import aside_of_call  # not for the first paint

        return aside_of_call(view.call)

    def say(self, aside: Aside) -> None:
        """Show in the right panel what the notice says."""
        self.about.emit(aside)

    def text(self, put: Callable[[str], object], text: str) -> None:
        """Have `put` called with the translated text (marked by `N_`), now and on each switch."""
        self._texts.append((put, text))
        put(translated(text))

    def focus_first(self) -> None:
        """Where the keyboard goes when the page comes to the front."""
        self._scroll.setFocus()
        self._say_at_large()

    def _say_at_large(self) -> None:
        aside = self.at_large(self.session.view) if self.session.view is not None else None
        if aside is not None:
            self._said = True
            self.say(aside)

    def search(self) -> None:
        """Put the keyboard into the page's own search, where it has one."""

    def reveal(self, key: str) -> bool:
        """Go to a thing that was found, by its key (`finding.Thing`); false: look for its text."""
        return False

    def come_back(self) -> bool:
        """Put the keyboard to the place by which the page was left; false: it knows of none."""
        return False

    # How it works

    def _frame(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        self._scroll = scrolled(inner)
        outer.addWidget(self._scroll)
        across = QHBoxLayout(inner)
        across.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        across.addWidget(self._content, 1)
        across.addStretch(0)
        self.body = QVBoxLayout(self._content)
        self.body.setSpacing(tokens.GRID * 2)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.lead)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= theme.px(640)
        side = 28 if wide else 16
        self.body.setContentsMargins(side, 20, side, 28)
        self._content.setMaximumWidth(theme.px(self.widest) + 2 * side)

    def _changed(self, view: View) -> None:
        if self.isVisible():
            self._show(view)
        else:
            self._stale = True

    def _show(self, view: View) -> None:
        self._stale = False
        self.present(view)
        if not self._said:
            self._say_at_large()

    def prepare(self) -> None:
        """Present the view before the page is shown, where it was not yet.

        What a layout takes in while it is shown is shown, styled and measured one by one.
        """
        view = self.session.view
        if self._stale and view is not None:
            self._stale = False
            self._settled = False
            self.present(view)

    def rehearse(self, place: QRect) -> None:
        """Be shown for a moment where nobody sees it: what the first time costs is then done."""
        if not self.isHidden():  # the page in front, though something else may cover it
            return
        self._rehearsing = True
        self.setGeometry(place.translated(-2 * place.width(), 0))
        self.show()
        self.hide()
        self._rehearsing = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.prepare()
        if not self._settled and self.session.view is not None:
            self._settled = True
            self._settle()
        if not self._said and not self._rehearsing:
            self._say_at_large()

    def _settle(self) -> None:
        """Lay everything out at once: rows that wait for their turn are painted as hairlines."""
        from PySide6.QtCore import QEvent, Qt

        said = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        for widget in self._content.findChildren(QWidget):
            # What a layout has just taken in is else shown at the next turn, and measured then.
            if widget.isHidden() and not widget.testAttribute(said) and not widget.isWindow():
                widget.show()
        for _ in range(5):  # texts that wrap need their width first, and then their height
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kind = event.type().name
        if kind == "LanguageChange":
            self.retranslate()
            self._stale = True
            if self.isVisible() and self.session.view is not None:
                self._show(self.session.view)
        elif kind == "StyleChange":
            self._fit()
