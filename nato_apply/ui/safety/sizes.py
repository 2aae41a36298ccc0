"""How large a file is, as people say it."""

from __future__ import annotations

from nato_apply import i18n
from nato_apply.i18n import N_, Message

_UNITS = ((1_000_000_000, N_("{size} GB")), (1_000_000, N_("{size} MB")), (1_000, N_("{size} kB")))


def file_size(size: int) -> str:
    """Bytes in words, to one decimal where that says something: 1.2 MB."""
    for unit, wording in _UNITS:
        if size >= unit:
            amount = size / unit
            text = i18n.number(round(amount)) if amount >= 10 else _decimal(amount)
            return str(Message(wording, {"size": text}))
    return str(Message(N_("{size} bytes"), {"size": size}))


def _decimal(amount: float) -> str:
    text = f"{amount:.1f}".removesuffix(".0")
    return text if i18n.language() == "en" else text.replace(".", ",")
