"""A draft that travels: `draft export` and `draft import` of an encrypted .natoapply file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from nato_apply import errors
from nato_apply.candidate import candidate_file
from nato_apply.candidate.sensitive import sensitive as sensitive_of
from nato_apply.cli import output, passphrase, streams
from nato_apply.cli.context import Context
from nato_apply.cli.vault_access import reading, writing
from nato_apply.errors import FaultKind, fault, refuse
from nato_apply.i18n import N_, Counted, Message, translated
from nato_apply.toml_input import TOO_LARGE
from nato_apply.vault import age_file, taking_in, travel
from nato_apply.vault.records import Carried, Saved
from nato_apply.whole_file import NoOrdinaryFile, check_free, read_whole, reason, write_whole

ENDING = ".natoapply"
_LARGEST_IDENTITY = 100_000

FOR_WHOM = FaultKind(
    "travel-for-whom",
    N_(
        "a travelling file is encrypted. Say for whom: --share-passphrase-file FILE, "
        "or --to with the recipient’s public key."
    ),
)
BY_WHAT = FaultKind(
    "travel-by-what",
    N_("a travelling file is encrypted. Give --share-passphrase-file FILE, or --identity FILE."),
)
NOT_BOTH = FaultKind("travel-not-both", N_("give either a passphrase or a key, and not both."))
ONLY_TRAVELLING = FaultKind(
    "only-travelling", N_("this is for travelling files, whose names end in .natoapply.")
)
NOT_READ = FaultKind("travel-not-read", N_("this file cannot be read ({reason})."))
WITHHELD = FaultKind(
    "withheld-travelling",
    N_("“{name}” is sensitive and does not travel; --sensitive sends it along."),
)


def is_meant(given: Namespace) -> bool:
    """Whether the file named is a travelling one. Raises `UserFault` for options only that has."""
    if Path(given.file).suffix.lower() == ENDING:
        return True
    for option in ("share_passphrase_file", "to", "history", "identity"):
        if getattr(given, option, None):
            raise refuse(ONLY_TRAVELLING, key=f"--{option.replace('_', '-')}")
    return False


def run_export(context: Context, given: Namespace) -> int:
    target = Path(given.file)
    _check_one(given.share_passphrase_file, given.to, FOR_WHOM)
    check_free(target, replace=given.force)
    words = given.share_passphrase_file and passphrase.from_file(Path(given.share_passphrase_file))
    with reading(context) as vault:
        draft = candidate_file.parse(vault.load(given.id))
        sensitive = {d.file for d in sensitive_of(draft, context.catalogue.calls())}
        named = list(dict.fromkeys(document.file for document in draft.documents))
        held = {attached.name for attached in vault.attachments(given.id)}
        files = [n for n in named if n in held and (given.sensitive or n not in sensitive)]
        carried = vault.carried(given.id, files, history=given.history)
    archive = travel.packed(carried)
    sealed = age_file.sealed_by(archive, words) if words else age_file.sealed_to(archive, given.to)
    write_whole(target, sealed, replace=given.force)
    for name in () if given.sensitive else [n for n in named if n in sensitive]:
        found = fault(WITHHELD, name=name)
        streams.tell(translated(N_("warning: {fault}")).format(fault=errors.line(found)))
    output.line(Message(N_("wrote {file}"), {"file": given.file}))
    return 0


def run_import(context: Context, given: Namespace) -> tuple[Saved, Carried]:
    """Take in what a travelling file holds, having said what that is. Raises `UserFault`."""
    try:
        carried = _read(Path(given.file), given)
    except errors.UserFault as error:
        raise error.in_file(given.file) from None
    if not given.json:
        _show(carried)
    with writing(context, new=given.into is None) as vault:
        if given.into is None:
            return vault.add(carried, context.now), carried
        draft = candidate_file.parse(carried.newest.payload)
        files = dict(carried.files)
        return taking_in.taken_in(vault, context.now, draft, files, given.into), carried


def holds(carried: Carried) -> dict[str, object]:
    """What a travelling file holds, as JSON."""
    newest = carried.newest
    return {
        "name": newest.name,
        "call": newest.call,
        "revisions": len(carried.revisions) if carried.history else None,
        "files": [{"file": name, "size": len(content)} for name, content in carried.files],
    }


def _show(carried: Carried) -> None:
    newest = carried.newest
    params = {
        "name": newest.name or Message(N_("(no name)")),
        "call": newest.call or "–",
        "files": Counted("{count} document", "{count} documents", len(carried.files)),
    }
    lines = [str(Message(N_("This file holds the draft “{name}” ({call}), {files}."), params))]
    lines += [f"· {name}" for name, _content in carried.files]
    if carried.history:
        revisions = Counted(
            "Its history comes along: {count} revision, checked.",
            "Its history comes along: {count} revisions, checked.",
            len(carried.revisions),
        )
        lines.append(str(revisions))
    for line in lines:
        streams.tell(errors.on_one_line(line))


def _read(file: Path, given: Namespace) -> Carried:
    _check_one(given.share_passphrase_file, given.identity, BY_WHAT)
    if not given.identity:
        words = passphrase.from_file(Path(given.share_passphrase_file))
        return taking_in.opened(_bytes(file, travel.LARGEST), passphrase=words)
    identity = Path(given.identity)
    text = _bytes(identity, _LARGEST_IDENTITY).decode("utf-8-sig", "replace")
    try:
        return taking_in.opened(_bytes(file, travel.LARGEST), identity=text)
    except errors.UserFault as error:
        known = error.faults[0].kind == age_file.NO_IDENTITY
        raise (error.in_file(given.identity) if known else error) from None


def _check_one(first: str | None, second: str | None, none: FaultKind) -> None:
    if first and second:
        raise refuse(NOT_BOTH)
    if not first and not second:
        raise refuse(none)


def _bytes(file: Path, most: int) -> bytes:
    """The bytes of an ordinary file. Raises `UserFault`, naming it."""
    try:
        content = read_whole(file, most + 1)
    except NoOrdinaryFile:
        raise refuse(NOT_READ, file=str(file), reason=Message(N_("no ordinary file"))) from None
    except OSError as error:
        raise refuse(NOT_READ, file=str(file), reason=reason(error)) from None
    if len(content) > most:
        raise refuse(TOO_LARGE, file=str(file), limit=most)
    return content
