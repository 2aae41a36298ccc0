"""How it stands with the vault, as the window tells it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from nato_apply.errors import UserFault
from nato_apply.i18n import N_

Kind = Literal["loading", "none", "passphrase", "listed", "read-only", "open", "refused", "locked"]
"""``listed``: the drafts are there to be read; whether they can be written is being found out."""


class Situation(NamedTuple):
    """How it stands with the vault. `reason` says why it is read-only, refused, or asks again."""

    kind: Kind
    reason: object = None


Way = Literal["recovery", "restore", "salvage", "take-over", "again"]


class Trouble(NamedTuple):
    """What is told of a situation, and the ways on, the best one first.

    Without a `text`, the fault's own sentence says it.
    """

    heading: str
    text: str
    ways: tuple[Way, ...]


_TROUBLES = {
    "key-store-not-there": Trouble(
        N_("This computer’s key store cannot be reached"),
        N_(
            "It holds the key to your drafts. Log in to the desktop session in which you began "
            "them and try again. Or open them with your recovery key, and choose a passphrase."
        ),
        ("recovery", "again"),
    ),
    "key-store-locked": Trouble(
        N_("This computer’s key store is locked"),
        N_(
            "It holds the key to your drafts, and gave no answer within five seconds. Unlock it "
            "and try again. Or open your drafts with your recovery key."
        ),
        ("again", "recovery"),
    ),
    "key-entry-missing": Trouble(
        N_("This computer’s key store has lost the key to your drafts"),
        N_(
            "It may have been reset. Your drafts are all there, still encrypted, and no new key "
            "was made. Open them with your recovery key."
        ),
        ("recovery", "again"),
    ),
    "vault-other-key": Trouble(
        N_("This computer’s key store holds another key"),
        N_(
            "It does not fit your drafts, which are all there, still encrypted. Open them with "
            "your recovery key."
        ),
        ("recovery", "again"),
    ),
    "vault-damaged": Trouble(
        N_("The file with your drafts is damaged"),
        N_(
            "It was left as it is. Restore a backup, or save what can still be read of it into a "
            "new vault. The damaged file is kept in either case."
        ),
        ("restore", "salvage", "again"),
    ),
    "vault-file-gone": Trouble(
        N_("The file with your drafts is missing or empty"),
        N_("No new one was made in its place. Restore a backup."),
        ("restore", "again"),
    ),
    "vault-header-missing": Trouble(
        N_("The file that says how your drafts are opened is missing"),
        N_("It is called vault.json. The drafts were left as they are. Restore a backup."),
        ("restore", "again"),
    ),
    "vault-header-damaged": Trouble(
        N_("The file that says how your drafts are opened is damaged"),
        N_("It is called vault.json. The drafts were left as they are. Restore a backup."),
        ("restore", "again"),
    ),
    "vault-held-elsewhere": Trouble(N_("Opened for reading only"), "", ("again", "take-over")),
}
"""By the code of the fault."""

_LOCKED = Trouble(
    N_("Your drafts are locked"),
    N_("They are kept encrypted. Type the passphrase you chose for them."),
    ("recovery",),
)
_READ_ONLY = Trouble(N_("Opened for reading only"), "", ("again",))
_REFUSED = Trouble(N_("Your drafts cannot be opened now"), "", ("again",))


def trouble(situation: Situation) -> Trouble:
    """What is to be told of a situation in which not everything is well."""
    if situation.kind == "passphrase":
        return _LOCKED
    faults = situation.reason.faults if isinstance(situation.reason, UserFault) else ()
    usual = _READ_ONLY if situation.kind == "read-only" else _REFUSED
    return next((_TROUBLES[f.code] for f in faults if f.code in _TROUBLES), usual)
