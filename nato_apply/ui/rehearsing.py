"""While nobody waits, pages are made and shown out of sight: the first visit is then like any.

In small steps with rests between them, the page that is likely to come next first: made once the
calls are known, shown once there is a draft. Each step takes less than a user feels, and none is
taken while something typed waits to be saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from nato_apply.ui.page_stack import PAGES

if TYPE_CHECKING:
    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.page_stack import PageStack
    from nato_apply.ui.pages.page import Page
    from nato_apply.ui.session import Session

BEGIN_AFTER_MS = 250
REST_MS = 15
AFTER_START = "eligibility"
"""A draft that is opened shows its eligibility first."""


class Rehearsing(QObject):
    """Goes through the pages whenever a draft is opened; what is done already costs nothing."""

    def __init__(self, stack: PageStack, session: Session, drafts: Drafts) -> None:
        super().__init__(stack)
        self._stack = stack
        self._session = session
        self._steps: Iterator[str] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        session.opened.connect(self._begin)
        drafts.calls_known.connect(self._begin)

    @property
    def over(self) -> bool:
        """Whether every page is ready, as far as it can be."""
        return not self._timer.isActive()

    def _begin(self) -> None:
        self._steps = self._taken()
        self._timer.start(BEGIN_AFTER_MS)

    def _go_on(self) -> None:
        if self._session.unsaved:
            self._timer.start(BEGIN_AFTER_MS)
        elif next(self._steps, ""):
            self._timer.start(REST_MS)

    def _taken(self) -> Iterator[str]:
        """Each time the next step has been taken, the page it was for."""
        left = set(PAGES)
        while left:
            page_id = next(each for each in _in_turn(self._stack.here) if each in left)
            left.remove(page_id)
            if not self._stack.is_made(page_id):
                self._stack.load(page_id)
                yield page_id
            page = self._stack.page(page_id)
            yield page_id
            if self._session.view is not None:
                page.prepare()
                yield page_id
            _style(page)
            yield page_id
            if self._session.view is not None:
                page.rehearse(self._stack.contentsRect())
                yield page_id


def _in_turn(here: str) -> list[str]:
    """The pages as they are likely to be visited: the next, the one before, the one after those."""
    pages = list(PAGES)
    place = pages.index(AFTER_START if here == "start" else here)
    return sorted(pages, key=lambda each: abs(2 * (pages.index(each) - place) - 1))


def _style(page: Page) -> None:
    """What the style sheet says of each part, which else is looked up when it is shown."""
    for part in page.findChildren(QWidget):
        part.ensurePolished()
