"""Copies in clear, for a viewer of the system: in a folder of their own, removed when over.

Names are the program's own: a viewer lists the files it had open.
"""

from __future__ import annotations

import os
import threading
from contextlib import ExitStack
from pathlib import Path


class PrivateCopies:
    """Folder 0700, files 0600. For any thread."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._held = ExitStack()
        self._folder: Path | None = None
        self._count = 0

    def written(self, content: bytes, ending: str) -> Path:
        """A new copy; `ending` with its dot. Raises `OSError`."""
        from nato_apply.documents.private_folder import private_folder

        with self._turn:
            if self._folder is None:
                self._folder = self._held.enter_context(private_folder())
            self._count += 1
            file = self._folder / f"document-{self._count}{ending}"
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            return file

    def remove(self) -> None:
        """Remove every copy, and their folder."""
        with self._turn:
            self._held.close()
            self._folder = None

    def clear_left(self) -> None:
        """Remove the copies that a program which was killed has left."""
        from nato_apply.documents import private_folder

        private_folder.clear()
