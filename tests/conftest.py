"""A real library in a temporary file, with a clock that the test moves."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import settings

from workshop_app.bootstrap import House, open_house
from workshop_app.domain.people import Person
from workshop_app.i18n.translate import set_language
from workshop_app.services.cards import Draft, Receipt, write_card
from workshop_app.services.people import add_person
from workshop_app.services.phases import schedule, start_phase
from workshop_app.services.ports import Command, Query, R
from workshop_app.services.workshops import create_workshop
from workshop_app.settings import Settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/Paris"
time.tzset()
settings.register_profile("house", deadline=None)  # a busy machine is no defect
settings.load_profile("house")


@dataclass
class FakeClock:
    time: datetime = field(default_factory=lambda: datetime(2026, 3, 12, 9, tzinfo=UTC))

    def now(self) -> datetime:
        return self.time

    def forward(self, minutes: float) -> None:
        self.time += timedelta(minutes=minutes)


@dataclass
class Workshop:
    """One workshop of a real library, spoken to as a face would."""

    house: House
    clock: FakeClock
    key: UUID

    def do(self, command: Command[R]) -> R:
        return self.house.library.submit(self.key, "test", command).result(5)

    def ask(self, query: Query[R]) -> R:
        return self.house.library.read(self.key, query)

    def start(self, title: str) -> None:
        """Bring the phase of this title on stage."""
        phase = next(p for p in self.ask(schedule) if p.title == title)
        self.do(partial(start_phase, key=phase.id))

    def write(self, text: str = "Un port", table: int = 4, kind: str = "forces") -> Receipt:
        return self.do(partial(write_card, draft=Draft(uuid4(), table, kind, text)))

    def add(self, first_name: str, last_name: str, **fields: Any) -> Person:
        return self.do(partial(add_person, first_name=first_name, last_name=last_name, **fields))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole days, which mostly wait, come first: no core is left alone with one at the end."""
    items.sort(key=lambda item: "tests/session/" not in item.nodeid)


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Whatever language a test spoke, the next one begins in French."""
    set_language("fr")
    yield
    set_language("fr")


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A concertation, nothing started, nobody in it."""
    clock = FakeClock()
    house = open_house(Settings(library=str(tmp_path / "library.db")), clock)
    key = uuid4()
    create = partial(create_workshop, model="concertation", title="Mieux travailler ensemble")
    house.library.submit(key, "test", create).result(5)
    yield Workshop(house, clock, key)
    house.close()
