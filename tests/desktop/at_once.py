"""Tasks without threads, on a real library: what a presenter asks is answered before it returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QTimer

from tests.conftest import Workshop
from workshop_app.desktop.tasks import Job, Refused, Then
from workshop_app.domain.problems import Problem
from workshop_app.services.ports import Command, Library, Query, R, Stop, Surroundings


@dataclass
class AtOnce:
    """`Tasks` for tests. A job is done at once too; it `ended` at the next turn of the loop."""

    open_workshop: Workshop

    @property
    def workshop(self) -> UUID | None:
        return self.open_workshop.key

    def command(
        self,
        command: Command[R],
        then: Then[R],
        refused: Refused,
        workshop: UUID | None = None,
        noted: bool = True,
    ) -> None:
        key = workshop or self.open_workshop.key
        library = self.open_workshop.house.library
        _answer(lambda: library.submit(key, "test", command).result(5), then, refused)

    def query(
        self, screen: str, query: Query[R], then: Then[R], refused: Refused | None = None
    ) -> None:
        _answer(lambda: self.open_workshop.ask(query), then, refused)

    def look(
        self,
        screen: str,
        work: Callable[[Library], R],
        then: Then[R],
        refused: Refused | None = None,
    ) -> None:
        _answer(lambda: work(self.open_workshop.house.library), then, refused)

    def job(self, work: Callable[..., R], then: Then[R], refused: Refused) -> Job:
        job = Job()
        _answer(lambda: work(job.watch()), then, refused)
        QTimer.singleShot(0, job, job.ended.emit)
        return job


def _answer(ask: Callable[[], R], then: Then[R], refused: Refused | None) -> None:
    try:
        result = ask()
    except Stop:
        return
    except (Problem, Surroundings) as refusal:
        if refused is None:
            raise
        refused(refusal)
    else:
        then(result)
