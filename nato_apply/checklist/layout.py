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
_DONE = 28.0
_BULLET = 15.0
_RANK = 18.0
_STATE = 90.0
_CONDITION = 210.0
_END = 84.0
_DUE = 124.0
_DUE_WITH_ANOTHER_DAY = 154.0
_FACTS = (122.0, 214.0, _FULL - 336.0)
_MOST_FINDINGS = 5
"""Findings shown of one file; more would outgrow a page, and the first ones are the gravest."""

_SEVERITY_TONES = {"stop": "not_met", "warn": "arguable", "info": "info"}
_OF_MILESTONES = {"unknown": "to_do", "unstated": "needless"}


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
    yield Prose([Line(made.disclaimer, MUTED)], above=8, clings=True)


def _head(made: Checklist) -> Iterator[Block]:
    labels, whose = made.labels, made.whose
    kicker = f"{labels['checklist']} · {labels['prepared'].format(day=made.prepared.text)}"
    yield Prose([Line(kicker, MUTED)])
    yield Heading(made.call.title, 1, TITLE)
    draft = labels["draft"].format(name=whose.draft) if whose.draft else ""
    name = whose.candidate or labels["unnamed"]
    yield Prose([Line(draft, NAME, lead=name, most=3)], above=1)
    yield Facts([_day(made), _closing(made), _source(made)], _FACTS)


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
    title = _heading(made, "open", f"{labels['open']} ({len(made.still_open)})")
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
        Column(labels["condition"], _CONDITION),
        Column(labels["reason"], _FULL - _STATE - _CONDITION),
    ]
    rows: list[list[Cell]] = [
        [
            [Line("", lead=part.word, tone=part.status)],
            [Line(part.text, lead=part.cite)],
            [Line(part.because)],
        ]
        for part in parts
    ]
    if rows:
        yield Table(_heading(made, kind, title), columns, rows)


def _choices(made: Checklist) -> Iterator[Block]:
    rows: list[list[Cell]] = []
    for choice in made.choices:
        body = [Line(f"· {choice.group}" if choice.group else "", QUIET, lead=choice.title)]
        if choice.note:
            body.append(Line(made.labels["quoted"].format(text=choice.note)))
        rows.append([[Line("", lead=f"{choice.rank}.")], body])
    if rows:
        yield Listing(_heading(made, "choices"), [_RANK, _FULL - _RANK], rows)


def _documents(made: Checklist) -> Iterator[Block]:
    labels = made.labels
    files = any(slot.files for slot in made.documents)
    columns = [
        Column(labels["done"], _DONE),
        Column(labels["files" if files else "document"], _FULL - _DONE - _END),
        Column(labels["status"], _END),
    ]
    rows = [
        row for number, slot in enumerate(made.documents, 1) for row in _slot(made, slot, number)
    ]
    if rows:
        yield Table(_heading(made, "documents"), columns, rows)
    if made.documents_remark:
        yield Prose([Line(made.documents_remark)], above=3, clings=True)


def _slot(made: Checklist, slot: SlotPart, number: int) -> Iterator[list[Cell]]:
    """The slot with its first file, and a row for each further file, so that rows stay low."""
    tip = made.labels["tick"].format(what=slot.title)
    needless = slot.required is False and not slot.files
    tick: Cell = [] if needless else [Tick(f"document-{number}", tip, slot.state == "ready")]
    first, *others = [_file(made, file) for file in slot.files] or [[]]
    asked: Cell = [Line("", lead=slot.title), Line(slot.why, MUTED), *first]
    yield [tick, asked, [Line("", lead=slot.word, tone=_slot_tone(slot))]]
    for file in others:
        yield [[], file, []]


def _slot_tone(slot: SlotPart) -> str:
    if slot.tone != "unstated":
        return slot.tone
    return "to_do" if slot.required else "needless"


def _file(made: Checklist, file: FilePart) -> Cell:
    findings = [
        Line(found.text, MUTED, f"{found.word}.", _SEVERITY_TONES[found.severity], most=8)
        for found in file.findings[:_MOST_FINDINGS]
    ]
    left = len(file.findings) - len(findings)
    if left:
        findings.append(Line(made.labels["more"].format(count=left), MUTED))
    return [Line(file.about, MUTED, lead=file.file, most=6), *findings]


def _milestones(made: Checklist) -> Iterator[Block]:
    labels = made.labels
    both = all(_moment(each.due) == _moment(each.due_local) for each in made.milestones)
    one_day = all(each.due.text == each.due_local.text for each in made.milestones)
    wide = _DUE if one_day else _DUE_WITH_ANOTHER_DAY
    due = labels["due_both" if both else "due"].format(zone=made.call.zone_word)
    columns = [
        Column(labels["done"], _DONE),
        Column(labels["milestone"], _FULL - _DONE - _END - wide),
        Column(due, wide),
        Column(labels["status"], _END),
    ]
    rows = [_milestone(made, each, number) for number, each in enumerate(made.milestones, 1)]
    if rows:
        yield Table(_heading(made, "milestones"), columns, rows)


def _milestone(made: Checklist, each: MilestonePart, number: int) -> list[Cell]:
    tip = made.labels["tick"].format(what=each.title)
    due = [Line(_moment(each.due))]
    if _moment(each.due) != _moment(each.due_local):
        same_day = each.due.text == each.due_local.text
        local = each.due_local.time if same_day else _moment(each.due_local)
        due.append(Line(made.labels["local"].format(moment=local), MUTED))
    return [
        [Tick(f"milestone-{number}", tip, each.done)],
        [Line(each.title), Line(each.why, MUTED)],
        due,
        [Line("", lead=each.word, tone=_OF_MILESTONES.get(each.tone, each.tone))],
    ]


def _words_begun(made: Checklist) -> Iterator[Block]:
    rows: list[list[Cell]] = [
        [[Line(f"· {each.length}", QUIET, lead=each.heading)]] for each in made.words
    ]
    if rows:
        yield Listing(_heading(made, "words"), [_FULL], rows)


def _days(made: Checklist) -> Iterator[Block]:
    rows: list[list[Cell]] = [
        [[Line("", lead=each.word, tone=each.status)], [Line(each.text)]] for each in made.can_apply
    ]
    if rows:
        yield Listing(_heading(made, "windows"), [_STATE, _FULL - _STATE], rows)


def _notices(made: Checklist) -> Iterator[Block]:
    rows: list[list[Cell]] = [
        [[Line("•")], [Line(_cited(each), lead=each.lead or "")]] for each in made.notices
    ]
    if rows:
        yield Listing(_heading(made, "notices"), [_BULLET, _FULL - _BULLET], rows)


def _cited(notice: NoticePart) -> str:
    return f"{notice.text} ({notice.cite})" if notice.cite else notice.text


def _heading(made: Checklist, name: str, text: str = "") -> Heading:
    """A heading by its label’s name, of what may go on on a further page."""
    title = made.labels[name]
    return Heading(text or title, 2, again=made.labels["continued"].format(title=title))


def _moment(when: When) -> str:
    return f"{when.text}, {when.time}"
