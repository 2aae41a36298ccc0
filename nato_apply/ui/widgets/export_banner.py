"""Writing a file that the user names: made in a job, written whole, and said how it went."""

from __future__ import annotations

from pathlib import Path

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.announcing import announce
from nato_apply.ui.dialogs import files
from nato_apply.ui.exports import Export
from nato_apply.ui.footer import reason_words
from nato_apply.ui.jobs import Jobs
from nato_apply.ui.phrases import breakable, spoken
from nato_apply.ui.widgets.cards import Notice
from nato_apply.whole_file import write_whole

THERE_ALREADY = FaultKind(
    "export-there-already",
    N_("this file exists already. Choose it in the list to replace it, or give another name."),
)


class ExportBanner(Notice):
    """Hidden until something was written, or could not be."""

    def __init__(self) -> None:
        super().__init__("met")
        self.hide()

    def ask(self, export: Export, jobs: Jobs) -> None:
        """Ask where to; then make it and write it there in a job, and say how it went."""
        chosen = files.to_write(self.window(), export.title, export.name, export.kinds)
        if chosen is not None:
            self._write(chosen, export, jobs)

    def _write(self, chosen: Path, export: Export, jobs: Jobs) -> None:
        ending = export.ending
        file = chosen if chosen.suffix.lower() == ending else chosen.with_name(chosen.name + ending)
        asked = file == chosen  # the dialog has asked about this name, and no other

        def work() -> Path:
            if not asked and file.exists():
                raise refuse(THERE_ALREADY, file=str(file))
            write_whole(file, export.made(), replace=asked)
            return file

        jobs.run(lambda _progress: work(), self._wrote, lambda error: self._failed(file, error))

    def _wrote(self, file: Path) -> None:
        name = str(Message(N_("Written: {file}"), {"file": breakable(file.name)}))
        folder = str(Message(N_("In the folder {folder}"), {"folder": breakable(str(file.parent))}))
        self._tell("met", name, folder)

    def _failed(self, file: Path, error: Exception) -> None:
        name = str(Message(N_("Not written: {file}"), {"file": breakable(file.name)}))
        reason = reason_words(error)
        self._tell("not_met", name, reason[:1].upper() + reason[1:])

    def show_printed(self) -> None:
        self._tell("met", translated(N_("Sent to the printer")), "")

    def show_not_printed(self, error: Exception) -> None:
        reason = reason_words(error)
        self._tell("not_met", translated(N_("Not printed")), reason[:1].upper() + reason[1:])

    def _tell(self, tone: str, strong: str, text: str) -> None:
        """Show it and say it: the keyboard stays on the button, which may be far from here."""
        self.show_notice(tone, strong, text)
        self.show()
        announce(self, spoken(strong, text).replace("\u200b", ""))
