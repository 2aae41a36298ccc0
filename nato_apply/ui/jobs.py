"""Slow work off the window's thread: one thread for the store, a few for everything else.

What a job gives comes back as a call on the window's thread. Nothing here knows what the work is.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from nato_apply.errors import UserFault

_LOG = logging.getLogger(__name__)

Then = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Cancelled(Exception):
    """Raised inside a job by `Progress.step` once the user has cancelled it."""


class Progress:
    """Given to the work of a job: says how far it is, and learns that it is no longer wanted."""

    def __init__(self, say: Callable[[int, int], None]) -> None:
        self._say = say
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def step(self, done: int, of: int) -> None:
        """Say how far the work is. Raises `Cancelled` where the user has cancelled it."""
        if self.cancelled:
            raise Cancelled
        self._say(done, of)


class Job(QObject):
    """One piece of slow work under way. Signals arrive on the window's thread."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, then: Then, failed: Failed) -> None:
        super().__init__()
        self._then = then
        self._failed = failed
        self.progress = Progress(self.progressed.emit)

    def cancel(self) -> None:
        """Ask the work to stop. Nothing is delivered any more; `ended` still is."""
        self.progress.cancel()

    def deliver(self, result: object, error: Exception | None) -> None:
        self.ended.emit()
        if self.progress.cancelled or isinstance(error, Cancelled):
            return
        if error is None and not _gone(self._then):
            self._then(result)
        elif error is not None and not _gone(self._failed):
            self._failed(error)


def _gone(answer: Callable[..., None]) -> bool:
    """Whether it is a method of something that is no more: a dialog closed in the meantime."""
    owner = getattr(answer, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


class Jobs(QObject):
    """Starts work and brings back its results."""

    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finished.connect(self._deliver)
        self._running: set[Job] = set()
        self._store = _Thread("store", self._finished.emit)
        stored = self._store.orders
        self._others = [_Thread(f"job-{n}", self._finished.emit) for n in range(2)]
        self._work: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        for other in self._others:
            other.orders = self._work
            other.stored = stored

    def store(self, work: Callable[[], Any], then: Then, failed: Failed) -> Job:
        """Run `work` on the store's thread, after everything given to it before."""
        return self._start(self._store.orders, lambda _progress: work(), then, failed, self._store)

    def run(self, work: Callable[[Progress], Any], then: Then, failed: Failed) -> Job:
        """Run `work` beside everything else. Keep the job to show its progress or cancel it."""
        return self._start(self._work, work, then, failed, *self._others)

    def run_and_store(
        self,
        work: Callable[[Progress], Any],
        keep: Callable[[Any], Any],
        then: Then,
        failed: Failed,
    ) -> Job:
        """Run `work` like `run`, and hand what it gives to `keep` on the store's thread.

        The window's thread has no part in it until both are done. Where `work` gives None, that is
        the result, and nothing is kept.
        """

        def first(progress: Progress) -> object:
            given = work(progress)
            return _Kept(lambda _progress: keep(given)) if given is not None else None

        self._store.start_once()
        return self._start(self._work, first, then, failed, *self._others)

    def _start(
        self,
        orders: queue.SimpleQueue[_Order | None],
        work: Callable[[Progress], Any],
        then: Then,
        failed: Failed,
        *threads: _Thread,
    ) -> Job:
        job = Job(then, failed)
        self._running.add(job)
        orders.put((job, work))
        for thread in threads:
            thread.start_once()
        return job

    @property
    def busy(self) -> bool:
        return bool(self._running)

    @Slot(object, object, object)
    def _deliver(self, job: Job, result: object, error: Exception | None) -> None:
        self._running.discard(job)
        if error is not None and not isinstance(error, Cancelled | UserFault):
            _LOG.warning("a job failed", exc_info=error)
        job.deliver(result, error)

    def close(self, wait_s: float = 10.0) -> None:
        """Finish what the store still has to do, and let the rest go."""
        for job in self._running:
            job.cancel()
        self._store.orders.put(None)
        self._store.join(wait_s)
        for _each in self._others:
            self._work.put(None)


_Order = tuple[Job, Callable[[Progress], Any]]


class _Kept(NamedTuple):
    """What work gives that goes on on the store's thread."""

    work: Callable[[Progress], Any]


class _Thread:
    """A thread that works off its orders one by one; started by the first."""

    def __init__(self, name: str, finished: Callable[[object, object, object], None]) -> None:
        self.orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self.stored = self.orders
        self._finished = finished
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._started = False

    def start_once(self) -> None:
        if not self._started:
            self._started = True
            self._thread.start()

    def join(self, wait_s: float) -> None:
        if self._started:
            self._thread.join(wait_s)

    def _run(self) -> None:
        while (order := self.orders.get()) is not None:
            self._do(*order)
            # Kept until the next one came, it would be let go here, with what it holds of Qt's.
            del order

    def _do(self, job: Job, work: Callable[[Progress], Any]) -> None:
        try:
            result: object = work(job.progress)
        except Exception as error:  # noqa: BLE001 (whatever it is, the window has to hear of it)
            self._finished(job, None, error)
        else:
            if isinstance(result, _Kept):
                self.stored.put((job, result.work))
            else:
                self._finished(job, result, None)
