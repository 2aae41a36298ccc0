"""Every command with its arguments. The module that runs it is imported when it runs."""

from __future__ import annotations

import importlib
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import Any

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
    _about_candidate(parsers, "documents", N_("the documents needed, and what each file is worth"))
    checklist = _about_candidate(parsers, "checklist", N_("the PDF checklist"))
    checklist.add_argument("--pdf", metavar="FILE", help=translated(N_("write it here")))
    _force(checklist)
    demo = _add(parsers, "demo", N_("the whole main job on a sample candidate"))
    demo.add_argument("--out", metavar="DIR", help=translated(N_("folder for the files written")))
    _add_draft(_add(parsers, "draft", N_("drafts in the vault"), module="draft"))


def _add(
    parsers: Any, name: str, about: str, *, json: bool = False, module: str | None = None
) -> ArgumentParser:
    text = translated(about)
    made: ArgumentParser = parsers.add_parser(name, help=text, description=text, allow_abbrev=False)
    if json:
        _json(made)
    made.set_defaults(run=_runner(module or name.replace("-", "_")))
    return made


def _runner(module: str, function: str = "run") -> Run:
    def run(context: Context, given: Namespace) -> int:
        chosen: Run = getattr(importlib.import_module(f"nato_apply.cli.{module}"), function)
        return chosen(context, given)

    return run


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=translated(N_("print JSON")))


def _force(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--force", action="store_true", help=translated(N_("replace a file that exists"))
    )


def _about_candidate(parsers: Any, name: str, about: str) -> ArgumentParser:
    made = _add(parsers, name, about, json=True)
    made.add_argument(
        "candidate", metavar="CANDIDATE", help=translated(N_("a candidate file, or draft:ID"))
    )
    made.add_argument("--call", metavar="ID", help=translated(N_("use this call instead")))
    made.add_argument(
        "--call-file", metavar="FILE", help=translated(N_("use the call in this file instead"))
    )
    return made


def _add_draft(parser: ArgumentParser) -> None:
    parsers: Any = parser.add_subparsers(
        dest="draft_command", metavar=translated(N_("command")), required=True
    )

    def add(name: str, about: str, *, json: bool = False) -> ArgumentParser:
        text = translated(about)
        made: ArgumentParser = parsers.add_parser(
            name, help=text, description=text, allow_abbrev=False
        )
        made.set_defaults(run=_runner("draft", f"run_{name}"))
        if json:
            _json(made)
        return made

    add("list", N_("every draft"), json=True)
    imported = add("import", N_("takes in a candidate file"), json=True)
    imported.add_argument("file", metavar="FILE")
    imported.add_argument("--into", metavar="ID", help=translated(N_("as the next revision of ID")))
    for name, about in (
        ("show", N_("one draft")),
        ("history", N_("the revisions of a draft")),
    ):
        add(name, about, json=True).add_argument("id", metavar="ID")
    exported = add("export", N_("writes a draft as a candidate file"))
    exported.add_argument("id", metavar="ID")
    exported.add_argument("file", metavar="FILE")
    exported.add_argument(
        "--sensitive", action="store_true", help=translated(N_("sensitive documents too"))
    )
    _force(exported)
    restored = add("restore", N_("brings an earlier revision back, as a new one"), json=True)
    restored.add_argument("id", metavar="ID")
    restored.add_argument("number", metavar="N", type=int)
    add("delete", N_("deletes a draft and its documents")).add_argument("id", metavar="ID")
