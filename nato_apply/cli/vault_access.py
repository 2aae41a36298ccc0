"""The vault for a command: its passphrase from the file given, else the key store, else asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from nato_apply.cli import passphrase
from nato_apply.cli.context import Context
from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.vault import access, keys
from nato_apply.vault.store import Vault

NO_VAULT = FaultKind(
    "no-vault", N_("there are no drafts yet. Make one in the window, or with draft import.")
)


def reading_if_any(context: Context) -> AbstractContextManager[Vault | None]:
    """The vault, read-only; `None` where there is none yet. Raises `UserFault`."""
    return access.for_reading(context.data.vault, _passphrase(context))


@contextmanager
def reading(context: Context) -> Iterator[Vault]:
    """The vault, read-only. Raises `UserFault`, also where there is none yet."""
    with reading_if_any(context) as vault:
        if vault is None:
            raise refuse(NO_VAULT)
        yield vault


def writing(context: Context) -> AbstractContextManager[Vault]:
    """The vault and the right to write in it; made on first use. Raises `UserFault`."""
    context.data.made()
    return access.for_writing(
        context.data.vault, "command", now=context.now, passphrase=_passphrase(context)
    )


def _passphrase(context: Context) -> str | Callable[[], str]:
    if context.passphrase is not None:
        return context.passphrase
    new = keys.state(context.data.vault) == "none"
    return lambda: passphrase.asked(new=new)
