"""Small phrases that each language punctuates in its own way."""

from __future__ import annotations

import re

from nato_apply.i18n import N_, Message

_LONG = re.compile(r"(\S{24})(?=\S)")


def titled(name: object, text: object) -> str:
    """“Warning: this file is empty”, “Avertissement : ce fichier est vide”."""
    return str(Message(N_("{name}: {text}"), {"name": name, "text": text}))


def breakable(name: str) -> str:
    """A file name that a line can be broken in: after a dash, a line below, or 24 characters."""
    after_joints = re.sub(r"(?<=[_-])(?=\w)", "\u200b", name)
    return _LONG.sub("\\1\u200b", after_joints)
