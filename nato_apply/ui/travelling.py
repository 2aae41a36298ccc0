"""Travelling files (`.natoapply`) in the window: looked at before they are added, and made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_, translated
from nato_apply.ui.exports import Export

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nato_apply.calls.catalogue import Catalogue
    from nato_apply.candidate.draft import Draft
    from nato_apply.ui.drafts import Drafts
    from nato_apply.ui.session import Session
    from nato_apply.vault.records import Carried

ENDING = ".natoapply"
_LARGEST_IDENTITY = 100_000

NOT_READ = FaultKind("travel-not-read", N_("this file cannot be read ({reason})."))
NOT_KEPT = FaultKind(
    "travel-not-kept", N_("this draft is kept nowhere, and cannot travel. Begin one of your own.")
)


class Wanted(NamedTuple):
    """What is to travel, and who may open it: by a passphrase, or the holder of a public key."""

    history: bool
    sensitive: bool
    passphrase: str = ""
    public_key: str = ""


def look_into(window: QWidget, drafts: Drafts, file: Path) -> None:
    """Ask how the file opens, show what it holds, and take it in where that is wanted."""
    from nato_apply.ui.dialogs.travel_in import TravelInDialog

    dialog = TravelInDialog(window, drafts.care.jobs, file)
    dialog.wanted.connect(lambda carried: drafts.keep(lambda: drafts.keeper.add_carried(carried)))
    dialog.open()


def opened(file: Path, passphrase: str | None, identity: Path | None) -> Carried:
    """What a travelling file holds. Raises `UserFault`. For a job: it is slow on purpose."""
    from nato_apply.vault import taking_in, travel

    content = _bytes(file, travel.LARGEST)
    if identity is None:
        return taking_in.opened(content, passphrase=passphrase or "")
    text = _bytes(identity, _LARGEST_IDENTITY).decode("utf-8-sig", "replace")
    return taking_in.opened(content, identity=text)


def _bytes(file: Path, most: int) -> bytes:
    from nato_apply.toml_input import TOO_LARGE
    from nato_apply.whole_file import read_whole, reason

    try:
        content = read_whole(file, most + 1)
    except OSError as error:
        raise refuse(NOT_READ, file=file.name, reason=reason(error)) from None
    if len(content) > most:
        raise refuse(TOO_LARGE, file=file.name, limit=most)
    return content


def sensitive_files(draft: Draft, catalogue: Catalogue) -> frozenset[str]:
    """The names of the documents that are for no eye but the candidate’s, unless asked for."""
    from nato_apply.candidate.sensitive import sensitive

    return frozenset(document.file for document in sensitive(draft, catalogue.calls()))


def export(carried: Carried, wanted: Wanted) -> Export:
    """A travelling file of what was taken out of the vault."""

    def made() -> bytes:
        from nato_apply.vault import age_file, travel

        archive = travel.packed(carried)
        if wanted.public_key:
            return age_file.sealed_to(archive, wanted.public_key)
        return age_file.sealed_by(archive, wanted.passphrase)

    return Export(
        translated(N_("Save the file for your counsellor")),
        f"{carried.newest.call or 'draft'}{ENDING}",
        translated(N_("Travelling file (*.natoapply)")),
        ENDING,
        made,
    )


def send(window: QWidget, session: Session, put: Callable[[Export], None]) -> None:
    """Ask what of the current draft is to travel and who may open it; `put` writes the file."""
    from nato_apply.ui.dialogs.travel_out import TravelOutDialog

    view, keeper, draft_id = session.view, session.keeper, session.draft_id
    if view is None or keeper is None or draft_id is None or session.catalogue is None:
        session.refused.emit(refuse(NOT_KEPT))
        return
    draft = view.draft
    withheld = sensitive_files(draft, session.catalogue)
    session.save_now()

    def take_out(wanted: Wanted) -> None:
        files = [d.file for d in draft.documents if wanted.sensitive or d.file not in withheld]
        session.jobs.store(
            lambda: keeper.carried(draft_id, files, history=wanted.history),
            lambda carried: put(export(carried, wanted)),
            session.refused.emit,
        )

    dialog = TravelOutDialog(window, draft, withheld)
    dialog.wanted.connect(take_out)
    dialog.open()
