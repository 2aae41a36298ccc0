"""`dossier`: the documents in one PDF. What is left out or still missing is said, file by file."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from nato_apply import __version__, errors
from nato_apply.cli import streams
from nato_apply.cli.context import Context
from nato_apply.cli.document_files import looked_into
from nato_apply.cli.subject import Subject, subject
from nato_apply.documents.dossier import NOTHING_TO_BIND, Convert, Dossier, How, made
from nato_apply.documents.dossier_choice import Choice, LeftOut, chosen
from nato_apply.documents.dossier_plan import About
from nato_apply.documents.size_limit import limit_of
from nato_apply.documents.slots import Slots, slots
from nato_apply.documents.worker import Worker
from nato_apply.errors import Fault, FaultKind, UserFault, fault, refuse
from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.settings import Settings
from nato_apply.whole_file import check_free, write_whole

NOWHERE = FaultKind("nowhere", N_("say where the dossier goes, with --pdf FILE."))
NONE_GIVEN = FaultKind("no-documents", N_("no document is given for “{slot}”."))
LEFT_OUT = FaultKind("left-out", N_("left out of the dossier. {why}"))
TOO_LARGE: Final = N_(
    "The dossier has {size} MB, more than {limit} MB, so that a portal may refuse it. Make its"
    " largest documents smaller, in the window or by scanning them again at 200 dpi."
)


def run(context: Context, given: Namespace) -> int:
    if not given.pdf:
        raise refuse(NOWHERE)
    target = Path(given.pdf)
    check_free(target, replace=given.force)
    who = subject(context, given)
    looked = looked_into(context, who, given)
    found = slots(who.call, who.draft, context.now, looked.reports)
    passwords = {**looked.passwords, **_passwords(found)}
    convert = _converter() if given.convert else None
    choice = chosen(
        found,
        who.draft,
        sensitive=given.sensitive,
        signed=given.signed,
        unlocked=frozenset(passwords),
        convertible=convert is not None,
        order=given.order or (),
    )
    missing = [fault(NONE_GIVEN, slot=slot.title) for slot in choice.missing]
    if not choice.items:
        nothing = fault(NOTHING_TO_BIND, file=who.name)
        raise UserFault(nothing, *map(_left_out, choice.left_out), *missing)
    how = How(
        numbered=not given.no_numbers,
        keep_metadata=given.keep_metadata,
        passwords=passwords,
        convert=convert,
    )
    bound = dossier(context, who, choice, how)
    write_whole(target, bound.pdf, replace=given.force)
    for each in (*map(_left_out, bound.left_out), *missing):
        streams.tell(errors.line(each))
    for remark in (*bound.remarks, *_about_size(context, bound)):
        streams.tell(str(remark))
    wording = translated(N_("Dossier: {file} ({pages})"))
    print(wording.format(file=target, pages=plural("{count} page", "{count} pages", bound.pages)))
    return 0


def _left_out(each: LeftOut) -> Fault:
    return fault(LEFT_OUT, file=each.file, why=each.why)


def _passwords(found: Slots) -> dict[str, str]:
    """The passwords of locked documents, asked for on the terminal and kept nowhere."""
    if not sys.stdin.isatty():
        return {}
    files = {report.file: report for view in found.slots for report in view.files if view.asked_now}
    wording = translated(N_("Password of “{file}” (Enter leaves it out): "))
    typed = {}
    for name, report in files.items():
        if any(each.code == "needs-password" for each in report.findings):
            typed[name] = getpass.getpass(wording.format(file=errors.on_one_line(name)))
    return {name: password for name, password in typed.items() if password}


def _converter() -> Convert:
    from nato_apply.documents.conversion import NO_OFFICE, converted, office

    if office() is None:
        raise refuse(NO_OFFICE, file="--convert")
    return converted


def _about_size(context: Context, bound: Dossier) -> Iterator[Message]:
    """What to do about a dossier that a portal may refuse for its size."""
    limit = limit_of(Settings(context.data.settings))
    if len(bound.pdf) > limit:
        sizes = {"size": -(-len(bound.pdf) // 10**6), "limit": limit // 10**6}
        yield Message(TOO_LARGE, sizes)


def dossier(context: Context, who: Subject, choice: Choice, how: How) -> Dossier:
    """The candidate's dossier of what was chosen. Raises `UserFault`."""
    about = About(who.draft.person.name, str(who.call.title), context.now, __version__)
    contents = _contents(context, who, choice)
    with Worker() as worker:
        return made(choice, contents, worker, about, how)


def _contents(context: Context, who: Subject, choice: Choice) -> Callable[[str], bytes | None]:
    """What gives the bytes of a file that goes into the dossier, by its name."""
    if who.draft_id is None:
        return lambda name: _read(who.folder / name)
    from nato_apply.cli.vault_access import reading

    with reading(context) as vault:
        files = {item.document.file for item in choice.items}
        return {name: vault.attachment(who.draft_id, name) for name in files}.get


def _read(file: Path) -> bytes | None:
    with suppress(OSError):
        return file.read_bytes()
    return None
