"""What a candidate can write on: the notice's headings and conditions, and nothing of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui.view import Aside, aside_of

if TYPE_CHECKING:
    from nato_apply.calls.call import Call, Notice
    from nato_apply.ui.view import View

AI_BAN = "no-generative-ai"
"""The id by which a call file gives the notice's ban on generative AI."""


class Heading(NamedTuple):
    """One thing to write on. `about` is its key among the draft's words."""

    about: str
    group: str
    title: str
    prompt: str = ""
    """The notice's own condition or description, if it gives one."""
    cite: str = ""


def headings(view: View, calls: Callable[[], Iterable[Call]] = tuple) -> tuple[Heading, ...]:
    """Everything to write on for the call, then texts that belong to nothing here any more.

    Those are named by the first of `calls` that knows what they are on.
    """
    if view.call is None:
        return ()
    found = list(_of_call(view.call, view.draft.choices))
    here = {heading.about for heading in found}
    rest = [about for about in view.draft.words if about not in here]
    others = (view.call, *calls()) if rest else ()
    return (*found, *(_left_over(others, about) for about in sorted(rest)))


def _of_call(call: Call, choices: tuple[str, ...]) -> Iterator[Heading]:
    yield _motivation(call)
    for each in call.competencies:
        group = translated(N_("Competencies"))
        yield Heading(f"competency.{each.id}", group, str(each.title), str(each.text or ""))
    for criterion in call.criteria:
        if not criterion.essential:
            text, cite = str(criterion.text), str(criterion.cite or "")
            group = translated(N_("Desirable criteria"))
            yield Heading(f"criterion.{criterion.id}", group, cite or text, text, cite)
    for choice in choices:
        vacancy = call.vacancy(choice)
        if vacancy is not None:
            yield _on_choice(choice, str(vacancy.title), translated(N_("Why this one")))


def _motivation(call: Call) -> Heading:
    """Named as the statement that the notice asks for, where it asks for one."""
    asked = call.slot("motivation")
    title = str(asked.title) if asked else translated(N_("Motivation"))
    text = str(asked.text or "") if asked else ""
    return Heading("motivation", title, title, text)


def _on_choice(choice: str, title: str, group: str) -> Heading:
    return Heading(f"choice.{choice}", group, title)


def _left_over(calls: Iterable[Call], about: str) -> Heading:
    group = translated(N_("Kept, not used for this call"))
    kind, _dot, thing = about.partition(".")
    for number, call in enumerate(calls):
        if kind == "choice" and (vacancy := call.vacancy(thing)) is not None:
            return _on_choice(thing, str(vacancy.title), group)
        for criterion in call.criteria:
            if kind == "criterion" and criterion.id == thing:
                text, cite = str(criterion.text), str(criterion.cite or "")
                if number:  # what another notice says is no prompt here
                    return Heading(about, group, text)
                return Heading(about, group, cite or text, text, cite)
        for each in call.competencies:
            if kind == "competency" and each.id == thing:
                return Heading(about, group, str(each.title))
    plain = thing.replace("-", " ").capitalize() if kind == "competency" else thing or kind
    if kind == "choice":
        plain = str(Message(N_("Why this one: {vacancy}"), {"vacancy": thing}))
    return Heading(about, group, plain)


class Size(NamedTuple):
    """How long a text is, counted as the checklist counts it: without spaces around it."""

    characters: int
    words: int

    def __str__(self) -> str:
        return f"{self.other('characters')} · {self.other('words')}"

    def other(self, unit: str) -> str:
        """The length, in words, in the other unit than this one (characters or words)."""
        if unit == "words":
            return plural("{count} character", "{count} characters", self.characters)
        return plural("{count} word", "{count} words", self.words)


def size(text: str) -> Size:
    import unicodedata

    bare = unicodedata.normalize("NFC", text).strip()
    return Size(len(bare), len(bare.split()))


def ban(call: Call) -> Notice | None:
    """The notice's ban on generative AI where one writes, if it states one."""
    return next((n for n in call.told("words") if n.id == AI_BAN), None)


def aside(call: Call, heading: Heading) -> Aside:
    """What the notice says about one heading."""
    kind, _dot, thing = heading.about.partition(".")
    if kind == "criterion":
        for criterion in call.criteria:
            if criterion.id == thing:
                return aside_of(criterion)
    if kind == "choice" and (vacancy := call.vacancy(thing)) is not None:
        return Aside(str(vacancy.title), "", str(vacancy.summary or ""))
    if heading.prompt:
        return Aside(heading.title, heading.cite, heading.prompt)
    told = [str(notice.text) for notice in call.told("words") if notice.id != AI_BAN]
    nothing = translated(N_("The notice gives no text under this heading."))
    return Aside(heading.title, "", "\n\n".join(told) or nothing)
