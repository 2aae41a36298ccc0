"""The parts of a checklist: what stands in it, in one language, without any layout.

A status is a stable code (`met`, `overdue`) beside the word a person reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from attrs import frozen

OpenKind = Literal["condition", "fact", "choice", "document", "words", "deadline"]


@frozen
class When:
    """A day or a moment, and how the checklist's language writes its day and its time of day."""

    at: date
    text: str
    time: str = ""


@frozen
class Made:
    """The moment of the check, and its day in the call's zone."""

    at: datetime
    text: str


@frozen
class Source:
    """Where the call is from; `about` says its kind, and when it was updated and read."""

    document: str
    kind: Literal["official", "third-party", "own"]
    url: str | None
    updated: When | None
    read: When | None
    about: str


@frozen
class Round:
    """The call. `zone_word` names its time zone as a person does.

    `closes_note` says where its closing is not the notice's own word.
    """

    id: str
    title: str
    source: Source
    state: str
    zone: str
    zone_word: str
    opens: When | None
    closes: When | None
    closes_local: When | None
    closes_note: str | None


@frozen
class Whose:
    """Whose preparation it is: the draft's name, the candidate's, and what has been submitted."""

    draft: str | None
    candidate: str | None
    submitted: When | None
    receipt: str | None


@frozen
class Verdict:
    status: str
    word: str
    headline: str
    explanation: str


@frozen
class OpenItem:
    """One thing still to be done, in a sentence; `word` says of what kind it is."""

    kind: OpenKind
    id: str
    word: str
    text: str


@frozen
class CriterionPart:
    id: str
    kind: Literal["essential", "desirable"]
    status: str
    word: str
    cite: str
    text: str
    because: str


@frozen
class Choice:
    """A chosen vacancy. `note` is the candidate's own answer to “why this one”."""

    rank: int
    id: str
    title: str
    group: str | None
    note: str | None


@frozen
class FindingPart:
    code: str
    severity: str
    word: str
    text: str


@frozen
class FilePart:
    file: str
    about: str
    findings: tuple[FindingPart, ...]


@frozen
class SlotPart:
    """A document asked for. `tone` follows whether it is needed and whether it is there."""

    id: str
    title: str
    cite: str
    required: bool | None
    why: str
    state: str
    word: str
    tone: str
    files: tuple[FilePart, ...]


@frozen
class MilestonePart:
    id: str
    kind: str
    title: str
    why: str
    due: When
    due_local: When
    done: bool
    overdue: bool
    word: str
    tone: str


@frozen
class WordsPart:
    """A text that the candidate has begun: its size, never its words."""

    id: str
    heading: str
    words: int
    characters: int
    length: str


@frozen
class SpanPart:
    """Days, both included, on which an application has this verdict; open ends are `None`."""

    start: When | None
    end: When | None
    status: str
    word: str
    text: str


@frozen
class NoticePart:
    """What the notice tells. `lead` names the one that must not be missed."""

    id: str
    lead: str | None
    text: str
    cite: str


@frozen
class Checklist:
    """What is handed over. `labels` holds the fixed wording that a layout sets around the parts."""

    language: str
    labels: Mapping[str, str]
    title: str
    call: Round
    whose: Whose
    prepared: Made
    version: str
    day: When
    planned: bool
    verdict: Verdict
    still_open: tuple[OpenItem, ...]
    criteria: tuple[CriterionPart, ...]
    choices: tuple[Choice, ...]
    documents: tuple[SlotPart, ...]
    documents_remark: str | None
    milestones: tuple[MilestonePart, ...]
    words: tuple[WordsPart, ...]
    can_apply: tuple[SpanPart, ...]
    notices: tuple[NoticePart, ...]
    disclaimer: str

    def of_kind(self, kind: Literal["essential", "desirable"]) -> tuple[CriterionPart, ...]:
        return tuple(part for part in self.criteria if part.kind == kind)
