"""Where the work is, and what the program is and is not."""

from __future__ import annotations

from nato_apply.i18n import N_, translated
from nato_apply.ui.safety.card import SafetyCard
from nato_apply.ui.widgets.labels import Label

_KEPT = N_("Your drafts and documents are kept encrypted, on this computer alone.")
_OTHERWISE = {
    "none": N_("Nothing is kept yet. Your first draft makes an encrypted vault."),
    "passphrase": N_("Your drafts are kept encrypted, and wait for your passphrase."),
    "refused": N_("Your drafts are kept encrypted, and could not be opened now."),
}


class PlaceCard(SafetyCard):
    title = N_("Where your work is")

    def build(self) -> None:
        self.where = Label()
        self.folder = Label(role="muted")
        self.body.addWidget(self.where)
        self.body.addWidget(self.folder)
        self.services.drafts.changed.connect(self.present)

    def present(self) -> None:
        situation = self.services.drafts.situation.kind
        self.where.setText(translated(_OTHERWISE.get(situation, _KEPT)))
        self.folder.setText(str(self.services.data.root))


class HonestCard(SafetyCard):
    title = N_("What this program is")

    def build(self) -> None:
        for text in (
            N_(
                "It is not NATO’s, and not affiliated with NATO. What it says is advice; "
                "whether you are eligible is for NATO to decide."
            ),
            N_(
                "It writes nothing for you: no text is generated here, and none is proposed. "
                "It makes no connection to any network."
            ),
        ):
            label = Label()
            self.text(label.setText, text)
            self.body.addWidget(label)
