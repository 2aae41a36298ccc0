"""From which size on a file is called large: what portals usually take, or as the user sets it."""

from __future__ import annotations

from typing import Final

from nato_apply.settings import Settings

SETTING: Final = "document_limit"
"""The name of the setting: whole megabytes."""
USUAL_MB: Final = 5
LEAST_MB: Final = 1
MOST_MB: Final = 50
_MB: Final = 10**6
USUAL: Final = USUAL_MB * _MB
"""Bytes; portals often refuse a larger file."""


def limit_of(settings: Settings) -> int:
    """Bytes above which a file is called large; the usual ones where the setting makes no sense."""
    wanted = settings.number(SETTING, USUAL_MB)
    return (wanted if LEAST_MB <= wanted <= MOST_MB else USUAL_MB) * _MB
