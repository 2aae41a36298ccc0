"""Answers requests on standard input until it ends. A fault ends the process: that is an answer."""

from __future__ import annotations

import gc
import io
import os
import sys

from nato_apply.documents import wire
from nato_apply.documents.arena import Arena
from nato_apply.documents.reader import limits


def main() -> None:
    requests, answers = _private_streams()
    held = limits.apply()
    # The engines may start threads, and a thread keeps the network: so they come after.
    from nato_apply.documents.reader.answers import Answers

    limits.no_large_streams()
    limits.no_more_files()
    gc.freeze()  # what is loaded now stays: not to be looked through again and again
    desk = Answers()
    arena = Arena(int(sys.argv[1])) if len(sys.argv) > 1 else None
    wire.send(answers, {"ready": True, "limits": held})
    while (request := wire.receive(requests, arena)) is not None:
        limits.allow_cpu_time()
        header, blocks = desk.to(request)
        wire.send(answers, header, *blocks, arena=arena)
        desk.tidy()


def _private_streams() -> tuple[wire.Reading, wire.Writing]:
    """The two ends of the conversation, moved where no library prints or reads by accident."""
    requests, answers = io.BufferedReader(io.FileIO(os.dup(0))), io.FileIO(os.dup(1), "w")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    os.close(nothing)
    return requests, answers


if __name__ == "__main__":
    main()
