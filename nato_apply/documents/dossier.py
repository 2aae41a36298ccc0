"""The dossier: the documents chosen, bound into one PDF behind a cover with its contents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final

from attrs import field, frozen

from nato_apply.documents import binding
from nato_apply.documents import media_type as types
from nato_apply.documents.binding import Source, Taken, Unbound
from nato_apply.documents.dossier_choice import Choice, Item, LeftOut
from nato_apply.documents.dossier_plan import About, Plan
from nato_apply.documents.findings import TYPE_NAMES
from nato_apply.documents.intake import finding
from nato_apply.documents.kinds import KINDS
from nato_apply.documents.worker import Worker
from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_, Message

LARGEST: Final = 200_000_000
"""Bytes; documents of more than this together are not bound."""

NOTHING_TO_BIND = FaultKind(
    "nothing-to-bind",
    N_("none of the documents can go into a dossier. Add others, or mend these."),
)
TOO_MUCH = FaultKind(
    "dossier-too-large",
    N_(
        "the documents have {size} MB together; a dossier takes up to {limit} MB."
        " Make them smaller."
    ),
)
NOT_BOUND = FaultKind("dossier-not-made", N_("the dossier was not made. {reason}"))
_CONVERTED: Final = N_("LibreOffice made a PDF of “{file}”. Look whether its pages are as meant.")


@frozen
class Dossier:
    """The dossier's bytes; `left_out` names also what only turned out not to be usable.

    `remarks`: what is to be looked at in it.
    """

    pdf: bytes = field(repr=False)
    pages: int
    left_out: tuple[LeftOut, ...]
    remarks: tuple[Message, ...] = ()


Contents = Callable[[str], bytes | None]
"""What gives a file's bytes by its name."""
Convert = Callable[[bytes, str], bytes]
"""What makes a PDF of a text of this media type, or raises `UserFault`: `conversion.converted`."""


@frozen
class How:
    """How a dossier is made. `numbered`: each page says which it is.

    `keep_metadata`: what programs and cameras noted stays in. `passwords`: of files that need one.
    `convert`: for texts of word processors; without it they are left out.
    """

    numbered: bool = True
    keep_metadata: bool = False
    passwords: Mapping[str, str] = field(factory=dict, repr=False)
    convert: Convert | None = None


_USUAL: Final = How()


def made(
    choice: Choice,
    contents: Contents,
    worker: Worker,
    about: About,
    how: How = _USUAL,
    *,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Dossier:
    """The dossier, in the current language. The same input gives the same bytes.

    `progress` is told how far it is, and ends it by raising; to end it in the middle of a
    document, close the worker. Raises `UserFault` where nothing can be bound. The worker is best
    one of its own: the reader holds the documents meanwhile.
    """
    if choice.size > LARGEST:
        raise refuse(TOO_MUCH, size=-(-choice.size // 10**6), limit=LARGEST // 10**6)
    of = len(choice.items) + 1
    papers = _Papers(choice, contents, how)
    try:
        found = binding.taken(
            papers.sources(), worker, lambda done: progress(done, of), keep=how.keep_metadata
        )
        kept = [pair for pair in zip(choice.items, found, strict=True) if pair[1].refused is None]
        if not kept:
            raise refuse(NOTHING_TO_BIND)
        progress(of - 1, of)
        with ThreadPoolExecutor(1) as beside:  # the reader works while the cover is set
            joined = beside.submit(binding.join, worker, keep=how.keep_metadata)
            plan = Plan(kept, about, numbered=how.numbered, keep_metadata=how.keep_metadata)
            joined.result()
        pdf = binding.bound(plan.wanted(), plan.blocks, worker)
    except Unbound as error:
        raise refuse(NOT_BOUND, reason=Message(KINDS[error.code].wording)) from None
    except BaseException:
        with suppress(Unbound):
            binding.forget(worker)
        raise
    progress(of, of)
    refused = papers.left_out(found)
    return Dossier(pdf, plan.pages, (*choice.left_out, *refused), tuple(papers.remarks))


class _Papers:
    """The documents to be bound: handed over as PDFs and pictures, and what became of each."""

    def __init__(self, choice: Choice, contents: Contents, how: How) -> None:
        self._choice = choice
        self._contents = contents
        self._how = how
        self._not_converted: dict[str, Message] = {}
        self.remarks: list[Message] = []

    def sources(self) -> list[Source]:
        return [self._source(item) for item in self._choice.items]

    def _source(self, item: Item) -> Source:
        name = item.document.file
        kind = item.report.media_type or types.PDF
        if kind in types.ARCHIVES and self._how.convert is not None:
            return Source(lambda: self._converted(name, kind), types.PDF)
        return Source(lambda: self._contents(name), kind, self._how.passwords.get(name, ""))

    def _converted(self, name: str, kind: str) -> bytes | None:
        content = self._contents(name)
        assert self._how.convert is not None
        try:
            made = self._how.convert(content, kind) if content is not None else None
        except UserFault as error:
            why = error.faults[0]
            self._not_converted[name] = Message(why.kind.wording, why.params)
            return None
        remark = Message(_CONVERTED, {"file": name})
        if remark not in self.remarks:
            self.remarks.append(remark)
        return made

    def left_out(self, found: Sequence[Taken]) -> list[LeftOut]:
        """What the reader did not take, and why."""
        return [
            LeftOut(item.document.file, item.slot, self._why(item, taken.refused))
            for item, taken in zip(self._choice.items, found, strict=True)
            if taken.refused is not None
        ]

    def _why(self, item: Item, code: str) -> Message:
        not_converted = self._not_converted.get(item.document.file)
        if not_converted is not None:
            return not_converted
        kind = item.report.media_type or types.PDF
        return finding(code, kind=Message(TYPE_NAMES[kind])).text
