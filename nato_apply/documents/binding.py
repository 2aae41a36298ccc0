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
_AT_ONCE: Final = 6 << 20
"""Bytes; documents are handed over together up to this."""


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
    sources: Sequence[Source],
    worker: Worker,
    step: Callable[[int], None],
    *,
    keep: bool = False,
) -> tuple[Taken, ...]:
    """Hand the documents over, one by one; what became of each.

    `step` is told how many are done, and may raise to end it. `keep`: what programs and cameras
    noted stays in them. Raises `Unbound` where no reader runs.
    """
    refused: dict[int, str] = {}
    lost, at_once = 0, _AT_ONCE
    while True:
        try:
            return _Pass(sources, worker, step, refused, keep=keep).made(at_once)
        except _Lost as loss:
            if at_once:  # one by one, to see which document it was
                at_once = 0
                continue
            lost += 1
            if loss.code is not None or lost > _FORGIVEN:
                refused[loss.index] = loss.code or "reader-crashed"


class _Lost(Exception):
    """What the reader held is gone, at the document of this index; `code`: through its fault."""

    def __init__(self, index: int, code: str | None) -> None:
        super().__init__()
        self.index = index
        self.code = code


class _Pass:
    """One attempt, without those `refused` before."""

    def __init__(
        self,
        sources: Sequence[Source],
        worker: Worker,
        step: Callable[[int], None],
        refused: Mapping[int, str],
        *,
        keep: bool,
    ) -> None:
        self._sources = sources
        self._worker = worker
        self._step = step
        self._refused = refused
        self._keep = keep
        self._found: dict[int, Taken] = {}
        self._held = 0
        self._waiting: list[tuple[int, bytes]] = []

    def made(self, at_once: int) -> tuple[Taken, ...]:
        """What became of each; so many bytes at once. Raises `_Lost` where a crash ends it."""
        forget(self._worker)
        for index, source in enumerate(self._sources):
            self._step(index)
            code = self._refused.get(index)
            content = source.content() if code is None else None
            if content is None:
                self._found[index] = Taken(refused=code or "file-missing")
                continue
            self._waiting.append((index, content))
            if sum(len(each) for _, each in self._waiting) >= at_once:
                self._hand_over()
        self._hand_over()
        return tuple(self._found[index] for index in range(len(self._sources)))

    def _hand_over(self) -> None:
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        given = [self._sources[index] for index, _ in waiting]
        papers = [{"type": each.media_type, "password": each.password} for each in given]
        request = {"do": "take", "papers": papers, "keep": self._keep}
        outcome, answer = self._worker.ask(request, *(content for _, content in waiting))
        if outcome == "unavailable":
            raise Unbound("reader-unavailable")
        if answer is None:
            raise _Lost(waiting[0][0], _FAILED[outcome])
        told = answer.header.get("taken")
        if not isinstance(told, list) or len(told) != len(waiting):
            told = [None] * len(waiting)
        for (index, _), each in zip(waiting, told, strict=True):
            taken = _taken(each, self._held) if isinstance(each, dict) else None
            if taken is None:
                self._worker.distrust()
                raise _Lost(index, None)
            self._held += taken.refused is None
            self._found[index] = taken


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


def join(worker: Worker, *, keep: bool) -> None:
    """Have the reader put the documents taken one after the other. Raises `Unbound`."""
    outcome, answer = worker.ask({"do": "join", "keep": keep})
    if answer is None:
        raise Unbound(_FAILED[outcome])


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
    """Have the reader let go of what it holds. Raises `Unbound` where there is none."""
    outcome, answer = worker.ask({"do": "begin"})
    if answer is None:
        raise Unbound(_FAILED[outcome])
