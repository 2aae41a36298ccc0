"""Small phrases that each language punctuates in its own way."""

from __future__ import annotations

import re

from nato_apply.i18n import N_, Message

_LONG = re.compile(r"(\S{24})(?=\S)")


def titled(name: object, text: object) -> str:
    """“Warning: this file is empty”, “Avertissement : ce fichier est vide”."""
    return str(Message(N_("{name}: {text}"), {"name": name, "text": text}))


def spoken(*texts: str) -> str:
    """Texts as a screen reader says them one after the other, with one full stop between two."""
    return " ".join(t if t.endswith((".", "!", "?")) else f"{t}." for t in texts if t)


def breakable(name: str) -> str:
    """A file name that a line can be broken in: after a dash, a line below, or 24 characters."""
    after_joints = re.sub(r"(?<=[_-])(?=\w)", "\u200b", name)
    return _LONG.sub("\\1\u200b", after_joints)


def unbroken(text: str) -> str:
    """The text without the places at which a line of it may end: to be read aloud, or copied."""
    return text.replace("\u200b", "")


def megabytes(size: float) -> str:
    """A size in bytes as megabytes with one decimal, 0.1 at least: “5.9”, “5,9”."""
    tenths = max(1, round(size / 10**5))
    return str(Message(N_("{whole}.{tenths}"), {"whole": tenths // 10, "tenths": tenths % 10}))
