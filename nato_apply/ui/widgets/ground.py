"""A frame with a ground, known to the style sheet by name."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from nato_apply.ui import theme


class Ground(QFrame):
    """A frame whose ground the style sheet knows by name (card, aside, met, arguable, …)."""

    def __init__(self, ground: str) -> None:
        super().__init__()
        self.setProperty("ground", ground)

    def set_ground(self, ground: str) -> None:
        if self.property("ground") != ground:
            theme.restyle(self, ground=ground)
