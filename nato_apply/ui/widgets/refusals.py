"""Files that were not taken in, each by its name and with the reason; the rest was taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent

from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui.phrases import breakable, titled
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.flow import FlowLayout


class Refusals(Notice):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__("not_met")
        self._told: dict[str, Sequence[object]] = {}
        self._twins: list[tuple[str, str]] = []
        self.close_it = Button(kind="link", icon="x")
        self.close_it.clicked.connect(self.forget)
        row = FlowLayout()
        row.addWidget(self.close_it)
        self.body.addLayout(row)
        self.hide()

    def add(self, file: str, sentences: Sequence[object]) -> None:
        """Say why a file was not taken in."""
        self._told[file] = sentences
        self._show()

    def add_twin(self, given: str, there: str) -> None:
        """Say that a file is there already, perhaps under another name."""
        self._twins.append((given, there))
        self._show()

    def forget(self) -> None:
        self._told.clear()
        self._twins.clear()
        self.hide()

    def _show(self) -> None:
        why = {file: " ".join(map(str, said)) for file, said in self._told.items()}
        if len(why) == 1 and not self._twins:
            (file,) = why
            strong = str(Message(N_("Not taken in: {file}"), {"file": breakable(file)}))
            lines = list(why.values())
        else:
            strong = self._counted() if why else translated(N_("Already there"))
            lines = [titled(breakable(name), said) for name, said in why.items()]
        wording = N_("“{file}” is already here as “{other}”, so it was not added again.")
        for given, there in self._twins:
            names = {"file": breakable(given), "other": breakable(there)}
            lines.append(str(Message(wording, names)))
        self.close_it.setText(translated(N_("Understood")))
        self.close_it.setAccessibleDescription(strong)
        if len(lines) > 1:
            lines = [f"• {line}" for line in lines]
        self.show_notice("not_met" if self._told else "accent", strong, "\n".join(lines))
        self.show()

    def _counted(self) -> str:
        return plural(
            "{count} file was not taken in", "{count} files were not taken in", len(self._told)
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and not self.isHidden():
            self._show()
