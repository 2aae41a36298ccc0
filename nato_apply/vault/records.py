"""What the vault tells of what it holds. Moments are in UTC."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple


class DraftRow(NamedTuple):
    """A draft as a list shows it, with the number and the moment of its newest revision."""

    id: str
    name: str | None
    call: str | None
    revision: int
    saved_at: datetime


class Saved(NamedTuple):
    """A revision that is safely on disk."""

    id: str
    revision: int
    saved_at: datetime


class Revision(NamedTuple):
    """One saved state of a draft, and its link of the hash chain (see `chained`)."""

    number: int
    saved_at: datetime
    hash: str


class Attached(NamedTuple):
    """A file kept with a draft."""

    name: str
    sha256: str


class CarriedRevision(NamedTuple):
    """One state of a draft, with its link of the hash chain (see `chained`)."""

    name: str | None
    call: str | None
    saved_at: datetime
    hash: str
    payload: str
    zone: str | None = None
    """Of the computer on which it was saved, such as ``Europe/Athens``."""


class Carried(NamedTuple):
    """A draft on its way: its newest revision, or all of them, and the files that come along."""

    revisions: tuple[CarriedRevision, ...]
    files: tuple[tuple[str, bytes], ...]
    history: bool

    @property
    def newest(self) -> CarriedRevision:
        return self.revisions[-1]


def written(moment: datetime) -> str:
    """A moment as the vault keeps it: ``2026-04-10T07:00:00.000000+00:00``."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def chained(previous: str, number: int, saved_at: datetime, payload: str) -> str:
    """The hash of a revision: SHA-256, in hex, of four texts joined by line feeds, in UTF-8.

    They are the hash of the revision before (empty for the first), the number, the moment as
    `written`, and the payload.
    """
    text = "\n".join((previous, str(number), written(saved_at), payload))
    return hashlib.sha256(text.encode()).hexdigest()
