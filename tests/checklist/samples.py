"""Drafts to make checklists of: the one that ships, an empty one, a hostile one, a laden one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import attrs

from nato_apply import i18n, paths
from nato_apply.calls.call import Call
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Document, Draft, OwnPlan, Submitted, without_documents
from nato_apply.candidate.facts import Person, Study
from nato_apply.checklist.content import checklist
from nato_apply.checklist.parts import Checklist
from nato_apply.deadlines.plan import plan
from nato_apply.documents.findings import Severity
from nato_apply.documents.intake import FileReport, Finding
from nato_apply.documents.slots import slots
from nato_apply.eligibility.assess import assess
from nato_apply.i18n import Message

NOW = datetime(2026, 4, 10, 7, 0, tzinfo=UTC)
BRUSSELS = ZoneInfo("Europe/Brussels")
ATHENS = ZoneInfo("Europe/Athens")

SEVERITIES: tuple[Severity, ...] = ("stop", "warn", "info")
HOSTILE = (
    "Anna <b>&amp; <img src=/etc/passwd> Ζωή Αγγελοπούλου Щербак Łódź Ħal Għaxaq "
    "Jose\u0301 x\u0302 </para> %s {call} $(rm)"
)


def sample() -> Draft:
    """The sample candidate that ships, before any document is given."""
    text = paths.resource("demo", "candidate.toml").read_text(encoding="utf-8")
    return without_documents(candidate_file.parse(text))


def empty() -> Draft:
    return Draft(call="nato-hq-2026")


def hostile(text: str = HOSTILE, call: str = "nato-hq-2026") -> Draft:
    """The same text wherever a candidate can enter one."""
    return Draft(
        name=text,
        call=call,
        choices=("pasp-nasp", "pasp-mo"),
        apply_on=date(2026, 4, 20),
        person=Person(name=text, born=date(2004, 5, 3), nationalities=("SE",)),
        studies=(
            Study(institution=text, subject=text, level="bachelor", started=date(2022, 9, 1)),
        ),
        documents=(Document("study-proof", text, note=text, translation_of=text),),
        words={"choice.pasp-nasp": text, "competency.teamwork": text, "motivation": text},
        submitted=Submitted(datetime(2026, 4, 21, 18, 5, tzinfo=BRUSSELS), receipt=text),
    )


def laden() -> tuple[Draft, dict[str, FileReport]]:
    """Many files with many findings, and everything else that makes a checklist long."""
    names = [f"proof-{number}.pdf" for number in range(40)]
    findings = tuple(
        Finding(f"code-{number}", severity, Message("Something was found. " * 9))
        for number, severity in enumerate(SEVERITIES * 4)
    )
    reports = {
        name: FileReport(name, "0" * 64, "application/pdf", 12, 345_678, findings=findings)
        for name in names
    }
    draft = attrs.evolve(
        sample(),
        documents=tuple(Document("qualifications", name) for name in names),
        words={"choice.pasp-nasp": "word " * 5000},
        plan=OwnPlan(done=("transcript-requested", "self-translation")),
    )
    return draft, reports


def made(
    draft: Draft,
    *,
    language: str = "en",
    call: str | Call | None = None,
    now: datetime = NOW,
    local: ZoneInfo = BRUSSELS,
    reports: dict[str, FileReport] | None = None,
) -> Checklist:
    """The checklist of a draft, as the command line would make it."""
    i18n.use(language)
    named = call or draft.call
    assert named is not None
    found = Catalogue().call(named) if isinstance(named, str) else named
    return checklist(
        draft,
        assess(found, draft, now),
        plan(found, draft, now),
        slots(found, draft, now, reports or {}),
        made=now,
        version="0.1.0",
        local_zone=local,
    )
