"""What every command is given: the data folder, the moment, the passphrase, the calls."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from nato_apply.calls.catalogue import Catalogue
from nato_apply.paths import DataFolder


class Context:
    """The circumstances of one run of the program."""

    def __init__(
        self, data: DataFolder, now: datetime, passphrase: str | None, *, now_is_given: bool
    ) -> None:
        self.data = data
        self.now = now
        self.passphrase = passphrase
        self.now_is_given = now_is_given

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue(self.data.calls)
