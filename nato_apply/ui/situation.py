"""How it stands with the vault, as the window tells it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["loading", "none", "passphrase", "listed", "read-only", "open", "refused"]
"""``listed``: the drafts are there to be read; whether they can be written is being found out."""


class Situation(NamedTuple):
    """How it stands with the vault. `reason` says why it is read-only, refused, or asks again."""

    kind: Kind
    reason: object = None
