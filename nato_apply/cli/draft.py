"""`draft`: the drafts in the vault."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from attrs import evolve

from nato_apply import errors, i18n
from nato_apply.calls.call import Call
from nato_apply.candidate import candidate_file, faults
from nato_apply.candidate.changes import changes
from nato_apply.candidate.draft import Document, Draft
from nato_apply.candidate.facts import Study
from nato_apply.cli import draft_export, output
from nato_apply.cli.context import Context
from nato_apply.cli.vault_access import reading, reading_if_any, writing
from nato_apply.eligibility.assess import today
from nato_apply.eligibility.years_studied import as_of
from nato_apply.errors import Fault, FaultKind, UserFault, fault
from nato_apply.i18n import N_, translated
from nato_apply.vault.records import Saved
from nato_apply.vault.store import Vault

NOT_TAKEN_IN = FaultKind(
    "not-taken-in", N_("“{name}” cannot be read and was not taken in; add it again later.")
)
WITHHELD = FaultKind(
    "withheld", N_("“{name}” is sensitive and was left out; --sensitive writes it too.")
)


def run_list(context: Context, given: Namespace) -> int:
    with reading_if_any(context) as vault:
        rows = vault.drafts() if vault else []
    if given.json:
        output.print_json({"drafts": [row._asdict() for row in rows]})
        return 0
    if not rows:
        print(translated(N_("There are no drafts yet.")))
    for row in rows:
        name = row.name or translated(N_("(no name)"))
        revision = translated(N_("revision {number}, saved {moment}")).format(
            number=row.revision, moment=i18n.moment(row.saved_at.astimezone())
        )
        print(f"{row.id}  {name}  {row.call or '–'}  {revision}")
    return 0


def run_import(context: Context, given: Namespace) -> int:
    file = Path(given.file)
    draft, found = candidate_file.load(file)
    call, unknown = _call(context, draft)
    day = today(call, context.now) if call else context.now.date()
    found = (*found, *unknown, *faults.faults(draft, call, day))
    if found:
        raise UserFault(*found).in_file(given.file)
    draft = _with_years_dated(draft, day)
    contents = _contents(file, draft.documents)
    with writing(context) as vault:
        saved = _take_in(vault, context, draft, contents, given.into)
    if given.json:
        output.print_json({"id": saved.id, "revision": saved.revision})
    else:
        _say_saved(saved)
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
    with reading(context) as vault:
        draft = candidate_file.parse(vault.load(given.id))
        call, _unknown = _call(context, draft)
        sensitive = {slot.id for slot in call.slots if slot.sensitive} if call else set()
        kept = [d for d in draft.documents if given.sensitive or d.slot not in sensitive]
        held = {attached.name for attached in vault.attachments(given.id)}
        contents = {d.file: vault.attachment(given.id, d.file) for d in kept if d.file in held}
    left_out = [d for d in draft.documents if d not in kept]
    draft_export.write(target, evolve(draft, documents=tuple(kept)), contents, given.force)
    for document in left_out:
        _warn(fault(WITHHELD, name=document.file))
    if given.sensitive and any(d.slot in sensitive for d in kept):
        wording = N_("Warning: sensitive documents now stand in clear in {folder}.")
        folder = draft_export.documents_folder(target)
        print(translated(wording).format(folder=folder), file=sys.stderr)
    print(translated(N_("wrote {file}")).format(file=given.file))
    return 0


def run_history(context: Context, given: Namespace) -> int:
    with reading(context) as vault:
        revisions = vault.revisions(given.id)
        drafts = [candidate_file.parse(vault.load(given.id, r.number)) for r in revisions]
    rows: list[dict[str, Any]] = [
        {
            "revision": revision.number,
            "saved_at": revision.saved_at,
            "hash": revision.hash,
            "changes": [str(change) for change in changes(before, after)],
        }
        for revision, before, after in zip(revisions, [Draft(), *drafts], drafts, strict=False)
    ]
    if given.json:
        output.print_json({"revisions": rows})
        return 0
    for row in rows:
        print(f"{row['revision']}  {i18n.moment(row['saved_at'].astimezone())}")
        for change in row["changes"]:
            output.paragraph(f"· {change}", 4)
    return 0


def run_restore(context: Context, given: Namespace) -> int:
    with writing(context) as vault:
        saved = vault.restore(given.id, given.number, context.now)
    if given.json:
        output.print_json({"id": saved.id, "revision": saved.revision})
    else:
        _say_saved(saved)
    return 0


def run_delete(context: Context, given: Namespace) -> int:
    with reading(context) as vault:
        vault.revisions(given.id)  # says where there is no such draft, before anything is locked
    with writing(context) as vault:
        vault.delete(given.id)
    print(translated(N_("deleted draft {id}")).format(id=given.id))
    return 0


def _say_saved(saved: Saved) -> None:
    wording = translated(N_("saved draft {id} revision {revision}"))
    print(wording.format(id=saved.id, revision=saved.revision))


def _warn(found: Fault) -> None:
    wording = translated(N_("warning: {fault}"))
    print(wording.format(fault=errors.line(found)), file=sys.stderr)


def _call(context: Context, draft: Draft) -> tuple[Call | None, tuple[Fault, ...]]:
    """The draft's call; a draft without one is kept all the same."""
    if draft.call is None:
        return None, ()
    try:
        return context.catalogue.call(draft.call), ()
    except UserFault as error:
        return None, tuple(f._replace(key="call") for f in error.faults)


def _with_years_dated(draft: Draft, today: date) -> Draft:
    """Write down as of when the years completed are stated, so that they do not slide."""

    def dated(study: Study) -> Study:
        if study.years_completed is None or study.years_as_of is not None:
            return study
        return evolve(study, years_as_of=as_of(study, today))

    return evolve(draft, studies=draft.studies and tuple(dated(s) for s in draft.studies))


def _contents(file: Path, documents: Iterable[Document]) -> dict[str, bytes]:
    """The bytes of each file that the draft names; what cannot be read is said and left out."""
    contents: dict[str, bytes] = {}
    for name in dict.fromkeys(document.file for document in documents):
        try:
            contents[name] = draft_export.document_bytes(file.parent / name)
        except OSError:
            _warn(fault(NOT_TAKEN_IN, name=name))
    return contents


def _take_in(
    vault: Vault, context: Context, draft: Draft, contents: dict[str, bytes], into: str | None
) -> Saved:
    """Keep a draft with its files, whose names in the vault may differ from those in the draft."""
    draft_id = into or _keep(vault, context, draft, None, autosave=True).id
    names = {
        name: vault.attach(draft_id, PurePath(name).name, content).name
        for name, content in contents.items()
    }
    documents = tuple(
        evolve(
            d,
            file=names.get(d.file, d.file),
            translation_of=d.translation_of and names.get(d.translation_of, d.translation_of),
        )
        for d in draft.documents
    )
    named = evolve(draft, documents=documents)
    if into is None and named != draft:
        # Takes the place of the first revision: an import is one revision.
        _keep(vault, context, named, draft_id, autosave=True)
    return _keep(vault, context, named, draft_id)


def _keep(
    vault: Vault, context: Context, draft: Draft, draft_id: str | None, *, autosave: bool = False
) -> Saved:
    payload = candidate_file.dumped(draft)
    return vault.save(
        payload,
        name=draft.name,
        call=draft.call,
        now=context.now,
        draft_id=draft_id,
        autosave=autosave,
    )
