"""Keeps None, True and False alive where PySide6 gives their references away.

PySide6 6.12 is built for Pythons in which these three are immortal (3.12 on, PEP 683), and returns
them without taking a reference. Python 3.11 counts: each call that gives None takes one from it,
each event of a widget several, and when none is left Python ends the process ("deallocating None").
"""

from __future__ import annotations

import sys

ENOUGH = 2**40
"""References; at a million calls a second they last for twelve days."""


def keep() -> None:
    """Give the three more references than can be used up. Nothing to do from Python 3.12 on."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    import ctypes

    for each in (None, True, False):
        # The count is the first field of every object of CPython (PEP 683 describes both layouts).
        count = ctypes.c_ssize_t.from_address(id(each))
        if count.value < ENOUGH // 2:
            count.value += ENOUGH
