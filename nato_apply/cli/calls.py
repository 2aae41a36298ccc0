"""`calls`: every call known."""

from __future__ import annotations

import sys
from argparse import Namespace

from nato_apply import clock, errors, i18n
from nato_apply.calls.sources import source_words
from nato_apply.candidate.draft import Draft
from nato_apply.cli import output
from nato_apply.cli.context import Context
from nato_apply.deadlines.plan import STATE_WORDS, plan
from nato_apply.i18n import N_, plural, translated


def run(context: Context, given: Namespace) -> int:
    plans = [plan(call, Draft(), context.now) for call in context.catalogue.calls()]
    for fault in context.catalogue.warnings:
        warning = translated(N_("warning: {fault}")).format(fault=errors.line(fault))
        print(warning, file=sys.stderr)
    if given.json:
        rows = [
            {
                "id": each.call.id,
                "title": str(each.call.title),
                "state": each.state,
                "closes": each.closes,
                "vacancies": len(each.call.vacancies),
                "source": each.call.source.kind,
            }
            for each in plans
        ]
        output.print_json({"calls": rows})
        return 0
    for each in plans:
        print(f"{each.call.id}: {each.call.title}")
        closes = (
            output.both_times(each.closes, each.closes.astimezone(clock.local_zone()))
            if each.closes
            else ""
        )
        state = translated(STATE_WORDS[each.state])
        vacancies = plural(N_("{count} vacancy"), N_("{count} vacancies"), len(each.call.vacancies))
        print("    " + i18n.translated(N_(" · ")).join(filter(None, (state, closes, vacancies))))
        output.paragraph(source_words(each.call.source), 4)
    return 0
