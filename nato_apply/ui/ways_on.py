"""What can be done here about what was found in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nato_apply.i18n import N_, Message, translated

if TYPE_CHECKING:
    from nato_apply.documents.intake import FileReport

_WORDINGS = {
    "password": N_("Enter the password…"),
    "smaller": N_("Make smaller…"),
    "convert": N_("Convert to PDF…"),
    "recognise": N_("Recognise the text of the scan"),
}
UNREAD = ("scan", "scanned-pages")
"""The findings that say that something stands in a file as a picture alone."""
_BY_FINDING = {
    "needs-password": "password",
    "wrong-password": "password",
    "conversion-offered": "convert",
}


class Way(NamedTuple):
    """What a button offers: an id, and what stands on the button."""

    id: str
    text: str


def ways(report: FileReport, *, can_recognise: bool) -> tuple[Way, ...]:
    """What can be done about the findings of one file, in their order.

    `can_recognise`: a program that reads scans is installed, and is not used by itself.
    """
    wanted = []
    for found in report.findings:
        way = _BY_FINDING.get(found.code, "")
        if found.code == "file-large" and _can_shrink(report):
            way = "smaller"
        elif found.code in UNREAD and can_recognise:
            way = "recognise"
        if way and way not in wanted:
            wanted.append(way)
    return tuple(Way(each, translated(_WORDINGS[each])) for each in wanted)


def is_locked(why: Message) -> bool:
    """Whether this is the sentence of a finding that a password would settle."""
    from nato_apply.documents.kinds import KINDS

    return why.wording in [KINDS[c].wording for c, way in _BY_FINDING.items() if way == "password"]


def _can_shrink(report: FileReport) -> bool:
    from nato_apply.documents.shrinking import can_shrink

    return can_shrink(report)
