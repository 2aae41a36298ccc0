"""A layout that puts things side by side while they fit, and below each other when they do not."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from nato_apply.ui import theme

_Placed = tuple[QLayoutItem, QSize, int]
"""A thing, the size it would like, and the width it gets."""


class FlowLayout(QLayout):
    """Left to right, then the next line.

    With `spread`, the last thing stands at the right; of two things the first is then wrapped down
    to `least` pixels (at 100 %) before they are put below each other.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 8,
        spread: bool = False,
        least: int = 200,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._hints: list[tuple[QLayoutItem, QSize]] | None = None
        self._heights: dict[int, int] = {}
        self._spread = spread
        self._least = least
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        super().invalidate()
        self._hints = None
        self._heights.clear()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._laid(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._laid(rect, place=True)

    def sizeHint(self) -> QSize:
        hints = [hint for _item, hint in self._shown()]
        wide = sum(h.width() for h in hints) + self.spacing() * max(0, len(hints) - 1)
        return self._with_margins(QSize(wide, max((h.height() for h in hints), default=0)))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item, _hint in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[tuple[QLayoutItem, QSize]]:
        """What is not hidden, with the size it would like; asked once until something changes."""
        if self._hints is None:
            self._hints = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._hints

    def _laid(self, rect: QRect, *, place: bool) -> int:
        inside = rect.marginsRemoved(self.contentsMargins())
        y = inside.top()
        for line in self._lines(inside.width()):
            heights = [
                item.heightForWidth(wide) if item.hasHeightForWidth() else hint.height()
                for item, hint, wide in line
            ]
            tall = max(heights)
            x = inside.left()
            for (item, _hint, wide), height in zip(line, heights, strict=True):
                if self._spread and len(line) > 1 and item is line[-1][0]:
                    x = inside.right() + 1 - wide
                if place:
                    item.setGeometry(QRect(x, y + (tall - height) // 2, wide, height))
                x += wide + self.spacing()
            y += tall + self.spacing()
        return max(0, y - self.spacing() - rect.top()) + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[list[_Placed]]:
        shown = [(item, hint, min(hint.width(), width)) for item, hint in self._shown()]
        if self._spread and len(shown) == 2:
            return self._two_ends(shown, width)
        lines: list[list[_Placed]] = []
        used = 0
        for placed in shown:
            wide = placed[2]
            if lines and used + self.spacing() + wide <= width:
                lines[-1].append(placed)
                used += self.spacing() + wide
            else:
                lines.append([placed])
                used = wide
        return lines

    def _two_ends(self, shown: list[_Placed], width: int) -> list[list[_Placed]]:
        """Side by side while the first, wrapped, keeps a readable width."""
        (first, first_hint, wanted), (last, last_hint, wide) = shown
        room = width - wide - self.spacing()
        if room >= min(wanted, theme.px(self._least)):
            return [[(first, first_hint, room), (last, last_hint, wide)]]
        return [[(first, first_hint, width)], [(last, last_hint, wide)]]
