"""Facts by their key path, in words a candidate understands, and in the order they are asked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nato_apply import i18n
from nato_apply.calls.call import Call
from nato_apply.candidate.facts import Study
from nato_apply.i18n import N_, Message

_ORDER = (
    "person.born",
    "person.nationalities",
    "person.accommodation",
    "studies",
    "languages",
    "answers",
)
_FIELDS = ("level", "started", "awarded")

_PERSON = {
    "person.born": N_("your date of birth"),
    "person.nationalities": N_("your nationalities"),
    "person.accommodation": N_("whether you ask for reasonable accommodation"),
    "studies": N_("your studies"),
}
_STUDY = {
    "level": N_("the level of your study “{study}”"),
    "started": N_("when your study “{study}” began"),
    "awarded": N_("whether (and when) the degree for “{study}” was awarded"),
}


class LanguageName:
    """The name of a language, in the language current when it is shown."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __str__(self) -> str:
        return i18n.language_name(self.code)


class CountryName:
    """The name of a country, in the language current when it is shown."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __str__(self) -> str:
        return i18n.country(self.code)


def asked(path: str, call: Call, studies: tuple[Study, ...] | None) -> object:
    """What a key path asks, as words for a list or a sentence (`str` gives them)."""
    if path in _PERSON:
        return Message(_PERSON[path])
    kind, _, rest = path.partition(".")
    if kind == "languages":
        return Message(N_("your level of {language}"), {"language": LanguageName(rest)})
    if kind == "answers":
        question = call.question(rest)
        return question.text if question else rest
    match = re.fullmatch(r"studies\[(\d+)\]\.(\w+)", path)
    assert match is not None, path
    index = int(match[1])
    study = (studies or ())[index]
    return Message(_STUDY[match[2]], {"study": named(study, index)})


def named(study: Study, index: int) -> object:
    """A study as its candidate would know it: its subject, institution, or number."""
    if study.subject and study.institution:
        return f"{study.subject} ({study.institution})"
    return (
        study.subject or study.institution or Message(N_("study {number}"), {"number": index + 1})
    )


def in_order(paths: Iterable[str], call: Call) -> tuple[str, ...]:
    """The paths once each, in the candidate file's order; answers in the order of the questions."""
    found = set(paths)
    if len(found) < 2:
        return tuple(found)
    questions = call.question_places

    def place(path: str) -> tuple[int, int, int, str]:
        head, _, rest = path.partition(".")
        if head.startswith("studies["):
            return (_ORDER.index("studies"), int(head[8:-1]), _FIELDS.index(rest), "")
        if head == "answers":
            return (_ORDER.index(head), questions.get(rest, 0), 0, rest)
        if head == "languages":
            return (_ORDER.index(head), 0, 0, rest)
        return (_ORDER.index(path), 0, 0, "")

    return tuple(sorted(found, key=place))
