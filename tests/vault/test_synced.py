"""Folders of sync clients, by their names and by what marks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from nato_apply.vault import synced


@pytest.mark.parametrize(
    ("place", "client"),
    [
        ("Dropbox/data", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive - University of Somewhere/x", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud2/y", "Nextcloud"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-a@b.example/x", "Google Drive"),
        ("NEXTCLOUD", "Nextcloud"),
        ("home/zoe/drop box", None),
        (".local/share/nato_apply", None),
    ],
)
def test_a_folder_is_known_by_its_name(tmp_path: Path, place: str, client: str | None) -> None:
    assert synced.client(tmp_path / place) == client  # not there yet


@pytest.mark.parametrize(
    ("marker", "client"),
    [
        (".dropbox", "Dropbox"),
        (".tmp.drivedownload", "Google Drive"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".stfolder", "Syncthing"),
        (".git", None),
        ("sync_1.db", None),
    ],
)
def test_a_folder_of_another_name_is_known_by_what_marks_it(
    tmp_path: Path, marker: str, client: str | None
) -> None:
    folder = tmp_path / "mine" / "data" / "vault"
    folder.mkdir(parents=True)
    (tmp_path / "mine" / marker).touch()

    assert synced.client(folder) == client
