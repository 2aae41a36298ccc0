"""What has been handed in is not changed any more: the banner that says so, and the test for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.cards import Notice
from nato_apply.ui.widgets.rows import FieldRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nato_apply.ui.view import View


def frozen(view: View) -> bool:
    """Whether nothing can be changed: the draft is open for reading only, or was submitted."""
    return view.read_only or view.draft.submitted is not None


def keep_fields(within: QWidget, view: View, *, adding: Sequence[QWidget] = ()) -> None:
    """Have every field show its answer, and take another only where something can be changed.

    `adding` is what only adds to the answers: it is there only then.
    """
    editable = not frozen(view)
    for row in within.findChildren(FieldRow):
        row.field.setEnabled(editable)
    for part in adding:
        part.setVisible(editable)


class SubmittedNotice(Notice):
    """Shown above what is frozen because the application has been submitted; hidden otherwise."""

    def __init__(self) -> None:
        super().__init__("met")
        self.hide()

    def show_view(self, view: View) -> None:
        sent = view.draft.submitted
        self.setVisible(sent is not None)
        if sent is not None:
            self.show_notice(
                "met",
                str(Message(N_("Submitted on {day}"), {"day": sent.at.date()})),
                translated(
                    N_(
                        "This is kept as you sent it. If you have not submitted after all, "
                        "say so under Check and hand over."
                    )
                ),
            )
