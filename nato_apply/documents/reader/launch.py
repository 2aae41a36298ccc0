"""Gives up network and what else is not needed, and then becomes another program of the system.

Its arguments: the most bytes of memory, the most bytes of a file it writes, and the command.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from nato_apply.documents.reader import limits


def main() -> None:
    memory, writes, *command = sys.argv[1:]
    own = os.getuid(), os.getgid()
    if limits.left_network():
        _stay(*own)
    limits.hold(memory=int(memory), writes=int(writes))
    os.execv(command[0], command)  # noqa: S606 (an absolute path, and no shell)


def _stay(user: int, group: int) -> None:
    """Keep one's own name in a namespace of users; without, programs find nobody's home."""
    for name, told in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        try:
            Path("/proc/self", name).write_text(told, "ascii")
        except OSError:  # not in a namespace of users, or not allowed: then as nobody
            return
