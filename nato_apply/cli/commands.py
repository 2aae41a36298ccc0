"""Every command with its arguments. The module that runs it is imported when it runs."""

from __future__ import annotations

import importlib
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from nato_apply.cli.arguments import Parser, revision_number, subparsers
from nato_apply.cli.context import Context
from nato_apply.i18n import N_, translated

Run = Callable[[Context, Namespace], int]


def add_all(parsers: Any) -> None:
    """Add every command to the parser's subparsers."""
    _add(parsers, "calls", N_("every call known"), json=True)
    call = _add(parsers, "call", N_("one call, whole"), json=True)
    call.add_argument("id", metavar="ID")
    validate = _add(parsers, "call-validate", N_("checks a call file"))
    validate.add_argument("file", metavar="FILE")
    check = _about_candidate(parsers, "check", N_("eligibility, with reasons"))
    check.add_argument("--on", metavar="DATE", help=translated(N_("the day in question")))
    plan = _about_candidate(parsers, "plan", N_("deadlines"))
    plan.add_argument("--ics", metavar="FILE", help=translated(N_("write them as a calendar")))
    _force(plan)
    wording = N_("the documents needed, and what each file is worth")
    _add_looking(_about_candidate(parsers, "documents", wording))
    _add_dossier(_about_candidate(parsers, "dossier", N_("the documents in one PDF"), json=False))
    checklist = _about_candidate(parsers, "checklist", N_("the PDF checklist"))
    checklist.add_argument("--pdf", metavar="FILE", help=translated(N_("write it here")))
    _force(checklist)
    demo = _add(parsers, "demo", N_("the whole main job on a sample candidate"))
    demo.add_argument("--out", metavar="DIR", help=translated(N_("folder for the files written")))
    _add_vault(_add(parsers, "vault", N_("the vault’s keys and backups"), module="vault"))
    _add(parsers, "doctor", N_("checks the vault and the program"), json=True)
    _add_draft(_add(parsers, "draft", N_("drafts in the vault"), module="draft"))


def _add(
    parsers: Any, name: str, about: str, *, json: bool = False, module: str | None = None
) -> Parser:
    text = translated(about)
    made: Parser = parsers.add_parser(name, help=text, description=text, allow_abbrev=False)
    if json:
        _json(made)
    made.set_defaults(run=_runner(module or name.replace("-", "_")))
    return made


def _runner(module: str, function: str = "run") -> Run:
    def run(context: Context, given: Namespace) -> int:
        chosen: Run = getattr(importlib.import_module(f"nato_apply.cli.{module}"), function)
        return chosen(context, given)

    return run


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=translated(N_("print JSON")))


def _force(parser: Parser) -> None:
    parser.add_argument(
        "--force", action="store_true", help=translated(N_("replace a file that exists"))
    )


def _shared(parser: Parser) -> None:
    parser.add_argument(
        "--share-passphrase-file",
        metavar="FILE",
        help=translated(N_("passphrase of a .natoapply file, on the first line of this file")),
    )


def _about_candidate(parsers: Any, name: str, about: str, *, json: bool = True) -> Parser:
    made = _add(parsers, name, about, json=json)
    made.add_argument(
        "candidate", metavar="CANDIDATE", help=translated(N_("a candidate file, or draft:ID"))
    )
    made.add_argument("--call", metavar="ID", help=translated(N_("use this call instead")))
    made.add_argument(
        "--call-file", metavar="FILE", help=translated(N_("use the call in this file instead"))
    )
    return made


def _add_dossier(parser: Parser) -> None:
    parser.add_argument("--pdf", metavar="FILE", help=translated(N_("write it here")))
    for name, about in (
        ("--sensitive", N_("sensitive documents too")),
        ("--signed", N_("signed documents too, as plain copies")),
        ("--no-numbers", N_("without page numbers at the foot")),
        ("--keep-metadata", N_("with what programs and cameras noted in the files")),
        ("--convert", N_("have LibreOffice make PDFs of Word and OpenDocument texts")),
    ):
        parser.add_argument(name, action="store_true", help=translated(about))
    order = N_("these files first, in this order; repeat for each")
    parser.add_argument("--order", metavar="FILE", action="append", help=translated(order))
    _document_passwords(parser)
    _force(parser)


def _add_looking(parser: Parser) -> None:
    _document_passwords(parser)
    limit = N_("size from which a file counts as large, in MB")
    parser.add_argument("--size-limit", metavar="MB", help=translated(limit))
    scans = N_("have Tesseract read scans, for the findings alone")
    parser.add_argument("--read-scans", action="store_true", help=translated(scans))


def _document_passwords(parser: Parser) -> None:
    about = N_("passwords of locked documents, one on each line of this file")
    parser.add_argument("--document-password-file", metavar="FILE", help=translated(about))


def _add_draft(parser: Parser) -> None:
    parsers = subparsers(parser, "draft_command", required=True)

    def add(name: str, about: str, *, json: bool = False) -> Parser:
        text = translated(about)
        made: Parser = parsers.add_parser(name, help=text, description=text, allow_abbrev=False)
        made.set_defaults(run=_runner("draft", f"run_{name}"))
        if json:
            _json(made)
        return made

    add("list", N_("every draft"), json=True)
    _add_import(add("import", N_("takes in a candidate file or a travelling file"), json=True))
    add("show", N_("one draft"), json=True).add_argument("id", metavar="ID")
    history = add("history", N_("the revisions of a draft"), json=True)
    history.add_argument("id", metavar="ID")
    history.add_argument(
        "--record",
        metavar="FILE",
        help=translated(N_("write every text with its hash: how the draft came to be")),
    )
    _force(history)
    verified = add("verify", N_("checks what draft history --record wrote"))
    verified.add_argument("file", metavar="FILE")
    _add_export(add("export", N_("writes a draft as a candidate file, or to travel")))
    everything = add("export-all", N_("writes everything the vault holds, for you to keep"))
    everything.set_defaults(run=_runner("draft_export_all"))
    everything.add_argument("folder", metavar="DIR")
    restored = add("restore", N_("brings an earlier revision back, as a new one"), json=True)
    restored.add_argument("id", metavar="ID")
    restored.add_argument("number", metavar="N", type=revision_number)
    deleted = add("delete", N_("deletes a draft and its documents"))
    deleted.add_argument("id", metavar="ID")
    deleted.add_argument(
        "--backups", action="store_true", help=translated(N_("deletes it from every backup too"))
    )
    forgotten = add("forget-document", N_("deletes a document, from earlier revisions too"))
    forgotten.set_defaults(run=_runner("draft", "run_forget_document"))
    forgotten.add_argument("id", metavar="ID")
    forgotten.add_argument("name", metavar="NAME")
    forgotten.add_argument(
        "--backups", action="store_true", help=translated(N_("deletes it from every backup too"))
    )


def _add_import(imported: Parser) -> None:
    imported.add_argument("file", metavar="FILE")
    imported.add_argument("--into", metavar="ID", help=translated(N_("as the next revision of ID")))
    _shared(imported)
    imported.add_argument(
        "--identity",
        metavar="FILE",
        help=translated(N_("opens it with the secret key in this file")),
    )


def _add_export(exported: Parser) -> None:
    exported.add_argument("id", metavar="ID")
    exported.add_argument("file", metavar="FILE")
    exported.add_argument(
        "--sensitive", action="store_true", help=translated(N_("sensitive documents too"))
    )
    _shared(exported)
    exported.add_argument(
        "--to",
        metavar="RECIPIENT",
        help=translated(N_("for the holder of this public key (age1…)")),
    )
    exported.add_argument(
        "--history",
        action="store_true",
        help=translated(N_("every revision, in a travelling file")),
    )
    _force(exported)


def _add_vault(parser: Parser) -> None:
    parsers = subparsers(parser, "vault_command", required=True)

    def add(name: str, about: str) -> Parser:
        text = translated(about)
        made: Parser = parsers.add_parser(name, help=text, description=text, allow_abbrev=False)
        made.set_defaults(run=_runner("vault", f"run_{name.replace('-', '_')}"))
        return made

    add("recovery-key", N_("makes a new recovery key; the old one opens nothing more"))
    changed = add("passphrase", N_("has a new passphrase open the vault"))
    changed.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        help=translated(N_("the new passphrase, on the first line of this file")),
    )
    add("key-store", N_("has the system’s key store hold the vault’s key"))
    _json(add("backups", N_("every backup")))
    add("back-up", N_("makes a backup now"))
    restored = add("restore", N_("puts a backup in the vault’s place, which is set aside"))
    restored.add_argument("name", metavar="NAME")
    add("salvage", N_("copies what can be read of a damaged vault into a backup"))
    removed = add("remove-backup", N_("deletes a backup, or what was set aside"))
    removed.add_argument("name", metavar="NAME")
    add("take-over", N_("lets this computer write where another one is named as the writer"))
    erased = add("erase", N_("deletes every draft, document and backup, for ever"))
    erased.add_argument("--yes", action="store_true", help=translated(N_("this is meant")))
