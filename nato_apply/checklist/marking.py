"""A canvas that marks what is drawn: as an element of the structure tree, or as an artifact."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from nato_apply.checklist import look
from nato_apply.checklist.tags import Element, Marked


class MarkingCanvas(Canvas):  # type: ignore[misc]
    """Numbers the marked content of each page; keeps the shapes and boxes it draws again."""

    _next_mark = 0

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._tones: set[str] = set()
        self._boxes: Any = None

    def showPage(self) -> None:  # noqa: N802 (reportlab's own name)
        super().showPage()
        self._next_mark = 0

    def save(self) -> None:
        for tone in sorted(self._tones):
            self.beginForm(f"shape-{tone}")
            look.shape(self, tone)
            self.endForm()
        super().save()

    @contextmanager
    def belonging_to(self, element: Element | None) -> Iterator[None]:
        """What is drawn inside belongs to an element; to none, it is an artifact."""
        if element is None:
            self.addLiteral("/Artifact BMC")
        else:
            element.kids.append(Marked(self.getPageNumber() - 1, self._next_mark))
            self.addLiteral(f"/{element.role} <</MCID {self._next_mark}>> BDC")
            self._next_mark += 1
        yield
        self.addLiteral("EMC")

    def draw_shape(self, tone: str, x: float, y: float, size: float) -> None:
        """The shape of a status, in the square of a size in points at (x, y)."""
        self._tones.add(tone)
        self.saveState()
        self.transform(size / 10, 0, 0, size / 10, x, y)
        self.doForm(f"shape-{tone}")
        self.restoreState()

    def check_box(self, name: str, tip: str, ticked: bool, x: float, y: float) -> None:
        """A check box of the form (ISO 32000-1, 12.7.4.2.3), in the square at (x, y).

        reportlab's own draws six appearances for each box; all of these share two.
        """
        left, below = self.absolutePosition(x, y)
        state = pdfdoc.PDFName("Yes" if ticked else "Off")
        field = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Widget"),
                "FT": pdfdoc.PDFName("Btn"),
                "T": pdfdoc.PDFString(name),
                "TU": pdfdoc.PDFString(tip),
                "F": 4,  # it is printed
                "P": self._doc.thisPageRef(),
                "Rect": pdfdoc.PDFArray([left, below, left + look.BOX, below + look.BOX]),
                "V": state,
                "AS": state,
                "AP": self._appearance(),
            }
        )
        self._addAnnotation(field)
        self.acroForm.fields.append(self._doc.Reference(field))

    def _appearance(self) -> Any:
        """How a box looks in each of its states: drawn once, as paths, which need no font."""
        if self._boxes is None:
            form = self.acroForm
            states = {
                state: form.getRef(form.makeStream(look.BOX, look.BOX, drawing))
                for state, drawing in look.BOX_STATES.items()
            }
            self._boxes = pdfdoc.PDFDictionary({"N": pdfdoc.PDFDictionary(states)})
        return self._boxes
