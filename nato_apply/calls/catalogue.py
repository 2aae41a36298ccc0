"""Every call known: those that ship, then the user's own."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from nato_apply import paths, toml_input
from nato_apply.calls import load
from nato_apply.calls.call import Call
from nato_apply.errors import Fault, FaultKind, UserFault, fault, nearest, refuse
from nato_apply.i18n import N_

UNKNOWN_CALL = FaultKind("unknown-call", N_("there is no call “{id}” ({hint})."))
HIDDEN = FaultKind(
    "hidden-call",
    N_("a call with the id “{id}” is known already; give this one another id to see it."),
)


class Catalogue:
    """The calls that ship, by file name, and the user's own in `user_folder` (`None`: none).

    Files are read when they are asked for. A built-in id wins over a user's own.
    """

    def __init__(self, user_folder: Path | None = None) -> None:
        self._user_folder = user_folder
        self._calls: dict[str, Call] = {}

    def ids(self) -> tuple[str, ...]:
        """Every id, the built-in ones first (newest programme year first)."""
        return (*self._built_in, *self._own.tables)

    def call(self, call_id: str) -> Call:
        """The call of an id. Raises `UserFault` with the nearest known id where there is none."""
        if call_id not in self._calls:
            tables = self._tables(call_id)
            try:
                self._calls[call_id] = load.call_of(tables, self._tables)
            except UserFault as error:
                own = self._own.files.get(call_id)
                raise error.in_file(str(own)) if own else error from None
        return self._calls[call_id]

    def calls(self) -> tuple[Call, ...]:
        """Every call that can be read; what is wrong with the others is in `warnings`."""
        readable = []
        for call_id in self.ids():
            try:
                readable.append(self.call(call_id))
            except UserFault:
                continue  # named in `warnings`
        return tuple(readable)

    @cached_property
    def warnings(self) -> tuple[Fault, ...]:
        """Every fault of the user's own call files."""
        found = list(self._own.faults)
        for call_id in self._own.files:
            try:
                self.call(call_id)
            except UserFault as error:
                found.extend(error.faults)
        return tuple(found)

    def load(self, file: Path) -> Call:
        """The call in a file that the user names. Raises `UserFault`."""
        return load.load(file, self._tables)

    @cached_property
    def _built_in(self) -> dict[str, Path]:
        files = sorted(paths.resource("calls").glob("*.toml"), key=_by_year)
        return {file.stem: file for file in files}

    @cached_property
    def _own(self) -> _Own:
        own = _Own({}, {}, [])
        for file in sorted(self._user_folder.glob("*.toml")) if self._user_folder else ():
            try:
                tables = toml_input.read(file)
            except UserFault as error:
                own.faults.extend(error.faults)
                continue
            call_id = tables.get("id")
            if not isinstance(call_id, str):
                own.faults.append(fault(toml_input.MISSING_KEY, "id", str(file)))
            elif call_id in self._built_in or call_id in own.tables:
                own.faults.append(fault(HIDDEN, "id", str(file), id=call_id))
            else:
                own.tables[call_id] = tables
                own.files[call_id] = file
        return own

    def _tables(self, call_id: str) -> dict[str, Any]:
        if call_id in self._built_in:
            return toml_input.read(self._built_in[call_id])
        if call_id in self._own.tables:
            return self._own.tables[call_id]
        raise refuse(UNKNOWN_CALL, id=call_id, hint=nearest(call_id, self.ids()))


class _Own(NamedTuple):
    """The user's own call files: tables and file by id, and what is wrong with the others."""

    tables: dict[str, dict[str, Any]]
    files: dict[str, Path]
    faults: list[Fault]


def _by_year(file: Path) -> tuple[int, str]:
    """Newest programme year first; the year ends the id of every call that ships."""
    year = file.stem.rpartition("-")[2]
    return (-int(year) if year.isdigit() else 0, file.stem)
