"""`calls`: every call known."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from nato_apply import errors
from nato_apply.calls.sources import source_words
from nato_apply.candidate.draft import Draft
from nato_apply.cli import output, streams
from nato_apply.cli.context import Context
from nato_apply.deadlines.plan import STATE_WORDS, Plan, plan
from nato_apply.i18n import N_, plural, translated


def run(context: Context, given: Namespace) -> int:
    plans = [plan(call, Draft(), context.now) for call in context.catalogue.calls()]
    for fault in context.catalogue.warnings:
        streams.tell(translated(N_("warning: {fault}")).format(fault=errors.line(fault)))
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
        output.paragraph(output.named(each.call.id, each.call.title))
        output.paragraph(translated(N_(" · ")).join(_in_short(each)), 4)
        output.paragraph(source_words(each.call.source), 4, hang=2)
    return 0


def _in_short(each: Plan) -> Iterator[str]:
    yield translated(STATE_WORDS[each.state])
    if each.closes:
        closes = output.both_times(each.closes, each.zone)
        assumed = translated(N_("assumed in part"))
        yield f"{closes} ({assumed})" if each.call.window.assumed else closes
    yield plural("{count} vacancy", "{count} vacancies", len(each.call.vacancies))
