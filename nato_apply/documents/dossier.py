"""The dossier: the documents chosen, bound into one PDF behind a cover with its contents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import field, frozen

from nato_apply import i18n, letters
from nato_apply.documents import binding, cover
from nato_apply.documents import media_type as types
from nato_apply.documents.binding import Source, Taken, Unbound
from nato_apply.documents.dossier_choice import Choice, Item, LeftOut
from nato_apply.documents.findings import TYPE_NAMES
from nato_apply.documents.fitting import is_translation
from nato_apply.documents.intake import finding
from nato_apply.documents.kinds import KINDS
from nato_apply.documents.worker import Worker
from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_, Message, translated

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

_COPIES: Final = N_("These are copies; the candidate keeps the originals.")
_SIGNED_COPY: Final = N_(
    "The digital signature of “{file}” holds in the original file only, which is handed over apart."
)


@frozen
class About:
    """What a dossier says of itself. `now` is the moment it is put together."""

    whose: str | None
    call: str
    now: datetime
    version: str


@frozen
class Dossier:
    """The dossier's bytes; `left_out` names also what only turned out not to be usable."""

    pdf: bytes = field(repr=False)
    pages: int
    left_out: tuple[LeftOut, ...]


def made(
    choice: Choice,
    contents: Callable[[str], bytes | None],
    worker: Worker,
    about: About,
    *,
    numbered: bool = True,
    passwords: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Dossier:
    """The dossier, in the current language. The same input gives the same bytes.

    `contents` gives a file's bytes by its name. `numbered`: each page says which it is. `progress`
    is told how far it is, and ends it by raising. Raises `UserFault` where nothing can be bound.
    The worker is best one of its own: the reader holds the documents meanwhile.
    """
    if choice.size > LARGEST:
        raise refuse(TOO_MUCH, size=-(-choice.size // 10**6), limit=LARGEST // 10**6)
    of = len(choice.items) + 1
    try:
        sources = [_source(item, contents, passwords or {}) for item in choice.items]
        found = binding.taken(sources, worker, lambda done: progress(done, of))
        kept = [pair for pair in zip(choice.items, found, strict=True) if pair[1].refused is None]
        if not kept:
            raise refuse(NOTHING_TO_BIND)
        progress(of - 1, of)
        plan = _Plan(kept, about, numbered=numbered)
        pdf = binding.bound(plan.wanted(), plan.blocks, worker)
    except Unbound as error:
        raise refuse(NOT_BOUND, reason=Message(KINDS[error.code].wording)) from None
    except BaseException:
        binding.forget(worker)
        raise
    progress(of, of)
    refused = [
        LeftOut(item.document.file, item.slot, _why_refused(item, taken.refused))
        for item, taken in zip(choice.items, found, strict=True)
        if taken.refused is not None
    ]
    return Dossier(pdf, plan.pages, (*choice.left_out, *refused))


def _source(
    item: Item, contents: Callable[[str], bytes | None], passwords: Mapping[str, str]
) -> Source:
    name = item.document.file
    kind = item.report.media_type or types.PDF
    return Source(lambda: contents(name), kind, passwords.get(name, ""))


def _why_refused(item: Item, code: str) -> Message:
    return finding(code, kind=Message(TYPE_NAMES[item.report.media_type or types.PDF])).text


class _Plan:
    """What stands where in a dossier: parts and blocks as the reader's binder wants them."""

    def __init__(self, kept: Sequence[tuple[Item, Taken]], about: About, *, numbered: bool) -> None:
        self._about = about
        self.blocks: list[bytes] = []
        self._parts: list[dict[str, Any]] = []
        self._entries: list[cover.Entry] = []
        self._digest = hashlib.sha256()
        self.pages = cover.count(self._front([cover.Entry("", "", 1, 1)] * len(kept), kept))
        for item, taken in kept:
            self._add(item, taken)
        numbers = self.pages if numbered else 0
        self._made = cover.pages(
            self._front(self._entries, kept), i18n.language(), numbered=numbers
        )
        contents = {"title": translated(N_("Contents")), "block": len(self.blocks), "front": True}
        self._parts.insert(0, contents)
        self.blocks.append(self._made.pdf)

    def wanted(self) -> dict[str, Any]:
        """What the binder is asked for."""
        numbers = self._numbers()
        moment = self._about.now.strftime("D:%Y%m%d%H%M%S%z")
        info = {
            "/Title": letters.plain(f"{translated(N_('Dossier'))} – {self._about.call}"),
            "/Producer": f"NATO Apply {self._about.version}",
            "/CreationDate": f"{moment[:-2]}'{moment[-2:]}",
            "/ModDate": f"{moment[:-2]}'{moment[-2:]}",
        }
        told = {"info": info, "language": i18n.language()}
        self._digest.update(json.dumps([self._parts, told, numbers]).encode())
        for block in self.blocks:
            self._digest.update(block)
        about = {**told, "id": self._digest.hexdigest()[:32]}
        return {"parts": self._parts, "numbers": numbers, "about": about}

    def _numbers(self) -> dict[str, Any] | None:
        made = self._made.numbers
        if made is None:
            return None
        return {
            "block": len(self.blocks) - 1,
            "font": made.font,
            "size": made.size,
            "texts": [text.hex() for text in made.texts],
            "widths": made.widths,
        }

    def _add(self, item: Item, taken: Taken) -> None:
        self._digest.update(f"{item.report.sha256} {item.report.media_type}".encode())
        title, first, count = _title(item), self.pages + 1, taken.pages
        if is_translation(item.document):
            own = cover.pages(cover.translation(_stated(item)), i18n.language())
            self._parts.append({"title": letters.plain(title), "block": len(self.blocks)})
            self.blocks.append(own.pdf)
            self._parts.append({"title": "", "document": taken.number})
            count += own.count
        else:
            self._parts.append({"title": letters.plain(title), "document": taken.number})
        self._entries.append(cover.Entry(title, item.document.file, count, first))
        self.pages += count

    def _front(
        self, entries: Sequence[cover.Entry], kept: Sequence[tuple[Item, Taken]]
    ) -> list[cover.Line]:
        remarks = [translated(_COPIES)]
        for item, _ in kept:
            if item.signed:
                remarks.append(str(Message(_SIGNED_COPY, {"file": item.document.file})))
        about = self._about
        return cover.front(about.whose, about.call, i18n.day(about.now), entries, remarks)


def _title(item: Item) -> str:
    if is_translation(item.document):
        return str(Message(N_("{slot}: translation"), {"slot": item.slot.title}))
    return str(item.slot.title)


def _stated(item: Item) -> list[tuple[str, str | None]]:
    """What the candidate stated about a translation, label by label."""
    told = item.document
    language = i18n.language_name(told.from_language) if told.from_language else None
    day = i18n.day(told.translated_on) if told.translated_on else None
    return [
        (translated(N_("Translation of")), told.translation_of),
        (translated(N_("Translated from")), language),
        (translated(N_("Translated by")), told.translator),
        (translated(N_("Translated on")), day),
        (translated(N_("Statement")), told.statement),
    ]
