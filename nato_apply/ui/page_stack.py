"""The pages, each made on the first visit."""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from nato_apply.ui.tasks import TASKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from nato_apply.ui.pages.page import Page
    from nato_apply.ui.services import Services

PAGES = {
    "start": ("start", "Start"),
    **{task.id: (task.module, task.cls) for task in TASKS},
    "settings": ("settings", "SettingsAndSafety"),
}
"""Every page by id: its module below `ui.pages` and its class, imported on the first visit."""


class PageStack(QStackedWidget):
    """Shows one page at a time."""

    about = Signal(object)
    go = Signal(str)
    point = Signal(str, str)
    language_chosen = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._pages: dict[str, Page] = {}
        self._services = services
        self._coming: Page | None = None

    def page(self, page_id: str) -> Page:
        """The page of an id, made on the first visit."""
        if page_id not in self._pages:
            page = self._made(page_id)
            page.about.connect(partial(self._relay, page))
            page.go.connect(self.go)
            page.point.connect(self.point)
            self._pages[page_id] = page
            self.addWidget(page)
        return self._pages[page_id]

    @property
    def here(self) -> str:
        """The id of the page in front."""
        front = self.currentWidget()
        return next((id_ for id_, page in self._pages.items() if page is front), "start")

    def is_made(self, page_id: str) -> bool:
        return page_id in self._pages

    def load(self, page_id: str) -> type[Page]:
        """The class of a page; its module is imported."""
        module, cls = PAGES[page_id]
        kind: type[Page] = getattr(importlib.import_module(f"nato_apply.ui.pages.{module}"), cls)
        return kind

    def turn_to(self, page: Page, share_out: Callable[[], None]) -> None:
        """Bring a page to the front, with everything on it; the window's width is shared out first.

        Nothing is laid out twice: neither the page that goes nor, for another width, the one that
        comes.
        """
        self._coming = page
        before = self.currentWidget()
        if page is before:
            share_out()
            return
        if before is not None:
            _take_keyboard_from(before)
            before.hide()
        share_out()
        page.setGeometry(self.contentsRect())
        page.prepare()
        self.setCurrentWidget(page)

    def _relay(self, page: Page, aside: object) -> None:
        """What a page says that is made ready out of sight is not for now."""
        if page is self._coming:
            self.about.emit(aside)

    def _made(self, page_id: str) -> Page:
        kind: Any = self.load(page_id)
        if page_id == "start":
            made: Page = kind(self._services.session, self._services.drafts)
        elif page_id == "settings":
            made = kind(self._services)
            made.language_chosen.connect(self.language_chosen)  # type: ignore[attr-defined]
        else:
            made = kind(self._services.session)
        return made


def _take_keyboard_from(page: QWidget) -> None:
    """What is hidden with the keyboard in it has Qt look for the next place, which takes a while.

    The page that comes puts the keyboard where it wants it.
    """
    focused = QApplication.focusWidget()
    if focused is not None and page.isAncestorOf(focused):
        focused.clearFocus()
