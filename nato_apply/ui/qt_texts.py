"""Qt's own texts, those of file dialogs and of the menus of text fields, in the program's language.

Qt ships their translation (`qtbase_fr.qm`); its own language is English.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from nato_apply.i18n import N_, translated

_LOG = logging.getLogger(__name__)

_LEFT_OUT = (N_("&Look in:"), N_("Files of &type:"))
"""Labels of the file dialog that Qt’s own French lacks."""


class QtTexts(QTranslator):
    """What Qt says as long as `owner` lives. `turn_to` for another language."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._language = "en"

    def turn_to(self, language: str) -> None:
        """From now on; what Qt shows at the moment keeps its language."""
        if language == self._language:
            return
        self._language = language
        QCoreApplication.removeTranslator(self)
        if language != "en":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self.load(f"qtbase_{language}", folder):
                QCoreApplication.installTranslator(self)
            else:
                _LOG.warning("Qt's own texts are not there in the language %s", language)
        # Qt would have every window set its texts again. Ours do so where the language is switched.
        for window in (*QApplication.topLevelWindows(), *QApplication.topLevelWidgets()):
            QCoreApplication.removePostedEvents(window, QEvent.Type.LanguageChange.value)

    def translate(
        self, context: str, key: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if key in _LEFT_OUT:
            return translated(key)
        # Nothing would count as an empty text; the key is what Qt shows without a translation.
        return super().translate(context, key, disambiguation, n) or key
