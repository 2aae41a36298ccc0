"""Makes one backup of a vault after the other until it is killed."""

from __future__ import annotations

import itertools
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nato_apply.vault import backups

START = datetime(2026, 4, 10, 9, tzinfo=UTC)

if __name__ == "__main__":
    for number in itertools.count():
        at = START + timedelta(seconds=number)
        backups.make(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), at)
        print(number, flush=True)
