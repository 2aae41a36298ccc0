"""`draft`: the drafts in the vault."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from attrs import evolve

from nato_apply import errors, i18n
from nato_apply.candidate import candidate_file
from nato_apply.candidate.changes import changes
from nato_apply.candidate.draft import Draft
from nato_apply.candidate.sensitive import sensitive as sensitive_of
from nato_apply.cli import draft_export, draft_import, draft_travel, output, streams
from nato_apply.cli.context import Context
from nato_apply.cli.vault_access import reading, reading_if_any, writing
from nato_apply.errors import Fault, FaultKind, UserFault, fault, refuse
from nato_apply.i18n import N_, Message, translated
from nato_apply.vault import forgetting, history, taking_in
from nato_apply.vault.records import Saved
from nato_apply.vault.store import Vault
from nato_apply.whole_file import check_free, read_whole, reason, write_whole

NOT_TAKEN_IN = FaultKind(
    "not-taken-in", N_("“{name}” cannot be read and was not taken in; add it again later.")
)
WITHHELD = FaultKind(
    "withheld", N_("“{name}” is sensitive and was left out; --sensitive writes it too.")
)

NOT_READ = FaultKind("record-not-read", N_("this file cannot be read ({reason})."))
_LARGEST_RECORD = 300_000_000


def run_list(context: Context, given: Namespace) -> int:
    with reading_if_any(context) as vault:
        rows = vault.drafts() if vault else []
    if given.json:
        output.print_json({"drafts": [row._asdict() for row in rows]})
        return 0
    if not rows:
        output.line(translated(N_("There are no drafts yet.")))
    for row in rows:
        name = row.name or translated(N_("(no name)"))
        params = {"number": row.revision, "moment": row.saved_at.astimezone()}
        revision = Message(N_("revision {number}, saved {moment}"), params)
        output.line(f"{row.id}  {name}  {row.call or '–'}  {revision}")
    return 0


def run_import(context: Context, given: Namespace) -> int:
    file = Path(given.file)
    if draft_travel.is_meant(given):
        saved, carried = draft_travel.run_import(context, given)
        _print_saved(saved, as_json=given.json, holds=draft_travel.holds(carried))
        return 0
    draft, day = draft_import.read(context, file)
    contents, left_out = taking_in.contents(file, draft)
    with writing(context, new=given.into is None) as vault:
        before = candidate_file.parse(vault.load(given.into)) if given.into else None
        draft = draft_import.dated(draft, day, before)
        saved = taking_in.taken_in(vault, context.now, draft, contents, given.into)
    for name in left_out:
        _warn(fault(NOT_TAKEN_IN, name=name))
    _print_saved(saved, as_json=given.json)
    return 0


def run_show(context: Context, given: Namespace) -> int:
    with reading(context) as vault:
        payload = vault.load(given.id)
    if given.json:
        draft = candidate_file.parse(payload)
        output.print_json({"id": given.id, "format": 1, **candidate_file.tables(draft)})
    else:
        print(payload, end="")
    return 0


def run_export(context: Context, given: Namespace) -> int:
    target = Path(given.file)
    if draft_travel.is_meant(given):
        return draft_travel.run_export(context, given)
    draft_export.check_ending(target)
    check_free(target, replace=given.force)
    with reading(context) as vault:
        draft = candidate_file.parse(vault.load(given.id))
        sensitive = sensitive_of(draft, context.catalogue.calls())
        kept = [d for d in draft.documents if given.sensitive or d not in sensitive]
        held = {attached.name for attached in vault.attachments(given.id)}
        contents = {d.file: vault.attachment(given.id, d.file) for d in kept if d.file in held}
    draft_export.write(target, evolve(draft, documents=tuple(kept)), contents, given.force)
    if not given.sensitive:
        for document in sensitive:
            _warn(fault(WITHHELD, name=document.file))
    elif any(d.file in contents for d in sensitive):
        folder = draft_export.documents_folder(target)
        wording = N_("Warning: sensitive documents now stand in clear in {folder}.")
        streams.tell(errors.on_one_line(str(Message(wording, {"folder": str(folder)}))))
    output.line(Message(N_("wrote {file}"), {"file": given.file}))
    return 0


def run_history(context: Context, given: Namespace) -> int:
    if given.record:
        check_free(Path(given.record), replace=given.force)
    with reading(context) as vault:
        revisions = vault.revisions(given.id)
        drafts = [candidate_file.parse(vault.load(given.id, r.number)) for r in revisions]
        broken = history.broken_at(vault, given.id)
        record = history.record(vault, given.id) if given.record else None
    if broken is not None:
        _warn(fault(history.BROKEN, number=broken))
    calls = context.catalogue.calls()
    rows: list[dict[str, Any]] = [
        {
            "revision": revision.number,
            "saved_at": revision.saved_at,
            "hash": revision.hash,
            "changes": [str(change) for change in changes(before, after, calls)],
        }
        for revision, before, after in zip(revisions, [Draft(), *drafts], drafts, strict=False)
    ]
    if record is not None:
        text = json.dumps(record, ensure_ascii=False, indent=1)
        write_whole(Path(given.record), text.encode(), replace=given.force)
    if given.json:
        output.print_json({"revisions": rows, "verified": broken is None})
        return 0
    for row in rows:
        output.line(f"{row['revision']}  {i18n.moment(row['saved_at'].astimezone())}")
        for change in row["changes"]:
            output.paragraph(f"· {change}", 4, hang=2)
    if record is not None:
        output.line(Message(N_("wrote {file}"), {"file": given.record}))
    return 0


def run_verify(_context: Context, given: Namespace) -> int:
    """Whether a record of authorship holds together; it needs no vault."""
    try:
        content = read_whole(Path(given.file), _LARGEST_RECORD)
    except OSError as error:
        raise refuse(NOT_READ, file=given.file, reason=reason(error)) from None
    try:
        broken = history.verified(content)
    except UserFault as error:
        raise error.in_file(given.file) from None
    if broken is not None:
        raise refuse(history.RECORD_BROKEN, file=given.file, number=broken)
    output.line(Message(N_("Each revision in this record follows from the one before it.")))
    return 0


def run_restore(context: Context, given: Namespace) -> int:
    with writing(context) as vault:
        saved = vault.restore(given.id, given.number, context.now)
    _print_saved(saved, as_json=given.json)
    return 0


def run_delete(context: Context, given: Namespace) -> int:
    with writing(context) as vault:
        if not (given.backups and _is_only_in_copies(vault, given.id)):
            vault.delete(given.id)
        _forget(vault, given.id, in_backups=given.backups)
    output.line(Message(N_("deleted draft {id}"), {"id": given.id}))
    return 0


def run_forget_document(context: Context, given: Namespace) -> int:
    with writing(context) as vault:
        only_in_copies = given.backups and _is_only_in_copies(vault, given.id, given.name)
        gone = only_in_copies or vault.forget_file(given.id, given.name)
        _forget(vault, given.id, given.name, in_backups=given.backups)
    params = {"name": given.name, "id": given.id}
    if not gone:
        wording = N_("Another draft, or another name, still holds the same content as “{name}”.")
        streams.tell(errors.on_one_line(str(Message(wording, params))))
    output.line(Message(N_("forgot “{name}” of draft {id}"), params))
    return 0


def _forget(vault: Vault, draft_id: str, name: str | None = None, *, in_backups: bool) -> None:
    """Leave no trace in the vault of what was deleted, and say which copies hold it."""
    vault.compact()
    look = forgetting.forget_in_copies if in_backups else forgetting.copies
    try:
        found = look(vault, draft_id, file=name)
    except UserFault as error:  # from the vault it is deleted all the same
        for each in error.faults:
            _warn(each)
        return
    *of_copies, of_files = forgetting.said(found, removed=in_backups)
    if not in_backups and (found.backups or found.set_aside):
        of_copies.append(Message(N_("The same command with --backups removes it from those too.")))
    for said in (*of_copies, of_files):
        streams.tell(str(said))


def _is_only_in_copies(vault: Vault, draft_id: str, name: str | None = None) -> bool:
    """Whether what is to be deleted was deleted before, and copies hold it still."""
    there = any(row.id == draft_id for row in vault.drafts())
    if there and name is not None:
        there = any(each.name == name for each in vault.attachments(draft_id))
    return not there and any(forgetting.copies(vault, draft_id, file=name)[:2])


def _print_saved(saved: Saved, *, as_json: bool, **more: object) -> None:
    if as_json:
        output.print_json({"id": saved.id, "revision": saved.revision, **more})
        return
    # Not a number as it is written in a sentence: whoever reads this may be a program.
    params = {"id": saved.id, "revision": str(saved.revision)}
    output.line(Message(N_("saved draft {id} revision {revision}"), params))


def _warn(found: Fault) -> None:
    streams.tell(translated(N_("warning: {fault}")).format(fault=errors.line(found)))
