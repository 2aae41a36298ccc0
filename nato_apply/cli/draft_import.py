"""A candidate file taken into the vault, with the documents it names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nato_apply.calls.call import Call
from nato_apply.candidate import candidate_file, faults
from nato_apply.candidate.draft import Draft, with_years_dated, with_years_kept
from nato_apply.cli.context import Context
from nato_apply.eligibility.assess import today
from nato_apply.errors import Fault, UserFault


def read(context: Context, file: Path) -> tuple[Draft, date]:
    """The draft in a candidate file, and the day it is. Raises `UserFault` with every fault.

    A draft without a call is kept all the same.
    """
    draft, of_shape = candidate_file.load(file)
    found: tuple[Fault, ...] = ()
    call: Call | None = None
    if draft.call is not None:
        try:
            call = context.catalogue.call(draft.call)
        except UserFault as error:
            found = (*found, *(f if f.file else f._replace(key="call") for f in error.faults))
    day = today(call, context.now) if call else context.now.date()
    found = (*found, *faults.faults(draft, call, day))
    found = (*of_shape, *faults.beyond(of_shape, found))
    if found:
        raise UserFault(*found).in_file(str(file))
    return draft, day


def dated(draft: Draft, day: date, before: Draft | None) -> Draft:
    """The draft with the day of each number of years written down: as `before`, else this day."""
    return with_years_dated(with_years_kept(draft, before) if before else draft, day)
