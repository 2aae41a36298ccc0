"""Every kind of finding, by its code; and those that the reader may answer with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from nato_apply.documents.findings import CONTENTS, FILE, READING, Kind
from nato_apply.documents.fitting_kinds import FITTING, LOOKS, PAGE_MARKS

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {**FILE, **READING, **CONTENTS, **LOOKS, **PAGE_MARKS, **FITTING}
)

MARKS: Final = frozenset((*READING, *CONTENTS, *LOOKS))
"""The codes that the reader may answer with; their sentences need nothing filled in."""
