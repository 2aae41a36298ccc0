"""The running program: what is made before the window is painted, and what only after.

Before the first paint nothing is imported but Qt and the shell; models, vault and key store come
after it, on other threads. The shell does without the namespace `Qt` (a hundred enumerations, a
tenth of the time a bare window takes to paint), without `QPen` and `QBrush`, which load it, and
without icons.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from nato_apply import i18n
from nato_apply.i18n import N_, translated
from nato_apply.settings import Settings
from nato_apply.ui.application import Application
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.theme import MODES, Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from types import TracebackType

    from nato_apply.calls.catalogue import Catalogue
    from nato_apply.paths import DataFolder
    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.ending import Ending
    from nato_apply.ui.jobs import Jobs
    from nato_apply.ui.keeper import Keeper
    from nato_apply.ui.opening import Opening
    from nato_apply.ui.session import Session
    from nato_apply.ui.theme import Mode

_LOG = logging.getLogger(__name__)


class Program(QObject):
    """Everything there is one of. `run` shows the window until it is closed."""

    begun = Signal()
    """After the first paint: the session and the list of drafts are there, the vault opens."""

    jobs: Jobs
    keeper: Keeper
    session: Session
    drafts: Drafts
    opening: Opening

    def __init__(
        self,
        data: DataFolder,
        *,
        language: str,
        now: Callable[[], datetime],
        passphrase: str | None,
    ) -> None:
        self.app = _application()
        super().__init__()
        i18n.use(language)
        self._data = data
        settings = Settings(data.settings)
        self.look = Theme(_mode(settings.get("theme")), settings.number("text_size", 100))
        self.look.apply()
        self.window = MainWindow(self.look, settings)
        self.window.first_painted.connect(self._painted)
        self._now = now
        self._passphrase = passphrase
        self.ending: Ending | None = None

    def run(self) -> int:
        """Show the window until it is closed; gives the exit code."""
        sys.excepthook = self._caught
        self.begun.connect(self._heed_the_system)
        self.show()
        code = self.app.exec()
        self.close()
        if self.ending is not None:
            self.ending.close()
        from nato_apply.ui.widgets.discard import hold

        hold(self.window)  # Qt deletes it with the application
        return code

    def show(self) -> None:
        """Show the window as it was left: as large, or over the whole screen."""
        if self.window.settings.get("maximized") == "yes":
            self.window.showMaximized()
        else:
            self.window.show()

    def _painted(self) -> None:
        # Once the paint has reached the screen: whatever is heavy waits for it.
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        from nato_apply.ui.drafts import Drafts
        from nato_apply.ui.jobs import Jobs
        from nato_apply.ui.keeper import Keeper
        from nato_apply.ui.session import Session

        self.jobs = Jobs()
        self.keeper = Keeper(self._data.vault, self._now, self._passphrase)
        self.session = Session(self.jobs, self._now)
        self.drafts = Drafts(self.session, self.jobs, self.keeper, self._catalogue, self._now)
        self.drafts.calls_known.connect(self._collect_garbage)
        self.drafts.load()  # on a thread of its own, while the window goes on
        from PySide6.QtGui import QAccessible

        from nato_apply.ui import immortals
        from nato_apply.ui.opening import Opening

        immortals.keep()
        if QAccessible.isActive():  # otherwise with what comes after the list (`furnish`)
            from nato_apply.ui import roles

            roles.install()
        self.window.begin(self.session, self.drafts, self._data)
        self.opening = Opening(self.window, self.app)
        self.begun.emit()

    def _collect_garbage(self) -> None:
        from nato_apply.ui.garbage import Garbage

        self._garbage = Garbage(self)

    def _heed_the_system(self) -> None:
        from nato_apply.ui.ending import Ending

        self.ending = Ending(self.window, self.app)

    def close(self) -> None:
        """Finish every save, then close the vault."""
        if not hasattr(self, "jobs"):
            return  # closed before it was painted
        self.drafts.delete_for_good()
        self.session.save_now()
        if hasattr(self.drafts, "care"):
            self.drafts.care.back_up_at_the_end()
        self.jobs.store(self.keeper.close, lambda _none: None, lambda _error: None)
        self.session.files.close()
        self.jobs.close()

    def _catalogue(self) -> Catalogue:
        from nato_apply.calls.catalogue import Catalogue

        return Catalogue(self._data.calls)

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """A fault of ours: into the log, and a sentence in the window; the work goes on."""
        if issubclass(kind, KeyboardInterrupt):
            self.app.quit()
            return
        _LOG.error("the window met a fault", exc_info=(kind, error, trace))
        self.window.tell(
            "not_met",
            translated(N_("Something went wrong in the program. What you entered is kept.")),
        )


def _application() -> QApplication:
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else Application(["nato-apply"])
    app.setApplicationName("NATO Apply")
    app.setDesktopFileName("nato-apply")
    app.setStyle("Fusion")
    return app


def _mode(text: str) -> Mode:
    return next((mode for mode in MODES if mode == text), "system")
