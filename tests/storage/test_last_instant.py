"""A laptop that comes back with an earlier hour goes on from what is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.conftest import FakeClock
from workshop_app.bootstrap import House, open_house
from workshop_app.domain.phases import current_phase, phase_state
from workshop_app.services.cards import Draft, Receipt, write_card
from workshop_app.services.phases import schedule, start_next
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import Settings

WRITING = 3
"""The third phase of a concertation is the first in which cards are written."""


def written(house: House, key: UUID, text: str) -> Receipt:
    command = partial(write_card, draft=Draft(uuid4(), 4, "forces", text))
    return house.library.submit(key, "table 4", command).result(5)


@contextmanager
def reopened(library: Path, clock: FakeClock | None = None) -> Iterator[House]:
    """Without a clock: that of this machine, as in a real start."""
    with closing(open_house(Settings(library=str(library)), clock)) as house:
        yield house


def a_day_that_runs(library: Path, ahead: timedelta) -> UUID:
    """Begun by a clock that was ahead of this machine's."""
    key, clock = uuid4(), FakeClock(datetime.now(UTC) + ahead)
    with reopened(library, clock) as house:
        create = partial(create_workshop, model="concertation", title="Marée")
        house.library.submit(key, "test", create).result(5)
        for _ in range(WRITING):
            house.library.submit(key, "test", start_next).result(5)
        clock.forward(6)
        written(house, key, "Avant")
    return key


def test_a_clock_set_back_leaves_the_phase_its_time_and_the_cards_their_order(
    tmp_path: Path,
) -> None:
    library = tmp_path / "library.db"
    key = a_day_that_runs(library, timedelta(hours=1))
    with reopened(library) as house:
        phase = current_phase(house.library.read(key, schedule))
        assert phase is not None
        left = phase_state(phase, house.clock.now()).remaining_s
        assert phase.planned_s - 6 * 60 - 60 < left <= phase.planned_s - 6 * 60
        written(house, key, "Après")
        cards = house.library.read(key, lambda snapshot: snapshot.cards.where())
        in_time = sorted(cards, key=lambda card: card.written_at)
        assert [card.text for card in in_time] == ["Avant", "Après"]
        assert [card.number for card in in_time] == [1, 2]


def test_a_clock_that_is_right_is_believed(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    a_day_that_runs(library, timedelta(hours=-2))
    with reopened(library) as house:
        assert abs(house.clock.now() - datetime.now(UTC)) < timedelta(seconds=30)


@pytest.mark.parametrize("ahead", [timedelta(days=2), timedelta(days=4_000)], ids=str)
def test_a_day_once_begun_with_a_wrong_date_does_not_move_every_later_one(
    tmp_path: Path, ahead: timedelta
) -> None:
    library = tmp_path / "library.db"
    a_day_that_runs(library, ahead)
    with reopened(library) as house:
        assert abs(house.clock.now() - datetime.now(UTC)) < timedelta(seconds=30)
