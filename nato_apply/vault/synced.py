"""Whether a folder is one that a sync client copies elsewhere, and whose.

Such a client copies the vault and its log at different moments; a copy that comes back may lack the
newest saves, and two computers may write at once.
"""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path

# How the names of the clients' folders begin, in any capitals; and files that mark their roots,
# under whatever name.
_FOLDERS = {
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "proton drive": "Proton Drive",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
}
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".stfolder": "Syncthing",
}
_MOST = 2000
"""Names looked at in a folder: one that holds more is no small price at each start."""


def client(folder: Path) -> str | None:
    """The name of the sync client in whose folder this is; `None` for an ordinary folder."""
    whole = folder.absolute()
    for part in whole.parts:
        for begins, name in _FOLDERS.items():
            if part.casefold().startswith(begins):
                return name
    for place in (whole, *whole.parents):
        found = _marked(place)
        if found is not None:
            return found
    return None


def _marked(place: Path) -> str | None:
    try:
        with os.scandir(place) as entries:
            names = [entry.name.casefold() for entry, _ in zip(entries, range(_MOST), strict=False)]
    except OSError:  # not there yet, or not ours to look into
        return None
    hidden = [name for name in names if name.startswith(".")]
    for pattern, client_name in _MARKERS.items():
        if fnmatch.filter(hidden, pattern):
            return client_name
    return None
