"""Whether what is on the screen is on the disk."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple


class SaveState(NamedTuple):
    """``sample``: kept nowhere; ``failed``: `reason` says why, and it will be tried again."""

    kind: Literal["none", "saving", "saved", "failed", "read-only", "sample"]
    at: datetime | None = None
    reason: object = ""
    unread: int = 0
    """How many texts stand in fields that could not be read, and so are not saved."""
