"""Faults of the user's input: a code, a wording, parameters, and where it is.

Each room declares the kinds of fault it can find, with their wording; `sentence` is the one place
that turns a fault into words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from nato_apply import i18n
from nato_apply.i18n import N_


class FaultKind(NamedTuple):
    """One kind of fault: a stable code, and its English wording with named placeholders."""

    code: str
    wording: str


class Fault(NamedTuple):
    """One thing wrong with what the user gave.

    `key` is the key path inside the file (``studies[0].awarded``), `file` the file's name as the
    user gave it; both may be empty.
    """

    kind: FaultKind
    params: Mapping[str, object]
    key: str = ""
    file: str = ""

    @property
    def code(self) -> str:
        return self.kind.code


class UserFault(Exception):
    """The user's input is wrong: one or more faults, all found at once."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(", ".join(fault.code for fault in faults))
        self.faults = faults

    def at(self, key: str) -> UserFault:
        """The same faults, with their key paths below `key`."""
        return UserFault(*(f._replace(key=joined(key, f.key)) for f in self.faults))

    def in_file(self, file: str) -> UserFault:
        """The same faults, naming `file` where they name none."""
        return UserFault(*(f if f.file else f._replace(file=file) for f in self.faults))


def fault(kind: FaultKind, key: str = "", file: str = "", **params: object) -> Fault:
    return Fault(kind, params, key, file)


def refuse(kind: FaultKind, key: str = "", file: str = "", **params: object) -> UserFault:
    """A `UserFault` of one fault, ready to raise."""
    return UserFault(Fault(kind, params, key, file))


def joined(parent: str, child: str) -> str:
    """A key path: ``studies`` and ``[0].level`` give ``studies[0].level``."""
    if not parent or not child:
        return parent or child
    return parent + child if child.startswith("[") else f"{parent}.{child}"


def sentence(found: Fault) -> str:
    """What happened and what to do next, in the current language, without file and key."""
    return str(i18n.Message(found.kind.wording, found.params))


def line(found: Fault) -> str:
    """The fault on one line, naming file and key: ``FILE: key.path: what is wrong``."""
    return on_one_line(": ".join(part for part in (found.file, found.key, sentence(found)) if part))


_JOINERS = "\u200c\u200d"  # part of how Persian and Indian names are written
_STEERS = frozenset(("Cc", "Cf", "Cs"))


def on_one_line(text: str) -> str:
    """A text that may be a stranger's, safe to print: one line, nothing that steers a screen.

    Line ends and tabs become a space; other control characters, those that turn text around, and
    bytes that are no text, U+FFFD. Accents and no-break spaces stay as they are.
    """
    return "".join(map(_safe, _decoded(text)))


def _decoded(text: str) -> str:
    """The text with bytes of a file name that came as lone surrogates read as UTF-8."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        return text


def _safe(char: str) -> str:
    if char in "\r\n\t\u2028\u2029":
        return " "
    return "\ufffd" if unicodedata.category(char) in _STEERS and char not in _JOINERS else char


NEAREST = N_("did you mean “{nearest}”?")


def nearest(word: str, known: Iterable[str]) -> str:
    """``did you mean “x”?`` for the known word nearest to a mistyped one, or the known words.

    Gives at most eight known words, and says so where there is none.
    """
    words = list(dict.fromkeys(known))
    folded = {each.casefold(): each for each in words}
    import difflib  # not before the window is painted

    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return i18n.translated(NEAREST).format(nearest=folded[close[0]])
    if not words:
        return i18n.translated(N_("none is defined"))
    shown = ", ".join(words[:8]) + (", …" if len(words) > 8 else "")
    return i18n.translated(N_("known: {words}")).format(words=shown)
