"""Opens a vault and closes it again; prints how often its memory holds the key then, as JSON.

`remember.py FOLDER MASKED`: the key comes masked, so that the program holds it in clear only where
the code under test does. `--careless`: the key is not wiped.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from nato_apply.vault import access, keys

MASK = 0x5A


def masked(key: bytes) -> bytes:
    return bytes(byte ^ MASK for byte in key)


def copies(hidden: bytes) -> int:
    """How often the key stands in this process's memory, as it is and in hex."""
    unmask = bytes(byte ^ MASK for byte in range(256))
    in_hex = bytes(digit ^ MASK for byte in hidden for digit in b"%02x" % (byte ^ MASK))
    found = 0
    maps = Path("/proc/self/maps").read_text()
    with Path("/proc/self/mem").open("rb", buffering=0) as memory:
        for line in maps.splitlines():
            place, rights, *_, name = line.split()
            if "r" not in rights or name.startswith("[v"):
                continue
            first, last = (int(end, 16) for end in place.split("-"))
            try:
                memory.seek(first)
                shown = memory.read(last - first).translate(unmask)
            except (OSError, ValueError):
                continue
            found += shown.count(hidden) + shown.count(in_hex)
    return found


if __name__ == "__main__":
    folder, hidden = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
    careless = keys.unlock(folder, "correct horse") if "--careless" in sys.argv else None
    with access.for_reading(folder, "correct horse") as vault:
        assert vault
        vault.drafts()
        meanwhile = copies(hidden)
    busy = [str(number) * 8 for number in range(50_000)]  # as any program goes on
    print(json.dumps({"open": meanwhile, "closed": copies(hidden), "busy": len(busy)}))
    assert careless is None or len(careless) == 32
