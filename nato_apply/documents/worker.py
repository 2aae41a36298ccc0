"""The reader as the program sees it: a document goes in, plain data or a reason comes out.

A document that crashes the reader, hangs it or uses too much memory gets that as its outcome; the
next one gets a new reader. Nothing here raises for what a document does.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Final, Literal, Self, TypeGuard

from attrs import field, frozen

from nato_apply.documents import wire
from nato_apply.documents.child import Child, Gone
from nato_apply.documents.fitting_kinds import PAGE_MARKS
from nato_apply.documents.kinds import MARKS

Outcome = Literal["read", "crashed", "timed-out", "unavailable"]
"""``unavailable``: no reader could be started, or the worker was closed."""

WALL_SECONDS: Final = 15.0
MOST_PAGES_AT_ONCE: Final = 32
WIDEST: Final = 4000
_SHORTEST_TRY: Final = 1.0
_MOST_PIXELS: Final = 32_000_000
_LONGEST_TEXT: Final = 30_000
_PNG_START: Final = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@frozen
class Inspection:
    """What a document is worth: pages (where it has such), and marks, some of `kinds.MARKS`.

    `where`: the pages, from 1, that each of some `PAGE_MARKS` is about. `dpi`: the least resolution
    of a scanned page. `text`: the beginning of the text.
    """

    outcome: Outcome
    pages: int | None = None
    marks: tuple[str, ...] = ()
    where: Mapping[str, tuple[int, ...]] = field(factory=dict)
    dpi: int | None = None
    text: str = field(default="", eq=False, repr=False)


@frozen
class PagePicture:
    """A page as it is seen: its index from 0, a picture (PNG), and its text."""

    index: int
    png: bytes
    text: str


@frozen
class Pages:
    """The pictures asked for; `count` is the number of pages the document has."""

    outcome: Outcome
    count: int = 0
    pages: tuple[PagePicture, ...] = ()


class Worker:
    """Keeps one reader running. For any thread; requests wait for each other.

    To be closed, or used as a context manager. Starts its reader with the first request, or with
    `start`; starts another one after a crash.
    """

    def __init__(self, *, seconds: float = WALL_SECONDS) -> None:
        """`seconds`: how long one request may take by the wall clock."""
        self._seconds = seconds
        self._turn = threading.Lock()
        self._child: Child | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> tuple[str, ...]:
        """Have a reader ready; what the system keeps it from. Empty where none can be started."""
        with self._turn:
            child = self._running()
            return child.limits if child else ()

    def close(self) -> None:
        """End the reader, also in the middle of a request (its outcome is ``unavailable``)."""
        self._closed = True
        child = self._child
        if child is not None:
            child.end()
        self.distrust()

    def inspect(self, content: bytes, media_type: str, *, password: str = "") -> Inspection:
        """Open a document of a type that `media_type.media_type` gave, and say what it is worth."""
        request = {"do": "inspect", "type": media_type, "password": password}
        outcome, answer = self.ask(request, content)
        if answer is None:
            return Inspection(outcome)
        found = inspection(answer)
        if found is None:
            self.distrust()
            return Inspection("crashed")
        return found

    def pages(
        self,
        content: bytes,
        media_type: str,
        indices: Sequence[int],
        width: int,
        *,
        password: str = "",
    ) -> Pages:
        """Pictures of some pages (indices from 0), `width` pixels wide, and their text.

        Pages that there are not, or that cannot be drawn, are left out; very long pages come
        narrower. At most `MOST_PAGES_AT_ONCE` indices and a width of `WIDEST`, else `ValueError`;
        pages of more than 1,000 pixels are better asked for one by one.
        """
        if len(indices) > MOST_PAGES_AT_ONCE:
            raise ValueError("too many pages at once")
        if not 1 <= width <= WIDEST:
            raise ValueError("no such width")
        request = {"do": "pages", "type": media_type, "indices": list(indices), "width": width}
        outcome, answer = self.ask({**request, "password": password}, content)
        if answer is None:
            return Pages(outcome)
        pictures = _pictures(answer)
        count = answer.header.get("count")
        if pictures is None or not _is_count(count):
            self.distrust()
            return Pages("crashed")
        return Pages("read", count, pictures)

    def ask(
        self, request: Mapping[str, Any], *blocks: bytes
    ) -> tuple[Outcome, wire.Message | None]:
        """What the reader answers, unchecked: who asks must check it, and may `distrust` it."""
        with self._turn:
            end = time.monotonic() + self._seconds
            outcome, answer, was_fresh = self._tried(request, blocks, self._seconds)
            if outcome == "crashed" and not was_fresh:
                # What crashed it may have been left behind by the document before.
                left = max(end - time.monotonic(), _SHORTEST_TRY)
                outcome, answer, _ = self._tried(request, blocks, left)
            return outcome, answer

    def _tried(
        self, request: Mapping[str, Any], blocks: Sequence[bytes], seconds: float
    ) -> tuple[Outcome, wire.Message | None, bool]:
        """The outcome, the answer where there is one, and whether the reader was a fresh one."""
        child = self._running()
        if child is None:
            return "unavailable", None, True
        was_fresh = child.asked == 0
        try:
            return "read", child.exchange(request, blocks, seconds), was_fresh
        except Gone as gone:
            self._child = None
            if self._closed:
                return "unavailable", None, was_fresh
            return ("timed-out" if gone.timed_out else "crashed"), None, was_fresh

    def distrust(self) -> None:
        """End the reader once nobody asks it, because its answer was no sound one."""
        with self._turn:
            if self._child is not None:
                self._child.reap()
                self._child = None

    def _running(self) -> Child | None:
        if self._child is None and not self._closed:
            try:
                self._child = Child()
            except (Gone, OSError):
                return None
        return None if self._closed else self._child


def _is_count(value: object) -> TypeGuard[int]:
    return type(value) is int and value >= 0


def inspection(answer: wire.Message) -> Inspection | None:
    """What an answer says of a document; `None` where it is not what a sound reader would send."""
    pages, marks = answer.header.get("pages"), answer.header.get("marks")
    if not (pages is None or _is_count(pages)) or not isinstance(marks, list):
        return None
    if not all(isinstance(mark, str) and mark in MARKS for mark in marks):
        return None
    where, dpi = _where(answer.header.get("where", {})), answer.header.get("dpi")
    text = answer.header.get("text", "")
    if where is None or not (dpi is None or _is_count(dpi)) or not isinstance(text, str):
        return None
    return Inspection("read", pages, tuple(marks), where, dpi, _plain(text[:_LONGEST_TEXT]))


def _where(told: object) -> dict[str, tuple[int, ...]] | None:
    if not isinstance(told, dict) or not told.keys() <= PAGE_MARKS.keys():
        return None
    for pages in told.values():
        if not isinstance(pages, list) or not pages or not all(_is_count(page) for page in pages):
            return None
    return {code: tuple(pages) for code, pages in told.items()}


def _pictures(answer: wire.Message) -> tuple[PagePicture, ...] | None:
    """The pictures of an answer; `None` where it is not what a sound reader would send."""
    told = answer.header.get("pages")
    if not isinstance(told, list) or len(told) != len(answer.blocks):
        return None
    pictures = []
    for page, png in zip(told, answer.blocks, strict=True):
        index, text = (page.get("index"), page.get("text")) if isinstance(page, dict) else (0, 0)
        if not _is_count(index) or not isinstance(text, str) or not _is_png(png):
            return None
        pictures.append(PagePicture(index, png, _plain(text)))
    return tuple(pictures)


def _is_png(content: bytes) -> bool:
    """Whether this is a PNG of no more pixels than were asked for, by its first bytes."""
    if len(content) < 24 or not content.startswith(_PNG_START):
        return False
    width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    return 0 < width * height <= _MOST_PIXELS


def _plain(text: str) -> str:
    """The text without control characters and half characters; line breaks stay."""
    whole = text.replace("\r\n", "\n").encode("utf-8", "replace").decode("utf-8")
    return "".join(char for char in whole if char == "\n" or (char >= " " and char != "\x7f"))
