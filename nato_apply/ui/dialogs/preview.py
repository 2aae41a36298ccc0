"""A file looked at: its pages as pictures and as text; a translation beside its original."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nato_apply.i18n import N_, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.phrases import breakable, titled
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.flow import FlowLayout
from nato_apply.ui.widgets.outside import OutsideView
from nato_apply.ui.widgets.page_desk import PageDesk

if TYPE_CHECKING:
    from nato_apply.ui.session import Session


class PreviewDialog(Frame):
    """`name`: a file of the draft, or what `content` is called. `beside`: its original."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        name: str,
        beside: str | None = None,
        *,
        content: bytes | None = None,
    ) -> None:
        super().__init__(parent, breakable(name), close=translated(N_("Close")))
        self.setWindowTitle(translated(N_("Document")))  # titles are shown outside the window, too
        self._session = session
        self._open = True
        self.finished.connect(self._closed)
        titles = [""]
        if beside is not None:
            titles = [
                titled(translated(N_("Translation")), breakable(name)),
                titled(translated(N_("Original")), breakable(beside)),
            ]
        self.desk = PageDesk(session.files, titles)
        self.middle.addWidget(self.desk, 1)
        self.outside = OutsideView(session, name)
        self.middle.addWidget(self.outside)
        self.outside.hide()
        self.fill(1180 if beside else 980, 860)
        if content is not None:
            self.desk.show_document(0, content)
        else:
            self._read(0, name)
            self._offer_outside(name)
        if beside is not None:
            self._read(1, beside)
        self.desk.panes[0].sheet.setFocus()

    def _offer_outside(self, name: str) -> None:
        if not self.outside.is_offered:
            return
        self.elsewhere = Button(
            translated(N_("Open in another program…")), "link", icon="external-link"
        )
        self.elsewhere.setProperty("reveals", True)
        self.elsewhere.clicked.connect(self.outside.show)
        row = FlowLayout()
        row.addWidget(self.elsewhere)
        self.middle.addLayout(row)

    def _closed(self) -> None:
        self._open = False
        self.desk.stop()

    def _read(self, place: int, name: str) -> None:
        files = self._session.files
        files.content(name, partial(self._show, place, name), partial(self._failed, place))

    def _show(self, place: int, name: str, content: bytes) -> None:
        if self._open:
            password = self._session.files.passwords.get(name, "")
            self.desk.show_document(place, content, password)

    def _failed(self, place: int, error: Exception) -> None:
        if self._open:
            self.desk.show_failure(place, error)
