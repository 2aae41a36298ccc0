"""The one thing to do next, and the page that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated
from nato_apply.ui.tasks import needed

if TYPE_CHECKING:
    from nato_apply.ui.tasks import Standing
    from nato_apply.ui.view import View


class NextStep(NamedTuple):
    """The one thing to do next: a sentence, and the page that does it."""

    text: str
    page: str


def next_step(view: View, found: dict[str, Standing]) -> NextStep:
    """What the candidate should do next, in the current language; `found`: how far each task is."""
    if view.call is None:
        return NextStep(translated(N_("Choose the call you want to prepare for")), "start")
    from nato_apply.ui.windows import better_day

    assert view.assessment is not None
    if view.draft.submitted is not None:
        return NextStep(
            translated(N_("Keep the receipt; then there is only waiting")), "afterwards"
        )
    if view.plan is not None and view.plan.state == "closed":
        return NextStep(
            translated(N_("Prepare the next round: say when you expect it to close")), "deadlines"
        )
    if view.unread:
        return NextStep(translated(N_("Look again at what could not be read")), view.unread[0])
    if found["about_you"].shape != "met" and not view.draft.person.nationalities:
        return NextStep(translated(N_("Say who you are")), "about_you")
    if view.assessment.verdict == "unknown":
        return NextStep(translated(N_("Answer what can still change the result")), "eligibility")
    better = better_day(view)
    if better is not None:
        day = i18n.day_and_month(better)
        text = str(Message(N_("Plan for {day}: then the answer is yes"), {"day": day}))
        return NextStep(text, "eligibility")
    if not found["choose"].done:
        return NextStep(translated(N_("Choose the vacancies you want")), "choose")
    missing = next((s for s in needed(view) if s.state != "ready"), None)
    if missing is not None:
        given = missing.state == "incomplete"
        wording = N_("Look again at: {document}") if given else N_("Add: {document}")
        return NextStep(str(Message(wording, {"document": missing.slot.title})), "documents")
    if not found["words"].done:
        return NextStep(translated(N_("Write in your own words")), "words")
    return NextStep(translated(N_("Check every answer, then hand over")), "hand_over")
