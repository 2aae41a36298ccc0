"""Qt's own texts, those of file dialogs and of the menus of text fields, are in the language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from nato_apply.ui.main_window import MainWindow


def menu_of_a_field(parent: QWidget) -> str:
    field = QLineEdit(parent)
    menu = field.createStandardContextMenu()
    texts = " ".join(action.text().replace("&", "") for action in menu.actions())
    menu.deleteLater()
    field.deleteLater()
    return texts


def label_of_the_name(parent: QWidget) -> str:
    dialog = QFileDialog(parent)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    text = dialog.labelText(QFileDialog.DialogLabel.FileName)
    dialog.deleteLater()
    return text.replace("&", "")


def test_they_follow_the_language_and_back(window: MainWindow) -> None:
    assert "Copy" in menu_of_a_field(window)
    window.set_language("fr")
    assert "Copier" in menu_of_a_field(window)
    assert label_of_the_name(window).startswith("Nom de fichier")
    window.set_language("en")
    assert "Copy" in menu_of_a_field(window)


def test_the_window_sets_its_texts_once_for_all_that(window: MainWindow) -> None:
    class Counting(QObject):
        seen = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.seen += event.type() is QEvent.Type.LanguageChange
            return False

    counting = Counting()
    window.installEventFilter(counting)
    window.set_language("fr")
    QCoreApplication.processEvents()
    window.removeEventFilter(counting)
    assert counting.seen == 1
