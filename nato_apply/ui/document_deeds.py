"""What is done with documents on their page: giving, taking away, looking at, mending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from nato_apply.candidate.draft import Document, Draft
from nato_apply.documents.file_names import shown_name
from nato_apply.i18n import N_, translated
from nato_apply.ui import taking_in
from nato_apply.ui.dialogs import files as file_dialogs
from nato_apply.ui.taking_in import Source, TakingIn
from nato_apply.ui.widgets.drop_zone import local_paths
from nato_apply.ui.widgets.submitted import frozen

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.ui.session import Session


class DocumentDeeds(QObject):
    """`began` gives the slot and a `TakingIn`; `taken_away` a slot, a file, and what undoes it."""

    began = Signal(str, object)
    taken_away = Signal(str, str, object)

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session

    # Giving files

    def choose(self, slot: str) -> None:
        """Ask for files in a dialog, and take them in."""
        kinds = translated(
            N_("Documents (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp *.heic *.docx *.odt)")
        )
        everything = translated(N_("All files (*)"))
        title = next(str(s.title) for s in self._call.slots if s.id == slot)
        chosen = file_dialogs.several_to_open(self._page.window(), title, f"{kinds};;{everything}")
        self.give(slot, chosen)

    def give(self, slot: str, paths: Sequence[Path]) -> None:
        """Take files in, one after the other. With no slot, it is asked which."""
        self._give(slot, [(shown_name(path), taking_in.from_path(path)) for path in paths])

    def paste(self, slot: str) -> None:
        """Take in the files, or the picture, of the clipboard."""
        self.give_data(slot, QApplication.clipboard().mimeData())

    def give_data(self, slot: str, data: QMimeData) -> None:
        """Take in what was dropped or pasted: files, or a picture. Nothing else is looked at."""
        paths = local_paths(data.urls())
        if paths:
            self.give(slot, paths)
        elif data.hasImage():
            picture = data.imageData()
            if isinstance(picture, QImage) and not picture.isNull():
                name = translated(N_("Pasted picture"))
                self._give(slot, [(name, taking_in.from_picture(picture))])

    def _give(self, slot: str, given: Sequence[tuple[str, Source]]) -> None:
        view = self._session.view
        if not given or view is None or view.call is None or frozen(view):
            return
        if not slot:
            slots = [s for s in view.call.slots if s.when == "application"]
            if len(slots) > 1:
                self._ask_which(given)
                return
            slot = (slots or list(view.call.slots))[0].id
        taking = TakingIn(self._session, slot, [source for _name, source in given])
        self.began.emit(slot, taking)
        taking.begin()

    def _ask_which(self, given: Sequence[tuple[str, Source]]) -> None:
        from nato_apply.checklist.slot_parts import slot_parts
        from nato_apply.ui.dialogs.which_slot import WhichSlotDialog

        view = self._session.view
        assert view is not None
        assert view.slots is not None
        parts = slot_parts(view.draft, view.slots)
        # What is still missing first: that is what the files most likely are.
        parts = tuple(sorted(parts, key=lambda part: (part.tone != "not_met", not part.required)))
        dialog = WhichSlotDialog(self._page, [name for name, _source in given], parts)
        dialog.chosen.connect(lambda slot: self._give(slot, given))
        dialog.open()

    # One document

    def document(self, slot: str, file: str) -> Document:
        return next(d for d in self._session.draft.documents if (d.slot, d.file) == (slot, file))

    def remove(self, slot: str, file: str) -> None:
        back = taking_in.taken_away(self._session, self.document(slot, file))
        self.taken_away.emit(slot, file, back)

    def note(self, slot: str, file: str, note: str | None) -> None:
        document = self.document(slot, file)
        new = attrs.evolve(document, note=note)
        self._put(document, new, N_("Note"), merge=f"note.{slot}.{file}")

    def look_at(self, slot: str, file: str) -> None:
        """The pages; those of a translation beside those of its original."""
        from nato_apply.ui.dialogs.preview import PreviewDialog

        document = self.document(slot, file)
        given = {each.file for each in self._session.draft.documents}
        original = document.translation_of
        beside = original if original in given and original != file else None
        PreviewDialog(self._page, self._session, file, beside).open()

    def state_translation(self, slot: str, file: str) -> None:
        from nato_apply.ui.dialogs.translation import TranslationDialog

        view = self._session.view
        if view is None:
            return
        document = self.document(slot, file)
        names = [d.file for d in view.draft.documents if d.translation_of is None]
        others = [name for name in dict.fromkeys(names) if name != file]
        ban = " ".join(str(n.text) for n in self._call.told("documents") if "ai" in n.id.split("-"))
        dialog = TranslationDialog(self._page, document, others, view.today, ban)
        dialog.stated.connect(lambda new: self._put(document, new, N_("Translation")))
        dialog.open()

    # What was found in it

    def go_way(self, slot: str, file: str, way: str) -> None:
        """Do what was offered about a finding (see `ways_on`)."""
        deeds: dict[str, Callable[[str, str], None]] = {
            "password": self.ask_password,
            "smaller": self._make_smaller,
            "convert": self._convert,
            "recognise": lambda _slot, file: self._session.files.recognise(file),
        }
        deeds[way](slot, file)

    def ask_password(self, slot: str, file: str) -> None:
        from nato_apply.ui.dialogs.password import PasswordDialog

        dialog = PasswordDialog(self._page, file)
        dialog.told.connect(lambda word: self._session.files.tell_password(file, word))
        dialog.open()

    def _make_smaller(self, slot: str, file: str) -> None:
        from nato_apply.ui.dialogs.shrink import ShrinkDialog

        dialog = ShrinkDialog(self._page, self._session, file)
        dialog.taken.connect(partial(self._put_instead, slot, file, N_("Smaller file")))
        dialog.open()

    def _convert(self, slot: str, file: str) -> None:
        from nato_apply.ui.dialogs.convert import ConvertDialog

        dialog = ConvertDialog(self._page, self._session, file)
        dialog.taken.connect(partial(self._put_instead, slot, file, N_("Converted file")))
        dialog.open()

    def _put_instead(self, slot: str, file: str, edit: str, name: str, content: bytes) -> None:
        """Have a file made here stand for the one it was made of, which stays in the vault."""
        taking_in.put_instead(self._session, self.document(slot, file), edit, name, content)

    def _put(self, old: Document, new: Document, name: str, merge: str = "") -> None:
        def put(draft: Draft) -> Draft:
            return attrs.evolve(
                draft, documents=tuple(new if d == old else d for d in draft.documents)
            )

        self._session.edit(put, name, merge=merge)

    @property
    def _call(self) -> Call:
        assert self._session.view is not None
        assert self._session.view.call is not None
        return self._session.view.call
