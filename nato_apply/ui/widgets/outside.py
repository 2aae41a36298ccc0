"""A file opened in the system's own viewer: what that means is said first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from nato_apply.i18n import N_, translated
from nato_apply.ui.footer import reason_words
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from nato_apply.ui.jobs import Progress
    from nato_apply.ui.session import Session

UNSAFE: Final = frozenset(
    (
        "acts",
        "damaged",
        "dynamic-form",
        "embedded-files",
        "javascript",
        "macros",
        "page-size",
        "reader-crashed",
        "reader-timeout",
        "reader-unavailable",
        "too-many-pixels",
        "unpacks-too-large",
    )
)
"""Findings with which a file is not handed to a program that may do what the file wants."""
ENDINGS: Final = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}


class OutsideView(Notice):
    """Asks, then opens a private copy of one of the draft's files."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__("arguable")
        self._session = session
        self._name = name
        self.go = Button(icon="external-link")
        self.go.setProperty("reveals", True)
        self.go.clicked.connect(self._go)
        row = FlowLayout()
        row.addWidget(self.go)
        self.body.addLayout(row)
        self.go.setText(translated(N_("Open it")))
        self.show_notice(
            "arguable",
            translated(N_("This leaves the vault")),
            translated(
                N_(
                    "A copy in clear is made, in a folder that only your account can read, and "
                    "opened by your system’s own viewer, which may note that it was opened. The "
                    "copy is removed when you leave this draft or end the program. Changes made in "
                    "the viewer are not kept."
                )
            ),
        )

    @property
    def is_offered(self) -> bool:
        """Whether the file is known, and nothing was found in it that could act by itself."""
        view = self._session.view
        report = view.reports.get(self._name) if view is not None else None
        if report is None or report.media_type not in ENDINGS:
            return False
        return not any(found.code in UNSAFE for found in report.findings)

    def _go(self) -> None:
        self.go.setEnabled(False)
        self._session.files.content(self._name, self._copy, self._failed)

    def _copy(self, content: bytes) -> None:
        view = self._session.view
        report = view.reports.get(self._name) if view is not None else None
        if report is None:
            return
        ending = ENDINGS[report.media_type or ""]
        copies = self._session.files.copies

        def work(_progress: Progress) -> Path:
            return copies.written(content, ending)

        self._session.files.run(work, self._opened, self._failed)

    def _opened(self, file: Path) -> None:
        self.go.setEnabled(True)
        if self._session.view is None:  # locked, or left, meanwhile
            self._session.files.copies.remove()
            return
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.hide()
            return
        self._session.files.copies.remove()
        self.show_notice(
            "not_met",
            translated(N_("Not opened")),
            translated(N_("No program for this kind of file was found. The copy was removed.")),
        )

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self.show_notice("not_met", translated(N_("Not opened")), reason_words(error))
