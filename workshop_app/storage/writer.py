"""The one thread that changes anything. Commands queue here, from phones and desk alike, in order.

Those that wait are committed together: one fsync for up to `commit_together` cards. A future
resolves only after the commit, so an answered phone may forget its card.
"""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from workshop_app.services.ports import Busy, Clock, Command, DiskFull, R, Surroundings
from workshop_app.storage.database import surroundings_of
from workshop_app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Job:
    workshop: UUID
    by: str
    command: Command[Any]
    about: UUID | None = None
    """The card it is about, if any: those of a batch are read in one statement."""
    future: Future[Any] = field(default_factory=Future)


Outcome = Callable[[], None]
"""Resolves one future; called after the commit."""


class Writer:
    """`committed(workshop, number)` is called in this thread after each commit."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        committed: Callable[[UUID, int], None],
        commit_together: int,
        may_wait: int,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._committed = committed
        self._commit_together = commit_together
        self._may_wait = may_wait
        # The C queue: a bound of its own would cost each card several locks.
        self._waiting: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._door = threading.Lock()
        self._closing = False
        self.trouble: Surroundings | None = None
        """Why the last change could not be kept; None once one is kept. Read by any thread."""
        # A daemon: if the program dies elsewhere, what waits here was acknowledged to nobody.
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(
        self, workshop: UUID, by: str, command: Command[R], about: UUID | None = None
    ) -> Future[R]:
        job = Job(workshop, by, command, about)
        with self._door:
            if self._closing or self._waiting.qsize() >= self._may_wait:
                raise Busy
            self._waiting.put(job)
        return job.future

    def close(self) -> None:
        """Refuse what is new, commit all that waits, end the thread."""
        with self._door:
            self._closing = True
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while batch := self._next_batch():
            # One transaction per workshop: two servers that lock the ledgers of the same two
            # workshops in opposite orders would wait for each other.
            by_workshop: defaultdict[UUID, list[Job]] = defaultdict(list)
            for job in batch:
                by_workshop[job.workshop].append(job)
            for workshop, jobs in by_workshop.items():
                self._commit(workshop, jobs)

    def _next_batch(self) -> list[Job]:
        """Wait for one command, take those behind it; empty at the end."""
        batch: list[Job] = []
        job = self._waiting.get()
        while job is not None:
            if job.future.set_running_or_notify_cancel():
                batch.append(job)
            if len(batch) >= self._commit_together:
                break
            try:
                job = self._waiting.get(block=not batch)
            except queue.Empty:
                break
        if job is None and batch:
            self._waiting.put(None)  # the end is for the next round
        return batch

    def _commit(self, workshop: UUID, jobs: list[Job]) -> None:
        try:
            with self._engine.begin() as connection:
                uow = UnitOfWork(connection, workshop, self._clock.now())
                if len(about := [job.about for job in jobs if job.about]) > 1:
                    uow.cards.foresee(about)
                outcomes = [_run(uow, job) for job in jobs]
                uow.flush()
        except IntegrityError as error:
            self._apart(workshop, jobs, error)
        except SQLAlchemyError as error:  # disk full, server gone: nothing was kept, ask again
            self.trouble = surroundings_of(error, self._engine.url.database)
            full = self.trouble.code == "disk_full"
            _tell(jobs, DiskFull() if full else Busy(str(error)))
        except Exception as error:  # noqa: BLE001 a bug, and this thread must outlive it
            _tell(jobs, error)
        else:
            for resolve in outcomes:
                resolve()
            if uow.reached is not None:
                self.trouble = None
                self._committed(workshop, uow.reached)

    def _apart(self, workshop: UUID, jobs: list[Job], error: IntegrityError) -> None:
        """The database refused the batch for what one command wrote: run each alone to find it."""
        if len(jobs) == 1:
            _tell(jobs, error)
        else:
            for job in jobs:
                self._commit(workshop, [job])


def _run(uow: UnitOfWork, job: Job) -> Outcome:
    """One command's answer, result or refusal, to be given after the commit."""
    try:
        result = uow.run(job.by, job.command)
    except SQLAlchemyError:
        raise  # not this command's fault: the whole batch fails
    except Exception as refused:  # noqa: BLE001 a rule or a bug: it belongs to this caller alone
        return partial(job.future.set_exception, refused)
    return partial(job.future.set_result, result)


def _tell(jobs: list[Job], error: Exception) -> None:
    for job in jobs:
        job.future.set_exception(error)
