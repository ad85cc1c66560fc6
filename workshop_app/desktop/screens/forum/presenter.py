"""What the page of the open forum does: topics typed in, placed and moved; printed, projected.

No widget. Decides what is being written (a new topic or one that is there) and where it goes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol
from uuid import UUID

from workshop_app.desktop.tasks import Job, Refusal, Tasks
from workshop_app.domain.entity import Entity
from workshop_app.domain.forum import Topic
from workshop_app.domain.phases import Phase
from workshop_app.domain.workshop import Workshop
from workshop_app.i18n import typography
from workshop_app.i18n.sentences import sentence
from workshop_app.i18n.translate import _, language, n_
from workshop_app.services.forum import (
    Market,
    change_topic,
    market_of,
    market_sheet,
    name_places,
    place_topic,
    propose_topic,
    withdraw_topic,
)
from workshop_app.services.ports import Clock, Command, MethodPrinter, Watch, Written

Cell = tuple[int, int]
"""Session and place, from 0."""


@dataclass(frozen=True, slots=True)
class TopicFace:
    id: UUID
    title: str
    proposer: str


@dataclass(frozen=True, slots=True)
class ForumShown:
    count: str
    places: tuple[str, ...]
    sessions: tuple[tuple[str, str], ...]
    """Title and hours."""
    cells: dict[Cell, TopicFace]
    waiting: tuple[TopicFace, ...]


class ForumView(Protocol):
    def show_forum(self, shown: ForumShown) -> None: ...

    def show_none(self) -> None:
        """No phase is an open forum."""

    def clear_entry(self) -> None: ...

    def show_entry_refusal(self, said: str) -> None: ...

    def show_refusal(self, said: str) -> None: ...

    def show_removed(self, said: str) -> None: ...

    def show_writing(self, job: Job) -> None: ...

    def show_saved(self, said: str, path: Path, pages: int) -> None: ...


class ForumPresenter:
    shows: ClassVar[frozenset[type[Entity]]] = frozenset({Workshop, Phase, Topic})

    def __init__(
        self,
        view: ForumView,
        tasks: Tasks,
        clock: Clock,
        printer: Callable[[], MethodPrinter],
        project: Callable[[], object],
    ) -> None:
        """`project` puts the grid on the projector."""
        self._view, self._tasks, self._clock = view, tasks, clock
        self._printer, self._project = printer, project
        self._market: Market | None = None
        self._minute: datetime | None = None

    def refresh(self) -> None:
        if self._tasks.workshop is not None:
            ask = partial(market_of, now=self._clock.now())
            self._tasks.query("forum", ask, self._show, self._refuse)

    def tick(self, now: datetime) -> None:
        """What runs late pushes the hours of the sessions: read again each minute."""
        minute = now.replace(second=0, microsecond=0)
        if self._market is not None and minute != self._minute:
            self._minute = minute
            self.refresh()

    def propose(self, title: str, proposer: str, cell: Cell | None) -> None:
        """A new topic, in this cell or in the first free one."""
        if self._market is None:
            return
        command = partial(
            propose_topic,
            phase=self._market.phase.id,
            title=title,
            proposer=proposer,
            cell=cell if cell is not None and self._market.at(*cell) is None else None,
        )
        self._tasks.command(command, self._kept, self._refuse_entry)

    def change(self, topic: UUID, title: str, proposer: str) -> None:
        command = partial(change_topic, key=topic, title=title, proposer=proposer)
        self._tasks.command(command, self._kept, self._refuse_entry)

    def place(self, topic: UUID, cell: Cell | None) -> None:
        """There; whoever is there takes the cell left. None: off the grid, waiting."""
        self._do(partial(place_topic, key=topic, cell=cell))

    def withdraw(self, topic: UUID) -> None:
        known = self._market.topics if self._market else ()
        title = next((each.title for each in known if each.id == topic), "")

        def told(_result: None) -> None:
            self._view.show_removed(_("« {topic} » est retiré.", topic=title))
            self.refresh()

        self._tasks.command(partial(withdraw_topic, key=topic), told, self._refuse)

    def name_places(self, places: str) -> None:
        """« Scène, Bar, Table 3 »."""
        if self._market is not None:
            named = tuple(part.strip() for part in places.split(",") if part.strip())
            self._do(partial(name_places, phase=self._market.phase.id, places=named))

    def project(self) -> None:
        self._project()

    def save(self, target: Path) -> None:
        """The poster, as the grid is now."""
        if self._market is None:
            return
        content = market_sheet(self._market)

        def work(watch: Watch) -> Written:
            return self._printer().market(content, target, watch)

        def written(document: Written) -> None:
            said = _("La place du marché est enregistrée.")
            self._view.show_saved(said, document.path, document.pages)

        self._view.show_writing(self._tasks.job(work, written, self._refuse))

    def _do(self, command: Command[object]) -> None:
        self._tasks.command(command, lambda _result: self.refresh(), self._refuse)

    def _kept(self, _topic: Topic) -> None:
        self._view.clear_entry()
        self.refresh()

    def _refuse(self, refusal: Refusal) -> None:
        self._view.show_refusal(sentence(refusal.code, refusal.values))
        if self._market is not None:
            self._show(self._market)

    def _refuse_entry(self, refusal: Refusal) -> None:
        self._view.show_entry_refusal(sentence(refusal.code, refusal.values))

    def _show(self, market: Market | None) -> None:
        self._market = market
        if market is None:
            self._view.show_none()
            return
        self._view.show_forum(
            ForumShown(
                count=n_("{n} sujet", "{n} sujets", len(market.topics)),
                places=market.places,
                sessions=tuple(
                    (
                        session.title,
                        _(
                            "{start} à {end}",
                            start=typography.clock(session.starts_at, language()),
                            end=typography.clock(session.ends_at, language()),
                        ),
                    )
                    for session in market.sessions
                ),
                cells={
                    (session, place): _face(topic)
                    for session in range(len(market.sessions))
                    for place in range(len(market.places))
                    if (topic := market.at(session, place)) is not None
                },
                waiting=tuple(map(_face, market.waiting)),
            )
        )


def _face(topic: Topic) -> TopicFace:
    return TopicFace(topic.id, topic.title, topic.proposer)
