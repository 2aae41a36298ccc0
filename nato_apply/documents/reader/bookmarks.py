"""Bookmarks and page labels: read from documents, as far as they make sense, and written anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import pikepdf

from nato_apply.documents.reader.pdf_contents import MISSHAPEN

_MOST: Final = 500
_DEEPEST: Final = 6
_LONGEST: Final = 200
_PLACES: Final = {"/XYZ": 3, "/Fit": 0, "/FitH": 1, "/FitV": 1, "/FitR": 4, "/FitB": 0}
_STYLES: Final = ("/D", "/R", "/r", "/A", "/a")


class Bookmark(NamedTuple):
    """`page` from 0, `place` on it (ISO 32000-1, table 151), `depth` from 0."""

    title: str
    page: int
    place: tuple[Any, ...]
    depth: int


class Label(NamedTuple):
    """How the pages from one on are numbered (ISO 32000-1, table 159)."""

    page: int
    style: str | None
    prefix: str
    start: int


def bookmarks(source: pikepdf.Pdf) -> tuple[Bookmark, ...]:
    """The bookmarks of a document that lead to its pages; the first few hundred."""
    try:
        return tuple(_Outline(source).walked())
    except MISSHAPEN:
        return ()


class _Outline:
    def __init__(self, source: pikepdf.Pdf) -> None:
        self._root = source.Root
        self._pages = {page.obj.objgen: index for index, page in enumerate(source.pages)}
        self._names = pikepdf.NameTree(self._tree()) if self._tree() is not None else None
        self._left = _MOST
        self._seen: set[tuple[int, int]] = set()

    def _tree(self) -> Any:
        names = self._root.get("/Names")
        return names.get("/Dests") if isinstance(names, pikepdf.Dictionary) else None

    def walked(self) -> Iterator[Bookmark]:
        outlines = self._root.get("/Outlines")
        if isinstance(outlines, pikepdf.Dictionary):
            yield from self._below(outlines, 0)

    def _below(self, parent: Any, depth: int) -> Iterator[Bookmark]:
        item = parent.get("/First")
        while isinstance(item, pikepdf.Dictionary) and self._left > 0 and depth < _DEEPEST:
            if item.objgen in self._seen:  # bookmarks that follow themselves
                return
            self._seen.add(item.objgen)
            self._left -= 1
            led = self._leads_to(item)
            if led is not None:
                title = str(item.get("/Title", ""))[:_LONGEST]
                yield Bookmark(title, led[0], led[1], depth)
            yield from self._below(item, depth + 1)
            item = item.get("/Next")

    def _leads_to(self, item: Any) -> tuple[int, tuple[Any, ...]] | None:
        target = item.get("/Dest")
        action = item.get("/A")
        if target is None and isinstance(action, pikepdf.Dictionary):
            target = action.get("/D") if str(action.get("/S")) == "/GoTo" else None
        target = self._named(target)
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        if not isinstance(target, pikepdf.Array) or len(target) == 0:
            return None
        page: Any = target[0]
        index = self._pages.get(page.objgen) if isinstance(page, pikepdf.Dictionary) else None
        return None if index is None else (index, _place(target))

    def _named(self, target: Any) -> Any:
        if isinstance(target, pikepdf.String):
            return self._names.get(str(target)) if self._names is not None else None
        if isinstance(target, pikepdf.Name):
            held = self._root.get("/Dests")
            return held.get(str(target)) if isinstance(held, pikepdf.Dictionary) else None
        return target


def _place(target: Any) -> tuple[Any, ...]:
    kind = str(target[1]) if len(target) > 1 else "/Fit"
    if kind not in _PLACES:
        return ("/Fit",)
    numbers = [target[at] if at < len(target) else None for at in range(2, 2 + _PLACES[kind])]
    return (kind, *(_number(number) for number in numbers))


def _number(value: Any) -> Any:
    """A number that stands on a page, else nothing, which leaves it to the viewer."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return round(number, 2) if abs(number) < 100_000 else None


def write_bookmarks(dossier: pikepdf.Pdf, found: Sequence[Bookmark]) -> None:
    """Give a dossier its bookmarks, in their order; each below the last one of less depth."""
    pages = [page.obj for page in dossier.pages]
    root = dossier.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
    above: list[Any] = [root]
    for each in found:
        parent = above[min(each.depth, len(above) - 1)]
        place = [pikepdf.Name(each.place[0]), *each.place[1:]]
        made = dossier.make_indirect(
            pikepdf.Dictionary(
                Title=pikepdf.String(each.title),
                Parent=parent,
                Dest=pikepdf.Array([pages[each.page], *place]),
            )
        )
        last = parent.get("/Last")
        if last is None:
            parent.First = made
        else:
            last.Next, made.Prev = made, last
        parent.Last = made
        del above[each.depth + 1 :]
        above.append(made)
    root.Count = sum(1 for each in found if each.depth == 0)
    _close(root)
    dossier.Root.Outlines = root


def _close(root: Any) -> None:
    """Have everything below the first level closed: a negative count (ISO 32000-1, table 153)."""
    stack = [root.get("/First")]
    while stack:
        item = stack.pop()
        if item is None:
            continue
        stack.append(item.get("/Next"))
        count, child = 0, item.get("/First")
        if child is not None:
            stack.append(child)
        while child is not None:
            count, child = count + 1, child.get("/Next")
        if count:
            item.Count = -count


def labels(source: pikepdf.Pdf) -> tuple[Label, ...]:
    """How a document numbers its pages; empty where it does not say."""
    held = source.Root.get("/PageLabels")
    if not isinstance(held, pikepdf.Dictionary):
        return ()
    try:
        tree = pikepdf.NumberTree(held)
        found = [_label(int(page), told) for page, told in list(tree.items())[:_MOST]]
    except MISSHAPEN:
        return ()
    kept = [label for label in found if label and label.page < len(source.pages)]
    return tuple(sorted(kept))


def _label(page: int, told: Any) -> Label | None:
    if not isinstance(told, pikepdf.Dictionary) or page < 0:
        return None
    style = str(told.get("/S", ""))
    start = told.get("/St", 1)
    whole = int(start) if isinstance(start, int) and 0 < start < 1_000_000 else 1
    prefix = str(told.get("/P", ""))[:_LONGEST]
    return Label(page, style if style in _STYLES else None, prefix, whole)


def write_labels(dossier: pikepdf.Pdf, found: Mapping[int, Label]) -> None:
    """Have a dossier number its pages so, from each page on."""
    numbers: list[Any] = []
    for page in sorted(found):
        label = found[page]
        told = pikepdf.Dictionary()
        if label.style:
            told.S = pikepdf.Name(label.style)
        if label.prefix:
            told.P = pikepdf.String(label.prefix)
        if label.start != 1:
            told.St = label.start
        numbers += [page, told]
    dossier.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(numbers))
