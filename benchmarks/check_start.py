"""`nato-apply check` on the sample, beside a bare Python that imports what it cannot do without.

Prints one JSON object: medians of the whole process in milliseconds, their ratio, and the ratio
that is allowed. Bytecode is compiled first, as an installation does.
"""

from __future__ import annotations

import compileall
import json
import os
import statistics
import subprocess
import sys
import time

from nato_apply import paths

ROUNDS, ALLOWED = 21, 2.5

CHECK = ["-m", "nato_apply", "--now", "2026-04-10", "check"]
BARE = ["-c", "import attrs, cattrs, tomllib, argparse"]


def milliseconds(arguments: list[str]) -> float:
    """How long a Python with these arguments takes, from its start to its end."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    # Without these a first run would compile, and this one might not be allowed to keep it.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(paths.PACKAGE, quiet=2)
    sample = str(paths.resource("demo", "candidate.toml"))
    for arguments in ([*CHECK, sample], BARE):
        milliseconds(arguments)  # what the system keeps in memory is there for all the others
    ours, bare = [], []
    for _ in range(ROUNDS):  # by turns, so that what else the computer does hits both
        ours.append(milliseconds([*CHECK, sample]))
        bare.append(milliseconds(BARE))
    check_ms, bare_ms = statistics.median(ours), statistics.median(bare)
    print(
        json.dumps(
            {
                "benchmark": "check_start",
                "rounds": ROUNDS,
                "check_ms": round(check_ms, 1),
                "bare_ms": round(bare_ms, 1),
                "ratio": round(check_ms / bare_ms, 2),
                "allowed": ALLOWED,
            }
        )
    )


if __name__ == "__main__":
    main()
