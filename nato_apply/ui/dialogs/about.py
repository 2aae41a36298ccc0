"""What this program is: its version, whose it is not, its licences, and where the work lies."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QVBoxLayout

from nato_apply import __version__, paths
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.dialogs.frame import Frame
from nato_apply.ui.phrases import titled
from nato_apply.ui.widgets.copied import Copied
from nato_apply.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nato_apply.paths import DataFolder

BORROWED = (
    (N_("Icons"), "icons"),
    (N_("Fonts of the checklist"), "fonts"),
    (N_("Names of countries and languages"), "names"),
)


class AboutDialog(Frame):
    def __init__(self, parent: QWidget, data: DataFolder) -> None:
        super().__init__(parent, translated(N_("About NATO Apply")), close=translated(N_("Close")))
        self._data = data
        made = Message(
            N_("Version {version} · Qt {qt} · Python {python}"),
            {"version": __version__, "qt": qVersion(), "python": platform.python_version()},
        )
        self._put("", str(made))
        self._put(
            translated(N_("Not NATO’s")),
            translated(
                N_(
                    "It is not NATO’s, and not affiliated with NATO. What it says is advice; "
                    "whether you are eligible is for NATO to decide."
                )
            ),
        )
        self._put(translated(N_("Where your work is")), str(data.root))
        self._put(translated(N_("Licences")), self._licences())
        self.middle.addStretch(1)
        self.fit(560, 520)

    def _put(self, strong: str, text: str) -> None:
        part = QVBoxLayout()
        part.setSpacing(4)
        self.middle.addLayout(part)
        if strong:
            part.addWidget(Label(strong, role="strong"))
        label = Copied(text)  # into a question to somebody who helps, or into a file manager
        label.setAccessibleName(titled(strong, text) if strong else text)
        part.addWidget(label)

    def _licences(self) -> str:
        lines = [translated(N_("NATO Apply: MIT. Qt and PySide6: LGPL 3."))]
        for what, folder in BORROWED:
            file = paths.resource(folder, "LICENSE")
            params = {"what": translated(what), "file": str(file)}
            lines.append(str(Message(N_("{what}: {file}"), params)))
        return "\n".join(lines)
