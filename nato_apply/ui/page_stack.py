"""The pages, each made on the first visit."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from nato_apply.ui.tasks import TASKS

if TYPE_CHECKING:
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

    def page(self, page_id: str) -> Page:
        """The page of an id, made on the first visit."""
        if page_id not in self._pages:
            page = self._made(page_id)
            page.about.connect(self.about)
            page.go.connect(self.go)
            page.point.connect(self.point)
            self._pages[page_id] = page
            self.addWidget(page)
        return self._pages[page_id]

    def is_made(self, page_id: str) -> bool:
        return page_id in self._pages

    def load(self, page_id: str) -> type[Page]:
        """The class of a page; its module is imported."""
        module, cls = PAGES[page_id]
        kind: type[Page] = getattr(importlib.import_module(f"nato_apply.ui.pages.{module}"), cls)
        return kind

    def turn_to(self, page: Page) -> None:
        """Bring a page to the front, with everything on it."""
        if page is not self.currentWidget():
            page.setGeometry(self.contentsRect())  # not laid out twice
            page.prepare()
        self.setCurrentWidget(page)

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
