"""Where a draft can come from besides the vault: the sample, and a candidate file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nato_apply import paths
from nato_apply.errors import UserFault

if TYPE_CHECKING:
    from nato_apply.calls.catalogue import Catalogue
    from nato_apply.candidate.draft import Draft


def domain(catalogue: Callable[[], Catalogue]) -> Catalogue:
    """The calls, once everything is loaded that is too heavy for the first paint."""
    import nato_apply.candidate.candidate_file
    import nato_apply.deadlines.plan
    import nato_apply.documents.slots
    import nato_apply.eligibility.assess

    del nato_apply
    found = catalogue()
    found.calls()
    return found


def sample(now: datetime) -> tuple[Draft, dict[str, bytes]]:
    """The sample candidate that ships, and its documents."""
    return from_file(paths.resource("demo", "candidate.toml"), now)


def to_look_at(draft: Draft) -> Draft:
    """The draft where it can be kept nowhere: nothing holds the files of its documents."""
    from nato_apply.candidate.draft import without_documents

    return without_documents(draft)


def from_file(file: Path, now: datetime) -> tuple[Draft, dict[str, bytes]]:
    """A candidate file's draft, and the bytes of those of its files that can be read.

    Raises `UserFault` with everything that is wrong with the file.
    """
    from nato_apply.candidate import candidate_file
    from nato_apply.candidate.draft import with_years_dated
    from nato_apply.vault.taking_in import contents

    draft, found = candidate_file.load(file)
    if found:
        raise UserFault(*found).in_file(file.name)
    read, _left_out = contents(file, draft)  # the page of documents says which are missing
    return with_years_dated(draft, now.date()), read
