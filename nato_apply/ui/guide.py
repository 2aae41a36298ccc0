"""The guide that ships: its pages in both languages, and which part of it fits a page in view."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from nato_apply import paths

FILES = {
    "en": {
        "index": "index",
        "candidates": "candidates",
        "counsellors": "counsellors",
        "calls": "calls",
    },
    "fr": {
        "index": "index",
        "candidates": "candidats",
        "counsellors": "conseillers",
        "calls": "appels",
    },
}
"""The pages of the guide by language: what each is about, and the name of its file."""

PARTS = {
    "start": "the-first-start",
    "about_you": "1-about-you",
    "choose": "2-choose-vacancies",
    "eligibility": "3-check-eligibility",
    "documents": "4-prove-your-studies",
    "words": "5-write-in-your-own-words",
    "deadlines": "6-keep-the-deadlines",
    "hand_over": "7-check-and-hand-over",
    "afterwards": "after-submitting",
    "settings": "safety",
    "window": "finding-your-way",
}
"""The part of the guide for candidates that tells of a page of the window: its English anchor."""

OF_DIALOGS = {
    "begin": "start",
    "compare": "choose",
    "convert": "documents",
    "find": "window",
    "forget": "settings",
    "history": "settings",
    "hold_key": "settings",
    "keys": "window",
    "passphrase": "settings",
    "password": "documents",
    "preview": "documents",
    "recover": "settings",
    "recovery_key": "settings",
    "restore": "settings",
    "shrink": "documents",
    "study": "about_you",
    "switch_call": "window",
    "take_over": "settings",
    "text_limit": "words",
    "translation": "documents",
    "travel_in": "settings",
    "travel_out": "settings",
    "unsaved": "settings",
    "versions": "words",
    "which_slot": "documents",
}
"""Which of these parts tells of a dialog, by its module; of any other, that of the page in view."""

_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


class Place(NamedTuple):
    """A page of the guide, and the number of a heading on it; the first is the page's title."""

    file: Path
    heading: int = 0


def folder(language: str) -> Path:
    """The folder of the guide in one language."""
    return paths.guide(language)


def page(about: str, language: str) -> Path:
    """The file of one page; `about` is its name in English."""
    return folder(language) / f"{FILES[language][about]}.md"


def fitting(page_id: str, language: str) -> Place:
    """What the guide says of a page of the window; its first page where it says nothing."""
    part = PARTS.get(page_id)
    if part is None:
        return Place(page("index", language))
    # Both languages have the same parts in the same order.
    known = anchors(page("candidates", "en").read_text(encoding="utf-8"))
    number = known.index(part) if part in known else 0
    return Place(page("candidates", language), number)


def in_language(place: Place, language: str) -> Place:
    """The same place in another language."""
    for files in FILES.values():
        for about, name in files.items():
            if place.file.stem == name:
                return Place(page(about, language), place.heading)
    return Place(page("index", language))


def headings(text: str) -> list[str]:
    """The headings of a page, in order."""
    return _HEADING.findall(_CODE.sub("", text))


def anchors(text: str) -> list[str]:
    """The headings as a link names them."""
    found = headings(text)
    return [re.sub(r"[^\w -]", "", each.lower()).strip().replace(" ", "-") for each in found]
