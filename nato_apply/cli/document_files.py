"""The files of a candidate's documents, looked into: with passwords, a limit, and scans read."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from nato_apply.cli import streams
from nato_apply.documents.intake import FileReport, Options, inspected, inspected_file
from nato_apply.documents.size_limit import LEAST_MB, MOST_MB, limit_of
from nato_apply.documents.worker import Worker
from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_, translated
from nato_apply.settings import Settings

if TYPE_CHECKING:
    from nato_apply.cli.context import Context
    from nato_apply.cli.subject import Subject

NO_PASSWORDS = FaultKind(
    "no-passwords",
    N_("this file with passwords cannot be read, or has none. One stands on a line."),
)
LIMIT_RANGE = FaultKind(
    "limit-range", N_("the limit is a whole number of MB, from {least} to {most}.")
)
NO_TESSERACT: Final = N_(
    "Tesseract is not on this computer, or reads neither English nor French: scans are not read."
)
_MOST_PASSWORDS: Final = 20
_LARGEST_FILE: Final = 20_000

Look = Callable[[str, Options], FileReport]
"""What looks into a file, by its name in the draft."""


@frozen
class Looked:
    """What each file is worth, by its name in the draft; and which password opened it."""

    reports: Mapping[str, FileReport]
    passwords: Mapping[str, str] = field(factory=dict, repr=False)


def looked_into(context: Context, who: Subject, given: Namespace | None = None) -> Looked:
    """The candidate's files, as the options of a command say. Raises `UserFault`."""
    options, passwords = _options(context, given), _passwords(given)
    names = dict.fromkeys(document.file for document in who.draft.documents)
    if not names:
        return Looked({})
    with Worker() as worker:
        look = _looking(context, who, names, worker)
        found = {name: _tried(name, look, options, passwords) for name in names}
    return Looked(
        {name: report for name, (report, _) in found.items()},
        {name: password for name, (_, password) in found.items() if password},
    )


def _tried(
    name: str, look: Look, options: Options, passwords: Sequence[str]
) -> tuple[FileReport, str]:
    """What a file is worth, and the first of the passwords that opens it, where it needs one."""
    report = look(name, options)
    if any(each.code == "needs-password" for each in report.findings):
        for password in passwords:
            opened = look(name, evolve(options, password=password))
            if all(each.code != "wrong-password" for each in opened.findings):
                return opened, password
    return report, ""


def _looking(context: Context, who: Subject, names: Mapping[str, None], worker: Worker) -> Look:
    if who.draft_id is None:

        def on_disk(name: str, options: Options) -> FileReport:
            return inspected_file(who.folder / name, worker, name=name, options=options)

        return on_disk
    from nato_apply.cli.vault_access import reading

    with reading(context) as vault:
        held = {each.name for each in vault.attachments(who.draft_id)} & names.keys()
        contents = {name: vault.attachment(who.draft_id, name) for name in held}
    return lambda name, options: inspected(name, contents.get(name), worker, options)


def _options(context: Context, given: Namespace | None) -> Options:
    limit = limit_of(Settings(context.data.settings))
    chosen: str | None = getattr(given, "size_limit", None)
    if chosen is not None:
        limit = _megabytes(chosen)
    options = Options(limit=limit)
    if getattr(given, "read_scans", False):
        from nato_apply.documents.recognition import recogniser

        options = evolve(options, recogniser=recogniser())
        if options.recogniser is None:
            streams.tell(translated(NO_TESSERACT))
    if getattr(given, "convert", False):
        from nato_apply.documents.conversion import office

        options = evolve(options, converter=office() is not None)
    return options


def _megabytes(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not LEAST_MB <= int(text[:9]) <= MOST_MB:
        raise refuse(LIMIT_RANGE, file="--size-limit", least=LEAST_MB, most=MOST_MB)
    return int(text) * 10**6


def _passwords(given: Namespace | None) -> tuple[str, ...]:
    """The passwords of documents, from the file named for them."""
    name: str | None = getattr(given, "document_password_file", None)
    if name is None:
        return ()
    lines: list[str] = []
    with suppress(OSError, ValueError), Path(name).open(encoding="utf-8-sig") as file:
        lines = file.read(_LARGEST_FILE).splitlines()
    found = tuple(line for line in lines if line)
    if not found:
        raise refuse(NO_PASSWORDS, file=name)
    return found[:_MOST_PASSWORDS]
