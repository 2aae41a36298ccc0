"""An entry of the Secret Service (GNOME, KeePassXC, …), read without `keyring`.

To open the vault is what the user waits for, and to import `keyring`, which brings a web client
and looks through every installed package for stores, takes half as long as a bare window does to
be painted. Whatever is not as it usually is (another kind of store, a lock, no such entry) is left
to `keyring`, which also keeps and forgets the entries.
"""

from __future__ import annotations

import sys
from contextlib import closing


def read(service: str, entry: str) -> str | None:
    """What `keyring` has kept as the password of an entry; none where that has to be asked."""
    if not sys.platform.startswith("linux"):
        return None
    import secretstorage
    from secretstorage.exceptions import SecretStorageException

    try:
        with closing(secretstorage.dbus_init()) as bus:
            kept = secretstorage.get_default_collection(bus)
            if kept.is_locked():
                return None  # `keyring` asks the user
            for item in kept.search_items({"service": service, "username": entry}):
                if not item.is_locked():
                    return item.get_secret().decode()
    except (SecretStorageException, OSError, ValueError):
        return None  # no such service here, or not answering: `keyring` finds out
    return None
