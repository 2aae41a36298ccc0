"""The vault for a command: its passphrase from the file given, else the key store, else asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from nato_apply.cli import passphrase, streams
from nato_apply.cli.context import Context
from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_, translated
from nato_apply.vault import access, generation, keys
from nato_apply.vault.store import Vault

NO_VAULT = FaultKind(
    "no-vault", N_("there are no drafts yet. Make one in the window, or with draft import.")
)


@contextmanager
def reading_if_any(context: Context) -> Iterator[Vault | None]:
    """The vault, read-only; `None` where there is none yet. Raises `UserFault`."""
    with access.for_reading(context.data.vault, passphrase_of(context)) as vault:
        if vault is not None:
            _warn_if_behind(vault)
        yield vault


@contextmanager
def reading(context: Context) -> Iterator[Vault]:
    """The vault, read-only. Raises `UserFault`, also where there is none yet."""
    with reading_if_any(context) as vault:
        if vault is None:
            raise refuse(NO_VAULT)
        yield vault


@contextmanager
def writing(context: Context, *, new: bool = False) -> Iterator[Vault]:
    """The vault and the right to write in it; with `new`, made on first use. Raises `UserFault`."""
    if not new and keys.state(context.data.vault) == "none":
        raise refuse(NO_VAULT)
    with access.for_writing(
        context.data.vault,
        "command",
        now=context.now,
        passphrase=passphrase_of(context),
        show_recovery_key=_show_first,
    ) as vault:
        _warn_if_behind(vault)
        yield vault


def _warn_if_behind(vault: Vault) -> None:
    if vault.is_behind:
        behind = translated(generation.BEHIND.wording)
        streams.tell(translated(N_("warning: {fault}")).format(fault=behind))


def _show_first(recovery_key: str) -> None:
    streams.tell(translated(N_("A vault was made for your drafts.")))
    show_recovery_key(recovery_key)


def show_recovery_key(recovery_key: str) -> None:
    """Print a recovery key, once."""
    wording = N_(
        "This recovery key opens the vault when the passphrase is forgotten or the key store has "
        "lost its entry. Write it down, and keep it away from this computer; it is not shown "
        "again:"
    )
    streams.tell(translated(wording))
    streams.tell(recovery_key)


def passphrase_of(context: Context) -> str | Callable[[], str]:
    """The passphrase given, or what asks for it."""
    if context.passphrase is not None:
        return context.passphrase
    new = keys.state(context.data.vault) == "none"

    def asked() -> str:
        # A command that opens the vault twice asks once.
        context.passphrase = context.passphrase or passphrase.asked(new=new)
        return context.passphrase

    return asked
