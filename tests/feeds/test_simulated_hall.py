"""The simulated hall against the real form: what it sends arrives, what cannot leave is kept."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import pytest

from tests.conftest import Workshop
from workshop_app.domain.votes import Item
from workshop_app.feeds.clock import PacedClock
from workshop_app.feeds.simulated_hall import HOST, SimulatedHall
from workshop_app.services.attendance import attendance_of
from workshop_app.services.hall_signals import table_signals
from workshop_app.services.posts import link_post
from workshop_app.services.simulated_table import SimulatedTable
from workshop_app.services.tables import tables_in_order
from workshop_app.services.votes import ballots_of, open_the_vote, prepare_vote
from workshop_app.web.app import build_form
from workshop_app.web.serving import ThreadedServer

BANK = {"": ["En reparler", "Se voir", "Commencer petit"]}


@dataclass
class Rehearsed:
    workshop: Workshop
    hall: SimulatedHall
    port: list[int]
    """Where the form answers; 0 while it does not."""
    paced: list[int]

    def turn(self, minutes: float = 0.0) -> None:
        self.workshop.clock.forward(minutes)
        self.hall.turn()

    def cards(self) -> int:
        return self.workshop.ask(lambda snapshot: snapshot.cards.count())


class Follows:
    """The clock of the house, as a rehearsal reads it."""

    def __init__(self, workshop: Workshop) -> None:
        self._clock, self._began = workshop.clock, workshop.clock.now()

    def __call__(self) -> float:
        return (self._clock.now() - self._began).total_seconds()


@pytest.fixture
def rehearsed(workshop: Workshop) -> Iterator[Rehearsed]:
    house, now = workshop.house, workshop.clock.now()
    person = workshop.add("Anne", "Roux", tables=(1,))
    post = workshop.do(link_post).code
    form = build_form(house.library, house.feed, house.clock, house.presence)
    with socket.create_server((HOST, 0)) as free:
        number: int = free.getsockname()[1]
    server = ThreadedServer(form.app, form.live.close, HOST, number)
    server.start()
    tables = {
        table.code: SimulatedTable(table.number, 1, now - timedelta(hours=1), BANK)
        for table in workshop.ask(tables_in_order)[:3]
    }
    port, paced = [number], list[int]()
    arrivals: list[tuple[datetime, object]] = [(now + timedelta(minutes=5), person.id)]
    hall = SimulatedHall(
        PacedClock(now, 1, Follows(workshop)),
        tables,
        arrivals,  # type: ignore[arg-type]
        post,
        lambda: port[0],
        1,
        paced.append,
    )
    yield Rehearsed(workshop, hall, port, paced)
    hall.close()
    server.stop()


def test_everybody_writes_when_asked(rehearsed: Rehearsed) -> None:
    rehearsed.workshop.start("Forces")
    rehearsed.turn()
    assert rehearsed.hall.has_begun
    assert rehearsed.hall.all_write() == 3
    rehearsed.turn()
    assert rehearsed.cards() == rehearsed.hall.cards == 6


def test_what_cannot_leave_is_kept_and_leaves_later(rehearsed: Rehearsed) -> None:
    rehearsed.workshop.start("Forces")
    rehearsed.turn()
    form, rehearsed.port[0] = rehearsed.port[0], 1
    rehearsed.hall.all_write()
    rehearsed.turn()
    assert (rehearsed.cards(), rehearsed.hall.cards) == (0, 0)
    rehearsed.port[0] = form
    rehearsed.turn()
    assert rehearsed.cards() == 6


def test_a_table_calls_and_another_falls_silent(rehearsed: Rehearsed) -> None:
    rehearsed.workshop.start("Forces")
    rehearsed.turn()
    calls = rehearsed.hall.call_from_one()
    lost = rehearsed.hall.lose_one()
    rehearsed.turn()
    assert calls is not None
    assert rehearsed.workshop.ask(table_signals)[calls].called_at is not None
    before = rehearsed.workshop.house.presence.last_seen(rehearsed.workshop.key)
    rehearsed.turn(minutes=2)
    assert rehearsed.hall.all_write() == 2
    rehearsed.turn(minutes=10)
    assert rehearsed.hall.all_write() == 3
    assert lost in before


def test_a_call_on_a_lost_line_is_heard_by_nobody_and_ends_nothing(rehearsed: Rehearsed) -> None:
    rehearsed.workshop.start("Forces")
    rehearsed.turn()
    form, rehearsed.port[0] = rehearsed.port[0], 1
    rehearsed.hall.call_from_one()
    rehearsed.turn()
    assert not any(s.called_at for s in rehearsed.workshop.ask(table_signals).values())
    rehearsed.port[0] = form
    rehearsed.hall.all_write()
    rehearsed.turn()
    assert rehearsed.cards() == 6


def test_every_table_votes_while_a_vote_is_open(rehearsed: Rehearsed) -> None:
    do = rehearsed.workshop.do
    rehearsed.workshop.start("Forces")
    cards = [rehearsed.workshop.write(f"Idée {n}", table=4).card for n in range(4)]
    items = [Item("card", card.id) for card in cards]
    vote = do(partial(prepare_vote, title="L'essentiel", items=items))
    do(partial(open_the_vote, key=vote.id))
    rehearsed.turn()
    rehearsed.turn(minutes=3)
    assert len(rehearsed.workshop.ask(partial(ballots_of, vote=vote))) == 3


def test_people_are_confirmed_at_the_door_once_they_have_come(rehearsed: Rehearsed) -> None:
    (person,) = rehearsed.workshop.ask(lambda snapshot: snapshot.people.where())

    def here() -> bool:
        return person.id in rehearsed.workshop.ask(attendance_of)

    rehearsed.turn()
    assert not here()
    rehearsed.turn(minutes=6)
    assert here()


def test_another_speed_is_told(rehearsed: Rehearsed) -> None:
    rehearsed.hall.pace(60)
    assert (rehearsed.hall.speed, rehearsed.paced) == (60, [60])


def test_nothing_is_asked_while_the_form_is_closed(rehearsed: Rehearsed) -> None:
    rehearsed.port[0] = 0
    rehearsed.turn()
    assert rehearsed.workshop.house.presence.last_seen(rehearsed.workshop.key) == {}
