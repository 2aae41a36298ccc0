"""The checklist on paper: its parts as blocks, in the order they are read. Knows no PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from nato_apply.checklist import look
from nato_apply.checklist.blocks import (
    MUTED,
    NAME,
    QUIET,
    TITLE,
    VERDICT,
    Banner,
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Line,
    Listing,
    Prose,
    Table,
    Tick,
)
from nato_apply.checklist.parts import (
    Checklist,
    FilePart,
    MilestonePart,
    NoticePart,
    SlotPart,
    When,
)

_FULL = look.BODY_WIDTH
_BOX = 18.0
_KIND = 56.0
_DONE = 32.0
_BULLET = 15.0
_RANK = 23.0
_STATE = 90.0
_SHORT = 70.0
_DUE = 83.0
_MOST_FINDINGS = 5
"""Findings shown of one file; more would outgrow a page, and the first ones are the gravest."""

_SEVERITY_TONES = {"stop": "not_met", "warn": "arguable", "info": "unknown"}


def blocks(made: Checklist) -> Iterator[Block]:
    """Everything on the pages but the footer."""
    yield from _head(made)
    verdict = made.verdict
    headline = Heading(verdict.headline, 2, VERDICT, verdict.status)
    yield Banner(headline, Line(verdict.explanation), verdict.status)
    yield from _still_open(made)
    yield from _criteria(made, "essential")
    yield from _criteria(made, "desirable")
    yield from _choices(made)
    yield from _documents(made)
    yield from _milestones(made)
    yield from _words_begun(made)
    yield from _days(made)
    yield from _notices(made)
    yield Prose([Line(made.disclaimer, MUTED)], above=8)


def _head(made: Checklist) -> Iterator[Block]:
    labels, whose = made.labels, made.whose
    kicker = f"{labels['checklist']} · {labels['prepared'].format(day=made.prepared.text)}"
    yield Prose([Line(kicker, MUTED)])
    yield Heading(made.call.title, 1, TITLE)
    draft = labels["draft"].format(name=whose.draft) if whose.draft else ""
    name = whose.candidate or labels["unnamed"]
    yield Prose([Line(draft, NAME, lead=name, most=3)], above=1)
    yield Facts([_day(made), _closing(made), _source(made)])


def _day(made: Checklist) -> list[Line]:
    labels, sent = made.labels, made.whose.submitted
    if sent:
        receipt = made.whose.receipt
        text = labels["receipt"].format(receipt=receipt)
        more = [Line(text, MUTED, most=3)] if receipt else []
        return [Line(labels["submitted"], MUTED), Line(_moment(sent)), *more]
    if made.planned:
        return [Line(labels["planned"], MUTED), Line(made.day.text)]
    return [Line(labels["day"], MUTED), Line(made.day.text), Line(labels["unplanned"], MUTED)]


def _closing(made: Checklist) -> list[Line]:
    labels, call = made.labels, made.call
    if call.closes is None or call.closes_local is None:
        return [Line(labels["closing"], MUTED), Line(labels["no_closing"])]
    note = f" ({call.closes_note})" if call.closes_note else ""
    title = Line(labels["closing"] + note, MUTED)
    closes, local = _moment(call.closes), _moment(call.closes_local)
    if closes == local:
        return [title, Line(closes), Line(labels["same"].format(zone=call.zone_word), MUTED)]
    return [
        title,
        Line(labels["zoned"].format(moment=closes, zone=call.zone_word)),
        Line(labels["local"].format(moment=local), MUTED),
    ]


def _source(made: Checklist) -> list[Line]:
    source = made.call.source
    return [
        Line(made.labels["source"], MUTED),
        Line(source.document, most=4),
        Line(source.about, MUTED, most=2),
    ]


def _still_open(made: Checklist) -> Iterator[Block]:
    labels = made.labels
    title = Heading(f"{labels['open']} ({len(made.still_open)})", 2)
    if not made.still_open:
        yield Listing(Heading(labels["open"], 2), [_FULL], [[[Line(labels["none_open"])]]])
        return
    rows: list[list[Cell]] = [
        [
            [Tick(f"open-{number}", labels["tick"].format(what=item.text), False)],
            [Line(item.word, QUIET)],
            [Line(item.text)],
        ]
        for number, item in enumerate(made.still_open, 1)
    ]
    yield Listing(title, [_BOX, _KIND, _FULL - _BOX - _KIND], rows)


def _criteria(made: Checklist, kind: Literal["essential", "desirable"]) -> Iterator[Block]:
    labels, parts = made.labels, made.of_kind(kind)
    met = sum(part.status == "met" for part in parts)
    title = f"{labels[kind]} · {labels['met_of'].format(met=met, total=len(parts))}"
    columns = [
        Column(labels["status"], _STATE),
        Column(labels["condition"], 212),
        Column(labels["reason"], _FULL - _STATE - 212),
    ]
    rows: list[list[Cell]] = [
        [
            [Line("", lead=part.word, tone=part.status)],
            [Line(part.text, lead=part.cite or "")],
            [Line(part.because)],
        ]
        for part in parts
    ]
    if rows:
        yield Table(Heading(title, 2), columns, rows)


def _choices(made: Checklist) -> Iterator[Block]:
    rows: list[list[Cell]] = []
    for choice in made.choices:
        body = [Line(f"· {choice.group}" if choice.group else "", QUIET, lead=choice.title)]
        if choice.note:
            body.append(Line(made.labels["quoted"].format(text=choice.note)))
        rows.append([[Line("", lead=f"{choice.rank}.")], body])
    if rows:
        yield Listing(Heading(made.labels["choices"], 2), [_RANK, _FULL - _RANK], rows)


def _documents(made: Checklist) -> Iterator[Block]:
    labels = made.labels
    files = any(slot.files for slot in made.documents)
    columns = [
        Column(labels["done"], _DONE),
        Column(labels["document"], 205 if files else _FULL - _DONE - _STATE),
        Column(labels["status"], _STATE),
    ]
    if files:
        columns.append(Column(labels["files"], _FULL - _DONE - 205 - _STATE))
    rows = [
        row[: len(columns)]
        for number, slot in enumerate(made.documents, 1)
        for row in _slot(made, slot, number)
    ]
    if rows:
        yield Table(Heading(labels["documents"], 2), columns, rows)
    if made.documents_remark:
        yield Prose([Line(made.documents_remark)], above=3)


def _slot(made: Checklist, slot: SlotPart, number: int) -> Iterator[list[Cell]]:
    """The slot with its first file, and a row for each further file, so that rows stay low."""
    tip = made.labels["tick"].format(what=slot.title)
    needless = slot.required is False and not slot.files
    tick: Cell = [] if needless else [Tick(f"document-{number}", tip, slot.state == "ready")]
    asked: Cell = [Line("", lead=slot.title), Line(slot.why, MUTED)]
    state: Cell = [Line("", lead=slot.word, tone=slot.tone)]
    files = [_file(made, file) for file in slot.files] or [[Line(made.labels["no_file"], MUTED)]]
    yield [tick, asked, state, files[0]]
    for file in files[1:]:
        yield [[], [], [], file]


def _file(made: Checklist, file: FilePart) -> Cell:
    findings = [
        Line(found.text, MUTED, f"{found.word}.", _SEVERITY_TONES[found.severity], most=8)
        for found in file.findings[:_MOST_FINDINGS]
    ]
    left = len(file.findings) - len(findings)
    if left:
        findings.append(Line(made.labels["more"].format(count=left), MUTED))
    about = [Line(file.about, MUTED, most=6)] if file.about else []
    return [Line(file.file, most=4), *about, *findings]


def _milestones(made: Checklist) -> Iterator[Block]:
    labels, zone = made.labels, made.call.zone_word
    both = all(_moment(each.due) == _moment(each.due_local) for each in made.milestones)
    titles = [labels["due_both"]] if both else [labels["due"], labels["due_local"]]
    dues = [Column(title.format(zone=zone), _DUE) for title in titles]
    columns = [
        Column(labels["done"], _DONE),
        Column(labels["milestone"], _FULL - _DONE - _SHORT - _DUE * len(dues)),
        *dues,
        Column(labels["status"], _SHORT),
    ]
    rows = [_milestone(made, each, number, both) for number, each in enumerate(made.milestones, 1)]
    if rows:
        yield Table(Heading(labels["milestones"], 2), columns, rows)


def _milestone(made: Checklist, each: MilestonePart, number: int, both: bool) -> list[Cell]:
    tip = made.labels["tick"].format(what=each.title)
    dues = [each.due] if both else [each.due, each.due_local]
    return [
        [Tick(f"milestone-{number}", tip, each.done)],
        [Line(each.title), Line(each.why, MUTED)],
        *([Line(due.text), Line(due.time, MUTED)] for due in dues),
        [Line("", lead=each.word, tone=each.tone)],
    ]


def _words_begun(made: Checklist) -> Iterator[Block]:
    rows: list[list[Cell]] = [
        [[Line(each.heading)], [Line(each.length, QUIET)]] for each in made.words
    ]
    if rows:
        yield Listing(Heading(made.labels["words"], 2), [_FULL - 190, 190], rows)


def _days(made: Checklist) -> Iterator[Block]:
    rows: list[list[Cell]] = [
        [[Line("", lead=each.word, tone=each.status)], [Line(each.text)]] for each in made.can_apply
    ]
    if rows:
        yield Listing(Heading(made.labels["windows"], 2), [_STATE, _FULL - _STATE], rows)


def _notices(made: Checklist) -> Iterator[Block]:
    rows: list[list[Cell]] = [
        [[Line("•")], [Line(_cited(each), lead=each.lead or "")]] for each in made.notices
    ]
    if rows:
        yield Listing(Heading(made.labels["notices"], 2), [_BULLET, _FULL - _BULLET], rows)


def _cited(notice: NoticePart) -> str:
    return f"{notice.text} ({notice.cite})" if notice.cite else notice.text


def _moment(when: When) -> str:
    return f"{when.text}, {when.time}"
