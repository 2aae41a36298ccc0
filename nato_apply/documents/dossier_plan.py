"""What stands where in a dossier: its parts, its numbers, what it says of itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from nato_apply import i18n, letters
from nato_apply.documents import cover
from nato_apply.documents.binding import Taken
from nato_apply.documents.dossier_choice import Item
from nato_apply.documents.fitting import is_translation
from nato_apply.i18n import N_, Message, translated

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


class Plan:
    """What stands where in a dossier: parts and blocks as the reader's binder wants them."""

    def __init__(
        self,
        kept: Sequence[tuple[Item, Taken]],
        about: About,
        *,
        numbered: bool,
        keep_metadata: bool,
    ) -> None:
        self._about = about
        self._keep = keep_metadata
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
        name = translated(N_("Dossier"))
        info = {
            "/Title": letters.plain(f"{name} – {self._about.call}"),
            "/Producer": f"NATO Apply {self._about.version}",
            "/CreationDate": f"{moment[:-2]}'{moment[-2:]}",
            "/ModDate": f"{moment[:-2]}'{moment[-2:]}",
        }
        if self._keep and self._about.whose:
            info["/Author"] = letters.plain(self._about.whose)
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
