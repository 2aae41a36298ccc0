"""What has been handed in is not changed any more: the banner that says so, and the test for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.widgets.cards import Notice

if TYPE_CHECKING:
    from nato_apply.ui.view import View


def frozen(view: View) -> bool:
    """Whether nothing can be changed: the draft is open for reading only, or was submitted."""
    return view.read_only or view.draft.submitted is not None


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
