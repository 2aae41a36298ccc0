"""Words the window uses in several places: levels, studies, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nato_apply import i18n
from nato_apply.i18n import N_, Message, translated

if TYPE_CHECKING:
    from nato_apply.candidate.facts import Study

LEVELS = {
    "bachelor": N_("Bachelor’s"),
    "master": N_("Master’s"),
    "doctorate": N_("Doctorate"),
    "other": N_("Another kind"),
}
SKILLS = {
    "none": N_("Not at all"),
    "A1": N_("A1 · beginner"),
    "A2": N_("A2 · elementary"),
    "B1": N_("B1 · intermediate"),
    "B2": N_("B2 · upper intermediate"),
    "C1": N_("C1 · advanced"),
    "C2": N_("C2 · mastery"),
    "native": N_("Mother tongue"),
}
SOURCES = {
    "official": N_("official notice"),
    "third-party": N_("third-party listing"),
    "own": N_("your own call"),
}


def at_the_start(text: str) -> str:
    """Words of ours as a line begins with them: with a capital."""
    return text[:1].upper() + text[1:]


def level(code: str) -> str:
    return translated(LEVELS[code])


def options(words: dict[str, str]) -> list[tuple[object, str]]:
    """Codes and words in the current language, for a choice field."""
    return [(code, translated(text)) for code, text in words.items()]


def study_title(study: Study) -> str:
    """What a study is called: subject, else level, else that it has no name yet."""
    parts = [study.subject or "", level(study.level) if study.level else ""]
    return " · ".join(part for part in parts if part) or translated(N_("A study"))


def study_lines(study: Study) -> str:
    """Where and when, on one line."""
    parts = [study.institution or ""]
    if study.started and study.ends:
        parts.append(
            str(Message(N_("{first} to {last}"), {"first": study.started, "last": study.ends}))
        )
    elif study.started:
        parts.append(str(Message(N_("since {first}"), {"first": study.started})))
    elif study.ends:
        parts.append(str(Message(N_("until {last}"), {"last": study.ends})))
    if study.awarded:
        parts.append(str(Message(N_("degree of {awarded}"), {"awarded": study.awarded})))
    elif study.awarded is False:
        parts.append(translated(N_("no degree obtained")))
    if study.years_completed is not None:
        parts.append(
            i18n.plural(
                "{count} year completed",
                "{count} years completed",
                study.years_completed,
            )
        )
    line = " · ".join(part for part in parts if part)
    return line if study.institution else at_the_start(line)
