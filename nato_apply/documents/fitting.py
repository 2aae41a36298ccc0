"""How a document fits what it is given for: its holder, dates, language, and the other documents.

All of it follows from what was read once, so that it is told anew as the candidate's facts change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from attrs import evolve, frozen

from nato_apply import clock
from nato_apply.calls.call import Call, DocumentSlot
from nato_apply.calls.rules import Degree, Enrolled, leaves
from nato_apply.candidate.draft import Document, Draft
from nato_apply.documents.holder_name import parts_not_found
from nato_apply.documents.intake import FileReport, Finding, finding, weighed
from nato_apply.documents.reading import Reading
from nato_apply.documents.text_dates import Mention
from nato_apply.eligibility.dates import months_after

_FRESH_FOR: Final = 6  # months
_LONG_AGO: Final = 10  # years


@frozen
class Around:
    """What a document is held against: the draft and call, the other files, today, the closing."""

    call: Call
    draft: Draft
    reports: Mapping[str, FileReport]
    today: date
    closes: date | None


def around(call: Call, draft: Draft, reports: Mapping[str, FileReport], now: datetime) -> Around:
    """What the documents of a draft are held against at `now`."""
    zone = clock.zone(call.window.zone)
    closes = call.closes
    own = draft.plan.closes
    if own is not None and (closes is None or now > closes):
        closes = own.astimezone(zone) if own.tzinfo else own.replace(tzinfo=zone)
    day = closes.date() if closes else None
    return Around(call, draft, reports, now.astimezone(zone).date(), day)


def fitted(document: Document, slot: DocumentSlot, beside: Around) -> FileReport:
    """The report on a document's file, with what is found about it in its slot.

    Where the candidate has noted why, its warnings are overruled.
    """
    report = beside.reports[document.file]
    more = [*_about_files(document, report, beside), *_about_translation(document, slot, beside)]
    if report.reading is not None and report.usable:
        more += _about_text(report.reading, document, slot, beside)
    findings = weighed((*report.findings, *more))
    if document.note:
        findings = tuple(evolve(each, overruled=each.severity == "warn") for each in findings)
    return evolve(report, findings=findings)


def _about_files(document: Document, report: FileReport, beside: Around) -> Iterator[Finding]:
    for other in beside.draft.documents:
        twin = beside.reports.get(other.file)
        if other.slot != document.slot and twin and report.sha256 == twin.sha256 is not None:
            yield finding("same-file-twice", slot=_title(other.slot, beside.call))


def _title(slot_id: str, call: Call) -> object:
    return next((slot.title for slot in call.slots if slot.id == slot_id), slot_id)


def _about_translation(document: Document, slot: DocumentSlot, beside: Around) -> Iterator[Finding]:
    others = [other for other in beside.draft.documents if other is not document]
    original = document.translation_of
    if original is not None:
        if original == document.file or original not in {other.file for other in others}:
            yield finding("original-missing", file=original)
    elif is_translation(document):
        yield finding("translation-of-nothing")
    elif (
        slot.languages
        and beside.reports[document.file].language == "other"
        and all(other.translation_of != document.file for other in others)
    ):
        yield finding("translation-missing")


def is_translation(document: Document) -> bool:
    """Whether any field says that this is the candidate's translation of another document."""
    told = (document.translator, document.from_language, document.translated_on, document.statement)
    return document.translation_of is not None or any(told)


def _about_text(
    said: Reading, document: Document, slot: DocumentSlot, beside: Around
) -> Iterator[Finding]:
    if not said.enough:
        if said.told.words:
            yield finding("few-words", count=said.told.words)
        return
    name = beside.draft.person.name
    missing = parts_not_found(name, said.words) if name and said.told.latin else None
    if missing is not None:
        yield finding("name-missing", parts=list(missing)) if missing else finding("name-found")
    asked = {type(leaf) for leaf in leaves(slot.needed)} if slot.needed else set()
    if Enrolled in asked:
        yield from _about_period(said, document, beside)
    elif Degree in asked:
        yield _about_award(said)


def _about_period(said: Reading, document: Document, beside: Around) -> Iterator[Finding]:
    period = next((each for each in said.dates if each.kind == "period"), None)
    yield finding("period-found", quote=period.quote) if period else finding("period-missing")
    latest = _latest_day(said, beside)
    if latest is None or beside.closes is None or is_translation(document):
        return
    if not _is_fresh(latest, beside.closes) and not _newer_is_given(document, beside):
        yield finding("proof-old", day=latest.end, quote=latest.quote, closes=beside.closes)


def _is_fresh(latest: Mention, closes: date) -> bool:
    return months_after(latest.end, _FRESH_FOR) >= closes.toordinal()


def _newer_is_given(document: Document, beside: Around) -> bool:
    """Whether another document in the same slot proves it freshly: an old one beside it is fine."""
    for other in beside.draft.documents:
        report = beside.reports.get(other.file)
        if other.slot != document.slot or report is None or is_translation(other):
            continue
        said = report.reading if report.usable else None
        latest = _latest_day(said, beside) if said is not None and said.enough else None
        states_period = said is not None and any(each.kind == "period" for each in said.dates)
        if latest and states_period and beside.closes and _is_fresh(latest, beside.closes):
            return True
    return False


def _latest_day(said: Reading, beside: Around) -> Mention | None:
    """The day a proof was most likely made: its latest, birthdays and days long ago apart."""
    days = [
        each
        for each in said.dates
        if each.kind == "day"
        and not each.birth
        and beside.today.year - _LONG_AGO <= each.end.year
        and each.end <= beside.today
        and each.end != beside.draft.person.born
    ]
    return max(days, key=lambda each: each.end, default=None)


def _about_award(said: Reading) -> Finding:
    dates = [each for each in said.dates if each.kind != "period" and not each.birth]
    awards = [each for each in dates if each.award]
    if awards:
        return finding("award-found", quote=awards[0].quote)
    return finding("award-unclear", quote=dates[0].quote) if dates else finding("award-missing")
