"""While nobody waits, pages are made and shown out of sight: the first visit is then like any.

In small steps with rests between them: made once the calls are known, shown once there is a draft.
Each step takes less than a user feels, and none is taken while something typed waits to be saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from nato_apply.ui.page_stack import PAGES

if TYPE_CHECKING:
    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.page_stack import PageStack
    from nato_apply.ui.session import Session

BEGIN_AFTER_MS = 800
REST_MS = 40
ORDER = sorted(PAGES, key=lambda page_id: page_id != "eligibility")
"""A draft that is opened shows its eligibility first."""


class Rehearsing(QObject):
    """Goes through the pages once, each time the program runs."""

    def __init__(self, stack: PageStack, session: Session, drafts: Drafts) -> None:
        super().__init__(stack)
        self._stack = stack
        self._session = session
        self._making, self._showing = self._made(), self._shown()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        session.opened.connect(self._begin)
        drafts.calls_known.connect(self._begin)

    def _begin(self) -> None:
        self._timer.start(BEGIN_AFTER_MS)

    def _go_on(self) -> None:
        if self._session.unsaved:
            self._begin()
        elif next(self._making, "") or (self._session.view and next(self._showing, "")):
            self._timer.start(REST_MS)

    def _made(self) -> Iterator[str]:
        for page_id in ORDER:
            if not self._stack.is_made(page_id):
                self._stack.load(page_id)
                yield page_id
                self._stack.page(page_id)
                yield page_id

    def _shown(self) -> Iterator[str]:
        for page_id in ORDER:
            page = self._stack.page(page_id)
            page.prepare()
            yield page_id
            page.rehearse(self._stack.contentsRect())
            yield page_id
