"""How screens ask for work without waiting for it. Every answer arrives on the GUI thread.

A command goes to the writer; a query to one of two readers, the newest of each screen winning;
a job to a thread of its own, with progress and cancel. A refusal by a rule or by the surroundings
goes to `refused`, as something `i18n.sentences` can say; a bug is raised here, on the GUI thread,
where the program's hook reports it.

The runner works on one workshop at a time; after `open` the answers meant for the one before are
dropped.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from workshop_app.domain.entity import WHOLE_LIBRARY
from workshop_app.domain.problems import Problem
from workshop_app.services.ports import (
    Busy,
    Command,
    DiskFull,
    Library,
    Query,
    R,
    Stop,
    Surroundings,
    UnitOfWork,
    Watch,
)

Then = Callable[[R], object]
Refusal = Problem | Surroundings
Refused = Callable[[Refusal], object]


class Job(QObject):
    """One long piece of work: `progress` from 0 to 1, `cancel()` stops it, `ended` in any case."""

    progress = Signal(float)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    def watch(self) -> Watch:
        """What the work is given: it tells where it stands and hears that it must stop."""
        return Watch(self.progress.emit, self._cancelled.is_set)


class Tasks(Protocol):
    """What a presenter sees of the runner."""

    @property
    def workshop(self) -> UUID | None: ...

    def command(
        self,
        command: Command[R],
        then: Then[R],
        refused: Refused,
        workshop: UUID | None = None,
        noted: bool = True,
    ) -> None:
        """One change of the open workshop, or of the one named. `then` after it is on disk.

        `noted` False: nothing that Ctrl+Z should take back, as an undo or a mark on paper."""

    def query(
        self, screen: str, query: Query[R], then: Then[R], refused: Refused | None = None
    ) -> None:
        """One reading of the open workshop. An older one of the same `screen` is forgotten."""

    def look(
        self,
        screen: str,
        work: Callable[[Library], R],
        then: Then[R],
        refused: Refused | None = None,
    ) -> None:
        """One reading of the whole library, for « Mes ateliers »."""

    def job(self, work: Callable[[Watch], R], then: Then[R], refused: Refused) -> Job:
        """Long work, one at a time. Neither `then` nor `refused` is called if it was cancelled."""


class TaskRunner(QObject):
    did = Signal(int)
    """A command of the open workshop, or of the whole library while none is, wrote something: the
    number that takes it back."""
    _settled = Signal(object)

    def __init__(self, library: Library, by: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._by = library, by
        self._workshop: UUID | None = None
        self._queries = ThreadPoolExecutor(2, "queries")
        self._jobs = ThreadPoolExecutor(1, "jobs")
        self._asked: defaultdict[str, int] = defaultdict(int)
        self._running: set[Job] = set()
        self._closed = False
        self._spent_s, self._counting = 0.0, threading.Lock()
        self._settled.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @property
    def workshop(self) -> UUID | None:
        return self._workshop

    def spent_s(self) -> float:
        """Seconds of processor that readings and their answers have taken since the start."""
        return self._spent_s

    def open(self, workshop: UUID | None) -> None:
        """From now on commands and queries are of this workshop."""
        self._workshop = workshop
        for screen in self._asked:
            self._asked[screen] += 1

    def command(
        self,
        command: Command[R],
        then: Then[R],
        refused: Refused,
        workshop: UUID | None = None,
        noted: bool = True,
    ) -> None:
        target = workshop or self._opened()

        def numbered(uow: UnitOfWork) -> tuple[R, int]:
            return command(uow), uow.command if uow.wrote else 0

        def answered(answer: tuple[R, int]) -> None:
            result, number = answer
            if number and noted and target == (self._workshop or WHOLE_LIBRARY):
                self.did.emit(number)
            then(result)

        try:
            future = self._library.submit(target, self._by, numbered)
        except Busy as busy:
            refused(_unavailable(busy))
        else:
            self._when_done(future, answered, refused)

    def query(
        self, screen: str, query: Query[R], then: Then[R], refused: Refused | None = None
    ) -> None:
        workshop = self._opened()
        self.look(screen, lambda library: library.read(workshop, query), then, refused)

    def look(
        self,
        screen: str,
        work: Callable[[Library], R],
        then: Then[R],
        refused: Refused | None = None,
    ) -> None:
        if self._closed:
            return  # a screen's timer outlived the desk by one turn
        self._asked[screen] += 1
        turn = self._asked[screen]

        def newest(result: R) -> None:
            if turn == self._asked[screen]:
                then(result)

        reading = self._queries.submit(self._counted, partial(work, self._library))
        self._when_done(reading, newest, refused)

    def job(self, work: Callable[[Watch], R], then: Then[R], refused: Refused) -> Job:
        job = Job(self)
        if self._closed:
            return job
        self._running.add(job)

        def over() -> None:
            self._running.discard(job)
            job.ended.emit()
            job.deleteLater()

        self._when_done(self._jobs.submit(work, job.watch()), then, refused, over)
        return job

    def close(self) -> None:
        """Cancels the jobs and waits for the threads. What was submitted to the writer goes on."""
        self._closed = True
        for job in self._running:
            job.cancel()
        self._queries.shutdown(cancel_futures=True)
        self._jobs.shutdown(cancel_futures=True)

    def _call(self, settle: Callable[[], None]) -> None:
        self._counted(settle)

    def _counted(self, work: Callable[[], R]) -> R:
        began = time.thread_time()
        try:
            return work()
        finally:
            with self._counting:
                self._spent_s += time.thread_time() - began

    def _opened(self) -> UUID:
        if self._workshop is None:
            raise RuntimeError("no workshop is open")
        return self._workshop

    def _when_done(
        self,
        future: Future[R],
        then: Then[R],
        refused: Refused | None,
        over: Callable[[], None] | None = None,
    ) -> None:
        def settle() -> None:
            if over is not None:
                over()
            _answer(future, then, refused)

        future.add_done_callback(lambda _: self._settled.emit(settle))


def _answer(future: Future[R], then: Then[R], refused: Refused | None) -> None:
    if future.cancelled():
        return
    try:
        result = future.result()
    except Stop:
        return
    except Busy as busy:
        _refuse(_unavailable(busy), refused)
    except (Problem, Surroundings) as refusal:
        _refuse(refusal, refused)
    else:
        then(result)


def _unavailable(busy: Busy) -> Refusal:
    return Surroundings("disk_full") if isinstance(busy, DiskFull) else Problem("desk_busy")


def _refuse(refusal: Refusal, refused: Refused | None) -> None:
    if refused is None:
        raise refusal
    refused(refusal)
