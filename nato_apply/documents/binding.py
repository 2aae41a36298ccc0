"""Documents bound into one PDF, as the program sees it: the talk with the reader's binder.

A document that crashes the reader takes with it those the reader held; they are handed over again,
that one left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from nato_apply.documents.kinds import MARKS
from nato_apply.documents.worker import Worker

REFUSALS: Final = frozenset((*MARKS, "conversion-needed"))
"""The codes of findings for which a document is not bound."""

_FAILED: Final = {
    "crashed": "reader-crashed",
    "timed-out": "reader-timeout",
    "unavailable": "reader-unavailable",
}
_MOST_PAGES: Final = 2000
_FORGIVEN: Final = 2
"""How often the reader may have been replaced, perhaps for another document's sake."""


@frozen
class Source:
    """A document to be bound. `content` is asked for when its turn has come."""

    content: Callable[[], bytes | None]
    media_type: str
    password: str = ""


@frozen
class Taken:
    """What became of a document: its number in the reader and its pages, or why not, by code."""

    number: int = -1
    pages: int = 0
    refused: str | None = None


class Unbound(Exception):
    """The documents could not be bound; `code` says why, as that of a finding."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def taken(
    sources: Sequence[Source], worker: Worker, step: Callable[[int], None]
) -> tuple[Taken, ...]:
    """Hand the documents over, one by one; what became of each.

    `step` is told how many are done, and may raise to end it. Raises `Unbound` where no reader
    runs.
    """
    refused: dict[int, str] = {}
    lost = 0
    while True:
        try:
            return _one_pass(sources, worker, step, refused)
        except _Lost as loss:
            lost += 1
            if loss.code is not None or lost > _FORGIVEN:
                refused[loss.index] = loss.code or "reader-crashed"


class _Lost(Exception):
    """What the reader held is gone, at the document of this index; `code`: through its fault."""

    def __init__(self, index: int, code: str | None) -> None:
        super().__init__()
        self.index = index
        self.code = code


def _one_pass(
    sources: Sequence[Source],
    worker: Worker,
    step: Callable[[int], None],
    refused: Mapping[int, str],
) -> tuple[Taken, ...]:
    """One attempt, without those `refused` before. Raises `_Lost` where a crash ends it."""
    _begin(worker)
    found, held = [], 0
    for index, source in enumerate(sources):
        step(index)
        code = refused.get(index)
        content = source.content() if code is None else None
        if content is None:
            found.append(Taken(refused=code or "file-missing"))
            continue
        request = {"do": "take", "type": source.media_type, "password": source.password}
        outcome, answer = worker.ask(request, content)
        if outcome == "unavailable":
            raise Unbound("reader-unavailable")
        if answer is None:
            raise _Lost(index, _FAILED[outcome])
        told = _taken(answer.header, held)
        if told is None:
            worker.distrust()
            raise _Lost(index, None)
        held += told.refused is None
        found.append(told)
    return tuple(found)


def _begin(worker: Worker) -> None:
    outcome, answer = worker.ask({"do": "begin"})
    if answer is None:
        raise Unbound(_FAILED[outcome])


def _taken(header: Mapping[str, Any], held: int) -> Taken | None:
    """What an answer says; `None` where it is not what a sound reader would send."""
    refused, pages = header.get("refused"), header.get("pages")
    if refused is not None:
        known = isinstance(refused, str) and refused in REFUSALS and header.get("held") == held
        return Taken(refused=refused) if known else None
    # Another number: the reader was replaced, and what it held is gone.
    if header.get("held") != held + 1 or type(pages) is not int or not 0 < pages <= _MOST_PAGES:
        return None
    return Taken(held, pages)


def bound(wanted: Mapping[str, Any], blocks: Sequence[bytes], worker: Worker) -> bytes:
    """The documents taken, bound as `wanted` says (see `reader.dossier.Binder.bind`).

    Raises `Unbound`, also where anything that acts was left in them.
    """
    outcome, answer = worker.ask({"do": "bind", **wanted}, *blocks)
    if answer is None:
        raise Unbound(_FAILED.get(outcome, "reader-crashed"))
    left = answer.header.get("left")
    if len(answer.blocks) != 1 or not answer.blocks[0].startswith(b"%PDF-") or left:
        worker.distrust()
        raise Unbound("acts" if left else "reader-crashed")
    return answer.blocks[0]


def forget(worker: Worker) -> None:
    """Have the reader let go of what it holds, where it is not to be bound after all."""
    worker.ask({"do": "begin"})
