"""Where things are: what ships with the program, and what one user keeps."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _shipped(folder: str) -> Path:
    """A folder that ships: inside the installed package, else beside it in a checkout."""
    inside = PACKAGE / folder
    return inside if inside.is_dir() else PACKAGE.parent / folder


def resource(*parts: str) -> Path:
    """A file or folder of `resources`."""
    return _shipped("resources").joinpath(*parts)


def translations() -> Path:
    """The folder of compiled message catalogues (``LANG/LC_MESSAGES/nato_apply.mo``)."""
    return _shipped("translations")


def guide(language: str) -> Path:
    """The folder of the guide in one language."""
    return _shipped("docs") / "guide" / language


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, each for its owner alone (0700)."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(str(folder))


class DataFolder:
    """One user's own folder: the vault, settings, logs and calls. Made on first use, mode 0700."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def default(cls) -> DataFolder:
        from platformdirs import user_data_path

        return cls(user_data_path("nato_apply", appauthor=False))

    @property
    def settings(self) -> Path:
        return self.root / "settings.ini"

    @property
    def calls(self) -> Path:
        return self.root / "calls"

    @property
    def vault(self) -> Path:
        return self.root / "vault"

    @property
    def log(self) -> Path:
        return self.root / "logs" / "nato_apply.log"

    @property
    def private(self) -> Path:
        """Copies in clear for a moment, where the system has no folder in memory for them."""
        return self.root / "private"

    @property
    def demo(self) -> Path:
        return self.root / "demo"

    def made(self, folder: Path | None = None) -> Path:
        """The folder (the root by default), made with mode 0700 where it is not there yet."""
        wanted = folder or self.root
        make_private(wanted)
        return wanted
