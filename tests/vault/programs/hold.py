"""Becomes the vault's one writer, says so, and stays it until its input ends."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from nato_apply.vault.writer import What, writing

if __name__ == "__main__":
    since = datetime.fromisoformat("2026-04-10T09:00:00+00:00")
    what: What = "window" if sys.argv[2] == "window" else "command"
    with writing(Path(sys.argv[1]), what, now=since):
        print("holding", flush=True)
        sys.stdin.read()
