"""Writes one file anew until it is killed; prints each time it was acknowledged.

`write_forever.py FILE` as the program writes whole files; `--naive`: renamed, and never synced.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from nato_apply.whole_file import write_whole


def naively(file: Path, content: bytes) -> None:
    new = file.with_name("new")
    new.write_bytes(content)
    new.replace(file)


if __name__ == "__main__":
    for number in itertools.count(1):
        text = f"{number}\n".encode() * 1000
        if "--naive" in sys.argv:
            naively(Path(sys.argv[1]), text)
        else:
            write_whole(Path(sys.argv[1]), text, replace=True)
        print(number, flush=True)
