"""The look, as numbers: colours of the three themes, type scale, spacing, radii. No Qt here."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Tone = Literal["met", "arguable", "not_met", "unknown"]


class Colours(NamedTuple):
    """One theme. `*_soft` is the ground on which its plain colour is read."""

    background: str
    surface: str
    sunken: str
    border: str
    field_border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    met: str
    met_soft: str
    arguable: str
    arguable_soft: str
    not_met: str
    not_met_soft: str
    unknown: str
    unknown_soft: str
    strong: bool = False
    """Whether grounds are told apart by their borders, not by their shades."""

    def tone(self, tone: str) -> str:
        return str(getattr(self, tone))

    def soft(self, tone: str) -> str:
        return str(getattr(self, f"{tone}_soft"))

    def edge(self, tone: str) -> str:
        """The border of a soft ground: its shade, or its plain colour where borders are strong."""
        return self.tone(tone) if self.strong else self.soft(tone)


LIGHT: Final = Colours(
    background="#F5F6F8",
    surface="#FFFFFF",
    sunken="#EDF0F4",
    border="#D5DBE3",
    field_border="#7A8595",
    text="#17212E",
    muted="#536072",
    accent="#1D5FBE",
    accent_hover="#174E9E",
    on_accent="#FFFFFF",
    accent_soft="#E6EFFB",
    met="#17734A",
    met_soft="#DFF3E8",
    arguable="#855300",
    arguable_soft="#FDF0D2",
    not_met="#AE2A1F",
    not_met_soft="#FBE5E2",
    unknown="#536072",
    unknown_soft="#EDF0F4",
)
DARK: Final = Colours(
    background="#11151B",
    surface="#1A2029",
    sunken="#141920",
    border="#313B48",
    field_border="#6D7C8F",
    text="#E7ECF2",
    muted="#A2AEBD",
    accent="#82B2FF",
    accent_hover="#A3C7FF",
    on_accent="#0C1A2E",
    accent_soft="#1E2F49",
    met="#6FD3A0",
    met_soft="#163326",
    arguable="#F0C263",
    arguable_soft="#3A2D10",
    not_met="#FF9D93",
    not_met_soft="#42201D",
    unknown="#A2AEBD",
    unknown_soft="#232B36",
)
CONTRAST: Final = Colours(
    background="#000000",
    surface="#000000",
    sunken="#1A1A1A",
    border="#FFFFFF",
    field_border="#FFFFFF",
    text="#FFFFFF",
    muted="#E8E8E8",
    accent="#6FD8FF",
    accent_hover="#B5ECFF",
    on_accent="#000000",
    accent_soft="#00344A",
    met="#7DF0B1",
    met_soft="#00311B",
    arguable="#FFD34D",
    arguable_soft="#392B00",
    not_met="#FFA79D",
    not_met_soft="#4A0F0A",
    unknown="#FFFFFF",
    unknown_soft="#262626",
    strong=True,
)
"""High contrast: text 7:1 and more on every ground, and every ground has a border."""

SMALL: Final = 12
BODY: Final = 14
HEADING: Final = 17
TITLE: Final = 24
"""Type sizes in pixels at 100 %."""

GRID: Final = 8
"""Every distance is a multiple of it, or its half."""

RADIUS: Final = 6
RADIUS_LARGE: Final = 8
CONTROL: Final = 34
"""Height of a control in pixels at 100 %; never under 32."""

LEAST_PERCENT: Final = 100
MOST_PERCENT: Final = 200
PERCENT_STEP: Final = 10
